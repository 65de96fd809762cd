import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { PlaceFilter } from "../graphql/place-filter.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Page } from "../graphql/page.ts";
import { DayScalar } from "../graphql/scalars.ts";
import {
  CountMoment,
  InquiryAsker,
  InquiryChannel,
  InquiryKind,
  ItemCondition,
  SalesSiteKind,
  SiteCheckKind,
} from "./enums.ts";
import {
  Consumable,
  ConsumableRequest,
  ItemCount,
  ItemCountLine,
  SalesSite,
  SiteCheck,
  SiteDay,
  SiteInquiry,
  SiteItem,
} from "./types.ts";

@InputType({ description: "Which sales sites (案场筛选)" })
export class SalesSiteFilter extends PlaceFilter {
  @Field(() => [SalesSiteKind], { nullable: true, description: "Of these kinds (类别)" })
  kinds?: (keyof typeof SalesSiteKind)[] | null;

  @Field(() => Boolean, { nullable: true, description: "Open today, or not (启用中)" })
  open?: boolean | null;
}

@ArgsType()
export class SalesSiteList extends Page {
  @Field(() => SalesSiteFilter, { nullable: true, description: "Which ones (筛选)" })
  filter?: SalesSiteFilter;
}

@InputType({ description: "Which records of sites (记录筛选)" })
export class SiteRecordFilter extends PlaceFilter {
  @Field(() => [ID], { nullable: true, description: "Of these sites (案场)" })
  siteIds?: string[] | null;

  @Field(() => DayScalar, { nullable: true, description: "From this day (开始日期)" })
  from?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Until this day (结束日期)" })
  to?: string | null;
}

@ArgsType()
export class SiteDayList extends Page {
  @Field(() => SiteRecordFilter, { nullable: true, description: "Which ones (筛选)" })
  filter?: SiteRecordFilter;
}

@InputType({ description: "Which counts (清点筛选)" })
export class ItemCountFilter extends SiteRecordFilter {
  @Field(() => Boolean, { nullable: true, description: "With something amiss (有异常)" })
  amiss?: boolean | null;
}

@ArgsType()
export class ItemCountList extends Page {
  @Field(() => ItemCountFilter, { nullable: true, description: "Which ones (筛选)" })
  filter?: ItemCountFilter;
}

@InputType({ description: "Which checks (检查筛选)" })
export class SiteCheckFilter extends SiteRecordFilter {
  @Field(() => [SiteCheckKind], { nullable: true, description: "Of these kinds (检查类别)" })
  kinds?: (keyof typeof SiteCheckKind)[] | null;

  @Field(() => Boolean, { nullable: true, description: "Followed still (未处理)" })
  open?: boolean | null;
}

@ArgsType()
export class SiteCheckList extends Page {
  @Field(() => SiteCheckFilter, { nullable: true, description: "Which ones (筛选)" })
  filter?: SiteCheckFilter;
}

@ArgsType()
export class ConsumableEntryList extends Page {
  @Field(() => SiteRecordFilter, { nullable: true, description: "Which ones (筛选)" })
  filter?: SiteRecordFilter;
}

@InputType({ description: "Which inquiries (咨询筛选)" })
export class SiteInquiryFilter extends SiteRecordFilter {
  @Field(() => String, { nullable: true, description: "Text in question or answer (搜索)" })
  search?: string | null;

  @Field(() => [InquiryKind], { nullable: true, description: "Of these kinds (咨询类别)" })
  kinds?: (keyof typeof InquiryKind)[] | null;

  @Field(() => [InquiryChannel], { nullable: true, description: "By these ways (方式)" })
  channels?: (keyof typeof InquiryChannel)[] | null;

  @Field(() => [InquiryAsker], { nullable: true, description: "Asked by these (咨询人)" })
  askedBy?: (keyof typeof InquiryAsker)[] | null;

  @Field(() => Boolean, { nullable: true, description: "Answered, or not yet (已解答)" })
  answered?: boolean | null;
}

@ArgsType()
export class SiteInquiryList extends Page {
  @Field(() => SiteInquiryFilter, { nullable: true, description: "Which ones (筛选)" })
  filter?: SiteInquiryFilter;
}

@InputType({ description: "One item as counted (清点明细)" })
export class ItemCountLineInput {
  @Field(() => ID, { description: "The item (物品)" })
  itemId!: string;

