import { type Insertable, sql } from "kysely";
import { compiler } from "../db/database.ts";
import { read, type TenantContext, type Tx } from "../db/tenancy.ts";
import type { AttachmentTable } from "../db/types.ts";

/** An attachment that is not removed, as its downloads and rules need it. */
export interface AttachmentRow {
  readonly id: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly hasThumbnail: boolean;
}

const attachment = (id: string) => sql<AttachmentRow>`
  select id, record_type as "recordType", record_id as "recordId", name, media_type as "mediaType",
    size_bytes as "sizeBytes", sha256, has_thumbnail as "hasThumbnail"
  from attachment where company_id = current_company() and id = ${id} and removed_at is null`;

export async function findAttachment(context: TenantContext, id: string) {
  const [row] = await read<AttachmentRow>(context, {
    compile: () => attachment(id).compile(compiler),
  });
  return row;
}

export const lockAttachment = async (db: Tx, id: string): Promise<AttachmentRow | undefined> =>
  (await sql<AttachmentRow>`${attachment(id)} for update`.execute(db)).rows[0];

export const insertAttachment = (db: Tx, row: Omit<Insertable<AttachmentTable>, "company_id">) =>
  db
    .insertInto("attachment")
    .values({ ...row, company_id: sql<string>`current_company()` })
    .execute();

/**
 * The files of one record are another's as well: what was seen stays with what it became. The content is not copied; name,
 * capture, time and person stay. Said again, only what is not there yet comes along.
 */
export const carryFiles = (
  db: Tx,
  from: { readonly type: string; readonly id: string },
  to: { readonly type: string; readonly id: string },
) =>
  sql`insert into attachment (company_id, id, service_center_id, record_type, record_id, name, media_type, size_bytes, sha256,
      has_thumbnail, capture, created_at, created_by)
    select a.company_id, gen_random_uuid(), a.service_center_id, ${to.type}, ${to.id}, a.name, a.media_type, a.size_bytes, a.sha256,
      a.has_thumbnail, a.capture, a.created_at, a.created_by
    from attachment a where a.company_id = current_company() and a.record_type = ${from.type} and a.record_id = ${from.id}
      and a.removed_at is null and not exists (select from attachment b where b.company_id = a.company_id
        and b.record_id = ${to.id} and b.sha256 = a.sha256)`.execute(db);

/** Removed files stay where they are: they may be asked for later. */
export const markRemoved = (db: Tx, id: string) =>
  sql`update attachment set removed_at = current_instant() where company_id = current_company() and id = ${id}`.execute(
    db,
  );

export async function countAttachments(db: Tx, recordId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from attachment
    where company_id = current_company() and record_id = ${recordId} and removed_at is null`.execute(
    db,
  );
  return rows[0]!.count;
}

/** Where a plan or estate lies, for its permissions. */
interface RecordPlace {
  readonly estateId: string;
  readonly serviceCenterId: string;
}

export async function lockPlaceOf(
  db: Tx,
  type: "LaunchPlan" | "Estate",
  id: string,
): Promise<RecordPlace | undefined> {
  const source = {
    LaunchPlan: sql`select estate_id as "estateId", service_center_id as "serviceCenterId" from launch_plan`,
    Estate: sql`select id as "estateId", service_center_id as "serviceCenterId" from estate`,
  }[type];
  const { rows } =
    await sql<RecordPlace>`${source} where company_id = current_company() and id = ${id} for update`.execute(
      db,
    );
  return rows[0];
}

/** Tells listening servers of the record, which itself did not change: its files did. */
export const announceRecord = (db: Tx, type: string, id: string, parents: readonly string[]) =>
  sql`select pg_notify('change', jsonb_build_object('company', current_company(), 'table', (select k.table_name from record_kind k where k.record_type = ${type}),
    'operation', 'UPDATE', 'ids', jsonb_build_array(${id}::text), 'parents', ${JSON.stringify(parents)}::jsonb)::text)`.execute(
    db,
  );
