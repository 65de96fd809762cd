import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { givenReason } from "./action.ts";
import {
  all,
  complete,
  dayOfDoing,
  each,
  inStatus,
  once,
  optionalWords,
  whole,
  words,
} from "./record.ts";

/**
 * The initial-cleaning plan (清洁开荒方案, LCH-R27): made with the contractor, approved, then followed area
 * by area by the person named for it (LCH-R29) until the daily cleaners take the areas over (LCH-R31).
 */
export const cleaningStatuses = ["DRAFT", "SUBMITTED", "APPROVED"] as const;
export type CleaningStatus = (typeof cleaningStatuses)[number];

/** The instructions that the cleaning follows (LCH-R28, R32), by their codes. */
export const cleaningInstructions = {
  INITIAL: { code: "JBPM-WI-HJ-12", zh: "开荒清洁外包监督作业指导书" },
  DAILY: { code: "JBPM-WI-HJ-11", zh: "保洁外包监督作业指导书" },
} as const;

/** The sections that are text (方案内容), in the order of the paper. */
export const writtenSections = {
  timeAndStandard: "开荒时间、标准要求",
  zones: "区域的划分",
  people: "人员的投入",
  protection: "成品保护措施",
  process: "清洁工艺的采用",
  supplies: "相关物资的配备",
  emergency: "应急方案",
} as const;
export type WrittenSection = keyof typeof writtenSections;
export const writtenSectionNames = Object.keys(writtenSections) as WrittenSection[];

/** All sections that a plan must have; missing any blocks its approval (LCH-R27). */
export const cleaningSections = [...writtenSectionNames, "timeNodes"] as const;
export type CleaningSection = (typeof cleaningSections)[number];

/** When an area is cleaned (时间节点). */
export interface TimeNode {
  readonly area: string;
  readonly from: Day;
  readonly to: Day;
}

export interface CleaningDraft extends Readonly<Record<WrittenSection, string>> {
  /** Who cleans, by the cleaning contract (外委开荒单位). */
  readonly vendor: string | null;
  readonly timeNodes: readonly TimeNode[];
}

export interface InitialCleaning extends CleaningDraft {
  readonly status: CleaningStatus;
  readonly supervisorId: string | null;
}

/** The columns that a step changes; one that is not named keeps its value. */
export interface CleaningChange {
  readonly status?: CleaningStatus;
  readonly submittedOn?: Day | null;
  readonly approvedOn?: Day | null;
  readonly returnedReason?: string | null;
}

const longest = 4_000;
const mostAreas = 60;

const section = (field: string, value: string): Result<string> =>
  value.trim().length > longest
    ? refuse("INVALID_INPUT", { field, max: longest })
    : ok(value.trim());

/** Keeps a draft; sections may still be blank until it is submitted. Refused: RECORD_STATUS, INVALID_INPUT. */
export function draftCleaning(
  draft: CleaningDraft,
  status: CleaningStatus = "DRAFT",
): Result<CleaningDraft> {
  const open = inStatus("keepInitialCleaningPlan", status, ["DRAFT"]);
  if (!open.ok) return open;
  const { timeNodes } = draft;
  if (timeNodes.length > mostAreas)
    return refuse("INVALID_INPUT", { field: "timeNodes", max: mostAreas });
  const distinct = once(
    "timeNodes.area",
    timeNodes.map(({ area }) => area.trim()),
  );
  if (!distinct.ok) return distinct;
  return all<CleaningDraft & Record<string, unknown>>({
    vendor: optionalWords("vendor", draft.vendor, 80),
    timeAndStandard: section("timeAndStandard", draft.timeAndStandard),
    zones: section("zones", draft.zones),
    people: section("people", draft.people),
    protection: section("protection", draft.protection),
    process: section("process", draft.process),
    supplies: section("supplies", draft.supplies),
    emergency: section("emergency", draft.emergency),
    timeNodes: each(timeNodes, keptNode),
  });
}

function keptNode({ area, from, to }: TimeNode): Result<TimeNode> {
  const named = words("timeNodes.area", area, 40);
  if (!named.ok) return named;
  return compareDays(to, from) < 0
    ? refuse("INVALID_INPUT", { field: "timeNodes.to", min: from })
    : ok({ area: named.value, from, to });
}

/** The sections that are still blank, in the order of the paper. */
export const missingSections = (plan: CleaningDraft): CleaningSection[] =>
  cleaningSections.filter((name) =>
    name === "timeNodes" ? plan.timeNodes.length === 0 : plan[name] === "",
  );

