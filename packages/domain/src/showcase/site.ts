import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { CountMoment, ItemCondition, SalesSite } from "./vocabulary.ts";

// Daily records of the sales sites (样板房, 销售中心; 001-B 5, 6).

/** One item as counted (物品清点). */
export interface CountLine {
  readonly item: string;
  readonly registered: number;
  readonly counted: number;
  readonly condition: ItemCondition;
  readonly remark: string | null;
}

/** What a count found amiss: it is reported at once (SHW-R19). */
export interface CountAlert {
  readonly item: string;
  readonly missing: number;
  readonly condition: ItemCondition;
}

/**
 * Judges a count of a site's items (SHW-R19): what is missing or damaged becomes an alert. Refused: INVALID_INPUT
 * for numbers that are none; COUNT_EMPTY; COUNT_UNEXPLAINED where a number differs and nobody says why.
 */
export function judgeCount(lines: readonly CountLine[]): Result<{ alerts: CountAlert[] }> {
  if (lines.length === 0) return refuse("COUNT_EMPTY");
  for (const { item, registered, counted } of lines)
    if (item.trim() === "" || ![registered, counted].every((n) => Number.isInteger(n) && n >= 0))
      return refuse("INVALID_INPUT", { field: "lines", item });
  const unexplained = lines.filter(
    ({ registered, counted, remark }) => registered !== counted && !remark?.trim(),
  );
  if (unexplained.length > 0)
    return refuse("COUNT_UNEXPLAINED", { items: unexplained.map(({ item }) => item) });
  const alerts = lines
    .filter(({ registered, counted, condition }) => counted < registered || condition !== "INTACT")
    .map(({ item, registered, counted, condition }) => ({
      item,
      missing: Math.max(0, registered - counted),
      condition,
    }));
  return ok({ alerts });
}

/** Counts due on a working day: at the show flat before starting and before leaving (SHW-R19). */
export const countsDue = (site: SalesSite): readonly CountMoment[] =>
  site === "SHOW_FLAT" ? ["OPENING", "CLOSING"] : [];

/** Visitors of a site on a day (SHW-R20). Refused: VISITORS_NEGATIVE, DAY_IN_FUTURE. */
export function checkVisitors(count: number, on: Day, today: Day): Result<{ count: number }> {
  if (!Number.isInteger(count) || count > 1_000_000)
    return refuse("INVALID_INPUT", { field: "count" });
  if (count < 0) return refuse("VISITORS_NEGATIVE");
  if (compareDays(on, today) > 0) return refuse("DAY_IN_FUTURE", { field: "on", today });
  return ok({ count });
}

/** Stock of a consumable after some came and some was used (SHW-R20). Refused: STOCK_TOO_SMALL, INVALID_INPUT. */
export function moveStock(
  stock: number,
  { received, used }: { readonly received: number; readonly used: number },
): Result<{ stock: number }> {
  if (!(received >= 0) || !(used >= 0) || received + used === 0)
    return refuse("INVALID_INPUT", { field: received >= 0 ? "used" : "received" });
  // Two decimals, as they are stored.
  const left = Math.round((stock + received - used) * 100) / 100;
  return left < 0
    ? refuse("STOCK_TOO_SMALL", { stock: stock + received, used })
    : ok({ stock: left });
}

/** What is closed after work at the sales center (SHW-R21). */
export interface Closing {
  readonly doors: boolean;
  readonly windows: boolean;
  readonly water: boolean;
  readonly power: boolean;
}

/** Refused: CLOSING_INCOMPLETE with what is still open. */
export function checkClosing(closing: Closing): Result<Closing> {
  const openStill = (["doors", "windows", "water", "power"] as const).filter(
    (one) => !closing[one],
  );
  return openStill.length > 0 ? refuse("CLOSING_INCOMPLETE", { open: openStill }) : ok(closing);
}

/** A check of the site (SHW-R18): with a finding it is followed until the result is written. */
export const isFollowed = (check: {
  readonly finding: string | null;
  readonly result: string | null;
}): boolean => Boolean(check.finding?.trim()) && !check.result?.trim();

/** A survey of needs (SHW-R16) closes with what becomes of the management plan. Refused: ADJUSTMENT_MISSING. */
export function closeSurvey(
  adjustment: { readonly kind: "ADJUSTED"; readonly text: string } | { readonly kind: "NONE" },
): Result<{ adjustment: string | null }> {
  if (adjustment.kind === "NONE") return ok({ adjustment: null });
  const text = adjustment.text.trim();
  return text === "" ? refuse("ADJUSTMENT_MISSING") : ok({ adjustment: text });
}
