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
  raiseSalesAreaDefect,
  sendSalesAreaLetter,
  writeSalesAreaLetter,
} from "./defect-actions.ts";
import {
  AskItemSignaturesInput,
  AskItemSignaturesPayload,
  InspectSalesAreaInput,
  InspectSalesAreaPayload,
  KeepSalesAreaItemsInput,
  KeepSalesAreaItemsPayload,
  RaiseSalesAreaDefectInput,
  RaiseSalesAreaDefectPayload,
  RecordSalesAreaHandoverInput,
  RecordSalesAreaHandoverPayload,
  SendSalesAreaLetterInput,
  SendSalesAreaLetterPayload,
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

  @Mutation(() => RaiseSalesAreaDefectPayload, {
    description: "Tell of a defect with who follows it (登记工程问题)",
  })
  raiseSalesAreaDefect(
    @Arg("input", () => RaiseSalesAreaDefectInput) input: RaiseSalesAreaDefectInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, raiseSalesAreaDefect(context, input));
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
}
