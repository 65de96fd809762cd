import { addDays, type Day } from "@threshold/domain/calendar/day";
import type { Pool } from "pg";
import {
  agreeBidding,
  createBidding,
  issueTender,
  openBids,
  prepareBidding,
  recordLoss,
  recordBiddingStep,
  requestBidding,
  startBidding,
  submitBid,
  submitBidPlan,
  updateBiddingProject,
} from "../src/bidding/actions.ts";
import {
  addBiddingDocument,
  recordDeveloperMaterial,
  saveBidTeamMember,
  saveBidWorkItem,
  saveTenderRequirement,
} from "../src/bidding/part-actions.ts";
import {
  beginBidDecision,
  decideBid,
  saveBidDecision,
  submitBidDecision,
} from "../src/bidding/decision-actions.ts";
import {
  addStandardBidParts,
  assembleBid,
  checkBidPackingItem,
  saveBidDefenceItem,
  sealBidPart,
} from "../src/bidding/bid-document-actions.ts";
import { saveLocalRule } from "../src/bidding/local-rule-actions.ts";
import { noteBidLesson } from "../src/bidding/lesson-actions.ts";
import { saveBidEstimate } from "../src/bidding/estimate-actions.ts";
import { findBidding } from "../src/bidding/queries.ts";
import { write } from "../src/db/tenancy.ts";
import type { Env } from "../src/env.ts";
import { createBuilding } from "../src/organization/place-actions.ts";
import { openStorage, type Storage } from "../src/storage/storage.ts";
import { type Actor, actors, type Who } from "./actor.ts";
import { decide } from "./approvals.ts";
import { demoAnswers, demoDefence, demoEstimate, demoScores, lostEstimate } from "./bid-offer.ts";
import type { DemoPlaces } from "./demo.ts";
import { handIn } from "./evidence.ts";

/** The region's people who bid; the developer's man is in the team. */
export interface BiddingPeople {
  readonly staff: Who;
  readonly head: Who;
  readonly developer: Who;
  readonly projectHead: Who;
}

const plain = {
  organizerMode: "DEVELOPER" as const,
  saleKind: "PRESALE" as const,
  buildingIds: [] as string[],
};
const at = (day: Day, time: string) => `${day}T${time}:00+08:00`;

/**
 * A bidding in each kind of state: of a building with the bid being written, of an estate with an agency that waits for
 * data, of a launch plan with its request still due, and one begun too late in a city with a rule of its own.
 */
export async function seedBiddings(
  pool: Pool,
  people: BiddingPeople,
  places: DemoPlaces,
  env: Env,
  today: Day,
): Promise<void> {
  const storage = openStorage(env);
  const head = await actors(pool, people.head, addDays(today, -130));
  const staff = await actors(pool, people.staff, addDays(today, -130));
  const estate = (code: string) => `Estate_${places.get(code)}`;
  await writing(staff, head, storage, people, estate("JXHT"), today);
  await waiting(staff, people, estate("LYGG"), today);
  await lost(staff, head, people, estate("JXHT"), addDays(today, -60));
  const now = await staff.onDay(addDays(today, -2));
  const place = { province: "广东省", city: "深圳市" };
  const plan = { ...plain, ...place, estateId: estate("XHWP"), objectType: "NEW_PROJECT" as const };
  await now.run(createBidding, plan);
  const late = { estateId: estate("XXLY"), launchDate: addDays(today, 62), province: "浙江省" };
  await now.run(createBidding, {
    ...plain,
    ...late,
    city: "杭州市",
    objectType: "NEW_PROJECT",
    lateReason: "地区公司提前确定开盘日期",
  });
}

/** Facts on top of what is there. */
async function update(actor: Actor, id: string, facts: object): Promise<void> {
  const uuid = uuidOfProject(id);
  const version = await write(
    actor.context,
    { name: "read", key: null, input: null },
    async (db) => (await findBidding(db, uuid))!.version,
  );
  await actor.run(updateBiddingProject, { id, version, ...facts });
}

