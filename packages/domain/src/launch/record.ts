import { compareDays, type Day } from "../calendar/day.ts";
import type { Role } from "../organization/roles.ts";
import type { RefusalCode } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";

/**
 * The records (筹备单据) that launch preparation is done with, by the name of their type, and the
 * tasks that each works on. What a record has a step for is done there, and its task follows.
 */
export const recordTasks = {
  SalesSupportScheme: [
    "SALES_SUPPORT_SCHEME",
    "SALES_SUPPORT_APPROVAL",
    "PRE_INTERVENTION_AGREEMENT",
  ],
  StaffingPlan: ["STAFFING_PLAN", "STAFFING_APPROVAL"],
  RecruitmentItem: [
    "ORDER_HEAD_HIRED",
    "GATE_GUARDS_HIRED",
    "STANDBY_GUARDS_HIRED",
    "CUSTOMER_SERVICE_HEAD_SELECTED",
    "ENGINEERING_SUPERVISOR_SELECTED",
    "CUSTOMER_SERVICE_STAFF_HIRED",
    "ENGINEERING_STAFF_HIRED",
    "SALES_GUARDS_HIRED",
    "COOK_HIRED",
  ],
  UniformOrder: ["UNIFORM_ORDER", "UNIFORMS_IN_PLACE"],
  MaterialRequest: ["MATERIALS_PLAN"],
  LogisticsItem: ["DORMITORY_RENTED", "CANTEEN_RENTED", "CANTEEN_GOODS", "FOOD_SUPPLIER_CHOSEN"],
  PrintHandover: ["PRE_STAGE_AGREEMENT_FINAL", "INTERIM_COVENANT_FINAL", "PRINTS_HANDED_OVER"],
  SalesAreaHandover: [
    "WORKS_PROGRESS",
    "SALES_AREA_INSPECTED",
    "SALES_AREA_ISSUES_SENT",
    "SALES_AREA_ITEMS",
  ],
  LaunchTraining: [
    "ONBOARDING_TRAINING",
    "ETIQUETTE_TRAINING",
    "JOB_SKILL_CUSTOMER_SERVICE",
    "JOB_SKILL_ENGINEERING",
    "JOB_SKILL_ORDER",
  ],
  InitialCleaningPlan: ["INITIAL_CLEANING_PLAN", "DAILY_CLEANING_ON_SITE"],
  CleaningUtilities: ["INITIAL_CLEANING_UTILITIES"],
  LaunchDayPlan: ["LAUNCH_DAY_CLEANING_PLAN", "EMERGENCY_PLAN"],
  LaunchDrill: ["EMERGENCY_DRILL"],
  /** Of the showcase (04): the same facts as SHW-R02, LCH-R16 and LCH-R17. */
  ShowcasePlan: ["SHOWCASE_PLACE", "SHOWCASE_CONTENT", "SHOWCASE_LAYOUT"],
} as const satisfies Record<string, readonly string[]>;

/** Tasks that the bidding of the whole project works on (BID-R22, LCH-R03). */
export const biddingTasks = ["BIDDING_REQUEST", "PRE_STAGE_CONTRACT"] as const;

export type LaunchRecordType = keyof typeof recordTasks;
export const launchRecordTypes = Object.keys(recordTasks) as LaunchRecordType[];
export type RecordTaskCode = (typeof recordTasks)[LaunchRecordType][number];

