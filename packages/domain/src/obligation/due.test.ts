import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt, type Instant, instantAt, MINUTE, minuteAt } from "../calendar/clock.ts";
import { addDays, addMonths, day, type Day, dayNumber, dayOf, weekday } from "../calendar/day.ts";
import { isWorkingDay, workingCalendar } from "../calendar/working-calendar.ts";
import { parseWorkingHours, type WorkingHours } from "../calendar/working-hours.ts";
import { type DueRule, dueOf, explainDue, type Explanation, type Pause } from "./due.ts";

const zone = "Asia/Shanghai";
const calendar = workingCalendar();
const hours = parseWorkingHours("09:00-12:00,13:30-18:00") as WorkingHours;
const counting = { zone, calendar, hours };

/** `2026-09-30 17:00` in Shanghai. */
const at = (text: string): Instant => Date.parse(`${text.replace(" ", "T")}:00+08:00`);
const shown = (instant: Instant) =>
  `${dayAt(instant, zone)} ${new Date(minuteAt(instant, zone) * MINUTE).toISOString().slice(11, 16)}`;
const dueAfter = (rule: DueRule, from: string, pauses: Pause[] = []) => {
  const anchor = from.length === 10 ? { on: day(from) } : { at: at(from) };
  return dueOf(rule, anchor, counting, pauses);
};
/** What is told of the way, in short: `3 WEEKEND −`. */
const told = ({ stretches, countsDays }: Explanation) =>
  stretches.map(
    ({ length, reason, counted }) =>
      `${countsDays ? length : length / MINUTE} ${reason ?? "time"} ${counted ? "+" : "-"}`,
  );

describe("an obligation is due", () => {
  it("READ-02: at 24:00 of the N-th day after the event, the event's own day not counted", () => {
    expect(dueAfter({ unit: "CALENDAR_DAYS", count: 3 }, "2026-03-01 23:59")).toEqual({
      on: "2026-03-04",
      at: at("2026-03-05 00:00"),
      wholeDay: true,
    });
  });

  it("READ-05: by the end of the day X days before", () => {
    const days = { unit: "CALENDAR_DAYS", count: 90, before: true } as const;
    expect(dueAfter(days, "2027-05-01").on).toBe("2027-01-31");
    const working = { unit: "WORKING_DAYS", count: 2, before: true } as const;
    expect(dueAfter(working, "2026-10-09").on).toBe("2026-09-30"); // over the National Day
  });

  it.each([
    [
      "READ-03: minutes pass round the clock",
      { unit: "MINUTES", count: 30 },
      "2026-10-01 23:50",
      "2026-10-02 00:20",
    ],
    [
      "READ-03: 24 hours are exact",
      { unit: "MINUTES", count: 1440 },
      "2026-02-27 10:15",
      "2026-02-28 10:15",
    ],
    [
      "working hours skip lunch",
      { unit: "WORKING_MINUTES", count: 60 },
      "2026-11-26 11:30",
      "2026-11-26 14:00",
    ],
    [
      "working hours skip night and weekend",
      { unit: "WORKING_MINUTES", count: 120 },
      "2026-11-27 17:00",
      "2026-11-30 10:00",
    ],
    [
      "working hours end with their period",
      { unit: "WORKING_MINUTES", count: 180 },
      "2026-11-26 09:00",
      "2026-11-26 12:00",
    ],
    [
      "working hours count on a make-up Saturday",
      { unit: "WORKING_MINUTES", count: 60 },
      "2026-10-09 18:30",
      "2026-10-10 10:00",
    ],
    [
      "working hours skip the National Day",
      { unit: "WORKING_MINUTES", count: 60 },
      "2026-09-30 17:30",
      "2026-10-08 09:30",
    ],
    [
      "READ-04: 当日下班前 is the end of work",
      { unit: "END_OF_WORK" },
      "2026-11-26 10:00",
      "2026-11-26 18:00",
    ],
  ] as const)("%s", (_, rule, from, to) => {
    expect(shown(dueAfter(rule, from).at)).toBe(to);
  });

  it("READ-04: 当天 is until 24:00, and so is the end of work when it has passed", () => {
    expect(dueAfter({ unit: "DAY" }, "2026-11-26 19:00").on).toBe("2026-11-26");
    expect(dueAfter({ unit: "END_OF_WORK" }, "2026-11-26 19:00")).toMatchObject({
      on: "2026-11-26",
      wholeDay: true,
    });
  });

  it("READ-04: a pause after the end of work leads into the next day by what was left, no further", () => {
    const pauses = [{ from: at("2026-11-26 20:00"), to: at("2026-11-26 22:00"), reason: "停" }];
    const due = dueOf({ unit: "END_OF_WORK" }, { at: at("2026-11-26 19:00") }, counting, pauses);
    expect(shown(due.at)).toBe("2026-11-27 02:00");
    expect(due.wholeDay).toBe(false);
  });

  it.each([
    ["2026-11-30", 3, "2027-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2026-01-15", 60, "2031-01-15"],
  ])("READ-06: %s and %i months are %s", (from, count, to) => {
    expect(dueAfter({ unit: "MONTHS", count }, from).on).toBe(to);
  });

  it("on a Saturday that the center works, though the calendar calls it a weekend", () => {
    const own = parseWorkingHours("1-6 09:00-12:00") as WorkingHours;
    const due = dueOf(
      { unit: "WORKING_MINUTES", count: 60 },
      { at: at("2026-11-28 08:00") },
      { ...counting, hours: own },
    );
    expect(shown(due.at)).toBe("2026-11-28 10:00");
  });
});

