import { actionStates } from "../launch/action.ts";
import { may, type Place, type Viewer } from "../organization/viewer.ts";
import type { Day } from "../calendar/day.ts";
import type { Refusal } from "../refusal.ts";
import { checkCollecting } from "./survey.ts";
import { type ShowcasePlanStatus, showcasePlanStatuses } from "./vocabulary.ts";

/** What a viewer may do with a showcase at its place, whatever its state (SHW-R01). */
export interface ShowcaseRights {
  /** Plan, carry out, roster, organize: the service center. */
  readonly plan: boolean;
  /** Make content. */
  readonly content: boolean;
  /** Make what the training department makes. */
  readonly review: boolean;
  readonly exam: boolean;
  /** Collect visitors' answers on site. */
  readonly collect: boolean;
}

export const showcaseRights = (viewer: Viewer, place: Place): ShowcaseRights => ({
  plan: may(viewer, "showcase.plan", place),
  content: may(viewer, "showcase.content.manage", place),
  review: may(viewer, "showcase.review", place),
  exam: may(viewer, "showcase.exam", place),
  collect: may(viewer, "showcase.collect", place),
});

const open: readonly ShowcasePlanStatus[] = showcasePlanStatuses.filter((one) => one !== "CLOSED");

/** What each action needs, and in which statuses it is taken. */
const actions = {
  keepShowcasePlan: ["plan", ["DRAFT"]],
  saveShowcaseBoard: ["plan", ["DRAFT"]],
  agreeShowcase: ["plan", ["DRAFT"]],
  implementShowcase: ["plan", ["APPROVED"]],
  openShowcase: ["plan", ["IMPLEMENTED"]],
  closeShowcase: ["plan", ["IN_USE"]],
  draftShowcaseContent: ["content", open],
  recordReceptionistExam: ["exam", open],
  rosterReceptionist: ["plan", open],
  planImageShow: ["plan", open],
  draftNeedsSurvey: ["plan", open],
  planPromotion: ["plan", open],
} as const satisfies Record<string, readonly [keyof ShowcaseRights, readonly ShowcasePlanStatus[]]>;
export type ShowcaseAction = keyof typeof actions;
export const showcaseActions = Object.keys(actions) as ShowcaseAction[];

/** Why somebody may not do this now; undefined when he may: FORBIDDEN, SHOWCASE_NOT_APPROVED (SHW-R03), SHOWCASE_STATUS. */
export function reasonAgainst(
  action: ShowcaseAction,
  status: ShowcasePlanStatus,
  rights: ShowcaseRights,
): Refusal | undefined {
  const [needs, statuses] = actions[action];
  if (!rights[needs]) return { code: "FORBIDDEN", details: { permission: needs } };
  if ((statuses as readonly ShowcasePlanStatus[]).includes(status)) return undefined;
  if (action === "implementShowcase" && ["DRAFT", "AGREED", "REVIEWED"].includes(status))
    return { code: "SHOWCASE_NOT_APPROVED" };
  return { code: "SHOWCASE_STATUS", details: { status } };
}

/** Where a survey stands, for the buttons of its page. */
export interface SurveyStanding {
  readonly closedOn: Day | null;
  readonly untilOn: Day;
}

/** Every action on a survey with the reason against it, if there is one. */
export const availableSurveyActions = (
  survey: SurveyStanding,
  rights: ShowcaseRights,
  mayIssue: boolean,
  today: Day,
) =>
  actionStates(surveyActions, (action): Refusal | undefined => {
    const issues = action === "issueAccessLink";
    const needs = issues || action === "answerNeedsSurvey" ? "collect" : "plan";
    if (issues ? !mayIssue : !rights[needs])
      return { code: "FORBIDDEN", details: { permission: needs } };
    if (needs === "plan") return survey.closedOn === null ? undefined : { code: "SURVEY_CLOSED" };
    const collecting = checkCollecting(survey, today);
    return collecting.ok ? undefined : collecting.refusal;
  });

const surveyActions = [
  "changeNeedsSurvey",
  "answerNeedsSurvey",
  "issueAccessLink",
  "closeNeedsSurvey",
] as const;

export const availableShowcaseActions = (status: ShowcasePlanStatus, rights: ShowcaseRights) =>
  actionStates(showcaseActions, (action) => reasonAgainst(action, status, rights));
