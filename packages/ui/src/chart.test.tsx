import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import { BarList } from "./BarList.tsx";
import { BurnUp } from "./BurnUp.tsx";
import { ColumnChart } from "./ColumnChart.tsx";

beforeAll(() => {
  window.matchMedia ??= (() => ({
    matches: false,
    addEventListener() {},
    removeEventListener() {},
  })) as never;
});
afterEach(cleanup);

const series = [
  { name: "新增", look: "IN" },
  { name: "解决", look: "OUT" },
] as const;
const texts = { table: "看数字", column: "周" };

test("columns are as high as their numbers, which stand in a table behind", () => {
  const columns = [
    { key: "a", name: "6月1日", parts: [4, 2] },
    { key: "b", name: "6月8日", parts: [8, 0] },
  ];
  const { container } = render(
    <ColumnChart label="每周" series={series} columns={columns} texts={texts} />,
  );
  const heights = [...container.querySelectorAll(".ui-chart-drawing rect")].map((rect) =>
    Number(rect.getAttribute("height")),
  );
  expect(heights[2]).toBeCloseTo(2 * heights[0]!);
  expect(heights[1]).toBeCloseTo(heights[0]! / 2);
  const table = container.querySelector("table")!;
  expect(within(table).getByText("6月8日").closest("tr")!.textContent).toBe("6月8日80");
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe("每周");
});

test("a course rises to what is done, and its end is drawn where it is expected, past the deadline or not", () => {
  const course = (deadline: string) => {
    const { container } = render(
      <BurnUp
        label="进度"
        points={[
          { on: "2027-06-01", done: 10 },
          { on: "2027-06-10", done: 50 },
        ]}
        total={100}
        today="2027-06-10"
        deadline={deadline}
        expected={{ on: "2027-06-20", earliest: "2027-06-18", latest: null }}
        texts={{
          table: "看数字",
          day: "日期",
          done: "累计",
          total: "总数",
          deadline: "交楼",
          expected: "预计",
          short: (on) => on.slice(5),
        }}
      />,
    );
    const x = (of: string) => Number(container.querySelector(of)!.getAttribute("x2"));
    const found = { expected: x(".ui-chart-expected"), deadline: x(".ui-chart-deadline") };
    cleanup();
    return found;
  };
  const late = course("2027-06-15");
  expect(late.expected).toBeGreaterThan(late.deadline);
  const early = course("2027-07-15");
  expect(early.expected).toBeLessThan(early.deadline);
});

test("a bar leads to what it counts and says it in words", () => {
  render(
    <BarList
      title="按类别"
      items={[
        {
          key: "LEAK",
          name: "渗漏",
          count: 4,
          open: 1,
          href: "/defects?category=LEAK",
          said: "渗漏：4 条，未销 1 条",
        },
        { key: "", name: "未填写", count: 2, open: 2, said: "未填写：2 条" },
      ]}
      link={(href, bar) => <a href={href}>{bar}</a>}
    />,
  );
  const list = screen.getByRole("region", { name: "按类别" });
  expect(within(list).getAllByRole("link")).toHaveLength(1);
  expect(within(list).getByRole("link").textContent).toContain("渗漏：4 条，未销 1 条");
  expect(list.querySelectorAll("rect")).toHaveLength(4);
});
