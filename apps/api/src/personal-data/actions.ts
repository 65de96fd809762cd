import {
  mayReadFull,
  noteReading,
  type ReadingPurpose,
  type ReadingSubject,
} from "@threshold/domain/personal-data/reading";
import { may } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { change, found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { write } from "../db/tenancy.ts";
import { globalIdOf, parseId } from "../graphql/id.ts";
import { keysOf } from "../personal-keys.ts";
import { phoneTables, type PhoneTable, unsealPhone } from "../phone.ts";
import { refusalError } from "../refusal.ts";
import type { RevealPersonalDataInput } from "./inputs.ts";
import { tableOf } from "./tables.ts";
import { insertReadings, listSealed, readKeyUse, readSealed, type SealedRow } from "./queries.ts";

/**
 * 查看完整号码: answers the number that pages show masked, to whoever may read it there, once it is noted who read whose and what
 * for. The answer that is kept for the client's key holds no number: it is unsealed anew.
 */
export async function revealPersonalData(context: Context, input: RevealPersonalDataInput) {
  const { type, uuid: id } = found(parseId(input.recordId));
  const table = found(tableOf[type]);
  const answer = await change(context, "revealPersonalData", input, async (db) => {
    const [row] = await listSealed(db, table, [id]);
    const record = found(row);
    if (!mayRead(context, table, record)) throw refusalError({ code: "PERSONAL_DATA_MASKED" });
    const noted = unwrap(noteReading(input.purpose, input.reason));
    if (record.sealed === null) found(undefined);
    await insertReadings(db, [reading(type, record, noted)]);
    return { done: true };
  });
  const sealed = found((await readSealed(context, table, id)) ?? undefined);
  return { ...answer, value: unsealPhone(context, table, id, sealed) };
}

interface Why {
  readonly purpose: ReadingPurpose;
  readonly reason: string;
}

/**
 * The same for the records of a workbook: numbers by global id, of those that the viewer may read in full and that have one; each is
 * noted. The others stay masked.
 */
export async function revealNumbers(
  context: Context,
  recordIds: readonly string[],
  why: Why,
): Promise<ReadonlyMap<string, string>> {
  if (!context.canWrite) throw refusalError({ code: "FORBIDDEN" });
  const noted = unwrap(noteReading(why.purpose, why.reason));
  const use = { name: "revealPersonalData", key: null, input: null };
  return write(context, use, async (db) => {
    const numbers = new Map<string, string>();
    for (const [type, table] of Object.entries(tableOf)) {
      const ids = recordIds.map(parseId).flatMap((id) => (id?.type === type ? [id.uuid] : []));
      if (ids.length === 0) continue;
      const rows = (await listSealed(db, table, [...new Set(ids)])).filter(
        (row) => row.sealed !== null && mayRead(context, table, row),
      );
      await insertReadings(
        db,
        rows.map((row) => reading(type, row, noted)),
      );
      for (const { id, sealed } of rows)
        numbers.set(globalIdOf(type, id), unsealPhone(context, table, id, sealed!));
    }
    return numbers;
  });
}

const mayRead = ({ viewer }: Context, table: PhoneTable, row: SealedRow): boolean =>
  mayReadFull(viewer, subjectOf(table, row));

const reading = (type: string, row: SealedRow, noted: Why) => ({
  id: uuid(),
  service_center_id: row.serviceCenterId,
  record_type: type,
  record_id: row.id,
  subject: row.name,
  ...noted,
});

function subjectOf(table: PhoneTable, row: SealedRow): ReadingSubject {
  const { id, officerIds, places } = row;
  const serviceCenterId = row.serviceCenterId ?? "";
  switch (table) {
    case "person":
      return { type: "Person", id, places };
    case "contractor":
      return { type: "Contractor", serviceCenterId };
    case "custody_holder":
      return { type: "CustodyHolder", serviceCenterId };
    case "tender_bidder":
      return { type: "TenderBidder", officerIds };
    case "tender_expert":
      return { type: "TenderExpert", officerIds };
  }
}

/** What administrators alone are told is not there for anybody else. */
export function refuseReading({ viewer }: Context): void {
  const company = { level: "COMPANY", id: viewer.companyId } as const;
  if (!may(viewer, "personalData.manage", company)) throw refusalError({ code: "NOT_FOUND" });
}

/** How many numbers are under which key, for administrators; the first key seals. */
export async function listKeyUse(context: Context) {
  refuseReading(context);
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
