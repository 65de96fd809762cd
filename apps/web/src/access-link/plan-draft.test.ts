import { expect, it } from "vitest";
import { keepPlanDraft, keptPlanDraft } from "./plan-draft.ts";

const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    keys: () => [...kept.keys()],
  };
};
const token = "thl_0123456789abcdefghijklmnopqrstuvwxyz";
const draft = {
  name: "王建",
  values: { vendor: "洁净公司", timeNodes: [{ area: "样板房", from: "", to: "" }] },
};

it("finds what was written by the same link again, and nothing by another one", () => {
  const storage = memory();
  keepPlanDraft(token, draft, storage);
  expect(keptPlanDraft(token, storage)).toEqual(draft);
  expect(keptPlanDraft("thl_another-link-altogether", storage)).toBeUndefined();
  expect(storage.keys().join()).not.toContain(token.slice(0, 20));
});

it("begins anew where something else is kept under its name, or storage is forbidden", () => {
  const odd = { getItem: () => "[1" };
  expect(keptPlanDraft(token, odd)).toBeUndefined();
  expect(keptPlanDraft(token, { getItem: () => '{"name":3}' })).toBeUndefined();
  const forbidden = {
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  expect(() => keepPlanDraft(token, draft, forbidden)).not.toThrow();
});
