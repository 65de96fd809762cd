import { checkScoring } from "@threshold/domain/tender/score";
import { scoring } from "@threshold/domain/tender/testing";
import { describe, expect, it } from "vitest";
import { draftOf, scoringOf, standardDraft, weightsTotal } from "./scoring-draft.ts";

const names = { plan: "服务方案", parts: ["客服", "工程", "秩序", "环境"], price: "报价" } as const;

describe("criteria as they are written", () => {
  it("come back as they were, shares as per cent", () => {
    expect(scoringOf(draftOf(scoring))).toEqual(scoring);
    expect(draftOf(scoring)).toMatchObject({
      outlier: "20",
      lowerPrice: true,
      tieBy: "service",
      rows: [{ depth: 0, least: "60", max: "" }, { depth: 1 }, { depth: 1 }, { depth: 0 }],
    });
  });

  it("keep a share that is no whole per cent exactly", () => {
    const [first, ...rest] = draftOf(scoring).rows;
    const draft = { ...draftOf(scoring), rows: [{ ...first!, least: "62.5" }, ...rest] };
    expect(scoringOf(draft).criteria[0]?.least).toBe("5/8");
    expect(draftOf(scoringOf(draft)).rows[0]?.least).toBe("62.5");
  });

  it("begin with a standard that the rules accept and that comes to 100", () => {
    const draft = standardDraft(names);
    expect(checkScoring(scoringOf(draft)).ok).toBe(true);
    expect(weightsTotal(draft.rows)).toBe("100");
  });

  it("say what is wrong through the rules, not by breaking", () => {
    const draft = standardDraft(names);
    const wrong = draft.rows.map((row) => ({ ...row, weight: "许多" }));
    expect(weightsTotal(wrong)).toBeUndefined();
    expect(checkScoring(scoringOf({ ...draft, rows: wrong }))).toMatchObject({
      refusal: { code: "CRITERIA_WRONG" },
    });
    expect(checkScoring(scoringOf({ ...draft, outlier: "200" }))).toMatchObject({
      refusal: { code: "CRITERIA_WRONG" },
    });
  });
});
