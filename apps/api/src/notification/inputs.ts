import { Field, ID, InputType, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";

@InputType({ description: "Input of markNotificationsRead (操作输入)" })
export class MarkNotificationsReadInput extends KeyedInput {
  @Field(() => [ID], { description: "What is meant (标识)" })
  ids!: string[];
}

@ObjectType({ description: "Answer of markNotificationsRead (操作结果)" })
export class MarkNotificationsReadPayload extends KeyedPayload {
  @Field(() => [ID], { description: "What is now read (已读)" })
  readIds!: string[];
}
