import { organizations } from "@threshold/domain/unit-acceptance/vocabulary";
import { tools } from "@threshold/domain/unit-acceptance/tool-kit";
import { Args, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Attachment } from "../attachment/types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { DefectHeatMap, LayoutPlan } from "../defect/types.ts";
import { ActionState } from "../graphql/action.ts";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf, enumOfWords } from "../graphql/enum.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { Building, Estate, Person, ServiceCenter, Unit } from "../organization/types.ts";
import { SignOff } from "../signature/types.ts";

export const AcceptanceBatchStatus = enumOf(
  "AcceptanceBatchStatus",
  "Status of a batch of unit acceptance (批次状态)",
  {
    NOTIFIED: "Notice received (已通知)",
    TEAM_FORMED: "Groups are set up (小组已成立)",
    INSPECTING: "Homes are inspected (验收中)",
    RECTIFYING: "All inspected, some to be mended (整改中)",
    COMPLETED: "All qualified (已完成)",
  },
);
export const UnitAcceptanceStatus = enumOf(
  "UnitAcceptanceStatus",
  "Status of a home's record (验收状态)",
  {
    PENDING: "To be inspected (待验收)",
    INSPECTED: "Inspected, to be signed (已验收待签字)",
    SIGNED: "Signed (已签字)",
    RECTIFYING: "To be mended (整改中)",
    RECTIFIED: "Mended, to be re-inspected (待复验)",
    REINSPECTED: "Re-inspected, to be signed (已复验待签字)",
    QUALIFIED: "Qualified (合格)",
  },
);
export const AcceptanceGroupKind = enumOf("AcceptanceGroupKind", "Kind of a group (小组类别)", {
  GENERAL: "General (房屋综合验收小组)",
  SPECIAL: "Special (专项验收小组)",
});
export const AcceptanceOrganization = enumOfWords(
  "AcceptanceOrganization",
  "Of which organization a member is (所属单位)",
  organizations,
);
export const AcceptanceToolCode = enumOfWords(
  "AcceptanceToolCode",
  "What a tool is (验收工具)",
  tools,
);
export const AcceptanceOutcome = enumOf("AcceptanceOutcome", "Result of a line (验收结果)", {
  PASS: "Passed (合格)",
  FAIL: "Failed (不合格)",
  NA: "Not applicable (不适用)",
  UNDECIDED: "Measured so that it cannot decide (待定)",
});
export const AcceptanceMending = enumOf(
  "AcceptanceMending",
  "How far what failed is mended (整改情况)",
  {
    OPEN: "To be mended (待整改)",
    RECTIFIED: "Mended, to be re-inspected (待复验)",
    VERIFIED: "Re-inspected and good (复验合格)",
  },
);
export const AcceptanceRoomKind = enumOf("AcceptanceRoomKind", "Kind of a room (房间类别)", {
  LIVING: "Living room (客厅)",
  BEDROOM: "Bedroom (卧室)",
  KITCHEN: "Kitchen (厨房)",
  BATH: "Bathroom (卫生间)",
  BALCONY: "Balcony (阳台)",
});

@ObjectType({ description: "A room of a layout with its design values (房间)" })
export class AcceptanceRoom {
  @Field(() => String, { description: "Code within the layout (编码)" })
  code!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => AcceptanceRoomKind, { description: "Kind (类别)" })
  kind!: keyof typeof AcceptanceRoomKind;

  @Field(() => Int, { nullable: true, description: "Design net height, mm (设计净高)" })
  height?: number | null;

  @Field(() => Int, { nullable: true, description: "Design bay, mm (设计开间)" })
  bay?: number | null;

  @Field(() => Int, { nullable: true, description: "Design depth, mm (设计进深)" })
  depth?: number | null;
}

@ObjectType({ description: "The rooms of a layout (户型房间)" })
export class AcceptanceLayout {
  @Field(() => String, { description: "Layout (户型)" })
  layoutType!: string;

  @Field(() => Int, { description: "Homes of the batch with it (户数)" })
  units!: number;

  @Field(() => [AcceptanceRoom], { description: "Rooms (房间)" })
  rooms!: AcceptanceRoom[];
}