describe("why it is due then", () => {
  it("names weekends, the holiday and the make-up day", () => {
    const anchor = { on: day("2026-09-29") };
    const why = explainDue({ unit: "WORKING_DAYS", count: 4 }, anchor, counting);
    expect(why.due.on).toBe("2026-10-10");
    expect(told(why)).toEqual([
      "1 EVENT_DAY -",
      "1 time +",
      "7 STATUTORY_HOLIDAY -",
      "2 time +",
      "1 MAKE_UP_DAY +",
    ]);
    expect(why.stretches[2]?.note).toEqual({ zh: "国庆节", en: "National Day" });
    expect(why.provisional).toBe(false);
  });

  it("names lunch and the hours outside of work", () => {
    const anchor = { at: at("2026-11-26 11:00") };
    const why = explainDue({ unit: "WORKING_MINUTES", count: 360 }, anchor, counting);
    expect(shown(why.due.at)).toBe("2026-11-27 09:30");
    expect(told(why)).toEqual([
      "60 time +",
      "90 LUNCH -",
      "270 time +",
      "900 OUTSIDE_HOURS -",
      "30 time +",
    ]);
  });

  it("names what was paused, with the reason", () => {
    const pause = { from: at("2026-11-26 10:30"), to: at("2026-11-26 15:00"), reason: "等待业主" };
    const anchor = { at: at("2026-11-26 10:00") };
    const why = explainDue({ unit: "MINUTES", count: 60 }, anchor, counting, [pause]);
    expect(shown(why.due.at)).toBe("2026-11-26 15:30");
    expect(told(why)).toEqual(["30 time +", "270 PAUSED -", "30 time +"]);
    expect(why.stretches[1]?.note).toBe("等待业主");
  });

  it("says that a year is not published yet", () => {
    const why = explainDue({ unit: "WORKING_DAYS", count: 2 }, { on: day("2030-01-04") }, counting);
    expect(told(why)).toEqual(["1 EVENT_DAY -", "2 WEEKEND -", "2 PROVISIONAL_YEAR +"]);
    expect(why.provisional).toBe(true);
  });
});

const anyDay = fc
  .integer({ min: dayNumber(day("2025-01-01")), max: dayNumber(day("2028-12-31")) })
  .map(dayOf);
const anyMinute = fc.integer({ min: 0, max: 1439 });
const anyInstant = fc.tuple(anyDay, anyMinute).map(([on, minute]) => instantAt(on, minute, zone));
const anyRule: fc.Arbitrary<DueRule> = fc.oneof(
  fc.constantFrom<DueRule>({ unit: "DAY" }, { unit: "END_OF_WORK" }),
  fc.record({
    unit: fc.constantFrom("CALENDAR_DAYS", "WORKING_DAYS"),
    count: fc.integer({ min: 0, max: 60 }),
    before: fc.boolean(),
  }),
  fc.record({ unit: fc.constant("MONTHS" as const), count: fc.integer({ min: 0, max: 24 }) }),
  fc.record({
    unit: fc.constantFrom("MINUTES", "WORKING_MINUTES"),
    count: fc.integer({ min: 0, max: 3000 }),
  }),
);
/** Pauses one after another after an instant, in whole minutes. */
const pausesAfter = (from: Instant) =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 6000 })), {
      maxLength: 3,
    })
    .map((gaps) => {
      let now = from;
      return gaps.map(([gap, length]): Pause => {
        const begun = now + gap * MINUTE;
        now = begun + length * MINUTE;
        return { from: begun, to: now, reason: "停" };
      });
    });
const anyCase = anyInstant.chain((from) => fc.tuple(anyRule, fc.constant(from), pausesAfter(from)));

