import { dayOf } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { Duration } from "../calendar/duration.ts";
import { provisionalYears } from "../calendar/working-calendar.ts";
import type { WorkingCalendar } from "../calendar/working-calendar.ts";
import { ok } from "../result.ts";
import type { Result } from "../result.ts";
import { brokenChain } from "./conflict.ts";
import { buildGraph } from "./graph.ts";
import { buildModel, endOf } from "./model.ts";
import type { Model } from "./model.ts";
import { backwardPass, forwardPass, horizonOf, placeLatest, positions } from "./passes.ts";
import type { Positions } from "./passes.ts";

/**
 * A piece of work to plan. Days include their end: an activity of one day starts and finishes on the same day.
 * A duration of 0 is a milestone: it happens at the end of its day, and what follows it starts on the next.
 * An activity that counts working days starts and finishes on working days; a calendar one on any day.
 */
export interface Activity {
  readonly key: string;
  /** A whole number of days, 0 or more. */
  readonly duration: Duration;
  /** The last day on which it may finish: its anchor minus its offset. */
  readonly deadline?: Day | undefined;
  /** The first day on which it may start. */
  readonly notBefore?: Day | undefined;
  /** The day on which it was in fact started: it keeps this start, and finishes no earlier than today. */
  readonly startedOn?: Day | undefined;
  /** The day on which it was in fact done: it keeps its dates and binds others by them alone. */
  readonly doneOn?: Day | undefined;
}

/** Finish to start, start to start, finish to finish, start to finish. */
export const LINK_KINDS = ["FS", "SS", "FF", "SF"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** `to` starts (or finishes) at the earliest `lag` after `from` finishes (or starts). No lag is a lag of 0. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  /** A whole number of days; a negative one lets `to` begin that much sooner. */
  readonly lag?: Duration | undefined;
}

export interface Network {
  readonly activities: readonly Activity[];
  readonly links: readonly Link[];
  readonly today: Day;
  readonly calendar: WorkingCalendar;
}

/** When an activity can and must happen. */
export interface PlannedActivity {
  readonly key: string;
  readonly earlyStart: Day;
  readonly earlyFinish: Day;
  readonly lateStart: Day;
  readonly lateFinish: Day;
  /** Days the finish may slip before a deadline breaks, in the unit of the activity's duration; 0 when done. */
  readonly totalSlack: number;
  /** Days the finish may slip before any other activity moves, in the same unit; 0 when done. */
  readonly freeSlack: number;
  /**
   * On the critical path: not done, and without slack or with the least of the plan (compared in
   * calendar days). With slack left it says where a delay would break a deadline first.
   */
  readonly critical: boolean;
  readonly deadline: Day | undefined;
  /** Calendar days by which its early finish, or the day it was done, is after its own deadline; else 0. */
  readonly daysLate: number;
}

/** Why no plan can meet all deadlines: the fewest activities that cannot be planned together. */
export interface Conflict {
  /** In the order of their links, the last being the one that misses its deadline. */
  readonly activities: readonly string[];
  /** Calendar days by which the last one misses its deadline when only these activities are planned. */
  readonly daysLate: number;
}

export interface Plan {
  readonly activities: ReadonlyMap<string, PlannedActivity>;
  /** Whether every open activity can still finish by its deadline. */
  readonly feasible: boolean;
  readonly conflict: Conflict | undefined;
  /** Years whose working days this plan counted although their calendar is not yet published. */
  readonly provisionalYears: readonly number[];
}

/**
 * Plans a network: forward from today, backward from the deadlines. An activity that no deadline
 * bounds may last until the horizon, the last early finish or deadline in the plan. Today is usable:
 * what is open starts today at the earliest. A plan that counts nothing but calendar days does not
 * depend on the working calendar and is never provisional. Time and memory grow with the number of
 * activities and links; only the search for a conflict can take longer (see brokenChain).
 *
 * Refused: TASK_CODE_TAKEN and LINK_UNKNOWN_TASK (`code`: the key), LINKS_FORM_A_CYCLE (`codes`: the
 * keys of a shortest cycle, each before the one that waits for it). Throws a RangeError for a
 * duration that is no whole number of days ≥ 0, a lag that is none, and days after the year 9999.
 */
