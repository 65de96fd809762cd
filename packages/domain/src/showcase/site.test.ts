import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import {
  checkClosing,
  checkVisitors,
  closeSurvey,
  type CountLine,
  countsDue,
  isFollowed,
  judgeCount,
  moveStock,
} from "./site.ts";

const today = day("2027-04-20");
const line = (more: Partial<CountLine> = {}): CountLine => ({
  item: "花瓶",
  registered: 3,
  counted: 3,
  condition: "INTACT",
  remark: null,
  ...more,
});
const refused = (code: string, details?: object) => ({
  ok: false,
  refusal: details ? { code, details } : { code },
});

describe("a count of items", () => {
  it("spec/04 scenario 5: SHW-R19 makes a missing vase of three an alert", () => {
    expect(judgeCount([line({ counted: 2, condition: "LOST", remark: "客户离场后发现" })])).toEqual(
      {
        ok: true,
        value: { alerts: [{ item: "花瓶", missing: 1, condition: "LOST" }] },
      },
    );
  });

  it("SHW-R19 is due at the show flat before starting and before leaving", () => {
    expect(countsDue("SHOW_FLAT")).toEqual(["OPENING", "CLOSING"]);
    expect(countsDue("SALES_CENTER")).toEqual([]);
  });

  it("SHW-R19 wants a difference explained, also one upwards", () => {
    expect(judgeCount([line({ counted: 4 }), line({ item: "抱枕" })])).toEqual(
      refused("COUNT_UNEXPLAINED", { items: ["花瓶"] }),
    );
    expect(judgeCount([line({ counted: 4, remark: "新增一件" })])).toMatchObject({
      value: { alerts: [] },
    });
    expect(judgeCount([])).toEqual(refused("COUNT_EMPTY"));
    expect(judgeCount([line({ counted: -1 })])).toMatchObject(refused("INVALID_INPUT"));
  });

  it("law: what is whole and there is no alert, whatever is missing or damaged is one", () => {
    const lines = fc.array(
      fc.record({
        item: fc.constantFrom("花瓶", "抱枕", "台灯"),
        registered: fc.nat(9),
        counted: fc.nat(9),
        condition: fc.constantFrom("INTACT", "DAMAGED", "LOST"),
        remark: fc.constant("说明"),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(lines, (counted) => {
        const judged = judgeCount(counted as CountLine[]);
        const amiss = counted.filter(
          (one) => one.counted < one.registered || one.condition !== "INTACT",
        );
        expect(judged.ok && judged.value.alerts.length).toBe(amiss.length);
      }),
    );
  });
});

describe("the day on site", () => {
  it("SHW-R20 counts visitors of a day that has come, and none below zero", () => {
    expect(checkVisitors(0, today, today).ok).toBe(true);
    expect(checkVisitors(-1, today, today)).toEqual(refused("VISITORS_NEGATIVE"));
    expect(checkVisitors(3, day("2027-04-21"), today)).toMatchObject(refused("DAY_IN_FUTURE"));
  });

  it("SHW-R20 hands out no more than is in stock, to two decimals", () => {
    expect(moveStock(10, { received: 0, used: 10 })).toEqual({ ok: true, value: { stock: 0 } });
    expect(moveStock(0.3, { received: 0, used: 0.1 })).toEqual({ ok: true, value: { stock: 0.2 } });
    expect(moveStock(2, { received: 1, used: 4 })).toEqual(
      refused("STOCK_TOO_SMALL", { stock: 3, used: 4 }),
    );
    expect(moveStock(2, { received: 0, used: 0 })).toMatchObject(refused("INVALID_INPUT"));
  });

  it("SHW-R21 closes doors, windows, water and power, and says what is still open", () => {
    const all = { doors: true, windows: true, water: true, power: true };
    expect(checkClosing(all).ok).toBe(true);
    expect(checkClosing({ ...all, windows: false, power: false })).toEqual(
      refused("CLOSING_INCOMPLETE", { open: ["windows", "power"] }),
    );
  });

  it("SHW-R18 follows a finding until its result is written", () => {
    expect(isFollowed({ finding: "空调漏水", result: null })).toBe(true);
    expect(isFollowed({ finding: "空调漏水", result: "已修复" })).toBe(false);
    expect(isFollowed({ finding: null, result: null })).toBe(false);
  });

  it("SHW-R16 closes a survey with an adjustment, or with 无需调整", () => {
    expect(closeSurvey({ kind: "NONE" })).toEqual({ ok: true, value: { adjustment: null } });
    expect(closeSurvey({ kind: "ADJUSTED", text: " 增设会所导览 " })).toEqual({
      ok: true,
      value: { adjustment: "增设会所导览" },
    });
    expect(closeSurvey({ kind: "ADJUSTED", text: " " })).toEqual(refused("ADJUSTMENT_MISSING"));
  });
});
