import { addDays, type Day } from "@threshold/domain/calendar/day";
import { recordTasks } from "@threshold/domain/launch/record";
import { type RecruitmentPost, recruitmentPosts } from "@threshold/domain/launch/recruitment";
import { read } from "../src/db/tenancy.ts";
import { recordsStatement } from "../src/launch-record/queries.ts";
import { keepLogisticsItem } from "../src/launch-record/logistics-actions.ts";
import {
  keepMaterialRequest,
  logProcurement,
  submitMaterialRequest,
} from "../src/launch-record/material-actions.ts";
import { recordPrintStep } from "../src/launch-record/print-actions.ts";
import { keepRecruitment } from "../src/launch-record/recruitment-actions.ts";
import {
  keepSalesSupportScheme,
  signPreInterventionAgreement,
  submitSalesSupportScheme,
} from "../src/launch-record/scheme-actions.ts";
import {
  keepStaffingPlan,
  reviseStaffingPlan,
  submitStaffingPlan,
  submitStaffingRevision,
} from "../src/launch-record/staffing-actions.ts";
import {
  keepUniformOrder,
  placeUniformOrder,
  receiveUniforms,
} from "../src/launch-record/uniform-actions.ts";
import type { Storage } from "../src/storage/storage.ts";
import type { Actor } from "./actor.ts";
import { decide } from "./approvals.ts";
import { daySteps, leaveDayUnderWay } from "./launch-day.ts";
import { handIn } from "./evidence.ts";
import { trainingSteps } from "./site-handover.ts";

/** The people whose decisions the records wait for, by their key in the demo. */
interface Deciders {
  readonly region: string;
  readonly hr: string;
  readonly center: string;
  readonly developer: string;
  readonly service: string;
}

export interface RecordsOf {
  readonly planId: string;
  readonly launchDate: Day;
  readonly deciders: Deciders;
  readonly storage: Storage;
}

const records = async (actor: Actor, planId: string) =>
  (await read(actor.context, recordsStatement(planId)))[0]!.records;

const scheme = {
  developerNeeds:
    "销售大厅及样板房每日 9:00—21:00 开放，需礼宾接待、样板房引导、停车引导；周末及节假日加强。",
  services: "礼宾接待、样板房讲解配合、茶水服务、保洁、秩序维护、停车引导",
  headcount: [
    { post: "销售大厅礼宾", number: 4, shift: "两班" },
    { post: "样板房引导员", number: 3, shift: "白班" },
    { post: "保洁员", number: 4, shift: "两班" },
    { post: "配合销售保安员", number: 8, shift: "三班" },
  ],
};

const staffing = (launchDate: Day) => {
  const hireBy = addDays(launchDate, -30);
  return [
    { department: "MANAGEMENT", post: "项目经理", number: 1, hireBy, recruitAs: null },
    { department: "CUSTOMER_SERVICE", post: "前台接待", number: 3, hireBy, recruitAs: "CS_STAFF" },
    {
      department: "CUSTOMER_SERVICE",
      post: "楼宇管理员",
      number: 4,
      hireBy,
      recruitAs: "CS_STAFF",
    },
    {
      department: "ENGINEERING",
      post: "综合维修工",
      number: 4,
      hireBy,
      recruitAs: "ENGINEERING_STAFF",
    },
    {
      department: "ENGINEERING",
      post: "电梯安全员",
      number: 1,
      hireBy,
      recruitAs: "ENGINEERING_STAFF",
    },
    { department: "ORDER", post: "配合销售保安员", number: 8, hireBy, recruitAs: "SALES_GUARD" },
  ] as const;
};

const goods = [
  ["OFFICE_FURNITURE", "办公桌椅", 8, "套", 860],
  ["OFFICE_FURNITURE", "文件柜", 4, "个", 520],
  ["OFFICE_SUPPLIES", "多功能一体机", 1, "台", 2680],
  ["OFFICE_SUPPLIES", "办公用纸", 20, "箱", 128],
  ["SALES_AREA", "迎宾地垫", 6, "块", 210],
  ["SALES_AREA", "雨伞架及雨伞", 2, "套", 380],
  ["RECEPTION", "饮水机", 2, "台", 990],
  ["RECEPTION", "纸杯、茶叶", 30, "份", 45],
  ["REPAIR_TOOLS", "综合维修工具箱", 4, "套", 650],
  ["REPAIR_TOOLS", "梯子", 2, "架", 320],
  ["SECURITY_FIRE", "对讲机", 12, "台", 420],
  ["SECURITY_FIRE", "灭火器", 20, "具", 96],
] as const;

const needed: Partial<Record<RecruitmentPost, number>> = {
  GATE_GUARD: 6,
  STANDBY_GUARD: 4,
  COOK: 2,
  CS_STAFF: 7,
  ENGINEERING_STAFF: 5,
  SALES_GUARD: 8,
};

