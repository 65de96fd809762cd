import { expect, it } from "vitest";
import type { Day } from "../calendar/day.ts";
import { type KeptData, mayErase } from "./erasure.ts";

const today = "2027-01-04" as Day;
const staff = (lastOn: string | null, inUse = false): KeptData => ({
  kind: "STAFF",
  inUse,
  lastOn: lastOn as Day | null,
});

it.each<[string, KeptData, number, string]>([
  ["is not erased while it is needed", staff(null, true), 730, "PERSONAL_DATA_IN_USE"],
  ["is kept for the law's two years", staff("2025-01-05"), 730, "PERSONAL_DATA_KEPT"],
  ["is erased after them", staff("2025-01-04"), 730, "OK"],
  ["is kept for as long as the company says", staff("2025-01-04"), 731, "PERSONAL_DATA_KEPT"],
  ["is not erased earlier by the company", staff("2026-12-04"), 1, "PERSONAL_DATA_KEPT"],
  ["goes at once where it was never used", staff(null), 730, "OK"],
])("a person's data %s", (_, data, days, expected) => {
  const answer = mayErase(data, days, today);
  expect(answer.ok ? "OK" : answer.refusal.code).toBe(expected);
});

it("tells until when it is kept, and by which law", () => {
  expect(mayErase(staff("2026-01-04"), 730, today)).toEqual({
    ok: false,
    refusal: {
      code: "PERSONAL_DATA_KEPT",
      details: { until: "2028-01-04", law: "劳动合同法第五十条：至少保存二年" },
    },
  });
});
