import type { GraphQLSchema } from "graphql";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import { lists } from "./lists.ts";
import { type Asked, contentOf, pagesOfList } from "./read-list.ts";
import type { CellContent, ListExport, ListInput } from "./types.ts";

/** What an address asks of a list: `args` as JSON, `of` a record whose list it is. Refused: INVALID_INPUT. */
export function askedOf(search: URLSearchParams): Asked {
  const wrong = () => refusalError({ code: "INVALID_INPUT", details: { field: "args" } });
  try {
    const args: unknown = JSON.parse(search.get("args") ?? "{}");
    if (args === null || typeof args !== "object" || Array.isArray(args)) throw wrong();
    return { id: search.get("of"), args: args as Asked["args"] };
  } catch {
    throw wrong();
  }
}

/** The ids of all records of a list, narrowed as its page is; more than `most` where there are more. */
export async function listIds(
  schema: GraphQLSchema,
  context: Context,
  { name, of, args }: ListInput,
  most: number,
): Promise<string[]> {
  const list = found(Object.hasOwn(lists, name) ? lists[name] : undefined);
  const asked = { id: of ?? null, args: (args ?? {}) as Readonly<Record<string, unknown>> };
  const ids: string[] = [];
  for await (const { rows } of pagesOfList(schema, context, list, [], asked)) {
    ids.push(...rows.map((row) => row.id as string));
    if (ids.length > most) break;
  }
  return ids;
}

/** A record of a list as its workbook would show it, in Chinese. */
export interface ListedRecord {
  /** Its global id; empty where the list's rows are no records of their own. */
  readonly id: string;
  readonly version: number;
  readonly cells: Readonly<Record<string, CellContent>>;
}

/** A list whole, as it would go out. Refuses NOT_FOUND where the record whose list it is is not the viewer's. */
export async function listedRecords(
  schema: GraphQLSchema,
  context: Context,
  list: ListExport,
  asked: { readonly id: string | null; readonly args: object },
): Promise<ListedRecord[]> {
  const columns = Object.entries(list.columns);
  const records: ListedRecord[] = [];
  const of = { id: asked.id, args: asked.args as Readonly<Record<string, unknown>> };
  for await (const { rows } of pagesOfList(schema, context, list, Object.values(list.columns), of))
    for (const row of rows)
      records.push({
        id: String(row.id ?? ""),
        version: Number(row.version ?? 0),
        cells: Object.fromEntries(
          columns.map(([name, column]) => [name, contentOf(column, row, "zh")]),
        ),
      });
  return records;
}
