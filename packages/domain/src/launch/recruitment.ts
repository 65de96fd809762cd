import type { Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { all, optionalWords, whole, type RecordTaskCode } from "./record.ts";

/** How people come to a post (方式). */
export const recruitmentModes = ["RECRUIT", "COMPETE", "SELECT"] as const;
export type RecruitmentMode = (typeof recruitmentModes)[number];

interface PostRule {
  readonly task: RecordTaskCode;
  /** The way the texts name first. */
  readonly mode: RecruitmentMode;
  /** A post of one person; of the others the number is entered or comes from the staffing plan. */
  readonly single: boolean;
}

/**
 * The posts (岗位) that are filled before the launch, in the order they are due: E−1 (LCH-R05, R23),
 * T−90 (LCH-R06), T−30 (LCH-R09, R10). Each has a task of its own, whose day and role hold.
 */
export const recruitmentPosts = {
  SECURITY_HEAD: { task: "ORDER_HEAD_HIRED", mode: "RECRUIT", single: true },
  GATE_GUARD: { task: "GATE_GUARDS_HIRED", mode: "RECRUIT", single: false },
  STANDBY_GUARD: { task: "STANDBY_GUARDS_HIRED", mode: "RECRUIT", single: false },
  COOK: { task: "COOK_HIRED", mode: "RECRUIT", single: false },
  CS_HEAD: { task: "CUSTOMER_SERVICE_HEAD_SELECTED", mode: "SELECT", single: true },
  ENGINEERING_SUPERVISOR: { task: "ENGINEERING_SUPERVISOR_SELECTED", mode: "SELECT", single: true },
  CS_STAFF: { task: "CUSTOMER_SERVICE_STAFF_HIRED", mode: "RECRUIT", single: false },
  ENGINEERING_STAFF: { task: "ENGINEERING_STAFF_HIRED", mode: "RECRUIT", single: false },
  SALES_GUARD: { task: "SALES_GUARDS_HIRED", mode: "RECRUIT", single: false },
} as const satisfies Record<string, PostRule>;

export type RecruitmentPost = keyof typeof recruitmentPosts;
export const recruitmentPostNames = Object.keys(recruitmentPosts) as RecruitmentPost[];

export interface Recruitment {
  readonly mode: RecruitmentMode;
  /** 需求人数 */
  readonly needed: number;
  /** 到岗人数 */
  readonly hired: number;
  readonly remark: string | null;
}

const mostPeople = 1_000;

/** Keeps a post's recruitment (招聘进度). Refused: INVALID_INPUT. */
export function keepRecruitment(
  post: RecruitmentPost,
  entered: Omit<Recruitment, "remark"> & { readonly remark?: string | null | undefined },
): Result<Recruitment> {
  if (recruitmentPosts[post].single && entered.needed !== 1)
    return refuse("INVALID_INPUT", { field: "needed", min: 1, max: 1 });
  return all<Recruitment & Record<string, unknown>>({
    mode: ok(entered.mode),
    needed: whole("needed", entered.needed, 1, mostPeople),
    hired: whole("hired", entered.hired, 0, mostPeople),
    remark: optionalWords("remark", entered.remark, 500),
  });
}

/** Whether the post is filled: then its task is done by itself. */
export const isFilled = ({ needed, hired }: Pick<Recruitment, "needed" | "hired">): boolean =>
  hired >= needed;

/** What a post's recruitment makes of its task: done when filled, begun when it is known how many are needed. */
export const recruitmentStep = (item: Pick<Recruitment, "needed" | "hired">) =>
  isFilled(item) ? ("FINISH" as const) : ("START" as const);

/** How many a staffing plan wants for a post, and by when. */
export interface Demand {
  readonly post: RecruitmentPost;
  readonly needed: number;
  readonly hireBy: Day;
}

/** The demand (用人需求) of an approved staffing plan, post by post: numbers added up, the earliest day. */
export function demandOf(
  lines: readonly {
    readonly recruitAs: RecruitmentPost | null;
    readonly number: number;
    readonly hireBy: Day;
  }[],
): Demand[] {
  return recruitmentPostNames.flatMap((post) => {
    const wanted = lines.filter((line) => line.recruitAs === post);
    if (wanted.length === 0) return [];
    const needed = wanted.reduce((sum, line) => sum + line.number, 0);
    const [hireBy] = wanted.map((line) => line.hireBy).toSorted();
    return [{ post, needed, hireBy: hireBy! }];
  });
}
