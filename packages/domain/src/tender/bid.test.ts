import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalOf } from "../decimal.ts";
import { bidOf, readBid, servicesTotal, type TypedBid } from "./bid.ts";
import { priceOf } from "./lifecycle.ts";
import { scoring } from "./testing.ts";

const typed: TypedBid = {
  letter: "我方愿按招标文件的要求提供服务。",
  price: "２。85",
  services: [
    { name: "公共秩序维护", price: "1.5" },
    { name: "绿化养护", price: " 1.35 " },
    { name: "客户服务", price: "" },
  ],
  plan: "设项目经理一名，客服、工程、秩序、环境四个班组。",
  answers: { order: " 二十四小时值班 ", green: "", price: "按实收面积" },
  files: [{ name: "服务方案.pdf", bytes: 3, sha256: "a".repeat(64) }],
  others: " 有效期 90 天 ",
};

describe("a bid as it is typed", () => {
  it("becomes what is sealed: prices in shortest form, services that were priced, answers in the order of the criteria", () => {
    expect(bidOf(typed, scoring)).toEqual({
      ok: true,
      value: {
        format: "threshold/bid/1",
        letter: typed.letter,
        price: "2.85",
        services: [
          { name: "公共秩序维护", price: "1.5" },
          { name: "绿化养护", price: "1.35" },
        ],
        plan: typed.plan,
        answers: [
          { criterion: "order", text: "二十四小时值班" },
          { criterion: "price", text: "按实收面积" },
        ],
        files: typed.files,
        others: "有效期 90 天",
      },
    });
  });

  it("needs a price above zero, of the whole and of each service that is priced", () => {
    for (const price of ["", "免费", "0", "-1"])
      expect(bidOf({ ...typed, price }, scoring)).toMatchObject({
        refusal: { code: "BID_PRICE_WRONG", details: { service: "" } },
      });
    const services = [{ name: "绿化养护", price: "一元" }];
    expect(bidOf({ ...typed, services }, scoring)).toMatchObject({
      refusal: { code: "BID_PRICE_WRONG", details: { service: "绿化养护" } },
    });
  });

  it("needs services that come to the price, to the last digit, or none at all", () => {
    const services = [{ name: "公共秩序维护", price: "2.849999" }];
    expect(bidOf({ ...typed, services }, scoring)).toMatchObject({
      refusal: { code: "BID_SERVICES_DO_NOT_SUM", details: { sum: "2.849999", price: "2.85" } },
    });
    expect(bidOf({ ...typed, services: [] }, scoring).ok).toBe(true);
  });

  it("TEN-021: has its letter and its plan", () => {
    for (const part of ["letter", "plan"])
      expect(bidOf({ ...typed, [part]: " " }, scoring)).toMatchObject({
        refusal: { code: "BID_PART_MISSING", details: { part } },
      });
  });

  it("is not longer than a box may be", () => {
    const others = "长".repeat(90_000);
    expect(bidOf({ ...typed, others }, scoring)).toMatchObject({
      refusal: { code: "BID_TOO_LONG" },
    });
  });

  it("adds services as people do on paper, whatever they are", () => {
    const prices = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(prices, (all) => {
        const total = all.reduce((sum, one) => sum + one, 0n);
        const services = all.map((one) => ({ price: decimalOf(one) }));
        expect(servicesTotal(services)).toBe(decimalOf(total));
      }),
    );
  });
});

describe("a bid that was opened", () => {
  it("is read as it was sealed", () => {
    const sealed = bidOf(typed, scoring);
    expect(sealed.ok && readBid(JSON.parse(JSON.stringify(sealed.value)))).toEqual(
      sealed.ok && sealed.value,
    );
  });

  it("is read as far as it is one, and never breaks the page", () => {
    expect(readBid(null)).toBeUndefined();
    expect(readBid({ price: 3 })).toBeUndefined();
    expect(readBid({ price: "3", services: [7, { price: "3" }], files: "none" })).toEqual({
      format: "threshold/bid/1",
      letter: "",
      price: "3",
      services: [{ name: "", price: "3" }],
      plan: "",
      answers: [],
      files: [],
      others: "",
    });
    fc.assert(
      fc.property(fc.jsonValue(), (any) => {
        const bid = readBid(any);
        expect(bid === undefined || typeof bid.price === "string").toBe(true);
      }),
    );
  });

  it("has a price wherever the log reads one", () => {
    const sealed = bidOf(typed, scoring);
    expect(sealed.ok && priceOf({ ...sealed.value } as never)).toBe("2.85");
  });
});
