import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { ganttTexts } from "../preview/texts.ts";
import { Gantt } from "./Gantt.tsx";
import type { GanttProps, GanttTask, GanttTry } from "./Gantt.tsx";

afterEach(cleanup);

const tasks: GanttTask[] = [
  {
    key: "hire",
    group: "TEAM",
    name: "一线员工招聘",
    state: "IN_PROGRESS",
    startOn: "2027-03-10",
    finishOn: "2027-03-28",
    dueOn: "2027-04-01",
    slackDays: 4,
    critical: true,
  },
  {
    key: "plan",
    group: "TEAM",
    name: "定岗定编方案",
    state: "DONE",
    dueOn: "2027-03-02",
    fixed: true,
  },
  { key: "items", group: "TAKEOVER", name: "物品移交", state: "NOT_STARTED" },
];

const base: Omit<GanttProps, "zoom" | "onZoom"> = {
  label: "开盘筹备计划",
  lang: "zh-CN",
  groups: [
    { key: "TEAM", name: "队伍组建", percentDone: 50 },
    { key: "TAKEOVER", name: "承接查验" },
  ],
  tasks,
  milestones: [{ key: "launch", name: "开盘", day: "2027-05-01", kind: "LAUNCH", movable: true }],
  links: [{ from: "plan", to: "hire", kind: "FS" }],
  today: "2027-03-20",
  dayMarks: () => undefined,
  texts: ganttTexts,
};

/** A page that holds the try as the web does. */
function Page({ onTry, ...more }: Partial<GanttProps>) {
  const [trying, setTrying] = useState<GanttTry | null>(null);
  return (
    <Gantt
      {...base}
      {...more}
      zoom="WEEK"
      onZoom={() => {}}
      trying={trying}
      onTry={(trial) => {
        onTry?.(trial);
        setTrying(trial);
      }}
    />
  );
}

const row = (name: string) => screen.getByRole("row", { name: new RegExp(`^${name}`) });

test("arrows on a task try a day, with Shift a week, and Escape gives the plan back", () => {
  const onTry = vi.fn<(trial: GanttTry | null) => void>();
  render(<Page onTry={onTry} />);
  const task = row("一线员工招聘");
  fireEvent.keyDown(task, { key: "ArrowRight" });
  fireEvent.keyDown(task, { key: "ArrowRight" });
  fireEvent.keyDown(task, { key: "ArrowLeft", shiftKey: true });
  fireEvent.keyDown(task, { key: "Escape" });
  expect(onTry.mock.calls.map(([trial]) => trial)).toEqual([
    { key: "hire", days: 1 },
    { key: "hire", days: 2 },
    { key: "hire", days: -5 },
    null,
  ]);
});

test("a try is said in words and has buttons for who cannot drag", () => {
  const onTry = vi.fn<(trial: GanttTry | null) => void>();
  render(<Page onTry={onTry} ghosts={[{ key: "hire", dueOn: "2027-04-08", becomesLate: true }]} />);
  fireEvent.keyDown(row("一线员工招聘"), { key: " " });
  fireEvent.click(screen.getByRole("button", { name: ganttTexts.later(7) }));
  expect(onTry).toHaveBeenLastCalledWith({ key: "hire", days: 7 });
  expect(screen.getByText(ganttTexts.trying("一线员工招聘", 7))).toBeDefined();
  expect(screen.getByText(ganttTexts.tasksMoved(1, 1))).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: ganttTexts.cancelTry }));
  expect(onTry).toHaveBeenLastCalledWith(null);
});

test("a done task cannot be tried", () => {
  const onTry = vi.fn<(trial: GanttTry | null) => void>();
  render(<Page onTry={onTry} />);
  fireEvent.keyDown(row("定岗定编方案"), { key: "ArrowRight" });
  expect(onTry).not.toHaveBeenCalled();
});

test("Enter opens a task and folds a group", () => {
  const onOpen = vi.fn<(key: string) => void>();
  render(<Page onOpen={onOpen} />);
  fireEvent.keyDown(row("一线员工招聘"), { key: "Enter" });
  expect(onOpen).toHaveBeenCalledWith("hire");
  const group = row("队伍组建");
  expect(group.getAttribute("aria-expanded")).toBe("true");
  fireEvent.keyDown(group, { key: "Enter" });
  expect(row("队伍组建").getAttribute("aria-expanded")).toBe("false");
  expect(screen.queryByRole("row", { name: /^一线员工招聘/ })).toBeNull();
});

test("the launch itself can be tried by keys and by dragging", () => {
  const onTry = vi.fn<(trial: GanttTry | null) => void>();
  render(<Page onTry={onTry} />);
  const flag = screen.getByRole("button", { name: /开盘 5\/1/ });
  flag.setPointerCapture = () => {};
  fireEvent.keyDown(flag, { key: "ArrowRight" });
  expect(onTry).toHaveBeenLastCalledWith({ key: "launch", days: 1 });
  fireEvent.keyDown(flag, { key: "Escape" });
  const at = (clientX: number) => ({ pointerId: 1, button: 0, clientX, pointerType: "mouse" });
  fireEvent.pointerDown(flag, at(100));
  fireEvent.pointerMove(flag, at(100 + 11 * 10));
  fireEvent.pointerUp(flag, at(100 + 11 * 10));
  expect(onTry).toHaveBeenLastCalledWith({ key: "launch", days: 10 });
});

test("every bar is also said in words", () => {
  render(<Page />);
  const words = within(row("一线员工招聘")).getByText(/进行中/).textContent;
  for (const part of ["最迟 2027年4月1日", "关键路径", "可延 4 天", "定岗定编方案"])
    expect(words).toContain(part);
  expect(within(row("物品移交")).getAllByText(/移交时确定/)).not.toHaveLength(0);
});

test("of 2,000 tasks only those in view are in the page", () => {
  const many = Array.from({ length: 2000 }, (_, index) => ({
    ...tasks[0]!,
    key: `t${index}`,
    name: `任务 ${index}`,
  }));
  render(<Page tasks={many} />);
  const grid = screen.getByRole("treegrid");
  expect(grid.getAttribute("aria-rowcount")).toBe("2004");
  expect(within(grid).getAllByRole("row").length).toBeLessThan(60);
});
