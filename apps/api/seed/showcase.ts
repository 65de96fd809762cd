import { addDays, type Day } from "@threshold/domain/calendar/day";
import {
  showcaseContentTypeNames,
  showcaseEquipmentNames,
  showcaseContentTypes,
  type ShowcaseContentType,
} from "@threshold/domain/showcase/vocabulary";
import { pointsOf } from "@threshold/domain/showcase/content";
import { sql } from "kysely";
import type { Pool } from "pg";
import { statement } from "../src/db/database.ts";
import { read } from "../src/db/tenancy.ts";
import type { Env } from "../src/env.ts";
import {
  draftShowcaseContent,
  showShowcaseContent,
  submitShowcaseContent,
} from "../src/showcase/content-actions.ts";
import {
  agreeShowcase,
  implementShowcase,
  keepShowcasePlan,
  openShowcase,
  planShowcase,
  saveShowcaseBoard,
} from "../src/showcase/plan-actions.ts";
import { openStorage, type Storage } from "../src/storage/storage.ts";
import { type Actor, actors, type Who } from "./actor.ts";
import type { DemoPlaces } from "./demo.ts";
import { handIn } from "./evidence.ts";
import { decide } from "./approvals.ts";

/** Who makes, who reviews, who approves: three people, for nobody decides on his own. */
export interface ShowcasePeople {
  readonly manager: Who;
  /** By region. */
  readonly deciders: Readonly<Record<"HN" | "HD", Deciders>>;
}

interface Deciders {
  readonly training: string;
  readonly region: string;
}

interface DemoShowcase {
  readonly estate: string;
  readonly region: "HN" | "HD";
  readonly begunAgo: number;
  readonly end: "AGREED" | "APPROVED" | "IMPLEMENTED" | "IN_USE";
  readonly boards: readonly (readonly [title: string, place: string])[];
  readonly lacks: readonly ShowcaseContentType[];
}

const showcases: readonly DemoShowcase[] = [
  { estate: "JXHT", region: "HN", begunAgo: 40, end: "IN_USE", boards: [], lacks: [] },
  {
    estate: "YQYY",
    region: "HN",
    begunAgo: 4,
    end: "AGREED",
    boards: [],
    lacks: showcaseContentTypeNames,
  },
  {
    estate: "JNF",
    region: "HD",
    begunAgo: 14,
    end: "APPROVED",
    boards: [
      ["江南府服务亮点", "销售大厅正门右侧"],
      ["客户诉求处理流程", "沙盘旁主通道"],
    ],
    lacks: ["VIDEO", "LECTURE", "SCRIPT", "BROCHURE", "HONOR"],
  },
  {
    estate: "LYGG",
    region: "HN",
    begunAgo: 44,
    end: "IMPLEMENTED",
    boards: [],
    lacks: ["INTERIM_COVENANT", "BROCHURE"],
  },
];

const editions: Partial<Record<ShowcaseContentType, string>> = {
  LECTURE: "2026 年第二版",
  SCRIPT: "2026 年第三版",
};

/** A showcase in each state: on show, under review, approved, laid out without a paper. */
export async function seedShowcases(
  pool: Pool,
  people: ShowcasePeople,
  places: DemoPlaces,
  env: Env,
  today: Day,
): Promise<void> {
  const storage = openStorage(env);
  for (const showcase of showcases) {
    const begun = addDays(today, -showcase.begunAgo);
    const manager = await actors(pool, people.manager, begun);
    const planId = await planOf(manager, places.get(showcase.estate)!);
    const { showcase: id } = await manager.run(planShowcase, { planId: `LaunchPlan_${planId}` });
    await layOut(manager, storage, id, showcase);
    await bring(pool, manager, storage, people.deciders[showcase.region], id, showcase);
  }
}

async function planOf(actor: Actor, estateId: string): Promise<string> {
  const [plan] = await read<{ id: string }>(
    actor.context,
    statement(
      sql`select id from launch_plan where company_id = current_company() and estate_id = ${estateId}`,
    ),
  );
  return plan!.id;
}

async function layOut(manager: Actor, storage: Storage, id: string, { boards }: DemoShowcase) {
  const small = boards.length > 0;
  const showcaseId = `ShowcasePlan_${id}`;
  await manager.run(keepShowcasePlan, {
    id: showcaseId,
    version: 1,
    location: small ? "销售大厅正门右侧墙面" : "销售大厅东侧洽谈区旁",
    area: small ? 6.5 : 18,
    mode: small ? "DISPLAY_BOARD" : "RECEPTION_AREA",
    equipment: small
      ? []
      : showcaseEquipmentNames.map((kind) => ({ kind, quantity: kind === "SOFA" ? 2 : 1 })),
    otherEquipment: small ? null : "资料架 1 个、意见箱 1 个",
    consultDesk: "展示区入口咨询台",
    hotline: "400-800-6130",
  });
  for (const [at, [title, place]] of boards.entries()) {
    const saved = await manager.run(saveShowcaseBoard, { showcaseId, title, place });
    await handIn(manager, storage, `ShowcaseBoard_${saved.board}`, at, `${title}.jpg`);
  }
}

/** As far as the demo has it: agreed, decided, laid out, its contents on show, open. */
async function bring(
  pool: Pool,
  manager: Actor,
  storage: Storage,
  { training, region }: Deciders,
  showcase: string,
  { end, lacks }: DemoShowcase,
) {
  const id = `ShowcasePlan_${showcase}`;
  const agreedWith = "地区公司营销部 高远";
  await manager.run(agreeShowcase, { id, agreedOn: manager.today, agreedWith });
  if (end === "AGREED") return;
  await decide(await manager.onDay(addDays(manager.today, 1)), training, showcase);
  await decide(await manager.onDay(addDays(manager.today, 2)), region, showcase);
  const later = await manager.onDay(addDays(manager.today, 6));
  for (const [at, type] of showcaseContentTypeNames.entries())
    if (!lacks.includes(type)) await showType(pool, later, storage, training, showcase, type, at);
  if (end === "APPROVED") return;
  await handIn(later, storage, id, 3, "布置完成现场.jpg");
  await later.run(implementShowcase, { id, implementedOn: later.today });
  if (end === "IN_USE")
    await (await later.onDay(addDays(later.today, 2))).run(openShowcase, { id });
}

async function showType(
  pool: Pool,
  manager: Actor,
  storage: Storage,
  training: string,
  showcase: string,
  type: ShowcaseContentType,
  at: number,
) {
  const who = { ...manager.who, personId: training };
  const trainer = await actors(pool, who, manager.today, undefined, ["TRAINING_OFFICER"]);
  const byTraining = ["VIDEO", "LECTURE", "SCRIPT"].includes(type);
  const maker = byTraining ? trainer : manager;
  const { content } = await maker.run(draftShowcaseContent, {
    showcaseId: `ShowcasePlan_${showcase}`,
    type,
    edition: editions[type] ?? "2026 年第一版",
    playsInLoop: type === "VIDEO",
    copies: type === "BROCHURE" ? 2000 : null,
    points: [...pointsOf(type)],
  });
  const id = `ShowcaseContent_${content}`;
  await handIn(maker, storage, id, at, `${showcaseContentTypes[type].zh}.jpg`);
  await maker.run(submitShowcaseContent, { id });
  if (!byTraining) await decide(manager, training, content);
  await maker.run(showShowcaseContent, { id });
}
