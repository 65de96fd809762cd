import type { AuditFinding, GivenRoot } from "@threshold/domain/audit/check";
import type { AuditFacts } from "@threshold/domain/audit/entry";
import type { Hash, Node, Subtree } from "@threshold/domain/audit/tree";
import { type RawBuilder, sql } from "kysely";
import { statement } from "../db/database.ts";
import { read, type TenantContext, type Tx } from "../db/tenancy.ts";

const own = sql`company_id = current_company()`;
const first = async <R>(context: TenantContext, query: RawBuilder<R>): Promise<R | undefined> =>
  (await read<R>(context, statement(query)))[0];

// --- Growing --------------------------------------------------------------------------------------

/** How far positions are taken; undefined where all that the company has is in its tree. */
export async function findTaken(context: TenantContext): Promise<string | undefined> {
  const row = await first<{ taken: string }>(
    context,
    sql`select (select last_value from audit_entry_order)::text as taken
      where exists (select from audit_entries_between(
        coalesce((select position from audit_tree where ${own}), 0), 9223372036854775807, 1))`,
  );
  return row?.taken;
}

/**
 * Keeps a mark, unless an earlier one still waits: the positions that were taken before this transaction had a number are
 * those of transactions with smaller numbers.
 */
export const insertMark = (db: Tx, taken: string, emptyRoot: Hash) =>
  sql`insert into audit_tree (company_id, root, marked_position, marked_by)
    values (current_company(), ${emptyRoot}, ${taken}, pg_current_xact_id())
    on conflict (company_id) do update set marked_position = excluded.marked_position, marked_by = excluded.marked_by
      where audit_tree.marked_position is null`.execute(db);

export interface TreeRow {
  readonly size: number;
  readonly position: string;
  readonly markedPosition: string;
}

/**
 * The tree with its mark, held; undefined while there is no mark or a transaction of before it is still under way. One that
 * is not yet begun by this server's count comes from a backup, which holds no half of a transaction.
 */
export async function lockSettledTree(db: Tx): Promise<TreeRow | undefined> {
  const { rows } = await sql<TreeRow>`
    select size, position::text, marked_position::text as "markedPosition" from audit_tree
    where ${own} and (marked_by <= pg_snapshot_xmin(pg_current_snapshot())
      or marked_by > pg_snapshot_xmax(pg_current_snapshot())) for update`.execute(db);
  return rows[0];
}

export async function listEntries(
  db: Tx,
  { position, markedPosition }: TreeRow,
  limit: number,
): Promise<AuditFacts[]> {
  const { rows } = await sql<{ facts: AuditFacts }>`
    select audit_facts(e) as facts from audit_entries_between(${position}, ${markedPosition}, ${limit}) e
    order by e.position`.execute(db);
  return rows.map((row) => row.facts);
}

const nodesAt = (subtrees: readonly Subtree[]) => sql<Node>`
  select n.level, n.index, n.hash from unnest(${subtrees.map(({ level }) => level)}::smallint[],
    ${subtrees.map(({ index }) => index)}::bigint[]) as asked (level, index)
  join audit_node n on n.company_id = current_company() and n.level = asked.level and n.index = asked.index`;

export const listNodes = async (db: Tx, subtrees: readonly Subtree[]): Promise<Node[]> =>
  (await nodesAt(subtrees).execute(db)).rows;

export const readNodes = (context: TenantContext, subtrees: readonly Subtree[]): Promise<Node[]> =>
  read(context, statement(nodesAt(subtrees)));

/** Adds subtrees; the leaves name their entries in order. */
export const insertNodes = (db: Tx, nodes: readonly Node[], entryIds: readonly string[]) => {
  const leaves = nodes.filter(({ level }) => level === 0);
  const ids = new Map(leaves.map(({ index }, nth) => [index, entryIds[nth]!]));
  return sql`insert into audit_node (company_id, level, index, hash, entry_id)
    select current_company(), n.level, n.index, decode(n.hash, 'hex'), n.entry_id
    from unnest(${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[],
      ${nodes.map(({ hash }) => Buffer.from(hash).toString("hex"))}::text[],
      ${nodes.map(({ level, index }) => (level === 0 ? ids.get(index) : null))}::uuid[]) as n (level, index, hash, entry_id)`.execute(
    db,
  );
};

