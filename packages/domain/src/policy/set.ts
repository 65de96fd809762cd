import { addDays, compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { PolicyEntry, PolicyLevel, PolicyValue } from "./catalog.ts";

/** What somebody wants a setting to be at a place. */
export interface SettingDraft {
  /** As it came; null gives the place back to what it inherits. */
  readonly value: unknown;
  readonly level: PolicyLevel;
  readonly fromOn: Day;
  readonly reason: string;
}

/**
 * The change as it is kept. Refused: POLICY_LEVEL where the key is not set at that level, POLICY_IN_THE_PAST for an
 * earlier day than today (what was counted stands), POLICY_TOO_SOON where people need notice of the value, REASON_REQUIRED,
 * INVALID_INPUT for a value outside of its limits.
 */
export function setPolicy(
  entry: PolicyEntry,
  draft: SettingDraft,
  today: Day,
): Result<{ readonly value: PolicyValue | null; readonly fromOn: Day; readonly reason: string }> {
  const { level, fromOn } = draft;
  if (!entry.levels.includes(level))
    return refuse("POLICY_LEVEL", { level, allowed: [...entry.levels] });
  if (compareDays(fromOn, today) < 0) return refuse("POLICY_IN_THE_PAST", { fromOn, today });
  const reason = draft.reason.trim();
  if (reason === "") return refuse("REASON_REQUIRED", { action: "setPolicy" });
  if (reason.length > 500) return refuse("INVALID_INPUT", { field: "reason", max: 500 });
  if (draft.value === null) return ok({ value: null, fromOn, reason });
  const value = readValue(entry, draft.value);
  if (!value.ok) return value;
  const earliest = earliestOf(entry, value.value, today);
  if (compareDays(fromOn, earliest) < 0) return refuse("POLICY_TOO_SOON", { fromOn, earliest });
  return ok({ value: value.value, fromOn, reason });
}

/** The first day from which a value can count; the default again can count at once. */
const earliestOf = (
  { initial, notice = 0 }: Pick<PolicyEntry, "initial" | "notice">,
  value: PolicyValue,
  today: Day,
): Day => (value === initial ? today : addDays(today, notice));

const wrong = (details: Record<string, string | number> = {}) =>
  refuse("INVALID_INPUT", { field: "value", ...details });

/** A value of the entry's type and within its limits. Refused: INVALID_INPUT with the limits. */
export function readValue(entry: PolicyEntry, value: unknown): Result<PolicyValue> {
  switch (entry.type) {
    case "INT":
    case "DAYS":
      return Number.isSafeInteger(value) ? within(entry, value as number) : wrong();
    case "DECIMAL":
      return readDecimal(entry, value);
    case "DAY_LIST":
      return readDays(entry, value);
    case "TIME":
      return isTime(value) ? ok(value) : wrong();
    case "BOOLEAN":
      return typeof value === "boolean" ? ok(value) : wrong();
    case "CHOICE":
      return typeof value === "string" && entry.options?.includes(value) ? ok(value) : wrong();
  }
}

function within({ min, max }: PolicyEntry, value: number): Result<number> {
  if (min !== undefined && value < min) return wrong({ min, max: max ?? "∞" });
  if (max !== undefined && value > max) return wrong({ min: min ?? "−∞", max });
  return ok(value);
}

function readDecimal(entry: PolicyEntry, value: unknown): Result<number> {
  if (typeof value !== "number" || !Number.isFinite(value)) return wrong();
  const decimals = entry.decimals ?? 2;
  return Number(value.toFixed(decimals)) === value ? within(entry, value) : wrong({ decimals });
}

/** Up to five different numbers of days; kept with the longest first. */
function readDays(entry: PolicyEntry, value: unknown): Result<readonly number[]> {
  if (!Array.isArray(value) || value.length > 5 || new Set(value).size < value.length)
    return wrong();
  for (const days of value as unknown[]) {
    if (!Number.isSafeInteger(days)) return wrong();
    const checked = within(entry, days as number);
    if (!checked.ok) return checked;
  }
  return ok((value as number[]).toSorted((a, b) => b - a));
}

const isTime = (value: unknown): value is string =>
  typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
