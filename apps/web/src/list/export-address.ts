/** Parts several choices of one field. */
const SEPARATOR = "~";

/** Where a list is handed out as a workbook, narrowed by the same filter that its query was given. */
export function exportAddress(
  list: "estates" | "units" | "launches",
  filter: object,
  language: string,
): string {
  const fields = Object.entries(filter).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(SEPARATOR) : String(value),
  ]);
  return `/exports/${list}.xlsx?${new URLSearchParams([...fields, ["lang", language]]).toString()}`;
}
