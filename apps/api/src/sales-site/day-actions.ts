import { day } from "@threshold/domain/calendar/day";
import {
  checkClosing,
  checkVisitors,
  isFollowed,
  judgeCount,
} from "@threshold/domain/showcase/site";
import { dutiesOf, newLosses } from "@threshold/domain/showcase/site-day";
import { siteCheckKinds } from "@threshold/domain/showcase/vocabulary";
import { v7 as uuid } from "uuid";
import { change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { type Tx, write } from "../db/tenancy.ts";
import { notify } from "../notification/notify.ts";
import { settleObligation } from "../obligation/actions.ts";
import { findPersonName } from "../organization/queries.ts";
import { refusalError } from "../refusal.ts";
import type { SystemContext } from "../system.ts";
import { beginDay, obligeFollowing, settleDuty, settleFollowing, supervisorsOf } from "./duties.ts";
import type {
  AddVisitorsInput,
  RecordItemCountInput,
  RecordSiteCheckInput,
  RecordSiteClosingInput,
  ResolveItemLossInput,
  ResolveSiteCheckInput,
  SetVisitorsInput,
} from "./inputs.ts";
import {
  countOpenLines,
  countVisitors,
  insertRows,
  listFollowed,
  listItems,
  listMissedDays,
  listSitesToBegin,
  lockCheck,
  lockLine,
  type SiteRow,
  updateRow,
} from "./queries.ts";
import { siteFor } from "./site-actions.ts";

/** What every record of a site's day carries. */
const placed = (site: SiteRow, dayId: string) => ({
  service_center_id: site.serviceCenterId,
  estate_id: site.estateId,
  site_id: site.id,
  day_id: dayId,
});

const byName = async (db: Tx, { scope }: Context) => {
  const by = await findPersonName(db, scope.personId);
  return by === undefined ? {} : { by };
};

/** 物品清点 (SHW-R19): of every item of the register. What is missing or damaged reaches the supervisor at once. */
export function recordItemCount(context: Context, input: RecordItemCountInput) {
  const siteId = uuidOf("SalesSite", input.siteId);
  const told = new Map(input.lines.map((line) => [uuidOf("SiteItem", line.itemId), line]));
  return change(context, "recordItemCount", input, async (db) => {
    const site = await siteFor(db, context, siteId, "showcase.inventory");
    const register = await listItems(db, siteId);
    // The page counted another register: an item came or went since.
    if (register.length !== told.size || !register.every(({ id }) => told.has(id)))
      throw refusalError({ code: "STALE_VERSION", details: {} });
    const lines = register.map(({ id, name, registered }) => {
      const { counted, condition, remark } = told.get(id)!;
      const because = optionalText("remark", remark || undefined, 500) ?? null;
      return { itemId: id, item: name, registered, counted, condition, remark: because };
    });
    unwrap(judgeCount(lines));
    // By the item's id, for two may have one name.
    const { alerts } = unwrap(judgeCount(lines.map((line) => ({ ...line, item: line.itemId }))));
    const losses = newLosses(alerts, await listFollowed(db, siteId));
    const lost = new Map(losses.map((one) => [one.item, one]));
    const dayId = await beginDay(db, context, site);
    const id = uuid();
    await insertRows(db, "item_count", [
      {
        id,
        ...placed(site, dayId),
        moment: input.moment,
        reported_at: lost.size > 0 ? context.now : null,
      },
    ]);
    await insertRows(
      db,
      "item_count_line",
      lines.map(({ itemId, ...line }, position) => ({
        id: uuid(),
        service_center_id: site.serviceCenterId,
        estate_id: site.estateId,
        count_id: id,
        item_id: itemId,
        position,
        ...line,
        followed: lost.has(itemId),
      })),
    );
    if (dutiesOf(site.kind).includes(`${input.moment}_COUNT`))
      await settleDuty(db, dayId, `${input.moment}_COUNT`);
    if (lost.size > 0) {
      const found = lines.flatMap(({ itemId, item, remark }) => {
        const loss = lost.get(itemId);
        return loss ? [{ ...loss, item, remark }] : [];
      });
      await notify(db, [
        {
          kind: "SITE_LOSS",
          to: await supervisorsOf(db, site),
          data: {
            title: site.name,
            place: site.estateName,
            losses: found,
            ...(await byName(db, context)),
          },
          record: { type: "ItemCount", id },
          urgent: true,
        },
      ]);
      const names = found.map(({ item }) => item).join("、");
      const title = [
        `物品丢失损坏处理（${names}）`,
        `Follow what is missing or damaged (${names})`,
      ] as const;
      await obligeFollowing(db, context, site, { type: "ItemCount", id, title });
    }
    return { count: id };
  });
}

/** 丢失损坏处理结果: how it ended; the register may follow what was counted. */
export function resolveItemLoss(context: Context, input: ResolveItemLossInput) {
  const id = uuidOf("ItemCountLine", input.id);
  return change(context, "resolveItemLoss", input, async (db) => {
    const line = found(await lockLine(db, id));
    await siteFor(db, context, line.siteId, "showcase.supervise", "showcase.inventory");
    if (!line.followed || line.result !== null) throw refusalError({ code: "SITE_RESOLVED" });
    await updateRow(db, "item_count_line", id, {
      result: text("result", input.result, 500),
      resolved_at: context.now,
      resolved_by: context.scope.personId,
    });
    if (input.adjustRegister)
      await updateRow(db, "site_item", line.itemId, { registered: line.counted });
    if ((await countOpenLines(db, line.countId)) === 0)
      await settleFollowing(db, "ItemCount", line.countId);
    return { line: id, count: line.countId };
  });
}

/** 访客 +1 (SHW-R20): one more came in, or so many; one too many is taken back. */
export function addVisitors(context: Context, input: AddVisitorsInput) {
  const siteId = uuidOf("SalesSite", input.siteId);
  return change(context, "addVisitors", input, async (db) => {
    const site = await siteFor(db, context, siteId, "showcase.inventory");
    if (!Number.isInteger(input.more) || Math.abs(input.more) > 1000)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "more" } });
    const dayId = await beginDay(db, context, site);
    const visitors = await countVisitors(db, dayId, { more: input.more });
    unwrap(checkVisitors(visitors, context.today, context.today));
    await settleDuty(db, dayId, "VISITORS");
    return { day: dayId };
  });
}

