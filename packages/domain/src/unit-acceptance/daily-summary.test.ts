import { expect, it } from "vitest";
import { checkSend, summaryOwed, supplemented } from "./daily-summary.ts";

const row = (unit: string, failedItems: readonly string[] = [], inspected = 60) => ({
  unit,
  inspected,
  failed: failedItems.length,
  failedItems,
  contractors: [],
});

it("UAC-R08 a day is sent once, and again only where something of it arrived later", () => {
  const at = "2027-01-04T10:00:00Z";
  expect(checkSend({ sentAt: null, lateAt: null })).toEqual({ ok: true, value: "FIRST" });
  expect(checkSend({ sentAt: at, lateAt: null })).toMatchObject({
    ok: false,
    refusal: { code: "NOTHING_CHANGES" },
  });
  expect(checkSend({ sentAt: at, lateAt: at })).toEqual({ ok: true, value: "SUPPLEMENT" });
});

it("UAC-R08 a summary is owed with the first of a day, a supplement with the first that arrives after it was sent", () => {
  const at = "2027-01-04T10:00:00Z";
  const day = { begun: false, sentAt: null, lateAt: null };
  expect(summaryOwed({ ...day, begun: true })).toBe("SUMMARY");
  expect(summaryOwed(day)).toBeNull();
  expect(summaryOwed({ ...day, sentAt: at })).toBe("SUPPLEMENT");
  expect(summaryOwed({ ...day, sentAt: at, lateAt: at })).toBeNull();
});

it("a supplement tells which homes are new in it or otherwise; a contractor named since is neither", () => {
  const before = [row("3-1201"), row("3-1202", ["墙面平整度"]), row("3-1203")];
  const now = [
    { ...row("3-1201"), contractors: ["一建"] },
    row("3-1202", ["墙面平整度", "门窗启闭"]),
    row("3-1203", [], 61),
    row("3-1204"),
  ];
  expect([...supplemented(before, now)]).toEqual(["3-1202", "3-1203", "3-1204"]);
  expect(supplemented(now, now).size).toBe(0);
});
