import { dayAt } from "../calendar/clock.ts";
import type { Day } from "../calendar/day.ts";
import type { Law } from "../bidding/checks.ts";
import { stops } from "../bidding/checks.ts";
import { canonicalJson, type Json } from "../canonical-json.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Explanation, explain, type Inputs } from "../rule-pack/explain.ts";
import { governing } from "../rule-pack/pack.ts";
import type { LegalPlace } from "../rule-pack/rule.ts";
import { type Draw, type Expert, isCommittee } from "./draw.ts";
import { readFraction, writeFraction } from "./fraction.ts";
import { checkPoints, checkScoring, type Points, ranking, type Scoring } from "./score.ts";

/** What a tender is announced with; it does not change after. Instants are ISO texts. */
export interface Notice {
  readonly title: string;
  readonly method: "PUBLIC" | "INVITED";
  readonly place: LegalPlace;
  /** Companies that were invited; empty for a public tender. */
  readonly invited: readonly string[];
  readonly preFiledOn: Day;
  readonly issuedOn: Day;
  readonly deadline: string;
  readonly openingAt: string;
  readonly prequalified: boolean;
  readonly publicKey: string;
  readonly threshold: number;
  readonly holders: readonly { readonly holder: string; readonly check: string }[];
  readonly scoring: Scoring;
  /** The draw's secret, committed to, and where the public value will come from. */
  readonly seedCommitment: string;
  readonly publicSource: string;
}

/** What happens in a tender (招标过程). Each is one entry of its log. */
export type TenderEvent =
  | { readonly kind: "NOTICE_ISSUED"; readonly notice: Notice }
  | { readonly kind: "BIDDER_REGISTERED"; readonly bidder: string; readonly name: string }
  | {
      readonly kind: "QUALIFICATION_JUDGED";
      readonly bidder: string;
      readonly passed: boolean;
      readonly reason: string;
    }
  /** Without telling who asked. */
  | { readonly kind: "QUESTION_ASKED"; readonly question: string; readonly text: string }
  | { readonly kind: "ANSWERED_TO_ALL"; readonly question: string; readonly text: string }
  | { readonly kind: "DEADLINE_EXTENDED"; readonly deadline: string; readonly reason: string }
  /** Replaces an earlier one of the same bidder. `envelope` is the hash of what was received. */
  | {
      readonly kind: "BID_RECEIVED";
      readonly bidder: string;
      readonly commitment: string;
      readonly envelope: string;
    }
  | { readonly kind: "BID_WITHDRAWN"; readonly bidder: string }
  | { readonly kind: "LATE_BID_REFUSED"; readonly bidder: string; readonly commitment: string }
  | {
      readonly kind: "OPENED";
      readonly holders: readonly { readonly holder: string; readonly proof: string }[];
      readonly bids: readonly {
        readonly bidder: string;
        readonly bid: Json;
        readonly nonce: string;
      }[];
      readonly unreadable: readonly { readonly bidder: string; readonly reason: string }[];
      readonly minutes: string;
    }
  | {
      readonly kind: "EXPERTS_LISTED";
      readonly pool: readonly Expert[];
      /** The organiser's own members (招标人代表), who are not drawn. */
      readonly representatives: readonly string[];
      /** How many experts are drawn. */
      readonly experts: number;
    }
  | {
      readonly kind: "EXPERTS_DRAWN";
      readonly secret: string;
      readonly publicValue: string;
      readonly draw: Draw;
    }
  /** One of the drawn cannot come, or finds an interest: the next of the reserve steps in. */
  | {
      readonly kind: "EXPERT_REPLACED";
      readonly expert: string;
      readonly by: string;
      readonly reason: string;
    }
  | {
      readonly kind: "SCORED_ALONE";
      readonly expert: string;
      readonly sheets: Readonly<Record<string, Points>>;
    }
  | {
      readonly kind: "SCORE_REVISED";
      readonly expert: string;
      readonly bidder: string;
      readonly points: Points;
      readonly reason: string;
    }
  | {
      readonly kind: "RANKED";
      /** All opened bidders in the order that the seed of the draw decides, for ties. */
      readonly lots: readonly string[];
      readonly scores: Readonly<Record<string, string>>;
      readonly ranked: readonly string[];
    }
  | { readonly kind: "AWARDED"; readonly bidder: string }
  | {
      readonly kind: "RESULT_TOLD";
      readonly told: readonly string[];
      readonly complaintsUntil: string;
    }
  | { readonly kind: "COMPLAINT_RECEIVED"; readonly complaint: string; readonly text: string }
  | { readonly kind: "COMPLAINT_ANSWERED"; readonly complaint: string; readonly text: string }
  | { readonly kind: "CLOSED" }
  | { readonly kind: "FAILED"; readonly reason: string };

