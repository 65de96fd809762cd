import { archiveCategories } from "@threshold/domain/takeover/archive";
import {
  agreementHeads,
  areaKinds,
  aspects,
  commentedRecords,
  conditions,
  filingDocuments,
  formalGroups,
  itemKinds,
  methods,
  ownerKinds,
  remedies,
  subTeams,
  takeoverDefectStates,
  takeoverSeverities,
  takeoverStatuses,
  trainingTopics,
  transferModes,
  verdictWords,
} from "@threshold/domain/takeover/vocabulary";
import { Args, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Attachment } from "../attachment/types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { StatuteCheck } from "../bidding/types.ts";
import { CustodyItem } from "../custody/types.ts";
import { Contractor, Defect } from "../defect/types.ts";
import { ActionState } from "../graphql/action.ts";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf, enumOfWords } from "../graphql/enum.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { Building, Estate, Person, ServiceCenter } from "../organization/types.ts";
import { SignOff } from "../signature/types.ts";

export const TakeoverStatus = enumOfWords(
  "TakeoverStatus",
  "Status of a takeover (承接查验状态)",
  takeoverStatuses,
);
export const TakeoverAreaKind = enumOfWords(
  "TakeoverAreaKind",
  "Kind of an area (区域类别)",
  areaKinds,
);
export const TakeoverCondition = enumOfWords(
  "TakeoverCondition",
  "Condition of an inspection (承接查验应具备的条件)",
  conditions,
);
export const TakeoverConditionState = enumOf(
  "TakeoverConditionState",
  "Whether a condition is there (是否具备)",
  { MET: "There (具备)", NOT_MET: "Not there (不具备)", NA: "Not applicable (不适用)" },
);
export const TakeoverSubTeam = enumOfWords("TakeoverSubTeam", "Sub-team (专业小组)", subTeams);
export const TakeoverTopic = enumOfWords(
  "TakeoverTopic",
  "What is trained (培训内容)",
  trainingTopics,
);
export const TakeoverItemKind = enumOfWords(
  "TakeoverItemKind",
  "What is inspected or handed over (查验对象)",
  itemKinds,
);
export const TakeoverMethod = enumOfWords("TakeoverMethod", "Method, INS-044 (查验方法)", methods);
export const TakeoverAspect = enumOfWords("TakeoverAspect", "Point of focus (查验重点)", aspects);
export const TakeoverVerdict = enumOfWords("TakeoverVerdict", "Result (查验结果)", verdictWords);
export const TakeoverRemedy = enumOfWords(
  "TakeoverRemedy",
  "How it is mended (处理方式)",
  remedies,
);
export const TakeoverSeverity = enumOfWords(
  "TakeoverSeverity",
  "Whether a defect touches safety (问题类别)",
  takeoverSeverities,
);
export const TakeoverDefectState = enumOfWords(
  "TakeoverDefectState",
  "Where a defect stands on KF-10 (状态)",
  takeoverDefectStates,
);
export const TransferMode = enumOfWords(
  "TransferMode",
  "How it is transferred (移交方式)",
  transferModes,
);
export const TransferStatus = enumOf("TransferStatus", "Where a transfer stands (移交状态)", {
  PREPARED: "Papers to sign (待签署)",
  SIGNED: "Signed (已签署)",
  TRANSFERRED: "Transferred (已移交)",
  CANCELLED: "Cancelled (已取消)",
});
export const FormalGroup = enumOfWords(
  "FormalGroup",
  "What the formal inspection checks (正式验收内容)",
  formalGroups,
);
export const AgreementHead = enumOfWords(
  "AgreementHead",
  "Head of the inspection agreement (协议内容)",
  agreementHeads,
);
export const FilingDocument = enumOfWords(
  "FilingDocument",
  "Paper that is filed, INS-056 (备案材料)",
  filingDocuments,
);
export const OwnerKind = enumOfWords("OwnerKind", "Whose it is (权属)", ownerKinds);

