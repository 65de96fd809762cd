import { standardPacking } from "@threshold/domain/bidding/bid-document";
import type { BiddingFacts } from "@threshold/domain/bidding/facts";
import {
  advance,
  type BiddingAction,
  checkDefence,
  checkMoved,
  checkTimes,
  type Given,
  planBidding,
  reasonAgainst,
  recordStep,
  stepsOfTender,
  stepTaken,
} from "@threshold/domain/bidding/lifecycle";
import { companyDeadlines } from "@threshold/domain/bidding/tender-plan";
import {
  type BiddingStep,
  type DatedStep,
  firstWorkItems,
  isOpenBidding,
} from "@threshold/domain/bidding/vocabulary";
import { addDays, day, type Day } from "@threshold/domain/calendar/day";
import { givenReason } from "@threshold/domain/launch/action";
import { millionths } from "@threshold/domain/decimal";
import { v7 as uuid } from "uuid";
import { requestApproval } from "../approval/actions.ts";
import type { DecidingContext } from "../approval/actions.ts";
import { allow, change, found, given, optionalText, text, unwrap, uuidOf } from "../change.ts";
import { contentHashOf } from "../content-hash.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { findPlan } from "../launch/queries.ts";
import { type RecordFollowing, tasksFollow } from "../launch/task-actions.ts";
import { refusalError } from "../refusal.ts";
import { obligeBidding } from "./duties.ts";
import { factsOf, ladderOf, lawOf, momentOf, packOf, rightsOf } from "./facts.ts";
import type {
  BiddingInput,
  BiddingReasonInput,
  CreateBiddingInput,
  FileBiddingInput,
  LicenseBiddingInput,
  MoveBiddingLaunchInput,
  OpenBidsInput,
  RecordAwardInput,
  RecordBiddingStepInput,
  RecordLossInput,
  SignContractInput,
  StartBiddingInput,
  SubmitBidInput,
  UpdateBiddingInput,
} from "./inputs.ts";
import {
  biddingLock,
  countBuildings,
  findBidding,
  findEstateForBidding,
  type GatheredBidding,
  insertBidding,
  insertBuildings,
  insertParts,
  insertStep,
  listBiddingsOfEstate,
  lockBiddingsOfPlan,
  reopenDecision,
  reopenPacking,
  supersedeSteps,
  updateBidding,
} from "./queries.ts";

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

type Acting = Pick<Context, "now" | "today" | "calendar">;

/**
 * What follows whatever changed a project: what the board shows of it, what it obliges people to, and the launch's two
 * tasks (BID-R22, LCH-R03).
 */
export async function settleBidding(
  db: Tx,
  context: Acting,
  id: string,
  earlier: GatheredBidding | null,
): Promise<void> {
  const project = found(await findBidding(db, id));
  const plan = ladderOf(project, context);
  const open = isOpenBidding(project.status)
    ? plan.steps.filter(
        ({ doneOn, dueOn, step }) => doneOn === null && dueOn !== null && asked(project, step),
      )
    : [];
  const next = open.toSorted((a, b) => (a.dueOn! < b.dueOn! ? -1 : a.dueOn! > b.dueOn! ? 1 : 0))[0];
  const shown = {
    requestDueOn: addDays(project.launchDate, -companyDeadlines.REQUEST),
    contractDueOn: addDays(project.launchDate, -companyDeadlines.CONTRACT),
    nextStep: next?.step ?? null,
    nextDueOn: next?.dueOn ?? null,
    feasible: plan.feasible,
  } as const;
  const names = Object.keys(shown) as (keyof typeof shown)[];
  // Only what differs: the history tells of nothing that did not change.
  const changed = names.filter((name) => shown[name] !== project[name]);
  if (changed.length > 0)
    await updateBidding(
      db,
      id,
      Object.fromEntries(changed.map((name) => [snake(name), shown[name]])),
    );
  await obligeBidding(db, context, project, plan, earlier);
  await tellLaunch(db, context, project);
}

/** Steps that not every tender has are waited for once there is a day for them; an agreement has none of the tender's. */
function asked(project: GatheredBidding, step: BiddingStep): boolean {
  if (step === "CLARIFICATION") return false;
  if (step === "PRE_BID_MEETING") return project.preBidMeetingAt !== null;
  if (project.selectionMethod !== "OTHER") return true;
  return !["TENDER_DOCUMENT", ...stepsOfTender, "AWARD", "RESULT_FILING"].includes(step);
}

