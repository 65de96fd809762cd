import type { Day } from "@threshold/domain/calendar/day";
import { launchState } from "@threshold/domain/launch/light";
import { type Baseline, type Trial, whatIf } from "@threshold/domain/launch/what-if";
import { found, given, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { read } from "../db/tenancy.ts";
import { globalIdOf } from "../graphql/id.ts";
import type { WhatIfInput } from "./inputs.ts";
import { baselineStatement, type GatheredPlan, planStatement } from "./queries.ts";

/** What would happen to a plan; nothing is stored. */
export async function tryLaunch(context: Context, input: WhatIfInput) {
  const [row] = await read(context, planStatement(uuidOf("LaunchPlan", input.planId)));
  const { plan } = found(row);
  const { today, calendar } = context;
  const tried = unwrap(
    whatIf(
      plan,
      plan.tasks,
      plan.links,
      trialOf(plan, input),
      today,
      calendar,
      await baselineOf(context, input),
    ),
  );
  const tasks = plan.tasks.map((task) => ({ ...task, ...tried.schedule.tasks.get(task.code) }));
  const state = launchState({ ...plan, ...tried.dates, ...tried.schedule.plan }, tasks, today);
  const byCode = new Map(plan.tasks.map((task) => [task.code, task]));
  const moved = tried.tasks.flatMap(({ code, ...trial }) => {
    const task = byCode.get(code);
    if (!task) return []; // only in the baseline
    const { id, title, titleEn } = task;
    return [{ ...trial, code, title, titleEn, taskId: globalIdOf("LaunchTask", id) }];
  });
  return {
    ...tried,
    ...tried.dates,
    moved,
    light: state.light,
    lightReasons: state.reasons,
    newlyLate: tried.newlyLate.length,
    conflictCodes: tried.conflictCodes,
    criticalCodes: tried.criticalPath,
  };
}

function trialOf(plan: GatheredPlan, input: WhatIfInput): Trial {
  const move = given({
    entryDate: (input.entryDate ?? undefined) as Day | undefined,
    launchDate: (input.launchDate ?? undefined) as Day | undefined,
    softFitoutDate: input.softFitoutDate as Day | null | undefined,
    hallFitoutDate: input.hallFitoutDate as Day | null | undefined,
  });
  const shifts = (input.shifts ?? []).map(({ taskId, dueOn }) => {
    const id = uuidOf("LaunchTask", taskId);
    return [found(plan.tasks.find((task) => task.id === id)).code, dueOn as Day] as const;
  });
  return { move, shifts: Object.fromEntries(shifts) };
}

async function baselineOf(
  context: Context,
  { baselineId }: WhatIfInput,
): Promise<Baseline | undefined> {
  if (!baselineId) return undefined;
  const id = uuidOf("LaunchBaseline", baselineId);
  const [row] = await read(context, baselineStatement(id));
  return found(row).content;
}
