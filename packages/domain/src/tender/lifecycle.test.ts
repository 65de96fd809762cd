import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { lateLimits, stops } from "../bidding/checks.ts";
import { type ContractHead, contractHeadNames } from "../bidding/vocabulary.ts";
import type { RefusalCode } from "../refusal.ts";
import type { Explanation } from "../rule-pack/explain.ts";
import {
  biddersIn,
  checksOf,
  evaluate,
  newTender,
  take,
  type Tender,
  type TenderEvent,
} from "./lifecycle.ts";
import { tenderSectionNames } from "./notice.ts";
import { lawOn, notice } from "./testing.ts";

const before = "2027-01-19T02:00:00.000Z";
const deadline = notice.deadline;
const after = "2027-02-18T02:00:00.001Z";
const points = { order: "8", green: "9", price: "80" };
const issued: TenderEvent = { kind: "NOTICE_ISSUED", notice };
const registered = (bidder: string): TenderEvent => ({
  kind: "BIDDER_REGISTERED",
  bidder,
  name: `企业${bidder}`,
});
const received = (bidder: string, commitment = `c${bidder}`): TenderEvent => ({
  kind: "BID_RECEIVED",
  bidder,
  commitment,
  envelope: "",
});
const opening = (bidders: readonly string[], holders = ["H1", "H3"]): TenderEvent => ({
  kind: "OPENED",
  holders: holders.map((holder) => ({ holder, proof: "" })),
  bids: bidders.map((bidder) => ({ bidder, bid: { price: "2.5" }, nonce: "" })),
  unreadable: [],
  minutes: "开标记录",
});
const pool = ["x1", "x2", "x3", "x4", "x5"].map((id) => ({ id, name: id, conflict: null }));
const listed: TenderEvent = { kind: "EXPERTS_LISTED", pool, representatives: ["r1"], experts: 4 };
const drawn = (ids = ["x1", "x2", "x3", "x4"]): TenderEvent => ({
  kind: "EXPERTS_DRAWN",
  secret: "s",
  publicValue: "p",
  draw: { drawn: ids, reserve: ids.includes("x5") ? [] : ["x5"], excluded: [] },
});
const sealed = (expert: string): TenderEvent => ({
  kind: "SHEET_SEALED",
  expert,
  commitment: `s${expert}`,
  confidential: true,
});
const scored = (expert: string, bidders: readonly string[]): TenderEvent => ({
  kind: "SCORED_ALONE",
  expert,
  nonce: "",
  sheets: Object.fromEntries(bidders.map((bidder) => [bidder, points])),
});
const committee = ["x1", "x2", "x3", "x4", "r1"];

type Step = readonly [string, TenderEvent];
/** The tender after these; throws on a refusal. */
const played = (steps: readonly Step[]): Tender =>
  steps.reduce((tender, [at, event]) => {
    const taken = take(tender, event, at, lawOn(at));
    if (!taken.ok) throw new Error(`${event.kind}: ${JSON.stringify(taken.refusal)}`);
    return taken.value.tender;
  }, newTender);
const refusal = (steps: readonly Step[], at: string, event: TenderEvent): RefusalCode | "TAKEN" => {
  const taken = take(played(steps), event, at, lawOn(at));
  return taken.ok ? "TAKEN" : taken.refusal.code;
};

/** What the law says of an opening. */
const openedBy = (event: TenderEvent) => {
  const taken = take(played(open3), event, deadline, lawOn(deadline));
  if (!taken.ok) throw new Error(taken.refusal.code);
  return taken.value;
};
const abc = ["A", "B", "C"];
const open3: Step[] = [
  [notice.issuedOn + "T01:00:00.000Z", issued],
  ...abc.map((one): Step => [before, registered(one)]),
  ...abc.map((one): Step => [before, received(one)]),
];
const judged: Step[] = [
  ...open3,
  [deadline, opening(abc)],
  [after, listed],
  [after, drawn()],
  ...committee.map((expert): Step => [after, sealed(expert)]),
  ...committee.map((expert): Step => [after, scored(expert, abc)]),
];
const awarding = (bidder: string, reason: string | null = null): TenderEvent => ({
  kind: "AWARDED",
  bidder,
  reason,
});
const ranked: Step[] = [...judged, [after, evaluate(played(judged), ["B", "A", "C"])]];
const told: Step[] = [
  ...ranked,
  [after, awarding("B")],
  [after, { kind: "RESULT_TOLD", told: abc, complaintsUntil: "2027-02-22T00:00:00.000Z" }],
];

const contracted = (
  price = "2.5",
  on = "2027-02-20",
  reason: string | null = null,
  heads: readonly ContractHead[] = contractHeadNames,
) => ({ kind: "CONTRACTED", on: day(on), price, heads, reason }) as const;
const filed = (on = "2027-02-20", reason: string | null = null) =>
  ({ kind: "RESULT_FILED", on: day(on), number: "备 1", reason }) as const;
