import { availableBatchActions } from "@threshold/domain/unit-acceptance/batch";
import type { BatchStatus } from "@threshold/domain/unit-acceptance/vocabulary";
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
  Subscription,
} from "type-graphql";
import { uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField, readPayload, readRecord } from "../graphql/read/execute.ts";
import { followRecords, type RecordChange } from "../graphql/record-changes.ts";
import {
  createAcceptanceBatch,
  formAcceptanceTeam,
  saveAcceptanceGroup,
  saveAcceptanceLayout,
  startAcceptance,
} from "./batch-actions.ts";
import { sendAcceptanceSummary } from "./day-actions.ts";
import {
  AcceptanceBatchList,
  AcceptanceBatchPayload,
  AcceptanceDayPayload,
  CompleteUnitInspectionInput,
  CreateAcceptanceBatchInput,
  DecideAcceptanceSamplingInput,
  FormAcceptanceTeamInput,
  LeaveUnitInspectionInput,
  RecordUnitResultsInput,
  ReinspectUnitInput,
  ReopenUnitInspectionInput,
  SaveAcceptanceGroupInput,
  SaveAcceptanceLayoutInput,
  SendAcceptanceSummaryInput,
  SignUnitAcceptancesInput,
  StartAcceptanceInput,
  TakeUnitInspectionInput,
  UnitAcceptanceList,
  UnitAcceptancePayload,
  UnitAcceptancesPayload,
  UnitResultList,
} from "./inputs.ts";
import { decideAcceptanceSampling } from "./lot-actions.ts";
import { leaveUnitInspection, takeUnitInspection } from "./leases.ts";
import {
  completeUnitInspection,
  recordUnitResults,
  reinspectUnit,
  reopenUnitInspection,
} from "./record-actions.ts";
import { signUnitAcceptances } from "./sign-actions.ts";
import { rightsAt } from "./rights.ts";
import {
  AcceptanceBatch,
  AcceptanceBatchConnection,
  AcceptanceDay,
  UnitAcceptance,
  UnitAcceptanceConnection,
  UnitResultConnection,
} from "./types.ts";

@Resolver(() => AcceptanceBatch)
export class UnitAcceptanceResolver {
  @Query(() => AcceptanceBatch, { nullable: true, description: "A batch (分户验收批次)" })
  acceptanceBatch(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => AcceptanceBatchConnection, {
    description: "Batches of the centers the viewer reads, newest notice first (分户验收批次)",
  })
  acceptanceBatches(
    @Args(() => AcceptanceBatchList) _list: AcceptanceBatchList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => AcceptanceDay, { nullable: true, description: "A group's day (当天验收结果)" })
  acceptanceDay(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => UnitAcceptance, { nullable: true, description: "A home's record (分户验收记录)" })
  unitAcceptance(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => UnitAcceptanceConnection, {
    description: "Records of homes, by building, floor and room (分户验收记录)",
  })
  unitAcceptances(
    @Args(() => UnitAcceptanceList) _list: UnitAcceptanceList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => UnitResultConnection, { description: "Results, the latest first (验收结果)" })
  unitResults(
    @Args(() => UnitResultList) _list: UnitResultList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Subscription(() => UnitAcceptance, {
    description: "A home of the batch changed; only where the viewer may read it (验收记录变更)",
    subscribe: ({ args, context }) => {
      const batchId = uuidOf("AcceptanceBatch", args.batchId);
      return followRecords(
        context,
        (change) => change.table === "unit_acceptance" && change.parents.includes(batchId),
      );
    },
  })
  unitAcceptanceChanged(
    @Root() change: RecordChange,
    @Arg("batchId", () => ID) _batchId: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readRecord(context, info, change.id);
  }

  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions(
    @Root() root: { status: BatchStatus; service_center_id: string },
    @Ctx() context: Context,
  ) {
    return availableBatchActions(root.status, rightsAt(context, root.service_center_id)).map(
      stateOf,
    );
  }

  @Mutation(() => AcceptanceBatchPayload, {
    description: "Record the notice; a record for every home begins, UAC-R02 (登记分户验收通知)",
  })
  createAcceptanceBatch(
    @Arg("input", () => CreateAcceptanceBatchInput) input: CreateAcceptanceBatchInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createAcceptanceBatch(context, input));
  }

