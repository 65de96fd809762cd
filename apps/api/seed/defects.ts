import { addDays, type Day } from "@threshold/domain/calendar/day";
import type { Role } from "@threshold/domain/organization/roles";
import { sql } from "kysely";
import type { Pool } from "pg";
import { copyDefect, mergeDefects } from "../src/defect/combine-actions.ts";
import {
  keepContractor,
  keepLayoutPlan,
  keepPlanRegions,
  setUnitsMirrored,
} from "../src/defect/plan-actions.ts";
import {
  assignDefects,
  closeDefects,
  fixDefect,
  raiseDefect,
  tellDefect,
  verifyDefect,
} from "../src/defect/step-actions.ts";
import { statement } from "../src/db/database.ts";
import { read } from "../src/db/tenancy.ts";
import type { Env } from "../src/env.ts";
import { openStorage, type Storage } from "../src/storage/storage.ts";
import { type Actor, actors, type Who } from "./actor.ts";
import type { DemoPlaces } from "./demo.ts";
import { handIn, handInPicture } from "./evidence.ts";

/** Four people, for nobody verifies his own work nor writes off what he verified. */
export interface DefectPeople {
  readonly inspector: Who;
  readonly manager: Who;
  readonly engineer: Who;
  readonly head: Who;
  readonly developer: Who;
}

/** Rooms of a layout as shares of its plan: name, left, top, width, height. */
type Room = readonly [string, number, number, number, number];
const layouts: Readonly<Record<string, readonly Room[]>> = {
  "A1 三房两厅": [
    ["客厅", 0.04, 0.42, 0.42, 0.36],
    ["阳台", 0.04, 0.8, 0.42, 0.16],
    ["餐厅", 0.28, 0.06, 0.26, 0.34],
    ["厨房", 0.04, 0.06, 0.22, 0.34],
    ["卫生间", 0.56, 0.06, 0.18, 0.3],
    ["主卧", 0.66, 0.4, 0.3, 0.38],
    ["次卧", 0.76, 0.06, 0.2, 0.32],
    ["书房", 0.48, 0.58, 0.16, 0.38],
  ],
  "B1 四房两厅": [
    ["客厅", 0.36, 0.4, 0.3, 0.4],
    ["阳台", 0.36, 0.82, 0.3, 0.14],
    ["餐厅", 0.36, 0.06, 0.3, 0.32],
    ["厨房", 0.04, 0.06, 0.3, 0.26],
    ["公卫", 0.04, 0.34, 0.16, 0.22],
    ["主卧", 0.68, 0.44, 0.28, 0.4],
    ["主卫", 0.68, 0.24, 0.14, 0.18],
    ["次卧一", 0.04, 0.6, 0.3, 0.36],
    ["次卧二", 0.68, 0.06, 0.28, 0.16],
  ],
};
const [width, height] = [1200, 900];

const drawingOf = (
  rooms: readonly Room[],
) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <rect width="${width}" height="${height}" fill="#fff"/>
  ${rooms
    .map(([, x, y, w, h]) => {
      const [left, top, wide, high] = [x * width, y * height, w * width, h * height];
      return `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="#fbfbf8" stroke="#333" stroke-width="7"/>
        <path d="M${left + 14} ${top + high} h44" stroke="#fff" stroke-width="8"/>
        <path d="M${left + 14} ${top + high} a44 44 0 0 1 44 -44" fill="none" stroke="#999" stroke-width="2"/>`;
    })
    .join("")}
