import { describe, expect, it } from "vitest";
import { nextHit, searchText } from "./search-state.ts";

describe("search", () => {
  it("asks for a single Chinese character but not for a single letter", () => {
    expect(searchText("滨")).toBe("滨");
    expect(searchText("b")).toBeUndefined();
    expect(searchText("bj")).toBe("bj");
  });

  it("asks for nothing when nothing but blanks is typed", () => {
    expect(searchText("  \t ")).toBeUndefined();
  });

  it("sends one blank where several are typed, and at most 80 characters", () => {
    expect(searchText(" 滨江  府 ")).toBe("滨江 府");
    expect(searchText("x".repeat(200))).toHaveLength(80);
  });

  it("goes through the hits by arrow key and back into the box", () => {
    expect(nextHit(-1, 2, "ArrowDown")).toBe(0);
    expect(nextHit(1, 2, "ArrowDown")).toBe(-1);
    expect(nextHit(-1, 2, "ArrowUp")).toBe(1);
    expect(nextHit(0, 2, "ArrowUp")).toBe(-1);
    expect(nextHit(-1, 0, "ArrowDown")).toBe(-1);
  });
});