async function prepare(actor: Actor, id: string, people: BiddingPeople): Promise<void> {
  await actor.run(requestBidding, { id });
  const member = (who: Who, kind: "LEADER" | "PROJECT_HEAD" | "LIAISON", responsibility: string) =>
    actor.run(saveBidTeamMember, {
      projectId: id,
      personId: `Person_${who.personId}`,
      kind,
      appointedBy: kind === "LIAISON" ? "DEVELOPER" : "REGION",
      responsibility,
    });
  await member(people.staff, "LEADER", "统筹投标，参加开标会");
  await member(people.projectHead, "PROJECT_HEAD", "熟悉项目与标书，准备答辩");
  await member(people.developer, "LIAISON", "与地区公司沟通，跟进招标进展");
  for (const step of ["WORKING_GROUP", "PROCEDURE"] as const)
    await actor.run(recordBiddingStep, { id, step, doneOn: actor.today });
  await actor.run(prepareBidding, { id });
}

async function agree(actor: Actor, id: string): Promise<void> {
  for (const step of ["REPORT", "CONSULT", "METHOD"] as const)
    await actor.run(recordBiddingStep, { id, step, doneOn: actor.today });
  const office = { tenderOffice: "地区公司招标办公室", tenderCost: 48_000 };
  await update(actor, id, { selectionMethod: "PUBLIC_TENDER", ...office });
  await actor.run(agreeBidding, { id });
}

const clauses = [
  ["1.1", "营业执照、法人授权委托书", "BIDDER_CONDITION", "第一章"],
  ["1.2", "近三年同类住宅项目业绩不少于 2 个", "BIDDER_CONDITION", "第一章"],
  ["2.1", "物业管理方案：人员、标准、应急预案", "EVALUATION", "第三章"],
  ["2.2", "物业服务费测算明细", "EVALUATION", "第四章"],
  ["3.1", "服务范围含地下车库与会所", "SUBJECT", null],
  ["4.1", "正本一份、副本四份，胶装成册", "BINDING", null],
  ["4.2", "密封包装，封口加盖公章", "PACKAGING", null],
] as const;

/** A sheet that was sent, and decided where the head is told. */
async function weigh(actor: Actor, projectId: string, losing: number, head?: Actor): Promise<void> {
  await actor.run(beginBidDecision, { projectId });
  const filled = { projectId, version: 1, scores: demoScores(losing), answers: demoAnswers };
  await actor.run(saveBidDecision, filled);
  await actor.run(submitBidDecision, { projectId });
  if (head) await head.run(decideBid, { projectId, verdict: "BID", reason: "区域内重点项目" });
}

const uuidOfProject = (id: string) => id.slice("BiddingProject_".length);

/** Rows of the bid's own lists, as they were written. */
const rowsOf = (actor: Actor, table: "bid_packing_item" | "bid_part", id: string) =>
  write(actor.context, { name: "read", key: null, input: null }, async (db) =>
    (
      await db
        .selectFrom(table)
        .select("id")
        .where("project_id", "=", uuidOfProject(id))
        .orderBy("position")
        .execute()
    ).map((row) => row.id),
  );

async function checkPacking(actor: Actor, projectId: string, most = 100): Promise<void> {
  for (const item of (await rowsOf(actor, "bid_packing_item", projectId)).slice(0, most))
    await actor.run(checkBidPackingItem, {
      projectId,
      packingItemId: `BidPackingItem_${item}`,
      checked: true,
    });
}

/** What is there of the bid: parts with pages, one sealed, an assembly; questions, a deck and a rehearsal. */
async function layBidDocument(
  actor: Actor,
  storage: Storage,
  projectId: string,
  { projectHead, staff }: BiddingPeople,
  day: Day,
): Promise<void> {
  await actor.run(addStandardBidParts, { projectId });
  const parts = await rowsOf(actor, "bid_part", projectId);
  for (const [at, part] of parts.slice(0, 6).entries())
    await handIn(actor, storage, `BidPart_${part}`, at + 1, `第${at + 1}章.jpg`);
  await actor.run(sealBidPart, { projectId, partId: `BidPart_${parts[0]}`, sealed: true });
  await actor.run(assembleBid, { projectId });
  await checkPacking(actor, projectId, 3);
  for (const item of demoDefence)
    await actor.run(saveBidDefenceItem, {
      projectId,
      ...item,
      personId: `Person_${(item.kind === "MATERIAL" ? staff : projectHead).personId}`,
      dueOn: item.kind === "REHEARSAL" ? addDays(day, 4) : null,
    });
}

