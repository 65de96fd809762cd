import { addDays, type Day } from "@threshold/domain/calendar/day";
import type { RecordTaskCode } from "@threshold/domain/launch/record";
import { trainingTask } from "@threshold/domain/launch/training";
import { sql } from "kysely";
import { statement } from "../src/db/database.ts";
import { read } from "../src/db/tenancy.ts";
import { keepContractor } from "../src/defect/plan-actions.ts";
import { closeDefects, fixDefect, verifyDefect } from "../src/defect/step-actions.ts";
import { logWorksProgress } from "../src/launch/plan-actions.ts";
import {
  holdTraining,
  planTraining,
  publishTrainingScheme,
} from "../src/launch-training/actions.ts";
import { trainingStatement } from "../src/launch-training/queries.ts";
import {
  askItemSignatures,
  keepSalesAreaItems,
  recordSalesAreaHandover,
} from "../src/sales-area/area-actions.ts";
import {
  raiseSalesAreaDefect,
  sendSalesAreaLetter,
  writeSalesAreaLetter,
} from "../src/sales-area/defect-actions.ts";
import type { Actor } from "./actor.ts";
import { handIn } from "./evidence.ts";
import type { RecordsOf } from "./records.ts";

const items = [
  ["RZ-01", "ONBOARDING", null, "公司介绍、项目概况与组织架构", 2],
  ["RZ-02", "ONBOARDING", null, "员工手册、考勤与安全须知", 2],
  ["LY-01", "ETIQUETTE", null, "仪容仪表与服务用语", 2],
  ["LY-02", "ETIQUETTE", null, "销售大厅、样板房接待礼仪实操", 4],
  ["KF-01", "JOB_SKILL", "CUSTOMER_SERVICE", "前台接待与来访登记", 4],
  ["KF-02", "JOB_SKILL", "CUSTOMER_SERVICE", "样板房讲解说辞与引导路线", 4],
  ["GC-01", "JOB_SKILL", "ENGINEERING", "销售大厅、样板房设备操作与巡检", 4],
  ["GC-02", "JOB_SKILL", "ENGINEERING", "停水停电应急处置", 2],
  ["ZX-01", "JOB_SKILL", "ORDER", "礼宾岗、停车引导动作标准", 4],
  ["ZX-02", "JOB_SKILL", "ORDER", "消防器材使用与突发事件处置", 2],
] as const;

/** Head office's training scheme, on which all launches of the demo train. */
export const seedTrainingScheme = (actor: Actor) =>
  actor.run(publishTrainingScheme, {
    basedOn: 0,
    note: "物业管理中心统一培训方案",
    items: items.map(([code, kind, department, title, hours]) => ({
      code,
      kind,
      department,
      title,
      hours,
    })),
  });

const id = (planId: string) => ({ planId: `LaunchPlan_${planId}` });

/** Whoever holds a role at the plan's center. */
const staffOf = (actor: Actor, planId: string) =>
  read<{ id: string; role: string }>(
    actor.context,
    statement(sql`select distinct a.person_id as id, a.role from role_assignment a
      join launch_plan p on p.company_id = a.company_id and p.service_center_id = a.place_id
      where a.company_id = current_company() and p.id = ${planId} order by a.person_id, a.role`),
  );

const itemsOf = async (actor: Actor, planId: string, code: RecordTaskCode) => {
  const [row] = await read(actor.context, trainingStatement(planId));
  return (row?.training.scheme?.items ?? []).filter((item) => trainingTask(item) === code);
};

async function plan(actor: Actor, planId: string, itemId: string, plannedOn: Day) {
  const people = [...new Set((await staffOf(actor, planId)).map((one) => one.id))];
  const session = { plannedOn, trainer: "吴敏", place: "示范区配套楼首层会议室" };
  const { training } = await actor.run(planTraining, {
    ...id(planId),
    itemId: `TrainingItem_${itemId}`,
    attendeeIds: people.map((one) => `Person_${one}`),
    ...session,
  });
  return { training: `LaunchTraining_${training}`, people };
}

/** Holds every session that the scheme asks for under a task, with the sign-in sheet's photo. */
const train =
  (code: RecordTaskCode) =>
  async (actor: Actor, { planId, storage }: RecordsOf): Promise<void> => {
    for (const [at, item] of (await itemsOf(actor, planId, code)).entries()) {
      const { training, people } = await plan(actor, planId, item.id, actor.today);
      await handIn(actor, storage, training, at + 5, "培训签到表.jpg");
      const attendees = people.map((one, index) => ({
        personId: `Person_${one}`,
        present: index !== 2,
        result: index === 2 ? null : ("PASSED" as const),
      }));
      const session = { ...id(planId), id: training, version: 1, heldOn: actor.today };
      await actor.run(holdTraining, { ...session, attendees });
    }
  };

const trained = [
  "ONBOARDING_TRAINING",
  "ETIQUETTE_TRAINING",
  "JOB_SKILL_CUSTOMER_SERVICE",
  "JOB_SKILL_ENGINEERING",
  "JOB_SKILL_ORDER",
] as const;

/** How the training tasks are done in the demo, on the actor's day. */
export const trainingSteps = Object.fromEntries(trained.map((code) => [code, train(code)]));

/** What is under way on the site today: a session planned, a show flat handed over with problems and a list to sign. */
export async function leaveSiteUnderWay(actor: Actor, of: RecordsOf, today: Day): Promise<void> {
  const { planId, launchDate } = of;
  if (launchDate > addDays(today, 60)) return;
  const [next] = (await itemsOf(actor, planId, "ETIQUETTE_TRAINING")).toReversed();
  if (launchDate > addDays(today, 30) && next)
    await plan(actor, planId, next.id, addDays(today, 6));
  const staff = await staffOf(actor, planId);
  const holding = (role: string) => staff.find((one) => one.role === role)?.id;
  const followerId = holding("ENGINEERING_MANAGER");
  const closerId = holding("CUSTOMER_SERVICE_MANAGER");
  if (followerId && closerId) await handOverShowFlat(actor, of, today, { followerId, closerId });
}

