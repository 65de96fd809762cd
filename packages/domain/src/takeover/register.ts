import { type Decimal } from "../decimal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { OwnerKind } from "./vocabulary.ts";

/** A row of the 权属清册 KF-11. */
export interface OwnershipEntry {
  readonly name: string;
  readonly place: string | null;
  /** In m². */
  readonly area: Decimal | null;
  readonly owner: OwnerKind;
  readonly certificate: string | null;
  readonly use: string | null;
  /** Whom it serves: buildings and zones; none where it serves all. */
  readonly serves: readonly string[];
}

/** KF-11 row as it is kept. Refused: INVALID_INPUT. */
export function checkEntry<Entry extends OwnershipEntry>(entry: Entry): Result<Entry> {
  const name = entry.name.trim();
  if (name === "" || name.length > 80) return refuse("INVALID_INPUT", { field: "name" });
  if (entry.area !== null && !/^\d{1,8}(\.\d{1,2})?$/.test(entry.area))
    return refuse("INVALID_INPUT", { field: "area" });
  return ok({ ...entry, name });
}

/** TKO-R19: a register is done when it has rows, each with its area. Refused: TKO_REGISTER_OPEN. */
export function checkRegister(
  entries: readonly Pick<OwnershipEntry, "name" | "area">[],
): Result<null> {
  const open = entries.filter(({ area }) => area === null).map(({ name }) => name);
  return entries.length > 0 && open.length === 0
    ? ok(null)
    : refuse("TKO_REGISTER_OPEN", { items: open, number: entries.length });
}
