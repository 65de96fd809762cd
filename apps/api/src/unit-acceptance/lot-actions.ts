import { randomBytes } from "node:crypto";
import { drawOrder, judgeLot, lotOf, severityAfter } from "@threshold/domain/unit-acceptance/lots";
import { itemsFor } from "@threshold/domain/unit-acceptance/standard";
import { v7 as uuid } from "uuid";
import type { Tx } from "../db/tenancy.ts";
import {
  askAll,
  decideLot,
  insertLots,
  listDecided,
  listHomes,
  lockLotsOf,
  skipOutside,
} from "./lot-queries.ts";
import { type BatchRow, type RecordRow, updateBatch } from "./queries.ts";

/** 抽样: for what the standard asks by lots, a sample of each building's homes. */
export async function drawLots(db: Tx, batch: BatchRow): Promise<void> {
  const items = itemsFor(batch.content, batch, batch.approvedOn).filter(({ lots }) => lots);
  if (items.length === 0) return;
  const secret = randomBytes(16).toString("hex");
  await updateBatch(db, batch.id, { draw_secret: secret });
  const decided = await listDecided(db, batch.estateId);
  const homes = Map.groupBy(await listHomes(db, batch.id), ({ buildingId }) => buildingId);
  for (const [buildingId, ofBuilding] of homes) {
    const records = new Map(ofBuilding.map(({ name, recordId }) => [name, recordId]));
    const { building } = ofBuilding[0]!;
    const order = await drawOrder([...records.keys()], { batch: batch.id, building, secret });
    for (const { code, label, lots } of items) {
      const { level, aql } = lots!;
      const before = severityAfter(decided.get(`${code} ${level} ${aql}`) ?? []);
      const { plan, severity, sample } = lotOf(code, lots!, order, before);
      const ids = sample.map((name) => records.get(name)!);
      await insertLots(db, [
        {
          id: uuid(),
          service_center_id: batch.serviceCenterId,
          batch_id: batch.id,
          building_id: buildingId,
          item_code: code,
          item_label: label.zh,
          item_label_en: label.en,
          homes: order.length,
          level,
          aql,
          severity,
          letter: plan?.letter ?? null,
          accept: plan?.accept ?? null,
          sample: ids,
          verdict: plan ? "OPEN" : "FULL",
          decided_at: null,
          updated_by: null,
        },
      ]);
      if (plan)
        await skipOutside(db, { batchId: batch.id, buildingId, itemCode: code, sample: ids });
    }
  }
}

/** A home of the sample is concluded: the lots that it decides, and what a rejected one asks of the others. */
export async function decideLots(
  db: Tx,
  record: Pick<RecordRow, "id" | "batchId" | "buildingId">,
): Promise<void> {
  for (const lot of await lockLotsOf(db, record)) {
    const verdict = judgeLot(lot, lot);
    if (verdict === "OPEN") continue;
    await decideLot(db, lot.id, verdict);
    if (verdict === "REJECTED") await askAll(db, { ...record, itemCode: lot.itemCode });
  }
}
