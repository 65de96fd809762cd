import { addDays, compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { checkLayout, type Layout } from "./layout.ts";
import {
  type ShowcaseAnchors,
  showcaseContentTypeNames,
  showcaseContentTypes,
  type ShowcaseContentType,
  type ShowcasePlanStatus,
} from "./vocabulary.ts";

/** A showcase plan as its lifecycle decides on it. */
export interface ShowcasePlanFacts extends Layout {
  readonly status: ShowcasePlanStatus;
  readonly agreedOn: Day | null;
  readonly implementedOn: Day | null;
}

/** Columns that a step changes. */
export interface ShowcasePlanChange {
  readonly status: ShowcasePlanStatus;
  readonly agreedOn?: Day | null;
  readonly implementedOn?: Day | null;
  readonly returnedReason?: string | null;
}

/** From which statuses each step leads on (04 part 3). */
export const showcaseSteps = {
  agreeShowcase: ["DRAFT"],
  implementShowcase: ["APPROVED"],
  openShowcase: ["IMPLEMENTED"],
  closeShowcase: ["IN_USE"],
} as const satisfies Record<string, readonly ShowcasePlanStatus[]>;
export type ShowcaseStep = keyof typeof showcaseSteps;

const standsFor = (step: ShowcaseStep, status: ShowcasePlanStatus) =>
  (showcaseSteps[step] as readonly ShowcasePlanStatus[]).includes(status);

/** Whether the layout may still be written: what is under approval or approved goes back to draft first. */
export const canEdit = (status: ShowcasePlanStatus): boolean => status === "DRAFT";

/**
 * The layout was agreed with the developer: it goes to the training department, then to the region's head
 * (SHW-R03). Refused: SHOWCASE_STATUS, DAY_IN_FUTURE, and what `checkLayout` refuses. An agreement on or after the
 * day the fit-out begins is recorded all the same and shown as too late (SHW-R02).
 */
export function agree(
  plan: ShowcasePlanFacts,
  agreedOn: Day,
  today: Day,
): Result<ShowcasePlanChange> {
  if (!standsFor("agreeShowcase", plan.status))
    return refuse("SHOWCASE_STATUS", { status: plan.status });
  if (compareDays(agreedOn, today) > 0)
    return refuse("DAY_IN_FUTURE", { field: "agreedOn", today });
  const layout = checkLayout(plan);
  return layout.ok ? ok({ status: "AGREED", agreedOn, returnedReason: null }) : layout;
}

/** 培训部审核通过 (SHW-R03). Refused: SHOWCASE_STATUS. */
export const review = (plan: Pick<ShowcasePlanFacts, "status">): Result<ShowcasePlanChange> =>
  plan.status === "AGREED"
    ? ok({ status: "REVIEWED" })
    : refuse("SHOWCASE_STATUS", { status: plan.status });

/** 审批通过 by the region's head, after the review (SHW-R03). Refused: SHOWCASE_STATUS. */
export const approve = (plan: Pick<ShowcasePlanFacts, "status">): Result<ShowcasePlanChange> =>
  plan.status === "REVIEWED"
    ? ok({ status: "APPROVED" })
    : refuse("SHOWCASE_STATUS", { status: plan.status });

/**
 * 退回: a draft again, with the reason. The day of the agreement stays: what our own departments send back does not undo
 * what was agreed with the developer. Refused: SHOWCASE_STATUS.
 */
export const sendBack = (
  plan: Pick<ShowcasePlanFacts, "status">,
  reason: string | null,
): Result<ShowcasePlanChange> =>
  plan.status === "AGREED" || plan.status === "REVIEWED"
    ? ok({ status: "DRAFT", returnedReason: reason })
    : refuse("SHOWCASE_STATUS", { status: plan.status });

/** The layout is carried out. Refused: SHOWCASE_NOT_APPROVED before its approval (SHW-R03), DAY_IN_FUTURE. */
export function implement(
  plan: ShowcasePlanFacts,
  on: Day,
  today: Day,
): Result<ShowcasePlanChange> {
  if (["DRAFT", "AGREED", "REVIEWED"].includes(plan.status)) return refuse("SHOWCASE_NOT_APPROVED");
  if (!standsFor("implementShowcase", plan.status))
    return refuse("SHOWCASE_STATUS", { status: plan.status });
  if (compareDays(on, today) > 0) return refuse("DAY_IN_FUTURE", { field: "implementedOn", today });
  return ok({ status: "IMPLEMENTED", implementedOn: on });
}

/** Types that the display of documents must have and does not (SHW-R08). */
export const missingContent = (shown: readonly ShowcaseContentType[]): ShowcaseContentType[] =>
  showcaseContentTypeNames.filter(
    (type) => showcaseContentTypes[type].required && !shown.includes(type),
  );

/** Visitors are received. Refused: SHOWCASE_STATUS; CONTENT_MISSING with the types not shown (SHW-R08). */
export function open(
  plan: Pick<ShowcasePlanFacts, "status">,
  shown: readonly ShowcaseContentType[],
): Result<ShowcasePlanChange> {
  if (!standsFor("openShowcase", plan.status))
    return refuse("SHOWCASE_STATUS", { status: plan.status });
  const missing = missingContent(shown);
  return missing.length > 0 ? refuse("CONTENT_MISSING", { missing }) : ok({ status: "IN_USE" });
}

/** 撤展 */
export function close(plan: Pick<ShowcasePlanFacts, "status">): Result<ShowcasePlanChange> {
  if (!standsFor("closeShowcase", plan.status))
    return refuse("SHOWCASE_STATUS", { status: plan.status });
  return ok({ status: "CLOSED" });
}

/** A deadline of the showcase: by which day, and whether it was kept; null while it is neither kept nor broken. */
export interface ShowcaseDeadline {
  readonly rule: "SHW-R02" | "LCH-R16" | "SHW-R04";
  readonly fact: "AGREED" | "IMPLEMENTED";
  /** The last day in time; null while the date it is counted from is unknown. */
  readonly dueOn: Day | null;
  readonly kept: boolean | null;
}

/**
 * The showcase's deadlines: agreed before the hall's fit-out begins (SHW-R02) and before the soft fit-out enters
 * (LCH-R16), two anchors that both apply; laid out 20 days before the launch (SHW-R04, LCH-R17).
 */
export function showcaseDeadlines(
  plan: Pick<ShowcasePlanFacts, "agreedOn" | "implementedOn">,
  anchors: ShowcaseAnchors,
  today: Day,
): ShowcaseDeadline[] {
  const dayBefore = (anchor: Day | null) => anchor && addDays(anchor, -1);
  const deadline = (
    rule: ShowcaseDeadline["rule"],
    fact: ShowcaseDeadline["fact"],
    dueOn: Day | null,
    on: Day | null,
  ): ShowcaseDeadline => ({ rule, fact, dueOn, kept: dueOn && keptBy(dueOn, on, today) });
  return [
    deadline("SHW-R02", "AGREED", dayBefore(anchors.hallFitoutDate), plan.agreedOn),
    deadline("LCH-R16", "AGREED", dayBefore(anchors.softFitoutDate), plan.agreedOn),
    deadline("SHW-R04", "IMPLEMENTED", addDays(anchors.launchDate, -20), plan.implementedOn),
  ];
}

function keptBy(dueOn: Day, on: Day | null, today: Day): boolean | null {
  if (on) return compareDays(on, dueOn) <= 0;
  return compareDays(today, dueOn) > 0 ? false : null;
}
