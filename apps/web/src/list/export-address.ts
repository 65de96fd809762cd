export interface ListAsked {
  /** The record whose list it is. */
  readonly of?: string;
  /** The arguments that the list's query was given, pages left out. */
  readonly args?: object;
  /** Ids of the rows wanted; all of them unless told. */
  readonly rows?: readonly string[];
}

/** Where a list is handed out as a workbook or CSV, narrowed and ordered as its query was. */
export function exportAddress(
  list: string,
  { of, args, rows }: ListAsked,
  language: string,
  format: "xlsx" | "csv",
): string {
  const search = new URLSearchParams({
    ...(of === undefined ? {} : { of }),
    ...(args === undefined ? {} : { args: JSON.stringify(args) }),
    ...(rows === undefined ? {} : { rows: rows.join("~") }),
    lang: language,
  });
  return `/exports/${list}.${format}?${search.toString()}`;
}