/** The bid for a new building is being written; the deadline is nine days away. */
async function writing(
  staff: Actor,
  head: Actor,
  storage: Storage,
  people: BiddingPeople,
  estateId: string,
  today: Day,
): Promise<void> {
  const { building } = await staff.run(createBuilding, { estateId, number: "12栋" });
  const asked = { ...plain, estateId, objectType: "NEW_BUILDING" as const };
  const { project } = await staff.run(createBidding, {
    ...asked,
    buildingIds: [`Building_${building}`],
    launchDate: addDays(today, 105),
    province: "广东省",
    city: "广州市",
  });
  const id = `BiddingProject_${project}`;
  const on = (ago: number) => staff.onDay(addDays(today, -ago));
  await prepare(await on(55), id, people);
  await agree(await on(45), id);
  const filing = await on(30);
  for (const step of ["TENDER_DOCUMENT", "PRE_FILING"] as const)
    await filing.run(recordBiddingStep, { id, step, doneOn: filing.today });
  const paper = {
    id,
    kind: "TENDER_DOCUMENT",
    author: "DEVELOPER",
    datedOn: filing.today,
  } as const;
  const { document } = await filing.run(addBiddingDocument, { ...paper, number: "ZB-2026-07" });
  await handIn(filing, storage, `BiddingDocument_${document}`, 4, "招标文件.jpg");
  const deadline = addDays(today, 9);
  await update(filing, id, {
    timesAgreedOn: filing.today,
    noticeKind: "ANNOUNCEMENT",
    noticeAt: at(addDays(today, -14), "09:00"),
    submissionDeadline: at(deadline, "09:30"),
    submissionPlace: "地区公司 12 楼会议室",
    openingAt: at(deadline, "09:30"),
    bidValidUntil: addDays(today, 80),
    saleOn: addDays(today, 95),
    preBidMeetingAt: at(addDays(today, -6), "14:30"),
    defenseRequired: true,
    defenseAt: at(deadline, "14:00"),
  });
  const issued = await on(14);
  await issued.run(issueTender, { id });
  const work = { projectId: id, work: "编写物业管理方案和费用测算", dueOn: addDays(today, 5) };
  await issued.run(saveBidWorkItem, { ...work, ownerId: `Person_${people.projectHead.personId}` });
  await issued.run(submitBidPlan, { id });
  await decide(issued, people.head.personId, project);
  const begun = await on(12);
  await begun.run(startBidding, { id, tenderReceivedAt: at(addDays(today, -13), "10:00") });
  for (const [clause, text, category, sectionRef] of clauses)
    await begun.run(saveTenderRequirement, {
      projectId: id,
      clause,
      text,
      category,
      responded: sectionRef !== null,
      sectionRef,
    });
  await begun.run(saveBidEstimate, { projectId: id, ...demoEstimate });
  await weigh(begun, id, 1, await head.onDay(begun.today));
  await layBidDocument(await on(3), storage, id, people, today);
  const met = await on(6);
  const note = "陈建国、林晓、高远参加；问：地下车位是否计入服务范围";
  await met.run(recordBiddingStep, { id, step: "PRE_BID_MEETING", doneOn: met.today, note });
}

/** An agency runs the tender and still lacks the developer's data. */
async function waiting(
  staff: Actor,
  people: BiddingPeople,
  estateId: string,
  today: Day,
): Promise<void> {
  const { building } = await staff.run(createBuilding, { estateId, number: "5栋" });
  const object = { objectType: "NEW_BUILDING", organizerMode: "AGENCY" } as const;
  const asked = { ...plain, estateId, ...object };
  const { project } = await staff.run(createBidding, {
    ...asked,
    buildingIds: [`Building_${building}`],
    launchDate: addDays(today, 140),
    province: "广东省",
    city: "深圳市",
  });
  const id = `BiddingProject_${project}`;
  await prepare(await staff.onDay(addDays(today, -20)), id, people);
  const agreed = await staff.onDay(addDays(today, -8));
  await agree(agreed, id);
  await update(agreed, id, { agencyName: "粤招工程咨询有限公司" });
  for (const kind of ["LICENSE", "DRAWING"] as const)
    await agreed.run(recordDeveloperMaterial, { id, kind, providedOn: agreed.today });
  await weigh(agreed, id, 2);
}

