import type { Capability } from "@threshold/domain/organization/capabilities";
import type {
  SignatureEntry,
  SignatureSlot,
  SigningOrder,
  SignOffStatus,
  SlotStatus,
} from "@threshold/domain/signature/sheet";
import { type Insertable, sql } from "kysely";
import { compiler } from "../db/database.ts";
import type { Lock, Tx } from "../db/tenancy.ts";
import type { SignatureTable, SignOffSlotTable, SignOffTable } from "../db/types.ts";

const company = sql<string>`current_company()`;
type New<Table> = Omit<Insertable<Table>, "company_id">;

/** A sheet with all that its rules decide on. */
export interface GatheredSignOff {
  readonly id: string;
  readonly serviceCenterId: string;
  /** The estate it is about, where it is about one. */
  readonly estateId: string | null;
  readonly recordType: string;
  readonly recordId: string;
  readonly key: string;
  readonly capability: Capability;
  readonly order: SigningOrder;
  readonly status: SignOffStatus;
  readonly summary: { readonly title: string; readonly titleEn?: string };
  readonly content: string;
  readonly contentHash: string;
  readonly asks: boolean;
  readonly slots: readonly (SignatureSlot & { readonly id: string; readonly kept: SlotStatus })[];
  /** Oldest first. */
  readonly entries: readonly SignatureEntry[];
}

const gathered = sql<GatheredSignOff>`
  select s.id, s.service_center_id as "serviceCenterId", s.estate_id as "estateId", s.record_type as "recordType", s.record_id as "recordId", s.key,
    k.capability, s.signing_order as "order", s.status, s.summary, s.content, s.content_hash as "contentHash", s.asks,
    (select jsonb_agg(jsonb_build_object('id', x.id, 'key', x.key, 'label', x.label, 'labelEn', x.label_en, 'side', x.side,
       'roles', x.roles, 'level', x.level, 'personId', x.person_id, 'kept', x.status) order by x.position)
       from sign_off_slot x where x.company_id = s.company_id and x.sign_off_id = s.id) as slots,
    (select coalesce(jsonb_agg(jsonb_build_object('slotKey', x.key, 'kind', g.kind, 'personId', g.person_id,
       'outsiderName', g.outsider_name, 'contentHash', g.content_hash, 'voided', g.voided_at is not null) order by g.position), '[]')
       from signature g join sign_off_slot x on x.company_id = g.company_id and x.id = g.slot_id
       where g.company_id = s.company_id and g.sign_off_id = s.id) as entries
  from sign_off s join record_kind k on k.record_type = s.record_type
  where s.company_id = current_company()`;

/** Whoever signs a sheet waits for the one before. */
export const signOffLock = (id: string): Lock =>
  sql`select from sign_off where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

export async function findSignOff(db: Tx, id: string): Promise<GatheredSignOff | undefined> {
  return (await sql<GatheredSignOff>`${gathered} and s.id = ${id}`.execute(db)).rows[0];
}

export const signOffStatement = (id: string) => ({
  compile: () => sql<GatheredSignOff>`${gathered} and s.id = ${id}`.compile(compiler),
});

export const signOffOfSlotStatement = (slotId: string) => ({
  compile: () =>
    sql<GatheredSignOff>`${gathered} and s.id = (select x.sign_off_id from sign_off_slot x
      where x.company_id = s.company_id and x.id = ${slotId})`.compile(compiler),
});

/** The record's sheet of a purpose, locked. */
export async function lockSignOff(
  db: Tx,
  record: { readonly recordType: string; readonly recordId: string },
  key: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from sign_off
    where company_id = current_company() and record_type = ${record.recordType} and record_id = ${record.recordId}
      and key = ${key} for update`.execute(db);
  return rows[0]?.id;
}

export const insertSignOff = (db: Tx, row: New<SignOffTable>) =>
  db
    .insertInto("sign_off")
    .values({ ...row, company_id: company })
    .execute();

export const insertSlots = (db: Tx, rows: readonly New<SignOffSlotTable>[]) =>
  db
    .insertInto("sign_off_slot")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .execute();

export const insertSignature = (db: Tx, row: New<SignatureTable>) =>
  db
    .insertInto("signature")
    .values({ ...row, company_id: company })
    .execute();

export const updateContent = (
  db: Tx,
  id: string,
  change: { readonly content: string; readonly contentHash: string; readonly summary?: object },
) =>
  sql`update sign_off set content = ${change.content}, content_hash = ${change.contentHash},
      summary = coalesce(${change.summary ? JSON.stringify(change.summary) : null}::jsonb, summary)
    where company_id = current_company() and id = ${id}`.execute(db);

/** What was signed of another content counts no more, and shows that. */
export const voidSignatures = (db: Tx, signOffId: string) =>
  sql`update signature set voided_at = current_instant(), void_reason = 'CONTENT_CHANGED'
    where company_id = current_company() and sign_off_id = ${signOffId} and voided_at is null`.execute(
    db,
  );

/** Keeps where the sheet and its slots stand. */
export async function saveStatus(
  db: Tx,
  id: string,
  status: SignOffStatus,
  slots: Readonly<Record<string, SlotStatus>>,
): Promise<void> {
  await sql`update sign_off set status = ${status}
    where company_id = current_company() and id = ${id} and status <> ${status}`.execute(db);
  await sql`update sign_off_slot x set status = kept.value
    from jsonb_each_text(${JSON.stringify(slots)}::jsonb) kept
    where x.company_id = current_company() and x.sign_off_id = ${id} and x.key = kept.key and x.status <> kept.value`.execute(
    db,
  );
}

export const cancel = (db: Tx, id: string) =>
  sql`update sign_off set status = 'CANCELLED' where company_id = current_company() and id = ${id}`.execute(
    db,
  );

export const reopen = (db: Tx, id: string) =>
  sql`update sign_off set status = 'OPEN'
    where company_id = current_company() and id = ${id} and status = 'CANCELLED'`.execute(db);
