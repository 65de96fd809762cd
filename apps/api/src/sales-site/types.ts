import { Field, Float, Int, ObjectType } from "type-graphql";
import { Approval } from "../approval/types.ts";
import { Attachment } from "../attachment/types.ts";
import { ActionState } from "../graphql/action.ts";
import { connectionOf } from "../graphql/connection.ts";
import { Node } from "../graphql/node.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { Estate, Person, ServiceCenter } from "../organization/types.ts";
import {
  ConsumableRequestStatus,
  CountMoment,
  InquiryAsker,
  InquiryChannel,
  InquiryKind,
  ItemCondition,
  SalesSiteKind,
  SiteCheckKind,
} from "./enums.ts";

@ObjectType({ description: "An item that a sales site has (案场物品)", implements: Node })
export class SiteItem extends Node {
  @Field(() => String, { description: "Name (物品)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Where it stands (位置)" })
  place?: string | null;

  @Field(() => Int, { description: "How many there should be (登记数)" })
  registered!: number;

  @Field(() => Boolean, { description: "Not counted any more (已停用)" })
  retired!: boolean;

  @Field(() => ItemCountLine, {
    nullable: true,
    description: "What is followed of it: missing or damaged (跟进中的异常)",
  })
  followedLoss?: ItemCountLine | null;

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;
}

@ObjectType({ description: "One item as counted (清点明细)", implements: Node })
export class ItemCountLine extends Node {
  @Field(() => SiteItem, { description: "The item of the register (登记物品)" })
  siteItem!: SiteItem;

  @Field(() => String, { description: "The item as it was called (物品)" })
  item!: string;

  @Field(() => Int, { description: "How many there should have been (登记数)" })
  registered!: number;

  @Field(() => Int, { description: "How many there were (实点数)" })
  counted!: number;

  @Field(() => ItemCondition, { description: "Condition (状况)" })
  condition!: keyof typeof ItemCondition;

  @Field(() => String, { nullable: true, description: "Why it differs (说明)" })
  remark?: string | null;

  @Field(() => Boolean, { description: "It was reported and is followed (上报跟进)" })
  followed!: boolean;

  @Field(() => String, { nullable: true, description: "How it ended (处理结果)" })
  result?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When (处理时间)" })
  resolvedAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Who wrote it (处理人)" })
  resolvedBy?: Person | null;

  @Field(() => [Attachment], { description: "Photos (照片)" })
  attachments!: Attachment[];

  @Field(() => ItemCount, { description: "Of which count (清点)" })
  count!: ItemCount;
}

@ObjectType({
  description: "A count of a site's items, before work or before leaving (物品清点)",
  implements: Node,
})
export class ItemCount extends Node {
  @Field(() => SalesSite, { description: "Where (案场)" })
  site!: SalesSite;

  @Field(() => SiteDay, { description: "On which day (日期)" })
  day!: SiteDay;

  @Field(() => CountMoment, { description: "When of the day (清点时点)" })
  moment!: keyof typeof CountMoment;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When the supervisor was told of what is amiss (异常上报时间)",
  })
  reportedAt?: string | null;

  @Field(() => [ItemCountLine], { description: "Items in the order of the register (清点明细)" })
  lines!: ItemCountLine[];

  @Field(() => Int, { description: "Items that differ or are not intact (异常项数)" })
  amissCount!: number;

  @Field(() => InstantScalar, { description: "When counted (清点时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who counted (清点人)" })
  createdBy?: Person | null;
}

@ObjectType({ description: "A check of a site (现场检查)", implements: Node })
export class SiteCheck extends Node {
  @Field(() => SalesSite, { description: "Where (案场)" })
  site!: SalesSite;

  @Field(() => SiteCheckKind, { description: "What was checked (检查类别)" })
  kind!: keyof typeof SiteCheckKind;

  @Field(() => String, { nullable: true, description: "What was found; null: in order (发现问题)" })
  finding?: string | null;

  @Field(() => String, { nullable: true, description: "How it ended (处理结果)" })
  result?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When (处理时间)" })
  resolvedAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Who wrote it (处理人)" })
  resolvedBy?: Person | null;

