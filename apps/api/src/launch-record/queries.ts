import type { Day } from "@threshold/domain/calendar/day";
import type { Logistics, LogisticsKind } from "@threshold/domain/launch/logistics";
import type {
  MaterialCategory,
  MaterialLine,
  MaterialStatus,
  ProcurementStatus,
} from "@threshold/domain/launch/materials";
import type { Print, PrintedDocument } from "@threshold/domain/launch/printing";
import type { Recruitment, RecruitmentPost } from "@threshold/domain/launch/recruitment";
import type { Scheme } from "@threshold/domain/launch/scheme";
import type { Staffing, StaffingRevision } from "@threshold/domain/launch/staffing";
import type { PaperHead } from "@threshold/domain/launch/record-forms";
import type { Uniforms } from "@threshold/domain/launch/uniform";
import { type RawBuilder, sql } from "kysely";
import { v7 as uuid } from "uuid";
import { statement } from "../db/database.ts";
import type { Tx } from "../db/tenancy.ts";

/** What every kept record tells of itself. */
export interface Kept {
  readonly id: string;
  readonly version: number;
  readonly createdBy: string | null;
}

export interface KeptLine extends MaterialLine {
  readonly id: string;
  readonly status: ProcurementStatus;
  readonly progressOn: Day | null;
}

/** The records of one plan with all that their rules decide on, as one value. */
export interface PlanRecords {
  readonly scheme: (Scheme & Kept) | null;
  readonly agreement: (Kept & { readonly signedOn: Day | null; readonly files: number }) | null;
  readonly staffing:
    | (Staffing & Kept & { readonly approvedOn: Day | null; readonly number: number })
    | null;
  /** The revision of the staffing plan that is not approved yet. */
  readonly revision: (StaffingRevision & Kept) | null;
  /** The revision that the staffing plan became with its latest approval; null for its first version. */
  readonly revisionInForce: string | null;
  readonly recruitment: readonly (Recruitment & Kept & { readonly post: RecruitmentPost })[];
  readonly uniforms: (Uniforms & Kept & { readonly arrivedOn: Day | null }) | null;
  readonly materials:
    | (Kept & {
        readonly status: MaterialStatus;
        readonly submittedOn: Day | null;
        readonly noNeed: readonly MaterialCategory[];
        readonly lines: readonly KeptLine[];
      })
    | null;
  readonly logistics: readonly (Logistics & Kept & { readonly kind: LogisticsKind })[];
  readonly prints: readonly (Print & Kept & { readonly document: PrintedDocument })[];
}

type Sql = RawBuilder<unknown>;
const kept = sql.raw(`'id', r.id, 'version', r.version, 'createdBy', r.created_by`);

/** One row of a table that a plan has at most one of, as an object; null where it has none. */
const single = (table: string, fields: string) =>
  sql`(select json_build_object(${kept}, ${sql.raw(fields)}) from ${sql.table(table)} r
    where r.company_id = p.company_id and r.plan_id = p.id)`;
const several = (table: string, fields: string) =>
  sql`(select coalesce(json_agg(json_build_object(${kept}, ${sql.raw(fields)}) order by r.id), '[]') from ${sql.table(table)} r
    where r.company_id = p.company_id and r.plan_id = p.id)`;

const gather = (planId: Sql) => sql<{ records: PlanRecords }>`
  select json_build_object(
    'scheme', ${single("sales_support_scheme", `'status', r.status, 'developerNeeds', r.developer_needs, 'services', r.services, 'headcount', r.headcount, 'approvedOn', r.approved_on`)},
    'agreement', ${single(
      "pre_intervention_agreement",
      `'signedOn', r.signed_on, 'files', (select count(*) from attachment a where a.company_id = r.company_id
        and a.record_id = r.id and a.record_type = 'PreInterventionAgreement' and a.removed_at is null)`,
    )},
    'staffing', ${single("staffing_plan", `'status', r.status, 'lines', r.lines, 'approvedOn', r.approved_on, 'number', r.number`)},
    'revision', (select json_build_object(${kept}, 'status', r.status, 'lines', r.lines, 'number', r.number, 'reason', r.reason)
      from staffing_revision r where r.company_id = p.company_id and r.plan_id = p.id and r.status <> 'APPROVED'),
    'revisionInForce', (select r.id from staffing_revision r where r.company_id = p.company_id and r.plan_id = p.id
      and r.status = 'APPROVED' order by r.number desc limit 1),
    'recruitment', ${several("recruitment_item", `'post', r.post, 'mode', r.mode, 'needed', r.needed, 'hired', r.hired, 'remark', r.remark`)},
    'uniforms', ${single("uniform_order", `'status', r.status, 'sizes', r.sizes, 'supplier', r.supplier, 'orderedOn', r.ordered_on, 'arrivedOn', r.arrived_on`)},
    'materials', ${single(
      "material_request",
      `'status', r.status, 'submittedOn', r.submitted_on, 'noNeed', r.no_need, 'lines', (select coalesce(json_agg(json_build_object('id', l.id, 'category', l.category,
        'item', l.item, 'quantity', l.quantity, 'unit', l.unit, 'estimatedPrice', l.estimated_price, 'neededOn', l.needed_on, 'status', l.status,
        'progressOn', l.progress_on) order by l.position), '[]')
        from material_line l where l.company_id = r.company_id and l.request_id = r.id)`,
    )},
    'logistics', ${several("logistics_item", `'kind', r.kind, 'address', r.address, 'distanceKm', r.distance_km, 'counterparty', r.counterparty, 'finishedOn', r.finished_on, 'remark', r.remark`)},
    'prints', ${several("print_handover", `'document', r.document, 'finalizedOn', r.finalized_on, 'approvedOn', r.approved_on, 'printAppliedOn', r.print_applied_on, 'printedOn', r.printed_on, 'handedOn', r.handed_on, 'copies', r.copies, 'receiver', r.receiver`)}
  ) as records
  from launch_plan p where p.company_id = current_company() and p.id = ${planId}`;

