import type { Day } from "@threshold/domain/calendar/day";
import type {
  AreaMove,
  CleaningArea,
  CleaningUtilities,
  InitialCleaning,
  TimeNode,
} from "@threshold/domain/launch/initial-cleaning";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { statement } from "../db/database.ts";
import type { Tx } from "../db/tenancy.ts";
import type { GatheredPlan } from "../launch/queries.ts";
import type { Kept } from "../launch-record/queries.ts";

export interface KeptArea extends CleaningArea, TimeNode, AreaMove {
  readonly id: string;
}

/** The cleaning of one plan with all that its rules decide on, as one value. */
export interface PlanCleaning {
  readonly plan:
    | (Omit<InitialCleaning, "timeNodes"> &
        Kept & {
          readonly approvedOn: Day | null;
          readonly dailyVendor: string | null;
          readonly dailyEntryOn: Day | null;
          readonly supervisor: string | null;
          readonly areas: readonly KeptArea[];
        })
    | null;
  readonly utilities: (CleaningUtilities & Kept) | null;
}

const gather = (planId: string) => sql<{ cleaning: PlanCleaning }>`
  select json_build_object(
    'plan', (select json_build_object('id', r.id, 'version', r.version, 'createdBy', r.created_by, 'status', r.status,
        'vendor', r.vendor, 'timeAndStandard', r.time_and_standard, 'zones', r.zones, 'people', r.people,
        'protection', r.protection, 'process', r.process, 'supplies', r.supplies, 'emergency', r.emergency,
        'supervisorId', r.supervisor_id, 'approvedOn', r.approved_on, 'dailyVendor', r.daily_vendor, 'dailyEntryOn', r.daily_entry_on,
        'supervisor', (select w.name from person w where w.company_id = r.company_id and w.id = r.supervisor_id),
        'areas', (select coalesce(json_agg(json_build_object('id', a.id, 'area', a.area, 'from', a.from_on, 'to', a.to_on,
            'startedOn', a.started_on, 'finishedOn', a.finished_on, 'dailySince', a.daily_since,
            'approvedFrom', a.approved_from_on, 'approvedTo', a.approved_to_on, 'movedReason', a.moved_reason) order by a.position), '[]')
          from cleaning_area a where a.company_id = r.company_id and a.cleaning_id = r.id))
      from initial_cleaning_plan r where r.company_id = p.company_id and r.plan_id = p.id),
    'utilities', (select json_build_object('id', r.id, 'version', r.version, 'createdBy', r.created_by, 'waterPower', r.water_power,
        'agreedOn', r.agreed_on, 'pumps', r.pumps, 'hoses', r.hoses, 'wires', r.wires, 'sockets', r.sockets, 'finishedOn', r.finished_on)
      from cleaning_utilities r where r.company_id = p.company_id and r.plan_id = p.id)) as cleaning
  from launch_plan p where p.company_id = current_company() and p.id = ${planId}::uuid`;

/** What a contractor's link shows of the one plan that it is about: the row itself, and nothing beside its areas. */
export const openCleaningStatement = (id: string) =>
  statement(sql<OpenCleaning>`
    select r.version, r.status, r.supervisor_id as "supervisorId", r.returned_reason as "returnedReason",
      json_build_object('vendor', r.vendor, 'timeAndStandard', r.time_and_standard, 'zones', r.zones, 'people', r.people,
        'protection', r.protection, 'process', r.process, 'supplies', r.supplies, 'emergency', r.emergency,
        'timeNodes', (select coalesce(json_agg(json_build_object('area', a.area, 'from', a.from_on, 'to', a.to_on) order by a.position), '[]')
          from cleaning_area a where a.company_id = r.company_id and a.cleaning_id = r.id)) as values
    from initial_cleaning_plan r where r.company_id = current_company() and r.id = ${id}::uuid`);

interface OpenCleaning extends Pick<InitialCleaning, "status" | "supervisorId"> {
  readonly version: number;
  readonly returnedReason: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

export const cleaningStatement = (planId: string) => statement(gather(planId));

export const findCleaning = async (db: Tx, planId: string): Promise<PlanCleaning | undefined> =>
  (await gather(planId).execute(db)).rows[0]?.cleaning;

/** The plan that an initial-cleaning plan, or an entry about one of its areas, belongs to. */
export async function findPlanOfCleaning(
  db: Tx,
  table: "initial_cleaning_plan" | "cleaning_supervision" | "cleaning_area",
  id: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ planId: string }>`
    select r.plan_id as "planId" from ${sql.table(table)} r where r.company_id = current_company() and r.id = ${id}`.execute(
    db,
  );
  return rows[0]?.planId;
}

/** The areas of a draft, in their order, in place of those before. */
export async function replaceAreas(
  db: Tx,
  plan: GatheredPlan,
  cleaningId: string,
  nodes: readonly TimeNode[],
): Promise<void> {
  const rows = JSON.stringify(nodes.map((node, at) => ({ ...node, id: uuid(), position: at + 1 })));
  await sql`delete from cleaning_area where company_id = current_company() and cleaning_id = ${cleaningId}`.execute(
    db,
  );
  await sql`insert into cleaning_area (company_id, id, service_center_id, plan_id, cleaning_id, position, area, from_on, to_on)
    select current_company(), r.id, ${plan.serviceCenterId}, ${plan.id}, ${cleaningId}, r.position, r.area, r."from", r."to"
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, position int, area text, "from" date, "to" date)`.execute(
    db,
  );
}

/** Keeps what the supervisor saw, and how far the area is with it; answers the entry's id. */
export async function insertSupervision(
  db: Tx,
  plan: GatheredPlan,
  areaId: string,
  entry: { readonly onDay: Day; readonly text: string; readonly finished: boolean },
  area: { readonly startedOn: Day; readonly finishedOn: Day | null },
): Promise<string> {
  const id = uuid();
  await sql`insert into cleaning_supervision (company_id, id, service_center_id, plan_id, area_id, on_day, text, finished)
    values (current_company(), ${id}, ${plan.serviceCenterId}, ${plan.id}, ${areaId}, ${entry.onDay}, ${entry.text}, ${entry.finished})`.execute(
    db,
  );
  await sql`update cleaning_area set started_on = ${area.startedOn}, finished_on = ${area.finishedOn}
    where company_id = current_company() and id = ${areaId}`.execute(db);
  return id;
}

/** An area's time moves; what was approved stays beside it. */
export const moveAreaTo = (
  db: Tx,
  areaId: string,
  { from, to, approvedFrom, approvedTo, movedReason }: Pick<TimeNode, "from" | "to"> & AreaMove,
) =>
  sql`update cleaning_area set from_on = ${from}, to_on = ${to}, approved_from_on = ${approvedFrom},
      approved_to_on = ${approvedTo}, moved_reason = ${movedReason}
    where company_id = current_company() and id = ${areaId}`.execute(db);

/** The daily cleaners take these areas over. */
export const markDaily = (db: Tx, areaIds: readonly string[], since: Day) =>
  sql`update cleaning_area set daily_since = ${since} where company_id = current_company() and id = any(${areaIds}::uuid[])`.execute(
    db,
  );
