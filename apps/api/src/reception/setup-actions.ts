import { day, type Day } from "@threshold/domain/calendar/day";
import { judgeChecklist } from "@threshold/domain/checklist/judge";
import { answersOfDevices } from "@threshold/domain/reception/devices";
import {
  accept,
  type SetupFacts,
  type SetupRights,
  returnSetup,
  submitCheck,
  waiveLine,
} from "@threshold/domain/reception/setup";
import { receptionStandard } from "@threshold/domain/reception/standard";
import { v7 as uuid } from "uuid";
import { allow, change, found, unwrap, uuidOf } from "../change.ts";
import {
  answersOf,
  findPublished,
  findResult,
  type GatheredResult,
  reopenResult,
} from "../checklist/queries.ts";
import {
  answerFromRecord,
  completeGathered,
  startChecklist,
  waiveItem,
} from "../checklist/record-actions.ts";
import type { Context } from "../context.ts";
import { type Tx, write } from "../db/tenancy.ts";
import { lockServiceCenter } from "../organization/queries.ts";
import { refusalError } from "../refusal.ts";
import type { SystemContext } from "../system.ts";
import { centerPlace, rightsAt, settingsAt } from "./checklist-actions.ts";
import type {
  AcceptReceptionInput,
  PlanReceptionInput,
  ReturnReceptionInput,
  SetReceptionOpeningInput,
  SubmitReceptionCheckInput,
  WaiveReceptionLineInput,
} from "./inputs.ts";
import {
  obligeAcceptance,
  obligeRework,
  obligeSelfCheck,
  obligeSystemCheck,
  settleDuty,
} from "./duties.ts";
import {
  findLaunchOf,
  findSetup,
  findSetupOfAnswer,
  findSetupOfCenter,
  insertSetup,
  listDevices,
  listOpenings,
  setupLock,
  type SetupRow,
  updateSetup,
} from "./queries.ts";

type Acting = Pick<Context, "scope" | "now" | "today" | "calendar">;

/** Makes the set-up of a center, its check begun on the standard in use. */
async function plan(
  db: Tx,
  context: Acting,
  center: { readonly id: string; readonly name: string },
  opening: { readonly on: Day | null; readonly fromLaunch: boolean },
): Promise<string> {
  const id = uuid();
  const standard = await findPublished(db, receptionStandard.code);
  const settings = standard ? await settingsAt(db, standard.content, center.id) : {};
  const record = { recordType: "ReceptionSetup", recordId: id, serviceCenterId: center.id };
  const resultId = await startChecklist(db, receptionStandard.code, record, settings);
  await insertSetup(db, {
    id,
    service_center_id: center.id,
    result_id: resultId,
    opening_on: opening.on,
    opening_from_launch: opening.fromLaunch,
    checked_by: null,
    checked_at: null,
    decided_by: null,
    decided_at: null,
    return_reason: null,
    updated_by: null,
  });
  await answerFromRecord(db, context, resultId, answersOfDevices(await listDevices(db, center.id)));
  const of = { id, serviceCenterId: center.id, centerName: center.name };
  await obligeSelfCheck(db, context, of, opening.on);
  return id;
}

/** 新建布置: without a day of its own the opening is the launch's. */
export function planReception(context: Context, input: PlanReceptionInput) {
  const centerId = uuidOf("ServiceCenter", input.serviceCenterId);
  return change(context, "planReception", input, async (db) => {
    const center = found(await lockServiceCenter(db, centerId));
    const rights = rightsAt(context, centerId);
    if (!rights.check && !rights.accept) allow(context, "reception.check", centerPlace(centerId));
    if (await findSetupOfCenter(db, centerId)) throw refusalError({ code: "RECEPTION_EXISTS" });
    const on = input.openingOn ? day(input.openingOn) : await findLaunchOf(db, centerId);
    const opening = { on, fromLaunch: !input.openingOn && on !== null };
    return { setup: await plan(db, context, center, opening) };
  });
}

/** 设定启用日期: null gives it back to the launch. */
export function setReceptionOpening(context: Context, input: SetReceptionOpeningInput) {
  return changeSetup(context, "setReceptionOpening", input, async (db, { setup, rights }) => {
    if (!rights.check && !rights.accept)
      allow(context, "reception.check", centerPlace(setup.serviceCenterId));
    const on = input.openingOn
      ? day(input.openingOn)
      : await findLaunchOf(db, setup.serviceCenterId);
    const fromLaunch = !input.openingOn && on !== null;
    await updateSetup(db, setup.id, { opening_on: on, opening_from_launch: fromLaunch });
    if (setup.status === "PLANNED") await obligeSelfCheck(db, context, setup, on);
  });
}

