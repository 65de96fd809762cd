import { readsEverything } from "../auth/readable.ts";
import type { PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mappedColumns } from "../graphql/read/assert.ts";
import { makeSchema, reads } from "../schema.ts";
import { type FullCompany, fullCompany, listTenantTables } from "../testing/full-company.ts";
import { startTestServer, type TestServer } from "../testing/server.ts";
import { dataMap, dataMapText, notPersonal } from "../personal-data/data-map.ts";
import { phoneTables } from "../phone.ts";
import { describeTables } from "./describe.ts";

let server: TestServer;
let tables: string[];
let ours: FullCompany;
let theirs: FullCompany;
beforeAll(async () => {
  server = await startTestServer();
  tables = await listTenantTables(server);
  ours = await fullCompany(server);
  theirs = await fullCompany(server);
});
afterAll(() => server.close());

const owned = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await server.database.owner.query<Row>(text, values)).rows;

/** Working data of something that is audited itself, and the answers to keys: no history of their own. */
const unaudited = new Set([
  "audit_entry",
  "audit_node",
  "audit_root",
  "audit_tree",
  "bulk_edit_row",
  "idempotency",
  "import_place",
  "import_row",
  "number_count",
  "obligation",
  "obligation_firing",
  "redating_move",
  "tender_log_entry",
]);

/** Whose rows are not the whole company's: a person's each, administrators', a tender's officers', or nobody's. */
const personal = new Set([
  "audit_node",
  "audit_root",
  "audit_tree",
  "delivery",
  "idempotency",
  "job",
  "notification",
  "notification_preference",
  "personal_data_reading",
  "redating",
  "tender_bid",
  "tender_bid_file",
  "tender_draw_secret",
  "tender_holder",
  "tender_sheet",
  "webhook_endpoint",
]);

/** `company.id` is its `company_id` once more, so that it has an id like every other record. */
const allowedIndexes = new Set(["company_id_key"]);

