import { fileURLToPath } from "node:url";
import { addDays, day } from "@threshold/domain/calendar/day";
import { workingCalendar } from "@threshold/domain/calendar/working-calendar";
import { LINK_KINDS, planNetwork } from "@threshold/domain/planning/network";
import type { Activity, Link, Network, Plan } from "@threshold/domain/planning/network";

/** Side by side, so that a network grows longer with its size but not wider. */
const LANES = 20;
const ROUNDS = 21;

const today = day("2026-09-01");
const calendar = workingCalendar();

/** The median time to plan networks of growing size: with all deadlines met, and with one that is broken. */
export function measurePlanning(): { case: string; medianMs: number; conflict: number }[] {
  return [100, 1_000, 10_000].flatMap((size) => [
    measure(`plan ${size} tasks`, withDeadlines(network(size), 5)),
    measure(`plan ${size} tasks, infeasible`, withDeadlines(network(size), -1)),
  ]);
}

function measure(name: string, subject: Network) {
  for (let i = 0; i < 5; i++) plan(subject);
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    plan(subject);
    return performance.now() - start;
  });
  const medianMs = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
  return { case: name, medianMs, conflict: plan(subject).conflict?.activities.length ?? 0 };
}

/** Two links for each task, of all kinds, calendar and working days mixed, a tenth of the work done. */
function network(size: number): Network {
  const random = numbers(size);
  const activities: Activity[] = [];
  const links: Link[] = [];
  for (let i = 0; i < size; i++) {
    const of = random(2) === 0 ? "CALENDAR" : "WORKING";
    const doneOn = i < size / 10 ? addDays(today, -1 - random(30)) : undefined;
    activities.push({ key: `task-${i}`, duration: { days: random(6), of }, doneOn });
    if (i < LANES) continue;
    const lag = { days: random(5) - 2, of } as const;
    const beside = i - 1 - random(LANES);
    links.push({ from: `task-${i - LANES}`, to: `task-${i}`, kind: "FS" });
    links.push({ from: `task-${beside}`, to: `task-${i}`, kind: LINK_KINDS[random(4)]!, lag });
  }
  return { activities, links, today, calendar };
}

/** Gives the last task of each lane a deadline so many days after the end that it can make. */
function withDeadlines(free: Network, slack: number): Network {
  const planned = plan(free).activities;
  const activities = free.activities.map((activity, i) =>
    i < free.activities.length - LANES
      ? activity
      : { ...activity, deadline: addDays(planned.get(activity.key)!.earlyFinish, slack) },
  );
  return { ...free, activities };
}

function plan(subject: Network): Plan {
  const result = planNetwork(subject);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** The same numbers from 0 to below a limit on every run (a linear congruential generator). */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(measurePlanning());
