import type { Day } from "@threshold/domain/calendar/day";
import { companyTask } from "@threshold/domain/launch/company-task";
import { generateTasks } from "@threshold/domain/launch/generate";
import { fieldsUpdated } from "@threshold/domain/launch/kept-fields";
import { launchState } from "@threshold/domain/launch/light";
import {
  activatePlan,
  availablePlanActions,
  checkDates,
  closePlan,
  markReady,
  moveDates,
  type PlanAction,
  type PlanChange,
  reasonAgainstPlan,
  recordLaunch as recordLaunchRule,
  resumePlan,
  suspendPlan,
  withdrawReady,
} from "@threshold/domain/launch/plan-lifecycle";
import { planTitle } from "@threshold/domain/launch/plan-title";
import { planRights, type PlanRights } from "@threshold/domain/launch/rights";
import { replan, STAFFING_APPROVAL } from "@threshold/domain/launch/schedule";
import type { LaunchTemplate } from "@threshold/domain/launch/template";
import { freeze } from "@threshold/domain/launch/what-if";
import type { PlanStatus } from "@threshold/domain/launch/vocabulary";
import type { Result } from "@threshold/domain/result";
import { v7 as uuid } from "uuid";
import { allow, change, found, given, optionalText, text, unwrap, uuidOf } from "../change.ts";
import { biddingsFollowLaunch } from "../bidding/actions.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { notify } from "../notification/notify.ts";
import { pauseWith, resumeWith } from "../obligation/actions.ts";
import { refusalError } from "../refusal.ts";
import { permitsOf, showFlatsOf } from "./facts.ts";
import type {
  ActivateLaunchPlanInput,
  AddLaunchTaskInput,
  CloseLaunchPlanInput,
  CreateLaunchPlanInput,
  FreezeLaunchPlanInput,
  LogWorksProgressInput,
  MarkLaunchReadyInput,
  MoveLaunchInput,
  RecordLaunchInput,
  ResumeLaunchPlanInput,
  SuspendLaunchPlanInput,
  UpdateLaunchPlanInput,
  WithdrawLaunchReadyInput,
} from "./inputs.ts";
import {
  findPlan,
  findPublishedTemplate,
  findTemplate,
  gatheredPlan,
  type GatheredPlan,
  insertBaseline,
  insertPlan,
  insertProgressEntry,
  insertTasks,
  listDutyRecords,
  listResponsible,
  lockEstate,
  planLock,
  replacePermits,
  replaceShowFlats,
  updateEstateDates,
} from "./queries.ts";
import { lightOf, movedTasks, savePlan } from "./save.ts";
import { tasksFollow } from "./task-actions.ts";

const placeOf = (plan: { estateId: string; serviceCenterId: string }) =>
  ({ level: "ESTATE", id: plan.estateId, centerId: plan.serviceCenterId }) as const;

const named = (values: object) =>
  Object.entries(values).flatMap(([field, value]) => (value === undefined ? [] : [field]));

/** 新建: a draft; its tasks come when it is activated. One open plan of a name per estate. */
export function createLaunchPlan(context: Context, input: CreateLaunchPlanInput) {
  const estateId = uuidOf("Estate", input.estateId);
  return change(context, "createLaunchPlan", input, async (db) => {
    const estate = found(await lockEstate(db, estateId));
    allow(context, "launch.create", placeOf(estate));
    if (estate.status === "SUSPENDED") throw refusalError({ code: "PLACE_SUSPENDED" });
    const template = found(await findPublishedTemplate(db));
    const dates = unwrap(
      checkDates({
        entryDate: input.entryDate as Day,
        launchDate: input.launchDate as Day,
        softFitoutDate: (input.softFitoutDate ?? null) as Day | null,
        hallFitoutDate: (input.hallFitoutDate ?? null) as Day | null,
      }),
    );
    const id = uuid();
    const plan = { id, serviceCenterId: estate.serviceCenterId };
    const permits = permitsOf(input.permits ?? []);
    const state = launchState(
      {
        status: "DRAFT",
        launchDate: dates.launchDate,
        coordinationMeetingOn: input.coordinationMeetingOn as Day,
        conflictCodes: [],
        provisional: false,
        permits,
      },
      [],
      context.today,
    );
    await insertPlan(db, {
      id,
      service_center_id: estate.serviceCenterId,
      estate_id: estateId,
      template_id: template.id,
      name: optionalText("name", input.name || null) ?? `${estate.name.slice(0, 70)}开盘筹备计划`,
      coordination_meeting_on: input.coordinationMeetingOn,
      entry_date: dates.entryDate,
      launch_date: dates.launchDate,
      soft_fitout_date: dates.softFitoutDate,
      hall_fitout_date: dates.hallFitoutDate,
      fit_out_standard: input.fitOutStandard ?? null,
      enclosure_scope: input.enclosureScope ?? null,
      office_place: input.officePlace ?? null,
      canteen_required: input.canteenRequired ?? true,
      dorm_required: input.dormRequired ?? true,
      fields_updated_on: fieldsUpdated({}, named(input), context.today),
      ...lightOf(state),
    });
    await replacePermits(
      db,
      plan,
      permits.map((permit) => ({ ...permit, id: uuid() })),
    );
    await replaceShowFlats(
      db,
      plan,
      showFlatsOf(input.showFlats ?? []).map((flat) => ({ ...flat, id: uuid() })),
    );
    await updateEstateDates(db, estateId, dates.entryDate, dates.launchDate);
    return { plan: id };
  });
}