export const tenderStatuses = [
  "DRAFT",
  "ISSUED",
  "OPENED",
  "EVALUATING",
  "RANKED",
  "AWARDED",
  "TOLD",
  "CLOSED",
  "FAILED",
] as const;
export type TenderStatus = (typeof tenderStatuses)[number];

interface Bidder {
  readonly name: string;
  readonly qualified: boolean | null;
  /** What counts at the deadline; null for none or withdrawn. */
  readonly commitment: string | null;
  /** What the opened bid asks; null until then, and for one that could not be read. */
  readonly price: string | null;
}

/** A tender as its log leaves it. */
export interface Tender {
  readonly status: TenderStatus;
  readonly notice: Notice | null;
  readonly deadline: string | null;
  readonly bidders: Readonly<Record<string, Bidder>>;
  readonly openQuestions: readonly string[];
  readonly pool: readonly Expert[];
  readonly representatives: readonly string[];
  readonly experts: number | null;
  /** Who steps in next for one of the drawn, in this order. */
  readonly reserve: readonly string[];
  /** Everybody on the committee, once it is drawn. */
  readonly committee: readonly string[];
  /** Final points by expert and bidder; an expert who is not in it has not scored alone yet. */
  readonly sheets: Readonly<Record<string, Readonly<Record<string, Points>>>>;
  readonly ranked: readonly string[];
  readonly awardedTo: string | null;
  readonly complaintsUntil: string | null;
  readonly openComplaints: readonly string[];
}

export const newTender: Tender = {
  status: "DRAFT",
  notice: null,
  deadline: null,
  bidders: {},
  openQuestions: [],
  pool: [],
  representatives: [],
  experts: null,
  reserve: [],
  committee: [],
  sheets: {},
  ranked: [],
  awardedTo: null,
  complaintsUntil: null,
  openComplaints: [],
};

/** Bidders with a bid that counts. */
export const biddersIn = ({ bidders }: Tender): string[] =>
  Object.keys(bidders).filter((id) => bidders[id]?.commitment != null);
/** Bidders whose bid was opened and could be read. */
export const openedBidders = ({ bidders }: Tender): string[] =>
  Object.keys(bidders).filter((id) => bidders[id]?.price != null);

/** The price in a bid: a decimal as text; undefined for a bid that has none and so cannot be judged. */
export function priceOf(bid: Json): string | undefined {
  if (typeof bid !== "object" || bid === null || !("price" in bid)) return undefined;
  const { price } = bid;
  return typeof price === "string" && readFraction(price) ? price : undefined;
}

const instantDay = (at: string, zone: string): Day => dayAt(Date.parse(at), zone);
const isBefore = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);

/** Which rules of the law an event is checked by. */
function asked(tender: Tender, event: TenderEvent, at: string, law: Law): [string, Inputs][] {
  switch (event.kind) {
    case "NOTICE_ISSUED": {
      const { method, invited, preFiledOn, issuedOn, deadline, openingAt } = event.notice;
      const word = method === "PUBLIC" ? "public" : "invited";
      const noticeOn = instantDay(at, law.zone);
      return [
        ["TEN-004", { word, holds: method === "PUBLIC" }],
        ...(method === "INVITED"
          ? [["TEN-007", { number: new Set(invited).size }] as [string, Inputs]]
          : []),
        ["TEN-010", { from: preFiledOn, to: noticeOn }],
        ["TEN-013", { from: issuedOn, to: instantDay(deadline, law.zone) }],
        ["TEN-025", { at: openingAt, anchor: deadline }],
      ];
    }
    case "ANSWERED_TO_ALL":
      return [
        [
          "TEN-014",
          { from: instantDay(at, law.zone), to: instantDay(tender.deadline ?? at, law.zone) },
        ],
      ];
    case "OPENED":
      return [["TEN-024", { number: biddersIn(tender).length }]];
    case "EXPERTS_DRAWN": {
      const experts = event.draw.drawn.length;
      const members = experts + tender.representatives.length;
      return [
        ["TEN-026", { number: members }],
        ["TEN-027", { part: experts, whole: members }],
        ["TEN-028", { holds: event.publicValue !== "" && event.secret !== "" }],
        ["TEN-029", { holds: event.draw.drawn.every((id) => isFree(tender, id)) }],
      ];
    }
    case "EXPERT_REPLACED":
      return [["TEN-029", { holds: isFree(tender, event.by) }]];
    case "RANKED":
      return [["TEN-034", { number: event.ranked.length }]];
    case "RESULT_TOLD":
      return [["TEN-036", { holds: openedBidders(tender).every((id) => event.told.includes(id)) }]];
    default:
      return [];
  }
}

