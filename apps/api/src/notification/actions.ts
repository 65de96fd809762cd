import { change, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { globalIdOf } from "../graphql/id.ts";
import type { MarkAllNotificationsReadInput, MarkNotificationsReadInput } from "./inputs.ts";
import { markAllRead, markRead } from "./queries.ts";

/** 标记已读 */
export function markNotificationsRead(context: Context, input: MarkNotificationsReadInput) {
  const ids = input.ids.map((id) => uuidOf("Notification", id));
  return change(context, "markNotificationsRead", input, async (db) => ({
    readIds: (await markRead(db, ids)).map((id) => globalIdOf("Notification", id)),
  }));
}

/** 全部标记已读 */
export const markAllNotificationsRead = (context: Context, input: MarkAllNotificationsReadInput) =>
  change(context, "markAllNotificationsRead", input, async (db) => ({
    count: await markAllRead(db, input.kinds ?? null),
  }));
