import { Field, Int, ObjectType } from "type-graphql";
import { AccessLink } from "../access-link/types.ts";
import { Approval } from "../approval/types.ts";
import { Attachment } from "../attachment/types.ts";
import { Node } from "../graphql/node.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { LaunchRecord } from "../launch-record/types.ts";
import { Person } from "../organization/types.ts";
import { CleaningStatus } from "./enums.ts";

@ObjectType({
  description: "What the supervisor saw of an area, LCH-R29 (监督记录)",
  implements: Node,
})
export class CleaningSupervision extends Node {
  @Field(() => DayScalar, { description: "On this day (日期)" })
  onDay!: string;

  @Field(() => String, { description: "What was seen (监督情况)" })
  text!: string;

  @Field(() => Boolean, { description: "The area was finished with it (开荒完毕)" })
  finished!: boolean;

  @Field(() => InstantScalar, { description: "When kept (登记时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who kept it (登记人)" })
  createdBy?: Person | null;

  @Field(() => [Attachment], { description: "Its photos (照片)" })
  attachments!: Attachment[];
}

@ObjectType({
  description: "An area with its time of cleaning and how far it is (时间节点)",
  implements: Node,
})
export class CleaningArea extends Node {
  @Field(() => String, { description: "Area (区域)" })
  area!: string;

  @Field(() => DayScalar, { description: "Cleaned from (开始日期)" })
  fromOn!: string;

  @Field(() => DayScalar, { description: "Until (结束日期)" })
  toOn!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: "From, as approved, where it was moved since (原批准开始日期)",
  })
  approvedFromOn?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Until, as approved, where it was moved since (原批准结束日期)",
  })
  approvedToOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why it was moved (调整原因)" })
  movedReason?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "In fact begun (实际开始)" })
  startedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "In fact finished (开荒完毕)" })
  finishedOn?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "The daily cleaners clean it since, LCH-R31 (日常保洁)",
  })
  dailySince?: string | null;

  @Field(() => Boolean, { description: "Its time is over and it is not finished (已逾期)" })
  isLate!: boolean;

  @Field(() => [CleaningSupervision], { description: "What was seen, newest first (监督记录)" })
  supervision!: CleaningSupervision[];
}

@ObjectType({ description: "Initial-cleaning plan, LCH-R27 (清洁开荒方案)", implements: Node })
export class InitialCleaningPlan extends LaunchRecord {
  @Field(() => CleaningStatus, { description: "Status (状态)" })
  status!: keyof typeof CleaningStatus;

  @Field(() => String, { nullable: true, description: "Who cleans (外委开荒单位)" })
  vendor?: string | null;

  @Field(() => String, { description: "Time and standard (开荒时间、标准要求)" })
  timeAndStandard!: string;

  @Field(() => String, { description: "Zones (区域的划分)" })
  zones!: string;

  @Field(() => String, { description: "People (人员的投入)" })
  people!: string;

  @Field(() => String, { description: "Protection of finished work (成品保护措施)" })
  protection!: string;

  @Field(() => String, { description: "Processes (清洁工艺的采用)" })
  process!: string;

  @Field(() => String, { description: "Supplies (相关物资的配备)" })
  supplies!: string;

  @Field(() => String, { description: "Emergencies (应急方案)" })
  emergency!: string;

  @Field(() => [CleaningArea], { description: "Areas with their times (时间节点)" })
  areas!: CleaningArea[];

  @Field(() => Person, { nullable: true, description: "Who supervises it, LCH-R29 (监督专人)" })
  supervisor?: Person | null;

  @Field(() => String, { description: "What the cleaning follows, LCH-R28 (开荒作业指导书)" })
  instruction!: string;

  @Field(() => String, { description: "What the daily cleaning follows, LCH-R32 (保洁作业指导书)" })
  dailyInstruction!: string;

  @Field(() => String, { nullable: true, description: "Who cleans daily (日常保洁单位)" })
  dailyVendor?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "The daily cleaners came, LCH-R31 (日常保洁单位进场日期)",
  })
  dailyEntryOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Submitted (提交日期)" })
  submittedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Approved (审批日期)" })
  approvedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why sent back (退回原因)" })
  returnedReason?: string | null;

  @Field(() => Approval, { nullable: true, description: "Its latest approval (审批)" })
  approval?: Approval | null;

  @Field(() => [AccessLink], {
    description: "Links given out for the contractor to hand it in, newest first (一次性链接)",
  })
  links!: AccessLink[];
}

@ObjectType({
  description: "Water, power and equipment for the initial cleaning, LCH-R30 (开荒取水用电及物资)",
  implements: Node,
})
export class CleaningUtilities extends LaunchRecord {
  @Field(() => String, {
    nullable: true,
    description: "What was agreed with the developer's engineering department (取水、用电协调结果)",
  })
  waterPower?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Agreed on (协调日期)" })
  agreedOn?: string | null;

  @Field(() => Int, { nullable: true, description: "Pumps (抽水泵)" })
  pumps?: number | null;

  @Field(() => Int, { nullable: true, description: "Hoses (水管)" })
  hoses?: number | null;

  @Field(() => Int, { nullable: true, description: "Wires (电线)" })
  wires?: number | null;

  @Field(() => Int, { nullable: true, description: "Sockets (插座)" })
  sockets?: number | null;

  @Field(() => DayScalar, { nullable: true, description: "All of it ready (备齐日期)" })
  finishedOn?: string | null;
}
