import { receptionStandard } from "../reception/standard.ts";
import type { Capability } from "../organization/capabilities.ts";
import type { ChecklistContent, Words } from "./template.ts";

/** A template that comes with the product: the first version of every company, which adapts it as it needs. */
export interface StandardChecklist {
  readonly code: string;
  readonly name: Required<Words>;
  readonly capability: Capability;
  readonly content: ChecklistContent;
}

/** Every standard template; a module adds its own here. */
export const standardChecklists: readonly StandardChecklist[] = [receptionStandard];

/** The standard behind a company's template, unless it is the company's own. */
export const standardOf = (code: string): StandardChecklist | undefined =>
  standardChecklists.find((standard) => standard.code === code);
