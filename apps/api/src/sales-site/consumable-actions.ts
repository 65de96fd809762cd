import { moveStock } from "@threshold/domain/showcase/site";
import { v7 as uuid } from "uuid";
import { requestApproval, type DecidingContext } from "../approval/actions.ts";
import { change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import { contentHashOf } from "../content-hash.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { policyValue } from "../policy/queries.ts";
import { refusalError } from "../refusal.ts";
import type {
  CreateConsumableInput,
  RecordConsumableInput,
  RequestConsumablesInput,
  UpdateConsumableInput,
} from "./inputs.ts";
import {
  type ConsumableRow,
  deleteConsumable,
  findRequest,
  insertRows,
  lockConsumable,
  type SiteRow,
  updateRow,
} from "./queries.ts";
import { siteFor } from "./site-actions.ts";

const lies = ({ serviceCenterId, estateId }: SiteRow) => ({
  service_center_id: serviceCenterId,
  estate_id: estateId,
});

function quantity(field: string, value: number | null | undefined): number {
  const number = value ?? 0;
  if (!(number >= 0) || number > 1_000_000 || Math.round(number * 100) / 100 !== number)
    throw refusalError({ code: "INVALID_INPUT", details: { field } });
  return number;
}

/** 登记低值易耗品, with what there is of it. */
export function createConsumable(context: Context, input: CreateConsumableInput) {
  const siteId = uuidOf("SalesSite", input.siteId);
  return change(context, "createConsumable", input, async (db) => {
    const site = await siteFor(db, context, siteId, "showcase.inventory");
    const stock = quantity("stock", input.stock);
    const lowAt =
      input.lowAt === null || input.lowAt === undefined ? null : quantity("lowAt", input.lowAt);
    const id = uuid();
    const name = text("name", input.name);
    const unit = text("unit", input.unit, 10);
    await insertRows(db, "consumable", [
      { id, ...lies(site), site_id: siteId, name, unit, stock, low_at: lowAt },
    ]);
    if (stock > 0)
      await insertRows(db, "consumable_entry", [
        { id: uuid(), ...lies(site), consumable_id: id, received: stock, stock_after: stock },
      ]);
    return { consumable: id };
  });
}

/** Takes a consumable back that only began, as an import's undo does. */
export const removeNewConsumable = (context: Context, id: string) =>
  change(context, "removeConsumable", { clientMutationId: "import" }, async (db) => {
    const row = found(await lockConsumable(db, id));
    await siteFor(db, context, row.siteId, "showcase.inventory");
    await deleteConsumable(db, id);
    return {};
  });

export function updateConsumable(context: Context, input: UpdateConsumableInput) {
  const id = uuidOf("Consumable", input.id);
  return change(context, "updateConsumable", input, async (db) => {
    const row = found(await lockConsumable(db, id));
    await siteFor(db, context, row.siteId, "showcase.inventory");
    if (row.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: row.version } });
    await updateRow(db, "consumable", id, {
      name: text("name", input.name),
      unit: text("unit", input.unit, 10),
      low_at:
        input.lowAt === null || input.lowAt === undefined ? null : quantity("lowAt", input.lowAt),
    });
    return { consumable: id };
  });
}

/** 入库、领用 (SHW-R20): never more than there is. Refused: STOCK_TOO_SMALL. */
export function recordConsumable(context: Context, input: RecordConsumableInput) {
  const id = uuidOf("Consumable", input.id);
  return change(context, "recordConsumable", input, async (db) => {
    const row = found(await lockConsumable(db, id));
    const site = await siteFor(db, context, row.siteId, "showcase.inventory");
    const received = quantity("received", input.received);
    const used = quantity("used", input.used);
    const { stock } = unwrap(moveStock(row.stock, { received, used }));
    const remark = optionalText("remark", input.remark || undefined, 200) ?? null;
    await updateRow(db, "consumable", id, { stock });
    await insertRows(db, "consumable_entry", [
      { id: uuid(), ...lies(site), consumable_id: id, received, used, stock_after: stock, remark },
    ]);
    return { consumable: id };
  });
}

const sum = (lines: readonly { of: ConsumableRow; quantity: number }[]) =>
  lines.map(({ of, quantity: many }) => `${of.name} ${many}${of.unit}`).join("；");

/** 申报低值易耗品: the supervisor approves, or whom the setting names. */
export function requestConsumables(context: Context, input: RequestConsumablesInput) {
  const siteId = uuidOf("SalesSite", input.siteId);
  return change(context, "requestConsumables", input, async (db) => {
    const site = await siteFor(db, context, siteId, "showcase.inventory");
    const asked = new Map(
      input.lines.map((line) => [uuidOf("Consumable", line.consumableId), line.quantity]),
    );
    if (asked.size === 0 || asked.size !== input.lines.length)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "lines" } });
    const lines: { of: ConsumableRow; quantity: number }[] = [];
    for (const [id, many] of asked) {
      const of = found(await lockConsumable(db, id));
      if (of.siteId !== siteId) found(undefined);
      if (quantity("quantity", many) === 0)
        throw refusalError({ code: "INVALID_INPUT", details: { field: "quantity" } });
      lines.push({ of, quantity: many });
    }
    const id = uuid();
    const remark = optionalText("remark", input.remark || undefined, 500) ?? null;
    await insertRows(db, "consumable_request", [{ id, ...lies(site), site_id: siteId, remark }]);
    await insertRows(
      db,
      "consumable_request_line",
      lines.map(({ of, quantity: many }, position) => ({
        id: uuid(),
        ...lies(site),
        request_id: id,
        consumable_id: of.id,
        position,
        quantity: many,
      })),
    );
    const place = { level: "SERVICE_CENTER", id: site.serviceCenterId } as const;
    const approver = await policyValue(db, "showcase.consumableApprover", place);
    await requestApproval(db, context, {
      chain: "CONSUMABLE_REQUEST",
      recordType: "ConsumableRequest",
      recordId: id,
      serviceCenterId: site.serviceCenterId,
      deciders: { APPROVE: approver as "CUSTOMER_SERVICE_SUPERVISOR" },
      contentHash: contentHashOf({
        lines: lines.map(({ of, quantity: many }) => ({
          name: of.name,
          unit: of.unit,
          quantity: many,
        })),
        remark,
      }),
      summary: {
        title: `低值易耗品申报 · ${site.name}`,
        titleEn: `Consumables request · ${site.name}`,
        facts: [
          { label: "申报数量", labelEn: "Asked for", value: sum(lines) },
          {
            label: "现有库存",
            labelEn: "In stock",
            value: sum(lines.map(({ of }) => ({ of, quantity: of.stock }))),
          },
          ...(remark ? [{ label: "说明", labelEn: "Remark", value: remark }] : []),
        ],
      },
    });
    return { request: id };
  });
}

/** A request decided on. */
export async function approvedConsumables(db: Tx, _context: DecidingContext, id: string) {
  found(await findRequest(db, id));
  await updateRow(db, "consumable_request", id, { status: "APPROVED", returned_reason: null });
}

export async function returnedConsumables(
  db: Tx,
  _context: DecidingContext,
  id: string,
  reason: string | null,
) {
  found(await findRequest(db, id));
  await updateRow(db, "consumable_request", id, { status: "RETURNED", returned_reason: reason });
}
