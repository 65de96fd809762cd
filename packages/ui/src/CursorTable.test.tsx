import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { tableTexts } from "../preview/texts.ts";
import { CursorTable } from "./CursorTable.tsx";
import type { CursorSort, CursorTableProps } from "./CursorTable.tsx";

interface Estate {
  id: string;
  name: string;
  units: number;
}

const estates: Estate[] = [
  { id: "1", name: "云璟台", units: 1200 },
  { id: "2", name: "翡翠府", units: 640 },
];

const base: CursorTableProps<Estate> = {
  label: "项目",
  columns: [
    { key: "name", title: "名称", sortKey: "NAME", card: "TITLE", render: (row) => row.name },
    { key: "units", title: "套数", align: "end", render: (row) => row.units },
  ],
  rows: estates,
  rowKey: (row) => row.id,
  rowName: (row) => row.name,
  empty: <p>没有项目</p>,
  texts: tableTexts,
};

function onPhone(phone: boolean) {
  vi.spyOn(window, "matchMedia").mockImplementation(
    (query) =>
      ({
        matches: phone && query.includes("max-width"),
        addEventListener: () => {},
        removeEventListener: () => {},
      }) as unknown as MediaQueryList,
  );
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

test("is a table where there is room", () => {
  onPhone(false);
  render(<CursorTable {...base} />);
  expect(screen.getByRole("table", { name: "项目" })).toBeDefined();
  expect(screen.getAllByRole("row")).toHaveLength(3);
});

test("is a list of cards on a phone, each value with its name", () => {
  onPhone(true);
  const onOpen = vi.fn<(row: Estate) => void>();
  render(<CursorTable {...base} onOpen={onOpen} />);
  expect(screen.queryByRole("table")).toBeNull();
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
  expect(screen.getAllByText("套数")).toHaveLength(2);
  fireEvent.click(screen.getByRole("button", { name: "翡翠府" }));
  expect(onOpen).toHaveBeenCalledWith(estates[1]);
});

test("leaves out of a card what has no value", () => {
  onPhone(true);
  const columns = [...base.columns, { key: "sold", title: "已售", render: () => null }];
  render(<CursorTable {...base} columns={columns} />);
  expect(screen.getAllByText("套数")).toHaveLength(2);
  expect(screen.queryByText("已售")).toBeNull();
});

test("asks for the other direction when the sorted column is pressed", () => {
  onPhone(false);
  const onSort = vi.fn<(sort: CursorSort) => void>();
  render(<CursorTable {...base} sort={{ key: "NAME", direction: "ASC" }} onSort={onSort} />);
  expect(screen.getByRole("columnheader", { name: "名称" }).getAttribute("aria-sort")).toBe(
    "ascending",
  );
  fireEvent.click(screen.getByRole("button", { name: "名称" }));
  expect(onSort).toHaveBeenCalledWith({ key: "NAME", direction: "DESC" });
});

test("moves along rows by arrows, opens by Enter, selects by Space", () => {
  onPhone(false);
  const onOpen = vi.fn<(row: Estate) => void>();
  const onChange = vi.fn<(selected: ReadonlySet<string>) => void>();
  render(
    <CursorTable {...base} onOpen={onOpen} selection={{ selected: new Set(["1"]), onChange }} />,
  );
  const [first, second] = [
    screen.getByRole("row", { name: "云璟台" }),
    screen.getByRole("row", { name: "翡翠府" }),
  ];
  first.focus();
  fireEvent.keyDown(first, { key: "ArrowDown" });
  expect(document.activeElement).toBe(second);
  fireEvent.keyDown(second, { key: "Enter" });
  expect(onOpen).toHaveBeenCalledWith(estates[1]);
  fireEvent.keyDown(second, { key: " " });
  expect(onChange).toHaveBeenCalledWith(new Set(["1", "2"]));
});

test("shows that it waits, that there is nothing, and what went wrong", () => {
  onPhone(false);
  const { rerender } = render(<CursorTable {...base} rows={undefined} />);
  expect(screen.getByRole("status").textContent).toBe(tableTexts.loading);
  rerender(<CursorTable {...base} rows={[]} />);
  expect(screen.getByText("没有项目")).toBeDefined();
  const onRetry = vi.fn<() => void>();
  rerender(<CursorTable {...base} rows={undefined} error={{ message: "没有网络", onRetry }} />);
  expect(screen.getByRole("alert").textContent).toContain("没有网络");
  fireEvent.click(screen.getByRole("button", { name: tableTexts.retry }));
  expect(onRetry).toHaveBeenCalled();
});

test("offers more only while the server has more", () => {
  onPhone(false);
  const { rerender } = render(<CursorTable {...base} onMore={() => {}} hasMore />);
  expect(screen.getByRole("button", { name: tableTexts.loadMore })).toBeDefined();
  rerender(<CursorTable {...base} onMore={() => {}} hasMore={false} />);
  expect(screen.queryByRole("button", { name: tableTexts.loadMore })).toBeNull();
});
