import type { ActionState as ActionStateOf } from "@threshold/domain/launch/action";
import { Field, ObjectType } from "type-graphql";
import { JsonScalar } from "../graphql/scalars.ts";

@ObjectType({
  description: "An action with whether it is available, or the refusal it would give (操作状态)",
})
export class ActionState {
  @Field(() => String, { description: "Name of the mutation (操作)" })
  action!: string;

  @Field(() => Boolean, { description: "Whether the viewer may do it now (是否可用)" })
  allowed!: boolean;

  @Field(() => String, { nullable: true, description: "Code, unique in its company (编码)" })
  code?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: "Facts for the sentence (详情)" })
  details?: unknown | null;
}

/** What a rule says of an action, as the API tells it. */
export const stateOf = (state: ActionStateOf<string>): ActionState =>
  state.allowed
    ? { action: state.action, allowed: true }
    : {
        action: state.action,
        allowed: false,
        code: state.refusal.code,
        details: state.refusal.details,
      };
