import { addDays, compareDays, type Day, latest } from "../calendar/day.ts";
import { completionRules } from "../bidding/tender-plan.ts";
import type { SaleKind } from "../bidding/vocabulary.ts";
import { governing, type RulePack } from "../rule-pack/pack.ts";
import type { LegalPlace, StatutoryRule } from "../rule-pack/rule.ts";

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

const least = (bounds: readonly Bound[]): Bound | null =>
  bounds.toSorted((a, b) => compareDays(a.on, b.on))[0] ?? null;
const most = (bounds: readonly Bound[]): Bound | null =>
  bounds.toSorted((a, b) => compareDays(b.on, a.on))[0] ?? null;

/**
 * The dates of a notice counted both ways: from today and what is chosen onward, and from the sale, the bids' validity and what
 * is chosen back. The law's distances are those that hold at the place today.
 */
export function noticeLadder(dates: NoticeDates, pack: RulePack): NoticeRung[] {
  const { today, place, preFiledOn, issuedOn, deadlineOn, bidValidUntil, saleKind, saleOn } = dates;
  const held = (id: string) => governing(pack, id, place, today) ?? null;
  const daysOf = (rule: StatutoryRule | null): number =>
    rule?.test.kind === "DAYS_APART" ? rule.test.days : rule?.test.kind === "EARLIER" ? 1 : 0;
  const back = (rule: StatutoryRule | null, of: NoticeReason["of"], on: Day | null | undefined) =>
    on == null || rule === null
      ? []
      : [{ on: addDays(on, -daysOf(rule)), by: { rule, days: daysOf(rule), of, on } }];
  const onward = (rule: StatutoryRule | null, of: NoticeReason["of"], on: Day | null | undefined) =>
    on == null || rule === null
      ? []
      : [{ on: addDays(on, daysOf(rule)), by: { rule, days: daysOf(rule), of, on } }];
  const ours = (days: number, of: NoticeReason["of"], on: Day | null | undefined): Bound[] =>
    on == null ? [] : [{ on: addDays(on, days), by: { rule: null, days: Math.abs(days), of, on } }];
  const [filing, preparing, clarifying] = ["TEN-010", "TEN-013", "TEN-014"].map(held) as [
    StatutoryRule | null,
    StatutoryRule | null,
    StatutoryRule | null,
  ];
  const now: Bound = { on: today, by: { rule: null, days: 0, of: "TODAY", on: today } };

  const awardLast = least([
    ...back(held(completionRules[saleKind]), "SALE", saleOn),
    ...back(held("TEN-035"), "BID_VALIDITY", bidValidUntil),
  ]);
  const deadlineLast = least(ours(-dates.evaluationDays, "AWARD", awardLast?.on));
  const deadline = deadlineOn ?? deadlineLast?.on;
  const issueLast = least(back(preparing, "DEADLINE", deadline));
  const clarificationLast = least(back(clarifying, "DEADLINE", deadline));
  const filingLast = least(back(filing, "ISSUE", issuedOn ?? issueLast?.on));

  const filed = preFiledOn ?? today;
  const issueFirst = most([...onward(filing, "PRE_FILING", filed), ...(issuedOn ? [] : [now])]);
  const issued = issuedOn ?? (issueFirst ? latest(issueFirst.on, today) : today);
  const deadlineFirst = most(onward(preparing, "ISSUE", issued));
  const closes = deadlineOn ?? deadlineFirst?.on;
  const awardFirst = least(ours(dates.evaluationDays, "DEADLINE", closes));

  const rung = (
    step: NoticeStep,
    chosenOn: Day | null,
    first: Bound | null,
    last: Bound | null,
  ): NoticeRung => ({
    step,
    chosenOn,
    firstOn: first?.on ?? null,
    lastOn: last?.on ?? null,
    firstBy: first?.by ?? null,
    lastBy: last?.by ?? null,
    broken:
      (chosenOn !== null && first !== null && compareDays(chosenOn, first.on) < 0) ||
      (chosenOn !== null && last !== null && compareDays(chosenOn, last.on) > 0) ||
      (chosenOn === null && first !== null && last !== null && compareDays(last.on, first.on) < 0),
  });
  return [
    rung("PRE_FILING", preFiledOn, preFiledOn ? null : now, filingLast),
    rung("ISSUE", issuedOn, issueFirst, issueLast),
    rung("CLARIFICATION", null, null, clarificationLast),
    rung("DEADLINE", deadlineOn, deadlineFirst, deadlineLast),
    rung("AWARD", null, awardFirst, awardLast),
  ];
}
