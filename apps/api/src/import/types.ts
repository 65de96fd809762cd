import { Args, ArgsType } from "type-graphql";
import { ForwardPage } from "../graphql/page.ts";
import { connectionOf } from "../graphql/connection.ts";
import { readByMapping } from "../graphql/node.ts";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { ActionState } from "../graphql/action.ts";
import { enumOf } from "../graphql/enum.ts";
import { Node } from "../graphql/node.ts";
import { Estate, Person } from "../organization/types.ts";

export const ImportStatus = enumOf("ImportStatus", "Status of an import (导入状态)", {
  READING: "Being read (读取中)",
  CHECKED: "Checked, nothing changed yet (已检查)",
  APPLYING: "Being taken in (导入中)",
  APPLIED: "Taken in (已导入)",
  UNDOING: "Being undone (撤销中)",
  UNDONE: "Undone (已撤销)",
  CANCELLED: "Cancelled (已取消)",
  FAILED: "Failed (失败)",
});

export const ImportVerdict = enumOf("ImportVerdict", "What becomes of a row (处理结果)", {
  CREATE: "Creates a record (新增)",
  CHANGE: "Changes a record (变更)",
  SAME: "Changes nothing (无变化)",
  REFUSED: "Refused (拒绝)",
});

@ArgsType()
export class ImportRowList extends ForwardPage {
  @Field(() => [ImportVerdict], {
    nullable: true,
    description: "Only rows of these results (处理结果)",
  })
  verdicts?: (keyof typeof ImportVerdict)[];

  @Field(() => String, { nullable: true, description: "Only rows of this sheet (工作表)" })
  sheet?: string;

  @Field(() => String, {
    nullable: true,
    description: "Only rows with a problem of this code (问题代码)",
  })
  problem?: string;
}

@ObjectType({ description: "A sheet of a workbook that has several (工作表)" })
export class ImportSheet {
  @Field(() => String, { description: "Its name (表名)" })
  name!: string;

  @Field(() => Boolean, { description: "Whether its rows are taken (是否导入)" })
  isTaken!: boolean;

  @Field(() => JsonScalar, { nullable: true, description: "Why it cannot be read (问题)" })
  problem?: unknown | null;

  @Field(() => Int, { description: "Rows below its header (行数)" })
  rows!: number;

  @Field(() => Int, { description: "Rows that create a record (新增)" })
  toCreate!: number;

  @Field(() => Int, { description: "Rows that change a record (变更)" })
  toChange!: number;

  @Field(() => Int, { description: "Rows that change nothing (无变化)" })
  unchanged!: number;

  @Field(() => Int, { description: "Rows refused (拒绝)" })
  refused!: number;

  @Field(() => Int, {
    description: "Of those refused, rows that name what is not there (孤立引用)",
  })
  orphans!: number;
}

export const ImportRowConnection = connectionOf(() => ImportRow, "ImportRow", "导入行");
export type ImportRowConnection = InstanceType<typeof ImportRowConnection>;

@ObjectType({ description: "A workbook on its way in (导入批次)", implements: Node })
export class ImportBatch extends Node {
  @Field(() => String, { description: "Name of the workbook (文件名)" })
  fileName!: string;

  @Field(() => ImportStatus, { description: "Status (状态)" })
  status!: keyof typeof ImportStatus;

  @Field(() => Int, { description: "Rows in the workbook (总行数)" })
  rowsTotal!: number;

  @Field(() => Int, { description: "Rows read so far (已读行数)" })
  rowsRead!: number;

  @Field(() => Int, { description: "Rows taken in or undone so far (已处理行数)" })
  rowsDone!: number;

  @Field(() => Int, { description: "Rows that create a record (新增)" })
  toCreate!: number;

  @Field(() => Int, { description: "Rows that change a record (变更)" })
  toChange!: number;

  @Field(() => Int, { description: "Rows that change nothing (无变化)" })
  unchanged!: number;

  @Field(() => Int, { description: "Rows refused (拒绝)" })
  refused!: number;

  @Field(() => JsonScalar, { nullable: true, description: "Why the batch failed (失败原因)" })
  failure?: unknown | null;

