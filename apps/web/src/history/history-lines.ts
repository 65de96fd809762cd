/** One field that a change touched. */
export interface ChangedField {
  field: string;
  before: unknown;
  after: unknown;
}

/** Columns that say nothing to a person: keys, stamps, search helpers. */
const SILENT =
  /^(id|company_id|version|created_.*|updated_.*|search_.*|pinyin.*|account_id|.*_key)$/;

/** The fields that differ between two states of a record; of a new record, those that hold something. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const [old, now] = [asRecord(before), asRecord(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names
    .filter((name) => !SILENT.test(name))
    .map((name) => ({
      field: camelCase(name),
      before: old[name] ?? null,
      after: now[name] ?? null,
    }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

/** `launch_date` → `launchDate`, the field's name in the API. */
export const camelCase = (column: string): string =>
  column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Whether a value is a reference or structure that has no words of its own. */
export const isWordless = (value: unknown): boolean =>
  (typeof value === "object" && value !== null) ||
  (typeof value === "string" && /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value));

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