@ObjectType({
  description: "A version of the standards KF-02 and KF-03 (分户验收标准)",
  implements: Node,
})
export class AcceptanceStandard extends Node {
  @Field(() => Int, { description: "Version (版本)" })
  number!: number;

  @Field(() => String, { nullable: true, description: "What is new (说明)" })
  note?: string | null;

  @Field(() => JsonScalar, {
    description: "Items with part, method, tool, limits, sampling, source and confidence (检查项)",
  })
  content!: unknown;

  @Field(() => InstantScalar, { description: "When it was begun (建立时间)" })
  createdAt!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "Since when it is in use; null of a draft (发布时间)",
  })
  publishedAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Who published it (发布人)" })
  publishedBy?: Person | null;

  @Field(() => AcceptanceStandard, {
    nullable: true,
    description: "The version that it follows (上一版)",
  })
  before?: AcceptanceStandard | null;

  @Field(() => Int, {
    description: "Batches that the viewer reads and that are held to it (批次数)",
  })
  batches!: number;

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;
}

@ObjectType({ description: "A member of a group (小组成员)" })
export class AcceptanceMember {
  @Field(() => String, { description: "Id within the group (编号)" })
  id!: string;

  @Field(() => String, { description: "Name (姓名)" })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "The person with an account; null signs on the spot (人员)",
  })
  personId?: string | null;

  @Field(() => AcceptanceOrganization, { description: "Organization (所属单位)" })
  organization!: keyof typeof AcceptanceOrganization;

  @Field(() => String, { nullable: true, description: "Duty (分工)" })
  duty?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Trained on (业务培训日期)" })
  trainedOn?: string | null;
}

@ObjectType({ description: "A line of a group's kit (验收工具)" })
export class AcceptanceTool {
  @Field(() => String, { description: "Id within the group (编号)" })
  id!: string;

  @Field(() => AcceptanceToolCode, { description: "What (工具)" })
  code!: keyof typeof AcceptanceToolCode;

  @Field(() => String, { nullable: true, description: "Specification (规格)" })
  spec?: string | null;

  @Field(() => Int, { description: "How many (数量)" })
  quantity!: number;

  @Field(() => [Int], { nullable: true, description: "Numbers on the balls (乒乓球编号)" })
  ballNumbers?: number[] | null;

  @Field(() => Int, { nullable: true, description: "Diameter of the net, mm (网兜直径)" })
  netDiameter?: number | null;

  @Field(() => DayScalar, { nullable: true, description: "Checked on (检查日期)" })
  checkedOn?: string | null;

  @Field(() => Boolean, { description: "In good order (是否完好)" })
  usable!: boolean;

  @Field(() => String, { nullable: true, description: "Serial number (出厂编号)" })
  serialNumber?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Calibrated until (校准有效期)" })
  calibratedUntil?: string | null;
}

@ObjectType({ description: "What a group recorded so far (小组进度)" })
export class AcceptanceGroupProgress {
  @Field(() => Int, { description: "Homes it recorded in (已验收户数)" })
  units!: number;

  @Field(() => Int, { description: "Of them inspected to the end (验收完成户数)" })
  done!: number;

  @Field(() => Int, { description: "Of them with something that failed (有不合格项户数)" })
  failed!: number;
}

@ObjectType({ description: "A group that inspects homes (验收小组)", implements: Node })
export class AcceptanceGroup extends Node {
  @Field(() => AcceptanceBatch, { description: "Of which batch (批次)" })
  batch!: AcceptanceBatch;

  @Field(() => AcceptanceGroupKind, { description: "Kind (类别)" })
  kind!: keyof typeof AcceptanceGroupKind;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => Person, { nullable: true, description: "Who leads it (组长)" })
  leader?: Person | null;

  @Field(() => [AcceptanceMember], { description: "Members (成员)" })
  members!: AcceptanceMember[];

  @Field(() => [AcceptanceTool], { description: "Its kit (工具)" })
  tools!: AcceptanceTool[];

  @Field(() => AcceptanceGroupProgress, { description: "How far it is (进度)" })
  progress!: AcceptanceGroupProgress;

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;
}

@ObjectType({ description: "How many homes stand how, with what the rates are made of (批次进度)" })
export class AcceptanceStanding {
  @Field(() => Int, { description: "Homes to be delivered (待交付户数)" })
  units!: number;