describe("every table of tenants", () => {
  it("has the company first in its primary key and in every unique index", async () => {
    const indexes = await owned<{ table: string; name: string; first: string; primary: boolean }>(`
      select t.relname as table, i.relname as name, a.attname as first, x.indisprimary as primary
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where t.relnamespace = 'public'::regnamespace and x.indisunique and t.relname not in ('migration', 'record_kind')`);
    const keyed = indexes.filter((index) => index.primary).map((index) => index.table);
    expect(keyed.toSorted()).toEqual(tables);
    const strays = indexes.filter(
      ({ first, name }) => first !== "company_id" && !allowedIndexes.has(name),
    );
    expect(strays).toEqual([]);
  });

  it("refers to others within its company only", async () => {
    const keys = await owned(`
      select conrelid::regclass::text as table, conname as name from pg_constraint k
      where contype = 'f' and connamespace = 'public'::regnamespace and confrelid <> 'record_kind'::regclass
        and ((select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) <> 'company_id'
          or (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1]) <> 'company_id')`);
    expect(keys).toEqual([]);
  });

  it("has row-level security on, forced, and policies that compare the company as a uuid, once per statement", async () => {
    const secured = await owned<{ name: string }>(`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and relrowsecurity and relforcerowsecurity order by 1`);
    expect(secured.map((row) => row.name)).toEqual(tables);
    const policies = await owned<{ name: string; used: string | null; checked: string | null }>(`
      select p.polrelid::regclass || '.' || p.polname as name, pg_get_expr(polqual, polrelid) as used,
             pg_get_expr(polwithcheck, polrelid) as checked
      from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace = 'public'::regnamespace and p.polname <> 'member'`);
    const scoped = /^\(*company_id = \( SELECT current_company\(\) AS current_company\)/;
    for (const { name, used, checked } of policies)
      for (const expression of [used, checked])
        if (expression !== null) expect(expression, name).toMatch(scoped);
    expect(new Set(policies.map(({ name }) => name.split(".")[0])).size).toBe(tables.length);
  });

  it("is audited at insert, update and delete, statement by statement", async () => {
    const triggers = await owned<{ name: string; told: string[] }>(`
      select c.relname as name, array_agg(t.tgname::text order by t.tgname) filter (where t.tgtype & 1 = 0) as told
      from pg_class c join pg_trigger t on t.tgrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and t.tgname like 'record\\_%' group by 1 order by 1`);
    const all = ["record_delete", "record_insert", "record_update"];
    expect(triggers).toEqual(
      tables.filter((name) => !unaudited.has(name)).map((name) => ({ name, told: all })),
    );
  });

  it("is reached through views that ask with the viewer's rights", async () => {
    const views = await owned<{ name: string; options: string[] | null }>(`
      select relname as name, reloptions as options from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`);
    for (const { name, options } of views) expect(options, name).toContain("security_invoker=true");
  });

  it("is in types.ts as it is in the catalog", async () => {
    const described = await describeTables(server.database.owner);
    await expect(described).toMatchFileSnapshot("./types.ts");
  });
});

describe("personal data", () => {
  /** Names and comments of columns that tell of a person how to reach or to recognize him. */
  const tells =
    "(phone|mobile|mail|address|contact|id_number|id_card|identity_|passport|bank|birth|gender|stand_in|outsider|said_name|drawing|user_agent)";
  const tellsInWords = "(电话|手机|身份证|住址|地址|银行|phone|mobile|identity number|bank)";

  it("lies in no column that the data map does not name, with what it is for and how long it stays", async () => {
    const columns = await owned<{ at: string }>(
      `select case n.nspname when 'auth' then 'auth.' else '' end || c.relname || '.' || a.attname as at
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
         and a.attname !~ '_id$' and (a.attname ~ $1 or col_description(c.oid, a.attnum) ~* $2)`,
      [tells, tellsInWords],
    );
    const mapped = dataMap.flatMap((row) => row.columns);
    const known = new Set([...mapped, ...Object.keys(notPersonal)]);
    expect(columns.map(({ at }) => at).filter((at) => !known.has(at))).toEqual([]);
    expect(new Set(mapped).size).toBe(mapped.length);
    const all = await owned<{ at: string }>(
      `select case n.nspname when 'auth' then 'auth.' else '' end || c.relname || '.' || a.attname as at
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'auth') and a.attnum > 0 and not a.attisdropped`,
    );
    const there = new Set(all.map(({ at }) => at));
    expect([...known].filter((at) => !there.has(at))).toEqual([]);
    for (const { keeping, why, columns: of } of dataMap)
      expect(keeping === "PLAIN" ? why : "", of.join()).toBeDefined();
  });

  it("that is sealed has its masked form and its hash beside it, and the audit log has neither hash nor ciphertext", async () => {
    const sealed = dataMap
      .filter(({ keeping }) => keeping === "SEALED")
      .flatMap((row) => row.columns);
    expect(new Set(sealed)).toEqual(
      new Set([
        ...phoneTables.flatMap((table) => [`${table}.phone`, `${table}.phone_sealed`]),
        "import_row.cells",
        "import_row.parsed",
      ]),
    );
    for (const table of phoneTables) {
      const rows = await owned<{ phone: string; phone_sealed: string; phone_lookup: string }>(
        `select phone, phone_sealed, phone_lookup from ${table} where company_id = $1 and phone <> '' limit 5`,
        [ours.id],
      );
      // A bidder that came with a number is looked at where it registers (tender/access.test.ts).
      if (table !== "tender_bidder") expect(rows.length, table).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row.phone, table).toMatch(/^\d{0,3}\*{4}\d{0,4}$/);
        expect(row.phone_sealed, table).toMatch(/^[0-9a-f]{8}\.[\w-]{40,}$/);
        expect(row.phone_lookup, table).toMatch(/^[\w-]{43}$/);
      }
    }
    const [told] = await owned<{ n: number }>(
      `select count(*)::int as n from audit_entry
       where coalesce(before, '{}') ? 'phone_lookup' or coalesce(after, '{}') ? 'phone_lookup'
          or coalesce(before ->> 'phone_sealed', '***') <> '***' or coalesce(after ->> 'phone_sealed', '***') <> '***'`,
    );
    expect(told).toEqual({ n: 0 });
  });

  it("stands in the data map of the documentation as it is here", async () => {
    await expect(dataMapText()).toMatchFileSnapshot("../../../../docs/data-map.md");
  });
});

