import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { type TenantContext, write } from "../db/tenancy.ts";
import { clearUploads } from "../storage/upload.ts";
import { failLeftBehind, listCompanies } from "./queries.ts";

/**
 * Ends as FAILED the imports that a killed server left READING, APPLYING or UNDOING, and throws away
 * their workbooks; nothing of an unfinished step was kept. For the start of the one server of a
 * database, before it takes requests. Answers how many there were.
 */
export async function recoverImports(
  pool: Pool,
  { dataDir, now = new Date() }: { readonly dataDir: string; readonly now?: Date },
): Promise<number> {
  await clearUploads(dataDir);
  let recovered = 0;
  for (const companyId of await listCompanies(pool)) {
    const context = serverContext(pool, companyId, now.toISOString());
    recovered += await write(context, { name: "recoverImports", key: null, input: null }, (db) =>
      failLeftBehind(db, { code: "IMPORT_INTERRUPTED" }),
    );
  }
  return recovered;
}

/** The server on its own behalf: in one company, reaching nothing but what its policies open to this job. */
const serverContext = (pool: Pool, companyId: string, now: string): TenantContext => ({
  pool,
  scope: {
    companyId,
    accountId: "",
    personId: "",
    placeIds: [],
    reachIds: [],
    centerIds: [],
    readable: "",
    permissions: [],
    requestId: randomUUID(),
    origin: "job recoverImports",
  },
  now,
  today: now.slice(0, 10),
});
