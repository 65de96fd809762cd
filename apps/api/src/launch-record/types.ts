import { Args, Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { Approval } from "../approval/types.ts";
import { Attachment } from "../attachment/types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { ActionState } from "../graphql/action.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { LaunchPlan, LaunchTask } from "../launch/types.ts";
import { Person } from "../organization/types.ts";
import {
  LaunchRecordType,
  LogisticsKind,
  MaterialCategory,
  MaterialStatus,
  PrintedDocument,
  ProcurementStatus,
  RecruitmentMode,
  RecruitmentPost,
  SchemeStatus,
  StaffingDepartment,
  StaffingStatus,
  UniformStatus,
} from "./enums.ts";

/** What every record of a launch has. */
@ObjectType({ implements: Node })
export abstract class LaunchRecord extends Node {
  @Field(() => LaunchPlan, { description: "The launch that it prepares (开盘筹备计划)" })
  plan!: LaunchPlan;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => InstantScalar, { description: "When last changed (更新时间)" })
  updatedAt!: string;

  @Field(() => Person, { nullable: true, description: "Who began it (创建人)" })
  createdBy?: Person | null;

  @Field(() => [Attachment], { description: "Its files (附件)" })
  attachments!: Attachment[];

  @Field(() => AuditEntryConnection, { description: "What was changed, newest first (修改记录)" })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

/** What every action on a record is told. */
@InputType()
export abstract class OfPlanInput extends KeyedInput {
  @Field(() => ID, { description: "The launch plan (开盘筹备计划)" })
  planId!: string;
}

@InputType()
export abstract class KeepInput extends OfPlanInput {
  @Field(() => Int, {
    nullable: true,
    description: "Version of the record as it was read; none for a new one (版本)",
  })
  version?: number | null;
}

@ObjectType()
export abstract class OfPlanPayload extends KeyedPayload {
  @Field(() => LaunchPlan, { description: "The launch with its tasks as they stand now (计划)" })
  plan!: LaunchPlan;
}

@ObjectType({
  description: "An action on the records of a launch, with the reason against it (操作状态)",
})
export class RecordActionState extends ActionState {
  @Field(() => String, {
    nullable: true,
    description: "Post, matter or paper that it is about, where the plan has several (对象)",
  })
  subject?: string | null;
}

@ObjectType({ description: "The record that a task is worked on in (任务单据)" })
export class LaunchTaskRecord {
  @Field(() => LaunchRecordType, { description: "Kind of record (单据类型)" })
  type!: keyof typeof LaunchRecordType;

  @Field(() => ID, { description: "Global id of the record (全局标识)" })
  recordId!: string;

  @Field(() => Boolean, { description: "Whether the record has still to do the task (未办结)" })
  open!: boolean;
}

@ObjectType({ description: "A post that supports the sales (人员配置)" })
export class SalesSupportPost {
  @Field(() => String, { description: "Post (岗位)" })
  post!: string;

  @Field(() => Int, { description: "How many (人数)" })
  number!: number;

  @Field(() => String, { description: "Shift (班次)" })
  shift!: string;
}

@ObjectType({
  description: "Sales-support service and staffing scheme, LCH-R04 (配合销售服务及人员配置方案)",
  implements: Node,
})
export class SalesSupportScheme extends LaunchRecord {
  @Field(() => Approval, { nullable: true, description: "Its latest approval (审批)" })
  approval?: Approval | null;

  @Field(() => SchemeStatus, { description: "Status (状态)" })
  status!: keyof typeof SchemeStatus;

  @Field(() => String, { description: "What the developer needs (地区公司需求)" })
  developerNeeds!: string;

  @Field(() => String, { description: "Services that support the sales (配合销售服务内容)" })
  services!: string;

  @Field(() => [SalesSupportPost], { description: "Posts with numbers and shifts (人员配置)" })
  headcount!: SalesSupportPost[];

  @Field(() => DayScalar, { nullable: true, description: "Submitted (提交日期)" })
  submittedOn?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Reviewed by the region's head (地区物业公司负责人审核日期)",
  })
  reviewedOn?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Approved by the developer's head (地区公司负责人审批日期)",
  })
  approvedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why sent back (退回原因)" })
  returnedReason?: string | null;

  @Field(() => PreInterventionAgreement, {
    nullable: true,
    description: "The agreement; there once the scheme is approved (《前期介入服务协议》)",
  })
  agreement?: PreInterventionAgreement | null;
}

@ObjectType({
  description: "Pre-intervention service agreement (《前期介入服务协议》)",
  implements: Node,
})
export class PreInterventionAgreement extends LaunchRecord {
  @Field(() => DayScalar, { nullable: true, description: "Signed (签订日期)" })
  signedOn?: string | null;
}

