import { timed, type Timed } from "./measure.ts";
import { addDays, compareDays, day, type Day } from "@threshold/domain/calendar/day";
import {
  earlyWarning,
  type ForecastTask,
  type SlipCount,
  type SlipHistory,
} from "@threshold/domain/launch/early-warning";
import { standardTemplate } from "@threshold/domain/launch/standard-template";
import { workstreamNames } from "@threshold/domain/launch/vocabulary";

/** Whether the early warning's chances come true, on simulated companies whose future is known. */
export interface Calibration {
  readonly history: string;
  readonly judged: number;
  readonly quiet: number;
  /** Mean squared error of the chances; `base` that of saying the company's usual share every time. */
  readonly brier: number;
  readonly base: number;
  /** Of the tasks given these chances, the share that came late: 0–20 %, 20–40 %, … */
  readonly observed: string;
  /** Of the tasks told of, the share that came late; and of the late ones, the share that was told of. */
  readonly precision: number;
  readonly recall: number;
}

const today = day("2027-03-01");
const { tasks: template } = standardTemplate();

interface Judged {
  readonly chance: number;
  readonly late: boolean;
  readonly told: boolean;
}

/** Companies with 2, 5, 15 and 60 finished launches behind them; 300 open launches each. */
export function measureCalibration(): Calibration[] {
  return [2, 5, 15, 60].map((launches) => {
    const judged: Judged[] = [];
    let quiet = 0;
    let usual = 0;
    for (let company = 0; company < 30; company++) {
      const world = makeWorld(launches * 1000 + company);
      const { history, lateShare } = pastOf(world, launches);
      usual += lateShare / 30;
      for (let n = 0; n < 10; n++) {
        const results = judge(world, history);
        if (results) judged.push(...results);
        else quiet += 1;
      }
    }
    return summary(`${launches} launches`, judged, quiet / 300, usual);
  });
}

/** How a company is: each kind of task slips in its own way, each launch as a whole runs early or late. */
interface World {
  readonly normal: () => number;
  readonly uniform: () => number;
  readonly kinds: ReadonlyMap<string, { readonly mean: number; readonly spread: number }>;
}

function makeWorld(seed: number): World {
  const uniform = numbers(seed);
  const normal = () =>
    Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform());
  const work = new Map(workstreamNames.map((name) => [name, normal() * 2.5]));
  const kinds = template.map(
    ({ code, workstream }) =>
      [
        code,
        { mean: -2 + work.get(workstream)! + normal() * 3, spread: 1 + uniform() * 5 },
      ] as const,
  );
  return { normal, uniform, kinds: new Map(kinds) };
}

/** Days after due on which a launch's tasks are finished; now and then one goes badly wrong. */
function slipsOf({ normal, uniform, kinds }: World): Map<string, number> {
  const launch = normal() * 3;
  return new Map(
    [...kinds].map(([code, { mean, spread }]) => {
      const accident = uniform() < 0.05 ? uniform() * 30 : 0;
      return [code, Math.round(mean + launch + normal() * spread + accident)];
    }),
  );
}

function pastOf(world: World, launches: number): { history: SlipHistory; lateShare: number } {
  const slips = Array.from({ length: launches }, () => slipsOf(world)).flatMap((launch) =>
    template.map(({ code, workstream }): SlipCount => {
      const slip = launch.get(code)!;
      return { code, workstream, slip, finished: true, count: 1 };
    }),
  );
  const lateShare = slips.filter(({ slip }) => slip > 0).length / slips.length;
  return {
    history: {
      slips,
      tasks: slips.length,
      firstOn: addDays(today, -900),
      lastOn: addDays(today, -1),
    },
    lateShare,
  };
}

/** An open launch with tasks due from 60 days ago to 30 days ahead; undefined where the warning is quiet. */
function judge(world: World, history: SlipHistory): Judged[] | undefined {
  const truth = slipsOf(world);
  const tasks = template.map(({ code, workstream }): ForecastTask => {
    const dueOn = addDays(today, Math.floor(world.uniform() * 90) - 60);
    const end: Day = addDays(dueOn, truth.get(code)!);
    const done = compareDays(end, today) < 0;
    const dates = { dueOn, doneOn: done ? end : null, lateStartOn: null, earlyFinishOn: null };
    return { code, workstream, status: done ? "DONE" : "IN_PROGRESS", ...dates };
  });
  const all = earlyWarning(tasks, [], history, today, 0);
  if (all.quiet) return undefined;
  const told = new Set(earlyWarning(tasks, [], history, today).likelyLate.map(({ code }) => code));
  return all.likelyLate.map(({ code, probability }) => ({
    chance: probability,
    late: truth.get(code)! > 0,
    told: told.has(code),
  }));
}

function summary(
  history: string,
  judged: readonly Judged[],
  quiet: number,
  usual: number,
): Calibration {
  const mean = (of: (one: Judged) => number, among = judged) =>
    among.length === 0 ? NaN : among.reduce((sum, one) => sum + of(one), 0) / among.length;
  const bins = [0, 0.2, 0.4, 0.6, 0.8].map((from) => {
    const inside = judged.filter(({ chance }) => chance >= from && chance < from + 0.2);
    return inside.length < 20
      ? "–"
      : `${Math.round(mean(({ late }) => Number(late), inside) * 100)} %`;
  });
  const late = judged.filter((one) => one.late);
  const told = judged.filter((one) => one.told);
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    history,
    judged: judged.length,
    quiet: round(quiet),
    brier: round(mean(({ chance, late: came }) => (chance - Number(came)) ** 2)),
    base: round(mean(({ late: came }) => (usual - Number(came)) ** 2)),
    observed: bins.join("  "),
    precision: round(mean((one) => Number(one.late), told)),
    recall: round(mean((one) => Number(one.told), late)),
  };
}

/** The same numbers between 0 and 1 on every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How well what is told agrees with what comes, and how long a company's launches take to be judged. */
export async function measureWarning(say: (words: string) => void): Promise<Timed[]> {
  const begun = performance.now();
  const table = measureCalibration();
  const took = performance.now() - begun;
  for (const row of table) say(JSON.stringify(row));
  return [timed("early-warning, all histories judged", [took])];
}