async function tellLaunch(db: Tx, context: Acting, project: GatheredBidding): Promise<void> {
  const { launchPlanId, done, contractOn } = project;
  if (launchPlanId === null || (done.REQUEST === undefined && contractOn === null)) return;
  const plan = await findPlan(db, launchPlanId);
  if (!plan || (plan.status !== "ACTIVE" && plan.status !== "READY")) return;
  const requestedOn = done.REQUEST ?? contractOn!;
  const following: RecordFollowing[] = [
    { code: "BIDDING_REQUEST", step: "FINISH", on: requestedOn },
    ...(contractOn === null
      ? []
      : [{ code: "PRE_STAGE_CONTRACT", step: "FINISH", on: contractOn } as const]),
  ];
  const waiting = following.filter(({ code }) =>
    plan.tasks.some((task) => task.code === code && task.status !== "DONE"),
  );
  if (waiting.length > 0) await tasksFollow(db, context, plan, waiting);
}

/** Allow, lock, gather, decide, write: the one way in which a project is changed. */
export function changeBidding(
  context: Context,
  name: string,
  input: { readonly clientMutationId: string; readonly id: string },
  step: (db: Tx, project: GatheredBidding) => Promise<void>,
) {
  const id = uuidOf("BiddingProject", input.id);
  return change(
    context,
    name,
    input,
    async (db) => {
      const project = found(await findBidding(db, id));
      await step(db, project);
      await settleBidding(db, context, id, project);
      return { project: id };
    },
    biddingLock(id),
  );
}

/** Refuses what the viewer may not do with the project now. */
export function allowBidding(context: Context, action: BiddingAction, project: GatheredBidding) {
  const refusal = reasonAgainst(action, factsOf(project), rightsOf(context, project));
  if (refusal) throw refusalError(refusal);
}

/** 新建招投标项目 (BID-R03): with the four pieces of work on the tender document (BID-R06). */
export function createBidding(context: Context, input: CreateBiddingInput) {
  const estateId = uuidOf("Estate", input.estateId);
  const buildingIds = input.buildingIds.map((id) => uuidOf("Building", id));
  return change(context, "createBidding", input, async (db) => {
    const estate = found(await findEstateForBidding(db, estateId));
    const { serviceCenterId } = estate;
    allow(context, "bidding.create", { level: "ESTATE", id: estateId, centerId: serviceCenterId });
    const launchDate = input.launchDate ? day(input.launchDate) : estate.launchDate;
    if (launchDate === null)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "launchDate" } });
    const draft = { objectType: input.objectType, buildingIds, launchDate };
    const { late } = unwrap(
      planBidding(draft, await listBiddingsOfEstate(db, estateId), context.today),
    );
    if ((await countBuildings(db, estateId, buildingIds)) < new Set(buildingIds).size)
      throw refusalError({ code: "NOT_FOUND" });
    const id = uuid();
    const whole = input.objectType === "NEW_PROJECT";
    await insertBidding(db, {
      id,
      service_center_id: serviceCenterId,
      estate_id: estateId,
      launch_plan_id: whole ? estate.planId : null,
      object_type: input.objectType,
      launch_date: launchDate,
      begun_late: late,
      late_reason: optionalText("lateReason", input.lateReason, 500) ?? null,
      organizer_mode: input.organizerMode,
      sale_kind: input.saleKind,
      sale_on: (input.saleOn ?? null) as Day | null,
      province: optionalText("province", input.province, 20) ?? null,
      city: optionalText("city", input.city, 20) ?? null,
      request_due_on: addDays(launchDate, -companyDeadlines.REQUEST),
      contract_due_on: addDays(launchDate, -companyDeadlines.CONTRACT),
    } as Parameters<typeof insertBidding>[1]);
    const part = { service_center_id: serviceCenterId, project_id: id };
    await insertBuildings(
      db,
      [...new Set(whole ? [] : buildingIds)].map((building_id) => ({
        ...part,
        id: uuid(),
        building_id,
      })),
    );
    const items = firstWorkItems.map((work, at) => ({ position: at + 1, work }));
    await insertParts(db, "bid_work_item", { id, serviceCenterId }, items);
    await settleBidding(db, context, id, null);
    return { project: id };
  });
}

