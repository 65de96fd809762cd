import { day } from "@threshold/domain/calendar/day";
import { answersOfDevices, checkDevice } from "@threshold/domain/reception/devices";
import { v7 as uuid } from "uuid";
import { allow, change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import { answerFromRecord } from "../checklist/record-actions.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { findPersonName, lockServiceCenter } from "../organization/queries.ts";
import { refusalError } from "../refusal.ts";
import { centerPlace } from "./checklist-actions.ts";
import type {
  CreateFrontDeskDeviceInput,
  MendReceptionFindingInput,
  RecordReceptionSystemCheckInput,
  RemoveDeskCardInput,
  SaveDeskCardInput,
  UpdateFrontDeskDeviceInput,
} from "./inputs.ts";
import { obligeSystemCheck, settleDuty } from "./duties.ts";
import {
  deleteCard,
  findSetupOfCenter,
  insertDevice,
  insertFindings,
  insertSystemCheck,
  listDevices,
  lockCard,
  lockDevice,
  lockFinding,
  mendFinding,
  saveCard,
  updateDevice,
} from "./queries.ts";

/** Found before allowed: what is not yours is not there. */
async function allowAt(db: Tx, context: Context, centerId: string) {
  const center = found(await lockServiceCenter(db, centerId));
  allow(context, "reception.check", centerPlace(centerId));
  return center;
}

/** The open check's lines that the register answers are judged anew. */
async function answerFromRegister(db: Tx, context: Context, centerId: string) {
  const setup = await findSetupOfCenter(db, centerId);
  if (!setup) return;
  await answerFromRecord(
    db,
    context,
    setup.resultId,
    answersOfDevices(await listDevices(db, centerId)),
  );
}

/** 登记设备 */
export function createFrontDeskDevice(context: Context, input: CreateFrontDeskDeviceInput) {
  const centerId = uuidOf("ServiceCenter", input.serviceCenterId);
  return change(context, "createFrontDeskDevice", input, async (db) => {
    await allowAt(db, context, centerId);
    const { kind, station } = input;
    const takesRequests = input.takesRequests ?? false;
    const recorded = input.recorded ?? false;
    unwrap(checkDevice({ kind, station, status: "IN_USE", takesRequests, recorded }));
    const id = uuid();
    await insertDevice(db, {
      id,
      service_center_id: centerId,
      kind,
      station,
      number: text("number", input.number, 40),
      takes_requests: takesRequests,
      recorded,
      remark: optionalText("remark", input.remark || undefined, 500) ?? null,
      updated_by: null,
    });
    await answerFromRegister(db, context, centerId);
    return { device: id };
  });
}

/** 修改设备: a device that is gone is retired, so that findings keep it. */
export function updateFrontDeskDevice(context: Context, input: UpdateFrontDeskDeviceInput) {
  const id = uuidOf("FrontDeskDevice", input.id);
  return change(context, "updateFrontDeskDevice", input, async (db) => {
    const row = found(await lockDevice(db, id));
    await allowAt(db, context, row.serviceCenterId);
    if (row.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: row.version } });
    const { station, status, takesRequests, recorded } = input;
    unwrap(checkDevice({ kind: row.kind, station, status, takesRequests, recorded }));
    const number = text("number", input.number, 40);
    const remark = optionalText("remark", input.remark || undefined, 500) ?? null;
    const columns = { station, status, number, remark, recorded };
    await updateDevice(db, id, { ...columns, takes_requests: takesRequests });
    await answerFromRegister(db, context, row.serviceCenterId);
    return { device: id };
  });
}

/** 保存台卡: one of a person at a center. */
export function saveDeskCard(context: Context, input: SaveDeskCardInput) {
  const centerId = uuidOf("ServiceCenter", input.serviceCenterId);
  const personId = uuidOf("Person", input.personId);
  return change(context, "saveDeskCard", input, async (db) => {
    await allowAt(db, context, centerId);
    const name = found(await findPersonName(db, personId));
    const { id } = await saveCard(db, {
      id: uuid(),
      service_center_id: centerId,
      person_id: personId,
      name,
      title: text("title", input.title, 40),
      place: optionalText("place", input.place || undefined, 200) ?? null,
      updated_by: null,
    });
    return { card: id };
  });
}

/** 移除台卡 */
export function removeDeskCard(context: Context, input: RemoveDeskCardInput) {
  const id = uuidOf("DeskCard", input.id);
  return change(context, "removeDeskCard", input, async (db) => {
    const card = found(await lockCard(db, id));
    await allowAt(db, context, card.serviceCenterId);
    await deleteCard(db, id);
    return { removedId: input.id };
  });
}

/** 系统检查 (RCP-R19): how recording, monitoring and NC are, with what was found at which device. */
export function recordReceptionSystemCheck(
  context: Context,
  input: RecordReceptionSystemCheckInput,
) {
  const centerId = uuidOf("ServiceCenter", input.serviceCenterId);
  const findings = (input.findings ?? []).map((finding) => ({
    deviceId: uuidOf("FrontDeskDevice", finding.deviceId),
    text: finding.text,
  }));
  return change(context, "recordReceptionSystemCheck", input, async (db) => {
    await allowAt(db, context, centerId);
    const here = new Set((await listDevices(db, centerId)).map((device) => device.id));
    for (const { deviceId } of findings) if (!here.has(deviceId)) found(undefined);
    const id = uuid();
    const checkedOn = input.checkedOn ? day(input.checkedOn) : context.today;
    if (checkedOn > context.today)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "checkedOn" } });
    await insertSystemCheck(db, {
      id,
      service_center_id: centerId,
      checked_on: checkedOn,
      recording_ok: input.recordingOk,
      monitoring_ok: input.monitoringOk,
      nc_ok: input.ncOk,
      remark: optionalText("remark", input.remark || undefined, 500) ?? null,
    });
    const rows = findings.map((finding) => ({
      id: uuid(),
      service_center_id: centerId,
      check_id: id,
      device_id: finding.deviceId,
      text: text("text", finding.text, 500),
      mended_on: null,
      mended_by: null,
    }));
    if (rows.length > 0) await insertFindings(db, rows);
    const setup = await findSetupOfCenter(db, centerId);
    if (setup) {
      await settleDuty(db, setup, "RECEPTION_SYSTEM_CHECK");
      await obligeSystemCheck(db, context, setup, checkedOn);
    }
    return { check: id };
  });
}

/** 问题已处理 */
export function mendReceptionFinding(context: Context, input: MendReceptionFindingInput) {
  const id = uuidOf("ReceptionFinding", input.id);
  return change(context, "mendReceptionFinding", input, async (db) => {
    const finding = found(await lockFinding(db, id));
    await allowAt(db, context, finding.serviceCenterId);
    if (finding.mendedOn) throw refusalError({ code: "RECEPTION_FINDING_MENDED" });
    await mendFinding(db, id);
    return { finding: id };
  });
}
