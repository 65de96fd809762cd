import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { ContractHead, SaleKind } from "../bidding/enums.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Page } from "../graphql/page.ts";
import { PlaceFilter } from "../graphql/place-filter.ts";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import {
  TenderExpertKind,
  TenderFileState,
  TenderMethod,
  TenderOrder,
  TenderStatus,
} from "./enums.ts";
import { Tender } from "./types.ts";

@InputType({ description: "Which tenders (筛选)" })
export class TenderFilter extends PlaceFilter {
  @Field(() => String, {
    nullable: true,
    description: "Text of the title, or text, pinyin or initials of the estate (搜索)",
  })
  search?: string | null;

  @Field(() => [ID], { nullable: true, description: "Of these estates (项目)" })
  estateIds?: string[] | null;

  @Field(() => [TenderStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Still going on (进行中)" })
  open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Run by the viewer (我经办的)" })
  mine?: boolean | null;
}

@ArgsType()
export class TenderList extends Page {
  @Field(() => TenderFilter, { nullable: true, description: "Which tenders (筛选)" })
  filter?: TenderFilter;

  @Field(() => TenderOrder, { defaultValue: "DEADLINE", description: "In which order (排序)" })
  orderBy!: keyof typeof TenderOrder;
}

@ObjectType({ description: "Answer of an action on a tender (操作结果)" })
export class TenderPayload extends KeyedPayload {
  @Field(() => Tender, { description: "The tender as it is now (招标项目)" })
  tender!: Tender;
}

@ObjectType({ description: "Answer of issueTenderLink (操作结果)" })
export class IssueTenderLinkPayload extends TenderPayload {
  @Field(() => String, {
    nullable: true,
    description: "Its address, told this once: only its hash is kept (链接地址，仅显示一次)",
  })
  url?: string | null;
}

@InputType({ description: "Input of createTender (操作输入)" })
export class CreateTenderInput extends KeyedInput {
  @Field(() => ID, { description: "Estate (项目)" })
  estateId!: string;

  @Field(() => String, { description: "Title (招标项目名称)" })
  title!: string;

  @Field(() => TenderMethod, { description: "Method (招标方式)" })
  method!: keyof typeof TenderMethod;

  @Field(() => String, { description: "Tenderer (招标人)" })
  organiserName!: string;

  @Field(() => [ID], {
    nullable: true,
    description: "Who runs it; the viewer when left out (招标经办人)",
  })
  officerIds?: string[] | null;
}

@InputType({
  description: "The seven contents of a tender document; what is left out stays (招标文件七项内容)",
})
export class TenderSectionsInput {
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
    description: "What is asked of bidders (对投标人及投标书的要求)",
  })
  bidders?: string | null;

  @Field(() => String, { nullable: true, description: "Criteria and method (评标标准和评标方法)" })
  evaluation?: string | null;

  @Field(() => String, { nullable: true, description: "Schedule, opening (招标活动方案)" })
  schedule?: string | null;

  @Field(() => String, { nullable: true, description: "Signing of the contract (合同签订说明)" })
  contract?: string | null;

  @Field(() => String, { nullable: true, description: "Other matters (其他事项)" })
  other?: string | null;
}

