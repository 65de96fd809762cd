import type { Day } from "../calendar/day.ts";
import type { PlanStatus } from "../launch/vocabulary.ts";
import type { Role } from "../organization/roles.ts";
import type { ItemCondition, SiteCheckKind } from "../showcase/vocabulary.ts";

/** What belongs together where people choose what reaches them. */
export const notificationTopics = ["LAUNCH", "OBLIGATION", "APPROVAL", "SYSTEM"] as const;
export type NotificationTopic = (typeof notificationTopics)[number];

interface KindFacts {
  readonly topic: NotificationTopic;
  /** Told of what is late or lost: it reaches the inbox and whoever it is for, whatever was switched off. */
  readonly overdue: boolean;
}

/** Everything that people are told. A kind has its facts in `NotificationData` and its sentence in every language. */
export const notificationKinds = {
  LAUNCH_MOVED: { topic: "LAUNCH", overdue: false },
  PLAN_STATUS: { topic: "LAUNCH", overdue: false },
  TASK_RETURNED: { topic: "LAUNCH", overdue: false },
  TASK_OPENED: { topic: "LAUNCH", overdue: false },
  OBLIGATION_REMINDER: { topic: "OBLIGATION", overdue: false },
  OBLIGATION_OVERDUE: { topic: "OBLIGATION", overdue: true },
  OBLIGATION_ESCALATED: { topic: "OBLIGATION", overdue: true },
  OBLIGATION_DIGEST: { topic: "OBLIGATION", overdue: true },
  SITE_LOSS: { topic: "OBLIGATION", overdue: true },
  SITE_FINDING: { topic: "OBLIGATION", overdue: false },
  TAKEOVER_COMMENTED: { topic: "OBLIGATION", overdue: false },
  APPROVAL_REQUESTED: { topic: "APPROVAL", overdue: false },
  APPROVAL_APPROVED: { topic: "APPROVAL", overdue: false },
  APPROVAL_RETURNED: { topic: "APPROVAL", overdue: false },
  APPROVAL_DELEGATED: { topic: "APPROVAL", overdue: false },
  APPROVAL_COMMENTED: { topic: "APPROVAL", overdue: false },
  SIGNATURE_REQUESTED: { topic: "APPROVAL", overdue: false },
  ACCEPTANCE_SUMMARY: { topic: "OBLIGATION", overdue: false },
  HOME_TAKEN_OVER: { topic: "OBLIGATION", overdue: false },
  EVIDENCE_RECEIVED: { topic: "OBLIGATION", overdue: false },
  CHANNEL_FAILED: { topic: "SYSTEM", overdue: true },
  JOB_FAILED: { topic: "SYSTEM", overdue: true },
  AUDIT_ROOT: { topic: "SYSTEM", overdue: false },
  AUDIT_BROKEN: { topic: "SYSTEM", overdue: true },
  PERSONAL_DATA_DUE: { topic: "SYSTEM", overdue: false },
} as const satisfies Record<string, KindFacts>;

export type NotificationKind = keyof typeof notificationKinds;
export const notificationKindNames = Object.keys(notificationKinds) as NotificationKind[];

export interface LaunchDatesTold {
  readonly launchDate?: Day | null;
  readonly entryDate?: Day | null;
  readonly softFitoutDate?: Day | null;
  readonly hallFitoutDate?: Day | null;
}

/** A matter with its title, and the place as people call it where that says more. */
interface Matter {
  readonly title: string;
  readonly place?: string;
}