  @Field(() => Int, { description: "How many there are (实点数)" })
  counted!: number;

  @Field(() => ItemCondition, { description: "Condition (状况)" })
  condition!: keyof typeof ItemCondition;

  @Field(() => String, { nullable: true, description: "Why it differs (说明)" })
  remark?: string | null;
}

@InputType({ description: "What is asked for (申报明细)" })
export class ConsumableRequestLineInput {
  @Field(() => ID, { description: "What (物品)" })
  consumableId!: string;

  @Field(() => Float, { description: "How many (申报数量)" })
  quantity!: number;
}

@InputType({ description: "Input of createSalesSite (操作输入)" })
export class CreateSalesSiteInput extends KeyedInput {
  @Field(() => ID, { description: "The estate (小区)" })
  estateId!: string;

  @Field(() => SalesSiteKind, { description: "Kind (类别)" })
  kind!: keyof typeof SalesSiteKind;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "Its own hours, as 1-7 09:00-20:00; left out: the center's (开放时段)",
  })
  hours?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Open since; today unless told (启用日期)",
  })
  openedOn?: string | null;
}

@ObjectType({ description: "Answer of createSalesSite (操作结果)" })
export class CreateSalesSitePayload extends KeyedPayload {
  @Field(() => SalesSite, { description: "The site (案场)" })
  site!: SalesSite;
}

@InputType({ description: "Input of updateSalesSite (操作输入)" })
export class UpdateSalesSiteInput extends KeyedInput {
  @Field(() => ID, { description: "The site (案场)" })
  id!: string;

  @Field(() => Int, { description: "The version that was read (行版本)" })
  version!: number;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "Its own hours; null: the center's (开放时段)",
  })
  hours?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Open until; null: it goes on (停用日期)",
  })
  closedOn?: string | null;
}

@ObjectType({ description: "Answer of updateSalesSite (操作结果)" })
export class UpdateSalesSitePayload extends KeyedPayload {
  @Field(() => SalesSite, { description: "The site (案场)" })
  site!: SalesSite;
}

@InputType({ description: "Input of createSiteItem (操作输入)" })
export class CreateSiteItemInput extends KeyedInput {
  @Field(() => ID, { description: "The site (案场)" })
  siteId!: string;

  @Field(() => String, { description: "Name (物品)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Where it stands (位置)" })
  place?: string | null;

  @Field(() => Int, { description: "How many there should be (登记数)" })
  registered!: number;
}

@ObjectType({ description: "Answer of createSiteItem (操作结果)" })
export class CreateSiteItemPayload extends KeyedPayload {
  @Field(() => SiteItem, { description: "The item (物品)" })
  item!: SiteItem;
}

@InputType({ description: "Input of updateSiteItem (操作输入)" })
export class UpdateSiteItemInput extends KeyedInput {
  @Field(() => ID, { description: "The item (物品)" })
  id!: string;

  @Field(() => Int, { description: "The version that was read (行版本)" })
  version!: number;

  @Field(() => String, { description: "Name (物品)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Where it stands (位置)" })
  place?: string | null;

  @Field(() => Int, { description: "How many there should be (登记数)" })
  registered!: number;

  @Field(() => Boolean, { nullable: true, description: "Not counted any more (停用)" })
  retired?: boolean | null;
}

@ObjectType({ description: "Answer of updateSiteItem (操作结果)" })
export class UpdateSiteItemPayload extends KeyedPayload {
  @Field(() => SiteItem, { description: "The item (物品)" })
  item!: SiteItem;
}

@InputType({ description: "Input of recordItemCount (操作输入)" })
export class RecordItemCountInput extends KeyedInput {
  @Field(() => ID, { description: "The site (案场)" })
  siteId!: string;

  @Field(() => CountMoment, { description: "Before work or before leaving (清点时点)" })
  moment!: keyof typeof CountMoment;

  @Field(() => [ItemCountLineInput], { description: "Every item of the register (清点明细)" })
  lines!: ItemCountLineInput[];
}

@ObjectType({ description: "Answer of recordItemCount (操作结果)" })
export class RecordItemCountPayload extends KeyedPayload {
  @Field(() => ItemCount, { description: "The count (物品清点)" })
  count!: ItemCount;
}

@InputType({ description: "Input of resolveItemLoss (操作输入)" })
export class ResolveItemLossInput extends KeyedInput {
  @Field(() => ID, { description: "The line of the count (清点明细)" })
  id!: string;

