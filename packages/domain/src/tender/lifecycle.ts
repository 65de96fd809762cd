import { dayAt } from "../calendar/clock.ts";
import type { Day } from "../calendar/day.ts";
import type { Law } from "../bidding/checks.ts";
import { lateLimits, stops } from "../bidding/checks.ts";
import { completionRules } from "../bidding/tender-plan.ts";
import { type ContractHead, hasAllHeads } from "../bidding/vocabulary.ts";
import { canonicalJson, type Json } from "../canonical-json.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Explanation, explain, type Inputs } from "../rule-pack/explain.ts";
import { governing } from "../rule-pack/pack.ts";
import type { LegalPlace } from "../rule-pack/rule.ts";
import { type CheckedFile, type HandedFile, sealedFilesOf } from "./bid-file.ts";
import { type Draw, type Expert, isCommittee } from "./draw.ts";
import { compare, readFraction, writeFraction } from "./fraction.ts";
import { askedOfNotice, type Notice, type NoticeDraft } from "./notice.ts";
import {
  type AllSheets,
  checkPoints,
  checkScoring,
  leavesOf,
  type Points,
  ranking,
  sheetsOf,
} from "./score.ts";
import { checkThreshold } from "./shares.ts";

export type { Notice } from "./notice.ts";

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
  /**
   * The result of the prequalification, told to all who applied; whoever is chosen may bid. Where so many passed that not all
   * are, the law asks for a least number (TEN-012).
   */
  | { readonly kind: "QUALIFICATION_TOLD"; readonly chosen: readonly string[] }
  /** Without telling who asked. */
  | { readonly kind: "QUESTION_ASKED"; readonly question: string; readonly text: string }
  /** The question as it is told to all, for as it was asked it may say by whom. */
  | {
      readonly kind: "ANSWERED_TO_ALL";
      readonly question: string;
      readonly asked: string;
      readonly text: string;
    }
  | { readonly kind: "DEADLINE_EXTENDED"; readonly deadline: string; readonly reason: string }
  /** Replaces an earlier one of the same bidder. `envelope` is the hash of what was received. */
  | {
      readonly kind: "BID_RECEIVED";
      readonly bidder: string;
      readonly commitment: string;
      readonly envelope: string;
      /** The sealed files that came with it; none is told of a bid without any. */
      readonly files?: readonly HandedFile[];
    }
  | { readonly kind: "BID_WITHDRAWN"; readonly bidder: string }
  | { readonly kind: "LATE_BID_REFUSED"; readonly bidder: string; readonly commitment: string }
  /** A sealed file whose last part came after the deadline. It is not kept. */
  | ({ readonly kind: "LATE_FILE_REFUSED"; readonly bidder: string } & HandedFile)
  | {
      readonly kind: "OPENED";
      readonly holders: readonly { readonly holder: string; readonly proof: string }[];
      readonly bids: readonly {
        readonly bidder: string;
        readonly bid: Json;
        readonly nonce: string;
      }[];
      readonly unreadable: readonly { readonly bidder: string; readonly reason: string }[];
      /** What became of each file of the opened bids. */
      readonly files?: readonly CheckedFile[];
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
  /**
   * A member has scored alone, promised to keep it secret (TEN-030), and is committed to it by a hash: what was given is told
   * once all have, so that nobody scores by another's sheet and nobody changes his own after.
   */
  | {
      readonly kind: "SHEET_SEALED";
      readonly expert: string;
      readonly commitment: string;
      readonly confidential: boolean;
    }
  | {
      readonly kind: "SCORED_ALONE";
      readonly expert: string;
      readonly sheets: Readonly<Record<string, Points>>;
      readonly nonce: string;
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
  /** With a reason where it is not the first candidate, or where a limit had passed. */
  | { readonly kind: "AWARDED"; readonly bidder: string; readonly reason: string | null }
  | {
      readonly kind: "RESULT_TOLD";
      readonly told: readonly string[];
      readonly complaintsUntil: string;
    }
  | { readonly kind: "COMPLAINT_RECEIVED"; readonly complaint: string; readonly text: string }
  | { readonly kind: "COMPLAINT_ANSWERED"; readonly complaint: string; readonly text: string }
  /** 《前期物业服务合同》 by the winning bid, and what the authority was told (备案). */
  | {
      readonly kind: "CONTRACTED";
      readonly on: Day;
      readonly price: string;
      /** What the contract was found to have (SVC-001); a log from before that was asked has none. */
      readonly heads?: readonly ContractHead[];
      readonly reason: string | null;
    }
  | {
      readonly kind: "RESULT_FILED";
      readonly on: Day;
      readonly number: string;
      readonly reason: string | null;
    }
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
  /** Who may bid after prequalification; null until its result is told. */
  readonly chosen: readonly string[] | null;
  readonly openQuestions: readonly string[];
  readonly pool: readonly Expert[];
  readonly representatives: readonly string[];
  readonly experts: number | null;
  /** Who steps in next for one of the drawn, in this order. */
  readonly reserve: readonly string[];
  /** Everybody on the committee, once it is drawn. */
  readonly committee: readonly string[];
  /** What members are committed to, by member. */
  readonly sealed: Readonly<Record<string, string>>;
  /** Final points by expert and bidder; an expert who is not in it has not scored alone yet. */
  readonly sheets: AllSheets;
  readonly ranked: readonly string[];
  readonly awardedTo: string | null;
  readonly awardedAt: string | null;
  readonly toldAt: string | null;
  readonly contractOn: Day | null;
  readonly filingOn: Day | null;
  readonly complaintsUntil: string | null;
  readonly openComplaints: readonly string[];
}

export const newTender: Tender = {
  status: "DRAFT",
  notice: null,
  deadline: null,
  bidders: {},
  chosen: null,
  openQuestions: [],
  pool: [],
  representatives: [],
  experts: null,
  reserve: [],
  committee: [],
  sealed: {},
  sheets: {},
  ranked: [],
  awardedTo: null,
  awardedAt: null,
  toldAt: null,
  contractOn: null,
  filingOn: null,
  complaintsUntil: null,
  openComplaints: [],
};

/** Bidders with a bid that counts. */
export const biddersIn = ({ bidders }: Tender): string[] =>
  Object.keys(bidders).filter((id) => bidders[id]?.commitment != null);
/** Bidders whose bid was opened and could be read. */
export const openedBidders = ({ bidders }: Tender): string[] =>
  Object.keys(bidders).filter((id) => bidders[id]?.price != null);

/** Who passed the prequalification. */
export const passedBidders = ({ bidders }: Tender): string[] =>
  Object.keys(bidders).filter((id) => bidders[id]?.qualified === true);

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
    case "NOTICE_ISSUED":
      return askedOfNotice(event.notice, at, law.zone);
    case "QUALIFICATION_TOLD": {
      const number = event.chosen.length;
      return number < passedBidders(tender).length ? [["TEN-012", { number }]] : [];
    }
    case "ANSWERED_TO_ALL":
      return [
        [
          "TEN-014",
          { from: instantDay(at, law.zone), to: instantDay(tender.deadline ?? at, law.zone) },
        ],
      ];
    case "OPENED":
      return [
        howManyBid(tender),
        [
          "TEN-021",
          { holds: event.bids.every(({ bid }) => bidParts.every((one) => says(bid, one))) },
        ],
      ];
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
    case "SHEET_SEALED":
      return [["TEN-030", { holds: event.confidential }]];
    case "SCORED_ALONE":
      return [["TEN-032", { holds: Object.values(event.sheets).every(byDocument(tender)) }]];
    case "SCORE_REVISED":
      return [["TEN-032", { holds: byDocument(tender)(event.points) }]];
    case "RANKED":
      return [["TEN-034", { number: event.ranked.length }]];
    case "AWARDED": {
      const { sale, bidValidUntil } = tender.notice as Notice;
      const awardOn = instantDay(at, law.zone);
      return [
        ["TEN-035", { from: awardOn, to: bidValidUntil }],
        ...(sale
          ? [
              [
                completionRules[sale.kind],
                { from: awardOn, to: sale.on, on: awardOn, anchor: sale.on },
              ] as [string, Inputs],
            ]
          : []),
      ];
    }
    case "RESULT_TOLD":
      return [["TEN-036", { holds: openedBidders(tender).every((id) => event.told.includes(id)) }]];
    case "CONTRACTED":
      return [
        ["TEN-038", { from: dayOrNull(tender.toldAt, law.zone), on: event.on }],
        ["SVC-001", { holds: hasAllHeads(event.heads ?? null) }],
      ];
    case "RESULT_FILED":
      return [["TEN-037", { from: dayOrNull(tender.awardedAt, law.zone), on: event.on }]];
    default:
      return [];
  }
}

