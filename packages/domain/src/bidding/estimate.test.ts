import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { millionths } from "../decimal.ts";
import {
  checkEstimate,
  type CostLine,
  type Estimate,
  marginOf,
  mayEstimate,
  perSquareMeter,
  priceBid,
  sensitivityOf,
  serviceLineNames,
  yuan,
} from "./estimate.ts";

const guards: CostLine = {
  service: "ORDER",
  kind: "LABOUR",
  name: "门岗",
  quantity: "4",
  shifts: "3.5",
  unitPrice: "4200",
};
const water: CostLine = {
  service: "CLEANING",
  kind: "ENERGY",
  name: "公共用水",
  quantity: "800",
  shifts: null,
  unitPrice: "3.85",
};
const estimate: Estimate = {
  area: "50000",
  vacancyRate: "20",
  vacantPayRate: "70",
  socialRate: "32.5",
  managementRate: "8",
  profitRate: "5",
  taxRate: "6",
  offeredFee: null,
  lines: [guards, water],
};

describe("a price", () => {
  it("is built of wages, social charges, materials, energy, management, profit and tax", () => {
    const price = priceBid(estimate);
    expect(yuan(price.wages)).toBe("58800.00"); // 4 posts × 3.5 people × 4200
    expect(yuan(price.social)).toBe("19110.00");
    expect(yuan(price.energy)).toBe("3080.00");
    expect(yuan(price.direct)).toBe("80990.00");
    expect(yuan(price.management)).toBe("6479.20");
    expect(yuan(price.profit)).toBe("4373.46");
    expect(yuan(price.tax)).toBe("5510.56");
    expect(yuan(price.total)).toBe("97353.22");
    expect(price.people).toBe(14_000_000n);
  });

  it("is carried by the area that pays: vacant units pay a part, and the fee is rounded up", () => {
    const price = priceBid(estimate);
    expect(price.payingArea).toBe(47_000n * 1_000_000n); // 50000 × (1 − 20% × 30%)
    expect(yuan(price.fee)).toBe("2.08"); // 97353.22 ÷ 47000 = 2.0713…
  });

  it("tells the standard of a part per square meter with four decimals", () => {
    const price = priceBid(estimate);
    expect(perSquareMeter(price.services.ORDER, price)).toBe("1.6577"); // 77910 ÷ 47000
  });

  it("tells what a fee that is asked leaves", () => {
    const price = priceBid(estimate);
    const left = marginOf(estimate, price, "2");
    expect(yuan(left.revenue)).toBe("94000.00");
    expect(yuan(left.profit)).toBe("1210.05"); // 94000 ÷ 1.06 − 87469.20
    expect(left.rate).toBe(138n);
    expect(marginOf(estimate, price, "1.8").profit).toBeLessThan(0n);
  });

  it("tells which way wages, area and vacancy move the fee", () => {
    const told = sensitivityOf(estimate);
    const at = (factor: string, step: number) =>
      told.find((one) => one.factor === factor && one.step === step)!;
    expect(yuan(at("WAGE", 10).fee)).toBe("2.28");
    expect(yuan(at("AREA", -10).fee)).toBe("2.31");
    expect(at("VACANCY", 10).difference).toBe(6n);
  });
});

describe("an estimate", () => {
  it.each([
    ["area", { area: "0" }],
    ["area", { area: "很大" }],
    ["taxRate", { taxRate: "101" }],
    ["vacancyRate", { vacancyRate: "100", vacantPayRate: "0" }],
    ["offeredFee", { offeredFee: "-1" }],
    ["lines", { lines: [] }],
    ["shifts", { lines: [{ ...guards, shifts: null }] }],
    ["shifts", { lines: [{ ...water, shifts: "1" }] }],
    ["unitPrice", { lines: [{ ...water, unitPrice: "-3" }] }],
    ["name", { lines: [{ ...water, name: " " }] }],
  ])("is refused for a wrong %s", (field, wrong) => {
    expect(checkEstimate({ ...estimate, ...wrong })).toMatchObject({
      refusal: { code: "INVALID_INPUT", details: { field } },
    });
  });

  it("stays as it is once the bid is delivered", () => {
    expect(mayEstimate("BIDDING")).toBe(true);
    expect(mayEstimate("SUBMITTED")).toBe(false);
    expect(mayEstimate("LOST")).toBe(false);
  });
});

