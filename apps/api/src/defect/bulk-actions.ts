import type { Columns } from "@threshold/domain/bulk/bulk";
import {
  changeDefect,
  type DefectBulkChange,
  reasonAgainstBulk,
} from "@threshold/domain/defect/bulk";
import { refuse } from "@threshold/domain/result";
import { v7 as uuid } from "uuid";
import type { BulkKind } from "../bulk/types.ts";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { rightsOn, settleIn, tell, watchBatch } from "./actions.ts";
import { findPlace, lockContractor, lockDefects, updateDefect } from "./queries.ts";

/** Defects (缺陷) in bulk: what they are, and of those being mended by whom and by when. Each asks its people anew. */
export const defectBulk: BulkKind<DefectBulkChange> = {
  most: 500,
  async gather(db, context, ids, change) {
    const { contractorId } = change;
    const contractor = contractorId && found(await lockContractor(db, contractorId));
    const known = new Map((await lockDefects(db, ids)).map((row) => [row.id, row]));
    return {
      records: ids.flatMap((id) => {
        const defect = known.get(id);
        if (!defect) return [];
        const rights = rightsOn(context, defect);
        const elsewhere = contractor && contractor.serviceCenterId !== defect.serviceCenterId;
        const { category, severity, trade, dueOn } = defect;
        return [
          {
            id,
            name: `#${defect.number} ${defect.placeName} ${defect.text}`.slice(0, 120),
            columns: { category, severity, trade, contractorId: defect.contractorId, dueOn },
            decide: () =>
              elsewhere
                ? refuse("DEFECT_CONTRACTOR_ELSEWHERE")
                : changeDefect(defect, rights, change),
            againstUndo: () => reasonAgainstBulk(defect, rights, change),
          },
        ];
      }),
      save: (columns) => save(db, context, columns as ReadonlyMap<string, Partial<Kept>>),
    };
  },
};

type Kept = Columns & DefectBulkChange;

async function save(
  db: Tx,
  context: Context,
  columns: ReadonlyMap<string, Partial<Kept>>,
): Promise<void> {
  for (const [id, { contractorId, dueOn, ...kind }] of columns)
    await updateDefect(db, id, {
      ...kind,
      ...(contractorId !== undefined && { contractor_id: contractorId }),
      ...(dueOn !== undefined && { due_on: dueOn }),
    });
  for (const defect of await lockDefects(db, [...columns.keys()])) {
    const { contractorId, dueOn, category } = columns.get(defect.id)!;
    if (contractorId !== undefined || dueOn !== undefined)
      await tell(db, defect, { act: "ASSIGN", reason: null, id: uuid(), doneAt: context.now });
    await settleIn(db, context, defect);
    if (category !== undefined)
      await watchBatch(db, context, defect, found(await findPlace(db, defect)));
  }
}
