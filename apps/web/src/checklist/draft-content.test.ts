import { checkContent } from "@threshold/domain/checklist/check-content";
import { receptionStandard } from "@threshold/domain/reception/standard";
import { expect, test } from "vitest";
import {
  blankItem,
  firstContent,
  moved,
  ofKind,
  renamedSection,
  simpleCondition,
  withItem,
  without,
  withoutSection,
  withSection,
} from "./draft-content.ts";

const { content } = receptionStandard;
const codes = (one: typeof content) => one.items.map(({ code }) => code);

test("a new item gets a code that nobody has, and comes last", () => {
  const once = withItem(content, "ITEM_31", blankItem(content, "VIP_ROOM"));
  expect(codes(once).at(-1)).toBe("ITEM_31");
  expect(blankItem(once, "VIP_ROOM").code).toBe("ITEM_32");
});

test("an item moves within its section, and not out of it", () => {
  expect(codes(moved(content, "TIDY", -1)).slice(0, 2)).toEqual(["TIDY", "LAYOUT"]);
  expect(moved(content, "LAYOUT", -1)).toBe(content);
  expect(moved(content, "SOFA", -1)).toBe(content);
});

test("an item taken out is gone, and the rest can still be published", () => {
  expect(checkContent(without(content, "TIDY")).ok).toBe(true);
});

test("another kind begins its answer anew and keeps what is asked", () => {
  const desk = content.items.find(({ code }) => code === "DESK_SIZE")!;
  const tick = ofKind(desk, "TICK");
  expect(tick).toMatchObject({ kind: "TICK", label: desk.label, ruleId: "RCP-R07" });
  expect(tick).not.toHaveProperty("measures");
  expect(checkContent(withItem(content, "DESK_SIZE", tick)).ok).toBe(true);
});

test("only the condition of the dialog's own form is offered to be changed", () => {
  expect(simpleCondition({ item: "A", verdict: ["OK"] })).toEqual({ item: "A", verdict: "OK" });
  expect(simpleCondition({ item: "A", choice: ["B"] })).toBeUndefined();
  expect(simpleCondition(undefined)).toBeUndefined();
});

test("sections are added, named and taken away; what a template begins with can be published", () => {
  expect(checkContent(firstContent).ok).toBe(true);
  const more = renamedSection(withSection(firstContent), "SECTION_2", "大堂");
  expect(more.sections.map(({ label }) => label.zh)).toEqual(["检查项", "大堂"]);
  expect(withoutSection(more, "SECTION_2")).toEqual(firstContent);
});