const done: Step[] = [...told, [after, contracted()], [after, filed()]];

describe("a tender", () => {
  it("goes from notice to its close", () => {
    expect(played([...done, ["2027-02-22T00:00:00.000Z", { kind: "CLOSED" }]])).toMatchObject({
      status: "CLOSED",
      awardedTo: "B",
    });
  });

  it("TEN-022: takes a bid at the very deadline, refuses one a moment later and records that", () => {
    expect(refusal(open3, deadline, received("A", "new"))).toBe("TAKEN");
    expect(refusal(open3, after, received("A", "new"))).toBe("DEADLINE_PASSED");
    const late: TenderEvent = { kind: "LATE_BID_REFUSED", bidder: "A", commitment: "new" };
    expect(refusal(open3, after, late)).toBe("TAKEN");
    expect(refusal(open3, deadline, late)).toBe("DEADLINE_NOT_REACHED");
    expect(played([...open3, [after, late]]).bidders["A"]?.commitment).toBe("cA");
    const file = { kind: "LATE_FILE_REFUSED", bidder: "A", sha256: "f", bytes: 9 } as const;
    expect(refusal(open3, after, file)).toBe("TAKEN");
    expect(refusal(open3, deadline, file)).toBe("DEADLINE_NOT_REACHED");
    expect(refusal(open3, after, { ...file, bidder: "X" })).toBe("BIDDER_UNKNOWN");
  });

  it("is opened only with what became of every file that was handed in", () => {
    const sealed = { key: "k", sha256: "c", bytes: 9 };
    const files = [{ name: "方案.pdf", bytes: 1, sha256: "p", sealed }];
    const opened = opening(abc) as Extract<TenderEvent, { kind: "OPENED" }>;
    const bids = opened.bids.map((one, index) =>
      index === 0 ? { ...one, bid: { ...(one.bid as object), files } } : one,
    );
    const looked = (sha256: string) => [{ bidder: "A", sha256, state: "CHANGED" as const }];
    expect(refusal(open3, deadline, { ...opened, bids })).toBe("OPENING_NOT_COMPLETE");
    expect(refusal(open3, deadline, { ...opened, bids, files: looked("x") })).toBe(
      "OPENING_NOT_COMPLETE",
    );
    expect(refusal(open3, deadline, { ...opened, bids, files: looked("p") })).toBe("TAKEN");
  });

  it("lets a bid be replaced and withdrawn before the deadline only", () => {
    const replaced = played([...open3, [before, received("A", "new")]]);
    expect(replaced.bidders["A"]?.commitment).toBe("new");
    const withdrawn: TenderEvent = { kind: "BID_WITHDRAWN", bidder: "A" };
    expect(biddersIn(played([...open3, [before, withdrawn]]))).toEqual(["B", "C"]);
    expect(refusal([...open3, [before, withdrawn]], before, withdrawn)).toBe("BID_NOT_THERE");
    expect(refusal(open3, after, withdrawn)).toBe("DEADLINE_PASSED");
  });

  it("opens at the deadline, by two holders, with minutes, every bid that counts", () => {
    expect(refusal(open3, before, opening(abc))).toBe("DEADLINE_NOT_REACHED");
    expect(refusal(open3, deadline, opening(abc, ["H1"]))).toBe("KEY_SHARES_MISSING");
    expect(refusal(open3, deadline, opening(abc, ["H1", "H1"]))).toBe("KEY_SHARES_MISSING");
    expect(refusal(open3, deadline, opening(abc, ["H1", "stranger"]))).toBe("KEY_SHARES_MISSING");
    expect(refusal(open3, deadline, opening(["A", "B"]))).toBe("OPENING_NOT_COMPLETE");
    expect(refusal(open3, deadline, opening(["A", "B", "C", "D"]))).toBe("OPENING_NOT_COMPLETE");
    expect(refusal(open3, deadline, { ...opening(abc), minutes: " " } as TenderEvent)).toBe(
      "MINUTES_REQUIRED",
    );
    const free = { ...opening(abc), bids: abc.map((bidder) => ({ bidder, bid: {}, nonce: "" })) };
    expect(refusal(open3, deadline, free as TenderEvent)).toBe("BID_WITHOUT_PRICE");
    expect(refusal(open3, deadline, opening(abc))).toBe("TAKEN");
  });

  it("asks for qualification where the notice does, and for an invitation where it was one", () => {
    const asking: Step[] = [
      [
        notice.issuedOn + "T01:00:00.000Z",
        { kind: "NOTICE_ISSUED", notice: { ...notice, prequalified: true } },
      ],
      [before, registered("A")],
    ];
    expect(refusal(asking, before, received("A"))).toBe("BIDDER_NOT_QUALIFIED");
    const judge = (passed: boolean, reason = ""): TenderEvent => ({
      kind: "QUALIFICATION_JUDGED",
      bidder: "A",
      passed,
      reason,
    });
    expect(refusal(asking, before, judge(false))).toBe("REASON_REQUIRED");
    expect(refusal([...asking, [before, judge(true)]], before, received("A"))).toBe("TAKEN");
    const invited = { ...notice, method: "INVITED" as const, invited: ["企业A", "企业B", "企业C"] };
    const letter: Step[] = [
      [notice.issuedOn + "T01:00:00.000Z", { kind: "NOTICE_ISSUED", notice: invited }],
    ];
    expect(refusal(letter, before, registered("A"))).toBe("TAKEN");
    expect(refusal(letter, before, registered("D"))).toBe("BIDDER_NOT_INVITED");
  });

  it("keeps scores apart until every member has scored alone", () => {
    const drawnOnly = judged.slice(0, -committee.length);
    const before5 = judged.slice(0, -2 * committee.length);
    const one: Step[] = [...before5, [after, sealed("x1")]];
    expect(refusal(one, after, scored("x1", abc))).toBe("SCORES_STILL_ALONE");
    expect(refusal(one, after, sealed("x1"))).toBe("SCORED_ALREADY");
    expect(refusal(one, after, sealed("x9"))).toBe("EXPERT_NOT_DRAWN");
    const revised: TenderEvent = {
      kind: "SCORE_REVISED",
      expert: "x1",
      bidder: "A",
      points,
      reason: "复核",
    };
    expect(refusal([...drawnOnly, [after, scored("x1", abc)]], after, revised)).toBe(
      "SCORES_STILL_ALONE",
    );
    expect(refusal(judged, after, revised)).toBe("TAKEN");
    expect(refusal(judged, after, { ...revised, reason: "" } as TenderEvent)).toBe(
      "REASON_REQUIRED",
    );
    expect(refusal(judged, after, scored("x1", abc))).toBe("SCORED_ALREADY");
    expect(refusal(drawnOnly, after, scored("x9", abc))).toBe("EXPERT_NOT_DRAWN");
    expect(refusal(drawnOnly, after, scored("x1", ["A"]))).toBe("SHEETS_NOT_COMPLETE");
    expect(refusal(drawnOnly, after, { kind: "RANKED", lots: [], scores: {}, ranked: ["A"] })).toBe(
      "SCORES_MISSING",
    );
    const other = { ...evaluate(played(judged), ["B", "A", "C"]), ranked: ["A", "B", "C"] };
    expect(refusal(judged, after, other)).toBe("RANKING_DOES_NOT_FIT");
    expect(played(ranked).ranked).toEqual(["B", "A", "C"]); // all alike: by the lots
  });

  it("lets the next of the reserve step in for one of the drawn who has not scored", () => {
    const withReserve: Step[] = [
      ...open3,
      [deadline, opening(abc)],
      [after, listed],
      [after, drawn()],
    ];
    const replaced = (expert: string, by = "x5", reason = "当日不能到场"): TenderEvent => ({
      kind: "EXPERT_REPLACED",
      expert,
      by,
      reason,
    });
    expect(played([...withReserve, [after, replaced("x2")]])).toMatchObject({
      committee: ["x1", "x5", "x3", "x4", "r1"],
      reserve: [],
    });
    expect(refusal(withReserve, after, replaced("x5"))).toBe("EXPERT_NOT_DRAWN");
    expect(refusal(withReserve, after, replaced("r1"))).toBe("EXPERT_NOT_DRAWN");
    expect(refusal(withReserve, after, replaced("x2", "x9"))).toBe("DRAW_DOES_NOT_FIT");
    expect(refusal(withReserve, after, replaced("x2", "x5", " "))).toBe("REASON_REQUIRED");
    const gone: Step[] = [...withReserve, [after, replaced("x2")]];
    expect(refusal(gone, after, replaced("x1"))).toBe("EXPERTS_TOO_FEW");
    expect(refusal(gone, after, sealed("x2"))).toBe("EXPERT_NOT_DRAWN");
    expect(refusal(gone, after, sealed("x5"))).toBe("TAKEN");
    const one: Step[] = [...withReserve, [after, sealed("x2")]];
    expect(refusal(one, after, replaced("x2"))).toBe("SCORED_ALREADY");
  });

  it("awards to a ranked candidate, tells all, and closes after the complaint window with all answered", () => {
    expect(refusal(ranked, after, awarding("B"))).toBe("TAKEN");
    expect(refusal(ranked, after, awarding("A"))).toBe("REASON_REQUIRED");
    expect(refusal(ranked, after, awarding("A", "首位候选人放弃"))).toBe("TAKEN");
    expect(refusal(judged, after, awarding("A"))).toBe("TENDER_STATE");
    expect(refusal(told, after, { kind: "CLOSED" })).toBe("TENDER_STEPS_OPEN");
    expect(refusal(done, after, { kind: "CLOSED" })).toBe("COMPLAINTS_STILL_POSSIBLE");
    const complaint: TenderEvent = { kind: "COMPLAINT_RECEIVED", complaint: "q", text: "" };
    const end = "2027-02-22T00:00:00.000Z";
    expect(refusal([...done, [after, complaint]], end, { kind: "CLOSED" })).toBe("COMPLAINTS_OPEN");
    expect(refusal(told, "2027-02-22T00:00:00.001Z", complaint)).toBe("COMPLAINTS_OVER");
  });

  it("moves the deadline only to a later time, and answers what was asked", () => {
    const extended = (day: string): TenderEvent => ({
      kind: "DEADLINE_EXTENDED",
      deadline: day,
      reason: "",
    });
    expect(refusal(open3, before, extended("2027-02-17T02:00:00.000Z"))).toBe(
      "DEADLINE_ONLY_LATER",
    );
    expect(refusal(open3, before, extended("2027-03-01T02:00:00.000Z"))).toBe("TAKEN");
    expect(
      refusal(open3, before, { kind: "ANSWERED_TO_ALL", question: "q", asked: "", text: "" }),
    ).toBe("QUESTION_NOT_OPEN");
  });
});