/** 修改资料: the kept facts of LCH-R02; each shows the day it was last brought up to date. */
export function updateLaunchPlan(context: Context, input: UpdateLaunchPlanInput) {
  return changePlan(context, "updateLaunchPlan", input, async (db, plan, rights) => {
    const permits = input.permits && permitsOf(input.permits);
    const showFlats = input.showFlats && showFlatsOf(input.showFlats);
    const refusal = reasonAgainstPlan("updateLaunchPlan", plan, rights, context.today);
    if (refusal) throw refusalError(refusal);
    if (plan.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: plan.version } });
    if (permits)
      await replacePermits(
        db,
        plan,
        permits.map((permit) => ({ ...permit, id: uuid() })),
      );
    if (showFlats)
      await replaceShowFlats(
        db,
        plan,
        showFlats.map((flat) => ({ ...flat, id: uuid() })),
      );
    const facts = given({
      name: optionalText("name", input.name),
      coordinationMeetingOn: (input.coordinationMeetingOn ?? undefined) as Day | undefined,
      fitOutStandard: input.fitOutStandard,
      enclosureScope: input.enclosureScope,
      officePlace: input.officePlace,
      canteenRequired: input.canteenRequired ?? undefined,
      dormRequired: input.dormRequired ?? undefined,
    });
    const fieldsUpdatedOn = fieldsUpdated(plan.fieldsUpdatedOn, named(input), context.today);
    const known = permits ? { ...plan, permits: permits as GatheredPlan["permits"] } : plan;
    await savePlan(db, context, known, { plan: { ...facts, fieldsUpdatedOn } });
  });
}

/** 启动: the tasks of the template are generated and scheduled (03 part 4.1). */
export const activateLaunchPlan = (context: Context, input: ActivateLaunchPlanInput) =>
  changePlan(context, "activateLaunchPlan", input, async (db, plan, rights) => {
    const columns = unwrap(activatePlan(plan, rights, context.today));
    const template = found(await findTemplate(db, plan.templateId));
    await fillPlan(db, context, plan, template.content);
    const filled = found(await findPlan(db, plan.id));
    await savePlan(db, context, filled, { plan: columns });
    await tellStatus(db, context, plan, "ACTIVE");
  });

async function fillPlan(db: Tx, context: Context, plan: GatheredPlan, template: LaunchTemplate) {
  const { tasks, links } = generateTasks(template, plan, context.today, context.calendar);
  const withIds = tasks.map((task) => ({
    ...task,
    id: uuid(),
    checks: task.checks.map((check) => ({ ...check, id: uuid() })),
  }));
  await insertTasks(
    db,
    plan,
    withIds,
    links.map((link) => ({ ...link, id: uuid() })),
  );
}

