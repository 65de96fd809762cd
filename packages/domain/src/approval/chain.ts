import { roles, type Role, type RoleScope } from "../organization/roles.ts";
import { ok, refuse, type Result } from "../result.ts";

/** Where the people of a step stand to the record: over its center, its region, the company, or outside of it. */
export const stepLevels = ["SERVICE_CENTER", "REGION", "COMPANY", "EXTERNAL"] as const;
export type StepLevel = (typeof stepLevels)[number];

/** ONE: any one of the roles decides; ALL: each of the roles has to agree, one person each (会签). */
export const stepModes = ["ONE", "ALL"] as const;
export type StepMode = (typeof stepModes)[number];

/** One step of an approval chain (审批环节). */
export interface ChainStep {
  /** Names the step within its chain, for good. */
  readonly key: string;
  readonly label: string;
  readonly labelEn: string;
  readonly roles: readonly Role[];
  readonly level: StepLevel;
  readonly mode: StepMode;
  /** Calendar days from the day on which the step's turn came; null: no day of its own. */
  readonly dueDays: number | null;
}

const levelOfScope: Readonly<Record<RoleScope, StepLevel>> = {
  COMPANY: "COMPANY",
  REGION: "REGION",
  SERVICE_CENTER: "SERVICE_CENTER",
  ESTATE: "SERVICE_CENTER",
  EXTERNAL: "EXTERNAL",
  PORTAL: "EXTERNAL",
};

/** The step with another role to decide it, where that role stands to the record. */
export const decidedBy = (step: ChainStep, role: Role): ChainStep => ({
  ...step,
  roles: [role],
  level: levelOfScope[roles[role].scope],
});

const KEY = /^[A-Z][A-Z0-9_]{0,39}$/;
const mostSteps = 12;

/**
 * Whether steps make a chain. Refused: CHAIN_WITHOUT_STEPS, CHAIN_TOO_LONG, CHAIN_STEP_TWICE,
 * CHAIN_STEP_INVALID with the field that is wrong, CHAIN_STEP_LEVEL where a role does not go with the level.
 */
export function checkChain(steps: readonly ChainStep[]): Result<readonly ChainStep[]> {
  if (steps.length === 0) return refuse("CHAIN_WITHOUT_STEPS");
  if (steps.length > mostSteps) return refuse("CHAIN_TOO_LONG", { limit: mostSteps });
  for (const [at, step] of steps.entries()) {
    if (steps.findIndex((one) => one.key === step.key) !== at)
      return refuse("CHAIN_STEP_TWICE", { step: step.key });
    const checked = checkStep(step, at + 1);
    if (!checked.ok) return checked;
  }
  return ok(steps.map(trimmed));
}

const trimmed = (step: ChainStep): ChainStep => ({
  ...step,
  label: step.label.trim(),
  labelEn: step.labelEn.trim(),
});

function checkStep(step: ChainStep, position: number): Result<null> {
  const invalid = (field: string) => refuse("CHAIN_STEP_INVALID", { position, field });
  if (!KEY.test(step.key)) return invalid("key");
  for (const field of ["label", "labelEn"] as const)
    if (step[field].trim() === "" || step[field].length > 40) return invalid(field);
  if (step.roles.length === 0 || new Set(step.roles).size < step.roles.length)
    return invalid("roles");
  if (step.dueDays !== null && !(Number.isInteger(step.dueDays) && inDays(step.dueDays)))
    return invalid("dueDays");
  const misplaced = step.roles.find((role) => !goesWith(role, step.level));
  return misplaced === undefined
    ? ok(null)
    : refuse("CHAIN_STEP_LEVEL", { position, role: misplaced, level: step.level });
}

const inDays = (days: number) => days >= 1 && days <= 365;

/** People of other parties decide in steps of their own; owners and residents in none. */
function goesWith(role: Role, level: StepLevel): boolean {
  const scope: RoleScope = roles[role].scope;
  return scope !== "PORTAL" && (scope === "EXTERNAL") === (level === "EXTERNAL");
}
