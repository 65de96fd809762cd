import { dayAt } from "@threshold/domain/calendar/clock";
import { writeFraction } from "@threshold/domain/tender/fraction";
import {
  checksOfDraft,
  type Notice,
  openedBidders,
  type TenderStatus,
} from "@threshold/domain/tender/lifecycle";
import type { Explanation } from "@threshold/domain/rule-pack/explain";
import { availableTenderActions } from "@threshold/domain/tender/rights";
import { legalDays, noticeLadder, type NoticeReason } from "@threshold/domain/tender/schedule";
import { judge, type Points, sheetsOf, totalOf } from "@threshold/domain/tender/score";
import { wholeBeginning } from "@threshold/domain/tender/secrecy";
import { listOwnRules } from "../bidding/queries.ts";
import { packWith, toldCheck, toldRule } from "../bidding/statute-types.ts";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { settingAmong } from "../policy/queries.ts";
import { draftOf, type Entry, lawOf, parsed, replayed, rightsOf } from "./facts.ts";
import { complaintsIn, questionsIn } from "./link-actions.ts";
import {
  gatheredTender,
  listSealedBids,
  reachingTender,
  readEntries,
  readTalk,
} from "./queries.ts";

/** Checks as the API tells them, by the company's own rules where they are among them. */
export async function toldChecks(context: Context, checks: readonly Explanation[]) {
  const isOwn = checks.some(({ ruleId }) => ruleId.startsWith("LOC-"));
  const pack = packWith(isOwn ? await listOwnRules(context) : []);
  return checks.map((check) => toldCheck(pack, check));
}

/** What of its log the viewer reads. */
const logOf = async (context: Context, id: string): Promise<Entry[]> =>
  parsed((await readEntries(context, id)) ?? []);

const talkOf = async (context: Context, id: string): Promise<Entry[]> =>
  parsed((await readTalk(context, id)) ?? []);

export const questionsOf = async (context: Context, id: string) =>
  questionsIn(await talkOf(context, id));
export const complaintsOf = async (context: Context, id: string) =>
  complaintsIn(await talkOf(context, id));

/** What officers may do now; the whole log is asked for it, and nothing of it told but that. */
export async function statesOf(context: Context, id: string) {
  const seen = found(await gatheredTender(context, id));
  const rights = rightsOf(context, seen);
  const log = rights.officer ? await logOf(reachingTender(context, id), id) : [];
  return availableTenderActions(replayed(log), rights, context.now, lawOf(seen, context));
}

/** What the law says of a notice that is still a draft. */
export async function draftChecksOf(context: Context, id: string) {
  const of = found(await gatheredTender(context, id));
  if (of.status !== "DRAFT") return [];
  return checksOfDraft(draftOf(of, ""), context.now, lawOf(of, context));
}

/** Between which days a draft's steps may fall (倒排), by the law that holds there, the company's own rules among it. */
export async function ladderOf(context: Context, id: string) {
  const of = found(await gatheredTender(context, id));
  if (of.status !== "DRAFT") return [];
  const { pack, zone } = lawOf(of, context);
  const rungs = noticeLadder(
    {
      today: context.today,
      place: { province: of.province, city: of.city },
      preFiledOn: of.preFiledOn,
      issuedOn: of.issuedOn,
      deadlineOn: of.deadline === null ? null : dayAt(Date.parse(of.deadline), zone),
      bidValidUntil: of.bidValidUntil,
      saleKind: of.saleKind ?? "NOT_FOR_SALE",
      saleOn: of.saleKind === null ? null : of.saleOn,
      evaluationDays: settingAmong(of.settings, "bidding.evaluationDays"),
    },
    pack,
  );
  const why = (by: NoticeReason | null) =>
    by && { ...by, statute: by.rule && toldRule(pack, by.rule.id, by.rule.version) };
  return rungs.map((rung) => ({ ...rung, firstBy: why(rung.firstBy), lastBy: why(rung.lastBy) }));
}

/** By which days the law wants contract and filing (TEN-038, TEN-037). */
export async function legalDaysOf(context: Context, id: string) {
  const of = found(await gatheredTender(context, id));
  const { province, city, saleKind, saleOn } = of;
  const sale = saleKind && { kind: saleKind, on: saleOn };
  return legalDays({ ...of, place: { province, city }, sale }, lawOf(of, context));
}

/** The sealed bids with what their holders' passphrases open: for officers, once the deadline has passed, until they are opened. */
export async function openingOf(context: Context, id: string) {
  const of = found(await gatheredTender(context, id));
  const { officer, manage, partial } = rightsOf(context, of);
  const isDue = of.deadline !== null && Date.parse(of.deadline) <= Date.parse(context.now);
  if (!officer || !manage || partial || of.status !== "ISSUED" || !isDue) return null;
  const bids = await listSealedBids(reachingTender(context, id), id);
  const holders = of.holders.map(({ id: holder, name, organization, key, share }) => ({
    id: holder,
    name,
    organization,
    key,
    share,
  }));
  return { holders, bids };
}

/** In which states there may have been a ranking. */
const rankedOnce: ReadonlySet<TenderStatus> = new Set([
  "RANKED",
  "AWARDED",
  "TOLD",
  "CLOSED",
  "FAILED",
]);

/** Everything that the ranking comes from, out of the log alone; null while the viewer may not read it. */
export async function evaluationOf(context: Context, id: string) {
  const { status } = found(await gatheredTender(context, id));
  // Until then there is nothing to tell, and the log with all that was bid is not opened for it.
  if (!rankedOnce.has(status)) return null;
  const log = wholeBeginning(await logOf(context, id));
  const ranked = log.map(({ event }) => event).find(({ kind }) => kind === "RANKED");
  if (ranked?.kind !== "RANKED") return null;
  const state = replayed(log);
  const { scoring } = state.notice as Notice;
  const alone = new Map(
    log.flatMap(({ event }): [string, Readonly<Record<string, Points>>][] =>
      event.kind === "SCORED_ALONE" ? [[event.expert, event.sheets]] : [],
    ),
  );
  const sheets = sheetsOf(state.sheets);
  const total = (points: Points) => writeFraction(totalOf(scoring, points));
  return {
    sheets: sheets.map(({ expert, bidder, points }) => {
      const alonePoints = alone.get(expert)?.[bidder] ?? points;
      return {
        expertId: expert,
        bidderId: bidder,
        points,
        total: total(points),
        alonePoints,
        aloneTotal: total(alonePoints),
      };
    }),
    judged: openedBidders(state).map((bidder) => {
      const { score, dispersion, belowLeast } = judge(scoring, bidder, sheets);
      return {
        bidderId: bidder,
        score: writeFraction(score),
        median: writeFraction(dispersion.median),
        spread: writeFraction(dispersion.spread),
        outliers: dispersion.outliers,
        belowLeast,
      };
    }),
    ranked: ranked.ranked,
    lots: ranked.lots,
  };
}
