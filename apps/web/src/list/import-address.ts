/** Where a list comes in from a workbook; `of` is the record whose list it is. */
export const importAddress = (list: string, of?: string): string =>
  `/import/${list}${of === undefined ? "" : `?of=${encodeURIComponent(of)}`}`;
