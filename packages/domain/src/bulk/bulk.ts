import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";

/** Values of a record by their names; compared as JSON. */
export type Columns = Readonly<Record<string, unknown>>;

export type BulkVerdict = "CHANGE" | "SAME" | "REFUSED";

/** What becomes of one record of a bulk edit (批量修改), and why. */
export interface JudgedRow {
  readonly verdict: BulkVerdict;
  /** Of the columns that change, what they were and what they become. */
  readonly before: Columns;
  readonly after: Columns;
  readonly refusal: Refusal | null;
}

/**
 * What a change names, without what it leaves out; where `empties`, null takes the value away, elsewhere it leaves it out too.
 * Refused: NOTHING_CHANGES.
 */
export function named<Change extends object>(change: Change, empties = false): Result<Change> {
  const given = Object.entries(change).filter(
    ([, value]) => value !== undefined && (empties || value !== null),
  );
  return given.length === 0 ? refuse("NOTHING_CHANGES") : ok(Object.fromEntries(given) as Change);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const pick = (from: Columns, names: readonly string[]): Columns =>
  Object.fromEntries(names.map((name) => [name, from[name] ?? null]));

/** Judges a record: what a rule decided against what is there. */
export function judgeRow(current: Columns, decided: Result<object>): JudgedRow {
  if (!decided.ok) return { verdict: "REFUSED", before: {}, after: {}, refusal: decided.refusal };
  const wanted = decided.value as Columns;
  const names = Object.keys(wanted).filter(
    (name) => wanted[name] !== undefined && !same(current[name], wanted[name]),
  );
  const [before, after] = [pick(current, names), pick(wanted, names)];
  return { verdict: names.length > 0 ? "CHANGE" : "SAME", before, after, refusal: null };
}

/**
 * A row of the preview as it is applied: what was shown is what happens. A record that was changed meanwhile, or that a
 * rule decides on otherwise by now, is refused by itself and the others go on.
 */
export function applyRow(shown: JudgedRow, current: Columns, decided: Result<object>): JudgedRow {
  if (shown.verdict !== "CHANGE") return shown;
  const now = judgeRow(current, decided);
  if (now.verdict === "REFUSED") return now;
  const asShown = same(shown.before, now.before) && same(shown.after, now.after);
  return asShown ? now : { ...shown, verdict: "REFUSED", refusal: { code: "BULK_ROW_CHANGED" } };
}

export type BulkStatus = "PREVIEWED" | "APPLIED" | "UNDONE";

/** Refused: BULK_STATE where the edit was applied or undone already; BULK_NOTHING where no row would change. */
export function checkApply(edit: {
  readonly status: BulkStatus;
  readonly toChange: number;
}): Result<null> {
  if (edit.status !== "PREVIEWED") return refuse("BULK_STATE", { status: edit.status });
  return edit.toChange > 0 ? ok(null) : refuse("BULK_NOTHING");
}

/** A record that a bulk edit changed, as the edit left it and as it is now; undefined where it is gone. */
export interface ChangedRow {
  readonly name: string;
  readonly after: Columns;
  readonly current: Columns | undefined;
}

/**
 * An edit is undone as a whole, or not: refused with BULK_CHANGED_SINCE where anything that it changed was changed again,
 * and BULK_STATE where it is not applied.
 */
export function checkUndo(status: BulkStatus, rows: readonly ChangedRow[]): Result<null> {
  if (status !== "APPLIED") return refuse("BULK_STATE", { status });
  const changed = rows.filter(
    ({ after, current }) => !current || !same(after, pick(current, Object.keys(after))),
  );
  if (changed.length === 0) return ok(null);
  const names = changed.slice(0, 5).map(({ name }) => name);
  return refuse("BULK_CHANGED_SINCE", { count: changed.length, names });
}
