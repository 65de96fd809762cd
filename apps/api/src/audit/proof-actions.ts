import { canonicalEntry } from "@threshold/domain/audit/entry";
import {
  consistencyRanges,
  inclusionRanges,
  type Range,
  rangeHash,
  subtreesOf,
} from "@threshold/domain/audit/tree";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import { hexOf, nodesBy } from "./tree-actions.ts";
import { findTree, type GrownTree, findLeaf, readNodes } from "./tree-queries.ts";

/** The tree; for anybody but administrators, whom its row policy shows it to, it is not there. */
export const treeFor = async (context: Context): Promise<GrownTree> =>
  found(await findTree(context));

/** 存在证明: that the entry of a number, from 1, is in the tree of today. */
export async function proveEntry(context: Context, number: number) {
  const { size, root } = await treeFor(context);
  refuseOutside("number", number, size);
  const { hash, entry } = found(await findLeaf(context, number - 1));
  return {
    number,
    size,
    root,
    canonical: entry && canonicalEntry(entry),
    leafHash: hexOf(hash),
    path: await hashesOf(context, inclusionRanges(number - 1, size)),
  };
}

/** 一致性证明: that the tree of today goes on from the one of so many entries. */
export async function proveConsistency(context: Context, earlier: number) {
  const { size, root } = await treeFor(context);
  refuseOutside("earlier", earlier, size);
  return { earlier, size, root, proof: await hashesOf(context, consistencyRanges(earlier, size)) };
}

function refuseOutside(field: string, value: number, max: number): void {
  if (value < 1 || value > max)
    throw refusalError({ code: "INVALID_INPUT", details: { field, max } });
}

async function hashesOf(context: Context, ranges: readonly Range[]): Promise<string[]> {
  const hashAt = nodesBy(await readNodes(context, ranges.flatMap(subtreesOf)));
  return ranges.map((range) => hexOf(rangeHash(range, hashAt)));
}
