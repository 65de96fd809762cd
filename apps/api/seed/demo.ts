import type { Env } from "../src/env.ts";
import type { Log } from "../src/log.ts";

export type SeedOptions = {
  env: Env;
  ownerUrl: string;
  appUrl: string;
  log: Log;
  /** Aborted when the start is interrupted. */
  signal: AbortSignal;
};

export type DemoAccount = { email: string; password: string; role: string };

/**
 * Fills an empty database with the demo company; does nothing to one that holds any account.
 *
 * @returns the demo's accounts when the database is the demo's, otherwise none
 */
export async function seedDemo(_options: SeedOptions): Promise<DemoAccount[]> {
  return [];
}
