import { settleRefused, toldStatus } from "@threshold/domain/outbox/refused";
import { may } from "@threshold/domain/organization/viewer";
import { refusalCodes, type RefusalDetails } from "@threshold/domain/refusal";
import { validate } from "uuid";
import { change, found, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { doneAtOf } from "../defect/actions.ts";
import { parseId } from "../graphql/id.ts";
import { type Clock, oblige, settleObligation } from "../obligation/actions.ts";
import { refusalError } from "../refusal.ts";
import {
  countOpen,
  findFollowed,
  findLane,
  insertRefused,
  isTaken,
  type LanePlace,
  laneTypes,
  lockRefused,
  updateRefused,
} from "./queries.ts";
import type { ReportRefusedCommandInput, SettleRefusedCommandInput } from "./types.ts";

/**
 * A device tells what the rules refused of its person's commands, so that the leader sees it too. Under the command's
 * key, so once however often it comes; what was accepted or settled stays so.
 */
export function reportRefusedCommand(context: Context, input: ReportRefusedCommandInput) {
  const { recordId, aside } = input;
  const id = input.commandId.toLowerCase();
  return change(context, "reportRefusedCommand", input, async (db) => {
    const parsed = parseId(recordId);
    const type = found(laneTypes.find((one) => one === parsed?.type));
    const lane = found(await findLane(db, type, uuidOf(type, recordId)));
    if (!validate(id)) throw wrong("commandId");
    const known = await lockRefused(db, id);
    const status = toldStatus(known?.status ?? null, { aside, taken: await isTaken(db, id) });
    const told = {
      label: text("label", input.label.slice(0, 200), 200),
      action: word("action", input.action, /^[a-zA-Z]{1,60}$/),
      code: found(refusalCodes.find((one) => one === input.code)),
      details: JSON.stringify(detailsOf(input.details)),
      status,
    };
    if (known) await updateRefused(db, id, told);
    else
      await insertRefused(db, {
        id,
        service_center_id: lane.serviceCenterId,
        batch_id: lane.batchId,
        takeover_id: lane.takeoverId,
        record_type: type,
        record_id: uuidOf(type, recordId),
        person_id: context.viewer.personId,
        ...told,
        done_at: doneAtOf(context, input.doneAt),
        note: null,
        settled_at: null,
        settled_by: null,
        updated_by: null,
      });
    await followLeader(db, context, lane);
    return { command: id };
  });
}

const wrong = (field: string) => refusalError({ code: "INVALID_INPUT", details: { field } });

function word(field: string, value: string, pattern: RegExp): string {
  if (!pattern.test(value)) throw wrong(field);
  return value;
}

/** Details as refusals have them: words, numbers and lists of words, not without end. */
function detailsOf(told: unknown): RefusalDetails {
  if (told === null || told === undefined) return {};
  if (typeof told !== "object" || Array.isArray(told) || JSON.stringify(told).length > 32_000)
    throw wrong("details");
  for (const value of Object.values(told)) {
    const isList = Array.isArray(value) && value.every((one: unknown) => typeof one === "string");
    if (!isList && typeof value !== "string" && typeof value !== "number") throw wrong("details");
  }
  return told as RefusalDetails;
}

/** 处理: the leader says what came of it. It changes no record: what stands is changed where it stands. */
export function settleRefusedCommand(context: Context, input: SettleRefusedCommandInput) {
  const id = uuidOf("RefusedCommand", input.id);
  return change(context, "settleRefusedCommand", input, async (db) => {
    const known = found(await lockRefused(db, id));
    const place = { level: "SERVICE_CENTER", id: known.serviceCenterId } as const;
    const team = known.takeoverId ? "takeover.team.manage" : "unitAcceptance.team.manage";
    const leads = may(context.viewer, team, place);
    const settled = unwrap(settleRefused(known.status, leads, input.note));
    await updateRefused(db, id, {
      status: settled.status,
      note: text("note", settled.note, 1_000),
      settled_at: context.now,
      settled_by: context.viewer.personId,
    });
    await followLeader(db, context, known);
    return { command: id };
  });
}

/** The leader has it among the day's work as long as something of the batch or the takeover waits, all of it as one. */
async function followLeader(db: Tx, clock: Clock, lane: LanePlace): Promise<void> {
  const recordId = lane.takeoverId ?? lane.batchId;
  if (recordId === null) return;
  const recordType = lane.takeoverId ? "TakeoverProject" : "AcceptanceBatch";
  const kind = "REFUSED_COMMANDS";
  if ((await countOpen(db, recordId)) === 0) {
    await settleObligation(db, { type: recordType, id: recordId }, kind, "MET");
    return;
  }
  const { name, serviceCenterId, estateId } = found(await findFollowed(db, lane));
  await oblige(db, clock, {
    recordType,
    recordId,
    kind,
    act: "DO",
    serviceCenterId,
    estateId,
    title: `${name}：处理未被接受的现场操作`.slice(0, 200),
    data: { titleEn: `${name}: settle what the rules did not accept from the field` },
    responsible: { role: "SERVICE_CENTER_HEAD" },
    due: null,
  });
}