export function planNetwork(network: Network): Result<Plan> {
  const graph = buildGraph(network.activities, network.links);
  if (!graph.ok) return graph;
  const model = buildModel(network, graph.value);
  const early = forwardPass(model);
  const horizon = horizonOf(model, early);
  const late = backwardPass(model, horizon);
  const feasible = early.finish.every((finish, node) => finish <= model.limit[node]!);
  return ok({
    activities: describe(network, model, { early, late, free: freePass(model, horizon, early) }),
    feasible,
    conflict: feasible ? undefined : conflictOf(network, model, late),
    provisionalYears: yearsCounted(network, model, early, late),
  });
}

/** Each node as late as leaves all others where they are early. */
function freePass(model: Model, horizon: number, early: Positions): Positions {
  const free = positions(model.graph.size);
  for (const node of model.graph.order) placeLatest(model, node, horizon, early, free);
  return free;
}

function conflictOf(network: Network, model: Model, late: Positions): Conflict {
  const { nodes, daysLate } = brokenChain(model, late);
  return { activities: nodes.map((node) => network.activities[node]!.key), daysLate };
}

interface Passes {
  readonly early: Positions;
  readonly late: Positions;
  readonly free: Positions;
}

function describe(
  { activities, calendar }: Network,
  model: Model,
  { early, late, free }: Passes,
): Map<string, PlannedActivity> {
  const dayAt = dayWriter();
  const least = leastSlack(model, early, late);
  const described = new Map<string, PlannedActivity>();
  for (const [node, { key, duration, deadline }] of activities.entries()) {
    const count = duration.of === "WORKING" ? calendar.index.before : (p: number) => p;
    const finish = early.finish[node]!;
    const totalSlack = count(late.finish[node]!) - count(finish);
    // A milestone is at the end of its day; all other work starts with one.
    const firstDay = duration.days === 0 ? 1 : 0;
    described.set(key, {
      key,
      earlyStart: dayAt(early.start[node]! - firstDay),
      earlyFinish: dayAt(finish - 1),
      lateStart: dayAt(late.start[node]! - firstDay),
      lateFinish: dayAt(late.finish[node]! - 1),
      totalSlack,
      freeSlack: count(free.finish[node]!) - count(finish),
      critical:
        model.state[node] !== "DONE" && (totalSlack <= 0 || late.finish[node]! - finish === least),
      deadline,
      daysLate: deadline === undefined ? 0 : Math.max(0, finish - endOf(deadline)),
    });
  }
  return described;
}

/** The fewest calendar days that the finish of anything not done may slip. */
function leastSlack({ state }: Model, early: Positions, late: Positions): number {
  let least = Infinity;
  for (let node = 0; node < state.length; node++)
    if (state[node] !== "DONE") least = Math.min(least, late.finish[node]! - early.finish[node]!);
  return least;
}

/** Days of day numbers, each written once: a plan has far fewer days than dates. */
function dayWriter(): (number: number) => Day {
  const written = new Map<number, Day>();
  return (number) => {
    let day = written.get(number);
    if (day === undefined) written.set(number, (day = dayOf(number)));
    return day;
  };
}

/** The unpublished years between the first and the last day up to which anything counted working days. */
function yearsCounted(
  { activities, links, calendar }: Network,
  { state, binds, graph }: Model,
  early: Positions,
  late: Positions,
): number[] {
  let first = Infinity;
  let last = -Infinity;
  const count = (node: number) => {
    const finish = Math.min(early.finish[node]!, late.finish[node]!);
    first = Math.min(first, early.start[node]!, late.start[node]!, finish - 1);
    last = Math.max(last, early.finish[node]!, late.finish[node]!);
  };
  for (const [node, { duration }] of activities.entries())
    if (duration.of === "WORKING" && state[node] !== "DONE") count(node);
  for (const [link, { lag }] of links.entries()) {
    if (lag?.of !== "WORKING" || lag.days === 0 || !binds[link]) continue;
    count(graph.from[link]!);
    count(graph.to[link]!);
  }
  return first > last ? [] : provisionalYears(dayOf(first), dayOf(last - 1), calendar);
}
