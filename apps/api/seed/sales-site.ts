import { addDays, type Day, weekday } from "@threshold/domain/calendar/day";
import type { Pool } from "pg";
import {
  createConsumable,
  recordConsumable,
  requestConsumables,
} from "../src/sales-site/consumable-actions.ts";
import {
  addVisitors,
  recordItemCount,
  recordSiteCheck,
  recordSiteClosing,
  resolveItemLoss,
  resolveSiteCheck,
  setVisitors,
} from "../src/sales-site/day-actions.ts";
import { recordInquiry } from "../src/sales-site/inquiry-actions.ts";
import { createSalesSite, createSiteItem } from "../src/sales-site/site-actions.ts";
import { sql } from "kysely";
import { statement } from "../src/db/database.ts";
import { read } from "../src/db/tenancy.ts";
import { type Actor, actors, type Who } from "./actor.ts";
import type { DemoPlaces } from "./demo.ts";

/** Who keeps the sites: the supervisor lays them out, a receptionist works at each. */
export interface SitePeople {
  readonly supervisor: Who;
  readonly showFlat: Who;
  readonly salesCenter: Who;
}

const items = [
  ["客厅", "沙发", 1],
  ["客厅", "茶几", 1],
  ["客厅", "花瓶", 3],
  ["客厅", "装饰画", 4],
  ["主卧", "床品四件套", 1],
  ["主卧", "抱枕", 6],
  ["主卧", "床头灯", 2],
  ["厨房", "餐具套装", 2],
  ["厨房", "咖啡机", 1],
] as const;

const consumables = [
  ["矿泉水", "瓶", 240, 48],
  ["茶叶", "包", 60, 20],
  ["一次性纸杯", "个", 500, 100],
  ["一次性鞋套", "双", 300, 80],
] as const;

const inquiries = [
  [
    6,
    "VISIT",
    "CUSTOMER",
    "PROPERTY",
    "物业费标准是多少，什么时候开始交？",
    "住宅3.8元/平方米·月，自交付之日起计收。",
  ],
  [5, "PHONE", "CUSTOMER", "HOUSE_BUYING", "周末可以看房吗？", "可以，销售中心每天9点至20点开放。"],
  [
    4,
    "VISIT",
    "SALES",
    "EXPLANATION",
    "请给客户讲解物业特色服务",
    "已按讲解说辞讲解，并赠送手册。",
  ],
  [
    3,
    "VISIT",
    "CUSTOMER",
    "PROPERTY",
    "装修期间电梯怎么使用？",
    "装修材料走货梯，需提前办理装修备案。",
  ],
  [
    2,
    "PHONE",
    "CUSTOMER",
    "PROPERTY",
    "小区有没有电动车充电桩？",
    "地下车库设有充电区，开盘后公布收费标准。",
  ],
  [1, "VISIT", "CUSTOMER", "EXPLANATION", "会所什么时候开放？", null],
] as const;

const busy = (on: Day, by: number) => (weekday(on) >= 6 ? 2 * by : by);

