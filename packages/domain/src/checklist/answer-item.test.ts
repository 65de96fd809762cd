import { describe, expect, it } from "vitest";
import { noAnswer } from "./answer.ts";
import { answerItem } from "./answer-item.ts";
import { judgeChecklist } from "./judge.ts";
import { complete } from "./lifecycle.ts";
import { choice, list, measure, number, said, tick } from "./testing.ts";

const desk = number("DESK", [measure("LENGTH", { expected: "1.5", plausible: "5" })]);
const refusal = (...args: Parameters<typeof answerItem>) => {
  const result = answerItem(...args);
  return result.ok ? undefined : result.refusal;
};

describe("answering an item", () => {
  it("keeps numbers in their shortest form", () => {
    const given = { numbers: [{ code: "LENGTH", value: "1.50" }] };
    expect(answerItem(desk, noAnswer, given)).toMatchObject({
      value: { numbers: { LENGTH: "1.5" } },
    });
  });

  it("asks for the unit where a value can only be in another", () => {
    expect(refusal(desk, noAnswer, { numbers: [{ code: "LENGTH", value: "150" }] })).toMatchObject({
      code: "CHECKLIST_VALUE_IMPLAUSIBLE",
      details: { unit: "m", value: "150" },
    });
    expect(refusal(desk, noAnswer, { numbers: [{ code: "LENGTH", value: "5" }] })).toBeUndefined();
  });

  it("takes no answer of another kind, of another's measure, or that is none", () => {
    expect(refusal(tick("T"), noAnswer, { text: "是" })).toMatchObject({
      code: "CHECKLIST_ANSWER_KIND",
    });
    expect(refusal(tick("T"), noAnswer, { numbers: [{ code: "M", value: "1" }] })).toMatchObject({
      code: "CHECKLIST_ANSWER_KIND",
    });
    expect(refusal(desk, noAnswer, { numbers: [{ code: "WIDTH", value: "1" }] })).toMatchObject({
      code: "CHECKLIST_ANSWER_KIND",
    });
    expect(
      refusal(desk, noAnswer, { numbers: [{ code: "LENGTH", value: "一米五" }] }),
    ).toMatchObject({
      code: "CHECKLIST_NUMBER_MALFORMED",
    });
    expect(refusal(choice("C", { A: true }), noAnswer, { choice: "B" })).toMatchObject({
      code: "INVALID_INPUT",
    });
  });

  it("takes an empty list of numbers for none, as a page sends it with a tick", () => {
    expect(
      answerItem(tick("T"), noAnswer, { ticked: true, numbers: [], text: null }),
    ).toMatchObject({
      value: { ticked: true },
    });
  });

  it("is not applicable only where that is an answer", () => {
    const given = { notApplicableReason: "没有VIP室" };
    expect(refusal(tick("T"), noAnswer, given)).toMatchObject({ code: "CHECKLIST_MUST_APPLY" });
    expect(refusal(tick("T", { mayNotApply: true }), noAnswer, given)).toBeUndefined();
  });

  it("leaves to the record what comes from it", () => {
    expect(refusal(tick("T", { fromRecord: true }), noAnswer, { ticked: true })).toMatchObject({
      code: "CHECKLIST_ITEM_FROM_RECORD",
    });
  });

  it("ends an exception that was granted for another answer, and none for a remark", () => {
    const waived = said({ ticked: false, waivedReason: "地区同意" });
    expect(answerItem(tick("T"), waived, { ticked: false, remark: "已拍照" })).toMatchObject({
      value: { waivedReason: "地区同意", remark: "已拍照" },
    });
    expect(answerItem(tick("T"), waived, { ticked: true })).toMatchObject({
      value: { waivedReason: null },
    });
  });

  it("given nothing takes the answer away and leaves the remark", () => {
    const before = said({ ticked: true, remark: "看过" });
    expect(answerItem(tick("T"), before, {})).toMatchObject({
      value: { ticked: null, remark: "看过" },
    });
  });
});

describe("completing", () => {
  const content = list(tick("A"), tick("B", { required: false }));
  it("names what is open, and lets optional items be", () => {
    expect(complete("OPEN", judgeChecklist(content, {}))).toMatchObject({
      refusal: { code: "CHECKLIST_ITEMS_OPEN", details: { items: ["A"] } },
    });
    expect(complete("OPEN", judgeChecklist(content, { A: said({ ticked: false }) })).ok).toBe(true);
    expect(complete("COMPLETED", [])).toMatchObject({ refusal: { code: "CHECKLIST_COMPLETED" } });
  });
});
