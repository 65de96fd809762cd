import { describe, expect, it } from "vitest";
import { type ChainStep, checkChain } from "./chain.ts";
import { type ChainKey, chainKeys, defaultChain } from "./default-chains.ts";

const step = (more: Partial<ChainStep> = {}): ChainStep => ({
  key: "REVIEW",
  label: "审核",
  labelEn: "Review",
  roles: ["REGION_HEAD"],
  level: "REGION",
  mode: "ONE",
  dueDays: null,
  ...more,
});
const refusal = (...steps: ChainStep[]) => {
  const checked = checkChain(steps);
  return checked.ok ? undefined : checked.refusal;
};

describe("checkChain", () => {
  it("takes every chain of the requirements", () => {
    for (const key of chainKeys) expect(checkChain(defaultChain(key).steps).ok, key).toBe(true);
  });

  it("takes names without the blanks around them", () => {
    expect(checkChain([step({ label: " 审核 " })])).toMatchObject({ value: [{ label: "审核" }] });
  });

  it("refuses a chain without steps, with too many, or with one twice", () => {
    expect(refusal()).toEqual({ code: "CHAIN_WITHOUT_STEPS" });
    const many = Array.from({ length: 13 }, (_, at) => step({ key: `S${at}` }));
    expect(refusal(...many)).toEqual({ code: "CHAIN_TOO_LONG", details: { limit: 12 } });
    expect(refusal(step(), step())).toMatchObject({ code: "CHAIN_STEP_TWICE" });
  });

  it("refuses a step by the field that is wrong", () => {
    const wrong: Partial<ChainStep>[] = [
      { key: "review" },
      { label: " " },
      { labelEn: "" },
      { roles: [] },
      { roles: ["REGION_HEAD", "REGION_HEAD"] },
      { dueDays: 0 },
      { dueDays: 1.5 },
      { dueDays: 366 },
    ];
    for (const more of wrong) {
      const [field] = Object.keys(more);
      expect(refusal(step({ key: "FIRST" }), step(more))).toEqual({
        code: "CHAIN_STEP_INVALID",
        details: { position: 2, field },
      });
    }
  });

  it("keeps other parties to steps of their own, and owners out", () => {
    const misplaced = { code: "CHAIN_STEP_LEVEL" };
    expect(refusal(step({ roles: ["DEVELOPER_HEAD"] }))).toMatchObject(misplaced);
    expect(refusal(step({ level: "EXTERNAL" }))).toMatchObject(misplaced);
    expect(refusal(step({ roles: ["OWNER"] }))).toMatchObject(misplaced);
    expect(refusal(step({ roles: ["DEVELOPER_HEAD"], level: "EXTERNAL" }))).toBeUndefined();
  });
});

describe("the chains of the requirements", () => {
  const who = (key: ChainKey) =>
    defaultChain(key).steps.map((one) => [one.roles.join("|"), one.level]);

  it("LCH-R04 lets the region head review and the developer's head approve the sales-support scheme", () => {
    expect(who("SALES_SUPPORT_SCHEME")).toEqual([
      ["REGION_HEAD", "REGION"],
      ["DEVELOPER_HEAD", "EXTERNAL"],
    ]);
  });
  it("LCH-R08 lets HR coordinate the staffing plan ahead of its final approval", () => {
    expect(who("STAFFING_PLAN")).toEqual([
      ["HR_ADMIN_OFFICER", "REGION"],
      ["REGION_HEAD", "REGION"],
    ]);
  });
  it("LCH-R33 lets the head of customer service review the contractor's launch-day plan", () => {
    expect(who("LAUNCH_DAY_PLAN")).toEqual([["CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER"]]);
  });
  it("SHW-R03 lets the training department review and the region head approve the showcase plan", () => {
    expect(who("SHOWCASE_PLAN")).toEqual([
      ["TRAINING_OFFICER", "REGION"],
      ["REGION_HEAD", "REGION"],
    ]);
  });
});
