import { defectOf } from "@threshold/domain/unit-acceptance/defect-of";
import { blockersOf, conclude } from "@threshold/domain/unit-acceptance/verdict";
import type { DecidingContext } from "../approval/actions.ts";
import { carryFiles } from "../attachment/queries.ts";
import { unwrap } from "../change.ts";
import type { Tx } from "../db/tenancy.ts";
import { raiseDefect, standingOfSource } from "../defect/actions.ts";
import { decideLots } from "./lot-actions.ts";
import { followBatch } from "./follow.ts";
import { updateRecord } from "./queries.ts";
import { type GatheredRecord, gatherRecord, openBeside, statesOf } from "./record-state.ts";

/** All have signed a home: the conclusion is computed (UAC-R07), what failed becomes defects (UAC-R09), the batch follows. */
export async function recordSigned(db: Tx, context: DecidingContext, id: string): Promise<void> {
  const gathered = await gatherRecord(db, id);
  const { record } = gathered;
  const openDefects = await openBeside(db, id);
  const status = unwrap(
    conclude({ status: record.status, lines: statesOf(gathered), unsigned: [], openDefects }),
  );
  await updateRecord(db, id, {
    status,
    first_pass: record.firstPass ?? status === "QUALIFIED",
    qualified_at: status === "QUALIFIED" ? context.now : null,
  });
  if (status === "RECTIFYING") await raiseFailed(db, context, gathered);
  if (record.firstPass === null) await decideLots(db, record);
  await followBatch(db, gathered);
}

/** A defect for every line that failed and has none open yet: assigned, mended and verified there (UAC-R09). */
async function raiseFailed(db: Tx, context: DecidingContext, gathered: GatheredRecord) {
  const { record, batch, lines, results } = gathered;
  const standing = await standingOfSource(db, { kind: "UNIT_ACCEPTANCE", id: record.id });
  const known = new Set(standing.filter(({ open }) => open).map(({ item }) => item));
  for (const { key } of blockersOf(statesOf(gathered))) {
    const line = lines.find((one) => one.key === key)!;
    const result = results.get(key)!;
    if (known.has(key)) continue;
    const read = result.points.map(({ value }) => value).join("、");
    const { planId, pinX, pinY } = result;
    const defectId = await raiseDefect(db, context, {
      source: { kind: "UNIT_ACCEPTANCE", id: record.id, item: key },
      place: {
        estateId: batch.estateId,
        unitId: record.unitId,
        part: line.room?.name ?? line.item.part.zh,
      },
      ...defectOf(line.item),
      text: [line.item.label.zh, read && `实测 ${read}`, result.remark, line.item.source.document]
        .filter(Boolean)
        .join("；")
        .slice(0, 1_000),
      pin: planId !== null && pinX !== null && pinY !== null ? { planId, x: pinX, y: pinY } : null,
      raisedAt: new Date(result.doneAt).toISOString(),
    });
    const seen = { type: "UnitResult", id: result.id };
    await carryFiles(db, seen, { type: "Defect", id: defectId });
  }
}
