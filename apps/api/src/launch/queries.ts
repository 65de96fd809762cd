import type { Day } from "@threshold/domain/calendar/day";
import type { Check } from "@threshold/domain/launch/check";
import type { PlanOnPaper } from "@threshold/domain/launch/plan-form";
import type { PlanFacts } from "@threshold/domain/launch/plan-lifecycle";
import type { TaskRecord } from "@threshold/domain/launch/task-lifecycle";
import type { DatedPlan, ScheduledLink, ScheduledTask } from "@threshold/domain/launch/schedule";
import type { FieldsUpdatedOn } from "@threshold/domain/launch/kept-fields";
import type { LaunchTemplate } from "@threshold/domain/launch/template";
import type { Baseline } from "@threshold/domain/launch/what-if";
import type { GeneratedLink, GeneratedTask } from "@threshold/domain/launch/generate";
import { biddingTasks, recordTasks } from "@threshold/domain/launch/record";
import type { PermitStatus, Workstream } from "@threshold/domain/launch/vocabulary";
import type { Role } from "@threshold/domain/organization/roles";
import { type RawBuilder, sql } from "kysely";
import { compiler, statement } from "../db/database.ts";
import { type Lock, read, type TenantContext, type Tx } from "../db/tenancy.ts";
import { together } from "../together.ts";
import { type ObligationRow, obligationsUpserted } from "../obligation/queries.ts";
import { type SettingsAlong, settingsAlong } from "../policy/queries.ts";

/** A tick row as stored, for the rules. */
export interface CheckRow extends Check {
  readonly id: string;
}

/** A task of a gathered plan: what every rule of the launch needs to know of it. */
export interface TaskRow extends ScheduledTask {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly titleEn: string;
  readonly version: number;
  readonly responsibleRole: Role;
  readonly assigneeId: string | null;
  readonly evidenceRequired: boolean;
  readonly approvalRequired: boolean;
  readonly evidenceCount: number;
  readonly exceptionReason: string | null;
  readonly workstream: Workstream;
  readonly checks: readonly CheckRow[];
  readonly earlyStartOn: Day | null;
  readonly earlyFinishOn: Day | null;
  readonly lateStartOn: Day | null;
  readonly lateFinishOn: Day | null;
  readonly totalSlack: number | null;
  readonly freeSlack: number | null;
  readonly critical: boolean;
}

export interface LinkRow extends ScheduledLink {
  readonly hard: boolean;
}

/** A plan with all that its rules decide on, as one value. */
export interface GatheredPlan extends PlanFacts, DatedPlan {
  readonly id: string;
  readonly estateId: string;
  readonly serviceCenterId: string;
  readonly regionId: string;
  readonly estateName: string;
  readonly name: string;
  readonly version: number;
  readonly permits: readonly { name: string; status: PermitStatus; statusOn: Day | null }[];
  readonly canteenRequired: boolean;
  readonly dormRequired: boolean;
  readonly fieldsUpdatedOn: FieldsUpdatedOn;
  readonly templateId: string;
  readonly timeZone: string;
  readonly provisional: boolean;
  readonly settings: SettingsAlong;
  readonly tasks: readonly TaskRow[];
  readonly links: readonly LinkRow[];
  /** The records that were begun, by the code of each task they work on. */
  readonly records: readonly (TaskRecord & { readonly taskCode: string; readonly id: string })[];
}

/** Rows written to a plan wait for each other at the plan. */
export const planLock = (planId: string): Lock =>
  sql`select from launch_plan where company_id = current_company() and id = ${planId} for update`.compile(
    compiler,
  );

export const planOfTaskLock = (taskId: string): Lock =>
  sql`select from launch_plan p where company_id = current_company() and id =
    (select t.plan_id from launch_task t where t.company_id = current_company() and t.id = ${taskId}) for update`.compile(
    compiler,
  );

export const planOfCheckLock = (checkId: string): Lock =>
  sql`select from launch_plan p where company_id = current_company() and id =
    (select c.plan_id from launch_task_check c where c.company_id = current_company() and c.id = ${checkId}) for update`.compile(
    compiler,
  );

/** What its places set that its tasks' obligations go by. */
const settingKeys = [
  "reminder.leadDays",
  "reminder.dueDayTime",
  "showcase.agreementReminderDays",
] as const;

