/** A word with what pages and papers say for it. */
type Words = Readonly<
  Record<string, Readonly<Record<"zh" | "en", string> & Record<string, string>>>
>;
const namesOf = <W extends Words>(words: W) => Object.keys(words) as (keyof W & string)[];

/** 招投标对象 (BID-R03). */
export const objectTypes = {
  NEW_PROJECT: { zh: "新项目", en: "New project" },
  NEW_CLUSTER: { zh: "新推组团", en: "Newly launched cluster" },
  NEW_BUILDING: { zh: "新推楼宇", en: "Newly launched building" },
} as const satisfies Words;
export type ObjectType = keyof typeof objectTypes;
export const objectTypeNames = namesOf(objectTypes);

/** 选聘方式, told so that whoever chooses knows them (BID-R05). */
export const selectionMethods = {
  PUBLIC_TENDER: {
    zh: "公开招标",
    en: "Public tender",
    aboutZh: "以招标公告邀请不特定的物业服务企业投标",
    aboutEn: "Any property company may bid on a published announcement",
  },
  INVITED_TENDER: {
    zh: "邀请招标",
    en: "Invited tender",
    aboutZh: "以招标邀请函邀请 3 个以上特定的物业服务企业投标",
    aboutEn: "At least three named property companies are invited by letter",
  },
  OTHER: {
    zh: "其他方式",
    en: "Other way",
    aboutZh: "投标人少于 3 个或者住宅规模较小，经区、县主管部门批准后协议选聘",
    aboutEn:
      "Direct agreement, approved by the authority where bidders are few or the project is small",
  },
} as const satisfies Words;
export type SelectionMethod = keyof typeof selectionMethods;
export const selectionMethodNames = namesOf(selectionMethods);

/** 招标组织形式. */
export const organizerModes = {
  DEVELOPER: { zh: "地区公司组织实施", en: "Run by the developer" },
  AGENCY: { zh: "代理机构承接", en: "Run by an agency" },
} as const satisfies Words;
export type OrganizerMode = keyof typeof organizerModes;
export const organizerModeNames = namesOf(organizerModes);

/** 发标方式. */
export const noticeKinds = {
  INVITATION: { zh: "招标邀请函", en: "Invitation" },
  ANNOUNCEMENT: { zh: "招标公告", en: "Announcement" },
} as const satisfies Words;
export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindNames = namesOf(noticeKinds);

/** 销售方式: what the law counts the end of the tender from (TEN-018 to TEN-020). */
export const saleKinds = {
  PRESALE: { zh: "预售", en: "Presale", dayZh: "预售许可证取得日", dayEn: "Presale permit" },
  CASH_SALE: { zh: "现售", en: "Sale after completion", dayZh: "现售日", dayEn: "First sale" },
  NOT_FOR_SALE: {
    zh: "不出售",
    en: "Not for sale",
    dayZh: "交付使用日",
    dayEn: "Delivery for use",
  },
} as const satisfies Words;
export type SaleKind = keyof typeof saleKinds;
export const saleKindNames = namesOf(saleKinds);

export const biddingStatuses = {
  PLANNED: { zh: "计划中", en: "Planned" },
  REQUESTED: { zh: "已提请", en: "Requested" },
  PREPARING: { zh: "招标准备", en: "Preparing" },
  AGREED: { zh: "已沟通", en: "Agreed with the authority" },
  ISSUED: { zh: "已发标", en: "Tender issued" },
  BIDDING: { zh: "投标中", en: "Writing the bid" },
  SUBMITTED: { zh: "已投标", en: "Bid delivered" },
  OPENED: { zh: "已开标", en: "Opened" },
  AWARDED: { zh: "中标", en: "Won" },
  LOST: { zh: "未中标", en: "Lost" },
  CONTRACTED: { zh: "已签约", en: "Contracted" },
  FILED: { zh: "已备案", en: "Filed" },
  LICENSED: { zh: "已取得收费许可证", en: "Fee permit obtained" },
  CLOSED: { zh: "已归档", en: "Archived" },
  CANCELLED: { zh: "已终止", en: "Cancelled" },
} as const satisfies Words;
export type BiddingStatus = keyof typeof biddingStatuses;
export const biddingStatusNames = namesOf(biddingStatuses);

