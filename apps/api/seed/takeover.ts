import { addDays, type Day } from "@threshold/domain/calendar/day";
import type { ItemFacts } from "@threshold/domain/takeover/item";
import {
  agreementHeadNames,
  type AgreementHead,
  conditionNames,
  trainingTopicNames,
} from "@threshold/domain/takeover/vocabulary";
import { sql } from "kysely";
import type { Pool } from "pg";
import { statement } from "../src/db/database.ts";
import { read, write } from "../src/db/tenancy.ts";
import { keepContractor } from "../src/defect/plan-actions.ts";
import type { Env } from "../src/env.ts";
import { signRecord } from "../src/signature/sign-actions.ts";
import { openStorage, type Storage } from "../src/storage/storage.ts";
import { agreeTakeoverDefects, raiseTakeoverDefect } from "../src/takeover/defect-actions.ts";
import type { TakeoverItemInput } from "../src/takeover/inputs.ts";
import { saveTakeoverItems } from "../src/takeover/item-actions.ts";
import {
  createTakeover,
  moveTakeover,
  saveTakeoverConditions,
  saveTakeoverPlan,
  saveTakeoverTeam,
  trainTakeoverTeam,
  updateTakeover,
} from "../src/takeover/project-actions.ts";
import { findTakeover, type ItemRow, type TakeoverRow } from "../src/takeover/queries.ts";
import { saveOwnershipEntry } from "../src/takeover/register-actions.ts";
import {
  confirmFormalGroup,
  prepareTakeoverTransfer,
  transferTakeover,
} from "../src/takeover/transfer-actions.ts";
import { type Actor, actors, type Who } from "./actor.ts";
import type { DemoPlaces } from "./demo.ts";
import { handIn } from "./evidence.ts";

export interface TakeoverPeople {
  readonly head: Who;
  readonly engineering: Who;
  readonly service: Who;
  readonly developer: Who;
}

/** Two takeovers of 云栖雅苑: buildings that are transferred, and others under pre-inspection with what was found there. */
export async function seedTakeovers(
  pool: Pool,
  people: TakeoverPeople,
  places: DemoPlaces,
  env: Env,
  today: Day,
): Promise<void> {
  const storage = openStorage(env);
  const estateId = places.get("YQYY")!;
  const who = (one: Who, daysAgo: number) => actors(pool, one, addDays(today, -daysAgo));
  const head = await who(people.head, 70);
  const buildings = await read<{ id: string }>(
    head.context,
    statement(sql`select id from building where company_id = current_company() and estate_id = ${estateId}
      order by sort_key`),
  );
  const ids = buildings.map(({ id }) => `Building_${id}`);
  const laid = { pool, people, storage, estateId, today };
  await layTransferred(laid, ids.slice(0, 1));
  await layInspected(laid, ids.slice(1, 3));
}

interface Laid {
  readonly pool: Pool;
  readonly people: TakeoverPeople;
  readonly storage: Storage;
  readonly estateId: string;
  readonly today: Day;
}

const rowOf = (actor: Actor, id: string): Promise<TakeoverRow> =>
  write(
    actor.context,
    { name: "readTakeover", key: null, input: null },
    async (db) => (await findTakeover(db, id))!,
  );

