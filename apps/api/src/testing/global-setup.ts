import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connections of the owner and of the application's role to the migrated template database. */
    postgres: { ownerUrl: string; appUrl: string };
  }
}

/**
 * One PostgreSQL for the whole run, migrated once; test files copy its database (`openTestDatabase`). It need not outlive
 * a power cut: a commit does not wait for the disk, which was a tenth of the tests' time.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-test-"));
  const server = await startEmbedded({ dataDir, say() {} });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  };
  try {
    const owner = new pg.Client({ connectionString: server.url });
    await owner.connect();
    await owner.query("alter system set synchronous_commit = off");
    await owner.query("select pg_reload_conf()");
    await owner.end();
    const { appUrl } = await migrate({ ownerUrl: server.url });
    project.provide("postgres", { ownerUrl: server.url, appUrl });
  } catch (error) {
    await stop(); // a migration that fails must not keep the run waiting for its database
    throw error;
  }
  return stop;
}