  @Field(() => Int, { description: "Qualified (合格户数)" })
  qualified!: number;

  @Field(() => Int, { description: "Concluded once at least (已得出结论户数)" })
  inspected!: number;

  @Field(() => Int, { description: "Qualified at the first inspection (一次合格户数)" })
  firstPass!: number;
}

@ObjectType({ description: "A day of a batch (每日进展)" })
export class AcceptanceTrendDay {
  @Field(() => DayScalar, { description: "Day (日期)" })
  on!: string;

  @Field(() => Int, { description: "Homes first inspected (完成验收户数)" })
  inspected!: number;

  @Field(() => Int, { description: "Homes qualified (合格户数)" })
  qualified!: number;
}

@ObjectType({ description: "A home on the batch's board (看板房屋)" })
export class AcceptanceCell {
  @Field(() => ID, { description: "Its record (记录)" })
  recordId!: string;

  @Field(() => String, { description: "Building (楼栋)" })
  building!: string;

  @Field(() => Int, { description: "Floor (楼层)" })
  floor!: number;

  @Field(() => String, { description: "Room number (房号)" })
  room!: string;

  @Field(() => UnitAcceptanceStatus, { description: "Status (状态)" })
  status!: keyof typeof UnitAcceptanceStatus;

  @Field(() => Int, { description: "Lines recorded (已检查项数)" })
  done!: number;

  @Field(() => Int, { description: "Failed lines (不合格项数)" })
  failed!: number;

  @Field(() => Boolean, { nullable: true, description: "Qualified at the first pass (一次合格)" })
  firstPass?: boolean | null;

  @Field(() => [String], { description: "Who is at work there now, by name (正在验收)" })
  inspecting!: string[];
}

export const AcceptanceLotSeverity = enumOf(
  "AcceptanceLotSeverity",
  "Normal, tightened or reduced inspection (宽严程度)",
  {
    NORMAL: "Normal (正常检验)",
    TIGHTENED: "Tightened (加严检验)",
    REDUCED: "Reduced (放宽检验)",
  },
);
export const AcceptanceLotVerdict = enumOf("AcceptanceLotVerdict", "Verdict of a lot (批的判定)", {
  OPEN: "Its sample is not concluded (未判定)",
  ACCEPTED: "Accepted (接收)",
  REJECTED: "Rejected: every home is inspected (不接收，须全检)",
  FULL: "Every home is inspected from the beginning (全检)",
});

@ObjectType({ description: "How far the sample of a lot is (样本进度)" })
export class AcceptanceLotProgress {
  @Field(() => Int, { description: "Homes of the sample that all have signed (已签字户数)" })
  concluded!: number;

  @Field(() => Int, { description: "Of them failed at their first inspection (不合格户数)" })
  nonconforming!: number;
}

@ObjectType({
  description: "An item in the homes of a building, inspected by a sample (检验批)",
  implements: Node,
})
export class AcceptanceLot extends Node {
  @Field(() => Building, { description: "Building (楼栋)" })
  building!: Building;

  @Field(() => String, { description: "Item (检查项编码)" })
  itemCode!: string;

  @Field(() => String, { description: "Item in Chinese (检查项)" })
  itemLabel!: string;

  @Field(() => String, { description: "Item in English (检查项英文)" })
  itemLabelEn!: string;

  @Field(() => Int, { description: "Homes of the lot (批量)" })
  homes!: number;

  @Field(() => String, { description: "Inspection level of GB/T 2828.1 (检验水平)" })
  level!: string;

  @Field(() => String, { description: "Acceptance quality limit (接收质量限 AQL)" })
  aql!: string;

  @Field(() => AcceptanceLotSeverity, { description: "Normal, tightened or reduced (宽严程度)" })
  severity!: keyof typeof AcceptanceLotSeverity;

  @Field(() => String, {
    nullable: true,
    description: "Code letter of the plan; null: every home is inspected (样本量字码)",
  })
  letter?: string | null;

  @Field(() => Int, { nullable: true, description: "Acceptance number (接收数 Ac)" })
  accept?: number | null;

  @Field(() => [String], {
    description: "The homes that are inspected for it, in the order drawn (样本)",
  })
  sample!: string[];

