import { dayAt } from "@threshold/domain/calendar/clock";
import { pinAt } from "@threshold/domain/defect/geometry";
import { readDecimal } from "@threshold/domain/decimal";
import type { Member } from "@threshold/domain/unit-acceptance/group";
import { judgeLine } from "@threshold/domain/unit-acceptance/result";
import { type Contest, contestDetails } from "@threshold/domain/unit-acceptance/sheet";
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
import { carryOut, doneAtOf, rightsOn } from "../defect/actions.ts";
import { lockDefectsOf } from "../defect/queries.ts";
import { obligeSummary, obligeSupplement, obligeToSign } from "./duties.ts";
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
  beginDay,
  countPlans,
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
    ...pinOf(outcome === "FAIL" ? input.pin : null),
    done_at: done.at,
    done_by: done.by,
    updated_by: null,
  };
}

/** Where on its plan a line failed. Refused: DEFECT_PIN_OUTSIDE. */
function pinOf(pin: UnitResultInput["pin"]) {
  if (!pin) return { plan_id: null, pin_x: null, pin_y: null };
  const { x, y } = unwrap(pinAt(pin));
  return { plan_id: uuidOf("LayoutPlan", pin.planId), pin_x: x, pin_y: y };
}

/** Pins are on plans of the home's own layout. Refused: DEFECT_NO_PLAN. */
async function checkPlans(
  db: Tx,
  { batch, record }: GatheredRecord,
  results: readonly UnitResultInput[],
): Promise<void> {
  const ids = results.flatMap(({ pin }) => (pin ? [uuidOf("LayoutPlan", pin.planId)] : []));
  const plans = [...new Set(ids)];
  if (plans.length === 0) return;
  const of = { estateId: batch.estateId, layoutType: record.layoutType };
  if ((await countPlans(db, of, plans)) < plans.length)
    throw refusalError({ code: "DEFECT_NO_PLAN" });
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
      await checkPlans(db, gathered, input.results);
      const told = fresh(input.results, gathered, personId, doneAt);
      const done = { at: doneAt, by: personId, round: 1 };
      const rows = told.map((one) => {
        const key = lineKey(one.itemCode, one.roomCode ?? null);
        const line = gathered.lines.find((candidate) => candidate.key === key);
        if (!line || line.item.kind !== group.kind)
          throw refusalError({ code: "INVALID_INPUT", details: { field: "itemCode" } });
        return rowOf(gathered, group, line, one, done);
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
  else if (day.sent && rows.length > 0) {
    // From a phone that had no signal: engineering has not heard of it.
    await updateDay(db, day.id, { late_at: context.now });
    await obligeSupplement(db, context, batch, group, { id: day.id, on });
  }
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
        completeInspection({
          status: record.status,
          lines: states,
          unsigned: [],
          openLots: await listOpenLots(db, record),
        }),
      );
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
      await checkPlans(db, gathered, input.results);
      const states = new Map(statesOf(gathered).map((state) => [state.line.key, state]));
      for (const told of input.results) {
        const key = lineKey(told.itemCode, told.roomCode ?? null);
        const state = found(states.get(key));
        if (state.line.item.kind !== group.kind)
          throw refusalError({ code: "INVALID_INPUT", details: { field: "groupId" } });
        unwrap(checkReinspection(record.status, state));
        const round = gathered.results.get(key)!.round + 1;
        const done = { at: doneAt, by: personId, round };
        const row = rowOf(gathered, group, state.line, told, done);
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
      await settleRecord(db, context, id);
      return { record: id };
    },
    recordLock(id),
  );
}
