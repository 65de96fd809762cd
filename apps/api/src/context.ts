import type { Day } from "@threshold/domain/calendar/day";
import type { WorkingCalendar } from "@threshold/domain/calendar/working-calendar";
import type { Viewer } from "@threshold/domain/organization/viewer";
import type { Confirmation, Proof } from "./auth/confirm.ts";
import type { Changes } from "./graphql/changes.ts";
import type { TenantContext } from "./db/tenancy.ts";
import type { Outward } from "./outward.ts";

/** What every resolver and action of a signed-in viewer works with. */
export interface Context extends TenantContext {
  readonly viewer: Viewer;
  /** False for an API token that only reads. */
  readonly canWrite: boolean;
  /** The viewer's day in the company's time zone. */
  readonly today: Day;
  /** The address browsers see, for links. */
  readonly baseUrl: string;
  readonly outward: Outward;
  readonly changes: Changes;
  /** Whether the person behind the account proves to be who he is, e.g. before he signs. */
  readonly confirm: (proof: Proof) => Promise<Confirmation>;
  readonly calendar: WorkingCalendar;
  /** To be called when roles or places changed: the next request sees them. */
  readonly invalidateViewers: (companyId: string) => void;
}
