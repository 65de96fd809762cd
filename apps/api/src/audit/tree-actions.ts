import {
  type AuditFinding,
  auditFindings,
  beginning,
  checkLeaf,
  type LogCheck,
} from "@threshold/domain/audit/check";
import { type AuditFacts, entryHash } from "@threshold/domain/audit/entry";
import {
  emptyRoot,
  grown,
  type Hash,
  type HashAt,
  type Node,
  rootOf,
  subtreesOf,
} from "@threshold/domain/audit/tree";
import { v7 as uuid } from "uuid";
import { allow, change } from "../change.ts";
import type { Context } from "../context.ts";
import { type Tx, write } from "../db/tenancy.ts";
import { enqueue } from "../job/enqueue.ts";
import { notify } from "../notification/notify.ts";
import type { SystemContext } from "../system.ts";
import type { CheckAuditLogInput } from "./types.ts";
import {
  findStrays,
  findTaken,
  findTree,
  insertMark,
  insertNodes,
  insertRoot,
  listEntries,
  listLeaves,
  listNodes,
  lockSettledTree,
  updateCheck,
  updateTree,
} from "./tree-queries.ts";

/** Entries that go into the tree, or are checked, in one transaction. */
const chunk = 1_000;
/** Chunks of one turn: a long log that has no tree yet leaves other companies their minute. */
const mostChunks = 50;

const use = (name: string) => ({ name, key: null, input: null });

/**
 * Puts what was written since the last turn into the company's tree, once a minute. Positions are marked first, and go in
 * once nobody can still write below the mark: so the order of the tree is that of the log, and no writer ever waits.
 */
export async function growTree(context: SystemContext): Promise<void> {
  const taken = await findTaken(context);
  if (taken === undefined) return;
  await write(context, use("markAudit"), async (db) => {
    await insertMark(db, taken, emptyRoot);
    return null;
  });
  for (let turn = 0, more = true; more && turn < mostChunks; turn++)
    more = await write(context, use("growAudit"), (db) => growChunk(db, context));
}

/** Whether more of what is marked remains. */
async function growChunk(db: Tx, context: SystemContext): Promise<boolean> {
  const tree = await lockSettledTree(db);
  if (!tree) return false;
  const entries = await listEntries(db, tree, chunk);
  const kept = nodesBy(await listNodes(db, subtreesOf({ from: 0, to: tree.size })));
  const nodes = grown(tree.size, entries.map(entryHash), kept);
  const size = tree.size + entries.length;
  const root = rootOf(size, nodesBy(nodes, kept));
  const more = entries.length === chunk;
  const position = more ? entries.at(-1)!.position : tree.markedPosition;
  await insertNodes(
    db,
    nodes,
    entries.map(({ id }) => id),
  );
  await updateTree(db, { size, position, root, markDone: !more });
  if (!more) await giveRoot(db, context, size, root);
  return more;
}

/** Looks hashes up among nodes, and then where one knew them before. */
export function nodesBy(nodes: readonly Node[], before?: HashAt): HashAt {
  const hashes = new Map(nodes.map(({ level, index, hash }) => [`${level} ${index}`, hash]));
  return (at) => {
    const hash = hashes.get(`${at.level} ${at.index}`) ?? before?.(at);
    if (!hash) throw new Error(`the audit tree lacks subtree ${at.index} of level ${at.level}`);
    return hash;
  };
}

export const hexOf = (hash: Hash) => Buffer.from(hash).toString("hex");

/** The first tree of a day is given to the company, and its log compared with it. */
async function giveRoot(db: Tx, { today }: SystemContext, size: number, root: Hash) {
  if (!(await insertRoot(db, uuid(), today))) return;
  const data = { on: today, size, root: hexOf(root) };
  const to = { role: "SYSTEM_ADMIN" } as const;
  await notify(db, [{ kind: "AUDIT_ROOT", data, to, key: `audit root ${today}` }]);
  await enqueue(db, "checkAudit", {}, { key: `checkAudit ${today}` });
}

/** 立即核验: the log is compared with its tree now. */
export function checkAuditLog(context: Context, input: CheckAuditLogInput) {
  allow(context, "audit.read", { level: "COMPANY", id: context.viewer.companyId });
  return change(context, "checkAuditLog", input, async (db) => {
    await enqueue(db, "checkAudit", {});
    return { asked: true };
  });
}

interface CheckedLog {
  readonly size: number;
  readonly findings: readonly AuditFinding[];
}

/** Findings after which nobody needs to look for more. */
const mostFound = 100;

/** Hashes every entry again and compares the log with its tree and with the roots that were given. */
export async function checkLog(
  context: SystemContext,
  signal: AbortSignal,
): Promise<CheckedLog | null> {
  const tree = await findTree(context);
  if (!tree) return null;
  const now = { on: context.today, size: tree.size, root: tree.root };
  const roots = [...tree.roots.filter(({ size }) => size !== tree.size), now];
  let check: LogCheck = beginning;
  while (check.size < tree.size && check.findings.length + check.changed.length < mostFound) {
    signal.throwIfAborted();
    const to = Math.min(check.size + chunk, tree.size);
    const leaves = await listLeaves(context, check.size, to);
    if (leaves.length === 0) break;
    check = leaves.reduce((so, leaf) => checkLeaf(so, leaf, roots), check);
  }
  const strays = await straysOf(context, tree.position);
  return { size: tree.size, findings: auditFindings(check, strays, roots) };
}

/** Entries in the span of the tree that are not in it. */
export async function straysOf(context: SystemContext, to: string): Promise<AuditFacts[]> {
  const found: AuditFacts[] = [];
  for (let after: string | null = "0"; after !== null && found.length < mostFound;) {
    const { last, strays } = await findStrays(context, after, to, chunk);
    found.push(...strays);
    after = last;
  }
  return found;
}

/** Keeps what was found; whoever administers is told where something does not hold. */
export async function keepCheck(db: Tx, { now }: SystemContext, checked: CheckedLog | null) {
  if (!checked) return;
  const { size, findings } = checked;
  await updateCheck(db, size, findings);
  const [first] = findings;
  if (!first) return;
  const data = { count: findings.length, ...("number" in first && { number: first.number }) };
  const to = { role: "SYSTEM_ADMIN" } as const;
  await notify(db, [{ kind: "AUDIT_BROKEN", data, to, key: `audit broken ${now}`, urgent: true }]);
}
