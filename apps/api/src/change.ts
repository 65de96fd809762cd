import { BeyondCalendar } from "@threshold/domain/calendar/day";
import type { Place } from "@threshold/domain/organization/viewer";
import { may } from "@threshold/domain/organization/viewer";
import type { Permission } from "@threshold/domain/organization/permissions";
import type { Result } from "@threshold/domain/result";
import type { Context } from "./context.ts";
import { refusalOfConstraint } from "./constraint.ts";
import { type Lock, type Tx, write } from "./db/tenancy.ts";
import { parseId } from "./graphql/id.ts";
import { refusalError } from "./refusal.ts";

interface Keyed {
  readonly clientMutationId: string;
}

/** Runs a mutation's body as one audited, idempotent transaction under the client's key. */
export async function change<A>(
  context: Context,
  name: string,
  input: Keyed,
  body: (db: Tx) => Promise<A>,
  lock?: Lock,
): Promise<A> {
  if (!context.canWrite) throw refusalError({ code: "FORBIDDEN" });
  const { clientMutationId: key, ...asked } = input;
  if (!/^[\w-]{1,64}$/.test(key))
    throw refusalError({ code: "INVALID_INPUT", details: { field: "clientMutationId" } });
  try {
    return await write(context, { name, key, input: asked, lock }, body);
  } catch (error) {
    if (error instanceof BeyondCalendar)
      throw refusalError({ code: "INVALID_INPUT", details: { reason: "BEYOND_CALENDAR" } });
    throw refusalOfConstraint(error, name, asked);
  }
}

/** What the rule decided, or its refusal thrown. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw refusalError(result.refusal);
  return result.value;
}

/** The record, or the one answer for "not there" and "not yours". */
export function found<T>(record: T | undefined): T {
  if (record === undefined) throw refusalError({ code: "NOT_FOUND" });
  return record;
}

/** Refuses what the viewer may not do at a place. */
export function allow(context: Context, permission: Permission, place: Place): void {
  if (!may(context.viewer, permission, place))
    throw refusalError({ code: "FORBIDDEN", details: { permission } });
}

/** The uuid in a global id of this type; anything else is a record that is not there, and the refusal says of which type. */
export function uuidOf(type: string, id: string): string {
  const parsed = parseId(id);
  if (parsed?.type !== type) throw refusalError({ code: "NOT_FOUND", details: { type } });
  return parsed.uuid;
}

/** Keeps only what the input names: undefined stays unchanged, null takes the value away. */
export const given = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<T>;

/** A text that must be there: without surrounding blanks, at most `longest` characters. */
export function text(field: string, value: string, longest = 80): string {
  const trimmed = value.trim();
  if (trimmed === "" || trimmed.length > longest)
    throw refusalError({ code: "INVALID_INPUT", details: { field, max: longest } });
  return trimmed;
}

/** The same for a field that may be left out. */
export const optionalText = (field: string, value: string | null | undefined, longest?: number) =>
  value === undefined || value === null ? undefined : text(field, value, longest);
