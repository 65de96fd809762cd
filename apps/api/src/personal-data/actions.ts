import {
  mayReadFull,
  noteReading,
  type ReadingSubject,
} from "@threshold/domain/personal-data/reading";
import type { Place } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { allow, change, found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { parseId } from "../graphql/id.ts";
import { listPlacesOf } from "../organization/queries.ts";
import { keysOf } from "../personal-keys.ts";
import { phoneTables, type PhoneTable, unsealPhone } from "../phone.ts";
import { refusalError } from "../refusal.ts";
import type { RevealPersonalDataInput } from "./inputs.ts";
import { tableOf } from "./tables.ts";
import { findSealed, insertReading, readKeyUse, readSealed, type SealedRow } from "./queries.ts";

/**
 * 查看完整号码: answers the number that pages show masked, to whoever may read it there, once it is noted who read whose and what
 * for. The answer that is kept for the client's key holds no number: it is unsealed anew.
 */
export async function revealPersonalData(context: Context, input: RevealPersonalDataInput) {
  const { type, uuid: id } = found(parseId(input.recordId));
  const table = found(tableOf[type]);
  const answer = await change(context, "revealPersonalData", input, async (db) => {
    const record = found(await findSealed(db, table, id));
    if (!mayReadFull(context.viewer, await subjectOf(db, context, table, record)))
      throw refusalError({ code: "PERSONAL_DATA_MASKED" });
    const noted = unwrap(noteReading(input.purpose, input.reason));
    if (record.sealed === null) found(undefined);
    const reading = uuid();
    await insertReading(db, {
      id: reading,
      service_center_id: record.serviceCenterId,
      record_type: type,
      record_id: id,
      subject: record.name,
      ...noted,
    });
    return { reading };
  });
  const sealed = found((await readSealed(context, table, id)) ?? undefined);
  return { ...answer, value: unsealPhone(context, table, id, sealed) };
}

async function subjectOf(
  db: Tx,
  { today }: Context,
  table: PhoneTable,
  { id, serviceCenterId, officerIds }: SealedRow,
): Promise<ReadingSubject> {
  switch (table) {
    case "person":
      return { type: "Person", id, places: placesIn(await listPlacesOf(db, id, today)) };
    case "contractor":
      return { type: "Contractor", serviceCenterId: serviceCenterId! };
    case "custody_holder":
      return { type: "CustodyHolder", serviceCenterId: serviceCenterId! };
    case "tender_bidder":
      return { type: "TenderBidder", officerIds };
    case "tender_expert":
      return { type: "TenderExpert", officerIds };
  }
}

/** An estate out of the viewer's reach has no center that he knows: nothing of his covers it. */
const placesIn = (held: Awaited<ReturnType<typeof listPlacesOf>>): Place[] =>
  held.map(({ level, id, centerId }) =>
    level === "ESTATE" ? { level, id, centerId: centerId ?? "" } : { level, id },
  );

/** How many numbers are under which key, for administrators; the first key seals. */
export async function listKeyUse(context: Context) {
  allow(context, "personalData.manage", { level: "COMPANY", id: context.viewer.companyId });
  const { names } = keysOf(context.pool);
  const used = await readKeyUse(context, phoneTables);
  const counts = new Map(used.map(({ key, count }) => [key, count]));
  const listed = new Set<string | null>([...names, ...counts.keys()]);
  return [...listed].map((key) => ({
    key,
    seals: key === names[0],
    known: key !== null && names.includes(key),
    count: counts.get(key) ?? 0,
  }));
}