/** Whether work still goes on: a second one for the same object is refused meanwhile (BID-R03). */
export const isOpenBidding = (status: BiddingStatus): boolean =>
  status !== "LOST" && status !== "CLOSED" && status !== "CANCELLED";

/** 指定单位: who appointed a member of the team. */
export const appointers = {
  DEVELOPER: { zh: "地区公司", en: "Developer" },
  REGION: { zh: "地区物业公司", en: "Region" },
} as const satisfies Words;
export type Appointer = keyof typeof appointers;
export const appointerNames = namesOf(appointers);

/** 角色 of a member. */
export const memberKinds = {
  LEADER: { zh: "投标小组负责人", en: "Team leader" },
  PROJECT_HEAD: { zh: "项目负责人", en: "Project head" },
  LIAISON: { zh: "指定专人", en: "Liaison" },
  WRITER: { zh: "标书编写", en: "Writer" },
  MEMBER: { zh: "成员", en: "Member" },
} as const satisfies Words;
export type MemberKind = keyof typeof memberKinds;
export const memberKindNames = namesOf(memberKinds);

/** 类别 of what a tender document asks for. */
export const requirementCategories = {
  BIDDER_CONDITION: { zh: "投标人条件", en: "Bidder's conditions" },
  EVALUATION: { zh: "评标标准", en: "Evaluation" },
  SUBJECT: { zh: "标的", en: "Subject" },
  BINDING: { zh: "装订要求", en: "Binding" },
  PACKAGING: { zh: "包装要求", en: "Packaging" },
  DEFENSE: { zh: "答辩要求", en: "Defence" },
  OTHER: { zh: "其他", en: "Other" },
} as const satisfies Words;
export type RequirementCategory = keyof typeof requirementCategories;
export const requirementCategoryNames = namesOf(requirementCategories);

/** 资料类别 of what the developer hands to an agency (BID-R07). */
export const materialKinds = {
  LICENSE: { zh: "证照", en: "Licences" },
  DRAWING: { zh: "图纸", en: "Drawings" },
  DATA: { zh: "数据", en: "Data" },
} as const satisfies Words;
export type DeveloperMaterialKind = keyof typeof materialKinds;
export const developerMaterialNames = namesOf(materialKinds);

/** 文件类别. */
export const documentKinds = {
  TENDER_SCHEME: { zh: "招标方案", en: "Tender scheme" },
  TENDER_DOCUMENT: { zh: "招标文件", en: "Tender document" },
  INVITATION: { zh: "招标邀请函", en: "Invitation" },
  ANNOUNCEMENT: { zh: "招标公告", en: "Announcement" },
  BID_DOCUMENT: { zh: "投标文件", en: "Bid document" },
  AWARD_NOTICE: { zh: "中标通知书", en: "Award notice" },
  PRE_CONTRACT: { zh: "前期物业服务合同", en: "Pre-stage service contract" },
  PRE_AGREEMENT: { zh: "前期物业服务协议", en: "Pre-stage service agreement" },
  FEE_PERMIT: { zh: "收费许可证", en: "Fee permit" },
} as const satisfies Words;
export type BiddingDocumentKind = keyof typeof documentKinds;
export const biddingDocumentNames = namesOf(documentKinds);

/** 编制单位. */
export const authors = {
  DEVELOPER: { zh: "地区公司", en: "Developer" },
  REGION: { zh: "地区物业公司", en: "Region" },
  AGENCY: { zh: "代理机构", en: "Agency" },
  BID_TEAM: { zh: "投标小组", en: "Bid team" },
} as const satisfies Words;
export type DocumentAuthor = keyof typeof authors;
export const documentAuthorNames = namesOf(authors);