const limited = {
  agencyName: 80,
  province: 20,
  city: 20,
  lateReason: 500,
  selectionNote: 1000,
  approvalDocument: 80,
  tenderOffice: 200,
  submissionPlace: 200,
} as const;

/** 修改: plain facts; what a step was decided by is no longer changed once it is taken. */
export const updateBiddingProject = (context: Context, input: UpdateBiddingInput) =>
  changeBidding(context, "updateBidding", input, async (db, project) => {
    allowBidding(context, "updateBidding", project);
    if (project.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: project.version } });
    const { id: _id, clientMutationId: _key, version: _version, ...asked } = input;
    const wanted: Record<string, unknown> = given(asked);
    for (const [field, longest] of Object.entries(limited))
      if (typeof wanted[field] === "string") wanted[field] = text(field, wanted[field], longest);
    for (const field of ["organizerMode", "saleKind", "defenseRequired", "defensePrepared"])
      if (wanted[field] === null) throw refusalError({ code: "INVALID_INPUT", details: { field } });
    checkKept(project, wanted);
    const after = { ...project, ...wanted };
    const isMoved = "openingAt" in wanted || "submissionDeadline" in wanted;
    const wrong =
      checkTimes(after) ??
      (isMoved ? checkMoved(factsOf(after), lawOf(project, context)) : undefined) ??
      (wanted["defensePrepared"] === true ? checkDefence(project) : undefined);
    if (wrong) throw refusalError(wrong);
    const columns = Object.fromEntries(
      Object.entries(wanted).map(([name, value]) => [snake(name), value]),
    );
    if (Object.keys(columns).length > 0) await updateBidding(db, project.id, columns);
  });

/** What the tender was issued with stays; its deadline may be extended (TEN-014), and the opening with it. */
const keptFromIssue = [
  "selectionMethod",
  "noticeKind",
  "noticeAt",
  "documentIssuedOn",
  "invitedCount",
  "organizerMode",
] as const;

function checkKept(project: GatheredBidding, wanted: Readonly<Record<string, unknown>>): void {
  const { done } = project;
  const kept: readonly (keyof GatheredBidding)[] = [
    ...(done.ISSUE ? keptFromIssue : []),
    ...(done.DELIVER ? (["submissionDeadline", "submissionPlace"] as const) : []),
    ...(done.OPENING
      ? (["openingAt", "defenseRequired", "defenseAt", "defensePrepared"] as const)
      : []),
    ...(done.AWARD ? (["bidValidUntil", "saleKind", "saleOn"] as const) : []),
  ];
  const same = (a: unknown, b: unknown) =>
    a === b || (typeof a === "string" && typeof b === "string" && Date.parse(a) === Date.parse(b));
  const field = kept.find((name) => name in wanted && !same(wanted[name], project[name]));
  if (field) throw refusalError({ code: "BIDDING_FIELD_KEPT", details: { fields: [field] } });
  const { submissionDeadline: before } = project;
  const deadline = wanted["submissionDeadline"];
  if (
    done.ISSUE &&
    before !== null &&
    (typeof deadline === "string" ? Date.parse(deadline) < Date.parse(before) : deadline === null)
  )
    throw refusalError({ code: "BIDDING_FIELD_KEPT", details: { fields: ["submissionDeadline"] } });
}

/** 调整开盘日期: open milestones are counted anew, done ones are measured against the new day (BID-R21). */
export const moveBiddingLaunch = (context: Context, input: MoveBiddingLaunchInput) =>
  changeBidding(context, "moveBiddingLaunch", input, async (db, project) => {
    allowBidding(context, "moveBiddingLaunch", project);
    // A bidding that belongs to a launch plan moves with it.
    if (project.launchPlanId !== null) throw refusalError({ code: "BIDDING_FOLLOWS_PLAN" });
    const launchDate = day(input.launchDate);
    if (launchDate < context.today)
      throw refusalError({
        code: "BIDDING_LAUNCH_PAST",
        details: { launchDate, today: context.today },
      });
    if (givenReason(input.reason) === undefined)
      throw refusalError({ code: "REASON_REQUIRED", details: { action: "moveBiddingLaunch" } });
    await updateBidding(db, project.id, { launch_date: launchDate });
  });

