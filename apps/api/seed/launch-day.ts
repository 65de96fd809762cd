import { addDays, type Day } from "@threshold/domain/calendar/day";
import { read } from "../src/db/tenancy.ts";
import {
  keepCleaningUtilities,
  keepInitialCleaningPlan,
  nameCleaningSupervisor,
  startDailyCleaning,
  submitInitialCleaningPlan,
  superviseCleaning,
} from "../src/initial-cleaning/actions.ts";
import { cleaningStatement } from "../src/initial-cleaning/queries.ts";
import {
  finishLaunchDrill,
  keepLaunchDayPlan,
  keepLaunchDrill,
  submitLaunchDayPlan,
} from "../src/launch-day/actions.ts";
import { launchDayStatement } from "../src/launch-day/queries.ts";
import type { Actor } from "./actor.ts";
import { decide } from "./approvals.ts";
import { handIn } from "./evidence.ts";
import type { RecordsOf } from "./records.ts";

const id = (planId: string) => ({ planId: `LaunchPlan_${planId}` });
const cleaningOf = async (actor: Actor, planId: string) =>
  (await read(actor.context, cleaningStatement(planId)))[0]!.cleaning;
const dayOf = async (actor: Actor, planId: string) =>
  (await read(actor.context, launchDayStatement(planId)))[0]!.day;

const sections = {
  vendor: "洁净环境服务有限公司",
  timeAndStandard:
    "样板房、销售大厅开荒后达到交付展示标准：地面无胶渍、玻璃无水痕、洁具无水泥点，白手套检查无尘。",
  zones: "一区样板房（2 套），二区销售大厅及洽谈区，三区示范区外围及停车场。",
  people: "高峰期 14 人，分两班；每区设领班 1 人，项目主管 1 人驻场。",
  protection: "木地板、石材台面先铺保护膜；家具、软装罩布；电器断电覆盖，撕膜由监督专人在场。",
  process: "先上后下、先里后外：吸尘除灰—铲除胶渍—玻璃清洗—洁具除垢—地面结晶养护。",
  supplies: "洗地机 2 台、吸水机 2 台、结晶机 1 台、人字梯 6 架，中性清洁剂、云石胶去除剂。",
  emergency: "漏水先关区域阀门并报工程部；触电先断电；高处作业系安全带，受伤拨打 120。",
};

/** The areas, a few days each up to two weeks ahead of the launch. */
const nodes = (launchDate: Day) => [
  { area: "样板房", from: addDays(launchDate, -28), to: addDays(launchDate, -24) },
  { area: "销售大厅", from: addDays(launchDate, -26), to: addDays(launchDate, -20) },
  { area: "示范区外围", from: addDays(launchDate, -20), to: addDays(launchDate, -14) },
];

/** The plan as it is handed in, with whoever heads the center for its supervisor. */
async function submitCleaning(actor: Actor, { planId, launchDate, deciders }: RecordsOf) {
  const timeNodes = nodes(launchDate);
  await actor.run(keepInitialCleaningPlan, { ...id(planId), ...sections, timeNodes });
  const personId = `Person_${deciders.center}`;
  await actor.run(nameCleaningSupervisor, { ...id(planId), personId });
  return actor.run(submitInitialCleaningPlan, id(planId));
}

/** Areas of which the supervisor has told the end. */
async function finishAreas(actor: Actor, planId: string, areas: readonly { id: string }[]) {
  for (const { id: area } of areas)
    await actor.run(superviseCleaning, {
      ...id(planId),
      areaId: `CleaningArea_${area}`,
      onDay: actor.today,
      text: "逐项检查合格，玻璃、洁具无污渍，保护膜已清除。",
      finished: true,
    });
}

async function takeOver(actor: Actor, planId: string, areas: readonly { id: string }[]) {
  await actor.run(startDailyCleaning, {
    ...id(planId),
    areaIds: areas.map(({ id: area }) => `CleaningArea_${area}`),
    onDay: actor.today,
    vendor: "洁净环境服务有限公司",
  });
}

