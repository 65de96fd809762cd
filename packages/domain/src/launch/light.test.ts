import { expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import { launchState, type PlanInLight, type TaskInLight } from "./light.ts";

const today = day("2027-02-01");
const plan: PlanInLight = {
  status: "ACTIVE",
  launchDate: day("2027-05-01"),
  coordinationMeetingOn: day("2026-11-20"),
  conflictCodes: [],
  provisional: false,
  permits: [],
};
const task = (code: string, facts: Partial<TaskInLight> = {}): TaskInLight => ({
  code,
  workstream: "TEAM",
  status: "IN_PROGRESS",
  anchor: "LAUNCH",
  dueOn: day("2027-03-02"),
  doneOn: null,
  earlyFinishOn: day("2027-02-10"),
  totalSlack: 20,
  exceptionReason: null,
  ...facts,
});
const late = (code: string, days: number) =>
  task(code, { dueOn: addDays(today, -days), earlyFinishOn: today, totalSlack: -days });
const stateOf = (facts: Partial<PlanInLight>, ...tasks: TaskInLight[]) =>
  launchState({ ...plan, ...facts }, tasks, today);
const short = (state: ReturnType<typeof stateOf>) =>
  `${state.light}: ${state.reasons.map((one) => one.code).join(" ")}`;

it("is green when nothing speaks against it, and says so", () => {
  const state = stateOf({}, task("A"), task("B", { status: "DONE", doneOn: today }));
  expect(state).toMatchObject({
    light: "GREEN",
    daysLeft: 89,
    percentDone: 50,
    criticalCode: "A",
    reasons: [{ code: "ON_TRACK", details: { daysLeft: 89, percentDone: 50 } }],
  });
});

it("is amber for a task a day late far from the launch, red for three, for a week, or near it", () => {
  expect(short(stateOf({}, late("A", 1)))).toBe("AMBER: TASKS_OVERDUE");
  expect(short(stateOf({}, late("A", 1), late("B", 1), late("C", 1)))).toBe("RED: TASKS_OVERDUE");
  expect(short(stateOf({}, late("A", 7)))).toBe("RED: TASKS_OVERDUE");
  expect(short(stateOf({ launchDate: addDays(today, 30) }, late("A", 1)))).toBe(
    "RED: TASKS_OVERDUE",
  );
  expect(stateOf({}, late("A", 4), late("B", 1)).reasons[0]?.details).toEqual({
    count: 2,
    codes: ["A", "B"],
    days: 4,
  });
});

it("is red when a due day to come cannot be kept, and names the fewest tasks to blame", () => {
  const lost = task("B", { earlyFinishOn: day("2027-03-07"), totalSlack: -5 });
  const state = stateOf({ conflictCodes: ["A", "B"] }, lost);
  expect(state.light).toBe("RED");
  expect(state.reasons[0]).toEqual({
    code: "INFEASIBLE",
    light: "RED",
    details: { count: 1, codes: ["B"], days: 5, conflict: ["A", "B"] },
  });
});

it("is amber when a task has two days to spare, and names the tightest", () => {
  const state = stateOf({}, task("A", { totalSlack: 2 }), task("B", { totalSlack: 1 }));
  expect(short(state)).toBe("AMBER: SLACK_SMALL");
  expect(state.reasons[0]?.details).toEqual({ code: "B", days: 1, count: 2 });
  expect(short(stateOf({}, task("A", { totalSlack: 3 })))).toBe("GREEN: ON_TRACK");
});

it("warns of permits 30 days before the launch, and is red 10 days before", () => {
  const permits = [
    { name: "预售许可证", status: "IN_PROGRESS" },
    { name: "规划许可证", status: "OBTAINED" },
  ] as const;
  const at = (days: number) => short(stateOf({ permits, launchDate: addDays(today, days) }));
  expect(at(31)).toBe("GREEN: ON_TRACK");
  expect(at(30)).toBe("AMBER: PERMIT_NOT_OBTAINED");
  expect(at(10)).toBe("RED: PERMIT_NOT_OBTAINED");
});

it("warns of tasks that wait for a fit-out date, not of events", () => {
  const undated = task("S", { anchor: "SOFT_FITOUT", dueOn: null });
  const event = task("V", { anchor: "EVENT", dueOn: null });
  const launchDate = addDays(today, 60);
  expect(short(stateOf({ launchDate }, undated))).toBe("AMBER: TASKS_WITHOUT_DAY");
  expect(short(stateOf({ launchDate }, event))).toBe("GREEN: ON_TRACK");
  expect(short(stateOf({}, undated))).toBe("GREEN: ON_TRACK");
});

it("does not hold an excepted task against the launch, but tells of it", () => {
  const excepted = { ...late("A", 20), exceptionReason: "开盘后补" };
  expect(short(stateOf({ status: "READY" }, excepted))).toBe("GREEN: ON_TRACK EXCEPTIONS_OPEN");
});

it("tells of a calendar not published yet without turning the light", () => {
  expect(short(stateOf({ provisional: true }))).toBe("GREEN: ON_TRACK CALENDAR_PROVISIONAL");
});

it("warns of a draft after its meeting, of a plan on hold, of a launch day gone by", () => {
  expect(short(stateOf({ status: "DRAFT" }))).toBe("AMBER: NOT_ACTIVATED");
  expect(short(stateOf({ status: "SUSPENDED" }))).toBe("AMBER: SUSPENDED");
  expect(short(stateOf({ launchDate: addDays(today, -1) }))).toBe("RED: LAUNCH_DAY_PASSED");
});

it("has nothing to say against a launch that happened", () => {
  expect(short(stateOf({ status: "LAUNCHED", launchDate: addDays(today, -9) }, late("A", 9)))).toBe(
    "GREEN: LAUNCHED",
  );
});

it("puts the worst first", () => {
  const state = stateOf({}, task("A", { totalSlack: 0 }), late("B", 9));
  expect(state.reasons.map((one) => one.light)).toEqual(["RED", "AMBER"]);
});

it("counts each kind of work without what is not applicable", () => {
  const state = stateOf(
    {},
    task("A", { status: "DONE", doneOn: today }),
    task("B"),
    task("C"),
    task("D", { status: "NOT_APPLICABLE" }),
  );
  expect(state.workstreams).toHaveLength(11);
  expect(state.workstreams.find((one) => one.workstream === "TEAM")).toEqual({
    workstream: "TEAM",
    total: 3,
    done: 1,
    overdue: 0,
    percentDone: 33,
  });
  expect(state.workstreams.find((one) => one.workstream === "ORDER")).toMatchObject({
    total: 0,
    percentDone: 100,
  });
});
