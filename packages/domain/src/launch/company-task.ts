import { DAY_KINDS, type DayKind } from "../calendar/duration.ts";
import type { Role } from "../organization/roles.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { TemplateTask } from "./template.ts";
import type { Anchor, Workstream } from "./vocabulary.ts";

/** What somebody enters for a task of the company's own, in a template or in one plan. */
export interface NewTask {
  /** UPPER_SNAKE; given by the system when absent. */
  readonly code?: string | null | undefined;
  readonly title: string;
  readonly titleEn?: string | null | undefined;
  readonly workstream: Workstream;
  readonly anchor: Anchor;
  /** Required but for EVENT, where it is refused. */
  readonly offsetDays?: number | null | undefined;
  readonly offsetOf?: DayKind | null | undefined;
  readonly durationDays?: number | null | undefined;
  readonly responsibleRole: Role;
  readonly evidenceRequired?: boolean | null | undefined;
  /** Codes of the tasks that come before. */
  readonly after?: readonly string[] | null | undefined;
}

const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const LONGEST_CODE = 60;
const LONGEST_TITLE = 120;
/** Ten years: nothing is prepared longer, and a mistyped year shows. */
const MOST_DAYS = 3650;

/**
 * Makes a task of the company's own. `taken` are the codes in use, among them those it may follow.
 *
 * Refused: TASK_CODE_MALFORMED, TASK_CODE_TAKEN, TEMPLATE_TASK_UNKNOWN for one it would follow,
 * OFFSET_OUT_OF_RANGE, INVALID_INPUT (`field`).
 */
export function companyTask(entered: NewTask, taken: readonly string[]): Result<TemplateTask> {
  const code = entered.code?.trim() || nextCode(taken);
  if (!CODE.test(code) || code.length > LONGEST_CODE)
    return refuse("TASK_CODE_MALFORMED", { code });
  if (taken.includes(code)) return refuse("TASK_CODE_TAKEN", { code });
  const title = entered.title.trim();
  if (title === "" || title.length > LONGEST_TITLE)
    return refuse("INVALID_INPUT", { field: "title", max: LONGEST_TITLE });
  const unknown = (entered.after ?? []).find((other) => !taken.includes(other));
  if (unknown !== undefined) return refuse("TEMPLATE_TASK_UNKNOWN", { code: unknown });
  const days = checkDays(code, entered);
  return days.ok ? ok(make(entered, code, title, days.value)) : days;
}

/** The days a task is moved by or lasts: whole, 0 or more, none before an event. */
export function checkOffset(
  code: string,
  anchor: Anchor,
  days: number | null,
): Result<number | null> {
  const fits = anchor === "EVENT" ? days === null : isDays(days);
  return fits ? ok(days) : refuse("OFFSET_OUT_OF_RANGE", { code, days: days ?? "" });
}

/** Whether a number is a length of work or an offset. */
export const isDays = (days: number | null): days is number =>
  days !== null && Number.isInteger(days) && days >= 0 && days <= MOST_DAYS;

function checkDays(code: string, entered: NewTask) {
  const durationDays = entered.durationDays ?? 1;
  if (!isDays(durationDays))
    return refuse("INVALID_INPUT", { field: "durationDays", max: MOST_DAYS });
  const offset = checkOffset(code, entered.anchor, entered.offsetDays ?? null);
  return offset.ok ? ok({ durationDays, offsetDays: offset.value }) : offset;
}

function make(
  entered: NewTask,
  code: string,
  title: string,
  days: { durationDays: number; offsetDays: number | null },
): TemplateTask {
  return {
    ...days,
    code,
    title,
    titleEn: entered.titleEn?.trim() || title,
    workstream: entered.workstream,
    anchor: entered.anchor,
    offsetOf: entered.offsetOf ?? DAY_KINDS[0],
    offsetFrom: "PROPOSAL",
    durationOf: "CALENDAR",
    responsibleRole: entered.responsibleRole,
    evidenceRequired: entered.evidenceRequired ?? false,
    approvalRequired: false,
    ruleId: null,
    source: "COMPANY",
    origin: "COMPANY",
    linkedDocument: null,
    onlyIf: null,
    after: (entered.after ?? []).map((other) => ({
      code: other,
      kind: "FS",
      lagDays: 0,
      lagOf: "CALENDAR",
      hard: false,
    })),
    checks: [],
    adaptations: [],
  };
}

/** COMPANY_1, COMPANY_2, …: the first number not in use. */
function nextCode(taken: readonly string[]): string {
  const codes = new Set(taken);
  let number = 1;
  while (codes.has(`COMPANY_${number}`)) number += 1;
  return `COMPANY_${number}`;
}
