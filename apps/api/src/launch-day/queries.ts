import type { DayPlan, Drill } from "@threshold/domain/launch/launch-day";
import { sql } from "kysely";
import { statement } from "../db/database.ts";
import type { Tx } from "../db/tenancy.ts";
import type { Kept } from "../launch-record/queries.ts";

export type KeptDayPlan = DayPlan & Kept & { readonly approvedOn: DayPlan["submittedOn"] };
export type KeptDrill = Drill & Kept & { readonly photos: number };

/** A plan's records for the day of the launch with all that their rules decide on, as one value. */
export interface PlanLaunchDay {
  readonly plans: readonly KeptDayPlan[];
  readonly drill: KeptDrill | null;
}

const gather = (planId: string) => sql<{ day: PlanLaunchDay }>`
  select json_build_object(
    'plans', (select coalesce(json_agg(json_build_object('id', r.id, 'version', r.version, 'createdBy', r.created_by, 'kind', r.kind,
        'status', r.status, 'submittedBy', r.submitted_by, 'staffing', r.staffing, 'supplies', r.supplies, 'emergency', r.emergency,
        'submittedOn', r.submitted_on, 'approvedOn', r.approved_on) order by r.kind), '[]')
      from launch_day_plan r where r.company_id = p.company_id and r.plan_id = p.id),
    'drill', (select json_build_object('id', r.id, 'version', r.version, 'createdBy', r.created_by, 'heldOn', r.held_on,
        'record', r.record, 'attendees', r.attendees, 'finishedOn', r.finished_on, 'photos', (select count(*) from attachment a
          where a.company_id = r.company_id and a.record_id = r.id and a.record_type = 'LaunchDrill' and a.removed_at is null
            and a.media_type like 'image/%'))
      from launch_drill r where r.company_id = p.company_id and r.plan_id = p.id)) as day
  from launch_plan p where p.company_id = current_company() and p.id = ${planId}::uuid`;

/** What a contractor's link shows of the one plan that it is about. */
export const openDayPlanStatement = (id: string) =>
  statement(sql<OpenDayPlan>`
    select r.version, r.kind, r.status, r.returned_reason as "returnedReason",
      json_build_object('submittedBy', r.submitted_by, 'staffing', r.staffing, 'supplies', r.supplies, 'emergency', r.emergency) as values
    from launch_day_plan r where r.company_id = current_company() and r.id = ${id}::uuid`);

interface OpenDayPlan extends Pick<DayPlan, "kind" | "status"> {
  readonly version: number;
  readonly returnedReason: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

export const launchDayStatement = (planId: string) => statement(gather(planId));

export const findLaunchDay = async (db: Tx, planId: string): Promise<PlanLaunchDay | undefined> =>
  (await gather(planId).execute(db)).rows[0]?.day;

/** The drill's photos, as they are printed. */
export const drillPicturesStatement = (id: string) =>
  statement(sql<{ pictures: readonly { sha256: string; url: string; name: string }[] }>`
    select coalesce(json_agg(json_build_object('sha256', a.sha256, 'name', a.name, 'url', '/files/Attachment_' || a.id) order by a.created_at, a.id), '[]') as pictures
    from attachment a where a.company_id = current_company() and a.record_type = 'LaunchDrill' and a.record_id = ${id}
      and a.removed_at is null and a.media_type like 'image/%'`);
