import { availableSetupActions } from "@threshold/domain/reception/setup";
import type { SetupStatus } from "@threshold/domain/reception/vocabulary";
import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import { rightsAt } from "./checklist-actions.ts";
import {
  createFrontDeskDevice,
  mendReceptionFinding,
  recordReceptionSystemCheck,
  removeDeskCard,
  saveDeskCard,
  updateFrontDeskDevice,
} from "./device-actions.ts";
import {
  AcceptReceptionInput,
  AcceptReceptionPayload,
  CreateFrontDeskDeviceInput,
  CreateFrontDeskDevicePayload,
  MendReceptionFindingInput,
  MendReceptionFindingPayload,
  PlanReceptionInput,
  PlanReceptionPayload,
  ReceptionSetupList,
  RecordReceptionSystemCheckInput,
  RecordReceptionSystemCheckPayload,
  RemoveDeskCardInput,
  RemoveDeskCardPayload,
  ReturnReceptionInput,
  ReturnReceptionPayload,
  SaveDeskCardInput,
  SaveDeskCardPayload,
  SetReceptionOpeningInput,
  SetReceptionOpeningPayload,
  SubmitReceptionCheckInput,
  SubmitReceptionCheckPayload,
  UpdateFrontDeskDeviceInput,
  UpdateFrontDeskDevicePayload,
  WaiveReceptionLineInput,
  WaiveReceptionLinePayload,
} from "./inputs.ts";
import {
  acceptReception,
  planReception,
  returnReception,
  setReceptionOpening,
  submitReceptionCheck,
  waiveReceptionLine,
} from "./setup-actions.ts";
import { ReceptionSetup, ReceptionSetupConnection } from "./types.ts";

@Resolver(() => ReceptionSetup)
export class ReceptionResolver {
  @Query(() => ReceptionSetup, {
    nullable: true,
    description: "A center's reception area (接待区域布置)",
  })
  receptionSetup(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => ReceptionSetupConnection, {
    description:
      "Reception areas of the centers the viewer reads, by region and center (接待区域布置)",
  })
  receptionSetups(
    @Args(() => ReceptionSetupList) _list: ReceptionSetupList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions(
    @Root() root: { status: SetupStatus; checked_by: string | null; service_center_id: string },
    @Ctx() context: Context,
  ) {
    const facts = { status: root.status, checkedById: root.checked_by };
    return availableSetupActions(facts, rightsAt(context, root.service_center_id)).map(stateOf);
  }

  @Mutation(() => PlanReceptionPayload, {
    description:
      "Plan a center's reception area; its check begins on the standard in use (新建布置)",
  })
  planReception(
    @Arg("input", () => PlanReceptionInput) input: PlanReceptionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, planReception(context, input));
  }

  @Mutation(() => SetReceptionOpeningPayload, {
    description: "Set when the center opens; null follows the launch (设定启用日期)",
  })
  setReceptionOpening(
    @Arg("input", () => SetReceptionOpeningInput) input: SetReceptionOpeningInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, setReceptionOpening(context, input));
  }

  @Mutation(() => SubmitReceptionCheckPayload, {
    description: "Declare the check complete and ask for acceptance (提交自查)",
  })
  submitReceptionCheck(
    @Arg("input", () => SubmitReceptionCheckInput) input: SubmitReceptionCheckInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitReceptionCheck(context, input));
  }

  @Mutation(() => AcceptReceptionPayload, {
    description: "Accept; the region alone may, RCP-R01 (验收通过)",
  })
  acceptReception(
    @Arg("input", () => AcceptReceptionInput) input: AcceptReceptionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, acceptReception(context, input));
  }

  @Mutation(() => ReturnReceptionPayload, { description: "Send it back to be mended (退回整改)" })
  returnReception(
    @Arg("input", () => ReturnReceptionInput) input: ReturnReceptionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, returnReception(context, input));
  }

  @Mutation(() => WaiveReceptionLinePayload, {
    description: "Accept one line that is not met (例外批准)",
  })
  waiveReceptionLine(
    @Arg("input", () => WaiveReceptionLineInput) input: WaiveReceptionLineInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, waiveReceptionLine(context, input));
  }

  @Mutation(() => CreateFrontDeskDevicePayload, { description: "Register a device (登记设备)" })
  createFrontDeskDevice(
    @Arg("input", () => CreateFrontDeskDeviceInput) input: CreateFrontDeskDeviceInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createFrontDeskDevice(context, input));
  }

  @Mutation(() => UpdateFrontDeskDevicePayload, {
    description: "Change a device, or take it out of use (修改设备)",
  })
  updateFrontDeskDevice(
    @Arg("input", () => UpdateFrontDeskDeviceInput) input: UpdateFrontDeskDeviceInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateFrontDeskDevice(context, input));
  }

  @Mutation(() => SaveDeskCardPayload, {
    description: "Make or change somebody's desk card (保存台卡)",
  })
  saveDeskCard(
    @Arg("input", () => SaveDeskCardInput) input: SaveDeskCardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveDeskCard(context, input));
  }

  @Mutation(() => RecordReceptionSystemCheckPayload, {
    description: "Record a look at recording, monitoring and NC, RCP-R19 (登记系统检查)",
  })
  recordReceptionSystemCheck(
    @Arg("input", () => RecordReceptionSystemCheckInput) input: RecordReceptionSystemCheckInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordReceptionSystemCheck(context, input));
  }

  @Mutation(() => MendReceptionFindingPayload, {
    description: "Say that a finding is mended (问题已处理)",
  })
  mendReceptionFinding(
    @Arg("input", () => MendReceptionFindingInput) input: MendReceptionFindingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, mendReceptionFinding(context, input));
  }

  @Mutation(() => RemoveDeskCardPayload, { description: "Take a desk card away (移除台卡)" })
  async removeDeskCard(
    @Arg("input", () => RemoveDeskCardInput) input: RemoveDeskCardInput,
    @Ctx() context: Context,
  ): Promise<RemoveDeskCardPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await removeDeskCard(context, input)) };
  }
}