@ObjectType({ description: "A condition with what shows it (查验条件)" })
export class TakeoverConditionRow {
  @Field(() => TakeoverCondition, { description: "Condition (条件)" })
  code!: string;

  @Field(() => TakeoverConditionState, { description: "Whether it is there (是否具备)" })
  state!: string;

  @Field(() => String, { nullable: true, description: "What shows it (证明)" })
  evidence?: string | null;
}

@ObjectType({ description: "Begun without conditions, by leave of the region's head (放行)" })
export class TakeoverWaiver {
  @Field(() => [TakeoverCondition], { description: "Which (条件)" })
  codes!: string[];

  @Field(() => String, { description: "Reason (理由)" })
  reason!: string;
}

@ObjectType({ description: "A member of the team (小组成员)" })
export class TakeoverMember {
  @Field(() => ID, { description: "Person (人员)" })
  personId!: string;

  @Field(() => String, { description: "Name (姓名)" })
  name!: string;

  @Field(() => TakeoverSubTeam, { nullable: true, description: "Sub-team (专业小组)" })
  subTeam?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Trained on (培训日期)" })
  trainedOn?: string | null;
}

@ObjectType({ description: "A training ahead of the inspection, TKO-R09 (培训记录)" })
export class TakeoverTraining {
  @Field(() => DayScalar, { description: "Day (日期)" })
  on!: string;

  @Field(() => [TakeoverTopic], { description: "Topics (内容)" })
  topics!: string[];

  @Field(() => String, { nullable: true, description: "What was said (要点)" })
  note?: string | null;

  @Field(() => [String], { description: "Who was trained (参加人)" })
  names!: string[];
}

@ObjectType({ description: "A task of the work plan, TKO-R07 (查验工作方案)" })
export class TakeoverPlanRow {
  @Field(() => String, { description: "Content (内容)" })
  content!: string;

  @Field(() => String, { description: "Standard (标准)" })
  standard!: string;

  @Field(() => DayScalar, { description: "Due (完成时间)" })
  dueOn!: string;
}

@ObjectType({ description: "An item of the project's own standard, TKO-R08 (查验标准)" })
export class TakeoverStandardItem {
  @Field(() => String, { description: "Code within the standard (编码)" })
  code!: string;

  @Field(() => TakeoverItemKind, { description: "Kind (类别)" })
  kind!: string;

  @Field(() => String, { description: "What (项目)" })
  label!: string;

  @Field(() => String, { description: "What is asked of it (要求)" })
  requirement!: string;

  @Field(() => [TakeoverMethod], { description: "How it is inspected (方法)" })
  methods!: string[];

  @Field(() => [TakeoverAspect], { description: "Points of focus (重点)" })
  aspects!: string[];

  @Field(() => Boolean, { description: "Tested together with others (联动测试)" })
  linkage!: boolean;
}

@ObjectType({ description: "A group of the formal inspection that is done, TKO-R15 (正式验收)" })
export class TakeoverFormalDone {
  @Field(() => FormalGroup, { description: "Group (内容)" })
  group!: string;

  @Field(() => DayScalar, { description: "Done on (完成日期)" })
  on!: string;

  @Field(() => String, { nullable: true, description: "Note (说明)" })
  note?: string | null;
}

@ObjectType({ description: "How far lines of a kind are (查验进度)" })
export class TakeoverProgress {
  @Field(() => TakeoverItemKind, { description: "Kind (类别)" })
  kind!: string;

  @Field(() => Int, { description: "Lines (总数)" })
  lines!: number;

  @Field(() => Int, { description: "Done (已完成)" })
  done!: number;

  @Field(() => Int, { description: "Failed, or missing (不合格或缺失)" })
  failed!: number;
}

@ObjectType({ description: "Defects of a gravity, state and responsible unit (问题统计)" })
export class TakeoverDefectSum {
  @Field(() => TakeoverSeverity, { description: "Gravity (问题类别)" })
  severity!: string;

  @Field(() => TakeoverDefectState, { description: "State (状态)" })
  state!: string;

