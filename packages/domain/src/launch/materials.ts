import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { givenReason } from "./action.ts";
import { all, dayOfDoing, each, inStatus, optionalWords, words } from "./record.ts";

/** The seven kinds of goods (物资类别) that a materials plan speaks of, each with lines or 无需求 (LCH-R20). */
export const materialCategories = [
  "OFFICE_FURNITURE",
  "OFFICE_SUPPLIES",
  "SALES_AREA",
  "RECEPTION",
  "REPAIR_TOOLS",
  "SECURITY_FIRE",
  "LOGISTICS",
] as const;
export type MaterialCategory = (typeof materialCategories)[number];

export const materialStatuses = ["DRAFT", "SUBMITTED", "APPROVED"] as const;
export type MaterialStatus = (typeof materialStatuses)[number];

/** How far a line's purchase is (采购进度), in order. */
export const procurementStatuses = ["REQUESTED", "ORDERED", "SHIPPED", "ARRIVED"] as const;
export type ProcurementStatus = (typeof procurementStatuses)[number];

/** One thing to buy (申购明细). */
export interface MaterialLine {
  readonly category: MaterialCategory;
  readonly item: string;
  readonly quantity: number;
  readonly unit: string;
  readonly estimatedPrice: number | null;
  /** By when it has to be there (需用日期); for the launch where nothing is said. */
  readonly neededOn?: Day | null;
}

export interface MaterialsDraft {
  readonly lines: readonly MaterialLine[];
  /** Categories of which nothing is needed (无需求). */
  readonly noNeed: readonly MaterialCategory[];
}

/** The columns that a step changes; one that is not named keeps its value. */
export interface MaterialsChange {
  readonly status?: MaterialStatus;
  readonly submittedOn?: Day | null;
  readonly approvedOn?: Day | null;
  readonly returnedReason?: string | null;
}

const mostLines = 500;
const most = 9_999_999.99;

const amount = (field: string, value: number, min: number): Result<number> => {
  const kept = Math.round(value * 100) / 100;
  return kept >= min && kept <= most
    ? ok(kept)
    : refuse("INVALID_INPUT", { field, min, max: most });
};

/**
 * Keeps a draft of the materials plan (物资申购计划). A category with lines has a need, whatever was
 * ticked before. Refused: RECORD_STATUS, INVALID_INPUT.
 */
export function draftMaterials(
  draft: MaterialsDraft,
  status: MaterialStatus = "DRAFT",
): Result<MaterialsDraft> {
  const open = inStatus("keepMaterialRequest", status, ["DRAFT"]);
  if (!open.ok) return open;
  if (draft.lines.length > mostLines)
    return refuse("INVALID_INPUT", { field: "lines", max: mostLines });
  const filled = new Set(draft.lines.map(({ category }) => category));
  return all<MaterialsDraft & Record<string, unknown>>({
    lines: each(draft.lines, (line) =>
      all<MaterialLine & Record<string, unknown>>({
        category: ok(line.category),
        item: words("lines.item", line.item, 80),
        quantity: amount("lines.quantity", line.quantity, 0.01),
        unit: words("lines.unit", line.unit, 10),
        estimatedPrice:
          line.estimatedPrice === null
            ? ok(null)
            : amount("lines.estimatedPrice", line.estimatedPrice, 0),
        neededOn: ok(line.neededOn ?? null),
      }),
    ),
    noNeed: ok(
      materialCategories.filter(
        (category) => draft.noNeed.includes(category) && !filled.has(category),
      ),
    ),
  });
}

/** The categories that have neither a line nor 无需求. */
export function openCategories(draft: {
  readonly lines: readonly { readonly category: MaterialCategory }[];
  readonly noNeed: readonly MaterialCategory[];
}): MaterialCategory[] {
  const answered = new Set([...draft.noNeed, ...draft.lines.map(({ category }) => category)]);
  return materialCategories.filter((category) => !answered.has(category));
}

