import { expect, it } from "vitest";
import { isMasked, maskPhone, phoneDigits } from "./phone.ts";

it.each([
  ["13812345678", "13812345678"],
  ["138 1234-5678", "13812345678"],
  ["+86 138 1234 5678", "13812345678"],
  ["0086-13812345678", "13812345678"],
  ["(020) 8888-6001", "02088886001"],
  ["+86 020 8888 6001", "02088886001"],
  ["86001", "86001"],
  ["8612345", "8612345"],
])("%s is the number %s", (text, digits) => expect(phoneDigits(text)).toBe(digits));

it.each([
  ["13812345678", "138****5678"],
  ["+86 138 1234 5678", "138****5678"],
  ["020-8888 6001", "020****6001"],
  ["88886001", "****6001"],
  ["020-1", "****"],
  ["分机", "****"],
])("of %s a page shows %s", (text, shown) => {
  expect(maskPhone(text)).toBe(shown);
  expect(isMasked(maskPhone(text))).toBe(true);
  expect(isMasked(text)).toBe(false);
});
