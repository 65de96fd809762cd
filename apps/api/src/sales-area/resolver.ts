import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { LaunchPlan } from "../launch/types.ts";
import { RecordActionState } from "../launch-record/types.ts";
import {
  askItemSignatures,
  inspectSalesArea,
  keepSalesAreaItems,
  recordSalesAreaHandover,
} from "./area-actions.ts";
import {
  addSalesAreaIssue,
  changeSalesAreaIssue,
  recordAreaIssueFixed,
  removeSalesAreaIssue,
  sendSalesAreaLetter,
  verifyAreaIssue,
  writeSalesAreaLetter,
} from "./issue-actions.ts";
import {
  AddSalesAreaIssueInput,
  AddSalesAreaIssuePayload,
  AskItemSignaturesInput,
  AskItemSignaturesPayload,
  ChangeSalesAreaIssueInput,
  ChangeSalesAreaIssuePayload,
  InspectSalesAreaInput,
  InspectSalesAreaPayload,
  KeepSalesAreaItemsInput,
  KeepSalesAreaItemsPayload,
  RecordAreaIssueFixedInput,
  RecordAreaIssueFixedPayload,
  RecordSalesAreaHandoverInput,
  RecordSalesAreaHandoverPayload,
  RemoveSalesAreaIssueInput,
  RemoveSalesAreaIssuePayload,
  SendSalesAreaLetterInput,
  SendSalesAreaLetterPayload,
  VerifyAreaIssueInput,
  VerifyAreaIssuePayload,
  WriteSalesAreaLetterInput,
  WriteSalesAreaLetterPayload,
} from "./inputs.ts";
import { listSalesAreaActions } from "./list-actions.ts";

@Resolver(() => LaunchPlan)
export class SalesAreaResolver {
  @FieldResolver(() => [RecordActionState], {
    description: "Every action on the plan's sales areas, available or why not (销售区域可用操作)",
  })
  async salesAreaActions(@Root() plan: { id: string }, @Ctx() context: Context) {
    const actions = await listSalesAreaActions(context, plan.id);
    return actions.map(({ subject, state }) => ({ ...stateOf(state), subject }));
  }

  @Mutation(() => RecordSalesAreaHandoverPayload, {
    description: "An area was handed over (登记区域移交)",
  })
  recordSalesAreaHandover(
    @Arg("input", () => RecordSalesAreaHandoverInput) input: RecordSalesAreaHandoverInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordSalesAreaHandover(context, input));
  }

  @Mutation(() => InspectSalesAreaPayload, {
    description: "The inspection of an area is finished (完成承接查验)",
  })
  inspectSalesArea(
    @Arg("input", () => InspectSalesAreaInput) input: InspectSalesAreaInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, inspectSalesArea(context, input));
  }

  @Mutation(() => KeepSalesAreaItemsPayload, {
    description: "Keep the list of things; another list voids its signatures (登记移交物品)",
  })
  keepSalesAreaItems(
    @Arg("input", () => KeepSalesAreaItemsInput) input: KeepSalesAreaItemsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepSalesAreaItems(context, input));
  }

  @Mutation(() => AskItemSignaturesPayload, {
    description: "Ask both sides to sign the list of things (发起双方签字)",
  })
  askItemSignatures(
    @Arg("input", () => AskItemSignaturesInput) input: AskItemSignaturesInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, askItemSignatures(context, input));
  }

  @Mutation(() => AddSalesAreaIssuePayload, {
    description: "Register a problem with who follows it (登记工程问题)",
  })
  addSalesAreaIssue(
    @Arg("input", () => AddSalesAreaIssueInput) input: AddSalesAreaIssueInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, addSalesAreaIssue(context, input));
  }

  @Mutation(() => ChangeSalesAreaIssuePayload, {
    description: "Change a problem, its follower or its day (修改工程问题)",
  })
  changeSalesAreaIssue(
    @Arg("input", () => ChangeSalesAreaIssueInput) input: ChangeSalesAreaIssueInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, changeSalesAreaIssue(context, input));
  }

  @Mutation(() => RemoveSalesAreaIssuePayload, {
    description: "Remove a problem that was told nobody (删除工程问题)",
  })
  removeSalesAreaIssue(
    @Arg("input", () => RemoveSalesAreaIssueInput) input: RemoveSalesAreaIssueInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, removeSalesAreaIssue(context, input));
  }

  @Mutation(() => WriteSalesAreaLetterPayload, {
    description: "Write the letter of what is not told yet (生成反馈单)",
  })
  writeSalesAreaLetter(
    @Arg("input", () => WriteSalesAreaLetterInput) input: WriteSalesAreaLetterInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, writeSalesAreaLetter(context, input));
  }

  @Mutation(() => SendSalesAreaLetterPayload, {
    description: "The letter went out, with its file (登记书面反馈)",
  })
  sendSalesAreaLetter(
    @Arg("input", () => SendSalesAreaLetterInput) input: SendSalesAreaLetterInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, sendSalesAreaLetter(context, input));
  }

  @Mutation(() => RecordAreaIssueFixedPayload, {
    description: "A problem is mended (登记整改完成)",
  })
  recordAreaIssueFixed(
    @Arg("input", () => RecordAreaIssueFixedInput) input: RecordAreaIssueFixedInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordAreaIssueFixed(context, input));
  }

  @Mutation(() => VerifyAreaIssuePayload, {
    description: "Look whether a problem is mended (复验)",
  })
  verifyAreaIssue(
    @Arg("input", () => VerifyAreaIssueInput) input: VerifyAreaIssueInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, verifyAreaIssue(context, input));
  }
}
