import { dayAt } from "../calendar/clock.ts";
import { addDays, compareDays, type Day, daysBetween } from "../calendar/day.ts";
import { actionStates, type ActionState, givenReason } from "../launch/action.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { Explanation } from "../rule-pack/explain.ts";
import type { RulePack } from "../rule-pack/pack.ts";
import {
  type CheckedAction,
  checkedActions,
  checksOf,
  checksOfTimes,
  isLateLimit,
  type Law,
  stops,
} from "./checks.ts";
import { isPageChecked, openDefence, pageCheck } from "./bid-document.ts";
import type { BiddingFacts, BiddingRights, Moment, TeamMember } from "./facts.ts";
import { companyDeadlines } from "./tender-plan.ts";
import {
  type BiddingDocumentKind,
  type BiddingStatus,
  biddingStatusNames,
  type BiddingStep,
  type DatedStep,
  datedSteps,
  developerMaterialNames,
  isOpenBidding,
  type ObjectType,
} from "./vocabulary.ts";

/** The way of a bidding that is won. */
const way: readonly BiddingStatus[] = biddingStatusNames.filter((status) => status !== "LOST");
/** All statuses on that way from the one to the other. */
const from = (first: BiddingStatus, last: BiddingStatus): readonly BiddingStatus[] =>
  way.slice(way.indexOf(first), way.indexOf(last) + 1);

/** Each action with the statuses that allow it (02 part 3). */
export const biddingActions = {
  updateBidding: from("PLANNED", "AWARDED"),
  moveBiddingLaunch: from("PLANNED", "LICENSED"),
  keepBidTeam: from("PLANNED", "SUBMITTED"),
  keepBidWorkItem: from("PLANNED", "AWARDED"),
  keepTenderRequirement: ["ISSUED", "BIDDING"],
  keepBidPack: ["ISSUED", "BIDDING"],
  keepBidDefence: from("ISSUED", "SUBMITTED"),
  /** The sheet is begun and filled in until the bid is delivered; who decides on it may also end the bidding by it. */
  keepBidDecision: from("PLANNED", "BIDDING"),
  decideBid: from("PLANNED", "AWARDED"),
  keepDeveloperMaterial: from("PLANNED", "AGREED"),
  addBiddingDocument: from("PLANNED", "LICENSED"),
  recordBiddingStep: [
    "REQUESTED",
    "PREPARING",
    "AGREED",
    "ISSUED",
    "BIDDING",
    "AWARDED",
    "CONTRACTED",
    "FILED",
    "LICENSED",
  ],
  submitBidPlan: from("PLANNED", "ISSUED"),
  requestBidding: ["PLANNED"],
  prepareBidding: ["REQUESTED"],
  agreeBidding: ["PREPARING"],
  issueTender: ["AGREED"],
  startBidding: ["ISSUED"],
  submitBid: ["BIDDING"],
  openBids: ["SUBMITTED"],
  recordAward: ["OPENED"],
  recordLoss: ["OPENED"],
  voidTender: from("ISSUED", "OPENED"),
  signContract: ["AWARDED", "AGREED"],
  fileBidding: ["CONTRACTED", "LICENSED"],
  licenseBidding: ["CONTRACTED", "FILED"],
  closeBidding: ["FILED", "LICENSED"],
  cancelBidding: from("PLANNED", "AWARDED"),
} as const satisfies Record<string, readonly BiddingStatus[]>;
export type BiddingAction = keyof typeof biddingActions;
export const biddingActionNames = Object.keys(biddingActions) as BiddingAction[];