  @Field(() => String, { description: "How it ended (处理结果)" })
  result!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "The register follows what was counted (按实点数调整登记数)",
  })
  adjustRegister?: boolean | null;
}

@ObjectType({ description: "Answer of resolveItemLoss (操作结果)" })
export class ResolveItemLossPayload extends KeyedPayload {
  @Field(() => ItemCountLine, { description: "The line (清点明细)" })
  line!: ItemCountLine;

  @Field(() => ItemCount, { description: "Its count (物品清点)" })
  count!: ItemCount;
}

@InputType({ description: "Input of addVisitors (操作输入)" })
export class AddVisitorsInput extends KeyedInput {
  @Field(() => ID, { description: "The site (案场)" })
  siteId!: string;

  @Field(() => Int, { description: "How many more; below 0 takes back (增加人数)" })
  more!: number;
}

@ObjectType({ description: "Answer of addVisitors (操作结果)" })
export class AddVisitorsPayload extends KeyedPayload {
  @Field(() => SiteDay, { description: "The day (案场日)" })
  day!: SiteDay;
}

@InputType({ description: "Input of setVisitors (操作输入)" })
export class SetVisitorsInput extends KeyedInput {
  @Field(() => ID, { description: "The site (案场)" })
  siteId!: string;

  @Field(() => DayScalar, { nullable: true, description: "The day; today unless told (日期)" })
  on?: string | null;

  @Field(() => Int, { description: "How many altogether (访客人数)" })
  number!: number;
}

@ObjectType({ description: "Answer of setVisitors (操作结果)" })
export class SetVisitorsPayload extends KeyedPayload {
  @Field(() => SiteDay, { description: "The day (案场日)" })
  day!: SiteDay;
}

@InputType({ description: "Input of recordSiteCheck (操作输入)" })
export class RecordSiteCheckInput extends KeyedInput {
  @Field(() => ID, { description: "The site (案场)" })
  siteId!: string;

  @Field(() => SiteCheckKind, { description: "What was checked (检查类别)" })
  kind!: keyof typeof SiteCheckKind;

  @Field(() => String, {
    nullable: true,
    description: "What was found; left out: in order (发现问题)",
  })
  finding?: string | null;

  @Field(() => String, { nullable: true, description: "What was done about it at once (处理结果)" })
  result?: string | null;
}

@ObjectType({ description: "Answer of recordSiteCheck (操作结果)" })
export class RecordSiteCheckPayload extends KeyedPayload {
  @Field(() => SiteCheck, { description: "The check (现场检查)" })
  check!: SiteCheck;
}

@InputType({ description: "Input of resolveSiteCheck (操作输入)" })
export class ResolveSiteCheckInput extends KeyedInput {
  @Field(() => ID, { description: "The check (现场检查)" })
  id!: string;

  @Field(() => String, { description: "How it ended (处理结果)" })
  result!: string;
}

@ObjectType({ description: "Answer of resolveSiteCheck (操作结果)" })
export class ResolveSiteCheckPayload extends KeyedPayload {
  @Field(() => SiteCheck, { description: "The check (现场检查)" })
  check!: SiteCheck;
}

@InputType({ description: "Input of recordSiteClosing (操作输入)" })
export class RecordSiteClosingInput extends KeyedInput {
  @Field(() => ID, { description: "The site (案场)" })
  siteId!: string;

  @Field(() => Boolean, { description: "Doors are closed (门已关闭)" })
  doors!: boolean;

  @Field(() => Boolean, { description: "Windows are closed (窗已关闭)" })
  windows!: boolean;

  @Field(() => Boolean, { description: "Water is closed (水已关闭)" })
  water!: boolean;

  @Field(() => Boolean, { description: "Power is off (电已关闭)" })
  power!: boolean;
}

@ObjectType({ description: "Answer of recordSiteClosing (操作结果)" })
export class RecordSiteClosingPayload extends KeyedPayload {
  @Field(() => SiteDay, { description: "The day (案场日)" })
  day!: SiteDay;
}

@InputType({ description: "Input of createConsumable (操作输入)" })
export class CreateConsumableInput extends KeyedInput {
  @Field(() => ID, { description: "The site (案场)" })
  siteId!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Counted in (单位)" })
  unit!: string;

  @Field(() => Float, { nullable: true, description: "How many there are (库存)" })
  stock?: number | null;

