import { addDays, type Day } from "@threshold/domain/calendar/day";
import type { Role } from "@threshold/domain/organization/roles";
import { sql } from "kysely";
import type { Pool } from "pg";
import {
  askForCustodyItems,
  listCustodyThings,
  listStandardDocuments,
} from "../src/custody/item-actions.ts";
import { handOverCustody, reportCustodyLoss } from "../src/custody/step-actions.ts";
import { statement } from "../src/db/database.ts";
import { read } from "../src/db/tenancy.ts";
import { type Actor, actors, type Who } from "./actor.ts";
import type { DemoPlaces } from "./demo.ts";

export interface CustodyPeople {
  readonly manager: Who;
  readonly desk: Who;
  readonly inspector: Who;
}

/** As a hand writes a name: two loops and a line. */
const ink = (seed: number) => [
  Array.from({ length: 40 }, (_, at) => [
    60 + at * 5 + (seed % 7),
    Math.round(130 + 50 * Math.sin(at / (2.4 + (seed % 3) / 4))),
  ]).flat(),
  Array.from({ length: 40 }, (_, at) => [
    290 + at * 5,
    Math.round(120 + 40 * Math.cos(at / (2 + (seed % 5) / 5))),
  ]).flat(),
  [80, 190, 500, 180 + (seed % 9)],
];

