import { dayAt } from "@threshold/domain/calendar/clock";
import type { Json } from "@threshold/domain/canonical-json";
import { readDecimal } from "@threshold/domain/decimal";
import { drawingOf } from "@threshold/domain/signature/drawing";
import { sign, signAsOutsider } from "@threshold/domain/signature/sheet";
import {
  batchStatusOf,
  checkBeforeHandover,
  reasonAgainst,
} from "@threshold/domain/unit-acceptance/batch";
import { checkMembers, memberOf } from "@threshold/domain/unit-acceptance/group";
import { judgeLine } from "@threshold/domain/unit-acceptance/result";
import { type Line, lineKey } from "@threshold/domain/unit-acceptance/standard";
import {
  completeInspection,
  conclude,
  mayRecord,
  reopenInspection,
} from "@threshold/domain/unit-acceptance/verdict";
import { organizations } from "@threshold/domain/unit-acceptance/vocabulary";
import { v7 as uuid, validate } from "uuid";
import type { DecidingContext } from "../approval/actions.ts";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { requestSignatures, sheetOf } from "../signature/actions.ts";
import { findSignOff } from "../signature/queries.ts";
import { keepSignature } from "../signature/sign-actions.ts";
import { obligeSummary, obligeToSign, settleBatch, slotKey } from "./duties.ts";
import type {
  CompleteUnitInspectionInput,
  RecordUnitResultsInput,
  ReopenUnitInspectionInput,
  SignUnitAcceptancesInput,
  UnitResultInput,
} from "./inputs.ts";
import {
  beginDay,
  countStatuses,
  type GroupRow,
  listSheets,
  lockRecords,
  recordLock,
  type ResultRow,
  saveResults,
  updateBatch,
  updateRecord,
} from "./queries.ts";
import { type GatheredRecord, gatherRecord, statesOf } from "./record-state.ts";
import { rightsAt } from "./rights.ts";

const minute = 60_000;

/** When something was done by the clock of whoever did; a clock may run ahead a little. Refused: INVALID_INPUT. */
export function doneAtOf({ now }: { readonly now: string }, told: string | null | undefined) {
  if (!told) return now;
  const ahead = Date.parse(told) - Date.parse(now);
  if (ahead > 5 * minute)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "doneAt" } });
  return ahead > 0 ? now : told;
}

const refuseWith = (refusal: Parameters<typeof refusalError>[0] | undefined) => {
  if (refusal) throw refusalError(refusal);
};

/** The group that somebody records for, as one of its members, ahead of the handover. */
function recordingGroup(
  context: Context,
  { batch, record }: GatheredRecord,
  groupId: string,
  doneAt: string,
): GroupRow {
  const rights = rightsAt(context, batch.serviceCenterId);
  refuseWith(reasonAgainst("recordUnitResults", batch.status, rights));
  const on = dayAt(Date.parse(doneAt), batch.timeZone);
  refuseWith(checkBeforeHandover(on, batch.plannedHandoverOn, record.deliveryOn));
  const group = found(batch.groups.find(({ id }) => id === groupId));
  const member = memberOf(group, rights.personId);
  if ("refusal" in member) throw refusalError(member.refusal);
  unwrap(checkMembers([member], on));
  return group;
}

