import { daysBetween, type Day } from "../calendar/day.ts";
import { isOpen, type TaskStatus, type Workstream } from "./vocabulary.ts";

/**
 * How a company's past tasks of one kind kept their due day: `count` tasks that were finished `slip` days
 * after it (negative: before), or that are overdue and were still open then.
 */
export interface SlipCount {
  readonly code: string;
  readonly workstream: Workstream;
  readonly slip: number;
  readonly finished: boolean;
  readonly count: number;
}

/** What the forecast stands on; its age is told with every answer. */
export interface SlipHistory {
  readonly slips: readonly SlipCount[];
  /** Finished tasks behind it, and the days on which the first and the last was finished. */
  readonly tasks: number;
  readonly firstOn: Day | null;
  readonly lastOn: Day | null;
}

export interface ForecastTask {
  readonly code: string;
  readonly workstream: Workstream;
  readonly status: TaskStatus;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
  readonly lateStartOn: Day | null;
  readonly earlyFinishOn: Day | null;
}

export interface ForecastLink {
  readonly from: string;
  readonly to: string;
}

/** Why a task is likely late; each has a sentence per language, filled in from the details. */
export type WarningReason =
  /** `late` of `of` past tasks of this kind that were still open this many `days` before due came late. */
  | {
      readonly code: "PAST_SLIPS";
      readonly late: number;
      readonly of: number;
      readonly days: number;
    }
  /** No slack is left: its earliest finish is `days` after its due day. */
  | { readonly code: "NO_SLACK"; readonly days: number }
  /** A task it waits for is likely too late for it. `task`, `percent`. */
  | { readonly code: "WAITS_FOR"; readonly task: string; readonly percent: number }
  /** This plan's own tasks came late more often than the company's do. `late` of `of`. */
  | { readonly code: "PLAN_BEHIND"; readonly late: number; readonly of: number };

export interface TaskWarning {
  readonly code: string;
  /** How likely it misses its due day, 0 to 1. */
  readonly probability: number;
  readonly reasons: readonly WarningReason[];
}

export interface EarlyWarning {
  /** Not enough history to say anything: `tasks` of the `needed` past tasks are there. */
  readonly quiet: { readonly tasks: number; readonly needed: number } | null;
  /** Tasks more likely late than not, the likeliest first. Tasks overdue already are the light's matter. */
  readonly likelyLate: readonly TaskWarning[];
  /** Of the open tasks that can be judged: how many, and how many of them are expected late. */
  readonly judged: number;
  readonly expectedLate: number;
}

/** Proposals, chosen on simulated histories (bench, early-warning): from where on the forecast speaks. */
export const warningLimits = {
  /** Past tasks of the company below which it says nothing at all … */
  historyNeeded: 40,
  /** … and of the kind of work, still open at the same distance from due, below which it says nothing of a task. */
  kindNeeded: 6,
  /** A kind's own record counts against its kind of work's, and that against the company's, as this many tasks. */
  priorTasks: 6,
  /** This plan's own punctuality counts against the company's as this many tasks. */
  planPrior: 8,
  /** A task is told of from this probability on. */
  told: 0.5,
} as const;

/**
 * What is likely late in an open launch, and why: from how the company's past tasks of the same kind slipped
 * that were still open at the same distance from their due day, how punctual this plan has been, what has no
 * slack left, and what waits for what.
 * @param told from which chance on a task is told of
 */