const developer = {
  party: "DEVELOPER",
  name: "曾庆",
  organization: "地区公司工程部",
  phone: "13800003001",
} as const;

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}${String(at + 1).padStart(3, "0")}`);

/**
 * An estate whose keys, tools and papers come from the developer: counted short once, handed out by the front desk, one
 * overdue, one lost, some waiting for their signature; documents there, promised and promised in vain.
 */
export async function seedCustody(
  pool: Pool,
  people: CustodyPeople,
  places: DemoPlaces,
  today: Day,
): Promise<void> {
  const estateId = `Estate_${places.get("YQYY")}`;
  const on = (who: Who, role: Role, daysAgo: number, at?: string) =>
    actors(pool, who, addDays(today, -daysAgo), undefined, [role], at);
  const manager = await on(people.manager, "CUSTOMER_SERVICE_MANAGER", 20, "09:30");
  await receive(manager, estateId);
  await receivePapers(manager, estateId, today);
  const items = await itemsOf(manager, places.get("YQYY")!);
  const desk = (daysAgo: number, at?: string) => on(people.desk, "FRONT_DESK_AGENT", daysAgo, at);
  await handOut(desk, estateId, items, people.inspector);
  const lost = { itemId: items("D-201"), quantity: 1, note: "巡查时掉入排水沟，未找到" };
  await (await desk(2, "17:20")).run(reportCustodyLoss, lost);
}

async function receive(manager: Actor, estateId: string): Promise<void> {
  const key = { kind: "KEY", quantity: 1 } as const;
  const things = [
    { ...key, name: "户门钥匙", numbers: numbered("D-", 240) },
    { ...key, name: "配电房钥匙", numbers: ["P-01", "P-02"], place: "1号配电房", quantity: 2 },
    { ...key, name: "水泵房钥匙", numbers: ["B-01"], place: "生活水泵房", quantity: 2, listed: 3 },
    { kind: "CARD", name: "门禁卡", numbers: numbered("C-", 30), quantity: 1 },
    {
      kind: "TOOL",
      name: "绝缘手套",
      numbers: ["T-01"],
      place: "1号配电房",
      quantity: 2,
      damaged: 1,
    },
    { kind: "TOOL", name: "盘车扳手", numbers: ["T-02"], place: "生活水泵房", quantity: 1 },
    { kind: "FACILITY", name: "应急灯", numbers: ["F-01"], place: "1号配电房", quantity: 4 },
    { kind: "FACILITY", name: "灭火器", numbers: ["F-02"], place: "1号配电房", quantity: 6 },
    { kind: "FACILITY", name: "通风散热设施", numbers: ["F-03"], place: "生活水泵房", quantity: 1 },
  ] as const;
  await manager.run(handOverCustody, {
    estateId,
    direction: "RECEIVE",
    holder: developer,
    lines: [],
    things: things.map((thing) => ({ ...thing, numbers: [...thing.numbers] })),
    reason: "承接查验：设备房及户门钥匙移交",
    strokes: ink(3),
    ownStrokes: ink(8),
  });
}

async function receivePapers(manager: Actor, estateId: string, today: Day): Promise<void> {
  const { items } = await manager.run(listStandardDocuments, { estateId });
  const copies = { kind: "DOCUMENT", name: "竣工总平面图", form: "COPY", measure: "份" } as const;
  await manager.run(listCustodyThings, { estateId, things: [{ ...copies, expected: 3 }] });
  const idOf = (id: string) => `CustodyItem_${id}`;
  await manager.run(handOverCustody, {
    estateId,
    direction: "RECEIVE",
    holder: developer,
    lines: items.slice(0, 9).map((id) => ({ itemId: idOf(id), quantity: 1 })),
    reason: "竣工图及设备清单移交",
    strokes: ink(4),
    ownStrokes: ink(9),
  });
  const later = await manager.onDay(addDays(today, -8));
  const asked = (from: number, to: number, promisedOn: Day) =>
    later.run(askForCustodyItems, {
      itemIds: items.slice(from, to).map(idOf),
      askedOn: later.today,
      promisedOn,
    });
  await asked(9, 12, addDays(today, 6));
  await asked(12, 14, addDays(today, -2));
}

/** Ids of the estate's things by their numbers. */
async function itemsOf(manager: Actor, estateId: string) {
  const rows = await read(
    manager.context,
    statement(sql<{
      id: string;
      number: string;
    }>`select 'CustodyItem_' || id as id, number from custody_item
      where company_id = current_company() and estate_id = ${estateId} and number is not null`),
  );
  const ids = new Map(rows.map(({ id, number }) => [number, id]));
  return (number: string) => ids.get(number)!;
}

async function handOut(
  desk: (daysAgo: number, at?: string) => Promise<Actor>,
  estateId: string,
  items: (number: string) => string,
  inspector: Who,
): Promise<void> {
  const issue = async (
    daysAgo: number,
    numbers: readonly string[],
    more: Omit<
      Parameters<typeof handOverCustody>[1],
      "clientMutationId" | "estateId" | "direction" | "lines"
    >,
  ) =>
    (await desk(daysAgo, "10:20")).run(handOverCustody, {
      estateId,
      direction: "ISSUE",
      lines: numbers.map((number) => ({ itemId: items(number), quantity: 1 })),
      ...more,
    });
  const day = async (daysAgo: number) => (await desk(daysAgo)).today;
  await issue(9, numbered("D-", 12), {
    holder: {
      party: "CONTRACTOR",
      name: "韩梅",
      organization: "华艺装饰工程",
      phone: "13800002002",
    },
    reason: "入户整改",
    dueBackOn: await day(3),
    strokes: ink(5),
  });
  await issue(3, ["D-101", "D-102"], {
    holder: { party: "BROKER", name: "小吴", organization: "安居中介", phone: "13900000000" },
    reason: "带客户看房",
    dueBackOn: await day(3),
    strokes: ink(6),
  });
  await issue(1, ["P-01", "T-01"], {
    holder: { party: "STAFF", personId: `Person_${inspector.personId}` },
    reason: "配电房巡检",
    dueBackOn: await day(-1),
    strokes: ink(7),
  });
  await issue(1, ["D-110"], {
    holder: { party: "OWNER", name: "周先生", phone: "13600000000" },
    standIn: { name: "李女士", relation: "配偶", paper: "授权委托书" },
    reason: "预看房",
    dueBackOn: await day(-2),
    strokes: ink(2),
  });
  await issue(0, ["C-001", "C-002"], {
    holder: { party: "STAFF", personId: `Person_${inspector.personId}` },
    reason: "维修班门禁卡",
  });
}
