import { type Day, day } from "@threshold/domain/calendar/day";
import type { WorkingCalendar } from "@threshold/domain/calendar/working-calendar";
import type { Pool } from "pg";
import { readsEverything } from "./auth/readable.ts";
import { calendar } from "./contexts.ts";
import type { TenantContext } from "./db/tenancy.ts";
import { nowhere, type Outward } from "./outward.ts";

/** The person that the system's own work is recorded under: nobody. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** What the system itself works with in one company: it sees the whole of it. */
export interface SystemContext extends TenantContext {
  readonly today: Day;
  readonly calendar: WorkingCalendar;
  /** The company's. */
  readonly timeZone: string;
  readonly outward: Outward;
}

/** The system in one company at an instant; null for a company that is not there. */
export async function systemContext(
  pool: Pool,
  companyId: string,
  now: Date,
  origin: string,
  outward = nowhere,
): Promise<SystemContext | null> {
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
  return { pool, scope, now: now.toISOString(), today, calendar, timeZone, outward };
}
