import pg from "pg";
import { migrate } from "../../../apps/api/src/db/migrate.ts";
import type { Bounds, Trial } from "../trials.ts";

const somebody = "00000000-0000-7000-8000-00000000000a";

const tenantTables = `select relname as name,
    exists (select from pg_dist_partition d where d.logicalrelid = pg_class.oid and d.partmethod = 'h') as is_distributed
  from pg_attribute join pg_class on pg_class.oid = attrelid
  where attname = 'company_id' and relkind = 'r' and relnamespace = 'public'::regnamespace order by relname <> 'company', relname`;

/** What of the schema Citus 13 distributes no table with, by what takes it away. */
const refused: Readonly<Record<string, string>> = {
  "keys without the company": `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as text from pg_constraint
    join (${tenantTables}) t on t.name = conrelid::regclass::text where contype in ('p', 'u') and pg_get_constraintdef(pg_constraint.oid) !~ 'company_id'`,
  "row policies with a subquery": `select format('drop policy %I on %s', polname, polrelid::regclass) as text from pg_policy
    where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~* 'select'`,
  "foreign keys that are emptied when what they name goes": `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as text
    from pg_constraint where confdeltype = 'n' and connamespace = 'public'::regnamespace`,
  "foreign keys to a table of no company": `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as text
    from pg_constraint where confrelid = 'record_kind'::regclass and contype = 'f'`,
};

export interface CitusOptions extends Bounds {
  /** The owner's address of an empty database on a coordinator, with the extension and a worker. */
  readonly url: string;
}

/** What becomes of the schema on Citus, distributed by company: wrong is whatever the engine refuses. docs/decisions/0091 says why it does. */
export async function tryCitus({ url, say, closers }: CitusOptions): Promise<Trial> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  closers.push(() => owner.end());
  const { rows: versions } = await owner.query("select citus_version() as version");
  say("migrating …");
  await migrate({ ownerUrl: url });
  await owner.query("set citus.enable_unsafe_triggers = on");
  const asItIs = await distribute(owner);
  say(`${asItIs.done} of ${asItIs.all} tables as they are`);
  const taken: string[] = [];
  const company =
    "select create_distributed_table('company', 'company_id', colocate_with => 'none')";
  const reasons: string[] = [];
  for (const [what, find] of Object.entries(refused)) {
    const reason = await failureOf(owner, company);
    if (reason) reasons.push(reason);
    const { rows } = await owner.query<{ text: string }>(find);
    for (const { text } of rows) await owner.query(text);
    taken.push(`${rows.length} ${what}`);
  }
  say(`without ${taken.join(", ")} …`);
  const without = await distribute(owner);
  const written = await failureOf(
    owner,
    `insert into company (company_id, code, name) values ('${somebody}', 'A', '甲')`,
  );
  const byPolicy = await tasksOf(owner, "(select current_company())");
  const byName = await tasksOf(owner, `'${somebody}'`);
  const wrong = [
    ...(asItIs.done < asItIs.all
      ? [`${asItIs.all - asItIs.done} tables cannot be distributed`]
      : []),
    ...new Set(reasons.filter((reason) => !reason.includes("already distributed"))),
    ...without.refusals.map((words) => `without those: ${words}`),
    ...(written ? [`a write with its audit: ${written}`] : []),
    ...(byPolicy === 1
      ? []
      : [`a read of whose company its policy asks goes to ${byPolicy} shards`]),
    ...(byName === 1 ? [] : [`a read that names its company goes to ${byName} shards`]),
  ];
  const report = [
    `- ${versions[0].version}`,
    `- distributed as they are: ${asItIs.done} of ${asItIs.all} tables`,
    `- without ${taken.join(", ")}: ${without.done}`,
    `- shards that a nested read asks: ${byName} where it names its company, ${byPolicy} where the policy does`,
  ].join("\n");
  return { report, wrong };
}

/** Distributes what is not yet, a table after those that it names; answers how many are and why others are not. */
async function distribute(
  owner: pg.Client,
): Promise<{ all: number; done: number; refusals: string[] }> {
  const { rows } = await owner.query<{ name: string; is_distributed: boolean }>(tenantTables);
  let left = rows.flatMap((row) => (row.is_distributed ? [] : row.name));
  for (;;) {
    const why = new Map<string, string[]>();
    for (const name of left) {
      const beside = name === "company" ? "none" : "company";
      const failure = await failureOf(
        owner,
        `select create_distributed_table('${name}', 'company_id', colocate_with => '${beside}')`,
      );
      if (!failure) continue;
      const words = failure.replaceAll(new RegExp(`\\b${name}\\b`, "g"), "a table");
      why.set(words, [...(why.get(words) ?? []), name]);
    }
    const still = [...why.values()].flat();
    if (still.length < left.length) {
      left = still;
      continue;
    }
    const refusals = [...why].map(([words, names]) => `${words} (${names.length} tables)`);
    return { all: rows.length, done: rows.length - left.length, refusals };
  }
}

/** Why a statement fails, in the engine's words; null where it does not. */
async function failureOf(owner: pg.Client, text: string): Promise<string | null> {
  return owner.query(text).then(
    () => null,
    ({ message, detail }: pg.DatabaseError) => [message, detail].filter(Boolean).join(": "),
  );
}

/** How many shards a page of defects with their estates asks, by how it says whose they are. */
async function tasksOf(owner: pg.Client, company: string): Promise<number | undefined> {
  const page = `select d.id, e.name from defect d join lateral (
      select name from estate e where e.company_id = d.company_id and e.id = d.estate_id) e on true
    where d.company_id = ${company} order by d.created_at desc limit 20`;
  const { rows } = await owner
    .query<Record<"QUERY PLAN", string>>(`explain (costs off) ${page}`)
    .catch(() => ({ rows: [] }));
  const counts = rows.flatMap((row) => /Task Count: (\d+)/.exec(row["QUERY PLAN"])?.[1] ?? []);
  return counts.length > 0 ? Math.max(...counts.map(Number)) : undefined;
}
