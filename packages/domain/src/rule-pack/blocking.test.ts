import { describe, expect, it } from "vitest";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { explain, type Inputs, isBlocker } from "./explain.ts";
import { statutes, versionOf } from "./pack.ts";

const calendar = workingCalendar();
const holds = [{ holds: true }, { holds: false }] as const;

/** What meets each rule that may stop somebody, and what just breaks it: read off the texts, not off the pack. */
const cases: Readonly<Record<string, readonly [met: Inputs, broken: Inputs]>> = {
  "TEN-001": holds,
  "TEN-002": holds,
  "TEN-004": [{ word: "invited" }, { word: "negotiated" }],
  "TEN-006": holds,
  "TEN-007": [{ number: 3 }, { number: 2 }],
  "TEN-009": holds,
  "TEN-010": [
    { from: "2027-03-01", to: "2027-03-11" },
    { from: "2027-03-01", to: "2027-03-10" },
  ],
  "TEN-012": [{ number: 5 }, { number: 4 }],
  "TEN-013": [
    { from: "2027-03-01", to: "2027-03-21" },
    { from: "2027-03-01", to: "2027-03-20" },
  ],
  "TEN-014": [
    { from: "2027-03-01", to: "2027-03-16" },
    { from: "2027-03-01", to: "2027-03-15" },
  ],
  "TEN-016": holds,
  "TEN-017": holds,
  "TEN-018": [
    { from: "2027-03-01", to: "2027-03-31" },
    { from: "2027-03-01", to: "2027-03-30" },
  ],
  "TEN-019": [
    { on: "2027-03-01", anchor: "2027-03-02" },
    { on: "2027-03-02", anchor: "2027-03-02" },
  ],
  "TEN-020": [
    { from: "2027-03-01", to: "2027-05-30" },
    { from: "2027-03-01", to: "2027-05-29" },
  ],
  "TEN-022": holds,
  "TEN-024": [{ number: 3 }, { number: 2 }],
  "TEN-025": [
    { at: "2027-03-01T01:00:00Z", anchor: "2027-03-01T09:00:00+08:00" },
    { at: "2027-03-01T01:01:00Z", anchor: "2027-03-01T09:00:00+08:00" },
  ],
  "TEN-026": [{ number: 5 }, { number: 6 }],
  "TEN-027": [
    { part: 4, whole: 6 },
    { part: 3, whole: 5 },
  ],
  "TEN-028": holds,
  "TEN-029": holds,
  "TEN-030": holds,
  "TEN-032": holds,
  "TEN-033": holds,
  "TEN-035": [
    { from: "2027-03-01", to: "2027-03-31" },
    { from: "2027-03-01", to: "2027-03-30" },
  ],
  "TEN-036": holds,
  "TEN-037": [
    { from: "2027-03-01", on: "2027-03-16" },
    { from: "2027-03-01", on: "2027-03-17" },
  ],
  "TEN-038": [
    { from: "2027-03-01", on: "2027-03-31" },
    { from: "2027-03-01", on: "2027-04-01" },
  ],
  "SVC-001": holds,
  "SVC-026": holds,
  "PRC-001": holds,
  "PRC-003": holds,
  "PRC-004": holds,
  "INS-002": holds,
  "INS-006": holds,
  "INS-007": [
    { from: "2027-03-01", to: "2027-03-16" },
    { from: "2027-03-01", to: "2027-03-15" },
  ],
  "INS-011": holds,
  "INS-012": holds,
  "INS-013": holds,
  "INS-014": holds,
  "INS-015": holds,
  "INS-016": holds,
  "INS-017": holds,
  "INS-021": holds,
  "INS-022": holds,
  "INS-023": holds,
  "INS-024": holds,
  "INS-025": holds,
  "INS-026": holds,
  "INS-027": holds,
  "INS-028": [
    { from: "2027-03-01", to: "2027-03-21" },
    { from: "2027-03-01", to: "2027-03-20" },
  ],
  "INS-031": holds,
  "INS-032": holds,
  "INS-033": holds,
  "INS-034": holds,
  "INS-035": holds,
  "INS-037": holds,
  "INS-040": holds,
  "INS-041": holds,
  "INS-042": holds,
  "INS-044": holds,
  "INS-045": holds,
  "INS-046": holds,
  "INS-047": holds,
  "INS-048": holds,
  "INS-049": holds,
  // 2027-03-11 is a Thursday, 2027-03-31 a Wednesday: neither moves over a rest day.
  "INS-051": [
    { from: "2027-03-01", on: "2027-03-11" },
    { from: "2027-03-01", on: "2027-03-12" },
  ],
  "INS-052": holds,
  "INS-056": [
    { from: "2027-03-01", on: "2027-03-31" },
    { from: "2027-03-01", on: "2027-04-01" },
  ],
  "INS-061": holds,
  "INS-062": [
    { from: "2027-03-01", on: "2027-03-11" },
    { from: "2027-03-01", on: "2027-03-12" },
  ],
  "INS-067": holds,
  "INS-127": holds,
};
/** How days are counted, and a price that is shown a month ahead: nothing checks them by themselves. */
const shown = ["PRC-002", "CAL-001", "CAL-002", "CAL-008"];

const check = (id: string, facts: Inputs) =>
  explain(versionOf(statutes, id, 1)!, facts, calendar, "WARN");

describe("a rule that blocks", () => {
  it.each(Object.entries(cases))(
    "%s lets pass what meets it and stops what breaks it",
    (id, [met, broken]) => {
      expect(check(id, met)).toMatchObject({ verdict: "MET", effect: "BLOCK" });
      expect(isBlocker(check(id, met))).toBe(false);
      expect(check(id, broken)).toMatchObject({ verdict: "BROKEN", effect: "BLOCK" });
      expect(isBlocker(check(id, broken))).toBe(true);
      expect(check(id, {}).verdict).toBe("UNKNOWN");
    },
  );

  it.each(shown)("%s is shown, and stops nobody by itself", (id) => {
    expect(isBlocker(check(id, { holds: false, number: 0 }))).toBe(false);
  });

  it("stands in one of the two", () => {
    const blocking = statutes.filter(({ enforcement }) => enforcement === "BLOCK");
    expect(blocking.map(({ id }) => id).toSorted()).toEqual(
      [...Object.keys(cases), ...shown].toSorted(),
    );
  });
});
