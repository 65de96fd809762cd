import { hex } from "../tender/encoding.ts";
import { type AuditFacts, entryHash } from "./entry.ts";
import { emptyRoot, type Hash, nodeHash, sameHash } from "./tree.ts";

/** A leaf of the tree with the entry that stands in the log under its id; none where it is gone. */
export interface LeafRow {
  /** From 0. */
  readonly index: number;
  readonly hash: Hash;
  readonly entryId: string;
  readonly entry: AuditFacts | null;
  /**
   * Whether a later entry says that personal data was taken out of this one (个人信息保护法第四十七条): its leaf then stands for
   * what it was. Who wants to hide a change by this leaves an entry that says who and when.
   */
  readonly redacted: boolean;
}

/** A root that was given to the company. */
export interface GivenRoot {
  readonly on: string;
  readonly size: number;
  /** In hexadecimal. */
  readonly root: string;
}

interface Named {
  /** From 1, in the order of the tree. */
  readonly number: number;
  readonly id: string;
  readonly position: string;
  readonly tableName: string;
}

/**
 * What is not as it was written. ALTERED: an entry says something else. DELETED: it is gone. MOVED: it stands at another
 * place. ADDED: it was put among entries that were sealed before. ROOT: the tree does not come to the root that was given.
 */
export type AuditFinding =
  | ({ readonly code: "ALTERED" | "MOVED" } & Named)
  | ({ readonly code: "DELETED" } & Pick<Named, "number" | "id">)
  | ({ readonly code: "ADDED" } & Omit<Named, "number">)
  | ({ readonly code: "ROOT" } & GivenRoot);

/** A log gone through up to some leaf: the right edge of the tree, and what did not hold. */
export interface LogCheck {
  readonly size: number;
  readonly peaks: readonly { readonly level: number; readonly hash: Hash }[];
  /** Position of the last entry. */
  readonly last: number;
  readonly findings: readonly AuditFinding[];
  /** Entries whose content is not what their leaf says. */
  readonly changed: readonly LeafRow[];
}

export const beginning: LogCheck = { size: 0, peaks: [], last: 0, findings: [], changed: [] };

const named = (number: number, { id, position, tableName }: AuditFacts): Named => ({
  number,
  id,
  position,
  tableName,
});

/** Takes the next leaf, and compares the roots given at this size. */
export function checkLeaf(check: LogCheck, leaf: LeafRow, roots: readonly GivenRoot[]): LogCheck {
  const { index, hash, entryId, entry } = leaf;
  const size = check.size + 1;
  const peaks = grownPeaks(check.peaks, hash);
  const findings = [...check.findings];
  const holds = entry !== null && (leaf.redacted || sameHash(entryHash(entry), hash));
  if (!entry) findings.push({ code: "DELETED", number: index + 1, id: entryId });
  else if (holds && Number(entry.position) <= check.last)
    findings.push({ code: "MOVED", ...named(index + 1, entry) });
  for (const given of roots)
    if (given.size === size && hex(peakRoot(peaks)) !== given.root)
      findings.push({ code: "ROOT", ...given });
  const changed = entry && !holds ? [...check.changed, leaf] : check.changed;
  const last = entry && holds ? Number(entry.position) : check.last;
  return { size, peaks, last, findings, changed };
}

/**
 * All that was found, once every leaf was taken: entries that were changed, those among them that only changed places with
 * each other, entries without a leaf, and roots of more leaves than there are.
 */
export function auditFindings(
  { size, findings, changed }: LogCheck,
  strays: readonly AuditFacts[],
  roots: readonly GivenRoot[],
): AuditFinding[] {
  return [
    ...changed.map(({ index, hash, entry }) => {
      const facts = entry!;
      const places = changed.map((other) => other.entry!);
      return {
        code: stoodAt(places, facts, hash) ? ("MOVED" as const) : ("ALTERED" as const),
        ...named(index + 1, facts),
      };
    }),
    ...findings,
    ...strays.map(({ id, position, tableName }) => ({
      code: "ADDED" as const,
      id,
      position,
      tableName,
    })),
    ...roots
      .filter((given) => given.size > size)
      .map((given) => ({ code: "ROOT" as const, ...given })),
  ];
}

/** Whether an entry is what its leaf says once it has the place, the instant or both of another one. */
const stoodAt = (places: readonly AuditFacts[], entry: AuditFacts, hash: Hash): boolean =>
  places.some(({ position, at }) =>
    [{ position }, { at }, { position, at }].some((place) =>
      sameHash(entryHash({ ...entry, ...place }), hash),
    ),
  );

/** The complete subtrees of a tree, from left to right, with one leaf more. */
function grownPeaks(peaks: LogCheck["peaks"], leaf: Hash): LogCheck["peaks"] {
  const left = [...peaks];
  let peak = { level: 0, hash: leaf };
  while (left.at(-1)?.level === peak.level)
    peak = { level: peak.level + 1, hash: nodeHash(left.pop()!.hash, peak.hash) };
  return [...left, peak];
}

const peakRoot = (peaks: LogCheck["peaks"]): Hash =>
  peaks.length === 0
    ? emptyRoot
    : peaks.map(({ hash }) => hash).reduceRight((right, left) => nodeHash(left, right));