/** The launch plan moved: its bidding follows in the same transaction. */
export async function biddingsFollowLaunch(
  db: Tx,
  context: Acting,
  planId: string,
  launchDate: Day,
): Promise<void> {
  for (const id of await lockBiddingsOfPlan(db, planId)) {
    const before = found(await findBidding(db, id));
    if (before.launchDate === launchDate) continue;
    await updateBidding(db, id, { launch_date: launchDate });
    await settleBidding(db, context, id, before);
  }
}

/** Takes an action that moves the project on, keeps its step with what the law said of it. */
function advanceBidding(
  action: BiddingAction,
  context: Context,
  input: BiddingInput,
  what: Given,
  columns: Record<string, unknown> = {},
) {
  return changeBidding(context, action, input, async (db, project) => {
    const moment = momentOf(project, context);
    const rights = rightsOf(context, project);
    const { status, facts, checks, reason } = unwrap(
      advance(action, factsOf(project), what, rights, moment, {
        pack: packOf(project),
        calendar: context.calendar,
      }),
    );
    await updateBidding(db, project.id, { ...columns, status });
    if (action === "startBidding") await beginPacking(db, project);
    const taken = stepTaken(action, facts, what.at ?? context.now, moment);
    if (taken) await keepStep(db, project, taken.step, taken.on, { checks, reason });
  });
}

/** BID-R14: every bid begins with a list of what is bound, sealed and packed; one that goes on from a void tender keeps its own. */
async function beginPacking(db: Tx, project: GatheredBidding) {
  if (project.packing.length > 0) return;
  const items = standardPacking.map((item, at) => ({ ...item, position: at + 1 }));
  await insertParts(db, "bid_packing_item", project, items);
}

interface StepMore {
  readonly checks?: readonly object[];
  readonly reason?: string | null;
  readonly note?: string | null;
}

async function keepStep(
  db: Tx,
  project: GatheredBidding,
  step: BiddingStep,
  on: Day,
  { checks = [], reason = null, note = null }: StepMore,
) {
  await supersedeSteps(db, project.id, [step]);
  await insertStep(db, {
    id: uuid(),
    service_center_id: project.serviceCenterId,
    project_id: project.id,
    step,
    done_on: on,
    checks: JSON.stringify(checks),
    reason,
    note,
    updated_by: null,
  } as Parameters<typeof insertStep>[1]);
}

/** 提请 (BID-R01) */
export const requestBidding = (context: Context, input: BiddingInput) =>
  advanceBidding("requestBidding", context, input, {});

/** 招标准备: the working group is there and the procedure drafted. */
export const prepareBidding = (context: Context, input: BiddingInput) =>
  advanceBidding("prepareBidding", context, input, {});

/** 已沟通 (BID-R05, R09) */
export const agreeBidding = (context: Context, input: BiddingInput) =>
  advanceBidding("agreeBidding", context, input, {});

/** 发标 (BID-R07, R08) */
export const issueTender = (context: Context, input: BiddingInput) =>
  advanceBidding("issueTender", context, input, {});

/** 开始投标 (BID-R10, R11) */
export const startBidding = (context: Context, input: StartBiddingInput) =>
  advanceBidding(
    "startBidding",
    context,
    input,
    { facts: { tenderReceivedAt: input.tenderReceivedAt } },
    { tender_received_at: input.tenderReceivedAt },
  );

/** 送达投标文件 (BID-R13, R14) */
export function submitBid(context: Context, input: SubmitBidInput) {
  const { bindingChecked, packagingChecked } = input;
  const at = input.submittedAt ?? context.now;
  return advanceBidding(
    "submitBid",
    context,
    input,
    { facts: { bindingChecked, packagingChecked }, at },
    { binding_checked: bindingChecked, packaging_checked: packagingChecked, submitted_at: at },
  );
}

/** 开标 (BID-R15, R16) */
export function openBids(context: Context, input: OpenBidsInput) {
  const { bidderCount, leaderAttended, projectHeadAttended, defenseAttended } = input;
  const facts = {
    bidderCount: countOf("bidderCount", bidderCount, 1000),
    leaderAttended,
    projectHeadAttended,
    defenseAttended,
  };
  const columns = {
    bidder_count: bidderCount,
    leader_attended: leaderAttended,
    project_head_attended: projectHeadAttended,
    defense_attended: defenseAttended,
    evaluation_note: optionalText("evaluationNote", input.evaluationNote, 2000) ?? null,
  };
  return advanceBidding("openBids", context, input, { facts }, columns);
}

