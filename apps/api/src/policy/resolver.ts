import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { findPolicy, listPolicies, setPolicy } from "./actions.ts";
import { SetPolicyInput, SetPolicyPayload } from "./inputs.ts";
import { Policy } from "./types.ts";

@Resolver(() => Policy)
export class PolicyResolver {
  @Query(() => [Policy], {
    description: "Every setting as it counts at the company, a region or a center (参数设置)",
  })
  policies(@Arg("placeId", () => ID) placeId: string, @Ctx() context: Context) {
    return listPolicies(context, placeId);
  }

  @Mutation(() => SetPolicyPayload, {
    description: "Set a value at a place, from a day on (设置参数)",
  })
  async setPolicy(
    @Arg("input", () => SetPolicyInput) input: SetPolicyInput,
    @Ctx() context: Context,
  ): Promise<SetPolicyPayload> {
    const { clientMutationId } = input;
    const { key, placeId } = await setPolicy(context, input);
    return { clientMutationId, policy: await findPolicy(context, placeId, key) };
  }
}