const isFree = ({ pool }: Tender, id: string): boolean =>
  pool.some((one) => one.id === id && one.conflict === null);

/** What the law says of an event, in the versions that hold at the tender's place on that day. */
export function checksOf(tender: Tender, event: TenderEvent, at: string, law: Law): Explanation[] {
  const place = event.kind === "NOTICE_ISSUED" ? event.notice.place : tender.notice?.place;
  if (!place) return [];
  return asked(tender, event, at, law).flatMap(([id, inputs]) => {
    const rule = governing(law.pack, id, place, law.today);
    return rule ? [explain(rule, inputs, law.calendar, "WARN")] : [];
  });
}

/** From which states an event may come. */
const from: Readonly<Record<TenderEvent["kind"], readonly TenderStatus[]>> = {
  NOTICE_ISSUED: ["DRAFT"],
  BIDDER_REGISTERED: ["ISSUED"],
  QUALIFICATION_JUDGED: ["ISSUED"],
  QUESTION_ASKED: ["ISSUED"],
  ANSWERED_TO_ALL: ["ISSUED"],
  DEADLINE_EXTENDED: ["ISSUED"],
  BID_RECEIVED: ["ISSUED"],
  BID_WITHDRAWN: ["ISSUED"],
  LATE_BID_REFUSED: ["ISSUED", "OPENED", "EVALUATING", "RANKED", "AWARDED", "TOLD"],
  OPENED: ["ISSUED"],
  EXPERTS_LISTED: ["OPENED"],
  EXPERTS_DRAWN: ["OPENED"],
  EXPERT_REPLACED: ["EVALUATING"],
  SCORED_ALONE: ["EVALUATING"],
  SCORE_REVISED: ["EVALUATING"],
  RANKED: ["EVALUATING"],
  AWARDED: ["RANKED"],
  RESULT_TOLD: ["AWARDED"],
  COMPLAINT_RECEIVED: ["TOLD"],
  COMPLAINT_ANSWERED: ["TOLD"],
  CLOSED: ["TOLD"],
  FAILED: ["ISSUED", "OPENED", "EVALUATING", "RANKED"],
};

/** Events that only come before the deadline. */
const beforeDeadline: ReadonlySet<TenderEvent["kind"]> = new Set([
  "BIDDER_REGISTERED",
  "QUALIFICATION_JUDGED",
  "QUESTION_ASKED",
  "ANSWERED_TO_ALL",
  "DEADLINE_EXTENDED",
  "BID_RECEIVED",
  "BID_WITHDRAWN",
]);

const bidderOf = (tender: Tender, event: TenderEvent): Bidder | undefined =>
  "bidder" in event ? tender.bidders[event.bidder] : undefined;

const needsBidder: ReadonlySet<TenderEvent["kind"]> = new Set([
  "QUALIFICATION_JUDGED",
  "BID_RECEIVED",
  "BID_WITHDRAWN",
  "LATE_BID_REFUSED",
  "SCORE_REVISED",
  "AWARDED",
]);

/** Refused whatever the event: TENDER_STATE (`status`), DEADLINE_PASSED, BIDDER_UNKNOWN. */
function inPlace(tender: Tender, event: TenderEvent, at: string): Result<true> {
  if (!from[event.kind].includes(tender.status))
    return refuse("TENDER_STATE", { status: tender.status });
  // What comes at the instant of the deadline is in time; a moment after is not.
  if (beforeDeadline.has(event.kind) && tender.deadline !== null && isBefore(tender.deadline, at))
    return refuse("DEADLINE_PASSED", { deadline: tender.deadline });
  if (needsBidder.has(event.kind) && !bidderOf(tender, event)) return refuse("BIDDER_UNKNOWN");
  return ok(true);
}