const order = {
  kind: "ORDER",
  staffing:
    "主入口 4 人、停车场 4 人、销售大厅 3 人、样板房 2 人、机动 3 人；8:00 到岗，对讲机频道 3。",
  emergency:
    "人流超过 300 人时分批放行；突发疾病启动急救箱并拨打 120；火情按消防预案疏散，集合点为停车场东侧；抢房纠纷由秩序主管带离现场调解。",
} as const;
const cleaning = {
  kind: "CLEANING",
  submittedBy: "洁净环境服务有限公司",
  staffing: "销售大厅 6 人、样板房 4 人、外围 3 人；每 30 分钟巡回保洁一次。",
  supplies: "尘推 8 把、地垫 12 块、垃圾袋 300 只、雨伞套 500 只。",
  emergency: "雨天加铺地垫并设防滑标识；饮料打翻 2 分钟内到场；客流高峰机动组支援。",
} as const;

type Step = (actor: Actor, of: RecordsOf) => Promise<unknown>;

/** How the tasks of the cleaning and of the day are done in the demo, on the actor's day. */
export const daySteps: Readonly<Record<string, Step>> = {
  INITIAL_CLEANING_PLAN: async (actor, of) => {
    const { cleaning: record } = await submitCleaning(actor, of);
    await decide(actor, of.deciders.center, record);
  },
  INITIAL_CLEANING_UTILITIES: (actor, { planId }) =>
    actor.run(keepCleaningUtilities, {
      ...id(planId),
      waterPower: "首层消防栓旁接取水点，2 号配电箱接临时用电，水电费由地区公司承担。",
      agreedOn: actor.today,
      pumps: 2,
      hoses: 8,
      wires: 6,
      sockets: 12,
      finishedOn: actor.today,
    }),
  DAILY_CLEANING_ON_SITE: async (actor, { planId }) => {
    const { plan } = await cleaningOf(actor, planId);
    await finishAreas(actor, planId, plan!.areas);
    await takeOver(actor, planId, plan!.areas);
  },
  LAUNCH_DAY_CLEANING_PLAN: async (actor, { planId, deciders }) => {
    await actor.run(keepLaunchDayPlan, { ...id(planId), ...cleaning });
    const made = await actor.run(submitLaunchDayPlan, { ...id(planId), kind: "CLEANING" });
    await decide(actor, deciders.service, made.dayPlan);
  },
  EMERGENCY_PLAN: async (actor, { planId }) => {
    await actor.run(keepLaunchDayPlan, { ...id(planId), ...order });
    await actor.run(submitLaunchDayPlan, { ...id(planId), kind: "ORDER" });
  },
  EMERGENCY_DRILL: async (actor, { planId, storage }) => {
    const kept = await actor.run(keepLaunchDrill, {
      ...id(planId),
      heldOn: actor.today,
      record: "疏散演练：14:00 模拟火情，12 分钟清场完毕；两名队员未带反光背心，已当场纠正。",
      attendees: ["孙伟", "李强", "周磊", "吴刚"],
    });
    await handIn(actor, storage, `LaunchDrill_${kept.drill}`, 5);
    await actor.run(finishLaunchDrill, id(planId));
  },
};

/** What of it is under way: a plan that waits for its approval, or areas half cleaned, and an order plan half written. */
export async function leaveDayUnderWay(actor: Actor, of: RecordsOf, today: Day): Promise<void> {
  const { planId, launchDate, storage } = of;
  if (launchDate > addDays(today, 45)) return;
  const { plan, utilities } = await cleaningOf(actor, planId);
  if (!plan) await submitCleaning(actor, of);
  if (!utilities)
    await actor.run(keepCleaningUtilities, {
      ...id(planId),
      waterPower: "取水点已与地区公司工程部确认，临时用电待配电箱移位后接通。",
      agreedOn: actor.today,
      pumps: 2,
      hoses: 6,
    });
  if (plan?.status !== "APPROVED") return;
  const [first, second] = plan.areas;
  if (first && !first.finishedOn) {
    await finishAreas(actor, planId, [first]);
    const seen = await actor.run(superviseCleaning, {
      ...id(planId),
      areaId: `CleaningArea_${second!.id}`,
      onDay: actor.today,
      text: "洽谈区地面除胶完成，吧台石材仍有水泥点，已要求今日返工。",
      finished: false,
    });
    await handIn(actor, storage, `CleaningSupervision_${seen.entry}`, 7);
  }
  const { plans } = await dayOf(actor, planId);
  if (plans.length === 0) await actor.run(keepLaunchDayPlan, { ...id(planId), ...order });
}