/** What only a decision on a task asks of it: whose files and ticks are gathered, and whether records are looked for. */
interface Asked {
  isAsked(taskId: RawBuilder<unknown>): RawBuilder<unknown>;
  readonly withRecords: RawBuilder<unknown>;
}
const ofAllTasks: Asked = { isAsked: () => sql`true`, withRecords: sql`true` };

const gather = (planId: RawBuilder<unknown>, { isAsked, withRecords }: Asked = ofAllTasks) => sql<{
  plan: GatheredPlan;
}>`
  select json_build_object(
    'id', p.id, 'estateId', p.estate_id, 'serviceCenterId', p.service_center_id, 'regionId', c.region_id, 'name', p.name,
    'estateName', (select e.name from estate e where e.company_id = p.company_id and e.id = p.estate_id), 'version', p.version, 'status', p.status, 'suspendedFrom', p.suspended_from,
    'coordinationMeetingOn', p.coordination_meeting_on, 'entryDate', p.entry_date, 'launchDate', p.launch_date,
    'softFitoutDate', p.soft_fitout_date, 'hallFitoutDate', p.hall_fitout_date,
    'staffingApprovedOn', p.staffing_approved_on, 'fitOutStandard', p.fit_out_standard,
    'enclosureScope', p.enclosure_scope, 'officePlace', p.office_place, 'canteenRequired', p.canteen_required,
    'dormRequired', p.dorm_required, 'fieldsUpdatedOn', p.fields_updated_on, 'templateId', p.template_id,
    'provisional', p.provisional, 'settings', ${settingsAlong(settingKeys, { regionId: sql`c.region_id`, centerId: sql`c.id` })},
    'timeZone', (select x.time_zone from company x where x.company_id = p.company_id),
    'permits', (select coalesce(json_agg(json_build_object('name', x.name, 'status', x.status, 'statusOn', x.status_on) order by x.name), '[]')
      from launch_permit x where x.company_id = p.company_id and x.plan_id = p.id),
    'permitCount', (select count(*) from launch_permit x where x.company_id = p.company_id and x.plan_id = p.id),
    'showFlatCount', (select count(*) from launch_show_flat x where x.company_id = p.company_id and x.plan_id = p.id),
    'tasks', (
      with file as materialized (select a.record_id, count(*) from launch_task t
        join attachment a on a.company_id = t.company_id and a.record_id = t.id and a.removed_at is null
        where t.company_id = p.company_id and t.plan_id = p.id and ${isAsked(sql`t.id`)} group by a.record_id),
      tick as materialized (select k.task_id, json_agg(json_build_object(
          'id', k.id, 'code', k.code, 'kind', k.kind, 'state', k.state, 'value', k.value) order by k.position) as checks
        from launch_task_check k where k.company_id = p.company_id and k.plan_id = p.id and ${isAsked(sql`k.task_id`)} group by k.task_id)
      select coalesce(json_agg(row_to_json(o)), '[]') from (
        select t.id, t.code, t.position, t.title, t.title_en as "titleEn", t.version, t.workstream, t.anchor,
          t.offset_days as "offsetDays", t.offset_of as "offsetOf", t.duration_days as "durationDays",
          t.duration_of as "durationOf", t.status, t.due_override as "dueOverride", t.due_on as "dueOn",
          t.started_on as "startedOn", t.done_on as "doneOn", t.responsible_role as "responsibleRole",
          t.assignee_id as "assigneeId", t.evidence_required as "evidenceRequired",
          t.approval_required as "approvalRequired", t.exception_reason as "exceptionReason", t.critical,
          t.early_start_on as "earlyStartOn", t.early_finish_on as "earlyFinishOn", t.late_start_on as "lateStartOn",
          t.late_finish_on as "lateFinishOn", t.total_slack as "totalSlack", t.free_slack as "freeSlack",
          coalesce(file.count, 0) as "evidenceCount", coalesce(tick.checks, '[]') as checks
        from launch_task t left join file on file.record_id = t.id left join tick on tick.task_id = t.id
        where t.company_id = p.company_id and t.plan_id = p.id order by t.position) o),
    'records', case when ${withRecords} then launch_task_records(p.id) else '[]' end,
    'links', (select coalesce(json_agg(json_build_object('from', f.code, 'to', g.code, 'kind', l.kind, 'lagDays', l.lag_days, 'lagOf', l.lag_of, 'hard', l.hard)), '[]')
      from launch_task_link l
      join launch_task f on f.company_id = l.company_id and f.id = l.from_task_id
      join launch_task g on g.company_id = l.company_id and g.id = l.to_task_id
      where l.company_id = p.company_id and l.plan_id = p.id)) as plan
  from launch_plan p
  join service_center c on c.company_id = p.company_id and c.id = p.service_center_id
  where p.company_id = current_company() and p.id = ${planId}`;

