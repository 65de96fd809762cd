import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import {
  earlyWarning,
  type ForecastTask,
  type SlipCount,
  type SlipHistory,
  warningLimits,
} from "./early-warning.ts";

const today = day("2027-03-01");

const task = (more: Partial<ForecastTask> = {}): ForecastTask => ({
  code: "UNIFORMS",
  workstream: "MATERIALS",
  status: "IN_PROGRESS",
  dueOn: addDays(today, 10),
  doneOn: null,
  lateStartOn: addDays(today, 5),
  earlyFinishOn: addDays(today, 3),
  ...more,
});

/** A history in which a kind's tasks were finished on these days after their due day. */
function history(slips: Record<string, readonly number[]>): SlipHistory {
  const counts = Object.entries(slips).flatMap(([code, days]) =>
    days.map((slip): SlipCount => ({
      code,
      workstream: "MATERIALS",
      slip,
      finished: true,
      count: 1,
    })),
  );
  return {
    slips: counts,
    tasks: counts.length,
    firstOn: day("2025-01-01"),
    lastOn: day("2027-02-20"),
  };
}
const times = (count: number, ...slips: number[]) =>
  Array.from({ length: count }, () => slips).flat();

describe("the early warning", () => {
  it("is quiet with too little history, and says how much is needed", () => {
    expect(earlyWarning([task()], [], history({ UNIFORMS: [5, 5, 5] }), today)).toEqual({
      quiet: { tasks: 3, needed: warningLimits.historyNeeded },
      likelyLate: [],
      judged: 0,
      expectedLate: 0,
    });
  });

  it("says nothing of a task whose kind of work was not seen at this distance from due", () => {
    const known = history({ UNIFORMS: times(50, 3) });
    const other = task({ code: "DRILL", workstream: "ORDER" });
    expect(earlyWarning([other], [], known, today)).toMatchObject({ quiet: null, judged: 0 });
  });

  it("tells a kind that always came late, with what it stands on", () => {
    const known = history({ UNIFORMS: times(20, 4), DRAFT: times(40, -3) });
    const { likelyLate } = earlyWarning([task(), task({ code: "DRAFT" })], [], known, today);
    expect(likelyLate.map(({ code }) => code)).toEqual(["UNIFORMS"]);
    expect(likelyLate[0]!.probability).toBeGreaterThan(0.75);
    expect(likelyLate[0]!.reasons).toEqual([{ code: "PAST_SLIPS", late: 20, of: 20, days: 10 }]);
  });

  it("grows surer as the day comes nearer and the task is still open", () => {
    // Half are done a week ahead, half come late: what is still open the day before will be late.
    const known = history({ UNIFORMS: times(30, -7, 2) });
    const at = (daysLeft: number) => {
      const near = task({
        dueOn: addDays(today, daysLeft),
        earlyFinishOn: today,
        lateStartOn: today,
      });
      return earlyWarning([near], [], known, today).expectedLate;
    };
    expect(at(20)).toBeCloseTo(0.5, 1);
    expect(at(1)).toBeGreaterThan(0.9);
  });

  it("counts what is overdue elsewhere as late, as far as it was seen", () => {
    const done = history({ UNIFORMS: times(24, -1) });
    const open: SlipCount = {
      code: "UNIFORMS",
      workstream: "MATERIALS",
      slip: 9,
      finished: false,
      count: 24,
    };
    const both = { ...done, tasks: 48, slips: [...done.slips, open] };
    expect(earlyWarning([task()], [], both, today).expectedLate).toBeCloseTo(0.5, 1);
  });

  it("hears that this plan itself runs late", () => {
    const known = history({ UNIFORMS: times(20, -2, -2, 3), DRAFT: times(20, -2, -2, 3) });
    const late = Array.from({ length: 9 }, () =>
      task({
        status: "DONE",
        code: "DRAFT",
        dueOn: addDays(today, -20),
        doneOn: addDays(today, -10),
      }),
    );
    const alone = earlyWarning([task()], [], known, today).expectedLate;
    const behind = earlyWarning([task(), ...late], [], known, today);
    expect(behind.expectedLate).toBeGreaterThan(alone + 0.2);
    expect(behind.likelyLate[0]?.reasons).toContainEqual({ code: "PLAN_BEHIND", late: 9, of: 9 });
  });

  it("names the task that another waits for", () => {
    const known = history({ PLAN: times(30, 6), DRILL: times(30, -1) });
    const plan = task({ code: "PLAN" });
    const drill = task({
      code: "DRILL",
      dueOn: addDays(today, 15),
      lateStartOn: addDays(today, 12),
    });
    const { likelyLate } = earlyWarning(
      [plan, drill],
      [{ from: "PLAN", to: "DRILL" }],
      known,
      today,
    );
    const drillWarning = likelyLate.find(({ code }) => code === "DRILL");
    expect(drillWarning?.reasons.at(-1)).toMatchObject({ code: "WAITS_FOR", task: "PLAN" });
  });

  it("names a task without slack whatever the past says", () => {
    const known = history({ UNIFORMS: times(60, -5) });
    const lost = task({ earlyFinishOn: addDays(today, 14) });
    expect(earlyWarning([lost], [], known, today).likelyLate[0]).toMatchObject({
      probability: 0.99,
      reasons: [{ code: "NO_SLACK", days: 4 }, { code: "PAST_SLIPS" }],
    });
  });

  it("leaves what is overdue, done or without a day to others", () => {
    const known = history({ UNIFORMS: times(60, 5) });
    const others = [
      task({ dueOn: addDays(today, -1) }),
      task({ status: "DONE", doneOn: today }),
      task({ status: "NOT_APPLICABLE" }),
      task({ dueOn: null }),
    ];
    expect(earlyWarning(others, [], known, today)).toMatchObject({ judged: 0, likelyLate: [] });
  });
});

