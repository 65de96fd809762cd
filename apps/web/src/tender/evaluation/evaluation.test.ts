import { rounded, writeFraction } from "@threshold/domain/tender/fraction";
import type { Scoring } from "@threshold/domain/tender/score";
import { describe, expect, it } from "vitest";
import { dropDraft, keepDraft, keptDraft } from "./draft.ts";
import { proveDraw, type ToldDraw } from "./draw-proof.ts";
import { expertLinesOf, twiceIn } from "./expert-lines.ts";
import { leastOf } from "./say-row.ts";
import { columnOf, readPoints, rowsOf, sheetsOf, withBlock } from "./sheet.ts";
import { changedPoints, isAsTold, pointsOf, reckon, totalsOf } from "./together.ts";

const scoring: Scoring = {
  criteria: [
    {
      id: "service",
      name: "服务方案",
      weight: "60",
      least: "3/5",
      parts: [
        { id: "order", name: "秩序维护", weight: "1", least: null, max: "10" },
        { id: "green", name: "绿化保洁", weight: "2", least: null, max: "10" },
      ],
    },
    { id: "price", name: "报价", weight: "40", least: null, max: "100" },
  ],
  together: "MEAN",
  ties: [{ by: "CRITERION", criterion: "service" }, { by: "LOWER_PRICE" }],
  outlierShare: "1/5",
};
const rows = rowsOf(scoring);
const column = (typed: Record<string, string>) => columnOf(scoring, rows, typed);

describe("a sheet", () => {
  it("lists branches ahead of their parts, each with what it counts of 100", () => {
    expect(
      rows.map(({ criterion, level, worth }) => [criterion.id, level, writeFraction(worth)]),
    ).toEqual([
      ["service", 0, "60"],
      ["order", 1, "20"],
      ["green", 1, "40"],
      ["price", 0, "40"],
    ]);
  });

  it("says a threshold in per cent, as a fraction or a decimal is written", () => {
    expect(["3/5", "5/8", "0.6", "2/3", "1"].map(leastOf)).toEqual([
      "60%",
      "62.5%",
      "60%",
      "66.67%",
      "100%",
    ]);
  });

  it("takes points as people type them, and says what cannot stand", () => {
    expect(readPoints(" ８。5 ", "10")).toEqual({ points: "8.5" });
    expect(readPoints("", "10")).toEqual({});
    expect(readPoints("10", "10")).toEqual({ points: "10" });
    expect(readPoints("10.01", "10")).toEqual({ fault: "TOO_MUCH" });
    expect(readPoints("-1", "10")).toEqual({ fault: "BELOW_ZERO" });
    expect(readPoints("八", "10")).toEqual({ fault: "NO_NUMBER" });
  });

  it("counts a running total exactly while points are missing", () => {
    const some = column({ order: "8", price: "x" });
    expect(writeFraction(some.total)).toBe("16"); // 60 × 1/3 × 8/10
    expect(some).toMatchObject({
      given: 1,
      missing: ["green", "price"],
      faults: { price: "NO_NUMBER" },
      short: [],
    });
    const whole = column({ order: "1", green: "1", price: "77.7" });
    expect(rounded(whole.total, 2)).toBe("37.08"); // 6 + 31.08
    expect(writeFraction(whole.parts.get("service")!)).toBe("6");
    expect(whole.short).toEqual(["service"]);
  });

  it("is handed in whole or not at all", () => {
    const whole = column({ order: "8", green: "9", price: "80" });
    const half = column({ order: "8" });
    expect(
      sheetsOf(
        new Map([
          ["A", whole],
          ["B", half],
        ]),
      ),
    ).toBeUndefined();
    expect(sheetsOf(new Map([["A", whole]]))).toEqual({
      A: { order: "8", green: "9", price: "80" },
    });
  });

  it("takes a block from a spreadsheet and lets go what lies beyond", () => {
    const place = { criteria: ["order", "green", "price"], bidders: ["A", "B"] };
    const block = [
      ["9", "8", "7"],
      ["6 ", "5", "4"],
    ];
    const typed = { A: { order: "1", green: "1" } };
    expect(withBlock(typed, place, { criterion: "green", bidder: "B" }, block)).toEqual({
      A: { order: "1", green: "1" },
      B: { green: "9", price: "6" },
    });
    expect(withBlock(typed, place, { criterion: "order", bidder: "A" }, block)).toEqual({
      A: { order: "9", green: "6" },
      B: { order: "8", green: "5" },
    });
  });
});

describe("a draft", () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
      removeItem: (key: string) => void kept.delete(key),
    };
  };

  it("is there again for its tender and member, and gone once handed in", () => {
    const here = storage();
    const typed = { A: { order: "8" } };
    expect(keepDraft("T1", "E1", typed, here)).toBe(true);
    expect(keptDraft("T1", "E1", here)).toEqual(typed);
    expect(keptDraft("T1", "E2", here)).toEqual({});
    dropDraft("T1", "E1", here);
    expect(keptDraft("T1", "E1", here)).toEqual({});
  });

  it("says so where nothing can be kept, and passes over what is no draft", () => {
    const here = storage();
    const full = {
      ...here,
      setItem: () => {
        throw new Error("QuotaExceededError");
      },
    };
    expect(keepDraft("T1", "E1", {}, full)).toBe(false);
    here.setItem("threshold.sheet.T1.E1", '{"A":{"order":8}}');
    expect(keptDraft("T1", "E1", here)).toEqual({});
    here.setItem("threshold.sheet.T1.E1", "{");
    expect(keptDraft("T1", "E1", here)).toEqual({});
  });
});