  @Field(() => InstantScalar, { description: "When made (创建时间)" })
  createdAt!: string;

  @Field(() => InstantScalar, { nullable: true, description: "When taken in (导入时间)" })
  appliedAt?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When undone (撤销时间)" })
  undoneAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Who made it (创建人)" })
  createdBy?: Person | null;

  @Field(() => String, {
    description: "Which list, by its name in the address of its export (列表名)",
  })
  list!: string;

  @Field(() => ID, { nullable: true, description: "The record whose list it is (所属记录)" })
  of?: string | null;

  @Field(() => Estate, {
    nullable: true,
    description: "The estate whose units they are; no other list has one (小区)",
  })
  estate?: Estate | null;

  @Field(() => String, {
    description: "Path of the workbook with the refused rows and their reasons (拒绝行下载)",
  })
  refusedUrl!: string;

  @Field(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions!: ActionState[];

  @Field(() => [ImportSheet], {
    description: "Its sheets where it has several: rows read = taken + refused (工作表)",
  })
  sheets!: ImportSheet[];

  @Field(() => ImportRowConnection, {
    description: "Rows of the workbook with what becomes of them (行)",
  })
  rows(@Args(() => ImportRowList) _list: ImportRowList): ImportRowConnection {
    return readByMapping();
  }
}

@ObjectType({ description: "A row of a workbook (导入行)" })
export class ImportRow {
  @Field(() => Int, { description: "Row in the workbook (行号)" })
  rowNumber!: number;

  @Field(() => String, {
    nullable: true,
    description: "Its sheet where there are several (工作表)",
  })
  sheet?: string | null;

  @Field(() => Int, { nullable: true, description: "Its row in that sheet (表内行号)" })
  sheetRow?: number | null;

  @Field(() => JsonScalar, { description: "Cells as they came (原始单元格)" })
  cells!: unknown;

  @Field(() => ImportVerdict, { description: "What becomes of the row (处理结果)" })
  verdict!: keyof typeof ImportVerdict;

  @Field(() => JsonScalar, { description: "Why it is refused (问题)" })
  problems!: unknown;

  @Field(() => JsonScalar, { nullable: true, description: "Values before (变更前)" })
  before?: unknown | null;

  @Field(() => JsonScalar, { nullable: true, description: "Values as understood (解析值)" })
  parsed?: unknown | null;
}

@ObjectType({ description: "A column that comes in (导入列)" })
export class ImportListColumn {
  @Field(() => String, { description: "Its name in rows (列名)" })
  name!: string;

  @Field(() => String, { description: "Its header in Chinese (表头)" })
  zh!: string;

  @Field(() => String, { description: "Its header in English (英文表头)" })
  en!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "What its words are called, by word and language (选项)",
  })
  words?: unknown | null;
}

@ObjectType({ description: "A sheet that a list knows (工作表)" })
export class ImportListSheet {
  @Field(() => String, { description: "Its name (表名)" })
  name!: string;

  @Field(() => String, { description: "Title in Chinese (中文名)" })
  zh!: string;

  @Field(() => String, { description: "Title in English (英文名)" })
  en!: string;

  @Field(() => [ImportListColumn], { description: "Its columns, in their order (列)" })
  columns!: ImportListColumn[];
}

@ObjectType({ description: "A list that comes in from a workbook (可导入的列表)" })
export class ImportList {
  @Field(() => String, { description: "Its name (列表名)" })
  name!: string;

  @Field(() => String, { description: "Title in Chinese (标题)" })
  title!: string;

  @Field(() => String, { description: "Title in English (英文标题)" })
  titleEn!: string;

  @Field(() => Int, { description: "Rows that one workbook brings at most (最多行数)" })
  mostRows!: number;

  @Field(() => [ImportListColumn], { description: "Its columns, in their order (列)" })
  columns!: ImportListColumn[];

  @Field(() => [ImportListSheet], {
    description: "Its sheets, where one workbook brings several; else none (工作表)",
  })
  sheets!: ImportListSheet[];
}