/** 调整日期: open tasks follow their anchors, done ones keep their dates, everybody responsible is told (LCH-R35). */
export const moveLaunch = (context: Context, input: MoveLaunchInput) =>
  changePlan(context, "moveLaunch", input, async (db, plan, rights) => {
    const move = given({
      entryDate: (input.entryDate ?? undefined) as Day | undefined,
      launchDate: (input.launchDate ?? undefined) as Day | undefined,
      softFitoutDate: input.softFitoutDate as Day | null | undefined,
      hallFitoutDate: input.hallFitoutDate as Day | null | undefined,
    });
    const dates = unwrap(moveDates(plan, rights, move, input.reason, context.today));
    const fieldsUpdatedOn = fieldsUpdated(plan.fieldsUpdatedOn, named(move), context.today);
    const schedule = await savePlan(db, context, plan, {
      plan: { ...dates, ...staffingApproved(plan, input), fieldsUpdatedOn },
      before: plan,
    });
    await updateEstateDates(db, plan.estateId, dates.entryDate, dates.launchDate);
    await biddingsFollowLaunch(db, context, plan.id, dates.launchDate);
    const data = {
      planName: planTitle(plan),
      reason: input.reason,
      from: {
        launchDate: plan.launchDate,
        entryDate: plan.entryDate,
        softFitoutDate: plan.softFitoutDate,
        hallFitoutDate: plan.hallFitoutDate,
      },
      to: dates,
      moved: movedTasks(plan, schedule),
    };
    await notify(db, [{ kind: "LAUNCH_MOVED", data, ...(await toResponsible(db, context, plan)) }]);
  });

/** Anchor A is entered only where the plan has no task whose completion tells it. */
function staffingApproved(plan: GatheredPlan, input: MoveLaunchInput) {
  if (input.staffingApprovedOn === undefined) return {};
  if (plan.tasks.some((task) => task.code === STAFFING_APPROVAL))
    throw refusalError({ code: "INVALID_INPUT", details: { field: "staffingApprovedOn" } });
  return { staffingApprovedOn: input.staffingApprovedOn as Day | null };
}

/** 暂停: what its records oblige people to rests with it. */
export const suspendLaunchPlan = (context: Context, input: SuspendLaunchPlanInput) =>
  changeStatus(
    context,
    "suspendLaunchPlan",
    input,
    (plan, rights) => suspendPlan(plan, rights, input.reason, context.today),
    async (db, { id }) =>
      pauseWith(db, { id, reason: input.reason.trim() }, await listDutyRecords(db, id)),
  );

/** 恢复: and goes on with it. */
export const resumeLaunchPlan = (context: Context, input: ResumeLaunchPlanInput) =>
  changeStatus(
    context,
    "resumeLaunchPlan",
    input,
    (plan, rights) => resumePlan(plan, rights, context.today),
    (db, { id }) => resumeWith(db, context, id),
  );

/** 具备开盘条件: refused with the list of what is open. */
export const markLaunchReady = (context: Context, input: MarkLaunchReadyInput) =>
  changeStatus(context, "markLaunchReady", input, (plan, rights) =>
    markReady(plan, rights, context.today),
  );

/** 撤回开盘条件 */
export const withdrawLaunchReady = (context: Context, input: WithdrawLaunchReadyInput) =>
  changeStatus(context, "withdrawLaunchReady", input, (plan, rights) =>
    withdrawReady(plan, rights, context.today),
  );

/** 开盘 */
export const recordLaunch = (context: Context, input: RecordLaunchInput) =>
  changeStatus(context, "recordLaunch", input, (plan, rights) =>
    recordLaunchRule(plan, rights, input.launchedOn as Day, context.today),
  );

/** 归档 */
export const closeLaunchPlan = (context: Context, input: CloseLaunchPlanInput) =>
  changeStatus(context, "closeLaunchPlan", input, (plan, rights) => {
    const closed = closePlan(plan, rights, context.today);
    return closed.ok ? { ...closed, value: { ...closed.value, closedAt: context.now } } : closed;
  });

/** 冻结: the plan as it stands, to compare with later. */
export function freezeLaunchPlan(context: Context, input: FreezeLaunchPlanInput) {
  const baseline = uuid();
  return onPlan(context, "freezeLaunchPlan", input, input.planId, async (db, plan, rights) => {
    const refusal = reasonAgainstPlan("freezeLaunchPlan", plan, rights, context.today);
    if (refusal) throw refusalError(refusal);
    const schedule = unwrap(replan(plan, plan.tasks, plan.links, context.today, context.calendar));
    await insertBaseline(db, plan, {
      id: baseline,
      name: text("name", input.name),
      content: freeze(plan, schedule),
    });
    return { baseline };
  });
}

