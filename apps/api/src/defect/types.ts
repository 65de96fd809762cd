import { Args, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { AccessLink } from "../access-link/types.ts";
import { Attachment } from "../attachment/types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { ActionState } from "../graphql/action.ts";
import { connectionOf } from "../graphql/connection.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { Building, Estate, Person, ServiceCenter, Unit } from "../organization/types.ts";
import {
  DefectCategory,
  DefectEventAct,
  DefectSeverity,
  DefectSource,
  DefectStatus,
  DefectTrade,
} from "./enums.ts";

@ObjectType({ description: "Who has to mend (责任单位)", implements: Node })
export class Contractor extends Node {
  @Field(() => ServiceCenter, { description: "At which service center (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => [DefectTrade], { description: "Its trades (专业)" })
  trades!: (keyof typeof DefectTrade)[];

  @Field(() => String, { nullable: true, description: "Whom to ask there (联系人)" })
  contactName?: string | null;

  @Field(() => String, { nullable: true, description: "Telephone (电话)" })
  phone?: string | null;

  @Field(() => Person, { nullable: true, description: "Their own account (登录账号)" })
  person?: Person | null;

  @Field(() => Int, { description: "Open defects of theirs (未销缺陷)" })
  openCount!: number;

  @Field(() => [AccessLink], {
    description: "Links by which it sees and answers what it has to mend (整改链接)",
  })
  links!: AccessLink[];

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;
}

@ObjectType({ description: "A named part of a layout's plan, a room say (区域)", implements: Node })
export class PlanRegion extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => JsonScalar, {
    description: "Its corners in order, [{x, y}], shares of width and height (顶点)",
  })
  corners!: unknown;
}

@ObjectType({ description: "The plan of a layout type (户型图)", implements: Node })
export class LayoutPlan extends Node {
  @Field(() => Estate, { description: "Estate (小区)" })
  estate!: Estate;

  @Field(() => String, { description: "Layout type (户型)" })
  layoutType!: string;

  @Field(() => Int, { description: "Which edition of it (版次)" })
  edition!: number;

  @Field(() => Boolean, { description: "New pins go on it (在用)" })
  inUse!: boolean;

  @Field(() => Int, { description: "Width of the picture in pixels (宽)" })
  width!: number;

  @Field(() => Int, { description: "Height of the picture in pixels (高)" })
  height!: number;

  @Field(() => [Attachment], { description: "The picture, then what it was made from (图片)" })
  attachments!: Attachment[];

  @Field(() => [PlanRegion], { description: "Its named regions, in order (区域)" })
  regions!: PlanRegion[];

  @Field(() => Int, { description: "Homes of this layout (户数)" })
  unitCount!: number;

  @Field(() => Int, { description: "Pins on it that are open (未销缺陷)" })
  openCount!: number;
}

@ObjectType({ description: "A step of a defect's history (经过)", implements: Node })
export class DefectEvent extends Node {
  @Field(() => DefectEventAct, { description: "What happened (事项)" })
  act!: keyof typeof DefectEventAct;

  @Field(() => Int, { description: "In which round of rectification (轮次)" })
  round!: number;

  @Field(() => String, { nullable: true, description: "With these words (说明)" })
  reason?: string | null;

  @Field(() => Person, { nullable: true, description: "By whom (操作人)" })
  by?: Person | null;

  @Field(() => String, { nullable: true, description: "By whom, without an account (答复人)" })
  saidName?: string | null;

  @Field(() => String, { nullable: true, description: "And of whom (答复单位)" })
  saidOrganization?: string | null;

  @Field(() => Contractor, { nullable: true, description: "Assigned to (责任单位)" })
  contractor?: Contractor | null;

  @Field(() => DayScalar, { nullable: true, description: "By when (整改期限)" })
  dueOn?: string | null;

  @Field(() => Defect, { nullable: true, description: "With which other defect (相关缺陷)" })
  other?: Defect | null;

  @Field(() => InstantScalar, { description: "When it was done (发生时间)" })
  doneAt!: string;

  @Field(() => InstantScalar, { description: "When it arrived here (送达时间)" })
  createdAt!: string;

  @Field(() => [DefectPhoto], { description: "Photos of this step (照片)" })
  photos!: DefectPhoto[];
}

@ObjectType({ description: "A photo of a defect with what was drawn on it (缺陷照片)" })
export class DefectPhoto {
  @Field(() => Attachment, { description: "The photo as it was taken (原照片)" })
  attachment!: Attachment;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "What was drawn on it, [{kind, points, text}], shares of width and height (标注)",
  })
  marks?: unknown | null;
}

@ObjectType({ description: "Something to be mended (缺陷)", implements: Node })
export class Defect extends Node {
  @Field(() => Int, { description: "Number within the estate (编号)" })
  number!: number;

  @Field(() => DefectStatus, { description: "Where it stands (状态)" })
  status!: keyof typeof DefectStatus;

