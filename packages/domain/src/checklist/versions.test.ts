import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choice, filled, list, measure, number, said, tick } from "./testing.ts";
import type { Item } from "./template.ts";
import { diffContent, moveAnswers } from "./versions.ts";

const v1 = list(
  tick("A"),
  number("DESK", [measure("LENGTH", { expected: "1.5" }), measure("WIDTH")]),
  choice("WATER", { DISPENSER: true, SPRING: true }),
  tick("OLD"),
);
const v2 = list(
  number("DESK", [measure("LENGTH", { expected: "1.6" })]),
  tick("A", { label: { zh: "整洁" } }),
  choice("WATER", { DISPENSER: true }),
  tick("NEW"),
);

const turnedRound = (item: Item) => Object.fromEntries(Object.entries(item).toReversed()) as Item;

describe("two versions", () => {
  it("differ item by item, whatever order their keys came in", () => {
    expect(diffContent(v1, v2)).toEqual([
      { code: "DESK", kind: "CHANGED", fields: ["measures"] },
      { code: "A", kind: "CHANGED", fields: ["label"] },
      { code: "WATER", kind: "CHANGED", fields: ["choices"] },
      { code: "NEW", kind: "ADDED", fields: [] },
      { code: "OLD", kind: "REMOVED", fields: [] },
    ]);
    const turned = list({ requiredWhen: undefined, ...turnedRound(tick("A")) });
    expect(diffContent(list(tick("A")), turned)).toEqual([]);
  });

  it("take over what the new one still asks the same way, and name what is lost", () => {
    const answers = {
      A: said({ ticked: false, waivedReason: "同意" }),
      DESK: said({ numbers: { LENGTH: "1.5", WIDTH: "0.6" }, waivedReason: "同意" }),
      WATER: said({ choice: "SPRING" }),
      OLD: said({ ticked: true }),
    };
    const moved = moveAnswers(v1, v2, answers);
    expect(moved.answers["DESK"]).toMatchObject({ numbers: { LENGTH: "1.5" }, waivedReason: null });
    expect(moved.answers["A"]).toMatchObject({ ticked: false, waivedReason: "同意" });
    expect(moved.lost).toEqual(["DESK", "WATER", "OLD"]);
  });

  it("law: a version differs from itself in nothing and loses no answer", () => {
    fc.assert(
      fc.property(filled, ({ content, answers }) => {
        expect(diffContent(content, JSON.parse(JSON.stringify(content)))).toEqual([]);
        const moved = moveAnswers(content, content, answers);
        expect(moved.lost).toEqual([]);
        expect(moved.answers).toEqual(answers);
      }),
    );
  });

  it("law: a difference turned round names the same items", () => {
    fc.assert(
      fc.property(filled, filled, (one, other) => {
        const names = (changes: ReturnType<typeof diffContent>) =>
          changes.map(({ code }) => code).toSorted();
        expect(names(diffContent(one.content, other.content))).toEqual(
          names(diffContent(other.content, one.content)),
        );
      }),
    );
  });
});
