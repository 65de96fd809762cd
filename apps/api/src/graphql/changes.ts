import { setTimeout as sleep } from "node:timers/promises";
import { Repeater, SlidingBuffer } from "@graphql-yoga/subscription";
import pg from "pg";
import { processName } from "../db/database.ts";

/** What a statement changed in one table, as its trigger tells it. */
export interface Change {
  readonly company: string;
  readonly table: string;
  readonly operation: "INSERT" | "UPDATE" | "DELETE";
  /** Null when they are too many to name. */
  readonly ids: readonly string[] | null;
  /** The records that these hang on, plans of tasks say. */
  readonly parents: readonly string[];
}

export interface Changes {
  /**
   * The changes of a company that pass, from now on. What is changed while the connection to PostgreSQL is
   * lost is not told later; a reader that falls behind loses the oldest. End it with `return()`.
   */
  follow(companyId: string, passes: (change: Change) => boolean): AsyncIterableIterator<Change>;
  /** Ends all of them and the connection. */
  stop(): Promise<void>;
}

interface ChangesLog {
  warn(fields: { err: unknown }, message: string): void;
}

type Tell = (change: Change) => void;

/** A reader that falls further behind than this loses the oldest changes. */
const buffered = 256;
/** Pauses between attempts to connect again, in ms. */
const pauses = [100, 500, 2_000, 5_000];

/** Listens on one connection of its own to `notify change`, and connects again whenever it is lost. */
export function listenToChanges(url: string, log: ChangesLog): Changes {
  const readers = new Map<string, Set<Tell>>();
  const stopping = new AbortController();
  const listening = listenAgain(url, log, stopping.signal, (payload) => {
    const change = JSON.parse(payload) as Change;
    for (const tell of readers.get(change.company) ?? []) tell(change);
  });
  return {
    follow: (companyId, passes) =>
      new Repeater<Change>(async (push, stop) => {
        const tell: Tell = (change) => {
          if (passes(change)) void push(change);
        };
        const end = () => stop();
        const company = readers.get(companyId) ?? new Set();
        readers.set(companyId, company.add(tell));
        stopping.signal.addEventListener("abort", end);
        await stop;
        stopping.signal.removeEventListener("abort", end);
        company.delete(tell);
        if (company.size === 0) readers.delete(companyId);
      }, new SlidingBuffer(buffered)),
    async stop() {
      stopping.abort();
      await listening;
    },
  };
}

async function listenAgain(
  url: string,
  log: ChangesLog,
  signal: AbortSignal,
  tell: (payload: string) => void,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      await listenOnce(url, signal, tell, () => (failures = 0));
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error }, "the connection for live changes was lost");
      const pause = pauses[Math.min(failures, pauses.length - 1)]!;
      await sleep(pause, undefined, { signal }).catch(() => {}); // cut short by stop
    }
  }
}

/** Listens until it is told to stop; rejects when the connection breaks. */
async function listenOnce(
  url: string,
  signal: AbortSignal,
  tell: (payload: string) => void,
  connected: () => void,
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    application_name: processName,
  });
  const ended = new Promise<void>((resolve, reject) => {
    client.on("error", reject);
    client.on("end", () => reject(new Error("the server closed the connection")));
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  ended.catch(() => {}); // it may break while still connecting, which tells the same error
  client.on("notification", ({ payload }) => tell(payload ?? "{}"));
  try {
    await client.connect();
    await client.query("listen change");
    connected();
    await ended;
  } finally {
    await client.end().catch(() => {}); // already broken
  }
}
