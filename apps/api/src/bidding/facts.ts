import { type Law, checksOf, type CheckedAction } from "@threshold/domain/bidding/checks";
import type { BiddingFacts, BiddingRights, Moment } from "@threshold/domain/bidding/facts";
import { planTender, type TenderPlan } from "@threshold/domain/bidding/tender-plan";
import type { BiddingStep } from "@threshold/domain/bidding/vocabulary";
import { dayAt } from "@threshold/domain/calendar/clock";
import type { Day } from "@threshold/domain/calendar/day";
import { may } from "@threshold/domain/organization/viewer";
import { whatWouldChange } from "@threshold/domain/rule-pack/explain";
import type { RulePack } from "@threshold/domain/rule-pack/pack";
import type { Context } from "../context.ts";
import { settingAmong } from "../policy/queries.ts";
import type { GatheredBidding } from "./queries.ts";
import { packWith, toldCheck, toldRule } from "./statute-types.ts";

/** The rules that hold: the product's and the company's own. */
export const packOf = ({ ownRules }: Pick<GatheredBidding, "ownRules">): RulePack =>
  packWith(ownRules);

type Clock = Pick<Context, "now" | "today" | "calendar">;

/** The project as its rules need it. */
export const factsOf = (project: GatheredBidding): BiddingFacts => ({
  ...project,
  parts: project.partRows,
  place: { province: project.province, city: project.city },
  decisionRequired: settingAmong(project.settings, "bidding.decisionRequired"),
  localRules: settingAmong(project.settings, "bidding.localRules"),
});

export const momentOf = ({ timeZone }: GatheredBidding, { now, today }: Clock): Moment => ({
  now: Date.parse(now),
  today,
  zone: timeZone,
});

export const lawOf = (project: GatheredBidding, { today, calendar }: Clock): Law => ({
  pack: packOf(project),
  calendar,
  today,
  zone: project.timeZone,
});

const placeOf = (of: Pick<GatheredBidding, "estateId" | "serviceCenterId">) =>
  ({ level: "ESTATE", id: of.estateId, centerId: of.serviceCenterId }) as const;

export function rightsOf(
  { viewer }: Pick<Context, "viewer">,
  of: Pick<GatheredBidding, "estateId" | "serviceCenterId">,
): BiddingRights {
  const place = placeOf(of);
  return {
    update: may(viewer, "bidding.update", place),
    issue: may(viewer, "bidding.issue", place),
    approve: may(viewer, "bidding.approvePlan", place),
    recordResult: may(viewer, "bidding.recordResult", place),
    file: may(viewer, "bidding.file", place),
    personId: viewer.personId,
  };
}

/** The tender's plan, counted from the project as it stands (BID-R20, R21). */
export function ladderOf(project: GatheredBidding, { today, calendar }: Clock): TenderPlan {
  const { settings, timeZone } = project;
  const on = (at: string | null): Day | undefined =>
    at === null ? undefined : dayAt(Date.parse(at), timeZone);
  const fixed: Partial<Record<BiddingStep, Day | undefined>> = {
    ISSUE: on(project.noticeAt),
    PRE_BID_MEETING: on(project.preBidMeetingAt),
    DELIVER: on(project.submissionDeadline),
    OPENING: on(project.openingAt),
  };
  return planTender(
    {
      launchDate: project.launchDate,
      place: { province: project.province, city: project.city },
      saleKind: project.saleKind,
      saleOn: project.saleOn,
      fixed: Object.fromEntries(Object.entries(fixed).filter(([, day]) => day !== undefined)),
      done: project.done,
      lead: {
        documentDays: settingAmong(settings, "bidding.documentDays"),
        evaluationDays: settingAmong(settings, "bidding.evaluationDays"),
        contractDays: settingAmong(settings, "bidding.contractDays"),
      },
    },
    packOf(project),
    today,
    calendar,
  );
}

/** The newest version of a rule that the plan names, where it is one of the law. */
const statuteOf = (pack: RulePack, rule: string) => {
  const versions = pack.filter(({ id }) => id === rule).map(({ version }) => version);
  return versions.length > 0 ? toldRule(pack, rule, Math.max(...versions)) : null;
};

export const toldLadder = (pack: RulePack, { steps, feasible, conflict }: TenderPlan) => ({
  steps: steps.map((step) => ({
    ...step,
    why: step.why.map((reason) => ({ ...reason, statute: statuteOf(pack, reason.rule) })),
  })),
  feasible,
  conflictSteps: conflict?.steps ?? [],
  conflictDays: conflict?.daysLate ?? 0,
});

const nextAction: Partial<Record<BiddingFacts["status"], CheckedAction>> = {
  PREPARING: "issueTender",
  AGREED: "issueTender",
  ISSUED: "submitBid",
  BIDDING: "submitBid",
  SUBMITTED: "openBids",
  OPENED: "recordAward",
  AWARDED: "signContract",
  CONTRACTED: "fileBidding",
  LICENSED: "fileBidding",
};

/** What the law says of the action that comes next, as things stand. */
export function nextChecksOf(project: GatheredBidding, clock: Clock) {
  const { status, selectionMethod, filingOn } = project;
  const usual = filingOn === null ? nextAction[status] : undefined;
  const action = usual === "issueTender" && selectionMethod === "OTHER" ? "signContract" : usual;
  if (!action) return null;
  const checks = checksOf(action, factsOf(project), lawOf(project, clock));
  return { action, checks: checks.map((check) => toldCheck(packOf(project), check)) };
}

/** What rules that hold by now would change of the decisions taken. */
export const ruleChangesOf = (project: GatheredBidding, { today, calendar }: Clock) => {
  const { place, localRules } = factsOf(project);
  const pack = packOf(project);
  return whatWouldChange(project.decisions, pack, place, today, calendar, localRules).map(
    ({ before, after }) => ({ before: toldCheck(pack, before), after: toldCheck(pack, after) }),
  );
};