/** What somebody tells of a line, judged, as a row. Refused: see `judgeLine`. */
function rowOf(
  { batch, record }: GatheredRecord,
  group: GroupRow,
  line: Line,
  input: UnitResultInput,
  done: { readonly at: string; readonly by: string; readonly round: number },
) {
  const tool = input.toolId ? found(group.tools.find(({ id }) => id === input.toolId)) : null;
  const points = input.points.map(({ value, confirmed }) => ({
    value: readDecimal(value) ?? value,
    confirmed: confirmed ?? false,
  }));
  const remark = optionalText("remark", input.remark?.trim() || null, 500) ?? null;
  const told = { outcome: input.outcome ?? null, points, tool, remark };
  const { outcome, measured } = unwrap(
    judgeLine(line, told, dayAt(Date.parse(done.at), batch.timeZone)),
  );
  if (!validate(input.id))
    throw refusalError({ code: "INVALID_INPUT", details: { field: "results.id" } });
  return {
    id: input.id.toLowerCase(),
    service_center_id: batch.serviceCenterId,
    record_id: record.id,
    round: done.round,
    item_code: line.item.code,
    room_code: line.room?.code ?? "",
    item_label: line.room ? `${line.room.name} ${line.item.label.zh}` : line.item.label.zh,
    group_id: group.id,
    outcome,
    points: JSON.stringify(points),
    tool: tool && JSON.stringify(tool),
    measured: measured && JSON.stringify(measured),
    remark,
    mending: outcome === "FAIL" ? ("OPEN" as const) : null,
    exception: null,
    done_at: done.at,
    done_by: done.by,
    updated_by: null,
  };
}

/** Of two people on one line the second looks again; of one's own what was done later stands. Refused: UAC_RESULT_CONFLICT. */
function fresh(
  told: readonly UnitResultInput[],
  results: GatheredRecord["results"],
  personId: string,
  doneAt: string,
): UnitResultInput[] {
  const known = (one: UnitResultInput): ResultRow | undefined =>
    results.get(lineKey(one.itemCode, one.roomCode ?? null));
  const conflicts = told.flatMap((one) => {
    const stored = known(one);
    return stored && stored.doneById !== personId && stored.version !== one.seenVersion
      ? [stored]
      : [];
  });
  if (conflicts.length > 0)
    throw refusalError({
      code: "UAC_RESULT_CONFLICT",
      details: {
        items: conflicts.map(({ itemCode }) => itemCode),
        names: [...new Set(conflicts.map(({ doneBy }) => doneBy))],
      },
    });
  return told.filter((one) => {
    const stored = known(one);
    return (
      !stored || stored.doneById !== personId || Date.parse(stored.doneAt) <= Date.parse(doneAt)
    );
  });
}

/** 记录验收结果: many lines of a home in one command, with the time at which they were looked at. */
export function recordUnitResults(context: Context, input: RecordUnitResultsInput) {
  const id = uuidOf("UnitAcceptance", input.id);
  const { personId } = context.viewer;
  return change(
    context,
    "recordUnitResults",
    input,
    async (db) => {
      const gathered = await gatherRecord(db, id);
      const doneAt = doneAtOf(context, input.doneAt);
      const group = recordingGroup(
        context,
        gathered,
        uuidOf("AcceptanceGroup", input.groupId),
        doneAt,
      );
      unwrap(mayRecord(gathered.record.status));
      const told = fresh(input.results, gathered.results, personId, doneAt);
      const done = { at: doneAt, by: personId, round: 1 };
      const rows = told.map((one) => {
        const key = lineKey(one.itemCode, one.roomCode ?? null);
        const line = gathered.lines.find((candidate) => candidate.key === key);
        if (!line || line.item.kind !== group.kind)
          throw refusalError({ code: "INVALID_INPUT", details: { field: "itemCode" } });
        return rowOf(gathered, group, line, one, done);
      });
      if (rows.length > 0) await saveResults(db, rows);
      await keepProgress(db, context, gathered, group, doneAt);
      return { record: id };
    },
    recordLock(id),
  );
}

/** How far the record is, who is at it, and the day's summary that its group owes (UAC-R08). */
async function keepProgress(
  db: Tx,
  context: Context,
  { record, batch }: GatheredRecord,
  group: GroupRow,
  doneAt: string,
) {
  const states = statesOf(await gatherRecord(db, record.id));
  await updateRecord(db, record.id, {
    lines_done: states.filter(({ outcome }) => outcome !== null && outcome !== "UNDECIDED").length,
    lines_failed: states.filter(({ outcome }) => outcome === "FAIL").length,
    inspecting_by: context.viewer.personId,
    inspecting_at: context.now,
    ...(group.kind === "GENERAL" ? { general_group_id: group.id } : { special_group_id: group.id }),
  });
  const on = dayAt(Date.parse(doneAt), batch.timeZone);
  const day = await beginDay(db, {
    id: uuid(),
    service_center_id: batch.serviceCenterId,
    batch_id: batch.id,
    group_id: group.id,
    on_day: on,
    sent_at: null,
    sent_by: null,
    updated_by: null,
  });
  if (day.begun) await obligeSummary(db, context, batch, group, { id: day.id, on });
}

