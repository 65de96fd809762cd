import type { Day } from "@threshold/domain/calendar/day";
import type { ArchiveEntry, ArchivePaper } from "@threshold/domain/takeover/archive";
import type { TakeoverDefect } from "@threshold/domain/takeover/defect";
import type { ItemFacts } from "@threshold/domain/takeover/item";
import type { ConditionRow, PlanRow, TeamMember, Waiver } from "@threshold/domain/takeover/project";
import type { StandardItem } from "@threshold/domain/takeover/standard";
import type { TransferDraft, Transferred } from "@threshold/domain/takeover/transfer";
import type {
  AgreementHead,
  CommentedRecord,
  FilingDocument,
  LegalBasis,
  Remedy,
  TakeoverSeverity,
  TakeoverStatus,
  TrainingTopic,
} from "@threshold/domain/takeover/vocabulary";
import { type Insertable, sql, type Updateable } from "kysely";
import { compiler, statement } from "../db/database.ts";
import { type Lock, read, type TenantContext, type Tx } from "../db/tenancy.ts";
import type {
  OwnershipEntryTable,
  TakeoverAgreementTable,
  TakeoverAreaTable,
  TakeoverCommentTable,
  TakeoverDefectTable,
  TakeoverItemTable,
  TakeoverProjectTable,
  TakeoverStepTable,
  TakeoverTransferTable,
} from "../db/types.ts";
import { settingsAlong, type SettingsAlong } from "../policy/queries.ts";
import { together } from "../together.ts";

const company = sql<string>`current_company()`;
type New<Table> = Omit<Insertable<Table>, "company_id">;

export interface ItemRow extends ItemFacts {
  readonly id: string;
  readonly version: number;
  readonly transferId: string | null;
  /** Who changed it last, and when (ISO 8601). */
  readonly savedBy: string;
  readonly savedAt: string;
}

/** A training as it is kept. */
export interface Training {
  readonly on: Day;
  readonly topics: readonly TrainingTopic[];
  readonly note: string | null;
  readonly names: readonly string[];
}

export interface DefectRow extends TakeoverDefect {
  readonly id: string;
  readonly dueOn: Day | null;
  readonly contractorId: string | null;
}

export interface TransferRow extends TransferDraft {
  readonly id: string;
  readonly number: number;
  readonly status: "PREPARED" | "SIGNED" | "TRANSFERRED" | "CANCELLED";
  readonly agreement: Readonly<Record<AgreementHead, string>>;
  /** Defects that its papers name, whatever became of them since. */
  readonly openDefectIds: readonly string[];
  readonly signedOn: Day | null;
  readonly transferredOn: Day | null;
}

/** A takeover with all that its rules decide on. */
export interface TakeoverRow {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly estateName: string;
  readonly name: string;
  readonly status: TakeoverStatus;
  readonly version: number;
  readonly subCompletionOn: Day | null;
  readonly noticeOn: Day | null;
  readonly deliveryOn: Day | null;
  readonly firstMoveInOn: Day | null;
  readonly timeZone: string;
  readonly province: string | null;
  readonly city: string | null;
  readonly conditions: readonly ConditionRow[];
  readonly waiver: Waiver | null;
  readonly contractClause: boolean | null;
  readonly saleClause: boolean | null;
  readonly conventionClause: boolean | null;
  readonly ownersInformedOn: Day | null;
  readonly leaderId: string | null;
  readonly leaderIsHead: boolean;
  readonly team: readonly TeamMember[];
  readonly trainings: readonly Training[];
  readonly plan: readonly PlanRow[];
  readonly standard: readonly StandardItem[];
  readonly standardNumber: number;
  readonly documentsHandedOn: Day | null;
  readonly siteInspectionOn: Day | null;
  readonly developerStaff: string | null;
  readonly formal: Readonly<Record<string, { readonly on: Day; readonly note: string | null }>>;
  readonly postedOn: Day | null;
  readonly postedUntil: Day | null;
  readonly filedOn: Day | null;
  /** What was filed when it was closed. */
  readonly archived: readonly ArchiveEntry[] | null;
  readonly filedDocuments: readonly FilingDocument[];
  readonly areas: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: "BUILDING" | "ZONE";
    readonly buildingId: string | null;
    readonly transferId: string | null;
  }[];
  readonly items: readonly ItemRow[];
  readonly bases: readonly LegalBasis[];
  readonly defects: readonly DefectRow[];
  readonly transfers: readonly TransferRow[];
  readonly register: readonly { readonly name: string; readonly area: string | null }[];
  /** Sheets of the project that all have signed. */
  readonly signedSheets: readonly string[];
  readonly settings: SettingsAlong;
}

