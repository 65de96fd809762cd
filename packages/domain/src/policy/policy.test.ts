import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { policies, policyKeys, policyOf, type PolicyValue } from "./catalog.ts";
import { effective, type Setting, type Step } from "./effective.ts";
import { readValue, setPolicy } from "./set.ts";

const today = day("2027-01-04");
const set = (value: PolicyValue | null, fromOn = "2027-01-01", setAt = "2027-01-01T00:00:00Z") => ({
  value,
  fromOn: day(fromOn),
  setAt,
});
const chain = (company: Setting[], region: Setting[], center: Setting[]): Step[] => [
  { level: "COMPANY", placeId: "c", settings: company },
  { level: "REGION", placeId: "r", settings: region },
  { level: "SERVICE_CENTER", placeId: "s", settings: center },
];
const entry = { initial: 7 };

describe("the value of a setting", () => {
  it("is the catalog's default while nobody set it", () => {
    expect(effective(entry, chain([], [], []), today)).toMatchObject({ value: 7, from: null });
  });

  it("is the nearest place's: center before region before company", () => {
    expect(effective(entry, chain([set(1)], [set(2)], [set(3)]), today).value).toBe(3);
    expect(effective(entry, chain([set(1)], [set(2)], []), today).value).toBe(2);
    expect(effective(entry, chain([set(1)], [], []), today).from?.level).toBe("COMPANY");
  });

  it("is inherited again after the place's own was taken away", () => {
    const back = [set(3), set(null, "2027-01-03")];
    expect(effective(entry, chain([], [set(2)], back), today)).toMatchObject({
      value: 2,
      from: { level: "REGION" },
    });
  });

  it("changes on its day, and tells before that what is planned", () => {
    const center = [set(3), set(5, "2027-02-01", "2027-01-02T00:00:00Z")];
    const now = effective(entry, chain([], [], center), today);
    expect(now.value).toBe(3);
    expect(now.from?.planned.map(({ value }) => value)).toEqual([5]);
    expect(effective(entry, chain([], [], center), day("2027-02-01")).value).toBe(5);
  });

  it("is the later of two changes for one day, planned ones included", () => {
    const first = set(3, "2027-02-01", "2027-01-01T00:00:00Z");
    const second = set(4, "2027-02-01", "2027-01-02T00:00:00Z");
    const { chain: told } = effective(entry, chain([], [], [second, first]), today);
    expect(told[2]?.planned).toEqual([second]);
    expect(effective(entry, chain([], [], [second, first]), day("2027-02-01")).value).toBe(4);
  });

  const settings = fc.array(
    fc.record({
      value: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
      fromOn: fc.constantFrom("2027-01-01", "2027-01-03", "2027-01-05").map(day),
      setAt: fc.constantFrom("2027-01-01T01:00:00Z", "2027-01-01T02:00:00Z"),
    }),
  );
  it("does not depend on what is set for later days, nor on farther places once a nearer one has a value", () => {
    fc.assert(
      fc.property(settings, settings, settings, settings, (company, region, center, other) => {
        const all = effective(entry, chain(company, region, center), today);
        const counting = (list: Setting[]) => list.filter((one) => one.fromOn <= today);
        const past = effective(
          entry,
          chain(counting(company), counting(region), counting(center)),
          today,
        );
        expect(past.value).toEqual(all.value);
        if (all.from?.level === "SERVICE_CENTER")
          expect(effective(entry, chain(other, other, center), today).value).toEqual(all.value);
      }),
    );
  });
});

describe("setting a value", () => {
  const draft = { value: 5, level: "REGION", fromOn: today, reason: " 地区要求 " } as const;

  it("keeps value, day and reason", () => {
    expect(setPolicy(policies["reception.deviceCheckIntervalDays"], draft, today)).toEqual({
      ok: true,
      value: { value: 5, fromOn: today, reason: "地区要求" },
    });
  });

  it("takes what people need notice of from that day on, and takes it back at once", () => {
    const entry = policies["security.secondFactor"];
    const of = { level: "COMPANY", reason: "x" } as const;
    const week = day("2027-01-11");
    expect(setPolicy(entry, { ...of, value: "EVERYBODY", fromOn: week }, today).ok).toBe(true);
    for (const value of ["NOBODY", null])
      expect(setPolicy(entry, { ...of, value, fromOn: today }, today).ok).toBe(true);
  });

  it.each([
    ["POLICY_LEVEL", policies["showcase.passMark"], {}],
    [
      "POLICY_IN_THE_PAST",
      policies["reception.deviceCheckIntervalDays"],
      { fromOn: day("2027-01-03") },
    ],
    [
      "POLICY_TOO_SOON",
      policies["security.secondFactor"],
      { level: "COMPANY", value: "EVERYBODY", fromOn: day("2027-01-10") },
    ],
    ["REASON_REQUIRED", policies["reception.deviceCheckIntervalDays"], { reason: " " }],
    ["INVALID_INPUT", policies["reception.deviceCheckIntervalDays"], { value: 0 }],
    ["INVALID_INPUT", policies["reception.deviceCheckIntervalDays"], { value: 367 }],
    ["INVALID_INPUT", policies["reception.deviceCheckIntervalDays"], { value: 1.5 }],
    ["INVALID_INPUT", policies["reception.deskTolerance"], { value: 0.0001 }],
    ["INVALID_INPUT", policies["reception.deskTolerance"], { value: "0.01" }],
    ["INVALID_INPUT", policies["digest.weekday"], { value: "FUNDAY" }],
    ["INVALID_INPUT", policies["reminder.dueDayTime"], { value: "24:00" }],
    ["INVALID_INPUT", policies["reminder.leadDays"], { value: [7, 7] }],
    ["INVALID_INPUT", policies["reminder.leadDays"], { value: "7,1" }],
    ["INVALID_INPUT", { ...policies["reminder.dueDayTime"], type: "BOOLEAN" }, { value: "true" }],
  ] as const)("is refused with %s", (code, of, changed) => {
    expect(setPolicy(of, { ...draft, ...changed }, today)).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });

  it("puts reminders in order, the earliest first", () => {
    expect(readValue(policies["reminder.leadDays"], [1, 14, 3])).toMatchObject({
      value: [14, 3, 1],
    });
  });

  it("holds every default to the limits it states, and every suggestion", () => {
    for (const key of policyKeys) {
      const of = policyOf(key);
      expect(readValue(of, of.initial), key).toEqual({ ok: true, value: of.initial });
      if (of.suggested !== undefined) expect(readValue(of, of.suggested).ok, key).toBe(true);
    }
  });
});

it("RCP-R07 the desk's tolerance is 0 unless set, and 0.01 m is suggested", () => {
  expect(policies["reception.deskTolerance"]).toMatchObject({ initial: 0, suggested: 0.01 });
});
