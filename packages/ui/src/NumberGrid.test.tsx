import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { NumberGrid, type NumberGridProps } from "./NumberGrid.tsx";

const columns = ["甲", "乙"].map((name) => ({ key: name, name, head: name }));
const names = ["秩序", "小计", "绿化"];
/** Which rows were drawn: a row asks for its name when it is, and not when it is only compared. */
const drawn = vi.fn<(name: string) => void>();

function Sheet(props: Partial<NumberGridProps>) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({ "0:0": "8" });
  return (
    <NumberGrid
      label="评分表"
      corner="评分项"
      columns={columns}
      rows={names.map((name, row) => ({
        key: name,
        get name() {
          drawn(name);
          return name;
        },
        head: name,
        level: 0,
        counted: name === "小计",
        cells: columns.map((_, column) => ({
          text: name === "小计" ? "17" : (texts[`${row}:${column}`] ?? ""),
          ...(texts[`${row}:${column}`] === "99" && { fault: "超过满分" }),
        })),
      }))}
      foot={{ name: "合计", cells: ["17", "0"] }}
      onChange={(row, column, text) => setTexts({ ...texts, [`${row}:${column}`]: text })}
      onPaste={() => {}}
      {...props}
    />
  );
}

const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
afterEach(() => {
  cleanup();
  drawn.mockClear();
});

test("arrows and Enter go from field to field, over what is counted", () => {
  const onAt = vi.fn<(row: number, column: number) => void>();
  render(<Sheet onAt={onAt} />);
  field("秩序 · 甲").focus();
  fireEvent.keyDown(field("秩序 · 甲"), { key: "ArrowDown" });
  expect(document.activeElement).toBe(field("绿化 · 甲"));
  fireEvent.keyDown(field("绿化 · 甲"), { key: "ArrowRight" });
  expect(document.activeElement).toBe(field("绿化 · 乙"));
  fireEvent.keyDown(field("绿化 · 乙"), { key: "Enter", shiftKey: true });
  expect(document.activeElement).toBe(field("秩序 · 乙"));
  fireEvent.keyDown(field("秩序 · 乙"), { key: "ArrowUp" });
  expect(document.activeElement).toBe(field("秩序 · 乙"));
  const places = [
    [0, 0],
    [2, 0],
    [2, 1],
    [0, 1],
  ];
  expect(onAt.mock.calls).toEqual(places);
});

test("left and right stay in a number until its end", () => {
  render(<Sheet />);
  const eight = field("秩序 · 甲");
  fireEvent.change(eight, { target: { value: "8.5" } });
  eight.focus();
  eight.setSelectionRange(1, 1);
  fireEvent.keyDown(eight, { key: "ArrowRight" });
  expect(document.activeElement).toBe(eight);
  eight.setSelectionRange(3, 3);
  fireEvent.keyDown(eight, { key: "ArrowRight" });
  expect(document.activeElement).toBe(field("秩序 · 乙"));
});

test("typing draws its own row anew and no other", () => {
  render(<Sheet />);
  drawn.mockClear();
  fireEvent.change(field("绿化 · 乙"), { target: { value: "9" } });
  expect(field("绿化 · 乙").value).toBe("9");
  expect(new Set(drawn.mock.calls.flat())).toEqual(new Set(["绿化"]));
});

test("a block from a spreadsheet is handed on with its place; a single number is typed as ever", () => {
  const onPaste = vi.fn<NumberGridProps["onPaste"]>();
  render(<Sheet onPaste={onPaste} />);
  const clipboardData = { getData: () => "8\t9\r\n7.5\t6\r\n" };
  fireEvent.paste(field("秩序 · 甲"), { clipboardData });
  expect(onPaste).toHaveBeenCalledWith(0, 0, [
    ["8", "9"],
    ["7.5", "6"],
  ]);
  fireEvent.paste(field("秩序 · 甲"), { clipboardData: { getData: () => "8" } });
  expect(onPaste).toHaveBeenCalledTimes(1);
});

test("a field says what is wrong with it", () => {
  render(<Sheet />);
  fireEvent.change(field("秩序 · 乙"), { target: { value: "99" } });
  expect(field("秩序 · 乙").getAttribute("aria-invalid")).toBe("true");
  expect(field("秩序 · 乙").title).toBe("超过满分");
});
