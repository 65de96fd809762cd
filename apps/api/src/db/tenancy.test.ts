import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { refusalError } from "../refusal.ts";
import { countRoundTrips } from "../testing/round-trips.ts";
import { company, startFixture, stranger, uuid } from "../graphql/read/fixture.ts";
import type { Fixture } from "../graphql/read/fixture.ts";
import { compiler, openPool, statement } from "./database.ts";
import { attempt, send } from "./pipeline.ts";
import { read, readColumns, write, writeAlong } from "./tenancy.ts";
import type { Behind, TenantContext, Tx } from "./tenancy.ts";

let fixture: Fixture;
beforeAll(async () => (fixture = await startFixture()));
afterAll(() => fixture.stop());

const run = async <R>(db: Tx, statement: ReturnType<typeof sql<R>>) =>
  (await statement.execute(db)).rows;
const addPerson = (db: Tx, name: string) =>
  run(db, sql`insert into person values (${company}, gen_random_uuid(), ${name}) returning name`);
const named = async (name: string) =>
  (await fixture.owner.query("select count(*)::int as n from person where name = $1", [name]))
    .rows[0].n;

/** Round trips to PostgreSQL while `act` runs. */
const roundTrips = (act: () => Promise<unknown>) => countRoundTrips(fixture.pool, act);

let key = 0;
beforeEach(() => void (key += 1));
const use = (input: unknown = {}) => ({ name: "addPerson", key: `key-${key}`, input });

it("reads as the viewer, in one round trip, and leaves nothing behind on the connection", async () => {
  const names = sql<{ name: string }>`select name from plan order by name`;
  expect(
    await read(fixture.contextOf(stranger), { compile: () => names.compile(compiler) }),
  ).toEqual([{ name: "theirs" }]);
  expect(await readColumns(fixture.context, "select count(*), null from plan", [])).toEqual([
    [Buffer.from("7"), null],
  ]);
  expect(await roundTrips(() => readColumns(fixture.context, "select 1", []))).toBe(1);
  expect((await fixture.pool.query("select count(*) from plan")).rows[0].count).toBe(0);
});

it("tells values as JSON would", async () => {
  const values = sql<object>`select date '2026-02-28' as day, timestamptz '2026-02-28 01:02:03.4+08' as at, 7::int8 as small,
    9007199254740993::int8 as large, 1.50::numeric as amount, array['a'] as list, '{"a":1}'::jsonb as json, null::date as none`;
  expect(await read(fixture.context, { compile: () => values.compile(compiler) })).toEqual([
    {
      day: "2026-02-28",
      at: "2026-02-27T17:02:03.4+00:00",
      small: 7,
      large: "9007199254740993",
      amount: 1.5,
      list: ["a"],
      json: { a: 1 },
      none: null,
    },
  ]);
});

it("keeps a connection usable after errors of every kind", async () => {
  const { pool } = fixture;
  const client = await pool.connect();
  const fine = { text: "select 1 as one", answer: "rows" } as const;
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  for (const bad of [
    { text: "select nonsense" },
    { text: "selec" },
    { text: "select 1 / $1::int", values: [0] },
    { text: "select $1::uuid", values: ["x"] },
    { text: "select $1::jsonb", values: [cyclic] },
    { text: "copy person from stdin" },
  ]) {
    const { error, outcomes } = await attempt(client, [fine, bad, { text: "select 2 as never" }]);
    expect(error, bad.text).toBeInstanceOf(Error);
    expect(outcomes.length).toBeLessThanOrEqual(1);
    expect((await send(client, [fine]))[0]!.rows).toEqual([{ one: 1 }]);
    await expect(send(client, [bad])).rejects.toBeInstanceOf(Error);
    expect((await send(client, [{ text: "select 2 as never", answer: "rows" }]))[0]!.rows).toEqual([
      { never: 2 },
    ]);
  }
  client.release();
});

