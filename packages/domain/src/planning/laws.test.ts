import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day, dayNumber, dayOf } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { Duration } from "../calendar/duration.ts";
import { isWorkingDay, workingCalendar } from "../calendar/working-calendar.ts";
import { comparePlans } from "./compare.ts";
import { LINK_KINDS, planNetwork } from "./network.ts";
import type { Activity, Link, Plan } from "./network.ts";

const calendar = workingCalendar();
/** Just before the National Day week of 2026; plans reach into 2027, which has no published calendar. */
const today = day("2026-09-24");
const RUNS = 400;

const duration = (from: number, to: number): fc.Arbitrary<Duration> =>
  fc.record({
    days: fc.integer({ min: from, max: to }),
    of: fc.constantFrom("CALENDAR", "WORKING"),
  });
const dayNear = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((n) => addDays(today, n));
const facts = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ startedOn: dayNear(-12, 2) }) },
  { weight: 1, arbitrary: fc.record({ doneOn: dayNear(-12, 2) }) },
);

/** What the laws are checked on; the calendar is the same for all. */
interface Network {
  activities: Activity[];
  links: Link[];
  today: Day;
}

interface Shape {
  facts?: boolean;
  deadlines?: "SOME" | "ALL";
  calendarOnly?: boolean;
  size?: number;
  /** As many links as twice the activities. */
  dense?: boolean;
}

function networks(shape: Shape = {}): fc.Arbitrary<Network> {
  const maxLength = shape.size ?? 7;
  const days = (from: number, to: number) =>
    shape.calendarOnly
      ? duration(from, to).map((d): Duration => ({ ...d, of: "CALENDAR" }))
      : duration(from, to);
  const activity = fc.record({
    duration: days(0, 6),
    deadline:
      shape.deadlines === "ALL" ? dayNear(0, 40) : fc.option(dayNear(-3, 40), { nil: undefined }),
    notBefore: fc.option(dayNear(-3, 12), { nil: undefined, freq: 3 }),
    facts: shape.facts === false ? fc.constant({}) : facts,
  });
  const link = fc.record({
    ends: fc.tuple(fc.nat(maxLength - 1), fc.nat(maxLength - 1)),
    kind: fc.constantFrom(...LINK_KINDS),
    lag: fc.option(days(-4, 4), { nil: undefined }),
  });
  return fc
    .record({
      activities: fc.array(activity, { minLength: shape.dense ? maxLength : 1, maxLength }),
      links: fc.array(link, {
        minLength: shape.dense ? maxLength * 2 : 0,
        maxLength: maxLength * 2,
      }),
      rank: fc.shuffledSubarray([...Array(maxLength).keys()], { minLength: maxLength }),
    })
    .map(({ activities, links, rank }) => ({
      today,
      activities: activities.map(({ facts: known, ...rest }, i) => ({
        key: `${i}`,
        ...rest,
        ...known,
      })),
      // Links go up in rank, so that they run in no circle, and rank is not the order given.
      links: links.flatMap(({ ends: [a, b], kind, lag }) => {
        if (a === b || Math.max(a, b) >= activities.length) return [];
        const [from, to] = rank[a]! < rank[b]! ? [a, b] : [b, a];
        return [{ from: `${from}`, to: `${to}`, kind, lag }];
      }),
    }));
}

/** Dense networks of plain chains, whose deadlines are broken by several activities rather than by one. */
const chained = networks({ dense: true, facts: false }).map((network) => ({
  ...network,
  activities: network.activities.map((activity) => ({
    ...activity,
    notBefore: undefined,
    deadline: activity.deadline && addDays(today, 6 + (dayNumber(activity.deadline) % 16)),
  })),
  links: network.links.map(({ from, to }): Link => ({ from, to, kind: "FS" })),
}));

