import { Field, ID, InputType, ObjectType } from "type-graphql";

@InputType({ description: "Input of markNoticesRead (操作输入)" })
export class MarkNoticesReadInput {
  @Field(() => String, {
    description: "The client's key: the same key gives the same answer, once (幂等键)",
  })
  clientMutationId!: string;

  @Field(() => [ID], { description: "What is meant (标识)" })
  ids!: string[];
}

@ObjectType({ description: "Answer of markNoticesRead (操作结果)" })
export class MarkNoticesReadPayload {
  @Field(() => String, {
    description: "The client's key: the same key gives the same answer, once (幂等键)",
  })
  clientMutationId!: string;

  @Field(() => [ID], { description: "What is now read (已读)" })
  readIds!: string[];
}