@InputType({
  description: "Input of updateTender: what is left out stays, null takes it away (操作输入)",
})
export class UpdateTenderInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => Int, { description: "Version that was read (版本)" })
  version!: number;

  @Field(() => String, { nullable: true, description: "Title (招标项目名称)" })
  title?: string | null;

  @Field(() => TenderMethod, { nullable: true, description: "Method (招标方式)" })
  method?: keyof typeof TenderMethod | null;

  @Field(() => String, { nullable: true, description: "Tenderer (招标人)" })
  organiserName?: string | null;

  @Field(() => String, { nullable: true, description: "Its address (招标人地址)" })
  organiserAddress?: string | null;

  @Field(() => String, { nullable: true, description: "Agency (招标代理机构)" })
  agencyName?: string | null;

  @Field(() => String, { nullable: true, description: "Province (省)" })
  province?: string | null;

  @Field(() => String, { nullable: true, description: "City (市)" })
  city?: string | null;

  @Field(() => [String], { nullable: true, description: "Companies invited (被邀请企业)" })
  invited?: string[] | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Filed with the authority ahead (招标备案日期)",
  })
  preFiledOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "First day of issue (招标文件发出日期)" })
  issuedOn?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Deadline (投标截止时间)" })
  deadline?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Opening (开标时间)" })
  openingAt?: string | null;

  @Field(() => String, { nullable: true, description: "Where (开标地点)" })
  openingPlace?: string | null;

  @Field(() => Boolean, { nullable: true, description: "With prequalification (资格预审)" })
  prequalified?: boolean | null;

  @Field(() => String, { nullable: true, description: "Its conditions (资格条件)" })
  conditions?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Bids are valid until (投标有效期至)" })
  bidValidUntil?: string | null;

  @Field(() => [String], { nullable: true, description: "Where the notice stands (发布渠道)" })
  channels?: string[] | null;

  @Field(() => String, { nullable: true, description: "What is tendered (项目基本情况)" })
  profile?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "How the documents are had (招标文件获取办法)",
  })
  access?: string | null;

  @Field(() => TenderSectionsInput, {
    nullable: true,
    description: "The document's contents (招标文件)",
  })
  sections?: TenderSectionsInput | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "Criteria, weights, thresholds, ties (评分办法)",
  })
  scoring?: unknown;

  @Field(() => Boolean, { nullable: true, description: "Bidders defend their bids (现场答辩)" })
  defense?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "The criterion that it is scored by (答辩评分项)",
  })
  defenseCriterion?: string | null;

  @Field(() => SaleKind, { nullable: true, description: "How the units are sold (销售方式)" })
  saleKind?: keyof typeof SaleKind | null;

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

  @Field(() => [ID], { nullable: true, description: "Who runs it (招标经办人)" })
  officerIds?: string[] | null;
}

@InputType({ description: "Input of saveTenderHolder (操作输入)" })
export class SaveTenderHolderInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The holder; a new one when left out (密钥保管人)",
  })
  holderId?: string | null;

  @Field(() => String, { description: "Name (姓名)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Of whom (单位)" })
  organization?: string | null;

  @Field(() => ID, { nullable: true, description: "With an account (账号)" })
  personId?: string | null;
}

@InputType({ description: "Input of removeTenderHolder (操作输入)" })
export class RemoveTenderHolderInput extends KeyedInput {
  @Field(() => ID, { description: "The holder (密钥保管人)" })
  id!: string;
}

@InputType({ description: "A holder's key as its browser made it (保管人密钥)" })
export class HolderKeyInput {
  @Field(() => String, { description: "Public key (公钥)" })
  publicKey!: string;

  @Field(() => String, { description: "Salt (盐)" })
  salt!: string;

  @Field(() => Int, { description: "Rounds (迭代次数)" })
  iterations!: number;

  @Field(() => String, { description: "IV (初始向量)" })
  iv!: string;

  @Field(() => String, { description: "The secret under the passphrase (密文)" })
  ciphertext!: string;
}

@InputType({ description: "A sealed box (密文)" })
export class SealedBoxInput {
  @Field(() => String, { description: "Public key (公钥)" })
  ephemeralKey!: string;

  @Field(() => String, { description: "IV (初始向量)" })
  iv!: string;

  @Field(() => String, { description: "What is sealed (密文)" })
  ciphertext!: string;
}

@InputType({ description: "Input of keepTenderKey (操作输入)" })
export class KeepTenderKeyInput extends KeyedInput {
  @Field(() => ID, { description: "The holder (密钥保管人)" })
  id!: string;

  @Field(() => HolderKeyInput, { description: "The key (密钥)" })
  key!: HolderKeyInput;
}

@InputType({ description: "A holder's share (密钥份额)" })
export class KeyShareInput {
  @Field(() => ID, { description: "The holder (密钥保管人)" })
  holderId!: string;

  @Field(() => SealedBoxInput, { description: "The share, sealed to the holder (密钥份额)" })
  box!: SealedBoxInput;

  @Field(() => String, { description: "What its proof hashes to (校验值)" })
  check!: string;
}