/** 报审: every category is answered (LCH-R20). Refused: RECORD_STATUS, MATERIAL_CATEGORY_EMPTY. */
export function submitMaterials(
  request: MaterialsDraft & { readonly status: MaterialStatus },
  today: Day,
): Result<MaterialsChange> {
  const open = inStatus("submitMaterialRequest", request.status, ["DRAFT"]);
  if (!open.ok) return open;
  const categories = openCategories(request);
  if (categories.length > 0) return refuse("MATERIAL_CATEGORY_EMPTY", { categories });
  return ok({ status: "SUBMITTED", submittedOn: today, returnedReason: null });
}

/** 审批通过: procurement begins. */
export function approveMaterials(status: MaterialStatus, today: Day): Result<MaterialsChange> {
  const open = inStatus("approveMaterials", status, ["SUBMITTED"]);
  return open.ok ? ok({ status: "APPROVED", approvedOn: today }) : open;
}

/** 退回 to its draft. A null reason: its author took it back.
 * Refused: RECORD_STATUS, REASON_REQUIRED. */
export function returnMaterials(
  status: MaterialStatus,
  reason: string | null,
): Result<MaterialsChange> {
  const open = inStatus("returnMaterials", status, ["SUBMITTED"]);
  if (!open.ok) return open;
  const why = givenReason(reason) ?? null;
  if (reason !== null && why === null)
    return refuse("REASON_REQUIRED", { action: "returnMaterials" });
  return ok({ status: "DRAFT", submittedOn: null, returnedReason: why });
}

/** A line as its progress knows it. */
export interface BoughtLine {
  readonly status: ProcurementStatus;
  readonly progressOn: Day | null;
}

/** One entry of the progress of lines (采购进度, LCH-R21). */
export interface ProcurementEntry {
  readonly status: ProcurementStatus;
  readonly onDay: Day;
  readonly remark?: string | null | undefined;
}

/**
 * Logs how far a line is. It goes forward, over steps that nobody logged too; back only with a
 * remark that says why. Refused: RECORD_STATUS before the approval, NOTHING_CHANGES,
 * DONE_IN_THE_FUTURE, PROGRESS_BEFORE_LAST, REASON_REQUIRED.
 */
export function logProcurement(
  request: MaterialStatus,
  line: BoughtLine,
  entry: ProcurementEntry,
  today: Day,
): Result<{ status: ProcurementStatus; progressOn: Day; remark: string | null }> {
  const open = inStatus("logProcurement", request, ["APPROVED"]);
  if (!open.ok) return open;
  if (entry.status === line.status) return refuse("NOTHING_CHANGES");
  const done = dayOfDoing(entry.onDay, today);
  if (!done.ok) return done;
  const remark = optionalWords("remark", entry.remark, 500);
  if (!remark.ok) return remark;
  const order = (status: ProcurementStatus) => procurementStatuses.indexOf(status);
  const back = order(entry.status) < order(line.status);
  if (back && remark.value === null) return refuse("REASON_REQUIRED", { action: "logProcurement" });
  if (line.progressOn !== null && compareDays(entry.onDay, line.progressOn) < 0)
    return refuse("PROGRESS_BEFORE_LAST", { onDay: entry.onDay, last: line.progressOn });
  return ok({ status: entry.status, progressOn: entry.onDay, remark: remark.value });
}

/**
 * What procurement is obliged to next (LCH-R21): what is still missing of an approved plan, and the first day on which one
 * of it is needed; what names no day is needed for the launch. Null where everything is there or nothing is approved.
 */
export function nextNeed(
  request: {
    readonly status: MaterialStatus;
    readonly lines: readonly (Pick<MaterialLine, "item" | "neededOn"> & {
      readonly status: ProcurementStatus;
    })[];
  },
  launchDate: Day,
): { readonly neededOn: Day; readonly missing: number; readonly first: string } | null {
  if (request.status !== "APPROVED") return null;
  const missing = request.lines
    .filter(({ status }) => status !== "ARRIVED")
    .map(({ item, neededOn }) => ({ item, on: neededOn ?? launchDate }))
    .toSorted((one, other) => compareDays(one.on, other.on));
  const [first] = missing;
  return first ? { neededOn: first.on, missing: missing.length, first: first.item } : null;
}
