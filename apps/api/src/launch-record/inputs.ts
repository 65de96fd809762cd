import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { PlaceFilter } from "../graphql/place-filter.ts";
import { DayScalar } from "../graphql/scalars.ts";
import {
  LogisticsKind,
  MaterialCategory,
  PrintedDocument,
  PrintStep,
  ProcurementStatus,
  RecruitmentMode,
  RecruitmentPost,
  StaffingDepartment,
} from "./enums.ts";
import {
  KeepInput,
  LogisticsItem,
  MaterialRequest,
  OfPlanInput,
  OfPlanPayload,
  PrintHandover,
  RecruitmentItem,
  SalesSupportScheme,
  StaffingPlan,
  StaffingRevision,
  UniformOrder,
} from "./types.ts";

@InputType({ description: "Which posts (招聘筛选)" })
export class RecruitmentFilter extends PlaceFilter {
  @Field(() => [RecruitmentPost], { nullable: true, description: "These posts (岗位)" })
  posts?: (keyof typeof RecruitmentPost)[] | null;

  @Field(() => Boolean, { nullable: true, description: "Somebody is still wanted (未招满)" })
  open?: boolean | null;
}

@InputType({ description: "Which lines of materials plans (申购明细筛选)" })
export class MaterialLineFilter extends PlaceFilter {
  @Field(() => String, { nullable: true, description: "Text in the name (搜索)" })
  search?: string | null;

  @Field(() => [MaterialCategory], { nullable: true, description: "Of these kinds (物资类别)" })
  categories?: (keyof typeof MaterialCategory)[] | null;

  @Field(() => [ProcurementStatus], { nullable: true, description: "As far as this (采购进度)" })
  statuses?: (keyof typeof ProcurementStatus)[] | null;
}

@InputType({ description: "A post that supports the sales (人员配置)" })
export class SalesSupportPostInput {
  @Field(() => String, { description: "Post (岗位)" })
  post!: string;

  @Field(() => Int, { description: "How many (人数)" })
  number!: number;

  @Field(() => String, { description: "Shift (班次)" })
  shift!: string;
}

@InputType({ description: "Input of keepSalesSupportScheme (操作输入)" })
export class KeepSalesSupportSchemeInput extends KeepInput {
  @Field(() => String, { description: "What the developer needs (地区公司需求)" })
  developerNeeds!: string;

  @Field(() => String, { description: "Services that support the sales (配合销售服务内容)" })
  services!: string;

  @Field(() => [SalesSupportPostInput], { description: "Posts (人员配置)" })
  headcount!: SalesSupportPostInput[];
}

@InputType({ description: "Input of submitSalesSupportScheme (操作输入)" })
export class SubmitSalesSupportSchemeInput extends OfPlanInput {}

@InputType({ description: "Input of signPreInterventionAgreement (操作输入)" })
export class SignPreInterventionAgreementInput extends OfPlanInput {
  @Field(() => DayScalar, { description: "Signed on (签订日期)" })
  signedOn!: string;
}

@ObjectType({ description: "Answer of keepSalesSupportScheme (操作结果)" })
export class KeepSalesSupportSchemePayload extends OfPlanPayload {
  @Field(() => SalesSupportScheme, { description: "The scheme (方案)" })
  scheme!: SalesSupportScheme;
}

@ObjectType({ description: "Answer of submitSalesSupportScheme (操作结果)" })
export class SubmitSalesSupportSchemePayload extends KeepSalesSupportSchemePayload {}

@ObjectType({ description: "Answer of signPreInterventionAgreement (操作结果)" })
export class SignPreInterventionAgreementPayload extends KeepSalesSupportSchemePayload {}

@InputType({ description: "A post with its headcount (定编明细)" })
export class StaffingLineInput {
  @Field(() => StaffingDepartment, { description: "Department (部门)" })
  department!: keyof typeof StaffingDepartment;

  @Field(() => String, { description: "Post (岗位)" })
  post!: string;

  @Field(() => Int, { description: "How many (人数)" })
  number!: number;

  @Field(() => DayScalar, { description: "There by (到岗日期)" })
  hireBy!: string;

