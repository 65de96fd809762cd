import { sha256 } from "@noble/hashes/sha2.js";

/**
 * A Merkle tree as RFC 6962 (section 2.1) and RFC 9162 have it: append-only, its root says all that is in it. What is kept are
 * the hashes of complete subtrees, which never change again; anything else is reckoned from at most 2 × log2(n) of them.
 */

/** SHA-256, 32 bytes. */
export type Hash = Uint8Array;

/** The `index`-th subtree of 2^level leaves. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** A complete subtree with its hash, as it is kept. */
export interface Node extends Subtree {
  readonly hash: Hash;
}

/** Leaves from `from` to ahead of `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Looks the hash of a complete subtree up. */
export type HashAt = (at: Subtree) => Hash;

const hashed = (prefix: number, ...parts: readonly Uint8Array[]): Hash => {
  const hash = sha256.create().update(Uint8Array.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The hash of a leaf's data; the prefix keeps leaves and nodes apart. */
export const leafHash = (data: Uint8Array): Hash => hashed(0, data);
/** The hash of a node above two others. */
export const nodeHash = (left: Hash, right: Hash): Hash => hashed(1, left, right);

/** The root of a tree without leaves. */
export const emptyRoot: Hash = sha256(new Uint8Array());

/** The greatest power of two below `count`, which is 2 or more: where RFC 6962 divides a tree. */
function split(count: number): number {
  let left = 1;
  while (left * 2 < count) left *= 2;
  return left;
}

/** The complete subtrees that a range is made of, from left to right; it begins where a subtree of its length may begin. */
export function subtreesOf({ from, to }: Range): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from, rest = to - from; rest > 0;) {
    const width = split(rest + 1);
    found.push({ level: Math.log2(width), index: at / width });
    at += width;
    rest -= width;
  }
  return found;
}

/** The hash of a range. */
export function rangeHash(range: Range, hashAt: HashAt): Hash {
  const hashes = subtreesOf(range).map(hashAt);
  return hashes.length === 0
    ? emptyRoot
    : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The root of the tree of the first `size` leaves. */
export const rootOf = (size: number, hashAt: HashAt): Hash =>
  rangeHash({ from: 0, to: size }, hashAt);

/** What a tree of `size` leaves gains by more of them: its new complete subtrees. `hashAt` knows the ones of the tree so far. */
export function grown(size: number, leaves: readonly Hash[], hashAt: HashAt): Node[] {
  const nodes: Node[] = [];
  const made = new Map<string, Hash>();
  const keep = (node: Node) => {
    nodes.push(node);
    made.set(`${node.level} ${node.index}`, node.hash);
  };
  const known = (at: Subtree) => made.get(`${at.level} ${at.index}`) ?? hashAt(at);
  leaves.forEach((hash, nth) => {
    let node: Node = { level: 0, index: size + nth, hash };
    keep(node);
    while (node.index % 2 === 1) {
      const left = known({ level: node.level, index: node.index - 1 });
      const above = { level: node.level + 1, index: (node.index - 1) / 2 };
      node = { ...above, hash: nodeHash(left, node.hash) };
      keep(node);
    }
  });
  return nodes;
}

/** The ranges whose hashes prove, from the leaf upwards, that it is the `index`-th of `size`: PATH of RFC 6962. */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  for (let from = 0, to = size; to - from > 1;) {
    const middle = from + split(to - from);
    if (index < middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
    }
  }
  return ranges;
}

/** The ranges whose hashes prove that the first `earlier` of `size` leaves are as they were: PROOF of RFC 6962. */
export function consistencyRanges(earlier: number, size: number): Range[] {
  if (earlier === 0 || earlier === size) return [];
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  while (to !== earlier) {
    const middle = from + split(to - from);
    if (earlier <= middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
    }
  }
  // The earlier root itself, where the path ends at it, is known to whoever asks.
  return from === 0 ? ranges : [{ from, to }, ...ranges];
}

const half = (value: number) => Math.floor(value / 2);

/** The root that a leaf and its path come to; undefined where the path cannot be of such a tree (RFC 9162, 2.1.3.2). */
export function rootByInclusion(
  leaf: Hash,
  index: number,
  size: number,
  path: readonly Hash[],
): Hash | undefined {
  if (index < 0 || index >= size) return undefined;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const part of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(part, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else hash = nodeHash(hash, part);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? hash : undefined;
}

export const sameHash = (a: Hash, b: Hash): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Whether a proof shows that a tree of `size` leaves goes on from an earlier one (RFC 9162, 2.1.4.2). */
export function isConsistent(
  earlier: { readonly size: number; readonly root: Hash },
  later: { readonly size: number; readonly root: Hash },
  proof: readonly Hash[],
): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && sameHash(earlier.root, later.root);
  if (earlier.size === 0) return proof.length === 0 && sameHash(earlier.root, emptyRoot);
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  const [first, ...rest] = at === 0 ? [earlier.root, ...proof] : proof;
  if (!first) return false;
  let [old, now] = [first, first];
  for (const part of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [old, now] = [nodeHash(part, old), nodeHash(part, now)];
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else now = nodeHash(now, part);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(old, earlier.root) && sameHash(now, later.root);
}
