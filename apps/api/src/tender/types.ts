import { Args, ArgsType, Field, Int, ObjectType } from "type-graphql";
import { AccessLink } from "../access-link/types.ts";
import { Attachment } from "../attachment/types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { SaleKind } from "../bidding/enums.ts";
import { BiddingProject, StatuteCheck, StatuteRule } from "../bidding/types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { Estate, Person } from "../organization/types.ts";
import {
  TenderExpertKind,
  TenderLogKind,
  TenderMethod,
  TenderNoticeAnchor,
  TenderNoticeStep,
  TenderStatus,
} from "./enums.ts";

const reference = "Its uuid alone, as seals and the log name it (引用号)";

@ObjectType({ description: "The seven contents of a tender document, TEN-009 (招标文件七项内容)" })
export class TenderSections {
  @Field(() => String, {
    nullable: true,
    description: "Tenderer and project (招标人及招标项目简介)",
  })
  project?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Services and their standards (物业服务内容及要求)",
  })
  service?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What is asked of bidders and bids (对投标人及投标书的要求)",
  })
  bidders?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Criteria and method of evaluation (评标标准和评标方法)",
  })
  evaluation?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Schedule, opening time and place (招标活动方案)",
  })
  schedule?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Signing of the contract (物业服务合同的签订说明)",
  })
  contract?: string | null;

  @Field(() => String, { nullable: true, description: "Other matters (其他事项的说明及要求)" })
  other?: string | null;
}

@ObjectType({
  description: "Somebody who keeps a share of the tender's key (密钥保管人)",
  implements: Node,
})
export class TenderHolder extends Node {
  @Field(() => String, { description: reference })
  reference!: string;

  @Field(() => String, { description: "Name (姓名)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Of whom (单位)" })
  organization?: string | null;

  @Field(() => Person, { nullable: true, description: "With an account (账号)" })
  person?: Person | null;

  @Field(() => Boolean, { description: "Has set a passphrase (已设定口令)" })
  hasKey!: boolean;

  @Field(() => Boolean, { description: "Has a share of the tender's key (已分配密钥份额)" })
  hasShare!: boolean;

  @Field(() => String, { nullable: true, description: "The holder's own public key (保管人公钥)" })
  publicKey?: string | null;

  @Field(() => Boolean, { description: "Is the viewer (本人)" })
  mine!: boolean;

  @Field(() => [AccessLink], { description: "Its links (链接)" })
  links!: AccessLink[];
}

@ObjectType({ description: "A bidder (投标人)", implements: Node })
export class TenderBidder extends Node {
  @Field(() => String, { description: reference })
  reference!: string;

  @Field(() => String, { description: "Company (企业名称)" })
  name!: string;

  @Field(() => String, { description: "Credit code (统一社会信用代码)" })
  creditCode!: string;

  @Field(() => String, { nullable: true, description: "Contact, for the officers (联系人)" })
  contact?: string | null;

  @Field(() => String, { nullable: true, description: "Phone, for the officers (联系电话)" })
  phone?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Passed the prequalification (资格审查通过)",
  })
  qualified?: boolean | null;

  @Field(() => String, { nullable: true, description: "Why not (未通过原因)" })
  qualifiedReason?: string | null;

  @Field(() => Boolean, { nullable: true, description: "May bid after it (入围)" })
  chosen?: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: "The last bid came in (递交时间)" })
  bidAt?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "How large it is, sealed, in bytes (密封投标文件大小)",
  })
  bidBytes?: number | null;

  @Field(() => InstantScalar, { nullable: true, description: "Withdrawn (撤回时间)" })
  withdrawnAt?: string | null;

  @Field(() => Int, { description: "Late bids refused (拒收逾期投标次数)" })
  lateCount!: number;

  @Field(() => String, {
    nullable: true,
    description: "Price of the opened bid, yuan per m² and month (投标报价)",
  })
  price?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why the bid could not be opened (无法开启原因)",
  })
  unreadable?: string | null;

  @Field(() => Int, { nullable: true, description: "Place among the candidates (候选人排序)" })
  rank?: number | null;

  @Field(() => String, { nullable: true, description: "Score of 100, as an exact fraction (得分)" })
  score?: string | null;

  @Field(() => InstantScalar, { description: "Registered (登记时间)" })
  createdAt!: string;

  @Field(() => [AccessLink], { description: "Its links (链接)" })
  links!: AccessLink[];
}

