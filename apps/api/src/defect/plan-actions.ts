import { checkRegions, regionOf } from "@threshold/domain/defect/geometry";
import { v7 as uuid } from "uuid";
import { allow, change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { settleObligation } from "../obligation/actions.ts";
import { lockEstate, lockServiceCenter } from "../organization/queries.ts";
import { phoneChange, phoneColumns } from "../phone.ts";
import { refusalError } from "../refusal.ts";
import { newId, rightsOn } from "./actions.ts";
import type {
  HandleDefectAlertInput,
  KeepContractorInput,
  KeepLayoutPlanInput,
  KeepPlanRegionsInput,
  MarkPhotoInput,
  SetUnitsMirroredInput,
} from "./inputs.ts";
import {
  deleteRegions,
  findPhoto,
  insertContractor,
  insertPlan,
  listPins,
  listRegions,
  lockAlert,
  lockContractor,
  lockDefects,
  lockPlan,
  lockPlansOfLayout,
  markAlertHandled,
  retirePlans,
  saveMarks,
  saveRegions,
  setMirrored,
  setRegionsOfPins,
  updateContractor,
} from "./queries.ts";
import { idsOf } from "./step-actions.ts";

const atEstate = (estateId: string, centerId: string) =>
  ({ level: "ESTATE", id: estateId, centerId }) as const;

async function estateFor(db: Tx, context: Context, id: string) {
  const estate = found(await lockEstate(db, id));
  allow(context, "defect.plan", atEstate(id, estate.serviceCenterId));
  return estate;
}

/** 户型图: another edition of a layout's plan, in use from now on. Its picture is attached to it; regions may be taken over. */
export function keepLayoutPlan(context: Context, input: KeepLayoutPlanInput) {
  const estateId = uuidOf("Estate", input.estateId);
  return change(context, "keepLayoutPlan", input, async (db) => {
    const { serviceCenterId } = await estateFor(db, context, estateId);
    const layoutType = text("layoutType", input.layoutType, 80);
    const [last] = await lockPlansOfLayout(db, estateId, layoutType);
    await retirePlans(db, estateId, layoutType);
    const id = newId("newId", input.newId);
    const { width, height } = input;
    for (const [field, pixels] of Object.entries({ width, height }))
      if (pixels < 1 || pixels > 20_000)
        throw refusalError({ code: "INVALID_INPUT", details: { field, min: 1, max: 20_000 } });
    await insertPlan(db, {
      id,
      service_center_id: serviceCenterId,
      estate_id: estateId,
      layout_type: layoutType,
      edition: (last?.edition ?? 0) + 1,
      width,
      height,
      updated_by: null,
    });
    if (last && input.keepRegions) {
      const regions = await listRegions(db, last.id);
      if (regions.length > 0) await saveRegions(db, regionRows(regions, id, serviceCenterId));
    }
    return { plan: id };
  });
}

const regionRows = (
  regions: readonly { readonly name: string; readonly corners: unknown }[],
  planId: string,
  serviceCenterId: string,
  ids: ReadonlyMap<string, string> = new Map(),
) =>
  regions.map(({ name, corners }, at) => ({
    id: ids.get(name) ?? uuid(),
    service_center_id: serviceCenterId,
    plan_id: planId,
    name,
    position: at + 1,
    corners: JSON.stringify(corners),
  }));

/** 划分区域: all regions of a plan; one that keeps its name stays the same. Pins fall into them anew. */
export function keepPlanRegions(context: Context, input: KeepPlanRegionsInput) {
  const id = uuidOf("LayoutPlan", input.id);
  return change(context, "keepPlanRegions", input, async (db) => {
    const { estateId, serviceCenterId } = found(await lockPlan(db, id));
    allow(context, "defect.plan", atEstate(estateId, serviceCenterId));
    const drawn = unwrap(checkRegions(input.regions));
    const before = await listRegions(db, id);
    const kept = new Map(before.map((one) => [one.name, one.id]));
    const gone = before.filter(({ name }) => !drawn.some((one) => one.name === name));
    if (gone.length > 0)
      await deleteRegions(
        db,
        gone.map((one) => one.id),
      );
    if (drawn.length > 0) await saveRegions(db, regionRows(drawn, id, serviceCenterId, kept));
    const regions = await listRegions(db, id);
    const pins = (await listPins(db, id)).map((pin) => ({
      id: pin.id,
      before: pin.regionId,
      regionId: regionOf(pin, regions)?.id ?? null,
    }));
    const moved = pins.filter((pin) => pin.before !== pin.regionId);
    if (moved.length > 0) await setRegionsOfPins(db, moved);
    return { plan: id };
  });
}

/** 镜像户型: which homes of an estate are the mirror image of their layout's plan. */
export function setUnitsMirrored(context: Context, input: SetUnitsMirroredInput) {
  const estateId = uuidOf("Estate", input.estateId);
  const unitIds = idsOf("Unit", input.unitIds);
  return change(context, "setUnitsMirrored", input, async (db) => {
    await estateFor(db, context, estateId);
    return { count: await setMirrored(db, estateId, unitIds, input.mirrored) };
  });
}

/** 责任单位: a new one, or one that changed. */
export function keepContractor(context: Context, input: KeepContractorInput) {
  const serviceCenterId = uuidOf("ServiceCenter", input.serviceCenterId);
  const contractorId = input.contractorId ? uuidOf("Contractor", input.contractorId) : null;
  const personId = input.personId ? uuidOf("Person", input.personId) : null;
  return change(context, "keepContractor", input, async (db) => {
    const before = contractorId ? found(await lockContractor(db, contractorId)) : null;
    found(await lockServiceCenter(db, serviceCenterId));
    allow(context, "defect.plan", { level: "SERVICE_CENTER", id: serviceCenterId });
    if (before && before.serviceCenterId !== serviceCenterId) found(undefined);
    if (before && before.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: before.version } });
    const id = before?.id ?? uuid();
    const phone = optionalText("phone", input.phone?.trim() || null, 40) ?? null;
    const columns = {
      name: text("name", input.name, 80),
      trades: [...new Set(input.trades ?? [])],
      contact_name: optionalText("contactName", input.contactName?.trim() || null, 80) ?? null,
      person_id: personId,
    };
    if (before) {
      const change = phoneChange(context, "contractor", before, phone);
      await updateContractor(db, id, { ...columns, ...change });
      return { contractor: id };
    }
    await insertContractor(db, {
      id,
      service_center_id: serviceCenterId,
      ...columns,
      ...phoneColumns(context, "contractor", id, phone),
      updated_by: null,
    });
    return { contractor: id };
  });
}

