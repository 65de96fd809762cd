import type {
  DefectSeverity,
  DefectSourceKind,
  DefectStatus,
} from "@threshold/domain/defect/vocabulary";
import type { DecidingContext } from "../approval/actions.ts";
import type { Tx } from "../db/tenancy.ts";
import { areaDefectMoved } from "../sales-area/moved-actions.ts";
import { guardTakeoverDefect, takeoverDefectMoved } from "../takeover/mended-actions.ts";
import { defectMoved } from "../unit-acceptance/mended-actions.ts";

/** What a kind of record that defects are a part of does when one of them moved. */
export interface DefectSourceDoor {
  /** Asked of every step, also of a defect that no record told, once it is written: refuses what may not be so. */
  readonly guard?: (
    db: Tx,
    defect: {
      readonly estateId: string;
      readonly severity: DefectSeverity;
      readonly status: DefectStatus;
    },
  ) => Promise<void>;
  /** Told in the same transaction; refuses where the record forbids it. `open`: how many of the record's defects still block it; `awaiting`: those to verify. */
  readonly changed: (
    db: Tx,
    context: DecidingContext,
    source: { readonly id: string; readonly item: string | null },
    now: {
      readonly defectId: string;
      readonly serviceCenterId: string;
      readonly status: DefectStatus;
      readonly open: number;
      readonly openOfItem: number;
      readonly awaiting: number;
    },
  ) => Promise<void>;
}

/** Records that defects are a part of; a module adds its own. */
export const defectSourceDoors: Partial<Record<DefectSourceKind, DefectSourceDoor>> = {
  UNIT_ACCEPTANCE: { changed: defectMoved },
  TAKEOVER: { guard: guardTakeoverDefect, changed: takeoverDefectMoved },
  SALES_AREA: { changed: areaDefectMoved },
};
