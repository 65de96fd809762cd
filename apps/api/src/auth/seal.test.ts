import { expect, it } from "vitest";
import { seal, unseal } from "./seal.ts";

it("opens what it sealed, and seals the same text differently each time", () => {
  const [first, second] = [seal("s", "endpoint", "密钥 key"), seal("s", "endpoint", "密钥 key")];
  expect(first).not.toBe(second);
  expect(first).not.toContain("key");
  expect([first, second].map((one) => unseal("s", "endpoint", one))).toEqual([
    "密钥 key",
    "密钥 key",
  ]);
});

it("opens nothing under another secret, for another purpose, or that was changed", () => {
  const sealed = seal("s", "endpoint", "key");
  expect(() => unseal("t", "endpoint", sealed)).toThrow("authenticate");
  expect(() => unseal("s", "other", sealed)).toThrow("authenticate");
  const changed = Buffer.from(sealed, "base64url");
  changed[30]! ^= 1;
  expect(() => unseal("s", "endpoint", changed.toString("base64url"))).toThrow("authenticate");
});
