import { dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { Duration } from "../calendar/duration.ts";
import type { WorkingCalendar } from "../calendar/working-calendar.ts";
import { calendarShift, calendarWork, workingShift, workingWork } from "./arithmetic.ts";
import type { Arithmetic, Shift } from "./arithmetic.ts";
import type { Graph } from "./graph.ts";
import type { Activity, Link, Network } from "./network.ts";

/** Open: both ends are planned. Started: its start is a fact. Done: both ends are. */
export type NodeState = "OPEN" | "STARTED" | "DONE";

/** Above and below every position. */
export const NO_LIMIT = Infinity;
export const NO_FLOOR = -Infinity;

/** A network as arrays by node and by link, its days as positions (see Arithmetic). */
export interface Model {
  readonly graph: Graph;
  readonly work: readonly Arithmetic[];
  readonly state: readonly NodeState[];
  /** The first position of the planned end: of the start when open, of the finish when started. */
  readonly floor: Float64Array;
  /** The last position of the finish by the activity's own deadline, or NO_LIMIT; facts have none. */
  readonly limit: Float64Array;
  readonly startFact: Float64Array;
  readonly finishFact: Float64Array;
  readonly shift: readonly Shift[];
  readonly fromFinish: Uint8Array;
  readonly toFinish: Uint8Array;
  /** 0 for a link to an end that is a fact: facts are bound by nothing. */
  readonly binds: Uint8Array;
}

export function buildModel(network: Network, graph: Graph): Model {
  const { activities, links } = network;
  const work = activities.map(({ duration }) => workOf(duration, network.calendar));
  const state = activities.map(stateOf);
  const nodes = activities.map((activity, i) => nodeOf(activity, work[i]!, network.today));
  const toFinish = Uint8Array.from(links, ({ kind }) => (kind === "FF" || kind === "SF" ? 1 : 0));
  return {
    graph,
    work,
    state,
    floor: Float64Array.from(nodes, (node) => node.floor),
    limit: Float64Array.from(nodes, (node) => node.limit),
    startFact: Float64Array.from(nodes, (node) => node.start),
    finishFact: Float64Array.from(nodes, (node) => node.finish),
    shift: links.map((link) => shiftOf(link, network.calendar)),
    fromFinish: Uint8Array.from(links, ({ kind }) => (kind === "FS" || kind === "FF" ? 1 : 0)),
    toFinish,
    binds: Uint8Array.from(links, (_, link) => {
      const to = state[graph.to[link]!];
      return to === "OPEN" || (to === "STARTED" && toFinish[link] === 1) ? 1 : 0;
    }),
  };
}

/** The end of a day as a position. */
export function endOf(day: Day): number {
  return dayNumber(day) + 1;
}

function stateOf({ startedOn, doneOn }: Activity): NodeState {
  if (doneOn !== undefined) return "DONE";
  return startedOn === undefined ? "OPEN" : "STARTED";
}

function nodeOf(activity: Activity, work: Arithmetic, today: Day) {
  const { startedOn, doneOn, deadline, notBefore } = activity;
  const milestone = activity.duration.days === 0;
  const limit = deadline === undefined ? NO_LIMIT : endOf(deadline);
  if (doneOn !== undefined) {
    const finish = endOf(doneOn);
    const start = startedOn === undefined ? work.latestStart(finish) : dayNumber(startedOn);
    return { floor: NO_FLOOR, limit: NO_LIMIT, start: milestone ? finish : start, finish };
  }
  if (startedOn !== undefined) {
    const start = milestone ? endOf(startedOn) : dayNumber(startedOn);
    return { floor: Math.max(work.finish(start), endOf(today)), limit, start, finish: NaN };
  }
  const first = notBefore !== undefined && notBefore > today ? notBefore : today;
  return { floor: milestone ? endOf(first) : dayNumber(first), limit, start: NaN, finish: NaN };
}

function workOf({ days, of }: Duration, calendar: WorkingCalendar): Arithmetic {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`no work takes ${days} days`);
  return of === "CALENDAR" ? calendarWork(days) : workingWork(days, calendar.index);
}

const NO_LAG = calendarShift(0);

function shiftOf({ lag }: Link, calendar: WorkingCalendar): Shift {
  if (lag === undefined || lag.days === 0) return NO_LAG;
  if (!Number.isInteger(lag.days)) throw new RangeError(`no lag is ${lag.days} days`);
  return lag.of === "CALENDAR" ? calendarShift(lag.days) : workingShift(lag.days, calendar.index);
}