/** The statement that gathers a plan, for a read outside a transaction. */
export const planStatement = (planId: string) => statement(gather(sql`${planId}::uuid`));

/** A plan for a resolver; the plans that a page's resolvers ask for are gathered in one statement, each once. */
export const gatheredPlan = together(async (context: TenantContext, planIds) => {
  const rows = await read(context, statement(gather(sql`any(${planIds}::uuid[])`)));
  return new Map(rows.map(({ plan }) => [plan.id, plan]));
});

const planOfTask = (taskId: string) =>
  sql`(select t.plan_id from launch_task t where t.company_id = current_company() and t.id = ${taskId})`;

export const findPlan = async (db: Tx, planId: string): Promise<GatheredPlan | undefined> =>
  (await gather(sql`${planId}::uuid`).execute(db)).rows[0]?.plan;

/** Tasks that some record works on: the codes that `launch_task_record` may tell. */
export const codesWithRecords: readonly string[] = [
  ...Object.values(recordTasks).flat(),
  ...biddingTasks,
];

/**
 * The plan of a task, with the task's own files, ticks and record: those of other tasks are missing. Looking for records opens a
 * dozen tables, and is spared where the task can have none.
 */
export const findPlanOfTask = async (db: Tx, taskId: string): Promise<GatheredPlan | undefined> => {
  const asked: Asked = {
    isAsked: (id) => sql`${id} = ${taskId}`,
    withRecords: sql`(select t.code = any(${codesWithRecords}) from launch_task t where t.company_id = current_company() and t.id = ${taskId})`,
  };
  return (await gather(planOfTask(taskId), asked).execute(db)).rows[0]?.plan;
};

export const findPlanOfCheck = async (
  db: Tx,
  checkId: string,
): Promise<GatheredPlan | undefined> => {
  const plan = sql`(select k.plan_id from launch_task_check k where k.company_id = current_company() and k.id = ${checkId})`;
  return (await gather(plan).execute(db)).rows[0]?.plan;
};

/** Columns to change of a row, by the table's names; a column not named keeps its value. */
export type Patch = Readonly<Record<string, unknown>>;

const taskColumns = sql.raw(
  [
    "status",
    "started_on",
    "done_on",
    "not_applicable_reason",
    "exception_reason",
    "exception_by",
    "exception_at",
    "remark",
    "assignee_id",
    "responsible_role",
    "offset_days",
    "duration_days",
    "due_on",
    "due_override",
    "due_override_reason",
    "early_start_on",
    "early_finish_on",
    "late_start_on",
    "late_finish_on",
    "total_slack",
    "free_slack",
    "critical",
  ].join(", "),
);
const planColumns = sql.raw(
  [
    "name",
    "status",
    "suspended_from",
    "suspended_reason",
    "coordination_meeting_on",
    "entry_date",
    "launch_date",
    "soft_fitout_date",
    "hall_fitout_date",
    "staffing_approved_on",
    "fit_out_standard",
    "enclosure_scope",
    "office_place",
    "canteen_required",
    "dorm_required",
    "fields_updated_on",
    "launched_on",
    "closed_at",
    "planned_on",
    "feasible",
    "conflict_codes",
    "provisional",
    "light",
    "light_reasons",
    "task_count",
    "done_count",
    "overdue_count",
    "workstreams",
    "critical_task_id",
  ].join(", "),
);