/** A set-up with what its rules decide on. */
interface Gathered {
  readonly setup: SetupRow;
  readonly result: GatheredResult;
  readonly facts: SetupFacts;
  readonly rights: SetupRights;
}

async function gather(db: Tx, context: Context, setup: SetupRow): Promise<Gathered> {
  const result = found(await findResult(db, setup.resultId));
  const standard = await findPublished(db, receptionStandard.code);
  const facts = {
    ...setup,
    states: judgeChecklist(result.content, answersOf(result)),
    onCurrentStandard: standard === undefined || standard.id === result.templateId,
  };
  return { setup, result, facts, rights: rightsAt(context, setup.serviceCenterId) };
}

/** Allow, lock, gather, decide, write: the one way in which a set-up changes its state. */
function changeSetup(
  context: Context,
  name: string,
  input: { readonly clientMutationId: string; readonly id: string },
  step: (db: Tx, gathered: Gathered) => Promise<void>,
) {
  const id = uuidOf("ReceptionSetup", input.id);
  return change(
    context,
    name,
    input,
    async (db) => {
      await step(db, await gather(db, context, found(await findSetup(db, id))));
      return { setup: id };
    },
    setupLock(id),
  );
}

/** 提交自查 */
export const submitReceptionCheck = (context: Context, input: SubmitReceptionCheckInput) =>
  changeSetup(
    context,
    "submitReceptionCheck",
    input,
    async (db, { setup, result, facts, rights }) => {
      const status = unwrap(submitCheck(facts, rights));
      await completeGathered(db, result);
      const checked = { checked_by: rights.personId, checked_at: context.now };
      const undecided = { decided_by: null, decided_at: null };
      await updateSetup(db, setup.id, { status, ...checked, ...undecided });
      for (const kind of ["RECEPTION_SELF_CHECK", "RECEPTION_REWORK", "RECEPTION_RECHECK"] as const)
        await settleDuty(db, setup, kind);
      await obligeAcceptance(db, context, setup);
    },
  );

/** 验收通过 (RCP-R01) */
export const acceptReception = (context: Context, input: AcceptReceptionInput) =>
  changeSetup(context, "acceptReception", input, async (db, { setup, facts, rights }) => {
    const status = unwrap(accept(facts, rights));
    const decided = { decided_by: rights.personId, decided_at: context.now };
    await updateSetup(db, setup.id, { status, ...decided, return_reason: null });
    await settleDuty(db, setup, "RECEPTION_ACCEPT");
    await obligeSystemCheck(db, context, setup, context.today);
  });

/** 退回整改: the check is opened again. */
export const returnReception = (context: Context, input: ReturnReceptionInput) =>
  changeSetup(context, "returnReception", input, async (db, { setup, facts, rights }) => {
    const { status, reason } = unwrap(returnSetup(facts, rights, input.reason));
    const decided = { decided_by: rights.personId, decided_at: context.now };
    await updateSetup(db, setup.id, { status, ...decided, return_reason: reason });
    await reopenResult(db, setup.resultId);
    await settleDuty(db, setup, "RECEPTION_ACCEPT");
    await obligeRework(db, context, setup, context.today);
  });

/** 例外批准: one line that is not met is accepted as it is. */
export function waiveReceptionLine(context: Context, input: WaiveReceptionLineInput) {
  const answerId = uuidOf("ChecklistAnswer", input.id);
  return change(context, "waiveReceptionLine", input, async (db) => {
    const setup = found(await findSetupOfAnswer(db, answerId));
    const reason = unwrap(waiveLine(setup, rightsAt(context, setup.serviceCenterId), input.reason));
    await waiveItem(db, context, answerId, reason);
    return { setup: setup.id, answer: answerId };
  });
}

/** Lets the set-ups of centers under launch follow it: made where there is none, re-dated where it moved. */
export const followLaunches = (context: SystemContext) =>
  write(context, { name: "followLaunches", key: null, input: null }, async (db) => {
    for (const { serviceCenterId, centerName, launchOn, setupId } of await listOpenings(db)) {
      if (setupId === null) {
        const center = { id: serviceCenterId, name: centerName };
        await plan(db, context, center, { on: launchOn, fromLaunch: true });
      } else {
        const setup = found(await findSetup(db, setupId));
        await updateSetup(db, setupId, { opening_on: launchOn });
        await obligeSelfCheck(db, context, setup, launchOn);
      }
    }
    return null;
  });
