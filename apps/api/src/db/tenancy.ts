import { createHash } from "node:crypto";
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { CompiledQuery, sql } from "kysely";
import type { Compilable, DatabaseConnection, Driver, Transaction } from "kysely";
import type { Pool, PoolClient, QueryResultRow } from "pg";
import { refusalError } from "../refusal.ts";
import { attempt, endsConnection } from "./pipeline.ts";
import type { Command, Outcome } from "./pipeline.ts";
import type { Database } from "./types.ts";

/** Who asks, and what of the company they may see; row-level security reads it from the transaction's settings. */
export interface Scope {
  readonly companyId: string;
  readonly accountId: string;
  readonly personId: string;
  /** Regions and service centers the viewer reaches by any assignment. */
  readonly placeIds: readonly string[];
  /** Service centers and single estates whose records the viewer sees (ORG-R02). */
  readonly reachIds: readonly string[];
  /** Service centers whose launch records the viewer may read. */
  readonly centerIds: readonly string[];
  /** The same for every capability of the matrix, as `readable_centers` of the database takes it. */
  readonly readable: string;
  /** Names of the permissions held anywhere, for navigation. */
  readonly permissions: readonly string[];
  /** The day from which the company asks a second factor of the viewer, who has none. */
  readonly secondFactorFrom?: string | null;
  readonly requestId: string;
  /** Where a change comes from, for the audit: an address, a job, an import. */
  readonly origin: string;
}

/** What every read and write is done with. */
export interface TenantContext {
  readonly pool: Pool;
  /** What reads are done with instead: an up-to-date replica. */
  readonly readFrom?: Pool;
  readonly scope: Scope;
  /** The request's instant, ISO 8601. */
  readonly now: string;
  /** The viewer's day, YYYY-MM-DD. */
  readonly today: string;
  /** The transaction that writes are parts of, where many of them hold together or not at all. */
  readonly within?: Tx;
  /** What is read of the one write that this is for. */
  readonly behind?: Behind;
}

/** A statement that is read behind a write's commit in the same round trip, after all locks are gone. */
export interface Behind {
  /** The statement, of what the write answers; null where there is nothing to read. */
  readonly of: (answer: unknown) => Pick<Command, "text" | "values"> | null;
  /** Told of its columns. Not where it failed or the write was done before: it is then to be read by itself. */
  readonly take: (answer: unknown, columns: Outcome["columns"]) => void;
}

/** An open transaction: a query that locks or writes takes this, so that it does not compile outside of one. */
export type Tx = Transaction<Database>;

const settingNames = [
  "company_id",
  "account_id",
  "person_id",
  "place_ids",
  "reach_ids",
  "center_ids",
  "readable",
  "request_id",
  "origin",
  "now",
  "today",
  "action",
];
const settingsText = `select ${settingNames
  .map((name, at) => `set_config('app.${name}', $${at + 1}, true)`)
  .join(", ")}`;
const uuidArray = (ids: readonly string[]) => `{${ids.join(",")}}`;

/** The command that tells PostgreSQL who asks, until the transaction ends. */
export function settings({ scope, now, today }: TenantContext, action = ""): Command {
  const { companyId, accountId, personId, requestId, origin } = scope;
  const places = [scope.placeIds, scope.reachIds, scope.centerIds].map(uuidArray);
  const ids = [companyId, accountId, personId, ...places, scope.readable];
  return { text: settingsText, values: [...ids, requestId, origin, now, today, action] };
}

/** Runs one statement as the viewer, in one round trip, and answers its rows. */
export async function read<R>(context: TenantContext, query: Compilable<R>): Promise<R[]> {
  const { sql, parameters } = query.compile();
  const outcome = await ask(context, { text: sql, values: parameters, answer: "rows" });
  return outcome.rows as R[];
}

/** Runs one statement as the viewer, in one round trip, and answers the columns of its rows as bytes. */
export async function readColumns(
  context: TenantContext,
  text: string,
  values: readonly unknown[],
): Promise<Outcome["columns"]> {
  return (await ask(context, { text, values, answer: "columns" })).columns;
}

