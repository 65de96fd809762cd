import type { Client, Pool } from "pg";

interface ColumnRow {
  schema: string;
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  has_default: boolean;
  generated: boolean;
  words: string[] | null;
}

const columnsSql = `
  select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
         not a.attnotnull as nullable, d.oid is not null as has_default, a.attgenerated <> '' as generated,
         (select array(select m[1] from regexp_matches(pg_get_constraintdef(k.oid), '''([A-Za-z_][A-Za-z0-9_]*)''::text', 'g') m)
          from pg_constraint k
          where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
            and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%' limit 1) as words
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind = 'r' and (n.nspname = 'public' or (n.nspname, c.relname) = ('auth', 'membership')) and c.relname not in ('migration', 'record_kind')
  order by n.nspname, c.relname, a.attnum`;

const scalarTypes: Record<string, string> = {
  uuid: "string",
  text: "string",
  date: "string",
  "timestamp with time zone": "string",
  boolean: "boolean",
  integer: "number",
  bigint: "number",
  numeric: "number",
  "text[]": "string[]",
};

function columnType(column: ColumnRow): string {
  if (column.type === "jsonb" || column.type === "json")
    return column.nullable ? "NullableJson" : column.has_default ? "DefaultJson" : "Json";
  const words = column.words?.map((word) => `"${word}"`).join(" | ");
  const type =
    (words ?? scalarTypes[column.type] ?? "unknown") + (column.nullable ? " | null" : "");
  if (column.generated) return `ColumnType<${type}, never, never>`;
  return column.has_default ? `Generated<${type}>` : type;
}

const interfaceName = (table: string) =>
  table.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()) + "Table";

/** The tables as TypeScript for kysely, from the catalog of a migrated database; words of a CHECK become unions. */
export async function describeTables(db: Client | Pool): Promise<string> {
  const { rows } = await db.query<ColumnRow>(columnsSql);
  const tables = Map.groupBy(rows, (row) =>
    row.schema === "public" ? row.table : `${row.schema}.${row.table}`,
  );
  const interfaces = [...tables].map(([, columns]) => {
    const lines = columns.map((column) => `  ${column.column}: ${columnType(column)};`);
    return `export interface ${interfaceName(columns[0]!.table)} {\n${lines.join("\n")}\n}\n`;
  });
  const names = [...tables].map(
    ([key, columns]) =>
      `  ${key.includes(".") ? `"${key}"` : key}: ${interfaceName(columns[0]!.table)};`,
  );
  return [
    "// Made from the migrations: `vitest run src/db/catalog.test.ts -u` brings it up to date.",
    'import type { ColumnType, Generated } from "kysely";\n',
    "/** A json or jsonb column: read parsed, written as JSON text. */",
    "export type Json = ColumnType<unknown, string, string>;",
    "export type DefaultJson = ColumnType<unknown, string | undefined, string>;",
    "export type NullableJson = ColumnType<unknown, string | null | undefined, string | null>;\n",
    ...interfaces,
    `export interface Database {\n${names.join("\n")}\n}\n`,
  ].join("\n");
}
