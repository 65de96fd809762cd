import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { PlaceFilter } from "../graphql/place-filter.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { DayScalar, JsonScalar } from "../graphql/scalars.ts";
import {
  Anchor,
  CheckState,
  DayKind,
  LaunchPlanStatus,
  LaunchTaskStatus,
  Light,
  PermitStatus,
  SalesArea,
  Workstream,
} from "./enums.ts";
import {
  LaunchBaseline,
  LaunchPlan,
  LaunchProgressEntry,
  LaunchTask,
  LaunchTaskCheck,
  LaunchTemplate,
} from "./types.ts";
import { Role } from "../organization/role.ts";

@InputType({ description: "Which launch plans (计划筛选)" })
export class LaunchPlanFilter extends PlaceFilter {
  @Field(() => String, { nullable: true, description: "Text, pinyin or initials (搜索)" })
  search?: string | null;

  @Field(() => [LaunchPlanStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof LaunchPlanStatus)[] | null;

  @Field(() => [Light], { nullable: true, description: "With these lights (风险灯)" })
  lights?: (keyof typeof Light)[] | null;

  @Field(() => DayScalar, { nullable: true, description: "Launch on or after (开盘日期起)" })
  launchFrom?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Launch on or before (开盘日期止)" })
  launchTo?: string | null;
}

@InputType({ description: "Which tasks (任务筛选)" })
export class LaunchTaskFilter {
  @Field(() => String, { nullable: true, description: "Text, pinyin or initials (搜索)" })
  search?: string | null;

  @Field(() => [Workstream], {
    nullable: true,
    description: "Progress per workstream (各工作类别进度)",
  })
  workstreams?: (keyof typeof Workstream)[] | null;

  @Field(() => [LaunchTaskStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof LaunchTaskStatus)[] | null;

  @Field(() => [Role], { nullable: true, description: "With these roles (岗位)" })
  roles?: (keyof typeof Role)[] | null;

  @Field(() => Boolean, { nullable: true, description: "Of them overdue (已逾期)" })
  overdue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "On the critical path (关键任务)" })
  critical?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Neither done nor not applicable (未完成)" })
  open?: boolean | null;

  @Field(() => DayScalar, { nullable: true, description: "Due on or after (应完成日期起)" })
  dueFrom?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Due on or before (应完成日期止)" })
  dueTo?: string | null;
}

@InputType({ description: "A task tried on another day (试调任务)" })
export class TaskShift {
  @Field(() => ID, { description: "The task (筹备任务)" })
  taskId!: string;

  @Field(() => DayScalar, { description: "Due by the end of this day (应完成日期)" })
  dueOn!: string;
}

@InputType({ description: "What to try: new dates, or single tasks on other days (推演条件)" })
export class WhatIfInput {
  @Field(() => ID, { description: "The plan (开盘筹备计划)" })
  planId!: string;

  @Field(() => DayScalar, { nullable: true, description: "Launch day, anchor T (开盘日期)" })
  launchDate?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Project entry day, anchor E (项目进驻日期)",
  })
  entryDate?: string | null;

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

  @Field(() => [TaskShift], { nullable: true, description: "Tasks tried on other days (试调任务)" })
  shifts?: TaskShift[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "Frozen plan to compare with; the present plan when absent (对比基线)",
  })
  baselineId?: string | null;
}

@InputType({ description: "A permit (证照)" })
export class PermitInput {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => PermitStatus, { description: "Status (状态)" })
  status!: keyof typeof PermitStatus;

  @Field(() => DayScalar, { nullable: true, description: "Day of the status (日期)" })
  statusOn?: string | null;
}

@InputType({ description: "Show flats at one place (样板房)" })
export class ShowFlatInput {
  @Field(() => String, { description: "Where (位置)" })
  location!: string;

  @Field(() => Int, { description: "How many (数量)" })
  count!: number;
}

@InputType({ description: "Input of createLaunchPlan (操作输入)" })
export class CreateLaunchPlanInput extends KeyedInput {
  @Field(() => ID, { description: "The estate (小区)" })
  estateId!: string;

  @Field(() => String, { nullable: true, description: "Name (名称)" })
  name?: string | null;

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

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a canteen is needed (是否需要食堂)",
  })
  canteenRequired?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a dormitory is needed (是否需要宿舍)",
  })
  dormRequired?: boolean | null;

  @Field(() => [PermitInput], {
    nullable: true,
    description: "Permits of the development (开发建设各类证照办理情况)",
  })
  permits?: PermitInput[] | null;

  @Field(() => [ShowFlatInput], {
    nullable: true,
    description: "Show flats, where and how many (样板房的位置及数量)",
  })
  showFlats?: ShowFlatInput[] | null;
}

