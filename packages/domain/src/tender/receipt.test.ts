import { beforeAll, describe, expect, it } from "vitest";
import type { KeptReceipt } from "./pack.ts";
import { judgeReceipt, type ReceivedBid } from "./receipt.ts";
import { makeKeyPair, sealBid } from "./seal.ts";

describe("a receipt that a bidder kept", () => {
  const place = { tender: "T1", bidder: "甲" };
  let receipt: KeptReceipt;
  let received: ReceivedBid;
  beforeAll(async () => {
    const { publicKey } = await makeKeyPair();
    const sealed = await sealBid(publicKey, place, { price: "2.85" });
    if (!sealed.ok) throw new Error(sealed.refusal.code);
    const { commitment } = sealed.value.sealed;
    const entry = { position: 7, hash: "b".repeat(64) };
    receipt = { ...sealed.value.receipt, ...entry };
    received = { ...entry, commitment, state: "COUNTS" };
  });
  const asFile = (changes: object = {}): unknown =>
    JSON.parse(JSON.stringify({ ...receipt, ...changes }));

  it("is what the log tells, and says what became of the bid", async () => {
    for (const state of ["COUNTS", "REPLACED", "WITHDRAWN"] as const)
      expect(await judgeReceipt(asFile(), place, [{ ...received, state }])).toBe(state);
  });

  it("is found out where bid, nonce or commitment were changed", async () => {
    for (const change of [
      { bid: { price: "2.80" } },
      { bid: undefined },
      { nonce: "AAAA" },
      { commitment: "c".repeat(64) },
    ])
      expect(await judgeReceipt(asFile(change), place, [received])).toBe("FORGED");
  });

  it("finds out a log in which its entry was taken away, moved or rewritten", async () => {
    expect(await judgeReceipt(asFile(), place, [])).toBe("NOT_IN_LOG");
    for (const change of [{ position: 8 }, { hash: "d".repeat(64) }, { commitment: "" }])
      expect(await judgeReceipt(asFile(), place, [{ ...received, ...change }])).toBe("NOT_IN_LOG");
  });

  it("says nothing of another tender, another bidder, or what is no receipt", async () => {
    expect(await judgeReceipt(asFile(), { ...place, tender: "T2" }, [received])).toBe("OTHER");
    expect(await judgeReceipt(asFile(), { ...place, bidder: "乙" }, [received])).toBe("OTHER");
    for (const content of [undefined, null, 7, "{}", {}, { log: [] }, asFile({ position: "7" })])
      expect(await judgeReceipt(content, place, [received])).toBe("UNREADABLE");
  });
});