@ObjectType({ description: "Somebody who may judge, or does (评委)", implements: Node })
export class TenderExpert extends Node {
  @Field(() => String, { description: reference })
  reference!: string;

  @Field(() => TenderExpertKind, { description: "Whose member (类别)" })
  kind!: string;

  @Field(() => String, { description: "Name (姓名)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Of whom (单位)" })
  organization?: string | null;

  @Field(() => String, { nullable: true, description: "Phone, for the officers (联系电话)" })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "Why not for these bidders (回避原因)" })
  conflict?: string | null;

  @Field(() => Boolean, { description: "On the published list (已公布)" })
  listed!: boolean;

  @Field(() => Boolean, { description: "On the committee (评标委员会成员)" })
  member!: boolean;

  @Field(() => Int, { nullable: true, description: "Place in the draw (抽取顺序)" })
  drawOrder?: number | null;

  @Field(() => Int, { nullable: true, description: "Place in the reserve (候补顺序)" })
  reserveOrder?: number | null;

  @Field(() => String, { nullable: true, description: "Why replaced (替换原因)" })
  replacedReason?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Scored alone (独立评分时间)" })
  scoredAt?: string | null;

  @Field(() => Person, {
    nullable: true,
    description: "Whose account it is, for the officers (评委账号)",
  })
  person?: Person | null;

  @Field(() => Boolean, { description: "The viewer himself (本人)" })
  mine!: boolean;

  @Field(() => [AccessLink], { description: "Its links (链接)" })
  links!: AccessLink[];
}

@ObjectType({ description: "An entry of the process log (过程记录)", implements: Node })
export class TenderLogEntry extends Node {
  @Field(() => Int, { description: "Position, from 1 (序号)" })
  position!: number;

  @Field(() => InstantScalar, { description: "When (时间)" })
  at!: string;

  @Field(() => String, { description: "Who (办理人)" })
  by!: string;

  @Field(() => TenderLogKind, { description: "What happened (事项)" })
  kind!: string;

  @Field(() => JsonScalar, { description: "What it says (内容)" })
  event!: unknown;

  @Field(() => String, { description: "Hash (哈希)" })
  hash!: string;

  @Field(() => String, { description: "Hash of the entry before (前一条哈希)" })
  previous!: string;

  @Field(() => [StatuteCheck], { description: "What the law said then (法定核对)" })
  checks!: StatuteCheck[];
}

export const TenderLogEntryConnection = connectionOf(
  () => TenderLogEntry,
  "TenderLogEntry",
  "过程记录",
);
export type TenderLogEntryConnection = InstanceType<typeof TenderLogEntryConnection>;

@ArgsType()
export class TenderLogList extends ForwardPage {
  @Field(() => [TenderLogKind], { nullable: true, description: "Only these (事项)" })
  kinds?: (keyof typeof TenderLogKind)[];
}

@ObjectType({ description: "The log's last entry that the viewer reads (过程记录末端)" })
export class TenderLogEnd {
  @Field(() => Int, { description: "Position (序号)" })
  position!: number;

  @Field(() => String, { description: "Hash (哈希)" })
  hash!: string;
}

@ObjectType({ description: "A question or complaint with its answer (问答)" })
export class TenderQuestion {
  @Field(() => String, { description: "Its id (编号)" })
  question!: string;

  @Field(() => String, { description: "As it was asked, or told to all (内容)" })
  text!: string;

  @Field(() => InstantScalar, { nullable: true, description: "Asked (提出时间)" })
  askedAt?: string | null;