@InputType({ description: "Input of sealTender (操作输入)" })
export class SealTenderInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => Int, { description: "Holders that open (开标所需人数)" })
  threshold!: number;

  @Field(() => String, { description: "The tender's key (投标加密公钥)" })
  publicKey!: string;

  @Field(() => [KeyShareInput], { description: "Of every holder (密钥份额)" })
  shares!: KeyShareInput[];
}

@InputType({ description: "Input of issueTenderNotice (操作输入)" })
export class IssueTenderNoticeInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;
}

@InputType({ description: "Input of issueTenderLink (操作输入)" })
export class IssueTenderLinkInput extends KeyedInput {
  @Field(() => ID, {
    description: "The tender for its public notice, or a bidder, expert or holder (对象)",
  })
  id!: string;
}

@InputType({ description: "Input of registerTenderBidder (操作输入)" })
export class RegisterTenderBidderInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => String, { description: "Company (企业名称)" })
  name!: string;

  @Field(() => String, { description: "Credit code (统一社会信用代码)" })
  creditCode!: string;

  @Field(() => String, { nullable: true, description: "Contact (联系人)" })
  contact?: string | null;

  @Field(() => String, { nullable: true, description: "Phone (联系电话)" })
  phone?: string | null;
}

@InputType({ description: "Input of judgeTenderBidder (操作输入)" })
export class JudgeTenderBidderInput extends KeyedInput {
  @Field(() => ID, { description: "The bidder (投标人)" })
  id!: string;

  @Field(() => Boolean, { description: "Passed (通过)" })
  passed!: boolean;

  @Field(() => String, { nullable: true, description: "Why not (原因)" })
  reason?: string | null;
}

@InputType({ description: "Input of tellTenderQualification (操作输入)" })
export class TellTenderQualificationInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => [ID], { description: "Who may bid (入围投标人)" })
  chosenIds!: string[];
}

@InputType({ description: "Input of answerTenderQuestion (操作输入)" })
export class AnswerTenderQuestionInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => String, { description: "Its id (提问编号)" })
  question!: string;

  @Field(() => String, {
    nullable: true,
    description: "As it is told to all; as it was asked when left out (问题)",
  })
  asked?: string | null;

  @Field(() => String, { description: "Answer (答复)" })
  text!: string;
}

@InputType({ description: "Input of extendTenderDeadline (操作输入)" })
export class ExtendTenderDeadlineInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => InstantScalar, { description: "Deadline (投标截止时间)" })
  deadline!: string;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@InputType({ description: "A holder at the opening (到场保管人)" })
export class OpenedHolderInput {
  @Field(() => ID, { description: "The holder (密钥保管人)" })
  holderId!: string;

  @Field(() => String, { description: "That he was there (到场证明)" })
  proof!: string;
}

@InputType({ description: "An opened bid (已开启的投标文件)" })
export class OpenedBidInput {
  @Field(() => ID, { description: "The bidder (投标人)" })
  bidderId!: string;

  @Field(() => JsonScalar, { description: "What was sealed (投标内容)" })
  bid!: unknown;

  @Field(() => String, { description: "With which nonce (随机数)" })
  nonce!: string;
}

@InputType({ description: "A bid that could not be opened (无法开启的投标文件)" })
export class UnreadableBidInput {
  @Field(() => ID, { description: "The bidder (投标人)" })
  bidderId!: string;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@InputType({ description: "A file of an opened bid (附件核对)" })
export class CheckedFileInput {
  @Field(() => ID, { description: "Whose (投标人)" })
  bidderId!: string;

  @Field(() => String, { description: "Its hash as the bid names it (哈希)" })
  sha256!: string;

  @Field(() => TenderFileState, { description: "What became of it (结论)" })
  state!: keyof typeof TenderFileState;
}

@InputType({ description: "Input of openTender (操作输入)" })
export class OpenTenderInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => [OpenedHolderInput], { description: "Who was there (到场保管人)" })
  holders!: OpenedHolderInput[];

  @Field(() => [OpenedBidInput], { description: "What was opened (已开启)" })
  bids!: OpenedBidInput[];

  @Field(() => [UnreadableBidInput], {
    defaultValue: [],
    description: "What could not be (无法开启)",
  })
  unreadable!: UnreadableBidInput[];

  @Field(() => [CheckedFileInput], {
    defaultValue: [],
    description: "What became of the files of the opened bids (附件核对)",
  })
  files!: CheckedFileInput[];

  @Field(() => String, { description: "Minutes (开标记录)" })
  minutes!: string;
}

