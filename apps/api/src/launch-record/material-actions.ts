import type { Day } from "@threshold/domain/calendar/day";
import {
  draftMaterials,
  logProcurement as logRule,
  materialCategories,
  submitMaterials,
} from "@threshold/domain/launch/materials";
import { found, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import { refusalError } from "../refusal.ts";
import type {
  KeepMaterialRequestInput,
  LogProcurementInput,
  SubmitMaterialRequestInput,
} from "./inputs.ts";
import { askApproval } from "./approval-actions.ts";
import { obligeProcurement } from "./procurement-actions.ts";
import { replaceMaterialLines, saveProgress, updateRecord } from "./queries.ts";
import {
  allowWork,
  gather,
  type Gathered,
  keepRecord,
  mayBuy,
  mayWork,
  onRecords,
} from "./record-actions.ts";

type MaterialLines = KeepMaterialRequestInput["lines"];

/** 编制物资申购计划 */
export const keepMaterialRequest = (context: Context, input: KeepMaterialRequestInput) =>
  onRecords(context, "keepMaterialRequest", input, (db, gathered) =>
    keepLines(db, context, gathered, input, input.version),
  );

/** The draft's lines one edit after the other, as a workbook brings them. */
export const editMaterialLines = (
  context: Context,
  planId: string,
  edit: (lines: MaterialLines) => MaterialLines,
) =>
  onRecords(
    context,
    "keepMaterialRequest",
    { clientMutationId: "import", planId },
    (db, gathered) => {
      const { materials } = gathered.records;
      const lines = edit((materials?.lines ?? []).map((line) => ({ ...line })));
      const noNeed = [...(materials?.noNeed ?? [])];
      return keepLines(db, context, gathered, { lines, noNeed }, materials?.version);
    },
  );

async function keepLines(
  db: Tx,
  context: Context,
  { plan, records: { materials } }: Gathered,
  { lines: entered, noNeed: without }: Pick<KeepMaterialRequestInput, "lines" | "noNeed">,
  version: number | null | undefined,
) {
  allowWork(plan, mayWork(context, plan, "MATERIALS_PLAN"));
  const told = entered.map((line) => ({
    ...line,
    estimatedPrice: line.estimatedPrice ?? null,
    neededOn: (line.neededOn ?? null) as Day | null,
  }));
  const { lines, noNeed } = unwrap(
    draftMaterials({ lines: told, noNeed: without }, materials?.status),
  );
  const id = await keepRecord(db, "material_request", plan, materials, version, { noNeed });
  await replaceMaterialLines(db, plan, id, lines);
  await tasksFollow(db, context, plan, [{ code: "MATERIALS_PLAN", step: "START" }]);
  return { request: id };
}

/** 物资申购计划报审: every category has lines or 无需求 (LCH-R20). */
export const submitMaterialRequest = (context: Context, input: SubmitMaterialRequestInput) =>
  onRecords(context, "submitMaterialRequest", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "MATERIALS_PLAN"));
    const materials = found(records.materials ?? undefined);
    const columns = unwrap(submitMaterials(materials, context.today));
    await updateRecord(db, "material_request", materials.id, { ...columns });
    const answerOf = (category: (typeof materialCategories)[number]) =>
      materials.noNeed.includes(category) ? ("NO_NEED" as const) : ("DONE" as const);
    const checks = Object.fromEntries(
      materialCategories.map((category) => [category, { state: answerOf(category), value: null }]),
    );
    await tasksFollow(db, context, plan, [{ code: "MATERIALS_PLAN", step: "FINISH", checks }]);
    const lines = materials.lines.map(
      ({ category, item, quantity, unit, estimatedPrice, neededOn }) => ({
        category,
        item,
        quantity,
        unit,
        estimatedPrice,
        ...(neededOn && { neededOn }),
      }),
    );
    const cost = lines.reduce((sum, line) => sum + line.quantity * (line.estimatedPrice ?? 0), 0);
    await askApproval(db, context, plan, materials, {
      chain: "MATERIAL_REQUEST",
      recordType: "MaterialRequest",
      content: { lines, noNeed: [...materials.noNeed] },
      title: ["物资申购计划", "Materials plan"],
      facts: [
        ["申购项数", "Lines", String(lines.length)],
        ["预计金额", "Expected cost", `¥${cost.toFixed(2)}`],
        [
          "申购明细",
          "Goods",
          lines.map((line) => `${line.item} ${line.quantity}${line.unit}`).join("；"),
        ],
      ],
    });
    return { request: materials.id };
  });

/** 登记采购进度, of one line or many (LCH-R21). */
export const logProcurement = (context: Context, input: LogProcurementInput) =>
  onRecords(context, "logProcurement", input, async (db, { plan, records }) => {
    allowWork(plan, mayBuy(context, plan));
    const materials = found(records.materials ?? undefined);
    const ids = [...new Set(input.lineIds.map((id) => uuidOf("MaterialLine", id)))];
    if (ids.length === 0)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "lineIds" } });
    const entry = { ...input, onDay: input.onDay as Day };
    const entries = ids.map((lineId) => {
      const line = found(materials.lines.find((one) => one.id === lineId));
      return { lineId, ...unwrap(logRule(materials.status, line, entry, context.today)) };
    });
    await saveProgress(db, plan, entries);
    await obligeProcurement(db, context, await gather(db, plan.id));
    return { request: materials.id };
  });