  @Field(() => [Attachment], { description: "Photos (照片)" })
  attachments!: Attachment[];

  @Field(() => InstantScalar, { description: "When checked (检查时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who checked (检查人)" })
  createdBy?: Person | null;
}

@ObjectType({ description: "A day of a sales site (案场日)", implements: Node })
export class SiteDay extends Node {
  @Field(() => SalesSite, { description: "Which site's (案场)" })
  site!: SalesSite;

  @Field(() => DayScalar, { description: "The day (日期)" })
  on!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "Its shift begins; null on a day off (上班时间)",
  })
  shiftFrom?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Its shift ends (下班时间)" })
  shiftTo?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Visitors; null: nobody counted (访客人数)",
  })
  visitors?: number | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When doors, windows, water and power were closed (门窗水电关闭时间)",
  })
  closedAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Who closed (关闭人)" })
  closedBy?: Person | null;

  @Field(() => [ItemCount], { description: "Counts of items, newest first (物品清点)" })
  counts!: ItemCount[];

  @Field(() => [SiteCheck], { description: "Checks, newest first (现场检查)" })
  checks!: SiteCheck[];

  @Field(() => Int, { description: "Inquiries recorded on the day (咨询数)" })
  inquiryCount!: number;
}

@ObjectType({ description: "A movement of a consumable (易耗品出入库)", implements: Node })
export class ConsumableEntry extends Node {
  @Field(() => Consumable, { description: "Of what (物品)" })
  consumable!: Consumable;

  @Field(() => DayScalar, { description: "When (日期)" })
  on!: string;

  @Field(() => Float, { description: "How many came in (入库数量)" })
  received!: number;

  @Field(() => Float, { description: "How many were used (领用数量)" })
  used!: number;

  @Field(() => Float, { description: "Stock afterwards (结存)" })
  stockAfter!: number;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => InstantScalar, { description: "When recorded (登记时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who recorded (登记人)" })
  createdBy?: Person | null;
}

@ObjectType({ description: "What guests use up (客用低值易耗品)", implements: Node })
export class Consumable extends Node {
  @Field(() => SalesSite, { description: "Where (案场)" })
  site!: SalesSite;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Counted in (单位)" })
  unit!: string;

  @Field(() => Float, { description: "How many there are (库存)" })
  stock!: number;

  @Field(() => Float, { nullable: true, description: "At or below: to be requested (补货线)" })
  lowAt?: number | null;

  @Field(() => Boolean, { description: "It is at or below that (库存不足)" })
  low!: boolean;

  @Field(() => Float, { description: "Used in this month (本月领用)" })
  usedThisMonth!: number;

  @Field(() => Float, { description: "Asked for, not decided on (申报中)" })
  requested!: number;

  @Field(() => [ConsumableEntry], { description: "The last 30 movements, newest first (台账)" })
  entries!: ConsumableEntry[];

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;
}

@ObjectType({ description: "A line of a request (申报明细)", implements: Node })
export class ConsumableRequestLine extends Node {
  @Field(() => Consumable, { description: "What (物品)" })
  consumable!: Consumable;

  @Field(() => Float, { description: "How many (申报数量)" })
  quantity!: number;
}

@ObjectType({ description: "A request for consumables (低值易耗品申报)", implements: Node })
export class ConsumableRequest extends Node {
  @Field(() => SalesSite, { description: "Where (案场)" })
  site!: SalesSite;

  @Field(() => ConsumableRequestStatus, { description: "Status (状态)" })
  status!: keyof typeof ConsumableRequestStatus;

  @Field(() => [ConsumableRequestLine], { description: "What is asked for (申报明细)" })
  lines!: ConsumableRequestLine[];

  @Field(() => String, { nullable: true, description: "Remark (说明)" })
  remark?: string | null;

  @Field(() => String, { nullable: true, description: "Why it was returned (退回原因)" })
  returnedReason?: string | null;

  @Field(() => Approval, { nullable: true, description: "Its approval (审批)" })
  approval?: Approval | null;

  @Field(() => InstantScalar, { description: "When asked (申报时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who asked (申报人)" })
  createdBy?: Person | null;
}

