import type { GraphQLSchema } from "graphql";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { lists } from "./lists.ts";
import { pagesOfList } from "./read-list.ts";
import type { ListInput } from "./types.ts";

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
