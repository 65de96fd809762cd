import type { Day } from "../calendar/day.ts";
import type { WorkingCalendar } from "../calendar/working-calendar.ts";
import type { Refusal } from "../refusal.ts";
import { ok, type Result } from "../result.ts";
import { explain, type Explanation, type Inputs } from "../rule-pack/explain.ts";
import { governing, type RulePack, rulesAt } from "../rule-pack/pack.ts";
import type { Effect, LegalPlace } from "../rule-pack/rule.ts";
import { type ItemFacts, missingDocuments } from "./item.ts";
import type { ConditionRow } from "./project.ts";
import { coversAspects, namesMethods, type StandardItem } from "./standard.ts";
import { missingHeads } from "./transfer.ts";
import {
  type AgreementHead,
  type Condition,
  type FormalGroup,
  isAtLeast,
  type LegalBasis,
  type TakeoverStatus,
} from "./vocabulary.ts";

/** The actions at which the law is asked. */
export const checkedActions = [
  "startPreInspection",
  "startFormalInspection",
  "prepareTakeoverTransfer",
  "transferTakeover",
  "closeTakeover",
] as const;
export type CheckedAction = (typeof checkedActions)[number];

/** What the law is asked about. Null is what nobody has said yet. */
export interface LawFacts {
  readonly status: TakeoverStatus;
  readonly place: LegalPlace;
  readonly bases: readonly LegalBasis[];
  readonly conditions: readonly ConditionRow[];
  readonly contractClause: boolean | null;
  readonly saleClause: boolean | null;
  readonly conventionClause: boolean | null;
  readonly standard: readonly StandardItem[];
  readonly items: readonly ItemFacts[];
  readonly documentsHandedOn: Day | null;
  readonly siteInspectionOn: Day | null;
  readonly developerStaff: string | null;
  /** Areas that are left, and things open, without which nothing is finished. */
  readonly unagreed: number;
  readonly formalDone: readonly FormalGroup[];
  readonly heads: Readonly<Partial<Record<AgreementHead, string>>>;
  readonly finishedOn: Day | null;
  readonly deliveryOn: Day | null;
  readonly agreementOn: Day | null;
  readonly transferredOn: Day | null;
  readonly filedOn: Day | null;
  readonly ownersInformedOn: Day | null;
  readonly postedOn: Day | null;
  readonly postedUntil: Day | null;
}

/** What the law is asked with. `configured`: what the company lets local rules do. */
export interface Law {
  readonly pack: RulePack;
  readonly calendar: WorkingCalendar;
  readonly today: Day;
  readonly configured: Effect;
}

/**
 * Limits that have passed once they are broken: nobody can go back. The region's head takes note with a reason, and the takeover
 * goes on with the breach on record.
 */
const lateLimits = new Set(["INS-007", "INS-051", "INS-056", "INS-120", "INS-122"]);
export const isLateLimit = (ruleId: string): boolean => lateLimits.has(ruleId);

const isMet = ({ conditions }: LawFacts, code: Condition): boolean =>
  conditions.some((row) => row.code === code && row.state !== "NOT_MET");
/** A head of the document list: all came, or is listed as missing with a day. */
const headThere = ({ items }: LawFacts, head: string): boolean => {
  const documents = items.filter(({ kind, code }) => kind === "DOCUMENT" && code?.startsWith(head));
  return (
    documents.length > 0 &&
    documents.every(
      ({ verdict, receivedOn, promisedOn }) =>
        verdict === "NA" || receivedOn !== null || promisedOn !== null,
    )
  );
};
/** Every kind of the law's list was looked at, or does not exist here. */
const kindsSeen = ({ items, standard }: LawFacts, rule: string): boolean => {
  const codes = standard.filter(({ code }) => code.startsWith(rule)).map(({ code }) => code);
  return codes.every((wanted) => {
    const lines = items.filter(({ code }) => code === wanted);
    return lines.length > 0 && lines.every(({ verdict }) => verdict !== null);
  });
};

