import type { Client } from "pg";

/** Another id for a copy: the same time in front, so that indexes grow as with real ids. */
const copied = (column: string) =>
  `overlay(${column}::text placing substr(md5(${column}::text || $1::text), 1, 12) from 25)::uuid`;

/** Tables that hang on one estate's launch, with what must differ between copies. */
const launchTables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  estate: {
    code: "code || '-' || $1::text",
    name: "name || $1::text || '期'",
    search_key: "search_key || ' ' || $1::text",
  },
  launch_plan: { name: "name || $1::text" },
  launch_permit: {},
  launch_show_flat: {},
  launch_task: {},
  launch_task_link: {},
  launch_task_check: {},
  launch_progress_entry: {},
  launch_baseline: {},
  attachment: {},
  obligation: {
    data: `data || jsonb_build_object('planName', (data ->> 'planName') || $1::text,
      'planId', 'LaunchPlan_' || ${copied("split_part(data ->> 'planId', '_', 2)")})`,
  },
  audit_entry: {},
};

/** The columns by which those rows refer to each other; all other ids stay. */
const launchIds = [
  "id",
  "estate_id",
  "plan_id",
  "task_id",
  "from_task_id",
  "to_task_id",
  "record_id",
  "critical_task_id",
];

const columnsText = `select attname as name, atttypid = 'uuid'::regtype as id from pg_attribute
  where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;

async function copyRows(
  owner: Client,
  table: string,
  mark: string,
  where: string,
  value: (column: string, isId: boolean) => string,
): Promise<void> {
  const { rows } = await owner.query<{ name: string; id: boolean }>(columnsText, [table]);
  const names = rows.map(({ name }) => name);
  const values = rows.map(({ name, id }) => value(name, id));
  await owner.query(
    `insert into ${table} (${names.join(", ")}) select ${values.join(", ")} from ${table}
     where ${where} and $1::text is not null`,
    [mark],
  );
}

/** Copies these estates with their launches inside their company. */
export async function copyEstates(owner: Client, companyId: string, mark: string): Promise<void> {
  const base = `(select id from estate where company_id = '${companyId}' and code !~ '-')`;
  const plans = `(select id from launch_plan where estate_id in ${base})`;
  for (const [table, changes] of Object.entries(launchTables).toReversed()) {
    const where: Record<string, string> = {
      estate: `id in ${base}`,
      launch_plan: `id in ${plans}`,
      attachment: `record_id in (select id from launch_task where plan_id in ${plans})`,
      obligation: `record_id in (select id from launch_task where plan_id in ${plans})`,
      audit_entry: `record_id in (select id from launch_task where plan_id in ${plans})`,
    };
    await copyRows(owner, table, mark, where[table] ?? `plan_id in ${plans}`, (column) =>
      launchIds.includes(column) ? copied(column) : (changes[column] ?? column),
    );
  }
}

/** Copies a whole company; every id of the copy is its own. */
export async function copyCompany(owner: Client, companyId: string, mark: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'idempotency'`,
  );
  for (const { name } of rows)
    await copyRows(owner, name, mark, `company_id = '${companyId}'`, (column, isId) => {
      if (isId) return copied(column);
      return name === "company" && column === "code" ? "code || $1::text" : column;
    });
}