  @Field(() => AcceptanceLotVerdict, { description: "Verdict (批的判定)" })
  verdict!: keyof typeof AcceptanceLotVerdict;

  @Field(() => InstantScalar, { nullable: true, description: "When decided (判定时间)" })
  decidedAt?: string | null;

  @Field(() => AcceptanceLotProgress, { description: "How far it is (进度)" })
  progress!: AcceptanceLotProgress;
}

export const AcceptanceSamplingDecision = enumOf(
  "AcceptanceSamplingDecision",
  "What the authority decides of sampling, GB/T 2828.1, 9.3 and 9.4 (宽严转移的决定)",
  {
    REDUCE: "Production is steady: inspect less (生产稳定，转为放宽检验)",
    RESTORE: "Inspect normally again (恢复正常检验)",
    RESUME: "The builder has improved: sample again, tightened (已改进，恢复抽样并加严检验)",
  },
);

@ObjectType({ description: "What an estate has had of an item and plan (宽严转移记录)" })
export class AcceptanceSampling {
  @Field(() => String, { description: "Item (检查项编码)" })
  itemCode!: string;

  @Field(() => String, { description: "Inspection level (检验水平)" })
  level!: string;

  @Field(() => String, { description: "AQL (接收质量限)" })
  aql!: string;

  @Field(() => JsonScalar, {
    description:
      "Lots decided, and decisions between them with who and why, oldest first: {kind} LOT or DECISION (批与决定)",
  })
  events!: unknown;
}

@ObjectType({ description: "A lot that a home waits for (未判定的检验批)" })
export class OpenAcceptanceLot {
  @Field(() => String, { description: "Item in Chinese (检查项)" })
  item!: string;

  @Field(() => String, { description: "Item in English (检查项英文)" })
  itemEn!: string;

  @Field(() => Int, { description: "Homes of its sample that all have signed (已签字户数)" })
  concluded!: number;

  @Field(() => Int, { description: "Homes of its sample (样本量)" })
  size!: number;
}

@ObjectType({ description: "A batch of homes under acceptance (分户验收批次)", implements: Node })
export class AcceptanceBatch extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => ServiceCenter, { description: "Of which center (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => Estate, { description: "Estate (小区)" })
  estate!: Estate;

  @Field(() => [Building], { description: "Buildings (楼栋)" })
  buildings!: Building[];

  @Field(() => AcceptanceBatchStatus, { description: "Status (状态)" })
  status!: keyof typeof AcceptanceBatchStatus;

  @Field(() => DayScalar, { description: "Internal acceptance passed on (工程部内部验收合格日期)" })
  internalPassedOn!: string;

  @Field(() => InstantScalar, { description: "When notified (通知时间)" })
  noticeAt!: string;

  @Field(() => String, { description: "By whom (通知人)" })
  noticeFrom!: string;

  @Field(() => DayScalar, { description: "Planned handover (计划交楼日期)" })
  plannedHandoverOn!: string;

  @Field(() => DayScalar, {
    description: "Design approved on: it decides which law holds (设计报批日期)",
  })
  approvedOn!: string;

  @Field(() => String, { nullable: true, description: "Province (省份)" })
  province?: string | null;

  @Field(() => String, { nullable: true, description: "City (城市)" })
  city?: string | null;

  @Field(() => AcceptanceStandard, { description: "The standard it is inspected by (验收标准)" })
  standard!: AcceptanceStandard;

  @Field(() => [AcceptanceLayout], {
    description: "Layouts of its homes with their rooms (户型房间)",
  })
  layouts!: AcceptanceLayout[];

  @Field(() => [AcceptanceLot], {
    description: "What is inspected by samples, by building and item; empty: every home (检验批)",
  })
  lots!: AcceptanceLot[];

  @Field(() => [AcceptanceSampling], {
    description: "What the estate has had of its items that are inspected by lots (宽严转移记录)",
  })
  sampling!: AcceptanceSampling[];

  @Field(() => String, {
    nullable: true,
    description: "From which anyone draws the samples again; null: none were drawn (抽样种子)",
  })
  drawSecret?: string | null;

  @Field(() => [LayoutPlan], { description: "The plans in use of its estate (户型图)" })
  plans!: LayoutPlan[];

