import fc from "fast-check";
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import {
  checkBidFile,
  chunkBytes,
  largestBidFile,
  mostBidBytes,
  mostBidFiles,
  openFile,
  type SealedFile,
  sealedFilesOf,
  sealedSize,
  sealFile,
} from "./bid-file.ts";
import { randomBytes, utf8 } from "./encoding.ts";
import { contentsOf } from "./testing.ts";

type Bytes = Uint8Array<ArrayBuffer>;
const place = { tender: "T1", bidder: "B1" };
const secret = randomBytes(32);
const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Two chunks, the second not full: what lies in it tells where it is. */
const plain = Uint8Array.from(
  { length: chunkBytes + 70_000 },
  (_, index) => (index * 31 + Math.floor(index / chunkBytes)) % 251,
);
let sealed: SealedFile;
let whole: Bytes;
beforeAll(async () => {
  sealed = await sealFile(secret, place, "技术标.pdf", contentsOf(plain));
  whole = await sealed.contents.read(0, sealed.contents.size);
});

/** As it comes from the network: in pieces of any length. */
async function* streamed(bytes: Uint8Array, step = 700_001): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}
async function opened(bytes: Uint8Array, file: SealedFile["file"] = sealed.file, of = place) {
  const pieces: Uint8Array[] = [];
  const says = await openFile(of, file, streamed(bytes), (piece) => pieces.push(piece));
  return { says, text: Buffer.concat(pieces) };
}
/** The file as a bid names it whose bidder told the hash of these bytes: only the seal itself gives it away. */
const handedIn = (bytes: Uint8Array): SealedFile["file"] => ({
  ...sealed.file,
  sealed: { ...sealed.file.sealed, sha256: sha(bytes), bytes: bytes.length },
});

