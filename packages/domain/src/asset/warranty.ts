import { addDays, addMonths, compareDays, type Day } from "../calendar/day.ts";
import type { WarrantyState, WarrantyUnit } from "./vocabulary.ts";

/** What is warranted for one component: the lengths are its type's, the days its own. */
export interface Warranty {
  /** 移交日: when it was taken over; the clock starts with it. */
  readonly handedOverOn: Day | null;
  /** The start that the developer's papers name; counts until the component is handed over. */
  readonly statedStartOn: Day | null;
  readonly partsDuration: number | null;
  readonly laborDuration: number | null;
  readonly unit: WarrantyUnit | null;
}

/** The day from which a warranty is counted. */
export const warrantyStart = ({
  handedOverOn,
  statedStartOn,
}: Pick<Warranty, "handedOverOn" | "statedStartOn">): Day | null => handedOverOn ?? statedStartOn;

const days: Partial<Record<WarrantyUnit, number>> = { DAY: 1, WEEK: 7 };
const months: Partial<Record<WarrantyUnit, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/**
 * The last day that is covered: so many calendar months after the start, clamped to the month's end; of a part of a month
 * 30 days are the whole. The day it starts on is not counted, but covered.
 */
export function warrantyUntil(start: Day, duration: number, unit: WarrantyUnit): Day {
  const perDay = days[unit];
  if (perDay !== undefined) return addDays(start, Math.round(duration * perDay));
  const all = duration * (months[unit] ?? 1);
  const whole = Math.floor(all);
  return addDays(addMonths(start, whole), Math.round((all - whole) * 30));
}

function stateOn(warranty: Warranty, duration: number | null, on: Day): WarrantyState {
  if (duration === null || duration === 0 || warranty.unit === null) return "NONE";
  const start = warrantyStart(warranty);
  if (start === null || compareDays(on, start) < 0) return "NOT_STARTED";
  return compareDays(on, warrantyUntil(start, duration, warranty.unit)) <= 0
    ? "COVERED"
    : "EXPIRED";
}

/** Where the warranty of parts and of labor stands on a day, and whether the developer has to pay for a repair then. */
export function warrantyOn(
  warranty: Warranty,
  on: Day,
): {
  readonly parts: WarrantyState;
  readonly labor: WarrantyState;
  readonly developerPays: boolean;
} {
  const parts = stateOn(warranty, warranty.partsDuration, on);
  const labor = stateOn(warranty, warranty.laborDuration, on);
  return { parts, labor, developerPays: parts === "COVERED" || labor === "COVERED" };
}