/** The tender after an event, or why it may not happen. */
function step(tender: Tender, event: TenderEvent, at: string): Result<Tender> {
  const withBidder = (id: string, columns: Partial<Bidder>): Tender => {
    const known = tender.bidders[id] ?? {
      name: "",
      qualified: null,
      commitment: null,
      price: null,
    };
    return { ...tender, bidders: { ...tender.bidders, [id]: { ...known, ...columns } } };
  };
  switch (event.kind) {
    case "NOTICE_ISSUED": {
      const { notice } = event;
      const scoring = checkScoring(notice.scoring);
      if (!scoring.ok) return scoring;
      if (!isBefore(at, notice.deadline))
        return refuse("DEADLINE_PASSED", { deadline: notice.deadline });
      if (!(notice.threshold >= 2 && notice.threshold < notice.holders.length))
        return refuse("KEY_HOLDERS_TOO_FEW", {
          threshold: notice.threshold,
          holders: notice.holders.length,
        });
      return ok({ ...tender, status: "ISSUED", notice, deadline: notice.deadline });
    }
    case "BIDDER_REGISTERED": {
      const invited = tender.notice?.invited ?? [];
      if (tender.bidders[event.bidder]) return refuse("BIDDER_TWICE", { bidder: event.name });
      if (tender.notice?.method === "INVITED" && !invited.includes(event.name))
        return refuse("BIDDER_NOT_INVITED", { bidder: event.name });
      return ok(withBidder(event.bidder, { name: event.name }));
    }
    case "QUALIFICATION_JUDGED":
      if (!event.passed && event.reason.trim() === "") return refuse("REASON_REQUIRED");
      return ok(withBidder(event.bidder, { qualified: event.passed }));
    case "QUESTION_ASKED":
      return ok({ ...tender, openQuestions: [...tender.openQuestions, event.question] });
    case "ANSWERED_TO_ALL":
      if (!tender.openQuestions.includes(event.question)) return refuse("QUESTION_NOT_OPEN");
      return ok({
        ...tender,
        openQuestions: tender.openQuestions.filter((one) => one !== event.question),
      });
    case "DEADLINE_EXTENDED":
      if (!isBefore(tender.deadline ?? at, event.deadline)) return refuse("DEADLINE_ONLY_LATER");
      return ok({ ...tender, deadline: event.deadline });
    case "BID_RECEIVED": {
      if (tender.notice?.prequalified === true && tender.bidders[event.bidder]?.qualified !== true)
        return refuse("BIDDER_NOT_QUALIFIED");
      return ok(withBidder(event.bidder, { commitment: event.commitment }));
    }
    case "BID_WITHDRAWN":
      if (tender.bidders[event.bidder]?.commitment == null) return refuse("BID_NOT_THERE");
      return ok(withBidder(event.bidder, { commitment: null }));
    case "LATE_BID_REFUSED":
      return isBefore(tender.deadline ?? at, at) ? ok(tender) : refuse("DEADLINE_NOT_REACHED");
    case "OPENED":
      return open(tender, event, at);
    case "EXPERTS_LISTED":
      return listExperts(tender, event);
    case "EXPERTS_DRAWN": {
      const { drawn } = event.draw;
      const free = new Set(drawn).size === drawn.length && drawn.every((id) => isFree(tender, id));
      if (drawn.length !== tender.experts || !free) return refuse("DRAW_DOES_NOT_FIT");
      const committee = [...drawn, ...tender.representatives];
      return ok({ ...tender, status: "EVALUATING", committee, reserve: event.draw.reserve });
    }
    case "EXPERT_REPLACED":
      return replaceExpert(tender, event);
    case "SCORED_ALONE":
      return scoreAlone(tender, event);
    case "SCORE_REVISED": {
      const own = tender.sheets[event.expert];
      const missing = tender.committee.filter((expert) => !tender.sheets[expert]);
      if (missing.length > 0) return refuse("SCORES_STILL_ALONE", { missing: missing.length });
      if (!own?.[event.bidder]) return refuse("EXPERT_NOT_DRAWN");
      if (event.reason.trim() === "") return refuse("REASON_REQUIRED");
      const points = checkPoints((tender.notice as Notice).scoring, event.points);
      if (!points.ok) return points;
      const sheets = { ...own, [event.bidder]: event.points };
      return ok({ ...tender, sheets: { ...tender.sheets, [event.expert]: sheets } });
    }
    case "RANKED": {
      const missing = tender.committee.filter((expert) => !tender.sheets[expert]);
      if (missing.length > 0) return refuse("SCORES_MISSING", { missing: missing.length });
      const fitting = evaluate(tender, event.lots);
      if (event.ranked.length === 0 || canonicalJson({ ...event }) !== canonicalJson(fitting))
        return refuse("RANKING_DOES_NOT_FIT");
      return ok({ ...tender, status: "RANKED", ranked: event.ranked });
    }
    case "AWARDED":
      if (!tender.ranked.includes(event.bidder)) return refuse("BIDDER_NOT_RANKED");
      return ok({ ...tender, status: "AWARDED", awardedTo: event.bidder });
    case "RESULT_TOLD":
      if (!isBefore(at, event.complaintsUntil)) return refuse("COMPLAINTS_NEED_TIME");
      return ok({ ...tender, status: "TOLD", complaintsUntil: event.complaintsUntil });
    case "COMPLAINT_RECEIVED":
      if (tender.complaintsUntil !== null && isBefore(tender.complaintsUntil, at))
        return refuse("COMPLAINTS_OVER", { until: tender.complaintsUntil });
      return ok({ ...tender, openComplaints: [...tender.openComplaints, event.complaint] });
    case "COMPLAINT_ANSWERED":
      if (!tender.openComplaints.includes(event.complaint)) return refuse("COMPLAINT_NOT_OPEN");
      return ok({
        ...tender,
        openComplaints: tender.openComplaints.filter((one) => one !== event.complaint),
      });
    case "CLOSED":
      if (tender.complaintsUntil !== null && isBefore(at, tender.complaintsUntil))
        return refuse("COMPLAINTS_STILL_POSSIBLE", { until: tender.complaintsUntil });
      if (tender.openComplaints.length > 0)
        return refuse("COMPLAINTS_OPEN", { open: tender.openComplaints.length });
      return ok({ ...tender, status: "CLOSED" });
    case "FAILED":
      if (event.reason.trim() === "") return refuse("REASON_REQUIRED");
      return ok({ ...tender, status: "FAILED" });
  }
}

