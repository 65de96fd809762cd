import { describe, expect, it } from "vitest";
import { heldByOther, renewed, takeLease } from "./lease.ts";
import { contestDetails, contestRows } from "../outbox/contest.ts";
import { contests, type Found, sheetOf } from "./sheet.ts";
import { homeLines, lineOf } from "./testing.ts";
import { maySign } from "./verdict.ts";

const of = { batch: "一期", unit: "3-1201", round: 1 };
const found = (more: Partial<Found> = {}): Found => ({
  outcome: "PASS",
  points: [],
  tool: null,
  remark: null,
  mending: null,
  exception: null,
  ...more,
});

describe("what is signed", () => {
  const line = lineOf("PLASTER_FLAT");
  const measured = found({ points: [{ value: "3.5" }, { value: "3" }] });

  it("is the same whether a field is missing or null, and another by any value", () => {
    const sheet = sheetOf(of, [line], new Map([[line.key, measured]]));
    const { tool: _, ...rest } = measured;
    expect(sheetOf(of, [line], new Map([[line.key, { ...rest, tool: {} }]]))).toEqual(sheet);
    expect(sheetOf(of, [line], new Map([[line.key, found()]]))).not.toEqual(sheet);
    expect(sheetOf({ ...of, round: 2 }, [line], new Map([[line.key, measured]]))).not.toEqual(
      sheet,
    );
  });

  it("UAC-R07 what differs is told line by line, with who said it and when", () => {
    const signed = sheetOf(of, homeLines, new Map([[line.key, measured]]));
    const bad = found({
      outcome: "FAIL",
      points: [{ value: "9" }],
      remark: "空鼓",
      mending: "OPEN",
    });
    const stands = sheetOf(of, homeLines, new Map([[line.key, bad]]));
    const doing = new Map([[line.key, { doneBy: "李工", doneAt: "2027-06-03T01:00:00Z" }]]);
    expect(contests(signed, signed, homeLines, doing)).toEqual([]);
    const rows = contestRows(contestDetails(contests(signed, stands, homeLines, doing)));
    expect(rows).toEqual([
      {
        item: line.item.label.zh,
        itemEn: line.item.label.en,
        said: { outcome: "PASS", text: "3.5、3" },
        stands: {
          outcome: "FAIL",
          text: "9 · 空鼓",
          by: "李工",
          at: "2027-06-03T01:00:00Z",
        },
      },
    ]);
    expect(contestRows(undefined)).toEqual([]);
  });

  it("UAC-R07 is signed only between completing and concluding", () => {
    expect(maySign("INSPECTED").ok).toBe(true);
    expect(maySign("REINSPECTED").ok).toBe(true);
    for (const status of ["PENDING", "RECTIFYING", "QUALIFIED"] as const)
      expect(maySign(status)).toMatchObject({ refusal: { code: "UAC_STATUS" } });
  });
});

describe("a lease", () => {
  const now = "2027-06-03T01:00:00.000Z";
  const later = "2027-06-03T03:00:00.000Z";
  const when = { now, hours: 2, reason: null };
  const ofLi = { personId: "li", name: "李工", until: later };

  it("is taken where nobody is, and renewed by its own person", () => {
    expect(takeLease(null, "li", when)).toEqual({ ok: true, value: { until: later, from: null } });
    expect(takeLease({ ...ofLi, until: now }, "zhao", when)).toMatchObject({
      value: { from: null },
    });
    expect(takeLease(ofLi, "li", when)).toMatchObject({ value: { from: null } });
    expect(renewed(ofLi, "li", { now: later, hours: 2 })).toBe("2027-06-03T05:00:00.000Z");
  });

  it("warns another, who takes over with a reason", () => {
    expect(takeLease(ofLi, "zhao", when)).toMatchObject({
      refusal: { code: "UAC_LEASED", details: { name: "李工", until: later } },
    });
    expect(takeLease(ofLi, "zhao", { ...when, reason: " " }).ok).toBe(false);
    expect(takeLease(ofLi, "zhao", { ...when, reason: "去了别栋" })).toMatchObject({
      value: { from: ofLi },
    });
  });

  it("ends by itself, and a command of another neither takes nor ends it", () => {
    expect(heldByOther(ofLi, "zhao", now)).toBe(ofLi);
    expect(heldByOther(ofLi, "zhao", later)).toBeNull();
    expect(renewed(ofLi, "zhao", { now, hours: 2 })).toBeNull();
    expect(renewed(ofLi, "zhao", { now: later, hours: 2 })).toBe("2027-06-03T05:00:00.000Z");
  });
});