  @Field(() => String, { nullable: true, description: "Responsible unit (责任单位)" })
  contractor?: string | null;

  @Field(() => Int, { description: "How many (数量)" })
  count!: number;
}

@ObjectType({ description: "Area owned by a kind of owner (权属面积)" })
export class OwnershipSum {
  @Field(() => OwnerKind, { description: "Whose (权属)" })
  owner!: string;

  @Field(() => Int, { description: "Entries (项数)" })
  entries!: number;

  @Field(() => Float, { description: "m² (面积合计)" })
  area!: number;
}

@ObjectType({ description: "What the law says of the next step (下一步的法定核对)" })
export class TakeoverNextChecks {
  @Field(() => String, { description: "Of which action (操作)" })
  action!: string;

  @Field(() => [StatuteCheck], { description: "Rule by rule (核对)" })
  checks!: StatuteCheck[];
}

export const ArchiveCategory = enumOfWords(
  "ArchiveCategory",
  "What the archive receives, TKO-R23 (档案类别)",
  archiveCategories,
);

@ObjectType({ description: "A paper for the archive (归档文件)" })
export class TakeoverArchiveEntry {
  @Field(() => ArchiveCategory, { description: "Category (档案类别)" })
  category!: keyof typeof ArchiveCategory;

  @Field(() => String, { description: "Title (文件名称)" })
  title!: string;

  @Field(() => String, { description: "The same in English (英文名称)" })
  titleEn!: string;

  @Field(() => DayScalar, { description: "Received, signed or complete on (形成日期)" })
  on!: string;

  @Field(() => String, {
    nullable: true,
    description: "SHA-256 of what was signed, or of the pack (签署内容校验值)",
  })
  sha256?: string | null;
}

@ObjectType({
  description:
    "What the archive receives of a takeover: as it stands, once closed as it stood then (归档清单)",
})
export class TakeoverArchive {
  @Field(() => [TakeoverArchiveEntry], { description: "Documents and signed papers (归档文件)" })
  entries!: TakeoverArchiveEntry[];

  @Field(() => [ArchiveCategory], { description: "Of which there is nothing yet (尚缺类别)" })
  missing!: (keyof typeof ArchiveCategory)[];
}

export const CommentedRecord = enumOfWords(
  "CommentedRecord",
  "What of a takeover is commented on (意见对象)",
  commentedRecords,
);

@ObjectType({
  description: "What somebody said of a takeover or of one of its records (督导与技术支持意见)",
  implements: Node,
})
export class TakeoverComment extends Node {
  @Field(() => CommentedRecord, { description: "What it is about (意见对象)" })
  recordType!: string;

  @Field(() => ID, { description: "The record (记录)" })
  recordId!: string;

  @Field(() => String, {
    nullable: true,
    description: "What the record was called then: name or number (名称或编号)",
  })
  about?: string | null;

  @Field(() => String, { description: "What was said (意见)" })
  text!: string;