/** 合同内容: the seven heads that a service contract has, in the order of the law (SVC-001, 民法典 938). */
export const contractHeads = {
  SERVICES: { zh: "服务事项", en: "Services" },
  QUALITY: { zh: "服务质量", en: "Quality of service" },
  FEES: { zh: "服务费用的标准和收取办法", en: "Fee standards and how they are collected" },
  REPAIR_FUND: { zh: "维修资金的使用", en: "Use of the repair fund" },
  SERVICE_ROOMS: { zh: "服务用房的管理和使用", en: "Management and use of the service rooms" },
  TERM: { zh: "服务期限", en: "Term" },
  HANDOVER: { zh: "服务交接", en: "Handover" },
} as const satisfies Words;
export type ContractHead = keyof typeof contractHeads;
export const contractHeadNames = namesOf(contractHeads);

/** Whether a contract has all that the law asks of it; null while nobody has said what it has. */
export const hasAllHeads = (has: readonly ContractHead[] | null): boolean | null =>
  has && contractHeadNames.every((head) => has.includes(head));

/** Who sent the award notice (BID-R17). */
export const awardSenders = ["DEVELOPER", "AGENCY"] as const;
export type AwardSender = (typeof awardSenders)[number];

/** The dated steps of the procedure in their order (BID-R09, R20). */
export const biddingSteps = {
  REQUEST: { zh: "提请地区公司组织招投标", en: "Request the bidding" },
  WORKING_GROUP: { zh: "成立前期物业招投标工作小组", en: "Set up the working group" },
  PROCEDURE: { zh: "拟定前期物业招投标程序", en: "Draft the procedure" },
  REPORT: { zh: "呈报招投标程序", en: "Report the procedure" },
  CONSULT: { zh: "沟通招标工作机构及费用", en: "Agree on tender office and cost" },
  METHOD: { zh: "确定选聘方式", en: "Decide the selection method" },
  TENDER_DOCUMENT: { zh: "编制招标文件", en: "Make the tender document" },
  PRE_FILING: { zh: "发标前备案", en: "File before the notice" },
  ISSUE: { zh: "发出招标邀请函或招标公告", en: "Issue invitation or announcement" },
  RECEIVE: { zh: "取得招标文件", en: "Obtain the tender document" },
  PRE_BID_MEETING: { zh: "参加标前会议", en: "Attend the pre-bid meeting" },
  CLARIFICATION: { zh: "招标文件最后澄清或修改", en: "Last clarification" },
  DELIVER: { zh: "送达投标文件", en: "Deliver the bid" },
  OPENING: { zh: "开标（含答辩）", en: "Opening and defence" },
  AWARD: { zh: "取得《中标通知书》", en: "Award notice" },
  RESULT_FILING: { zh: "招投标情况备案", en: "File the tender's result" },
  CONTRACT: { zh: "签订《前期物业服务合同》", en: "Sign the pre-stage contract" },
  FILING: { zh: "合同备案", en: "File with the authority" },
  FEE_PERMIT: { zh: "收费备案，取得收费许可证", en: "Fee permit" },
} as const satisfies Words;
export type BiddingStep = keyof typeof biddingSteps;
export const biddingStepNames = namesOf(biddingSteps);

/** Steps that are recorded by their date alone; the others come with an action of their own. */
export const datedSteps = [
  "WORKING_GROUP",
  "PROCEDURE",
  "REPORT",
  "CONSULT",
  "METHOD",
  "TENDER_DOCUMENT",
  "PRE_FILING",
  "PRE_BID_MEETING",
  "CLARIFICATION",
  "RESULT_FILING",
] as const satisfies readonly BiddingStep[];
export type DatedStep = (typeof datedSteps)[number];

/** What the region does for the tender document, there from the beginning (BID-R06). */
export const firstWorkItems = [
  "制定投标人条件",
  "制定评标标准",
  "制定标的文件",
  "协助制定招标方案",
] as const;