/** 批量缺陷已处理: the further homes were looked at, or why not. */
export function handleDefectAlert(context: Context, input: HandleDefectAlertInput) {
  const id = uuidOf("DefectAlert", input.id);
  return change(context, "handleDefectAlert", input, async (db) => {
    const { estateId, serviceCenterId, handled } = found(await lockAlert(db, id));
    allow(context, "defect.assign", atEstate(estateId, serviceCenterId));
    if (handled) throw refusalError({ code: "NOTHING_CHANGES" });
    await markAlertHandled(db, id, text("note", input.note, 1_000));
    await settleObligation(db, { type: "DefectAlert", id }, null, "MET");
    return { alert: id };
  });
}

const strokes = ["ARROW", "CIRCLE", "PEN", "TEXT"];
const isShare = (value: unknown) => typeof value === "number" && value >= 0 && value <= 1;

/** 标注照片: drawn beside the photo, which stays as it was taken. */
export function markPhoto(context: Context, input: MarkPhotoInput) {
  const attachmentId = uuidOf("Attachment", input.attachmentId);
  return change(context, "markPhoto", input, async (db) => {
    const { serviceCenterId, defectId } = found(await findPhoto(db, attachmentId));
    const defect = found((await lockDefects(db, [defectId]))[0]);
    const rights = rightsOn(context, defect);
    if (!rights.raise && !rights.fix) throw refusalError({ code: "FORBIDDEN" });
    const marks = input.marks.map(({ kind, points, text: words }) => ({
      kind,
      points,
      ...(words?.trim() && { text: words.trim().slice(0, 80) }),
    }));
    const fits = marks.every(
      ({ kind, points }) =>
        strokes.includes(kind) &&
        points.length >= 2 &&
        points.length <= 2_000 &&
        points.length % 2 === 0 &&
        points.every(isShare),
    );
    if (!fits || marks.length > 50)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "marks", max: 50 } });
    await saveMarks(db, { id: uuid(), attachmentId, serviceCenterId, marks });
    return { attachment: attachmentId, defect: defectId };
  });
}