  @Field(() => InstantScalar, { description: "When (时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "By (提出人)" })
  createdBy?: Person | null;
}

@ObjectType({ description: "A step with what the law said of it (办理经过)", implements: Node })
export class TakeoverStep extends Node {
  @Field(() => String, { description: "Step (步骤)" })
  step!: string;

  @Field(() => DayScalar, { description: "On (日期)" })
  doneOn!: string;

  @Field(() => String, {
    nullable: true,
    description: "What the region's head said of a limit that had passed (说明)",
  })
  reason?: string | null;

  @Field(() => [StatuteCheck], { description: "What the law said then (法定核对)" })
  checks!: StatuteCheck[];

  @Field(() => Person, { nullable: true, description: "By (办理人)" })
  createdBy?: Person | null;
}

@ObjectType({ description: "A takeover inspection (承接查验项目)", implements: Node })
export class TakeoverProject extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Scope (查验范围)" })
  scope!: string;

  @Field(() => TakeoverStatus, { description: "Status (状态)" })
  status!: keyof typeof TakeoverStatus;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Sub-item completion acceptance, V (分项工程竣工验收日期)",
  })
  subCompletionOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Handover notice (收到交接通知日期)" })
  noticeOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Delivery (交付使用日期)" })
  deliveryOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "First move-in (交付入住日期)" })
  firstMoveInOn?: string | null;

  @Field(() => String, { nullable: true, description: "Province (省份)" })
  province?: string | null;

  @Field(() => String, { nullable: true, description: "City (城市)" })
  city?: string | null;

  @Field(() => [TakeoverConditionRow], { description: "Conditions (查验条件)" })
  conditions!: TakeoverConditionRow[];

  @Field(() => TakeoverWaiver, { nullable: true, description: "Begun without these (放行)" })
  waiver?: TakeoverWaiver | null;

  @Field(() => Person, { nullable: true, description: "Who let it begin (放行人)" })
  waivedBy?: Person | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "The pre-stage contract has the inspection clause, INS-006 (前期合同有承接查验条款)",
  })
  contractClause?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Sale contracts state how common parts are equipped, INS-004 (买卖合同有共用部位配置约定)",
  })
  saleClause?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "The interim convention authorises the inspection for all owners, INS-005 (临时管理规约有授权查验)",
  })
  conventionClause?: boolean | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Owners were informed of the filing on, INS-057 (书面告知业主备案情况日期)",
  })
  ownersInformedOn?: string | null;

  @Field(() => Person, { nullable: true, description: "Leader (组长)" })
  leader?: Person | null;

  @Field(() => [TakeoverMember], { description: "Team (承接查验小组)" })
  team!: TakeoverMember[];

  @Field(() => [TakeoverTraining], { description: "Trainings (培训记录)" })
  trainings!: TakeoverTraining[];

  @Field(() => [TakeoverPlanRow], { description: "Work plan (查验工作方案)" })
  plan!: TakeoverPlanRow[];

  @Field(() => [TakeoverStandardItem], { description: "The project's own standard (查验标准)" })
  standard!: TakeoverStandardItem[];

  @Field(() => Int, { description: "Version of the standard; 0: none yet (标准版本)" })
  standardNumber!: number;

  @Field(() => InstantScalar, { nullable: true, description: "Frozen at (冻结时间)" })
  standardFrozenAt?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Documents handed over on (资料移交日期)",
  })
  documentsHandedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Site inspection on (现场查验日期)" })
  siteInspectionOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The developer's people who take part, INS-048 (建设单位参加人员)",
  })
  developerStaff?: string | null;

  @Field(() => [TakeoverFormalDone], { description: "Of the formal inspection (正式验收)" })
  formal!: TakeoverFormalDone[];

  @Field(() => DayScalar, { nullable: true, description: "Result posted on (公示日期)" })
  postedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Posted until (公示截止)" })
  postedUntil?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Filed on (备案日期)" })
  filedOn?: string | null;

  @Field(() => [FilingDocument], { description: "What was filed (备案材料)" })
  filedDocuments!: string[];

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;

  @Field(() => InstantScalar, { description: "Registered at (登记时间)" })
  createdAt!: string;

  @Field(() => ServiceCenter, { description: "Service center (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => Estate, { description: "Estate (项目)" })
  estate!: Estate;

  @Field(() => [TakeoverArea], { description: "Areas (查验区域)" })
  areas!: TakeoverArea[];

  @Field(() => [TakeoverItem], { description: "Legal bases with their files (查验依据)" })
  bases!: TakeoverItem[];

  @Field(() => [TakeoverProgress], { description: "How far each kind is (查验进度)" })
  progress!: TakeoverProgress[];

  @Field(() => [TakeoverDefectSum], {
    description: "Defects by gravity, state and responsible unit (问题统计)",
  })
  defectSums!: TakeoverDefectSum[];

  @Field(() => [TakeoverAgreement], { description: "Agreements on mending (整改约定)" })
  agreements!: TakeoverAgreement[];

  @Field(() => [TakeoverTransfer], { description: "Transfers (管理权交接)" })
  transfers!: TakeoverTransfer[];

  @Field(() => [OwnershipEntry], { description: "Ownership register (权属清册)" })
  register!: OwnershipEntry[];

  @Field(() => [OwnershipSum], { description: "Area by owner (权属面积合计)" })
  registerSums!: OwnershipSum[];

  @Field(() => DayScalar, { nullable: true, description: "Register due, TKO-R19 (清册期限)" })
  registerDueOn?: string | null;

  @Field(() => [SignOff], { description: "Sheets of the report and the lists (签署单)" })
  signOffs!: SignOff[];

  @Field(() => [TakeoverStep], { description: "Steps, the latest first (办理经过)" })
  steps!: TakeoverStep[];

  @Field(() => [TakeoverComment], {
    description: "What the region and others said, the latest first, TKO-R01 (督导与技术支持意见)",
  })
  comments!: TakeoverComment[];

  @Field(() => TakeoverArchive, { description: "For the archive, TKO-R02, R23 (归档清单)" })
  archive!: TakeoverArchive;

  @Field(() => TakeoverNextChecks, {
    nullable: true,
    description: "What the law says of what comes next (法定核对)",
  })
  nextChecks?: TakeoverNextChecks | null;

  @Field(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions!: ActionState[];

  @Field(() => AuditEntryConnection, {
    description: "Who changed what and when, newest first (变更历史)",
  })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

@ObjectType({
  description: "An area that is inspected and transferred (查验区域)",
  implements: Node,
})
export class TakeoverArea extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => TakeoverAreaKind, { description: "Kind (类别)" })
  kind!: string;

  @Field(() => Building, { nullable: true, description: "Building (楼栋)" })
  building?: Building | null;

  @Field(() => TakeoverTransfer, { nullable: true, description: "Transferred by (移交)" })
  transfer?: TakeoverTransfer | null;

  @Field(() => Int, {
    description: "Safety defects that nobody verified yet (未复查合格的安全问题)",
  })
  unsafe!: number;

  @Field(() => Int, { description: "Other open defects (其他未整改问题)" })
  open!: number;
}

@ObjectType({
  description: "A line of a list: KF-06 to KF-09, tools and keys (查验记录)",
  implements: Node,
})
export class TakeoverItem extends Node {
  @Field(() => TakeoverItemKind, { description: "Kind (类别)" })
  kind!: string;

  @Field(() => String, { nullable: true, description: "Of the standard or list (编码)" })
  code?: string | null;

  @Field(() => TakeoverArea, { nullable: true, description: "Area (区域)" })
  area?: TakeoverArea | null;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Place, or equipment room (位置)" })
  place?: string | null;

  @Field(() => String, { nullable: true, description: "Model (型号)" })
  model?: string | null;

  @Field(() => Int, { nullable: true, description: "Quantity as listed, copies (数量、份数)" })
  quantity?: number | null;

  @Field(() => Int, { nullable: true, description: "As counted (清点数量)" })
  counted?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Where it should be (位置确认)" })
  located?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Its manual is there (设备说明书)" })
  manual?: boolean | null;

  @Field(() => TakeoverVerdict, { nullable: true, description: "Single run (单车试运行)" })
  singleRun?: string | null;

  @Field(() => TakeoverVerdict, { nullable: true, description: "Linkage test (联动测试)" })
  linkage?: string | null;

  @Field(() => TakeoverVerdict, { nullable: true, description: "Result (结果)" })
  verdict?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Original, not a copy (原件)" })
  isOriginal?: boolean | null;

  @Field(() => String, { nullable: true, description: "Handed by (移交人)" })
  handedBy?: string | null;

  @Field(() => Person, { nullable: true, description: "Received by (接收人)" })
  receivedBy?: Person | null;

  @Field(() => DayScalar, { nullable: true, description: "Received on (接收日期)" })
  receivedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Missing, promised for (承诺补交日期)" })
  promisedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => Person, { nullable: true, description: "Inspected by (查验人)" })
  inspectedBy?: Person | null;

  @Field(() => DayScalar, { nullable: true, description: "Inspected on (查验日期)" })
  inspectedOn?: string | null;

  @Field(() => TakeoverTransfer, {
    nullable: true,
    description: "Transferred by itself by (分项移交)",
  })
  transfer?: TakeoverTransfer | null;

  @Field(() => TakeoverProject, { description: "Of which takeover (承接查验项目)" })
  takeover!: TakeoverProject;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;

  @Field(() => CustodyItem, {
    nullable: true,
    description: "On custody's list: who has it now (钥匙与物品台账)",
  })
  custodyItem?: CustodyItem | null;

  @Field(() => [Attachment], { description: "Scans and photos (扫描件、照片)" })
  attachments!: Attachment[];
}

