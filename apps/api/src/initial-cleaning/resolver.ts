import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readByMapping } from "../graphql/node.ts";
import { LaunchPlan } from "../launch/types.ts";
import { RecordActionState } from "../launch-record/types.ts";
import { Person } from "../organization/types.ts";
import {
  keepCleaningUtilities,
  keepInitialCleaningPlan,
  listCleaningActions,
  moveCleaningArea,
  nameCleaningSupervisor,
  startDailyCleaning,
  submitInitialCleaningPlan,
  superviseCleaning,
} from "./actions.ts";
import {
  KeepCleaningUtilitiesInput,
  KeepCleaningUtilitiesPayload,
  KeepInitialCleaningPlanInput,
  KeepInitialCleaningPlanPayload,
  MoveCleaningAreaInput,
  MoveCleaningAreaPayload,
  NameCleaningSupervisorInput,
  NameCleaningSupervisorPayload,
  StartDailyCleaningInput,
  StartDailyCleaningPayload,
  SubmitInitialCleaningPlanInput,
  SubmitInitialCleaningPlanPayload,
  SuperviseCleaningInput,
  SuperviseCleaningPayload,
} from "./inputs.ts";
import { CleaningUtilities, InitialCleaningPlan } from "./types.ts";

@Resolver(() => LaunchPlan)
export class InitialCleaningResolver {
  @FieldResolver(() => InitialCleaningPlan, {
    nullable: true,
    description: "Initial-cleaning plan (清洁开荒方案)",
  })
  initialCleaning() {
    return readByMapping();
  }

  @FieldResolver(() => CleaningUtilities, {
    nullable: true,
    description: "Water, power and equipment for the initial cleaning (开荒取水用电及物资)",
  })
  cleaningUtilities() {
    return readByMapping();
  }

  @FieldResolver(() => [Person], {
    description: "Who of the center may be named to supervise the cleaning (可指定的监督专人)",
  })
  cleaningSupervisors() {
    return readByMapping();
  }

  @FieldResolver(() => [RecordActionState], {
    description: "Every action on the plan's cleaning, available or why not (开荒可用操作)",
  })
  async cleaningActions(@Root() plan: { id: string }, @Ctx() context: Context) {
    const actions = await listCleaningActions(context, plan.id);
    return actions.map(({ subject, state }) => ({ ...stateOf(state), subject }));
  }

  @Mutation(() => KeepInitialCleaningPlanPayload, {
    description: "Draft the initial-cleaning plan (编制清洁开荒方案)",
  })
  keepInitialCleaningPlan(
    @Arg("input", () => KeepInitialCleaningPlanInput) input: KeepInitialCleaningPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepInitialCleaningPlan(context, input));
  }

  @Mutation(() => NameCleaningSupervisorPayload, {
    description: "Name who supervises the initial cleaning (指定监督专人)",
  })
  nameCleaningSupervisor(
    @Arg("input", () => NameCleaningSupervisorInput) input: NameCleaningSupervisorInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, nameCleaningSupervisor(context, input));
  }

  @Mutation(() => SubmitInitialCleaningPlanPayload, {
    description: "Submit the plan; refused with the missing sections named (提交清洁开荒方案)",
  })
  submitInitialCleaningPlan(
    @Arg("input", () => SubmitInitialCleaningPlanInput) input: SubmitInitialCleaningPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitInitialCleaningPlan(context, input));
  }

  @Mutation(() => SuperviseCleaningPayload, {
    description: "Keep what was seen of an area (登记监督记录)",
  })
  superviseCleaning(
    @Arg("input", () => SuperviseCleaningInput) input: SuperviseCleaningInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, superviseCleaning(context, input));
  }

  @Mutation(() => MoveCleaningAreaPayload, {
    description: "Give an area of the approved plan another time, with the reason (调整时间节点)",
  })
  moveCleaningArea(
    @Arg("input", () => MoveCleaningAreaInput) input: MoveCleaningAreaInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, moveCleaningArea(context, input));
  }

  @Mutation(() => StartDailyCleaningPayload, {
    description: "The daily cleaners take finished areas over (日常保洁进场)",
  })
  startDailyCleaning(
    @Arg("input", () => StartDailyCleaningInput) input: StartDailyCleaningInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, startDailyCleaning(context, input));
  }

  @Mutation(() => KeepCleaningUtilitiesPayload, {
    description: "Keep what was agreed on water and power, and the equipment (登记取水用电及物资)",
  })
  keepCleaningUtilities(
    @Arg("input", () => KeepCleaningUtilitiesInput) input: KeepCleaningUtilitiesInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepCleaningUtilities(context, input));
  }
}
