import type { Day } from "../calendar/day.ts";
import { named } from "../bulk/bulk.ts";
import type { Result } from "../result.ts";

/** What many pieces of equipment are given at once (批量修改设备): what a register that came in leaves out for all of them. */
export interface AssetBulkChange {
  readonly installedOn?: Day;
  /** Since when the warranty runs. */
  readonly warrantyStartOn?: Day;
}

/** The change as it is kept; what is left out stays. Refused: NOTHING_CHANGES. */
export const readAssetChange = (change: AssetBulkChange): Result<AssetBulkChange> => named(change);
