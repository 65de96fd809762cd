import { Field, ID, InputType, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { DayScalar, JsonScalar } from "../graphql/scalars.ts";
import { Policy } from "./types.ts";

@InputType({ description: "Input of setPolicy (操作输入)" })
export class SetPolicyInput extends KeyedInput {
  @Field(() => ID, { description: "The company, a region or a service center (组织节点)" })
  placeId!: string;

  @Field(() => String, { description: "Key of the setting (参数键)" })
  key!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "The value; null gives the place back to what it inherits (取值)",
  })
  value?: unknown;

  @Field(() => DayScalar, {
    nullable: true,
    description: "First day on which it counts, today unless told (生效日期)",
  })
  fromOn?: string | null;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of setPolicy (操作结果)" })
export class SetPolicyPayload extends KeyedPayload {
  @Field(() => Policy, { description: "The setting as it counts there now (参数)" })
  policy!: Policy;
}
