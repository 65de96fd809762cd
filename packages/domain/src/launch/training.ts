import { compareDays, type Day } from "../calendar/day.ts";
import { roles, type Role } from "../organization/roles.ts";
import { ok, refuse, type Result } from "../result.ts";
import {
  all,
  dayOfDoing,
  each,
  once,
  optionalWords,
  type RecordTaskCode,
  words,
} from "./record.ts";

/** 新员工入职培训, 服务礼仪培训 (LCH-R11), 岗位技能培训 (LCH-R12). */
export const trainingKinds = ["ONBOARDING", "ETIQUETTE", "JOB_SKILL"] as const;
export type TrainingKind = (typeof trainingKinds)[number];

/** The departments that train their own posts before the launch (LCH-R12), each with its task. */
const jobSkillTasks = {
  CUSTOMER_SERVICE: "JOB_SKILL_CUSTOMER_SERVICE",
  ENGINEERING: "JOB_SKILL_ENGINEERING",
  ORDER: "JOB_SKILL_ORDER",
} as const satisfies Record<string, RecordTaskCode>;

export type TrainingDepartment = keyof typeof jobSkillTasks;
export const trainingDepartments = Object.keys(jobSkillTasks) as TrainingDepartment[];

/** An item of head office's training scheme (培训方案条目): what is taught, to whom, how long. */
export interface TrainingItem {
  /** Names the item in all versions of the scheme. */
  readonly code: string;
  readonly kind: TrainingKind;
  /** Whose posts it trains; null where everybody is taught. */
  readonly department: TrainingDepartment | null;
  readonly title: string;
  readonly hours: number;
}

/** The launch task that an item's session works on. */
export function trainingTask({ kind, department }: TrainingItem): RecordTaskCode {
  if (kind === "ONBOARDING") return "ONBOARDING_TRAINING";
  if (kind === "ETIQUETTE") return "ETIQUETTE_TRAINING";
  return jobSkillTasks[department as TrainingDepartment];
}

const mostItems = 200;
const longestHours = 200;

/**
 * A version of the scheme as it is to hold: job skills name their department, the others none; codes are told once.
 * Refused: INVALID_INPUT, RECORD_INCOMPLETE.
 */
export function trainingScheme(entered: readonly TrainingItem[]): Result<readonly TrainingItem[]> {
  if (entered.length === 0) return refuse("RECORD_INCOMPLETE", { fields: ["items"] });
  if (entered.length > mostItems)
    return refuse("INVALID_INPUT", { field: "items", max: mostItems });
  const items = each(entered, trainingItem);
  if (!items.ok) return items;
  const told = once(
    "code",
    items.value.map(({ code }) => code),
  );
  return told.ok ? items : told;
}

function trainingItem(entered: TrainingItem): Result<TrainingItem> {
  const { kind } = entered;
  const department = kind === "JOB_SKILL" ? entered.department : null;
  if (kind === "JOB_SKILL" && department === null)
    return refuse("INVALID_INPUT", { field: "department" });
  const hours = Math.round(entered.hours * 10) / 10;
  return all<TrainingItem & Record<string, unknown>>({
    code: words("code", entered.code, 20),
    kind: ok(kind),
    department: ok(department),
    title: words("title", entered.title, 80),
    hours:
      hours > 0 && hours <= longestHours
        ? ok(hours)
        : refuse("INVALID_INPUT", { field: "hours", min: 0.1, max: longestHours }),
  });
}

/** LCH-R13: a session is of an item of the scheme that the plan follows. Refused: TRAINING_ITEM_NOT_IN_SCHEME. */
export const itemOfScheme = <Item extends { readonly id: string }>(
  itemId: string,
  items: readonly Item[],
): Result<Item> => {
  const item = items.find(({ id }) => id === itemId);
  return item ? ok(item) : refuse("TRAINING_ITEM_NOT_IN_SCHEME");
};