@InputType({ description: "Input of failTender (操作输入)" })
export class FailTenderInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@InputType({ description: "Input of saveTenderExpert (操作输入)" })
export class SaveTenderExpertInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => ID, { nullable: true, description: "The expert; a new one when left out (评委)" })
  expertId?: string | null;

  @Field(() => TenderExpertKind, { description: "Whose member (类别)" })
  kind!: keyof typeof TenderExpertKind;

  @Field(() => String, { description: "Name (姓名)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Of whom (单位)" })
  organization?: string | null;

  @Field(() => String, { nullable: true, description: "Phone (联系电话)" })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "Why not for these bidders (回避原因)" })
  conflict?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "By whose account he scores; without one he gets a link (评委账号)",
  })
  personId?: string | null;
}

@InputType({ description: "Input of removeTenderExpert (操作输入)" })
export class RemoveTenderExpertInput extends KeyedInput {
  @Field(() => ID, { description: "The expert (评委)" })
  id!: string;
}

@InputType({ description: "Input of listTenderExperts (操作输入)" })
export class ListTenderExpertsInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => Int, { description: "How many are drawn (拟抽取人数)" })
  experts!: number;
}

@InputType({ description: "Input of drawTenderExperts (操作输入)" })
export class DrawTenderExpertsInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => String, { description: "The public value that has come out (公开种子)" })
  publicValue!: string;
}

@InputType({ description: "Input of replaceTenderExpert (操作输入)" })
export class ReplaceTenderExpertInput extends KeyedInput {
  @Field(() => ID, { description: "The expert who cannot come (评委)" })
  id!: string;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@InputType({ description: "Input of rankTender (操作输入)" })
export class RankTenderInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;
}

@InputType({ description: "Input of awardTender (操作输入)" })
export class AwardTenderInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => ID, { description: "The winner (中标人)" })
  bidderId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Why not the first, or why later than the limit (原因)",
  })
  reason?: string | null;
}

@InputType({ description: "Input of tellTenderResult (操作输入)" })
export class TellTenderResultInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => [ID], { description: "Who is told (被通知的投标人)" })
  toldIds!: string[];

  @Field(() => InstantScalar, { description: "Complaints until (异议截止时间)" })
  complaintsUntil!: string;
}

@InputType({ description: "Input of answerTenderComplaint (操作输入)" })
export class AnswerTenderComplaintInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => String, { description: "Its id (异议编号)" })
  complaint!: string;

  @Field(() => String, { description: "Answer (答复)" })
  text!: string;
}

@InputType({ description: "Input of contractTender (操作输入)" })
export class ContractTenderInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => DayScalar, { description: "Signed (合同签订日期)" })
  contractOn!: string;

  @Field(() => String, { description: "At which price (合同价格)" })
  price!: string;

  @Field(() => [ContractHead], { description: "What the contract has, SVC-001 (合同内容)" })
  contractHeads!: (keyof typeof ContractHead)[];

  @Field(() => String, { nullable: true, description: "Why later than the limit (超期说明)" })
  reason?: string | null;
}

@InputType({ description: "Input of fileTender (操作输入)" })
export class FileTenderInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;

  @Field(() => DayScalar, { description: "Filed (备案日期)" })
  filingOn!: string;

  @Field(() => String, { description: "Number (备案编号)" })
  filingNumber!: string;

  @Field(() => String, { nullable: true, description: "Why later than the limit (超期说明)" })
  reason?: string | null;
}

@InputType({ description: "Input of closeTender (操作输入)" })
export class CloseTenderInput extends KeyedInput {
  @Field(() => ID, { description: "The tender (招标项目)" })
  id!: string;
}
