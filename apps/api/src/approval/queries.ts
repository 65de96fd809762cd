import type { Authority } from "@threshold/domain/approval/decide";
import type { ChainStep } from "@threshold/domain/approval/chain";
import type {
  ApprovalEvent,
  ApprovalStatus,
  ApprovalStepStatus,
} from "@threshold/domain/approval/state";
import type { Capability } from "@threshold/domain/organization/capabilities";
import type { Day } from "@threshold/domain/calendar/day";
import { type Insertable, sql } from "kysely";
import { compiler } from "../db/database.ts";
import type { Lock, Tx } from "../db/tenancy.ts";
import type { ApprovalChainTable, ApprovalEventTable, ApprovalTable } from "../db/types.ts";

const company = sql<string>`current_company()`;
type New<Table> = Omit<Insertable<Table>, "company_id">;

/** An approval with all that its rules decide on. */
export interface GatheredApproval {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly regionId: string;
  /** The estate it is about, where it is about one. */
  readonly estateId: string | null;
  readonly recordType: string;
  readonly recordId: string;
  readonly capability: Capability;
  readonly chainKey: string;
  readonly status: ApprovalStatus;
  readonly steps: readonly ChainStep[];
  readonly requesterId: string;
  readonly authorIds: readonly string[];
  readonly summary: { readonly title: string; readonly titleEn?: string };
  /** Its history in order; the first one is the request. */
  readonly events: readonly ApprovalEvent[];
  readonly kept: readonly KeptStep[];
}

/** A step as it is kept for lists. */
export interface KeptStep {
  readonly key: string;
  readonly status: ApprovalStepStatus;
  readonly sinceOn: Day | null;
  readonly dueOn: Day | null;
}

const gathered = sql<GatheredApproval>`
  select a.id, a.service_center_id as "serviceCenterId", c.region_id as "regionId", a.estate_id as "estateId", a.record_type as "recordType",
    a.record_id as "recordId", k.capability, a.chain_key as "chainKey", a.status, a.steps,
    a.requester_id as "requesterId", a.author_ids as "authorIds", a.summary,
    (select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'personId', e.person_id, 'stepKey', e.step_key,
       'seat', e.seat, 'toPersonId', e.to_person_id, 'placement', e.placement, 'contentHash', e.content_hash)
       order by e.position), '[]') from approval_event e where e.company_id = a.company_id and e.approval_id = a.id) as events,
    (select coalesce(jsonb_agg(jsonb_build_object('key', s.key, 'status', s.status, 'sinceOn', s.since_on,
       'dueOn', s.due_on)), '[]') from approval_step s where s.company_id = a.company_id and s.approval_id = a.id) as kept
  from approval a
  join service_center c on c.company_id = a.company_id and c.id = a.service_center_id
  join record_kind k on k.record_type = a.record_type
  where a.company_id = current_company()`;

/** Whoever decides on an approval waits for the one before. */
export const approvalLock = (id: string): Lock =>
  sql`select from approval where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

export async function findApproval(db: Tx, id: string): Promise<GatheredApproval | undefined> {
  return (await sql<GatheredApproval>`${gathered} and a.id = ${id}`.execute(db)).rows[0];
}

export const approvalStatement = (id: string) => ({
  compile: () => sql<GatheredApproval>`${gathered} and a.id = ${id}`.compile(compiler),
});

/** The approval of a record that is under way, locked. */
export async function lockOpenApproval(
  db: Tx,
  recordType: string,
  recordId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from approval
    where company_id = current_company() and record_type = ${recordType} and record_id = ${recordId}
      and status = 'PENDING' for update`.execute(db);
  return rows[0]?.id;
}

export async function countRounds(db: Tx, recordType: string, recordId: string): Promise<number> {
  const { rows } = await sql<{ rounds: number }>`select count(*)::int as rounds from approval
    where company_id = current_company() and record_type = ${recordType} and record_id = ${recordId}`.execute(
    db,
  );
  return rows[0]!.rounds;
}

/** Who had written the very same content when its approval was last asked for. */
export async function findAuthors(
  db: Tx,
  recordType: string,
  recordId: string,
  contentHash: string,
): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ authorIds: string[] }>`select author_ids as "authorIds" from approval
    where company_id = current_company() and record_type = ${recordType} and record_id = ${recordId}
      and content_hash = ${contentHash} order by round desc limit 1`.execute(db);
  return rows[0]?.authorIds;
}

/** Where a record lies: its center and, where it is about one, its estate. */
export interface RecordPlace {
  readonly serviceCenterId: string;
  readonly estateId?: string | null;
}

const heldAt = (
  personId: string,
  { serviceCenterId, estateId = null }: RecordPlace,
  today: Day,
) => sql<Authority>`
  select a.role, a.place_level as "placeLevel", s.person_id as "forPersonId"
  from role_assignment a
  join person p on p.company_id = a.company_id and p.id = a.person_id and p.status = 'ACTIVE'
  join service_center c on c.company_id = a.company_id and c.id = ${serviceCenterId}
  left join role_assignment s on s.company_id = a.company_id and s.id = a.delegated_from_id
  where a.company_id = current_company() and a.person_id = ${personId}
    and a.from_on <= ${today} and coalesce(a.to_on, 'infinity'::date) >= ${today}
    and (s.id is null or s.from_on <= ${today} and coalesce(s.to_on, 'infinity'::date) >= ${today})
    and (a.place_level = 'COMPANY' or a.place_id in (c.id, c.region_id, ${estateId}::uuid))`;