const items = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'code', i.code, 'areaId', i.area_id,
    'name', i.name, 'place', i.place, 'model', i.model, 'quantity', i.quantity, 'counted', i.counted, 'located', i.located,
    'manual', i.manual, 'singleRun', i.single_run, 'linkage', i.linkage, 'verdict', i.verdict, 'isOriginal', i.is_original,
    'handedBy', i.handed_by, 'receivedOn', i.received_on, 'promisedOn', i.promised_on, 'remark', i.remark,
    'transferId', i.transfer_id, 'version', i.version, 'savedBy', coalesce(w.name, ''),
    'savedAt', to_char(i.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by i.kind, i.position), '[]')
  from takeover_item i left join person w on w.company_id = i.company_id and w.id = coalesce(i.updated_by, i.created_by) where i.company_id = p.company_id and i.project_id = p.id and i.kind <> 'BASIS')`;
const bases = sql`(select coalesce(jsonb_agg(i.code), '[]') from takeover_item i
  where i.company_id = p.company_id and i.project_id = p.id and i.kind = 'BASIS' and exists (select from attachment f
    where f.company_id = i.company_id and f.record_type = 'TakeoverItem' and f.record_id = i.id and f.removed_at is null))`;
const areas = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'kind', a.kind, 'buildingId', a.building_id,
    'transferId', a.transfer_id) order by a.position), '[]')
  from takeover_area a where a.company_id = p.company_id and a.project_id = p.id)`;
const defects = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'severity', s.severity,
    'status', s.status, 'areaId', s.area_id, 'itemId', s.item_id, 'agreedOn', s.agreed_on, 'dueOn', s.due_on,
    'contractorId', s.contractor_id) order by s.number), '[]')
  from takeover_standing s where s.company_id = p.company_id and s.estate_id = p.estate_id and s.own_status <> 'VOID'
    and (s.project_id = p.id or s.project_id is null))`;
const transfers = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'mode', x.mode,
    'areaIds', x.area_ids, 'itemIds', x.item_ids, 'asIs', x.as_is, 'status', x.status, 'agreement', x.agreement,
    'openDefectIds', (select coalesce(jsonb_agg(d.id), '[]') from jsonb_array_elements(x.open_defects) o
      join defect d on d.company_id = p.company_id and d.estate_id = p.estate_id and d.number = (o ->> 'number')::int),
    'signedOn', x.signed_on, 'transferredOn', x.transferred_on) order by x.number), '[]')
  from takeover_transfer x where x.company_id = p.company_id and x.project_id = p.id)`;

const projects = (where: ReturnType<typeof sql>) => sql<TakeoverRow>`
  select p.id, p.service_center_id as "serviceCenterId", p.estate_id as "estateId", e.name as "estateName", p.name, p.status, p.version,
    p.sub_completion_on as "subCompletionOn", p.notice_on as "noticeOn", p.delivery_on as "deliveryOn",
    p.first_move_in_on as "firstMoveInOn", k.time_zone as "timeZone", p.province, p.city, p.conditions, p.waiver, p.contract_clause as "contractClause",
    p.sale_clause as "saleClause", p.convention_clause as "conventionClause", p.owners_informed_on as "ownersInformedOn",
    p.leader_id as "leaderId", p.team, p.trainings, p.plan, p.standard, p.standard_number as "standardNumber",
    p.documents_handed_on as "documentsHandedOn", p.site_inspection_on as "siteInspectionOn", p.developer_staff as "developerStaff",
    p.formal, p.posted_on as "postedOn", p.posted_until as "postedUntil", p.filed_on as "filedOn", p.filed_documents as "filedDocuments", p.archived,
    ${areas} as areas, ${items} as items, ${bases} as bases, ${defects} as defects, ${transfers} as transfers,
    (select coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'area', o.area::text)), '[]')
      from ownership_entry o where o.company_id = p.company_id and o.project_id = p.id) as register,
    (select coalesce(jsonb_agg(f.key), '[]') from sign_off f where f.company_id = p.company_id
      and f.record_type = 'TakeoverProject' and f.record_id = p.id and f.status = 'SIGNED') as "signedSheets",
    exists (select from role_assignment r where r.company_id = p.company_id and r.person_id = p.leader_id
      and r.role = 'SERVICE_CENTER_HEAD' and r.place_id = p.service_center_id and r.from_on <= current_day()
      and (r.to_on is null or r.to_on >= current_day())) as "leaderIsHead",
    ${settingsAlong(["takeover.localRules"], { regionId: sql`c.region_id`, centerId: sql`c.id` })} as settings
  from takeover_project p
  join company k on k.company_id = p.company_id
  join service_center c on c.company_id = p.company_id and c.id = p.service_center_id
  join estate e on e.company_id = p.company_id and e.id = p.estate_id
  where p.company_id = current_company() and ${where}`;

