import { Field, ID, InputType, ObjectType } from "type-graphql";

@InputType({ description: "Input of removeAttachment (操作输入)" })
export class RemoveAttachmentInput {
  @Field(() => String, {
    description: "The client's key: the same key gives the same answer, once (幂等键)",
  })
  clientMutationId!: string;

  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of removeAttachment (操作结果)" })
export class RemoveAttachmentPayload {
  @Field(() => String, {
    description: "The client's key: the same key gives the same answer, once (幂等键)",
  })
  clientMutationId!: string;

  @Field(() => ID, { description: "What was removed (已移除)" })
  removedId!: string;
}