it("undoes all commands of a round trip when one fails", async () => {
  const insert = {
    text: "insert into idempotency (company_id, person_id, key, input_hash) values ($1, $1, 'x', '')",
    values: [company],
  };
  const client = await fixture.pool.connect();
  const { error } = await attempt(client, [
    { text: "select set_config('app.company_id', $1, true)", values: [company] },
    insert,
    { text: "select 1 / 0" },
  ]);
  client.release();
  expect(error).toMatchObject({ code: "22012" });
  expect((await fixture.owner.query("select from idempotency where key = 'x'")).rowCount).toBe(0);
});

it("prepares a statement once per connection and keeps a bounded number", async () => {
  const client = await fixture.pool.connect();
  const prepared = async () =>
    (
      await send(client, [
        { text: "select count(*) as n from pg_prepared_statements", answer: "rows" },
      ])
    )[0]!.rows[0]!.n;
  const before = await prepared();
  for (let i = 0; i < 3; i += 1) await send(client, [{ text: "select 'same'" }]);
  expect(await prepared()).toBe(before + 1);
  for (let i = 0; i < 300; i += 1) await send(client, [{ text: `select ${i}` }]);
  expect(await prepared()).toBeLessThanOrEqual(256);
  await send(client, [{ text: "select 'same'" }]);
  client.release();
});

it("rejects when the server ends the connection, and goes on with another one", async () => {
  const ended = readColumns(
    fixture.context,
    "select pg_terminate_backend(pg_backend_pid())::text",
    [],
  );
  await expect(ended).rejects.toMatchObject({ code: "57P01" });
  expect(String(await readColumns(fixture.context, "select 1", []))).toBe("1");
});

it("writes one query in two round trips", async () => {
  const trips = await roundTrips(() =>
    write(fixture.context, use(), async (db) => addPerson(db, "two trips")),
  );
  expect(trips).toBe(2);
  expect(await named("two trips")).toBe(1);
});

it("reads what is asked behind a write together with its commit, and leaves it to its reader where that fails", async () => {
  const { context } = fixture;
  const text = "select name from person where name = $1";
  const taken: unknown[] = [];
  const behind = (text: string): Behind => ({
    of: (answer) => ({ text, values: [answer] }),
    take: (answer, columns) => void taken.push([answer, String(columns)]),
  });
  const add = async (db: Tx) => {
    await addPerson(db, `behind ${key}`);
    return `behind ${key}`;
  };
  const trips = await roundTrips(() => write({ ...context, behind: behind(text) }, use(), add));
  expect([trips, taken]).toEqual([2, [[`behind ${key}`, `behind ${key}`]]]);
  // Done before: nothing is written, and nothing read behind.
  await write({ ...context, behind: behind(text) }, use(), add);
  expect([await named(`behind ${key}`), taken.length]).toEqual([1, 1]);
  // What fails behind the commit takes nothing back.
  key += 1;
  await write({ ...context, behind: behind("select 1 / 0 where $1 <> ''") }, use(), add);
  expect([await named(`behind ${key}`), taken.length]).toEqual([1, 1]);
  expect(fixture.pool.idleCount).toBe(fixture.pool.totalCount);
  // And what fails ahead of it, or refuses, reads nothing.
  const refuse = write(
    { ...context, behind: behind(text) },
    { ...use(), key: null },
    async (db) => {
      await add(db);
      return run(db, sql`select 1 / 0`);
    },
  );
  await expect(refuse).rejects.toMatchObject({ code: "22012" });
  expect(taken.length).toBe(1);
});

const addAlong = (db: Tx, name: string, id: unknown = sql`gen_random_uuid()`) =>
  writeAlong(db, statement(sql`insert into person values (${company}, ${id}, ${name})`));

it("sends what nobody waits for with the next statement or the end, in its order", async () => {
  const trips = await roundTrips(() =>
    write(fixture.context, use(), async (db) => {
      await addAlong(db, "along");
      const seen = await run(
        db,
        sql<{ n: number }>`select count(*)::int as n from person where name = 'along'`,
      );
      expect(seen).toEqual([{ n: 1 }]);
      await addAlong(db, "along");
    }),
  );
  expect(trips).toBe(2);
  expect(await named("along")).toBe(2);
  await write({ ...fixture.context }, { ...use(), key: `only-${key}` }, (db) =>
    addAlong(db, "alone"),
  );
  expect(await named("alone")).toBe(1);
});

