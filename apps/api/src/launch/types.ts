import { AuditEntryConnection } from "../audit/types.ts";
import { ForwardPage } from "../graphql/page.ts";
import { readByMapping } from "../graphql/node.ts";
import { Args, Field, ID, Float, Int, ObjectType } from "type-graphql";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { Attachment } from "../attachment/types.ts";
import { ActionState } from "../graphql/action.ts";
import { Node } from "../graphql/node.ts";
import {
  Anchor,
  CheckKind,
  CheckState,
  DayKind,
  LaunchPlanStatus,
  LaunchTaskStatus,
  Light,
  LinkKind,
  PermitStatus,
  SalesArea,
  TaskOrigin,
  Workstream,
} from "./enums.ts";
import {
  LaunchTaskRecord,
  LogisticsItem,
  MaterialRequest,
  PrintHandover,
  RecruitmentItem,
  SalesSupportScheme,
  StaffingPlan,
  StaffingRevision,
  UniformOrder,
} from "../launch-record/types.ts";
import { LaunchTraining, TrainingScheme } from "../launch-training/types.ts";
import { SalesAreaHandover } from "../sales-area/types.ts";
import { Role } from "../organization/role.ts";
import { Estate, Person } from "../organization/types.ts";
import { ShowcasePlan } from "../showcase/types.ts";

@ObjectType({ description: "One reason for the light, as a code with facts (风险原因)" })
export class LightReason {
  @Field(() => String, { description: "Code, unique in its company (编码)" })
  code!: string;

  @Field(() => JsonScalar, { description: "Facts for the sentence (详情)" })
  details!: unknown;
}

@ObjectType({ description: "Progress of one workstream (工作类别进度)" })
export class WorkstreamProgress {
  @Field(() => Workstream, { description: "Workstream (工作类别)" })
  workstream!: keyof typeof Workstream;

  @Field(() => Int, { description: "Tasks that count (任务数)" })
  total!: number;

  @Field(() => Int, { description: "Of them done (已完成)" })
  done!: number;

  @Field(() => Int, { description: "Of them overdue (已逾期)" })
  overdue!: number;
}

@ObjectType({ description: "A permit of the development (证照)", implements: Node })
export class LaunchPermit extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => PermitStatus, { description: "Status (状态)" })
  status!: keyof typeof PermitStatus;

  @Field(() => DayScalar, { nullable: true, description: "Day of the status (日期)" })
  statusOn?: string | null;
}

@ObjectType({ description: "Show flats at one place (样板房)", implements: Node })
export class LaunchShowFlat extends Node {
  @Field(() => String, { description: "Where (位置)" })
  location!: string;

  @Field(() => Int, { description: "How many (数量)" })
  count!: number;
}