/** Who works on a record of a plan that lacks the task: the role that the texts name. */
export const recordRoles: Readonly<Record<RecordTaskCode, Role>> = {
  SALES_SUPPORT_SCHEME: "SERVICE_CENTER_HEAD",
  SALES_SUPPORT_APPROVAL: "SERVICE_CENTER_HEAD",
  PRE_INTERVENTION_AGREEMENT: "SERVICE_CENTER_HEAD",
  STAFFING_PLAN: "CUSTOMER_SERVICE_MANAGER",
  STAFFING_APPROVAL: "HR_ADMIN_OFFICER",
  ORDER_HEAD_HIRED: "HR_ADMIN_OFFICER",
  GATE_GUARDS_HIRED: "HR_ADMIN_OFFICER",
  STANDBY_GUARDS_HIRED: "HR_ADMIN_OFFICER",
  CUSTOMER_SERVICE_HEAD_SELECTED: "HR_ADMIN_OFFICER",
  ENGINEERING_SUPERVISOR_SELECTED: "HR_ADMIN_OFFICER",
  CUSTOMER_SERVICE_STAFF_HIRED: "HR_ADMIN_OFFICER",
  ENGINEERING_STAFF_HIRED: "HR_ADMIN_OFFICER",
  SALES_GUARDS_HIRED: "SECURITY_MANAGER",
  COOK_HIRED: "HR_ADMIN_OFFICER",
  UNIFORM_ORDER: "HR_ADMIN_OFFICER",
  UNIFORMS_IN_PLACE: "HR_ADMIN_OFFICER",
  MATERIALS_PLAN: "CUSTOMER_SERVICE_MANAGER",
  DORMITORY_RENTED: "HR_ADMIN_OFFICER",
  CANTEEN_RENTED: "HR_ADMIN_OFFICER",
  CANTEEN_GOODS: "HR_ADMIN_OFFICER",
  FOOD_SUPPLIER_CHOSEN: "HR_ADMIN_OFFICER",
  PRE_STAGE_AGREEMENT_FINAL: "CUSTOMER_SERVICE_MANAGER",
  INTERIM_COVENANT_FINAL: "CUSTOMER_SERVICE_MANAGER",
  PRINTS_HANDED_OVER: "HR_ADMIN_OFFICER",
  WORKS_PROGRESS: "ENGINEERING_MANAGER",
  SALES_AREA_INSPECTED: "ENGINEERING_MANAGER",
  SALES_AREA_ISSUES_SENT: "ENGINEERING_MANAGER",
  SALES_AREA_ITEMS: "CUSTOMER_SERVICE_MANAGER",
  ONBOARDING_TRAINING: "TRAINING_OFFICER",
  ETIQUETTE_TRAINING: "TRAINING_OFFICER",
  JOB_SKILL_CUSTOMER_SERVICE: "CUSTOMER_SERVICE_MANAGER",
  JOB_SKILL_ENGINEERING: "ENGINEERING_MANAGER",
  JOB_SKILL_ORDER: "SECURITY_MANAGER",
  INITIAL_CLEANING_PLAN: "CUSTOMER_SERVICE_MANAGER",
  DAILY_CLEANING_ON_SITE: "CUSTOMER_SERVICE_MANAGER",
  INITIAL_CLEANING_UTILITIES: "ENGINEERING_MANAGER",
  LAUNCH_DAY_CLEANING_PLAN: "CUSTOMER_SERVICE_MANAGER",
  EMERGENCY_PLAN: "SECURITY_MANAGER",
  EMERGENCY_DRILL: "SECURITY_MANAGER",
  SHOWCASE_PLACE: "CUSTOMER_SERVICE_MANAGER",
  SHOWCASE_CONTENT: "CUSTOMER_SERVICE_MANAGER",
  SHOWCASE_LAYOUT: "CUSTOMER_SERVICE_MANAGER",
};

/** Goes on where the record's status is one of these. Refused: RECORD_STATUS. */
export const inStatus = (
  action: string,
  status: string,
  allowed: readonly string[],
): Result<null, "RECORD_STATUS"> =>
  allowed.includes(status)
    ? ok(null)
    : refuse("RECORD_STATUS", { action, status, allowed: [...allowed] });

/** A text that must be there, without surrounding blanks. */
export function words(field: string, value: string, longest: number): Result<string> {
  const trimmed = value.trim();
  if (trimmed === "" || trimmed.length > longest)
    return refuse("INVALID_INPUT", { field, max: longest });
  return ok(trimmed);
}

/** A text that may be left out: null where nothing is in it. */
export const optionalWords = (
  field: string,
  value: string | null | undefined,
  longest: number,
): Result<string | null> =>
  value === null || value === undefined || value.trim() === ""
    ? ok(null)
    : words(field, value, longest);

/** A whole number within limits. */
export const whole = (field: string, value: number, min: number, max: number): Result<number> =>
  Number.isInteger(value) && value >= min && value <= max
    ? ok(value)
    : refuse("INVALID_INPUT", { field, min, max });

/** A day of something done, which is no day to come. */
export const dayOfDoing = (doneOn: Day, today: Day): Result<Day> =>
  compareDays(doneOn, today) > 0 ? refuse("DONE_IN_THE_FUTURE", { doneOn, today }) : ok(doneOn);

/** The values of results, or the first refusal among them. */
export function all<T extends Record<string, unknown>>(results: {
  readonly [K in keyof T]: Result<T[K]>;
}): Result<T> {
  const values: Record<string, unknown> = {};
  for (const [name, result] of Object.entries<Result<unknown>>(results)) {
    if (!result.ok) return result;
    values[name] = result.value;
  }
  return ok(values as T);
}

/** Each entry of a list through a rule, or the first refusal among them. */
export function each<A, B>(
  entries: readonly A[],
  rule: (entry: A) => Result<B>,
): Result<readonly B[]> {
  const values: B[] = [];
  for (const entry of entries) {
    const result = rule(entry);
    if (!result.ok) return result;
    values.push(result.value);
  }
  return ok(values);
}

/** Refused where something is listed twice under one name. */
export const once = (field: string, names: readonly string[]): Result<null> =>
  new Set(names).size < names.length
    ? refuse("INVALID_INPUT", { field, reason: "TWICE" })
    : ok(null);

/** Goes on where nothing is missing. Refused: RECORD_INCOMPLETE. */
export const complete = (
  missing: Readonly<Record<string, boolean>>,
  code: RefusalCode = "RECORD_INCOMPLETE",
): Result<null> => {
  const fields = Object.keys(missing).filter((field) => missing[field]);
  return fields.length > 0 ? refuse(code, { fields }) : ok(null);
};