it("takes back what was to go along when the body or a part throws, and when it fails itself", async () => {
  const { context } = fixture;
  const id = uuid(1, 501);
  const lost = async (db: Tx) => {
    await addAlong(db, "lost");
    throw new Error("changed my mind");
  };
  await expect(write(context, use(), lost)).rejects.toThrow("changed my mind");
  await expect(
    write(context, use(), async (db) => {
      await addAlong(db, "twice", id);
      await addAlong(db, "twice", id);
    }),
  ).rejects.toMatchObject({ code: "23505" });
  await write(context, use(), async (db) => {
    await expect(write({ ...context, within: db }, use(), lost)).rejects.toThrow("changed my mind");
    await expect(
      write({ ...context, within: db }, use(), async (part) => {
        await addAlong(part, "lost", id);
        await addAlong(part, "lost", id);
      }),
    ).rejects.toMatchObject({ code: "23505" });
    await addAlong(db, "kept");
  });
  expect([await named("lost"), await named("twice"), await named("kept")]).toEqual([0, 0, 1]);
});

it("gives the stored answer for the same key and input, and does nothing again", async () => {
  const body = async (db: Tx) => ({ rows: await addPerson(db, "once"), none: undefined });
  const first = await write(fixture.context, use({ a: 1, b: 2 }), body);
  const second = await write(fixture.context, use({ b: 2, a: 1 }), body);
  expect(second).toEqual({ rows: [{ name: "once" }] });
  expect(first.rows).toEqual(second.rows);
  expect(await named("once")).toBe(1);
});

it("gives the stored answer even where doing it again would fail", async () => {
  const id = uuid(1, 500);
  const body = (db: Tx) =>
    run(db, sql`insert into person values (${company}, ${id}, 'unique') returning id`);
  await write(fixture.context, use(), body);
  expect(await write(fixture.context, use(), body)).toEqual([{ id }]);
});

it("answers without a query, and again", async () => {
  expect(await write(fixture.context, use(), async () => "pure")).toBe("pure");
  expect(await write(fixture.context, use(), async () => "other")).toBe("pure");
});

it("refuses the same key with another input or action", async () => {
  await write(fixture.context, use({ n: 1 }), async (db) => addPerson(db, "reused"));
  const again = write(fixture.context, use({ n: 2 }), async (db) => addPerson(db, "reused"));
  await expect(again).rejects.toMatchObject({ extensions: { code: "IDEMPOTENCY_KEY_REUSED" } });
  const other = write(fixture.context, { ...use({ n: 1 }), name: "other" }, async (db) =>
    addPerson(db, "reused"),
  );
  await expect(other).rejects.toMatchObject({ extensions: { code: "IDEMPOTENCY_KEY_REUSED" } });
  expect(await named("reused")).toBe(1);
});

it("lets another person and another company use the same key", async () => {
  const body = async () => fixture.context.scope.personId;
  await write(fixture.context, use(1), body);
  const person = { ...fixture.context, scope: { ...fixture.context.scope, personId: uuid(1, 2) } };
  expect(await write(person, use(2), async () => "mine")).toBe("mine");
  expect(await write(fixture.contextOf(stranger), use(3), async () => "theirs")).toBe("theirs");
});

it("does it once for concurrent twins, and answers both alike", async () => {
  const twin = () =>
    write(fixture.context, use(), async (db) => {
      await run(db, sql`select pg_sleep(0.05)`);
      return addPerson(db, "twin");
    });
  const answers = await Promise.all([twin(), twin(), twin()]);
  expect(answers).toEqual(answers.map(() => [{ name: "twin" }]));
  expect(await named("twin")).toBe(1);
});

it("rolls back on a refusal, keeps no answer, and tells the refusal", async () => {
  const refused = write(fixture.context, use(), async (db) => {
    await addPerson(db, "refused");
    throw refusalError({ code: "NOT_FOUND" });
  });
  await expect(refused).rejects.toMatchObject({ extensions: { code: "NOT_FOUND" } });
  expect(await named("refused")).toBe(0);
  expect(await write(fixture.context, use(), async () => "now it goes")).toBe("now it goes");
});

