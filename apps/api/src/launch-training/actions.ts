import type { Day } from "@threshold/domain/calendar/day";
import type { RecordTaskCode } from "@threshold/domain/launch/record";
import {
  type Attendee,
  holdTraining as holdRule,
  invite,
  isStaff,
  itemOfScheme,
  planTraining as planRule,
  type TrainingEntry,
  trainingScheme,
  trainingStanding,
  trainingTask,
} from "@threshold/domain/launch/training";
import { mayAnywhere } from "@threshold/domain/organization/viewer";
import { change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { read, type Tx } from "../db/tenancy.ts";
import { gatheredPlan, type GatheredPlan } from "../launch/queries.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import { insertRecord, updateRecord } from "../launch-record/queries.ts";
import {
  allowWork,
  mayWork,
  onPlan,
  recordAction,
  type RecordAction,
  stepsBetween,
} from "../launch-record/record-actions.ts";
import { refusalError } from "../refusal.ts";
import type {
  ChangeTrainingInput,
  HoldTrainingInput,
  PlanTrainingInput,
  PublishTrainingSchemeInput,
  RemoveTrainingInput,
  TakeBackTrainingInput,
} from "./inputs.ts";
import {
  deleteTraining,
  findTraining,
  insertScheme,
  listRolesAt,
  lockNewestScheme,
  type PlanTraining,
  replaceAttendees,
  trainingStatement,
} from "./queries.ts";

/** 发布培训方案: another version, all of its items at once; launches under way keep theirs. */
export const publishTrainingScheme = (context: Context, input: PublishTrainingSchemeInput) =>
  change(context, "publishTrainingScheme", input, async (db) => {
    if (!mayAnywhere(context.viewer, "training.scheme"))
      throw refusalError({ code: "FORBIDDEN", details: { permission: "training.scheme" } });
    const newest = await lockNewestScheme(db);
    if (newest !== input.basedOn)
      throw refusalError({ code: "STALE_VERSION", details: { version: newest } });
    const entered = input.items.map((item) => ({ ...item, department: item.department ?? null }));
    const items = unwrap(trainingScheme(entered));
    const note = optionalText("note", input.note?.trim() || null, 500) ?? null;
    const told = items.map((item) => ({ ...item, taskCode: trainingTask(item) }));
    return { scheme: await insertScheme(db, { number: newest + 1, note }, told) };
  });

/** The item that a session is of, with its task. */
const itemOf = (training: PlanTraining, itemId: string) => {
  const item = unwrap(itemOfScheme(itemId, training.scheme?.items ?? []));
  return { item, code: trainingTask(item) };
};

/** 安排培训: a session of an item of the scheme (LCH-R13). */
export const planTraining = (context: Context, input: PlanTrainingInput) =>
  onPlan(context, "planTraining", input, async (db, plan) => {
    const training = await findTraining(db, plan.id);
    const { item, code } = itemOf(training, uuidOf("TrainingItem", input.itemId));
    allowWork(plan, mayWork(context, plan, code));
    const planned = unwrap(planRule(entryOf(input)));
    const attendees = await staffOf(db, context, plan, input.attendeeIds);
    const schemeId = found(training.scheme ?? undefined).id;
    const place = { schemeId, itemId: item.id, taskCode: code };
    const id = await insertRecord(db, "launch_training", plan, { ...planned, ...place });
    await keepAttendees(db, plan, id, attendees);
    await follow(db, context, plan, code, training);
    return { training: id };
  });

const entryOf = (input: PlanTrainingInput | ChangeTrainingInput): TrainingEntry => ({
  plannedOn: input.plannedOn as Day,
  place: input.place,
  trainer: input.trainer,
  remark: input.remark,
});

/** People of the center, each once. Refused: TRAINING_NOT_STAFF, INVALID_INPUT. */
async function staffOf(
  db: Tx,
  context: Context,
  plan: GatheredPlan,
  ids: readonly string[],
): Promise<readonly Attendee[]> {
  const attendees = unwrap(invite(ids.map((id) => uuidOf("Person", id))));
  const personIds = attendees.map(({ personId }) => personId);
  const known = await listRolesAt(db, plan.serviceCenterId, personIds, context.today);
  if (known.length < personIds.length) throw refusalError({ code: "NOT_FOUND" });
  const stranger = known.find(({ roles }) => !isStaff(roles));
  if (stranger)
    throw refusalError({ code: "TRAINING_NOT_STAFF", details: { name: stranger.name } });
  return attendees;
}

const keepAttendees = (
  db: Tx,
  { id: planId, serviceCenterId }: GatheredPlan,
  id: string,
  attendees: readonly Attendee[],
) => replaceAttendees(db, { id, planId, serviceCenterId }, attendees);

const idOf = ({ id }: { readonly id: string }) => uuidOf("LaunchTraining", id);

/** A session of the plan, with its task; whoever works on the task works on it. */
export async function sessionOf(db: Tx, context: Context, plan: GatheredPlan, id: string) {
  const training = await findTraining(db, plan.id);
  const session = found(training.sessions.find((one) => one.id === id));
  const { code } = itemOf(training, session.itemId);
  allowWork(plan, mayWork(context, plan, code));
  return { session, code, training };
}

const checkVersion = (session: { version: number }, version: number) => {
  if (session.version !== version)
    throw refusalError({ code: "STALE_VERSION", details: { version: session.version } });
};

const checkNotHeld = ({ heldOn }: { heldOn: Day | null }) => {
  if (heldOn !== null) throw refusalError({ code: "TRAINING_HELD" });
};

/** 调整培训安排, as long as it is not held. */
export const changeTraining = (context: Context, input: ChangeTrainingInput) =>
  onPlan(context, "changeTraining", input, async (db, plan) => {
    const { session } = await sessionOf(db, context, plan, idOf(input));
    checkVersion(session, input.version);
    checkNotHeld(session);
    const planned = unwrap(planRule(entryOf(input)));
    const attendees = await staffOf(db, context, plan, input.attendeeIds);
    await updateRecord(db, "launch_training", session.id, { ...planned });
    await keepAttendees(db, plan, session.id, attendees);
    return { training: session.id };
  });

/** 登记培训签到: the session was held; the task is done with the last one that the scheme asks for (LCH-R11, R12). */
export const holdTraining = (context: Context, input: HoldTrainingInput) =>
  onPlan(context, "holdTraining", input, async (db, plan) => {
    const { session, code, training } = await sessionOf(db, context, plan, idOf(input));
    checkVersion(session, input.version);
    const attendance = input.attendees.map(({ personId, present, result }) => ({
      personId: uuidOf("Person", personId),
      present,
      result: result ?? null,
    }));
    const entered = { heldOn: input.heldOn as Day, attendees: attendance };
    const { heldOn, attendees } = unwrap(holdRule(entered, session.photos, context.today));
    // Whoever was invited may have left since; whoever comes along is of the center.
    const added = input.attendees.filter(
      ({ personId }) => !session.attendeeIds.includes(uuidOf("Person", personId)),
    );
    await staffOf(
      db,
      context,
      plan,
      added.map(({ personId }) => personId),
    );
    await updateRecord(db, "launch_training", session.id, { heldOn });
    await keepAttendees(db, plan, session.id, attendees);
    await follow(db, context, plan, code, training);
    return { training: session.id };
  });

/** 撤回培训记录: it counts as not held, and its task is taken up again where the scheme still asks for it. */
export const takeBackTraining = (context: Context, input: TakeBackTrainingInput) =>
  onPlan(context, "takeBackTraining", input, async (db, plan) => {
    const { session, code, training } = await sessionOf(db, context, plan, idOf(input));
    if (session.heldOn === null)
      throw refusalError({
        code: "RECORD_STATUS",
        details: { action: "takeBackTraining", status: "PLANNED", allowed: ["HELD"] },
      });
    const remark = text("reason", input.reason, 500);
    await updateRecord(db, "launch_training", session.id, { heldOn: null, remark });
    const attendees = unwrap(invite(session.attendeeIds));
    await keepAttendees(db, plan, session.id, attendees);
    await follow(db, context, plan, code, training);
    return { training: session.id };
  });

/** 取消培训安排: what was planned and not held. */
export const removeTraining = (context: Context, input: RemoveTrainingInput) =>
  onPlan(context, "removeTraining", input, async (db, plan) => {
    const { session } = await sessionOf(db, context, plan, idOf(input));
    checkNotHeld(session);
    await deleteTraining(db, session.id);
    return {};
  });

/** When the sessions that the scheme asks for under a task are all held; null before. */
function doneOn({ scheme, sessions }: PlanTraining, code: RecordTaskCode): Day | null {
  const items = (scheme?.items ?? []).filter((item) => trainingTask(item) === code);
  return trainingStanding(
    items.map(({ id }) => id),
    sessions,
  ).doneOn;
}

/** The task follows its sessions as they stand now: begun, done with the last of them, or taken up again. */
async function follow(
  db: Tx,
  context: Context,
  plan: GatheredPlan,
  code: RecordTaskCode,
  before: PlanTraining,
): Promise<void> {
  const after = doneOn(await findTraining(db, plan.id), code);
  await tasksFollow(db, context, plan, stepsBetween(plan, code, doneOn(before, code), after));
}

/** What the viewer can do with the plan's training now, by session, and why not. */
export async function listTrainingActions(
  context: Context,
  planId: string,
): Promise<RecordAction[]> {
  const [gathered, [row]] = await Promise.all([
    gatheredPlan(context, planId),
    read(context, trainingStatement(planId)),
  ]);
  const plan = found(gathered);
  const { scheme, sessions } = found(row).training;
  const items = scheme?.items ?? [];
  const codes = [...new Set(items.map(trainingTask))];
  const works = (code: RecordTaskCode) => mayWork(context, plan, code);
  return [
    ...codes.map((code) => recordAction(plan, "planTraining", works(code), [], code)),
    ...sessions.flatMap(({ id, itemId }) => {
      const item = items.find((one) => one.id === itemId);
      const may = item !== undefined && works(trainingTask(item));
      return [recordAction(plan, "holdTraining", may, [], `LaunchTraining_${id}`)];
    }),
  ];
}
