import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Mutation, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import {
  addStandardBidParts,
  addTenderRequirements,
  assembleBid,
  cancelBidPack,
  checkBidPackingItem,
  orderBidParts,
  saveBidDefenceItem,
  saveBidPackingItem,
  saveBidPart,
  sealBidPart,
} from "./bid-document-actions.ts";
import {
  AddStandardBidPartsInput,
  AddTenderRequirementsInput,
  AssembleBidInput,
  CancelBidPackInput,
  CheckBidPackingItemInput,
  OrderBidPartsInput,
  SaveBidDefenceItemInput,
  SaveBidPackingItemInput,
  SaveBidPartInput,
  SealBidPartInput,
} from "./bid-document-types.ts";
import { BiddingPayload } from "./inputs.ts";

@Resolver()
export class BidDocumentResolver {
  @Mutation(() => BiddingPayload, {
    description: "Add or change a part of the bid document (保存章节)",
  })
  saveBidPart(
    @Arg("input", () => SaveBidPartInput) input: SaveBidPartInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveBidPart(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Begin with the usual parts (套用标准目录)",
  })
  addStandardBidParts(
    @Arg("input", () => AddStandardBidPartsInput) input: AddStandardBidPartsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, addStandardBidParts(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Put the parts into an order (调整章节次序)",
  })
  orderBidParts(
    @Arg("input", () => OrderBidPartsInput) input: OrderBidPartsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, orderBidParts(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Say that a part is signed and sealed, or not (登记签字盖章)",
  })
  sealBidPart(
    @Arg("input", () => SealBidPartInput) input: SealBidPartInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, sealBidPart(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description:
      "Assemble the parts into one PDF with cover, contents and page numbers (合成投标文件)",
  })
  assembleBid(
    @Arg("input", () => AssembleBidInput) input: AssembleBidInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, assembleBid(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Cancel an assembly that is under way (取消合成)",
  })
  cancelBidPack(
    @Arg("input", () => CancelBidPackInput) input: CancelBidPackInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, cancelBidPack(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Add or change a line of the binding and packaging list, BID-R14 (保存清单项)",
  })
  saveBidPackingItem(
    @Arg("input", () => SaveBidPackingItemInput) input: SaveBidPackingItemInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveBidPackingItem(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Check a line of the list, BID-R14 (核对清单项)",
  })
  checkBidPackingItem(
    @Arg("input", () => CheckBidPackingItemInput) input: CheckBidPackingItemInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, checkBidPackingItem(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Add or change a question, material or rehearsal, BID-R15 (保存答辩准备)",
  })
  saveBidDefenceItem(
    @Arg("input", () => SaveBidDefenceItemInput) input: SaveBidDefenceItemInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveBidDefenceItem(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Take many clauses down at once, BID-R13 (批量录入招标要求)",
  })
  addTenderRequirements(
    @Arg("input", () => AddTenderRequirementsInput) input: AddTenderRequirementsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, addTenderRequirements(context, input));
  }
}