const howManyBid = (tender: Tender): [string, Inputs] => [
  "TEN-024",
  { number: biddersIn(tender).length },
];
/** What the law says of how many have bid: known, and asked, before a bid is opened. */
export const checkBidders = (tender: Tender, law: Law): Explanation[] =>
  tender.notice ? explained([howManyBid(tender)], tender.notice.place, law) : [];

/** What a bid has beside its price: 投标函, 物业管理方案, 招标文件要求的其他材料 (TEN-021). */
const bidParts = ["letter", "price", "plan", "others"] as const;
const says = (bid: Json, part: string): boolean => {
  const value = (bid as Readonly<Record<string, unknown>> | null)?.[part];
  return typeof value === "string" && value.trim() !== "";
};

/** Whether points are given for the criteria of the tender document and for nothing else. */
const byDocument =
  ({ notice }: Tender) =>
  (points: Points): boolean => {
    const known = new Set(leavesOf(notice?.scoring.criteria ?? []).map(({ id }) => id));
    return Object.keys(points).every((id) => known.has(id));
  };

const dayOrNull = (at: string | null, zone: string): Day | null =>
  at === null ? null : instantDay(at, zone);

const isFree = ({ pool }: Tender, id: string): boolean =>
  pool.some((one) => one.id === id && one.conflict === null);

