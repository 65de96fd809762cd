import type { Day } from "../calendar/day.ts";
import type { Duration } from "../calendar/duration.ts";
import type { WorkingCalendar } from "../calendar/working-calendar.ts";
import type { Result } from "../result.ts";

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
  /** Open, and without slack: a day's delay breaks a deadline or the end of the whole plan. */
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

/** Plans a network. Refused: LINKS_FORM_A_CYCLE (`codes`: a shortest cycle), LINK_UNKNOWN_TASK, TASK_CODE_TAKEN. */
export declare function planNetwork(network: Network): Result<Plan>;