@ObjectType({ description: "Answer of createLaunchPlan (操作结果)" })
export class CreateLaunchPlanPayload extends KeyedPayload {
  @Field(() => LaunchPlan, { description: "The launch plan (开盘筹备计划)" })
  plan!: LaunchPlan;
}

@InputType({ description: "Input of updateLaunchPlan (操作输入)" })
export class UpdateLaunchPlanInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => String, { nullable: true, description: "Name (名称)" })
  name?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Day of the project entry coordination meeting (新项目进驻协调会日期)",
  })
  coordinationMeetingOn?: string | null;

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

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a canteen is needed (是否需要食堂)",
  })
  canteenRequired?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a dormitory is needed (是否需要宿舍)",
  })
  dormRequired?: boolean | null;

  @Field(() => [PermitInput], {
    nullable: true,
    description: "Permits of the development (开发建设各类证照办理情况)",
  })
  permits?: PermitInput[] | null;

  @Field(() => [ShowFlatInput], {
    nullable: true,
    description: "Show flats, where and how many (样板房的位置及数量)",
  })
  showFlats?: ShowFlatInput[] | null;
}

@ObjectType({ description: "Answer of updateLaunchPlan (操作结果)" })
export class UpdateLaunchPlanPayload extends KeyedPayload {
  @Field(() => LaunchPlan, { description: "The launch plan (开盘筹备计划)" })
  plan!: LaunchPlan;
}

@InputType({ description: "Input of activateLaunchPlan (操作输入)" })
export class ActivateLaunchPlanInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of activateLaunchPlan (操作结果)" })
export class ActivateLaunchPlanPayload extends KeyedPayload {
  @Field(() => LaunchPlan, { description: "The launch plan (开盘筹备计划)" })
  plan!: LaunchPlan;
}

@InputType({ description: "Input of moveLaunch (操作输入)" })
export class MoveLaunchInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => DayScalar, { nullable: true, description: "Launch day, anchor T (开盘日期)" })
  launchDate?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Project entry day, anchor E (项目进驻日期)",
  })
  entryDate?: string | null;

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

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of moveLaunch (操作结果)" })
export class MoveLaunchPayload extends KeyedPayload {
  @Field(() => LaunchPlan, { description: "The launch plan (开盘筹备计划)" })
  plan!: LaunchPlan;
}

@InputType({ description: "Input of suspendLaunchPlan (操作输入)" })
export class SuspendLaunchPlanInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of suspendLaunchPlan (操作结果)" })
export class SuspendLaunchPlanPayload extends KeyedPayload {
  @Field(() => LaunchPlan, { description: "The launch plan (开盘筹备计划)" })
  plan!: LaunchPlan;
}

@InputType({ description: "Input of resumeLaunchPlan (操作输入)" })
export class ResumeLaunchPlanInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of resumeLaunchPlan (操作结果)" })
export class ResumeLaunchPlanPayload extends KeyedPayload {
  @Field(() => LaunchPlan, { description: "The launch plan (开盘筹备计划)" })
  plan!: LaunchPlan;
}

@InputType({ description: "Input of markLaunchReady (操作输入)" })
export class MarkLaunchReadyInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of markLaunchReady (操作结果)" })
export class MarkLaunchReadyPayload extends KeyedPayload {
  @Field(() => LaunchPlan, { description: "The launch plan (开盘筹备计划)" })
  plan!: LaunchPlan;
}

@InputType({ description: "Input of recordLaunch (操作输入)" })
export class RecordLaunchInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => DayScalar, { description: "Day of the launch (实际开盘日期)" })
  launchedOn!: string;
}

@ObjectType({ description: "Answer of recordLaunch (操作结果)" })
export class RecordLaunchPayload extends KeyedPayload {
  @Field(() => LaunchPlan, { description: "The launch plan (开盘筹备计划)" })
  plan!: LaunchPlan;
}

@InputType({ description: "Input of closeLaunchPlan (操作输入)" })
export class CloseLaunchPlanInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of closeLaunchPlan (操作结果)" })
export class CloseLaunchPlanPayload extends KeyedPayload {
  @Field(() => LaunchPlan, { description: "The launch plan (开盘筹备计划)" })
  plan!: LaunchPlan;
}

@InputType({ description: "Input of freezeLaunchPlan (操作输入)" })
export class FreezeLaunchPlanInput extends KeyedInput {
  @Field(() => ID, { description: "The plan (开盘筹备计划)" })
  planId!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;
}