type Of<Kind extends TenderEvent["kind"]> = Extract<TenderEvent, { kind: Kind }>;

/** Every bid that counts is opened, or told why it could not be; by as many holders as the notice says. */
function open(tender: Tender, event: Of<"OPENED">, at: string): Result<Tender> {
  const { notice, deadline } = tender;
  if (!notice || deadline === null || isBefore(at, deadline)) return refuse("DEADLINE_NOT_REACHED");
  const known = new Set(notice.holders.map(({ holder }) => holder));
  const there = new Set(event.holders.map(({ holder }) => holder).filter((one) => known.has(one)));
  if (there.size < notice.threshold)
    return refuse("KEY_SHARES_MISSING", { have: there.size, need: notice.threshold });
  if (event.minutes.trim() === "") return refuse("MINUTES_REQUIRED");
  const priceless = event.bids.find(({ bid }) => priceOf(bid) === undefined);
  if (priceless) return refuse("BID_WITHOUT_PRICE", { bidder: priceless.bidder });
  const told = [...event.bids, ...event.unreadable].map(({ bidder }) => bidder).toSorted();
  if (told.join("\n") !== biddersIn(tender).toSorted().join("\n"))
    return refuse("OPENING_NOT_COMPLETE");
  const prices = new Map(event.bids.map(({ bidder, bid }) => [bidder, priceOf(bid)]));
  const bidders = Object.fromEntries(
    Object.entries(tender.bidders).map(([id, one]) => [
      id,
      { ...one, price: prices.get(id) ?? null },
    ]),
  );
  return ok({ ...tender, status: "OPENED", bidders });
}