describe("a sealed file of a bid", () => {
  it("opens to what it was, with the hashes of both told in the bid", async () => {
    expect(sealed.file).toMatchObject({
      name: "技术标.pdf",
      bytes: plain.length,
      sha256: sha(plain),
    });
    expect(sealed.file.sealed).toMatchObject({ sha256: sha(whole), bytes: whole.length });
    const { says, text } = await opened(whole);
    expect(says).toBe("AS_COMMITTED");
    expect(text.equals(plain)).toBe(true);
  });

  it("opens to what it was, however long it is and in whatever pieces it comes", async () => {
    const sizes = fc.oneof(
      fc.integer({ min: 1, max: 5000 }),
      fc.constantFrom(chunkBytes - 1, chunkBytes, chunkBytes + 1),
    );
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 9_000, max: 3_000_000 }), async (size, step) => {
        const bytes = plain.slice(0, size);
        const one = await sealFile(secret, place, "x", contentsOf(bytes));
        const all = await one.contents.read(0, one.contents.size);
        const pieces: Uint8Array[] = [];
        const says = await openFile(place, one.file, streamed(all, step), (piece) =>
          pieces.push(piece),
        );
        expect(says).toBe("AS_COMMITTED");
        expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it("tells no more than its length to a MiB, and nothing of what it holds", async () => {
    const [short, long] = [utf8("甲"), utf8("甲".repeat(9000))];
    const ends = await Promise.all(
      [short, long].map((bytes) => sealFile(secret, place, "x", contentsOf(bytes))),
    );
    expect(ends.map(({ contents }) => contents.size)).toEqual([sealedSize(1), sealedSize(1)]);
    expect(Buffer.from(whole).includes(Buffer.from(plain.slice(100, 132)))).toBe(false);
  });

  it("is the same again for the same file, so that sending can go on, and another for any other file, bidder or device", async () => {
    const again = await sealFile(secret, place, "别名.pdf", contentsOf(plain));
    expect([again.upload, again.file.sealed]).toEqual([sealed.upload, sealed.file.sealed]);
    const other = plain.slice();
    other[7] = 255;
    const others = await Promise.all([
      sealFile(secret, place, "x", contentsOf(other)),
      sealFile(secret, { ...place, bidder: "B2" }, "x", contentsOf(plain)),
      sealFile(secret, { ...place, tender: "T2" }, "x", contentsOf(plain)),
      sealFile(randomBytes(32), place, "x", contentsOf(plain)),
    ]);
    const keys = [sealed, ...others].map(({ file }) => file.sealed.key);
    expect(new Set(keys).size).toBe(5);
    expect(new Set([sealed, ...others].map(({ upload }) => upload)).size).toBe(5);
  });

  it("is read from anywhere to anywhere as from the beginning", async () => {
    const span = fc.tuple(fc.nat(whole.length), fc.nat(whole.length));
    await fc.assert(
      fc.asyncProperty(span, async ([one, two]) => {
        const [from, to] = [Math.min(one, two), Math.max(one, two)];
        const part = await sealed.contents.read(from, to);
        expect(Buffer.compare(part, whole.subarray(from, to))).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it("is refused with any byte flipped: as changed, and as no such file even where its hash was told anew", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = whole.slice();
          changed[at] = (changed[at] ?? 0) ^ by;
          expect((await opened(changed)).says).toBe("CHANGED");
          expect((await opened(changed, handedIn(changed))).says).toBe("NOT_AS_COMMITTED");
        },
      ),
      { numRuns: 12 },
    );
  });

  it("is refused with chunks swapped, repeated, or its end or beginning cut off", async () => {
    const sealedChunk = chunkBytes + 16;
    const chunks = [0, 1].map((index) =>
      whole.slice(index * sealedChunk, (index + 1) * sealedChunk),
    );
    const orders = fc
      .array(fc.constantFrom(0, 1), { maxLength: 3 })
      .filter((order) => order.join("") !== "01");
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const changed = Buffer.concat(order.map((index) => chunks[index] as Bytes));
        expect((await opened(changed)).says).toBe("CHANGED");
        expect((await opened(changed, handedIn(changed))).says).toBe("NOT_AS_COMMITTED");
      }),
      { numRuns: 14 },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (end) => {
        const cut = whole.slice(0, end);
        expect((await opened(cut)).says).toBe("CHANGED");
        expect((await opened(cut, handedIn(cut))).says).toBe("NOT_AS_COMMITTED");
      }),
      { numRuns: 8 },
    );
  });

  it("does not open as another bidder's, in another tender, or with another key", async () => {
    const wrong = "NOT_AS_COMMITTED";
    expect((await opened(whole, sealed.file, { ...place, bidder: "B2" })).says).toBe(wrong);
    expect((await opened(whole, sealed.file, { ...place, tender: "T2" })).says).toBe(wrong);
    for (const key of ["", "no base64!", btoa("x".repeat(32))]) {
      const file = { ...sealed.file, sealed: { ...sealed.file.sealed, key } };
      expect((await opened(whole, file)).says).toBe(wrong);
    }
  });

  it("is not as committed where the bid names another hash than it holds", async () => {
    const file = { ...sealed.file, sha256: sha(utf8("另一份方案")) };
    expect((await opened(whole, file)).says).toBe("NOT_AS_COMMITTED");
  });
});

describe("what a bid takes", () => {
  it("is files that hold something, are not too large and not too many", () => {
    const small = (count: number) => Array.from({ length: count }, () => 1);
    expect(checkBidFile(1, []).ok).toBe(true);
    expect(checkBidFile(largestBidFile, small(mostBidFiles - 1)).ok).toBe(true);
    expect(checkBidFile(0, [])).toMatchObject({ refusal: { code: "FILE_EMPTY" } });
    expect(checkBidFile(largestBidFile + 1, [])).toMatchObject({
      refusal: { code: "FILE_TOO_LARGE", details: { limit: largestBidFile } },
    });
    const tooMany = { code: "BID_FILES_TOO_MANY", details: { limit: mostBidFiles } };
    expect(checkBidFile(1, small(mostBidFiles))).toMatchObject({ refusal: tooMany });
    expect(checkBidFile(largestBidFile, [mostBidBytes - largestBidFile]).ok).toBe(true);
    expect(checkBidFile(largestBidFile, [mostBidBytes - largestBidFile + 1])).toMatchObject({
      refusal: tooMany,
    });
  });

  it("finds the files that were handed in with a bid, whatever else was sealed in it", () => {
    const { file } = sealed;
    const odd = [null, 7, "x", { name: "旧.pdf", bytes: 3, sha256: "a" }, { ...file, bytes: -1 }];
    expect(sealedFilesOf({ files: [...odd, { ...file }] as never })).toEqual([file]);
    for (const bid of [null, 3, "x", [], { files: "x" }]) expect(sealedFilesOf(bid)).toEqual([]);
  });
});