  @Field(() => InstantScalar, { description: "Since when it stands so (状态时间)" })
  statusAt!: string;

  @Field(() => DefectSeverity, { description: "How grave (严重程度)" })
  severity!: keyof typeof DefectSeverity;

  @Field(() => DefectCategory, { description: "What is wrong (类别)" })
  category!: keyof typeof DefectCategory;

  @Field(() => DefectTrade, { description: "Who mends such things (专业)" })
  trade!: keyof typeof DefectTrade;

  @Field(() => String, { description: "In words (描述)" })
  text!: string;

  @Field(() => DefectSource, { description: "Found by (来源)" })
  sourceKind!: keyof typeof DefectSource;

  @Field(() => ID, {
    nullable: true,
    description: "Global id of the record that it is a part of (来源记录)",
  })
  sourceRecordId?: string | null;

  @Field(() => String, { nullable: true, description: "Which item told it (检查项)" })
  sourceItem?: string | null;

  @Field(() => ServiceCenter, { description: "Service center (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => Estate, { description: "Estate (小区)" })
  estate!: Estate;

  @Field(() => Building, { nullable: true, description: "Building (楼栋)" })
  building?: Building | null;

  @Field(() => Unit, { nullable: true, description: "Home (房屋)" })
  unit?: Unit | null;

  @Field(() => String, { nullable: true, description: "Part in words (部位)" })
  part?: string | null;

  @Field(() => LayoutPlan, { nullable: true, description: "The plan with its pin (户型图)" })
  plan?: LayoutPlan | null;

  @Field(() => PlanRegion, { nullable: true, description: "Where its pin lies (区域)" })
  region?: PlanRegion | null;

  @Field(() => Float, {
    nullable: true,
    description: "Its pin from the left, as a share of the plan as drawn (横坐标)",
  })
  pinX?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Its pin from the top, as a share of the plan as drawn (纵坐标)",
  })
  pinY?: number | null;

  @Field(() => Contractor, { nullable: true, description: "Who has to mend it (责任单位)" })
  contractor?: Contractor | null;

  @Field(() => DayScalar, { nullable: true, description: "By when (整改期限)" })
  dueOn?: string | null;

  @Field(() => Person, { nullable: true, description: "Who is named to follow it (跟进专人)" })
  follower?: Person | null;

  @Field(() => Boolean, { description: "Its day has passed and it is not mended (逾期)" })
  overdue!: boolean;

  @Field(() => Int, { description: "How often it was told to be mended (整改轮次)" })
  round!: number;

  @Field(() => DayScalar, { description: "When found (登记日期)" })
  raisedOn!: string;

  @Field(() => Person, { nullable: true, description: "Who found it (登记人)" })
  raisedBy?: Person | null;

  @Field(() => Person, { nullable: true, description: "Who saw it mended (复验人)" })
  verifiedBy?: Person | null;

  @Field(() => Defect, { nullable: true, description: "What it was merged into (并入)" })
  mergedInto?: Defect | null;

  @Field(() => [Defect], { description: "Duplicates that were merged into it (并入的重复缺陷)" })
  mergedFrom!: Defect[];

  @Field(() => Defect, { nullable: true, description: "What it was split from (拆分自)" })
  splitFrom?: Defect | null;

  @Field(() => Defect, { nullable: true, description: "What it was copied from (复制自)" })
  copiedFrom?: Defect | null;

  @Field(() => [DefectEvent], { description: "What happened, in order (经过)" })
  events!: DefectEvent[];

  @Field(() => [DefectPhoto], { description: "Photos of what was found (照片)" })
  photos!: DefectPhoto[];

  @Field(() => [AccessLink], { description: "Links given out for it, newest first (一次性链接)" })
  links!: AccessLink[];

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

@ObjectType({
  description: "The same defect in many homes of one layout (批量缺陷预警)",
  implements: Node,
})
export class DefectAlert extends Node {
  @Field(() => Estate, { description: "Estate (小区)" })
  estate!: Estate;

  @Field(() => String, { description: "Of which layout (户型)" })
  layoutType!: string;

  @Field(() => LayoutPlan, {
    nullable: true,
    description: "On which plan, of what is pinned (户型图)",
  })
  plan?: LayoutPlan | null;

  @Field(() => PlanRegion, { nullable: true, description: "Where, of what is pinned (区域)" })
  region?: PlanRegion | null;

  @Field(() => String, { nullable: true, description: "Where, of what has no pin (部位)" })
  part?: string | null;

  @Field(() => DefectCategory, { description: "What is wrong (类别)" })
  category!: keyof typeof DefectCategory;

  @Field(() => Int, { description: "Homes that have it (已发现户数)" })
  found!: number;

  @Field(() => Int, { description: "Further homes to be checked (另须检查户数)" })
  further!: number;

  @Field(() => InstantScalar, { nullable: true, description: "When it was handled (处理时间)" })
  handledAt?: string | null;

