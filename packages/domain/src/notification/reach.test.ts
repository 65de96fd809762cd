import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt, minuteAt } from "../calendar/clock.ts";
import { isWorkingDay, workingCalendar } from "../calendar/working-calendar.ts";
import { notificationKinds, notificationKindNames } from "./kinds.ts";
import {
  type Channel,
  channels,
  checkPreference,
  isQuiet,
  type NotificationPreference,
  paces,
  usualPreference,
  workingTime,
} from "./preference.ts";
import { reach, type Receiver } from "./reach.ts";

const calendar = workingCalendar();
const shanghai: Receiver = {
  zone: "Asia/Shanghai",
  calendar,
  preference: usualPreference,
  available: new Set<Channel>(["EMAIL"]),
};
const who = (preference: Partial<NotificationPreference>, more: Partial<Receiver> = {}) => ({
  ...shanghai,
  ...more,
  preference: { ...usualPreference, ...preference },
});

const local = (instant: number, zone = "Asia/Shanghai") =>
  new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  }).format(instant);

/** When the mail of something told at a minute in Shanghai goes out. */
function mail(at: string, receiver: Receiver, urgent = false): string | undefined {
  const told = {
    kind: "OBLIGATION_REMINDER",
    urgent,
    at: Date.parse(`${at.replace(" ", "T")}:00+08:00`),
  } as const;
  const found = reach(told, receiver).find(({ channel }) => channel === "EMAIL");
  return found && local(found.at);
}

describe("a mail", () => {
  it.each([
    ["2027-01-04 10:00", "2027-01-04 10:00"],
    ["2027-01-04 21:59", "2027-01-04 21:59"],
    ["2027-01-04 22:00", "2027-01-05 07:00"],
    ["2027-01-05 03:00", "2027-01-05 07:00"],
    ["2027-01-05 07:00", "2027-01-05 07:00"],
  ])("told at %s goes out at %s: quiet hours reach over midnight", (at, out) => {
    expect(mail(at, shanghai)).toBe(out);
  });

  it.each([
    ["2027-01-04 08:59", "2027-01-04 09:00"],
    ["2027-01-04 12:30", "2027-01-04 12:30"],
    ["2027-01-04 18:00", "2027-01-05 09:00"],
    ["2026-09-30 19:00", "2026-10-08 09:00"],
    ["2026-10-10 10:00", "2026-10-10 10:00"],
  ])("in working hours, told at %s, goes out at %s: holidays and make-up days count", (at, out) => {
    expect(mail(at, who({ pace: "WORKING_HOURS" }))).toBe(out);
  });

  it("in working hours waits for quiet hours within them", () => {
    const noon = who({ pace: "WORKING_HOURS", quiet: { from: 12 * 60, to: 14 * 60 } });
    expect(mail("2027-01-04 12:30", noon)).toBe("2027-01-04 14:00");
    const late = who({ pace: "WORKING_HOURS", quiet: { from: 17 * 60, to: 10 * 60 } });
    expect(mail("2027-01-04 17:30", late)).toBe("2027-01-05 10:00");
  });

  it.each([
    ["2027-01-04 08:00", "2027-01-04 08:30"],
    ["2027-01-04 08:30", "2027-01-04 08:30"],
    ["2027-01-04 08:31", "2027-01-05 08:30"],
  ])("as a digest, told at %s, goes out at %s", (at, out) => {
    expect(mail(at, who({ pace: "DIGEST" }))).toBe(out);
  });

  it("that is urgent passes through quiet hours and digest", () => {
    expect(mail("2027-01-05 03:00", who({ pace: "DIGEST" }), true)).toBe("2027-01-05 03:00");
  });

  it("keeps to the receiver's own clock", () => {
    const london = who({}, { zone: "Europe/London" });
    expect(mail("2027-01-04 10:00", london)).toBe("2027-01-04 15:00"); // 02:00 there, quiet until 07:00
  });

  it("does not go to whoever has no address, or switched it off", () => {
    expect(mail("2027-01-04 10:00", who({}, { available: new Set() }))).toBeUndefined();
    const off = who({ channels: { OBLIGATION_REMINDER: ["IN_APP"] } });
    expect(mail("2027-01-04 10:00", off)).toBeUndefined();
  });
});

describe("what is overdue", () => {
  const overdue = notificationKindNames.filter((kind) => notificationKinds[kind].overdue);

  it("stands in the inbox whatever was switched off", () => {
    for (const kind of overdue) {
      const silent = who({ channels: { [kind]: [] } });
      const told = { kind, urgent: false, at: 0 };
      expect(reach(told, silent)).toEqual([{ channel: "IN_APP", at: 0, digest: false }]);
    }
  });

  it("cannot be switched off there", () => {
    for (const kind of overdue)
      expect(checkPreference({ ...usualPreference, channels: { [kind]: ["EMAIL"] } })).toEqual({
        ok: false,
        refusal: { code: "OVERDUE_STAYS_IN_APP", details: { kind } },
      });
    const other = { ...usualPreference, channels: { PLAN_STATUS: [] } };
    expect(checkPreference(other)).toMatchObject({ ok: true });
  });
});