const rightFor: Record<BiddingAction, Exclude<keyof BiddingRights, "personId">> = {
  updateBidding: "update",
  moveBiddingLaunch: "update",
  keepBidTeam: "update",
  keepBidWorkItem: "update",
  keepTenderRequirement: "update",
  keepBidPack: "update",
  keepBidDefence: "update",
  keepBidDecision: "update",
  decideBid: "approve",
  keepDeveloperMaterial: "issue",
  addBiddingDocument: "issue",
  recordBiddingStep: "update",
  submitBidPlan: "update",
  requestBidding: "update",
  prepareBidding: "update",
  agreeBidding: "update",
  issueTender: "issue",
  startBidding: "update",
  submitBid: "update",
  openBids: "update",
  recordAward: "recordResult",
  recordLoss: "recordResult",
  voidTender: "update",
  signContract: "approve",
  fileBidding: "file",
  licenseBidding: "file",
  closeBidding: "approve",
  cancelBidding: "approve",
};

/** Actions of somebody of the team; the region's head may take them as well. */
const ofTeam: Partial<Record<BiddingAction, readonly TeamMember["kind"][]>> = {
  startBidding: ["LIAISON", "LEADER"],
  submitBid: ["LEADER"],
  openBids: ["LEADER"],
};

const statusAfter: Partial<Record<BiddingAction, BiddingStatus>> = {
  requestBidding: "REQUESTED",
  prepareBidding: "PREPARING",
  agreeBidding: "AGREED",
  issueTender: "ISSUED",
  startBidding: "BIDDING",
  submitBid: "SUBMITTED",
  openBids: "OPENED",
  recordAward: "AWARDED",
  recordLoss: "LOST",
  voidTender: "AGREED",
  signContract: "CONTRACTED",
  fileBidding: "FILED",
  licenseBidding: "LICENSED",
  closeBidding: "CLOSED",
  cancelBidding: "CANCELLED",
};

/** The step of the ladder that an action takes, with the day it fell on. */
export function stepTaken(
  action: BiddingAction,
  of: BiddingFacts,
  at: string,
  { today, zone }: Moment,
): { readonly step: BiddingStep; readonly on: Day } | undefined {
  const on = (step: BiddingStep, day: Day | null) => ({ step, on: day ?? today });
  const instant = (value: string | null) => (value === null ? null : stepDay(value, zone));
  switch (action) {
    case "requestBidding":
      return on("REQUEST", today);
    case "issueTender":
      return on("ISSUE", instant(of.noticeAt));
    case "startBidding":
      return on("RECEIVE", instant(of.tenderReceivedAt));
    case "submitBid":
      return on("DELIVER", instant(at));
    case "openBids":
      return on("OPENING", instant(of.openingAt));
    case "recordAward":
      return on("AWARD", of.awardOn);
    case "signContract":
      return on("CONTRACT", of.contractOn);
    case "fileBidding":
      return on("FILING", of.filingOn);
    case "licenseBidding":
      return on("FEE_PERMIT", of.feePermitOn);
    default:
      return undefined;
  }
}

/** A tender that is void begins again with its filing: these steps are taken once more. */
export const stepsOfTender = [
  "PRE_FILING",
  "ISSUE",
  "RECEIVE",
  "PRE_BID_MEETING",
  "CLARIFICATION",
  "DELIVER",
  "OPENING",
] as const satisfies readonly BiddingStep[];

/** What an action adds to the project's facts before its rules look at them, and why where a reason is asked. */
export interface Given {
  readonly facts?: Partial<BiddingFacts>;
  readonly reason?: string | null;
  /** When it was delivered or opened; now where it is not said. */
  readonly at?: string;
}

/** What an action leads to. */
export interface Advance {
  readonly status: BiddingStatus;
  readonly facts: BiddingFacts;
  /** What the law said of it: kept beside the decision. */
  readonly checks: readonly Explanation[];
  readonly reason: string | null;
}

/** Every action with the reason against it, if there is one, by what is known before anything is typed. */
export const availableBiddingActions = (
  of: BiddingFacts,
  rights: BiddingRights,
): ActionState<BiddingAction>[] =>
  actionStates(biddingActionNames, (action) => reasonAgainst(action, of, rights));