</svg>`;

const cornersOf = ([, x, y, w, h]: Room) => [
  { x, y },
  { x: x + w, y },
  { x: x + w, y: y + h },
  { x, y: y + h },
];

const contractors = [
  ["中建三局华南公司", ["CIVIL", "PLASTER", "WATERPROOF"], "周建国", "13800002001"],
  ["华艺装饰工程", ["TILE", "FIT_OUT"], "韩梅", "13800002002"],
  ["远大门窗", ["DOOR_WINDOW"], "孙立", "13800002003"],
  ["恒安机电", ["PLUMBING", "ELECTRICAL"], "冯涛", "13800002004"],
] as const;

/** Category, trade, severity, words, and the rooms in which it turns up. */
const findings = [
  ["LEAK", "WATERPROOF", "SERIOUS", "闭水后楼板阴角渗水", ["卫生间", "公卫", "主卫", "阳台"]],
  ["FLATNESS", "PLASTER", "GENERAL", "墙面 2 m 靠尺平整度 6 mm", ["客厅", "餐厅", "主卧", "书房"]],
  ["CRACK", "PLASTER", "GENERAL", "窗下墙面斜向裂缝", ["主卧", "次卧", "次卧一", "书房"]],
  ["FINISH", "FIT_OUT", "MINOR", "踢脚线接缝脱胶", ["餐厅", "客厅", "次卧二"]],
  ["RAILING", "DOOR_WINDOW", "SAFETY", "栏杆立柱松动", ["阳台"]],
  [
    "DOOR_WINDOW",
    "DOOR_WINDOW",
    "GENERAL",
    "窗扇关闭不严，漏风",
    ["次卧", "主卧", "次卧一", "客厅"],
  ],
  ["ELECTRIC", "ELECTRICAL", "GENERAL", "插座接地不通", ["厨房", "客厅", "书房", "主卧"]],
  ["DRAINAGE", "PLUMBING", "GENERAL", "地漏排水慢，通球受阻", ["卫生间", "公卫", "阳台"]],
  ["HARDWARE", "FIT_OUT", "MINOR", "花洒支架松动", ["主卫", "卫生间"]],
] as const;

/** Defects of an estate before its handover: plans with rooms, homes mirrored, each stage of the way, one batch. */
export async function seedDefects(
  pool: Pool,
  people: DefectPeople,
  places: DemoPlaces,
  env: Env,
  today: Day,
): Promise<void> {
  const storage = openStorage(env);
  const estateId = `Estate_${places.get("YQYY")}`;
  const on = (who: keyof DefectPeople, role: Role) => (daysAgo: number, at?: string) =>
    actors(pool, people[who], addDays(today, -daysAgo), undefined, [role], at);
  const acting: Acting = {
    inspector: on("inspector", "TECHNICIAN"),
    manager: on("manager", "CUSTOMER_SERVICE_MANAGER"),
    engineer: on("engineer", "ENGINEERING_MANAGER"),
    head: on("head", "SERVICE_CENTER_HEAD"),
    developer: on("developer", "DEVELOPER_STAFF"),
  };
  const manager = await acting.manager(50);
  await layPlans(manager, storage, estateId);
  const responsible = await layContractors(manager, `ServiceCenter_${places.get("C-TH")}`);
  const homes = await listHomes(manager, places.get("YQYY")!);
  await mirror(manager, estateId, homes);
  await layFindings(acting, storage, homes, responsible);
  await layBatch(acting, homes);
}

type At = (daysAgo: number, at?: string) => Promise<Actor>;
type Acting = Readonly<Record<keyof DefectPeople, At>>;

async function layPlans(manager: Actor, storage: Storage, estateId: string) {
  for (const [layoutType, rooms] of Object.entries(layouts)) {
    const { plan } = await manager.run(keepLayoutPlan, { estateId, layoutType, width, height });
    const id = `LayoutPlan_${plan}`;
    await handInPicture(manager, storage, id, drawingOf(rooms), `${layoutType} 平面图.jpg`);
    const regions = rooms.map((room) => ({ name: room[0], corners: cornersOf(room) }));
    await manager.run(keepPlanRegions, { id, regions });
  }
}

async function layContractors(manager: Actor, serviceCenterId: string) {
  const ids = new Map<string, string>();
  for (const [name, trades, contactName, phone] of contractors) {
    const input = { serviceCenterId, name, trades: [...trades], contactName, phone };
    const { contractor } = await manager.run(keepContractor, input);
    for (const trade of trades) ids.set(trade, `Contractor_${contractor}`);
  }
  return ids;
}

interface Home {
  readonly id: string;
  readonly building: string;
  readonly layoutType: string;
}

const listHomes = (manager: Actor, estateId: string) =>
  read<Home>(
    manager.context,
    statement(sql<Home>`select 'Unit_' || u.id as id, b.number as building, u.layout_type as "layoutType"
      from unit u join building b on b.company_id = u.company_id and b.id = u.building_id
      where u.company_id = current_company() and u.estate_id = ${estateId}
        and u.layout_type = any(${Object.keys(layouts)}::text[]) order by u.sort_key`),
  );

async function mirror(manager: Actor, estateId: string, homes: readonly Home[]) {
  const east = homes.filter(({ building }) => building === "3栋" || building === "4栋");
  const unitIds = east.map(({ id }) => id);
  await manager.run(setUnitsMirrored, { estateId, unitIds, mirrored: true });
}

/** A place in a room that is not the same for each home, yet near one corner of it. */
const spotIn = ([, x, y, w, h]: Room, at: number) => ({
  x: x + w * (0.15 + 0.08 * (at % 4)),
  y: y + h * (0.2 + 0.07 * (at % 3)),
});

async function layFindings(
  acting: Acting,
  storage: Storage,
  homes: readonly Home[],
  responsible: ReadonlyMap<string, string>,
) {
  let at = 0;
  for (const [category, trade, severity, text, rooms] of findings)
    for (const [time, name] of [...rooms, ...rooms].entries()) {
      at += 1;
      const fitting = homes.filter(({ layoutType }) =>
        layouts[layoutType]!.some(([room]) => room === name),
      );
      const home = fitting[(at * 37 + time * 11) % fitting.length]!;
      const room = layouts[home.layoutType]!.find(([one]) => one === name)!;
      const daysAgo = 2 + ((at * 5) % 40);
      const inspector = await acting.inspector(daysAgo, "09:30");
      const { defect } = await inspector.run(raiseDefect, {
        sourceKind: "UNIT_ACCEPTANCE",
        unitId: home.id,
        category,
        severity,
        trade,
        text,
        pin: spotIn(room, at),
      });
      const id = `Defect_${defect}`;
      if (at % 3 === 0) await handIn(inspector, storage, id, at, "现场照片.jpg");
      const one = { id, daysAgo, at, contractorId: responsible.get(trade)! };
      await goOn(acting, storage, one);
    }
}

/** As far as a defect of so many days has come; what touches safety goes first. */
async function goOn(
  acting: Acting,
  storage: Storage,
  {
    id,
    daysAgo,
    at,
    contractorId,
  }: { id: string; daysAgo: number; at: number; contractorId: string },
) {
  const stage = at % 8;
  if (stage === 0 || daysAgo < 3) return;
  const manager = await acting.manager(daysAgo - 1, "10:00");
  const dueOn = addDays(manager.today, 10);
  await manager.run(assignDefects, { defectIds: [id], contractorId, dueOn });
  if (stage === 1 || daysAgo < 6) return;
  const developer = await acting.developer(daysAgo - 4, "15:00");
  if (stage === 2)
    return developer.run(tellDefect, {
      id,
      step: "disputeDefect",
      reason: "图纸无此做法，请设计确认",
    });
  await fix(acting, storage, id, daysAgo - 4, at);
  if (stage === 3 || daysAgo < 8) return;
  const inspector = await acting.inspector(daysAgo - 6, "11:00");
  if (stage === 4) {
    await inspector.run(verifyDefect, { id, good: false, reason: "仍不合格，请返工" });
    return;
  }
  if (stage === 5) {
    await inspector.run(verifyDefect, { id, good: false, reason: "接缝处未处理" });
    await fix(acting, storage, id, Math.max(1, daysAgo - 7), at + 1);
  }
  const again = await acting.engineer(Math.max(0, daysAgo - 8), "16:00");
  await again.run(verifyDefect, { id, good: true });
  if (stage === 6 || daysAgo < 10) return;
  const head = await acting.head(Math.max(0, daysAgo - 9), "17:00");
  await head.run(closeDefects, { defectIds: [id] });
}

async function fix(acting: Acting, storage: Storage, id: string, daysAgo: number, at: number) {
  const developer = await acting.developer(daysAgo, "15:30");
  const newEventId = crypto.randomUUID();
  await developer.run(fixDefect, { id, note: "已返工并自检", newEventId });
  await handIn(developer, storage, `DefectEvent_${newEventId}`, at + 5, "整改后.jpg");
}

/** The same hollow tiles in many kitchens: copied home by home, a duplicate merged. */
async function layBatch(acting: Acting, homes: readonly Home[]) {
  const layoutType = "A1 三房两厅";
  const kitchens = homes.filter((home) => home.layoutType === layoutType);
  const room = layouts[layoutType]!.find(([name]) => name === "厨房")!;
  const inspector = await acting.inspector(3, "14:00");
  const hollow = {
    sourceKind: "UNIT_ACCEPTANCE",
    unitId: kitchens[2]!.id,
    category: "HOLLOW",
    severity: "GENERAL",
    trade: "TILE",
    text: "灶台后墙砖空鼓 4 块",
    pin: spotIn(room, 1),
  } as const;
  const { defect } = await inspector.run(raiseDefect, hollow);
  const twin = await inspector.run(raiseDefect, { ...hollow, text: "厨房墙砖空鼓" });
  const id = `Defect_${defect}`;
  const defectIds = [`Defect_${twin.defect}`];
  await inspector.run(mergeDefects, { id, defectIds, reason: "同一处，两人重复登记" });
  const unitIds = [5, 9, 14, 20].map((at) => kitchens[at]!.id);
  await inspector.run(copyDefect, { id, unitIds });
}