/** Whatever moves a takeover waits at it. */
export const takeoverLock = (id: string): Lock =>
  sql`select from takeover_project where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

/** The same inside of a transaction, where defects were locked ahead. */
export const lockTakeover = (db: Tx, id: string) =>
  sql`select from takeover_project where company_id = current_company() and id = ${id} for update`.execute(
    db,
  );

export const findTakeover = async (db: Tx, id: string): Promise<TakeoverRow | undefined> =>
  (await projects(sql`p.id = ${id}`).execute(db)).rows[0];

/** For resolvers, which ask for them record by record. */
export const gatheredTakeover = together(async (context: TenantContext, ids) => {
  const rows = await read(context, statement(projects(sql`p.id = any(${ids}::uuid[])`)));
  return new Map(rows.map((row) => [row.id, row]));
});

/** Papers of takeovers that all have signed, packs and registers that are complete, each with its takeover. */
const papers = (ids: readonly string[]) => sql<ArchivePaper & { projectId: string }>`
  with mine as (select p.*, k.time_zone from takeover_project p join company k on k.company_id = p.company_id
    where p.company_id = current_company() and p.id = any(${ids as string[]}::uuid[])),
  record as (
    select 1 as at, p.id as project_id, null::text as kind, null::int as number, 'TakeoverProject' as type, p.id from mine p
    union all select 2, a.project_id, 'AGREEMENT', a.number, 'TakeoverAgreement', a.id from takeover_agreement a
      join mine p on p.company_id = a.company_id and p.id = a.project_id
    union all select 3, t.project_id, 'PAPERS', t.number, 'TakeoverTransfer', t.id from takeover_transfer t
      join mine p on p.company_id = t.company_id and p.id = t.project_id where t.status <> 'CANCELLED')
  select "projectId", kind, number, "on", sha256 from (
    select r.at, r.project_id as "projectId", coalesce(r.kind, f.key) as kind, r.number, f.content_hash as sha256,
      (select max(g.signed_at at time zone p.time_zone)::date from sign_off_slot l join signature g on g.company_id = l.company_id
        and g.slot_id = l.id and g.voided_at is null where l.company_id = f.company_id and l.sign_off_id = f.id) as "on"
    from record r join mine p on p.id = r.project_id
    join sign_off f on f.company_id = p.company_id and f.record_type = r.type and f.record_id = r.id and f.status = 'SIGNED'
    union all select 4, k.project_id, 'PACK', t.number, k.digest, t.transferred_on from takeover_pack k
      join mine p on p.company_id = k.company_id and p.id = k.project_id
      join takeover_transfer t on t.company_id = k.company_id and t.id = k.id
    union all select 5, p.id, 'REGISTER', null, null, s.done_on from mine p
      join takeover_step s on s.company_id = p.company_id and s.project_id = p.id and s.step = 'completeOwnershipRegister') x
  order by at, number, kind desc`;

export const listPapers = async (db: Tx, projectId: string) =>
  (await papers([projectId]).execute(db)).rows;

/** For resolvers. */
export const gatheredPapers = together(async (context: TenantContext, ids) =>
  Map.groupBy(await read(context, statement(papers(ids))), ({ projectId }) => projectId),
);

export const insertTakeover = (db: Tx, row: New<TakeoverProjectTable>) =>
  db
    .insertInto("takeover_project")
    .values({ ...row, company_id: company })
    .execute();

export const updateTakeoverRow = (db: Tx, id: string, columns: Updateable<TakeoverProjectTable>) =>
  db
    .updateTable("takeover_project")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

export const insertAreas = (db: Tx, rows: readonly New<TakeoverAreaTable>[]) =>
  db
    .insertInto("takeover_area")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .execute();

export const insertItems = (db: Tx, rows: readonly New<TakeoverItemTable>[]) =>
  db
    .insertInto("takeover_item")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .execute();

export const updateItem = (db: Tx, id: string, columns: Updateable<TakeoverItemTable>) =>
  db
    .updateTable("takeover_item")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** Which takeover an item is of, and how that stands, for its files. */
export const findItem = async (db: Tx, id: string) =>
  (
    await sql<{ projectId: string; kind: string }>`
      select project_id as "projectId", kind from takeover_item where company_id = current_company() and id = ${id}`.execute(
      db,
    )
  ).rows[0];

/** Lines that may be things of custody and are none yet, in their order. */
export const listUnlisted = async (db: Tx, projectId: string) =>
  (
    await sql<
      Pick<
        ItemFacts,
        "kind" | "name" | "place" | "quantity" | "counted" | "verdict" | "isOriginal" | "promisedOn"
      > & { readonly id: string; readonly area: string | null; readonly buildingId: string | null }
    >`select i.id, i.kind, i.name, i.place, i.quantity, i.counted, i.verdict, i.is_original as "isOriginal", i.promised_on as "promisedOn",
        a.name as area, a.building_id as "buildingId"
      from takeover_item i left join takeover_area a on a.company_id = i.company_id and a.id = i.area_id
      where i.company_id = current_company() and i.project_id = ${projectId} and i.custody_item_id is null
        and i.kind in ('DOCUMENT', 'KEY', 'TOOL', 'ROOM_FACILITY') order by i.kind, i.position limit 500`.execute(
      db,
    )
  ).rows;

/** Lines, each by the thing of custody that it became. */
export const pointAtThings = (db: Tx, things: Readonly<Record<string, string>>) =>
  sql`update takeover_item i set custody_item_id = r.value::uuid from jsonb_each_text(${JSON.stringify(things)}::jsonb) r
    where i.company_id = current_company() and i.id = r.key::uuid`.execute(db);

export const insertStep = (db: Tx, row: New<TakeoverStepTable>) =>
  db
    .insertInto("takeover_step")
    .values({ ...row, company_id: company })
    .execute();

/** What the takeover says of a defect beside the engine; there is one row of each. */
export const saveDefect = (
  db: Tx,
  row: { readonly id: string; readonly serviceCenterId: string; readonly projectId: string },
  columns: Updateable<TakeoverDefectTable> = {},
) =>
  db
    .insertInto("takeover_defect")
    .values({
      company_id: company,
      id: row.id,
      service_center_id: row.serviceCenterId,
      project_id: row.projectId,
      updated_by: null,
      ...columns,
    } as Insertable<TakeoverDefectTable>)
    .onConflict((conflict) =>
      Object.keys(columns).length === 0
        ? conflict.columns(["company_id", "id"]).doNothing()
        : conflict.columns(["company_id", "id"]).doUpdateSet(columns),
    )
    .execute();

export const insertAgreement = (db: Tx, row: New<TakeoverAgreementTable>) =>
  db
    .insertInto("takeover_agreement")
    .values({ ...row, company_id: company })
    .execute();

export const updateAgreement = (db: Tx, id: string, columns: Updateable<TakeoverAgreementTable>) =>
  db
    .updateTable("takeover_agreement")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

export interface AgreementRow {
  readonly id: string;
  readonly projectId: string;
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly number: number;
  readonly severity: TakeoverSeverity;
  readonly defects: readonly {
    readonly id: string;
    readonly number: number;
    readonly text: string;
    readonly remedy: Remedy;
    readonly dueOn: Day;
    readonly contractorPersonId: string | null;
  }[];
}

export const findAgreement = async (db: Tx, id: string): Promise<AgreementRow | undefined> =>
  (
    await sql<AgreementRow>`
      select a.id, a.project_id as "projectId", a.service_center_id as "serviceCenterId", p.estate_id as "estateId", a.number, a.severity,
        (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number, 'text', d.text, 'remedy', t.remedy,
            'dueOn', t.agreed_due_on, 'contractorPersonId', c.person_id) order by d.number), '[]')
          from takeover_defect t join defect d on d.company_id = t.company_id and d.id = t.id
          where t.company_id = a.company_id and t.agreement_id = a.id) as defects
      from takeover_agreement a
      join takeover_project p on p.company_id = a.company_id and p.id = a.project_id
      join contractor c on c.company_id = a.company_id and c.id = a.contractor_id
      where a.company_id = current_company() and a.id = ${id}`.execute(db)
  ).rows[0];

/** The next number of a takeover's papers; whoever takes one after waits at the takeover. */
export const nextPaper = async (
  db: Tx,
  table: "takeover_agreement" | "takeover_transfer",
  projectId: string,
): Promise<number> =>
  (
    await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from ${sql.table(table)}
      where company_id = current_company() and project_id = ${projectId}`.execute(db)
  ).rows[0]!.next;