/** When, where and by whom a session is to be held. */
export interface TrainingPlan {
  readonly plannedOn: Day;
  readonly place: string | null;
  readonly trainer: string;
  readonly remark: string | null;
}
export type TrainingEntry = {
  readonly [K in keyof TrainingPlan]:
    | TrainingPlan[K]
    | undefined
    | (null extends TrainingPlan[K] ? null : never);
};

/** Refused: INVALID_INPUT. */
export const planTraining = (entered: TrainingEntry): Result<TrainingPlan> =>
  all<TrainingPlan & Record<string, unknown>>({
    plannedOn: ok(entered.plannedOn as Day),
    place: optionalWords("place", entered.place, 80),
    trainer: words("trainer", entered.trainer ?? "", 40),
    remark: optionalWords("remark", entered.remark, 500),
  });

/** 合格, 不合格. */
export const trainingResults = ["PASSED", "FAILED"] as const;
export type TrainingResult = (typeof trainingResults)[number];

/** Somebody who is to attend; `present` is null until the session was held. */
export interface Attendee {
  readonly personId: string;
  readonly present: boolean | null;
  readonly result: TrainingResult | null;
}

/** The center's own people attend: whoever holds a role there that is no outside party's. */
export const isStaff = (held: readonly Role[]): boolean =>
  held.some((role) => !["EXTERNAL", "PORTAL"].includes(roles[role].scope));

const mostAttendees = 300;

/** Whom a session is for, each once. Refused: INVALID_INPUT. */
export function invite(personIds: readonly string[]): Result<readonly Attendee[]> {
  if (personIds.length > mostAttendees)
    return refuse("INVALID_INPUT", { field: "attendees", max: mostAttendees });
  const told = once("attendees", personIds);
  return told.ok
    ? ok(personIds.map((personId) => ({ personId, present: null, result: null })))
    : told;
}

/** How a session went: the day, who signed in, with what result. */
export interface Held {
  readonly heldOn: Day;
  readonly attendees: readonly Attendee[];
}

/**
 * The session was held (培训签到): on a day that has come, with somebody there and the sign-in sheet photographed. Whoever
 * was absent has no result. Refused: DONE_IN_THE_FUTURE, RECORD_INCOMPLETE, TRAINING_SIGN_IN_MISSING, INVALID_INPUT.
 */
export function holdTraining(entered: Held, photos: number, today: Day): Result<Held> {
  const day = dayOfDoing(entered.heldOn, today);
  if (!day.ok) return day;
  const invited = invite(entered.attendees.map(({ personId }) => personId));
  if (!invited.ok) return invited;
  if (!entered.attendees.some(({ present }) => present))
    return refuse("RECORD_INCOMPLETE", { fields: ["attendees"] });
  if (photos === 0) return refuse("TRAINING_SIGN_IN_MISSING");
  const attendees = entered.attendees.map(({ personId, present, result }) => ({
    personId,
    present: present ?? false,
    result: present ? result : null,
  }));
  return ok({ heldOn: day.value, attendees });
}

/** A session as its task counts it. */
export interface CountedSession {
  readonly itemId: string;
  readonly heldOn: Day | null;
}

/** How far the sessions that the scheme asks for under one task are. */
export interface TrainingStanding {
  readonly needed: number;
  readonly held: number;
  /** The day on which the last of them was first held; null while one is to be held still. */
  readonly doneOn: Day | null;
}

/** Every item of the task is held at least once; held again it changes nothing (LCH-R11, R12). */
export function trainingStanding(
  itemIds: readonly string[],
  sessions: readonly CountedSession[],
): TrainingStanding {
  const firsts = itemIds.map((itemId) => {
    const days = sessions.flatMap((one) =>
      one.itemId === itemId && one.heldOn !== null ? [one.heldOn] : [],
    );
    return days.toSorted(compareDays)[0];
  });
  const days = firsts.filter((one) => one !== undefined);
  const complete = itemIds.length > 0 && days.length === itemIds.length;
  return {
    needed: itemIds.length,
    held: days.length,
    doneOn: complete ? (days.toSorted(compareDays).at(-1) ?? null) : null,
  };
}