async function ask(context: TenantContext, command: Command): Promise<Outcome> {
  const client = await (context.readFrom ?? context.pool).connect();
  const { error, outcomes } = await attempt(client, [settings(context), command]);
  client.release(error !== null && endsConnection(error));
  if (error) throw told(error);
  return outcomes[1]!;
}

/** A null byte, which PostgreSQL keeps in no text or JSON, is the sender's matter; any other error as it came. */
function told(error: Error): Error {
  const { code } = error as { code?: string };
  return code === "22021" || code === "22P05"
    ? refusalError({ code: "INVALID_INPUT", details: { reason: "NULL_BYTE" } })
    : error;
}

export interface Use {
  /** The action's name, for the audit. */
  readonly name: string;
  /** The client's idempotency key (`clientMutationId`); null for jobs that run once by other means. */
  readonly key: string | null;
  /** What was asked: the same key with another input is refused. Compared as JSON. */
  readonly input: unknown;
  /** Taken in the opening round trip, ahead of the body's first query, which then sees what others committed. */
  readonly lock?: Lock;
}

/** A compiled `select … for update`. */
export type Lock = Pick<CompiledQuery, "sql" | "parameters">;

/**
 * Runs an action's body in one transaction as the viewer. Opening costs no round trip of its own: BEGIN, the
 * settings and the look-up of the key go with the body's first query, the answer's row goes with COMMIT.
 * The same key and input again give the stored answer, which therefore has to be JSON; whatever the body
 * did by then is rolled back. Concurrent twins wait for each other. A throw rolls back.
 * Refuses IDEMPOTENCY_KEY_REUSED when the key came with another action or input.
 */
export async function write<A>(
  context: TenantContext,
  use: Use,
  body: (db: Tx) => Promise<A>,
): Promise<A> {
  if (context.within) return writePart(context.within, use, body);
  const client = await context.pool.connect();
  const state = openWrite(client, context, use);
  try {
    return await transactionOf(state).execute(async (tx) => {
      writes.set(tx, state);
      const answer = await body(tx);
      state.answer = JSON.stringify(answer ?? null);
      state.behind = behindOf(context, answer);
      return answer;
    });
  } catch (error) {
    if (error === replayed) return state.stored!.answer as A;
    throw error;
  } finally {
    client.release(state.broken);
  }
}

/** A write as part of a transaction: a throw takes back what it did and nothing else. Its key is the whole's business. */
async function writePart<A>(db: Tx, { name, lock }: Use, body: (db: Tx) => Promise<A>): Promise<A> {
  await sql`savepoint part`.execute(db);
  try {
    await sql`select set_config('app.action', ${name}, true)`.execute(db);
    if (lock) await db.executeQuery(CompiledQuery.raw(lock.sql, [...lock.parameters]));
    const answer = await body(db);
    await sql`release savepoint part`.execute(db);
    return answer;
  } catch (error) {
    writes.get(db)!.along = [];
    await sql`rollback to savepoint part`.execute(db);
    throw error;
  }
}

const writes = new WeakMap<Tx, Write>();

/**
 * Writes what nobody waits for: it goes with the transaction's next statement or its end, ahead of them, and costs no round trip. Its
 * error is theirs.
 */
export async function writeAlong(db: Tx, query: Compilable): Promise<void> {
  const { sql, parameters } = query.compile();
  const state = writes.get(db);
  if (state) state.along.push({ text: sql, values: parameters });
  else await db.executeQuery(CompiledQuery.raw(sql, [...parameters]));
}

function transactionOf(state: Write) {
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => writeDriver(state),
      createIntrospector: (any) => new PostgresIntrospector(any),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return db.transaction();
}

interface Write {
  readonly client: PoolClient;
  /** Sent ahead of the first query; empty once they are sent. */
  opening: Command[];
  /** Sent ahead of the next one. */
  along: Command[];
  /** Which of them looks the key up. */
  readonly found: number;
  readonly key: string | null;
  readonly hash: string;
  readonly name: string;
  readonly scope: Scope;
  answer?: string;
  /** Read behind the commit. */
  behind: Reading | null;
  /** The key's row when there was one. */
  stored?: QueryResultRow;
  /** Set when not even ROLLBACK went through: the connection is not to be used again. */
  broken: boolean;
}

