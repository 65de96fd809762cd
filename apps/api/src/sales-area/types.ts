import { Args, Field, Float, Int, ObjectType } from "type-graphql";
import { AccessLink } from "../access-link/types.ts";
import { Attachment } from "../attachment/types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { SalesArea } from "../launch/enums.ts";
import { LaunchPlan } from "../launch/types.ts";
import { LaunchRecord } from "../launch-record/types.ts";
import { Person } from "../organization/types.ts";
import { SignOff } from "../signature/types.ts";
import { AreaIssueStatus } from "./enums.ts";

@ObjectType({ description: "A thing that is handed over, LCH-R26 (移交物品)" })
export class SalesAreaItem {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => Float, { description: "Quantity (数量)" })
  quantity!: number;

  @Field(() => String, { nullable: true, description: "Unit (单位)" })
  unit?: string | null;

  @Field(() => String, { description: "Condition (状况)" })
  condition!: string;
}

@ObjectType({
  description: "What was answered to a problem by a one-time link (整改答复)",
  implements: Node,
})
export class SalesAreaReply extends Node {
  @Field(() => String, { description: "Who they said they are (自报姓名)" })
  saidName!: string;

  @Field(() => String, { nullable: true, description: "And of whom (自报单位)" })
  saidOrganization?: string | null;

  @Field(() => String, { description: "What they say (答复内容)" })
  text!: string;

  @Field(() => [Attachment], { description: "Photos (照片)" })
  attachments!: Attachment[];

  @Field(() => InstantScalar, { description: "When (时间)" })
  createdAt!: string;
}

@ObjectType({
  description:
    "A letter that tells problems to the developer's engineering department (工程问题反馈单)",
  implements: Node,
})
export class SalesAreaLetter extends Node {
  @Field(() => Int, { description: "Number within the launch (编号)" })
  number!: number;

  @Field(() => String, { nullable: true, description: "Who received it (接收单位及人员)" })
  recipient?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Sent (书面反馈日期)" })
  sentOn?: string | null;

  @Field(() => Int, { description: "Problems that it tells (问题数)" })
  issueCount!: number;

  @Field(() => [Attachment], { description: "The letter as it went out (反馈文件)" })
  attachments!: Attachment[];

  @Field(() => LaunchPlan, { description: "The launch (开盘筹备计划)" })
  plan!: LaunchPlan;

  @Field(() => SalesAreaHandover, { description: "The area's handover (销售区域移交)" })
  handover!: SalesAreaHandover;
}

@ObjectType({ description: "A problem of a sales area, LCH-R25 (工程问题)", implements: Node })
export class SalesAreaIssue extends Node {
  @Field(() => LaunchPlan, { description: "The launch (开盘筹备计划)" })
  plan!: LaunchPlan;

  @Field(() => SalesAreaHandover, { description: "The area's handover (销售区域移交)" })
  handover!: SalesAreaHandover;

  @Field(() => Int, { description: "Number within the launch (编号)" })
  number!: number;

  @Field(() => String, { description: "What is wrong (问题)" })
  text!: string;

  @Field(() => AreaIssueStatus, { description: "Status (状态)" })
  status!: keyof typeof AreaIssueStatus;

  @Field(() => Person, { description: "Who follows it (跟进专人)" })
  follower!: Person;

  @Field(() => DayScalar, { nullable: true, description: "To be mended by (要求整改完成日期)" })
  dueOn?: string | null;

  @Field(() => SalesAreaLetter, {
    nullable: true,
    description: "The letter that tells it (反馈单)",
  })
  letter?: SalesAreaLetter | null;

  @Field(() => DayScalar, { nullable: true, description: "Mended (整改完成日期)" })
  fixedOn?: string | null;

  @Field(() => String, { nullable: true, description: "How (整改说明)" })
  fixNote?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Seen to be mended (复验日期)" })
  verifiedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why it was not mended (复验未通过原因)" })
  rejectedReason?: string | null;

  @Field(() => [Attachment], { description: "Photos of the problem (照片)" })
  attachments!: Attachment[];

  @Field(() => [SalesAreaReply], { description: "Answers by one-time link, oldest first (答复)" })
  replies!: SalesAreaReply[];

  @Field(() => [AccessLink], { description: "Links given out for it, newest first (一次性链接)" })
  links!: AccessLink[];

  @Field(() => Int, { description: "Counts the changes (版本)" })
  version!: number;

  @Field(() => InstantScalar, { description: "When found (登记时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who found it (登记人)" })
  createdBy?: Person | null;

  @Field(() => AuditEntryConnection, { description: "What was changed, newest first (修改记录)" })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

@ObjectType({
  description: "Handover of one sales area, LCH-R24–R26 (销售区域移交)",
  implements: Node,
})
export class SalesAreaHandover extends LaunchRecord {
  @Field(() => SalesArea, { description: "Area (区域)" })
  area!: keyof typeof SalesArea;

  @Field(() => DayScalar, { description: "Handed over (移交日期)" })
  handedOverOn!: string;

  @Field(() => DayScalar, { nullable: true, description: "Inspected (承接查验日期)" })
  inspectedOn?: string | null;

  @Field(() => [SalesAreaItem], { description: "Things handed over (移交物品)" })
  items!: SalesAreaItem[];

  @Field(() => DayScalar, { nullable: true, description: "Signed by both sides (双方签字日期)" })
  itemsSignedOn?: string | null;

  @Field(() => [SalesAreaIssue], { description: "Problems, in order (工程问题)" })
  issues!: SalesAreaIssue[];

  @Field(() => [SalesAreaLetter], { description: "Letters, in order (反馈单)" })
  letters!: SalesAreaLetter[];

  @Field(() => [SignOff], { description: "The sheet that both sides sign (签署)" })
  signOffs!: SignOff[];
}
