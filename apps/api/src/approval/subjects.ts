import { approvedBidPlan, returnedBidPlan } from "../bidding/actions.ts";
import type { Tx } from "../db/tenancy.ts";
import {
  approvedMaterials,
  approvedRevision,
  approvedScheme,
  approvedStaffing,
  returnedMaterials,
  returnedRevision,
  returnedScheme,
  returnedStaffing,
  reviewedScheme,
} from "../launch-record/decision-actions.ts";
import { approvedCleaning, returnedCleaning } from "../initial-cleaning/actions.ts";
import { approvedDayPlan, returnedDayPlan } from "../launch-day/actions.ts";
import { approvedConsumables, returnedConsumables } from "../sales-site/consumable-actions.ts";
import {
  approvedShowcase,
  returnedContent,
  returnedShowcase,
  reviewedContent,
  reviewedShowcase,
} from "../showcase/decision-actions.ts";
import type { DecidingContext } from "./actions.ts";

/** What a kind of record does once it is decided on, in the deciding transaction. `id` is the record's uuid. */
export interface ApprovalSubject {
  /** Once each step is through, ahead of `approved` after the last one; for records that one step does something to. */
  readonly stepApproved?: (
    db: Tx,
    context: DecidingContext,
    id: string,
    step: string,
  ) => Promise<unknown>;
  readonly approved: (db: Tx, context: DecidingContext, id: string) => Promise<unknown>;
  /** Back to draft, with the reason; also when the requester takes the request back himself (reason null). */
  readonly returned: (
    db: Tx,
    context: DecidingContext,
    id: string,
    reason: string | null,
  ) => Promise<unknown>;
}

/** Kinds of records that are approved, by GraphQL type; a module adds its own here and in the table `record_kind`. */
export const subjects: Record<string, ApprovalSubject> = {
  SalesSupportScheme: {
    stepApproved: reviewedScheme,
    approved: approvedScheme,
    returned: returnedScheme,
  },
  BiddingProject: { approved: approvedBidPlan, returned: returnedBidPlan },
  StaffingPlan: { approved: approvedStaffing, returned: returnedStaffing },
  StaffingRevision: { approved: approvedRevision, returned: returnedRevision },
  ConsumableRequest: { approved: approvedConsumables, returned: returnedConsumables },
  ShowcasePlan: {
    stepApproved: reviewedShowcase,
    approved: approvedShowcase,
    returned: returnedShowcase,
  },
  ShowcaseContent: { approved: reviewedContent, returned: returnedContent },
  MaterialRequest: { approved: approvedMaterials, returned: returnedMaterials },
  InitialCleaningPlan: { approved: approvedCleaning, returned: returnedCleaning },
  LaunchDayPlan: { approved: approvedDayPlan, returned: returnedDayPlan },
};
