import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import { RefuseSignatureInput, SignOffPayload, SignRecordInput } from "./inputs.ts";
import { listSlotActions, refuseSignature, signRecord } from "./sign-actions.ts";
import { SignatureSlot, SignOff } from "./types.ts";

@Resolver(() => SignOff)
export class SignOffResolver {
  @Query(() => SignOff, { nullable: true, description: "A sheet that people sign (签署单)" })
  signOff(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => SignOffPayload, {
    description: "Sign: by hand on the screen, or confirmed with the password or a code (签署)",
  })
  signRecord(
    @Arg("input", () => SignRecordInput) input: SignRecordInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, signRecord(context, input));
  }

  @Mutation(() => SignOffPayload, { description: "Refuse to sign, with the reason (拒签)" })
  refuseSignature(
    @Arg("input", () => RefuseSignatureInput) input: RefuseSignatureInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, refuseSignature(context, input));
  }
}

@Resolver(() => SignatureSlot)
export class SignatureSlotResolver {
  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  async actions(@Root() slot: { id: string }, @Ctx() context: Context) {
    return (await listSlotActions(context, slot.id)).map(stateOf);
  }
}
