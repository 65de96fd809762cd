import { describe, expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import { calendarDays, workingDays } from "../calendar/duration.ts";
import { offsetBefore, workingCalendar } from "../calendar/working-calendar.ts";
import type { Activity, Link, Network, Plan, PlannedActivity } from "./network.ts";
import { planNetwork } from "./network.ts";

const calendar = workingCalendar();
/** A Monday in a week without holidays. */
const today = day("2026-03-02");

function plan(activities: Activity[], links: Link[] = [], more: Partial<Network> = {}): Plan {
  const result = planNetwork({ activities, links, today, calendar, ...more });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

function planned(of: Plan, key: string): PlannedActivity {
  return of.activities.get(key)!;
}

function early(of: Plan, key: string): string {
  const { earlyStart, earlyFinish } = planned(of, key);
  return `${earlyStart.slice(5)}..${earlyFinish.slice(5)}`;
}

function late(of: Plan, key: string): string {
  const { lateStart, lateFinish } = planned(of, key);
  return `${lateStart.slice(5)}..${lateFinish.slice(5)}`;
}

function critical(of: Plan): string[] {
  return [...of.activities.values()].filter((a) => a.critical).map((a) => a.key);
}

const hire: Activity = { key: "hire", duration: calendarDays(10) };
const train: Activity = { key: "train", duration: calendarDays(5) };
const opened: Activity = {
  key: "opened",
  duration: calendarDays(0),
  deadline: day("2026-03-31"),
};
const chain: Link[] = [
  { from: "hire", to: "train", kind: "FS" },
  { from: "train", to: "opened", kind: "FS" },
];

describe("a chain up to a launch", () => {
  const whole = plan([hire, train, opened], chain);

  it("begins today and puts each activity after the one before", () => {
    expect(early(whole, "hire")).toBe("03-02..03-11");
    expect(early(whole, "train")).toBe("03-12..03-16");
  });

  it("puts a milestone at the end of the day on which the work before it ends", () => {
    expect(early(whole, "opened")).toBe("03-16..03-16");
  });

  it("counts back from the deadline", () => {
    expect(late(whole, "opened")).toBe("03-31..03-31");
    expect(late(whole, "train")).toBe("03-27..03-31");
    expect(late(whole, "hire")).toBe("03-17..03-26");
  });

  it("gives the chain's slack to each member and free slack to its last one only", () => {
    expect(planned(whole, "hire")).toMatchObject({ totalSlack: 15, freeSlack: 0 });
    expect(planned(whole, "opened")).toMatchObject({ totalSlack: 15, freeSlack: 15 });
    expect(whole).toMatchObject({ feasible: true, conflict: undefined });
  });

  it("is the critical path before anything that has more slack", () => {
    const call: Activity = { key: "call", duration: calendarDays(1), deadline: day("2026-03-30") };
    expect(critical(plan([hire, call, train, opened], chain))).toEqual(["hire", "train", "opened"]);
    const urgent = { ...call, deadline: day("2026-03-06") };
    expect(critical(plan([hire, urgent, train, opened], chain))).toEqual(["call"]);
  });

  it("is critical beside what has even less slack, when not a day is left", () => {
    const tight = { ...opened, deadline: day("2026-03-16") };
    const late: Activity = { key: "call", duration: calendarDays(1), deadline: day("2026-02-20") };
    expect(critical(plan([hire, train, tight, late], chain))).toEqual([
      "hire",
      "train",
      "opened",
      "call",
    ]);
    expect(plan([hire, train, tight], chain).feasible).toBe(true);
  });

  it("is infeasible a day later, and all three are the reason", () => {
    const broken = plan([hire, train, { ...opened, deadline: day("2026-03-15") }], chain);
    expect(broken.conflict).toEqual({ activities: ["hire", "train", "opened"], daysLate: 1 });
    expect(planned(broken, "hire").totalSlack).toBe(-1);
    expect(planned(broken, "opened").daysLate).toBe(1);
  });

  it("names an activity alone when its own deadline has passed", () => {
    const broken = plan([hire, { ...train, deadline: day("2026-03-01") }, opened], chain);
    expect(broken.conflict).toEqual({ activities: ["train"], daysLate: 5 });
  });
});

describe("links", () => {
  const a: Activity = { key: "a", duration: calendarDays(4), notBefore: day("2026-03-10") };
  const b: Activity = { key: "b", duration: calendarDays(2) };
  const cases: [Link["kind"], number, string][] = [
    ["FS", 0, "03-14..03-15"],
    ["FS", 3, "03-17..03-18"],
    ["FS", -2, "03-12..03-13"],
    ["SS", 0, "03-10..03-11"],
    ["SS", 3, "03-13..03-14"],
    ["FF", 0, "03-12..03-13"],
    ["FF", 3, "03-15..03-16"],
    ["SF", 0, "03-08..03-09"],
    ["SF", 3, "03-11..03-12"],
  ];
  it.each(cases)("%s with a lag of %i days gives %s", (kind, lag, expected) => {
    expect(early(plan([a, b], [{ from: "a", to: "b", kind, lag: calendarDays(lag) }]), "b")).toBe(
      expected,
    );
  });

  it("counts a working lag on working days", () => {
    const friday: Activity = { ...a, notBefore: day("2026-03-03"), duration: calendarDays(4) };
    const after = (lag: number) =>
      early(plan([friday, b], [{ from: "a", to: "b", kind: "FS", lag: workingDays(lag) }]), "b");
    expect(after(0)).toBe("03-07..03-08");
    expect(after(2)).toBe("03-11..03-12");
    expect(after(-1)).toBe("03-06..03-07");
  });
});

describe("working days", () => {
  it("skip weekends and holidays and use make-up days", () => {
    const work: Activity = { key: "w", duration: workingDays(5), notBefore: day("2026-09-29") };
    expect(early(plan([work]), "w")).toBe("09-29..10-10");
  });

  it("move a working milestone to a working day, a calendar one not", () => {
    const on = day("2026-03-07");
    const milestone = (duration: Activity["duration"]) =>
      early(plan([{ key: "m", duration, notBefore: on, deadline: day("2026-04-30") }]), "m");
    expect(milestone(workingDays(0))).toBe("03-09..03-09");
    expect(milestone(calendarDays(0))).toBe("03-07..03-07");
  });

  it("give slack in working days", () => {
    const work: Activity = { key: "w", duration: workingDays(5), deadline: day("2026-03-15") };
    expect(planned(plan([work]), "w")).toMatchObject({
      lateFinish: "2026-03-13",
      totalSlack: 5,
      freeSlack: 5,
    });
  });

  it("make a plan provisional in years without a published calendar, only where they are counted", () => {
    const until = day("2028-01-10");
    const counted = (duration: Activity["duration"]) =>
      plan([{ key: "w", duration, deadline: until }]).provisionalYears;
    expect(counted(workingDays(5))).toEqual([2027, 2028]);
    expect(counted(calendarDays(5))).toEqual([]);
  });
});

describe("facts", () => {
  it("keep the dates of what is done and bind what follows by them", () => {
    const done: Activity = {
      ...hire,
      startedOn: day("2026-02-20"),
      doneOn: day("2026-03-10"),
      deadline: day("2026-03-08"),
    };
    const whole = plan([done, train, opened], chain);
    expect(planned(whole, "hire")).toEqual({
      key: "hire",
      earlyStart: "2026-02-20",
      earlyFinish: "2026-03-10",
      lateStart: "2026-02-20",
      lateFinish: "2026-03-10",
      totalSlack: 0,
      freeSlack: 0,
      critical: false,
      deadline: "2026-03-08",
      daysLate: 2,
    });
    expect(early(whole, "train")).toBe("03-11..03-15");
    expect(whole.feasible).toBe(true);
  });

  it("take an unrecorded start as the planned duration before the end", () => {
    const whole = plan([{ ...hire, doneOn: day("2026-02-20") }]);
    expect(early(whole, "hire")).toBe("02-11..02-20");
  });

  it("keep the start of what is started; it ends today at the earliest and waits for nothing to start", () => {
    const going: Activity = { ...train, startedOn: day("2026-02-01") };
    const whole = plan([hire, going, opened], chain);
    expect(early(whole, "train")).toBe("02-01..03-02");
    expect(planned(whole, "train")).toMatchObject({ lateFinish: "2026-03-31", totalSlack: 29 });
  });

  it("blame what is done when its fact is the reason", () => {
    const cured: Activity = { ...hire, doneOn: today };
    const whole = plan(
      [cured, { ...train, deadline: day("2026-03-20") }],
      [{ from: "hire", to: "train", kind: "FS", lag: calendarDays(28) }],
    );
    expect(whole.conflict?.activities).toEqual(["hire", "train"]);
  });
});

describe("the horizon", () => {
  it("is the last early finish when nothing has a deadline: the longest chain is critical", () => {
    const whole = plan([hire, train, { key: "call", duration: calendarDays(1) }], [chain[0]!]);
    expect(critical(whole)).toEqual(["hire", "train"]);
    expect(planned(whole, "call").totalSlack).toBe(14);
  });

  it("leaves an empty plan empty", () => {
    expect(plan([])).toEqual({
      activities: new Map(),
      feasible: true,
      conflict: undefined,
      provisionalYears: [],
    });
  });
});

describe("back-planning a launch (acceptance scenario 1)", () => {
  it("puts each task on the day its offset says", () => {
    const launch = day("2027-05-01");
    const entry = day("2027-01-10");
    const due = (anchor: typeof launch, days: number) =>
      offsetBefore(anchor, calendarDays(days), calendar);
    const tasks = [due(entry, 1), ...[90, 75, 60, 45, 30, 20, 10, 5].map((n) => due(launch, n))];
    const whole = plan(
      tasks.map((deadline, i) => ({ key: `${i}`, duration: calendarDays(1), deadline })),
    );
    expect([...whole.activities.values()].map((a) => a.lateFinish)).toEqual([
      "2027-01-09",
      "2027-01-31",
      "2027-02-15",
      "2027-03-02",
      "2027-03-17",
      "2027-04-01",
      "2027-04-11",
      "2027-04-21",
      "2027-04-26",
    ]);
  });
});

describe("refusals", () => {
  const task = (key: string): Activity => ({ key, duration: calendarDays(1) });
  const link = (from: string, to: string): Link => ({ from, to, kind: "FS" });
  const refusalOf = (activities: Activity[], links: Link[]) => {
    const result = planNetwork({ activities, links, today, calendar });
    return result.ok ? undefined : result.refusal;
  };

  it("names a shortest cycle in its order", () => {
    const tasks = ["a", "b", "c", "d", "e", "f"].map(task);
    const long = [link("a", "b"), link("b", "c"), link("c", "d"), link("d", "a")];
    const short = [link("c", "e"), link("e", "b"), link("f", "a"), link("d", "f")];
    expect(refusalOf(tasks, [...long, ...short])).toEqual({
      code: "LINKS_FORM_A_CYCLE",
      details: { codes: ["b", "c", "e"] },
    });
  });

  it("names an activity that waits for itself", () => {
    expect(refusalOf([task("a")], [link("a", "a")])?.details).toEqual({ codes: ["a"] });
  });

  it("finds a circle of 10,000 at once", () => {
    const tasks = Array.from({ length: 10_000 }, (_, i) => task(`${i}`));
    const round = tasks.map((_, i) => link(`${i}`, `${(i + 1) % tasks.length}`));
    expect(refusalOf(tasks, round)?.details?.["codes"]).toHaveLength(10_000);
  });

  it("names a key given twice and a link to nowhere", () => {
    expect(refusalOf([task("a"), task("a")], [])).toEqual({
      code: "TASK_CODE_TAKEN",
      details: { code: "a" },
    });
    expect(refusalOf([task("a")], [link("a", "x")])).toEqual({
      code: "LINK_UNKNOWN_TASK",
      details: { code: "x" },
    });
  });

  it("throws for numbers that are no days", () => {
    expect(() => plan([{ key: "a", duration: calendarDays(-1) }])).toThrow(RangeError);
    expect(() => plan([{ key: "a", duration: workingDays(1.5) }])).toThrow(RangeError);
    expect(() =>
      plan([task("a"), task("b")], [{ ...link("a", "b"), lag: calendarDays(Number.NaN) }]),
    ).toThrow(RangeError);
  });
});

describe("a conflict with two ways into it", () => {
  it("takes the way that breaks a deadline with fewer activities", () => {
    const task = (key: string, days: number, deadline?: number): Activity => ({
      key,
      duration: calendarDays(days),
      deadline: deadline === undefined ? undefined : addDays(today, deadline - 1),
    });
    const fs = (from: string, to: string): Link => ({ from, to, kind: "FS" });
    const tasks = [task("long", 10), task("short", 6), task("join", 1)];
    const rest = [task("near", 1, 11), task("mid", 1), task("far", 1, 8)];
    const links = [fs("long", "join"), fs("short", "join"), fs("join", "near")];
    const tail = [fs("join", "mid"), fs("mid", "far")];
    const whole = plan([...tasks, ...rest], [...links, ...tail]);
    expect(whole.conflict).toEqual({ activities: ["long", "join", "near"], daysLate: 1 });
  });
});

describe("a long broken chain", () => {
  it("is found whole among 3,000 activities", () => {
    const tasks: Activity[] = Array.from({ length: 3000 }, (_, i) => ({
      key: `${i}`,
      duration: calendarDays(1),
      deadline: i === 2999 ? addDays(today, 2998) : undefined,
    }));
    const links = tasks.slice(1).map((t, i): Link => ({ from: `${i}`, to: t.key, kind: "FS" }));
    expect(plan(tasks, links).conflict?.activities).toHaveLength(3000);
  });
});