@ObjectType({ description: "A defect as the takeover sees it, KF-10 (查验问题)", implements: Node })
export class TakeoverDefect extends Node {
  @Field(() => Defect, { description: "In the engine (缺陷)" })
  defect!: Defect;

  @Field(() => TakeoverProject, { description: "Of which takeover (承接查验项目)" })
  takeover!: TakeoverProject;

  @Field(() => TakeoverArea, { nullable: true, description: "Area (区域)" })
  area?: TakeoverArea | null;

  @Field(() => TakeoverItem, { nullable: true, description: "Found on (查验对象)" })
  item?: TakeoverItem | null;

  @Field(() => TakeoverSeverity, { description: "Gravity (问题类别)" })
  severity!: string;

  @Field(() => TakeoverDefectState, { description: "State (状态)" })
  state!: string;

  @Field(() => TakeoverRemedy, { nullable: true, description: "How it is mended (处理方式)" })
  remedy?: string | null;

  @Field(() => TakeoverAgreement, { nullable: true, description: "Agreed by (约定)" })
  agreement?: TakeoverAgreement | null;

  @Field(() => DayScalar, { nullable: true, description: "Agreed due (约定整改期限)" })
  agreedDueOn?: string | null;

  @Field(() => Boolean, {
    description: "Signed by all, and still of this unit and day, TKO-R13 (约定有效)",
  })
  agreed!: boolean;

