import { Field, ID, InputType, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";

@InputType({ description: "Input of removeAttachment (操作输入)" })
export class RemoveAttachmentInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of removeAttachment (操作结果)" })
export class RemoveAttachmentPayload extends KeyedPayload {
  @Field(() => ID, { description: "What was removed (已移除)" })
  removedId!: string;
}