/** A building that another company won: its build-up is what the next one is compared with. `day` is after the opening. */
async function lost(
  staff: Actor,
  head: Actor,
  people: BiddingPeople,
  estateId: string,
  day: Day,
): Promise<void> {
  const on = (ago: number) => staff.onDay(addDays(day, -ago));
  const first = await on(62);
  const { building } = await first.run(createBuilding, { estateId, number: "11栋" });
  const { project } = await first.run(createBidding, {
    ...plain,
    estateId,
    objectType: "NEW_BUILDING",
    buildingIds: [`Building_${building}`],
    launchDate: addDays(day, 100),
    province: "广东省",
    city: "广州市",
  });
  const id = `BiddingProject_${project}`;
  await prepare(first, id, people);
  await agree(await on(55), id);
  const filing = await on(42);
  for (const step of ["TENDER_DOCUMENT", "PRE_FILING"] as const)
    await filing.run(recordBiddingStep, { id, step, doneOn: filing.today });
  const deadline = at(addDays(day, -2), "09:30");
  await update(filing, id, {
    timesAgreedOn: filing.today,
    noticeKind: "ANNOUNCEMENT",
    noticeAt: at(addDays(day, -28), "09:00"),
    submissionDeadline: deadline,
    submissionPlace: "地区公司 12 楼会议室",
    openingAt: deadline,
    bidValidUntil: addDays(day, 80),
    saleOn: addDays(day, 95),
  });
  const issued = await on(28);
  await issued.run(issueTender, { id });
  const work = { projectId: id, work: "编写物业管理方案和费用测算", dueOn: addDays(day, -8) };
  await issued.run(saveBidWorkItem, { ...work, ownerId: `Person_${people.projectHead.personId}` });
  await issued.run(submitBidPlan, { id });
  await decide(issued, people.head.personId, project);
  const begun = await on(26);
  await begun.run(startBidding, { id, tenderReceivedAt: at(addDays(day, -27), "10:00") });
  for (const [clause, text, category] of clauses)
    await begun.run(saveTenderRequirement, {
      projectId: id,
      clause,
      text,
      category,
      responded: true,
      sectionRef: `第${clause.slice(0, 1)}章`,
    });
  await begun.run(saveBidEstimate, { projectId: id, ...lostEstimate });
  await weigh(begun, id, 2, await head.onDay(begun.today));
  await checkPacking(await on(4), id);
  await (await on(4)).run(submitBid, { id, bindingChecked: true, packagingChecked: true });
  const opened = await on(1);
  const seen = { leaderAttended: true, projectHeadAttended: true };
  await opened.run(openBids, { id, bidderCount: 5, defenseAttended: false, ...seen });
  await opened.run(recordLoss, {
    id,
    awardOn: opened.today,
    reason: "报价高于中标单位 0.45 元/㎡·月，秩序维护班次偏多",
  });
  await opened.run(noteBidLesson, {
    projectId: id,
    kind: "PRICE",
    verdict: "CHANGE",
    title: "门岗班次偏多，报价失分",
    text: "按每岗 4.2 人配置三个门岗，报价分低 6.5 分。下次先核实出入口数量和夜间封闭安排，再定班次。",
  });
  await opened.run(noteBidLesson, {
    projectId: id,
    kind: "DEFENSE",
    verdict: "KEEP",
    title: "项目负责人现场讲解评分最高",
    text: "项目负责人提前踏勘并按楼栋讲解交付衔接，答辩得分第一，可继续采用。",
  });
}

/** A city that wants more days for the bid than the nation: an example, and no text that is in force. */
export async function seedLocalRule(admin: Actor): Promise<void> {
  await admin.run(saveLocalRule, {
    rule: {
      overrides: "TEN-013",
      level: "CITY",
      place: "佛山市",
      subject: "投标文件编制时间",
      statement: "自招标文件发出之日起至投标截止，不得少于 25 日",
      value: "25",
      source: "《佛山市前期物业管理招标投标办法》（演示示例）",
      article: "第十二条",
      quotation: "不得少于二十五日（演示示例）",
      confidence: "V2",
      enforcement: "BLOCK",
      effectiveFrom: admin.today,
      note: "演示数据，不是现行规定",
    },
  });
}