  @Field(() => [AcceptanceGroup], { description: "Groups (验收小组)" })
  groups!: AcceptanceGroup[];

  @Field(() => [AcceptanceDay], { description: "Days of its groups, newest first (验收日)" })
  days!: AcceptanceDay[];

  @Field(() => AcceptanceStanding, { description: "How far it is (进度)" })
  standing!: AcceptanceStanding;

  @Field(() => [AcceptanceTrendDay], {
    description: "Days on which homes were inspected or qualified, the first one first (每日进展)",
  })
  trend!: AcceptanceTrendDay[];

  @Field(() => DefectHeatMap, { description: "What its acceptance found (缺陷统计)" })
  defects!: DefectHeatMap;

  @Field(() => [AcceptanceCell], { description: "Every home by building, floor and room (看板)" })
  board!: AcceptanceCell[];

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;

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

@ObjectType({ description: "What a group inspected on a day (当天验收结果汇总)", implements: Node })
export class AcceptanceDay extends Node {
  @Field(() => AcceptanceBatch, { description: "Of which batch (批次)" })
  batch!: AcceptanceBatch;

  @Field(() => AcceptanceGroup, { description: "Of which group (小组)" })
  group!: AcceptanceGroup;

  @Field(() => DayScalar, { description: "Which day (日期)" })
  onDay!: string;

  @Field(() => InstantScalar, { nullable: true, description: "When it was sent (发送时间)" })
  sentAt?: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When something of the day arrived after it was sent (补报时间)",
  })
  lateAt?: string | null;

  @Field(() => JsonScalar, {
    description: "Sendings before the last, as they were sent: sentAt, sentBy, rows (以前的发送)",
  })
  earlier!: unknown;

  @Field(() => Person, { nullable: true, description: "Who sent it (发送人)" })
  sentBy?: Person | null;

  @Field(() => JsonScalar, {
    description: "As sent: home, items, failed, which, contractors (明细)",
  })
  rows!: unknown;
}

@ObjectType({ description: "The result of a line of a home (验收结果)", implements: Node })
export class UnitResult extends Node {
  @Field(() => UnitAcceptance, { description: "Of which home's record (记录)" })
  record!: UnitAcceptance;

  @Field(() => Int, { description: "1 the inspection, then each re-inspection (轮次)" })
  round!: number;

  @Field(() => String, { description: "Item (检查项编码)" })
  itemCode!: string;

  @Field(() => String, { description: "Room; empty for the home as a whole (房间编码)" })
  roomCode!: string;

  @Field(() => String, { description: "Room and item in words (检查项)" })
  itemLabel!: string;

  @Field(() => AcceptanceOutcome, { description: "Result (结果)" })
  outcome!: keyof typeof AcceptanceOutcome;

  @Field(() => JsonScalar, { description: "Measured points (实测值)" })
  points!: unknown;

  @Field(() => JsonScalar, { nullable: true, description: "The tool as it was (工具)" })
  tool?: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "Why the points came out so: limits, range, rate (判定依据)",
  })
  measured?: unknown;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => AcceptanceMending, { nullable: true, description: "How far it is mended (整改)" })
  mending?: keyof typeof AcceptanceMending | null;

  @Field(() => String, { nullable: true, description: "Why it passes all the same (例外原因)" })
  exception?: string | null;

  @Field(() => ID, { nullable: true, description: "The plan that the pin is on (户型图)" })
  planId?: string | null;

  @Field(() => Float, { nullable: true, description: "Share of the plan's width (图钉横向)" })
  pinX?: number | null;

  @Field(() => Float, { nullable: true, description: "Share of the plan's height (图钉纵向)" })
  pinY?: number | null;

  @Field(() => InstantScalar, { description: "When it was looked at (验收时间)" })
  doneAt!: string;

  @Field(() => Person, { nullable: true, description: "By whom (验收人)" })
  doneBy?: Person | null;

  @Field(() => [Attachment], { description: "Photos (照片)" })
  attachments!: Attachment[];

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;
}

@ObjectType({ description: "Somebody is at work in a home; it ends by itself (正在验收)" })
export class InspectionLease {
  @Field(() => AcceptanceGroupKind, { description: "For which kind of group (类别)" })
  kind!: keyof typeof AcceptanceGroupKind;

