import { dayAt } from "@threshold/domain/calendar/clock";
import { readDecimal } from "@threshold/domain/decimal";
import type { Member } from "@threshold/domain/unit-acceptance/group";
import { summaryOwed } from "@threshold/domain/unit-acceptance/daily-summary";
import { judgeLine } from "@threshold/domain/unit-acceptance/result";
import { type Contest, contestDetails } from "@threshold/domain/outbox/contest";
import { type Line, lineKey } from "@threshold/domain/unit-acceptance/standard";
import {
  checkReinspection,
  completeInspection,
  mayRecord,
  placed,
  reopenInspection,
} from "@threshold/domain/unit-acceptance/verdict";
import { verifyDefect } from "@threshold/domain/defect/lifecycle";
import { v7 as uuid, validate } from "uuid";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { carryOut, doneAtOf, pinOf, rightsOn } from "../defect/actions.ts";
import { type DefectPlace, findPlace, lockDefectsOf } from "../defect/queries.ts";
import { obligeSummary, obligeToSign } from "./duties.ts";
import { listOpenLots } from "./lot-queries.ts";
import { askMembers, followBatch, groupsOf } from "./follow.ts";
import type {
  CompleteUnitInspectionInput,
  RecordUnitResultsInput,
  ReinspectUnitInput,
  ReopenUnitInspectionInput,
  UnitResultInput,
} from "./inputs.ts";
import {
  type BatchRow,
  beginDay,
  type GroupRow,
  recordLock,
  type ResultRow,
  saveResults,
  updateDay,
  updateRecord,
} from "./queries.ts";
import { type GatheredRecord, gatherRecord, statesOf } from "./record-state.ts";
import { settleRecord } from "./mended-actions.ts";
import { renewedLeases } from "./leases.ts";
import { recordingGroup } from "./recording.ts";

/** What somebody tells of a line, judged, as a row. Refused: see `judgeLine`. */
function rowOf(
  { batch, record }: GatheredRecord,
  group: GroupRow,
  line: Line,
  input: UnitResultInput,
  pins: ReadonlyMap<string, Pin>,
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
  const pin = outcome === "FAIL" ? pins.get(input.id) : null;
  if (!validate(input.id))
    throw refusalError({ code: "INVALID_INPUT", details: { field: "results.id" } });
  return {
    id: input.id.toLowerCase(),
    service_center_id: batch.serviceCenterId,
    record_id: record.id,
    round: done.round,
    item_code: line.item.code,
    room_code: line.room?.code ?? "",
    item_label: placed(line, "zh"),
    group_id: group.id,
    outcome,
    points: JSON.stringify(points),
    tool: tool && JSON.stringify(tool),
    measured: measured && JSON.stringify(measured),
    remark,
    mending: outcome === "FAIL" ? ("OPEN" as const) : null,
    exception: null,
    plan_id: pin?.planId ?? null,
    pin_x: pin?.x ?? null,
    pin_y: pin?.y ?? null,
    done_at: done.at,
    done_by: done.by,
    updated_by: null,
  };
}

type Pin = ReturnType<typeof pinOf>;

/** Where lines failed, by the result's id: on plans of the home's own layout. Refused: DEFECT_PIN_OUTSIDE, DEFECT_NO_PLAN. */
async function pinsOf(
  db: Tx,
  { record }: GatheredRecord,
  results: readonly UnitResultInput[],
): Promise<ReadonlyMap<string, Pin>> {
  const pinned = results.flatMap(({ id, pin }) =>
    pin ? [{ id, pin: { ...pin, planId: uuidOf("LayoutPlan", pin.planId) } }] : [],
  );
  const places = new Map<string, DefectPlace>();
  for (const planId of new Set(pinned.map(({ pin }) => pin.planId)))
    places.set(planId, found(await findPlace(db, { unitId: record.unitId }, planId)));
  return new Map(pinned.map(({ id, pin }) => [id, pinOf(places.get(pin.planId)!, pin)]));
}

/** Of two people on one line the second looks again; of one's own what was done later stands. Refused: UAC_RESULT_CONFLICT. */
function fresh(
  told: readonly UnitResultInput[],
  { lines, results }: GatheredRecord,
  personId: string,
  doneAt: string,
): UnitResultInput[] {
  const known = (one: UnitResultInput): ResultRow | undefined =>
    results.get(lineKey(one.itemCode, one.roomCode ?? null));
  const conflicts = told.flatMap((one): Contest[] => {
    const stored = known(one);
    if (!stored || stored.doneById === personId || stored.version === one.seenVersion) return [];
    const line = lines.find(({ key }) => key === lineKey(one.itemCode, one.roomCode ?? null));
    const points = one.points.map(({ value }) => readDecimal(value) ?? value);
    const said = { outcome: one.outcome ?? null, points, remark: one.remark ?? null };
    return [
      {
        item: line ? placed(line, "zh") : one.itemCode,
        itemEn: line ? placed(line, "en") : one.itemCode,
        said,
        stands: {
          outcome: stored.outcome,
          points: stored.points.map(({ value }) => value),
          remark: stored.remark,
          by: stored.doneBy,
          at: new Date(stored.doneAt).toISOString(),
        },
      },
    ];
  });
  if (conflicts.length > 0)
    throw refusalError({ code: "UAC_RESULT_CONFLICT", details: contestDetails(conflicts) });
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
      const groupId = uuidOf("AcceptanceGroup", input.groupId);
      const { group, member } = recordingGroup(context, gathered, groupId, doneAt);
      unwrap(mayRecord(gathered.record.status));
      const pins = await pinsOf(db, gathered, input.results);
      const told = fresh(input.results, gathered, personId, doneAt);
      const done = { at: doneAt, by: personId, round: 1 };
      const rows = told.map((one) => {
        const key = lineKey(one.itemCode, one.roomCode ?? null);
        const line = gathered.lines.find((candidate) => candidate.key === key);
        if (!line || line.item.kind !== group.kind)
          throw refusalError({ code: "INVALID_INPUT", details: { field: "itemCode" } });
        return rowOf(gathered, group, line, one, pins, done);
      });
      if (rows.length > 0) await saveResults(db, rows);
      await keepProgress(db, context, { gathered, group, member, doneAt, rows });
      return { record: id };
    },
    recordLock(id),
  );
}

