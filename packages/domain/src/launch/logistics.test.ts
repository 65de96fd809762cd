import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { keepLogistics, logisticsKinds } from "./logistics.ts";
import { standardTemplate } from "./standard-template.ts";

const today = day("2027-01-05");
const rental = { address: "金穗路 12 号 3 楼", distanceKm: 1.234, finishedOn: today };
const refused = (code: string, details?: object) => ({
  ok: false,
  refusal: details ? { code, details } : { code },
});

const rules = new Map(standardTemplate().tasks.map((task) => [task.code, task]));
it.each([
  ["LCH-R22", ["DORM_RENT", "CANTEEN_RENT"]],
  ["LCH-R23", ["CANTEEN_GOODS", "FOOD_SUPPLIER"]],
] as const)("%s: %s are due the day before the entry", (ruleId, kinds) => {
  for (const kind of kinds)
    expect(rules.get(logisticsKinds[kind].task)).toMatchObject({
      ruleId,
      anchor: "ENTRY",
      offsetDays: 1,
    });
});

it("LCH-R22: a rental is finished with where it is and how far from the estate", () => {
  expect(keepLogistics("DORM_RENT", rental, today)).toMatchObject({ value: { distanceKm: 1.23 } });
  expect(keepLogistics("CANTEEN_RENT", { finishedOn: today }, today)).toEqual(
    refused("RECORD_INCOMPLETE", { fields: ["address", "distanceKm"] }),
  );
  expect(keepLogistics("DORM_RENT", { counterparty: "业主王先生" }, today).ok).toBe(true);
  for (const distanceKm of [0, -1, 1_001, Number.NaN])
    expect(keepLogistics("DORM_RENT", { ...rental, distanceKm }, today)).toMatchObject(
      refused("INVALID_INPUT"),
    );
});

it("LCH-R23: the supplier is chosen by name; what is no rental has neither address nor distance", () => {
  expect(keepLogistics("FOOD_SUPPLIER", { finishedOn: today }, today)).toEqual(
    refused("RECORD_INCOMPLETE", { fields: ["counterparty"] }),
  );
  expect(keepLogistics("CANTEEN_GOODS", rental, today)).toMatchObject({
    value: { address: null, distanceKm: null, finishedOn: today },
  });
});

it("is not finished in the future", () => {
  const tomorrow = day("2027-01-06");
  expect(keepLogistics("DORM_RENT", { ...rental, finishedOn: tomorrow }, today)).toMatchObject(
    refused("DONE_IN_THE_FUTURE"),
  );
});