it("rolls back on an error of PostgreSQL and gives the connection back", async () => {
  for (let i = 0; i < 6; i += 1) {
    const failing = write(fixture.context, { ...use(), key: null }, async (db) => {
      await addPerson(db, "failing");
      await run(db, sql`select 1 / 0`);
    });
    await expect(failing).rejects.toMatchObject({ code: "22012" });
  }
  expect(await named("failing")).toBe(0);
  expect(fixture.pool.idleCount).toBe(fixture.pool.totalCount);
});

it("takes a lock ahead of the first query, which sees what others committed", async () => {
  const lock = sql`select from plan where id = ${uuid(2, 1)} for update`.compile(compiler);
  const bump = () =>
    write(fixture.context, { name: "bump", key: null, input: null, lock }, async (db) => {
      const [row] = await run(
        db,
        sql<{ name: string }>`select name from plan where id = ${uuid(2, 1)}`,
      );
      await run(db, sql`select pg_sleep(0.02)`);
      await run(db, sql`update plan set name = ${`${row!.name}+`} where id = ${uuid(2, 1)}`);
    });
  await Promise.all([bump(), bump(), bump()]);
  expect(
    String(await readColumns(fixture.context, "select name from plan where id = $1", [uuid(2, 1)])),
  ).toBe("plan 1+++");
});

it("leaks nothing from one company to another over one connection, whatever fails or is cut off in between", async () => {
  const pool = openPool(fixture.pool.options.connectionString!, { max: 1 });
  const [ours, theirs] = [company, stranger].map((id) => ({ ...fixture.contextOf(id), pool }));
  const plans = statement(sql<{ company: string; name: string }>`
    select current_setting('app.company_id') as company, coalesce(string_agg(name, ',' order by name), '') as name from plan`);
  const use = { name: "x", key: null, input: null };
  const failures: [RegExp, (context: TenantContext) => Promise<unknown>][] = [
    [/division by zero/, (context) => read(context, statement(sql`select 1 / 0`))],
    [/invalid input syntax/, (context) => read(context, statement(sql`select 'x'::uuid`))],
    [/no_such_column/, (context) => read(context, statement(sql`select no_such_column from plan`))],
    [
      /canceling statement/,
      (context) =>
        read(context, statement(sql`select pg_cancel_backend(pg_backend_pid()), pg_sleep(5)`)),
    ],
    [
      /terminat/,
      (context) =>
        read(context, statement(sql`select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)`)),
    ],
    [
      /the body broke off/,
      (context) =>
        write(context, use, async (db) => {
          await sql`select set_config('app.action', 'x', false)`.execute(db);
          throw new Error("the body broke off");
        }),
    ],
    [/division by zero/, (context) => write(context, use, (db) => sql`select 1 / 0`.execute(db))],
  ];
  const expected = new Map<string, string>();
  for (const context of [ours!, theirs!])
    expected.set(context.scope.companyId, (await read(context, plans))[0]!.name);
  expect(new Set(expected.values()).size).toBe(2);
  // One connection serves all of them in turn: whoever comes next finds what the one before left.
  await Promise.all(
    Array.from({ length: 120 }, async (_, turn) => {
      const context = turn % 2 === 0 ? ours! : theirs!;
      if (turn % 3 === 0) {
        const [message, fail] = failures[turn % failures.length]!;
        return expect(fail(context)).rejects.toThrow(message);
      }
      const [row] = await read(context, plans);
      expect(row).toEqual({
        company: context.scope.companyId,
        name: expected.get(context.scope.companyId),
      });
    }),
  );
  const { rows } = await pool.query(
    `select nullif(current_setting('app.company_id', true), '') as company, (select count(*)::int from plan) as plans,
       pg_current_xact_id_if_assigned() as under_way`,
  );
  expect(rows).toEqual([{ company: null, plans: 0, under_way: null }]);
  await pool.end();
});