@ObjectType({ description: "Launch preparation plan (开盘筹备计划)", implements: Node })
export class LaunchPlan extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => LaunchPlanStatus, { description: "Status (状态)" })
  status!: keyof typeof LaunchPlanStatus;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => Estate, { description: "The estate (小区)" })
  estate!: Estate;

  @Field(() => LaunchTemplate, { description: "Version of the task template used (任务模板)" })
  template!: LaunchTemplate;

  @Field(() => DayScalar, {
    description: "Day of the project entry coordination meeting (新项目进驻协调会日期)",
  })
  coordinationMeetingOn!: string;

  @Field(() => DayScalar, { description: "Project entry day, anchor E (项目进驻日期)" })
  entryDate!: string;

  @Field(() => DayScalar, { description: "Launch day, anchor T (开盘日期)" })
  launchDate!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Soft fit-out of the sales center begins, anchor S (销售中心软装进场日期)",
  })
  softFitoutDate?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Fit-out of the sales hall begins, anchor H (销售大厅装修开始日期)",
  })
  hallFitoutDate?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Staffing plan approved, anchor A (定编审批完成日期)",
  })
  staffingApprovedOn?: string | null;

  @Field(() => [LaunchPermit], {
    description: "Permits of the development (开发建设各类证照办理情况)",
  })
  permits!: LaunchPermit[];

  @Field(() => [LaunchShowFlat], {
    description: "Show flats, where and how many (样板房的位置及数量)",
  })
  showFlats!: LaunchShowFlat[];

  @Field(() => String, { nullable: true, description: "Fit-out standard (装修标准)" })
  fitOutStandard?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Scope of the enclosed sales area (销售围蔽区域的范围)",
  })
  enclosureScope?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Office of the service center (物业服务中心办公地点)",
  })
  officePlace?: string | null;

  @Field(() => Boolean, { description: "Whether a canteen is needed (是否需要食堂)" })
  canteenRequired!: boolean;

  @Field(() => Boolean, { description: "Whether a dormitory is needed (是否需要宿舍)" })
  dormRequired!: boolean;

  @Field(() => JsonScalar, {
    description: "Day each kept field was last brought up to date, LCH-R02 (更新日期)",
  })
  fieldsUpdatedOn!: unknown;

  @Field(() => String, { nullable: true, description: "Why suspended (暂停原因)" })
  suspendedReason?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Day of the launch (实际开盘日期)" })
  launchedOn?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When closed (归档时间)" })
  closedAt?: string | null;

  @Field(() => InstantScalar, { description: "When made (创建时间)" })
  createdAt!: string;

  @Field(() => InstantScalar, { description: "When last changed (更新时间)" })
  updatedAt!: string;

  @Field(() => Int, { description: "Days until the launch, negative after it (距开盘天数)" })
  daysLeft!: number;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Day the schedule was computed for (排程日期)",
  })
  plannedOn?: string | null;

  @Field(() => Boolean, {
    description: "Whether all open tasks can still be finished in time (是否可行)",
  })
  feasible!: boolean;

  @Field(() => [String], {
    description: "Smallest set of tasks that makes it infeasible (冲突任务)",
  })
  conflictCodes!: string[];

  @Field(() => Boolean, {
    description: "Whether a year without published holiday calendar is involved (日历暂定)",
  })
  provisional!: boolean;

  @Field(() => Light, { description: "Red, amber or green (风险灯)" })
  light!: keyof typeof Light;

  @Field(() => [LightReason], { description: "Why the light is what it is (风险原因)" })
  lightReasons!: LightReason[];

  @Field(() => Int, { description: "Tasks that count, without those not applicable (任务数)" })
  taskCount!: number;

  @Field(() => Int, { description: "Tasks done (已完成数)" })
  doneCount!: number;

  @Field(() => Int, { description: "Open tasks past their due day (逾期数)" })
  overdueCount!: number;

  @Field(() => [WorkstreamProgress], { description: "Progress per workstream (各工作类别进度)" })
  workstreams!: WorkstreamProgress[];

  @Field(() => LaunchTask, {
    nullable: true,
    description: "Most urgent task on the critical path (关键任务)",
  })
  criticalTask?: LaunchTask | null;

  @Field(() => [LaunchTask], { description: "Tasks in template order (筹备任务)" })
  tasks!: LaunchTask[];

  @Field(() => [LaunchTaskLink], { description: "Dependencies between the tasks (任务依赖)" })
  links!: LaunchTaskLink[];

  @Field(() => [LaunchProgressEntry], {
    description: "Works progress log, newest first, LCH-R24 (工程进度)",
  })
  progressEntries!: LaunchProgressEntry[];

  @Field(() => [LaunchBaseline], {
    description: "Frozen plans to compare with, newest first (冻结计划)",
  })
  baselines!: LaunchBaseline[];

  @Field(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions!: ActionState[];

  @Field(() => [Attachment], { description: "Files of this record, oldest first (附件)" })
  attachments!: Attachment[];

  @Field(() => AuditEntryConnection, {
    description: "Who changed what and when, newest first (变更历史)",
  })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }

  @Field(() => SalesSupportScheme, {
    nullable: true,
    description: "Sales-support scheme (配合销售服务及人员配置方案)",
  })
  salesSupportScheme?: SalesSupportScheme | null;

  @Field(() => ShowcasePlan, { nullable: true, description: "Service showcase (服务展示)" })
  showcase?: ShowcasePlan | null;

  @Field(() => StaffingPlan, { nullable: true, description: "Staffing plan (定岗定编方案)" })
  staffingPlan?: StaffingPlan | null;

  @Field(() => [StaffingRevision], {
    description: "Revisions of the staffing plan, the latest first (定编修订)",
  })
  staffingRevisions!: StaffingRevision[];

  @Field(() => [RecruitmentItem], { description: "Recruitment, post by post (招聘计划)" })
  recruitment!: RecruitmentItem[];

  @Field(() => UniformOrder, { nullable: true, description: "Uniform order (工装申购)" })
  uniformOrder?: UniformOrder | null;

  @Field(() => MaterialRequest, { nullable: true, description: "Materials plan (物资申购计划)" })
  materialRequest?: MaterialRequest | null;

  @Field(() => [LogisticsItem], { description: "Canteen and dormitory (食堂宿舍)" })
  logistics!: LogisticsItem[];

  @Field(() => [PrintHandover], { description: "Printing and handover (印刷移交)" })
  prints!: PrintHandover[];

  @Field(() => [SalesAreaHandover], {
    description: "Sales areas that were handed over (销售区域移交)",
  })
  salesAreas!: SalesAreaHandover[];

  @Field(() => [LaunchTraining], { description: "Training sessions, earliest first (培训)" })
  trainings!: LaunchTraining[];

  @Field(() => TrainingScheme, {
    nullable: true,
    description:
      "The version of the training scheme that it follows: the one of its sessions, else the newest (培训方案)",
  })
  trainingScheme?: TrainingScheme | null;
}

