import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { allowCustody, itemToKeep } from "./item-actions.ts";
import { lockHandover } from "./queries.ts";

type Action = "attachEvidence" | "removeAttachment";

/** Scans of documents and pictures of things come and go; what was shown at a handover stays with it. */
export const custodyFiles = {
  async CustodyItem(db: Tx, context: Context, _: Action, id: string) {
    const { serviceCenterId, estateId } = await itemToKeep(db, context, id);
    return { serviceCenterId, parents: [estateId] };
  },
  async CustodyHandover(db: Tx, context: Context, action: Action, id: string) {
    const handover = found(await lockHandover(db, id));
    allowCustody(context, handover);
    if (action === "removeAttachment")
      throw refusalError({
        code: "RECORD_STATUS",
        details: { action, status: handover.status, allowed: [] },
      });
    return { serviceCenterId: handover.serviceCenterId, parents: [handover.estateId] };
  },
};
