import type { LinkPurpose } from "@threshold/domain/access-link/link";
import type { Summary } from "../approval/actions.ts";
import type { Capability } from "@threshold/domain/organization/capabilities";
import { type Insertable, sql } from "kysely";
import type { Pool } from "pg";
import { compiler } from "../db/database.ts";
import type { Lock, Tx } from "../db/tenancy.ts";
import type { AccessLinkTable, AccessLinkUseTable } from "../db/types.ts";

const company = sql<string>`current_company()`;
type New<Table> = Omit<Insertable<Table>, "company_id">;

export interface LinkRow {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly capability: Capability;
  readonly purpose: LinkPurpose;
  readonly subjectId: string;
  readonly part: string;
  readonly addresseeName: string;
  readonly addresseeOrganization: string | null;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly maxUses: number;
  readonly uses: number;
  readonly recordType: string;
  readonly recordId: string;
  /** Who gave it out. */
  readonly issuedBy: string;
  /** What its page says, where that stands with the link. */
  readonly summary: Summary | null;
}

const link = sql<LinkRow>`select l.id, l.service_center_id as "serviceCenterId", k.capability, l.purpose,
    l.subject_id as "subjectId", l.part, l.addressee_name as "addresseeName",
    l.addressee_organization as "addresseeOrganization", to_json(l.expires_at) #>> '{}' as "expiresAt",
    to_json(l.revoked_at) #>> '{}' as "revokedAt", l.max_uses as "maxUses", l.uses,
    l.record_type as "recordType", l.record_id as "recordId", l.created_by as "issuedBy", l.summary
  from access_link l join record_kind k on k.record_type = l.record_type
  where l.company_id = current_company()`;

export const linkStatement = (id: string) => ({
  compile: () => sql<LinkRow>`${link} and l.id = ${id}`.compile(compiler),
});

export async function lockLink(db: Tx, id: string): Promise<LinkRow | undefined> {
  return (await sql<LinkRow>`${link} and l.id = ${id} for update of l`.execute(db)).rows[0];
}

export const linkLock = (id: string): Lock =>
  sql`select from access_link where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

export const insertLink = (db: Tx, row: New<AccessLinkTable>) =>
  db
    .insertInto("access_link")
    .values({ ...row, company_id: company })
    .execute();

export const insertToken = (db: Tx, hash: Buffer, linkId: string) =>
  sql`insert into auth.access_link_token (token_hash, company_id, link_id)
    values (${hash}, current_company(), ${linkId})`.execute(db);

export const markRevoked = (db: Tx, id: string) =>
  sql`update access_link set revoked_at = current_instant(), revoked_by = current_person()
    where company_id = current_company() and id = ${id}`.execute(db);

export const countUse = (db: Tx, id: string) =>
  sql`update access_link set uses = uses + 1 where company_id = current_company() and id = ${id}`.execute(
    db,
  );

export const markOpened = (db: Tx, id: string) =>
  sql`update access_link set opened_at = current_instant()
    where company_id = current_company() and id = ${id} and opened_at is null`.execute(db);

export const insertUse = (db: Tx, row: New<AccessLinkUseTable>) =>
  db
    .insertInto("access_link_use")
    .values({ ...row, company_id: company })
    .execute();

/** The company and link behind a token; nothing more is known of whoever sends it. */
export async function findToken(
  pool: Pool,
  hash: Buffer,
): Promise<{ companyId: string; linkId: string } | undefined> {
  const { rows } = await pool.query<{ companyId: string; linkId: string }>(
    `select company_id as "companyId", link_id as "linkId" from auth.access_link_token where token_hash = $1`,
    [hash],
  );
  return rows[0];
}

/** Counts a request; how many there were of the subject in this minute, this one included. */
export async function countRequest(pool: Pool, subject: string, now: Date): Promise<number> {
  const { rows } = await pool.query<{ requests: number }>(
    `insert into auth.access_link_rate as r (subject, since, requests) values ($1, $2, 1)
     on conflict (subject) do update set
       since = case when r.since <= excluded.since - interval '1 minute' then excluded.since else r.since end,
       requests = case when r.since <= excluded.since - interval '1 minute' then 1 else r.requests + 1 end
     returning requests`,
    [subject, now],
  );
  return rows[0]!.requests;
}

/** What a page says of who sent it. */
export const senderStatement = (centerId: string) => ({
  compile: () =>
    sql<{ company: string; timeZone: string; serviceCenter: string | null }>`
      select c.name as company, c.time_zone as "timeZone", s.name as "serviceCenter" from company c
      left join service_center s on s.company_id = c.company_id and s.id = ${centerId}
      where c.company_id = current_company()`.compile(compiler),
});