it("a preference leaves some working time, and names minutes of a day", () => {
  const code = (wanted: Partial<NotificationPreference>) => {
    const checked = checkPreference({ ...usualPreference, ...wanted });
    return checked.ok ? null : checked.refusal.code;
  };
  const quiet = { from: 9 * 60, to: 18 * 60 };
  expect(code({ pace: "WORKING_HOURS", quiet })).toBe("QUIET_HOURS_COVER_WORK");
  expect(code({ pace: "AT_ONCE", quiet })).toBeNull();
  expect(code({ pace: "WORKING_HOURS", quiet: { from: 9 * 60, to: 17 * 60 } })).toBeNull();
  expect(code({ quiet: { from: 60, to: 60 } })).toBe("INVALID_INPUT");
  expect(code({ digestAt: 1440 })).toBe("INVALID_INPUT");
});

// --- Laws -----------------------------------------------------------------------------------------

const minute = fc.integer({ min: 0, max: 1439 });
const preferences = fc
  .record({
    language: fc.constantFrom("zh" as const, "en" as const),
    pace: fc.constantFrom(...paces),
    digestAt: minute,
    quiet: fc.option(fc.record({ from: minute, to: minute })),
    channels: fc.dictionary(
      fc.constantFrom(...notificationKindNames),
      fc.subarray([...channels]),
    ) as fc.Arbitrary<NotificationPreference["channels"]>,
  })
  .filter((wanted) => {
    const checked = checkPreference(wanted);
    return checked.ok || checked.refusal.code === "OVERDUE_STAYS_IN_APP";
  });
const zones = [
  "Asia/Shanghai",
  "Asia/Kolkata",
  "Europe/London",
  "America/New_York",
  "Pacific/Chatham",
];
const receivers = fc.record({
  zone: fc.constantFrom(...zones),
  calendar: fc.constant(calendar),
  preference: preferences,
  available: fc.subarray([...channels]).map((some): ReadonlySet<Channel> => new Set(some)),
});
const tellings = fc.record({
  kind: fc.constantFrom(...notificationKindNames),
  urgent: fc.boolean(),
  at: fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2028, 0) }),
});
const DAY = 86_400_000;

describe("for every person, kind and instant", () => {
  it("nothing comes before it is told, nor later than its pace allows", () => {
    fc.assert(
      fc.property(tellings, receivers, (told, receiver) => {
        // A holiday of the longest kind, a weekend before it and a night; a day twice where clocks change.
        const longest = { AT_ONCE: 1.1, DIGEST: 2.2, WORKING_HOURS: 16 }[receiver.preference.pace];
        for (const { at } of reach(told, receiver)) {
          expect(at).toBeGreaterThanOrEqual(told.at);
          expect(at - told.at).toBeLessThan(longest * DAY);
        }
      }),
    );
  });

  it("what is urgent comes at once by every channel chosen that there is", () => {
    fc.assert(
      fc.property(tellings, receivers, (told, receiver) => {
        const urgent = reach({ ...told, urgent: true }, receiver);
        for (const { at, digest } of urgent) expect([at, digest]).toEqual([told.at, false]);
        const calm = reach({ ...told, urgent: false }, receiver);
        expect(urgent.map((one) => one.channel)).toEqual(calm.map((one) => one.channel));
      }),
    );
  });

  it("what is overdue is in the inbox at once", () => {
    fc.assert(
      fc.property(tellings, receivers, (told, receiver) => {
        fc.pre(notificationKinds[told.kind].overdue);
        const inbox = reach(told, receiver).filter(({ channel }) => channel === "IN_APP");
        expect(inbox).toEqual([{ channel: "IN_APP", at: told.at, digest: false }]);
      }),
    );
  });

  it("no letter comes in quiet hours, and in working hours only if that was chosen", () => {
    fc.assert(
      fc.property(tellings, receivers, (told, receiver) => {
        const { zone, preference } = receiver;
        for (const { channel, at } of reach({ ...told, urgent: false }, receiver)) {
          if (channel === "IN_APP") continue;
          expect(receiver.available.has(channel)).toBe(true);
          const shown = minuteAt(at, zone);
          if (preference.quiet) expect(isQuiet(shown, preference.quiet)).toBe(false);
          if (preference.pace !== "WORKING_HOURS") continue;
          expect(isWorkingDay(dayAt(at, zone), calendar)).toBe(true);
          expect(shown >= workingTime.from && shown < workingTime.to).toBe(true);
        }
      }),
    );
  });

  it("told later it never comes earlier", () => {
    fc.assert(
      fc.property(tellings, receivers, fc.nat(3 * DAY), (told, receiver, later) => {
        const first = reach({ ...told, urgent: false }, receiver);
        const second = reach({ ...told, urgent: false, at: told.at + later }, receiver);
        first.forEach(({ at }, index) => expect(second[index]!.at).toBeGreaterThanOrEqual(at));
      }),
    );
  });
});