@ObjectType({ description: "A post with its headcount (定编明细)" })
export class StaffingLine {
  @Field(() => StaffingDepartment, { description: "Department (部门)" })
  department!: keyof typeof StaffingDepartment;

  @Field(() => String, { description: "Post (岗位)" })
  post!: string;

  @Field(() => Int, { description: "How many (人数)" })
  number!: number;

  @Field(() => DayScalar, { description: "There by (到岗日期)" })
  hireBy!: string;

  @Field(() => RecruitmentPost, {
    nullable: true,
    description:
      "Hired under this post of the recruitment plan; nobody is hired when null (招聘岗位)",
  })
  recruitAs?: keyof typeof RecruitmentPost | null;
}

@ObjectType({
  description: "Staffing plan of a service center, LCH-R07, R08 (定岗定编方案)",
  implements: Node,
})
export class StaffingPlan extends LaunchRecord {
  @Field(() => Approval, { nullable: true, description: "Its latest approval (审批)" })
  approval?: Approval | null;

  @Field(() => StaffingStatus, { description: "Status (状态)" })
  status!: keyof typeof StaffingStatus;

  @Field(() => [StaffingLine], { description: "Posts with their headcount (定编明细)" })
  lines!: StaffingLine[];

  @Field(() => Int, { description: "People of all posts (合计人数)" })
  total!: number;

  @Field(() => DayScalar, { nullable: true, description: "Submitted (提交日期)" })
  submittedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Finally approved (最终审批日期)" })
  approvedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why sent back (退回原因)" })
  returnedReason?: string | null;

  @Field(() => Int, { description: "How many times it was approved, this time included (版本)" })
  number!: number;
}

@ObjectType({
  description: "Revision of an approved staffing plan; what it replaced stays with it (定编修订)",
  implements: Node,
})
export class StaffingRevision extends LaunchRecord {
  @Field(() => Int, { description: "The version that it becomes (版本)" })
  number!: number;

  @Field(() => String, { description: "Why (修订原因)" })
  reason!: string;

  @Field(() => StaffingStatus, { description: "Status (状态)" })
  status!: keyof typeof StaffingStatus;

  @Field(() => [StaffingLine], { description: "Posts with their headcount (定编明细)" })
  lines!: StaffingLine[];

  @Field(() => Int, { description: "People of all posts (合计人数)" })
  total!: number;

  @Field(() => DayScalar, { nullable: true, description: "Submitted (提交日期)" })
  submittedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Finally approved (最终审批日期)" })
  approvedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why sent back (退回原因)" })
  returnedReason?: string | null;

  @Field(() => [StaffingLine], {
    nullable: true,
    description: "What was in force until then (原定编明细)",
  })
  replacedLines?: StaffingLine[] | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "When that was finally approved (原审批日期)",
  })
  replacedApprovedOn?: string | null;

  @Field(() => Approval, { nullable: true, description: "Its latest approval (审批)" })
  approval?: Approval | null;
}

@ObjectType({
  description: "Recruitment of one post, LCH-R05, R06, R09, R10, R23 (招聘计划)",
  implements: Node,
})
export class RecruitmentItem extends LaunchRecord {
  @Field(() => RecruitmentPost, { description: "Post (岗位)" })
  post!: keyof typeof RecruitmentPost;

  @Field(() => RecruitmentMode, { description: "How it is filled (方式)" })
  mode!: keyof typeof RecruitmentMode;

  @Field(() => Int, { description: "How many are needed (需求人数)" })
  needed!: number;

  @Field(() => Int, { description: "How many are there (到岗人数)" })
  hired!: number;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Earliest day the staffing plan wants somebody there (到岗日期)",
  })
  hireBy?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => LaunchTask, {
    nullable: true,
    description: "The task that is done by itself when the post is filled (筹备任务)",
  })
  task?: LaunchTask | null;
}

@ObjectType({ description: "How many of a size (工装尺码数量)" })
export class UniformSize {
  @Field(() => String, { description: "Size (尺码)" })
  size!: string;

  @Field(() => Int, { description: "How many (数量)" })
  number!: number;
}

@ObjectType({ description: "Uniform order, LCH-R18, R19 (工装申购)", implements: Node })
export class UniformOrder extends LaunchRecord {
  @Field(() => UniformStatus, { description: "Status (状态)" })
  status!: keyof typeof UniformStatus;

  @Field(() => [UniformSize], { description: "Sizes with numbers (工装尺码数量)" })
  sizes!: UniformSize[];

  @Field(() => Int, { description: "Uniforms of all sizes (合计)" })
  total!: number;

  @Field(() => String, { nullable: true, description: "Supplier (供应商)" })
  supplier?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Ordered (申购日期)" })
  orderedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "In place (工装到位日期)" })
  arrivedOn?: string | null;
}

