import type { Day } from "@threshold/domain/calendar/day";
import { permissions } from "@threshold/domain/organization/permissions";
import type { Role } from "@threshold/domain/organization/roles";
import { sql } from "kysely";
import type { Pool } from "pg";
import { v7 as uuid } from "uuid";
import type { Context } from "../src/context.ts";
import { write } from "../src/db/tenancy.ts";
import { nowhere } from "../src/outward.ts";
import { systemContext } from "../src/system.ts";

type Action<Input, Answer> = (context: Context, input: Input) => Promise<Answer>;
type Asked<Input> = Omit<Input, "clientMutationId">;

export interface Who {
  readonly companyId: string;
  readonly personId: string;
  readonly accountId: string;
}

/** Somebody who does the demo's work through the product's own actions, on any day. */
export interface Actor {
  readonly who: Who;
  readonly context: Context;
  readonly today: Day;
  /** The same person on another day, at 10:00 unless told, so that histories are of that day; sees the places made since. */
  onDay(today: Day, at?: string): Promise<Actor>;
  /** Somebody else on the same day, whose own roles at the places decide what is theirs to approve. */
  as(personId: string): Promise<Actor>;
  run<Input extends { clientMutationId: string }, Answer>(
    action: Action<Input, Answer>,
    input: Asked<Input>,
  ): Promise<Answer>;
  giveAccount(personId: string, accountId: string): Promise<unknown>;
}

/** Every role that decides something, held by the demo's founder while it is laid out. */
const roles = [
  "SYSTEM_ADMIN",
  "REGION_HEAD",
  "REGION_STAFF",
  "SERVICE_CENTER_HEAD",
  "CUSTOMER_SERVICE_MANAGER",
] as const satisfies readonly Role[];

/** The founder of a demo or test company, who may do everything in it; or somebody who holds just these roles. */
export async function actors(
  pool: Pool,
  who: Who,
  on?: Day,
  outward = nowhere,
  held: readonly Role[] = roles,
  at = "10:00",
): Promise<Actor> {
  const now = on ? new Date(`${on}T${at}:00+08:00`) : new Date();
  const system = await systemContext(pool, who.companyId, now, "demo", outward);
  if (!system) throw new Error(`no company ${who.companyId}`);
  const place = { level: "COMPANY", id: who.companyId } as const;
  const viewer = {
    ...who,
    assignments: held.map((role) => ({
      role,
      place,
      centerIds: "ALL" as const,
      regionIds: "ALL" as const,
    })),
  };
  const scope = { ...system.scope, ...who, permissions: Object.keys(permissions) };
  const context: Context = {
    ...system,
    scope,
    viewer,
    canWrite: true,
    baseUrl: "",
    outward,
    changes: {
      follow: () => {
        throw new Error("the demo follows nothing");
      },
      stop: async () => {},
    },
    confirm: async () => ({ confirmed: false, retryAfterSeconds: 0 }), // nobody types a password here
    invalidateViewers: () => {},
  };
  return bind(pool, who, context, held);
}

function bind(pool: Pool, who: Who, context: Context, held: readonly Role[]): Actor {
  return {
    who,
    context,
    today: context.today,
    onDay: (today, at) => actors(pool, who, today, context.outward, held, at),
    as: (personId) => actors(pool, { ...who, personId }, context.today, context.outward),
    run: (action, input) => action(context, { ...input, clientMutationId: uuid() } as never),
    giveAccount: (personId, accountId) =>
      write(context, { name: "giveAccount", key: null, input: null }, async (db) => {
        await sql`update person set account_id = ${accountId} where company_id = current_company() and id = ${personId}`.execute(
          db,
        );
        return null;
      }),
  };
}
