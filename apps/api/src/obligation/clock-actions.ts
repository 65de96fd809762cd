import { allow, change, found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { statement } from "../db/database.ts";
import { read } from "../db/tenancy.ts";
import { explain, pauseObligation, resumeObligation } from "./actions.ts";
import { storedObligation, type StoredObligation } from "./queries.ts";
import type { PauseObligationInput, ResumeObligationInput } from "./types.ts";

/** Whose superior may stop the clock: at the center, the region, or else the company. */
function allowAt(context: Context, { serviceCenterId, regionId }: StoredObligation): void {
  const { companyId } = context.viewer;
  if (serviceCenterId)
    allow(context, "obligation.pause", { level: "SERVICE_CENTER", id: serviceCenterId });
  else if (regionId) allow(context, "obligation.pause", { level: "REGION", id: regionId });
  else allow(context, "obligation.pause", { level: "COMPANY", id: companyId });
}

/** 暂停计时 */
export function pause(context: Context, input: PauseObligationInput) {
  const id = uuidOf("Obligation", input.id);
  return change(context, "pauseObligation", input, async (db) => {
    allowAt(context, await pauseObligation(db, id, input.reason));
    return { obligation: id };
  });
}

/** 恢复计时 */
export function resume(context: Context, input: ResumeObligationInput) {
  const id = uuidOf("Obligation", input.id);
  return change(context, "resumeObligation", input, async (db) => {
    allowAt(context, await resumeObligation(db, context, id));
    return { obligation: id };
  });
}

const iso = (instant: number) => new Date(instant).toISOString();

/** Why an obligation is due when it is, as the API tells it; null without a time limit. */
export async function explainObligation(context: Context, id: string) {
  const [row] = await read(context, statement(storedObligation(id)));
  const stored = found(row);
  const told = explain(stored, context.calendar);
  return (
    told && {
      anchor: stored.anchor,
      rule: stored.dueRule,
      countsDays: told.countsDays,
      total: told.total,
      provisional: told.provisional,
      stretches: told.stretches.map((one) => ({ ...one, from: iso(one.from), to: iso(one.to) })),
    }
  );
}