/** No right, then the status, then whoever of the team has to. */
export function reasonAgainst(
  action: BiddingAction,
  of: BiddingFacts,
  rights: BiddingRights,
): Refusal | undefined {
  const right = rightFor[action];
  if (!rights[right]) return { code: "FORBIDDEN", details: { permission: `bidding.${right}` } };
  const allowed: readonly BiddingStatus[] = biddingActions[action];
  if (!allowed.includes(of.status))
    return {
      code: "BIDDING_STATUS",
      details: { action, status: of.status, allowed: [...allowed] },
    };
  if (action === "signContract" && of.status === "AGREED" && of.selectionMethod !== "OTHER")
    return { code: "BIDDING_STATUS", details: { action, status: of.status, allowed: ["AWARDED"] } };
  const kinds = ofTeam[action];
  if (!kinds || rights.approve) return undefined;
  const named = of.members.filter(({ kind }) => kinds.includes(kind));
  // Before there is anybody to name, the rules of the team say what is missing.
  return named.length === 0 || named.some(({ personId }) => personId === rights.personId)
    ? undefined
    : { code: "BIDDING_TEAM_ONLY", details: { names: named.map(({ name }) => name) } };
}

/**
 * Takes an action that moves the project on: right and status, the procedure's own guards (BID-R05 to R19), then the law.
 * What the law blocks is refused with STATUTE_BROKEN; a limit that has passed already is taken note of by the region's head
 * with a reason.
 */
export function advance(
  action: BiddingAction,
  before: BiddingFacts,
  given: Given,
  rights: BiddingRights,
  moment: Moment,
  law: Omit<Law, "today" | "zone">,
): Result<Advance> {
  const against = reasonAgainst(action, before, rights);
  if (against) return { ok: false, refusal: against };
  const facts = { ...before, ...given.facts };
  const reason = givenReason(given.reason) ?? null;
  const missing = guard(action, facts, given, reason, moment);
  if (missing) return { ok: false, refusal: missing };
  const { today, zone } = moment;
  const checks = isChecked(action) ? checksOf(action, facts, { ...law, today, zone }) : [];
  const blockers = checks.filter(stops);
  const passed = blockers.filter(
    ({ ruleId, verdict }) =>
      verdict === "BROKEN" && isLateLimit(ruleId, law.pack) && rights.approve && reason !== null,
  );
  const [first, ...others] = blockers.filter((one) => !passed.includes(one));
  if (first) return { ok: false, refusal: brokenLaw([first, ...others], law.pack) };
  return ok({ status: statusAfter[action] ?? before.status, facts, checks, reason });
}

/** A tender that is out opens when its bids are due, however its times are moved (TEN-025). Refused: STATUTE_BROKEN. */
export function checkMoved(of: BiddingFacts, law: Law): Refusal | undefined {
  if (of.done.ISSUE === undefined) return undefined;
  const [first, ...others] = checksOfTimes(of, law).filter(stops);
  return first && brokenLaw([first, ...others], law.pack);
}

const isChecked = (action: string): action is CheckedAction =>
  (checkedActions as readonly string[]).includes(action);

const brokenLaw = (blockers: readonly Explanation[], pack: RulePack): Refusal => ({
  code: blockers.every(({ verdict }) => verdict === "UNKNOWN")
    ? "STATUTE_UNKNOWN"
    : "STATUTE_BROKEN",
  details: {
    rules: blockers.map(({ ruleId }) => ruleId),
    sources: blockers.map(({ source }) => source),
    late: blockers.every(({ ruleId, verdict }) => isLateLimit(ruleId, pack) && verdict === "BROKEN")
      ? 1
      : 0,
  },
});

const stepsOpen = (of: BiddingFacts, ...steps: BiddingStep[]): Refusal | undefined => {
  const open = steps.filter((step) => of.done[step] === undefined);
  return open.length > 0 ? { code: "BIDDING_STEPS_OPEN", details: { steps: open } } : undefined;
};

