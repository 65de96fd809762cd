import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readByMapping } from "../graphql/node.ts";
import { LaunchPlan } from "../launch/types.ts";
import { RecordActionState } from "../launch-record/types.ts";
import {
  finishLaunchDrill,
  keepLaunchDayPlan,
  keepLaunchDrill,
  listLaunchDayActions,
  submitLaunchDayPlan,
} from "./actions.ts";
import {
  FinishLaunchDrillInput,
  FinishLaunchDrillPayload,
  KeepLaunchDayPlanInput,
  KeepLaunchDayPlanPayload,
  KeepLaunchDrillInput,
  KeepLaunchDrillPayload,
  SubmitLaunchDayPlanInput,
  SubmitLaunchDayPlanPayload,
} from "./inputs.ts";
import { LaunchDayPlan, LaunchDrill } from "./types.ts";

@Resolver(() => LaunchPlan)
export class LaunchDayResolver {
  @FieldResolver(() => [LaunchDayPlan], {
    description: "Plans for the day of the launch (开盘当天方案)",
  })
  dayPlans() {
    return readByMapping();
  }

  @FieldResolver(() => LaunchDrill, {
    nullable: true,
    description: "Drill of the emergency plan (演练记录)",
  })
  drill() {
    return readByMapping();
  }

  @FieldResolver(() => [RecordActionState], {
    description: "Every action on the plans for the day, available or why not (开盘当天可用操作)",
  })
  async launchDayActions(@Root() plan: { id: string }, @Ctx() context: Context) {
    const actions = await listLaunchDayActions(context, plan.id);
    return actions.map(({ subject, state }) => ({ ...stateOf(state), subject }));
  }

  @Mutation(() => KeepLaunchDayPlanPayload, {
    description:
      "Draft a plan for the day; the contractor's may be entered for him (编制开盘当天方案)",
  })
  keepLaunchDayPlan(
    @Arg("input", () => KeepLaunchDayPlanInput) input: KeepLaunchDayPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepLaunchDayPlan(context, input));
  }

  @Mutation(() => SubmitLaunchDayPlanPayload, {
    description: "Hand a plan for the day in for its review (提交开盘当天方案)",
  })
  submitLaunchDayPlan(
    @Arg("input", () => SubmitLaunchDayPlanInput) input: SubmitLaunchDayPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitLaunchDayPlan(context, input));
  }

  @Mutation(() => KeepLaunchDrillPayload, {
    description: "Keep what is recorded of the drill; refused before the plan (登记演练)",
  })
  keepLaunchDrill(
    @Arg("input", () => KeepLaunchDrillInput) input: KeepLaunchDrillInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepLaunchDrill(context, input));
  }

  @Mutation(() => FinishLaunchDrillPayload, {
    description: "The drill is done, with record, people and photo (完成演练)",
  })
  finishLaunchDrill(
    @Arg("input", () => FinishLaunchDrillInput) input: FinishLaunchDrillInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, finishLaunchDrill(context, input));
  }
}
