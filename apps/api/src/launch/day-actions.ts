import { write } from "../db/tenancy.ts";
import { enqueue } from "../job/enqueue.ts";
import type { SystemContext } from "../system.ts";
import { findPlan, listPlansToReplan, planLock } from "./queries.ts";
import { savePlan } from "./save.ts";

/** Looks whether a new day has begun for a company's plans, and has them scheduled from it: once a day, and after an upgrade. */
export const watchDays = (context: SystemContext) =>
  write(context, { name: "watchDays", key: null, input: null }, async (db) => {
    const due = await listPlansToReplan(db, context.today);
    const [oldest] = due;
    if (oldest)
      await enqueue(db, "beginDay", {}, { key: `beginDay ${context.today} ${oldest.plannedOn}` });
    return null;
  });

/**
 * Begins a company's day: every plan under way is scheduled from today, so that pages need not. Each in a transaction of
 * its own, so that one that cannot be scheduled does not hold the others up; done again it finds nothing left.
 */
export async function beginDay(context: SystemContext): Promise<number> {
  const use = { name: "beginDay", key: null, input: null };
  const due = await write(context, use, (db) => listPlansToReplan(db, context.today));
  const failures: unknown[] = [];
  for (const { id } of due)
    await write(context, { ...use, lock: planLock(id) }, async (db) => {
      const plan = await findPlan(db, id);
      if (plan) await savePlan(db, context, plan, { obligeAll: true });
      return null;
    }).catch((error) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} plans`);
  return due.length;
}
