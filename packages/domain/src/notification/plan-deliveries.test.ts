import { expect, it } from "vitest";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { type Listening, planDeliveries, type Telling } from "./plan-deliveries.ts";
import { usualPreference } from "./preference.ts";

const at = Date.parse("2027-01-04T02:00:00Z"); // 10:00 in Shanghai
const telling = (id: string, personId: string, more: Partial<Telling> = {}): Telling => ({
  id,
  personId,
  at,
  kind: "OBLIGATION_OVERDUE",
  matter: "日检",
  urgent: false,
  hasMail: true,
  preference: usualPreference,
  ...more,
});
const plan = (tellings: readonly Telling[], endpoints: readonly Listening[] = []) =>
  planDeliveries(tellings, { zone: "Asia/Shanghai", calendar: workingCalendar(), endpoints });

const robot: Listening = { id: "R", kind: "WECOM", kinds: null };
const hook: Listening = { id: "H", kind: "WEBHOOK", kinds: ["OBLIGATION_OVERDUE"] };

it("each person gets a mail of their own, and nobody without an address", () => {
  const mails = plan([telling("n1", "p1"), telling("n2", "p2", { hasMail: false })]);
  expect(mails).toMatchObject([
    { channel: "EMAIL", personIds: ["p1"], notificationIds: ["n1"], at },
  ]);
});

it("a robot's group reads of a matter once, with all whom it concerns", () => {
  const both = [telling("n1", "p1", { hasMail: false }), telling("n2", "p2", { hasMail: false })];
  const other = telling("n3", "p1", { hasMail: false, matter: "周检" });
  expect(plan([...both, other], [robot])).toMatchObject([
    { channel: "WECOM", endpointId: "R", personIds: ["p1", "p2"], notificationIds: ["n1", "n2"] },
    { channel: "WECOM", endpointId: "R", personIds: ["p1"], notificationIds: ["n3"] },
  ]);
});

it("a webhook is told of each matter of its kinds at once, whatever people chose", () => {
  const night = Date.parse("2027-01-04T18:00:00Z");
  const silent = { ...usualPreference, channels: { OBLIGATION_OVERDUE: [], PLAN_STATUS: [] } };
  const told = [
    telling("n1", "p1", { preference: silent, at: night }),
    telling("n2", "p2", { preference: silent, at: night }),
    telling("n3", "p2", { preference: silent, at: night, kind: "PLAN_STATUS", matter: "x" }),
  ];
  expect(plan(told, [hook])).toEqual([
    {
      key: "hook H n1",
      channel: "WEBHOOK",
      endpointId: "H",
      personIds: ["p1", "p2"],
      notificationIds: ["n1", "n2"],
      digest: false,
      at: night,
    },
  ]);
});

it("what is told before a digest goes together into one message of its key", () => {
  const preference = { ...usualPreference, pace: "DIGEST" as const };
  const first = plan([telling("n1", "p1", { preference }), telling("n2", "p1", { preference })]);
  const later = plan([telling("n3", "p1", { preference, at: at + 3_600_000 })]);
  expect(first).toMatchObject([{ digest: true, notificationIds: ["n1", "n2"] }]);
  expect(later[0]!.key).toBe(first[0]!.key);
  expect(first[0]!.at).toBe(Date.parse("2027-01-05T00:30:00Z"));
});