const fieldsMissing = (
  of: BiddingFacts,
  ...fields: (keyof BiddingFacts)[]
): Refusal | undefined => {
  const missing = fields.filter((field) => of[field] === null);
  return missing.length > 0
    ? { code: "BIDDING_FIELDS_MISSING", details: { fields: missing } }
    : undefined;
};

const documentsMissing = (
  of: BiddingFacts,
  ...kinds: BiddingDocumentKind[]
): BiddingDocumentKind[] => kinds.filter((kind) => !of.documents.includes(kind));

function guard(
  action: BiddingAction,
  of: BiddingFacts,
  given: Given,
  reason: string | null,
  moment: Moment,
): Refusal | undefined {
  switch (action) {
    case "prepareBidding":
      if (of.members.length === 0) return { code: "BIDDING_GROUP_EMPTY" };
      return stepsOpen(of, "WORKING_GROUP", "PROCEDURE");
    case "agreeBidding":
      return guardAgreed(of);
    case "issueTender":
      return guardIssue(of, moment);
    case "startBidding":
      return guardBidding(of, moment);
    case "submitBid":
      return guardSubmit(of, given.at ?? new Date(moment.now).toISOString(), moment);
    case "openBids":
      return guardOpening(of, moment);
    case "recordAward":
      return guardAward(of, moment);
    case "recordLoss":
      return of.awardOn === null
        ? { code: "BIDDING_FIELDS_MISSING", details: { fields: ["awardOn"] } }
        : inFuture(of.awardOn, moment);
    case "signContract":
      return guardContract(of, reason, moment);
    case "fileBidding":
      return guardFiling(of, moment);
    case "licenseBidding":
      return guardLicense(of, moment);
    case "closeBidding":
      return of.filingOn === null || of.feePermitOn === null
        ? { code: "BIDDING_NOT_FILED_AND_LICENSED" }
        : undefined;
    case "voidTender":
    case "cancelBidding":
      return reason === null ? { code: "REASON_REQUIRED", details: { action } } : undefined;
    default:
      return undefined;
  }
}

const inFuture = (doneOn: Day, { today }: Moment): Refusal | undefined =>
  compareDays(doneOn, today) > 0
    ? { code: "DONE_IN_THE_FUTURE", details: { doneOn, today } }
    : undefined;

/** BID-R05, R09: the method is chosen, and every step of the flow chart before it has its day. */
function guardAgreed(of: BiddingFacts): Refusal | undefined {
  if (of.selectionMethod === null) return { code: "BIDDING_METHOD_REQUIRED" };
  if (of.selectionMethod === "OTHER" && givenReason(of.selectionNote) === undefined)
    return { code: "BIDDING_FIELDS_MISSING", details: { fields: ["selectionNote"] } };
  return (
    fieldsMissing(of, "tenderOffice", "tenderCost") ?? stepsOpen(of, "REPORT", "CONSULT", "METHOD")
  );
}

/** BID-R07, R08, R09. */
function guardIssue(of: BiddingFacts, moment: Moment): Refusal | undefined {
  if (of.selectionMethod === "OTHER") return { code: "BIDDING_METHOD_REQUIRED" };
  const kinds = developerMaterialNames.filter((kind) => !of.materials.includes(kind));
  if (of.organizerMode === "AGENCY" && kinds.length > 0)
    return { code: "BIDDING_MATERIALS_MISSING", details: { kinds } };
  if (of.timesAgreedOn === null) return { code: "BIDDING_TIMES_NOT_AGREED" };
  return (
    fieldsMissing(
      of,
      "noticeKind",
      "noticeAt",
      "openingAt",
      "submissionDeadline",
      "submissionPlace",
    ) ??
    checkTimes(of) ??
    inFuture(stepDay(of.noticeAt!, moment.zone), moment) ??
    stepsOpen(of, "TENDER_DOCUMENT")
  );
}

