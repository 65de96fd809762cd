import type { Pool, PoolClient } from "pg";
import { vi } from "vitest";

/** Round trips to PostgreSQL of this process while `act` runs: each ends with one Sync. */
export async function countRoundTrips(pool: Pool, act: () => Promise<unknown>): Promise<number> {
  const client = (await pool.connect()) as PoolClient & { connection: { sync(): void } };
  const prototype = Object.getPrototypeOf(client.connection);
  client.release();
  const sync = vi.spyOn(prototype, "sync");
  try {
    await act();
    return sync.mock.calls.length;
  } finally {
    sync.mockRestore();
  }
}
