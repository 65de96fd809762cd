import { receptionChecklist } from "../reception/checklist-actions.ts";
import type { ChecklistSubject } from "./record-actions.ts";

/** Kinds of records that are checked, by the type in their global ids. */
export const checklistSubjects: Record<string, ChecklistSubject> = {
  ReceptionSetup: receptionChecklist,
};
