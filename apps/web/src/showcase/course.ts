import type { Role } from "@threshold/domain/organization/roles";
import {
  type ShowcasePlanStatus,
  showcasePlanStatuses,
} from "@threshold/domain/showcase/vocabulary";

/** What the course is made of: the days on which each stage was reached, and the deadlines. */
export interface CourseOf {
  readonly status: ShowcasePlanStatus;
  readonly agreedOn?: string | null;
  readonly reviewedOn?: string | null;
  readonly approvedOn?: string | null;
  readonly implementedOn?: string | null;
  readonly openedOn?: string | null;
  readonly closedOn?: string | null;
  readonly deadlines: readonly {
    readonly rule: string;
    readonly dueOn?: string | null;
    readonly kept?: boolean | null;
  }[];
}

/** One stage: whose it is, by when it is due, when it was done. */
export interface Stage {
  readonly status: ShowcasePlanStatus;
  readonly role: Role;
  readonly state: "DONE" | "NOW" | "LATER";
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  /** Done after its day, or not done though its day is over. */
  readonly late: boolean;
}

const roles: Record<ShowcasePlanStatus, Role> = {
  DRAFT: "CUSTOMER_SERVICE_MANAGER",
  AGREED: "CUSTOMER_SERVICE_MANAGER",
  REVIEWED: "TRAINING_OFFICER",
  APPROVED: "REGION_HEAD",
  IMPLEMENTED: "CUSTOMER_SERVICE_MANAGER",
  IN_USE: "CUSTOMER_SERVICE_MANAGER",
  CLOSED: "CUSTOMER_SERVICE_MANAGER",
};

/** Stages in their order, the one to be reached next marked; a draft is written and agreed in one go. */
export function stagesOf(of: CourseOf): Stage[] {
  const reached = showcasePlanStatuses.indexOf(of.status);
  const days: Partial<Record<ShowcasePlanStatus, string | null | undefined>> = {
    AGREED: of.agreedOn,
    REVIEWED: of.reviewedOn,
    APPROVED: of.approvedOn,
    IMPLEMENTED: of.implementedOn,
    IN_USE: of.openedOn,
    CLOSED: of.closedOn,
  };
  // Nobody is due to take it down: it is told once it happened.
  const told = showcasePlanStatuses.filter(
    (one) => one !== "DRAFT" && (one !== "CLOSED" || of.status === "CLOSED"),
  );
  return told.map((status, at) => {
    const state = at < reached ? "DONE" : at === reached ? "NOW" : "LATER";
    const theirs = deadlinesAt(of, status);
    return {
      status,
      role: roles[status],
      state,
      dueOn:
        theirs
          .map(({ dueOn }) => dueOn)
          .filter((day) => day != null)
          .toSorted()[0] ?? null,
      doneOn: state === "DONE" ? (days[status] ?? null) : null,
      late: theirs.some(({ kept }) => kept === false),
    };
  });
}

/** The deadlines of a stage: two for the agreement, one for the layout. */
function deadlinesAt({ deadlines }: CourseOf, status: ShowcasePlanStatus) {
  if (status === "AGREED") return deadlines.filter(({ rule }) => rule !== "SHW-R04");
  return status === "IMPLEMENTED" ? deadlines.filter(({ rule }) => rule === "SHW-R04") : [];
}

/** What is to be done next; nothing once it is on show. */
export const nextOf = (stages: readonly Stage[]): Stage | undefined =>
  stages.find(({ state }) => state === "NOW");
