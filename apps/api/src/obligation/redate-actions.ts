import type { DueRule } from "@threshold/domain/obligation/due";
import { reasonAgainstRedating, type RedatingAction } from "@threshold/domain/obligation/redating";
import { may } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { allow, change, found, text, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { type Tx, write } from "../db/tenancy.ts";
import { enqueue } from "../job/enqueue.ts";
import { refusalError } from "../refusal.ts";
import type { SystemContext } from "../system.ts";
import { type Clock, explain, nextFiringAt, noticesFor } from "./actions.ts";
import type { StoredObligation } from "./queries.ts";
import {
  endRedating,
  insertMoves,
  insertRedating,
  keepMoved,
  listRedatable,
  listRedatableKinds,
  lockRedating,
  lockUnmoved,
  type Move,
  moveRedating,
  redate,
  type Redated,
  type RedatingRow,
  tellRedatingProgress,
} from "./redating-queries.ts";
import type { PrepareRedatingInput, RedatingInput } from "./types.ts";

const use = (name: string) => ({ name, key: null, input: null });
/** Obligations looked at or moved in one transaction. */
const chunk = 500;

/** What becomes of an open obligation under a rule; undefined where it stays as it is. */
function redated(
  open: StoredObligation,
  rule: DueRule,
  { now, calendar }: Clock,
): Redated | undefined {
  const told = explain({ ...open, dueRule: rule }, calendar)!;
  const sameRule = JSON.stringify(rule) === JSON.stringify(open.dueRule);
  const moves = !sameRule || Date.parse(open.dueAt!) !== told.due.at;
  const notices = noticesFor(told.due, open.settings, open.notices?.also);
  if (!moves && isSame(notices, open.notices)) return undefined;
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
    moves,
  };
}

/** Two lists of settings say the same, in whatever order their keys stand. */
const isSame = (one: object, other: object | null) =>
  other !== null &&
  JSON.stringify(Object.entries(one).toSorted()) ===
    JSON.stringify(Object.entries(other).toSorted());

const moveOf = (open: StoredObligation, after: Redated): Move => ({
  obligation_id: open.id,
  from_rule: open.dueRule!,
  to_rule: after.due_rule,
  from_due_at: open.dueAt!,
  to_due_at: after.due_at,
});

function ruleOf({ unit, count, before }: PrepareRedatingInput): DueRule | null {
  if (!unit) return null;
  if (unit === "DAY" || unit === "END_OF_WORK") return { unit };
  if (count === undefined || count === null || count < 0 || count > 36_500)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "count" } });
  return unit === "CALENDAR_DAYS" || unit === "WORKING_DAYS"
    ? { unit, count, ...(before && { before }) }
    : { unit, count };
}

const allowRedating = (context: Context) =>
  allow(context, "obligation.redate", { level: "COMPANY", id: context.viewer.companyId });

/** What can be re-dated: the kinds of which any is open; nothing to whoever may not. */
export async function redatableKinds(context: Context) {
  const company = { level: "COMPANY", id: context.viewer.companyId } as const;
  if (!may(context.viewer, "obligation.redate", company)) return [];
  return write(context, use("redatableKinds"), listRedatableKinds);
}

/**
 * 按新规则重排: what is open of a kind under a newer rule, or each by its own rule and the calendar that is known now. By
 * itself a rule that changes changes nothing that is under way. First a job looks what would move.
 */
export function prepareRedating(context: Context, input: PrepareRedatingInput) {
  allowRedating(context);
  const rule = ruleOf(input);
  return change(context, "prepareRedating", input, async (db) => {
    const kinds = await listRedatableKinds(db);
    found(
      kinds.find(({ recordType, kind }) => recordType === input.recordType && kind === input.kind),
    );
    const id = uuid();
    const { recordType, kind } = input;
    await insertRedating(db, {
      id,
      recordType,
      kind,
      rule,
      reason: text("reason", input.reason, 200),
    });
    await enqueue(db, "checkRedating", { redatingId: id });
    return { redating: id };
  });
}

const step = (
  context: Context,
  action: RedatingAction,
  input: RedatingInput,
  then: (db: Tx, row: RedatingRow) => Promise<unknown>,
) => {
  allowRedating(context);
  const id = uuidOf("Redating", input.id);
  return change(context, action, input, async (db) => {
    const row = found(await lockRedating(db, id));
    const refusal = reasonAgainstRedating(action, row.status);
    if (refusal) throw refusalError(refusal);
    await then(db, row);
    return { redating: id };
  });
};

/** 执行重排 */
export const applyRedating = (context: Context, input: RedatingInput) =>
  step(context, "applyRedating", input, async (db, { id }) => {
    await moveRedating(db, id, "CHECKED", "APPLYING");
    await enqueue(db, "applyRedating", { redatingId: id });
  });

/** 取消重排: what has moved by then stays moved, and is told. */
export const cancelRedating = (context: Context, input: RedatingInput) =>
  step(context, "cancelRedating", input, (db, { id }) => endRedating(db, id, "CANCELLED"));

/** Looks what moves, a chunk in each transaction; done again it goes on over the same ground and keeps nothing twice. */
export async function checkRedating(context: SystemContext, id: string): Promise<void> {
  for (let after: string | null = null; ;) {
    const last: string | null = await write(context, use("tellRedatingProgress"), async (db) => {
      const row = await lockRedating(db, id);
      if (row?.status !== "CHECKING") return null;
      const open = await listRedatable(db, row, after, chunk);
      const moves = open.flatMap((one) => {
        const next = redated(one, row.rule ?? one.dueRule!, context);
        return next ? [moveOf(one, next)] : [];
      });
      await insertMoves(db, row, moves);
      await tellRedatingProgress(db, id, "CHECKING", open.length);
      return open.length < chunk ? null : open.at(-1)!.id;
    });
    if (last === null) break;
    after = last;
  }
  await write(context, use("checkRedating"), (db) => moveRedating(db, id, "CHECKING", "CHECKED"));
}

/** Moves what was looked at and is still open, a chunk in each transaction, until none is left or it is called off. */
export async function carryOutRedating(context: SystemContext, id: string): Promise<void> {
  for (let more = true; more;) {
    more = await write(context, use("tellRedatingProgress"), async (db) => {
      const row = await lockRedating(db, id);
      if (row?.status !== "APPLYING") return false;
      const { ids, open } = await lockUnmoved(db, id, chunk);
      const next = open.flatMap((one) => {
        const after = redated(one, row.rule ?? one.dueRule!, context);
        return after ? [{ after, move: moveOf(one, after) }] : [];
      });
      await redate(
        db,
        next.map(({ after }) => after),
      );
      await keepMoved(
        db,
        id,
        ids,
        next.map(({ move }) => move),
      );
      await tellRedatingProgress(db, id, "APPLYING", ids.length);
      return ids.length > 0;
    });
  }
  await write(context, use("applyRedating"), (db) => moveRedating(db, id, "APPLYING", "DONE"));
}

export const failRedating = (db: Tx, id: string) => endRedating(db, id, "FAILED");