/** The committee's result: each score as an exact fraction, and at most three in their order. */
export function evaluate(tender: Tender, lots: readonly string[]) {
  const candidates = openedBidders(tender).map((bidder) => ({
    bidder,
    price: tender.bidders[bidder]?.price ?? "",
  }));
  const sheets = Object.entries(tender.sheets).flatMap(([expert, own]) =>
    Object.entries(own).map(([bidder, points]) => ({ expert, bidder, points })),
  );
  const { judged, ranked } = ranking((tender.notice as Notice).scoring, candidates, sheets, lots);
  const scores = Object.fromEntries(
    judged.map(({ bidder, score }) => [bidder, writeFraction(score)]),
  );
  return { kind: "RANKED" as const, lots, scores, ranked };
}

/** Once, before the draw: nobody is put on the list who would then be drawn. */
function listExperts(tender: Tender, event: Of<"EXPERTS_LISTED">): Result<Tender> {
  const { pool, representatives, experts } = event;
  if (tender.experts !== null) return refuse("EXPERTS_LISTED_ALREADY");
  const members = experts + representatives.length;
  if (!isCommittee({ members, experts }))
    return refuse("COMMITTEE_SIZE_WRONG", { members, experts });
  const all = [...representatives, ...pool.map(({ id }) => id)];
  const twice = all.find((id, index) => all.indexOf(id) !== index);
  if (twice !== undefined) return refuse("EXPERT_TWICE", { expert: twice });
  return ok({ ...tender, pool, representatives, experts });
}

/** Before this expert has scored; nobody chooses who steps in. */
function replaceExpert(tender: Tender, event: Of<"EXPERT_REPLACED">): Result<Tender> {
  const [next, ...reserve] = tender.reserve;
  const isDrawn =
    tender.committee.includes(event.expert) && !tender.representatives.includes(event.expert);
  if (!isDrawn) return refuse("EXPERT_NOT_DRAWN");
  if (tender.sheets[event.expert]) return refuse("SCORED_ALREADY");
  if (event.reason.trim() === "") return refuse("REASON_REQUIRED");
  if (next === undefined) return refuse("EXPERTS_TOO_FEW", { eligible: 0, need: 1 });
  if (event.by !== next) return refuse("DRAW_DOES_NOT_FIT");
  const committee = tender.committee.map((one) => (one === event.expert ? next : one));
  return ok({ ...tender, committee, reserve });
}

/** Once, for every bid, before this expert sees what others gave. */
function scoreAlone(tender: Tender, event: Of<"SCORED_ALONE">): Result<Tender> {
  if (!tender.committee.includes(event.expert)) return refuse("EXPERT_NOT_DRAWN");
  if (tender.sheets[event.expert]) return refuse("SCORED_ALREADY");
  const judged = Object.keys(event.sheets).toSorted().join("\n");
  if (judged !== openedBidders(tender).toSorted().join("\n")) return refuse("SHEETS_NOT_COMPLETE");
  for (const points of Object.values(event.sheets)) {
    const checked = checkPoints((tender.notice as Notice).scoring, points);
    if (!checked.ok) return checked;
  }
  return ok({ ...tender, sheets: { ...tender.sheets, [event.expert]: event.sheets } });
}

/** The tender after an entry of its log, which was taken once already: throws where it could not have been. */
export function tenderAfter(tender: Tender, event: TenderEvent, at: string): Tender {
  const next = step(tender, event, at);
  if (!next.ok) throw new RangeError(`${event.kind} at ${at}: ${next.refusal.code}`);
  return next.value;
}

/** A step that was taken: the tender after it, and what the law said to it. */
export interface Taken {
  readonly tender: Tender;
  readonly checks: readonly Explanation[];
}

/**
 * Takes an event into a tender. Refused by the state, the deadline or what the event itself needs, and by the law
 * (STATUTE_BROKEN, STATUTE_UNKNOWN) where a rule that blocks is broken or cannot be judged.
 */
export function take(tender: Tender, event: TenderEvent, at: string, law: Law): Result<Taken> {
  const placed = inPlace(tender, event, at);
  if (!placed.ok) return placed;
  const next = step(tender, event, at);
  if (!next.ok) return next;
  const checks = checksOf(tender, event, at, law);
  const stopping = checks.filter(stops);
  if (stopping.length > 0) {
    const broken = stopping.some(({ verdict }) => verdict === "BROKEN");
    return refuse(broken ? "STATUTE_BROKEN" : "STATUTE_UNKNOWN", {
      rules: stopping.map(({ ruleId }) => ruleId),
      sources: stopping.map(({ source }) => source),
    });
  }
  return ok({ tender: next.value, checks });
}
