import { Field, Float, Int, ObjectType } from "type-graphql";
import { Attachment } from "../attachment/types.ts";
import { Contractor, Defect } from "../defect/types.ts";
import { Node } from "../graphql/node.ts";
import { DayScalar } from "../graphql/scalars.ts";
import { SalesArea } from "../launch/enums.ts";
import { LaunchPlan } from "../launch/types.ts";
import { LaunchRecord } from "../launch-record/types.ts";
import { SignOff } from "../signature/types.ts";

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
  description:
    "A letter that tells defects to the developer's engineering department (工程问题反馈单)",
  implements: Node,
})
export class SalesAreaLetter extends Node {
  @Field(() => Int, { description: "Number within the launch (编号)" })
  number!: number;

  @Field(() => String, { nullable: true, description: "Who received it (接收单位及人员)" })
  recipient?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Sent (书面反馈日期)" })
  sentOn?: string | null;

  @Field(() => Contractor, {
    nullable: true,
    description: "Who has to mend what it tells, once it was sent (责任单位)",
  })
  contractor?: Contractor | null;

  @Field(() => Int, { description: "Defects that it tells (问题数)" })
  defectCount!: number;

  @Field(() => [Attachment], { description: "The letter as it went out (反馈文件)" })
  attachments!: Attachment[];

  @Field(() => LaunchPlan, { description: "The launch (开盘筹备计划)" })
  plan!: LaunchPlan;

  @Field(() => SalesAreaHandover, { description: "The area's handover (销售区域移交)" })
  handover!: SalesAreaHandover;
}

@ObjectType({
  description: "A defect of a sales area, LCH-R25, TKO-R22 (销售区域的工程问题)",
  implements: Node,
})
export class SalesAreaDefect extends Node {
  @Field(() => Defect, { description: "The defect itself (缺陷)" })
  defect!: Defect;

  @Field(() => LaunchPlan, { description: "The launch (开盘筹备计划)" })
  plan!: LaunchPlan;

  @Field(() => SalesAreaHandover, { description: "The area's handover (销售区域移交)" })
  handover!: SalesAreaHandover;

  @Field(() => SalesAreaLetter, {
    nullable: true,
    description: "The letter that tells it (反馈单)",
  })
  letter?: SalesAreaLetter | null;
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

  @Field(() => [SalesAreaDefect], { description: "What is wrong with it, in order (工程问题)" })
  defects!: SalesAreaDefect[];

  @Field(() => Int, { description: "Defects not told in writing yet (待书面反馈数)" })
  toTell!: number;

  @Field(() => [SalesAreaLetter], { description: "Letters, in order (反馈单)" })
  letters!: SalesAreaLetter[];

  @Field(() => [SignOff], { description: "The sheet that both sides sign (签署)" })
  signOffs!: SignOff[];
}