export function earlyWarning(
  tasks: readonly ForecastTask[],
  links: readonly ForecastLink[],
  history: SlipHistory,
  today: Day,
  told: number = warningLimits.told,
): EarlyWarning {
  const silent = { likelyLate: [], judged: 0, expectedLate: 0 };
  if (history.tasks < warningLimits.historyNeeded)
    return { quiet: { tasks: history.tasks, needed: warningLimits.historyNeeded }, ...silent };
  const record = recordOf(history.slips);
  const pace = paceOf(tasks, record, today);
  const open = new Map<string, OwnChance>();
  for (const task of tasks) {
    const chance = chanceOf(task, record, pace, today);
    if (chance) open.set(task.code, chance);
  }
  const warnings = [...open.values()].map((own) => withWaiting(own, open, links, record, today));
  return {
    quiet: null,
    judged: warnings.length,
    expectedLate: warnings.reduce((sum, { probability }) => sum + probability, 0),
    likelyLate: warnings
      .filter(({ probability }) => probability >= told)
      .toSorted((a, b) => b.probability - a.probability || (a.code < b.code ? -1 : 1)),
  };
}

// --- What the past says ---------------------------------------------------------------------------

type Counts = ReadonlyMap<number, { readonly finished: number; readonly open: number }>;

interface PastRecord {
  readonly company: Counts;
  readonly workstreams: ReadonlyMap<string, Counts>;
  readonly codes: ReadonlyMap<string, Counts>;
}

function recordOf(slips: readonly SlipCount[]): PastRecord {
  const grouped = (keyOf: (slip: SlipCount) => string) => {
    const groups = new Map<string, Map<number, { finished: number; open: number }>>();
    for (const one of slips) {
      const group = groups.get(keyOf(one)) ?? new Map<number, { finished: number; open: number }>();
      const at = group.get(one.slip) ?? { finished: 0, open: 0 };
      at[one.finished ? "finished" : "open"] += one.count;
      group.set(one.slip, at);
      groups.set(keyOf(one), group);
    }
    return groups;
  };
  return {
    company: grouped(() => "").get("") ?? new Map(),
    workstreams: grouped(({ workstream }) => workstream),
    codes: grouped(({ code }) => code),
  };
}

/** Still open at a distance from due, and how likely such a task is still open after `until`. */
interface Survival {
  readonly atRisk: number;
  readonly chance: number;
}

/**
 * Kaplan and Meier's estimate: of the tasks still open at the end of day `from` (days after due), which share is
 * open after day `until`. Tasks last seen open count as long as they were seen.
 */
function survival(counts: Counts, from: number, until: number): Survival {
  let atRisk = 0;
  for (const [slip, { finished, open }] of counts) if (slip > from) atRisk += finished + open;
  const risk = atRisk;
  let chance = 1;
  for (const slip of [...counts.keys()]
    .filter((one) => one > from && one <= until)
    .toSorted((a, b) => a - b)) {
    const { finished, open } = counts.get(slip)!;
    if (atRisk > 0) chance *= 1 - finished / atRisk;
    atRisk -= finished + open;
  }
  return { atRisk: risk, chance };
}

/** The kind's own record, drawn towards its kind of work's and the company's where it is thin. */
function chanceOpenAfter(record: PastRecord, task: ForecastTask, from: number, until: number) {
  const { priorTasks } = warningLimits;
  const company = survival(record.company, from, until);
  const kind = survival(record.workstreams.get(task.workstream) ?? new Map(), from, until);
  const own = survival(record.codes.get(task.code) ?? new Map(), from, until);
  const drawn = (thin: Survival, towards: number) =>
    (thin.atRisk * thin.chance + priorTasks * towards) / (thin.atRisk + priorTasks);
  return { own, kind, chance: drawn(own, drawn(kind, company.chance)) };
}

// --- What this plan says --------------------------------------------------------------------------

interface Pace {
  /** By how much the odds of being late are multiplied in this plan. */
  readonly odds: number;
  readonly late: number;
  readonly of: number;
}

const oddsOf = (chance: number) => chance / (1 - chance);
const chanceOfOdds = (odds: number) => odds / (1 + odds);
/** Away from certainty, which no record of finite length supports. */
const surely = 0.99;
const within = (chance: number) => Math.min(surely, Math.max(1 - surely, chance));

