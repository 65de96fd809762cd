import { Field, ID, InputType } from "type-graphql";
import { JsonScalar } from "../graphql/scalars.ts";

/** A language of workbooks. */
export type Language = "zh" | "en";

/** A word in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What stands in a cell; a day as YYYY-MM-DD in a column of days. */
export type CellContent = string | number | boolean | null;

export type ColumnKind = "text" | "number" | "area" | "day" | "any";

/** A record of a list as the API tells it. */
// oxlint-disable-next-line typescript/no-explicit-any -- its shape is what the paths select
export type ListRow = any;

/**
 * A column of a list's export: where its value lies in the list's records, as a path of the API's fields such as
 * `serviceCenter.region.name`. A list on the way is told with 、 between.
 */
export interface ListColumn extends Words {
  readonly path: string;
  readonly kind: ColumnKind;
  /** The words for the values of an enum. */
  readonly words?: Readonly<Record<string, Words>>;
  /** Further fields that `say` needs. */
  readonly also?: readonly string[];
  /** Where the id lies of the record whose phone number it is: masked, unless a purpose is told with which it is read in full. */
  readonly numberOf?: string;
  /** Says the value where a word does not: gets the record. */
  readonly say?: (row: ListRow, language: Language) => CellContent;
}

/**
 * A list that can be handed out as a workbook or CSV. It is read through the API itself, so that whoever exports gets
 * what the page shows, narrowed by the same filter and in the same order.
 */
export interface ListExport {
  readonly title: Words;
  /** The field of Query that it is; with `of` the field of that record, or of one that it leads to: `materialRequest.lines`. */
  readonly field: string;
  /** The field of Query by whose id the record is found whose list it is; its name goes into the file's. */
  readonly of?: string;
  /** Where that record's name lies, if not in a field `name`. */
  readonly ofName?: string;
  /** By name, in the order of the sheet; a page may ask for some of them. */
  readonly columns: Readonly<Record<string, ListColumn>>;
}

@InputType({ description: "A list as its page narrows it: all of its records are meant (列表)" })
export class ListInput {
  @Field(() => String, { description: "Its name, as in /exports: units, tasks, my-tasks (列表名)" })
  name!: string;

  @Field(() => ID, { nullable: true, description: "The record whose list it is (所属记录)" })
  of?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: "The arguments of its field (筛选)" })
  args?: unknown;
}
