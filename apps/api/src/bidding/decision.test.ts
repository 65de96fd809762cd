import { standardCriteria } from "@threshold/domain/bidding/decision";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  biddingOf,
  estimateInput,
  plannedBidding,
  type TestBidding,
  work,
} from "../testing/bidding.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04
});
afterAll(() => server.close());
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));

const ok = "project { id status }";
const fields = `id version status tenths recommendation verdict reason outcome submittedBy { id } decidedBy { id }
  evidence { key zh } sheet { bidFrom criteria { key name weight } scores { key score reason } answers { key holds } }`;
const sheetsOf = async (who: Asker, filter: object = {}) =>
  (
    await who.ask(
      `query($filter: BidDecisionFilter) { bidDecisions(filter: $filter) { nodes { ${fields} } } }`,
      { filter },
    )
  ).bidDecisions.nodes;
const scores = (score: number) =>
  standardCriteria.criteria.map(({ key }) => ({ key, score, reason: "见测算和踏勘记录" }));
const answers = (holds = true) => standardCriteria.knockouts.map(({ key }) => ({ key, holds }));

/** Begins a sheet, fills it in and sends it. */
async function send({ staff, projectId }: TestBidding, score: number, holds = true) {
  await staff.run("beginBidDecision", { projectId }, ok);
  const [{ version }] = await sheetsOf(staff, { projectId });
  const filled = { projectId, version, scores: scores(score), answers: answers(holds) };
  await staff.run("saveBidDecision", filled, ok);
  await staff.run("submitBidDecision", { projectId }, ok);
}
const workOf = async (who: Asker) =>
  (await who.ask("{ myObligations(first: 50) { nodes { act title } } }")).myObligations.nodes.map(
    (one: { title: string }) => one.title,
  );

it("weighs a bid by the criteria, says what is known of each, and asks the region's head to decide", async () => {
  const bidding = await plannedBidding(server, { province: "广东省", city: "广州市" });
  const { staff, head, projectId } = bidding;
  await staff.run("saveBidEstimate", { projectId, ...estimateInput }, "project { id }");
  await send(bidding, 4);
  const [sheet] = await sheetsOf(head, { projectId });
  expect(sheet).toMatchObject({ status: "SUBMITTED", tenths: 800, recommendation: "BID" });
  const known = Object.fromEntries(
    sheet.evidence.map(({ key, zh }: { key: string; zh: string }) => [key, zh]),
  );
  expect(known.FEE).toContain("测算单价 2.08，拟报 2.2");
  expect(known.TIME).toContain("可按期");
  expect(known.PLACE).toContain("广东省广州市");
  expect((await workOf(head)).some((title: string) => title.includes("决定是否投标"))).toBe(true);
  await head.run("decideBid", { projectId, verdict: "BID" }, ok);
  expect(await sheetsOf(head, { verdicts: ["BID"] })).toMatchObject([
    { status: "DECIDED", verdict: "BID", decidedBy: { id: head.personId }, outcome: null },
  ]);
  expect((await workOf(head)).some((title: string) => title.includes("决定是否投标"))).toBe(false);
});

it("is complete or refused, by name, and what was not seen is not overwritten", async () => {
  const bidding = await plannedBidding(server);
  const { staff, projectId } = bidding;
  await staff.run("beginBidDecision", { projectId }, ok);
  const [{ version }] = await sheetsOf(staff, { projectId });
  const partly = { projectId, version, scores: scores(4).slice(1), answers: answers() };
  await staff.run("saveBidDecision", partly, ok);
  expect(await staff.refusal("submitBidDecision", { projectId })).toMatchObject({
    code: "BID_SHEET_OPEN",
    details: { count: 1, names: ["项目规模"] },
  });
  expect(await staff.refusal("saveBidDecision", partly)).toMatchObject({ code: "STALE_VERSION" });
  expect(await staff.refusal("beginBidDecision", { projectId })).toMatchObject({
    code: "BID_SHEET_STATUS",
  });
  const wrong = { ...partly, version: version + 1, scores: [{ key: "FEE", score: 9 }] };
  expect(await staff.refusal("saveBidDecision", wrong)).toMatchObject({ code: "INVALID_INPUT" });
});

it("decided against, the bidding is over by its lifecycle; against the recommendation only with a reason", async () => {
  const bidding = await plannedBidding(server);
  const { head, staff, projectId } = bidding;
  await send(bidding, 5);
  const no = { projectId, verdict: "NO_BID" };
  expect(await head.refusal("decideBid", no)).toMatchObject({ code: "REASON_REQUIRED" });
  await head.run("decideBid", { ...no, reason: "集团另有安排" }, ok);
  expect(await biddingOf(staff, projectId, "status endedReason")).toEqual({
    status: "CANCELLED",
    endedReason: "集团另有安排",
  });
  expect(await workOf(head)).toEqual([]);
  expect(await staff.refusal("submitBidDecision", { projectId })).toMatchObject({
    code: "BIDDING_STATUS",
  });
});