@ObjectType({ description: "Answer of freezeLaunchPlan (操作结果)" })
export class FreezeLaunchPlanPayload extends KeyedPayload {
  @Field(() => LaunchBaseline, { description: "The frozen plan (冻结计划)" })
  baseline!: LaunchBaseline;
}

@InputType({ description: "Input of logWorksProgress (操作输入)" })
export class LogWorksProgressInput extends KeyedInput {
  @Field(() => ID, { description: "The plan (开盘筹备计划)" })
  planId!: string;

  @Field(() => SalesArea, { description: "Area (区域)" })
  area!: keyof typeof SalesArea;

  @Field(() => DayScalar, { description: "Day (日期)" })
  onDay!: string;

  @Field(() => String, { description: "Text (内容)" })
  text!: string;
}

@ObjectType({ description: "Answer of logWorksProgress (操作结果)" })
export class LogWorksProgressPayload extends KeyedPayload {
  @Field(() => LaunchProgressEntry, { description: "The log entry (工程进度)" })
  entry!: LaunchProgressEntry;
}

@InputType({ description: "Input of addLaunchTask (操作输入)" })
export class AddLaunchTaskInput extends KeyedInput {
  @Field(() => ID, { description: "The plan (开盘筹备计划)" })
  planId!: string;

  @Field(() => Workstream, { description: "Workstream (工作类别)" })
  workstream!: keyof typeof Workstream;

  @Field(() => String, { description: "Name in Chinese (任务名称)" })
  title!: string;

  @Field(() => String, { nullable: true, description: "Name in English (任务英文名称)" })
  titleEn?: string | null;

  @Field(() => Anchor, { description: "Day the task counts back from (基准日)" })
  anchor!: keyof typeof Anchor;

  @Field(() => Int, { nullable: true, description: "Days before the anchor (提前天数)" })
  offsetDays?: number | null;

  @Field(() => DayKind, {
    nullable: true,
    description: "Whether the offset counts calendar or working days (提前天数口径)",
  })
  offsetOf?: keyof typeof DayKind | null;

  @Field(() => Int, { nullable: true, description: "Expected duration in days (工期)" })
  durationDays?: number | null;

  @Field(() => Role, { description: "Role that must do it (责任岗位)" })
  responsibleRole!: keyof typeof Role;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it can be completed only with evidence (须上传凭证)",
  })
  evidenceRequired?: boolean | null;

  @Field(() => [ID], { nullable: true, description: "Values after (变更后)" })
  after?: string[] | null;
}

@ObjectType({ description: "Answer of addLaunchTask (操作结果)" })
export class AddLaunchTaskPayload extends KeyedPayload {
  @Field(() => LaunchTask, { description: "The task (筹备任务)" })
  task!: LaunchTask;
}

@InputType({ description: "Input of updateLaunchTask (操作输入)" })
export class UpdateLaunchTaskInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => ID, { nullable: true, description: "Person named for it (指定责任人)" })
  assigneeId?: string | null;

  @Field(() => Role, { nullable: true, description: "Role that must do it (责任岗位)" })
  responsibleRole?: keyof typeof Role | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => Int, { nullable: true, description: "Days before the anchor (提前天数)" })
  offsetDays?: number | null;

  @Field(() => Int, { nullable: true, description: "Expected duration in days (工期)" })
  durationDays?: number | null;
}

@ObjectType({ description: "Answer of updateLaunchTask (操作结果)" })
export class UpdateLaunchTaskPayload extends KeyedPayload {
  @Field(() => LaunchTask, { description: "The task (筹备任务)" })
  task!: LaunchTask;
}

@InputType({ description: "Input of overrideTaskDue (操作输入)" })
export class OverrideTaskDueInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Due by the end of this day (应完成日期)",
  })
  dueOn?: string | null;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of overrideTaskDue (操作结果)" })
export class OverrideTaskDuePayload extends KeyedPayload {
  @Field(() => LaunchTask, { description: "The task (筹备任务)" })
  task!: LaunchTask;
}

@InputType({ description: "Input of startLaunchTask (操作输入)" })
export class StartLaunchTaskInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of startLaunchTask (操作结果)" })
export class StartLaunchTaskPayload extends KeyedPayload {
  @Field(() => LaunchTask, { description: "The task (筹备任务)" })
  task!: LaunchTask;
}

