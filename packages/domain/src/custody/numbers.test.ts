import fc from "fast-check";
import { expect, it } from "vitest";
import { asRanges, mostLines, numberOrder, numbersIn } from "./numbers.ts";

const read = (typed: string) => {
  const result = numbersIn(typed);
  return result.ok ? result.value : result.refusal.code;
};

it("reads numbers and ranges as people type and scanners send them", () => {
  expect(read("K-001")).toEqual(["K-001"]);
  expect(read(" K-001，K-003、K-001\nK-007 ")).toEqual(["K-001", "K-003", "K-007"]);
  expect(read("K-009~K-011")).toEqual(["K-009", "K-010", "K-011"]);
  expect(read("K-009 至 011")).toEqual(["K-009", "K-010", "K-011"]);
  expect(read("1-101~1-103, 配电房A1..A2")).toEqual([
    "1-101",
    "1-102",
    "1-103",
    "配电房A1",
    "配电房A2",
  ]);
  expect(read("3号~5号")).toEqual(["3号", "4号", "5号"]);
  expect(read("")).toEqual([]);
  expect(read("K-001~K-030")).toHaveLength(30);
});

it("refuses a range that is none, and more than go over at once", () => {
  expect(read("K-010~K-001")).toBe("CUSTODY_RANGE");
  expect(read("K-001~M-003")).toBe("CUSTODY_RANGE");
  expect(read("大门~侧门")).toBe("CUSTODY_RANGE");
  expect(read("1~999999999")).toBe("CUSTODY_TOO_MANY");
  expect(read(`1~${mostLines}`)).toHaveLength(mostLines);
});

it("writes as ranges what it reads back as the same numbers", () => {
  expect(asRanges(["K-001", "K-002", "K-003", "K-007", "K-008"])).toBe("K-001~K-003、K-007、K-008");
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(60), { maxLength: 40 }), (chosen) => {
      const numbers = chosen.map((one) => `A-${String(one).padStart(3, "0")}`);
      const again = numbersIn(asRanges(numbers));
      expect(again.ok && [...again.value].toSorted()).toEqual(numbers.toSorted());
    }),
  );
});

it("orders numbers by their digits", () => {
  expect(
    ["K-10", "K-2", "k-1"].toSorted((a, b) => (numberOrder(a) < numberOrder(b) ? -1 : 1)),
  ).toEqual(["k-1", "K-2", "K-10"]);
});
