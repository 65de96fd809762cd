import { workingCalendar } from "@threshold/domain/calendar/working-calendar";
import { standardTemplate } from "@threshold/domain/launch/standard-template";
import { expect, test } from "vitest";
import type { Draft } from "./draft.ts";
import { isNameFree, openPlans, previewOf } from "./draft.ts";

const draft: Draft = {
  name: "",
  coordinationMeetingOn: "2026-12-01",
  entryDate: "2027-01-10",
  launchDate: "2027-05-01",
  softFitoutDate: undefined,
  hallFitoutDate: undefined,
  canteenRequired: true,
  dormRequired: true,
  permits: [],
  showFlats: [],
  fitOutStandard: "",
  enclosureScope: "",
  officePlace: "",
};
const preview = (part: Partial<Draft>, today: string) =>
  previewOf({ ...draft, ...part }, standardTemplate(), today, workingCalendar());

test("scenario 1: shows the dates that activation will generate", () => {
  const dues = new Set(preview({}, "2026-12-02")?.tasks.map(({ dueOn }) => dueOn));
  for (const day of [
    "2027-01-09",
    "2027-01-31",
    "2027-02-15",
    "2027-03-02",
    "2027-03-17",
    "2027-04-01",
    "2027-04-11",
    "2027-04-21",
    "2027-04-26",
  ])
    expect(dues).toContain(day);
});

test("tasks already past at generation are counted as late", () => {
  expect(preview({}, "2026-12-02")?.late).toBe(0);
  expect(preview({}, "2027-02-01")?.late).toBeGreaterThan(0);
});

test("without a canteen its tasks are not applicable", () => {
  const off = preview({ canteenRequired: false }, "2026-12-02")?.tasks ?? [];
  expect(off.filter(({ status }) => status === "NOT_APPLICABLE").length).toBeGreaterThan(0);
});

test("there is nothing to preview before both main dates are known", () => {
  expect(preview({ launchDate: undefined }, "2026-12-02")).toBeUndefined();
});

test("a further plan of an estate needs a name of its own; closed plans do not count", () => {
  const plans = [
    { id: "1", name: "锦绣华庭开盘筹备计划", status: "ACTIVE" },
    { id: "2", name: "旧", status: "CLOSED" },
  ];
  const open = openPlans(plans);
  expect(open.map(({ id }) => id)).toEqual(["1"]);
  expect(isNameFree("", open)).toBe(false);
  expect(isNameFree("锦绣华庭开盘筹备计划 ", open)).toBe(false);
  expect(isNameFree("锦绣华庭二期", open)).toBe(true);
  expect(isNameFree("", [])).toBe(true);
});
