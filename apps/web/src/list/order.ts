import type { CursorSort } from "@threshold/ui/CursorTable";

/** `NAME_DESC` as the table's sort. */
export function sortOf(order: string): CursorSort {
  return order.endsWith("_DESC")
    ? { key: order.slice(0, -"_DESC".length), direction: "DESC" }
    : { key: order, direction: "ASC" };
}

/** The table's sort as the API's word. */
export const orderOf = ({ key, direction }: CursorSort): string =>
  direction === "DESC" ? `${key}_DESC` : key;
