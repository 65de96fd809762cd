import { randomUUID } from "node:crypto";
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import pg from "pg";
import type { Compilable, RawBuilder } from "kysely";
import type { Database } from "./types.ts";

const { builtins } = pg.types;

/** Days and instants stay strings, as PostgreSQL prints them in JSON: a Date would move them into local time. */
const parsers: Partial<Record<number, (text: string) => unknown>> = {
  [builtins.DATE]: String,
  [builtins.TIMESTAMPTZ]: isoInstant,
  [builtins.NUMERIC]: Number,
  [builtins.INT8]: (text) => {
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : text;
  },
};

/** `2026-01-02 03:04:05.6+00` → `2026-01-02T03:04:05.6+00:00`; the session's time zone is UTC. */
function isoInstant(text: string): string {
  return text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");
}

export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    (format !== "binary" && parsers[oid]) || pg.types.getTypeParser(oid, format as "text"),
};

/** What this process's connections are called: while there is one, the process lives. */
export const processName = `threshold ${randomUUID()}`;

export interface PoolOptions {
  /** Most connections at once; default 16. */
  max?: number;
  /** Told when a connection breaks (a server stop, say); without a listener that would end the process. */
  onError?: (error: Error) => void;
}

/**
 * Connections to PostgreSQL: UTC, statements limited to 15 s, idle transactions to 30 s. A prepared statement is planned
 * once: row-level security hides its values from the planner anyway, and planning a page costs more than reading it.
 */
export function openPool(url: string, { max = 16, onError = () => {} }: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    keepAlive: true,
    application_name: processName,
    connectionTimeoutMillis: 10_000,
    // A new connection plans and caches everything anew, some 100 ms of PostgreSQL's time: those of a quiet minute are kept.
    idleTimeoutMillis: 300_000,
    options:
      "-c TimeZone=UTC -c statement_timeout=15s -c idle_in_transaction_session_timeout=30s -c plan_cache_mode=force_generic_plan",
  });
  pool.on("error", onError);
  // A client that is in use when its connection breaks emits on itself; its query fails all the same.
  pool.on("connect", (client) => void client.on("error", onError));
  return pool;
}

/** Builds and compiles statements; runs none. `read` and `write` of tenancy.ts run them. */
export const compiler = new Kysely<Database>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** A piece of SQL as a statement that `read` of tenancy.ts takes. */
export const statement = <R>(builder: RawBuilder<R>): Compilable<R> => ({
  compile: () => builder.compile(compiler),
});