/** Everything ahead of the pre-inspection, which begins so many days ago. */
async function prepare(
  { pool, people, storage, estateId, today }: Laid,
  buildingIds: readonly string[],
  zones: readonly string[],
  daysAgo: number,
): Promise<string> {
  const on = (days: number) => addDays(today, -days);
  const first = await actors(pool, people.head, on(daysAgo + 25));
  const { takeover } = await first.run(createTakeover, {
    estateId: `Estate_${estateId}`,
    name: `云栖雅苑承接查验 ${zones[0]}`,
    scope: "物业共用部位、共用设施设备",
    buildingIds: [...buildingIds],
    zones: [...zones],
    noticeOn: on(daysAgo + 25),
    deliveryOn: addDays(today, 60),
    province: "广东",
    city: "广州",
  });
  const id = `TakeoverProject_${takeover}`;
  const members = [
    { who: people.head, subTeam: "DOCS_KEYS" },
    { who: people.engineering, subTeam: "EQUIPMENT" },
    { who: people.service, subTeam: "BUILDING" },
  ];
  await first.run(saveTakeoverTeam, {
    id,
    leaderId: `Person_${people.head.personId}`,
    members: members.map(({ who, subTeam }) => ({ personId: `Person_${who.personId}`, subTeam })),
  });
  const basisIds = await read<{ id: string }>(
    first.context,
    statement(sql`select id from takeover_item where company_id = current_company() and project_id = ${takeover}
      and kind = 'BASIS' order by position`),
  );
  for (const [at, { id: basis }] of basisIds.entries())
    await handIn(first, storage, `TakeoverItem_${basis}`, at, "查验依据.jpg");
  const second = await actors(pool, people.head, on(daysAgo + 22));
  await second.run(saveTakeoverPlan, {
    id,
    plan: [
      { content: "资料图纸及设备清单核查", standard: "JBPM-QR-KF-06", dueOn: on(daysAgo + 1) },
      { content: "共用机电设备现场查验", standard: "JBPM-QR-KF-08", dueOn: on(daysAgo - 5) },
      { content: "公共部位与共用设施现场查验", standard: "JBPM-QR-KF-09", dueOn: on(daysAgo - 7) },
    ],
  });
  await second.run(trainTakeoverTeam, {
    id,
    on: on(daysAgo + 22),
    topics: [...trainingTopicNames],
    note: "现场讲解查验标准，逐项演示方法",
    traineeIds: members.map(({ who }) => `Person_${who.personId}`),
  });
  await second.run(saveTakeoverConditions, {
    id,
    conditions: conditionNames.map((code) => ({
      code,
      state: code === "HEATING" ? "NA" : "MET",
    })),
  });
  const row = await rowOf(second, takeover);
  await second.run(saveTakeoverItems, {
    id,
    items: row.items.map((item, at) =>
      filled(
        item,
        at === 3
          ? { promisedOn: addDays(today, 20), remark: "设计院出图中" }
          : {
              receivedOn: on(daysAgo + 22),
              handedBy: "陈立新",
              quantity: 2,
              isOriginal: at % 3 !== 0,
              verdict: "PASS",
            },
      ),
    ),
  });
  const { version } = await rowOf(second, takeover);
  await second.run(updateTakeover, {
    id,
    version,
    contractClause: true,
    saleClause: true,
    conventionClause: true,
    documentsHandedOn: on(daysAgo + 22),
    developerStaff: "地区公司工程部 陈立新",
  });
  const third = await actors(pool, people.head, on(daysAgo));
  await third.run(moveTakeover, { id, move: "startPreInspection" });
  return takeover;
}

/** A line as it stands, with what is filled in. */
const filled = (
  { id, version, transferId: _, code, areaId, ...item }: ItemRow,
  more: Partial<ItemFacts>,
): TakeoverItemInput => ({
  ...item,
  ...more,
  takeoverItemId: `TakeoverItem_${id}`,
  version,
  itemCode: code,
  takeoverAreaId: areaId && `TakeoverArea_${areaId}`,
});

const good = (item: ItemRow, linkage = false): Partial<ItemFacts> => ({
  verdict: "PASS",
  ...(item.kind === "EQUIPMENT" && {
    quantity: 2,
    counted: 2,
    located: true,
    manual: true,
    singleRun: "PASS",
    place: "设备用房",
    ...(linkage && { linkage: "PASS" }),
  }),
});

const strokes = [[60, 120, 140, 60, 200, 150, 280, 80, 360, 140, 460, 100]];

/** Everybody signs who is to, the developer's engineering department and the head of the center. */
async function sign(
  { pool, people, today }: Laid,
  record: string,
  slots: readonly string[],
  daysAgo: number,
) {
  const signers: Record<string, Who> = {
    ENGINEERING: people.developer,
    SERVICE_CENTER: people.head,
    LEADER: people.head,
  };
  for (const slot of slots) {
    const signer = await actors(pool, signers[slot]!, addDays(today, -daysAgo));
    const [sheet] = await read<{ id: string; contentHash: string }>(
      signer.context,
      statement(sql<{
        id: string;
        contentHash: string;
      }>`select id, content_hash as "contentHash" from sign_off
        where company_id = current_company() and record_id = ${record} and status = 'OPEN' order by created_at desc limit 1`),
    );
    await signer.run(signRecord, {
      id: `SignOff_${sheet!.id}`,
      slot,
      contentHash: sheet!.contentHash,
      method: "HANDWRITTEN",
      strokes,
    });
  }
}

const agreement = (said: Readonly<Record<AgreementHead, string>>) =>
  agreementHeadNames.map((head) => ({ head, text: said[head] }));

