import { planRights } from "@threshold/domain/launch/rights";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { findPlan } from "../launch/queries.ts";
import { lockPlanOf } from "../launch-record/queries.ts";
import { allowWork, mayWork } from "../launch-record/record-actions.ts";
import { refusalError } from "../refusal.ts";
import { findAreas, lockPlanOfProgress } from "./queries.ts";

type Action = "attachEvidence" | "removeAttachment";
type Place = { serviceCenterId: string; parents: string[] };

const kept = (action: Action, status: string) =>
  refusalError({ code: "RECORD_STATUS", details: { action, status, allowed: ["OPEN"] } });

/** Photos of an area and its letters; what was sent or closed keeps its files. */
export const salesAreaFiles = {
  async SalesAreaHandover(db: Tx, context: Context, action: Action, id: string): Promise<Place> {
    const plan = await planOf(db, "sales_area_handover", id);
    const works = (["SALES_AREA_INSPECTED", "SALES_AREA_ITEMS"] as const).some((code) =>
      mayWork(context, plan, code),
    );
    allowWork(plan, works);
    const area = found((await findAreas(db, plan.id)).find((one) => one.id === id));
    if (action === "removeAttachment" && area.itemsSignedOn !== null) throw kept(action, "SIGNED");
    return placeOf(plan);
  },
  async SalesAreaLetter(db: Tx, context: Context, action: Action, id: string): Promise<Place> {
    const plan = await planOf(db, "sales_area_letter", id);
    allowWork(plan, mayWork(context, plan, "SALES_AREA_ISSUES_SENT"));
    const letters = (await findAreas(db, plan.id)).flatMap((area) => area.letters);
    const { sentOn } = found(letters.find((one) => one.id === id));
    if (action === "removeAttachment" && sentOn !== null) throw kept(action, "SENT");
    return placeOf(plan);
  },
  /** Photos of the works' progress (LCH-R24): whoever logs it. */
  async LaunchProgressEntry(db: Tx, context: Context, _: Action, id: string): Promise<Place> {
    const plan = found(await findPlan(db, found(await lockPlanOfProgress(db, id))));
    const { estateId, serviceCenterId } = plan;
    const place = { level: "ESTATE", id: estateId, centerId: serviceCenterId } as const;
    allowWork(plan, planRights(context.viewer, place).logProgress);
    return placeOf(plan);
  },
};

const planOf = async (db: Tx, table: Parameters<typeof lockPlanOf>[1], id: string) =>
  found(await findPlan(db, found(await lockPlanOf(db, table, id))));

const placeOf = (plan: { serviceCenterId: string; id: string }): Place => ({
  serviceCenterId: plan.serviceCenterId,
  parents: [plan.id],
});