/** How this plan's settled tasks compare with what the company's past made expect of them. */
function paceOf(tasks: readonly ForecastTask[], record: PastRecord, today: Day): Pace {
  let [late, of, expected] = [0, 0, 0];
  for (const task of tasks) {
    const wasLate = lateOf(task, today);
    if (wasLate === null) continue;
    of += 1;
    late += wasLate ? 1 : 0;
    expected += chanceOpenAfter(record, task, -Infinity, 0).chance;
  }
  if (of === 0) return { odds: 1, late, of };
  const usual = within(expected / of);
  const here = within((late + warningLimits.planPrior * usual) / (of + warningLimits.planPrior));
  return { odds: oddsOf(here) / oddsOf(usual), late, of };
}

/** Whether a task came late: false when done in time, true when done late or overdue, null while undecided. */
function lateOf(task: ForecastTask, today: Day): boolean | null {
  if (task.dueOn === null || task.status === "NOT_APPLICABLE") return null;
  if (task.doneOn !== null) return daysBetween(task.dueOn, task.doneOn) > 0;
  return daysBetween(task.dueOn, today) > 0 ? true : null;
}

// --- The two together -----------------------------------------------------------------------------

interface OwnChance extends TaskWarning {
  readonly task: ForecastTask;
}

/** The chance of an open task that is not yet due; undefined where there is nothing to judge it by. */
function chanceOf(
  task: ForecastTask,
  record: PastRecord,
  pace: Pace,
  today: Day,
): OwnChance | undefined {
  if (!isOpen(task.status) || task.dueOn === null) return undefined;
  const daysLeft = daysBetween(today, task.dueOn);
  if (daysLeft < 0) return undefined;
  // Today is not over: the task is known to be open at the end of yesterday.
  const past = chanceOpenAfter(record, task, -daysLeft - 1, 0);
  if (past.kind.atRisk < warningLimits.kindNeeded) return undefined;
  const behind = task.earlyFinishOn === null ? 0 : daysBetween(task.dueOn, task.earlyFinishOn);
  const probability =
    behind > 0 ? surely : within(chanceOfOdds(oddsOf(within(past.chance)) * pace.odds));
  const shown = past.own.atRisk >= warningLimits.kindNeeded ? past.own : past.kind;
  const late = Math.round(shown.chance * shown.atRisk);
  const reasons: WarningReason[] = [{ code: "PAST_SLIPS", late, of: shown.atRisk, days: daysLeft }];
  if (behind > 0) reasons.unshift({ code: "NO_SLACK", days: behind });
  if (pace.odds > 1.25) reasons.push({ code: "PLAN_BEHIND", late: pace.late, of: pace.of });
  return { code: task.code, probability, reasons, task };
}

/** A task is late by itself, or because one that it waits for ends after its latest start. */
function withWaiting(
  own: OwnChance,
  open: ReadonlyMap<string, OwnChance>,
  links: readonly ForecastLink[],
  record: PastRecord,
  today: Day,
): TaskWarning {
  const { task, code } = own;
  const waits = links
    .filter(({ to }) => to === code)
    .flatMap(({ from }) => {
      const before = open.get(from);
      if (!before || before.task.dueOn === null || task.lateStartOn === null) return [];
      const daysLeft = daysBetween(today, before.task.dueOn);
      const spare = daysBetween(before.task.dueOn, task.lateStartOn);
      if (spare < -daysLeft) return [];
      const { chance } = chanceOpenAfter(record, before.task, -daysLeft - 1, spare);
      return [{ from, chance }];
    })
    .toSorted((a, b) => b.chance - a.chance)[0];
  if (!waits || waits.chance <= own.probability)
    return { code, probability: own.probability, reasons: own.reasons };
  const percent = Math.round(waits.chance * 100);
  const reasons = [...own.reasons, { code: "WAITS_FOR", task: waits.from, percent } as const];
  return { code, probability: waits.chance, reasons };
}
