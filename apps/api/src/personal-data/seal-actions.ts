import type { Pool } from "pg";
import { type Tx, write } from "../db/tenancy.ts";
import { listCompanies } from "../job/queries.ts";
import { keysOf } from "../personal-keys.ts";
import { phoneTables, type PhoneTable, sealedPhone, unsealPhone } from "../phone.ts";
import { type SystemContext, systemContext } from "../system.ts";
import { listWaitingTables, lockWaiting, redactAudit, updateSealed } from "./queries.ts";

/** Numbers of one transaction. */
const chunk = 200;

const use = { name: "sealPersonalData", key: null, input: null };

/**
 * Seals every company's numbers that are still plain, and seals again those that an earlier key sealed. Each chunk is a transaction
 * of its own: broken off, it goes on where it was when it is called again. Answers how many were sealed.
 */
export async function sealPersonalData(
  pool: Pool,
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  let count = 0;
  for (const companyId of await listCompanies(pool)) {
    const context = await systemContext(pool, companyId, now, "job");
    if (!context) continue;
    for (const table of await listWaitingTables(context, phoneTables, earlierKeys(context)))
      count += await sealTable(context, table, signal);
  }
  return count;
}

const earlierKeys = ({ pool }: SystemContext) => keysOf(pool).names.slice(1);

async function sealTable(
  context: SystemContext,
  table: PhoneTable,
  signal: AbortSignal | undefined,
): Promise<number> {
  for (let count = 0; ;) {
    signal?.throwIfAborted();
    const sealed = await write(context, use, (db) => sealChunk(db, context, table));
    count += sealed;
    if (sealed < chunk) return count;
  }
}

/** What a chunk was plain is taken out of the audit log as well, where it stood in full since it was written. */
async function sealChunk(db: Tx, context: SystemContext, table: PhoneTable): Promise<number> {
  const waiting = await lockWaiting(db, table, earlierKeys(context), chunk);
  if (waiting.length === 0) return 0;
  const rows = waiting.map(({ id, phone, sealed }) => ({
    id,
    ...sealedPhone(
      context,
      table,
      id,
      sealed === null ? phone : unsealPhone(context, table, id, sealed),
    ),
  }));
  await updateSealed(db, table, rows);
  const plain = waiting.flatMap(({ id, sealed }) => (sealed === null ? [id] : []));
  if (plain.length > 0) await redactAudit(db, table, plain, plainColumns[table] ?? ["phone"]);
  return waiting.length;
}

/** Where a number stood beside its column. */
const plainColumns: Partial<Record<PhoneTable, readonly string[]>> = {
  custody_holder: ["phone", "search_key"],
};
