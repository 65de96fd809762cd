import { parseWorkingHours } from "@threshold/domain/calendar/working-hours";
import { day } from "@threshold/domain/calendar/day";
import type { Permission } from "@threshold/domain/organization/permissions";
import { may, type Place } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { allow, change, found, optionalText, text, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { followBelow } from "../graphql/record-changes.ts";
import { refusalError } from "../refusal.ts";
import type {
  CreateSalesSiteInput,
  CreateSiteItemInput,
  UpdateSalesSiteInput,
  UpdateSiteItemInput,
} from "./inputs.ts";
import {
  findEstate,
  findSite,
  insertRows,
  listItems,
  lockItem,
  type SiteRow,
  updateRow,
} from "./queries.ts";

const estatePlace = (id: string, centerId: string): Place => ({ level: "ESTATE", id, centerId });
export const placeOfSite = (site: Pick<SiteRow, "estateId" | "serviceCenterId">): Place =>
  estatePlace(site.estateId, site.serviceCenterId);

/** A site at which the viewer may do one of these; found before allowed: what is not yours is not there. */
export async function siteFor(
  db: Tx,
  context: Context,
  id: string,
  ...permissions: readonly [Permission, ...Permission[]]
): Promise<SiteRow> {
  const site = found(await findSite(db, id));
  const place = placeOfSite(site);
  if (!permissions.some((one) => may(context.viewer, one, place)))
    allow(context, permissions[0], place);
  return site;
}

function checkHours(hours: string | null | undefined): string | null {
  const typed = hours?.trim();
  if (!typed) return null;
  if (!parseWorkingHours(typed))
    throw refusalError({ code: "INVALID_INPUT", details: { field: "hours" } });
  return typed;
}

const stale = (version: number) => refusalError({ code: "STALE_VERSION", details: { version } });

/** 登记案场 */
export function createSalesSite(context: Context, input: CreateSalesSiteInput) {
  const estateId = uuidOf("Estate", input.estateId);
  return change(context, "createSalesSite", input, async (db) => {
    const { serviceCenterId } = found(await findEstate(db, estateId));
    allow(context, "showcase.supervise", estatePlace(estateId, serviceCenterId));
    const id = uuid();
    await insertRows(db, "sales_site", [
      {
        id,
        service_center_id: serviceCenterId,
        estate_id: estateId,
        kind: input.kind,
        name: text("name", input.name),
        hours: checkHours(input.hours),
        opened_on: input.openedOn ? day(input.openedOn) : context.today,
      },
    ]);
    return { site: id };
  });
}

/** 修改案场, 停用: a site that is closed keeps its records and is asked for nothing more. */
export function updateSalesSite(context: Context, input: UpdateSalesSiteInput) {
  const id = uuidOf("SalesSite", input.id);
  return change(context, "updateSalesSite", input, async (db) => {
    const site = await siteFor(db, context, id, "showcase.supervise");
    if (site.version !== input.version) throw stale(site.version);
    const closedOn = input.closedOn ? day(input.closedOn) : null;
    if (closedOn !== null && closedOn < site.openedOn)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "closedOn" } });
    await updateRow(db, "sales_site", id, {
      name: text("name", input.name),
      hours: checkHours(input.hours),
      closed_on: closedOn,
    });
    return { site: id };
  });
}

function checkRegistered(registered: number): number {
  if (!Number.isInteger(registered) || registered < 0 || registered > 100_000)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "registered" } });
  return registered;
}

/** 登记物品 (001-B 6.3) */
export function createSiteItem(context: Context, input: CreateSiteItemInput) {
  const siteId = uuidOf("SalesSite", input.siteId);
  return change(context, "createSiteItem", input, async (db) => {
    const site = await siteFor(db, context, siteId, "showcase.inventory", "showcase.supervise");
    const name = text("name", input.name);
    const place = optionalText("place", input.place || undefined) ?? null;
    const registered = checkRegistered(input.registered);
    if ((await listItems(db, siteId)).length >= 500)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "siteId", max: 500 } });
    const id = uuid();
    const { serviceCenterId: service_center_id, estateId: estate_id } = site;
    const at = { service_center_id, estate_id, site_id: siteId };
    await insertRows(db, "site_item", [{ id, ...at, name, place, registered }]);
    return { item: id };
  });
}

/** 修改物品登记: what is gone is retired, so that counts keep it. */
export function updateSiteItem(context: Context, input: UpdateSiteItemInput) {
  const id = uuidOf("SiteItem", input.id);
  return change(context, "updateSiteItem", input, async (db) => {
    const item = found(await lockItem(db, id));
    await siteFor(db, context, item.siteId, "showcase.inventory", "showcase.supervise");
    if (item.version !== input.version) throw stale(item.version);
    await updateRow(db, "site_item", id, {
      name: text("name", input.name),
      place: optionalText("place", input.place || undefined) ?? null,
      registered: checkRegistered(input.registered),
      retired: input.retired ?? false,
    });
    return { item: id };
  });
}

/** That something of a site changed, for whoever sees it. */
export function followSite(context: Context, siteId: string): AsyncIterableIterator<true> {
  return followBelow(context, { table: "sales_site", id: uuidOf("SalesSite", siteId) });
}
