import type { Day } from "../calendar/day.ts";
import { type Due, wholeDay } from "../obligation/due.ts";
import { ok, refuse, type Result } from "../result.ts";

/** A home inspected on the day, as the group reports it (001-F 4.2.4). */
export interface SummaryRow {
  readonly unit: string;
  readonly inspected: number;
  readonly failed: number;
  readonly failedItems: readonly string[];
  readonly contractors: readonly string[];
}

/** UAC-R08: sent to the engineering department by 24:00 of the inspection day. */
export const summaryDue = (inspectionDay: Day, zone: string): Due => wholeDay(inspectionDay, zone);

/** The sums below the rows. */
export const summed = (rows: readonly SummaryRow[]) => ({
  units: rows.length,
  inspected: rows.reduce((sum, { inspected }) => sum + inspected, 0),
  failed: rows.reduce((sum, { failed }) => sum + failed, 0),
});

/**
 * Whether a day may be sent now: once, and again where something of it arrived later, from a phone that had no signal. Refused:
 * NOTHING_CHANGES.
 */
export const checkSend = ({
  sentAt,
  lateAt,
}: {
  readonly sentAt: string | null;
  readonly lateAt: string | null;
}): Result<"FIRST" | "SUPPLEMENT"> => {
  if (sentAt === null) return ok("FIRST");
  return lateAt === null ? refuse("NOTHING_CHANGES") : ok("SUPPLEMENT");
};

/**
 * What a group owes engineering once something of a day is recorded: the day's summary with the first of it; after that was sent a
 * supplement, which is due on the day on which the first of it arrived, however much arrives after.
 */
export const summaryOwed = (day: {
  readonly begun: boolean;
  readonly sentAt: string | null;
  readonly lateAt: string | null;
}): "SUMMARY" | "SUPPLEMENT" | null => {
  if (day.begun) return "SUMMARY";
  return day.sentAt !== null && day.lateAt === null ? "SUPPLEMENT" : null;
};

/** The homes of which a supplement says otherwise than the sending before it, or which that one did not have. */
export function supplemented(
  before: readonly SummaryRow[],
  now: readonly SummaryRow[],
): ReadonlySet<string> {
  const told = new Map(before.map((row) => [row.unit, row]));
  const isSame = (row: SummaryRow) => {
    const known = told.get(row.unit);
    return (
      known !== undefined &&
      known.inspected === row.inspected &&
      known.failedItems.join("\n") === row.failedItems.join("\n")
    );
  };
  return new Set(now.filter((row) => !isSame(row)).map(({ unit }) => unit));
}