@ObjectType({ description: "A task of a launch plan (筹备任务)", implements: Node })
export class LaunchTask extends Node {
  @Field(() => String, { description: "Code, unique in its company (编码)" })
  code!: string;

  @Field(() => Int, { description: "Order in the plan (序号)" })
  position!: number;

  @Field(() => Workstream, { description: "Workstream (工作类别)" })
  workstream!: keyof typeof Workstream;

  @Field(() => String, { description: "Name in Chinese (任务名称)" })
  title!: string;

  @Field(() => String, { description: "Name in English (任务英文名称)" })
  titleEn!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => Anchor, { description: "Day the task counts back from (基准日)" })
  anchor!: keyof typeof Anchor;

  @Field(() => Int, { nullable: true, description: "Days before the anchor (提前天数)" })
  offsetDays?: number | null;

  @Field(() => DayKind, {
    description: "Whether the offset counts calendar or working days (提前天数口径)",
  })
  offsetOf!: keyof typeof DayKind;

  @Field(() => Int, { description: "Expected duration in days (工期)" })
  durationDays!: number;

  @Field(() => DayKind, {
    description: "Whether the duration counts calendar or working days (工期口径)",
  })
  durationOf!: keyof typeof DayKind;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Due by the end of this day (应完成日期)",
  })
  dueOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Due day set by hand (调整后日期)" })
  dueOverride?: string | null;

  @Field(() => String, { nullable: true, description: "Why set by hand (调整原因)" })
  dueOverrideReason?: string | null;

  @Field(() => Role, { description: "Role that must do it (责任岗位)" })
  responsibleRole!: keyof typeof Role;

  @Field(() => [Person], { description: "People holding that role there today (责任人)" })
  responsiblePeople!: Person[];

  @Field(() => Person, { nullable: true, description: "Person named for it (指定责任人)" })
  assignee?: Person | null;

  @Field(() => Boolean, {
    description: "Whether it can be completed only with evidence (须上传凭证)",
  })
  evidenceRequired!: boolean;

  @Field(() => Boolean, { description: "Whether completion needs an approval (须审核)" })
  approvalRequired!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Code of the document to follow (支持性文件)",
  })
  linkedDocument?: string | null;

  @Field(() => String, { nullable: true, description: "Rule it comes from (规则编号)" })
  ruleId?: string | null;

  @Field(() => String, { description: "Clause it comes from (来源条款)" })
  source!: string;

  @Field(() => TaskOrigin, { description: "From where: address, import or job (来源)" })
  origin!: keyof typeof TaskOrigin;

  @Field(() => LaunchTaskStatus, { description: "Status (状态)" })
  status!: keyof typeof LaunchTaskStatus;

  @Field(() => Boolean, { description: "Open and past its due day (已逾期)" })
  isOverdue!: boolean;

  @Field(() => Int, { description: "Days late, 0 when not (逾期天数)" })
  daysLate!: number;

  @Field(() => DayScalar, { nullable: true, description: "Day work began (开始日期)" })
  startedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Day it was done (实际完成日期)" })
  doneOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why it does not apply (不适用原因)" })
  notApplicableReason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why the launch is ready without it (例外原因)",
  })
  exceptionReason?: string | null;

  @Field(() => Person, { nullable: true, description: "Who approved the exception (例外批准人)" })
  exceptionBy?: Person | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When the exception was approved (例外批准时间)",
  })
  exceptionAt?: string | null;

  @Field(() => Boolean, {
    description: "Already past due when the plan was generated (计划生成时已逾期)",
  })
  generatedLate!: boolean;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Earliest start from today (最早开始)" })
  earlyStartOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Earliest finish from today (最早完成)" })
  earlyFinishOn?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Latest start that keeps the launch (最迟开始)",
  })
  lateStartOn?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Latest finish that keeps the launch (最迟完成)",
  })
  lateFinishOn?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Days it can slip before the launch suffers (总时差)",
  })
  totalSlack?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Days it can slip before another task suffers (自由时差)",
  })
  freeSlack?: number | null;

  @Field(() => Boolean, { description: "On the critical path (关键任务)" })
  critical!: boolean;

  @Field(() => InstantScalar, { description: "When last changed (更新时间)" })
  updatedAt!: string;

  @Field(() => LaunchPlan, { description: "The launch plan (开盘筹备计划)" })
  plan!: LaunchPlan;

  @Field(() => [LaunchTaskCheck], { description: "Tick rows (检查项)" })
  checks!: LaunchTaskCheck[];

  @Field(() => [LaunchTaskLink], { description: "Links from what comes before (前置任务)" })
  predecessors!: LaunchTaskLink[];

  @Field(() => [LaunchTaskLink], { description: "Links to what comes after (后续任务)" })
  successors!: LaunchTaskLink[];

  @Field(() => [Attachment], { description: "Evidence files (完成凭证)" })
  evidence!: Attachment[];

  @Field(() => Int, { description: "Number of evidence files (凭证数)" })
  evidenceCount!: number;

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

  @Field(() => LaunchTaskRecord, {
    nullable: true,
    description: "The record it is worked on in, if one was begun (任务单据)",
  })
  record?: LaunchTaskRecord | null;
}