  @Field(() => String, { nullable: true, description: "Answer (答复)" })
  answer?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Answered (答复时间)" })
  answeredAt?: string | null;
}

@ObjectType({ description: "A holder with what his passphrase opens (开标保管人)" })
export class TenderOpeningHolder {
  @Field(() => String, { description: "The holder's reference (引用号)" })
  id!: string;

  @Field(() => String, { description: "Name (姓名)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Of whom (单位)" })
  organization?: string | null;

  @Field(() => JsonScalar, { description: "The holder's key under its passphrase (保管人密钥)" })
  key!: unknown;

  @Field(() => JsonScalar, { description: "The share that is sealed to it (密钥份额)" })
  share!: unknown;
}

@ObjectType({ description: "A sealed bid that counts (密封投标文件)" })
export class TenderSealedBid {
  @Field(() => String, { description: "The bidder's reference (引用号)" })
  bidderId!: string;

  @Field(() => String, { description: "Bidder (投标人)" })
  bidderName!: string;

  @Field(() => String, { description: "What it is committed to (承诺值)" })
  commitment!: string;

  @Field(() => JsonScalar, { description: "The sealed box (密文)" })
  box!: unknown;
}

@ObjectType({ description: "What the opening's browser needs, from the deadline on (开标材料)" })
export class TenderOpening {
  @Field(() => [TenderOpeningHolder], { description: "Holders (保管人)" })
  holders!: TenderOpeningHolder[];

  @Field(() => [TenderSealedBid], { description: "Sealed bids (密封投标文件)" })
  bids!: TenderSealedBid[];
}

@ObjectType({ description: "What a member gave a bid (评分表)" })
export class TenderSheet {
  @Field(() => String, { description: "The member's reference (评委)" })
  expertId!: string;

  @Field(() => String, { description: "The bidder's reference (投标人)" })
  bidderId!: string;

  @Field(() => JsonScalar, { description: "Points by criterion, as they count (各项得分)" })
  points!: unknown;

  @Field(() => String, { description: "Of 100, as an exact fraction (合计)" })
  total!: string;

  @Field(() => JsonScalar, { description: "Points by criterion as scored alone (独立评分)" })
  alonePoints!: unknown;

  @Field(() => String, { description: "Scored alone (独立评分合计)" })
  aloneTotal!: string;
}

@ObjectType({ description: "How a bid was judged (评审结果)" })
export class TenderJudged {
  @Field(() => String, { description: "The bidder's reference (投标人)" })
  bidderId!: string;

  @Field(() => String, { description: "Of 100, as an exact fraction (得分)" })
  score!: string;

  @Field(() => String, { description: "Median of the members (中位数)" })
  median!: string;

  @Field(() => String, { description: "Between highest and lowest (极差)" })
  spread!: string;

  @Field(() => [String], { description: "Members far from the median (离散评委)" })
  outliers!: string[];

  @Field(() => String, {
    nullable: true,
    description: "The criterion that it falls short of (未达门槛的评分项)",
  })
  belowLeast?: string | null;
}

@ObjectType({
  description:
    "The evaluation, from the ranking on for officers and from the award on for others (评标结果)",
})
export class TenderEvaluation {
  @Field(() => [TenderSheet], { description: "Of every member and bid (评分表)" })
  sheets!: TenderSheet[];

  @Field(() => [TenderJudged], { description: "Of every bid (评审结果)" })
  judged!: TenderJudged[];

  @Field(() => [String], { description: "Candidates, at most three (中标候选人)" })
  ranked!: string[];

  @Field(() => [String], { description: "The order that decides at last (抽签顺序)" })
  lots!: string[];
}

@ObjectType({ description: "Why a day of a notice is the first or the last (推算依据)" })
export class TenderRungReason {
  @Field(() => TenderNoticeAnchor, { description: "Counted from (起算)" })
  of!: string;

  @Field(() => Int, { description: "So many days (天数)" })
  days!: number;

