import { addDays } from "@threshold/domain/calendar/day";
import { erasureNotice, type KeptKind, mayErase } from "@threshold/domain/personal-data/erasure";
import { noteReading } from "@threshold/domain/personal-data/reading";
import { v7 as uuid } from "uuid";
import { allow, change, found, text, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { globalIdOf, parseId } from "../graphql/id.ts";
import { notify } from "../notification/notify.ts";
import { phoneLookups, phoneTables, type PhoneTable, unsealPhone } from "../phone.ts";
import { policyValue } from "../policy/queries.ts";
import { refusalError } from "../refusal.ts";
import type { SystemContext } from "../system.ts";
import type { ErasePersonalDataInput, ExportPersonalDataInput } from "./inputs.ts";
import { refuseReading } from "./actions.ts";
import { insertReadings, redactAudit } from "./queries.ts";
import { pageOf } from "./subject-page.ts";
import {
  deleteAccess,
  eraseRow,
  forgetHolder,
  listByPhone,
  listDue,
  listGoing,
  listNaming,
  lockSubject,
  markGoing,
  readHoldings,
  readSubject,
  type SubjectRow,
  subjectTables,
  unmark,
} from "./subject-queries.ts";
import { tableOf, typeOf } from "./tables.ts";

const allowManage = (context: Context) =>
  allow(context, "personalData.manage", { level: "COMPANY", id: context.viewer.companyId });

const told = ({ table, id, name, phone, eraseOn }: SubjectRow) => ({
  recordId: globalIdOf(typeOf(table), id),
  name,
  phone,
  eraseOn,
});

/** 按号码查找: everybody with this whole number, to answer who asks what is held of him. */
export async function listSubjects(context: Context, phone: string) {
  refuseReading(context);
  const lookups = phoneLookups(context, text("phone", phone, 40));
  return (await listByPhone(context, lookups)).map(told);
}

/** 即将清除: whose data goes by itself, and when. */
export async function listErasures(context: Context) {
  refuseReading(context);
  return (await listGoing(context)).map(told);
}

function placed(recordId: string): {
  readonly type: string;
  readonly id: string;
  readonly table: PhoneTable;
} {
  const { type, uuid: id } = found(parseId(recordId));
  return { type, id, table: found(tableOf[type]) };
}

/**
 * 导出个人信息 (个人信息保护法第四十五条): one page with everything that the company holds about somebody, read in full for him, which is noted
 * as any other reading. The answer kept for the client's key holds none of it.
 */
export async function exportPersonalData(context: Context, input: ExportPersonalDataInput) {
  const { type, id, table } = placed(input.recordId);
  await change(context, "exportPersonalData", input, async (db) => {
    allowManage(context);
    const { name } = found(await lockSubject(db, table, id));
    const noted = unwrap(noteReading("LEGAL", input.reason));
    const row = { record_type: type, record_id: id, subject: name.slice(0, 200), ...noted };
    await insertReadings(db, [{ id: uuid(), service_center_id: null, ...row }]);
    return { done: true };
  });
  const { name, sealed } = found(await readSubject(context, table, id));
  const phone = sealed === null ? null : unsealPhone(context, table, id, sealed);
  const held = await readHoldings(context, table, id);
  return {
    fileName: `个人信息-${name}-${context.today}.html`,
    page: pageOf({ name, phone, today: context.today, held }),
  };
}

/** How long the company keeps data of each kind. */
async function keptDays(db: Tx, companyId: string): Promise<Readonly<Record<KeptKind, number>>> {
  const company = { level: "COMPANY", id: companyId } as const;
  return {
    STAFF: await policyValue(db, "personalData.keepStaffDays", company),
    CONTACT: await policyValue(db, "personalData.keepContactDays", company),
    TENDER: 0, // the law's time alone
  };
}

const asKept = ({ table, inUse, lastOn }: SubjectRow) => ({
  kind: subjectTables[table].kind,
  inUse,
  lastOn,
});

/**
 * 清除个人信息 (第四十七条): replaces what tells of a person in the record, ends his way in, and takes it out of the audit log, where the
 * hash of each entry stays. Refused while it is needed, or the law or the company has it kept.
 */
export const erasePersonalData = (context: Context, input: ErasePersonalDataInput) =>
  change(context, "erasePersonalData", input, async (db) => {
    allowManage(context);
    text("reason", input.reason, 200);
    const { id, table } = placed(input.recordId);
    const row = found(await lockSubject(db, table, id));
    if (row.erased) throw refusalError({ code: "PERSONAL_DATA_ERASED" });
    const { kind } = subjectTables[table];
    const days = (await keptDays(db, context.viewer.companyId))[kind];
    unwrap(mayErase(asKept(row), days, context.today));
    await erase(db, table, id);
    context.invalidateViewers(context.viewer.companyId);
    return { recordId: input.recordId };
  });

async function erase(db: Tx, table: PhoneTable, id: string): Promise<void> {
  if (table === "person") await deleteAccess(db, id);
  await eraseRow(db, table, id);
  await redactAudit(db, table, [id], subjectTables[table].columns);
  const readings = await listNaming(db, "personal_data_reading", id);
  await redactAudit(db, "personal_data_reading", readings, ["subject"]);
  if (table !== "custody_holder") return;
  await forgetHolder(db, id);
  const handovers = await listNaming(db, "custody_handover", id);
  await redactAudit(db, "custody_handover", handovers, ["search_key"]);
}

/**
 * Erases what administrators were told of a month ago and nobody needed since, and tells them of what is past its time now. One
 * transaction: what is told and what goes belong together.
 */
export async function erasePast(db: Tx, context: SystemContext): Promise<void> {
  const { today, scope } = context;
  const days = await keptDays(db, scope.companyId);
  const on = addDays(today, erasureNotice);
  let marked = 0;
  for (const table of phoneTables) {
    const { goes, kind } = subjectTables[table];
    if (!goes) continue;
    for (const row of await listDue(db, table))
      await (mayErase(asKept(row), days[kind], today).ok
        ? erase(db, table, row.id)
        : unmark(db, table, row.id));
    marked += await markGoing(db, table, days[kind], on);
  }
  if (marked === 0) return;
  const to = { role: "SYSTEM_ADMIN" } as const;
  const data = { count: marked, on };
  await notify(db, [{ kind: "PERSONAL_DATA_DUE", data, to, key: `personal data ${today}` }]);
}
