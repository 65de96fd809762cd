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
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import { followSite } from "./site-actions.ts";
import {
  createConsumable,
  recordConsumable,
  requestConsumables,
  updateConsumable,
} from "./consumable-actions.ts";
import {
  addVisitors,
  recordItemCount,
  recordSiteCheck,
  recordSiteClosing,
  resolveItemLoss,
  resolveSiteCheck,
  setVisitors,
} from "./day-actions.ts";
import { answerInquiry, recordInquiry } from "./inquiry-actions.ts";
import {
  createSalesSite,
  createSiteItem,
  updateSalesSite,
  updateSiteItem,
} from "./site-actions.ts";
import {
  AddVisitorsInput,
  AddVisitorsPayload,
  AnswerInquiryInput,
  AnswerInquiryPayload,
  ConsumableEntryList,
  CreateConsumableInput,
  CreateConsumablePayload,
  CreateSalesSiteInput,
  CreateSalesSitePayload,
  CreateSiteItemInput,
  CreateSiteItemPayload,
  ItemCountList,
  RecordConsumableInput,
  RecordConsumablePayload,
  RecordInquiryInput,
  RecordInquiryPayload,
  RecordItemCountInput,
  RecordItemCountPayload,
  RecordSiteCheckInput,
  RecordSiteCheckPayload,
  RecordSiteClosingInput,
  RecordSiteClosingPayload,
  RequestConsumablesInput,
  RequestConsumablesPayload,
  ResolveItemLossInput,
  ResolveItemLossPayload,
  ResolveSiteCheckInput,
  ResolveSiteCheckPayload,
  SalesSiteList,
  SetVisitorsInput,
  SetVisitorsPayload,
  SiteCheckList,
  SiteDayList,
  SiteInquiryList,
  UpdateConsumableInput,
  UpdateConsumablePayload,
  UpdateSalesSiteInput,
  UpdateSalesSitePayload,
  UpdateSiteItemInput,
  UpdateSiteItemPayload,
} from "./inputs.ts";
import { siteActions } from "./site-rights.ts";
import {
  ConsumableEntryConnection,
  ItemCount,
  ItemCountConnection,
  SalesSite,
  SalesSiteConnection,
  SiteCheckConnection,
  SiteDayConnection,
  SiteInquiryConnection,
} from "./types.ts";

@Resolver(() => SalesSite)
export class SalesSiteResolver {
  @Subscription(() => Boolean, {
    description: "Something of a sales site changed: its page asks for it again (案场变更)",
    subscribe: ({ args, context }) => followSite(context, args.siteId),
  })
  salesSiteChanged(@Root() changed: boolean, @Arg("siteId", () => ID) _siteId: string): boolean {
    return changed;
  }

  @Query(() => SalesSite, { nullable: true, description: "A sales site (案场)" })
  salesSite(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => ItemCount, { nullable: true, description: "A count of items (物品清点)" })
  itemCount(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => SalesSiteConnection, {
    description: "Show flats and sales centers that the viewer reads (案场)",
  })
  salesSites(
    @Args(() => SalesSiteList) _list: SalesSiteList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => SiteDayConnection, {
    description: "Days of sites, newest first: visitors, closing (案场日报)",
  })
  siteDays(
    @Args(() => SiteDayList) _list: SiteDayList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => ItemCountConnection, { description: "Counts of items, newest first (物品清点)" })
  itemCounts(
    @Args(() => ItemCountList) _list: ItemCountList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => SiteCheckConnection, { description: "Checks of sites, newest first (现场检查)" })
  siteChecks(
    @Args(() => SiteCheckList) _list: SiteCheckList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => ConsumableEntryConnection, {
    description: "Movements of consumables, newest first (低值易耗品台账)",
  })
  consumableEntries(
    @Args(() => ConsumableEntryList) _list: ConsumableEntryList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => SiteInquiryConnection, { description: "What people asked, newest first (咨询)" })
  siteInquiries(
    @Args(() => SiteInquiryList) _list: SiteInquiryList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions(@Root() root: { estate_id: string; service_center_id: string }, @Ctx() context: Context) {
    const site = { estateId: root.estate_id, serviceCenterId: root.service_center_id };
    return siteActions(context.viewer, site).map(stateOf);
  }

  @Mutation(() => CreateSalesSitePayload, { description: "Lay out a sales site (登记案场)" })
  createSalesSite(
    @Arg("input", () => CreateSalesSiteInput) input: CreateSalesSiteInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createSalesSite(context, input));
  }

