import { ok, refuse, type Result } from "../result.ts";
import type { CheckKind, CheckState } from "./vocabulary.ts";

/** A tick row of a task: a material category (LCH-R20), a pump (LCH-R30), a distance (LCH-R22). */
export interface Check {
  readonly code: string;
  readonly kind: CheckKind;
  readonly state: CheckState;
  readonly value: number | null;
}

/** The columns of a check row that an answer changes. */
export interface CheckChange {
  readonly state: CheckState;
  readonly value: number | null;
}

/** The largest amount a row takes: what `numeric(12, 2)` holds. */
const LARGEST = 9_999_999_999.99;

/**
 * Answers a tick row. "No need" answers only rows that allow it; an amount row is done with a
 * number above zero, kept to two decimals; opening a row again takes its number away.
 */
export function answerCheck(
  check: Check,
  answer: { readonly state: CheckState; readonly value?: number | null | undefined },
): Result<CheckChange> {
  if (answer.state === "NO_NEED" && check.kind !== "TICK_OR_NO_NEED")
    return refuse("CHECK_NEEDS_ANSWER", { check: check.code });
  if (check.kind !== "NUMBER" || answer.state !== "DONE")
    return ok({ state: answer.state, value: null });
  const value = Math.round((answer.value ?? Number.NaN) * 100) / 100;
  if (!(value > 0)) return refuse("CHECK_NUMBER_MISSING", { check: check.code });
  if (value > LARGEST) return refuse("INVALID_INPUT", { field: "value", max: LARGEST });
  return ok({ state: "DONE", value });
}

/** The codes of the rows that still want an answer. */
export const openChecks = (checks: readonly Check[]): string[] =>
  checks.filter((check) => check.state === "OPEN").map((check) => check.code);
