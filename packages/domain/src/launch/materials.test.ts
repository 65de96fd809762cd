import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day, type Day } from "../calendar/day.ts";
import {
  approveMaterials,
  draftMaterials,
  logProcurement,
  materialCategories,
  type MaterialLine,
  nextNeed,
  openCategories,
  returnMaterials,
  submitMaterials,
} from "./materials.ts";

const today = day("2027-03-10");
const line = (facts: Partial<MaterialLine> = {}): MaterialLine => ({
  category: "OFFICE_FURNITURE",
  item: "办公桌",
  quantity: 6,
  unit: "张",
  estimatedPrice: 480,
  ...facts,
});
const refused = (code: string) => ({ ok: false, refusal: { code } });
const six = materialCategories
  .filter((category) => category !== "RECEPTION")
  .map((category) => line({ category }));

it("LCH-R20 scenario 5: is not submitted with a category empty until 无需求 is ticked for it", () => {
  const request = { status: "DRAFT", lines: six, noNeed: [] } as const;
  expect(submitMaterials(request, today)).toEqual({
    ok: false,
    refusal: { code: "MATERIAL_CATEGORY_EMPTY", details: { categories: ["RECEPTION"] } },
  });
  expect(submitMaterials({ ...request, noNeed: ["RECEPTION"] }, today)).toEqual({
    ok: true,
    value: { status: "SUBMITTED", submittedOn: today, returnedReason: null },
  });
});

it("LCH-R20 law: exactly the categories with neither line nor 无需求 stand in the way", () => {
  const some = fc.subarray([...materialCategories]);
  fc.assert(
    fc.property(some, some, (filled, noNeed) => {
      const draft = draftMaterials({ lines: filled.map((category) => line({ category })), noNeed });
      if (!draft.ok) throw new Error(draft.refusal.code);
      expect(draft.value.noNeed.filter((one) => filled.includes(one))).toEqual([]);
      const open = openCategories(draft.value);
      expect(open).toEqual(
        materialCategories.filter((one) => !filled.includes(one) && !noNeed.includes(one)),
      );
      expect(submitMaterials({ ...draft.value, status: "DRAFT" }, today).ok).toBe(
        open.length === 0,
      );
    }),
  );
});

it("wants a name, a unit, a quantity above zero and a price of zero or more", () => {
  const bad = [{ item: " " }, { unit: "" }, { quantity: 0 }, { quantity: -1 }, { quantity: 0.001 }];
  for (const facts of [...bad, { estimatedPrice: -0.01 }, { quantity: Number.NaN }])
    expect(draftMaterials({ lines: [line(facts)], noNeed: [] })).toMatchObject(
      refused("INVALID_INPUT"),
    );
  const kept = draftMaterials({
    lines: [line({ quantity: 1.256, estimatedPrice: 0 })],
    noNeed: [],
  });
  expect(kept).toMatchObject({ value: { lines: [{ quantity: 1.26, estimatedPrice: 0 }] } });
  expect(draftMaterials({ lines: [], noNeed: [] }, "SUBMITTED")).toMatchObject(
    refused("RECORD_STATUS"),
  );
});

it("is approved or returned with a reason once submitted", () => {
  expect(approveMaterials("SUBMITTED", today).ok).toBe(true);
  expect(approveMaterials("DRAFT", today)).toMatchObject(refused("RECORD_STATUS"));
  expect(returnMaterials("SUBMITTED", "预算超标")).toMatchObject({
    value: { status: "DRAFT", returnedReason: "预算超标" },
  });
  expect(returnMaterials("SUBMITTED", "")).toMatchObject(refused("REASON_REQUIRED"));
});

it("LCH-R21: the progress of a line is logged step by step with its day, back only with a reason", () => {
  const log = (
    from: { status: "REQUESTED" | "SHIPPED"; progressOn?: string },
    entry: { status: "ORDERED" | "SHIPPED" | "ARRIVED"; onDay?: string; remark?: string },
  ) =>
    logProcurement(
      "APPROVED",
      { status: from.status, progressOn: from.progressOn ? day(from.progressOn) : null },
      { ...entry, onDay: day(entry.onDay ?? today) },
      today,
    );
  expect(log({ status: "REQUESTED" }, { status: "ORDERED" })).toEqual({
    ok: true,
    value: { status: "ORDERED", progressOn: today, remark: null },
  });
  expect(log({ status: "REQUESTED" }, { status: "ARRIVED" }).ok).toBe(true);
  expect(log({ status: "SHIPPED" }, { status: "SHIPPED" })).toMatchObject(
    refused("NOTHING_CHANGES"),
  );
  expect(log({ status: "SHIPPED" }, { status: "ORDERED" })).toMatchObject(
    refused("REASON_REQUIRED"),
  );
  expect(log({ status: "SHIPPED" }, { status: "ORDERED", remark: "退货重订" }).ok).toBe(true);
  const shipped = { status: "SHIPPED", progressOn: "2027-03-09" } as const;
  expect(log(shipped, { status: "ARRIVED", onDay: "2027-03-08" })).toMatchObject(
    refused("PROGRESS_BEFORE_LAST"),
  );
  expect(log(shipped, { status: "ARRIVED", onDay: "2027-03-11" })).toMatchObject(
    refused("DONE_IN_THE_FUTURE"),
  );
  const requested = { status: "REQUESTED", progressOn: null } as const;
  const ordered = { status: "ORDERED", onDay: today } as const;
  expect(logProcurement("SUBMITTED", requested, ordered, today)).toMatchObject(
    refused("RECORD_STATUS"),
  );
});

describe("what procurement is obliged to next (LCH-R21)", () => {
  const bought = (item: string, status: "REQUESTED" | "ARRIVED", neededOn: Day | null) => ({
    ...line({ item, neededOn }),
    status,
  });
  const launch = "2027-06-01" as Day;

  it("is the earliest thing that is missing; what names no day is needed for the launch", () => {
    const lines = [
      bought("床", "REQUESTED", null),
      bought("办公桌", "REQUESTED", "2027-05-10" as Day),
      bought("纸杯", "ARRIVED", "2027-04-01" as Day),
    ];
    expect(nextNeed({ status: "APPROVED", lines }, launch)).toEqual({
      neededOn: "2027-05-10",
      missing: 2,
      first: "办公桌",
    });
    expect(nextNeed({ status: "APPROVED", lines: lines.slice(0, 1) }, launch)).toMatchObject({
      neededOn: launch,
    });
  });

  it("is nothing before the approval, and once everything is there", () => {
    const lines = [bought("床", "REQUESTED", null)];
    expect(nextNeed({ status: "SUBMITTED", lines }, launch)).toBeNull();
    expect(
      nextNeed({ status: "APPROVED", lines: [bought("床", "ARRIVED", null)] }, launch),
    ).toBeNull();
  });
});
