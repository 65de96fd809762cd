import type { Typed } from "./sheet.ts";

/** A member's unfinished sheet, kept in this browser only: the server sees nothing until it is handed in. */
const keyOf = (tender: string, member: string) => `threshold.sheet.${tender}.${member}`;

const isTyped = (value: unknown): value is Typed =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every(
    (column: unknown) =>
      typeof column === "object" &&
      column !== null &&
      Object.values(column).every((text) => typeof text === "string"),
  );

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What was kept; nothing where there is none, or none that can be read. */
export function keptDraft(tender: string, member: string, storage: Kept = localStorage): Typed {
  try {
    const value: unknown = JSON.parse(storage.getItem(keyOf(tender, member)) ?? "{}");
    return isTyped(value) ? value : {};
  } catch {
    return {}; // storage may be forbidden, or hold something else under this name
  }
}

/** Whether it was kept. */
export function keepDraft(
  tender: string,
  member: string,
  typed: Typed,
  storage: Kept = localStorage,
): boolean {
  try {
    storage.setItem(keyOf(tender, member), JSON.stringify(typed));
    return true;
  } catch {
    return false; // full or forbidden: the page says that nothing is kept
  }
}

export function dropDraft(tender: string, member: string, storage: Kept = localStorage): void {
  try {
    storage.removeItem(keyOf(tender, member));
  } catch {
    // forbidden: then nothing was kept either
  }
}
