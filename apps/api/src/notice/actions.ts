import { change, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { globalIdOf } from "../graphql/id.ts";
import type { MarkNoticesReadInput } from "./inputs.ts";
import { markRead } from "./queries.ts";

/** 标记已读 */
export function markNoticesRead(context: Context, input: MarkNoticesReadInput) {
  const ids = input.ids.map((id) => uuidOf("Notice", id));
  return change(context, "markNoticesRead", input, async (db) => ({
    readIds: (await markRead(db, ids)).map((id) => globalIdOf("Notice", id)),
  }));
}