async function layTransferred(laid: Laid, buildingIds: readonly string[]) {
  const { pool, people, today } = laid;
  const takeover = await prepare(laid, buildingIds, ["一期园区"], 30);
  const id = `TakeoverProject_${takeover}`;
  const on = (daysAgo: number) => actors(pool, people.head, addDays(today, -daysAgo));
  const inspector = await on(28);
  const site = async (linkage: boolean) =>
    (await rowOf(inspector, takeover)).items
      .filter(({ kind }) => kind !== "DOCUMENT")
      .map((item) => filled(item, good(item, linkage)));
  await inspector.run(saveTakeoverItems, { id, items: await site(false) });
  const keys = ["配电房", "水泵房", "消控室"].map((place) => ({
    kind: "KEY",
    name: `${place}钥匙`,
    place,
    quantity: 3,
    counted: 3,
  }));
  await inspector.run(saveTakeoverItems, { id, items: keys });
  const reporter = await on(26);
  await reporter.run(moveTakeover, { id, move: "reportPreInspection" });
  await sign(laid, takeover, ["LEADER"], 26);
  const formal = await on(20);
  await formal.run(moveTakeover, { id, move: "startFormalInspection" });
  await formal.run(saveTakeoverItems, { id, items: await site(true) });
  await formal.run(confirmFormalGroup, { id, group: "RECTIFICATION", note: "无遗留问题" });
  await formal.run(confirmFormalGroup, { id, group: "LISTS" });
  await sign(laid, takeover, ["ENGINEERING", "SERVICE_CENTER"], 20);
  const row = await rowOf(formal, takeover);
  const { transfer } = await formal.run(prepareTakeoverTransfer, {
    id,
    mode: "ALL_AT_ONCE",
    takeoverAreaIds: row.areas.map((area) => `TakeoverArea_${area.id}`),
    takeoverItemIds: [],
    asIs: false,
    agreement: agreement({
      BASICS: "云栖雅苑一期，双方按本项目承接查验标准完成现场查验。",
      PROBLEMS: "无遗留问题。",
      SOLUTION: "交接后发现的隐蔽工程质量问题，由建设单位负责修复。",
      RIGHTS: "建设单位承担保修责任；物业服务中心自交接之日起承担管理责任。",
      LIABILITY: "违反本协议造成损失的，依法承担责任。",
    }),
  });
  await sign(laid, transfer, ["ENGINEERING", "SERVICE_CENTER"], 18);
  const passing = await on(15);
  await passing.run(transferTakeover, {
    id: `TakeoverTransfer_${transfer}`,
    transferredOn: addDays(today, -15),
  });
  for (const [name, area, use] of [
    ["物业服务用房", "326.80", "物业管理"],
    ["消控室", "48.50", "消防值班"],
    ["配电房", "96.20", "供配电"],
  ] as const)
    await passing.run(saveOwnershipEntry, {
      id,
      name,
      area,
      use,
      place: "一期",
      owner: "OWNERS",
      takeoverAreaIds: [],
    });
}

async function layInspected(laid: Laid, buildingIds: readonly string[]) {
  const { pool, people, today } = laid;
  const takeover = await prepare(laid, buildingIds, ["二期园区"], 6);
  const id = `TakeoverProject_${takeover}`;
  const inspector = await actors(pool, people.engineering, addDays(today, -4));
  const row = await rowOf(inspector, takeover);
  const site = row.items.filter(({ kind }) => kind !== "DOCUMENT");
  await inspector.run(saveTakeoverItems, {
    id,
    items: site.filter((_, at) => at % 6 !== 5).map((item) => filled(item, good(item))),
  });
  const [one, two] = row.areas;
  const raise = (areaId: string, severity: "SAFETY" | "GENERAL", text: string) =>
    inspector.run(raiseTakeoverDefect, {
      id,
      takeoverAreaId: `TakeoverArea_${areaId}`,
      category: severity === "SAFETY" ? "CRACK" : "FINISH",
      severity,
      trade: "CIVIL",
      text,
    });
  await raise(two!.id, "SAFETY", "地下一层梁底贯通裂缝，长约 1.2 米");
  const light = await raise(one!.id, "GENERAL", "首层大堂石材破损两块");
  await raise(one!.id, "GENERAL", "楼梯间踢脚线脱落");
  const [center] = await read<{ id: string }>(
    inspector.context,
    statement(
      sql`select service_center_id as id from takeover_project where company_id = current_company() and id = ${takeover}`,
    ),
  );
  const { contractor } = await inspector.run(keepContractor, {
    serviceCenterId: `ServiceCenter_${center!.id}`,
    name: "穗建集团二公司",
    trades: ["CIVIL"],
  });
  await inspector.run(agreeTakeoverDefects, {
    id,
    contractorId: `Contractor_${contractor}`,
    defects: [
      {
        takeoverDefectId: `TakeoverDefect_${light.defect}`,
        dueOn: addDays(today, 21),
        remedy: "REPAIR",
      },
    ],
  });
}
