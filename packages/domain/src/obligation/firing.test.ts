import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantAt, MINUTE } from "../calendar/clock.ts";
import { addDays, day } from "../calendar/day.ts";
import { roleNames, type Role } from "../organization/roles.ts";
import { wholeDay } from "./due.ts";
import {
  dayNotices,
  type Firing,
  firings,
  LAST_RESORT,
  minuteNotices,
  nextFiring,
  rungOf,
  superiorsOf,
  type Timed,
} from "./firing.ts";

const zone = "Asia/Shanghai";
const at = (text: string) => Date.parse(`${text.replace(" ", "T")}:00+08:00`);
const shown = ({ kind, step, at: instant }: Firing) =>
  `${new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ")} ${kind} ${step}`;
const timed = (more: Partial<Timed> = {}): Timed => ({
  due: wholeDay(day("2027-01-20"), zone),
  notices: dayNotices,
  since: at("2027-01-04 10:00"),
  levels: 2,
  zone,
  ...more,
});
const fired = (of: Timed, to: string) => firings(of, of.since - 1, at(to)).map(shown);

describe("an obligation is told of", () => {
  it("7 days and 1 day before, on the day at 09:00, and from the day after to one superior after another", () => {
    expect(fired(timed(), "2027-02-06 00:00")).toEqual([
      "2027-01-13 09:00 REMINDER 7",
      "2027-01-19 09:00 REMINDER 1",
      "2027-01-20 09:00 DUE_DAY 0",
      "2027-01-21 00:00 OVERDUE 0",
      "2027-01-21 00:00 ESCALATION 1",
      "2027-01-22 00:00 ESCALATION 2",
      "2027-01-29 00:00 ESCALATION 3",
      "2027-02-05 00:00 ESCALATION 4",
    ]);
  });

  it("made late, only of what is still to come; made overdue, at once", () => {
    const late = timed({ since: at("2027-01-19 12:00") });
    expect(fired(late, "2027-01-21 00:00")[0]).toBe("2027-01-20 09:00 DUE_DAY 0");
    const overdue = timed({ since: at("2027-01-25 12:00") });
    expect(fired(overdue, "2027-01-26 00:00")).toEqual([
      "2027-01-25 12:00 OVERDUE 0",
      "2027-01-25 12:00 ESCALATION 1",
      "2027-01-26 00:00 ESCALATION 2",
    ]);
  });

  it("due within minutes, in minutes", () => {
    const due = { on: day("2027-01-04"), at: at("2027-01-04 11:00"), wholeDay: false };
    expect(fired(timed({ due, notices: minuteNotices }), "2027-01-05 12:00")).toEqual([
      "2027-01-04 10:45 REMINDER 15",
      "2027-01-04 11:00 OVERDUE 0",
      "2027-01-04 11:00 ESCALATION 1",
      "2027-01-04 11:30 ESCALATION 2",
      "2027-01-05 11:30 ESCALATION 3",
    ]);
  });

  it("missed before, higher up from the beginning", () => {
    expect(fired(timed({ missed: 2 }), "2027-01-21 00:00").at(-1)).toBe(
      "2027-01-21 00:00 ESCALATION 3",
    );
  });
});

const anyTimed = fc
  .record({
    due: fc.integer({ min: -20, max: 60 }),
    since: fc.integer({ min: 0, max: 60 * 1440 }),
    whole: fc.boolean(),
    levels: fc.integer({ min: 0, max: 6 }),
    missed: fc.integer({ min: 0, max: 3 }),
    reminders: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
    escalateEvery: fc.integer({ min: 1, max: 5 }),
    repeatEvery: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ due, since, whole, levels, missed, ...days }): Timed => {
    const minutes = {
      ...days,
      escalateEvery: days.escalateEvery * 200,
      repeatEvery: days.repeatEvery * 1440,
    };
    const notices = whole ? days : minutes;
    const on = addDays(day("2027-01-10"), due);
    return {
      due: whole ? wholeDay(on, zone) : { on, at: instantAt(on, 777, zone), wholeDay: false },
      since: at("2027-01-04 00:00") + since * MINUTE,
      notices,
      levels,
      missed,
      zone,
    };
  });
const key = ({ kind, step }: Firing) => `${kind} ${step}`;