/** Sales sites of one estate with two weeks of full days, six of visitors, and today begun. */
export async function seedSalesSites(
  pool: Pool,
  people: SitePeople,
  places: DemoPlaces,
  today: Day,
): Promise<void> {
  const at = (who: Who, day: Day, time?: string): Promise<Actor> =>
    actors(pool, who, day, undefined, undefined, time);
  const opened = addDays(today, -45);
  const supervisor = await at(people.supervisor, opened);
  const lay = async (kind: "SHOW_FLAT" | "SALES_CENTER", name: string) => {
    const estateId = `Estate_${places.get("JXHT")}`;
    const asked = { estateId, kind, name, hours: "1-7 09:00-20:00" };
    return `SalesSite_${(await supervisor.run(createSalesSite, asked)).site}`;
  };
  const flat = await lay("SHOW_FLAT", "锦绣华庭A户型样板房");
  const center = await lay("SALES_CENTER", "锦绣华庭销售中心");
  const register: { id: string; registered: number; name: string }[] = [];
  for (const [place, name, registered] of items) {
    const asked = { siteId: flat, place, name, registered };
    const { item } = await supervisor.run(createSiteItem, asked);
    register.push({ id: `SiteItem_${item}`, registered, name });
  }
  await seedVisitors(at, people, { flat, center }, today);
  const count = async (
    day: Day,
    moment: "OPENING" | "CLOSING",
    amiss: Readonly<
      Record<string, { counted: number; condition: "LOST" | "DAMAGED"; remark: string }>
    > = {},
  ) => {
    const host = await at(people.showFlat, day, moment === "OPENING" ? "08:52" : "20:05");
    const lines = register.map(({ id: itemId, registered, name }) => ({
      itemId,
      counted: registered,
      condition: "INTACT" as const,
      ...amiss[name],
    }));
    return (await host.run(recordItemCount, { siteId: flat, moment, lines })).count;
  };
  const vase = {
    花瓶: { counted: 2, condition: "LOST", remark: "客厅花瓶少一个，离场前未找到" },
  } as const;
  const pillow = {
    抱枕: { counted: 6, condition: "DAMAGED", remark: "一个抱枕被茶水弄脏" },
  } as const;
  for (let ago = 14; ago >= 1; ago--) {
    const day = addDays(today, -ago);
    await count(day, "OPENING");
    const found = ago === 5 ? vase : ago === 1 ? pillow : {};
    const id = await count(day, "CLOSING", found);
    if (ago === 5) {
      const boss = await at(people.supervisor, addDays(day, 1));
      const line = await lineOf(boss, id, "花瓶");
      const result = "在保洁工具间找到，已放回原处";
      await boss.run(resolveItemLoss, { id: line, result });
    }
    for (const [site, who] of [
      [flat, people.showFlat],
      [center, people.salesCenter],
    ] as const) {
      const host = await at(who, day, "15:00");
      await host.run(setVisitors, { siteId: site, number: visitorsOf(day, site === flat) });
      await host.run(recordSiteCheck, { siteId: site, kind: "HYGIENE" });
    }
    const host = await at(people.salesCenter, day, "20:10");
    const all = { doors: true, windows: true, water: true, power: true };
    await host.run(recordSiteClosing, { siteId: center, ...all });
  }
  await seedFindings(at, people, center, today);
  await seedStock(at, people, center, today);
  for (const [ago, channel, askedBy, kind, question, answer] of inquiries) {
    const host = await at(people.salesCenter, addDays(today, -ago), "14:20");
    const asked = { siteId: center, channel, askedBy, kind, question, answer };
    await host.run(recordInquiry, asked);
  }
  for (const [site, who, more] of [
    [flat, people.showFlat, 3],
    [center, people.salesCenter, 11],
  ] as const)
    await (await at(who, today)).run(addVisitors, { siteId: site, more });
}

type At = (who: Who, day: Day, time?: string) => Promise<Actor>;

const visitorsOf = (day: Day, atFlat: boolean) =>
  busy(day, 9 + ((Number(day.slice(8)) * 7) % 11)) + (atFlat ? 0 : 14);

/** Four weeks before the full days. */
async function seedVisitors(
  at: At,
  people: SitePeople,
  { flat, center }: { flat: string; center: string },
  today: Day,
): Promise<void> {
  for (const [site, who] of [
    [flat, people.showFlat],
    [center, people.salesCenter],
  ] as const) {
    const host = await at(who, addDays(today, -14), "08:00");
    for (let ago = 44; ago >= 15; ago--) {
      const on = addDays(today, -ago);
      await host.run(setVisitors, { siteId: site, on, number: visitorsOf(on, site === flat) });
    }
  }
}

async function lineOf(actor: Actor, countId: string, item: string): Promise<string> {
  const [row] = await read(
    actor.context,
    statement(sql<{
      id: string;
    }>`select id from item_count_line where company_id = current_company()
      and count_id = ${countId} and item = ${item}`),
  );
  return `ItemCountLine_${row!.id}`;
}

async function seedFindings(at: At, people: SitePeople, siteId: string, today: Day) {
  const before = await at(people.salesCenter, addDays(today, -4), "11:00");
  const tap = { siteId, kind: "EQUIPMENT", finding: "茶水间水龙头漏水" } as const;
  const { check } = await before.run(recordSiteCheck, tap);
  const after = await at(people.salesCenter, addDays(today, -3), "09:40");
  await after.run(resolveSiteCheck, { id: `SiteCheck_${check}`, result: "工程部已更换阀芯" });
  const host = await at(people.salesCenter, addDays(today, -1), "16:30");
  const light = { siteId, kind: "EQUIPMENT", finding: "沙盘区射灯两盏不亮" } as const;
  await host.run(recordSiteCheck, light);
}

async function seedStock(at: At, people: SitePeople, siteId: string, today: Day) {
  const first = await at(people.salesCenter, addDays(today, -14));
  const ids: string[] = [];
  for (const [name, unit, stock, lowAt] of consumables)
    ids.push((await first.run(createConsumable, { siteId, name, unit, stock, lowAt })).consumable);
  for (let ago = 13; ago >= 1; ago -= 2) {
    const host = await at(people.salesCenter, addDays(today, -ago), "19:00");
    for (const [index, used] of [28, 6, 40, 24].entries())
      await host.run(recordConsumable, { id: `Consumable_${ids[index]}`, used });
  }
  const host = await at(people.salesCenter, addDays(today, -1), "19:30");
  const lines = [
    { consumableId: `Consumable_${ids[0]}`, quantity: 240 },
    { consumableId: `Consumable_${ids[1]}`, quantity: 60 },
  ];
  await host.run(requestConsumables, { siteId, lines, remark: "周末到访客户较多" });
}