/** The roles that a person holds today over a record, and for whom where it is as a stand-in. */
export const authoritiesStatement = (personId: string, place: RecordPlace, today: Day) => ({
  compile: () => heldAt(personId, place, today).compile(compiler),
});

export async function listAuthorities(
  db: Tx,
  personId: string,
  place: RecordPlace,
  today: Day,
): Promise<Authority[]> {
  return (await heldAt(personId, place, today).execute(db)).rows;
}

export const insertApproval = (db: Tx, row: New<ApprovalTable>) =>
  db
    .insertInto("approval")
    .values({ ...row, company_id: company })
    .execute();

export const insertEvent = (db: Tx, row: New<ApprovalEventTable>) =>
  db
    .insertInto("approval_event")
    .values({ ...row, company_id: company })
    .execute();

/** Keeps what an event made of the approval. */
export const updateApproval = (
  db: Tx,
  id: string,
  change: { readonly status: ApprovalStatus; readonly contentHash: string },
) =>
  sql`update approval set status = ${change.status}, content_hash = ${change.contentHash},
      closed_at = case when ${change.status} = 'PENDING' then null else current_instant() end
    where company_id = current_company() and id = ${id}`.execute(db);

/** A step as lists read it. */
export interface StepColumns extends KeptStep {
  readonly position: number;
  readonly label: string;
  readonly labelEn: string;
  readonly level: ChainStep["level"];
  readonly mode: ChainStep["mode"];
  readonly roles: readonly string[];
  readonly personId: string | null;
  readonly openRoles: readonly string[];
  readonly openPersonIds: readonly string[];
}

/** Brings the kept steps up to date, those only that changed. */
export const saveSteps = (
  db: Tx,
  approval: { readonly id: string; readonly serviceCenterId: string },
  steps: readonly StepColumns[],
) =>
  sql`insert into approval_step as kept (company_id, id, approval_id, service_center_id, position, key, label, label_en,
      level, mode, roles, person_id, status, open_roles, open_person_ids, since_on, due_on)
    select current_company(), gen_random_uuid(), ${approval.id}, ${approval.serviceCenterId}, s.position, s.key, s.label,
      s."labelEn", s.level, s.mode, s.roles, s."personId", s.status, s."openRoles", s."openPersonIds", s."sinceOn", s."dueOn"
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) s(position int, key text, label text, "labelEn" text, level text,
      mode text, roles text[], "personId" uuid, status text, "openRoles" text[], "openPersonIds" uuid[], "sinceOn" date, "dueOn" date)
    on conflict (company_id, approval_id, key) do update set position = excluded.position, status = excluded.status,
      open_roles = excluded.open_roles, open_person_ids = excluded.open_person_ids, since_on = excluded.since_on,
      due_on = excluded.due_on
    where (kept.position, kept.status, kept.open_roles, kept.open_person_ids, kept.since_on, kept.due_on)
      is distinct from (excluded.position, excluded.status, excluded.open_roles, excluded.open_person_ids,
        excluded.since_on, excluded.due_on)`.execute(db);

/** The company's own version of a chain, if it has one. */
export async function findChain(
  db: Tx,
  key: string,
): Promise<{ versionNumber: number; steps: ChainStep[] } | undefined> {
  const { rows } = await sql<{ versionNumber: number; steps: ChainStep[] }>`
    select version_number as "versionNumber", steps from approval_chain
    where company_id = current_company() and key = ${key} order by version_number desc limit 1`.execute(
    db,
  );
  return rows[0];
}

/** Whether a file hangs on the approval, as evidence of a paper. */
export async function isFileOf(db: Tx, approvalId: string, attachmentId: string): Promise<boolean> {
  const { rows } =
    await sql`select from attachment where company_id = current_company() and id = ${attachmentId}
    and record_type = 'Approval' and record_id = ${approvalId} and removed_at is null`.execute(db);
  return rows.length > 0;
}

/** Whether a file proves a decision already. */
export async function isRecorded(db: Tx, attachmentId: string): Promise<boolean> {
  const { rows } = await sql`select from approval_event
    where company_id = current_company() and evidence_id = ${attachmentId}`.execute(db);
  return rows.length > 0;
}

export const updateSummary = (db: Tx, id: string, summary: object) =>
  sql`update approval set summary = ${JSON.stringify(summary)}::jsonb
    where company_id = current_company() and id = ${id}`.execute(db);

interface ChainVersion {
  readonly key: string;
  readonly versionNumber: number;
  readonly steps: ChainStep[];
  readonly adaptedAt: string;
  readonly adaptedById: string | null;
  readonly adaptedByName: string | null;
}

/** The company's own versions of its chains, the newest first. */
export const chainsStatement = () => ({
  compile: () =>
    sql<ChainVersion>`select c.key, c.version_number as "versionNumber", c.steps,
        to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "adaptedAt",
        c.created_by as "adaptedById", p.name as "adaptedByName"
      from approval_chain c left join person p on p.company_id = c.company_id and p.id = c.created_by
      where c.company_id = current_company() order by c.version_number desc`.compile(compiler),
});

export const insertChain = (
  db: Tx,
  row: Omit<New<ApprovalChainTable>, "steps"> & { readonly steps: readonly object[] },
) =>
  db
    .insertInto("approval_chain")
    .values({ ...row, steps: JSON.stringify(row.steps), company_id: company })
    .execute();

export async function findPersonName(db: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from person
    where company_id = current_company() and id = ${id}`.execute(db);
  return rows[0]?.name;
}