  @Field(() => RecruitmentPost, { nullable: true, description: "Hired under this post (招聘岗位)" })
  recruitAs?: keyof typeof RecruitmentPost | null;
}

@InputType({ description: "Input of keepStaffingPlan (操作输入)" })
export class KeepStaffingPlanInput extends KeepInput {
  @Field(() => [StaffingLineInput], { description: "Posts with their headcount (定编明细)" })
  lines!: StaffingLineInput[];
}

@InputType({ description: "Input of submitStaffingPlan (操作输入)" })
export class SubmitStaffingPlanInput extends OfPlanInput {}

@ObjectType({ description: "Answer of keepStaffingPlan (操作结果)" })
export class KeepStaffingPlanPayload extends OfPlanPayload {
  @Field(() => StaffingPlan, { description: "The staffing plan (定岗定编方案)" })
  staffing!: StaffingPlan;
}

@ObjectType({ description: "Answer of submitStaffingPlan (操作结果)" })
export class SubmitStaffingPlanPayload extends KeepStaffingPlanPayload {}

@InputType({ description: "Input of reviseStaffingPlan (操作输入)" })
export class ReviseStaffingPlanInput extends KeepInput {
  @Field(() => String, { description: "Why (修订原因)" })
  reason!: string;

  @Field(() => [StaffingLineInput], { description: "Posts with their headcount (定编明细)" })
  lines!: StaffingLineInput[];
}

@InputType({ description: "Input of submitStaffingRevision (操作输入)" })
export class SubmitStaffingRevisionInput extends OfPlanInput {}

@InputType({ description: "Input of dropStaffingRevision (操作输入)" })
export class DropStaffingRevisionInput extends OfPlanInput {}

@ObjectType({ description: "Answer of reviseStaffingPlan (操作结果)" })
export class ReviseStaffingPlanPayload extends OfPlanPayload {
  @Field(() => StaffingRevision, { description: "The revision (定编修订)" })
  revision!: StaffingRevision;
}

@ObjectType({ description: "Answer of submitStaffingRevision (操作结果)" })
export class SubmitStaffingRevisionPayload extends ReviseStaffingPlanPayload {}

@ObjectType({ description: "Answer of dropStaffingRevision (操作结果)" })
export class DropStaffingRevisionPayload extends OfPlanPayload {}

@InputType({ description: "Input of keepRecruitment (操作输入)" })
export class KeepRecruitmentInput extends KeepInput {
  @Field(() => RecruitmentPost, { description: "Post (岗位)" })
  post!: keyof typeof RecruitmentPost;

  @Field(() => RecruitmentMode, { description: "How it is filled (方式)" })
  mode!: keyof typeof RecruitmentMode;

  @Field(() => Int, { description: "How many are needed (需求人数)" })
  needed!: number;

  @Field(() => Int, { description: "How many are there (到岗人数)" })
  hired!: number;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@ObjectType({ description: "Answer of keepRecruitment (操作结果)" })
export class KeepRecruitmentPayload extends OfPlanPayload {
  @Field(() => RecruitmentItem, { description: "The post's recruitment (招聘计划)" })
  item!: RecruitmentItem;
}

@InputType({ description: "How many of a size (工装尺码数量)" })
export class UniformSizeInput {
  @Field(() => String, { description: "Size (尺码)" })
  size!: string;

  @Field(() => Int, { description: "How many (数量)" })
  number!: number;
}

@InputType({ description: "Input of keepUniformOrder (操作输入)" })
export class KeepUniformOrderInput extends KeepInput {
  @Field(() => [UniformSizeInput], { description: "Sizes with numbers (工装尺码数量)" })
  sizes!: UniformSizeInput[];

