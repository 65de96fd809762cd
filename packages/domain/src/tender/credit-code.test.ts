import { expect, it } from "vitest";
import { readCreditCode } from "./credit-code.ts";

it("takes a credit code as people type it, and nothing that cannot be one", () => {
  expect(readCreditCode(" ９1440000ma5d000001 ")).toBe("91440000MA5D000001");
  for (const wrong of ["", "91440000MA5D00000", "91440000MA5D0000011", "91440000MA5D00000O"])
    expect(readCreditCode(wrong)).toBeUndefined();
});