describe("the law in a tender", () => {
  const issue = (more: Partial<typeof notice>) =>
    refusal([], notice.issuedOn + "T01:00:00.000Z", {
      kind: "NOTICE_ISSUED",
      notice: { ...notice, ...more },
    });

  it("TEN-007: three invited are enough, two are not", () => {
    const invited = ["企业A", "企业B", "企业C"];
    expect(issue({ method: "INVITED", invited })).toBe("TAKEN");
    expect(issue({ method: "INVITED", invited: ["企业A", "企业B", "企业B"] })).toBe(
      "STATUTE_BROKEN",
    );
  });

  it("TEN-010: filing ten days before the notice is enough, nine are not", () => {
    expect(issue({ preFiledOn: "2027-01-08" as typeof notice.preFiledOn })).toBe("TAKEN");
    expect(issue({ preFiledOn: "2027-01-09" as typeof notice.preFiledOn })).toBe("STATUTE_BROKEN");
  });

  it("TEN-013, TEN-025: twenty days until the deadline, and opening just then", () => {
    const at = (instant: string) => issue({ deadline: instant, openingAt: instant });
    expect(at("2027-02-07T02:00:00.000Z")).toBe("TAKEN");
    expect(at("2027-02-06T02:00:00.000Z")).toBe("STATUTE_BROKEN");
    expect(issue({ openingAt: "2027-02-18T02:01:00.000Z" })).toBe("STATUTE_BROKEN");
  });

  it("TEN-014: answers go out fifteen days before the deadline, or it is extended first", () => {
    const asked: Step[] = [...open3, [before, { kind: "QUESTION_ASKED", question: "q", text: "" }]];
    const answer: TenderEvent = { kind: "ANSWERED_TO_ALL", question: "q", asked: "", text: "" };
    expect(refusal(asked, "2027-02-03T02:00:00.000Z", answer)).toBe("TAKEN");
    expect(refusal(asked, "2027-02-04T02:00:00.000Z", answer)).toBe("STATUTE_BROKEN");
    const extended: TenderEvent = {
      kind: "DEADLINE_EXTENDED",
      deadline: "2027-02-20T02:00:00.000Z",
      reason: "答疑",
    };
    const at = "2027-02-04T02:00:00.000Z";
    expect(refusal([...asked, [at, extended]], at, answer)).toBe("TAKEN");
  });

  it("TEN-024: with two bids nothing is opened", () => {
    const two: Step[] = [...open3, [before, { kind: "BID_WITHDRAWN", bidder: "C" }]];
    expect(refusal(two, deadline, opening(["A", "B"]))).toBe("STATUTE_BROKEN");
    expect(refusal(two, deadline, { kind: "FAILED", reason: "投标人少于 3 个" })).toBe("TAKEN");
  });

  it("TEN-026, TEN-027: the committee is odd, of five, two thirds experts", () => {
    const opened: Step[] = [...open3, [deadline, opening(abc)]];
    const list = (representatives: string[], experts: number): TenderEvent => ({
      kind: "EXPERTS_LISTED",
      pool,
      representatives,
      experts,
    });
    expect(refusal(opened, after, list(["r1"], 4))).toBe("TAKEN");
    expect(refusal(opened, after, list(["r1", "r2"], 3))).toBe("COMMITTEE_SIZE_WRONG");
    expect(refusal(opened, after, list(["r1", "r2"], 4))).toBe("COMMITTEE_SIZE_WRONG");
    expect(refusal(opened, after, list(["x1"], 4))).toBe("EXPERT_TWICE");
  });

  it("TEN-028, TEN-029: experts are drawn from the list, none with an interest", () => {
    const tied = {
      ...listed,
      pool: [{ id: "x1", name: "x1", conflict: "曾任职" }, ...pool.slice(1)],
    } as TenderEvent;
    const opened: Step[] = [...open3, [deadline, opening(abc)], [after, tied]];
    expect(refusal(opened, after, drawn())).toBe("DRAW_DOES_NOT_FIT");
    expect(refusal(opened, after, drawn(["x2", "x3", "x4", "x5"]))).toBe("TAKEN");
    expect(refusal(opened, after, drawn(["x2", "x2", "x4", "x5"]))).toBe("DRAW_DOES_NOT_FIT");
    const unseeded = { ...drawn(["x2", "x3", "x4", "x5"]), publicValue: "" } as TenderEvent;
    expect(refusal(opened, after, unseeded)).toBe("STATUTE_BROKEN");
  });

  it("TEN-005: a public notice without a channel only warns", () => {
    const event: TenderEvent = { kind: "NOTICE_ISSUED", notice: { ...notice, channels: [] } };
    const at = notice.issuedOn + "T01:00:00.000Z";
    const verdict = (one: TenderEvent) =>
      checksOf(newTender, one, at, lawOn(at)).find(({ ruleId }) => ruleId === "TEN-005");
    expect(verdict(event)).toMatchObject({ verdict: "BROKEN", effect: "WARN" });
    expect(verdict(issued)).toMatchObject({ verdict: "MET" });
    expect(issue({ channels: [] })).toBe("TAKEN");
  });

  it("TEN-006: the notice states who tenders, what, and how the documents are had", () => {
    expect(issue({})).toBe("TAKEN");
    expect(issue({ organiser: { ...notice.organiser, address: " " } })).toBe("STATUTE_BROKEN");
    expect(issue({ profile: "" })).toBe("STATUTE_BROKEN");
    expect(issue({ access: "" })).toBe("STATUTE_BROKEN");
  });

  it("TEN-009: the tender document has its seven contents", () => {
    for (const name of tenderSectionNames)
      expect(issue({ sections: { ...notice.sections, [name]: " " } }), name).toBe("STATUTE_BROKEN");
    expect(issue({})).toBe("TAKEN");
  });

  it("TEN-012: where not all that passed may bid, at least five are chosen", () => {
    const many = ["A", "B", "C", "D", "E", "F"];
    const asking: Step[] = [
      [
        notice.issuedOn + "T01:00:00.000Z",
        { kind: "NOTICE_ISSUED", notice: { ...notice, prequalified: true } },
      ],
      ...many.map((one): Step => [before, registered(one)]),
    ];
    const judging = many.map((bidder): Step => [
      before,
      { kind: "QUALIFICATION_JUDGED", bidder, passed: true, reason: "" },
    ]);
    const tell = (chosen: string[]): TenderEvent => ({ kind: "QUALIFICATION_TOLD", chosen });
    const all: Step[] = [...asking, ...judging];
    expect(refusal(all, before, tell(many))).toBe("TAKEN");
    expect(refusal(all, before, tell(many.slice(1)))).toBe("TAKEN");
    expect(refusal(all, before, tell(many.slice(2)))).toBe("STATUTE_BROKEN");
    expect(refusal(asking, before, tell(many))).toBe("QUALIFICATION_OPEN");
    expect(refusal(open3, before, tell(abc))).toBe("QUALIFICATION_NOT_ASKED");
    const chosen: Step[] = [...all, [before, tell(many.slice(1))]];
    expect(refusal(chosen, before, received("A"))).toBe("BIDDER_NOT_QUALIFIED");
    expect(refusal(chosen, before, received("B"))).toBe("TAKEN");
    expect(refusal(chosen, before, tell(many))).toBe("QUALIFICATION_TOLD_ALREADY");
  });

  it("TEN-021: a bid without one of its four parts only warns", () => {
    const { checks } = openedBy(opening(abc));
    expect(checks.find(({ ruleId }) => ruleId === "TEN-021")).toMatchObject({
      verdict: "BROKEN",
      effect: "WARN",
    });
    const bid = { price: "2.5", letter: "函", plan: "方案", others: "业绩" };
    const whole = { ...opening(abc), bids: abc.map((bidder) => ({ bidder, bid, nonce: "" })) };
    expect(
      openedBy(whole as TenderEvent).checks.find(({ ruleId }) => ruleId === "TEN-021"),
    ).toMatchObject({ verdict: "MET" });
  });

  it("TEN-030: a member who does not promise to keep it secret does not score", () => {
    const drawnOnly = judged.slice(0, -2 * committee.length);
    expect(refusal(drawnOnly, after, sealed("x1"))).toBe("TAKEN");
    expect(refusal(drawnOnly, after, { ...sealed("x1"), confidential: false } as TenderEvent)).toBe(
      "STATUTE_BROKEN",
    );
  });

  it("TEN-031: a defence without a criterion in the tender document only warns", () => {
    const at = notice.issuedOn + "T01:00:00.000Z";
    const verdict = (criterion: string | null) => {
      const event: TenderEvent = {
        kind: "NOTICE_ISSUED",
        notice: { ...notice, defense: { criterion } },
      };
      return checksOf(newTender, event, at, lawOn(at)).find(({ ruleId }) => ruleId === "TEN-031");
    };
    expect(verdict("order")).toMatchObject({ verdict: "MET" });
    expect(verdict(null)).toMatchObject({ verdict: "BROKEN", effect: "WARN" });
    expect(issue({ defense: { criterion: null } })).toBe("TAKEN");
  });

  it("TEN-032: points for what the tender document does not name are refused", () => {
    const sealedOnly = judged.slice(0, -committee.length);
    const stray = {
      ...scored("x1", abc),
      sheets: Object.fromEntries(abc.map((bidder) => [bidder, { ...points, friendship: "9" }])),
    } as TenderEvent;
    expect(refusal(sealedOnly, after, scored("x1", abc))).toBe("TAKEN");
    expect(refusal(sealedOnly, after, stray)).toBe("CRITERION_UNKNOWN");
    const said = checksOf(played(sealedOnly), stray, after, lawOn(after));
    expect(said).toMatchObject([{ ruleId: "TEN-032", verdict: "BROKEN", effect: "BLOCK" }]);
  });

  it("TEN-033: where no bid stands nothing is ranked, and the tender fails to be run again", () => {
    const weak = { ...points, order: "1", green: "1" }; // the service asks for three fifths
    const low: Step[] = [
      ...judged.slice(0, -committee.length),
      ...committee.map((expert): Step => {
        const sheets = Object.fromEntries(abc.map((bidder) => [bidder, weak]));
        return [after, { ...scored(expert, abc), sheets } as TenderEvent];
      }),
    ];
    const none = evaluate(played(low), abc);
    expect(none.ranked).toEqual([]);
    expect(refusal(low, after, none)).toBe("RANKING_DOES_NOT_FIT");
    expect(refusal(low, after, { kind: "FAILED", reason: "所有投标均被否决" })).toBe("TAKEN");
    expect(refusal(judged, after, evaluate(played(judged), abc))).toBe("TAKEN");
  });

  it("TEN-035: an award thirty days before the bids' validity ends; later only with a reason on record", () => {
    const until = (on: string) =>
      ranked.map(([at, event]): Step => [
        at,
        event.kind === "NOTICE_ISSUED"
          ? { ...event, notice: { ...event.notice, bidValidUntil: day(on) } }
          : event,
      ]);
    expect(refusal(until("2027-03-20"), after, awarding("B"))).toBe("TAKEN");
    expect(refusal(until("2027-03-19"), after, awarding("B"))).toBe("STATUTE_BROKEN");
    expect(refusal(until("2027-03-19"), after, awarding("B", "投标人同意延长有效期"))).toBe(
      "TAKEN",
    );
  });

  it("TEN-017: until the award nobody talks with a bidder about price or plan", () => {
    const ask: TenderEvent = { kind: "QUESTION_ASKED", question: "q", text: "报价可以再低吗" };
    const answer: TenderEvent = { kind: "ANSWERED_TO_ALL", question: "q", asked: "", text: "" };
    const early = "2027-01-20T02:00:00.000Z";
    // Before the deadline there are questions, whose answers go to all; after it there is no way to speak at all.
    expect(refusal(open3, early, ask)).toBe("TAKEN");
    expect(refusal([...open3, [early, ask]], early, answer)).toBe("TAKEN");
    const opened: Step[] = [...open3, [early, ask], [deadline, opening(abc)]];
    for (const one of [
      ask,
      answer,
      received("A", "lower"),
      { kind: "BID_WITHDRAWN", bidder: "A" },
    ] as const)
      expect(refusal(opened, after, one), one.kind).toBe("TENDER_STATE");
    expect(refusal(opened, after, opening(abc))).toBe("TENDER_STATE");
    expect(played(told).bidders["B"]?.price).toBe("2.5");
    expect(refusal(told, after, contracted("2.4"))).toBe("CONTRACT_NOT_BY_BID");
  });

  it("TEN-018, TEN-019, TEN-020: the award is in time for the sale", () => {
    const sold = (kind: "PRESALE" | "CASH_SALE" | "NOT_FOR_SALE", on: string) => {
      const steps = ranked.map(([at, event]): Step => [
        at,
        event.kind === "NOTICE_ISSUED"
          ? { ...event, notice: { ...event.notice, sale: { kind, on: day(on) } } }
          : event,
      ]);
      return refusal(steps, after, awarding("B"));
    };
    expect(sold("PRESALE", "2027-02-19")).toBe("TAKEN");
    expect(sold("PRESALE", "2027-02-18")).toBe("STATUTE_BROKEN");
    expect(sold("CASH_SALE", "2027-03-20")).toBe("TAKEN");
    expect(sold("CASH_SALE", "2027-03-19")).toBe("STATUTE_BROKEN");
    expect(sold("NOT_FOR_SALE", "2027-05-19")).toBe("TAKEN");
    expect(sold("NOT_FOR_SALE", "2027-05-18")).toBe("STATUTE_BROKEN");
  });

  it("TEN-038: the contract is signed within thirty days of the award notice, at the price of the bid", () => {
    expect(refusal(told, after, contracted("2.50", "2027-03-22"))).toBe("TAKEN");
    expect(refusal(told, after, contracted("2.5", "2027-03-23"))).toBe("STATUTE_BROKEN");
    expect(refusal(told, after, contracted("2.5", "2027-03-23", "双方同意顺延"))).toBe("TAKEN");
    expect(refusal(told, after, contracted("2.51", "2027-03-01"))).toBe("CONTRACT_NOT_BY_BID");
    expect(refusal([...told, [after, contracted()]], after, contracted())).toBe(
      "TENDER_DONE_ALREADY",
    );
  });

  it("SVC-001: the contract has its seven heads; with a reason, too, nothing less is signed", () => {
    expect(refusal(told, after, contracted())).toBe("TAKEN");
    for (const head of contractHeadNames) {
      const heads = contractHeadNames.filter((one) => one !== head);
      const without = contracted("2.5", "2027-02-20", "双方同意", heads);
      expect(refusal(told, after, without), head).toBe("STATUTE_BROKEN");
    }
    const { heads: _, ...unsaid } = contracted();
    expect(refusal(told, after, unsaid)).toBe("STATUTE_UNKNOWN");
  });

  it("TEN-037: the result is filed within fifteen days of the award", () => {
    expect(refusal(told, after, filed("2027-03-05"))).toBe("TAKEN");
    expect(refusal(told, after, filed("2027-03-08"))).toBe("STATUTE_BROKEN");
    expect(refusal(told, after, filed("2027-03-08", "主管部门系统停用"))).toBe("TAKEN");
  });

  it("TEN-036: the result goes to every bidder", () => {
    const tell = (who: string[]): TenderEvent => ({
      kind: "RESULT_TOLD",
      told: who,
      complaintsUntil: "2027-02-22T00:00:00.000Z",
    });
    const awarded: Step[] = [...ranked, [after, awarding("B")]];
    expect(refusal(awarded, after, tell(abc))).toBe("TAKEN");
    expect(refusal(awarded, after, tell(["B"]))).toBe("STATUTE_BROKEN");
  });
});

