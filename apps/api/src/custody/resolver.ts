import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import {
  AskForCustodyItemsInput,
  AskForCustodyItemsPayload,
  CancelCustodyHandoverInput,
  CancelCustodyHandoverPayload,
  CustodyHandoverList,
  CustodyHolderList,
  CustodyItemList,
  CustodyLoanList,
  HandOverCustodyInput,
  HandOverCustodyPayload,
  KeepCustodyItemInput,
  KeepCustodyItemPayload,
  ListCustodyThingsInput,
  ListCustodyThingsPayload,
  ListStandardDocumentsInput,
  ListStandardDocumentsPayload,
  ReportCustodyLossInput,
  ReportCustodyLossPayload,
  SettleCustodyDifferenceInput,
  SettleCustodyDifferencePayload,
  SettleCustodyLossInput,
  SettleCustodyLossPayload,
} from "./inputs.ts";
import {
  askForCustodyItems,
  keepCustodyItem,
  listCustodyThings,
  listStandardDocuments,
} from "./item-actions.ts";
import {
  cancelCustodyHandover,
  handOverCustody,
  reportCustodyLoss,
  settleCustodyDifference,
  settleCustodyLoss,
} from "./step-actions.ts";
import {
  CustodyHandover,
  CustodyHandoverConnection,
  CustodyHolderConnection,
  CustodyItem,
  CustodyItemConnection,
  CustodyLoanConnection,
} from "./types.ts";

@Resolver(() => CustodyHandover)
export class CustodyResolver {
  @Query(() => CustodyItem, {
    nullable: true,
    description: "A thing that is handed over (交接物品)",
  })
  custodyItem(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => CustodyHandover, { nullable: true, description: "A handover (交接单)" })
  custodyHandover(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => CustodyItemConnection, { description: "Things and where they are (交接物品列表)" })
  custodyItems(
    @Args(() => CustodyItemList) _list: CustodyItemList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => CustodyLoanConnection, { description: "What is out, and with whom (在外物品列表)" })
  custodyLoans(
    @Args(() => CustodyLoanList) _list: CustodyLoanList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => CustodyHandoverConnection, { description: "Handovers (交接单列表)" })
  custodyHandovers(
    @Args(() => CustodyHandoverList) _list: CustodyHandoverList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => CustodyHolderConnection, {
    description: "Who stood on the other side (交接对方列表)",
  })
  custodyHolders(
    @Args(() => CustodyHolderList) _list: CustodyHolderList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => HandOverCustodyPayload, {
    description: "Hand over: signed on the spot, refused, or signed later (交接)",
  })
  handOverCustody(
    @Arg("input", () => HandOverCustodyInput) input: HandOverCustodyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, handOverCustody(context, input));
  }

  @Mutation(() => CancelCustodyHandoverPayload, {
    description: "Call off what was not signed (作废)",
  })
  cancelCustodyHandover(
    @Arg("input", () => CancelCustodyHandoverInput) input: CancelCustodyHandoverInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, cancelCustodyHandover(context, input));
  }

  @Mutation(() => ListCustodyThingsPayload, {
    description: "Put on the list what is to come (列入应交清单)",
  })
  listCustodyThings(
    @Arg("input", () => ListCustodyThingsInput) input: ListCustodyThingsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, listCustodyThings(context, input));
  }

  @Mutation(() => ListStandardDocumentsPayload, {
    description: "Put on the list the documents that the law names (列入法定应交资料)",
  })
  listStandardDocuments(
    @Arg("input", () => ListStandardDocumentsInput) input: ListStandardDocumentsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, listStandardDocuments(context, input));
  }

  @Mutation(() => AskForCustodyItemsPayload, {
    description: "What is missing was asked for, and promised (催交)",
  })
  askForCustodyItems(
    @Arg("input", () => AskForCustodyItemsInput) input: AskForCustodyItemsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, askForCustodyItems(context, input));
  }

  @Mutation(() => KeepCustodyItemPayload, {
    description: "Change what is said of a thing (修改物品)",
  })
  keepCustodyItem(
    @Arg("input", () => KeepCustodyItemInput) input: KeepCustodyItemInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepCustodyItem(context, input));
  }

  @Mutation(() => ReportCustodyLossPayload, { description: "Report a loss (报失)" })
  reportCustodyLoss(
    @Arg("input", () => ReportCustodyLossInput) input: ReportCustodyLossInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, reportCustodyLoss(context, input));
  }

  @Mutation(() => SettleCustodyLossPayload, {
    description: "Found again, replaced or written off (遗失处理)",
  })
  settleCustodyLoss(
    @Arg("input", () => SettleCustodyLossInput) input: SettleCustodyLossInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, settleCustodyLoss(context, input));
  }

  @Mutation(() => SettleCustodyDifferencePayload, {
    description: "Settle a difference of the count (处理差异)",
  })
  settleCustodyDifference(
    @Arg("input", () => SettleCustodyDifferenceInput) input: SettleCustodyDifferenceInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, settleCustodyDifference(context, input));
  }
}