describe("laws of the early warning", () => {
  const slips = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 40, maxLength: 120 });
  const daysLeft = fc.integer({ min: 0, max: 20 });

  it("a probability lies between 0 and 1, and what is told is likelier than not", () => {
    fc.assert(
      fc.property(slips, daysLeft, (days, left) => {
        const near = task({
          dueOn: addDays(today, left),
          earlyFinishOn: today,
          lateStartOn: today,
        });
        const { expectedLate, likelyLate } = earlyWarning(
          [near],
          [],
          history({ UNIFORMS: days }),
          today,
        );
        expect(expectedLate).toBeGreaterThanOrEqual(0);
        expect(expectedLate).toBeLessThanOrEqual(1);
        for (const { probability } of likelyLate) expect(probability).toBeGreaterThanOrEqual(0.5);
      }),
    );
  });

  it("a past in which every task came later never makes a task less likely late", () => {
    fc.assert(
      fc.property(slips, fc.integer({ min: 1, max: 30 }), (days, later) => {
        // Judged from far ahead, where all of the past is still open.
        const far = task({
          dueOn: addDays(today, 200),
          earlyFinishOn: today,
          lateStartOn: addDays(today, 190),
        });
        const of = (past: readonly number[]) =>
          earlyWarning([far], [], history({ UNIFORMS: past }), today).expectedLate;
        expect(of(days.map((slip) => slip + later))).toBeGreaterThanOrEqual(of(days) - 1e-9);
      }),
    );
  });

  it("the order of tasks and of the history does not matter", () => {
    fc.assert(
      fc.property(slips, (days) => {
        const tasks = [task(), task({ code: "DRAFT", dueOn: addDays(today, 3) })];
        const past = history({ UNIFORMS: days, DRAFT: days.slice(5) });
        const turned = { ...past, slips: past.slips.toReversed() };
        expect(earlyWarning(tasks.toReversed(), [], turned, today).likelyLate).toEqual(
          earlyWarning(tasks, [], past, today).likelyLate,
        );
      }),
    );
  });
});