/** 02 part 7: the opening is not before the deadline. */
export const checkTimes = ({
  openingAt,
  submissionDeadline,
}: Pick<BiddingFacts, "openingAt" | "submissionDeadline">): Refusal | undefined =>
  openingAt !== null &&
  submissionDeadline !== null &&
  Date.parse(openingAt) < Date.parse(submissionDeadline)
    ? {
        code: "BIDDING_OPENING_BEFORE_DEADLINE",
        details: { openingAt, submissionDeadline },
      }
    : undefined;

/** BID-R10: exactly one leader, at most. */
export const checkLeaders = (members: readonly Pick<TeamMember, "kind">[]): Refusal | undefined =>
  members.filter(({ kind }) => kind === "LEADER").length > 1
    ? { code: "BIDDING_TWO_LEADERS" }
    : members.filter(({ kind }) => kind === "PROJECT_HEAD").length > 1
      ? { code: "BIDDING_TWO_PROJECT_HEADS" }
      : undefined;

/** BID-R10, R11, and the plan that the region's head approved. */
function guardBidding(of: BiddingFacts, moment: Moment): Refusal | undefined {
  const sides = new Set(of.members.map(({ appointedBy }) => appointedBy));
  if (!sides.has("DEVELOPER") || !sides.has("REGION")) return { code: "BIDDING_TEAM_ONE_SIDED" };
  const idle = of.members.filter(({ responsibility }) => responsibility.trim() === "");
  if (idle.length > 0)
    return {
      code: "BIDDING_WITHOUT_RESPONSIBILITY",
      details: { names: idle.map(({ name }) => name) },
    };
  const two = checkLeaders(of.members);
  if (two) return two;
  const held = new Set(of.members.map(({ kind }) => kind));
  const roles = (["LEADER", "PROJECT_HEAD", "LIAISON"] as const).filter((kind) => !held.has(kind));
  if (roles.length > 0) return { code: "BIDDING_TEAM_INCOMPLETE", details: { roles } };
  if (of.workItemCount === 0) return { code: "BIDDING_PLAN_EMPTY" };
  if (of.planApprovedOn === null) return { code: "BIDDING_PLAN_NOT_APPROVED" };
  // A sheet that was begun is ended; without one the company says whether a bid may be begun.
  if (of.decision === null ? of.decisionRequired : of.decision !== "BID")
    return { code: "BIDDING_NOT_DECIDED" };
  return (
    fieldsMissing(of, "tenderReceivedAt") ??
    inFuture(stepDay(of.tenderReceivedAt!, moment.zone), moment)
  );
}

/** BID-R13, R14. */
function guardSubmit(of: BiddingFacts, at: string, { now }: Moment): Refusal | undefined {
  const open = of.requirements.filter(({ responded }) => !responded).map(({ clause }) => clause);
  if (open.length > 0)
    return {
      code: "BIDDING_REQUIREMENTS_OPEN",
      details: { count: open.length, clauses: open.slice(0, 50) },
    };
  if (of.requirements.length === 0) return { code: "BIDDING_NO_REQUIREMENTS" };
  const fields = (["bindingChecked", "packagingChecked"] as const).filter((field) => !of[field]);
  if (fields.length > 0) return { code: "BIDDING_NOT_PACKED", details: { fields } };
  const missing = fieldsMissing(of, "submissionDeadline", "submissionPlace");
  if (missing) return missing;
  if (Date.parse(at) > now) return { code: "INVALID_INPUT", details: { field: "submittedAt" } };
  if (Date.parse(at) > Date.parse(of.submissionDeadline!))
    return { code: "BIDDING_DEADLINE_PASSED", details: { deadline: of.submissionDeadline!, at } };
  return guardPack(of);
}