describe("of any obligation", () => {
  it("nothing overdue ever falls silent: there always is a next firing, later than the last", () => {
    fc.assert(
      fc.property(anyTimed, fc.integer({ min: 0, max: 400 * 1440 }), (of, later) => {
        const after = of.since + later * MINUTE;
        expect(nextFiring(of, after).at).toBeGreaterThan(after);
      }),
    );
  });

  it("whatever the moments at which one looks, each is told once, in order, and none is lost", () => {
    const looks = fc.array(fc.integer({ min: 1, max: 20 * 1440 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anyTimed, looks, (of, gaps) => {
        let until = of.since - 1;
        const seen: Firing[] = [];
        for (const gap of gaps) {
          seen.push(...firings(of, until, until + gap * MINUTE));
          until += gap * MINUTE;
        }
        expect(seen).toEqual(firings(of, of.since - 1, until));
        expect(new Set(seen.map(key)).size).toBe(seen.length);
      }),
    );
  });

  it("following the next firing tells the same as looking all the time", () => {
    fc.assert(
      fc.property(anyTimed, (of) => {
        const to = of.since + 90 * 1440 * MINUTE;
        const seen: Firing[] = [];
        for (let until = of.since - 1; ;) {
          const next = nextFiring(of, until);
          if (next.at > to) break;
          seen.push(...firings(of, until, next.at));
          until = next.at;
        }
        expect(seen).toEqual(firings(of, of.since - 1, to));
      }),
    );
  });

  it("is told anew by no clock that goes back", () => {
    fc.assert(
      fc.property(anyTimed, fc.integer({ min: 0, max: 90 * 1440 }), (of, later) => {
        const until = of.since + later * MINUTE;
        expect(firings(of, until, until - 600 * MINUTE)).toEqual([]);
      }),
    );
  });
});

describe("superiors", () => {
  it("are told one after another up the line, the last one again and again", () => {
    const everybody = () => true;
    const steps = [1, 2, 3, 4, 5].map(
      (step) => rungOf("SERVICE_CENTER_HEAD", step, everybody).role,
    );
    expect(steps).toEqual([
      "REGION_HEAD",
      "DEPUTY_GENERAL_MANAGER",
      "GENERAL_MANAGER",
      "GENERAL_MANAGER",
      "GENERAL_MANAGER",
    ]);
  });

  it("without anybody in office are passed over, and that is said", () => {
    const held: Role[] = ["REGION_HEAD", "GENERAL_MANAGER"];
    const inOffice = (role: Role) => held.includes(role);
    expect(rungOf("CUSTOMER_SERVICE_MANAGER", 1, inOffice)).toEqual({
      role: "REGION_HEAD",
      skipped: ["SERVICE_CENTER_HEAD"],
    });
    expect(rungOf("CUSTOMER_SERVICE_MANAGER", 2, inOffice)).toEqual({
      role: "GENERAL_MANAGER",
      skipped: ["DEPUTY_GENERAL_MANAGER"],
    });
  });

  it("where nobody is in office, the administrator hears of it", () => {
    expect(rungOf("REGION_HEAD", 1, () => false)).toEqual({
      role: LAST_RESORT,
      skipped: ["DEPUTY_GENERAL_MANAGER", "GENERAL_MANAGER"],
    });
  });

  it("of every role end at the top, and whoever is the top is told once more", () => {
    for (const role of roleNames) {
      const chain = superiorsOf(role);
      if (role !== "GENERAL_MANAGER") expect(chain.at(-1), role).toBe("GENERAL_MANAGER");
      expect(new Set(chain).size, role).toBe(chain.length);
    }
    expect(rungOf("GENERAL_MANAGER", 3, () => true).role).toBe("GENERAL_MANAGER");
  });

  it("are told in turn whoever is in office: never one lower than before", () => {
    const anyHeld = fc.subarray([...roleNames]);
    fc.assert(
      fc.property(fc.constantFrom(...roleNames), anyHeld, (role, held) => {
        const chain: Role[] = [...superiorsOf(role), LAST_RESORT];
        const reached = [1, 2, 3, 4, 5, 6, 7].map((step) =>
          rungOf(role, step, (one) => held.includes(one)),
        );
        const places = reached.map((one) => chain.indexOf(one.role));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});
