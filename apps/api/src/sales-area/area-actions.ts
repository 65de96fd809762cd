import type { Day } from "@threshold/domain/calendar/day";
import { canonicalJson } from "@threshold/domain/canonical-json";
import { dayOfDoing } from "@threshold/domain/launch/record";
import { areaItems, areaStanding, signableItems } from "@threshold/domain/launch/sales-area";
import type { DecidingContext } from "../approval/actions.ts";
import { found, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { findPlan, type GatheredPlan } from "../launch/queries.ts";
import { insertRecord, lockPlanOf, updateRecord } from "../launch-record/queries.ts";
import { allowWork, mayWork, onPlan } from "../launch-record/record-actions.ts";
import { oblige, settleObligation } from "../obligation/actions.ts";
import { refusalError } from "../refusal.ts";
import { requestSignatures, signatureContentChanged } from "../signature/actions.ts";
import { follow } from "./follow.ts";
import type {
  AskItemSignaturesInput,
  InspectSalesAreaInput,
  KeepSalesAreaItemsInput,
  RecordSalesAreaHandoverInput,
} from "./inputs.ts";
import { findAreas, type KeptArea } from "./queries.ts";

const names = {
  SHOW_FLAT: ["样板房", "show flats"],
  SALES_HALL: ["销售大厅", "sales hall"],
  ENCLOSURE: ["围蔽区域", "enclosed area"],
} as const;

/** What an area is called, in Chinese and English. */
export const areaName = (area: KeptArea["area"]) => names[area];

/** What is awaited of an area that was handed over: the inspection (LCH-R25) and the list of its things (LCH-R26). */
const awaited = {
  INSPECT: { role: "ENGINEERING_MANAGER", zh: "承接查验", en: "Inspect" },
  ITEMS: { role: "CUSTOMER_SERVICE_MANAGER", zh: "移交物品登记交接", en: "Items of" },
} as const;

/** 登记区域移交: from now on engineering is to inspect it and customer service to register its things (03 part 5). */
export const recordSalesAreaHandover = (context: Context, input: RecordSalesAreaHandoverInput) =>
  onPlan(context, "recordSalesAreaHandover", input, async (db, plan) => {
    const tasks = ["SALES_AREA_INSPECTED", "SALES_AREA_ITEMS"] as const;
    allowWork(
      plan,
      tasks.some((code) => mayWork(context, plan, code)),
    );
    const handedOverOn = unwrap(dayOfDoing(input.handedOverOn as Day, context.today));
    const before = await findAreas(db, plan.id);
    const stored = before.find(({ area }) => area === input.area);
    if (stored) await updateRecord(db, "sales_area_handover", stored.id, { handedOverOn });
    const id =
      stored?.id ??
      (await insertRecord(db, "sales_area_handover", plan, { area: input.area, handedOverOn }));
    if (!stored?.inspectedOn)
      await obligeArea(db, context, plan, { id, ...input, handedOverOn }, "INSPECT");
    if (!stored?.itemsSignedOn)
      await obligeArea(db, context, plan, { id, ...input, handedOverOn }, "ITEMS");
    await follow(db, context, plan, areaStanding(before));
    return { handover: id };
  });

/** Until the day of the handover has passed: it is done when the area is handed over (EVENT). */
async function obligeArea(
  db: Tx,
  context: DecidingContext,
  plan: GatheredPlan,
  { id, area, handedOverOn }: Pick<KeptArea, "id" | "area" | "handedOverOn">,
  kind: keyof typeof awaited,
): Promise<void> {
  const { role, zh, en } = awaited[kind];
  const [name, nameEn] = areaName(area);
  await oblige(db, context, {
    recordType: "SalesAreaHandover",
    recordId: id,
    kind,
    act: "DO",
    serviceCenterId: plan.serviceCenterId,
    estateId: plan.estateId,
    title: `${name}${zh} · ${plan.name}`.slice(0, 200),
    data: { titleEn: `${en} ${nameEn} · ${plan.name}`, planId: `LaunchPlan_${plan.id}` },
    responsible: { role },
    due: { anchor: { on: handedOverOn }, rule: { unit: "DAY" } },
  });
}

export const settleArea = (db: Tx, id: string, kind: keyof typeof awaited) =>
  settleObligation(db, { type: "SalesAreaHandover", id }, kind, "MET");

/** An area of the plan that was handed over. */
export async function areaOf(db: Tx, plan: GatheredPlan, globalId: string) {
  const id = uuidOf("SalesAreaHandover", globalId);
  const areas = await findAreas(db, plan.id);
  return { areas, area: found(areas.find((one) => one.id === id)) };
}

/** 完成承接查验: what is wrong was registered; with nothing wrong there is nothing to send. */
export const inspectSalesArea = (context: Context, input: InspectSalesAreaInput) =>
  onPlan(context, "inspectSalesArea", input, async (db, plan) => {
    allowWork(plan, mayWork(context, plan, "SALES_AREA_INSPECTED"));
    const { areas, area } = await areaOf(db, plan, input.handoverId);
    const inspectedOn = unwrap(dayOfDoing(input.inspectedOn as Day, context.today));
    await updateRecord(db, "sales_area_handover", area.id, { inspectedOn });
    await settleArea(db, area.id, "INSPECT");
    await follow(db, context, plan, areaStanding(areas));
    return { handover: area.id };
  });

const listOf = (items: KeptArea["items"]) => items.map((item) => ({ ...item }));
const contentOf = ({ area, handedOverOn }: KeptArea, items: KeptArea["items"]) => ({
  area,
  handedOverOn,
  items: listOf(items),
});

const summaryOf = (plan: GatheredPlan, { area }: KeptArea, items: KeptArea["items"]) => {
  const [name, nameEn] = areaName(area);
  const told = items.map(
    (item) => `${item.name} ${item.quantity}${item.unit ?? ""}（${item.condition}）`,
  );
  const list = told.join("；");
  return {
    title: `${name}物品交接表 · ${plan.name}`.slice(0, 200),
    titleEn: `Item list of the ${nameEn} · ${plan.name}`.slice(0, 200),
    facts: [
      { label: "物品种数", labelEn: "Kinds of items", value: String(items.length) },
      {
        label: "移交物品",
        labelEn: "Items",
        value: list.length > 4_000 ? `${list.slice(0, 4_000)}…` : list,
      },
    ],
  };
};

/** 登记移交物品: another list voids what was signed of the one before, visibly, and is signed anew (LCH-R26). */
export const keepSalesAreaItems = (context: Context, input: KeepSalesAreaItemsInput) =>
  onPlan(context, "keepSalesAreaItems", input, async (db, plan) => {
    allowWork(plan, mayWork(context, plan, "SALES_AREA_ITEMS"));
    const { areas, area } = await areaOf(db, plan, input.handoverId);
    if (area.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: area.version } });
    const items = unwrap(areaItems(input.items));
    if (canonicalJson(listOf(items)) === canonicalJson(listOf(area.items)))
      throw refusalError({ code: "NOTHING_CHANGES" });
    if (area.signatures !== null) unwrap(signableItems(items));
    await updateRecord(db, "sales_area_handover", area.id, { items, itemsSignedOn: null });
    const record = { recordType: "SalesAreaHandover", recordId: area.id, key: "ITEMS" };
    const summary = summaryOf(plan, area, items);
    await signatureContentChanged(db, context, { ...record, summary }, contentOf(area, items));
    if (area.itemsSignedOn !== null) await obligeArea(db, context, plan, area, "ITEMS");
    await follow(db, context, plan, areaStanding(areas));
    return { handover: area.id };
  });

