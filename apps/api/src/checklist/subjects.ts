import type { Refusal } from "@threshold/domain/refusal";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import type { TemplateRow } from "./queries.ts";
import { receptionChecklist } from "../reception/checklist-actions.ts";

export type ChecklistAction = "answer" | "complete" | "reopen" | "move";

/** What a kind of record says of its checklists; a module adds its own below. */
export interface ChecklistSubject {
  /** Why the viewer may not do this with the record's checklist now; it knows the record's state and rights. */
  readonly reasonAgainst: (
    db: Tx,
    context: Context,
    recordId: string,
    action: ChecklistAction,
  ) => Promise<Refusal | undefined>;
  /** Told in the same transaction when a template has a new version in use. */
  readonly published?: (db: Tx, context: Context, template: TemplateRow) => Promise<void>;
}

/** Kinds of records that are checked, by the type in their global ids. */
export const checklistSubjects: Record<string, ChecklistSubject> = {
  ReceptionSetup: receptionChecklist,
};