  @Field(() => StatuteRule, { nullable: true, description: "The law, where it is one (法定规则)" })
  statute?: StatuteRule | null;
}

@ObjectType({ description: "Between which days a step of a notice may fall (公告时间推算)" })
export class TenderRung {
  @Field(() => TenderNoticeStep, { description: "Step (节点)" })
  step!: string;

  @Field(() => DayScalar, { nullable: true, description: "As it was chosen (已定日期)" })
  chosenOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "The first day (最早)" })
  firstOn?: string | null;

  @Field(() => TenderRungReason, { nullable: true, description: "Why then (最早依据)" })
  firstBy?: TenderRungReason | null;

  @Field(() => DayScalar, { nullable: true, description: "The last day (最迟)" })
  lastOn?: string | null;

  @Field(() => TenderRungReason, { nullable: true, description: "Why then (最迟依据)" })
  lastBy?: TenderRungReason | null;

  @Field(() => Boolean, { description: "Chosen outside of them, or there are none (时间不够)" })
  broken!: boolean;
}

@ObjectType({ description: "A tender, as its organiser runs it (招标项目)", implements: Node })
export class Tender extends Node {
  @Field(() => String, { description: reference })
  reference!: string;

  @Field(() => InstantScalar, {
    description: "The server's time, by which deadlines are counted (服务器时间)",
  })
  now!: string;

  @Field(() => Estate, { description: "Estate (项目)" })
  estate!: Estate;

  @Field(() => BiddingProject, {
    nullable: true,
    description: "The region's own bidding for it (前期物业招投标项目)",
  })
  project?: BiddingProject | null;

  @Field(() => TenderStatus, { description: "Status (状态)" })
  status!: string;

  @Field(() => String, { description: "Title (招标项目名称)" })
  title!: string;

  @Field(() => TenderMethod, { description: "Method (招标方式)" })
  method!: string;

  @Field(() => String, { description: "Tenderer (招标人)" })
  organiserName!: string;

  @Field(() => String, { nullable: true, description: "Its address (招标人地址)" })
  organiserAddress?: string | null;

  @Field(() => String, { nullable: true, description: "Agency (招标代理机构)" })
  agencyName?: string | null;

  @Field(() => String, { nullable: true, description: "Province (省)" })
  province?: string | null;

  @Field(() => String, { nullable: true, description: "City (市)" })
  city?: string | null;

  @Field(() => [String], { description: "Companies invited (被邀请企业)" })
  invited!: string[];