  @Field(() => DayScalar, { nullable: true, description: "Urged on (督促日期)" })
  urgedOn?: string | null;

  @Field(() => String, { nullable: true, description: "What was said (督促情况)" })
  urgeNote?: string | null;

  @Field(() => Int, { description: "How often it was urged (督促次数)" })
  urges!: number;
}

@ObjectType({
  description: "A written agreement on mending, TKO-R13, R14 (整改期限约定)",
  implements: Node,
})
export class TakeoverAgreement extends Node {
  @Field(() => Int, { description: "Number within the takeover (编号)" })
  number!: number;

  @Field(() => TakeoverSeverity, { description: "Gravity (问题类别)" })
  severity!: string;

  @Field(() => Contractor, { description: "Responsible unit (责任单位)" })
  contractor!: Contractor;

  @Field(() => DayScalar, { nullable: true, description: "Signed by all on (签署日期)" })
  signedOn?: string | null;

  @Field(() => TakeoverProject, { description: "Of which takeover (承接查验项目)" })
  takeover!: TakeoverProject;

  @Field(() => [TakeoverDefect], { description: "What is agreed on (问题)" })
  defects!: TakeoverDefect[];

  @Field(() => [StatuteCheck], { description: "What the city's limit says (法定核对)" })
  checks!: StatuteCheck[];

  @Field(() => [SignOff], { description: "Who signs (签署)" })
  signOffs!: SignOff[];
}

@ObjectType({ description: "What an agreement says under a head (协议内容)" })
export class AgreementText {
  @Field(() => AgreementHead, { description: "Head (事项)" })
  head!: string;

  @Field(() => String, { description: "Text (内容)" })
  text!: string;
}