/**
 * 提交审批: every section is there (LCH-R27), the contractor and the supervisor are named (LCH-R29).
 * Refused: RECORD_STATUS, CLEANING_SECTIONS_MISSING, RECORD_INCOMPLETE.
 */
export function submitCleaning(plan: InitialCleaning, today: Day): Result<CleaningChange> {
  const open = inStatus("submitInitialCleaningPlan", plan.status, ["DRAFT"]);
  if (!open.ok) return open;
  const sections = missingSections(plan);
  if (sections.length > 0) return refuse("CLEANING_SECTIONS_MISSING", { sections });
  const told = complete({ vendor: plan.vendor === null, supervisor: plan.supervisorId === null });
  return told.ok ? ok({ status: "SUBMITTED", submittedOn: today, returnedReason: null }) : told;
}

/**
 * Whether the contractor may hand the plan in himself, by a one-time link: it is a draft and its supervisor is named, whom he
 * cannot name (LCH-R29). Refused: RECORD_STATUS, RECORD_INCOMPLETE.
 */
export function awaitsContractor({
  status,
  supervisorId,
}: Pick<InitialCleaning, "status" | "supervisorId">): Result<null> {
  const open = inStatus("submitInitialCleaningPlan", status, ["DRAFT"]);
  return open.ok ? complete({ supervisor: supervisorId === null }) : open;
}

/** 审批通过: the areas may be cleaned and followed. */
export function approveCleaning(status: CleaningStatus, today: Day): Result<CleaningChange> {
  const open = inStatus("approveInitialCleaningPlan", status, ["SUBMITTED"]);
  return open.ok ? ok({ status: "APPROVED", approvedOn: today }) : open;
}

/** 退回 to its draft. A null reason: its author took it back. Refused: RECORD_STATUS, REASON_REQUIRED. */
export function returnCleaning(
  status: CleaningStatus,
  reason: string | null,
): Result<CleaningChange> {
  const action = "returnInitialCleaningPlan";
  const open = inStatus(action, status, ["SUBMITTED"]);
  if (!open.ok) return open;
  const why = givenReason(reason) ?? null;
  if (reason !== null && why === null) return refuse("REASON_REQUIRED", { action });
  return ok({ status: "DRAFT", submittedOn: null, returnedReason: why });
}

/** An area on its way from its initial cleaning to the daily one. */
export interface CleaningArea {
  readonly area: string;
  readonly startedOn: Day | null;
  readonly finishedOn: Day | null;
  /** Since when the daily cleaners clean it (日常保洁). */
  readonly dailySince: Day | null;
}

/** What the supervisor saw of an area on a day (监督记录). */
export interface SupervisionEntry {
  readonly onDay: Day;
  readonly text: string;
  /** The area's initial cleaning is finished with it (开荒完毕). */
  readonly finished: boolean;
}

/**
 * 登记监督记录: an entry without 开荒完毕 takes a finished area up again, unless it is cleaned daily already.
 * Refused: RECORD_STATUS before the approval, DONE_IN_THE_FUTURE, INVALID_INPUT, AREA_UNDER_DAILY_CLEANING.
 */
export function superviseArea(
  status: CleaningStatus,
  area: CleaningArea,
  entry: SupervisionEntry,
  today: Day,
): Result<{ text: string; startedOn: Day; finishedOn: Day | null }> {
  const open = inStatus("superviseCleaning", status, ["APPROVED"]);
  if (!open.ok) return open;
  const done = dayOfDoing(entry.onDay, today);
  if (!done.ok) return done;
  const text = words("text", entry.text, 1_000);
  if (!text.ok) return text;
  if (!entry.finished && area.dailySince !== null)
    return refuse("AREA_UNDER_DAILY_CLEANING", { areas: [area.area] });
  const { startedOn, finishedOn } = area;
  return ok({
    text: text.value,
    startedOn:
      startedOn !== null && compareDays(startedOn, entry.onDay) < 0 ? startedOn : entry.onDay,
    finishedOn: entry.finished ? (finishedOn ?? entry.onDay) : null,
  });
}

/** The time of an area as it was approved, and why it was moved; all three null while it was not. */
export interface AreaMove {
  readonly approvedFrom: Day | null;
  readonly approvedTo: Day | null;
  readonly movedReason: string | null;
}

/**
 * 调整时间节点 of an approved plan: an area that is not finished gets another time, with the reason; what was approved stays
 * beside it, however often it is moved, and goes when it is moved back there. Refused: RECORD_STATUS, AREA_FINISHED,
 * INVALID_INPUT, REASON_REQUIRED.
 */