const points = (order: string, green: string, price: string) => ({ order, green, price });
const bids = ["A", "B", "C"].map((bidder, at) => ({
  bidder,
  name: `企业${bidder}`,
  price: `${3 - at}`,
  bid: {},
}));

describe("the members together", () => {
  const sheets = {
    e1: { A: points("9", "9", "90") },
    e2: { A: points("9", "8", "90") },
    e3: { A: points("9", "2", "30") },
  };

  it("show who lies far from the others, by bid and by criterion, and leave nobody out", () => {
    const totals = totalsOf(scoring, sheets, "A");
    expect(totals.values).toHaveLength(3);
    expect([...totals.far]).toEqual(["e3"]);
    const green = scoring.criteria[0]!.parts![1]!;
    expect([...pointsOf(scoring, sheets, "A", green).far]).toEqual(["e3"]);
    expect([...pointsOf(scoring, sheets, "A", scoring.criteria[0]!.parts![0]!).far]).toEqual([]);
  });

  it("tell what a revision changes, however it is written", () => {
    expect(changedPoints(points("9", "8", "90"), points("9.0", "8.5", "90"))).toEqual(["green"]);
  });
});

describe("a ranking reckoned again", () => {
  const sheets = {
    e1: { A: points("9", "9", "60"), B: points("9", "9", "60"), C: points("5", "5", "100") },
    e2: { A: points("9", "9", "60"), B: points("9", "9", "60"), C: points("5", "5", "100") },
    e3: { A: points("9", "9", "57"), B: points("9", "9", "57"), C: points("5", "5", "100") },
  };
  const reckoned = reckon(scoring, bids, sheets, ["A", "B", "C"]);

  it("says how each bid came to its place, and what one fell short of", () => {
    expect(reckoned.map(({ bid, place, isRanked }) => [bid.bidder, place, isRanked])).toEqual([
      ["B", 1, true],
      ["A", 2, true],
      ["C", null, false],
    ]);
    expect(reckoned[0]?.decision).toEqual({ by: "LOWER_PRICE" });
    expect(reckoned[1]?.decision).toBeNull();
    expect(
      reckoned[2]?.parts.filter(({ isShort }) => isShort).map(({ criterion }) => criterion.id),
    ).toEqual(["service"]);
    expect(writeFraction(reckoned[0]!.judged.score)).toBe("388/5");
  });

  it("tells which totals a trimmed mean leaves out", () => {
    const trimmed = reckon({ ...scoring, together: "TRIMMED_MEAN" }, bids, sheets, ["A", "B", "C"]);
    expect(trimmed[0]?.totals.map(({ isLeftOut }) => isLeftOut)).toEqual([true, false, true]);
    expect(reckoned[0]?.totals.some(({ isLeftOut }) => isLeftOut)).toBe(false);
  });

  it("notices a score or an order that was told otherwise", () => {
    const scores = { A: "388/5", B: "77.6", C: "70" };
    expect(isAsTold(reckoned, { ranked: ["B", "A"], scores })).toBe(true);
    expect(isAsTold(reckoned, { ranked: ["A", "B"], scores })).toBe(false);
    expect(isAsTold(reckoned, { ranked: ["B", "A"], scores: { ...scores, C: "71" } })).toBe(false);
  });
});

describe("the draw", () => {
  const pool = ["a", "b", "c", "d", "e", "f"].map((id) => ({ id, name: id, conflict: null }));
  const told = async (): Promise<ToldDraw> => {
    const base = {
      tender: "T1",
      commitment: "",
      secret: "s",
      publicValue: "03 07",
      pool,
      representatives: 1,
      experts: 4,
      draw: { drawn: [], reserve: [], excluded: [] },
    };
    const { order, commitment } = await proveDraw(base);
    const draw = { drawn: order.slice(0, 4), reserve: order.slice(4), excluded: [] };
    return { ...base, commitment, draw };
  };

  it("comes out again for whoever looks", async () => {
    expect(await proveDraw(await told())).toMatchObject({ isCommitted: true, isAsTold: true });
    expect((await proveDraw(await told())).seedText).toBe(
      '{"publicValue":"03 07","secret":"s","tender":"T1"}',
    );
  });

  it("does not for another secret, or for somebody who was put in", async () => {
    const one = await told();
    expect((await proveDraw({ ...one, secret: "x" })).isCommitted).toBe(false);
    const [first = "", ...rest] = one.draw.drawn;
    const [reserve = "", ...others] = one.draw.reserve;
    const swapped = { ...one.draw, drawn: [reserve, ...rest], reserve: [first, ...others] };
    expect((await proveDraw({ ...one, draw: swapped })).isAsTold).toBe(false);
  });
});

describe("a list of experts that is pasted", () => {
  it("reads columns from a spreadsheet or with commas, passes over headings, and finds who comes twice", () => {
    const lines = expertLinesOf(
      "姓名\t单位\t电话\t利害关系\n王工\t某大学\t139\t\n李工\t某公司\t\t投标人顾问\n\n",
    );
    expect(lines).toEqual([
      { name: "王工", organization: "某大学", phone: "139", conflict: "" },
      { name: "李工", organization: "某公司", phone: "", conflict: "投标人顾问" },
    ]);
    expect(expertLinesOf("赵工，设计院")).toMatchObject([{ name: "赵工", organization: "设计院" }]);
    expect(twiceIn([...lines, ...lines.slice(0, 1)], ["李工"])).toEqual(["李工", "王工"]);
  });
});