/** A record's plan with all of its records, and who wrote and decided on this one: what its paper says. */
export interface RecordOnPaper {
  readonly planId: string;
  readonly records: PlanRecords;
  readonly head: PaperHead;
}

export const recordOnPaperStatement = (table: RecordTable, id: string) =>
  statement(sql<{ paper: RecordOnPaper }>`
    select json_build_object('planId', q.id, 'records', g.records, 'head', json_build_object('estate', coalesce(e.name, ''),
      'serviceCenter', c.name, 'planName', q.name, 'launchDate', q.launch_date,
      'author', (select w.name from person w where w.company_id = r.company_id and w.id = r.created_by),
      'approvals', (select coalesce(json_agg(json_build_object('label', s.label, 'name', coalesce(w.name, v.outsider_name, ''),
          'on', coalesce(v.decided_on, (v.at at time zone k.time_zone)::date)) order by s.position, v.position), '[]')
        from approval a
        join approval_step s on s.company_id = a.company_id and s.approval_id = a.id and s.status = 'APPROVED'
        join approval_event v on v.company_id = a.company_id and v.approval_id = a.id and v.kind = 'APPROVED' and v.step_key = s.key
        left join person w on w.company_id = v.company_id and w.id = v.person_id
        where a.company_id = r.company_id and a.record_id = r.id
          and a.round = (select max(b.round) from approval b where b.company_id = a.company_id and b.record_id = a.record_id)))) as paper
    from ${sql.table(table)} r
    join company k on k.company_id = r.company_id
    join launch_plan q on q.company_id = r.company_id and q.id = r.plan_id
    join service_center c on c.company_id = r.company_id and c.id = r.service_center_id
    left join estate e on e.company_id = q.company_id and e.id = q.estate_id
    cross join lateral (${gather(sql`q.id`)}) g
    where r.company_id = current_company() and r.id = ${id}`);

export const recordsStatement = (planId: string) => statement(gather(sql`${planId}::uuid`));

export const findRecords = async (db: Tx, planId: string): Promise<PlanRecords | undefined> =>
  (await gather(sql`${planId}::uuid`).execute(db)).rows[0]?.records;

/** Tables of records of which a plan has one, or one of each kind. */
export type RecordTable =
  | "sales_support_scheme"
  | "pre_intervention_agreement"
  | "staffing_plan"
  | "recruitment_item"
  | "staffing_revision"
  | "uniform_order"
  | "material_request"
  | "logistics_item"
  | "print_handover"
  | "launch_training"
  | "initial_cleaning_plan"
  | "cleaning_utilities"
  | "launch_day_plan"
  | "launch_drill"
  | "sales_area_handover"
  | "sales_area_letter";

type Columns = Readonly<Record<string, unknown>>;
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns under the table's names, out of what the rules answer. */
function named(columns: Columns) {
  const entries = Object.entries(columns).map(([name, value]) => [snake(name), value]);
  const names = entries.map(([name]) => sql.ref(name as string));
  return { names: sql.join(names), row: JSON.stringify(Object.fromEntries(entries)) };
}

/** Begins a record of a plan; answers its id. */
export async function insertRecord(
  db: Tx,
  table: RecordTable,
  plan: { readonly id: string; readonly serviceCenterId: string },
  columns: Columns,
): Promise<string> {
  const id = uuid();
  const all = named({ ...columns, id, serviceCenterId: plan.serviceCenterId, planId: plan.id });
  await sql`insert into ${sql.table(table)} (company_id, ${all.names})
    select current_company(), ${all.names} from jsonb_populate_record(null::${sql.table(table)}, ${all.row}::jsonb)`.execute(
    db,
  );
  return id;
}

