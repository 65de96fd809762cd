import type { DueRule } from "@threshold/domain/obligation/due";
import { allow, change } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { type Clock, explain, nextFiringAt, noticesFor } from "./actions.ts";
import { listOpenUnderRule, redate, type Redated, type StoredObligation } from "./queries.ts";
import type { RedateObligationsInput } from "./types.ts";

type Open = StoredObligation & { readonly title: string };

/** What becomes of an open obligation under another rule; undefined where it stays as it is. */
function redated(open: Open, rule: DueRule, { now, calendar }: Clock): Redated | undefined {
  const told = explain({ ...open, dueRule: rule }, calendar)!;
  const sameRule = JSON.stringify(rule) === JSON.stringify(open.dueRule);
  if (sameRule && Date.parse(open.dueAt!) === told.due.at) return undefined;
  const keeps = open.notices && told.due.wholeDay === open.wholeDay;
  const notices = keeps ? open.notices! : noticesFor(told.due, open.settings, open.notices?.also);
  const since = Date.parse(now);
  const row = {
    due: told.due,
    notices,
    role: open.responsibleRole,
    zone: open.timeZone,
    since,
    missed: 0,
    recurrence: null,
  };
  return {
    id: open.id,
    due_rule: rule,
    due_on: told.due.on,
    due_at: new Date(told.due.at).toISOString(),
    whole_day: told.due.wholeDay,
    provisional: told.provisional,
    notices,
    next_firing_at: open.paused ? null : nextFiringAt(row, since - 1),
  };
}

/**
 * Brings what is open of a kind under a newer rule, because somebody asked for it: by itself a rule that changes changes
 * nothing that is under way. Answers what moves and whereto; with `apply` it moves.
 */
export async function redateObligations(
  db: Tx,
  clock: Clock,
  of: { readonly recordType: string; readonly kind: string },
  rule: DueRule,
  apply: boolean,
) {
  const open = await listOpenUnderRule(db, of);
  const moved = open.flatMap((one) => {
    const after = redated(one, rule, clock);
    return after ? [{ before: one, after }] : [];
  });
  if (apply && moved.length > 0)
    await redate(
      db,
      moved.map(({ after }) => after),
    );
  return moved;
}

function ruleOf({ unit, count, before }: RedateObligationsInput): DueRule {
  if (unit === "DAY" || unit === "END_OF_WORK") return { unit };
  if (count === undefined || count === null || count < 0 || count > 36_500)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "count" } });
  return unit === "CALENDAR_DAYS" || unit === "WORKING_DAYS"
    ? { unit, count, ...(before && { before }) }
    : { unit, count };
}

/** 按新规则重排: without `apply` it only says what would move. */
export function redateOpen(context: Context, input: RedateObligationsInput) {
  allow(context, "obligation.redate", { level: "COMPANY", id: context.viewer.companyId });
  const rule = ruleOf(input);
  return change(context, "redateObligations", input, async (db) => {
    const moved = await redateObligations(db, context, input, rule, input.apply);
    return {
      moved: moved.map(({ before, after }) => ({
        id: `Obligation_${before.id}`,
        title: before.title,
        fromDueAt: before.dueAt!,
        toDueAt: after.due_at,
      })),
    };
  });
}