it("a question answered with no ends the matter; sent back it is filled in anew", async () => {
  const bidding = await plannedBidding(server);
  const { head, staff, projectId } = bidding;
  await send(bidding, 5, false);
  expect(await sheetsOf(staff)).toMatchObject([{ recommendation: "NO_BID", tenths: 1000 }]);
  const back = { projectId, verdict: "BACK", reason: "业绩可由集团出具" };
  await head.run("decideBid", back, ok);
  const [sheet] = await sheetsOf(staff);
  expect(sheet).toMatchObject({ status: "DRAFT", reason: "业绩可由集团出具" });
  await staff.run(
    "saveBidDecision",
    { projectId, version: sheet.version, scores: scores(5), answers: answers() },
    ok,
  );
  await staff.run("submitBidDecision", { projectId }, ok);
  await head.run("decideBid", { projectId, verdict: "BID" }, ok);
  expect(await sheetsOf(staff)).toMatchObject([{ verdict: "BID", reason: null }]);
});

it("nobody decides on a sheet of his own, nor without the right, nor sees it who runs the tender", async () => {
  const bidding = await plannedBidding(server);
  const { head, staff, developer, projectId } = bidding;
  await head.run("beginBidDecision", { projectId }, ok);
  const filled = { projectId, version: 1, scores: scores(5), answers: answers() };
  await head.run("saveBidDecision", filled, ok);
  await head.run("submitBidDecision", { projectId }, ok);
  const decide = { projectId, verdict: "BID" };
  expect(await head.refusal("decideBid", decide)).toMatchObject({ code: "BID_SHEET_OWN" });
  expect(await staff.refusal("decideBid", decide)).toMatchObject({ code: "FORBIDDEN" });
  const stranger = (await makeCompany(server)).admin;
  const [{ id }] = await sheetsOf(staff);
  for (const who of [developer, stranger]) {
    expect(await sheetsOf(who)).toEqual([]);
    expect((await who.ask(`{ node(id: "${id}") { id } }`)).node).toBeNull();
  }
  expect(await stranger.refusal("decideBid", decide)).toMatchObject({ code: "NOT_FOUND" });
  expect(await developer.refusal("saveBidDecision", filled)).toMatchObject({ code: "FORBIDDEN" });
});

it("begins no bid while the sheet is open, nor without one where the company asks for it; a void tender asks again", async () => {
  const bidding = await plannedBidding(server);
  const { admin, head, staff, projectId, id: companyId } = bidding;
  const setting = { key: "bidding.decisionRequired", placeId: `Company_${companyId}`, value: true };
  await admin.run(
    "setPolicy",
    { ...setting, fromOn: "2027-01-04", reason: "集团要求" },
    "policy { key }",
  );
  await work(server, bidding, "ISSUED");
  await staff.run("submitBidPlan", { id: projectId }, ok);
  const { decide } = await import("../testing/launch-record.ts");
  await decide(head);
  const begin = { id: projectId, tenderReceivedAt: "2027-01-14T10:00:00+08:00" };
  const refused = { code: "BIDDING_NOT_DECIDED" };
  expect(await staff.refusal("startBidding", begin)).toMatchObject(refused);
  await send(bidding, 4);
  expect(await staff.refusal("startBidding", begin)).toMatchObject(refused);
  await head.run("decideBid", { projectId, verdict: "BID" }, ok);
  await staff.run("startBidding", begin, ok);
  await staff.run("voidTender", { id: projectId, reason: "投标人少于 3 个" }, ok);
  expect(await sheetsOf(staff)).toMatchObject([{ status: "DRAFT", verdict: null }]);
});

it("criteria are the company's: versions of an administrator's, kept by sheets that were begun", async () => {
  const bidding = await plannedBidding(server);
  const { admin, staff, head, projectId } = bidding;
  await staff.run("beginBidDecision", { projectId }, ok);
  const own = {
    number: 0,
    criteria: [
      { name: "利润", weight: 60 },
      { name: "关系", weight: 40 },
    ],
    knockouts: [],
    bidFrom: 60,
    noBidBelow: 40,
  };
  expect(await head.refusal("saveBidCriteria", own)).toMatchObject({ code: "FORBIDDEN" });
  const heavy = { ...own, criteria: [{ name: "利润", weight: 90 }] };
  expect(await admin.refusal("saveBidCriteria", heavy)).toMatchObject({
    code: "BID_CRITERIA_WEIGHTS",
    details: { sum: 90 },
  });
  const { criteria } = await admin.run(
    "saveBidCriteria",
    own,
    "criteria { number criteria { key } }",
  );
  expect(criteria).toEqual({ number: 1, criteria: [{ key: "C1" }, { key: "C2" }] });
  expect(await admin.refusal("saveBidCriteria", own)).toMatchObject({ code: "STALE_VERSION" });
  const [kept] = await sheetsOf(staff);
  expect(kept.sheet.criteria).toHaveLength(standardCriteria.criteria.length);
  const { bidCriteria } = await staff.ask("{ bidCriteria { number criteria { name } } }");
  expect(bidCriteria).toEqual({ number: 1, criteria: [{ name: "利润" }, { name: "关系" }] });
});

it("stands beside the result afterwards: what was decided on how many points, and how it ended", async () => {
  const bidding = await plannedBidding(server);
  await send(bidding, 4);
  await bidding.head.run("decideBid", { projectId: bidding.projectId, verdict: "BID" }, ok);
  await work(server, bidding, "AWARDED");
  expect(await sheetsOf(bidding.head, { outcomes: ["WON"] })).toMatchObject([
    { tenths: 800, verdict: "BID", outcome: "WON" },
  ]);
  expect(await sheetsOf(bidding.head, { outcomes: ["LOST"] })).toEqual([]);
});
