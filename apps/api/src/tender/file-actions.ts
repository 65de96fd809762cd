import { reasonAgainstOfficer } from "@threshold/domain/tender/rights";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { rightsOf } from "./facts.ts";
import { findTender } from "./queries.ts";

/**
 * Documents come with the draft, and until the opening with clarifications; what was announced is not taken away. Refused:
 * FORBIDDEN, TENDER_OFFICER_PARTIAL, TENDER_STATE.
 */
export async function allowTenderFiles(
  db: Tx,
  context: Context,
  action: "attachEvidence" | "removeAttachment",
  id: string,
) {
  const tender = found(await findTender(db, id));
  const against = reasonAgainstOfficer(rightsOf(context, tender));
  if (against) throw refusalError(against);
  const { status } = tender;
  const isOpen = status === "DRAFT" || (status === "ISSUED" && action === "attachEvidence");
  if (!isOpen) throw refusalError({ code: "TENDER_STATE", details: { status } });
  return { serviceCenterId: tender.serviceCenterId, parents: [] };
}
