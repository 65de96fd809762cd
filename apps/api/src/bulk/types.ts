import type { Columns, JudgedRow } from "@threshold/domain/bulk/bulk";
import type { Refusal } from "@threshold/domain/refusal";
import type { Result } from "@threshold/domain/result";
import { Args, ArgsType, Field, ID, Int, ObjectType } from "type-graphql";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";

/** A record of a bulk edit, locked, with what the rules say of it. */
export interface BulkRecord {
  readonly id: string;
  /** What a person knows it by. */
  readonly name: string;
  /** The columns that a bulk edit may change, as they are. */
  readonly columns: Columns;
  readonly decide: () => Result<object>;
  /** Why it is not put back as it was, beside that it was changed since. */
  readonly againstUndo: () => Refusal | undefined;
}

/** Records gathered for one change, and the way to write columns of some of them. */
export interface Gathered {
  /** In the order asked for; what the viewer does not see is not among them. */
  readonly records: readonly BulkRecord[];
  readonly save: (columns: ReadonlyMap<string, Columns>) => Promise<void>;
}

/** A kind of record that is edited in bulk; a module gives its own as `<module>/bulk-actions.ts`. */
export interface BulkKind<Change> {
  /** How many one edit takes, where each asks for much; else as many as any does. */
  readonly most?: number;
  readonly gather: (
    db: Tx,
    context: Context,
    ids: readonly string[],
    change: Change,
  ) => Promise<Gathered>;
}

/** A judged row with whose it is. */
export interface NamedRow extends JudgedRow {
  readonly recordId: string;
  readonly name: string;
}

export const BulkVerdict = enumOf("BulkVerdict", "What becomes of a record (批量结果)", {
  CHANGE: "It changes, or has changed (修改)",
  SAME: "It is as asked already (无变化)",
  REFUSED: "A rule says no (不能修改)",
});

export const BulkStatus = enumOf("BulkStatus", "Where a bulk edit stands (批量修改状态)", {
  PREVIEWED: "Shown, not applied (预览)",
  APPLIED: "Applied (已执行)",
  UNDONE: "Undone as a whole (已撤销)",
});

@ObjectType({ description: "One record of a bulk edit (批量修改明细)" })
export class BulkEditRow {
  @Field(() => ID, { description: "The record (记录)" })
  recordId!: string;

  @Field(() => Int, { description: "Place in the list, from 1 (序号)" })
  position!: number;

  @Field(() => String, { description: "What it is known by (名称)" })
  name!: string;

  @Field(() => BulkVerdict, { description: "What becomes of it (结果)" })
  verdict!: keyof typeof BulkVerdict;

  @Field(() => String, { nullable: true, description: "The refusal's code (原因代码)" })
  code?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: "Facts for its sentence (详情)" })
  details?: unknown;

  @Field(() => JsonScalar, { description: "The columns that change, as they were (修改前)" })
  before!: unknown;

  @Field(() => JsonScalar, { description: "The same as they become (修改后)" })
  after!: unknown;

  @Field(() => JsonScalar, {
    description: "Names of the people and parties in it, by id (人员与责任单位名称)",
  })
  names!: unknown;
}

@ArgsType()
export class BulkEditRowList extends ForwardPage {
  @Field(() => [BulkVerdict], { nullable: true, description: "Only rows of these results (结果)" })
  verdicts?: (keyof typeof BulkVerdict)[];
}

export const BulkEditRowConnection = connectionOf(() => BulkEditRow, "BulkEditRow", "批量修改明细");
export type BulkEditRowConnection = InstanceType<typeof BulkEditRowConnection>;

@ObjectType({
  description: "A change of many records, shown before it is applied (批量修改)",
  implements: Node,
})
export class BulkEdit extends Node {
  @Field(() => String, { description: "Type of the records (记录类型)" })
  recordType!: string;

  @Field(() => JsonScalar, { description: "What was asked for (修改内容)" })
  change!: unknown;

  @Field(() => BulkStatus, { description: "Status (状态)" })
  status!: keyof typeof BulkStatus;

  @Field(() => Int, { description: "How many records (总数)" })
  total!: number;

  @Field(() => Int, { description: "How many change, or changed (修改数)" })
  toChange!: number;

  @Field(() => Int, { description: "How many are as asked already (无变化数)" })
  unchanged!: number;

  @Field(() => Int, { description: "How many are refused (不能修改数)" })
  refused!: number;

  @Field(() => BulkEditRowConnection, { description: "Record by record (明细)" })
  rows(@Args(() => BulkEditRowList) _rows: BulkEditRowList): BulkEditRowConnection {
    return readByMapping();
  }

  @Field(() => InstantScalar, { description: "When shown (预览时间)" })
  createdAt!: string;

  @Field(() => InstantScalar, { nullable: true, description: "When applied (执行时间)" })
  appliedAt?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When undone (撤销时间)" })
  undoneAt?: string | null;
}

export const BulkEditConnection = connectionOf(() => BulkEdit, "BulkEdit", "批量修改");
export type BulkEditConnection = InstanceType<typeof BulkEditConnection>;
