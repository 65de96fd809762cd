import { expect, it } from "vitest";
import { readFeeLines } from "./fee-lines.ts";

it("reads a fee a line, as it is typed in Chinese or pasted from a sheet", () => {
  expect(
    readFeeLines(
      "住宅物业费，元/㎡·月，2.80\n\n商铺物业费\t元/㎡·月\t6\n车位服务费,元/个·月,80.5 ",
    ),
  ).toEqual([
    { name: "住宅物业费", unit: "元/㎡·月", price: "2.80" },
    { name: "商铺物业费", unit: "元/㎡·月", price: "6" },
    { name: "车位服务费", unit: "元/个·月", price: "80.5" },
  ]);
});

it("reads nothing where a line is something else", () => {
  for (const text of [
    "",
    "住宅物业费 2.80",
    "住宅，元/㎡·月，二元八",
    "住宅，元/㎡·月，0",
    "住宅，，2.8",
    "住宅，元，2.801",
    "a，b，1，2",
  ])
    expect(readFeeLines(text), text).toBeUndefined();
});