@ObjectType({ description: "A dependency between two tasks (任务依赖)", implements: Node })
export class LaunchTaskLink extends Node {
  @Field(() => LaunchTask, { description: "Predecessor (前置任务)" })
  from!: LaunchTask;

  @Field(() => LaunchTask, { description: "Successor (后续任务)" })
  to!: LaunchTask;

  @Field(() => LinkKind, { description: "Kind (类别)" })
  kind!: keyof typeof LinkKind;

  @Field(() => Int, { description: "Days between, may be negative (间隔天数)" })
  lagDays!: number;

  @Field(() => DayKind, {
    description: "Whether the lag counts calendar or working days (间隔口径)",
  })
  lagOf!: keyof typeof DayKind;

  @Field(() => Boolean, {
    description: "Whether the successor is refused before the predecessor is done (强制)",
  })
  hard!: boolean;
}

@ObjectType({ description: "A tick row of a task (检查项)", implements: Node })
export class LaunchTaskCheck extends Node {
  @Field(() => String, { description: "Code, unique in its company (编码)" })
  code!: string;

  @Field(() => String, { description: "What to tick, in Chinese (检查内容)" })
  label!: string;

  @Field(() => String, { description: "What to tick, in English (检查内容英文)" })
  labelEn!: string;

  @Field(() => CheckKind, { description: "Kind (类别)" })
  kind!: keyof typeof CheckKind;

  @Field(() => String, { nullable: true, description: "Unit (单位)" })
  unit?: string | null;

  @Field(() => CheckState, { description: "State (状态)" })
  state!: keyof typeof CheckState;

  @Field(() => Float, { nullable: true, description: "Number entered (数值)" })
  value?: number | null;
}

@ObjectType({
  description: "Works progress as engineering sees it, LCH-R24 (工程进度)",
  implements: Node,
})
export class LaunchProgressEntry extends Node {
  @Field(() => SalesArea, { description: "Area (区域)" })
  area!: keyof typeof SalesArea;

  @Field(() => DayScalar, { description: "Day (日期)" })
  onDay!: string;

  @Field(() => String, { description: "Text (内容)" })
  text!: string;

  @Field(() => [Attachment], { description: "Photos (照片)" })
  attachments!: Attachment[];

  @Field(() => InstantScalar, { description: "When made (创建时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who made it (创建人)" })
  createdBy?: Person | null;
}

@ObjectType({ description: "A plan frozen to compare with (冻结计划)", implements: Node })
export class LaunchBaseline extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => InstantScalar, { description: "When frozen (冻结时间)" })
  frozenAt!: string;

  @Field(() => Person, { nullable: true, description: "Who made it (创建人)" })
  createdBy?: Person | null;
}

@ObjectType({ description: "A version of the task template (任务模板)", implements: Node })
export class LaunchTemplate extends Node {
  @Field(() => Int, { description: "Version of the template (模板版本)" })
  versionNumber!: number;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Status (状态)" })
  status!: string;

  @Field(() => JsonScalar, {
    description: "The template's tasks, links and adaptations (模板内容)",
  })
  content!: unknown;

  @Field(() => InstantScalar, { nullable: true, description: "When published (发布时间)" })
  publishedAt?: string | null;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;
}

@ObjectType({ description: "A task that would move (变动任务)" })
export class WhatIfTask {
  @Field(() => ID, { description: "The task (筹备任务)" })
  taskId!: string;