describe("the application's role", () => {
  it("owns no table and cannot bypass row-level security", async () => {
    const { rows } = await server.database.app.query(`
      select rolsuper as super, rolbypassrls as bypasses, exists (select from pg_class
        where relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and relowner = r.oid) as owns
      from pg_roles r where rolname = current_user`);
    expect(rows).toEqual([{ super: false, bypasses: false, owns: false }]);
  });

  it("sees nothing in any table before somebody asks", async () => {
    for (const table of tables) {
      const { rows } = await server.database.app.query(`select count(*)::int as n from ${table}`);
      expect(rows, table).toEqual([{ n: 0 }]);
    }
  });
});

/** Runs as the application for somebody who sees the whole of a company; nothing is kept. */
async function within<A>(company: FullCompany, work: (client: PoolClient) => Promise<A>) {
  const client = await server.database.app.connect();
  try {
    await client.query("begin");
    await client.query(
      `select set_config('app.company_id', $1::text, true), set_config('app.person_id', $2, true),
              set_config('app.place_ids', format('{%s}', places), true), set_config('app.reach_ids', format('{%s}', centers), true),
              set_config('app.center_ids', format('{%s}', centers), true), set_config('app.readable', $3, true)
       from (select string_agg(value, ',') as places from jsonb_array_elements_text(auth.company_scope($1::text::uuid) -> 'placeIds')) p,
            (select string_agg(value, ',') as centers from jsonb_array_elements_text(auth.company_scope($1::text::uuid) -> 'centerIds')) c`,
      [company.id, company.head.personId.slice("Person_".length), readsEverything],
    );
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

describe("within one company", () => {
  it("has rows in every table, so that the tests below mean something", async () => {
    for (const table of tables) {
      const rows = await owned(`select from ${table} where company_id = $1 limit 1`, [theirs.id]);
      expect(rows, table).toHaveLength(1);
    }
  });

  it("own rows are seen and no other company's, by raw SQL", async () => {
    await within(ours, async (client) => {
      for (const table of tables) {
        const { rows } = await client.query(
          `select distinct company_id from ${table} where company_id = any($1)`,
          [[ours.id, theirs.id]],
        );
        const seen = rows.map((row) => row.company_id);
        // These belong to a person each, or to administrators: whose they are is tested where they are kept.
        if (personal.has(table)) expect(seen, table).not.toContain(theirs.id);
        else expect(seen, table).toEqual([ours.id]);
      }
    });
  });

  it("a row of another company is neither changed nor deleted", async () => {
    await within(ours, async (client) => {
      for (const table of tables) {
        const at = [theirs.id];
        const changed = `update ${table} set company_id = company_id where company_id = $1`;
        expect((await client.query(changed, at)).rowCount, table).toBe(0);
        const gone = `delete from ${table} where company_id = $1`;
        expect((await client.query(gone, at)).rowCount, table).toBe(0);
      }
    });
  });

  it("a row is not written into another company", async () => {
    const generated = await owned<{ at: string }>(
      `select attrelid::regclass || '.' || attname as at from pg_attribute where attgenerated <> ''`,
    );
    const made = new Set(generated.map((column) => column.at));
    for (const table of tables) {
      const [row] = await owned<{ row: Record<string, unknown> }>(
        `select row_to_json(t) as row from ${table} t where company_id = $1 limit 1`,
        [theirs.id],
      );
      const columns = Object.keys(row!.row).filter((name) => !made.has(`${table}.${name}`));
      const list = columns.map((name) => `"${name}"`).join(", ");
      await within(ours, async (client) => {
        const copy = `insert into ${table} (${list}) select ${list} from json_populate_record(null::${table}, $1)`;
        await expect(client.query(copy, [row!.row]), table).rejects.toMatchObject({
          code: "42501",
        });
      });
    }
  });

  it("history can only be added to", async () => {
    await within(ours, async (client) => {
      const seen = await client.query("select count(*)::int as n from audit_entry");
      expect(seen.rows[0].n).toBeGreaterThan(0);
      expect((await client.query("update audit_entry set origin = 'x'")).rowCount).toBe(0);
      expect((await client.query("delete from audit_entry")).rowCount).toBe(0);
    });
  });
});

describe("whoever can write SQL as the application, within one company,", () => {
  /** What an attack comes to: its rows, or the code with which PostgreSQL refuses it. */
  const attempted = (text: string, values: unknown[] = []) =>
    within(ours, async (client) => {
      try {
        return (await client.query(text, values)).rows;
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
  const denied = "42501";

  it.each([
    [
      "switches row-level security off",
      "set local row_security = off; select count(*) from person",
    ],
    ["becomes the owner", "set local role threshold"],
    ["becomes a superuser", "set local role postgres"],
    ["takes another's session", "set session authorization postgres"],
    ["bypasses policies", "alter role current_user bypassrls"],
    ["alters a table", "alter table person disable row level security"],
    ["drops a policy", "drop policy tenant on person"],
    ["adds a policy", "create policy all_of_it on person using (true)"],
    ["drops the audit's trigger", "drop trigger record_update on person"],
    ["switches triggers off", "set local session_replication_role = replica"],
    ["empties a table", "truncate person cascade"],
    [
      "makes a function of its own in our schema",
      "create function public.f() returns int language sql as 'select 1'",
    ],
    [
      "replaces one of ours",
      "create or replace function current_company() returns uuid language sql as 'select null::uuid'",
    ],
    ["makes a table in our schema", "create table public.mine (x int)"],
    ["reads the server's files", "select pg_read_file('/etc/passwd')"],
    ["writes files", "copy person to '/tmp/stolen'"],
    ["runs programs", "copy person to program 'cat'"],
    ["sees the queue of jobs", "select * from graphile_worker.jobs"],
    ["reads the migrations' owner's secrets", "select * from pg_authid"],
  ])("%s: refused", async (_, text) => {
    expect(await attempted(text)).toMatch(/^(42501|42883|22023|2BP01|0A000|42704|22P02)$/);
  });

  it("may neither truncate, refer to nor put triggers on any table", async () => {
    const held = await server.database.app.query(`
      select c.relname, p.privilege from pg_class c, unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) p (privilege)
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(c.oid, p.privilege)`);
    expect(held.rows).toEqual([]);
  });

  it("reads no other company by COPY, cursor, view, common table, lateral join or lock", async () => {
    const mine = [{ company_id: ours.id }];
    const seen = "select distinct company_id from person";
    await within(ours, async (client) => {
      expect((await client.query(seen)).rows).toEqual(mine);
      await client.query("create temp view spy as select * from person");
      expect((await client.query("select distinct company_id from spy")).rows).toEqual(mine);
      await client.query(`declare look cursor for ${seen}`);
      expect((await client.query("fetch all from look")).rows).toEqual(mine);
      const locked = "select distinct company_id from (select * from person for update) x";
      expect((await client.query(locked)).rows).toEqual(mine);
      const joined =
        "with c as (select company_id from auth.membership) select distinct p.company_id from c, lateral (select * from person x where x.company_id = c.company_id) p";
      expect((await client.query(joined)).rows).toEqual(mine);
      const copied: string[] = [];
      const stream = client.query(copyTo(`copy (select company_id from person) to stdout`));
      for await (const chunk of stream) copied.push(String(chunk));
      expect(new Set(copied.join("").trim().split("\n"))).toEqual(new Set([ours.id]));
    });
    expect(await attempted("copy person from stdin")).toBe("0A000");
  });

  it("has values of other companies told by no error, notice or statistic", async () => {
    await within(ours, async (client) => {
      const told: string[] = [];
      client.on("notice", ({ message }) => told.push(message ?? ""));
      await client.query(`create function pg_temp.tell(value text, company uuid) returns boolean language plpgsql cost 0.0000001
        as $$ begin raise notice '%', company; return true; end $$`);
      await client.query("select * from person where pg_temp.tell(name, company_id)");
      expect(new Set(told)).toEqual(new Set([ours.id]));
      // A division that fails for a row of theirs alone is never made.
      await client.query("select 1 / (case when company_id = $1 then 0 else 1 end) from person", [
        theirs.id,
      ]);
      const statistics = await client.query(
        "select tablename from pg_stats where schemaname = 'public' and tablename = any($1)",
        [tables],
      );
      expect(statistics.rows).toEqual([]);
    });
  });

  it("cannot tell another company's id from one that there is not, by a key or a reference", async () => {
    const [region] = await owned<{ id: string }>(
      "select id from region where company_id = $1 limit 1",
      [theirs.id],
    );
    const [center] = await owned<{ row: object }>(
      "select to_jsonb(c) as row from service_center c where company_id = $1 limit 1",
      [ours.id],
    );
    const insert = (regionId: string) => {
      const row = { ...center!.row, id: crypto.randomUUID(), code: "X9", region_id: regionId };
      return attempted(
        "insert into service_center select * from jsonb_populate_record(null::service_center, $1)",
        [row],
      );
    };
    const foreign = await insert(region!.id);
    expect(foreign).toMatch(/^\d{2}/);
    expect(await insert(crypto.randomUUID())).toBe(foreign);
  });

  it("moves no row of its own to another company", async () => {
    expect(await attempted("update region set company_id = $1", [theirs.id])).toBe(denied);
  });

  it.each([
    ["none", ""],
    ["half a uuid", "0000"],
    ["two uuids", "{a,b}"],
    ["SQL", "' or true --"],
  ])("with a company that is %s sees nothing", async (_, company) => {
    await within(ours, async (client) => {
      await client.query("select set_config('app.company_id', $1, true)", [company]);
      const seen = await client.query("select count(*)::int as n from person").then(
        ({ rows }) => rows[0].n as number,
        (error: { code: string }) => error.code,
      );
      expect([0, "22P02"]).toContain(seen);
    });
  });

  it("finds definer's functions with a fixed search path alone, and of what is in the audit its own company", async () => {
    const open = await owned<{ name: string }>(`
      select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname in ('public', 'auth')
        and not coalesce(p.proconfig, '{}') && array['search_path=pg_catalog, public', 'search_path=pg_catalog']`);
    expect(open).toEqual([]);
    const [entry] = await owned<{ id: string }>(
      "select id from audit_entry where company_id = $1 limit 1",
      [theirs.id],
    );
    expect(
      await attempted("select * from audit_entries_by_id(array[$1::uuid])", [entry!.id]),
    ).toEqual([]);
    // Nor the whole of its own: that is for the system alone.
    expect(
      await attempted("select * from audit_entries_between(0, 9223372036854775807, 10)"),
    ).toEqual([]);
  });
});

describe("the mappings", () => {
  it("name columns that are there, and that hold a value where the schema promises one", async () => {
    const columns = await owned<{ at: string; kept: boolean; view: boolean }>(`
      select c.relname || '.' || a.attname as at, a.attnotnull as kept, c.relkind = 'v' as view
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`);
    const known = new Map(columns.map((column) => [column.at, column]));
    const faults = mappedColumns(await makeSchema(), reads).flatMap(
      ({ table, column, nonNull }) => {
        const found = known.get(`${table}.${column}`);
        if (!found) return [`${table}.${column} is not there`];
        // PostgreSQL keeps no NOT NULL for the columns of a view.
        return nonNull && !found.kept && !found.view ? [`${table}.${column} may be null`] : [];
      },
    );
    expect(faults).toEqual([]);
  });

  it("pass on as stored only lists that the database holds to their keys", async () => {
    const checks = await owned<{ check: string }>(`
      select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as check from pg_constraint where contype = 'c'`);
    const stored = mappedColumns(await makeSchema(), reads).filter(({ keys }) => keys);
    expect(stored.length).toBeGreaterThan(0);
    for (const { table, column, keys } of stored)
      expect(checks.map(({ check }) => check)).toContain(
        `${table} CHECK (is_list_of(${column}, '{${keys!.join(",")}}'::text[]))`,
      );
  });

  it("know a list of objects of given keys", async () => {
    const judge = async (list: string) => {
      const [row] = await owned<{ is: boolean }>("select is_list_of($1, '{a,b}') as is", [list]);
      return row!.is;
    };
    for (const list of [
      "[]",
      '[{"a":1,"b":{"c":null}}, {"a":[],"b":""}]',
      ' [ { "a" : 0, "b" : false } ]',
    ])
      expect(await judge(list), list).toBe(true);
    for (const list of [
      "{}",
      "null",
      "[1]",
      "[{}]",
      '[{"a":1}]',
      '[{"b":1,"a":1}]',
      '[{"a":1,"b":null}]',
    ])
      expect(await judge(list), list).toBe(false);
    for (const list of ['[{"a":1,"b":1,"c":1}]', '[{"a":1,"a":1,"b":1}]', '[{"a":1,"b":1},null]'])
      expect(await judge(list), list).toBe(false);
  });
});
