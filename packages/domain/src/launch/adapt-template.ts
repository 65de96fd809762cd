import type { DayKind } from "../calendar/duration.ts";
import type { Role } from "../organization/roles.ts";
import { ok, refuse, type Result } from "../result.ts";
import { givenReason } from "./action.ts";
import { checkOffset, companyTask, isDays, type NewTask } from "./company-task.ts";
import { missingWorkstreams, type AdaptableField, type Adaptation } from "./template.ts";
import type { LaunchTemplate, TemplateTask } from "./template.ts";

/** One step by which a company adapts its template. */
export type TemplateChange =
  | { readonly kind: "ADD"; readonly task: NewTask }
  | { readonly kind: "REMOVE"; readonly code: string; readonly reason: string }
  /** Takes a removed task back in, as it was. */
  | { readonly kind: "RESTORE"; readonly code: string }
  | {
      readonly kind: "CHANGE";
      readonly code: string;
      /** Needed unless the task is the company's own. */
      readonly reason?: string | undefined;
      readonly offsetDays?: number | undefined;
      readonly offsetOf?: DayKind | undefined;
      readonly durationDays?: number | undefined;
      readonly responsibleRole?: Role | undefined;
      readonly evidenceRequired?: boolean | undefined;
    };

/**
 * A company's template after its changes, taken in order. What came from the texts or a statute
 * keeps its origin and source; what was changed of it, from what and why, stays with the task, and
 * what was taken out stays in `removed`.
 *
 * Refused: WORKSTREAM_WITHOUT_TASK when a kind of work would have no task (LCH-R01),
 * REASON_REQUIRED, TEMPLATE_TASK_UNKNOWN, TASK_CODE_TAKEN, OFFSET_OUT_OF_RANGE, INVALID_INPUT.
 */
export function adaptTemplate(
  template: LaunchTemplate,
  changes: readonly TemplateChange[],
): Result<LaunchTemplate> {
  let adapted = template;
  for (const change of changes) {
    const step = apply(adapted, change);
    if (!step.ok) return step;
    adapted = step.value;
  }
  const workstreams = missingWorkstreams(adapted);
  return workstreams.length > 0 ? refuse("WORKSTREAM_WITHOUT_TASK", { workstreams }) : ok(adapted);
}

function apply(template: LaunchTemplate, change: TemplateChange): Result<LaunchTemplate> {
  switch (change.kind) {
    case "ADD":
      return add(template, change.task);
    case "REMOVE":
      return remove(template, change.code, change.reason);
    case "RESTORE":
      return restore(template, change.code);
    case "CHANGE":
      return alter(template, change);
  }
}

function add(template: LaunchTemplate, entered: NewTask): Result<LaunchTemplate> {
  const present = template.tasks.map((task) => task.code);
  const made = companyTask(entered, present);
  if (!made.ok) return made;
  // A removed task keeps its code: it can come back.
  if (template.removed.some((one) => one.task.code === made.value.code))
    return refuse("TASK_CODE_TAKEN", { code: made.value.code });
  return ok({ ...template, tasks: [...template.tasks, made.value] });
}

/** The links of other tasks to the removed one stay written: they hold again when it comes back. */
function remove(template: LaunchTemplate, code: string, reason: string): Result<LaunchTemplate> {
  const task = template.tasks.find((one) => one.code === code);
  if (task === undefined) return refuse("TEMPLATE_TASK_UNKNOWN", { code });
  const given = givenReason(reason);
  if (given === undefined) return refuse("REASON_REQUIRED", { action: "REMOVE", code });
  return ok({
    tasks: template.tasks.filter((one) => one.code !== code),
    removed: [...template.removed, { task, reason: given }],
  });
}

function restore(template: LaunchTemplate, code: string): Result<LaunchTemplate> {
  const found = template.removed.find((one) => one.task.code === code);
  if (found === undefined) return refuse("TEMPLATE_TASK_UNKNOWN", { code });
  return ok({
    tasks: [...template.tasks, found.task],
    removed: template.removed.filter((one) => one !== found),
  });
}

type Alteration = Extract<TemplateChange, { kind: "CHANGE" }>;

function alter(template: LaunchTemplate, change: Alteration): Result<LaunchTemplate> {
  const task = template.tasks.find((one) => one.code === change.code);
  if (task === undefined) return refuse("TEMPLATE_TASK_UNKNOWN", { code: change.code });
  const altered = alterTask(task, change);
  if (!altered.ok) return altered;
  return ok({
    ...template,
    tasks: template.tasks.map((one) => (one === task ? altered.value : one)),
  });
}

const adaptable: readonly AdaptableField[] = [
  "offsetDays",
  "offsetOf",
  "durationDays",
  "responsibleRole",
  "evidenceRequired",
];

function alterTask(task: TemplateTask, change: Alteration): Result<TemplateTask> {
  const reason = givenReason(change.reason) ?? "";
  if (reason === "" && task.origin !== "COMPANY")
    return refuse("REASON_REQUIRED", { action: "CHANGE", code: task.code });
  if (change.offsetDays !== undefined) {
    const offset = checkOffset(task.code, task.anchor, change.offsetDays);
    if (!offset.ok) return offset;
  }
  if (change.durationDays !== undefined && !isDays(change.durationDays))
    return refuse("INVALID_INPUT", { field: "durationDays", code: task.code });
  const fields = adaptable.filter(
    (field) => change[field] !== undefined && change[field] !== task[field],
  );
  if (fields.length === 0) return refuse("NOTHING_CHANGES", { code: task.code });
  const adaptations: Adaptation[] = fields.map((field) => ({
    field,
    before: task[field],
    reason,
  }));
  const values = Object.fromEntries(fields.map((field) => [field, change[field]]));
  return ok({ ...task, ...values, adaptations: [...task.adaptations, ...adaptations] });
}