/** What the law says of an event, in the versions that hold at the tender's place on that day. */
export function checksOf(tender: Tender, event: TenderEvent, at: string, law: Law): Explanation[] {
  const place = event.kind === "NOTICE_ISSUED" ? event.notice.place : tender.notice?.place;
  return place ? explained(asked(tender, event, at, law), place, law) : [];
}

/** What the law says of a notice that is still being written. */
export const checksOfDraft = (draft: NoticeDraft, at: string, law: Law): Explanation[] =>
  draft.place ? explained(askedOfNotice(draft, at, law.zone), draft.place, law) : [];

const explained = (
  rules: readonly (readonly [string, Inputs])[],
  place: LegalPlace,
  law: Law,
): Explanation[] =>
  rules.flatMap(([id, inputs]) => {
    const rule = governing(law.pack, id, place, law.today);
    return rule ? [explain(rule, inputs, law.calendar, "WARN")] : [];
  });

/** From which states an event may come. */
const from: Readonly<Record<TenderEvent["kind"], readonly TenderStatus[]>> = {
  NOTICE_ISSUED: ["DRAFT"],
  BIDDER_REGISTERED: ["ISSUED"],
  QUALIFICATION_JUDGED: ["ISSUED"],
  QUALIFICATION_TOLD: ["ISSUED"],
  QUESTION_ASKED: ["ISSUED"],
  ANSWERED_TO_ALL: ["ISSUED"],
  DEADLINE_EXTENDED: ["ISSUED"],
  BID_RECEIVED: ["ISSUED"],
  BID_WITHDRAWN: ["ISSUED"],
  LATE_BID_REFUSED: ["ISSUED", "OPENED", "EVALUATING", "RANKED", "AWARDED", "TOLD"],
  LATE_FILE_REFUSED: ["ISSUED", "OPENED", "EVALUATING", "RANKED", "AWARDED", "TOLD"],
  OPENED: ["ISSUED"],
  EXPERTS_LISTED: ["OPENED"],
  EXPERTS_DRAWN: ["OPENED"],
  EXPERT_REPLACED: ["EVALUATING"],
  SHEET_SEALED: ["EVALUATING"],
  SCORED_ALONE: ["EVALUATING"],
  SCORE_REVISED: ["EVALUATING"],
  RANKED: ["EVALUATING"],
  AWARDED: ["RANKED", "TOLD"],
  RESULT_TOLD: ["AWARDED"],
  COMPLAINT_RECEIVED: ["TOLD"],
  COMPLAINT_ANSWERED: ["TOLD"],
  CONTRACTED: ["TOLD"],
  RESULT_FILED: ["TOLD"],
  CLOSED: ["TOLD"],
  FAILED: ["ISSUED", "OPENED", "EVALUATING", "RANKED", "AWARDED", "TOLD"],
};

