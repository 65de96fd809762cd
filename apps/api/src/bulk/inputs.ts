import { ArgsType, Field, Float, ID, InputType, ObjectType } from "type-graphql";
import { DefectCategory, DefectSeverity, DefectTrade } from "../defect/enums.ts";
import { enumOf } from "../graphql/enum.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Page } from "../graphql/page.ts";
import { DayScalar } from "../graphql/scalars.ts";
import { PlaceStatus, UnitUse } from "../organization/enums.ts";
import { ListInput } from "../export/types.ts";
import { BulkEdit, BulkStatus } from "./types.ts";

@ArgsType()
export class BulkEditList extends Page {
  @Field(() => [BulkStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof BulkStatus)[] | null;
}

export const BulkTaskAction = enumOf("BulkTaskAction", "What is done with the tasks (批量操作)", {
  ASSIGN: "Name somebody, or nobody (指定责任人)",
  DUE: "Give them a due day of their own, or take it away (调整应完成日期)",
  NOT_APPLICABLE: "Declare them not applicable (不适用)",
});

@InputType({ description: "What many launch tasks are given (批量修改任务)" })
export class BulkTaskInput {
  @Field(() => BulkTaskAction, { description: "What is done (操作)" })
  action!: keyof typeof BulkTaskAction;

  @Field(() => ID, { nullable: true, description: "The person; null for nobody (责任人)" })
  assigneeId?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "The due day; null for that of the rule (应完成日期)",
  })
  dueOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why (原因)" })
  reason?: string | null;
}

@InputType({ description: "What many units are given; what is left out stays (批量修改房屋)" })
export class BulkUnitInput {
  @Field(() => String, { nullable: true, description: "Layout type (户型)" })
  layoutType?: string | null;

  @Field(() => UnitUse, { nullable: true, description: "Use (用途)" })
  use?: keyof typeof UnitUse | null;

  @Field(() => Float, { nullable: true, description: "Gross floor area in m² (建筑面积)" })
  buildingArea?: number | null;

  @Field(() => Float, { nullable: true, description: "Area within the walls in m² (套内面积)" })
  innerArea?: number | null;

  @Field(() => PlaceStatus, { nullable: true, description: "Status (状态)" })
  status?: keyof typeof PlaceStatus | null;
}

@InputType({ description: "What many defects are given; what is left out stays (批量修改缺陷)" })
export class BulkDefectInput {
  @Field(() => DefectCategory, { nullable: true, description: "Category (类别)" })
  category?: keyof typeof DefectCategory | null;

  @Field(() => DefectSeverity, {
    nullable: true,
    description: "How grave; safety is decided one by one (严重程度)",
  })
  severity?: keyof typeof DefectSeverity | null;

  @Field(() => DefectTrade, { nullable: true, description: "Trade (专业)" })
  trade?: keyof typeof DefectTrade | null;

  @Field(() => ID, {
    nullable: true,
    description: "Who mends it, of those being mended (责任单位)",
  })
  contractorId?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "By when, of those being mended (整改期限)",
  })
  dueOn?: string | null;
}

@InputType({
  description: "What many pieces of equipment are given; what is left out stays (批量修改设备)",
})
export class BulkAssetInput {
  @Field(() => DayScalar, { nullable: true, description: "Put in on (安装日期)" })
  installedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Its warranty runs since (保修起始日)" })
  warrantyStartOn?: string | null;
}

@InputType({ description: "Input of previewBulkEdit (操作输入)" })
export class PreviewBulkEditInput extends KeyedInput {
  @Field(() => [ID], { nullable: true, description: "The records chosen (记录)" })
  recordIds?: string[] | null;

  @Field(() => ListInput, {
    nullable: true,
    description: "Instead of them, all of a list (全部符合筛选的)",
  })
  list?: ListInput | null;

  @Field(() => BulkTaskInput, { nullable: true, description: "For launch tasks (任务)" })
  task?: BulkTaskInput | null;

  @Field(() => BulkUnitInput, { nullable: true, description: "For units (房屋)" })
  unit?: BulkUnitInput | null;

  @Field(() => BulkDefectInput, { nullable: true, description: "For defects (缺陷)" })
  defect?: BulkDefectInput | null;

  @Field(() => BulkAssetInput, { nullable: true, description: "For equipment (设备)" })
  asset?: BulkAssetInput | null;
}

@InputType({ description: "Input of applyBulkEdit (操作输入)" })
export class ApplyBulkEditInput extends KeyedInput {
  @Field(() => ID, { description: "The edit that was shown (批量修改)" })
  id!: string;
}

@InputType({ description: "Input of undoBulkEdit (操作输入)" })
export class UndoBulkEditInput extends KeyedInput {
  @Field(() => ID, { description: "The edit that was applied (批量修改)" })
  id!: string;
}

@ObjectType({ description: "Answer of previewBulkEdit (操作结果)" })
export class PreviewBulkEditPayload extends KeyedPayload {
  @Field(() => BulkEdit, { description: "What would change, record by record (批量修改)" })
  edit!: BulkEdit;
}

@ObjectType({ description: "Answer of applyBulkEdit (操作结果)" })
export class ApplyBulkEditPayload extends KeyedPayload {
  @Field(() => BulkEdit, { description: "What changed, record by record (批量修改)" })
  edit!: BulkEdit;
}

@ObjectType({ description: "Answer of undoBulkEdit (操作结果)" })
export class UndoBulkEditPayload extends KeyedPayload {
  @Field(() => BulkEdit, { description: "The edit, undone as a whole (批量修改)" })
  edit!: BulkEdit;
}
