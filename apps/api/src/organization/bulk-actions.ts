import { changeUnit, type UnitBulkChange } from "@threshold/domain/organization/unit-bulk";
import { may, type Place } from "@threshold/domain/organization/viewer";
import type { BulkKind } from "../bulk/types.ts";
import type { Context } from "../context.ts";
import { lockUnits, updateUnits } from "./queries.ts";

/** Units (房屋) in bulk: layout, use, areas, status. Whoever manages places may; a status is a decision of its own. */
export const unitBulk: BulkKind<UnitBulkChange> = {
  async gather(db, context, ids, change) {
    const units = await lockUnits(db, ids);
    return {
      records: units.map(({ id, building, room, estateId, serviceCenterId, ...unit }) => {
        const place = { level: "ESTATE", id: estateId, centerId: serviceCenterId } as const;
        const refusal = reasonAgainst(context, place, change);
        return {
          id,
          name: `${building}-${room}`,
          columns: unit,
          decide: () => (refusal ? { ok: false, refusal } : changeUnit(unit, change)),
          againstUndo: () => refusal,
        };
      }),
      save: (columns) => updateUnits(db, columns),
    };
  },
};

function reasonAgainst({ viewer }: Context, place: Place, change: UnitBulkChange) {
  const permission = change.status === undefined ? "org.manage" : "org.suspend";
  const mayAll = may(viewer, "org.manage", place) && may(viewer, permission, place);
  return mayAll ? undefined : { code: "FORBIDDEN" as const, details: { permission } };
}
