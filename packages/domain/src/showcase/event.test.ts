import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, day, daysBetween } from "../calendar/day.ts";
import { cancelEvent, holdEvent, nextShowBy, planEvent } from "./event.ts";

const today = day("2027-03-01");
const draft = {
  type: "MORNING_PARADE",
  title: null,
  place: null,
  plannedOn: today,
  participants: ["a", "b", "a"],
} as const;
const planned = { plannedOn: addDays(today, 10), heldOn: null, cancelledReason: null };
const refused = (code: string, details?: object) => ({
  ok: false,
  refusal: details ? { code, details } : { code },
});

it("SHW-R15 plans an image show with its day and who takes part", () => {
  expect(planEvent(draft, today)).toMatchObject({ value: { participants: ["a", "b"] } });
  for (const [field, more] of [
    ["plannedOn", { plannedOn: addDays(today, -1) }],
    ["participantIds", { participants: [] }],
  ] as const)
    expect(planEvent({ ...draft, ...more }, today)).toEqual(refused("INVALID_INPUT", { field }));
});

it("SHW-R17 plans the support of a promotion with its name and place", () => {
  const promotion = { ...draft, type: "PROMOTION_SUPPORT" } as const;
  expect(planEvent(promotion, today)).toMatchObject(refused("INVALID_INPUT", { field: "title" }));
  const named = { ...promotion, title: "开放日" };
  expect(planEvent(named, today)).toMatchObject(refused("INVALID_INPUT", { field: "place" }));
  expect(planEvent({ ...named, place: "示范区广场" }, today).ok).toBe(true);
});

it("is held once, not in the future, and called off with a reason", () => {
  expect(holdEvent(planned, today, today)).toMatchObject({ value: { heldOn: today } });
  expect(holdEvent(planned, addDays(today, 1), today)).toMatchObject(refused("DAY_IN_FUTURE"));
  expect(cancelEvent(planned, " ")).toMatchObject(refused("REASON_REQUIRED"));
  for (const over of [
    { ...planned, heldOn: today },
    { ...planned, cancelledReason: "下雨" },
  ]) {
    expect(holdEvent(over, today, today)).toEqual(refused("SHOWCASE_EVENT_OVER"));
    expect(cancelEvent(over, "x")).toEqual(refused("SHOWCASE_EVENT_OVER"));
  }
});

it("SHW-R15 asks for the next show an interval after the last, unless one is planned by then", () => {
  expect(nextShowBy(today, [], 30)).toBe(addDays(today, 30));
  expect(nextShowBy(today, [planned], 30)).toBeNull();
  expect(nextShowBy(today, [planned], 9)).toBe(addDays(today, 9));
  expect(nextShowBy(today, [{ ...planned, cancelledReason: "下雨" }], 30)).toBe(addDays(today, 30));
  expect(nextShowBy(today, [{ ...planned, heldOn: addDays(today, 12) }], 30)).toBe(
    addDays(today, 42),
  );
});

it("SHW-R15 law: the day asked for is never more than the interval after the last show", () => {
  const shows = fc.array(fc.nat(200), { maxLength: 6 });
  fc.assert(
    fc.property(shows, fc.integer({ min: 1, max: 90 }), (held, interval) => {
      const events = held.map((days) => ({ ...planned, heldOn: addDays(today, days) }));
      const by = nextShowBy(today, events, interval)!;
      expect(daysBetween(today, by)).toBe(Math.max(0, ...held) + interval);
    }),
  );
});