/** Keeps how far the tree is. The mark goes once all up to it is in the tree. */
export const updateTree = (
  db: Tx,
  tree: { size: number; position: string; root: Hash; markDone: boolean },
) =>
  sql`update audit_tree set size = ${tree.size}, position = ${tree.position}, root = ${tree.root}, grown_at = current_instant(),
      marked_position = case when ${tree.markDone} then null else marked_position end,
      marked_by = case when ${tree.markDone} then null else marked_by end
    where ${own}`.execute(db);

/** Keeps the day's root; false where the day has one, or where nothing came since the last one. */
export async function insertRoot(db: Tx, id: string, on: string): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into audit_root (company_id, id, on_day, size, hash)
    select company_id, ${id}, ${on}, size, root from audit_tree t
    where ${own} and size > coalesce((select max(r.size) from audit_root r where r.company_id = t.company_id), 0)
    on conflict (company_id, on_day) do nothing`.execute(db);
  return numAffectedRows === 1n;
}

// --- Checking, proving, giving away -----------------------------------------------------------------

export interface GrownTree {
  readonly companyId: string;
  readonly company: string;
  readonly size: number;
  readonly position: string;
  readonly root: string;
  readonly roots: readonly GivenRoot[];
}

/** The tree with the roots that were given; undefined before anything is in it, and for those who may not see it. */
export const findTree = (context: TenantContext): Promise<GrownTree | undefined> =>
  first(
    context,
    sql`select t.company_id as "companyId", c.name as company, t.size, t.position::text, encode(t.root, 'hex') as root,
      (select coalesce(json_agg(json_build_object('on', r.on_day, 'size', r.size, 'root', encode(r.hash, 'hex')) order by r.size), '[]')
       from audit_root r where r.company_id = t.company_id) as roots
    from audit_tree t join company c on c.company_id = t.company_id where t.company_id = current_company() and t.size > 0`,
  );

export interface StoredLeaf {
  readonly index: number;
  readonly hash: Buffer;
  readonly entryId: string;
  /** None: gone, or not for the viewer to see. */
  readonly entry: AuditFacts | null;
  /** Whether the log says of it that something was taken out. */
  readonly redacted: boolean;
}

/** Leaves from an index on, with their entries; for the system. */
export const listLeaves = (
  context: TenantContext,
  from: number,
  to: number,
): Promise<StoredLeaf[]> =>
  read(
    context,
    statement(sql`
      with leaf as (select n.index, n.hash, n.entry_id from audit_node n
        where n.company_id = current_company() and n.level = 0 and n.index >= ${from} and n.index < ${to})
      select n.index, n.hash, n.entry_id as "entryId", case when e.id is not null then audit_facts(e) end as entry,
        n.entry_id in (select audit_redacted(array(select entry_id from leaf))) as redacted
      from leaf n left join audit_entries_by_id(array(select entry_id from leaf)) e on e.id = n.entry_id order by n.index`),
  );

/** A leaf with its entry, as the viewer may see it. */
export const findLeaf = (context: TenantContext, index: number): Promise<StoredLeaf | undefined> =>
  first(
    context,
    sql`select n.index, n.hash, n.entry_id as "entryId", case when e.id is not null then audit_facts(e) end as entry
      from audit_node n left join audit_entry e on e.company_id = n.company_id and e.id = n.entry_id
      where n.company_id = current_company() and n.level = 0 and n.index = ${index}`,
  );

/** Which of these entries the viewer may read. */
export async function listVisible(
  context: TenantContext,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await read<{ id: string }>(
    context,
    statement(sql`select id from audit_entry where ${own} and id = any(${ids}::uuid[])`),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Entries that lie in the span of the tree and are not in it, up to `limit` entries after a position; where that ends. */
export async function findStrays(
  context: TenantContext,
  after: string,
  to: string,
  limit: number,
): Promise<{ last: string | null; strays: AuditFacts[] }> {
  const found = await first<{ last: string | null; strays: AuditFacts[] }>(
    context,
    sql`select max(e.position)::text as last,
        coalesce(json_agg(audit_facts(e)) filter (where n.entry_id is null), '[]') as strays
      from audit_entries_between(${after}, ${to}, ${limit}) e
      left join audit_node n on n.company_id = current_company() and n.level = 0 and n.entry_id = e.id`,
  );
  return found!;
}

/** Keeps what a check found. */
export const updateCheck = (db: Tx, size: number, findings: readonly AuditFinding[]) =>
  sql`update audit_tree set checked_at = current_instant(), checked_size = ${size},
      findings = ${JSON.stringify(findings)}::jsonb where ${own}`.execute(db);