export const insertTransfer = (db: Tx, row: New<TakeoverTransferTable>) =>
  db
    .insertInto("takeover_transfer")
    .values({ ...row, company_id: company })
    .execute();

export const updateTransfer = (db: Tx, id: string, columns: Updateable<TakeoverTransferTable>) =>
  db
    .updateTable("takeover_transfer")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

export const findProjectOf = async (
  db: Tx,
  table: "takeover_transfer" | "ownership_entry" | "takeover_defect",
  id: string,
): Promise<string | undefined> =>
  (
    await sql<{ projectId: string }>`select project_id as "projectId" from ${sql.table(table)}
      where company_id = current_company() and id = ${id}`.execute(db)
  ).rows[0]?.projectId;

/** The right passes: areas, or things by themselves, point at their transfer. */
export const pointAtTransfer = async (
  db: Tx,
  table: "takeover_area" | "takeover_item",
  ids: readonly string[],
  transferId: string,
) =>
  sql`update ${sql.table(table)} set transfer_id = ${transferId}
    where company_id = current_company() and id = any(${ids}::uuid[]) and transfer_id is null`.execute(
    db,
  );

/** What was transferred in an estate; a transfer under way is waited for (TKO-R14). */
export const listTransferred = async (db: Tx, estateId: string): Promise<Transferred[]> =>
  (
    await sql<{
      takeovers: Transferred[];
    }>`select transferred_in(${estateId}) as takeovers`.execute(db)
  ).rows[0]!.takeovers;