describe("of any rule, anchor and pauses", () => {
  it("the lengths that count sum up to what has to pass", () => {
    fc.assert(
      fc.property(anyCase, ([rule, from, pauses]) => {
        const why = explainDue(rule, { at: from }, counting, pauses);
        const counted = why.stretches.filter((one) => one.counted);
        expect(counted.reduce((sum, one) => sum + one.length, 0)).toBe(why.total);
      }),
      { numRuns: 500 },
    );
  });

  it("the stretches follow one another without a gap up to the due instant", () => {
    fc.assert(
      fc.property(anyCase, ([rule, from, pauses]) => {
        const { stretches, due } = explainDue(rule, { at: from }, counting, pauses);
        for (const [index, one] of stretches.entries()) {
          expect(one.to).toBeGreaterThan(one.from);
          if (index > 0) expect(one.from).toBe(stretches[index - 1]!.to);
        }
        const before = "before" in rule && rule.before;
        if (!before && stretches.length > 0) expect(stretches.at(-1)!.to).toBe(due.at);
      }),
      { numRuns: 500 },
    );
  });

  it("agrees with counting minute by minute and day by day", () => {
    fc.assert(
      fc.property(anyCase, ([rule, from, pauses]) => {
        expect(dueOf(rule, { at: from }, counting, pauses).at).toBe(slowly(rule, from, pauses));
      }),
      { numRuns: 300 },
    );
  });

  it("more time is never due earlier", () => {
    fc.assert(
      fc.property(anyCase, ([rule, from, pauses]) => {
        if (!("count" in rule) || ("before" in rule && rule.before)) return;
        const due = dueOf(rule, { at: from }, counting, pauses);
        const later = dueOf({ ...rule, count: rule.count + 1 }, { at: from }, counting, pauses);
        expect(later.at).toBeGreaterThanOrEqual(due.at);
      }),
    );
  });

  it("a pause keeps the time that was left", () => {
    fc.assert(
      fc.property(
        anyInstant,
        fc.integer({ min: 10, max: 3000 }),
        fc.integer({ min: 1, max: 9000 }),
        (from, count, length) => {
          const pause = { from: from + 5 * MINUTE, to: from + (5 + length) * MINUTE, reason: "停" };
          const rule = { unit: "MINUTES", count } as const;
          const shift =
            dueOf(rule, { at: from }, counting, [pause]).at -
            dueOf(rule, { at: from }, counting).at;
          expect(shift).toBe(length * MINUTE);
        },
      ),
    );
  });
});

/** The slow reference: one minute or one day after another, each asked on its own whether it counts. */
function slowly(rule: DueRule, from: Instant, pauses: readonly Pause[]): Instant {
  const event = dayAt(from, zone);
  const paused = (instant: Instant) =>
    pauses.some((one) => one.from <= instant && instant < one.to!);
  const midnight = (on: Day) => instantAt(addDays(on, 1), 0, zone);
  const pausedAtEnd = (on: Day) => paused(midnight(on) - 1);
  const minutes = (count: number, counts: (instant: Instant) => boolean) => {
    let now = from;
    for (let left = count; left > 0; now += MINUTE) if (counts(now) && !paused(now)) left--;
    return now;
  };
  const days = (count: number, first: Day, counts: (on: Day) => boolean) => {
    let on = first;
    for (let left = count; left > 0;) {
      on = addDays(on, 1);
      if (counts(on) && !pausedAtEnd(on)) left--;
    }
    return midnight(on);
  };
  const works = (instant: Instant) => {
    const on = dayAt(instant, zone);
    if (!isWorkingDay(on, calendar)) return false;
    const minute = minuteAt(instant, zone);
    const own = hours.week[weekday(on)];
    return (own.length > 0 ? own : hours.week[1]).some(
      (one) => one.from <= minute && minute < one.to,
    );
  };
  switch (rule.unit) {
    case "DAY":
      return days(1, addDays(event, -1), () => true);
    case "END_OF_WORK": {
      const end = instantAt(event, hours.endOfWork, zone);
      return minutes(((from < end ? end : midnight(event)) - from) / MINUTE, () => true);
    }
    case "MONTHS": {
      const to = addMonths(event, rule.count);
      return days(dayNumber(to) - dayNumber(event), event, () => true);
    }
    case "MINUTES":
      return minutes(rule.count, () => true);
    case "WORKING_MINUTES":
      return minutes(rule.count, works);
    default: {
      const counts = (on: Day) => rule.unit === "CALENDAR_DAYS" || isWorkingDay(on, calendar);
      if (!rule.before) return days(rule.count, event, counts);
      let on = event;
      for (let left = rule.count; left > 0;) {
        on = addDays(on, -1);
        if (counts(on)) left--;
      }
      return midnight(on);
    }
  }
}
