import { named } from "../bulk/bulk.ts";
import { ok, refuse, type Result } from "../result.ts";
import { changeStatus, type PlaceStatus } from "./hierarchy.ts";
import type { UnitUse } from "./unit-import.ts";

/** What many units are given at once; what is left out stays, null takes the value away. */
export interface UnitBulkChange {
  readonly layoutType?: string | null;
  readonly use?: UnitUse;
  readonly buildingArea?: number | null;
  readonly innerArea?: number | null;
  readonly status?: PlaceStatus;
}

interface UnitFacts {
  readonly buildingArea: number | null;
  readonly innerArea: number | null;
  readonly status: PlaceStatus;
}

/** The change as it is kept. Refused: INVALID_INPUT, NOTHING_CHANGES where it names nothing. */
export function readUnitChange(change: UnitBulkChange): Result<UnitBulkChange> {
  const read = named(change, true);
  if (!read.ok) return read;
  const given = read.value;
  for (const field of ["buildingArea", "innerArea"] as const) {
    const area = given[field];
    if (area != null && !(area >= 0.01 && area <= 9_999_999))
      return refuse("INVALID_INPUT", { field, min: 0.01, max: 9_999_999 });
  }
  const layoutType = given.layoutType?.trim();
  if (layoutType === undefined) return ok(given);
  if (layoutType.length > 40) return refuse("INVALID_INPUT", { field: "layoutType", max: 40 });
  return ok({ ...given, layoutType: layoutType || null });
}

/** The columns of one unit. Refused: INNER_AREA_ABOVE_GROSS, also against the area that it keeps. */
export function changeUnit(
  unit: UnitFacts,
  { status, ...columns }: UnitBulkChange,
): Result<UnitBulkChange> {
  const { innerArea: inner = unit.innerArea, buildingArea: gross = unit.buildingArea } = columns;
  if (inner !== null && gross !== null && inner > gross)
    return refuse("INNER_AREA_ABOVE_GROSS", { inner, gross });
  if (status === undefined || status === unit.status) return ok(columns);
  const changed = changeStatus(unit.status, status);
  return changed.ok ? ok({ ...columns, ...changed.value }) : changed;
}
