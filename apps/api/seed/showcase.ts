import { addDays, type Day } from "@threshold/domain/calendar/day";
import {
  showcaseContentTypeNames,
  showcaseEquipmentNames,
  showcaseContentTypes,
  type ShowcaseContentType,
} from "@threshold/domain/showcase/vocabulary";
import { standardQuestions } from "@threshold/domain/showcase/survey";
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
import { holdShowcaseEvent, planShowcaseEvent } from "../src/showcase/event-actions.ts";
import { recordReceptionistExam, rosterReceptionist } from "../src/showcase/people-actions.ts";
import { answerNeedsSurvey, draftNeedsSurvey } from "../src/showcase/survey-actions.ts";
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
  readonly receptionists: readonly string[];
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
    if (showcase.end === "IN_USE") await receive(pool, manager, storage, people, id, today);
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

/** What goes on at the showcase that is open: exams and roster, a parade, a promotion, a survey that is under way. */
async function receive(
  pool: Pool,
  manager: Actor,
  storage: Storage,
  { deciders, receptionists }: ShowcasePeople,
  showcase: string,
  today: Day,
) {
  const showcaseId = `ShowcasePlan_${showcase}`;
  const people = receptionists.map((one) => `Person_${one}`);
  await examine(pool, manager, { training: deciders.HN.training, showcase, people }, today);
  await hold(manager, storage, showcaseId, people, today);
  const now = await manager.onDay(today);
  const week = { showcaseId, fromOn: today, toOn: addDays(today, 6) };
  const [first, second] = people;
  const showFlat = { site: "SHOW_FLAT", shift: "DAY", personId: first! } as const;
  await now.run(rosterReceptionist, { ...week, ...showFlat });
  const salesCenter = { site: "SALES_CENTER", shift: "EARLY", personId: second! } as const;
  await now.run(rosterReceptionist, { ...week, ...salesCenter });
  await ask(manager, showcaseId, today);
}

/** One passes at once; the other after a second training. */
async function examine(
  pool: Pool,
  manager: Actor,
  of: { training: string; showcase: string; people: readonly string[] },
  today: Day,
) {
  const examOn = addDays(today, -20);
  const who = { ...manager.who, personId: of.training };
  const trainer = await actors(pool, who, examOn, undefined, ["TRAINING_OFFICER"]);
  const lectureId = `ShowcaseContent_${await lectureOf(manager, of.showcase)}`;
  const exam = {
    showcaseId: `ShowcasePlan_${of.showcase}`,
    lectureId,
    trainedOn: addDays(examOn, -2),
  };
  const [first, second] = of.people;
  await trainer.run(recordReceptionistExam, { ...exam, personId: first!, examOn, score: 92 });
  const failed = { personId: second!, examOn, score: 54, remark: "讲解说辞不熟练，补训后重考" };
  await trainer.run(recordReceptionistExam, { ...exam, ...failed });
  const again = await trainer.onDay(addDays(today, -14));
  const passed = { personId: second!, examOn: again.today, score: 81 };
  await again.run(recordReceptionistExam, { ...exam, ...passed });
}

async function lectureOf(actor: Actor, showcase: string): Promise<string> {
  const [lecture] = await read<{ id: string }>(
    actor.context,
    statement(sql`select id from showcase_content where company_id = current_company() and showcase_id = ${showcase}
      and type = 'LECTURE' and status = 'SHOWN'`),
  );
  return lecture!.id;
}

/** A parade that was held, a drill in two days, and the support of an open day. */
async function hold(
  manager: Actor,
  storage: Storage,
  showcaseId: string,
  participantIds: string[],
  today: Day,
) {
  const at = { showcaseId, participantIds };
  const before = await manager.onDay(addDays(today, -18));
  const plannedOn = addDays(today, -16);
  const parade = { type: "MORNING_PARADE", place: "销售中心门前广场", plannedOn } as const;
  const { event } = await before.run(planShowcaseEvent, { ...at, ...parade });
  const then = await manager.onDay(plannedOn);
  const id = `ShowcaseEvent_${event}`;
  await handIn(then, storage, id, 5, "列队晨会.jpg");
  const result = "客服、秩序、保洁共 12 人列队，来访客户驻足观看。";
  await then.run(holdShowcaseEvent, { id, heldOn: plannedOn, result });
  const now = await manager.onDay(today);
  const drill = { type: "ETIQUETTE_DRILL", place: "样板房前厅" } as const;
  await now.run(planShowcaseEvent, { ...at, ...drill, plannedOn: addDays(today, 2) });
  const openDay = { type: "PROMOTION_SUPPORT", title: "周末开放日", place: "示范区广场" } as const;
  await now.run(planShowcaseEvent, { ...at, ...openDay, plannedOn: addDays(today, 8) });
}

const wishes = ["希望小区人车分流", "希望快递能送到楼下", "会所最好有恒温泳池", "物业响应要快"];

/** A survey that visitors have answered for a week. */
async function ask(manager: Actor, showcaseId: string, today: Day) {
  const begun = await manager.onDay(addDays(today, -7));
  const { survey } = await begun.run(draftNeedsSurvey, {
    showcaseId,
    title: "锦绣华庭来访客户需求问卷",
    topics: ["PROPERTY", "CLUBHOUSE"],
    untilOn: addDays(today, 14),
    questions: standardQuestions.map((one) => ({ ...one, options: [...one.options] })),
  });
  for (let visitor = 0; visitor < 14; visitor += 1) {
    const on = await manager.onDay(addDays(today, -6 + Math.floor(visitor / 3)));
    const wish = wishes[visitor];
    await on.run(answerNeedsSurvey, {
      id: `NeedsSurvey_${survey}`,
      answers: [
        { code: "Q1", choices: [visitor % 6, (visitor * 5 + 3) % 6] },
        { code: "Q2", score: [5, 4, 5, 3, 4][visitor % 5]! },
        ...(wish ? [{ code: "Q3", text: wish }] : []),
        { code: "Q4", choices: [visitor % 3, 3 + (visitor % 2)] },
        { code: "Q5", choices: [visitor % 4] },
      ],
    });
  }
}
