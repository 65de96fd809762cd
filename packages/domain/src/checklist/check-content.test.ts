import { describe, expect, it } from "vitest";
import { checkContent, readContent } from "./check-content.ts";
import { choice, list, measure, number, tick } from "./testing.ts";

const code = (content: unknown) => {
  const read = readContent(JSON.parse(JSON.stringify(content)));
  return read.ok ? "OK" : read.refusal;
};

describe("a template's content", () => {
  it("is taken when its codes, references, limits and conditions hold", () => {
    const good = list(
      tick("A"),
      number("B", [measure("M", { min: "0.6", max: "0.75" })], {
        shownWhen: { item: "A", verdict: ["OK"] },
      }),
      choice("C", { YES: true }, { requiredWhen: { item: "B", value: "M", atLeast: "0.7" } }),
    );
    expect(code(good)).toBe("OK");
  });

  it("has each code once", () => {
    expect(code(list(tick("A"), tick("A")))).toMatchObject({
      code: "CHECKLIST_CODE_TWICE",
      details: { code: "A" },
    });
    expect(code(list(number("N", [measure("M"), measure("M")])))).toMatchObject({
      code: "CHECKLIST_CODE_TWICE",
    });
  });

  it("points at sections, items, choices and measures that are there", () => {
    const when = (shownWhen: object) =>
      list(tick("A"), choice("C", { YES: true }), tick("B", { shownWhen } as never));
    for (const content of [
      list(tick("A", { section: "GONE" })),
      when({ item: "GONE", verdict: ["OK"] }),
      when({ item: "C", choice: ["GONE"] }),
      when({ item: "A", value: "M" }),
    ])
      expect(code(content)).toMatchObject({ code: "CHECKLIST_REFERENCE_UNKNOWN" });
  });

  it("has no conditions in a circle, however long", () => {
    const on = (item: string) => ({ shownWhen: { item, verdict: ["OK" as const] } });
    expect(code(list(tick("A", on("C")), tick("B", on("A")), tick("C", on("B"))))).toMatchObject({
      code: "CHECKLIST_CONDITION_CYCLE",
      details: { codes: ["A", "C", "B"] },
    });
    expect(code(list(tick("A", on("A"))))).toMatchObject({ details: { codes: ["A"] } });
  });

  it("has limits that a value can keep", () => {
    expect(code(list(number("N", [measure("M", { min: "2", max: "1" })])))).toMatchObject({
      code: "CHECKLIST_LIMITS_CROSSED",
    });
    expect(code(list(number("N", [measure("M", { min: "1.51", expected: "1.5" })])))).toMatchObject(
      {
        code: "CHECKLIST_LIMITS_CROSSED",
      },
    );
  });

  it("is of the shape it says", () => {
    for (const wrong of [
      null,
      [],
      { sections: [], items: [], more: 1 },
      { sections: [], items: [{ kind: "TICK" }] },
      list(tick("lower")),
      list(tick("A", { weight: 0.5 })),
      list(tick("A", { weight: -1 })),
      list(tick("A", { label: { zh: " " } })),
      list({ ...tick("A"), kind: "constructor" } as never),
      list(number("N", [measure("M", { min: "1e3" })])),
      list(number("N", [measure("M", { tolerance: "-1" })])),
    ])
      expect(code(wrong)).toMatchObject({ code: "INVALID_INPUT" });
    expect(checkContent(list())).toMatchObject({ refusal: { code: "CHECKLIST_EMPTY" } });
    expect(code(list(number("N", [])))).toMatchObject({ code: "CHECKLIST_ITEM_EMPTY" });
  });
});
