import { mayIssueLinks } from "@threshold/domain/access-link/link";
import type { Day } from "@threshold/domain/calendar/day";
import type { ActionState } from "@threshold/domain/launch/action";
import { logisticsKindNames, logisticsKinds } from "@threshold/domain/launch/logistics";
import {
  nextPrintStep,
  noPrint,
  printedDocumentNames,
  printSteps,
} from "@threshold/domain/launch/printing";
import { inStatus, recordRoles, type RecordTaskCode } from "@threshold/domain/launch/record";
import { recruitmentPostNames, recruitmentPosts } from "@threshold/domain/launch/recruitment";
import { mayCompleteTask, taskRights } from "@threshold/domain/launch/rights";
import { STAFFING_APPROVAL } from "@threshold/domain/launch/schedule";
import { type StaffingApproval, uniformsMayBeOrdered } from "@threshold/domain/launch/uniform";
import { isOpen, type PlanStatus } from "@threshold/domain/launch/vocabulary";
import { openCategories } from "@threshold/domain/launch/materials";
import { may, rolesAt } from "@threshold/domain/organization/viewer";
import { printedDocuments } from "@threshold/domain/launch/printing";
import type { Refusal } from "@threshold/domain/refusal";
import { refuse, type Result } from "@threshold/domain/result";
import { change, found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { read, type Tx } from "../db/tenancy.ts";
import { findPlan, gatheredPlan, type GatheredPlan, planLock } from "../launch/queries.ts";
import type { RecordFollowing } from "../launch/task-actions.ts";
import { followBelow } from "../graphql/record-changes.ts";
import { refusalError } from "../refusal.ts";
import {
  findRecords,
  insertRecord,
  type PlanRecords,
  recordsStatement,
  type RecordTable,
  updateRecord,
} from "./queries.ts";

/** A plan and its records, as an action on one of them finds them. */
export interface Gathered {
  readonly plan: GatheredPlan;
  readonly records: PlanRecords;
}

export async function gather(db: Tx, planId: string): Promise<Gathered> {
  return { plan: found(await findPlan(db, planId)), records: found(await findRecords(db, planId)) };
}

const worked: readonly PlanStatus[] = ["ACTIVE", "READY", "LAUNCHED"];

/** Nobody works on the records of a plan that is a draft, suspended or filed. */
function reasonAgainstPlan({ status }: GatheredPlan): Refusal | undefined {
  return worked.includes(status)
    ? undefined
    : { code: "PLAN_NOT_WORKED_ON", details: { planStatus: status, allowed: [...worked] } };
}

/** Whether the records of a plan are worked on, and its tasks follow them. */
export const isWorkedOn = (plan: GatheredPlan): boolean => !reasonAgainstPlan(plan);

const placeOf = (plan: GatheredPlan) =>
  ({ level: "ESTATE", id: plan.estateId, centerId: plan.serviceCenterId }) as const;

/** A record is worked on by whoever works on its task; where the plan has no such task, by the role of the texts. */
export function mayWork(context: Context, plan: GatheredPlan, code: RecordTaskCode): boolean {
  const task = plan.tasks.find((one) => one.code === code);
  const { viewer } = context;
  return task
    ? taskRights(viewer, task, placeOf(plan)).work
    : mayCompleteTask(viewer, recordRoles[code], placeOf(plan));
}

/** Whether the viewer keeps a post's recruitment: human resources' posts and order maintenance's are different ones. */
export async function mayHire(
  context: Context,
  planId: string,
  task: RecordTaskCode,
): Promise<boolean> {
  const plan = found(await gatheredPlan(context, planId));
  return !reasonAgainstPlan(plan) && mayWork(context, plan, task);
}

/** Procurement works on every purchase of its place beside who asked for it (LCH-R21). */
export const mayBuy = (context: Context, plan: GatheredPlan): boolean =>
  mayWork(context, plan, "MATERIALS_PLAN") || may(context.viewer, "launch.buy", placeOf(plan));

/** Customer service and who supervises the environment make the cleaning plans with the contractors (LCH-R27, R33). */
export const mayClean = (context: Context, plan: GatheredPlan, code: RecordTaskCode): boolean =>
  mayWork(context, plan, code) || may(context.viewer, "launch.clean", placeOf(plan));

/** Whether the viewer may give out one-time links about the plan's records. */
export const maySendLinks = ({ viewer }: Context, { serviceCenterId }: GatheredPlan): boolean =>
  mayIssueLinks(rolesAt(viewer, { level: "SERVICE_CENTER", id: serviceCenterId }), "LCH");

/** Refuses what the viewer may not do with a record of this plan now. */
export function allowWork(plan: GatheredPlan, may: boolean): void {
  if (!may) throw refusalError({ code: "FORBIDDEN", details: { permission: "work" } });
  const refusal = reasonAgainstPlan(plan);
  if (refusal) throw refusalError(refusal);
}

interface OfPlan {
  readonly clientMutationId: string;
  readonly planId: string;
}

/** Lock, find the plan, then the paragraph: the one way in which an action works on a record. */
export function onPlan<A>(
  context: Context,
  name: string,
  input: OfPlan,
  body: (db: Tx, plan: GatheredPlan) => Promise<A>,
): Promise<A & { plan: string }> {
  const planId = uuidOf("LaunchPlan", input.planId);
  return change(
    context,
    name,
    input,
    async (db) => ({ ...(await body(db, found(await findPlan(db, planId)))), plan: planId }),
    planLock(planId),
  );
}

/** The same with the plan's records gathered. */
export const onRecords = <A>(
  context: Context,
  name: string,
  input: OfPlan,
  body: (db: Tx, gathered: Gathered) => Promise<A>,
): Promise<A & { plan: string }> =>
  onPlan(context, name, input, async (db, plan) =>
    body(db, { plan, records: found(await findRecords(db, plan.id)) }),
  );

/** Writes a record that was read in this version, or begins it; answers its id. Refused: STALE_VERSION. */
export async function keepRecord(
  db: Tx,
  table: RecordTable,
  plan: GatheredPlan,
  stored: { readonly id: string; readonly version: number } | null | undefined,
  version: number | null | undefined,
  columns: object,
  atBirth: object = {},
): Promise<string> {
  if (!stored) return insertRecord(db, table, plan, { ...columns, ...atBirth });
  if (stored.version !== version)
    throw refusalError({ code: "STALE_VERSION", details: { version: stored.version } });
  await updateRecord(db, table, stored.id, { ...columns });
  return stored.id;
}

/** What uniforms wait for (LCH-R18). */
export function staffingApprovalOf(plan: GatheredPlan): StaffingApproval {
  const task = plan.tasks.find((one) => one.code === STAFFING_APPROVAL);
  return {
    isTask: task !== undefined,
    settled: task !== undefined && !isOpen(task.status),
    approvedOn: plan.staffingApprovedOn,
  };
}

export interface RecordAction {
  readonly subject: string | null;
  readonly state: ActionState<string>;
}

const refusalOf = (result: Result<unknown>) => (result.ok ? undefined : result.refusal);

/**
 * What the plan's task does when its record's standing changed: `before` and `after` are the day on which the record has
 * done it, null while something of it is open. What was completed by hand stays so as long as the record never did it.
 */
export function stepsBetween(
  plan: GatheredPlan,
  code: RecordTaskCode,
  before: Day | null,
  after: Day | null,
): RecordFollowing[] {
  const isDone = plan.tasks.find((one) => one.code === code)?.status === "DONE";
  const undo = isDone && before !== null && before !== after;
  const again: RecordFollowing[] = undo ? [{ code, step: "REOPEN" }] : [];
  return after === null
    ? [...again, { code, step: "START" }]
    : [...again, { code, step: "FINISH", on: after }];
}

/** Whether the viewer may take an action on a record of the plan now, and the first reason against it. */
export function recordAction(
  plan: GatheredPlan,
  action: string,
  allowed: boolean,
  reasons: readonly Result<unknown>[],
  subject: string | null = null,
): RecordAction {
  const refusal: Refusal | undefined = allowed
    ? (reasonAgainstPlan(plan) ?? reasons.map(refusalOf).find((one) => one !== undefined))
    : { code: "FORBIDDEN", details: { permission: "work" } };
  return {
    subject,
    state: refusal ? { action, allowed: false, refusal } : { action, allowed: true },
  };
}

/** What an action on a record needs first: that the record is there. */
export const existing = (record: unknown): Result<unknown> =>
  record ? { ok: true, value: null } : refuse("RECORD_INCOMPLETE", { fields: ["record"] });

/** Every action on the plan's records with whether the viewer may take it now, and why not. */
export async function listRecordActions(context: Context, planId: string): Promise<RecordAction[]> {
  const [gathered, [recordRow]] = await Promise.all([
    gatheredPlan(context, planId),
    read(context, recordsStatement(planId)),
  ]);
  const plan = found(gathered);
  const { records } = found(recordRow);
  const { scheme, agreement, staffing, revision, uniforms, materials } = records;
  const at = (name: string, status: string | undefined, allowed: readonly string[]) =>
    inStatus(name, status ?? "DRAFT", allowed);
  const state = (
    action: string,
    allowed: boolean,
    reasons: readonly Result<unknown>[],
    subject?: string,
  ) => recordAction(plan, action, allowed, reasons, subject);
  const works = (code: RecordTaskCode) => mayWork(context, plan, code);
  const categories = materials ? openCategories(materials) : [];
  const approval = staffingApprovalOf(plan);
  return [
    state("keepSalesSupportScheme", works("SALES_SUPPORT_SCHEME"), [
      at("keepSalesSupportScheme", scheme?.status, ["DRAFT"]),
    ]),
    state("submitSalesSupportScheme", works("SALES_SUPPORT_SCHEME"), [
      existing(scheme),
      at("submitSalesSupportScheme", scheme?.status, ["DRAFT"]),
    ]),
    state("signPreInterventionAgreement", works("PRE_INTERVENTION_AGREEMENT"), [
      scheme?.status === "APPROVED"
        ? { ok: true, value: null }
        : refuse("SCHEME_NOT_APPROVED", { titles: ["配合销售服务及人员配置方案审批"] }),
      agreement?.signedOn ? refuse("NOTHING_CHANGES") : { ok: true, value: null },
    ]),
    state("keepStaffingPlan", works("STAFFING_PLAN"), [
      at("keepStaffingPlan", staffing?.status, ["DRAFT"]),
    ]),
    state("submitStaffingPlan", works("STAFFING_PLAN"), [
      existing(staffing),
      at("submitStaffingPlan", staffing?.status, ["DRAFT"]),
    ]),
    state("reviseStaffingPlan", works("STAFFING_PLAN"), [
      at("reviseStaffingPlan", staffing?.status, ["APPROVED"]),
      at("reviseStaffingPlan", revision?.status, ["DRAFT"]),
    ]),
    state("submitStaffingRevision", works("STAFFING_PLAN"), [
      existing(revision),
      at("submitStaffingRevision", revision?.status, ["DRAFT"]),
    ]),
    state("dropStaffingRevision", works("STAFFING_PLAN"), [
      existing(revision),
      at("dropStaffingRevision", revision?.status, ["DRAFT"]),
    ]),
    ...recruitmentPostNames.map((post) =>
      state("keepRecruitment", works(recruitmentPosts[post].task), [], post),
    ),
    state("keepUniformOrder", works("UNIFORM_ORDER"), [
      uniformsMayBeOrdered(approval),
      at("keepUniformOrder", uniforms?.status, ["DRAFT", "ORDERED"]),
    ]),
    state("placeUniformOrder", works("UNIFORM_ORDER"), [
      uniformsMayBeOrdered(approval),
      existing(uniforms),
      at("placeUniformOrder", uniforms?.status, ["DRAFT"]),
    ]),
    state("receiveUniforms", works("UNIFORMS_IN_PLACE"), [
      at("receiveUniforms", uniforms?.status, ["ORDERED"]),
    ]),
    state("keepMaterialRequest", works("MATERIALS_PLAN"), [
      at("keepMaterialRequest", materials?.status, ["DRAFT"]),
    ]),
    state("submitMaterialRequest", works("MATERIALS_PLAN"), [
      existing(materials),
      at("submitMaterialRequest", materials?.status, ["DRAFT"]),
      categories.length > 0
        ? refuse("MATERIAL_CATEGORY_EMPTY", { categories })
        : { ok: true, value: null },
    ]),
    state("logProcurement", mayBuy(context, plan), [
      at("logProcurement", materials?.status, ["APPROVED"]),
    ]),
    ...logisticsKindNames.map((kind) =>
      state("keepLogisticsItem", works(logisticsKinds[kind].task), [], kind),
    ),
    ...printedDocumentNames.map((document) => {
      const next = nextPrintStep(
        records.prints.find((one) => one.document === document) ?? noPrint,
      );
      const atHandover = next === undefined || printSteps[next].task === "HANDOVER";
      const code = atHandover ? "PRINTS_HANDED_OVER" : printedDocuments[document].task;
      return state("recordPrintStep", works(code), [], document);
    }),
  ];
}

/** The plan itself and its tasks are followed by their own pages. */
const ofThePlan = new Set(["launch_plan", "launch_task"]);

/** That something of a launch's records changed, for whoever sees the launch. */
export function followRecordsOf(context: Context, planId: string): AsyncIterableIterator<true> {
  const id = uuidOf("LaunchPlan", planId);
  return followBelow(context, { table: "launch_plan", id }, (table) => !ofThePlan.has(table));
}
