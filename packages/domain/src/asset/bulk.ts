import type { Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";

/** What many pieces of equipment are given at once (批量修改设备): what a register that came in leaves out for all of them. */
export interface AssetBulkChange {
  readonly installedOn?: Day;
  /** Since when the warranty runs. */
  readonly warrantyStartOn?: Day;
}

/** The change as it is kept; what is left out stays. Refused: NOTHING_CHANGES. */
export function readAssetChange(change: AssetBulkChange): Result<AssetBulkChange> {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined && value !== null),
  ) as AssetBulkChange;
  return Object.keys(given).length === 0 ? refuse("NOTHING_CHANGES") : ok(given);
}