/** The groups that a record was inspected by. */
const groupsOf = ({ batch, record }: GatheredRecord): GroupRow[] =>
  batch.groups.filter(({ id }) => id === record.generalGroupId || id === record.specialGroupId);

/** All that a signature stands for. */
const contentOf = ({ batch, record, lines, results }: GatheredRecord): Json => ({
  batch: batch.name,
  unit: record.unitName,
  round: record.round,
  results: lines.map((line) => {
    const result = results.get(line.key);
    return {
      item: line.key,
      label: line.room ? `${line.room.name} ${line.item.label.zh}` : line.item.label.zh,
      outcome: result?.outcome,
      points: result?.points.map(({ value }) => value),
      tool: result?.tool?.serialNumber,
      remark: result?.remark,
    };
  }),
});

/** Every member of the groups that inspected a home signs for it (UAC-R07), together with all homes that wait. */
export async function askMembers(db: Tx, context: DecidingContext, gathered: GatheredRecord) {
  const { batch, record } = gathered;
  const groups = groupsOf(gathered);
  const failed = statesOf(gathered).filter(({ outcome }) => outcome === "FAIL").length;
  await requestSignatures(db, context, {
    recordType: "UnitAcceptance",
    recordId: record.id,
    key: `ROUND_${record.round}`,
    serviceCenterId: batch.serviceCenterId,
    asks: false,
    summary: {
      title: `分户验收综合记录表 ${record.unitName} · ${batch.name}`.slice(0, 200),
      titleEn: `Acceptance record ${record.unitName} · ${batch.name}`.slice(0, 200),
      facts: [
        { label: "检查项数", labelEn: "Items", value: String(gathered.lines.length) },
        { label: "不合格项数", labelEn: "Failed", value: String(failed) },
      ],
    },
    order: "ANY",
    slots: groups.flatMap(({ members }) =>
      members.map(({ id, name, organization, personId }) => ({
        key: slotKey(id),
        label: `${organizations[organization].zh} ${name}`,
        labelEn: `${organizations[organization].en} ${name}`,
        side: organization,
        roles: [],
        level: personId ? ("SERVICE_CENTER" as const) : ("EXTERNAL" as const),
        personId,
      })),
    ),
    content: contentOf(gathered),
  });
  for (const group of groups) await obligeToSign(db, context, batch, group);
}

/** 验收完成，转签字: every line has a result (UAC-R07). */
export function completeUnitInspection(context: Context, input: CompleteUnitInspectionInput) {
  const id = uuidOf("UnitAcceptance", input.id);
  return change(
    context,
    "completeUnitInspection",
    input,
    async (db) => {
      const gathered = await gatherRecord(db, id);
      const doneAt = doneAtOf(context, input.doneAt);
      recordingGroup(context, gathered, uuidOf("AcceptanceGroup", input.groupId), doneAt);
      const { record } = gathered;
      const states = statesOf(gathered);
      const status = unwrap(
        completeInspection({ status: record.status, lines: states, unsigned: [] }),
      );
      await updateRecord(db, id, {
        status,
        inspected_at: doneAt,
        inspecting_by: null,
        inspecting_at: null,
      });
      await askMembers(db, context, gathered);
      await followBatch(db, gathered);
      return { record: id };
    },
    recordLock(id),
  );
}

