import { addDays } from "@threshold/domain/calendar/day";
import { nextNeed } from "@threshold/domain/launch/materials";
import { planTitle } from "@threshold/domain/launch/plan-title";
import { write, type Tx } from "../db/tenancy.ts";
import { type Clock, obligeJust, type ObligationDraft } from "../obligation/actions.ts";
import { policyValue, policyValues } from "../policy/queries.ts";
import type { SystemContext } from "../system.ts";
import { listBuying } from "./queries.ts";
import { gather, type Gathered } from "./record-actions.ts";

const kind = "PROCURE_MATERIALS";

/**
 * 采购: once the materials plan is approved, procurement is obliged to the earliest thing that is missing, some days ahead of
 * its need; what comes moves it on to the next, and the last ends it (LCH-R21).
 */
export async function obligeProcurement(
  db: Tx,
  clock: Clock,
  { plan, records: { materials } }: Gathered,
): Promise<void> {
  if (!materials) return;
  const need = nextNeed(materials, plan.launchDate);
  const record = { type: "MaterialRequest", id: materials.id };
  const more = need && need.missing > 1 ? ` and ${need.missing - 1} more` : "";
  const now: ObligationDraft[] = need
    ? [
        {
          recordType: record.type,
          recordId: record.id,
          kind,
          act: "DO",
          serviceCenterId: plan.serviceCenterId,
          estateId: plan.estateId,
          title: `采购 ${need.first} 等 ${need.missing} 项 · ${planTitle(plan)}`.slice(0, 200),
          data: { titleEn: `Buy ${need.first}${more} · ${planTitle(plan)}` },
          responsible: { role: "PROCUREMENT_OFFICER" },
          also: ["CUSTOMER_SERVICE_MANAGER"],
          due: {
            anchor: { on: need.neededOn },
            rule: { unit: "CALENDAR_DAYS", count: await leadOf(db, plan), before: true },
          },
        },
      ]
    : [];
  await obligeJust(db, clock, record, { before: [{ kind }], now }, "MET");
}

const leadOf = (db: Tx, { serviceCenterId }: Gathered["plan"]) =>
  policyValue(db, "launch.procurementLeadDays", { level: "SERVICE_CENTER", id: serviceCenterId });

/** Lets what is bought follow its launch: due by another day where the launch moved or the setting changed. */
export const followNeeds = (context: SystemContext) =>
  write(context, { name: "followNeeds", key: null, input: null }, async (db) => {
    const buying = await listBuying(db);
    if (buying.length === 0) return null;
    const leads = await policyValues(db, "launch.procurementLeadDays");
    for (const { planId, serviceCenterId, launchDate, lines, dueOn } of buying) {
      const need = nextNeed({ status: "APPROVED", lines }, launchDate);
      if (need && addDays(need.neededOn, -leads.get(serviceCenterId)!) !== dueOn)
        await obligeProcurement(db, context, await gather(db, planId));
    }
    return null;
  });
