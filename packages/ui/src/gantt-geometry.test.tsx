import { expect, test } from "vitest";
import { addDays, dayNumber, isDay, weekday } from "./day.ts";
import {
  axisWindow,
  barOf,
  dayAt,
  lanesOf,
  linkPath,
  restBands,
  rowsOf,
  rowWindow,
  scaleOf,
  sideOf,
  ticks,
  xOf,
} from "./gantt-geometry.ts";
import type { Scale } from "./gantt-geometry.ts";
import type { GanttTask } from "./gantt-types.ts";
import { monthGrid, moveMonth } from "./month.ts";

const scale: Scale = { from: dayNumber("2027-04-01"), to: dayNumber("2027-05-01"), dayWidth: 10 };
const task = (key: string, group: string, more: Partial<GanttTask> = {}): GanttTask => ({
  key,
  group,
  name: key,
  state: "NOT_STARTED",
  ...more,
});

test("a bar runs from the morning of its start to the evening of its finish, its slack to the due day", () => {
  const dates = { startOn: "2027-04-03", finishOn: "2027-04-05", dueOn: "2027-04-08" };
  expect(barOf(scale, dates)).toEqual({ x: 20, width: 30, tail: 30 });
});

test("a task with only a due day has a bar of one day, a task without dates has none", () => {
  expect(barOf(scale, { dueOn: "2027-04-02" })).toEqual({ x: 10, width: 10, tail: 0 });
  expect(barOf(scale, {})).toBeUndefined();
});

test("a start behind the finish never turns a bar inside out", () => {
  const bar = barOf(scale, { startOn: "2027-04-09", finishOn: "2027-04-05" });
  expect(bar).toEqual({ x: 40, width: 10, tail: 0 });
});

test("days and pixels are inverse", () => {
  for (const day of ["2027-04-01", "2027-04-17", "2027-12-31"])
    expect(dayAt(scale, xOf(scale, day))).toBe(day);
});

test("the axis begins on a Monday and holds every date, ghosts included, and the width asked for", () => {
  const tasks = [task("a", "g", { dueOn: "2027-03-03" })];
  const ghosts = [{ key: "a", dueOn: "2027-08-01" }];
  const axis = scaleOf("WEEK", "2027-04-01", tasks, [], ghosts, 0);
  expect(weekday(addDays("1970-01-01", axis.from))).toBe(1);
  expect(axis.from).toBeLessThan(dayNumber("2027-03-03"));
  expect(axis.to).toBeGreaterThan(dayNumber("2027-08-01"));
  const wide = scaleOf("MONTH", "2027-04-01", tasks, [], [], 2000);
  expect((wide.to - wide.from) * wide.dayWidth).toBeGreaterThan(1990);
});

test("a collapsed group keeps its row and hides its tasks", () => {
  const groups = [
    { key: "g", name: "G" },
    { key: "h", name: "H" },
  ];
  const tasks = [task("b", "h"), task("a", "g")];
  const keys = (collapsed: string[]) =>
    rowsOf(groups, tasks, new Set(collapsed)).map(({ key }) => key);
  expect(keys([])).toEqual(["group:g", "a", "group:h", "b"]);
  expect(keys(["g"])).toEqual(["group:g", "group:h", "b"]);
});

test("of 2,000 rows only those near the view are drawn", () => {
  const [first, last] = rowWindow(34 * 1000, 640, 34, 2000);
  expect(first).toBeLessThanOrEqual(1000);
  expect(last).toBeGreaterThanOrEqual(1000 + 640 / 34);
  expect(last - first).toBeLessThan(50);
  expect(rowWindow(0, 640, 34, 3)).toEqual([0, 3]);
  const axis = axisWindow({ from: 0, to: 5000, dayWidth: 30 }, 60_000, 1200);
  expect(axis.to - axis.from).toBeLessThan(80);
});

test("an axis that became shorter than the place scrolled to has an empty window, never a negative one", () => {
  const axis = axisWindow({ from: 0, to: 500, dayWidth: 3.6 }, 6_000, 400);
  expect(axis).toMatchObject({ from: 500, to: 500 });
});

test("days off are joined into bands; far out only holidays remain; make-up days are work", () => {
  const marks = (day: string) =>
    day === "2027-04-05"
      ? { kind: "HOLIDAY" as const, name: "清明节" }
      : day === "2027-04-10"
        ? { kind: "MAKE_UP" as const }
        : weekday(day) > 5
          ? { kind: "REST" as const }
          : undefined;
  const near = restBands({ ...scale, to: scale.from + 12 }, marks, "WEEK");
  expect(
    near.map(({ from, to, holiday }) => [from - scale.from, to - scale.from, holiday]),
  ).toEqual([
    [2, 4, false],
    [4, 5, true],
    [10, 11, false],
  ]);
  expect(restBands(scale, marks, "MONTH")).toHaveLength(1);
});

test("ticks cover the axis without a gap", () => {
  for (const unit of ["DAY", "WEEK", "MONTH", "YEAR"] as const) {
    const marks = ticks(scale, unit);
    expect(marks[0]![0]).toBeLessThanOrEqual(scale.from);
    expect(marks.at(-1)![1]).toBeGreaterThanOrEqual(scale.to);
    for (const [at, [, end]] of marks.slice(0, -1).entries()) expect(marks[at + 1]![0]).toBe(end);
  }
});

test("an arrow goes straight where there is room and round the rows where there is none", () => {
  const from = { x: 0, width: 20, tail: 0 };
  const far = { x: 60, width: 20, tail: 0 };
  const near = { x: 10, width: 20, tail: 0 };
  expect(linkPath("FS", from, 10, far, 44, 34)).toBe("M20 10H27V44H59");
  expect(linkPath("FS", from, 10, near, 44, 34)).toBe("M20 10H27V27H1V44H9");
  expect(linkPath("FF", from, 10, far, 44, 34)).toMatch(/^M20 10.*H81$/);
  expect(linkPath("SS", from, 10, far, 44, 34)).toMatch(/^M0 10.*H59$/);
});

test("labels that would overlap take another lane", () => {
  expect(
    lanesOf([
      { x: 0, width: 50 },
      { x: 40, width: 50 },
      { x: 60, width: 50 },
    ]),
  ).toEqual([0, 1, 0]);
});

test("a bar out of view says on which side it lies", () => {
  const early = task("a", "g", { dueOn: "2027-04-02" });
  expect(sideOf(scale, early, { left: 100, width: 300 }, 100)).toBe("LEFT");
  expect(sideOf(scale, early, { left: 0, width: 300 }, 100)).toBeUndefined();
  const late = task("b", "g", { dueOn: "2027-04-28" });
  expect(sideOf(scale, late, { left: 0, width: 300 }, 100)).toBe("RIGHT");
});

test("a month's grid begins on Monday and holds the whole month", () => {
  expect(monthGrid("2027-05").map((week) => week[0])).toEqual([
    "2027-04-26",
    "2027-05-03",
    "2027-05-10",
    "2027-05-17",
    "2027-05-24",
    "2027-05-31",
  ]);
  expect(moveMonth("2027-12", 1)).toBe("2028-01");
  expect(moveMonth("2027-01", -1)).toBe("2026-12");
});

test("a day that does not exist is not a day", () => {
  expect(isDay("2027-02-28")).toBe(true);
  expect(isDay("2027-02-29")).toBe(false);
  expect(isDay("2027-2-28")).toBe(false);
});
