import type { AssetBulkChange } from "@threshold/domain/asset/bulk";
import { may } from "@threshold/domain/organization/viewer";
import type { BulkKind } from "../bulk/types.ts";
import { estatePlace } from "./actions.ts";
import { lockComponents, updateComponents } from "./queries.ts";

/** Equipment (设备) in bulk: when it was put in, and since when its warranty runs. Whoever keeps the register may. */
export const assetBulk: BulkKind<AssetBulkChange> = {
  async gather(db, context, ids, change) {
    const components = await lockComponents(db, ids);
    return {
      records: components.map(({ id, name, estateId, serviceCenterId, ...columns }) => {
        const refusal = may(
          context.viewer,
          "asset.manage",
          estatePlace({ estateId, serviceCenterId }),
        )
          ? undefined
          : { code: "FORBIDDEN" as const, details: { permission: "asset.manage" } };
        return {
          id,
          name,
          columns,
          decide: () => (refusal ? { ok: false, refusal } : { ok: true, value: change }),
          againstUndo: () => refusal,
        };
      }),
      save: (changed) => updateComponents(db, changed),
    };
  },
};