@ObjectType({ description: "What somebody asked at a site or front desk (咨询)", implements: Node })
export class SiteInquiry extends Node {
  @Field(() => SalesSite, { nullable: true, description: "Where; null: at a front desk (案场)" })
  site?: SalesSite | null;

  @Field(() => ServiceCenter, { description: "Whose (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => DayScalar, { description: "The day (日期)" })
  on!: string;

  @Field(() => InquiryChannel, { description: "Which way (方式)" })
  channel!: keyof typeof InquiryChannel;

  @Field(() => InquiryAsker, { description: "Who asked (咨询人)" })
  askedBy!: keyof typeof InquiryAsker;

  @Field(() => InquiryKind, { description: "About what (咨询类别)" })
  kind!: keyof typeof InquiryKind;

  @Field(() => String, { description: "Question (问题)" })
  question!: string;

  @Field(() => String, { nullable: true, description: "Answer (解答)" })
  answer?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When answered (解答时间)" })
  answeredAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Who answered (解答人)" })
  answeredBy?: Person | null;

  @Field(() => Boolean, {
    description: "Was shown the way to the sales office (已指明售楼处方位)",
  })
  directed!: boolean;

  @Field(() => InstantScalar, { description: "When recorded (登记时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who recorded (登记人)" })
  createdBy?: Person | null;
}

@ObjectType({
  description: "A show flat or sales center with its daily records (案场)",
  implements: Node,
})
export class SalesSite extends Node {
  @Field(() => SalesSiteKind, { description: "Kind (类别)" })
  kind!: keyof typeof SalesSiteKind;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => Estate, { description: "At which estate (小区)" })
  estate!: Estate;

  @Field(() => ServiceCenter, { description: "Whose (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => String, {
    nullable: true,
    description: "Its own hours; null: the center's (开放时段)",
  })
  hours?: string | null;

  @Field(() => DayScalar, { description: "Open since (启用日期)" })
  openedOn!: string;

  @Field(() => DayScalar, { nullable: true, description: "Open until (停用日期)" })
  closedOn?: string | null;

  @Field(() => [SiteItem], { description: "Its register, by place (物品登记)" })
  items!: SiteItem[];

  @Field(() => SiteDay, { nullable: true, description: "Today, once it has begun (今日)" })
  today?: SiteDay | null;

  @Field(() => [ItemCountLine], {
    description: "Missing or damaged items without a result, oldest first (待处理异常)",
  })
  openLosses!: ItemCountLine[];

  @Field(() => [SiteCheck], {
    description: "Findings without a result, oldest first (待处理问题)",
  })
  openFindings!: SiteCheck[];

  @Field(() => [SiteInquiry], { description: "Inquiries without an answer (待解答咨询)" })
  openInquiries!: SiteInquiry[];

  @Field(() => [Consumable], { description: "Consumables by name (低值易耗品)" })
  consumables!: Consumable[];

  @Field(() => [ConsumableRequest], {
    description: "The last 20 requests, newest first (申报记录)",
  })
  consumableRequests!: ConsumableRequest[];

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;

  @Field(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions!: ActionState[];
}

export const SalesSiteConnection = connectionOf(() => SalesSite, "SalesSite", "案场");
export type SalesSiteConnection = InstanceType<typeof SalesSiteConnection>;
export const SiteDayConnection = connectionOf(() => SiteDay, "SiteDay", "案场日");
export type SiteDayConnection = InstanceType<typeof SiteDayConnection>;
export const ItemCountConnection = connectionOf(() => ItemCount, "ItemCount", "物品清点");
export type ItemCountConnection = InstanceType<typeof ItemCountConnection>;
export const SiteCheckConnection = connectionOf(() => SiteCheck, "SiteCheck", "现场检查");
export type SiteCheckConnection = InstanceType<typeof SiteCheckConnection>;
export const ConsumableEntryConnection = connectionOf(
  () => ConsumableEntry,
  "ConsumableEntry",
  "易耗品出入库",
);
export type ConsumableEntryConnection = InstanceType<typeof ConsumableEntryConnection>;
export const SiteInquiryConnection = connectionOf(() => SiteInquiry, "SiteInquiry", "咨询");
export type SiteInquiryConnection = InstanceType<typeof SiteInquiryConnection>;
