import { actionStates, type ActionState } from "../launch/action.ts";
import type { Refusal } from "../refusal.ts";

/** Status of an import (导入状态). */
export const importStatuses = [
  "READING",
  "CHECKED",
  "APPLYING",
  "APPLIED",
  "UNDOING",
  "UNDONE",
  "CANCELLED",
  "FAILED",
] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** What the rules of an import need to know of it. */
export interface ImportFacts {
  readonly status: ImportStatus;
  /** Rows that would create or change a record. */
  readonly rowsToApply: number;
  /** Whether the rows are taken in: a failed undo leaves them so, a failed apply does not. */
  readonly isApplied: boolean;
  /** Another import of the list is being taken in or undone right now. */
  readonly isListBusy: boolean;
  readonly isEstateSuspended: boolean;
  /** Records that were changed or are referred to since; at most as many as a person wants to read. */
  readonly dependents: readonly string[];
}

/** Each action on an import, by its name in the API, with the statuses that allow it. */
export const importActions = {
  applyImport: ["CHECKED"],
  undoImport: ["APPLIED"],
  cancelImport: ["READING", "CHECKED", "APPLYING"],
} as const satisfies Record<string, readonly ImportStatus[]>;

export type ImportAction = keyof typeof importActions;
export const importActionNames = Object.keys(importActions) as ImportAction[];

/** Every action on the import: allowed, or the refusal that taking it would meet. */
export const availableImportActions = (
  batch: ImportFacts,
  mayImport: boolean,
): ActionState<ImportAction>[] =>
  actionStates(importActionNames, (action) => reasonAgainstImport(action, batch, mayImport));

/** Why an action cannot be taken: no right, then the status, then what stands in the way. */
export function reasonAgainstImport(
  action: ImportAction,
  batch: ImportFacts,
  mayImport: boolean,
): Refusal | undefined {
  if (!mayImport) return { code: "FORBIDDEN", details: { permission: "import.run" } };
  if (!isInState(action, batch)) return { code: "IMPORT_STATE", details: { status: batch.status } };
  if (action === "cancelImport") return undefined;
  if (batch.isListBusy) return { code: "IMPORT_STATE", details: { status: "APPLYING" } };
  return action === "applyImport" ? reasonNotToApply(batch) : reasonNotToUndo(batch);
}

/**
 * What broke off can be tried again: a failed apply took nothing in and is applied anew, a failed
 * undo took nothing out and is undone anew.
 */
function isInState(action: ImportAction, { status, isApplied, rowsToApply }: ImportFacts): boolean {
  const statuses: readonly ImportStatus[] = importActions[action];
  if (statuses.includes(status)) return true;
  if (status !== "FAILED") return false;
  return action === "undoImport"
    ? isApplied
    : action === "applyImport" && !isApplied && rowsToApply > 0;
}

function reasonNotToApply({ rowsToApply, isEstateSuspended }: ImportFacts): Refusal | undefined {
  if (isEstateSuspended) return { code: "PLACE_SUSPENDED" };
  return rowsToApply === 0 ? { code: "IMPORT_NOTHING_TO_APPLY" } : undefined;
}

const reasonNotToUndo = ({ dependents }: ImportFacts): Refusal | undefined =>
  dependents.length > 0
    ? { code: "IMPORT_IN_USE", details: { dependents: [...dependents] } }
    : undefined;