  @Field(() => String, { description: "Code (任务编码)" })
  code!: string;

  @Field(() => String, { description: "Name in Chinese (任务名称)" })
  title!: string;

  @Field(() => String, { description: "Name in English (任务英文名称)" })
  titleEn!: string;

  @Field(() => DayScalar, { nullable: true, description: "Due day before (原应完成日期)" })
  dueBefore?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Due day after (调整后应完成日期)" })
  dueAfter?: string | null;

  @Field(() => DayScalar, { description: "Earliest finish before (原最早完成)" })
  finishBefore!: string;

  @Field(() => DayScalar, { description: "Earliest finish after (调整后最早完成)" })
  finishAfter!: string;

  @Field(() => Int, { description: "Days it moves, positive is later (变动天数)" })
  days!: number;

  @Field(() => Boolean, { description: "Late then, not now (变为逾期)" })
  becomesLate!: boolean;

  @Field(() => Boolean, { description: "Late now, not then (不再逾期)" })
  noLongerLate!: boolean;

  @Field(() => Boolean, { description: "On the new critical path (关键任务)" })
  critical!: boolean;
}

@ObjectType({ description: "What would happen (推演结果)" })
export class WhatIf {
  @Field(() => DayScalar, { description: "Launch day tried (开盘日期)" })
  launchDate!: string;

  @Field(() => DayScalar, { description: "Entry day tried (项目进驻日期)" })
  entryDate!: string;

  @Field(() => Boolean, {
    description: "Whether all open tasks could be finished in time (是否可行)",
  })
  feasible!: boolean;

  @Field(() => Boolean, {
    description: "Whether a year without published holiday calendar is involved (日历暂定)",
  })
  provisional!: boolean;

  @Field(() => Light, { description: "The light it would have (风险灯)" })
  light!: keyof typeof Light;

  @Field(() => [LightReason], { description: "Why (风险原因)" })
  lightReasons!: LightReason[];

  @Field(() => [WhatIfTask], { description: "Tasks that move, in the plan's order (变动任务)" })
  moved!: WhatIfTask[];

  @Field(() => Int, { description: "Tasks that become late (新增逾期数)" })
  newlyLate!: number;

  @Field(() => [String], {
    description: "Codes of the smallest set of tasks that makes it infeasible (冲突任务)",
  })
  conflictCodes!: string[];

  @Field(() => [String], {
    description: "Codes of the critical path then, in the plan's order (关键路径)",
  })
  criticalCodes!: string[];
}

@ObjectType({ description: "Why a task is likely late (预警原因)" })
export class WarningReason {
  @Field(() => String, { description: "Which reason: PAST_SLIPS, NO_SLACK … (原因)" })
  code!: string;

  @Field(() => JsonScalar, { description: "What its sentence tells (依据)" })
  details!: unknown;
}

@ObjectType({ description: "A task that is likely late (可能逾期的任务)" })
export class TaskWarning {
  @Field(() => ID, { description: "The task (筹备任务)" })
  taskId!: string;

  @Field(() => String, { description: "Code (任务编码)" })
  code!: string;

  @Field(() => String, { description: "Name in Chinese (任务名称)" })
  title!: string;

  @Field(() => String, { description: "Name in English (任务英文名称)" })
  titleEn!: string;

  @Field(() => DayScalar, { description: "Due by the end of this day (应完成日期)" })
  dueOn!: string;

  @Field(() => Float, { description: "How likely it misses its due day, 0 to 1 (逾期可能性)" })
  probability!: number;

  @Field(() => [WarningReason], { description: "Why (预警原因)" })
  reasons!: WarningReason[];
}

@ObjectType({ description: "What is likely late in one open launch (开盘预警)" })
export class LaunchWarning {
  @Field(() => ID, { description: "The plan (开盘筹备计划)" })
  planId!: string;

  @Field(() => Int, { description: "Finished tasks of the company that it stands on (依据任务数)" })
  tasksKnown!: number;

  @Field(() => DayScalar, { nullable: true, description: "The first of them finished (最早完成)" })
  knownFrom?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "The last of them finished (最近完成)" })
  knownTo?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "With fewer finished tasks than this nothing is said; null where enough (所需任务数)",
  })
  tasksNeeded?: number | null;

  @Field(() => Int, { description: "Open tasks that could be judged (已评估任务数)" })
  judged!: number;

  @Field(() => Float, { description: "How many of them are expected late (预计逾期数)" })
  expectedLate!: number;

  @Field(() => [TaskWarning], { description: "Likely late, the likeliest first (可能逾期的任务)" })
  likelyLate!: TaskWarning[];
}