/** Events that only come before the deadline. */
const beforeDeadline: ReadonlySet<TenderEvent["kind"]> = new Set([
  "BIDDER_REGISTERED",
  "QUALIFICATION_JUDGED",
  "QUALIFICATION_TOLD",
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
  "LATE_FILE_REFUSED",
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
      const enough = checkThreshold(notice.threshold, notice.holders.length);
      if (!enough.ok) return enough;
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
      if (tender.chosen !== null) return refuse("QUALIFICATION_TOLD_ALREADY");
      if (!event.passed && event.reason.trim() === "") return refuse("REASON_REQUIRED");
      return ok(withBidder(event.bidder, { qualified: event.passed }));
    case "QUALIFICATION_TOLD":
      return tellQualification(tender, event);
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
      const isLetIn =
        tender.bidders[event.bidder]?.qualified === true &&
        tender.chosen?.includes(event.bidder) !== false;
      if (tender.notice?.prequalified === true && !isLetIn) return refuse("BIDDER_NOT_QUALIFIED");
      return ok(withBidder(event.bidder, { commitment: event.commitment }));
    }
    case "BID_WITHDRAWN":
      if (tender.bidders[event.bidder]?.commitment == null) return refuse("BID_NOT_THERE");
      return ok(withBidder(event.bidder, { commitment: null }));
    case "LATE_BID_REFUSED":
    case "LATE_FILE_REFUSED":
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
    case "SHEET_SEALED":
      if (!tender.committee.includes(event.expert)) return refuse("EXPERT_NOT_DRAWN");
      if (tender.sealed[event.expert] !== undefined) return refuse("SCORED_ALREADY");
      return ok({ ...tender, sealed: { ...tender.sealed, [event.expert]: event.commitment } });
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
      return award(tender, event, at);
    case "RESULT_TOLD":
      if (!isBefore(at, event.complaintsUntil)) return refuse("COMPLAINTS_NEED_TIME");
      return ok({ ...tender, status: "TOLD", toldAt: at, complaintsUntil: event.complaintsUntil });
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
    case "CONTRACTED":
      return contract(tender, event);
    case "RESULT_FILED":
      if (tender.filingOn !== null) return refuse("TENDER_DONE_ALREADY");
      if (event.number.trim() === "")
        return refuse("TENDER_FIELDS_MISSING", { fields: ["filingNumber"] });
      return ok({ ...tender, filingOn: event.on });
    case "CLOSED":
      return close(tender, at);
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
  const handed = event.bids.flatMap(({ bidder, bid }) =>
    sealedFilesOf(bid).map(({ sha256 }) => `${bidder} ${sha256}`),
  );
  const looked = (event.files ?? []).map(({ bidder, sha256 }) => `${bidder} ${sha256}`);
  if (handed.toSorted().join("\n") !== looked.toSorted().join("\n"))
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
  const { scoring } = tender.notice as Notice;
  const { judged, ranked } = ranking(scoring, candidates, sheetsOf(tender.sheets), lots);
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
  if (tender.sealed[event.expert] !== undefined) return refuse("SCORED_ALREADY");
  if (event.reason.trim() === "") return refuse("REASON_REQUIRED");
  if (next === undefined) return refuse("EXPERTS_TOO_FEW", { eligible: 0, need: 1 });
  if (event.by !== next) return refuse("DRAW_DOES_NOT_FIT");
  const committee = tender.committee.map((one) => (one === event.expert ? next : one));
  return ok({ ...tender, committee, reserve });
}

/** Once, where prequalification was asked for and everybody who applied is judged. */
function tellQualification(tender: Tender, { chosen }: Of<"QUALIFICATION_TOLD">): Result<Tender> {
  if (tender.notice?.prequalified !== true) return refuse("QUALIFICATION_NOT_ASKED");
  if (tender.chosen !== null) return refuse("QUALIFICATION_TOLD_ALREADY");
  const open = Object.values(tender.bidders).filter(({ qualified }) => qualified === null).length;
  if (open > 0) return refuse("QUALIFICATION_OPEN", { open });
  const passed = passedBidders(tender);
  if (chosen.some((id) => !passed.includes(id))) return refuse("BIDDER_NOT_QUALIFIED");
  return ok({ ...tender, chosen: [...new Set(chosen)] });
}