export function moveArea(
  status: CleaningStatus,
  area: CleaningArea & TimeNode & AreaMove,
  to: Pick<TimeNode, "from" | "to">,
  reason: string,
): Result<Pick<TimeNode, "from" | "to"> & AreaMove> {
  const action = "moveCleaningArea";
  const open = inStatus(action, status, ["APPROVED"]);
  if (!open.ok) return open;
  if (area.finishedOn !== null) return refuse("AREA_FINISHED", { areas: [area.area] });
  const node = keptNode({ ...to, area: area.area });
  if (!node.ok) return node;
  const why = givenReason(reason);
  if (why === undefined) return refuse("REASON_REQUIRED", { action });
  const told = words("reason", why, 500);
  if (!told.ok) return told;
  const approvedFrom = area.approvedFrom ?? area.from;
  const approvedTo = area.approvedTo ?? area.to;
  const back = to.from === approvedFrom && to.to === approvedTo;
  return ok({
    from: to.from,
    to: to.to,
    approvedFrom: back ? null : approvedFrom,
    approvedTo: back ? null : approvedTo,
    movedReason: back ? null : told.value,
  });
}

/**
 * 日常保洁进场 (LCH-R31): the daily cleaners take over areas whose initial cleaning is finished by that day; the first
 * day is that of their entry. Refused: RECORD_STATUS, DONE_IN_THE_FUTURE, INVALID_INPUT, AREA_NOT_FINISHED.
 */
export function startDailyCleaning(
  status: CleaningStatus,
  chosen: readonly CleaningArea[],
  onDay: Day,
  today: Day,
): Result<Day> {
  const open = inStatus("startDailyCleaning", status, ["APPROVED"]);
  if (!open.ok) return open;
  if (chosen.length === 0) return refuse("INVALID_INPUT", { field: "areaIds" });
  const unfinished = chosen.filter(
    ({ finishedOn }) => finishedOn === null || compareDays(finishedOn, onDay) > 0,
  );
  if (unfinished.length > 0)
    return refuse("AREA_NOT_FINISHED", { areas: unfinished.map(({ area }) => area) });
  const already = chosen.filter(({ dailySince }) => dailySince !== null);
  if (already.length > 0)
    return refuse("AREA_UNDER_DAILY_CLEANING", { areas: already.map(({ area }) => area) });
  return dayOfDoing(onDay, today);
}

/** What is prepared for the cleaning (物资), each with the tick row of its task (LCH-R30). */
export const cleaningEquipment = {
  pumps: "PUMP",
  hoses: "HOSE",
  wires: "WIRE",
  sockets: "SOCKET",
} as const;
export type CleaningEquipment = keyof typeof cleaningEquipment;
export const cleaningEquipmentNames = Object.keys(cleaningEquipment) as CleaningEquipment[];

/** Water and power for the initial cleaning (取水、用电), and the equipment (LCH-R30). */
export interface CleaningUtilities extends Readonly<Record<CleaningEquipment, number | null>> {
  /** What was agreed with the developer's engineering department. */
  readonly waterPower: string | null;
  readonly agreedOn: Day | null;
  /** All of it is there since this day; null while something is to be done. */
  readonly finishedOn: Day | null;
}

const mostPieces = 10_000;
const pieces = (field: string, value: number | null): Result<number | null> =>
  value === null ? ok(null) : whole(field, value, 1, mostPieces);

/**
 * Keeps what engineering agreed and prepared; with a day it is finished, and then nothing of it may be missing: the
 * agreement with its day, each of the four with more than none. Refused: INVALID_INPUT, DONE_IN_THE_FUTURE,
 * RECORD_INCOMPLETE.
 */
export function keepUtilities(entered: CleaningUtilities, today: Day): Result<CleaningUtilities> {
  const { agreedOn, finishedOn } = entered;
  const kept = all<CleaningUtilities & Record<string, unknown>>({
    waterPower: optionalWords("waterPower", entered.waterPower, 1_000),
    agreedOn: agreedOn === null ? ok(null) : dayOfDoing(agreedOn, today),
    pumps: pieces("pumps", entered.pumps),
    hoses: pieces("hoses", entered.hoses),
    wires: pieces("wires", entered.wires),
    sockets: pieces("sockets", entered.sockets),
    finishedOn: finishedOn === null ? ok(null) : dayOfDoing(finishedOn, today),
  });
  if (!kept.ok || finishedOn === null) return kept;
  const { value } = kept;
  const told = complete({
    waterPower: value.waterPower === null,
    agreedOn: value.agreedOn === null,
    ...Object.fromEntries(cleaningEquipmentNames.map((name) => [name, value[name] === null])),
  });
  return told.ok ? kept : told;
}
