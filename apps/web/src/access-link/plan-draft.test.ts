import { expect, it } from "vitest";
import { beginDraft, contested, draftOn, keepPlanDraft, keptPlanDraft } from "./plan-draft.ts";

const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    keys: () => [...kept.keys()],
  };
};
const token = "thl_0123456789abcdefghijklmnopqrstuvwxyz";
const lobby = { area: "销售大厅", from: "2027-04-01", to: "2027-04-03" };
const flat = { area: "样板房", from: "2027-04-02", to: "2027-04-05" };
const begun = beginDraft("王建", {
  version: 3,
  values: { vendor: "洁净公司", zones: "一区", people: "4 人", emergency: "", timeNodes: [lobby] },
});
const write = (values: (typeof begun)["values"], on = begun) => ({
  ...on,
  values: { ...on.values, ...values },
});
const draft = write({ people: "6 人", timeNodes: [lobby, flat] });

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

it("stays as it is as long as nobody else changed the plan", () => {
  expect(draftOn(draft, { ...begun.base, values: { zones: "别处" } })).toBe(draft);
});

it("takes what others changed where nothing was written, and keeps what was", () => {
  const now = { version: 4, values: { ...begun.base.values, zones: "两区", vendor: "清洁公司" } };
  const merged = draftOn(draft, now);
  expect(merged.values).toEqual({
    vendor: "清洁公司",
    zones: "两区",
    people: "6 人",
    emergency: "",
    timeNodes: [lobby, flat],
  });
  expect(contested(merged)).toEqual([]);
  expect(draftOn(merged, now)).toBe(merged);
});

it("names what both changed until they say the same, also when it is changed again", () => {
  const now = { version: 4, values: { ...begun.base.values, people: "5 人", timeNodes: [flat] } };
  const merged = draftOn(draft, now);
  expect(merged.values.people).toBe("6 人");
  expect(merged.theirs).toEqual({ people: "5 人", timeNodes: [flat] });
  expect(contested(merged)).toEqual(["people", "timeNodes"]);
  expect(contested(write({ people: " 5 人" }, merged))).toEqual(["timeNodes"]);
  const later = { version: 5, values: { ...now.values, emergency: "备勤 2 人" } };
  const again = draftOn(merged, later);
  expect(again.values.emergency).toBe("备勤 2 人");
  expect(contested(again)).toEqual(["people", "timeNodes"]);
});