/** 中标 (BID-R17) */
export function recordAward(context: Context, input: RecordAwardInput) {
  const { awardSender, expertsDrawn, withoutConflict, losersNotified } = input;
  const facts: Partial<BiddingFacts> = {
    awardOn: day(input.awardOn),
    awardSender,
    committeeSize: countOf("committeeSize", input.committeeSize, 100),
    expertCount: countOf("expertCount", input.expertCount, 100),
    expertsDrawn,
    withoutConflict,
    candidateCount: input.candidateCount ?? null,
    losersNotified,
  };
  const columns = {
    award_on: facts.awardOn,
    award_sender: awardSender,
    award_number: optionalText("awardNumber", input.awardNumber) ?? null,
    committee_size: input.committeeSize,
    expert_count: input.expertCount,
    experts_drawn: expertsDrawn,
    without_conflict: withoutConflict,
    candidate_count: facts.candidateCount,
    losers_notified: losersNotified,
  };
  return advanceBidding("recordAward", context, input, { facts, reason: input.reason }, columns);
}

/** 未中标 */
export function recordLoss(context: Context, input: RecordLossInput) {
  const awardOn = day(input.awardOn);
  const endedReason = optionalText("reason", input.reason, 500) ?? null;
  return advanceBidding(
    "recordLoss",
    context,
    input,
    { facts: { awardOn }, reason: endedReason },
    { award_on: awardOn, ended_reason: endedReason },
  );
}

/** 流标 (TEN-024, TEN-033): the tender begins again with its filing; what it had set is cleared. */
export function voidTender(context: Context, input: BiddingReasonInput) {
  const reason = optionalText("reason", input.reason || undefined, 500) ?? null;
  const id = uuidOf("BiddingProject", input.id);
  return changeBidding(context, "voidTender", input, async (db, project) => {
    const moment = momentOf(project, context);
    const law = { pack: packOf(project), calendar: context.calendar };
    const { status } = unwrap(
      advance("voidTender", factsOf(project), { reason }, rightsOf(context, project), moment, law),
    );
    await supersedeSteps(db, id, stepsOfTender);
    await reopenDecision(db, id);
    await reopenPacking(db, id);
    await updateBidding(db, id, {
      status,
      ended_reason: reason,
      times_agreed_on: null,
      notice_at: null,
      document_issued_on: null,
      submission_deadline: null,
      opening_at: null,
      tender_received_at: null,
      pre_bid_meeting_at: null,
      defense_at: null,
      defense_prepared: false,
      defense_attended: false,
      binding_checked: false,
      packaging_checked: false,
      submitted_at: null,
      bidder_count: null,
      leader_attended: false,
      project_head_attended: false,
    });
  });
}

/** 签约: by the region's head; without a tender he says why. */
export function signContract(context: Context, input: SignContractInput) {
  const contractOn = day(input.contractOn);
  const contractHeads = [...new Set(input.contractHeads)];
  const contractMonths = input.contractMonths ?? null;
  if (contractMonths !== null) countOf("contractMonths", contractMonths, 600, 1);
  const reason = optionalText("reason", input.reason || undefined, 500) ?? null;
  return advanceBidding(
    "signContract",
    context,
    input,
    { facts: { contractOn, contractHeads, contractMonths }, reason },
    { contract_on: contractOn, contract_heads: contractHeads, contract_months: contractMonths },
  );
}

/** 备案 (BID-R18) */
export function fileBidding(context: Context, input: FileBiddingInput) {
  const filingOn = day(input.filingOn);
  const filingNumber = optionalText("filingNumber", input.filingNumber || undefined) ?? null;
  return advanceBidding(
    "fileBidding",
    context,
    input,
    { facts: { filingOn, filingNumber }, reason: input.reason },
    { filing_on: filingOn, filing_number: filingNumber },
  );
}