/** BID-R13, R14: what is put together here is there, sealed and assembled; binding and packaging are checked line by line. */
function guardPack(of: BiddingFacts): Refusal | undefined {
  const check = pageCheck(of);
  if (!isPageChecked(check)) {
    const { missing, unsealed, unanswered } = check;
    const stale = check.stale ? 1 : 0;
    return {
      code: "BIDDING_PACK_OPEN",
      details: {
        missing: [...missing],
        unsealed: [...unsealed],
        unanswered: [...unanswered],
        stale,
      },
    };
  }
  const open = of.packing.filter(({ checked }) => !checked).map(({ text }) => text);
  return open.length > 0
    ? { code: "BIDDING_PACKING_OPEN", details: { count: open.length, names: open } }
    : undefined;
}

/** BID-R15: nobody says that a defence is prepared while something of it is not. */
export function checkDefence(of: Pick<BiddingFacts, "defence">): Refusal | undefined {
  const open = openDefence(of.defence);
  return open.length > 0
    ? { code: "BIDDING_DEFENSE_OPEN", details: { count: open.length, names: open } }
    : undefined;
}

/** BID-R15, R16. */
function guardOpening(of: BiddingFacts, { now }: Moment): Refusal | undefined {
  if (of.openingAt === null || Date.parse(of.openingAt) > now)
    return { code: "BIDDING_NOT_OPENED_YET", details: { openingAt: of.openingAt ?? "" } };
  if (of.defenseRequired && !(of.defensePrepared && of.defenseAttended))
    return { code: "BIDDING_DEFENSE_MISSING" };
  return of.leaderAttended && of.projectHeadAttended
    ? undefined
    : { code: "BIDDING_ATTENDANCE_MISSING" };
}

/** BID-R17: the notice, its sender and its day. */
function guardAward(of: BiddingFacts, moment: Moment): Refusal | undefined {
  if (!of.documents.includes("AWARD_NOTICE")) return { code: "BIDDING_AWARD_NOTICE_MISSING" };
  const missing = fieldsMissing(of, "awardOn", "awardSender");
  if (missing) return missing;
  const openedOn = of.done.OPENING;
  if (openedOn !== undefined && compareDays(of.awardOn!, openedOn) < 0)
    return { code: "INVALID_INPUT", details: { field: "awardOn" } };
  return inFuture(of.awardOn!, moment);
}

/** Both papers are there; without a tender the head says why. */
function guardContract(
  of: BiddingFacts,
  reason: string | null,
  moment: Moment,
): Refusal | undefined {
  const documents = documentsMissing(of, "PRE_CONTRACT", "PRE_AGREEMENT");
  if (documents.length > 0)
    return { code: "BIDDING_CONTRACT_PAPERS_MISSING", details: { documents } };
  if (of.status === "AGREED" && reason === null)
    return { code: "REASON_REQUIRED", details: { action: "signContract" } };
  return fieldsMissing(of, "contractOn") ?? inFuture(of.contractOn!, moment);
}

/** BID-R18: all four papers and the number. Without a tender there is neither tender document nor bid. */
function guardFiling(of: BiddingFacts, moment: Moment): Refusal | undefined {
  const papers: BiddingDocumentKind[] =
    of.selectionMethod === "OTHER"
      ? ["PRE_CONTRACT", "PRE_AGREEMENT"]
      : ["TENDER_DOCUMENT", "BID_DOCUMENT", "PRE_CONTRACT", "PRE_AGREEMENT"];
  const documents = documentsMissing(of, ...papers);
  const number = givenReason(of.filingNumber) === undefined;
  if (documents.length > 0 || number || of.filingOn === null)
    return {
      code: "BIDDING_FILING_INCOMPLETE",
      details: { documents, number: number ? 1 : 0 },
    };
  return inFuture(of.filingOn, moment);
}

/** BID-R19: number and day of the permit, with the standards that it is for. */
function guardLicense(of: BiddingFacts, moment: Moment): Refusal | undefined {
  if (givenReason(of.feePermitNumber) === undefined || of.feePermitOn === null)
    return { code: "BIDDING_FIELDS_MISSING", details: { fields: ["feePermitNumber"] } };
  if (of.feeStandardCount === 0)
    return { code: "BIDDING_FIELDS_MISSING", details: { fields: ["feeStandards"] } };
  return inFuture(of.feePermitOn, moment);
}