/** 访客人数 of a day, also one that is over. Refused: VISITORS_NEGATIVE, DAY_IN_FUTURE. */
export function setVisitors(context: Context, input: SetVisitorsInput) {
  const siteId = uuidOf("SalesSite", input.siteId);
  return change(context, "setVisitors", input, async (db) => {
    const site = await siteFor(db, context, siteId, "showcase.inventory");
    const on = input.on ? day(input.on) : context.today;
    const { count: number } = unwrap(checkVisitors(input.number, on, context.today));
    if (on < site.openedOn) throw refusalError({ code: "INVALID_INPUT", details: { field: "on" } });
    const dayId = await beginDay(db, context, site, on);
    await countVisitors(db, dayId, { number });
    if (on === context.today) await settleDuty(db, dayId, "VISITORS");
    return { day: dayId };
  });
}

/** Takes a day's number back, as an import's undo does. */
export const clearVisitors = (context: Context, id: string, siteId: string) =>
  change(context, "setVisitors", { clientMutationId: "import" }, async (db) => {
    await siteFor(db, context, uuidOf("SalesSite", siteId), "showcase.inventory");
    await updateRow(db, "site_day", id, { visitors: null });
    return { day: id };
  });

/** 现场检查 (SHW-R18): in order, or what was found, which the supervisor hears and somebody follows. */
export function recordSiteCheck(context: Context, input: RecordSiteCheckInput) {
  const siteId = uuidOf("SalesSite", input.siteId);
  return change(context, "recordSiteCheck", input, async (db) => {
    const site = await siteFor(db, context, siteId, "showcase.inventory");
    const finding = optionalText("finding", input.finding || undefined, 1000) ?? null;
    const result = (finding && optionalText("result", input.result || undefined, 1000)) ?? null;
    const dayId = await beginDay(db, context, site);
    const id = uuid();
    const resolved =
      result === null ? {} : { resolved_at: context.now, resolved_by: context.scope.personId };
    await insertRows(db, "site_check", [
      { id, ...placed(site, dayId), kind: input.kind, finding, result, ...resolved },
    ]);
    if (finding !== null) {
      await notify(db, [
        {
          kind: "SITE_FINDING",
          to: await supervisorsOf(db, site),
          data: {
            title: site.name,
            place: site.estateName,
            check: input.kind,
            finding,
            ...(await byName(db, context)),
          },
          record: { type: "SiteCheck", id },
        },
      ]);
    }
    if (isFollowed({ finding, result })) {
      const { zh, en } = siteCheckKinds[input.kind];
      const title = [`跟进检查问题（${zh}）`, `Follow what a check found (${en})`] as const;
      await obligeFollowing(db, context, site, { type: "SiteCheck", id, title });
    }
    return { check: id };
  });
}

