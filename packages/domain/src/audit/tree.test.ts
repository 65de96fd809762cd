import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hex } from "../tender/encoding.ts";
import {
  consistencyRanges,
  grown,
  type Hash,
  type HashAt,
  inclusionRanges,
  isConsistent,
  leafHash,
  type Range,
  rangeHash,
  rootByInclusion,
  rootOf,
} from "./tree.ts";

/** A tree of some leaves, built in one go or in steps. */
function treeOf(leaves: readonly Hash[], steps: readonly number[] = [leaves.length]) {
  const kept = new Map<string, Hash>();
  const hashAt: HashAt = ({ level, index }) => {
    const hash = kept.get(`${level} ${index}`);
    if (!hash) throw new Error(`no subtree ${level} ${index}`);
    return hash;
  };
  let size = 0;
  for (const step of steps) {
    for (const node of grown(size, leaves.slice(size, size + step), hashAt))
      kept.set(`${node.level} ${node.index}`, node.hash);
    size += step;
  }
  const root = (of = leaves.length) => rootOf(of, hashAt);
  const hashes = (ranges: readonly Range[]) => ranges.map((range) => rangeHash(range, hashAt));
  return { root, hashes, kept };
}

/** The eight leaves that the reference implementations of RFC 6962 are tested with, and the roots they have. */
const inputs = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const roots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const vectors = treeOf(inputs.map((input) => leafHash(Buffer.from(input, "hex"))));

describe("the vectors of RFC 6962", () => {
  it("have their roots, the empty tree's among them", () => {
    expect(hex(vectors.root(0))).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    expect(roots.map((_, at) => hex(vectors.root(at + 1)))).toEqual(roots);
  });

  it.each([
    [0, 1, []],
    [
      0,
      8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ],
    ],
    [
      5,
      8,
      [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ],
    ],
    [2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]],
    [
      1,
      5,
      [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ],
    ],
  ])("have the path of leaf %i in %i", (index, size, path) => {
    expect(vectors.hashes(inclusionRanges(index, size)).map(hex)).toEqual(path);
  });

  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ],
    ],
    [
      6,
      8,
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ],
    ],
    [
      2,
      5,
      [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ],
    ],
  ])("have the proof that %i goes on as %i", (earlier, size, proof) => {
    expect(vectors.hashes(consistencyRanges(earlier, size)).map(hex)).toEqual(proof);
  });
});

const most = 50;
const many = Array.from({ length: most }, (_, at) => leafHash(Uint8Array.of(at)));
const whole = treeOf(many);

describe("of every tree of up to 50 leaves", () => {
  it("every leaf is proven, at its own place and in its own tree alone", () => {
    for (let size = 1; size <= most; size++)
      for (let index = 0; index < size; index++) {
        const path = whole.hashes(inclusionRanges(index, size));
        const root = hex(whole.root(size));
        expect(hex(rootByInclusion(many[index]!, index, size, path)!)).toBe(root);
        for (const elsewhere of [index - 1, index + 1]) {
          const other = rootByInclusion(many[index]!, elsewhere, size, path);
          expect(other && hex(other)).not.toBe(root);
        }
        const cut = rootByInclusion(many[index]!, index, size, path.slice(0, -1));
        if (path.length > 0) expect(cut && hex(cut)).not.toBe(root);
      }
  });

  it("every earlier tree is proven to be its beginning, and no other tree", () => {
    for (let size = 1; size <= most; size++)
      for (let earlier = 1; earlier <= size; earlier++) {
        const proof = whole.hashes(consistencyRanges(earlier, size));
        const [then, now] = [earlier, size].map((of) => ({ size: of, root: whole.root(of) }));
        expect(isConsistent(then!, now!, proof)).toBe(true);
        const forged = { ...then!, root: leafHash(then!.root) };
        expect(isConsistent(forged, now!, proof)).toBe(false);
        expect(isConsistent(then!, { ...now!, root: leafHash(now!.root) }, proof)).toBe(false);
        expect(isConsistent(then!, now!, [...proof, then!.root])).toBe(false);
      }
    const [none, some] = [0, most].map((of) => ({ size: of, root: whole.root(of) }));
    expect(isConsistent(none!, some!, [])).toBe(true);
    expect(isConsistent(some!, none!, [])).toBe(false);
  });
});

describe("a tree", () => {
  it("is the same in whatever steps it grew", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 12 }), (steps) => {
        const size = steps.reduce((sum, step) => sum + step, 0);
        const leaves = Array.from({ length: size }, (_, at) => leafHash(Uint8Array.of(at)));
        const stepwise = treeOf(leaves, steps);
        expect(stepwise.kept).toEqual(treeOf(leaves).kept);
        expect(stepwise.kept.size).toBeLessThanOrEqual(Math.max(0, 2 * size - 1));
      }),
    );
  });

  it("with one leaf changed, left out or exchanged with another has another root", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: most }), fc.nat(), fc.nat(), (size, a, b) => {
        const leaves = many.slice(0, size);
        const root = hex(whole.root(size));
        const [at, other] = [a % size, b % size];
        const changed = leaves.with(at, leafHash(Uint8Array.of(255)));
        const exchanged = leaves.with(at, leaves[other]!).with(other, leaves[at]!);
        expect(hex(treeOf(changed).root())).not.toBe(root);
        expect(hex(treeOf(leaves.toSpliced(at, 1)).root())).not.toBe(root);
        if (at !== other) expect(hex(treeOf(exchanged).root())).not.toBe(root);
      }),
    );
  });
});
