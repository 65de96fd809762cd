import { dayAt } from "../calendar/clock.ts";
import type { Day } from "../calendar/day.ts";
import type { WorkingCalendar } from "../calendar/working-calendar.ts";
import { type Explanation, explain, type Inputs } from "../rule-pack/explain.ts";
import { governing, type RulePack } from "../rule-pack/pack.ts";
import type { BiddingFacts } from "./facts.ts";
import { completionRules } from "./tender-plan.ts";
import { hasAllHeads } from "./vocabulary.ts";

/** The actions at which the law is asked. */
export const checkedActions = [
  "issueTender",
  "submitBid",
  "openBids",
  "recordAward",
  "signContract",
  "fileBidding",
] as const;
export type CheckedAction = (typeof checkedActions)[number];

/** What the law is asked with. */
export interface Law {
  readonly pack: RulePack;
  readonly calendar: WorkingCalendar;
  readonly today: Day;
  readonly zone: string;
}

/**
 * Limits that have passed once they are broken: nobody can go back. Whoever answers for it, the region's head, takes note with
 * a reason, and the project goes on with the breach on record; all other blockers are cleared or stop it.
 */
export const lateLimits: ReadonlySet<string> = new Set([
  "TEN-018",
  "TEN-019",
  "TEN-020",
  "TEN-035",
  "TEN-037",
  "TEN-038",
  "TEN-043",
  "TEN-046",
]);

/** Whether a rule is such a limit, or a local one that takes the place of one. */
export const isLateLimit = (ruleId: string, pack: RulePack): boolean =>
  lateLimits.has(ruleId) ||
  pack.some((rule) => rule.id === ruleId && rule.overrides.some((id) => lateLimits.has(id)));

const instantDay = (at: string | null, zone: string): Day | null =>
  at === null ? null : dayAt(Date.parse(at), zone);

const opensAtDeadline = ({ openingAt, submissionDeadline }: BiddingFacts): [string, Inputs] => [
  "TEN-025",
  { at: openingAt, anchor: submissionDeadline },
];
const signedBeforeSale = ({ contractOn, saleOn }: BiddingFacts): [string, Inputs] => [
  "TEN-046",
  { on: contractOn, anchor: saleOn },
];

/** Every rule that an action is checked by, with what is known of its inputs. */
function asked(action: CheckedAction, of: BiddingFacts, zone: string): [string, Inputs][] {
  const agreement = of.selectionMethod === "OTHER";
  const issuedOn = of.documentIssuedOn ?? instantDay(of.noticeAt, zone);
  const deadlineOn = instantDay(of.submissionDeadline, zone);
  switch (action) {
    case "issueTender": {
      const word = of.selectionMethod === "PUBLIC_TENDER" ? "public" : "invited";
      const invited: [string, Inputs][] =
        of.selectionMethod === "INVITED_TENDER" ? [["TEN-007", { number: of.invitedCount }]] : [];
      return [
        ["TEN-004", { word, holds: word === "public" }],
        ...invited,
        ["TEN-010", { from: of.done.PRE_FILING ?? null, to: instantDay(of.noticeAt, zone) }],
        ["TEN-013", { from: issuedOn, to: deadlineOn }],
        opensAtDeadline(of),
        // Where the law has one company for a zone, a part of it is not tendered by itself.
        ["TEN-047", { holds: of.objectType === "NEW_PROJECT" }],
      ];
    }
    case "submitBid":
      return of.done.CLARIFICATION === undefined
        ? []
        : [["TEN-014", { from: of.done.CLARIFICATION, to: deadlineOn }]];
    case "openBids":
      return [["TEN-024", { number: of.bidderCount }], opensAtDeadline(of)];
    case "recordAward": {
      const completion: Inputs = {
        from: of.awardOn,
        to: of.saleOn,
        on: of.awardOn,
        anchor: of.saleOn,
      };
      return [
        ["TEN-026", { number: of.committeeSize }],
        ["TEN-027", { part: of.expertCount, whole: of.committeeSize }],
        ["TEN-028", { holds: of.expertsDrawn }],
        ["TEN-029", { holds: of.withoutConflict }],
        ["TEN-034", { number: of.candidateCount }],
        ["TEN-035", { from: of.awardOn, to: of.bidValidUntil }],
        ["TEN-036", { holds: of.losersNotified }],
        [completionRules[of.saleKind], completion],
      ];
    }
    case "signContract":
      return [
        // A contract follows the award of a tender, or an agreement that the law lets be made (TEN-002).
        ["TEN-001", { holds: agreement || of.status === "AWARDED" }],
        agreement
          ? [
              "TEN-002",
              {
                holds: of.approvalDocument !== null,
                // Where bidders are few the size does not matter.
                number: of.bidderCount !== null && of.bidderCount < 3 ? 0 : of.floorArea,
              },
            ]
          : ["TEN-038", { from: of.awardOn, on: of.contractOn }],
        ["SVC-001", { holds: hasAllHeads(of.contractHeads) }],
        ["TEN-044", { number: of.contractMonths }],
        ...(of.saleKind === "NOT_FOR_SALE" ? [] : [signedBeforeSale(of)]),
      ];
    case "fileBidding":
      return [
        ...(agreement
          ? []
          : [
              ["TEN-037", { from: of.awardOn, on: of.done.RESULT_FILING ?? of.filingOn }] as [
                string,
                Inputs,
              ],
            ]),
        ["TEN-043", { from: of.contractOn, on: of.filingOn }],
      ];
  }
}

const explained = (asked: readonly [string, Inputs][], of: BiddingFacts, law: Law): Explanation[] =>
  asked.flatMap(([id, inputs]) => {
    const rule = governing(law.pack, id, of.place, law.today);
    return rule ? [explain(rule, inputs, law.calendar, of.localRules)] : [];
  });

/** What the law says of an action, rule by rule, in the versions that hold at the project's place on that day. */
export const checksOf = (action: CheckedAction, of: BiddingFacts, law: Law): Explanation[] =>
  explained(asked(action, of, law.zone), of, law);

/** What the law says of the opening of a tender that is out, after its times were moved. */
export const checksOfTimes = (of: BiddingFacts, law: Law): Explanation[] =>
  explained([opensAtDeadline(of)], of, law);

/** What of an action's inputs must be known for the law to be asked at all: an unknown that would block is no pass. */
export const stops = ({ verdict, effect }: Explanation): boolean =>
  effect === "BLOCK" && verdict !== "MET";
