import { isOpenDefect } from "@threshold/domain/defect/vocabulary";
import { allow, found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { rightsOn } from "./actions.ts";
import { findEvent, lockDefects, lockPlan } from "./queries.ts";

type Action = "attachEvidence" | "removeAttachment";

/**
 * Photos of what was found are added by whoever inspects, those of a step by who took it. They are evidence and stay; only
 * who found a defect may take a wrong one away before anybody works on it.
 */
export const defectFiles = {
  async Defect(db: Tx, context: Context, action: Action, id: string) {
    const defect = found((await lockDefects(db, [id]))[0]);
    const rights = rightsOn(context, defect);
    if (!rights.raise) throw refusalError({ code: "FORBIDDEN" });
    const isEarly = defect.status === "UNASSIGNED" && defect.raisedById === rights.personId;
    if (action === "removeAttachment" && !isEarly) throw kept(action, defect.status);
    if (!isOpenDefect(defect.status)) throw kept(action, defect.status);
    return { serviceCenterId: defect.serviceCenterId, parents: [defect.estateId] };
  },
  async DefectEvent(db: Tx, context: Context, action: Action, id: string) {
    const { defectId, by } = found(await findEvent(db, id));
    const defect = found((await lockDefects(db, [defectId]))[0]);
    if (by !== context.viewer.personId) throw refusalError({ code: "FORBIDDEN" });
    if (action === "removeAttachment") throw kept(action, defect.status);
    return { serviceCenterId: defect.serviceCenterId, parents: [defectId] };
  },
  async LayoutPlan(db: Tx, context: Context, action: Action, id: string) {
    const { estateId, serviceCenterId } = found(await lockPlan(db, id));
    allow(context, "defect.plan", { level: "ESTATE", id: estateId, centerId: serviceCenterId });
    if (action === "removeAttachment") throw kept(action, "KEPT");
    return { serviceCenterId, parents: [estateId] };
  },
};

const kept = (action: Action, status: string) =>
  refusalError({ code: "RECORD_STATUS", details: { action, status, allowed: ["UNASSIGNED"] } });
