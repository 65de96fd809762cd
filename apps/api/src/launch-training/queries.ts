import type { Day } from "@threshold/domain/calendar/day";
import type { Attendee, TrainingItem } from "@threshold/domain/launch/training";
import type { PaperHead } from "@threshold/domain/launch/record-forms";
import type { Role } from "@threshold/domain/organization/roles";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { statement } from "../db/database.ts";
import type { Tx } from "../db/tenancy.ts";

/** The version of the scheme that a plan follows, and the plan's sessions of it. */
export interface PlanTraining {
  readonly scheme: {
    readonly id: string;
    readonly items: readonly (TrainingItem & { readonly id: string })[];
  } | null;
  readonly sessions: readonly {
    readonly id: string;
    readonly itemId: string;
    readonly heldOn: Day | null;
    readonly version: number;
    readonly photos: number;
    readonly attendeeIds: readonly string[];
  }[];
}

const gather = (planId: string) => sql<{ training: PlanTraining }>`
  select json_build_object(
    'scheme', (select json_build_object('id', n.id, 'items', (select json_agg(json_build_object('id', i.id, 'code', i.code,
        'kind', i.kind, 'department', i.department, 'title', i.title, 'hours', i.hours) order by i.position)
        from training_item i where i.company_id = n.company_id and i.scheme_id = n.id))
      from training_scheme n where n.company_id = current_company()
      order by n.id = (select s.scheme_id from launch_training s where s.company_id = n.company_id and s.plan_id = ${planId} limit 1)
        desc nulls last, n.number desc limit 1),
    'sessions', (select coalesce(json_agg(json_build_object('id', s.id, 'itemId', s.item_id, 'heldOn', s.held_on, 'version', s.version,
        'photos', (select count(*) from attachment a where a.company_id = s.company_id and a.record_id = s.id
          and a.record_type = 'LaunchTraining' and a.removed_at is null),
        'attendeeIds', (select coalesce(json_agg(w.person_id), '[]') from launch_training_attendee w
          where w.company_id = s.company_id and w.training_id = s.id)) order by s.id), '[]')
      from launch_training s where s.company_id = current_company() and s.plan_id = ${planId})) as training`;

export const findTraining = async (db: Tx, planId: string): Promise<PlanTraining> =>
  (await gather(planId).execute(db)).rows[0]!.training;

export const trainingStatement = (planId: string) => statement(gather(planId));

/** The number of the newest version, 0 where there is none; whoever publishes another one waits. */
export async function lockNewestScheme(db: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('training_scheme ' || current_company()::text, 0))`.execute(
    db,
  );
  const { rows } = await sql<{ number: number }>`select coalesce(max(number), 0) as number
    from training_scheme where company_id = current_company()`.execute(db);
  return rows[0]!.number;
}

export async function insertScheme(
  db: Tx,
  scheme: { readonly number: number; readonly note: string | null },
  items: readonly (TrainingItem & { readonly taskCode: string })[],
): Promise<string> {
  const id = uuid();
  const rows = JSON.stringify(items.map((item, at) => ({ ...item, id: uuid(), position: at + 1 })));
  await sql`insert into training_scheme (company_id, id, number, note)
    values (current_company(), ${id}, ${scheme.number}, ${scheme.note})`.execute(db);
  await sql`insert into training_item (company_id, id, scheme_id, position, code, kind, department, title, hours, task_code)
    select current_company(), r.id, ${id}, r.position, r.code, r.kind, r.department, r.title, r.hours, r."taskCode"
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, position int, code text, kind text, department text, title text,
      hours numeric, "taskCode" text)`.execute(db);
  return id;
}

/** Whoever of these people holds roles at the center, its estates or the company, with their roles today. */
export async function listRolesAt(
  db: Tx,
  serviceCenterId: string,
  personIds: readonly string[],
  today: Day,
): Promise<readonly { id: string; name: string; roles: Role[] }[]> {
  const { rows } = await sql<{ id: string; name: string; roles: Role[] }>`
    select p.id, p.name, array(select a.role from role_assignment a where a.company_id = p.company_id and a.person_id = p.id
      and a.from_on <= ${today} and coalesce(a.to_on, 'infinity'::date) >= ${today}
      and (a.place_id = ${serviceCenterId} or a.place_id in (select e.id from estate e where e.company_id = p.company_id
        and e.service_center_id = ${serviceCenterId}))) as roles
    from person p where p.company_id = current_company() and p.id = any(${personIds}::uuid[])`.execute(
    db,
  );
  return rows;
}

/** Who attends, in place of those before. */
export async function replaceAttendees(
  db: Tx,
  session: { readonly id: string; readonly planId: string; readonly serviceCenterId: string },
  attendees: readonly Attendee[],
): Promise<void> {
  const rows = JSON.stringify(attendees.map((one) => ({ ...one, id: uuid() })));
  await sql`delete from launch_training_attendee where company_id = current_company() and training_id = ${session.id}`.execute(
    db,
  );
  await sql`insert into launch_training_attendee (company_id, id, service_center_id, plan_id, training_id, person_id, present, result)
    select current_company(), r.id, ${session.serviceCenterId}, ${session.planId}, ${session.id}, r."personId", r.present, r.result
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, "personId" uuid, present bool, result text)`.execute(
    db,
  );
}

export const deleteTraining = (db: Tx, id: string) =>
  sql`delete from launch_training where company_id = current_company() and id = ${id}`.execute(db);

/** A session as its paper says it. */
export interface TrainingOnPaper {
  readonly item: TrainingItem;
  readonly plannedOn: Day;
  readonly heldOn: Day | null;
  readonly place: string | null;
  readonly trainer: string;
  readonly remark: string | null;
  readonly schemeNumber: number;
  readonly attendees: readonly (Omit<Attendee, "personId"> & {
    readonly name: string;
    readonly roles: readonly Role[];
  })[];
  readonly head: PaperHead;
}

export const trainingOnPaperStatement = (id: string) =>
  statement(sql<{ paper: TrainingOnPaper }>`
    select json_build_object('item', json_build_object('code', i.code, 'kind', i.kind, 'department', i.department, 'title', i.title,
        'hours', i.hours), 'plannedOn', s.planned_on, 'heldOn', s.held_on, 'place', s.place, 'trainer', s.trainer, 'remark', s.remark,
      'schemeNumber', n.number,
      'attendees', (select coalesce(json_agg(json_build_object('name', p.name, 'present', w.present, 'result', w.result,
          'roles', array(select distinct a.role from role_assignment a where a.company_id = p.company_id and a.person_id = p.id
            and a.place_id = s.service_center_id and a.from_on <= current_day() and coalesce(a.to_on, 'infinity'::date) >= current_day()))
          order by p.search_key), '[]')
        from launch_training_attendee w join person p on p.company_id = w.company_id and p.id = w.person_id
        where w.company_id = s.company_id and w.training_id = s.id),
      'head', json_build_object('estate', coalesce(e.name, ''), 'serviceCenter', c.name, 'planName', q.name,
        'launchDate', q.launch_date, 'author', (select w.name from person w where w.company_id = s.company_id and w.id = s.created_by),
        'approvals', '[]'::json)) as paper
    from launch_training s
    join training_item i on i.company_id = s.company_id and i.id = s.item_id
    join training_scheme n on n.company_id = s.company_id and n.id = s.scheme_id
    join launch_plan q on q.company_id = s.company_id and q.id = s.plan_id
    join service_center c on c.company_id = s.company_id and c.id = s.service_center_id
    left join estate e on e.company_id = q.company_id and e.id = q.estate_id
    where s.company_id = current_company() and s.id = ${id}`);
