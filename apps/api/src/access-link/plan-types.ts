import type { Result } from "@threshold/domain/result";
import type { DecidingContext } from "../approval/actions.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import type { LinkSubject } from "./evidence-types.ts";

/** A contractor's plan as the link's page shows it, to be written on. */
export interface OpenPlan {
  /** Which form it has. */
  readonly form: "INITIAL_CLEANING" | "LAUNCH_DAY_CLEANING";
  readonly version: number;
  /** What is kept of it so far, by the names of its fields. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Why the one before was sent back. */
  readonly returnedReason: string | null;
}

/** What a contractor handed in, and by whose link. */
export interface HandedPlan {
  readonly linkId: string;
  /** Who gave the link out. */
  readonly issuedBy: string;
  readonly name: string;
  readonly organization: string | null;
  /** The version that it was written on. */
  readonly version: number | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a kind of plan says of the links by which it is handed in. `id` is the record's uuid. */
export interface PlanSubject {
  /** For the link that is to be made. Refuses whoever may not make the plan himself, and where none is awaited. */
  readonly find: (db: Tx, context: Context, id: string) => Promise<LinkSubject>;
  /** Asked with the sight of the link, which sees this record and no other. */
  readonly read: (
    context: DecidingContext,
    id: string,
  ) => Promise<{ readonly plan: OpenPlan; readonly awaited: Result<null> }>;
  /** Keeps it and asks for its approval, in the link's transaction; refused as anybody's would be. */
  readonly take: (db: Tx, context: DecidingContext, id: string, what: HandedPlan) => Promise<void>;
}

const longest = 4_000;

/** A text of what was sent; blank where there is none. Refused: INVALID_INPUT. */
export function wordsIn(values: HandedPlan["values"], field: string): string {
  const value = values[field] ?? "";
  if (typeof value !== "string" || value.length > longest)
    throw refusalError({ code: "INVALID_INPUT", details: { field, max: longest } });
  return value;
}
