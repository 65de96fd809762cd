import { type Day, day } from "@threshold/domain/calendar/day";
import type { Pool } from "pg";
import { readsEverything } from "./auth/readable.ts";
import { calendar } from "./contexts.ts";
import { type TenantContext, write } from "./db/tenancy.ts";
import { findPlan, listPlansToReplan, planLock } from "./launch/queries.ts";
import { savePlan } from "./launch/save.ts";
import type { Log } from "./log.ts";

/** The person that the system's own work is recorded under: nobody. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** What the system itself works with in one company: it sees the whole of it. Null for a company that is not there. */
export async function systemContext(
  pool: Pool,
  companyId: string,
  now: Date,
  origin: string,
): Promise<(TenantContext & { readonly today: Day }) | null> {
  const { rows } = await pool.query<{
    scope: { timeZone: string; placeIds: string[]; centerIds: string[] } | null;
  }>("select auth.company_scope($1) as scope", [companyId]);
  const found = rows[0]?.scope;
  if (!found) return null;
  const { timeZone, placeIds, centerIds } = found;
  const today = day(new Intl.DateTimeFormat("en-CA", { timeZone }).format(now));
  const scope = {
    companyId,
    accountId: nobody,
    personId: nobody,
    placeIds,
    reachIds: centerIds,
    centerIds,
    readable: readsEverything,
    permissions: [],
    requestId: "",
    origin,
  };
  return { pool, scope, now: now.toISOString(), today };
}

/** Begins a company's day: every plan under way is scheduled from today, so that pages need not. */
export async function beginDay(pool: Pool, companyId: string, now: Date): Promise<number> {
  const context = await systemContext(pool, companyId, now, "day");
  if (!context) return 0;
  const use = { name: "beginDay", key: null, input: null };
  const due = await write(context, use, (db) => listPlansToReplan(db, context.today));
  for (const id of due)
    await write(context, { ...use, lock: planLock(id) }, async (db) => {
      const plan = await findPlan(db, id);
      if (plan) await savePlan(db, { today: context.today, calendar }, plan, {});
      return null;
    });
  return due.length;
}

interface Options {
  readonly pool: Pool;
  readonly clock: () => Date;
  readonly log: Pick<Log, "error" | "info">;
  /** Other work of every day. */
  readonly tidy: () => Promise<void>;
}

/** How often a new day is looked for, in ms: a day begins within a minute of midnight in each company's zone. */
const interval = 60_000;

/** Begins each company's day: at once for those whose plans are of an earlier one, then as midnights pass. */
export function startDays({ pool, clock, log, tidy }: Options): { stop(): Promise<void> } {
  let running = Promise.resolve();
  let tidiedOn = "";
  const work = async () => {
    const now = clock();
    const { rows } = await pool.query<{ company_id: string }>(
      "select distinct company_id from auth.membership",
    );
    for (const { company_id } of rows) {
      const plans = await beginDay(pool, company_id, now);
      if (plans > 0)
        log.info({ company: company_id, plans }, "a new day: launch plans scheduled anew");
    }
    const on = now.toISOString().slice(0, 10);
    if (on !== tidiedOn) await tidy();
    tidiedOn = on;
  };
  const tick = () => {
    running = running
      .then(work)
      .catch((error) => log.error({ err: error }, "the day's work failed; it is tried again"));
  };
  tick();
  const timer = setInterval(tick, interval);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