@ObjectType({
  description: "An entry of a line's progress, LCH-R21 (采购进度记录)",
  implements: Node,
})
export class MaterialProgress extends Node {
  @Field(() => ProcurementStatus, { description: "How far (采购进度)" })
  status!: keyof typeof ProcurementStatus;

  @Field(() => DayScalar, { description: "Since this day (日期)" })
  onDay!: string;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => InstantScalar, { description: "When logged (登记时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who logged it (登记人)" })
  createdBy?: Person | null;
}

@ObjectType({ description: "One thing to buy (申购明细)", implements: Node })
export class MaterialLine extends Node {
  @Field(() => LaunchPlan, { description: "The launch that it is bought for (开盘筹备计划)" })
  plan!: LaunchPlan;

  @Field(() => Int, { description: "Place in the list (序号)" })
  position!: number;

  @Field(() => MaterialCategory, { description: "Kind of goods (物资类别)" })
  category!: keyof typeof MaterialCategory;

  @Field(() => String, { description: "Name (物资名称)" })
  item!: string;

  @Field(() => Float, { description: "How many (数量)" })
  quantity!: number;

  @Field(() => String, { description: "Unit (单位)" })
  unit!: string;

  @Field(() => Float, { nullable: true, description: "Expected price of one, CNY (预计单价)" })
  estimatedPrice?: number | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "By when it has to be there; for the launch where null (需用日期)",
  })
  neededOn?: string | null;

  @Field(() => ProcurementStatus, { description: "How far the purchase is (采购进度)" })
  status!: keyof typeof ProcurementStatus;

  @Field(() => DayScalar, { nullable: true, description: "Day of the progress (进度日期)" })
  progressOn?: string | null;

  @Field(() => [MaterialProgress], { description: "What was logged, newest first (采购进度记录)" })
  progress!: MaterialProgress[];
}

@ObjectType({
  description: "Materials plan by seven categories, LCH-R20, R21 (物资申购计划)",
  implements: Node,
})
export class MaterialRequest extends LaunchRecord {
  @Field(() => Approval, { nullable: true, description: "Its latest approval (审批)" })
  approval?: Approval | null;

  @Field(() => MaterialStatus, { description: "Status (状态)" })
  status!: keyof typeof MaterialStatus;

  @Field(() => [MaterialLine], { description: "What to buy (申购明细)" })
  lines!: MaterialLine[];

  @Field(() => [MaterialCategory], { description: "Categories without need (无需求)" })
  noNeed!: (keyof typeof MaterialCategory)[];

  @Field(() => Float, { description: "Expected cost, CNY (预计金额)" })
  estimatedCost!: number;

  @Field(() => Int, { description: "Lines that are there (已到位)" })
  arrivedCount!: number;

  @Field(() => DayScalar, { nullable: true, description: "Submitted (报审日期)" })
  submittedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Approved (审批日期)" })
  approvedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why sent back (退回原因)" })
  returnedReason?: string | null;
}

@ObjectType({ description: "Canteen and dormitory, LCH-R22, R23 (食堂宿舍)", implements: Node })
export class LogisticsItem extends LaunchRecord {
  @Field(() => LogisticsKind, { description: "Matter (事项)" })
  kind!: keyof typeof LogisticsKind;

  @Field(() => String, { nullable: true, description: "Where it is rented (租赁位置)" })
  address?: string | null;

  @Field(() => Float, { nullable: true, description: "Kilometres to the estate (与楼盘距离)" })
  distanceKm?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Landlord, seller or supplier (出租方、供应单位)",
  })
  counterparty?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Finished (完成日期)" })
  finishedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => LaunchTask, { nullable: true, description: "Its task (筹备任务)" })
  task?: LaunchTask | null;
}

@ObjectType({
  description: "A paper's printing and handover, LCH-R14, R15 (印刷移交)",
  implements: Node,
})
export class PrintHandover extends LaunchRecord {
  @Field(() => PrintedDocument, { description: "Paper (资料)" })
  document!: keyof typeof PrintedDocument;

  @Field(() => DayScalar, { nullable: true, description: "Finalized (定稿日期)" })
  finalizedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Approved (报审通过日期)" })
  approvedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Printing applied for (申请印刷日期)" })
  printAppliedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Printed (印刷完成日期)" })
  printedOn?: string | null;

  @Field(() => Int, { nullable: true, description: "Copies (份数)" })
  copies?: number | null;

  @Field(() => DayScalar, { nullable: true, description: "Handed to marketing (移交日期)" })
  handedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Who received them (接收人)" })
  receiver?: string | null;

  @Field(() => LaunchTask, { nullable: true, description: "The task up to printing (筹备任务)" })
  task?: LaunchTask | null;
}