@ObjectType({
  description: "A transfer of the management right with its papers (管理权交接)",
  implements: Node,
})
export class TakeoverTransfer extends Node {
  @Field(() => Int, { description: "Number within the takeover (编号)" })
  number!: number;

  @Field(() => TransferMode, { description: "How (移交方式)" })
  mode!: string;

  @Field(() => TransferStatus, { description: "Status (状态)" })
  status!: string;

  @Field(() => Boolean, { description: "Taken over as it is (现状接管)" })
  asIs!: boolean;

  @Field(() => [TakeoverArea], { description: "Areas (区域)" })
  areas!: TakeoverArea[];

  @Field(() => [TakeoverItem], { description: "Things by themselves (分项)" })
  items!: TakeoverItem[];

  @Field(() => [AgreementText], { description: "The inspection agreement (承接查验协议)" })
  agreement!: AgreementText[];

  @Field(() => DayScalar, { nullable: true, description: "Signed on (签署日期)" })
  signedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Transferred on (移交日期)" })
  transferredOn?: string | null;

  @Field(() => TakeoverProject, { description: "Of which takeover (承接查验项目)" })
  takeover!: TakeoverProject;

  @Field(() => [SignOff], { description: "Who signs (签署)" })
  signOffs!: SignOff[];

  @Field(() => TakeoverPack, {
    nullable: true,
    description: "All that it handed over, once the right passed (交接包)",
  })
  pack?: TakeoverPack | null;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;
}

@ObjectType({
  description: "All that a transfer handed over, as it stood then (交接包)",
  implements: Node,
})
export class TakeoverPack extends Node {
  @Field(() => String, {
    description: "SHA-256 of its content, on paper and in the twin alike (摘要)",
  })
  digest!: string;

  @Field(() => Int, {
    description: "Components whose warranty starts with it (保修起算设备数)",
  })
  components!: number;

  @Field(() => TakeoverTransfer, { description: "Of which transfer (管理权交接)" })
  transfer!: TakeoverTransfer;

  @Field(() => String, {
    description: "Address of the archive with both forms, files and verifier (下载地址)",
  })
  url!: string;

  @Field(() => InstantScalar, { description: "When it was made (生成时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who passed the right (移交操作人)" })
  createdBy?: Person | null;
}

@ObjectType({ description: "A row of the ownership register, KF-11 (权属清册)", implements: Node })
export class OwnershipEntry extends Node {
  @Field(() => String, { description: "Facility or room (设施、房屋)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Place (位置)" })
  place?: string | null;

  @Field(() => Float, { nullable: true, description: "m² (面积)" })
  area?: number | null;

  @Field(() => OwnerKind, { description: "Whose (权属)" })
  owner!: string;

  @Field(() => String, { nullable: true, description: "Certificate (权属证明)" })
  certificate?: string | null;

  @Field(() => String, { nullable: true, description: "Use (用途)" })
  use?: string | null;

  @Field(() => [TakeoverArea], { description: "Whom it serves; none: all (服务范围)" })
  serves!: TakeoverArea[];

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => TakeoverProject, { description: "Of which takeover (承接查验项目)" })
  takeover!: TakeoverProject;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;
}

export const TakeoverProjectConnection = connectionOf(
  () => TakeoverProject,
  "TakeoverProject",
  "承接查验项目",
);
export type TakeoverProjectConnection = InstanceType<typeof TakeoverProjectConnection>;
export const TakeoverItemConnection = connectionOf(() => TakeoverItem, "TakeoverItem", "查验记录");
export type TakeoverItemConnection = InstanceType<typeof TakeoverItemConnection>;
export const TakeoverDefectConnection = connectionOf(
  () => TakeoverDefect,
  "TakeoverDefect",
  "查验问题",
);
export type TakeoverDefectConnection = InstanceType<typeof TakeoverDefectConnection>;
export const OwnershipEntryConnection = connectionOf(
  () => OwnershipEntry,
  "OwnershipEntry",
  "权属清册",
);
export type OwnershipEntryConnection = InstanceType<typeof OwnershipEntryConnection>;