/** 取得收费许可证 (BID-R19) */
export function licenseBidding(context: Context, input: LicenseBiddingInput) {
  const feePermitOn = day(input.feePermitOn);
  const feePermitNumber =
    optionalText("feePermitNumber", input.feePermitNumber || undefined) ?? null;
  if (input.feeStandards.length > 50)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "feeStandards", max: 50 } });
  const standards = input.feeStandards.map(({ name, unit, price }) => {
    const amount = millionths(price);
    // At most two decimals, above 0.
    if (amount === undefined || amount <= 0n || amount % 10_000n !== 0n)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "price" } });
    return { name: text("name", name), unit: text("unit", unit, 20), price };
  });
  return advanceBidding(
    "licenseBidding",
    context,
    input,
    { facts: { feePermitOn, feePermitNumber, feeStandardCount: standards.length } },
    {
      fee_permit_on: feePermitOn,
      fee_permit_number: feePermitNumber,
      fee_standards: JSON.stringify(standards),
    },
  );
}

/** 归档 */
export const closeBidding = (context: Context, input: BiddingInput) =>
  advanceBidding("closeBidding", context, input, {});

/** 终止 */
export function cancelBidding(context: Context, input: BiddingReasonInput) {
  const reason = optionalText("reason", input.reason || undefined, 500) ?? null;
  return advanceBidding("cancelBidding", context, input, { reason }, { ended_reason: reason });
}

const countOf = (field: string, count: number, max: number, min = 0): number => {
  if (!Number.isInteger(count) || count < min || count > max)
    throw refusalError({ code: "INVALID_INPUT", details: { field, min, max } });
  return count;
};

/** 登记步骤 (BID-R09, R12): told again it takes the place of what was told before. */
export const recordBiddingStep = (context: Context, input: RecordBiddingStepInput) =>
  changeBidding(context, "recordBiddingStep", input, async (db, project) => {
    const on = day(input.doneOn);
    const note = optionalText("note", input.note || undefined, 2000) ?? null;
    const rights = rightsOf(context, project);
    const moment = momentOf(project, context);
    const step = input.step as DatedStep;
    unwrap(recordStep(factsOf(project), step, on, note, rights, moment));
    await keepStep(db, project, step, on, { note });
  });

const labels = {
  team: ["投标小组", "Team"],
  work: ["工作项", "Work items"],
  launch: ["开盘日期", "Launch"],
} as const;

/** 提交投标工作计划: the region's head approves it (02 part 1). */
export const submitBidPlan = (context: Context, input: BiddingInput) =>
  changeBidding(context, "submitBidPlan", input, async (db, project) => {
    allowBidding(context, "submitBidPlan", project);
    if (project.workItems.length === 0) throw refusalError({ code: "BIDDING_PLAN_EMPTY" });
    const fact = (name: keyof typeof labels, value: string) => ({
      label: labels[name][0],
      labelEn: labels[name][1],
      value,
    });
    await updateBidding(db, project.id, { plan_approved_on: null });
    await requestApproval(db, context, {
      chain: "BIDDING_PLAN",
      recordType: "BiddingProject",
      recordId: project.id,
      serviceCenterId: project.serviceCenterId,
      summary: {
        title: `前期物业招投标计划 · ${project.estateName}`,
        titleEn: `Bidding plan · ${project.estateName}`,
        facts: [
          fact("launch", project.launchDate),
          fact("team", project.members.map(({ name }) => name).join("、") || "–"),
          fact(
            "work",
            project.workItems
              .map(({ work }) => work)
              .join("、")
              .slice(0, 1000),
          ),
        ],
      },
      contentHash: planHash(project),
    });
  });

/** What is approved of a plan: its work, whose it is and by when; not what of it is done. */
export const planHash = ({ launchDate, workItems, members }: GatheredBidding): string =>
  contentHashOf({
    launchDate,
    workItems: workItems.map(({ work, startOn, dueOn, owner }) => ({
      work,
      startOn,
      dueOn,
      owner,
    })),
    members: members.map(({ personId, kind, responsibility }) => ({
      personId,
      kind,
      responsibility,
    })),
  });

/** 计划批准 by the region's head. */
export async function approvedBidPlan(db: Tx, context: DecidingContext, id: string): Promise<void> {
  await updateBidding(db, id, { plan_approved_on: context.today });
}

/** 退回: whoever leads the team hears of it through the approval itself. */
export async function returnedBidPlan(
  db: Tx,
  _context: DecidingContext,
  id: string,
): Promise<void> {
  await updateBidding(db, id, { plan_approved_on: null });
}
