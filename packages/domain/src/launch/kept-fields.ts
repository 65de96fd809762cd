import type { Day } from "../calendar/day.ts";

/** The project's facts that the region keeps current from the coordination meeting on (LCH-R02). */
export const keptFields = [
  "permits",
  "launchDate",
  "showFlats",
  "fitOutStandard",
  "enclosureScope",
  "officePlace",
] as const;
export type KeptField = (typeof keptFields)[number];

/** The day each kept field was last brought up to date. */
export type FieldsUpdatedOn = Partial<Record<KeptField, Day>>;

/** The days after an update that names some fields. Naming a field confirms it, changed or not. */
export function fieldsUpdated(
  before: FieldsUpdatedOn,
  named: readonly string[],
  today: Day,
): FieldsUpdatedOn {
  const kept = keptFields.filter((field) => named.includes(field));
  return { ...before, ...Object.fromEntries(kept.map((field) => [field, today])) };
}