/** Held until the transaction's end, so that a twin looks the key up only after the first has committed. */
const lockKeyText = "select pg_advisory_xact_lock(hashtextextended($1, 0))";
const findAnswerText =
  "select answer, input_hash from idempotency where company_id = $1 and person_id = $2 and key = $3";
const keepAnswerText =
  "insert into idempotency (company_id, person_id, key, action, input_hash, answer) values ($1, $2, $3, $4, $5, $6)";

function openWrite(client: PoolClient, context: TenantContext, use: Use): Write {
  const { name, key, input, lock } = use;
  const { companyId, personId } = context.scope;
  const opening: Command[] = [{ text: "begin" }, settings(context, name)];
  if (key !== null) {
    const values = [companyId, personId, key];
    opening.push({ text: lockKeyText, values: [values.join(" ")] });
    opening.push({ text: findAnswerText, values, answer: "rows" });
  }
  const found = opening.length - 1;
  if (lock) opening.push({ text: lock.sql, values: lock.parameters });
  const hash = key === null ? "" : hashOf({ name, input });
  const { scope } = context;
  const behind = null;
  return { client, opening, along: [], found, key, hash, name, scope, behind, broken: false };
}

/** Thrown through the body when the key has an answer already; `write` turns it into that answer. */
const replayed = new Error("the stored answer holds");

/** Sends commands, and before the first ones whatever opens the transaction, in one round trip. */
async function sendWithin(
  state: Write,
  commands: readonly Command[],
  behind: Reading | null = null,
): Promise<Outcome[]> {
  const { opening } = state;
  const ahead = [...opening, ...state.along];
  state.opening = [];
  state.along = [];
  const sent = [...ahead, ...commands];
  const { error, outcomes } = await attempt(state.client, [...sent, ...(behind?.commands ?? [])]);
  if (opening.length > 0 && state.key !== null) state.stored = outcomes[state.found]?.rows[0];
  heedStored(state); // ahead of the error: what was done once may well fail the second time
  if (error && outcomes.length < sent.length) throw told(error);
  if (error) state.broken = endsConnection(error);
  else behind?.take(outcomes.at(-1)!.columns);
  return outcomes.slice(ahead.length, sent.length);
}

function heedStored({ stored, hash }: Write): void {
  if (stored === undefined) return;
  throw stored.input_hash === hash ? replayed : refusalError({ code: "IDEMPOTENCY_KEY_REUSED" });
}

async function commit(state: Write): Promise<void> {
  heedStored(state); // for a body that caught it
  const { companyId, personId } = state.scope;
  const keep = [companyId, personId, state.key, state.name, state.hash, state.answer];
  const commands: Command[] = [{ text: "commit" }];
  if (state.opening.length > 0) await sendWithin(state, []); // a body without a query: look the key up first
  if (state.key !== null) commands.unshift({ text: keepAnswerText, values: keep });
  await sendWithin(state, commands, state.behind);
}

interface Reading {
  readonly commands: readonly Command[];
  readonly take: (columns: Outcome["columns"]) => void;
}

/** What is read behind a write, as a transaction of its own. */
function behindOf(context: TenantContext, answer: unknown): Reading | null {
  const statement = context.behind?.of(answer);
  if (!statement) return null;
  const commands = [settings(context), { ...statement, answer: "columns" } as const];
  return { commands, take: (columns) => context.behind!.take(answer, columns) };
}

async function rollback(state: Write): Promise<void> {
  if (state.opening.length > 0) return; // nothing was sent
  const { error } = await attempt(state.client, [{ text: "rollback" }]);
  if (error) state.broken = true; // the body's own error is the one to tell
}

function writeDriver(state: Write): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery) {
      const [outcome] = await sendWithin(state, [
        { text: sql, values: parameters, answer: "rows" },
      ]);
      return { rows: outcome!.rows as R[], numAffectedRows: BigInt(outcome!.count) };
    },
    streamQuery() {
      throw new Error("rows are not streamed inside a write");
    },
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => {},
    commitTransaction: () => commit(state),
    rollbackTransaction: () => rollback(state),
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}

/** SHA-256 of a value's JSON with keys in order, so that the same input gives the same hash. */
function hashOf(value: unknown): string {
  const ordered = JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
  return createHash("sha256").update(ordered).digest("base64url");
}
