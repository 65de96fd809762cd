import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64, fromBase64, sha256, utf8 } from "./encoding.ts";
import { canonicalJson, type Json } from "../canonical-json.ts";
import { commitmentOf, isKeyPair, makeKeyPair, openBid, openBox, sealBid, sealTo } from "./seal.ts";

const place = { tender: "T1", bidder: "B1" };
const bid = { price: "2.85", promise: "二十四小时值班" };
const sealed = async (to: string, what: Json = bid) => {
  const result = await sealBid(to, place, what);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

describe("a sealed bid", () => {
  it("opens with the tender's key to what was bid, and its receipt shows the same", async () => {
    const pair = await makeKeyPair();
    const { sealed: box, receipt } = await sealed(pair.publicKey);
    const opened = await openBid(pair, place, box);
    expect(opened).toEqual({ ok: true, value: { bid, nonce: receipt.nonce } });
    expect(await commitmentOf(place, receipt)).toBe(box.commitment);
  });

  it("tells nothing without the key: same length for a short and a long one, another text every time", async () => {
    const { publicKey } = await makeKeyPair();
    const [short, long, again] = [
      await sealed(publicKey, { price: "1" }),
      await sealed(publicKey, { price: "1", text: "x".repeat(3000) }),
      await sealed(publicKey, { price: "1" }),
    ];
    expect(long.sealed.box.ciphertext).toHaveLength(short.sealed.box.ciphertext.length);
    expect(again.sealed.commitment).not.toBe(short.sealed.commitment);
    expect(again.sealed.box.ciphertext).not.toBe(short.sealed.box.ciphertext);
  });

  it("does not open with another key, as another bidder's, in another tender or under another commitment", async () => {
    const pair = await makeKeyPair();
    const { sealed: box } = await sealed(pair.publicKey);
    const other = await sealed(pair.publicKey);
    const unreadable = { ok: false, refusal: { code: "BID_UNREADABLE" } };
    expect(await openBid(await makeKeyPair(), place, box)).toEqual(unreadable);
    expect(await openBid(pair, { ...place, bidder: "B2" }, box)).toEqual(unreadable);
    expect(await openBid(pair, { ...place, tender: "T2" }, box)).toEqual(unreadable);
    const swapped = { ...box, commitment: other.sealed.commitment };
    expect(await openBid(pair, place, swapped)).toEqual(unreadable);
  });

  it("is found out where a bidder sealed something else than it committed to", async () => {
    const pair = await makeKeyPair();
    const commitment = await commitmentOf(place, { bid, nonce: "n" });
    const cheaper = canonicalJson({ ...place, bid: { price: "1" }, nonce: "n" });
    const box = await sealTo(pair.publicKey, utf8(cheaper), { ...place, commitment, what: "bid" });
    const refused = { ok: false, refusal: { code: "BID_NOT_AS_COMMITTED" } };
    expect(await openBid(pair, place, { commitment, box })).toEqual(refused);
    const noJson = await sealTo(pair.publicKey, utf8("{"), { ...place, commitment, what: "bid" });
    expect(await openBid(pair, place, { commitment, box: noJson })).toEqual(refused);
  });

  it("refuses text that cannot be encoded", async () => {
    const { publicKey } = await makeKeyPair();
    const broken = await sealBid(publicKey, place, { price: "1", text: "\ud800" });
    expect(broken).toMatchObject({ ok: false, refusal: { code: "BID_TEXT_BROKEN" } });
  });
});

describe("laws of sealing", () => {
  it("a box opens to what was put in, whatever it is", async () => {
    const pair = await makeKeyPair();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (contents) => {
        const bytes = new Uint8Array(contents);
        const box = await sealTo(pair.publicKey, bytes, "law");
        expect(await openBox(pair, box, "law")).toEqual(bytes);
      }),
      { numRuns: 30 },
    );
  });

  it("a box with one changed bit does not open", async () => {
    const pair = await makeKeyPair();
    const box = await sealTo(pair.publicKey, utf8("投标文件"), "law");
    const length = fromBase64(box.ciphertext).length;
    await fc.assert(
      fc.asyncProperty(fc.nat(length * 8 - 1), async (bit) => {
        const bytes = fromBase64(box.ciphertext);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const changed = { ...box, ciphertext: base64(bytes) };
        expect(await openBox(pair, changed, "law")).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  it("one that is nested beyond reading is not as committed, and hinders nobody else's", async () => {
    const pair = await makeKeyPair();
    const opened = async (depth: number) => {
      const text = `{"bid":${"[".repeat(depth)}${"]".repeat(depth)},"bidder":"B1","nonce":"n","tender":"T1"}`;
      const commitment = await sha256(text);
      const box = await sealTo(pair.publicKey, utf8(text), { ...place, commitment, what: "bid" });
      return openBid(pair, place, { commitment, box });
    };
    expect((await opened(32)).ok).toBe(true);
    for (const depth of [33, 5_000, 150_000])
      expect(await opened(depth), `${depth}`).toMatchObject({
        refusal: { code: "BID_NOT_AS_COMMITTED" },
      });
  });

  it("any bid that is JSON comes back with its commitment", async () => {
    const pair = await makeKeyPair();
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ unit: "grapheme" }), fc.string()),
        async (what) => {
          const { sealed: box, receipt } = await sealed(pair.publicKey, what);
          const opened = await openBid(pair, place, box);
          if (!opened.ok) throw new Error(opened.refusal.code);
          expect(canonicalJson(opened.value.bid)).toBe(canonicalJson(what));
          expect(opened.value.nonce).toBe(receipt.nonce);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("a secret belongs to its own public key only", async () => {
    const [one, other] = [await makeKeyPair(), await makeKeyPair()];
    expect(await isKeyPair(one)).toBe(true);
    expect(await isKeyPair({ publicKey: one.publicKey, secret: other.secret })).toBe(false);
  });
});