/** Writes what changed of a plan, of its tasks (by task id) and of what is obliged by them in one statement. */
export async function updatePlan(
  db: Tx,
  planId: string,
  plan: Patch,
  tasks: ReadonlyMap<string, Patch>,
  obligations: readonly ObligationRow[],
): Promise<void> {
  const obliged =
    obligations.length === 0 ? sql`` : sql`, obliged as (${obligationsUpserted(obligations)})`;
  const rows = JSON.stringify([...tasks].map(([id, patch]) => ({ id, patch })));
  await sql`
    with changed_tasks as (
      update launch_task t
      set (${taskColumns}) = (select ${taskColumns} from jsonb_populate_record(t, r.patch))
      from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, patch jsonb)
      where t.company_id = current_company() and t.plan_id = ${planId} and t.id = r.id)${obliged}
    update launch_plan p
    set (${planColumns}) = (select ${planColumns} from json_populate_record(p, ${JSON.stringify(plan)}::json))
    where p.company_id = current_company() and p.id = ${planId}`.execute(db);
}

export interface EstateOfPlan {
  readonly estateId: string;
  readonly serviceCenterId: string;
  readonly regionId: string;
  readonly name: string;
  readonly status: string;
}

/** The estate a plan is made for; its row waits for whoever makes another one. */
export async function lockEstate(db: Tx, estateId: string): Promise<EstateOfPlan | undefined> {
  const { rows } = await sql<EstateOfPlan>`
    select e.id as "estateId", e.service_center_id as "serviceCenterId", c.region_id as "regionId", e.name, e.status
    from estate e join service_center c on c.company_id = e.company_id and c.id = e.service_center_id
    where e.company_id = current_company() and e.id = ${estateId} for update of e`.execute(db);
  return rows[0];
}

/** The estate's dates follow its plan, so that lists of estates show them. */
export const updateEstateDates = (db: Tx, estateId: string, entryDate: Day, launchDate: Day) =>
  sql`update estate set entry_date = ${entryDate}, launch_date = ${launchDate}
    where company_id = current_company() and id = ${estateId}
      and (entry_date, launch_date) is distinct from (${entryDate}::date, ${launchDate}::date)`.execute(
    db,
  );

export async function insertPlan(db: Tx, row: Patch): Promise<void> {
  await sql`insert into launch_plan (company_id, id, service_center_id, estate_id, template_id, name,
      coordination_meeting_on, entry_date, launch_date, soft_fitout_date, hall_fitout_date, fit_out_standard,
      enclosure_scope, office_place, canteen_required, dorm_required, fields_updated_on, light, light_reasons)
    select current_company(), r.id, r.service_center_id, r.estate_id, r.template_id, r.name,
      r.coordination_meeting_on, r.entry_date, r.launch_date, r.soft_fitout_date, r.hall_fitout_date, r.fit_out_standard,
      r.enclosure_scope, r.office_place, r.canteen_required, r.dorm_required, r.fields_updated_on, r.light, r.light_reasons
    from json_populate_record(null::launch_plan, ${JSON.stringify(row)}::json) r`.execute(db);
}

/** Replaces the plan's permits; rows of the same name keep their id. */
export async function replacePermits(
  db: Tx,
  plan: { id: string; serviceCenterId: string },
  permits: readonly { id: string; name: string; status: string; statusOn?: string | null }[],
): Promise<void> {
  const rows = JSON.stringify(permits);
  await sql`delete from launch_permit where company_id = current_company() and plan_id = ${plan.id}
    and name <> all (select r.name from jsonb_to_recordset(${rows}::jsonb) as r(name text))`.execute(
    db,
  );
  await sql`insert into launch_permit (company_id, id, service_center_id, plan_id, name, status, status_on)
    select current_company(), r.id, ${plan.serviceCenterId}, ${plan.id}, r.name, r.status, r."statusOn"
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, name text, status text, "statusOn" date)
    on conflict (company_id, plan_id, name) do update set status = excluded.status, status_on = excluded.status_on
    where (launch_permit.status, launch_permit.status_on) is distinct from (excluded.status, excluded.status_on)`.execute(
    db,
  );
}

export async function replaceShowFlats(
  db: Tx,
  plan: { id: string; serviceCenterId: string },
  showFlats: readonly { id: string; location: string; count: number }[],
): Promise<void> {
  await sql`delete from launch_show_flat where company_id = current_company() and plan_id = ${plan.id}`.execute(
    db,
  );
  await sql`insert into launch_show_flat (company_id, id, service_center_id, plan_id, location, count)
    select current_company(), r.id, ${plan.serviceCenterId}, ${plan.id}, r.location, r.count
    from jsonb_to_recordset(${JSON.stringify(showFlats)}::jsonb) as r(id uuid, location text, count int)`.execute(
    db,
  );
}