  @Mutation(() => UpdateSalesSitePayload, {
    description: "Change a sales site, or close it (修改案场)",
  })
  updateSalesSite(
    @Arg("input", () => UpdateSalesSiteInput) input: UpdateSalesSiteInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateSalesSite(context, input));
  }

  @Mutation(() => CreateSiteItemPayload, { description: "Put an item on the register (登记物品)" })
  createSiteItem(
    @Arg("input", () => CreateSiteItemInput) input: CreateSiteItemInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createSiteItem(context, input));
  }

  @Mutation(() => UpdateSiteItemPayload, {
    description: "Change an item of the register, or retire it (修改物品登记)",
  })
  updateSiteItem(
    @Arg("input", () => UpdateSiteItemInput) input: UpdateSiteItemInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateSiteItem(context, input));
  }

  @Mutation(() => RecordItemCountPayload, {
    description:
      "Count a site's items; what is missing or damaged is told the supervisor at once, SHW-R19 (物品清点)",
  })
  recordItemCount(
    @Arg("input", () => RecordItemCountInput) input: RecordItemCountInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordItemCount(context, input));
  }

  @Mutation(() => ResolveItemLossPayload, {
    description: "Write how a loss or damage ended (丢失损坏处理结果)",
  })
  resolveItemLoss(
    @Arg("input", () => ResolveItemLossInput) input: ResolveItemLossInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, resolveItemLoss(context, input));
  }

  @Mutation(() => AddVisitorsPayload, { description: "Count one visitor more, SHW-R20 (访客加一)" })
  addVisitors(
    @Arg("input", () => AddVisitorsInput) input: AddVisitorsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, addVisitors(context, input));
  }

  @Mutation(() => SetVisitorsPayload, { description: "Set the visitors of a day (访客人数)" })
  setVisitors(
    @Arg("input", () => SetVisitorsInput) input: SetVisitorsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, setVisitors(context, input));
  }

  @Mutation(() => RecordSiteCheckPayload, {
    description: "Record a check; what it found is followed, SHW-R18 (现场检查)",
  })
  recordSiteCheck(
    @Arg("input", () => RecordSiteCheckInput) input: RecordSiteCheckInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordSiteCheck(context, input));
  }

  @Mutation(() => ResolveSiteCheckPayload, {
    description: "Write how a finding ended (检查问题处理结果)",
  })
  resolveSiteCheck(
    @Arg("input", () => ResolveSiteCheckInput) input: ResolveSiteCheckInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, resolveSiteCheck(context, input));
  }

  @Mutation(() => RecordSiteClosingPayload, {
    description: "Record that doors, windows, water and power are closed, SHW-R21 (下班关闭)",
  })
  recordSiteClosing(
    @Arg("input", () => RecordSiteClosingInput) input: RecordSiteClosingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordSiteClosing(context, input));
  }

  @Mutation(() => CreateConsumablePayload, {
    description: "Register a consumable (登记低值易耗品)",
  })
  createConsumable(
    @Arg("input", () => CreateConsumableInput) input: CreateConsumableInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createConsumable(context, input));
  }

  @Mutation(() => UpdateConsumablePayload, { description: "Change a consumable (修改低值易耗品)" })
  updateConsumable(
    @Arg("input", () => UpdateConsumableInput) input: UpdateConsumableInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateConsumable(context, input));
  }

  @Mutation(() => RecordConsumablePayload, {
    description: "Take in or use consumables, SHW-R20 (入库领用)",
  })
  recordConsumable(
    @Arg("input", () => RecordConsumableInput) input: RecordConsumableInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordConsumable(context, input));
  }

  @Mutation(() => RequestConsumablesPayload, {
    description: "Request consumables (申报低值易耗品)",
  })
  requestConsumables(
    @Arg("input", () => RequestConsumablesInput) input: RequestConsumablesInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, requestConsumables(context, input));
  }

  @Mutation(() => RecordInquiryPayload, {
    description: "Record what somebody asked, SHW-R07, R14, R22 (登记咨询)",
  })
  recordInquiry(
    @Arg("input", () => RecordInquiryInput) input: RecordInquiryInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordInquiry(context, input));
  }

  @Mutation(() => AnswerInquiryPayload, { description: "Answer it afterwards (补充解答)" })
  answerInquiry(
    @Arg("input", () => AnswerInquiryInput) input: AnswerInquiryInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, answerInquiry(context, input));
  }
}
