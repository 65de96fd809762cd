import { write } from "../db/tenancy.ts";
import { policyValue } from "../policy/queries.ts";
import type { SystemContext } from "../system.ts";
import { deleteOldDeliveries, deleteOldNotifications } from "./queries.ts";

/** Rows that go in one transaction. */
const chunk = 2_000;

/**
 * Takes away what was told and sent longer ago than the company keeps it, a chunk in each transaction. What somebody has
 * not read stays while he is there, and so does what is still to be sent.
 */
export async function tidyNotifications(context: SystemContext): Promise<number> {
  const use = { name: "tidyNotifications", key: null, input: null };
  const company = { level: "COMPANY", id: context.scope.companyId } as const;
  let gone = 0;
  for (let last = chunk; last >= chunk; gone += last)
    last = await write(context, use, async (db) =>
      deleteOldNotifications(db, await policyValue(db, "notification.keepDays", company), chunk),
    );
  for (let last = chunk; last >= chunk; gone += last)
    last = await write(context, use, async (db) =>
      deleteOldDeliveries(db, await policyValue(db, "notification.keepSentDays", company), chunk),
    );
  return gone;
}