function planOf(network: Network): Plan {
  const result = planNetwork({ ...network, calendar });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const open = (activity: Activity) => activity.doneOn === undefined;
const untouched = (activity: Activity) => open(activity) && activity.startedOn === undefined;
const check = (
  networksToCheck: fc.Arbitrary<Network>,
  law: (network: Network, plan: Plan) => void,
) =>
  fc.assert(
    fc.property(networksToCheck, (network) => law(network, planOf(network))),
    { numRuns: RUNS },
  );
const replan = (network: Network, change: (activity: Activity) => Partial<Activity>): Plan =>
  planOf({ ...network, activities: network.activities.map((a) => ({ ...a, ...change(a) })) });

describe("the engine and a reference that walks day by day", () => {
  it("agree on early dates", () => {
    check(networks(), (network, plan) => {
      expect(dates(plan, "early")).toEqual(written(network, referenceEarly(network)));
    });
  });

  it("agree on late dates", () => {
    check(networks(), (network, plan) => {
      expect(dates(plan, "late")).toEqual(written(network, referenceLate(network)));
    });
  });

  it("agree on whether a plan is feasible", () => {
    check(networks(), (network, plan) => {
      expect(plan.feasible).toBe(referenceFeasible(network));
    });
  });

  it("agree on how few activities break a plan", () => {
    check(fc.oneof(networks({ size: 6 }), chained), (network, plan) => {
      if (plan.feasible) return;
      const keys = plan.conflict!.activities;
      expect(referenceFeasible(among(network, keys))).toBe(false);
      for (const one of subsets(network.activities.map((a) => a.key)))
        if (one.length < keys.length) expect(referenceFeasible(among(network, one))).toBe(true);
    });
  });
});

describe("laws of a plan", () => {
  it("is stable: planned again within its own early and late dates, nothing changes", () => {
    check(networks(), (network, plan) => {
      const again = replan(network, ({ key }) => ({
        notBefore: plan.activities.get(key)!.earlyStart,
        deadline: plan.activities.get(key)!.lateFinish,
      }));
      expect(dates(again, "early")).toEqual(dates(plan, "early"));
      expect(dates(again, "late")).toEqual(dates(plan, "late"));
    });
  });

  it("is met by both its early and its late dates, when feasible", () => {
    check(networks({ facts: false }), (network, plan) => {
      if (!plan.feasible) return;
      for (const which of ["early", "late"] as const) {
        const at = read(network, dates(plan, which));
        for (const link of network.links) expect(holds(link, at)).toBe(true);
      }
    });
  });

  it("moves every open late date by n days when every deadline moves by n", () => {
    fc.assert(
      fc.property(
        networks({ calendarOnly: true, deadlines: "ALL" }),
        fc.integer({ min: -20, max: 20 }),
        (network, n) => {
          const before = planOf(network);
          const after = replan(network, ({ deadline }) => ({ deadline: addDays(deadline!, n) }));
          for (const { key } of network.activities.filter(untouched)) {
            const [was, is] = [before.activities.get(key)!, after.activities.get(key)!];
            expect(is.lateFinish).toBe(addDays(was.lateFinish, n));
            expect(is.lateStart).toBe(addDays(was.lateStart, n));
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("never has negative slack, nor more free slack than total, when feasible", () => {
    check(networks(), (_, plan) => {
      if (!plan.feasible) return;
      for (const { totalSlack, freeSlack } of plan.activities.values()) {
        expect(freeSlack).toBeGreaterThanOrEqual(0);
        expect(totalSlack).toBeGreaterThanOrEqual(freeSlack);
      }
    });
  });

  it("has negative slack, and a critical activity, when infeasible", () => {
    check(networks(), (_, plan) => {
      if (plan.feasible) return;
      const all = [...plan.activities.values()];
      expect(all.some((a) => a.totalSlack < 0 && a.critical)).toBe(true);
      expect(plan.conflict!.activities.length).toBeGreaterThan(0);
    });
  });

  it("stays as it is when any one open activity uses its free slack", () => {
    check(networks(), (network, plan) => {
      for (const { key, duration: own } of network.activities.filter(untouched)) {
        const { freeSlack, earlyStart } = plan.activities.get(key)!;
        if (freeSlack <= 0) continue;
        const later = { notBefore: slip(earlyStart, freeSlack, own.of) };
        const after = replan(network, (a) => (a.key === key ? later : {}));
        const moved = comparePlans(plan, after).moves.filter((m) => m.earlyFinish !== 0);
        expect(moved.map((m) => m.key)).toEqual([key]);
      }
    });
  });

  it("breaks a deadline or its horizon when an open activity slips past its total slack", () => {
    check(networks({ deadlines: "ALL" }), (network, plan) => {
      if (!plan.feasible) return;
      for (const { key, duration: own } of network.activities.filter(untouched)) {
        const { totalSlack, earlyStart } = plan.activities.get(key)!;
        const slipped = (n: number) =>
          replan(network, (a) => (a.key === key ? { notBefore: slip(earlyStart, n, own.of) } : {}));
        expect(slipped(totalSlack).feasible).toBe(true);
        expect(slipped(totalSlack + 1).feasible).toBe(false);
      }
    });
  });

  it("has a critical activity as long as anything is open", () => {
    check(networks(), (network, plan) => {
      const critical = [...plan.activities.values()].filter((a) => a.critical);
      expect(critical.length > 0).toBe(network.activities.some(open));
    });
  });

  it("finds critical whatever meets its deadline on the very day", () => {
    check(networks(), (network, plan) => {
      const tight = network.activities.filter(
        (a) => open(a) && a.deadline === plan.activities.get(a.key)!.earlyFinish,
      );
      for (const { key } of tight) expect(plan.activities.get(key)!.critical).toBe(true);
    });
  });

  it("keeps the dates of what is done, whatever happens to the rest", () => {
    fc.assert(
      fc.property(networks(), fc.integer({ min: -30, max: 30 }), (network, n) => {
        const plans = [
          planOf(network),
          replan(network, ({ deadline }) => ({ deadline: deadline && addDays(deadline, n) })),
          planOf({ ...network, today: addDays(today, n) }),
        ];
        for (const { key, doneOn } of network.activities.filter((a) => !open(a)))
          for (const plan of plans)
            expect(plan.activities.get(key)).toMatchObject({
              earlyFinish: doneOn,
              lateFinish: doneOn,
              totalSlack: 0,
              critical: false,
            });
      }),
    );
  });

  it("does not depend on the order in which activities and links are given", () => {
    check(networks(), (network, plan) => {
      const { activities, links } = network;
      const turned = { ...network, activities: activities.toReversed(), links: links.toReversed() };
      const other = planOf(turned);
      for (const [key, planned] of plan.activities)
        expect(other.activities.get(key)).toEqual(planned);
      expect(other.conflict?.activities.length).toBe(plan.conflict?.activities.length);
    });
  });
});

describe("laws of a comparison", () => {
  const pair = fc.tuple(networks(), fc.integer({ min: -15, max: 15 }), fc.nat(6));

  it("finds nothing between a plan and itself", () => {
    check(networks(), (_, plan) => {
      expect(comparePlans(plan, plan)).toEqual({
        moves: [],
        becomeLate: [],
        noLongerLate: [],
        added: [],
        removed: [],
      });
    });
  });

  it("is antisymmetric", () => {
    fc.assert(
      fc.property(pair, ([network, n, which]) => {
        const before = planOf(network);
        const after = replan(
          among(network, network.activities.slice(0, which + 1).map(keyOf)),
          (a) => ({
            deadline: a.deadline && addDays(a.deadline, n),
          }),
        );
        const there = comparePlans(before, after);
        const back = comparePlans(after, before);
        expect(back.moves).toEqual(
          there.moves.map(({ key, ...days }) => ({
            key,
            ...Object.fromEntries(Object.entries(days).map(([k, v]) => [k, 0 - v])),
          })),
        );
        expect([back.becomeLate, back.noLongerLate]).toEqual([
          there.noLongerLate,
          there.becomeLate,
        ]);
        expect([back.added, back.removed]).toEqual([there.removed, there.added]);
      }),
    );
  });
});

function keyOf({ key }: Activity): string {
  return key;
}

function among(network: Network, keys: readonly string[]): Network {
  return {
    ...network,
    activities: network.activities.filter((a) => keys.includes(a.key)),
    links: network.links.filter((l) => keys.includes(l.from) && keys.includes(l.to)),
  };
}

function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => [...all, ...all.map((some) => [...some, item])], [[]]);
}

function slip(from: Day, days: number, of: Duration["of"]): Day {
  let at = dayNumber(from);
  for (let left = days; left > 0;) if (counts(of, ++at)) left--;
  return dayOf(at);
}

function dates(plan: Plan, which: "early" | "late"): Record<string, string> {
  return Object.fromEntries(
    [...plan.activities.values()].map((a) => [
      a.key,
      `${a[`${which}Start`]} ${a[`${which}Finish`]}`,
    ]),
  );
}

/* The reference: instants between days, walked one by one, knowing nothing of passes or indexes. */

interface At {
  start: number;
  finish: number;
}
type Schedule = Map<string, At>;

function counts(of: Duration["of"], number: number): boolean {
  return of === "CALENDAR" || isWorkingDay(dayOf(number), calendar);
}

/** Work of a duration that starts at an instant, or undefined when it may not start there. */
function workFrom({ days, of }: Duration, start: number): At | undefined {
  if (days === 0) return counts(of, start - 1) ? { start, finish: start } : undefined;
  if (!counts(of, start)) return undefined;
  let finish = start;
  for (let left = days; left > 0; finish++) if (counts(of, finish)) left--;
  return { start, finish };
}

function lagged(from: number, lag: Duration | undefined): number {
  if (lag === undefined || lag.days === 0) return from;
  let at = from;
  if (lag.days > 0) for (let left = lag.days; left > 0; at++) if (counts(lag.of, at)) left--;
  if (lag.days < 0) for (let left = -lag.days; left > 0; at--) if (counts(lag.of, at - 1)) left--;
  return at;
}

function holds({ from, to, kind, lag }: Link, at: Schedule): boolean {
  const [a, b] = [at.get(from)!, at.get(to)!];
  const bound = lagged(kind[0] === "F" ? a.finish : a.start, lag);
  return (kind[1] === "F" ? b.finish : b.start) >= bound;
}

const isMilestone = ({ duration: { days } }: Activity) => days === 0;
const startInstant = (a: Activity, on: Day) => dayNumber(on) + (isMilestone(a) ? 1 : 0);

/** Facts as they are; a start without record is the latest from which the work ends as it did. */
function doneAt(activity: Activity): At {
  const finish = dayNumber(activity.doneOn!) + 1;
  for (let start = finish; ; start--) {
    const work = workFrom(activity.duration, start);
    if (isMilestone(activity)) return { start: finish, finish };
    if (work !== undefined && work.finish <= finish) return { start, finish };
  }
}

/** The next later (or sooner) place of an open end, from where it is. */
function step(activity: Activity, { start, finish }: At, by: 1 | -1): At {
  if (activity.startedOn !== undefined) {
    let end = finish + by;
    while (!counts(activity.duration.of, end - 1)) end += by;
    return { start, finish: end };
  }
  for (let next = start + by; ; next += by) {
    const work = workFrom(activity.duration, next);
    if (work !== undefined) return work;
  }
}

function firstPlace(activity: Activity): At {
  if (!open(activity)) return doneAt(activity);
  if (activity.startedOn !== undefined) {
    const start = startInstant(activity, activity.startedOn);
    let end = isMilestone(activity) ? start : start + 1;
    while (
      shortOf(activity, start, end) ||
      end < dayNumber(today) + 1 ||
      !counts(activity.duration.of, end - 1)
    )
      end++;
    return { start, finish: end };
  }
  const { notBefore = today } = activity;
  const first = startInstant(activity, notBefore > today ? notBefore : today);
  return workFrom(activity.duration, first) ?? step(activity, { start: first, finish: first }, 1);
}

function shortOf({ duration: { days, of } }: Activity, start: number, end: number): boolean {
  let worked = 0;
  for (let at = start; at < end; at++) if (counts(of, at)) worked++;
  return worked < days;
}

function binding(network: Network): Link[] {
  const byKey = new Map(network.activities.map((a) => [a.key, a]));
  return network.links.filter(({ to, kind }) => {
    const target = byKey.get(to)!;
    return open(target) && (target.startedOn === undefined || kind[1] === "F");
  });
}

/** The earliest places: from each one's first, pushed later until every link holds. */
function referenceEarly(network: Network): Schedule {
  const byKey = new Map(network.activities.map((a) => [a.key, a]));
  const at: Schedule = new Map(network.activities.map((a) => [a.key, firstPlace(a)]));
  const links = binding(network);
  for (let broken; (broken = links.find((link) => !holds(link, at))) !== undefined;)
    at.set(broken.to, step(byKey.get(broken.to)!, at.get(broken.to)!, 1));
  return at;
}

function referenceFeasible(network: Network): boolean {
  const at = referenceEarly(network);
  return network.activities.every(
    (a) =>
      !open(a) || a.deadline === undefined || at.get(a.key)!.finish <= dayNumber(a.deadline) + 1,
  );
}

/** The latest places: from each one's last before its limit, pulled sooner until every link holds. */
function referenceLate(network: Network): Schedule {
  const byKey = new Map(network.activities.map((a) => [a.key, a]));
  const early = referenceEarly(network);
  const remaining = network.activities.filter(open);
  const horizon = Math.max(
    ...remaining.map((a) => early.get(a.key)!.finish),
    ...remaining.flatMap((a) => (a.deadline === undefined ? [] : [dayNumber(a.deadline) + 1])),
  );
  const at: Schedule = new Map();
  for (const activity of network.activities) {
    let place = early.get(activity.key)!;
    if (open(activity)) {
      const limit = activity.deadline === undefined ? horizon : dayNumber(activity.deadline) + 1;
      while (place.finish <= limit) place = step(activity, place, 1);
      while (place.finish > limit) place = step(activity, place, -1);
    }
    at.set(activity.key, place);
  }
  const links = binding(network).filter(({ from, kind }) => {
    const source = byKey.get(from)!;
    return open(source) && (source.startedOn === undefined || kind[0] === "F");
  });
  for (let broken; (broken = links.find((link) => !holds(link, at))) !== undefined;)
    at.set(broken.from, step(byKey.get(broken.from)!, at.get(broken.from)!, -1));
  return at;
}

function written(network: Network, at: Schedule): Record<string, string> {
  return Object.fromEntries(
    network.activities.map((a) => {
      const { start, finish } = at.get(a.key)!;
      return [a.key, `${dayOf(start - (isMilestone(a) ? 1 : 0))} ${dayOf(finish - 1)}`];
    }),
  );
}

function read(network: Network, written: Record<string, string>): Schedule {
  return new Map(
    network.activities.map((a) => {
      const [start, finish] = written[a.key]!.split(" ").map((text) => dayNumber(day(text)));
      return [a.key, { start: start! + (isMilestone(a) ? 1 : 0), finish: finish! + 1 }];
    }),
  );
}
