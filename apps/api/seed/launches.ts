import { addDays, type Day } from "@threshold/domain/calendar/day";
import { read } from "../src/db/tenancy.ts";
import type { Env } from "../src/env.ts";
import {
  activateLaunchPlan,
  createLaunchPlan,
  logWorksProgress,
} from "../src/launch/plan-actions.ts";
import { planStatement, type TaskRow } from "../src/launch/queries.ts";
import {
  completeLaunchTask,
  setTaskCheck,
  startLaunchTask,
  submitLaunchTask,
} from "../src/launch/task-actions.ts";
import { openStorage, type Storage } from "../src/storage/storage.ts";
import type { Actor } from "./actor.ts";
import type { DemoPlaces } from "./demo.ts";
import { handIn } from "./evidence.ts";
import { doInRecord, isOfRecord, isOfShowcase, leaveUnderWay, type RecordsOf } from "./records.ts";
import { leaveSiteUnderWay, seedTrainingScheme } from "./site-handover.ts";

interface DemoLaunch {
  readonly estate: string;
  /** Days from today to the launch, and back to when the plan was begun. */
  readonly launchIn: number;
  readonly begunAgo: number;
  readonly entryIn: number;
  /** How much of what is due by today is done: 1 everything, 0 nothing. */
  readonly diligence: number;
  readonly permit: "IN_PROGRESS" | "OBTAINED" | "NOT_STARTED";
  /** Its people do their tasks in the records: whoever heads the center, by the key in the demo. */
  readonly records?: "center" | "center2";
  readonly activate: boolean;
}

const launches: readonly DemoLaunch[] = [
  {
    estate: "JXHT",
    records: "center",
    launchIn: 38,
    begunAgo: 120,
    entryIn: -100,
    diligence: 0.8,
    permit: "IN_PROGRESS",
    activate: true,
  },
  {
    estate: "YQYY",
    records: "center",
    launchIn: 118,
    begunAgo: 40,
    entryIn: 20,
    diligence: 1,
    permit: "IN_PROGRESS",
    activate: true,
  },
  {
    estate: "JNF",
    launchIn: 72,
    begunAgo: 80,
    entryIn: -30,
    diligence: 0.93,
    permit: "IN_PROGRESS",
    activate: true,
  },
  {
    estate: "LYGG",
    records: "center2",
    launchIn: 24,
    begunAgo: 130,
    entryIn: -90,
    diligence: 1,
    permit: "OBTAINED",
    activate: true,
  },
  {
    estate: "XHWP",
    launchIn: 165,
    begunAgo: 3,
    entryIn: 60,
    diligence: 0,
    permit: "NOT_STARTED",
    activate: false,
  },
];

/** Five launches on their way, each worked day by day up to today. */
export async function seedLaunches(
  actor: Actor,
  places: DemoPlaces,
  env: Env,
  today: Day,
  signal: AbortSignal,
  personOf: (key: string) => string,
): Promise<void> {
  const storage = openStorage(env);
  await seedTrainingScheme(await actor.onDay(addDays(today, -180)));
  for (const launch of launches) {
    signal.throwIfAborted();
    const estateId = `Estate_${places.get(launch.estate)}`;
    const deciders = {
      region: personOf("region"),
      hr: personOf("hr"),
      center: personOf(launch.records ?? "center"),
      developer: personOf("developer"),
      service: personOf("service"),
    };
    await seedLaunch(actor, { storage, deciders }, estateId, launch, today);
  }
}

/** What the demo's launches are worked with. */
type Means = Pick<RecordsOf, "storage" | "deciders">;

async function seedLaunch(
  actor: Actor,
  means: Means,
  estateId: string,
  launch: DemoLaunch,
  today: Day,
) {
  const begun = addDays(today, -launch.begunAgo);
  const { plan } = await (
    await actor.onDay(begun)
  ).run(createLaunchPlan, {
    estateId,
    coordinationMeetingOn: addDays(begun, -1),
    entryDate: addDays(today, launch.entryIn),
    launchDate: addDays(today, launch.launchIn),
    softFitoutDate: addDays(today, launch.launchIn - 45),
    hallFitoutDate: addDays(today, launch.launchIn - 60),
    fitOutStandard: "精装修交付：客餐厅地砖、卧室木地板、整体橱柜、中央空调",
    enclosureScope: "示范区围挡以内：销售大厅、样板房、景观示范区及临时停车场",
    officePlace: "示范区配套楼首层",
    permits: [
      { name: "建设用地规划许可证", status: "OBTAINED", statusOn: addDays(begun, -200) },
      { name: "建筑工程施工许可证", status: "OBTAINED", statusOn: addDays(begun, -150) },
      { name: "商品房预售许可证", status: launch.permit, statusOn: begun },
    ],
    showFlats: [
      { location: "1栋 2 层", count: 2 },
      { location: "3栋 2 层", count: 1 },
    ],
  });
  if (!launch.activate) return;
  const id = `LaunchPlan_${plan}`;
  await (await actor.onDay(begun)).run(activateLaunchPlan, { id });
  await work(actor, means, plan, launch, today);
  const entry = {
    planId: id,
    area: "SHOW_FLAT" as const,
    onDay: addDays(today, -3),
    text: "样板房硬装完成，正在进行成品保护，软装预计下周进场。",
  };
  await (await actor.onDay(entry.onDay)).run(logWorksProgress, entry);
}

const tasksOf = async (actor: Actor, planId: string): Promise<readonly TaskRow[]> =>
  (await read(actor.context, planStatement(planId)))[0]!.plan.tasks;

/** Does what was due, most of it a few days ahead, and leaves the rest undone. */
async function work(actor: Actor, means: Means, planId: string, launch: DemoLaunch, today: Day) {
  const of = { ...means, planId, launchDate: addDays(today, launch.launchIn) };
  const due = (await tasksOf(actor, planId))
    .filter(
      (task) =>
        task.status === "NOT_STARTED" &&
        !isOfShowcase(task.code) &&
        task.dueOn !== null &&
        task.dueOn <= addDays(today, 5),
    )
    .toSorted((a, b) => (a.dueOn! < b.dueOn! ? -1 : 1));
  const toDo = due.slice(0, Math.round(due.length * launch.diligence));
  for (const [index, task] of toDo.entries()) {
    const planned = addDays(task.dueOn!, -(index % 4));
    const doneOn = planned > today ? today : planned;
    const worker = await actor.onDay(doneOn);
    if (launch.records && isOfRecord(task.code)) await doInRecord(worker, task.code, of);
    else await finish(worker, means.storage, task, doneOn);
  }
  if (!launch.records) return;
  await leaveUnderWay(await actor.onDay(today), of, today);
  await leaveSiteUnderWay(await actor.onDay(today), of, today);
}

/** Begins a task, answers its tick rows, hands evidence in, and completes it, by way of its approval where it has one. */
async function finish(actor: Actor, storage: Storage, task: TaskRow, doneOn: Day) {
  const id = `LaunchTask_${task.id}`;
  await actor.run(startLaunchTask, { id });
  for (const check of task.checks) {
    const value = check.kind === "NUMBER" ? 1.2 : null;
    await actor.run(setTaskCheck, { id: `LaunchTaskCheck_${check.id}`, state: "DONE", value });
  }
  if (task.evidenceRequired) await handIn(actor, storage, id, task.position);
  if (task.approvalRequired) await actor.run(submitLaunchTask, { id });
  await actor.run(completeLaunchTask, { id, doneOn });
}