  @Field(() => DayScalar, {
    nullable: true,
    description: "Filed with the authority ahead (招标备案日期)",
  })
  preFiledOn?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "First day on which the document is issued (招标文件发出日期)",
  })
  issuedOn?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Deadline (投标截止时间)" })
  deadline?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Opening (开标时间)" })
  openingAt?: string | null;

  @Field(() => String, { nullable: true, description: "Where (开标地点)" })
  openingPlace?: string | null;

  @Field(() => Boolean, { description: "With prequalification (资格预审)" })
  prequalified!: boolean;

  @Field(() => String, { nullable: true, description: "Its conditions (资格条件)" })
  conditions?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Bids are valid until (投标有效期至)" })
  bidValidUntil?: string | null;

  @Field(() => [String], { description: "Where the notice stands (发布渠道)" })
  channels!: string[];

  @Field(() => String, { nullable: true, description: "What is tendered (项目基本情况)" })
  profile?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "How the documents are had (招标文件获取办法)",
  })
  access?: string | null;

  @Field(() => TenderSections, { description: "The document's seven contents (招标文件)" })
  sections!: TenderSections;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "Criteria, weights, thresholds, ties (评分办法)",
  })
  scoring?: unknown;

  @Field(() => Boolean, { description: "Bidders defend their bids (现场答辩)" })
  defense!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The criterion that it is scored by (答辩评分项)",
  })
  defenseCriterion?: string | null;

  @Field(() => SaleKind, { nullable: true, description: "How the units are sold (销售方式)" })
  saleKind?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Presale permit, first sale or delivery (预售许可、现售或交付日)",
  })
  saleOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Where the draw's public value comes from (抽取种子来源)",
  })
  publicSource?: string | null;

  @Field(() => Int, { nullable: true, description: "Holders that open (开标所需人数)" })
  threshold?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The key that bids are sealed to (投标加密公钥)",
  })
  publicKey?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Announced (公告时间)" })
  noticeAt?: string | null;

  @Field(() => [Person], { description: "Who runs it (招标经办人)" })
  officers!: Person[];

  @Field(() => [TenderHolder], { description: "Key holders (密钥保管人)" })
  holders!: TenderHolder[];

  @Field(() => Boolean, { description: "Who bids is hidden from the viewer (投标人保密)" })
  sealed!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: "Bidders; null while that is secret (投标人数)",
  })
  bidderCount?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Bids in; null while that is secret (有效投标数)",
  })
  bidCount?: number | null;

  @Field(() => [TenderBidder], { description: "Bidders that the viewer may know (投标人)" })
  bidders!: TenderBidder[];

  @Field(() => [TenderQuestion], { description: "Questions and answers (答疑)" })
  questions!: TenderQuestion[];

  @Field(() => [TenderExpert], {
    description: "Experts and representatives that the viewer may know (评委)",
  })
  experts!: TenderExpert[];

  @Field(() => Int, { nullable: true, description: "Experts to be drawn (拟抽取人数)" })
  expertsWanted?: number | null;

  @Field(() => InstantScalar, { nullable: true, description: "Opened (开标于)" })
  openedAt?: string | null;

  @Field(() => String, { nullable: true, description: "Minutes of the opening (开标记录)" })
  minutes?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Ranked (推荐候选人于)" })
  rankedAt?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Awarded (定标于)" })
  awardedAt?: string | null;

  @Field(() => TenderBidder, { nullable: true, description: "To whom (中标人)" })
  awardedTo?: TenderBidder | null;

  @Field(() => InstantScalar, { nullable: true, description: "Result told (结果通知于)" })
  toldAt?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Complaints until (异议截止时间)" })
  complaintsUntil?: string | null;

  @Field(() => [TenderQuestion], { description: "Complaints and answers (异议)" })
  complaints!: TenderQuestion[];

  @Field(() => DayScalar, { nullable: true, description: "Contract signed (合同签订日期)" })
  contractOn?: string | null;

  @Field(() => String, { nullable: true, description: "At which price (合同价格)" })
  contractPrice?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Filed (备案日期)" })
  filingOn?: string | null;

  @Field(() => String, { nullable: true, description: "Number (备案编号)" })
  filingNumber?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Closed or failed (结束时间)" })
  endedAt?: string | null;

  @Field(() => String, { nullable: true, description: "Why it failed (流标原因)" })
  failedReason?: string | null;

  @Field(() => TenderLogEntryConnection, {
    description:
      "What of the log the viewer reads, the last first; the pack has it whole (过程记录)",
  })
  log(@Args(() => TenderLogList) _list: TenderLogList): TenderLogEntryConnection {
    return readByMapping();
  }

  @Field(() => TenderLogEnd, { nullable: true, description: "Its end (过程记录末端)" })
  logEnd?: TenderLogEnd | null;

  @Field(() => [Attachment], { description: "Documents (招标文件附件)" })
  attachments!: Attachment[];

  @Field(() => [AccessLink], { description: "Links of the public notice (公告链接)" })
  links!: AccessLink[];

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;

  @Field(() => InstantScalar, { description: "Made (新建时间)" })
  createdAt!: string;

  @Field(() => AuditEntryConnection, { description: "History, newest first (变更记录)" })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

export const TenderConnection = connectionOf(() => Tender, "Tender", "招标项目");
export type TenderConnection = InstanceType<typeof TenderConnection>;