/** Stores generated tasks with their checks and links; ids are made by the caller. */
export async function insertTasks(
  db: Tx,
  plan: { id: string; serviceCenterId: string },
  tasks: readonly (GeneratedTask & { id: string; checks: readonly { id: string }[] })[],
  links: readonly (GeneratedLink & { id: string })[],
): Promise<void> {
  const rows = JSON.stringify(tasks);
  await sql`insert into launch_task (company_id, id, service_center_id, plan_id, code, position, workstream, title,
      title_en, anchor, offset_days, offset_of, duration_days, duration_of, due_on, responsible_role, evidence_required,
      approval_required, linked_document, rule_id, source, origin, status, not_applicable_reason, generated_late)
    select current_company(), r.id, ${plan.serviceCenterId}, ${plan.id}, r.code, r.position, r.workstream, r.title,
      r."titleEn", r.anchor, r."offsetDays", r."offsetOf", r."durationDays", r."durationOf", r."dueOn", r."responsibleRole",
      r."evidenceRequired", r."approvalRequired", r."linkedDocument", r."ruleId", r.source, r.origin, r.status,
      r."notApplicableReason", r."generatedLate"
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, code text, position int, workstream text, title text,
      "titleEn" text, anchor text, "offsetDays" int, "offsetOf" text, "durationDays" int, "durationOf" text, "dueOn" date,
      "responsibleRole" text, "evidenceRequired" bool, "approvalRequired" bool, "linkedDocument" text, "ruleId" text,
      source text, origin text, status text, "notApplicableReason" text, "generatedLate" bool)`.execute(
    db,
  );
  await sql`insert into launch_task_check (company_id, id, service_center_id, plan_id, task_id, code, position, label, label_en, kind, unit)
    select current_company(), (k.check ->> 'id')::uuid, ${plan.serviceCenterId}, ${plan.id}, r.id, k.check ->> 'code', k.position,
      k.check ->> 'label', k.check ->> 'labelEn', k.check ->> 'kind', k.check ->> 'unit'
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, checks jsonb),
      jsonb_array_elements(r.checks) with ordinality as k("check", position)`.execute(db);
  await insertLinks(db, plan, links);
}

export async function insertLinks(
  db: Tx,
  plan: { id: string; serviceCenterId: string },
  links: readonly (GeneratedLink & { id: string })[],
): Promise<void> {
  await sql`insert into launch_task_link (company_id, id, service_center_id, plan_id, from_task_id, to_task_id, kind, lag_days, lag_of, hard)
    select current_company(), r.id, ${plan.serviceCenterId}, ${plan.id}, f.id, t.id, r.kind, r."lagDays", r."lagOf", r.hard
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as r(id uuid, "from" text, "to" text, kind text, "lagDays" int, "lagOf" text, hard bool)
    join launch_task f on f.company_id = current_company() and f.plan_id = ${plan.id} and f.code = r."from"
    join launch_task t on t.company_id = current_company() and t.plan_id = ${plan.id} and t.code = r."to"`.execute(
    db,
  );
}

export const updateCheck = (db: Tx, id: string, change: { state: string; value: number | null }) =>
  sql`update launch_task_check set state = ${change.state}, value = ${change.value}
    where company_id = current_company() and id = ${id}`.execute(db);

export const insertProgressEntry = (
  db: Tx,
  plan: { id: string; serviceCenterId: string },
  entry: { id: string; area: string; onDay: string; text: string },
) =>
  sql`insert into launch_progress_entry (company_id, id, service_center_id, plan_id, area, on_day, text)
    values (current_company(), ${entry.id}, ${plan.serviceCenterId}, ${plan.id}, ${entry.area}, ${entry.onDay}, ${entry.text})`.execute(
    db,
  );