/** BID-R19: no property fee of an estate is made before its permit. */
export const mayChargeFees = (of: Pick<BiddingFacts, "feePermitOn">): boolean =>
  of.feePermitOn !== null;

/** What a step was decided by that is told by its day: told again it would be another day than the law was asked with. */
const restsOn: Partial<Record<DatedStep, BiddingStep>> = {
  PRE_FILING: "ISSUE",
  CLARIFICATION: "DELIVER",
  RESULT_FILING: "FILING",
};

/**
 * BID-R09, R12: a step that is told by its day alone. The meeting tells who was there; the result is filed once there is one. Refused:
 * INVALID_INPUT, DONE_IN_THE_FUTURE, BIDDING_STEP_KEPT, BIDDING_STEPS_OPEN, BIDDING_FIELDS_MISSING.
 */
export function recordStep(
  of: BiddingFacts,
  step: DatedStep,
  on: Day,
  note: string | null,
  rights: BiddingRights,
  moment: Moment,
): Result<DatedStep> {
  const against = reasonAgainst("recordBiddingStep", of, rights);
  if (against) return { ok: false, refusal: against };
  if (!datedSteps.includes(step)) return refuse("INVALID_INPUT", { field: "step" });
  const future = inFuture(on, moment);
  if (future) return { ok: false, refusal: future };
  const rests = restsOn[step];
  if (rests !== undefined && of.done[rests] !== undefined)
    return refuse("BIDDING_STEP_KEPT", { steps: [step], by: [rests] });
  if (step === "RESULT_FILING") {
    const awarded = stepsOpen(of, "AWARD");
    if (awarded) return { ok: false, refusal: awarded };
    if (compareDays(on, of.done.AWARD!) < 0) return refuse("INVALID_INPUT", { field: "doneOn" });
  }
  if (step === "PRE_BID_MEETING" && givenReason(note) === undefined)
    return refuse("BIDDING_FIELDS_MISSING", { fields: ["attendance"] });
  return ok(step);
}

/** A bidding that is planned, and the others of the estate that go on. */
export interface NewBidding {
  readonly objectType: ObjectType;
  readonly buildingIds: readonly string[];
  readonly launchDate: Day;
}
interface Standing {
  readonly status: BiddingStatus;
  readonly objectType: ObjectType;
  readonly buildingIds: readonly string[];
}

/**
 * BID-R01, R03: one open bidding per object, and a launch that is still to come. Fewer than 90 days ahead is told, not
 * refused: `late` asks for the reason.
 */
export function planBidding(
  draft: NewBidding,
  others: readonly Standing[],
  today: Day,
): Result<{ readonly late: boolean }> {
  if (compareDays(draft.launchDate, today) < 0)
    return refuse("BIDDING_LAUNCH_PAST", { launchDate: draft.launchDate, today });
  if (draft.objectType !== "NEW_PROJECT" && draft.buildingIds.length === 0)
    return refuse("BIDDING_BUILDINGS_REQUIRED");
  const same = (other: Standing) =>
    draft.objectType === "NEW_PROJECT"
      ? other.objectType === "NEW_PROJECT"
      : other.buildingIds.some((id) => draft.buildingIds.includes(id));
  if (others.some((other) => isOpenBidding(other.status) && same(other)))
    return refuse("BIDDING_OBJECT_TAKEN");
  return ok({ late: daysBetween(today, draft.launchDate) < companyDeadlines.REQUEST });
}

/** The day a delivery or an opening fell on. */
export const stepDay = (at: string, zone: string): Day => dayAt(Date.parse(at), zone);

/** BID-R02: days after T−75 on which the contract was signed; 0 in time. */
export const contractDaysLate = (launchDate: Day, contractOn: Day): number =>
  Math.max(0, daysBetween(addDays(launchDate, -companyDeadlines.CONTRACT), contractOn));
