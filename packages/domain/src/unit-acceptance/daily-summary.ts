import type { Day } from "../calendar/day.ts";
import { type Due, wholeDay } from "../obligation/due.ts";

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
