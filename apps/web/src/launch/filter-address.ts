import type { FilterValues } from "@threshold/ui/FilterBar";

const SEPARATOR = "~";

/** Filter values as the address keeps them, so that a narrowed list can be sent to a colleague. */
export function toAddress(values: FilterValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      if (value === undefined || value.length === 0) return [];
      return [[key, typeof value === "string" ? value : value.join(SEPARATOR)]];
    }),
  );
}

/** The inverse; `many` names the fields that hold several choices. */
export function fromAddress(
  address: URLSearchParams,
  keys: readonly string[],
  many: readonly string[],
): FilterValues {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const text = address.get(key);
      if (!text) return [];
      return [[key, many.includes(key) ? text.split(SEPARATOR) : text]];
    }),
  );
}