const holds = (value: boolean | null): Inputs => ({ holds: value });

/** Every rule that an action is checked by, with what is known of its inputs. */
function asked(action: CheckedAction, of: LawFacts): [string, Inputs][] {
  const at = (status: TakeoverStatus) => isAtLeast(of.status, status);
  switch (action) {
    case "startPreInspection":
      return [
        ["INS-002", holds(true)],
        ["INS-004", holds(of.saleClause)],
        ["INS-005", holds(of.conventionClause)],
        ["INS-006", holds(of.contractClause)],
        ["INS-011", holds(isMet(of, "COMPLETION_ACCEPTED") && isMet(of, "APPROVALS"))],
        ["INS-012", holds(isMet(of, "UTILITIES_METERED"))],
        ["INS-013", holds(isMet(of, "PUBLIC_FACILITIES"))],
        ["INS-014", holds(isMet(of, "SUPPORTING"))],
        ["INS-015", holds(isMet(of, "USE_CERTIFICATES"))],
        ["INS-016", holds(isMet(of, "TECHNICAL_DATA"))],
        ["INS-017", holds(isMet(of, "OTHER_LAW"))],
        ["INS-127", holds(isMet(of, "APPROVALS"))],
        ["INS-021", holds(at("PLANNED"))],
        ["INS-022", holds(of.documentsHandedOn !== null)],
        ["INS-028", { from: of.documentsHandedOn, to: of.siteInspectionOn }],
        ...["INS-031", "INS-032", "INS-033", "INS-034", "INS-035"].map((head): [string, Inputs] => [
          head,
          holds(headThere(of, head)),
        ]),
        [
          "INS-036",
          holds(missingDocuments(of.items).every(({ promisedOn }) => promisedOn !== null)),
        ],
        ["INS-044", holds(namesMethods(of.standard))],
        ["INS-045", holds(coversAspects(of.standard))],
      ];
    case "startFormalInspection":
      return [
        ["INS-023", holds(at("PRE_INSPECTION"))],
        [
          "INS-037",
          holds(
            of.items.every(
              ({ kind, receivedOn, verdict }) =>
                kind !== "DOCUMENT" || receivedOn === null || verdict !== null,
            ),
          ),
        ],
        ["INS-047", holds(at("PRE_REPORTED"))],
        ["INS-048", holds(Boolean(of.developerStaff?.trim()))],
      ];
    case "prepareTakeoverTransfer":
      return [
        ["INS-007", { from: of.finishedOn, to: of.deliveryOn }],
        ["INS-024", holds(of.unagreed === 0)],
        [
          "INS-025",
          holds(of.formalDone.includes("RECTIFICATION") && of.formalDone.includes("LISTS")),
        ],
        ["INS-040", holds(kindsSeen(of, "INS-040"))],
        ["INS-041", holds(kindsSeen(of, "INS-041"))],
        ["INS-042", holds(kindsSeen(of, "INS-042"))],
        ["INS-046", holds(at("FORMAL_INSPECTION") && of.formalDone.includes("LISTS"))],
        ["INS-049", holds(missingHeads(of.heads).length === 0)],
      ];
    case "transferTakeover":
      return [
        ["INS-026", holds(of.agreementOn !== null)],
        ["INS-051", { from: of.agreementOn, on: of.transferredOn }],
        ["INS-052", holds(of.formalDone.includes("RECTIFICATION"))],
        ["INS-053", holds(of.agreementOn !== null && of.formalDone.includes("LISTS"))],
      ];
    case "closeTakeover":
      return [
        ["INS-027", holds(of.transferredOn !== null)],
        ["INS-054", holds(at("TRANSFERRED"))],
        ["INS-056", { from: of.transferredOn, on: of.filedOn }],
        // Not informed is not known: they may be until it is closed.
        ["INS-057", holds(of.ownersInformedOn === null ? null : true)],
        ["INS-061", holds(at("REGISTER_DONE"))],
      ];
  }
}

