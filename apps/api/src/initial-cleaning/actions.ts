import type { Day } from "@threshold/domain/calendar/day";
import { canonicalJson } from "@threshold/domain/canonical-json";
import { nameAssignee } from "@threshold/domain/launch/assignee";
import {
  approveCleaning,
  awaitsContractor,
  cleaningEquipment,
  cleaningEquipmentNames,
  draftCleaning,
  keepUtilities,
  missingSections,
  moveArea,
  returnCleaning,
  startDailyCleaning as startDailyRule,
  submitCleaning,
  superviseArea,
  type TimeNode,
  writtenSectionNames,
  writtenSections,
} from "@threshold/domain/launch/initial-cleaning";
import { inStatus } from "@threshold/domain/launch/record";
import { refuse } from "@threshold/domain/result";
import type { ByLink, DecidingContext } from "../approval/actions.ts";
import { found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { read, type Tx } from "../db/tenancy.ts";
import { findPersonAt, findPlan, gatheredPlan, type GatheredPlan } from "../launch/queries.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import { askApproval } from "../launch-record/approval-actions.ts";
import { insertRecord, lockPlanOf, updateRecord } from "../launch-record/queries.ts";
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
import { oblige, settleObligation } from "../obligation/actions.ts";
import { refusalError } from "../refusal.ts";
import type {
  KeepCleaningUtilitiesInput,
  KeepInitialCleaningPlanInput,
  MoveCleaningAreaInput,
  NameCleaningSupervisorInput,
  StartDailyCleaningInput,
  SubmitInitialCleaningPlanInput,
  SuperviseCleaningInput,
} from "./inputs.ts";
import {
  cleaningStatement,
  findCleaning,
  findPlanOfCleaning,
  insertSupervision,
  markDaily,
  moveAreaTo,
  type PlanCleaning,
  replaceAreas,
} from "./queries.ts";

export const TASK = "INITIAL_CLEANING_PLAN";

type Cleaning = NonNullable<PlanCleaning["plan"]>;
const nodesOf = ({ areas }: Cleaning): TimeNode[] =>
  areas.map(({ area, from, to }) => ({ area, from, to }));
/** What is written in a plan, whoever the contractor is. */
const textOf = (cleaning: Cleaning) => ({
  ...Object.fromEntries(writtenSectionNames.map((name) => [name, cleaning[name]])),
  timeNodes: nodesOf(cleaning).map((node) => ({ ...node })),
});

/** 编制清洁开荒方案 with the contractor */
export const keepInitialCleaningPlan = (context: Context, input: KeepInitialCleaningPlanInput) =>
  onPlan(context, "keepInitialCleaningPlan", input, async (db, plan) => {
    allowWork(plan, mayClean(context, plan, TASK));
    const { plan: stored } = found(await findCleaning(db, plan.id));
    const nodes = input.timeNodes.map(({ area, from, to }) => ({
      area,
      from: from as Day,
      to: to as Day,
    }));
    const entered = { ...input, vendor: input.vendor ?? null, timeNodes: nodes };
    return { cleaning: await keepDraft(db, context, plan, stored, entered, input.version) };
  });

/** Keeps the plan as far as it is written, by an account or a contractor's link; its task is begun with it. Answers its id. */
export async function keepDraft(
  db: Tx,
  context: DecidingContext,
  plan: GatheredPlan,
  stored: Cleaning | null,
  entered: Parameters<typeof draftCleaning>[0],
  version: number | null | undefined,
): Promise<string> {
  const { timeNodes, ...columns } = unwrap(draftCleaning(entered, stored?.status));
  const id = await keepRecord(db, "initial_cleaning_plan", plan, stored, version, columns);
  await replaceAreas(db, plan, id, timeNodes);
  await tasksFollow(db, context, plan, [{ code: TASK, step: "START" }]);
  return id;
}

/** 指定监督专人 (LCH-R29): by customer service; whoever is named can open what he follows. */
export const nameCleaningSupervisor = (context: Context, input: NameCleaningSupervisorInput) =>
  onPlan(context, "nameCleaningSupervisor", input, async (db, plan) => {
    allowWork(plan, mayWork(context, plan, TASK));
    const personId = uuidOf("Person", input.personId);
    const { roles } = found(await findPersonAt(db, personId, plan, context.today));
    const supervisorId = unwrap(nameAssignee(personId, roles));
    const { plan: stored } = found(await findCleaning(db, plan.id));
    const id =
      stored?.id ?? (await insertRecord(db, "initial_cleaning_plan", plan, { supervisorId }));
    if (stored) await updateRecord(db, "initial_cleaning_plan", id, { supervisorId });
    if (stored?.status === "APPROVED") await obligeSupervisor(db, context, plan);
    return { cleaning: id };
  });

/** 提交审批: refused with the sections that are missing by name (LCH-R27). */
export const submitInitialCleaningPlan = (
  context: Context,
  input: SubmitInitialCleaningPlanInput,
) =>
  onPlan(context, "submitInitialCleaningPlan", input, async (db, plan) => {
    allowWork(plan, mayClean(context, plan, TASK));
    return { cleaning: await handIn(db, context, plan) };
  });

/**
 * The plan as it is kept goes to its approval, handed in by an account, or by a contractor's link that found it as it was
 * `before`; answers its id.
 */
export async function handIn(
  db: Tx,
  context: DecidingContext,
  plan: GatheredPlan,
  byLink?: ByLink,
  before?: Cleaning,
): Promise<string> {
  const cleaning = found((await findCleaning(db, plan.id))?.plan ?? undefined);
  const timeNodes = nodesOf(cleaning);
  const columns = unwrap(submitCleaning({ ...cleaning, timeNodes }, context.today));
  await updateRecord(db, "initial_cleaning_plan", cleaning.id, { ...columns });
  const text = textOf(cleaning);
  const isUnchanged = before && canonicalJson(textOf(before)) === canonicalJson(text);
  await askApproval(db, context, plan, cleaning, {
    chain: "INITIAL_CLEANING_PLAN",
    recordType: "InitialCleaningPlan",
    content: { vendor: cleaning.vendor, ...text },
    found: isUnchanged ? { vendor: before.vendor, ...text } : undefined,
    title: ["清洁开荒方案", "Initial-cleaning plan"],
    facts: [
      ["外委开荒单位", "Contractor", cleaning.vendor ?? ""],
      ["监督专人", "Supervisor", cleaning.supervisor ?? ""],
      ...writtenSectionNames.map(
        (name) => [writtenSections[name], sectionWords[name], cleaning[name]] as const,
      ),
      [
        "时间节点",
        "Times",
        timeNodes.map(({ area, from, to }) => `${area} ${from} 至 ${to}`).join("；"),
      ],
    ],
    byLink,
  });
  return cleaning.id;
}

const sectionWords: Record<(typeof writtenSectionNames)[number], string> = {
  timeAndStandard: "Time and standard",
  zones: "Zones",
  people: "People",
  protection: "Protection of finished work",
  process: "Processes",
  supplies: "Supplies",
  emergency: "Emergencies",
};

type Deciding = Pick<Context, "now" | "today" | "calendar">;

/** An initial-cleaning plan by its id, locked, with the launch plan that it belongs to. */
export async function gatherOf(
  db: Tx,
  id: string,
): Promise<{ plan: GatheredPlan; cleaning: Cleaning }> {
  const planId = found(await lockPlanOf(db, "initial_cleaning_plan", id));
  const plan = found(await findPlan(db, planId));
  return { plan, cleaning: found((await findCleaning(db, planId))?.plan ?? undefined) };
}

/** 清洁开荒方案审批通过: whoever was named follows the areas from now on. */
export async function approvedCleaning(db: Tx, context: Deciding, id: string): Promise<void> {
  const { plan, cleaning } = await gatherOf(db, id);
  const columns = unwrap(approveCleaning(cleaning.status, context.today));
  await updateRecord(db, "initial_cleaning_plan", id, { ...columns });
  await tasksFollow(db, context, plan, [{ code: TASK, step: "FINISH" }]);
  await obligeSupervisor(db, context, plan);
}

export async function returnedCleaning(
  db: Tx,
  _context: Deciding,
  id: string,
  reason: string | null,
): Promise<void> {
  const { cleaning } = await gatherOf(db, id);
  const columns = unwrap(returnCleaning(cleaning.status, reason));
  await updateRecord(db, "initial_cleaning_plan", id, { ...columns });
}

/** The kind of the supervisor's obligation: to follow the cleaning until its last area is finished. */
const SUPERVISE = "SUPERVISE_CLEANING";

async function obligeSupervisor(db: Tx, clock: Deciding, plan: GatheredPlan): Promise<void> {
  const cleaning = found((await findCleaning(db, plan.id))?.plan ?? undefined);
  if (cleaning.areas.every(({ finishedOn }) => finishedOn !== null))
    return settleObligation(db, { type: "InitialCleaningPlan", id: cleaning.id }, SUPERVISE, "MET");
  const last = cleaning.areas
    .map(({ to }) => to)
    .toSorted()
    .at(-1)!;
  await oblige(db, clock, {
    recordType: "InitialCleaningPlan",
    recordId: cleaning.id,
    kind: SUPERVISE,
    act: "FOLLOW",
    serviceCenterId: plan.serviceCenterId,
    estateId: plan.estateId,
    title: "监督清洁开荒",
    data: { titleEn: "Supervise the initial cleaning", planName: plan.name },
    responsible: { role: "CUSTOMER_SERVICE_MANAGER", personId: cleaning.supervisorId },
    due: { anchor: { on: last }, rule: { unit: "DAY" } },
  });
}

/** Who may keep what he saw of the areas: the person named for it, and who named him (LCH-R29). */
const maySupervise = (
  context: Context,
  plan: GatheredPlan,
  cleaning: Pick<Cleaning, "supervisorId"> | null,
): boolean => cleaning?.supervisorId === context.viewer.personId || mayWork(context, plan, TASK);

/** 登记监督记录: what the supervisor saw of an area; its photos are handed in with the entry. */
export const superviseCleaning = (context: Context, input: SuperviseCleaningInput) =>
  onPlan(context, "superviseCleaning", input, async (db, plan) => {
    const cleaning = found((await findCleaning(db, plan.id))?.plan ?? undefined);
    allowWork(plan, maySupervise(context, plan, cleaning));
    const areaId = uuidOf("CleaningArea", input.areaId);
    const area = found(cleaning.areas.find(({ id }) => id === areaId));
    const entry = { ...input, onDay: input.onDay as Day };
    const { text, ...columns } = unwrap(superviseArea(cleaning.status, area, entry, context.today));
    const id = await insertSupervision(db, plan, areaId, { ...entry, text }, columns);
    await obligeSupervisor(db, context, plan);
    return { cleaning: cleaning.id, entry: id };
  });

/**
 * 调整时间节点 of the approved plan: by customer service, who reviews it; whoever supervises is held to the new day (LCH-R27,
 * R29).
 */
export const moveCleaningArea = (context: Context, input: MoveCleaningAreaInput) =>
  onPlan(context, "moveCleaningArea", input, async (db, plan) => {
    allowWork(plan, mayWork(context, plan, TASK));
    const cleaning = found((await findCleaning(db, plan.id))?.plan ?? undefined);
    const areaId = uuidOf("CleaningArea", input.areaId);
    const area = found(cleaning.areas.find(({ id }) => id === areaId));
    const to = { from: input.from as Day, to: input.to as Day };
    await moveAreaTo(db, areaId, unwrap(moveArea(cleaning.status, area, to, input.reason)));
    await obligeSupervisor(db, context, plan);
    return { cleaning: cleaning.id };
  });

/** 日常保洁进场 (LCH-R31): into areas whose initial cleaning is finished. */
export const startDailyCleaning = (context: Context, input: StartDailyCleaningInput) =>
  onPlan(context, "startDailyCleaning", input, async (db, plan) => {
    allowWork(plan, mayWork(context, plan, "DAILY_CLEANING_ON_SITE"));
    const cleaning = found((await findCleaning(db, plan.id))?.plan ?? undefined);
    const areaIds = [...new Set(input.areaIds.map((id) => uuidOf("CleaningArea", id)))];
    const chosen = areaIds.map((id) => found(cleaning.areas.find((area) => area.id === id)));
    const on = unwrap(startDailyRule(cleaning.status, chosen, input.onDay as Day, context.today));
    const vendor = optionalText("vendor", input.vendor?.trim() || null, 80) ?? null;
    const dailyVendor = vendor ?? cleaning.dailyVendor;
    if (dailyVendor === null)
      throw refusalError({ code: "RECORD_INCOMPLETE", details: { fields: ["dailyVendor"] } });
    await markDaily(db, areaIds, on);
    const entered = cleaning.dailyEntryOn;
    const dailyEntryOn = entered !== null && entered < on ? entered : on;
    await updateRecord(db, "initial_cleaning_plan", cleaning.id, { dailyVendor, dailyEntryOn });
    await tasksFollow(db, context, plan, [
      { code: "DAILY_CLEANING_ON_SITE", step: "FINISH", on: dailyEntryOn },
    ]);
    return { cleaning: cleaning.id };
  });

const ticked = { state: "DONE", value: null } as const;
const open = { state: "OPEN", value: null } as const;

/** 协调取水、用电并备足物资 (LCH-R30): the four are the tick rows of its task; with a day it is done. */
export const keepCleaningUtilities = (context: Context, input: KeepCleaningUtilitiesInput) =>
  onPlan(context, "keepCleaningUtilities", input, async (db, plan) => {
    const code = "INITIAL_CLEANING_UTILITIES";
    allowWork(plan, mayWork(context, plan, code));
    const { utilities } = found(await findCleaning(db, plan.id));
    const { waterPower = null, pumps = null, hoses = null, wires = null, sockets = null } = input;
    const columns = unwrap(
      keepUtilities(
        {
          waterPower,
          agreedOn: (input.agreedOn ?? null) as Day | null,
          pumps,
          hoses,
          wires,
          sockets,
          finishedOn: (input.finishedOn ?? null) as Day | null,
        },
        context.today,
      ),
    );
    const id = await keepRecord(db, "cleaning_utilities", plan, utilities, input.version, columns);
    const checks = Object.fromEntries(
      cleaningEquipmentNames.map((name) => [
        cleaningEquipment[name],
        columns[name] === null ? open : ticked,
      ]),
    );
    const { finishedOn } = columns;
    await tasksFollow(
      db,
      context,
      plan,
      finishedOn === null
        ? [
            { code, step: "REOPEN" },
            { code, step: "START", checks },
          ]
        : [{ code, step: "FINISH", on: finishedOn, checks }],
    );
    return { utilities: id };
  });

/** Who keeps entries adds their photos; those of a finished area stay. */
export async function allowSupervisionFiles(
  db: Tx,
  context: Context,
  action: "attachEvidence" | "removeAttachment",
  id: string,
): Promise<{ serviceCenterId: string; parents: string[] }> {
  const planId = found(await findPlanOfCleaning(db, "cleaning_supervision", id));
  const plan = found(await findPlan(db, planId));
  const cleaning = found((await findCleaning(db, planId))?.plan ?? undefined);
  allowWork(plan, maySupervise(context, plan, cleaning));
  const done = cleaning.areas.every(({ finishedOn }) => finishedOn !== null);
  if (action === "removeAttachment" && done)
    throw refusalError({
      code: "RECORD_STATUS",
      details: { action, status: "DONE", allowed: ["OPEN"] },
    });
  return { serviceCenterId: plan.serviceCenterId, parents: [plan.id] };
}

/** Every action on the plan's cleaning with whether the viewer may take it now, and why not. */
export async function listCleaningActions(
  context: Context,
  planId: string,
): Promise<RecordAction[]> {
  const [gathered, [row]] = await Promise.all([
    gatheredPlan(context, planId),
    read(context, cleaningStatement(planId)),
  ]);
  const plan = found(gathered);
  const sends = maySendLinks(context, plan);
  const { plan: cleaning } = found(row).cleaning;
  const at = (name: string, allowed: readonly string[]) =>
    inStatus(name, cleaning?.status ?? "DRAFT", allowed);
  const makes = mayClean(context, plan, TASK);
  const missing = cleaning ? missingSections({ ...cleaning, timeNodes: nodesOf(cleaning) }) : [];
  return [
    recordAction(plan, "keepInitialCleaningPlan", makes, [
      at("keepInitialCleaningPlan", ["DRAFT"]),
    ]),
    recordAction(plan, "nameCleaningSupervisor", mayWork(context, plan, TASK), []),
    recordAction(plan, "submitInitialCleaningPlan", makes, [
      existing(cleaning),
      at("submitInitialCleaningPlan", ["DRAFT"]),
      missing.length > 0
        ? refuse("CLEANING_SECTIONS_MISSING", { sections: missing })
        : { ok: true, value: null },
    ]),
    recordAction(plan, "issueAccessLink", makes && sends, [
      existing(cleaning),
      cleaning ? awaitsContractor(cleaning) : { ok: true, value: null },
    ]),
    recordAction(plan, "superviseCleaning", maySupervise(context, plan, cleaning), [
      at("superviseCleaning", ["APPROVED"]),
    ]),
    recordAction(plan, "moveCleaningArea", mayWork(context, plan, TASK), [
      at("moveCleaningArea", ["APPROVED"]),
    ]),
    recordAction(plan, "startDailyCleaning", mayWork(context, plan, "DAILY_CLEANING_ON_SITE"), [
      at("startDailyCleaning", ["APPROVED"]),
    ]),
    recordAction(
      plan,
      "keepCleaningUtilities",
      mayWork(context, plan, "INITIAL_CLEANING_UTILITIES"),
      [],
    ),
  ];
}
