import { noAnswer } from "@threshold/domain/checklist/answer";
import { receptionStandard } from "@threshold/domain/reception/standard";
import { expect, test } from "vitest";
import { checklistState, given, nextOpen } from "./answer-state.ts";

const { content } = receptionStandard;

test("a changed remark sends the answer along, for what is sent replaces it", () => {
  const answer = { ...noAnswer, numbers: { LENGTH: "1.5" } };
  expect(given(answer, { remark: "已量" })).toMatchObject({
    numbers: [{ code: "LENGTH", value: "1.5" }],
    remark: "已量",
  });
});

test("the next open item comes after this one, and from the end begins again", () => {
  const { states } = checklistState(content, { TIDY: { ...noAnswer, ticked: true } });
  expect(nextOpen(states, "LAYOUT")).toBe("DESK_MATERIAL");
  expect(nextOpen(states, undefined)).toBe("LAYOUT");
  expect(nextOpen(states, "VIP_ROOM_PHOTO")).toBe("LAYOUT");
  expect(nextOpen([], "LAYOUT")).toBeUndefined();
});

test("sections hold what is shown of them", () => {
  expect(
    checklistState(content, {}).sections.map(({ section, items }) => [section.code, items.length]),
  ).toEqual([
    ["FRONT_DESK", 25],
    ["VIP_ROOM", 5],
  ]);
});
