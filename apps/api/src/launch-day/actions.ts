import type { Day } from "@threshold/domain/calendar/day";
import { canonicalJson } from "@threshold/domain/canonical-json";
import {
  approveDayPlan,
  awaitsContractor,
  type DayPlanDraft,
  type DayPlanKind,
  dayPlanKindNames,
  dayPlanKinds,
  draftDayPlan,
  finishDrill,
  keepDrill,
  mayDrill,
  returnDayPlan,
  submitDayPlan,
} from "@threshold/domain/launch/launch-day";
import { inStatus } from "@threshold/domain/launch/record";
import type { ByLink, DecidingContext } from "../approval/actions.ts";
import { found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { read, type Tx } from "../db/tenancy.ts";
import { findPlan, gatheredPlan, type GatheredPlan } from "../launch/queries.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import { askApproval } from "../launch-record/approval-actions.ts";
import { lockPlanOf, updateRecord } from "../launch-record/queries.ts";
import {
  allowWork,
  existing,
  keepRecord,
  mayClean,
  maySendLinks,
  mayWork,
  onPlan,
  type RecordAction,
  recordAction,
} from "../launch-record/record-actions.ts";
import type {
  FinishLaunchDrillInput,
  KeepLaunchDayPlanInput,
  KeepLaunchDrillInput,
  SubmitLaunchDayPlanInput,
} from "./inputs.ts";
import {
  findLaunchDay,
  type KeptDayPlan,
  launchDayStatement,
  type PlanLaunchDay,
} from "./queries.ts";

const DRILL = "EMERGENCY_DRILL";

/** The contractor's plan is entered for him by whoever makes the cleaning plans; the other by order maintenance. */
export const mayKeep = (context: Context, plan: GatheredPlan, kind: DayPlanKind): boolean =>
  kind === "CLEANING"
    ? mayClean(context, plan, dayPlanKinds[kind].task)
    : mayWork(context, plan, dayPlanKinds[kind].task);

const ofKind = ({ plans }: PlanLaunchDay, kind: DayPlanKind): KeptDayPlan | null =>
  plans.find((one) => one.kind === kind) ?? null;

/** 编制开盘当天方案 */
export const keepLaunchDayPlan = (context: Context, input: KeepLaunchDayPlanInput) =>
  onPlan(context, "keepLaunchDayPlan", input, async (db, plan) => {
    const { kind, version } = input;
    allowWork(plan, mayKeep(context, plan, kind));
    const stored = ofKind(found(await findLaunchDay(db, plan.id)), kind);
    const { submittedBy = null, staffing = null, supplies = null, emergency = null } = input;
    const entered = { submittedBy, staffing, supplies, emergency };
    return { dayPlan: await keepDraft(db, context, plan, kind, stored, entered, version) };
  });

/** Keeps a plan as far as it is written, by an account or a contractor's link; its task is begun with it. Answers its id. */
export async function keepDraft(
  db: Tx,
  context: DecidingContext,
  plan: GatheredPlan,
  kind: DayPlanKind,
  stored: KeptDayPlan | null,
  entered: DayPlanDraft,
  version: number | null | undefined,
): Promise<string> {
  const { task } = dayPlanKinds[kind];
  const columns = unwrap(draftDayPlan(kind, entered, stored?.status));
  const birth = { kind, taskCode: task };
  const id = await keepRecord(db, "launch_day_plan", plan, stored, version, columns, birth);
  await tasksFollow(db, context, plan, [{ code: task, step: "START" }]);
  return id;
}

/**
 * 提交开盘当天方案: the contractor's for the review that is its task (LCH-R33); order maintenance's is made with it
 * (LCH-R34), and the center's head looks at it.
 */
export const submitLaunchDayPlan = (context: Context, input: SubmitLaunchDayPlanInput) =>
  onPlan(context, "submitLaunchDayPlan", input, async (db, plan) => {
    allowWork(plan, mayKeep(context, plan, input.kind));
    return { dayPlan: await handIn(db, context, plan, input.kind) };
  });

/** What is written in a plan, whoever hands it in. */
const textOf = ({ staffing, supplies, emergency }: KeptDayPlan) => ({
  staffing,
  supplies,
  emergency,
});

/**
 * The plan as it is kept goes to its review, handed in by an account, or by a contractor's link that found it as it was `before`;
 * answers its id.
 */
export async function handIn(
  db: Tx,
  context: DecidingContext,
  plan: GatheredPlan,
  kind: DayPlanKind,
  byLink?: ByLink,
  before?: KeptDayPlan,
): Promise<string> {
  const { task, chain, zh } = dayPlanKinds[kind];
  const stored = found(ofKind(found(await findLaunchDay(db, plan.id)), kind) ?? undefined);
  const columns = unwrap(submitDayPlan(stored, context.today));
  await updateRecord(db, "launch_day_plan", stored.id, { ...columns });
  if (kind === "ORDER") await tasksFollow(db, context, plan, [{ code: task, step: "FINISH" }]);
  const { submittedBy, staffing, supplies, emergency } = stored;
  const text = textOf(stored);
  const isUnchanged = before && canonicalJson(textOf(before)) === canonicalJson(text);
  const facts = [
    ["提交单位", "Handed in by", submittedBy ?? ""],
    ["人员安排", "People", staffing ?? ""],
    ["清洁物资准备", "Goods", supplies ?? ""],
    ["应急措施", "Emergencies", emergency ?? ""],
  ] as const;
  await askApproval(db, context, plan, stored, {
    chain,
    recordType: "LaunchDayPlan",
    content: { submittedBy, ...text },
    found: isUnchanged ? { submittedBy: before.submittedBy, ...text } : undefined,
    title: [zh, titlesEn[kind]],
    facts: facts.filter(([, , value]) => value !== ""),
    byLink,
  });
  return stored.id;
}

export const titlesEn: Record<DayPlanKind, string> = {
  CLEANING: "Launch-day cleaning plan",
  ORDER: "Launch-day order and emergency plan",
};

type Deciding = Pick<Context, "now" | "today" | "calendar">;

/** A plan for the day by its id, locked, with the launch plan that it belongs to. */
export async function gatherOf(db: Tx, id: string) {
  const plan = found(await findPlan(db, found(await lockPlanOf(db, "launch_day_plan", id))));
  const { plans } = found(await findLaunchDay(db, plan.id));
  return { plan, stored: found(plans.find((one) => one.id === id)) };
}

/** 审核通过: with it the contractor's plan is done. */
export async function approvedDayPlan(db: Tx, context: Deciding, id: string): Promise<void> {
  const { plan, stored } = await gatherOf(db, id);
  const columns = unwrap(approveDayPlan(stored.status, context.today));
  await updateRecord(db, "launch_day_plan", id, { ...columns });
  if (stored.kind === "CLEANING")
    await tasksFollow(db, context, plan, [{ code: dayPlanKinds.CLEANING.task, step: "FINISH" }]);
}

export async function returnedDayPlan(
  db: Tx,
  context: Deciding,
  id: string,
  reason: string | null,
): Promise<void> {
  const { plan, stored } = await gatherOf(db, id);
  const columns = unwrap(returnDayPlan(stored.status, reason));
  await updateRecord(db, "launch_day_plan", id, { ...columns });
  await tasksFollow(db, context, plan, [{ code: dayPlanKinds[stored.kind].task, step: "REOPEN" }]);
}

/** 登记演练: refused before the order and emergency plan is made (LCH-R34). */
export const keepLaunchDrill = (context: Context, input: KeepLaunchDrillInput) =>
  onPlan(context, "keepLaunchDrill", input, async (db, plan) => {
    allowWork(plan, mayWork(context, plan, DRILL));
    const day = found(await findLaunchDay(db, plan.id));
    const { drill } = day;
    const { record = null, attendees } = input;
    const draft = { heldOn: (input.heldOn ?? null) as Day | null, record, attendees };
    const columns = unwrap(keepDrill(ofKind(day, "ORDER"), drill, draft, context.today));
    const id = await keepRecord(db, "launch_drill", plan, drill, input.version, columns);
    await tasksFollow(db, context, plan, [{ code: DRILL, step: "START" }]);
    return { drill: id };
  });

/** 完成演练: its task is done on the day on which it was held. */
export const finishLaunchDrill = (context: Context, input: FinishLaunchDrillInput) =>
  onPlan(context, "finishLaunchDrill", input, async (db, plan) => {
    allowWork(plan, mayWork(context, plan, DRILL));
    const day = found(await findLaunchDay(db, plan.id));
    const drill = found(day.drill ?? undefined);
    const order = ofKind(day, "ORDER");
    const { heldOn, ...columns } = unwrap(finishDrill(order, drill, context.today));
    await updateRecord(db, "launch_drill", drill.id, columns);
    await tasksFollow(db, context, plan, [{ code: DRILL, step: "FINISH", on: heldOn }]);
    return { drill: drill.id };
  });

/** Every action on the plan's records for its day with whether the viewer may take it now, and why not. */
export async function listLaunchDayActions(
  context: Context,
  planId: string,
): Promise<RecordAction[]> {
  const [gathered, [row]] = await Promise.all([
    gatheredPlan(context, planId),
    read(context, launchDayStatement(planId)),
  ]);
  const plan = found(gathered);
  const { day } = found(row);
  const { drill } = day;
  const sends = maySendLinks(context, plan);
  const contractors = ofKind(day, "CLEANING");
  const drills = mayWork(context, plan, DRILL);
  const order = ofKind(day, "ORDER");
  const drillOpen = (name: string) => inStatus(name, drill?.finishedOn ? "DONE" : "OPEN", ["OPEN"]);
  return [
    ...dayPlanKindNames.flatMap((kind) => {
      const stored = ofKind(day, kind);
      const may = mayKeep(context, plan, kind);
      const inDraft = (name: string) => inStatus(name, stored?.status ?? "DRAFT", ["DRAFT"]);
      return [
        recordAction(plan, "keepLaunchDayPlan", may, [inDraft("keepLaunchDayPlan")], kind),
        recordAction(
          plan,
          "submitLaunchDayPlan",
          may,
          [existing(stored), inDraft("submitLaunchDayPlan")],
          kind,
        ),
      ];
    }),
    recordAction(
      plan,
      "issueAccessLink",
      sends && mayKeep(context, plan, "CLEANING"),
      [
        existing(contractors),
        contractors ? awaitsContractor(contractors) : { ok: true, value: null },
      ],
      "CLEANING",
    ),
    recordAction(plan, "keepLaunchDrill", drills, [
      mayDrill(order, null),
      drillOpen("keepLaunchDrill"),
    ]),
    recordAction(plan, "finishLaunchDrill", drills, [
      mayDrill(order, null),
      existing(drill),
      drillOpen("finishLaunchDrill"),
    ]),
  ];
}
