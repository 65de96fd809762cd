import type { Day } from "@threshold/domain/calendar/day";
import {
  keepUniforms,
  orderUniforms,
  receiveUniforms as receiveRule,
} from "@threshold/domain/launch/uniform";
import { found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import type {
  KeepUniformOrderInput,
  PlaceUniformOrderInput,
  ReceiveUniformsInput,
} from "./inputs.ts";
import { updateRecord } from "./queries.ts";
import { allowWork, keepRecord, mayWork, onRecords, staffingApprovalOf } from "./record-actions.ts";

/** 统计工装尺码: not before the staffing plan is approved (LCH-R18). */
export const keepUniformOrder = (context: Context, input: KeepUniformOrderInput) =>
  onRecords(context, "keepUniformOrder", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "UNIFORM_ORDER"));
    const { uniforms } = records;
    const draft = unwrap(keepUniforms(input, staffingApprovalOf(plan), uniforms?.status));
    const id = await keepRecord(db, "uniform_order", plan, uniforms, input.version, draft);
    await tasksFollow(db, context, plan, [{ code: "UNIFORM_ORDER", step: "START" }]);
    return { order: id };
  });

/** 申购工装 */
export const placeUniformOrder = (context: Context, input: PlaceUniformOrderInput) =>
  onRecords(context, "placeUniformOrder", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "UNIFORM_ORDER"));
    const uniforms = found(records.uniforms ?? undefined);
    const on = input.orderedOn as Day;
    const approval = staffingApprovalOf(plan);
    const columns = unwrap(orderUniforms(uniforms, approval, on, context.today));
    await updateRecord(db, "uniform_order", uniforms.id, { ...columns });
    await tasksFollow(db, context, plan, [
      { code: "UNIFORM_ORDER", step: "FINISH", on },
      { code: "UNIFORMS_IN_PLACE", step: "START" },
    ]);
    return { order: uniforms.id };
  });

/** 工装到位 (LCH-R19) */
export const receiveUniforms = (context: Context, input: ReceiveUniformsInput) =>
  onRecords(context, "receiveUniforms", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "UNIFORMS_IN_PLACE"));
    const uniforms = found(records.uniforms ?? undefined);
    const on = input.arrivedOn as Day;
    const columns = unwrap(receiveRule(uniforms, on, context.today));
    await updateRecord(db, "uniform_order", uniforms.id, { ...columns });
    await tasksFollow(db, context, plan, [{ code: "UNIFORMS_IN_PLACE", step: "FINISH", on }]);
    return { order: uniforms.id };
  });
