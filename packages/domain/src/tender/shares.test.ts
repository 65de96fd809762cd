import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Result } from "../result.ts";
import { utf8 } from "./encoding.ts";
import { makeKeyPair, openBox, sealTo } from "./seal.ts";
import {
  joinShares,
  makeHolderKey,
  makeTenderKey,
  openShare,
  proves,
  unlockHolderKey,
} from "./shares.ts";

const got = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

async function split(count: number, threshold: number) {
  const holders = await Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      holder: `H${index}`,
      pair: await makeKeyPair(),
    })),
  );
  const list = holders.map(({ holder, pair }) => ({ holder, publicKey: pair.publicKey }));
  const key = got(await makeTenderKey("T1", list, threshold));
  const open = await Promise.all(
    key.shares.map(async (share, index) =>
      got(await openShare("T1", share, (holders[index] as (typeof holders)[number]).pair)),
    ),
  );
  return { key, open, holders };
}

describe("a holder's key", () => {
  it("opens with its passphrase, typed in full or half width, and with no other", async () => {
    const key = got(await makeHolderKey("正月十五 看花灯 猜灯谜 吃汤圆"));
    expect(await unlockHolderKey(key, "正月十五 看花灯 猜灯谜 吃汤圆")).toMatchObject({ ok: true });
    const wrong = { ok: false, refusal: { code: "PASSPHRASE_WRONG" } };
    expect(await unlockHolderKey(key, "正月十五 看花灯 猜灯谜 吃元宵")).toEqual(wrong);
    expect(key.iterations).toBeGreaterThanOrEqual(600_000);
  });

  it("refuses a short passphrase", async () => {
    expect(await makeHolderKey("short")).toMatchObject({
      refusal: { code: "PASSPHRASE_TOO_SHORT" },
    });
  });
});

describe("a tender's key", () => {
  it("needs two holders, opens with any two of three, and is kept nowhere", async () => {
    const { key, open } = await split(3, 2);
    const [first, second, third] = open as [(typeof open)[0], (typeof open)[0], (typeof open)[0]];
    const box = await sealTo(key.publicKey, utf8("bid"), "p");
    for (const some of [[first, second], [third, first], [second, third], open]) {
      const pair = got(await joinShares(key, some));
      expect(await openBox(pair, box, "p")).toEqual(utf8("bid"));
    }
    const alone = {
      ok: false,
      refusal: { code: "KEY_SHARES_MISSING", details: { have: 1, need: 2 } },
    };
    expect(await joinShares(key, [first])).toEqual(alone);
    expect(await joinShares(key, [first, first])).toEqual(alone);
    expect(Object.keys(key).toSorted()).toEqual(["publicKey", "shares", "threshold"]);
  });

  it("refuses fewer than two to open, nobody to spare, a holder or a key twice", async () => {
    const keys = await Promise.all(
      ["A", "B", "C"].map(async (holder) => ({ holder, ...(await makeKeyPair()) })),
    );
    const [a, b, c] = keys as [(typeof keys)[0], (typeof keys)[0], (typeof keys)[0]];
    const refused = { ok: false, refusal: { code: "KEY_HOLDERS_TOO_FEW" } };
    expect(await makeTenderKey("T1", keys, 1)).toMatchObject(refused);
    expect(await makeTenderKey("T1", keys, 3)).toMatchObject(refused);
    expect(await makeTenderKey("T1", [a, b, { ...c, holder: "A" }], 2)).toMatchObject(refused);
    expect(await makeTenderKey("T1", [a, b, { ...c, publicKey: a.publicKey }], 2)).toMatchObject(
      refused,
    );
  });

  it("is not opened by a share of somebody else, of another tender, or a changed one", async () => {
    const { key, open, holders } = await split(3, 2);
    const other = await split(3, 2);
    const [share, next] = key.shares as [(typeof key.shares)[0], (typeof key.shares)[0]];
    const [mine, theirs] = holders as [(typeof holders)[0], (typeof holders)[0]];
    const broken = { ok: false, refusal: { code: "KEY_SHARE_BROKEN" } };
    expect(await openShare("T1", share, theirs.pair)).toMatchObject(broken);
    expect(await openShare("T2", share, mine.pair)).toMatchObject(broken);
    expect(await openShare("T1", { ...share, check: next.check }, mine.pair)).toMatchObject(broken);
    const mixed = [open[0], other.open[1]] as (typeof open)[number][];
    expect(await joinShares(key, mixed)).toMatchObject({
      refusal: { code: "KEY_SHARES_DO_NOT_FIT" },
    });
  });

  it("lets anybody see who opened, without telling a share", async () => {
    const { key, open } = await split(3, 2);
    const [first, second] = open as [(typeof open)[0], (typeof open)[0]];
    const [check, otherCheck] = key.shares as [(typeof key.shares)[0], (typeof key.shares)[0]];
    expect(await proves(first.proof, check)).toBe(true);
    expect(await proves(first.proof, otherCheck)).toBe(false);
    expect(await proves(second.proof, check)).toBe(false);
  });

  it("law: any holders enough in number open it, any fewer do not", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 3, max: 6 })
          .chain((count) =>
            fc.tuple(
              fc.constant(count),
              fc.integer({ min: 2, max: count - 1 }),
              fc.uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: count }),
            ),
          ),
        async ([count, threshold, there]) => {
          const { key, open } = await split(count, threshold);
          const some = there.map((index) => open[index] as (typeof open)[number]);
          expect((await joinShares(key, some)).ok).toBe(there.length >= threshold);
          // Nor do fewer make up the key where somebody lowers the number that is asked for.
          const lowered = await joinShares({ ...key, threshold: 2 }, some);
          if (there.length >= 2) expect(lowered.ok).toBe(there.length >= threshold);
        },
      ),
      { numRuns: 12 },
    );
  });
});