export const insertBaseline = (
  db: Tx,
  plan: { id: string; serviceCenterId: string },
  baseline: { id: string; name: string; content: unknown },
) =>
  sql`insert into launch_baseline (company_id, id, service_center_id, plan_id, name, content)
    values (current_company(), ${baseline.id}, ${plan.serviceCenterId}, ${plan.id}, ${baseline.name}, ${JSON.stringify(baseline.content)}::jsonb)`.execute(
    db,
  );

/** The roles of a person that reach the plan's center on a day; one held at the estate alone reads no launches. */
export async function findPersonAt(
  db: Tx,
  id: string,
  plan: { serviceCenterId: string; regionId: string },
  today: Day,
) {
  const { rows } = await sql<{ roles: Role[] }>`
    select array(select a.role from role_assignment a where a.company_id = p.company_id and a.person_id = p.id
      and a.from_on <= ${today} and coalesce(a.to_on, 'infinity'::date) >= ${today}
      and (a.place_level = 'COMPANY' or a.place_id in (${plan.serviceCenterId}, ${plan.regionId}))) as roles
    from person p where p.company_id = current_company() and p.id = ${id}`.execute(db);
  return rows[0];
}

/** Who holds a responsible role of the plan's open tasks, or of these, today, or is named for one; without who acts (LCH-R35). */
export async function listResponsible(
  db: Tx,
  plan: { id: string; serviceCenterId: string; regionId: string },
  today: Day,
  taskIds?: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(t.assignee_id, a.person_id) as id
    from launch_task t
    left join role_assignment a on t.assignee_id is null and a.company_id = t.company_id and a.role = t.responsible_role
      and a.from_on <= ${today} and coalesce(a.to_on, 'infinity'::date) >= ${today}
      and (a.place_level = 'COMPANY' or a.place_id in (${plan.serviceCenterId}, ${plan.regionId}))
    where t.company_id = current_company() and t.plan_id = ${plan.id}
      and ${taskIds ? sql`t.id = any(${taskIds}::uuid[])` : sql`t.status not in ('DONE', 'NOT_APPLICABLE')`}
      and coalesce(t.assignee_id, a.person_id) is not null
      and coalesce(t.assignee_id, a.person_id) is distinct from current_person()`.execute(db);
  return rows.map((row) => row.id);
}

/** The records of a plan that people do, decide or follow beside its tasks. */
export async function listDutyRecords(
  db: Tx,
  planId: string,
): Promise<{ type: string; id: string }[]> {
  const { rows } = await sql<{ type: string; id: string }>`
    select record_type as type, id from launch_duty_record
    where company_id = current_company() and plan_id = ${planId}`.execute(db);
  return rows;
}

export interface TemplateRow {
  readonly id: string;
  readonly versionNumber: number;
  readonly name: string;
  readonly status: "DRAFT" | "PUBLISHED" | "RETIRED";
  readonly content: LaunchTemplate;
  readonly version: number;
}

const templateOf = sql`select id, version_number as "versionNumber", name, status, content, version from launch_template
  where company_id = current_company()`;

export async function findPublishedTemplate(db: Tx): Promise<TemplateRow | undefined> {
  const { rows } =
    await sql<TemplateRow>`${templateOf} and status = 'PUBLISHED' order by version_number desc limit 1`.execute(
      db,
    );
  return rows[0];
}

export async function lockTemplate(db: Tx, id: string): Promise<TemplateRow | undefined> {
  const { rows } = await sql<TemplateRow>`${templateOf} and id = ${id} for update`.execute(db);
  return rows[0];
}

export async function findTemplate(db: Tx, id: string): Promise<TemplateRow | undefined> {
  const { rows } = await sql<TemplateRow>`${templateOf} and id = ${id}`.execute(db);
  return rows[0];
}

/** A new version after the highest there is. */
export const insertTemplate = (
  db: Tx,
  template: {
    id: string;
    name: string;
    status: string;
    content: LaunchTemplate;
    publishedAt: string | null;
  },
) =>
  sql`insert into launch_template (company_id, id, version_number, name, status, content, published_at)
    select current_company(), ${template.id}, coalesce(max(version_number), 0) + 1, ${template.name}, ${template.status},
      ${JSON.stringify(template.content)}::jsonb, ${template.publishedAt}
    from launch_template where company_id = current_company()`.execute(db);

export const updateTemplateContent = (db: Tx, id: string, content: LaunchTemplate) =>
  sql`update launch_template set content = ${JSON.stringify(content)}::jsonb where company_id = current_company() and id = ${id}`.execute(
    db,
  );

/** The version in use from now on; the one before retires, plans made from it stay on it. */
export async function publishTemplateRow(db: Tx, id: string, now: string): Promise<void> {
  await sql`update launch_template set status = 'RETIRED' where company_id = current_company() and status = 'PUBLISHED'`.execute(
    db,
  );
  await sql`update launch_template set status = 'PUBLISHED', published_at = ${now} where company_id = current_company() and id = ${id}`.execute(
    db,
  );
}

/** Plans whose schedule is of an earlier day or of none, the oldest first: what a new day begins with. */
export async function listPlansToReplan(
  db: Tx,
  today: Day,
): Promise<{ id: string; plannedOn: Day | null }[]> {
  const { rows } = await sql<{ id: string; plannedOn: Day | null }>`
    select id, planned_on as "plannedOn" from launch_plan where company_id = current_company()
      and status in ('DRAFT', 'ACTIVE', 'READY', 'SUSPENDED') and (planned_on is null or planned_on < ${today})
    order by planned_on nulls first, id`.execute(db);
  return rows;
}

export const baselineStatement = (id: string) =>
  statement(
    sql<{
      content: Baseline;
    }>`select content from launch_baseline where company_id = current_company() and id = ${id}`,
  );

/** A plan as it is printed; empty where the viewer has no such plan. */
export const planOnPaperStatement = (planId: string) =>
  statement(sql<{ plan: PlanOnPaper }>`
  select json_build_object('name', p.name, 'estate', coalesce(e.name, ''), 'serviceCenter', s.name, 'status', p.status,
    'coordinationMeetingOn', p.coordination_meeting_on, 'entryDate', p.entry_date, 'launchDate', p.launch_date,
    'softFitoutDate', p.soft_fitout_date, 'fitOutStandard', p.fit_out_standard, 'enclosureScope', p.enclosure_scope,
    'officePlace', p.office_place,
    'permits', (select coalesce(json_agg(json_build_object('name', x.name, 'status', x.status, 'statusOn', x.status_on) order by x.name), '[]')
      from launch_permit x where x.company_id = p.company_id and x.plan_id = p.id),
    'showFlats', (select coalesce(json_agg(json_build_object('location', x.location, 'count', x.count) order by x.location, x.id), '[]')
      from launch_show_flat x where x.company_id = p.company_id and x.plan_id = p.id),
    'tasks', (select coalesce(json_agg(json_build_object('workstream', t.workstream, 'title', t.title,
        'responsibleRole', t.responsible_role, 'assignee', w.name, 'dueOn', t.due_on, 'status', t.status, 'doneOn', t.done_on,
        'remark', t.remark, 'notApplicableReason', t.not_applicable_reason) order by t.due_on nulls last, t.position), '[]')
      from launch_task t left join person w on w.company_id = t.company_id and w.id = t.assignee_id
      where t.company_id = p.company_id and t.plan_id = p.id)) as plan
  from launch_plan p
  join service_center s on s.company_id = p.company_id and s.id = p.service_center_id
  left join estate e on e.company_id = p.company_id and e.id = p.estate_id
  where p.company_id = current_company() and p.id = ${planId}`);

/** Locks the plans of tasks, always in the same order; answers their ids. */
export async function lockPlansOfTasks(db: Tx, taskIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select p.id from launch_plan p where p.company_id = current_company()
    and p.id in (select t.plan_id from launch_task t where t.company_id = current_company() and t.id = any(${taskIds}::uuid[]))
    order by p.id for update`.execute(db);
  return rows.map((row) => row.id);
}

/** What a bulk edit changes of tasks, by their ids. */
export async function listTaskColumns(db: Tx, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; columns: Readonly<Record<string, unknown>> }>`
    select t.id, jsonb_build_object('assigneeId', t.assignee_id, 'dueOverride', t.due_override,
      'dueOverrideReason', t.due_override_reason, 'status', t.status, 'doneOn', t.done_on,
      'notApplicableReason', t.not_applicable_reason) as columns
    from launch_task t where t.company_id = current_company() and t.id = any(${ids}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, columns }) => [id, columns]));
}
