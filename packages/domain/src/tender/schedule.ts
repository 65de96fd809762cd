import { dayAt } from "../calendar/clock.ts";
import { addDays, compareDays, type Day, latest } from "../calendar/day.ts";
import type { Law } from "../bidding/checks.ts";
import { completionRules } from "../bidding/tender-plan.ts";
import type { SaleKind } from "../bidding/vocabulary.ts";
import { lastDayWithin } from "../rule-pack/explain.ts";
import { governing, type RulePack } from "../rule-pack/pack.ts";
import type { LegalPlace, StatutoryRule } from "../rule-pack/rule.ts";
import type { Notice } from "./notice.ts";

export const noticeSteps = ["PRE_FILING", "ISSUE", "CLARIFICATION", "DEADLINE", "AWARD"] as const;
export type NoticeStep = (typeof noticeSteps)[number];

/** What the dates of a notice are counted from, as far as they are chosen. */
export interface NoticeDates {
  readonly today: Day;
  readonly place: LegalPlace;
  readonly preFiledOn: Day | null;
  readonly issuedOn: Day | null;
  readonly deadlineOn: Day | null;
  readonly bidValidUntil: Day | null;
  readonly saleKind: SaleKind;
  readonly saleOn: Day | null;
  /** Days that the committee takes (评标天数), which no law counts. */
  readonly evaluationDays: number;
}

/** Why a day is the last or the first: so many days from another step, or from a day that is no step of ours. */
export interface NoticeReason {
  readonly rule: StatutoryRule | null;
  readonly days: number;
  readonly of: NoticeStep | "SALE" | "BID_VALIDITY" | "TODAY";
  readonly on: Day;
}

/** A step of the ladder (倒排): between which days it may fall, what was chosen, and by which text. */
export interface NoticeRung {
  readonly step: NoticeStep;
  readonly chosenOn: Day | null;
  readonly firstOn: Day | null;
  readonly lastOn: Day | null;
  readonly firstBy: NoticeReason | null;
  readonly lastBy: NoticeReason | null;
  /** Chosen outside of its days, or its days are none. */
  readonly broken: boolean;
}

interface Bound {
  readonly on: Day;
  readonly by: NoticeReason;
}
type Known = Day | null | undefined;

/** So many days on from a day, or back where they are negative; none while that day is not known. */
const bound = (
  days: number,
  of: NoticeReason["of"],
  on: Known,
  rule: StatutoryRule | null = null,
): Bound[] =>
  on == null ? [] : [{ on: addDays(on, days), by: { rule, days: Math.abs(days), of, on } }];

const first = (bounds: readonly Bound[]): Bound | null =>
  bounds.toSorted((a, b) => compareDays(a.on, b.on))[0] ?? null;
const last = (bounds: readonly Bound[]): Bound | null =>
  bounds.toSorted((a, b) => compareDays(b.on, a.on))[0] ?? null;

/** Bounds by what the law asks to lie between two days, at a place and on a day. */
function lawful(pack: RulePack, place: LegalPlace, today: Day) {
  const apart = (id: string, sign: 1 | -1, of: NoticeReason["of"], on: Known): Bound[] => {
    const rule = governing(pack, id, place, today);
    if (!rule) return [];
    const { test } = rule;
    const days = test.kind === "DAYS_APART" ? test.days : test.kind === "EARLIER" ? 1 : 0;
    return bound(sign * days, of, on, rule);
  };
  return {
    after: (id: string, of: NoticeReason["of"], on: Known) => apart(id, 1, of, on),
    before: (id: string, of: NoticeReason["of"], on: Known) => apart(id, -1, of, on),
  };
}

/** By when the award must be: ahead of the sale, and of the end of the bids' validity. */
const lastAward = (
  { before }: ReturnType<typeof lawful>,
  { saleKind, saleOn, bidValidUntil }: Pick<NoticeDates, "saleKind" | "saleOn" | "bidValidUntil">,
): Bound | null =>
  first([
    ...before(completionRules[saleKind], "SALE", saleOn),
    ...before("TEN-035", "BID_VALIDITY", bidValidUntil),
  ]);