/** 工程进度: what engineering saw of show flat, sales hall and enclosure (LCH-R24). */
export function logWorksProgress(context: Context, input: LogWorksProgressInput) {
  const entry = uuid();
  return onPlan(context, "logWorksProgress", input, input.planId, async (db, plan, rights) => {
    const refusal = reasonAgainstPlan("logWorksProgress", plan, rights, context.today);
    if (refusal) throw refusalError(refusal);
    const words = text("text", input.text, 2_000);
    if (input.onDay > context.today)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "onDay" } });
    await insertProgressEntry(db, plan, { ...input, id: entry, text: words });
    await tasksFollow(db, context, plan, [{ code: "WORKS_PROGRESS", step: "START" }]);
    return { entry };
  });
}

/** 新增任务: the company's own, for this plan only. */
export function addLaunchTask(context: Context, input: AddLaunchTaskInput) {
  const id = uuid();
  return onPlan(context, "addLaunchTask", input, input.planId, async (db, plan, rights) => {
    const refusal = reasonAgainstPlan("addLaunchTask", plan, rights, context.today);
    if (refusal) throw refusalError(refusal);
    const codeOf = (taskId: string) => {
      const predecessor = uuidOf("LaunchTask", taskId);
      return found(plan.tasks.find((task) => task.id === predecessor)).code;
    };
    const entered = { ...input, after: input.after?.map(codeOf) };
    const made = unwrap(
      companyTask(
        entered,
        plan.tasks.map((task) => task.code),
      ),
    );
    const task = {
      ...made,
      id,
      dueOn: null,
      status: "NOT_STARTED" as const,
      notApplicableReason: null,
      generatedLate: false,
      position: plan.tasks.length + 1,
      checks: [],
    };
    const links = made.after.map(({ code, ...link }) => ({
      ...link,
      id: uuid(),
      from: code,
      to: made.code,
    }));
    await insertTasks(db, plan, [task], links);
    await savePlan(db, context, found(await findPlan(db, plan.id)), { obligeAll: true });
    return { task: id };
  });
}

/** Every action on a plan with whether the viewer may take it now, and why not. */
export async function listPlanActions(context: Context, planId: string) {
  const plan = found(await gatheredPlan(context, planId));
  return availablePlanActions(plan, planRights(context.viewer, placeOf(plan)), context.today);
}

type Ask = { readonly clientMutationId: string; readonly id: string };

/** Locks and gathers the plan that a write is about. */
function onPlan<A>(
  context: Context,
  name: PlanAction,
  input: { readonly clientMutationId: string },
  planId: string,
  body: (db: Tx, plan: GatheredPlan, rights: PlanRights) => Promise<A>,
): Promise<A> {
  const id = uuidOf("LaunchPlan", planId);
  const gathered = async (db: Tx) => {
    const plan = found(await findPlan(db, id));
    return body(db, plan, planRights(context.viewer, placeOf(plan)));
  };
  return change(context, name, input, gathered, planLock(id));
}

const changePlan = (
  context: Context,
  name: PlanAction,
  input: Ask,
  body: (db: Tx, plan: GatheredPlan, rights: PlanRights) => Promise<unknown>,
) =>
  onPlan(context, name, input, input.id, async (db, plan, rights) => {
    await body(db, plan, rights);
    return { plan: plan.id };
  });

/** A step of the plan's lifecycle; everybody responsible is told. */
const changeStatus = (
  context: Context,
  name: PlanAction,
  input: Ask,
  decide: (plan: GatheredPlan, rights: PlanRights) => Result<PlanChange>,
  then: (db: Tx, plan: GatheredPlan) => Promise<void> = async () => {},
) =>
  changePlan(context, name, input, async (db, plan, rights) => {
    const columns = unwrap(decide(plan, rights));
    await savePlan(db, context, plan, { plan: columns });
    await then(db, plan);
    await tellStatus(db, context, plan, columns.status ?? plan.status);
  });

const tellStatus = async (db: Tx, context: Context, plan: GatheredPlan, status: PlanStatus) =>
  notify(db, [
    {
      kind: "PLAN_STATUS",
      data: { planName: planTitle(plan), from: plan.status, to: status },
      ...(await toResponsible(db, context, plan)),
    },
  ]);

/** Everybody responsible for what is open in a plan. */
const toResponsible = async (db: Tx, { today }: Context, plan: GatheredPlan) => ({
  to: await listResponsible(db, plan, today),
  record: { type: "LaunchPlan", id: plan.id },
});
