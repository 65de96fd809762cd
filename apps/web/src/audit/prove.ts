import { type Hash, isConsistent, leafHash, rootByInclusion } from "@threshold/domain/audit/tree";

const bytesOf = (hex: string): Hash =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

interface Proof {
  readonly number: number;
  readonly size: number;
  readonly root: string;
  readonly canonical?: string | null | undefined;
  readonly leafHash: string;
  readonly path: readonly string[];
}

/** Whether an entry's proof comes to the root, reckoned here from its canonical form where that is shown. */
export function holds({ number, size, root, canonical, leafHash: leaf, path }: Proof): boolean {
  const hash = canonical ? leafHash(new TextEncoder().encode(canonical)) : bytesOf(leaf);
  const reached = rootByInclusion(hash, number - 1, size, path.map(bytesOf));
  return reached !== undefined && String(reached) === String(bytesOf(root));
}

/** Whether the tree of now goes on from the one whose root was given. */
export const continues = (
  given: { readonly size: number; readonly root: string },
  now: { readonly size: number; readonly root: string; readonly proof: readonly string[] },
): boolean =>
  isConsistent(
    { size: given.size, root: bytesOf(given.root) },
    { size: now.size, root: bytesOf(now.root) },
    now.proof.map(bytesOf),
  );
