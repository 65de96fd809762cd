import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { openPool } from "./database.ts";

/** A streaming replica, for long reads that should not hold the primary up. */
export interface Replica {
  /** Where all can be read that is committed by now: the replica once it has that, else the primary. */
  upToDate(): Promise<Pool>;
  close(): Promise<void>;
}

interface ReplicaLog {
  warn(fields: { err: unknown }, message: string): void;
}

/** How long the replica is waited for, and how often it is asked, in ms. */
const patience = 1_000;
const pause = 25;

const committed = "select pg_current_wal_lsn()::text as lsn";
const replayed = "select pg_last_wal_replay_lsn() >= $1::pg_lsn as yes";

/**
 * The replica at this address, asked as the application's own role whoever the address names: another one might see past
 * row-level security. Without an address the primary is all there is.
 */
export function openReplica(
  address: string | undefined,
  { appUrl, primary, log }: { appUrl: string; primary: Pool; log: ReplicaLog },
): Replica {
  if (!address) return { upToDate: async () => primary, close: async () => {} };
  const url = new URL(appUrl);
  url.host = new URL(address).host;
  const onError = (error: Error) => log.warn({ err: error }, "connection to the replica lost");
  const replica = openPool(url.href, { max: 4, onError });

  async function hasAll(lsn: string): Promise<boolean> {
    for (let waited = 0; waited < patience; waited += pause) {
      const { rows } = await replica.query<{ yes: boolean | null }>(replayed, [lsn]);
      if (rows[0]!.yes) return true;
      await sleep(pause);
    }
    return false;
  }
  return {
    async upToDate() {
      const { rows } = await primary.query<{ lsn: string }>(committed);
      try {
        return (await hasAll(rows[0]!.lsn)) ? replica : primary;
      } catch (error) {
        log.warn({ err: error }, "the replica does not answer: the primary does");
        return primary;
      }
    },
    close: () => replica.end(),
  };
}