  @Field(() => ID, { description: "Who (验收人)" })
  personId!: string;

  @Field(() => String, { description: "By name (姓名)" })
  name!: string;

  @Field(() => InstantScalar, { description: "Since when (开始时间)" })
  since!: string;

  @Field(() => InstantScalar, { description: "Until when, without another step (保留至)" })
  until!: string;

  @Field(() => String, { nullable: true, description: "Whom it was taken over from (原验收人)" })
  fromName?: string | null;

  @Field(() => String, { nullable: true, description: "Why (接手原因)" })
  reason?: string | null;
}

@ObjectType({ description: "A home's record, KF-04 (分户验收综合记录表)", implements: Node })
export class UnitAcceptance extends Node {
  @Field(() => AcceptanceBatch, { description: "Of which batch (批次)" })
  batch!: AcceptanceBatch;

  @Field(() => Unit, { description: "Home (房屋)" })
  unit!: Unit;

  @Field(() => Building, { description: "Building (楼栋)" })
  building!: Building;

  @Field(() => UnitAcceptanceStatus, { description: "Status (状态)" })
  status!: keyof typeof UnitAcceptanceStatus;

  @Field(() => Int, { description: "Round: 1 is the inspection (轮次)" })
  round!: number;

  @Field(() => AcceptanceGroup, { nullable: true, description: "General group (综合验收小组)" })
  generalGroup?: AcceptanceGroup | null;

  @Field(() => AcceptanceGroup, { nullable: true, description: "Special group (专项验收小组)" })
  specialGroup?: AcceptanceGroup | null;

  @Field(() => Int, { description: "Lines with a result (已检查项数)" })
  linesDone!: number;

  @Field(() => Int, { description: "Of them failed (不合格项数)" })
  linesFailed!: number;

  @Field(() => [InspectionLease], { description: "Who is at work there now (正在验收)" })
  leases!: InspectionLease[];

  @Field(() => Int, { description: "Open defects of no line of it (随手登记的未销项缺陷)" })
  openBeside!: number;

  @Field(() => InstantScalar, { nullable: true, description: "Inspected at (验收时间)" })
  inspectedAt?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Qualified at the first pass (一次合格)" })
  firstPass?: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: "Qualified at (合格时间)" })
  qualifiedAt?: string | null;

  @Field(() => [AcceptanceRoom], {
    description: "The rooms of its layout with their design values (户型房间)",
  })
  rooms!: AcceptanceRoom[];

  @Field(() => [String], {
    description: "Items that it is not inspected for: outside of their samples (抽样未抽中项)",
  })
  skips!: string[];

  @Field(() => [OpenAcceptanceLot], {
    description: "Undecided lots whose samples leave it out: it waits for them (未判定的检验批)",
  })
  openLots!: OpenAcceptanceLot[];

  @Field(() => LayoutPlan, {
    nullable: true,
    description: "The plan in use of its layout (户型图)",
  })
  plan?: LayoutPlan | null;

  @Field(() => [UnitResult], { description: "Results of all rounds (验收结果)" })
  results!: UnitResult[];

  @Field(() => [SignOff], { description: "Sheets that the members sign, by round (签字)" })
  signOffs!: SignOff[];

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;

  @Field(() => AuditEntryConnection, {
    description: "Who changed what and when, newest first (变更历史)",
  })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

export const AcceptanceStandardConnection = connectionOf(
  () => AcceptanceStandard,
  "AcceptanceStandard",
  "分户验收标准",
);
export type AcceptanceStandardConnection = InstanceType<typeof AcceptanceStandardConnection>;
export const AcceptanceBatchConnection = connectionOf(
  () => AcceptanceBatch,
  "AcceptanceBatch",
  "分户验收批次",
);
export type AcceptanceBatchConnection = InstanceType<typeof AcceptanceBatchConnection>;
export const UnitAcceptanceConnection = connectionOf(
  () => UnitAcceptance,
  "UnitAcceptance",
  "分户验收记录",
);
export type UnitAcceptanceConnection = InstanceType<typeof UnitAcceptanceConnection>;
export const UnitResultConnection = connectionOf(() => UnitResult, "UnitResult", "验收结果");
export type UnitResultConnection = InstanceType<typeof UnitResultConnection>;
