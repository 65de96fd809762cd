import { answersOfDevices } from "@threshold/domain/reception/devices";
import { needsRecheck, reasonAgainst, type SetupRights } from "@threshold/domain/reception/setup";
import { settingsOf } from "@threshold/domain/checklist/template";
import { receptionStandard } from "@threshold/domain/reception/standard";
import { setupStatuses } from "@threshold/domain/reception/vocabulary";
import { may, type Place } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { found } from "../change.ts";
import { insertResults, type Settings, type TemplateRow } from "../checklist/queries.ts";
import {
  type Acting,
  answerFromRecord,
  type ChecklistSubject,
} from "../checklist/record-actions.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import type { Clock } from "../obligation/actions.ts";
import { policyValue } from "../policy/queries.ts";
import { obligeRecheck, settleDuty } from "./duties.ts";
import { findSetup, listDevices, lockSetupsIn, updateSetup } from "./queries.ts";

export const centerPlace = (id: string): Place => ({ level: "SERVICE_CENTER", id });

export const rightsAt = ({ viewer }: Pick<Context, "viewer">, centerId: string): SetupRights => ({
  check: may(viewer, "reception.check", centerPlace(centerId)),
  accept: may(viewer, "reception.accept", centerPlace(centerId)),
  personId: viewer.personId,
});

/** The settings that a check at the center goes by. */
export async function settingsAt(
  db: Tx,
  content: TemplateRow["content"],
  serviceCenterId: string,
): Promise<Settings> {
  const place = centerPlace(serviceCenterId);
  const tolerance = await policyValue(db, "reception.deskTolerance", place);
  const known: Settings = { "reception.deskTolerance": String(tolerance) };
  return Object.fromEntries(
    settingsOf(content).flatMap((key) => (known[key] ? [[key, known[key]]] : [])),
  );
}

/** A new standard is in use: what was checked on the old one is to be checked again (07 part 5). */
async function recheckAll(db: Tx, context: Acting & Clock, template: TemplateRow): Promise<void> {
  const setups = await lockSetupsIn(db, setupStatuses.filter(needsRecheck));
  const records = [];
  for (const setup of setups)
    records.push({
      id: uuid(),
      recordType: "ReceptionSetup",
      recordId: setup.id,
      serviceCenterId: setup.serviceCenterId,
      settings: await settingsAt(db, template.content, setup.serviceCenterId),
    });
  if (records.length > 0) await insertResults(db, template, records);
  for (const [at, setup] of setups.entries()) {
    await updateSetup(db, setup.id, { status: "RECHECK_DUE", result_id: records[at]!.id });
    const devices = await listDevices(db, setup.serviceCenterId);
    await answerFromRecord(db, context, records[at]!.id, answersOfDevices(devices));
    await settleDuty(db, setup, "RECEPTION_ACCEPT", "CANCELLED");
    await obligeRecheck(db, context, setup);
  }
}

/** What the set-up says of its check: who fills it when, and what a new standard means for it. */
export const receptionChecklist: ChecklistSubject = {
  async reasonAgainst(db, context, recordId, action) {
    const setup = found(await findSetup(db, recordId));
    // It is completed and opened again by the set-up's own steps.
    if (action === "complete" || action === "reopen") return { code: "FORBIDDEN" };
    return reasonAgainst("answerChecklistItem", setup, rightsAt(context, setup.serviceCenterId));
  },
  async published(db, context, template) {
    if (template.code === receptionStandard.code) await recheckAll(db, context, template);
  },
};
