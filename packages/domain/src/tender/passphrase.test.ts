import { describe, expect, it } from "vitest";
import { makePassphrase, passphraseStrength } from "./passphrase.ts";
import { makeHolderKey } from "./shares.ts";

describe("how strong a passphrase is", () => {
  it.each([
    ["密码密码密码密码", "TOO_SHORT"],
    ["1234567890123456", "WEAK"],
    ["aaaaaaaaaaaaaaaaaaaaaaaa", "WEAK"],
    ["20270218202702182027", "WEAK"],
    ["woaizhongguo2027", "FAIR"],
    ["城南的桂花开了三回才等到船来", "STRONG"],
    ["k3mf-9xwp-2hvt-84ud-zq7r", "STRONG"],
  ] as const)("%s is %s", (typed, strength) => {
    expect(passphraseStrength(typed)).toBe(strength);
  });

  it("counts as the key does: what is too short for one is too short for the other", async () => {
    for (const typed of ["一二三四五六七八九十甲乙丙", "  abcdefghijklm  ", "abcdefghijklmn"]) {
      const made = await makeHolderKey(typed);
      expect(made.ok).toBe(passphraseStrength(typed) !== "TOO_SHORT");
    }
  });
});

it("makes passphrases that are strong, no two alike, and can be read off paper", () => {
  const made = Array.from({ length: 200 }, makePassphrase);
  expect(new Set(made).size).toBe(200);
  for (const one of made) {
    expect(one).toMatch(/^([2-9a-kmnp-z]{4}-){4}[2-9a-kmnp-z]{4}$/);
    expect(passphraseStrength(one)).toBe("STRONG");
  }
});