/** Posting to owners is the city's to say: 15 days at one place, 7 at another, or only by when. */
const postings: Readonly<Record<string, (of: LawFacts) => Inputs>> = {
  "INS-120": (of) => ({ from: of.agreementOn, on: of.postedOn, until: of.postedUntil }),
  "INS-121": (of) => ({ from: of.postedOn, to: of.postedUntil }),
  "INS-122": (of) => ({ from: of.finishedOn, on: of.postedOn }),
};

/** What the law says of an action, rule by rule, in the versions that hold at the place on that day. */
export function checksOf(action: CheckedAction, of: LawFacts, law: Law): Explanation[] {
  const national = asked(action, of).flatMap(([id, inputs]) => {
    const rule = governing(law.pack, id, of.place, law.today);
    return rule ? [explain(rule, inputs, law.calendar, law.configured)] : [];
  });
  if (action !== "closeTakeover") return national;
  const local = rulesAt(law.pack, of.place, law.today).flatMap((rule) => {
    const inputs = postings[rule.id];
    return inputs ? [explain(rule, inputs(of), law.calendar, law.configured)] : [];
  });
  return [...national, ...local];
}

/** The cities' own limits for mending what an inspection found (INS-101 to 108). */
const fixPeriod = /^INS-10[1-8]$/;

/** What the law says of a day that is agreed for mending. */
export const fixChecksOf = (
  place: LegalPlace,
  row: { readonly raisedOn: Day; readonly dueOn: Day },
  law: Law,
): Explanation[] =>
  rulesAt(law.pack, place, law.today)
    .filter(({ id }) => fixPeriod.test(id))
    .map((rule) =>
      explain(rule, { from: row.raisedOn, on: row.dueOn }, law.calendar, law.configured),
    );

/** An unknown that would block is no pass. */
const stops = ({ verdict, effect }: Explanation): boolean =>
  effect === "BLOCK" && verdict !== "MET";

/**
 * What stops an action of what the law says. Refused: STATUTE_BROKEN, STATUTE_UNKNOWN; a limit that had passed is taken note of
 * by the region's head with a reason.
 */
export function judge(
  checks: readonly Explanation[],
  by: { readonly except: boolean; readonly reason: string | null },
): Result<readonly Explanation[]> {
  const passed = ({ ruleId, verdict }: Explanation) =>
    verdict === "BROKEN" && isLateLimit(ruleId) && by.except && by.reason !== null;
  const blockers = checks.filter((check) => stops(check) && !passed(check));
  return blockers.length === 0 ? ok(checks) : { ok: false, refusal: brokenLaw(blockers) };
}

const brokenLaw = (blockers: readonly Explanation[]): Refusal => ({
  code: blockers.every(({ verdict }) => verdict === "UNKNOWN")
    ? "STATUTE_UNKNOWN"
    : "STATUTE_BROKEN",
  details: {
    rules: blockers.map(({ ruleId }) => ruleId),
    sources: blockers.map(({ source }) => source),
    late: blockers.every(({ ruleId, verdict }) => isLateLimit(ruleId) && verdict === "BROKEN")
      ? 1
      : 0,
  },
});

/** The action that comes next of what the law is asked at. */
export const nextChecked: Partial<Record<TakeoverStatus, CheckedAction>> = {
  TRIGGERED: "startPreInspection",
  TEAM_FORMED: "startPreInspection",
  PLANNED: "startPreInspection",
  TRAINED: "startPreInspection",
  PRE_INSPECTION: "startFormalInspection",
  PRE_REPORTED: "startFormalInspection",
  FORMAL_INSPECTION: "prepareTakeoverTransfer",
  HANDOVER_SIGNED: "transferTakeover",
  TRANSFERRED: "closeTakeover",
  REGISTER_DONE: "closeTakeover",
};