const decimal = (most: number, places = 2) =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: 10 ** places - 1 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(places, "0")}`);
const line: fc.Arbitrary<CostLine> = fc
  .record({
    service: fc.constantFrom(...serviceLineNames),
    kind: fc.constantFrom("LABOUR", "MATERIAL", "ENERGY", "OTHER"),
    name: fc.constant("项"),
    quantity: decimal(60, 3),
    shifts: decimal(5),
    unitPrice: decimal(9000),
  })
  .map((one) => ({ ...one, shifts: one.kind === "LABOUR" ? one.shifts : null }) as CostLine);
const anyEstimate: fc.Arbitrary<Estimate> = fc.record({
  area: decimal(200_000).map((area) => ((millionths(area) ?? 0n) < 1_000_000n ? "1" : area)),
  vacancyRate: decimal(89),
  vacantPayRate: decimal(99),
  socialRate: decimal(60),
  managementRate: decimal(30),
  profitRate: decimal(30),
  taxRate: decimal(20),
  offeredFee: fc.constant(null),
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
});
const law = <T>(of: fc.Arbitrary<T>, holds: (one: T) => void) =>
  fc.assert(fc.property(of, holds), { numRuns: 300 });
const total = (amounts: readonly bigint[]) => amounts.reduce((all, one) => all + one, 0n);

describe("laws of a price", () => {
  it("the lines, the services and the kinds each add up to the direct cost, and the parts to the total, to the fen", () => {
    law(anyEstimate, (one) => {
      const price = priceBid(one);
      expect(total(price.lines.map(({ amount, social }) => amount + social))).toBe(price.direct);
      expect(total(Object.values(price.services))).toBe(price.direct);
      expect(price.direct + price.management + price.profit + price.tax).toBe(price.total);
    });
  });

  it("the fee carries the total, and one fen less would not", () => {
    law(anyEstimate, (one) => {
      const { fee, total: due, payingArea } = priceBid(one);
      // The area is rounded down by less than a millionth of a square meter.
      expect(fee * (payingArea + 1n) >= due * 1_000_000n).toBe(true);
      if (fee > 0n) expect((fee - 1n) * payingArea < due * 1_000_000n).toBe(true);
    });
  });

  it("no line is rounded by more than half a fen, whatever it is split into", () => {
    law(fc.tuple(line, fc.integer({ min: 2, max: 9 })), ([one, times]) => {
      const of = (lines: readonly CostLine[]) => priceBid({ ...estimate, lines });
      const quantity = BigInt(times) * (millionths(one.quantity) ?? 0n);
      const whole = {
        ...one,
        quantity: `${quantity / 1_000_000n}.${String(quantity % 1_000_000n).padStart(6, "0")}`,
      };
      const [apart, together] = [of(Array.from({ length: times }, () => one)), of([whole])];
      const off = (a: bigint, b: bigint) => (a > b ? a - b : b - a);
      const amounts = ({ lines }: ReturnType<typeof of>) => total(lines.map((x) => x.amount));
      expect(2n * off(amounts(apart), amounts(together)) <= BigInt(times + 1)).toBe(true);
    });
  });

  it("twice the estate at twice the lines asks for the same fee, but for a fen", () => {
    law(anyEstimate, (one) => {
      const area = 2n * (millionths(one.area) ?? 0n);
      const twice = {
        ...one,
        area: `${area / 1_000_000n}.${String(area % 1_000_000n).padStart(6, "0")}`,
        lines: [...one.lines, ...one.lines],
      };
      const off = priceBid(twice).direct - 2n * priceBid(one).direct;
      expect(off).toBe(0n);
      const [a, b] = [priceBid(twice).total, 2n * priceBid(one).total];
      expect((a > b ? a - b : b - a) <= 8n).toBe(true);
    });
  });

  it("dearer wages and more vacancy never make it cheaper, more area never dearer", () => {
    law(anyEstimate, (one) => {
      for (const { factor, step, difference } of sensitivityOf(one)) {
        const upward = step > 0 === (factor !== "AREA");
        expect(upward ? difference >= 0n : difference <= 0n).toBe(true);
      }
    });
  });
});