/** The first candidate; the next one where a reason is given, also after the winner was told and did not sign. */
function award(tender: Tender, { bidder, reason }: Of<"AWARDED">, at: string): Result<Tender> {
  if (!tender.ranked.includes(bidder)) return refuse("BIDDER_NOT_RANKED");
  if (tender.contractOn !== null || bidder === tender.awardedTo)
    return refuse("TENDER_DONE_ALREADY");
  if (bidder !== tender.ranked[0] && (reason ?? "").trim() === "") return refuse("REASON_REQUIRED");
  const untold = { toldAt: null, complaintsUntil: null };
  return ok({ ...tender, ...untold, status: "AWARDED", awardedTo: bidder, awardedAt: at });
}

/** By the winning bid: at another price it is another contract (TEN-038). */
function contract(tender: Tender, { on, price }: Of<"CONTRACTED">): Result<Tender> {
  if (tender.contractOn !== null) return refuse("TENDER_DONE_ALREADY");
  const offered = tender.bidders[tender.awardedTo ?? ""]?.price ?? "";
  const [bid, signed] = [readFraction(offered), readFraction(price)];
  if (!bid || !signed || compare(bid, signed) !== 0)
    return refuse("CONTRACT_NOT_BY_BID", { price: offered });
  return ok({ ...tender, contractOn: on });
}

/** Once contract and filing are there and nobody may complain any more, with all complaints answered. */
export function close(tender: Tender, at: string): Result<Tender> {
  const { contractOn, filingOn, complaintsUntil, openComplaints } = tender;
  const steps = [
    ...(contractOn === null ? ["CONTRACTED"] : []),
    ...(filingOn === null ? ["RESULT_FILED"] : []),
  ];
  if (steps.length > 0) return refuse("TENDER_STEPS_OPEN", { steps });
  if (complaintsUntil !== null && isBefore(at, complaintsUntil))
    return refuse("COMPLAINTS_STILL_POSSIBLE", { until: complaintsUntil });
  if (openComplaints.length > 0) return refuse("COMPLAINTS_OPEN", { open: openComplaints.length });
  return ok({ ...tender, status: "CLOSED" });
}

/** Whether a member may hand this in: for every bid, and every criterion of the notice. */
export function checkSheets(
  tender: Tender,
  expert: string,
  sheets: Readonly<Record<string, Points>>,
): Result<true> {
  if (!tender.committee.includes(expert)) return refuse("EXPERT_NOT_DRAWN");
  if (tender.sheets[expert]) return refuse("SCORED_ALREADY");
  const judged = Object.keys(sheets).toSorted().join("\n");
  if (judged !== openedBidders(tender).toSorted().join("\n")) return refuse("SHEETS_NOT_COMPLETE");
  for (const points of Object.values(sheets)) {
    const checked = checkPoints((tender.notice as Notice).scoring, points);
    if (!checked.ok) return checked;
  }
  return ok(true);
}

/** Members whose sheets are still to come. */
export const membersMissing = ({ committee, sealed }: Tender): string[] =>
  committee.filter((expert) => sealed[expert] === undefined);

/** Once all members are committed to what they gave alone, it is told. */
function scoreAlone(tender: Tender, event: Of<"SCORED_ALONE">): Result<Tender> {
  const checked = checkSheets(tender, event.expert, event.sheets);
  if (!checked.ok) return checked;
  const missing = membersMissing(tender).length;
  if (missing > 0) return refuse("SCORES_STILL_ALONE", { missing });
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
  // A limit that has passed cannot be kept any more: the process goes on with the breach on record, and why.
  const isNoted = "reason" in event && (event.reason ?? "").trim() !== "";
  const standing = checks.filter(
    ({ verdict, ruleId }) => !(isNoted && verdict === "BROKEN" && lateLimits.has(ruleId)),
  );
  const refusal = reasonOfLaw(standing, "reason" in event);
  return refusal ? { ok: false, refusal } : ok({ tender: next.value, checks });
}

/** What the law stops, by which rules and from which sources; `late` where a reason would let it pass. */
export function reasonOfLaw(
  checks: readonly Explanation[],
  takesReason: boolean,
): Refusal | undefined {
  const stopping = checks.filter(stops);
  if (stopping.length === 0) return undefined;
  const broken = stopping.some(({ verdict }) => verdict === "BROKEN");
  const rules = stopping.map(({ ruleId }) => ruleId);
  return refuse(broken ? "STATUTE_BROKEN" : "STATUTE_UNKNOWN", {
    rules,
    sources: stopping.map(({ source }) => source),
    ...(takesReason && rules.every((id) => lateLimits.has(id)) && { late: 1 }),
  }).refusal;
}
