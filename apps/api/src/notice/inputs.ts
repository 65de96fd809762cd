import { Field, ID, InputType, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";

@InputType({ description: "Input of markNoticesRead (操作输入)" })
export class MarkNoticesReadInput extends KeyedInput {
  @Field(() => [ID], { description: "What is meant (标识)" })
  ids!: string[];
}

@ObjectType({ description: "Answer of markNoticesRead (操作结果)" })
export class MarkNoticesReadPayload extends KeyedPayload {
  @Field(() => [ID], { description: "What is now read (已读)" })
  readIds!: string[];
}
