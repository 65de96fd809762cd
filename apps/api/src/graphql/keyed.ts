import { Field, InputType, ObjectType } from "type-graphql";

const description = "The client's key: the same key gives the same answer, once (幂等键)";

/** What every mutation's input has. */
@InputType()
export abstract class KeyedInput {
  @Field(() => String, { description })
  clientMutationId!: string;
}

/** What every mutation's answer has. */
@ObjectType()
export abstract class KeyedPayload {
  @Field(() => String, { description })
  clientMutationId!: string;
}