/** 发起双方签字: the developer hands over, by a one-time link or an account, and customer service receives. */
export const askItemSignatures = (context: Context, input: AskItemSignaturesInput) =>
  onPlan(context, "askItemSignatures", input, async (db, plan) => {
    allowWork(plan, mayWork(context, plan, "SALES_AREA_ITEMS"));
    const { area } = await areaOf(db, plan, input.handoverId);
    if (area.signatures !== null) throw refusalError({ code: "NOTHING_CHANGES" });
    unwrap(signableItems(area.items));
    await requestSignatures(db, context, {
      recordType: "SalesAreaHandover",
      recordId: area.id,
      key: "ITEMS",
      serviceCenterId: plan.serviceCenterId,
      estateId: plan.estateId,
      summary: summaryOf(plan, area, area.items),
      order: "ANY",
      slots: [
        {
          key: "GIVER",
          label: "移交人（地区公司）",
          labelEn: "Handed over by the developer",
          side: "DEVELOPER",
          roles: ["DEVELOPER_STAFF"],
          level: "EXTERNAL",
          personId: null,
        },
        {
          key: "RECEIVER",
          label: "接收人（物业服务中心）",
          labelEn: "Received by the service center",
          side: "CENTER",
          roles: ["CUSTOMER_SERVICE_MANAGER"],
          level: "SERVICE_CENTER",
          personId: null,
        },
      ],
      content: contentOf(area, area.items),
    });
    return { handover: area.id };
  });

/** Both sides have signed the list: the things are handed over. */
export async function itemsSigned(db: Tx, context: DecidingContext, id: string): Promise<void> {
  const plan = found(await findPlan(db, found(await lockPlanOf(db, "sales_area_handover", id))));
  const before = await findAreas(db, plan.id);
  await updateRecord(db, "sales_area_handover", id, { itemsSignedOn: context.today });
  await settleArea(db, id, "ITEMS");
  await follow(db, context, plan, areaStanding(before));
}
