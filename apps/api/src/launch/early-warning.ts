import { addDays } from "@threshold/domain/calendar/day";
import {
  earlyWarning,
  type ForecastLink,
  type ForecastTask,
  type SlipHistory,
  type WarningReason,
} from "@threshold/domain/launch/early-warning";
import { sql } from "kysely";
import { uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { statement } from "../db/database.ts";
import { read } from "../db/tenancy.ts";
import { globalIdOf } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";

/** Plans asked about at once, as many as the portfolio shows. */
const mostPlans = 200;

/** Older tasks tell of other people and other suppliers. */
const historyDays = 3 * 365;

interface WarnedPlan {
  readonly id: string;
  readonly tasks: readonly (ForecastTask & { id: string; title: string; titleEn: string })[];
  readonly links: readonly ForecastLink[];
}

/** The open plans among these that the viewer may read, and the company's record: one round trip. */
const gatherWarned = (ids: readonly string[], { today }: Context) =>
  statement(sql<{ plans: WarnedPlan[]; history: SlipHistory }>`
    select launch_slips(${addDays(today, -historyDays)}, ${today}) as history,
      (select coalesce(json_agg(json_build_object('id', p.id,
        'tasks', (select json_agg(json_build_object('id', t.id, 'code', t.code, 'title', t.title, 'titleEn', t.title_en,
            'workstream', t.workstream, 'status', t.status, 'dueOn', t.due_on, 'doneOn', t.done_on,
            'lateStartOn', t.late_start_on, 'earlyFinishOn', t.early_finish_on) order by t.position)
          from launch_task t where t.company_id = p.company_id and t.plan_id = p.id),
        'links', (select coalesce(json_agg(json_build_object('from', f.code, 'to', g.code)), '[]')
          from launch_task_link l
          join launch_task f on f.company_id = l.company_id and f.id = l.from_task_id
          join launch_task g on g.company_id = l.company_id and g.id = l.to_task_id
          where l.company_id = p.company_id and l.plan_id = p.id and l.kind = 'FS'))), '[]')
       from launch_plan p
       where p.company_id = current_company() and p.id = any (${ids}::uuid[]) and p.status in ('ACTIVE', 'READY')) as plans`);

/** What is likely late in these launches (预警), those not open or not the viewer's left out. */
export async function listLaunchWarnings(context: Context, planIds: readonly string[]) {
  if (planIds.length > mostPlans)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "planIds", max: mostPlans } });
  const ids = planIds.map((id) => uuidOf("LaunchPlan", id));
  const [row] = await read(context, gatherWarned(ids, context));
  const { plans, history } = row!;
  return plans.map(({ id, tasks, links }) => {
    const byCode = new Map(tasks.map((task) => [task.code, task]));
    const { likelyLate, quiet, judged, expectedLate } = earlyWarning(
      tasks,
      links,
      history,
      context.today,
    );
    return {
      planId: globalIdOf("LaunchPlan", id),
      tasksKnown: history.tasks,
      knownFrom: history.firstOn,
      knownTo: history.lastOn,
      tasksNeeded: quiet?.needed ?? null,
      judged,
      expectedLate,
      likelyLate: likelyLate.map(({ code, probability, reasons }) => {
        const task = byCode.get(code)!;
        return {
          taskId: globalIdOf("LaunchTask", task.id),
          code,
          title: task.title,
          titleEn: task.titleEn,
          dueOn: task.dueOn,
          probability,
          reasons: reasons.map((reason) => told(reason, byCode)),
        };
      }),
    };
  });
}

/** A reason as code and details; a task that it names comes with its title. */
function told(
  { code, ...details }: WarningReason,
  byCode: ReadonlyMap<string, { title: string; titleEn: string }>,
) {
  const named = "task" in details ? byCode.get(details.task) : undefined;
  return { code, details: { ...details, title: named?.title, titleEn: named?.titleEn } };
}
