import type { DayKind } from "../calendar/duration.ts";
import type { Role } from "../organization/roles.ts";
import type { LinkKind } from "../planning/network.ts";
import { workstreamNames, type Anchor, type TaskOrigin, type Workstream } from "./vocabulary.ts";
import type { CheckKind } from "./vocabulary.ts";

/** A tick row that each task made from the template gets. */
export interface TemplateCheck {
  readonly code: string;
  readonly label: string;
  readonly labelEn: string;
  readonly kind: CheckKind;
  /** Unit of a NUMBER row, such as km. */
  readonly unit: string | null;
}

/** What comes before a task, by code. */
export interface TemplateLink {
  readonly code: string;
  readonly kind: LinkKind;
  readonly lagDays: number;
  readonly lagOf: DayKind;
  /** The task cannot be done before its predecessor is. */
  readonly hard: boolean;
}

/** What a company changed of a task that came from elsewhere: the words it had before, and why. */
export interface Adaptation {
  readonly field: AdaptableField;
  readonly before: string | number | boolean | null;
  readonly reason: string;
}

export type AdaptableField =
  | "offsetDays"
  | "offsetOf"
  | "durationDays"
  | "responsibleRole"
  | "evidenceRequired";

/** A task as every new plan of the company gets it. */
export interface TemplateTask {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly workstream: Workstream;
  readonly anchor: Anchor;
  /**
   * Days before the anchor by whose end the task is done (READ-05); days after it for
   * STAFFING_APPROVED, which is a beginning; null for EVENT.
   */
  readonly offsetDays: number | null;
  readonly offsetOf: DayKind;
  /** Whether the texts give the offset, or we propose it because they only say "before". */
  readonly offsetFrom: "SEED" | "PROPOSAL";
  /** How long the work takes. Always a proposal: the texts give deadlines, not durations. */
  readonly durationDays: number;
  readonly durationOf: DayKind;
  readonly responsibleRole: Role;
  readonly evidenceRequired: boolean;
  /** The region's head accepts the work before it counts as done. */
  readonly approvalRequired: boolean;
  readonly ruleId: string | null;
  /** Document and clause, such as 001-D 4.5.1. */
  readonly source: string;
  readonly origin: TaskOrigin;
  readonly linkedDocument: string | null;
  /** The plan's fact without which the task is born not applicable. */
  readonly onlyIf: "canteenRequired" | "dormRequired" | null;
  readonly after: readonly TemplateLink[];
  readonly checks: readonly TemplateCheck[];
  readonly adaptations: readonly Adaptation[];
}

/** A task a company left out, kept whole so that its origin stays visible and it can come back. */
export interface RemovedTask {
  readonly task: TemplateTask;
  readonly reason: string;
}

/** One version of a company's task template. */
export interface LaunchTemplate {
  readonly tasks: readonly TemplateTask[];
  readonly removed: readonly RemovedTask[];
}

/** The kinds of work that have no task: a template with any is no template (LCH-R01). */
export function missingWorkstreams(template: LaunchTemplate): Workstream[] {
  const present = new Set(template.tasks.map((task) => task.workstream));
  return workstreamNames.filter((workstream) => !present.has(workstream));
}