/** Random walks: whatever is tried in whatever order, at whatever time. Each entry is counted by itself, not by the tender. */
describe("model of the lifecycle", () => {
  const names = ["A", "B", "C", "D"];
  const name = fc.constantFrom(...names);
  const some = fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.subarray(names) },
  );
  const event: fc.Arbitrary<(tender: Tender) => TenderEvent> = fc.oneof(
    fc
      .constantFrom(notice, { ...notice, preFiledOn: notice.issuedOn })
      .map((one) => () => ({ kind: "NOTICE_ISSUED", notice: one }) as TenderEvent),
    name.map((bidder) => () => registered(bidder)),
    {
      weight: 2,
      arbitrary: fc.tuple(name, fc.string({ maxLength: 3 })).map(
        ([bidder, commitment]) =>
          () =>
            received(bidder, commitment),
      ),
    },
    name.map((bidder) => (): TenderEvent => ({ kind: "BID_WITHDRAWN", bidder })),
    name.map((bidder) => (): TenderEvent => ({ kind: "LATE_BID_REFUSED", bidder, commitment: "" })),
    fc.constant((): TenderEvent => ({
      kind: "DEADLINE_EXTENDED",
      deadline: "2027-02-25T02:00:00.000Z",
      reason: "",
    })),
    fc.tuple(some, fc.subarray(["H1", "H2", "H3"], { minLength: 1 })).map(
      ([list, holders]) =>
        (tender: Tender) =>
          opening(list ?? biddersIn(tender), holders),
    ),
    fc
      .constantFrom(4, 4, 3)
      .map((experts) => (): TenderEvent => ({ ...listed, experts }) as TenderEvent),
    fc
      .shuffledSubarray(["x1", "x2", "x3", "x4", "x5"], { minLength: 4, maxLength: 5 })
      .map((ids) => () => drawn(ids)),
    fc.constantFrom("x1", "x2", "x3").map((expert) => (tender: Tender): TenderEvent => ({
      kind: "EXPERT_REPLACED",
      expert,
      by: tender.reserve[0] ?? "x5",
      reason: "不能到场",
    })),
    {
      weight: 3,
      arbitrary: fc.tuple(fc.nat(5), some).map(
        ([index, list]) =>
          (tender: Tender) =>
            scored(tender.committee[index] ?? "x9", list ?? biddersIn(tender)),
      ),
    },
    {
      weight: 3,
      arbitrary: fc
        .nat(5)
        .map((index) => (tender: Tender) => sealed(tender.committee[index] ?? "x9")),
    },
    fc.tuple(fc.nat(4), name).map(([index, bidder]) => (tender: Tender): TenderEvent => ({
      kind: "SCORE_REVISED",
      expert: tender.committee[index] ?? "",
      bidder,
      points,
      reason: "复核",
    })),
    fc
      .shuffledSubarray(names)
      .map((list) => (): TenderEvent => ({ kind: "RANKED", lots: list, scores: {}, ranked: list })),
    fc.constant((tender: Tender): TenderEvent =>
      tender.committee.length > 0 && tender.committee.every((one) => tender.sheets[one])
        ? evaluate(tender, names)
        : { kind: "CLOSED" },
    ),
    name.map((bidder) => () => awarding(bidder, "首位候选人放弃")),
    some.map((list) => (tender: Tender): TenderEvent => ({
      kind: "RESULT_TOLD",
      told: list ?? biddersIn(tender),
      complaintsUntil: "2027-03-08T00:00:00.000Z",
    })),
  );
  /** Time goes on by itself: often by nothing, now and then by a fortnight. */
  const pause = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 60_000, 86_400_000, 14 * 86_400_000);
  /** Half of the walks begin where three have bid. */
  const start = fc.constantFrom<readonly Step[]>(
    [],
    open3,
    [...open3, [deadline, opening(abc)]],
    judged,
    ranked,
  );

  it("no path reaches AWARDED with a blocker open", () => {
    let awarded = 0;
    fc.assert(
      fc.property(
        start,
        fc.array(fc.tuple(event, pause), { minLength: 40, maxLength: 160 }),
        (first, walk) => {
          let tender = newTender;
          let clock = Date.parse(`${notice.issuedOn}T01:00:00.000Z`);
          const entries: { at: string; event: TenderEvent; checks: readonly Explanation[] }[] = [];
          const tried = (at: string, one: TenderEvent) => {
            const taken = take(tender, one, at, lawOn(at));
            if (!taken.ok) return;
            tender = taken.value.tender;
            entries.push({ at, event: one, checks: taken.value.checks });
          };
          for (const [at, one] of first) {
            clock = Math.max(clock, Date.parse(at));
            tried(at, one);
          }
          for (const [make, later] of walk) {
            clock += later;
            tried(new Date(clock).toISOString(), make(tender));
          }
          const award = entries.findIndex((entry) => entry.event.kind === "AWARDED");
          if (award < 0) return;
          awarded += 1;
          const until = entries.slice(0, award + 1);
          const onRecord = (ruleId: string) => lateLimits.has(ruleId);
          const open = until.flatMap(({ checks }) => checks).filter(stops);
          expect(open.filter(({ ruleId }) => !onRecord(ruleId))).toEqual([]);
          const kinds = until.map((entry) => entry.event.kind);
          for (const kind of ["NOTICE_ISSUED", "OPENED", "EXPERTS_DRAWN", "RANKED"] as const)
            expect(kinds.filter((one) => one === kind)).toHaveLength(1);
          const openedAt = kinds.indexOf("OPENED");
          const closing = until.reduce(
            (last, { event: one }) => (one.kind === "DEADLINE_EXTENDED" ? one.deadline : last),
            notice.deadline,
          );
          expect(Date.parse(until[openedAt]!.at)).toBeGreaterThanOrEqual(Date.parse(closing));
          const in_ = new Map<string, string>();
          for (const { at, event: one } of until) {
            if (one.kind === "BID_RECEIVED") {
              expect(Date.parse(at)).toBeLessThanOrEqual(Date.parse(closing));
              in_.set(one.bidder, one.commitment);
            }
            if (one.kind === "BID_WITHDRAWN") in_.delete(one.bidder);
          }
          const ceremony = until[openedAt]!.event as Extract<TenderEvent, { kind: "OPENED" }>;
          expect(ceremony.bids.map(({ bidder }) => bidder).toSorted()).toEqual(
            [...in_.keys()].toSorted(),
          );
          expect(in_.size).toBeGreaterThanOrEqual(3);
          expect(new Set(ceremony.holders.map(({ holder }) => holder)).size).toBeGreaterThanOrEqual(
            2,
          );
          const alone = new Set(
            until.flatMap(({ event: one }) => (one.kind === "SCORED_ALONE" ? [one.expert] : [])),
          );
          expect(alone.size).toBe(5);
          const firstTalk = kinds.indexOf("SCORE_REVISED");
          // Nobody's sheet is told before all members are committed to theirs.
          expect(kinds.indexOf("SCORED_ALONE")).toBeGreaterThan(kinds.lastIndexOf("SHEET_SEALED"));
          if (firstTalk >= 0) expect(firstTalk).toBeGreaterThan(kinds.lastIndexOf("SCORED_ALONE"));
          const winner = (until.at(-1)!.event as Extract<TenderEvent, { kind: "AWARDED" }>).bidder;
          expect(in_.has(winner)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect(awarded).toBeGreaterThan(20); // else the walk would prove nothing
  });
});
