import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { roles, type Role, type RoleScope } from "./roles.ts";
import type { PlaceLevel } from "./viewer.ts";

/** 待上岗, 在岗, 离岗: follows from the days. */
export const assignmentStatuses = ["PLANNED", "ACTIVE", "ENDED"] as const;
export type AssignmentStatus = (typeof assignmentStatuses)[number];

/** The days of an assignment, both included; no last day means until further notice. */
export interface Term {
  readonly fromOn: Day;
  readonly toOn: Day | null;
}

/** A role that a person holds, or is to hold, at a place. */
export interface NewAssignment extends Term {
  readonly personId: string;
  readonly role: Role;
  readonly placeLevel: PlaceLevel;
  readonly placeId: string;
}

/** An assignment as it is kept. */
export interface Assignment extends NewAssignment {
  readonly id: string;
  /** The assignment this one stands in for (代理). */
  readonly delegatedFromId: string | null;
}

/** Where an assignment stands on a day; on its last day it is still active. */
export function assignmentStatus(term: Term, today: Day): AssignmentStatus {
  if (compareDays(today, term.fromOn) < 0) return "PLANNED";
  return term.toOn !== null && compareDays(today, term.toOn) > 0 ? "ENDED" : "ACTIVE";
}

const depth: Record<PlaceLevel, number> = { COMPANY: 0, REGION: 1, SERVICE_CENTER: 2, ESTATE: 3 };

/**
 * The levels at which a role may be held: its own or one above, where it reaches everything below.
 * Never lower: the head of a region is not made at an estate. External parties are let in below the
 * company, portal users at their estate.
 */
export function mayBeHeldAt(role: Role, level: PlaceLevel): boolean {
  const scope: RoleScope = roles[role].scope;
  if (scope === "EXTERNAL") return level !== "COMPANY";
  if (scope === "PORTAL") return level === "ESTATE";
  return depth[level] <= depth[scope];
}

/** The project manager and the heads of departments, who publish a mailbox (004-E 十一). */
const publishing: ReadonlySet<Role> = new Set([
  "SERVICE_CENTER_HEAD",
  "CUSTOMER_SERVICE_MANAGER",
  "ENGINEERING_MANAGER",
  "SECURITY_MANAGER",
  "OFFICE_DIRECTOR",
  "GREENING_DIRECTOR",
]);

/** Whether somebody with this mailbox may take up the role. Refused: MAILBOX_REQUIRED (ORG-R10). */
export const checkMailbox = (role: Role, mailbox: string | null): Result<null> =>
  publishing.has(role) && !mailbox?.trim() ? refuse("MAILBOX_REQUIRED", { role }) : ok(null);

/**
 * Gives a person a role at a place. `held`: what the person holds, at any place and time.
 *
 * Refused: ROLE_LEVEL_MISMATCH, ASSIGNMENT_ENDS_BEFORE_START, ASSIGNMENT_OVERLAPS,
 * ASSIGNMENT_TO_ONESELF, unless by a system administrator, whom nobody else could appoint.
 */
export function assign(
  wanted: NewAssignment,
  held: readonly Assignment[],
  by: { readonly personId: string; readonly isSystemAdmin: boolean },
): Result<NewAssignment> {
  if (wanted.personId === by.personId && !by.isSystemAdmin) return refuse("ASSIGNMENT_TO_ONESELF");
  if (!mayBeHeldAt(wanted.role, wanted.placeLevel))
    return refuse("ROLE_LEVEL_MISMATCH", { role: wanted.role, level: wanted.placeLevel });
  return checkTerm(wanted, held);
}

/** The same role at the same place is held once at a time; different roles and places may overlap. */
function checkTerm<A extends NewAssignment>(wanted: A, held: readonly Assignment[]): Result<A> {
  const { fromOn, toOn } = wanted;
  if (toOn !== null && compareDays(toOn, fromOn) < 0)
    return refuse("ASSIGNMENT_ENDS_BEFORE_START", { from: fromOn, to: toOn });
  const twin = held.find(
    (one) =>
      one.personId === wanted.personId &&
      one.role === wanted.role &&
      one.placeId === wanted.placeId &&
      overlap(one, wanted),
  );
  return twin === undefined
    ? ok(wanted)
    : refuse("ASSIGNMENT_OVERLAPS", { from: twin.fromOn, to: twin.toOn ?? "" });
}

const overlap = (a: Term, b: Term): boolean =>
  (a.toOn === null || compareDays(b.fromOn, a.toOn) <= 0) &&
  (b.toOn === null || compareDays(a.fromOn, b.toOn) <= 0);

/**
 * Sets the last day of an assignment. Its delegations end with it: `cut` names each whose last day
 * becomes earlier, or whose days are all gone (`toOn` null: it is to be deleted).
 * Refused: ASSIGNMENT_ENDED, ASSIGNMENT_ENDS_BEFORE_START.
 */
export function endAssignment(
  assignment: Assignment,
  delegations: readonly Assignment[],
  toOn: Day,
  today: Day,
): Result<{ toOn: Day; cut: { id: string; toOn: Day | null }[] }> {
  if (assignmentStatus(assignment, today) === "ENDED") return refuse("ASSIGNMENT_ENDED");
  if (compareDays(toOn, assignment.fromOn) < 0)
    return refuse("ASSIGNMENT_ENDS_BEFORE_START", { from: assignment.fromOn, to: toOn });
  const cut = delegations
    .filter((one) => one.delegatedFromId === assignment.id)
    .filter((one) => one.toOn === null || compareDays(one.toOn, toOn) > 0)
    .map((one) => ({ id: one.id, toOn: compareDays(one.fromOn, toOn) > 0 ? null : toOn }));
  return ok({ toOn, cut });
}

/**
 * 代理: somebody else holds the role at the same place from a day to a day; it ends by itself.
 * `held`: what the stand-in holds.
 *
 * Refused: DELEGATION_OF_DELEGATION, DELEGATION_TO_ONESELF, DELEGATION_WITHOUT_END,
 * DELEGATION_OUTSIDE_ASSIGNMENT, ASSIGNMENT_ENDS_BEFORE_START, ASSIGNMENT_OVERLAPS.
 */
export function delegate(
  own: Assignment,
  standIn: { readonly personId: string; readonly fromOn: Day; readonly toOn: Day | null },
  held: readonly Assignment[],
): Result<Omit<Assignment, "id">> {
  if (own.delegatedFromId !== null) return refuse("DELEGATION_OF_DELEGATION");
  if (standIn.personId === own.personId) return refuse("DELEGATION_TO_ONESELF");
  if (standIn.toOn === null) return refuse("DELEGATION_WITHOUT_END");
  const inside =
    compareDays(standIn.fromOn, own.fromOn) >= 0 &&
    (own.toOn === null || compareDays(standIn.toOn, own.toOn) <= 0);
  if (!inside)
    return refuse("DELEGATION_OUTSIDE_ASSIGNMENT", { from: own.fromOn, to: own.toOn ?? "" });
  const { role, placeLevel, placeId } = own;
  return checkTerm({ ...standIn, role, placeLevel, placeId, delegatedFromId: own.id }, held);
}
