import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "@threshold/domain/canonical-json";
import type { Day } from "@threshold/domain/calendar/day";
import type { HandoverContent } from "@threshold/domain/takeover/handover-pack";
import { defectsOf } from "@threshold/domain/takeover/transfer";
import { startWarranties } from "../asset/queries.ts";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { orderCopy } from "../form/actions.ts";
import { findPackFacts, insertPack } from "./pack-queries.ts";
import type { TakeoverRow, TransferRow } from "./queries.ts";

/**
 * 交接包 of a transfer in the step that passes the right: everything as it stands then, and the warranty clock of the equipment that
 * goes with it.
 */
export async function makePack(
  db: Tx,
  context: Context,
  row: TakeoverRow,
  transfer: TransferRow & { readonly signedOn: Day },
  transferredOn: Day,
): Promise<void> {
  const { id, areaIds, itemIds } = transfer;
  const componentIds = await startWarranties(db, row.estateId);
  const numbers = new Set(defectsOf(transfer, row).map(({ number }) => number));
  const facts = found(
    await findPackFacts(db, {
      projectId: row.id,
      transferId: id,
      areaIds,
      itemIds,
      defectIds: [
        ...row.defects.filter(({ number }) => numbers.has(number)).map((one) => one.id),
        ...transfer.openDefectIds,
      ],
      componentIds,
    }),
  );
  const content: HandoverContent = {
    ...facts,
    number: transfer.number,
    mode: transfer.mode,
    asIs: transfer.asIs,
    what: whatOf(row, transfer),
    agreement: transfer.agreement,
    signedOn: transfer.signedOn,
    transferredOn,
  };
  const said = canonicalJson(content as unknown as Json);
  const { serviceCenterId } = row;
  await insertPack(db, {
    id,
    serviceCenterId,
    projectId: row.id,
    content: said,
    digest: createHash("sha256").update(said).digest("hex"),
    components: componentIds.length,
    printBatchId: await orderCopy(db, context, "TAKEOVER_PACK", { id, serviceCenterId }),
  });
}

/** The names of what a transfer takes over, as its papers say them. */
export const whatOf = (
  { areas, items }: Pick<TakeoverRow, "areas" | "items">,
  { areaIds, itemIds }: Pick<TransferRow, "areaIds" | "itemIds">,
): string[] =>
  [
    ...areas.filter(({ id }) => areaIds.includes(id)),
    ...items.filter(({ id }) => itemIds.includes(id)),
  ].map(({ name }) => name);
