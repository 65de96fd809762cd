import { expect, it } from "vitest";
import { checkAnswers } from "./answers.ts";

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
const one = { defectId: id(1), eventId: id(11), text: " 已补漆 " };

it("reads answers to several defects, each once, each with words", () => {
  const other = { defectId: id(2).toUpperCase(), eventId: id(12), text: "已更换" };
  expect(checkAnswers([one, other])).toEqual({
    ok: true,
    value: [
      { ...one, text: "已补漆" },
      { ...other, defectId: id(2) },
    ],
  });
  const refused = { ok: false, refusal: { code: "INVALID_INPUT" } };
  for (const wrong of [
    undefined,
    {},
    [],
    [one, one],
    [one, { ...other, eventId: id(11) }],
    [{ ...one, text: " " }],
    [{ ...one, defectId: "Defect_1" }],
    [{ ...one, more: 1 }],
    Array.from({ length: 101 }, (_, at) => ({ ...one, defectId: id(at), eventId: id(at + 200) })),
  ])
    expect(checkAnswers(wrong)).toMatchObject(refused);
});
