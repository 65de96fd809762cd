import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BidPart,
  clausesIn,
  contentsPerPage,
  isPageChecked,
  layOut,
  openDefence,
  packingKindNames,
  pageCheck,
  standardPacking,
} from "./bid-document.ts";

const part = (more: Partial<BidPart> = {}): BidPart => ({
  title: "投标函",
  required: true,
  files: 1,
  needsSeal: true,
  sealed: true,
  ...more,
});
const whole = {
  parts: [part()],
  requirements: [{ clause: "1", responded: true, partFiles: 1 }],
  packIsCurrent: true,
};

describe("the page check", () => {
  it("passes a bid whose parts are there, sealed, and assembled as they are", () => {
    expect(isPageChecked(pageCheck(whole))).toBe(true);
  });
  it("names a required part without a file, and lets an optional one be", () => {
    const missing = {
      ...whole,
      parts: [part({ files: 0 }), part({ title: "彩页", required: false, files: 0 })],
    };
    expect(pageCheck(missing)).toMatchObject({ missing: ["投标函"] });
    expect(isPageChecked(pageCheck(missing))).toBe(false);
  });
  it("names what is not signed or sealed", () => {
    expect(pageCheck({ ...whole, parts: [part({ sealed: false })] }).unsealed).toEqual(["投标函"]);
    const free = part({ needsSeal: false, sealed: false });
    expect(pageCheck({ ...whole, parts: [free] }).unsealed).toEqual([]);
  });
  it("names a clause that is answered by a part without a file", () => {
    const requirements = [{ clause: "2.1", responded: true, partFiles: 0 }];
    expect(pageCheck({ ...whole, requirements }).unanswered).toEqual(["2.1"]);
    const elsewhere = [{ clause: "2.1", responded: true, partFiles: null }];
    expect(pageCheck({ ...whole, requirements: elsewhere }).unanswered).toEqual([]);
  });
  it("does not pass what changed after it was assembled", () => {
    expect(isPageChecked(pageCheck({ ...whole, packIsCurrent: false }))).toBe(false);
  });
  it("says nothing of a bid that has no parts here", () => {
    expect(isPageChecked(pageCheck({ ...whole, parts: [], packIsCurrent: false }))).toBe(true);
  });
});

describe("contents", () => {
  it("count from the cover: the first part begins after cover and contents", () => {
    expect(
      layOut([
        { title: "投标函", pages: 2 },
        { title: "方案", pages: 80 },
        { title: "承诺", pages: 1 },
      ]),
    ).toEqual({
      contents: 1,
      total: 85,
      entries: [
        { title: "投标函", page: 3, pages: 2 },
        { title: "方案", page: 5, pages: 80 },
        { title: "承诺", page: 85, pages: 1 },
      ],
    });
  });
  it("law: parts follow each other without a gap, whatever their number", () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 500 }), { maxLength: 100 }), (pages) => {
        const { entries, contents, total } = layOut(
          pages.map((count, at) => ({ title: `${at}`, pages: count })),
        );
        expect(contents).toBe(Math.max(1, Math.ceil(pages.length / contentsPerPage)));
        let next = 2 + contents;
        for (const entry of entries) {
          expect(entry.page).toBe(next);
          next += entry.pages;
        }
        expect(total).toBe(next - 1);
      }),
    ));
});

describe("pasted clauses", () => {
  it("begin at numbers, go on over lines without, and get a category from their words", () => {
    const text = `招标文件要求
1.1 投标人须具有独立法人资格，提供营业执照
1.2、近三年同类业绩不少于 2 个
  以合同复印件为准
第五条 投标文件胶装成册，一正四副
（3）密封包装，封口盖章
二、评标采用综合评分法`;
    expect(clausesIn(text)).toEqual([
      {
        clause: "1.1",
        text: "投标人须具有独立法人资格，提供营业执照",
        category: "BIDDER_CONDITION",
      },
      {
        clause: "1.2",
        text: "近三年同类业绩不少于 2 个\n以合同复印件为准",
        category: "BIDDER_CONDITION",
      },
      { clause: "第五条", text: "投标文件胶装成册，一正四副", category: "BINDING" },
      { clause: "（3）", text: "密封包装，封口盖章", category: "PACKAGING" },
      { clause: "二", text: "评标采用综合评分法", category: "EVALUATION" },
    ]);
  });
  it("law: never throws and never makes an empty clause", () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        for (const one of clausesIn(text)) {
          expect(one.clause).not.toBe("");
          expect(one.text.trim()).not.toBe("");
        }
      }),
    ));
});

it("BID-R14 begins with a list of copies, binding, seals, media, packaging and labels", () => {
  expect(new Set(standardPacking.map(({ kind }) => kind))).toEqual(new Set(packingKindNames));
});

it("BID-R15 tells what is not ready of a defence", () => {
  const item = (title: string, ready: boolean) => ({ kind: "QUESTION" as const, title, ready });
  expect(openDefence([item("车位", false), item("电梯", true)])).toEqual(["车位"]);
});