/**
 * The dates of a notice counted both ways: from today and what is chosen onward, and from the sale, the bids' validity and what
 * is chosen back. The law's distances are those that hold at the place today.
 */
export function noticeLadder(dates: NoticeDates, pack: RulePack): NoticeRung[] {
  const { today, place, preFiledOn, issuedOn, deadlineOn, evaluationDays } = dates;
  const law = lawful(pack, place, today);
  const now: Bound = { on: today, by: { rule: null, days: 0, of: "TODAY", on: today } };

  const awardLast = lastAward(law, dates);
  const deadlineLast = first(bound(-evaluationDays, "AWARD", awardLast?.on));
  const deadline = deadlineOn ?? deadlineLast?.on;
  const issueLast = first(law.before("TEN-013", "DEADLINE", deadline));
  const clarificationLast = first(law.before("TEN-014", "DEADLINE", deadline));
  const filingLast = first(law.before("TEN-010", "ISSUE", issuedOn ?? issueLast?.on));

  const filed = law.after("TEN-010", "PRE_FILING", preFiledOn ?? today);
  const issueFirst = last([...filed, ...(issuedOn ? [] : [now])]);
  const issued = issuedOn ?? latest(issueFirst?.on ?? today, today);
  const deadlineFirst = last(law.after("TEN-013", "ISSUE", issued));
  const awardFirst = first(bound(evaluationDays, "DEADLINE", deadlineOn ?? deadlineFirst?.on));

  const rung = (
    step: NoticeStep,
    chosenOn: Day | null,
    from: Bound | null,
    until: Bound | null,
  ): NoticeRung => ({
    step,
    chosenOn,
    firstOn: from?.on ?? null,
    lastOn: until?.on ?? null,
    firstBy: from?.by ?? null,
    lastBy: until?.by ?? null,
    broken:
      (chosenOn !== null && from !== null && compareDays(chosenOn, from.on) < 0) ||
      (chosenOn !== null && until !== null && compareDays(chosenOn, until.on) > 0) ||
      (chosenOn === null && from !== null && until !== null && compareDays(until.on, from.on) < 0),
  });
  return [
    rung("PRE_FILING", preFiledOn, preFiledOn ? null : now, filingLast),
    rung("ISSUE", issuedOn, issueFirst, issueLast),
    rung("CLARIFICATION", null, null, clarificationLast),
    rung("DEADLINE", deadlineOn, deadlineFirst, deadlineLast),
    rung("AWARD", null, awardFirst, awardLast),
  ];
}

/** By which day the law wants what a tender owes next; null where nothing says it yet. */
export interface LegalDays {
  /** Answers to all (TEN-014). */
  readonly answer: Day | null;
  /** The award (TEN-018 to TEN-020, TEN-035). */
  readonly award: Day | null;
  /** The contract (TEN-038), counted from the award notice. */
  readonly contract: Day | null;
  /** The filing of the result (TEN-037), counted from the award. */
  readonly filing: Day | null;
}

/** The last days by the law that holds at the place today, the company's own local rules among it. */
export function legalDays(
  of: Pick<Notice, "place" | "bidValidUntil" | "sale"> & {
    readonly deadline: string | null;
    readonly awardedAt: string | null;
    readonly toldAt: string | null;
  },
  { pack, calendar, today, zone }: Law,
): LegalDays {
  const { place, sale, bidValidUntil } = of;
  const law = lawful(pack, place, today);
  const dayOf = (at: string | null) => (at === null ? null : dayAt(Date.parse(at), zone));
  const within = (id: string, from: Day | null): Day | null => {
    const test = governing(pack, id, place, today)?.test;
    return from !== null && test?.kind === "DAYS_WITHIN"
      ? lastDayWithin(from, test.days, calendar)
      : null;
  };
  const sold = { saleKind: sale?.kind ?? "NOT_FOR_SALE", saleOn: sale?.on ?? null } as const;
  return {
    answer: law.before("TEN-014", "DEADLINE", dayOf(of.deadline))[0]?.on ?? null,
    award: lastAward(law, { ...sold, bidValidUntil })?.on ?? null,
    contract: within("TEN-038", dayOf(of.toldAt)),
    filing: within("TEN-037", dayOf(of.awardedAt)),
  };
}
