import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { calendar, dates, generated, scheduled, today } from "./testing.ts";
import { freeze, whatIf, type Baseline, type Trial } from "./what-if.ts";

const { tasks, links } = generated();
const none: Trial = { move: {}, shifts: {} };

function tried(trial: Partial<Trial>, on = today, baseline?: Baseline) {
  const answer = whatIf(dates, tasks, links, { ...none, ...trial }, on, calendar, baseline);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

it("changes nothing when nothing is tried", () => {
  const answer = tried({});
  expect(answer.tasks).toEqual([]);
  expect(answer.feasible).toBe(true);
  expect(answer.newlyLate).toEqual([]);
});

it("tells by how many days each task moves with the launch", () => {
  const answer = tried({ move: { launchDate: day("2027-05-11") } });
  const launchTasks = tasks.filter((task) => task.anchor === "LAUNCH");
  const moved = answer.tasks.filter((task) => task.days === 10).map((task) => task.code);
  expect(moved).toEqual(
    tasks
      .filter((task) => launchTasks.includes(task) || task.code === "UNIFORM_ORDER")
      .map((task) => task.code),
  );
  expect(answer.tasks.find((task) => task.code === "EMERGENCY_DRILL")).toMatchObject({
    dueBefore: "2027-04-26",
    dueAfter: "2027-05-06",
    becomesLate: false,
  });
});

it("tells which tasks a launch drawn near makes late, and which it saves", () => {
  const near = tried({
    move: { launchDate: day("2027-02-01"), softFitoutDate: null, hallFitoutDate: null },
  });
  expect(near.feasible).toBe(false);
  expect(near.newlyLate).toContain("STAFFING_PLAN");
  expect(near.conflictCodes.length).toBeGreaterThan(0);
  const late = day("2027-02-20");
  const later = tried(
    { move: { launchDate: day("2027-09-01"), entryDate: day("2027-06-01") } },
    late,
  );
  expect(later.noLongerLate).toContain("STAFFING_PLAN");
  expect(later.newlyLate).toEqual([]);
});

it("tries a single task on another day", () => {
  const answer = tried({ shifts: { EMERGENCY_PLAN: day("2027-04-15") } });
  expect(answer.tasks.map(({ code, days }) => [code, days])).toEqual([["EMERGENCY_PLAN", -6]]);
});

it("compares with a frozen plan, which survives being stored as JSON", () => {
  const baseline = JSON.parse(
    JSON.stringify(freeze(dates, scheduled(dates, tasks, links))),
  ) as Baseline;
  const moved = { ...dates, launchDate: day("2027-05-08") };
  const now = scheduled(moved, tasks, links, today, dates);
  const stored = tasks.map((task) => ({ ...task, ...now.tasks.get(task.code) }));
  const answer = whatIf(moved, stored, links, none, today, calendar, baseline);
  expect(
    answer.ok && answer.value.tasks.find((task) => task.code === "EMERGENCY_DRILL")?.days,
  ).toBe(7);
});

it("names what was added since the baseline", () => {
  const some = tasks.filter((task) => task.code !== "WORKS_PROGRESS");
  const baseline = freeze(dates, scheduled(dates, some, links));
  expect(tried({}, today, baseline).added).toEqual(["WORKS_PROGRESS"]);
});

it("refuses dates that cannot be, and shifts of tasks that are not open", () => {
  const refused = (trial: Partial<Trial>) =>
    whatIf(dates, tasks, links, { ...none, ...trial }, today, calendar);
  expect(refused({ move: { launchDate: day("2027-01-01") } })).toMatchObject({
    refusal: { code: "ENTRY_AFTER_LAUNCH" },
  });
  expect(refused({ shifts: { NOWHERE: day("2027-01-01") } })).toMatchObject({
    refusal: { code: "INVALID_INPUT", details: { field: "shifts", codes: ["NOWHERE"] } },
  });
});
