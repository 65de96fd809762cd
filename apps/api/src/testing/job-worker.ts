import { sql } from "kysely";
import { openPool } from "../db/database.ts";
import { createLog } from "../log.ts";
import { startWorker } from "../job/worker.ts";
import type { Task } from "../job/tasks.ts";
import { nowhere } from "../outward.ts";

/**
 * A process of its own that works off jobs until it is killed. Beside the product's own it knows a job that marks one
 * more each time it is done: whoever did it twice would be found out. It takes 20 ms unless it is told how long.
 */
const [appUrl = "", ownerUrl = ""] = process.argv.slice(2);
const pool = openPool(appUrl, { onError: () => {} });
const log = createLog("error", false);
const tally: Task<{ n: number; seconds?: number }> = {
  run: (db, _context, { n, seconds = 0.02 }) =>
    sql`with slowly as materialized (select pg_sleep(${seconds}))
      insert into region (company_id, id, code, name, search_key)
      select current_company(), gen_random_uuid(), u, ${`${n} `} || u, '' from slowly, left(gen_random_uuid()::text, 18) u`.execute(
      db,
    ),
};
startWorker({
  pool,
  ownerUrl,
  log,
  outward: nowhere,
  clock: () => new Date(),
  recurring: false,
  tidy: async () => {},
  tasks: { tally },
});
process.stdout.write("working\n");