  @Mutation(() => AcceptanceBatchPayload, {
    description:
      "Make or change a group with its members and kit, UAC-R05, R06, R10 (设置验收小组)",
  })
  saveAcceptanceGroup(
    @Arg("input", () => SaveAcceptanceGroupInput) input: SaveAcceptanceGroupInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveAcceptanceGroup(context, input));
  }

  @Mutation(() => AcceptanceBatchPayload, {
    description: "Say which rooms a layout has, with design values (设置户型房间)",
  })
  saveAcceptanceLayout(
    @Arg("input", () => SaveAcceptanceLayoutInput) input: SaveAcceptanceLayoutInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveAcceptanceLayout(context, input));
  }

  @Mutation(() => AcceptanceBatchPayload, { description: "The groups stand, UAC-R04 (小组成立)" })
  formAcceptanceTeam(
    @Arg("input", () => FormAcceptanceTeamInput) input: FormAcceptanceTeamInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, formAcceptanceTeam(context, input));
  }

  @Mutation(() => AcceptanceBatchPayload, {
    description: "Begin to inspect, UAC-R05, R06, R16 (开始验收)",
  })
  startAcceptance(
    @Arg("input", () => StartAcceptanceInput) input: StartAcceptanceInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, startAcceptance(context, input));
  }

  @Mutation(() => UnitAcceptancePayload, {
    description:
      "Record results of many lines of a home; what is measured is judged (记录验收结果)",
  })
  recordUnitResults(
    @Arg("input", () => RecordUnitResultsInput) input: RecordUnitResultsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordUnitResults(context, input));
  }

  @Mutation(() => UnitAcceptancePayload, {
    description: "Be at work in a home, or take over from whoever is, with the reason (领取、接手)",
  })
  takeUnitInspection(
    @Arg("input", () => TakeUnitInspectionInput) input: TakeUnitInspectionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, takeUnitInspection(context, input));
  }

  @Mutation(() => UnitAcceptancePayload, { description: "Leave a home to others (离开)" })
  leaveUnitInspection(
    @Arg("input", () => LeaveUnitInspectionInput) input: LeaveUnitInspectionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, leaveUnitInspection(context, input));
  }

  @Mutation(() => UnitAcceptancePayload, {
    description: "Every line has its result: hand it to be signed, UAC-R07 (验收完成)",
  })
  completeUnitInspection(
    @Arg("input", () => CompleteUnitInspectionInput) input: CompleteUnitInspectionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, completeUnitInspection(context, input));
  }

  @Mutation(() => UnitAcceptancePayload, {
    description: "Look again at what is marked rectified, UAC-R09 (复验)",
  })
  reinspectUnit(
    @Arg("input", () => ReinspectUnitInput) input: ReinspectUnitInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, reinspectUnit(context, input));
  }

  @Mutation(() => UnitAcceptancePayload, {
    description: "Inspect on what is not signed by all yet (退回继续验收)",
  })
  reopenUnitInspection(
    @Arg("input", () => ReopenUnitInspectionInput) input: ReopenUnitInspectionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, reopenUnitInspection(context, input));
  }

  @Mutation(() => UnitAcceptancesPayload, {
    description: "A member signs for homes; with the last one each is concluded (签字确认)",
  })
  async signUnitAcceptances(
    @Arg("input", () => SignUnitAcceptancesInput) input: SignUnitAcceptancesInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { clientMutationId } = input;
    return readPayload(context, info, await signUnitAcceptances(context, input), {
      clientMutationId,
    });
  }

  @Mutation(() => AcceptanceDayPayload, {
    description: "Send the day's results to engineering, a copy to the leaders, UAC-R08 (发送汇总)",
  })
  sendAcceptanceSummary(
    @Arg("input", () => SendAcceptanceSummaryInput) input: SendAcceptanceSummaryInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, sendAcceptanceSummary(context, input));
  }

  @Mutation(() => AcceptanceBatchPayload, {
    description:
      "Inspect lots less strictly, normally again, or sample again after it had stopped; from the next draw on (宽严转移)",
  })
  decideAcceptanceSampling(
    @Arg("input", () => DecideAcceptanceSamplingInput) input: DecideAcceptanceSamplingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, decideAcceptanceSampling(context, input));
  }
}