export const saveEntry = (db: Tx, row: New<OwnershipEntryTable>) => {
  const { id: _, ...columns } = row;
  return db
    .insertInto("ownership_entry")
    .values({ ...row, company_id: company })
    .onConflict((conflict) => conflict.columns(["company_id", "id"]).doUpdateSet(columns))
    .execute();
};

export const findEntry = async (db: Tx, id: string) =>
  (
    await sql<{ projectId: string; version: number; position: number }>`
      select project_id as "projectId", version, position from ownership_entry
      where company_id = current_company() and id = ${id}`.execute(db)
  ).rows[0];

/** What a record of a takeover is called; undefined where it is none of it. */
export const findAbout = async (
  db: Tx,
  projectId: string,
  { type, id }: { readonly type: Exclude<CommentedRecord, "TakeoverProject">; readonly id: string },
): Promise<string | undefined> => {
  const tables = {
    TakeoverItem: sql`select name from takeover_item`,
    TakeoverDefect: sql`select '#' || d.number from defect d join takeover_defect r using (company_id, id)`,
    TakeoverAgreement: sql`select number::text from takeover_agreement`,
    TakeoverTransfer: sql`select number::text from takeover_transfer`,
    OwnershipEntry: sql`select name from ownership_entry`,
  };
  const { rows } = await sql<{ about: string }>`select x.about from (${tables[type]}
    where company_id = current_company() and project_id = ${projectId} and id = ${id}) x(about)`.execute(
    db,
  );
  return rows[0]?.about;
};

export const insertComment = (db: Tx, row: New<TakeoverCommentTable>) =>
  db
    .insertInto("takeover_comment")
    .values({ ...row, company_id: company })
    .execute();

export const deleteEntry = (db: Tx, id: string) =>
  db.deleteFrom("ownership_entry").where("company_id", "=", company).where("id", "=", id).execute();

/** TKO-R20: overdue, and not pushed for a week. */
export interface ToUrge {
  readonly id: string;
  readonly projectId: string;
  readonly urges: number;
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly estateName: string;
  readonly number: number;
  readonly text: string;
  readonly dueOn: Day;
}

export const listToUrge = async (db: Tx): Promise<ToUrge[]> =>
  (
    await sql<ToUrge>`
      select d.id, t.project_id as "projectId", t.urges, d.service_center_id as "serviceCenterId", d.estate_id as "estateId",
        e.name as "estateName", d.number, d.text, t.agreed_due_on as "dueOn"
      from takeover_defect t
      join defect d on d.company_id = t.company_id and d.id = t.id
      join estate e on e.company_id = d.company_id and e.id = d.estate_id
      where t.company_id = current_company() and t.agreed_due_on < current_day()
        and d.status in ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED')
        and (t.urge_opened_on is null or t.urge_opened_on <= current_day() - 7)
      order by t.agreed_due_on limit 500 for update of t skip locked`.execute(db)
  ).rows;