/** 退回继续验收: until the last has signed. What was signed stays on the sheet and counts for nothing once the results change. */
export function reopenUnitInspection(context: Context, input: ReopenUnitInspectionInput) {
  const id = uuidOf("UnitAcceptance", input.id);
  return change(
    context,
    "reopenUnitInspection",
    input,
    async (db) => {
      const gathered = await gatherRecord(db, id);
      recordingGroup(context, gathered, uuidOf("AcceptanceGroup", input.groupId), context.now);
      const status = unwrap(reopenInspection(gathered.record.status));
      await updateRecord(db, id, { status, inspected_at: null });
      for (const group of groupsOf(gathered))
        await obligeToSign(db, context, gathered.batch, group);
      await followBatch(db, gathered);
      return { record: id };
    },
    recordLock(id),
  );
}

/** The batch stands as its homes do. */
export async function followBatch(db: Tx, { batch }: Pick<GatheredRecord, "batch">) {
  const status = batchStatusOf(batch.status, await countStatuses(db, batch.id));
  if (status === batch.status) return;
  await updateBatch(db, batch.id, { status });
  if (status === "COMPLETED") await settleBatch(db, batch, "UNQUALIFIED_LEFT");
}

/**
 * 签字确认 of many homes at once (UAC-R07): whoever has an account signs for himself; a member of another organization
 * signs by hand on the screen of a member who stands beside. Once the last has signed a home is concluded.
 */
export function signUnitAcceptances(context: Context, input: SignUnitAcceptancesInput) {
  const hashes = new Map(
    input.signings.map(({ recordId, contentHash }) => [
      uuidOf("UnitAcceptance", recordId),
      contentHash,
    ]),
  );
  const { personId } = context.viewer;
  return change(context, "signUnitAcceptances", input, async (db) => {
    const records = await lockRecords(db, [...hashes.keys()]);
    if (records.length === 0 || records.length !== hashes.size) found(undefined);
    const { batch } = await gatherRecord(db, records[0]!.id);
    const group = found(
      batch.groups.find(({ members }) => members.some(({ id }) => id === input.memberId)),
    );
    const member = found(group.members.find(({ id }) => id === input.memberId));
    const self = memberOf(group, personId);
    if ("refusal" in self) throw refusalError(self.refusal);
    if (member.personId !== null && member.personId !== personId)
      throw refusalError({ code: "UAC_NOT_MEMBER" });
    const drawing = unwrap(drawingOf(input.strokes));
    const sheets = await listSheets(db, [...hashes.keys()]);
    if (sheets.length !== hashes.size) throw refusalError({ code: "SIGN_OFF_CLOSED" });
    for (const { id, recordId } of sheets) {
      const signOff = found(await findSignOff(db, id));
      const signing = { slot: slotKey(member.id), contentHash: hashes.get(recordId)! };
      const entry = unwrap(
        member.personId === null
          ? signAsOutsider(sheetOf(signOff), { name: member.name }, signing, null)
          : sign(sheetOf(signOff), { personId, authorities: [], mayIssueLinks: false }, signing),
      );
      await keepSignature(db, context, signOff, entry, {
        method: "HANDWRITTEN",
        drawing,
        outsiderOrganization:
          member.personId === null ? organizations[member.organization].zh : null,
        witnessedById: member.personId === null ? personId : null,
      });
    }
    await obligeToSign(db, context, batch, group);
    return { records: [...hashes.keys()] };
  });
}

/** All have signed a home: the conclusion is computed (UAC-R07, R09), and the batch follows. */
export async function recordSigned(db: Tx, context: DecidingContext, id: string): Promise<void> {
  const gathered = await gatherRecord(db, id);
  const { record } = gathered;
  const status = unwrap(
    conclude({ status: record.status, lines: statesOf(gathered), unsigned: [] }),
  );
  await updateRecord(db, id, {
    status,
    first_pass: record.firstPass ?? status === "QUALIFIED",
    qualified_at: status === "QUALIFIED" ? context.now : null,
  });
  await followBatch(db, gathered);
}