/** The facts that each kind's sentence is made of. Kept with the notification, so they are added to and never renamed. */
export interface NotificationData {
  readonly LAUNCH_MOVED: {
    readonly planName: string;
    readonly reason: string;
    readonly from: LaunchDatesTold;
    readonly to: LaunchDatesTold;
    /** Tasks that got another due day with it. */
    readonly moved: readonly unknown[];
  };
  readonly PLAN_STATUS: {
    readonly planName: string;
    readonly from: PlanStatus;
    readonly to: PlanStatus;
  };
  readonly TASK_RETURNED: {
    readonly planName: string;
    readonly title: string;
    readonly reason: string;
  };
  /** What a task waited for is there: it can be begun. */
  readonly TASK_OPENED: {
    readonly planName: string;
    readonly title: string;
    readonly due: string | null;
  };
  /** `due`: an instant, or a day where it is due by the day's end. */
  /** `today`: it is due on the day it is told. */
  readonly OBLIGATION_REMINDER: Matter & { readonly due: string; readonly today?: boolean };
  readonly OBLIGATION_OVERDUE: Matter & { readonly due: string };
  /** `responsible`: who should have done it, by name; `role` by position where nobody holds it by name. */
  readonly OBLIGATION_ESCALATED: Matter & {
    readonly due: string;
    readonly responsible?: string;
    readonly role?: Role;
  };
  /** What is overdue at a place: how many, and the ones that are it longest. */
  readonly OBLIGATION_DIGEST: {
    readonly place: string;
    readonly count: number;
    readonly worst: readonly { readonly title: string; readonly days: number }[];
  };
  /** `title`: the site; `losses`: what is missing or damaged there, with the count's remark. */
  readonly SITE_LOSS: Matter & {
    readonly by?: string;
    readonly losses: readonly {
      readonly item: string;
      readonly missing: number;
      readonly condition: ItemCondition;
      readonly remark: string | null;
    }[];
  };
  /** `title`: the site; `check`: what was looked at. */
  readonly SITE_FINDING: Matter & {
    readonly by?: string;
    readonly check: SiteCheckKind;
    readonly finding: string;
  };
  /** `title`: the takeover; `text`: what was said of it, by whom. */
  readonly TAKEOVER_COMMENTED: Matter & { readonly by?: string; readonly text: string };
  /** `by`: who asks, by name. */
  readonly APPROVAL_REQUESTED: Matter & { readonly by?: string };
  readonly APPROVAL_APPROVED: Matter & { readonly by?: string };
  readonly APPROVAL_RETURNED: Matter & { readonly by?: string; readonly reason: string };
  readonly APPROVAL_DELEGATED: Matter & { readonly by?: string };
  readonly APPROVAL_COMMENTED: Matter & { readonly by?: string; readonly text: string };
  readonly SIGNATURE_REQUESTED: Matter & { readonly by?: string };
  /** What a group of a batch inspected on a day: homes, items, and how many failed. */
  readonly ACCEPTANCE_SUMMARY: {
    readonly batch: string;
    readonly group: string;
    readonly on: Day;
    readonly units: number;
    readonly inspected: number;
    readonly failed: number;
    /** Which supplement of the day it is; none: sent for the first time. */
    readonly supplement?: number;
  };
  /** Somebody goes on where one was inspecting; `title`: the home. */
  readonly HOME_TAKEN_OVER: Matter & { readonly by?: string; readonly reason: string };
  /** Somebody without an account answered by a one-time link; `by`: who they say they are. */
  readonly EVIDENCE_RECEIVED: Matter & { readonly by?: string };
  /** `channel`: what failed; `name`: of the endpoint, or of the person whose address it is. */
  readonly CHANNEL_FAILED: { readonly channel: string; readonly name: string };
  readonly JOB_FAILED: { readonly name: string; readonly errorId?: string };
  /** The root of the audit log on a day, of so many entries, in hexadecimal. */
  readonly AUDIT_ROOT: { readonly on: Day; readonly size: number; readonly root: string };
  /** How much of the audit log does not hold; `number`: of the first entry concerned. */
  readonly AUDIT_BROKEN: { readonly count: number; readonly number?: number };
  /** Of how many people data goes on a day, unless it is needed again. */
  readonly PERSONAL_DATA_DUE: { readonly count: number; readonly on: Day };
}