type Step = (actor: Actor, of: RecordsOf) => Promise<unknown>;

async function hire(actor: Actor, { planId }: RecordsOf, post: RecruitmentPost, open = 0) {
  const stored = (await records(actor, planId)).recruitment.find((one) => one.post === post);
  const wanted = stored?.needed ?? needed[post] ?? 1;
  const { mode } = recruitmentPosts[post];
  const hired = wanted - open;
  const version = stored?.version ?? null;
  const item = { planId: `LaunchPlan_${planId}`, post, mode, needed: wanted, hired, version };
  await actor.run(keepRecruitment, item);
}

async function print(
  actor: Actor,
  { planId }: RecordsOf,
  document: "PRE_AGREEMENT" | "INTERIM_COVENANT",
  steps: number,
) {
  const all = ["FINALIZED", "APPROVED", "PRINT_APPLIED", "PRINTED", "HANDED_OVER"] as const;
  const ofPlan = { planId: `LaunchPlan_${planId}`, document, onDay: actor.today };
  const stored = (await records(actor, planId)).prints.find((one) => one.document === document);
  const taken = stored
    ? [
        stored.finalizedOn,
        stored.approvedOn,
        stored.printAppliedOn,
        stored.printedOn,
        stored.handedOn,
      ]
    : [];
  for (const step of all.slice(taken.filter((day) => day !== null).length, steps))
    await actor.run(recordPrintStep, { ...ofPlan, step, copies: 600, receiver: "营销部 周颖" });
}

const id = (planId: string) => ({ planId: `LaunchPlan_${planId}` });

const rental =
  (kind: "DORM_RENT" | "CANTEEN_RENT", address: string, distanceKm: number): Step =>
  (actor, { planId }) =>
    actor.run(keepLogisticsItem, {
      ...id(planId),
      kind,
      address,
      distanceKm,
      counterparty: "广州天河物业租赁",
      finishedOn: actor.today,
    });

/** How each task of the records is done in the demo, on the actor's day. */
const steps: Readonly<Record<string, Step>> = {
  SALES_SUPPORT_SCHEME: async (actor, { planId, deciders }) => {
    await actor.run(keepSalesSupportScheme, { ...id(planId), ...scheme });
    const made = await actor.run(submitSalesSupportScheme, id(planId));
    await decide(actor, deciders.region, made.scheme);
  },
  SALES_SUPPORT_APPROVAL: async (actor, { planId, deciders }) =>
    decide(actor, deciders.developer, (await records(actor, planId)).scheme!.id),
  PRE_INTERVENTION_AGREEMENT: async (actor, { planId, storage }) => {
    const { agreement } = await records(actor, planId);
    await handIn(actor, storage, `PreInterventionAgreement_${agreement!.id}`, 3);
    await actor.run(signPreInterventionAgreement, { ...id(planId), signedOn: actor.today });
  },
  STAFFING_PLAN: async (actor, { planId, launchDate }) => {
    await actor.run(keepStaffingPlan, { ...id(planId), lines: [...staffing(launchDate)] });
    await actor.run(submitStaffingPlan, id(planId));
  },
  STAFFING_APPROVAL: async (actor, { planId, deciders }) => {
    const plan = (await records(actor, planId)).staffing!;
    await decide(actor, deciders.hr, plan.id);
    await decide(actor, deciders.region, plan.id);
  },
  UNIFORM_ORDER: async (actor, { planId }) => {
    const sizes = [
      { size: "165/88", number: 6 },
      { size: "170/92", number: 10 },
      { size: "175/96", number: 12 },
      { size: "180/100", number: 5 },
    ];
    await actor.run(keepUniformOrder, { ...id(planId), sizes, supplier: "华纺制服有限公司" });
    await actor.run(placeUniformOrder, { ...id(planId), orderedOn: actor.today });
  },
  UNIFORMS_IN_PLACE: (actor, { planId }) =>
    actor.run(receiveUniforms, { ...id(planId), arrivedOn: actor.today }),
  MATERIALS_PLAN: async (actor, { planId, deciders }) => {
    const lines = goods.map(([category, item, quantity, unit, estimatedPrice]) => ({
      category,
      item,
      quantity,
      unit,
      estimatedPrice,
    }));
    await actor.run(keepMaterialRequest, { ...id(planId), lines, noNeed: ["LOGISTICS"] });
    const { request } = await actor.run(submitMaterialRequest, id(planId));
    await decide(actor, deciders.center, request);
    await decide(actor, deciders.region, request);
  },
  DORMITORY_RENTED: rental("DORM_RENT", "金穗路 126 号 3—4 楼", 0.8),
  CANTEEN_RENTED: rental("CANTEEN_RENT", "金穗路 130 号首层", 0.6),
  CANTEEN_GOODS: (actor, { planId }) =>
    actor.run(keepLogisticsItem, { ...id(planId), kind: "CANTEEN_GOODS", finishedOn: actor.today }),
  FOOD_SUPPLIER_CHOSEN: (actor, { planId }) =>
    actor.run(keepLogisticsItem, {
      ...id(planId),
      kind: "FOOD_SUPPLIER",
      counterparty: "绿源食材配送",
      finishedOn: actor.today,
    }),
  PRE_STAGE_AGREEMENT_FINAL: (actor, of) => print(actor, of, "PRE_AGREEMENT", 3),
  INTERIM_COVENANT_FINAL: (actor, of) => print(actor, of, "INTERIM_COVENANT", 3),
  ...daySteps,
  PRINTS_HANDED_OVER: async (actor, of) => {
    await print(actor, of, "PRE_AGREEMENT", 5);
    await print(actor, of, "INTERIM_COVENANT", 5);
  },
  ...trainingSteps,
  ...Object.fromEntries(
    Object.entries(recruitmentPosts).map(([post, { task }]): [string, Step] => [
      task,
      (actor, of) => hire(actor, of, post as RecruitmentPost),
    ]),
  ),
};