/** Changes a record; a column not named keeps its value. */
export async function updateRecord(
  db: Tx,
  table: RecordTable,
  id: string,
  columns: Columns,
): Promise<void> {
  const { names, row } = named(columns);
  await sql`update ${sql.table(table)} t set (${names}) = (select ${names} from jsonb_populate_record(t, ${row}::jsonb))
    where t.company_id = current_company() and t.id = ${id}`.execute(db);
}

/** The lines of a draft, in their order, in place of those before. */
export async function replaceMaterialLines(
  db: Tx,
  plan: { readonly id: string; readonly serviceCenterId: string },
  requestId: string,
  lines: readonly MaterialLine[],
): Promise<void> {
  const rows = JSON.stringify(
    lines.map((line, index) => ({ ...line, id: uuid(), position: index + 1 })),
  );
  await sql`delete from material_line where company_id = current_company() and request_id = ${requestId}`.execute(
    db,
  );
  await sql`insert into material_line (company_id, id, service_center_id, plan_id, request_id, position, category, item, quantity, unit, estimated_price, needed_on)
    select current_company(), r.id, ${plan.serviceCenterId}, ${plan.id}, ${requestId}, r.position, r.category, r.item, r.quantity, r.unit, r."estimatedPrice", r."neededOn"
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, position int, category text, item text, quantity numeric, unit text, "estimatedPrice" numeric, "neededOn" date)`.execute(
    db,
  );
}

/** Logs how far lines are, and keeps it with each. */
export async function saveProgress(
  db: Tx,
  plan: { readonly id: string; readonly serviceCenterId: string },
  entries: readonly {
    readonly lineId: string;
    readonly status: ProcurementStatus;
    readonly progressOn: Day;
    readonly remark: string | null;
  }[],
): Promise<void> {
  const rows = JSON.stringify(entries.map((entry) => ({ ...entry, id: uuid() })));
  const entry = sql`jsonb_to_recordset(${rows}::jsonb) as r(id uuid, "lineId" uuid, status text, "progressOn" date, remark text)`;
  await sql`insert into material_progress (company_id, id, service_center_id, plan_id, line_id, status, on_day, remark)
    select current_company(), r.id, ${plan.serviceCenterId}, ${plan.id}, r."lineId", r.status, r."progressOn", r.remark from ${entry}`.execute(
    db,
  );
  await sql`update material_line l set status = r.status, progress_on = r."progressOn" from ${entry}
    where l.company_id = current_company() and l.plan_id = ${plan.id} and l.id = r."lineId"`.execute(
    db,
  );
}

const planOf = (table: RecordTable, id: string) =>
  sql<{ planId: string }>`select r.plan_id as "planId" from ${sql.table(table)} r
    where r.company_id = current_company() and r.id = ${id}`;

/** Locks the plan that a record belongs to: all that its rules decide on waits for each other there. */
export async function lockPlanOf(
  db: Tx,
  table: RecordTable,
  id: string,
): Promise<string | undefined> {
  const planId = (await planOf(table, id).execute(db)).rows[0]?.planId;
  if (planId !== undefined)
    await sql`select from launch_plan where company_id = current_company() and id = ${planId} for update`.execute(
      db,
    );
  return planId;
}

/** Gives a draft of a revision up. */
export const deleteRevision = (db: Tx, id: string) =>
  sql`delete from staffing_revision where company_id = current_company() and id = ${id}`.execute(
    db,
  );

/** What is bought for a launch: what the need follows from, and the day that procurement is obliged to now. */
interface Buying {
  readonly planId: string;
  readonly serviceCenterId: string;
  readonly launchDate: Day;
  readonly lines: readonly Pick<KeptLine, "item" | "neededOn" | "status">[];
  readonly dueOn: Day | null;
}

/** Approved materials plans of which something is missing. */
export async function listBuying(db: Tx): Promise<Buying[]> {
  const { rows } = await sql<Buying>`
    select r.plan_id as "planId", r.service_center_id as "serviceCenterId", p.launch_date as "launchDate", o.due_on as "dueOn",
      (select json_agg(json_build_object('item', l.item, 'neededOn', l.needed_on, 'status', l.status) order by l.position)
        from material_line l where l.company_id = r.company_id and l.request_id = r.id) as lines
    from material_request r join launch_plan p on p.company_id = r.company_id and p.id = r.plan_id
    left join obligation o on o.company_id = r.company_id and o.record_type = 'MaterialRequest' and o.record_id = r.id
      and o.kind = 'PROCURE_MATERIALS' and o.status in ('OPEN', 'PAUSED')
    where r.company_id = current_company() and r.status = 'APPROVED' and exists (select from material_line l
      where l.company_id = r.company_id and l.request_id = r.id and l.status <> 'ARRIVED')`.execute(
    db,
  );
  return rows;
}