  @Field(() => Person, { nullable: true, description: "By whom (处理人)" })
  handledBy?: Person | null;

  @Field(() => String, { nullable: true, description: "How (处理说明)" })
  note?: string | null;

  @Field(() => InstantScalar, { description: "When it was raised (预警时间)" })
  createdAt!: string;
}

export const DefectConnection = connectionOf(() => Defect, "Defect", "缺陷");
export type DefectConnection = InstanceType<typeof DefectConnection>;
export const ContractorConnection = connectionOf(() => Contractor, "Contractor", "责任单位");
export type ContractorConnection = InstanceType<typeof ContractorConnection>;
export const LayoutPlanConnection = connectionOf(() => LayoutPlan, "LayoutPlan", "户型图");
export type LayoutPlanConnection = InstanceType<typeof LayoutPlanConnection>;
export const DefectAlertConnection = connectionOf(() => DefectAlert, "DefectAlert", "批量缺陷预警");
export type DefectAlertConnection = InstanceType<typeof DefectAlertConnection>;

@ObjectType({ description: "Defects in one square of a plan (热力格)" })
export class HeatSquare {
  @Field(() => Int, { description: "Column from the left, of 24 (列)" })
  column!: number;

  @Field(() => Int, { description: "Row from the top, of 24 (行)" })
  row!: number;

  @Field(() => Int, { description: "Defects (缺陷数)" })
  count!: number;
}

@ObjectType({ description: "Defects of one bar (统计项)" })
export class HeatBar {
  @Field(() => String, {
    nullable: true,
    description: "Global id or word of it; none where nothing is said (键)",
  })
  key?: string | null;

  @Field(() => String, { nullable: true, description: "Name (名称)" })
  name?: string | null;

  @Field(() => Int, { description: "Defects (缺陷数)" })
  count!: number;

  @Field(() => Int, { description: "Of them open (其中未销)" })
  open!: number;
}

@ObjectType({ description: "A week of defects (每周)" })
export class DefectWeek {
  @Field(() => DayScalar, { description: "Its Monday (周一)" })
  week!: string;

  @Field(() => Int, { description: "Found in it (新增)" })
  raised!: number;

  @Field(() => Int, { description: "Verified or accepted in it (解决)" })
  settled!: number;

  @Field(() => [Int], {
    description: "Open at its end by age: under 7, 14, 28 days, and more (周末未销，按库龄)",
  })
  ages!: number[];
}

@ObjectType({ description: "Defects of a responsible party (责任单位的缺陷)" })
export class DefectParty extends HeatBar {
  @Field(() => Int, { description: "Of them overdue (其中逾期)" })
  overdue!: number;

  @Field(() => [Int], {
    description: "Open now by age: under 7, 14, 28 days, and more (未销，按库龄)",
  })
  ages!: number[];

  @Field(() => [DefectWeek], { description: "Twelve weeks up to now (近十二周)" })
  trend!: DefectWeek[];
}

@ObjectType({ description: "Where defects lie and whose they are (缺陷热力图)" })
export class DefectHeatMap {
  @Field(() => Int, { description: "Defects counted (缺陷数)" })
  total!: number;

  @Field(() => Int, { description: "Of them open (其中未销)" })
  open!: number;

  @Field(() => Int, { description: "Of them overdue (其中逾期)" })
  overdue!: number;

  @Field(() => [Int], {
    description: "Open now by age: under 7, 14, 28 days, and more (未销，按库龄)",
  })
  ages!: number[];

  @Field(() => [DefectWeek], { description: "Twelve weeks up to now (近十二周)" })
  trend!: DefectWeek[];

  @Field(() => [HeatSquare], { description: "On the plan, where one is asked for (户型图分布)" })
  squares!: HeatSquare[];

  @Field(() => [HeatBar], { description: "By layout (按户型)" })
  layouts!: HeatBar[];

  @Field(() => [HeatBar], { description: "By region of the plan (按区域)" })
  regions!: HeatBar[];

  @Field(() => [HeatBar], { description: "By building (按楼栋)" })
  buildings!: HeatBar[];

  @Field(() => [HeatBar], { description: "By category (按类别)" })
  categories!: HeatBar[];

  @Field(() => [HeatBar], { description: "By trade (按专业)" })
  trades!: HeatBar[];

  @Field(() => [DefectParty], { description: "By responsible party (按责任单位)" })
  contractors!: DefectParty[];

  @Field(() => [HeatBar], { description: "By week of finding, its Monday as the key (按周)" })
  weeks!: HeatBar[];
}

@ObjectType({ description: "What became of one row (逐行结果)" })
export class DefectDecision {
  @Field(() => String, { description: "Global id of the defect or home (对象)" })
  id!: string;

  @Field(() => Boolean, { description: "Done (已完成)" })
  done!: boolean;

  @Field(() => String, { nullable: true, description: "Why not (原因)" })
  code?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: "Facts for the sentence (详情)" })
  details?: unknown | null;
}