export const isOfRecord = (code: string): boolean => Object.hasOwn(steps, code);

/** Whether the showcase does it, whatever launch it is of. */
export const isOfShowcase = (code: string): boolean =>
  (recordTasks.ShowcasePlan as readonly string[]).includes(code);

/** Does a task in its record. */
export const doInRecord = (actor: Actor, code: string, of: RecordsOf) => steps[code]!(actor, of);

/** What is under way today beside what is done: posts half filled, goods on their way, a paper at the printer. */
export async function leaveUnderWay(actor: Actor, of: RecordsOf, today: Day): Promise<void> {
  const { planId } = of;
  const known = await records(actor, planId);
  for (const { post, needed: wanted, hired } of known.recruitment)
    if (hired < wanted && wanted > 1) await hire(actor, of, post, Math.ceil(wanted / 3));
  if (known.materials?.status === "APPROVED") await follow(actor, of, today);
  if (known.recruitment.length === 0) await beginHiring(actor, of);
  if (!known.scheme) {
    await actor.run(keepSalesSupportScheme, { ...id(planId), ...scheme });
    await actor.run(submitSalesSupportScheme, id(planId));
  }
  if (!known.staffing)
    await actor.run(keepStaffingPlan, { ...id(planId), lines: [...staffing(of.launchDate)] });
  await leaveDayUnderWay(actor, of, today);
  if (known.uniforms?.status === "ARRIVED" && !known.revision) await revise(actor, of);
  if (known.materials && known.prints.length === 0) {
    await print(actor, of, "PRE_AGREEMENT", 2);
    await print(actor, of, "INTERIM_COVENANT", 1);
  }
}

/** A post more than was approved, which waits for human resources. */
async function revise(actor: Actor, { planId, launchDate }: RecordsOf) {
  const lines = staffing(launchDate).map((line) =>
    line.post === "前台接待" ? { ...line, number: line.number + 1 } : line,
  );
  const reason = "示范区开放时间延长至 21:00，前台增加一个班次";
  await actor.run(reviseStaffingPlan, { ...id(planId), reason, lines });
  await actor.run(submitStaffingRevision, id(planId));
}

/** Ahead of the entry: some posts filled, some half, a dormitory that is found and not yet rented. */
async function beginHiring(actor: Actor, of: RecordsOf) {
  await hire(actor, of, "SECURITY_HEAD");
  await hire(actor, of, "GATE_GUARD", 2);
  await hire(actor, of, "COOK", 1);
  await actor.run(keepLogisticsItem, {
    ...id(of.planId),
    kind: "DORM_RENT",
    address: "云溪路 22 号公寓 5—6 楼",
    distanceKm: 1.2,
    counterparty: "云溪公寓",
    remark: "租金待地区公司确认",
  });
}

/** Goods ordered, on their way, there, and some that nobody has ordered yet. */
async function follow(actor: Actor, { planId }: RecordsOf, today: Day) {
  const { lines } = (await records(actor, planId)).materials!;
  const ids = lines.map((line) => `MaterialLine_${line.id}`);
  const logged = [
    ["ORDERED", -2, ids.slice(0, 9), null],
    ["SHIPPED", -1, ids.slice(0, 6), "物流单号已登记"],
    ["ARRIVED", 0, ids.slice(0, 3), "已验收入库"],
  ] as const;
  for (const [status, days, lineIds, remark] of logged) {
    const onDay = addDays(today, days);
    await actor.run(logProcurement, { ...id(planId), lineIds, status, onDay, remark });
  }
}