@InputType({ description: "Input of submitLaunchTask (操作输入)" })
export class SubmitLaunchTaskInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of submitLaunchTask (操作结果)" })
export class SubmitLaunchTaskPayload extends KeyedPayload {
  @Field(() => LaunchTask, { description: "The task (筹备任务)" })
  task!: LaunchTask;
}

@InputType({ description: "Input of returnLaunchTask (操作输入)" })
export class ReturnLaunchTaskInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of returnLaunchTask (操作结果)" })
export class ReturnLaunchTaskPayload extends KeyedPayload {
  @Field(() => LaunchTask, { description: "The task (筹备任务)" })
  task!: LaunchTask;
}

@InputType({ description: "Input of completeLaunchTask (操作输入)" })
export class CompleteLaunchTaskInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => DayScalar, { nullable: true, description: "Day it was done (实际完成日期)" })
  doneOn?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@ObjectType({ description: "Answer of completeLaunchTask (操作结果)" })
export class CompleteLaunchTaskPayload extends KeyedPayload {
  @Field(() => LaunchTask, { description: "The task (筹备任务)" })
  task!: LaunchTask;
}

@InputType({ description: "Input of reopenLaunchTask (操作输入)" })
export class ReopenLaunchTaskInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of reopenLaunchTask (操作结果)" })
export class ReopenLaunchTaskPayload extends KeyedPayload {
  @Field(() => LaunchTask, { description: "The task (筹备任务)" })
  task!: LaunchTask;
}

@InputType({ description: "Input of waiveLaunchTask (操作输入)" })
export class WaiveLaunchTaskInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of waiveLaunchTask (操作结果)" })
export class WaiveLaunchTaskPayload extends KeyedPayload {
  @Field(() => LaunchTask, { description: "The task (筹备任务)" })
  task!: LaunchTask;
}

@InputType({ description: "Input of approveLaunchException (操作输入)" })
export class ApproveLaunchExceptionInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of approveLaunchException (操作结果)" })
export class ApproveLaunchExceptionPayload extends KeyedPayload {
  @Field(() => LaunchTask, { description: "The task (筹备任务)" })
  task!: LaunchTask;
}

@InputType({ description: "Input of setTaskCheck (操作输入)" })
export class SetTaskCheckInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => CheckState, { description: "State (状态)" })
  state!: keyof typeof CheckState;

  @Field(() => Float, { nullable: true, description: "Number entered (数值)" })
  value?: number | null;
}

@ObjectType({ description: "Answer of setTaskCheck (操作结果)" })
export class SetTaskCheckPayload extends KeyedPayload {
  @Field(() => LaunchTaskCheck, { description: "The tick row (检查项)" })
  check!: LaunchTaskCheck;

  @Field(() => LaunchTask, { description: "The task (筹备任务)" })
  task!: LaunchTask;
}

@InputType({ description: "Input of draftLaunchTemplate (操作输入)" })
export class DraftLaunchTemplateInput extends KeyedInput {
  @Field(() => ID, { description: "Version to start from (来源版本)" })
  fromId!: string;
}

@ObjectType({ description: "Answer of draftLaunchTemplate (操作结果)" })
export class DraftLaunchTemplatePayload extends KeyedPayload {
  @Field(() => LaunchTemplate, { description: "Version of the task template used (任务模板)" })
  template!: LaunchTemplate;
}

@InputType({ description: "Input of adaptLaunchTemplate (操作输入)" })
export class AdaptLaunchTemplateInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => JsonScalar, {
    description: "Changes in order: add, remove with reason, change (调整)",
  })
  changes!: unknown;
}

@ObjectType({ description: "Answer of adaptLaunchTemplate (操作结果)" })
export class AdaptLaunchTemplatePayload extends KeyedPayload {
  @Field(() => LaunchTemplate, { description: "Version of the task template used (任务模板)" })
  template!: LaunchTemplate;
}

@InputType({ description: "Input of publishLaunchTemplate (操作输入)" })
export class PublishLaunchTemplateInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of publishLaunchTemplate (操作结果)" })
export class PublishLaunchTemplatePayload extends KeyedPayload {
  @Field(() => LaunchTemplate, { description: "Version of the task template used (任务模板)" })
  template!: LaunchTemplate;
}

@InputType({ description: "Input of withdrawLaunchReady (操作输入)" })
export class WithdrawLaunchReadyInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of withdrawLaunchReady (操作结果)" })
export class WithdrawLaunchReadyPayload extends KeyedPayload {
  @Field(() => LaunchPlan, { description: "The launch plan (开盘筹备计划)" })
  plan!: LaunchPlan;
}