  @Field(() => Float, { nullable: true, description: "At or below: to be requested (补货线)" })
  lowAt?: number | null;
}

@ObjectType({ description: "Answer of createConsumable (操作结果)" })
export class CreateConsumablePayload extends KeyedPayload {
  @Field(() => Consumable, { description: "The consumable (低值易耗品)" })
  consumable!: Consumable;
}

@InputType({ description: "Input of updateConsumable (操作输入)" })
export class UpdateConsumableInput extends KeyedInput {
  @Field(() => ID, { description: "The consumable (低值易耗品)" })
  id!: string;

  @Field(() => Int, { description: "The version that was read (行版本)" })
  version!: number;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Counted in (单位)" })
  unit!: string;

  @Field(() => Float, { nullable: true, description: "At or below: to be requested (补货线)" })
  lowAt?: number | null;
}

@ObjectType({ description: "Answer of updateConsumable (操作结果)" })
export class UpdateConsumablePayload extends KeyedPayload {
  @Field(() => Consumable, { description: "The consumable (低值易耗品)" })
  consumable!: Consumable;
}

@InputType({ description: "Input of recordConsumable (操作输入)" })
export class RecordConsumableInput extends KeyedInput {
  @Field(() => ID, { description: "The consumable (低值易耗品)" })
  id!: string;

  @Field(() => Float, { nullable: true, description: "How many came in (入库数量)" })
  received?: number | null;

  @Field(() => Float, { nullable: true, description: "How many were used (领用数量)" })
  used?: number | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@ObjectType({ description: "Answer of recordConsumable (操作结果)" })
export class RecordConsumablePayload extends KeyedPayload {
  @Field(() => Consumable, { description: "The consumable (低值易耗品)" })
  consumable!: Consumable;
}

@InputType({ description: "Input of requestConsumables (操作输入)" })
export class RequestConsumablesInput extends KeyedInput {
  @Field(() => ID, { description: "The site (案场)" })
  siteId!: string;

  @Field(() => [ConsumableRequestLineInput], { description: "What is asked for (申报明细)" })
  lines!: ConsumableRequestLineInput[];

  @Field(() => String, { nullable: true, description: "Remark (说明)" })
  remark?: string | null;
}

@ObjectType({ description: "Answer of requestConsumables (操作结果)" })
export class RequestConsumablesPayload extends KeyedPayload {
  @Field(() => ConsumableRequest, { description: "The request (申报)" })
  request!: ConsumableRequest;
}

@InputType({ description: "Input of recordInquiry (操作输入)" })
export class RecordInquiryInput extends KeyedInput {
  @Field(() => ID, { nullable: true, description: "The site; left out at a front desk (案场)" })
  siteId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The center whose front desk it is (物业服务中心)",
  })
  serviceCenterId?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Which day; today where left out (日期)" })
  on?: string | null;

  @Field(() => InquiryChannel, { description: "Which way (方式)" })
  channel!: keyof typeof InquiryChannel;

  @Field(() => InquiryAsker, { description: "Who asked (咨询人)" })
  askedBy!: keyof typeof InquiryAsker;

  @Field(() => InquiryKind, { description: "About what (咨询类别)" })
  kind!: keyof typeof InquiryKind;

  @Field(() => String, { description: "Question (问题)" })
  question!: string;

  @Field(() => String, {
    nullable: true,
    description: "Answer; without it the inquiry is followed (解答)",
  })
  answer?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Was shown the way to the sales office (已指明售楼处方位)",
  })
  directed?: boolean | null;
}

@ObjectType({ description: "Answer of recordInquiry (操作结果)" })
export class RecordInquiryPayload extends KeyedPayload {
  @Field(() => SiteInquiry, { description: "The inquiry (咨询)" })
  inquiry!: SiteInquiry;
}

@InputType({ description: "Input of answerInquiry (操作输入)" })
export class AnswerInquiryInput extends KeyedInput {
  @Field(() => ID, { description: "The inquiry (咨询)" })
  id!: string;

  @Field(() => String, { description: "Answer (解答)" })
  answer!: string;
}

@ObjectType({ description: "Answer of answerInquiry (操作结果)" })
export class AnswerInquiryPayload extends KeyedPayload {
  @Field(() => SiteInquiry, { description: "The inquiry (咨询)" })
  inquiry!: SiteInquiry;
}
