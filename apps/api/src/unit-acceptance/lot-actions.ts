import { randomBytes } from "node:crypto";
import { reasonAgainst } from "@threshold/domain/unit-acceptance/batch";
import {
  drawOrder,
  judgeLot,
  lotOf,
  planKey,
  severityAfter,
} from "@threshold/domain/unit-acceptance/lots";
import { afterDecision } from "@threshold/domain/unit-acceptance/sampling";
import { itemsFor } from "@threshold/domain/unit-acceptance/standard";
import { v7 as uuid } from "uuid";
import { change, found, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { lockEstate } from "../organization/queries.ts";
import { refusalError } from "../refusal.ts";
import type { DecideAcceptanceSamplingInput } from "./inputs.ts";
import {
  askAll,
  decideLot,
  insertLots,
  insertSamplingDecision,
  listHomes,
  listSamplingHistory,
  lockLotsOf,
  skipOutside,
} from "./lot-queries.ts";
import { type BatchRow, findBatch, type RecordRow } from "./queries.ts";
import { rightsAt } from "./rights.ts";

/** What of the batch's standard is inspected by lots. */
const sampledItems = (batch: BatchRow) =>
  itemsFor(batch.content, batch, batch.approvedOn).flatMap(({ lots, ...item }) =>
    lots ? [{ ...item, lots }] : [],
  );

/** 抽样: for what the standard asks by lots, a sample of each building's homes. Answers what the batch keeps of the draw. */
export async function drawLots(
  db: Tx,
  batch: BatchRow,
): Promise<{ readonly draw_secret: string } | undefined> {
  const items = sampledItems(batch);
  if (items.length === 0) return undefined;
  const secret = randomBytes(16).toString("hex");
  await lockEstate(db, batch.estateId);
  const history = await listSamplingHistory(db, batch.estateId);
  const homes = Map.groupBy(await listHomes(db, batch.id), ({ buildingId }) => buildingId);
  const lots = [];
  for (const [buildingId, ofBuilding] of homes) {
    const records = new Map(ofBuilding.map(({ name, recordId }) => [name, recordId]));
    const { building } = ofBuilding[0]!;
    const order = await drawOrder([...records.keys()], { batch: batch.id, building, secret });
    for (const { code, label, lots: spec } of items) {
      const before = severityAfter(history.get(planKey(code, spec)) ?? [], spec);
      const { plan, severity, sample } = lotOf(spec, order, before);
      lots.push({
        id: uuid(),
        service_center_id: batch.serviceCenterId,
        batch_id: batch.id,
        building_id: buildingId,
        item_code: code,
        item_label: label.zh,
        item_label_en: label.en,
        homes: order.length,
        ...spec,
        severity,
        letter: plan?.letter ?? null,
        accept: plan?.accept ?? null,
        sample: sample.map((name) => records.get(name)!),
        verdict: plan ? ("OPEN" as const) : ("FULL" as const),
        decided_at: null,
        updated_by: null,
      });
    }
  }
  await insertLots(db, lots);
  await skipOutside(db, batch.id);
  return { draw_secret: secret };
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

/** 宽严转移 (GB/T 2828.1, 9.3, 9.4) of an item in the batch's estate, for what is drawn from now on. Refused: UAC_SAMPLING_SWITCH. */
export function decideAcceptanceSampling(context: Context, input: DecideAcceptanceSamplingInput) {
  const id = uuidOf("AcceptanceBatch", input.id);
  return change(context, "decideAcceptanceSampling", input, async (db) => {
    const batch = found(await findBatch(db, id));
    const { serviceCenterId, estateId } = batch;
    const rights = rightsAt(context, serviceCenterId);
    const against = reasonAgainst("decideAcceptanceSampling", batch.status, rights);
    if (against) throw refusalError(against);
    const item = sampledItems(batch).find(({ code }) => code === input.itemCode);
    if (!item) throw refusalError({ code: "INVALID_INPUT", details: { field: "itemCode" } });
    await lockEstate(db, estateId); // of two decisions at once the second sees the first
    const events = (await listSamplingHistory(db, estateId)).get(planKey(item.code, item.lots));
    unwrap(afterDecision(severityAfter(events ?? [], item.lots), input.decision));
    await insertSamplingDecision(db, {
      id: uuid(),
      service_center_id: serviceCenterId,
      estate_id: estateId,
      item_code: item.code,
      ...item.lots,
      decision: input.decision,
      reason: text("reason", input.reason, 500),
      updated_by: null,
    });
    return { batch: id };
  });
}
