import { describe, expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import { calendarDays } from "../calendar/duration.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { comparePlans } from "./compare.ts";
import { planNetwork } from "./network.ts";
import type { Activity, Plan } from "./network.ts";

const calendar = workingCalendar();
const today = day("2027-03-01");
const launch = day("2027-05-01");

/** A finished hire, a staffing plan due 75 days before the launch, prints due 10 days before it. */
function planFor(launchDate: typeof launch, more: Activity[] = []): Plan {
  const task = (key: string, before: number): Activity => ({
    key,
    duration: calendarDays(1),
    deadline: addDays(launchDate, -before),
  });
  const activities = [
    // What is done keeps the deadline that it was done by.
    { ...task("hire", 90), deadline: day("2027-01-31"), doneOn: day("2027-01-30") },
    task("staffing", 75),
    task("prints", 10),
    ...more,
  ];
  const result = planNetwork({ activities, links: [], today, calendar });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

describe("what if the launch moves", () => {
  const frozen = planFor(launch);

  it("moves what is open by as many days, and what is done not at all (acceptance scenario 2)", () => {
    const { moves } = comparePlans(frozen, planFor(addDays(launch, 10)));
    const still = { earlyStart: 0, earlyFinish: 0 };
    expect(moves).toEqual([
      { key: "staffing", ...still, lateStart: 10, lateFinish: 10, deadline: 10 },
      { key: "prints", ...still, lateStart: 10, lateFinish: 10, deadline: 10 },
    ]);
  });

  it("names what is no longer late, and turned round what becomes late", () => {
    const later = planFor(addDays(launch, 30));
    expect(comparePlans(frozen, later)).toMatchObject({
      becomeLate: [],
      noLongerLate: ["staffing"],
    });
    expect(comparePlans(later, frozen)).toMatchObject({
      becomeLate: ["staffing"],
      noLongerLate: [],
    });
  });

  it("names what only one of the plans has", () => {
    const more = planFor(launch, [{ key: "drill", duration: calendarDays(1) }]);
    expect(comparePlans(frozen, more)).toMatchObject({ moves: [], added: ["drill"], removed: [] });
    expect(comparePlans(more, frozen)).toMatchObject({ added: [], removed: ["drill"] });
  });
});