/** Who follows and verifies, and who writes off: nobody both. */
interface SitePeople {
  readonly followerId: string;
  readonly closerId: string;
}

/** What is wrong with the show flat: where, of which kind and trade, in words. The last was found after the letter. */
const problems = [
  ["A1 户型主卧", "CRACK", "TILE", "窗台石材开裂，长约 30 厘米"],
  ["B1 户型公卫", "DRAINAGE", "PLUMBING", "地漏排水慢"],
  ["B1 户型次卧", "FINISH", "FIT_OUT", "墙纸接缝翘边"],
  ["A1 户型入户门", "HARDWARE", "DOOR_WINDOW", "锁舌卡滞，须用力推门"],
  ["走廊", "ELECTRIC", "ELECTRICAL", "灯带一段不亮"],
] as const;

async function handOverShowFlat(
  actor: Actor,
  { planId, storage }: RecordsOf,
  today: Day,
  people: SitePeople,
) {
  const before = await actor.onDay(addDays(today, -2));
  for (const [area, text] of [
    ["SALES_HALL", "吊顶、地面完成，正在安装灯具与接待台。"],
    ["ENCLOSURE", "围挡与景观铺装完成约八成，停车场划线未做。"],
  ] as const)
    await before.run(logWorksProgress, { ...id(planId), area, onDay: before.today, text });
  const { handover } = await before.run(recordSalesAreaHandover, {
    ...id(planId),
    area: "SHOW_FLAT",
    handedOverOn: before.today,
  });
  const handoverId = `SalesAreaHandover_${handover}`;
  const found: string[] = [];
  for (const [at, [part, category, trade, text]] of problems.entries()) {
    const made = await before.run(raiseSalesAreaDefect, {
      ...id(planId),
      handoverId,
      part,
      category,
      trade,
      text,
      severity: "GENERAL",
      followerId: `Person_${people.followerId}`,
      dueOn: addDays(today, 5),
    });
    found.push(`Defect_${made.defect}`);
    await handIn(before, storage, found.at(-1)!, at + 3, "现场照片.jpg");
    if (at === problems.length - 2) await tell(before, planId, storage, handoverId);
  }
  await mendSome(actor, storage, found, people, today);
  const list = [
    { name: "实木餐桌椅", quantity: 1, unit: "套", condition: "完好" },
    { name: "布艺沙发", quantity: 1, unit: "组", condition: "扶手有轻微污渍" },
    { name: "装饰画", quantity: 6, unit: "幅", condition: "完好" },
    { name: "吊灯", quantity: 3, unit: "盏", condition: "完好" },
  ];
  await actor.run(keepSalesAreaItems, { ...id(planId), handoverId, version: 1, items: list });
  await actor.run(askItemSignatures, { ...id(planId), handoverId });
}

/** Of what was told, one is done with, one came back, one waits to be looked at, and one is still to be mended. */
async function mendSome(
  actor: Actor,
  storage: RecordsOf["storage"],
  [, fixed, returned, closed]: readonly string[],
  { followerId, closerId }: SitePeople,
  today: Day,
) {
  const yesterday = await actor.onDay(addDays(today, -1), "15:30");
  for (const [at, [defect, note]] of (
    [
      [fixed!, "已疏通并更换地漏"],
      [returned!, "已重新粘贴"],
      [closed!, "已调整锁舌并润滑"],
    ] as const
  ).entries()) {
    const newEventId = crypto.randomUUID();
    await yesterday.run(fixDefect, { id: defect, note, newEventId });
    await handIn(yesterday, storage, `DefectEvent_${newEventId}`, at + 9, "整改后.jpg");
  }
  const follower = await actor.as(followerId);
  await follower.run(verifyDefect, {
    id: returned!,
    good: false,
    reason: "接缝处仍有翘边约 20 厘米",
  });
  await follower.run(verifyDefect, { id: closed!, good: true });
  await (await actor.as(closerId)).run(closeDefects, { defectIds: [closed!] });
}

/** All problems but the last are told in writing. */
async function tell(
  actor: Actor,
  planId: string,
  storage: RecordsOf["storage"],
  handoverId: string,
) {
  const { letter } = await actor.run(writeSalesAreaLetter, { ...id(planId), handoverId });
  const letterId = `SalesAreaLetter_${letter}`;
  await handIn(actor, storage, letterId, 8, "反馈单签收件.jpg");
  const contractor = await engineeringOf(actor, planId);
  await actor.run(sendSalesAreaLetter, {
    ...id(planId),
    contractorId: `Contractor_${contractor}`,
    id: letterId,
    sentOn: actor.today,
    recipient: "地区公司工程部 陈工",
  });
}

/** The developer's engineering department among those who mend at the plan's center. */
async function engineeringOf(actor: Actor, planId: string): Promise<string> {
  const name = "地区公司工程部";
  const [row] = await read<{ centerId: string; contractorId: string | null }>(
    actor.context,
    statement(sql`select p.service_center_id as "centerId", c.id as "contractorId" from launch_plan p
      left join contractor c on c.company_id = p.company_id and c.service_center_id = p.service_center_id and c.name = ${name}
      where p.company_id = current_company() and p.id = ${planId}`),
  );
  if (row!.contractorId) return row!.contractorId;
  const serviceCenterId = `ServiceCenter_${row!.centerId}`;
  return (await actor.run(keepContractor, { serviceCenterId, name, contactName: "陈工" }))
    .contractor;
}