/** How far the record is, who is at it, and the day's summary that its group owes (UAC-R08). */
async function keepProgress(
  db: Tx,
  context: Context,
  {
    gathered,
    group,
    member,
    doneAt,
    rows,
  }: {
    readonly gathered: GatheredRecord;
    readonly group: GroupRow;
    readonly member: Member;
    readonly doneAt: string;
    /** What was just kept. */
    readonly rows: readonly ReturnType<typeof rowOf>[];
  },
) {
  const { record, batch, lines, results } = gathered;
  const kept = new Map(
    rows.map(({ item_code, room_code, outcome }) => [
      lineKey(item_code, room_code || null),
      outcome,
    ]),
  );
  const outcomes = lines.map(({ key }) => kept.get(key) ?? results.get(key)?.outcome ?? null);
  await updateRecord(db, record.id, {
    lines_done: outcomes.filter((outcome) => outcome !== null && outcome !== "UNDECIDED").length,
    lines_failed: outcomes.filter((outcome) => outcome === "FAIL").length,
    leases: JSON.stringify(
      await renewedLeases(db, context, gathered, { kind: group.kind, name: member.name }),
    ),
    ...(group.kind === "GENERAL" ? { general_group_id: group.id } : { special_group_id: group.id }),
  });
  if (rows.length > 0) await oweSummary(db, context, batch, group, doneAt);
}

/** What was found on a day is summed up for engineering, and supplemented where it arrives after that was sent (UAC-R08). */
async function oweSummary(
  db: Tx,
  context: Context,
  batch: BatchRow,
  group: GroupRow,
  doneAt: string,
) {
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
  const owed = summaryOwed(day);
  if (owed === null) return;
  const late = owed === "SUPPLEMENT";
  if (late) await updateDay(db, day.id, { late_at: context.now });
  await obligeSummary(db, context, batch, group, { id: day.id, on, late });
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
      const lines = statesOf(gathered);
      const open = await listOpenLots(db, id);
      const status = unwrap(completeInspection({ status: record.status, lines }, open));
      await updateRecord(db, id, {
        status,
        inspected_at: doneAt,
        leases: "{}",
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

/**
 * 复验 (UAC-R09): what is marked rectified is looked at and measured again; its defects are verified by it, or go back for
 * another round with the remark.
 */
export function reinspectUnit(context: Context, input: ReinspectUnitInput) {
  const id = uuidOf("UnitAcceptance", input.id);
  const { personId } = context.viewer;
  return change(
    context,
    "reinspectUnit",
    input,
    async (db) => {
      const gathered = await gatherRecord(db, id);
      const { record } = gathered;
      const doneAt = doneAtOf(context, input.doneAt);
      const groupId = uuidOf("AcceptanceGroup", input.groupId);
      const { group, member } = recordingGroup(context, gathered, groupId, doneAt);
      const pins = await pinsOf(db, gathered, input.results);
      const states = new Map(statesOf(gathered).map((state) => [state.line.key, state]));
      for (const told of input.results) {
        const key = lineKey(told.itemCode, told.roomCode ?? null);
        const state = found(states.get(key));
        if (state.line.item.kind !== group.kind)
          throw refusalError({ code: "INVALID_INPUT", details: { field: "groupId" } });
        unwrap(checkReinspection(record.status, state));
        const round = gathered.results.get(key)!.round + 1;
        const done = { at: doneAt, by: personId, round };
        const row = rowOf(gathered, group, state.line, told, pins, done);
        const isGood = row.outcome === "PASS";
        if (!isGood && row.outcome !== "FAIL")
          throw refusalError({
            code: "UAC_LINES_OPEN",
            details: { items: [row.item_label], itemsEn: [row.item_label], number: 1 },
          });
        await saveResults(db, [row]);
        const source = { kind: "UNIT_ACCEPTANCE", id, item: key } as const;
        for (const defect of await lockDefectsOf(db, source)) {
          const verified = unwrap(
            verifyDefect(defect, rightsOn(context, defect), isGood, row.remark),
          );
          await carryOut(db, context, defect, verified, { id: uuid(), doneAt, causeId: row.id });
        }
      }
      const leases = await renewedLeases(db, context, gathered, {
        kind: group.kind,
        name: member.name,
      });
      await updateRecord(db, id, { leases: JSON.stringify(leases) });
      await oweSummary(db, context, gathered.batch, group, doneAt);
      await settleRecord(db, context, id);
      return { record: id };
    },
    recordLock(id),
  );
}