  @Field(() => String, { nullable: true, description: "Supplier (供应商)" })
  supplier?: string | null;
}

@InputType({ description: "Input of placeUniformOrder (操作输入)" })
export class PlaceUniformOrderInput extends OfPlanInput {
  @Field(() => DayScalar, { description: "Ordered on (申购日期)" })
  orderedOn!: string;
}

@InputType({ description: "Input of receiveUniforms (操作输入)" })
export class ReceiveUniformsInput extends OfPlanInput {
  @Field(() => DayScalar, { description: "In place on (到位日期)" })
  arrivedOn!: string;
}

@ObjectType({ description: "Answer of keepUniformOrder (操作结果)" })
export class KeepUniformOrderPayload extends OfPlanPayload {
  @Field(() => UniformOrder, { description: "The order (工装申购)" })
  order!: UniformOrder;
}

@ObjectType({ description: "Answer of placeUniformOrder (操作结果)" })
export class PlaceUniformOrderPayload extends KeepUniformOrderPayload {}

@ObjectType({ description: "Answer of receiveUniforms (操作结果)" })
export class ReceiveUniformsPayload extends KeepUniformOrderPayload {}

@InputType({ description: "One thing to buy (申购明细)" })
export class MaterialLineInput {
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
    description: "By when it has to be there; for the launch where left out (需用日期)",
  })
  neededOn?: string | null;
}

@InputType({ description: "Input of keepMaterialRequest (操作输入)" })
export class KeepMaterialRequestInput extends KeepInput {
  @Field(() => [MaterialLineInput], { description: "What to buy, in its order (申购明细)" })
  lines!: MaterialLineInput[];

  @Field(() => [MaterialCategory], { description: "Categories without need (无需求)" })
  noNeed!: (keyof typeof MaterialCategory)[];
}

@InputType({ description: "Input of submitMaterialRequest (操作输入)" })
export class SubmitMaterialRequestInput extends OfPlanInput {}

@InputType({ description: "Input of logProcurement (操作输入)" })
export class LogProcurementInput extends OfPlanInput {
  @Field(() => [ID], { description: "Lines of this plan (申购明细)" })
  lineIds!: string[];

  @Field(() => ProcurementStatus, { description: "How far they are (采购进度)" })
  status!: keyof typeof ProcurementStatus;

  @Field(() => DayScalar, { description: "Since this day (日期)" })
  onDay!: string;

  @Field(() => String, {
    nullable: true,
    description: "Remark; needed where a line goes back (备注)",
  })
  remark?: string | null;
}

@ObjectType({ description: "Answer of keepMaterialRequest (操作结果)" })
export class KeepMaterialRequestPayload extends OfPlanPayload {
  @Field(() => MaterialRequest, { description: "The materials plan (物资申购计划)" })
  request!: MaterialRequest;
}

@ObjectType({ description: "Answer of submitMaterialRequest (操作结果)" })
export class SubmitMaterialRequestPayload extends KeepMaterialRequestPayload {}

@ObjectType({ description: "Answer of logProcurement (操作结果)" })
export class LogProcurementPayload extends KeepMaterialRequestPayload {}

@InputType({ description: "Input of keepLogisticsItem (操作输入)" })
export class KeepLogisticsItemInput extends KeepInput {
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
}

@ObjectType({ description: "Answer of keepLogisticsItem (操作结果)" })
export class KeepLogisticsItemPayload extends OfPlanPayload {
  @Field(() => LogisticsItem, { description: "The matter (食堂宿舍)" })
  item!: LogisticsItem;
}

@InputType({ description: "Input of recordPrintStep (操作输入)" })
export class RecordPrintStepInput extends OfPlanInput {
  @Field(() => PrintedDocument, { description: "Paper (资料)" })
  document!: keyof typeof PrintedDocument;

  @Field(() => PrintStep, { description: "Step (步骤)" })
  step!: keyof typeof PrintStep;

  @Field(() => DayScalar, { description: "Day of it (日期)" })
  onDay!: string;

  @Field(() => Int, { nullable: true, description: "With PRINTED: copies (份数)" })
  copies?: number | null;

  @Field(() => String, { nullable: true, description: "With HANDED_OVER: receiver (接收人)" })
  receiver?: string | null;
}

@ObjectType({ description: "Answer of recordPrintStep (操作结果)" })
export class RecordPrintStepPayload extends OfPlanPayload {
  @Field(() => PrintHandover, { description: "The paper (印刷移交)" })
  print!: PrintHandover;
}