/** 检查问题处理结果 */
export function resolveSiteCheck(context: Context, input: ResolveSiteCheckInput) {
  const id = uuidOf("SiteCheck", input.id);
  return change(context, "resolveSiteCheck", input, async (db) => {
    const check = found(await lockCheck(db, id));
    await siteFor(db, context, check.siteId, "showcase.inventory", "showcase.supervise");
    if (!isFollowed(check)) throw refusalError({ code: "SITE_RESOLVED" });
    await updateRow(db, "site_check", id, {
      result: text("result", input.result, 1000),
      resolved_at: context.now,
      resolved_by: context.scope.personId,
    });
    await settleFollowing(db, "SiteCheck", id);
    return { check: id };
  });
}

/** 下班关闭 (SHW-R21): doors, windows, water and power, each of them. Refused: CLOSING_INCOMPLETE. */
export function recordSiteClosing(context: Context, input: RecordSiteClosingInput) {
  const siteId = uuidOf("SalesSite", input.siteId);
  return change(context, "recordSiteClosing", input, async (db) => {
    const site = await siteFor(db, context, siteId, "showcase.inventory");
    const { doors, windows, water, power } = input;
    const closing = unwrap(checkClosing({ doors, windows, water, power }));
    const dayId = await beginDay(db, context, site);
    await updateRow(db, "site_day", dayId, {
      ...closing,
      closed_at: context.now,
      closed_by: context.scope.personId,
    });
    await settleDuty(db, dayId, "CLOSING");
    return { day: dayId };
  });
}

/** Begins the day of every open site, and takes what was not done on a day that is over as missed. */
export const beginSiteDays = (context: SystemContext) =>
  write(context, { name: "beginSiteDays", key: null, input: null }, async (db) => {
    for (const { id } of await listMissedDays(db))
      await settleObligation(db, { type: "SiteDay", id }, null, "MISSED");
    for (const site of await listSitesToBegin(db)) await beginDay(db, context, site);
    return null;
  });

/** Who keeps the photos of what was found: whoever may follow it. */
export async function allowSiteFiles(
  db: Tx,
  context: Context,
  type: "ItemCountLine" | "SiteCheck",
  id: string,
): Promise<{ serviceCenterId: string; parents: string[] }> {
  const { siteId } = found(
    type === "ItemCountLine" ? await lockLine(db, id) : await lockCheck(db, id),
  );
  const site = await siteFor(db, context, siteId, "showcase.inventory", "showcase.supervise");
  return { serviceCenterId: site.serviceCenterId, parents: [] };
}
