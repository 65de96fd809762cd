import { beforeAll, describe, expect, it } from "vitest";
import type { Result } from "../result.ts";
import { type OpenedEnvelope, openEnvelopes, unlockShare } from "./opening.ts";
import { makeKeyPair, sealBid } from "./seal.ts";
import {
  type HolderKey,
  joinShares,
  makeHolderKey,
  makeTenderKey,
  type TenderKey,
} from "./shares.ts";

const got = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const passphrase = (holder: string) => `${holder} 的口令，谁也不告诉，写在纸上`;

describe("an opening", () => {
  const keys = new Map<string, HolderKey>();
  let key: TenderKey;
  beforeAll(async () => {
    for (const holder of ["H1", "H2", "H3"])
      keys.set(holder, got(await makeHolderKey(passphrase(holder))));
    const holders = [...keys].map(([holder, { publicKey }]) => ({ holder, publicKey }));
    key = got(await makeTenderKey("T1", holders, 2));
  });
  const unlock = (index: number, typed?: string) => {
    const share = key.shares[index]!;
    return unlockShare("T1", share, keys.get(share.holder)!, typed ?? passphrase(share.holder));
  };
  const seal = async (bidder: string, bid: object, to = key.publicKey) => ({
    bidder,
    sealed: got(await sealBid(to, { tender: "T1", bidder }, { ...bid })).sealed,
  });

  it("opens with two passphrases beside each other, bid after bid in their order", async () => {
    const pair = got(await joinShares(key, [got(await unlock(0)), got(await unlock(2))]));
    const envelopes = [await seal("甲", { price: "2.85" }), await seal("乙", { price: "2.6" })];
    const opened: OpenedEnvelope[] = [];
    for await (const one of openEnvelopes(pair, "T1", envelopes)) opened.push(one);
    expect(opened).toMatchObject([
      { bidder: "甲", bid: { price: "2.85" } },
      { bidder: "乙", bid: { price: "2.6" } },
    ]);
  });

  it("tells what cannot be read and why, and goes on with the next", async () => {
    const pair = got(await joinShares(key, [got(await unlock(1)), got(await unlock(2))]));
    const other = await makeKeyPair();
    const envelopes = [
      await seal("甲", { price: "2.85" }, other.publicKey),
      await seal("乙", { promise: "没有报价" }),
      { ...(await seal("丙", { price: "2.7" })), bidder: "丁" },
      await seal("戊", { price: "2.9" }),
    ];
    const opened: OpenedEnvelope[] = [];
    for await (const one of openEnvelopes(pair, "T1", envelopes)) opened.push(one);
    expect(opened).toMatchObject([
      { bidder: "甲", refusal: { code: "BID_UNREADABLE" } },
      { bidder: "乙", refusal: { code: "BID_WITHOUT_PRICE" } },
      { bidder: "丁", refusal: { code: "BID_UNREADABLE" } },
      { bidder: "戊", bid: { price: "2.9" } },
    ]);
  });

  it("does not begin with a wrong passphrase, nor with one holder", async () => {
    expect(await unlock(0, "别人的口令，也有十四个字以上")).toMatchObject({
      refusal: { code: "PASSPHRASE_WRONG" },
    });
    expect(await joinShares(key, [got(await unlock(0))])).toMatchObject({
      refusal: { code: "KEY_SHARES_MISSING", details: { have: 1, need: 2 } },
    });
  });
});
