import { readFileSync } from "node:fs";
import { contractHeadNames } from "@threshold/domain/bidding/vocabulary";
import type { Json } from "@threshold/domain/canonical-json";
import type { KeptReceipt, TenderPack } from "@threshold/domain/tender/pack";
import { verify } from "@threshold/domain/tender/verify.mjs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { followLink } from "../testing/approval.ts";
import { localRule } from "../testing/bidding.ts";
import { type Asker, startTestServer, type TestServer } from "../testing/server.ts";
import {
  act,
  bidAt,
  deadline,
  draftTender,
  handIn,
  issuedTender,
  judgedTender,
  logOf,
  look,
  openingInput,
  prices,
  registerBidders,
  sealKey,
  sheetsFor,
  tenderOf,
} from "../testing/tender.ts";

/** The published schemas of OCDS 1.1, as the domain keeps them. */
const schema = (name: string) => {
  const at = `../../../../packages/domain/src/tender/ocds-1.1.5/${name}.json`;
  return JSON.parse(readFileSync(new URL(at, import.meta.url), "utf8")) as object;
};
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv as never);
for (const name of ["release-schema", "versioned-release-validation-schema"])
  ajv.addSchema(schema(name));
const ocds = {
  "releases.json": ajv.compile(schema("release-package-schema")),
  "record.json": ajv.compile(schema("record-package-schema")),
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setClock("2027-01-04T02:00:00Z");
  await server.database.owner.query("delete from auth.access_link_rate");
});

const status = "tender { status }";
const heads = { contractHeads: contractHeadNames };

describe("from the draft to the opening", () => {
  it("says between which days each step may fall, by the local rule where one holds", async () => {
    const fields =
      "ladder { step chosenOn firstOn lastOn broken firstBy { of days statute { ruleId } } lastBy { of days } }";
    const ladderOf = async (place: Record<string, unknown>) => {
      const { admin, officer, id } = await draftTender(server, place);
      await admin.run("saveLocalRule", { rule: localRule }, "rule { ruleId }");
      const { ladder } = await tenderOf(officer, id, fields);
      return new Map<string, object>(ladder.map((one: { step: string }) => [one.step, one]));
    };
    const nation = await ladderOf({});
    expect(nation.get("DEADLINE")).toMatchObject({
      chosenOn: "2027-02-18",
      firstOn: "2027-02-07",
      firstBy: { of: "ISSUE", days: 20, statute: { ruleId: "TEN-013" } },
      broken: false,
    });
    expect(nation.get("AWARD")).toMatchObject({
      firstBy: { of: "DEADLINE", days: 3, statute: null }, // bidding.evaluationDays
      lastOn: "2027-05-01",
      lastBy: { of: "BID_VALIDITY", days: 30 },
    });
    const suzhou = await ladderOf({ province: "江苏省", city: "苏州市" });
    expect(suzhou.get("DEADLINE")).toMatchObject({
      firstOn: "2027-02-12",
      firstBy: { of: "ISSUE", days: 25, statute: { ruleId: "LOC-001" } },
    });
  });

  it("is announced once all that the law asks for is there, and stays as it was announced", async () => {
    const of = await draftTender(server, { access: null });
    const { officer, id } = of;
    const issue = () => officer.refusal("issueTenderNotice", { id });
    expect((await issue()).code).toBe("TENDER_KEY_MISSING");
    await sealKey(server, of);
    server.setClock("2027-01-18T01:00:00Z");
    expect(await issue()).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { rules: ["TEN-006"] },
    });
    const { version, nextChecks } = await tenderOf(
      officer,
      id,
      "version nextChecks { rule { ruleId } verdict effect }",
    );
    expect(nextChecks).toContainEqual({
      rule: { ruleId: "TEN-006" },
      verdict: "BROKEN",
      effect: "BLOCK",
    });
    await officer.run("updateTender", { id, version, access: "在线获取" }, status);
    const { tender } = await officer.run("issueTenderNotice", { id }, status);
    expect(tender.status).toBe("ISSUED");
    const changed = { id, version: 99, title: "另一个名称" };
    expect((await officer.refusal("updateTender", changed)).code).toBe("TENDER_STATE");
    const log = await logOf(officer, id, "position by kind checks { rule { ruleId } verdict }");
    expect(log).toMatchObject([{ position: 1, kind: "NOTICE_ISSUED" }]);
    expect(log[0].checks.map((one: { rule: { ruleId: string } }) => one.rule.ruleId)).toEqual([
      "TEN-004",
      "TEN-006",
      "TEN-009",
      "TEN-010",
      "TEN-013",
      "TEN-025",
      "TEN-005",
    ]);
  });

  it("takes bidders by the public code, answers to all alike, and keeps sealed bids with receipts", async () => {
    const of = await issuedTender(server);
    const { officer, id } = of;
    const [one, two] = await registerBidders(server, of, ["甲物业", "乙物业"]);
    const asked = await act(server, one!.token, "ASK", { text: "绿化面积是多少？" });
    expect(asked).toMatchObject({ status: 200, body: { done: "ASK", position: 4 } });
    const { questions } = await tenderOf(officer, id, "questions { question text answer }");
    expect(questions).toMatchObject([{ text: "绿化面积是多少？", answer: null }]);
    expect((await look(server, two!.token)).tender.questions).toEqual([]);
    const { question } = questions[0];
    await officer.run("answerTenderQuestion", { id, question, text: "12 万平方米" }, status);
    for (const { token } of [one!, two!])
      expect((await look(server, token)).tender.questions).toMatchObject([
        { text: "绿化面积是多少？", answer: "12 万平方米" },
      ]);
    server.setClock("2027-02-10T02:00:00Z");
    const { body } = await handIn(server, of, one!, bidAt("2.85"));
    expect(body).toMatchObject({ done: "BID", position: 6 });
    const { tender } = await look(server, one!.token);
    expect(tender.bid).toMatchObject({ position: 6, hash: body.hash, state: "COUNTS" });
    const log = await logOf(officer, id, "position hash kind");
    expect(log.at(-1)).toEqual({ position: 6, hash: body.hash, kind: "BID_RECEIVED" });
  });

  it("TEN-022: a late bid is refused and recorded; one may be replaced and withdrawn until then", async () => {
    const of = await issuedTender(server);
    const [one, two] = await registerBidders(server, of, ["甲物业", "乙物业"]);
    server.setClock("2027-02-10T02:00:00Z");
    await handIn(server, of, one!, bidAt("2.95"));
    await handIn(server, of, one!, bidAt("2.85"));
    await handIn(server, of, two!, bidAt("2.40"));
    expect((await act(server, two!.token, "WITHDRAW")).body.done).toBe("WITHDRAW");
    expect(await act(server, two!.token, "WITHDRAW")).toMatchObject({
      status: 409,
      body: { code: "BID_NOT_THERE" },
    });
    const { tender } = await look(server, one!.token);
    expect(tender.received.map(({ state }: { state: string }) => state)).toEqual([
      "REPLACED",
      "COUNTS",
    ]);
    server.setClock("2027-02-18T02:00:00.001Z");
    const late = await handIn(server, of, two!, bidAt("2.40"));
    expect(late).toMatchObject({ status: 200, body: { done: "LATE_BID_REFUSED", deadline } });
    const seen = await tenderOf(of.officer, of.id, "bidCount bidders { name lateCount bidAt }");
    expect(seen).toMatchObject({ bidCount: 1, bidders: [{}, { name: "乙物业", lateCount: 1 }] });
    expect((await act(server, one!.token, "WITHDRAW")).body.code).toBe("DEADLINE_PASSED");
  });

  it("does a command that is repeated once", async () => {
    const of = await issuedTender(server);
    const [one] = await registerBidders(server, of, ["甲物业"]);
    const deed = { token: one!.token, act: "ASK", key: "same-key-1", text: "车位数量？" };
    const answers = await Promise.all([1, 2, 3].map(() => followLink(server, "act", deed)));
    for (const { body } of answers) expect(body).toEqual(answers[0]!.body);
    const { questions } = await tenderOf(of.officer, of.id, "questions { text }");
    expect(questions).toHaveLength(1);
    const other = await followLink(server, "act", { ...deed, text: "另一个问题" });
    expect(other.body.code).toBe("IDEMPOTENCY_KEY_REUSED");
  });

  it("TEN-024: is not opened with two bids, and may fail", async () => {
    const of = await issuedTender(server);
    const bidders = await registerBidders(server, of, Object.keys(prices));
    server.setClock("2027-02-10T02:00:00Z");
    for (const one of bidders.slice(0, 2))
      await handIn(server, of, one, bidAt(prices[one.name] as string));
    server.setClock(deadline);
    expect(await of.officer.refusal("openTender", await openingInput(of))).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { rules: ["TEN-024"] },
    });
    const failed = { id: of.id, reason: "投标人少于三个" };
    const { tender } = await of.officer.run("failTender", failed, "tender { status failedReason }");
    expect(tender).toEqual({ status: "FAILED", failedReason: "投标人少于三个" });
  });

  it("is opened at the deadline by two holders, all bids as they were committed to", async () => {
    const of = await issuedTender(server);
    const bidders = await registerBidders(server, of, Object.keys(prices));
    server.setClock("2027-02-10T02:00:00Z");
    for (const one of bidders) await handIn(server, of, one, bidAt(prices[one.name] as string));
    const { officer, id } = of;
    server.setClock("2027-02-18T01:59:59Z");
    expect(await tenderOf(officer, id, "opening { bids { commitment } }")).toEqual({
      opening: null,
    });
    server.setClock(deadline);
    const input = await openingInput(of);
    const refused = async (more: object) =>
      (await officer.refusal("openTender", { ...input, ...more })).code;
    expect(await refused({ holders: input.holders.slice(0, 1) })).toBe("KEY_SHARES_MISSING");
    const forged = [{ ...input.holders[0]!, proof: "0".repeat(64) }, input.holders[1]!];
    expect(await refused({ holders: forged })).toBe("KEY_SHARE_BROKEN");
    const [first, ...others] = input.bids;
    expect(await refused({ bids: [{ ...first!, bid: bidAt("1.00") }, ...others] })).toBe(
      "BID_NOT_AS_COMMITTED",
    );
    expect(await refused({ bids: others })).toBe("OPENING_NOT_COMPLETE");
    expect(await refused({ minutes: " " })).toBe("MINUTES_REQUIRED");
    expect(await refused({ minutes: "记".repeat(20_001) })).toBe("INVALID_INPUT");
    const { tender } = await officer.run(
      "openTender",
      input,
      "tender { status minutes bidders { name price } }",
    );
    expect(tender).toMatchObject({
      status: "OPENED",
      bidders: Object.entries(prices).map(([name, price]) => ({ name, price })),
    });
    const view = await look(server, bidders[0]!.token);
    expect(
      view.tender.opening.bids.map(({ price }: { price: string }) => price).toSorted(),
    ).toEqual(Object.values(prices).toSorted());
  });

  it("keeps why a bid could not be read, beside the prices of the others", async () => {
    const of = await issuedTender(server);
    const bidders = await registerBidders(server, of, Object.keys(prices));
    for (const one of bidders) await handIn(server, of, one, bidAt(prices[one.name] as string));
    server.setClock(deadline);
    const { bids, ...input } = await openingInput(of);
    const broken = bidders[1]!;
    const { tender } = await of.officer.run(
      "openTender",
      {
        ...input,
        bids: bids.filter(({ bidderId }) => bidderId !== broken.id),
        unreadable: [{ bidderId: broken.id, reason: "无法解密" }],
      },
      "tender { bidders { name price unreadable } }",
    );
    expect(tender.bidders).toEqual(
      bidders.map(({ name }) =>
        name === broken.name
          ? { name, price: null, unreadable: "无法解密" }
          : { name, price: prices[name], unreadable: null },
      ),
    );
  });
});

/** Judged by all members, ranked and awarded to the first; answers the candidates in their order. */
async function awarded() {
  const { of, bidders, members } = await judgedTender(server);
  const { officer, id } = of;
  for (const [index, { token }] of members.entries())
    await act(server, token, "SCORE", { sheets: sheetsFor(bidders, index), confidential: true });
  await officer.run("rankTender", { id }, status);
  const { evaluation } = await tenderOf(officer, id, "evaluation { ranked }");
  const ranked = (evaluation.ranked as string[]).map((one) => `TenderBidder_${one}`);
  await officer.run("awardTender", { id, bidderId: ranked[0] }, status);
  const told = {
    id,
    toldIds: bidders.map((one) => one.id),
    complaintsUntil: "2027-02-21T02:00:00.000Z",
  };
  await officer.run("tellTenderResult", told, status);
  return { of, bidders, ranked, told };
}

it("goes to the next candidate with a reason where the winner does not sign, and tells it anew", async () => {
  const { of, bidders, ranked, told } = await awarded();
  const { officer, id } = of;
  const obliged = async () =>
    (
      await server.database.owner.query<{ kind: string; due_on: string }>(
        "select kind, due_on::text from obligation where record_id = $1 and status = 'OPEN' order by kind",
        [of.reference],
      )
    ).rows;
  expect(await obliged()).toEqual([
    { kind: "TENDER_CONTRACT", due_on: "2027-03-22" }, // the thirtieth day is a Saturday
    { kind: "TENDER_FILING", due_on: "2027-03-05" },
  ]);
  const due = () => tenderOf(officer, id, "ladder { step } contractDueOn filingDueOn");
  expect(await due()).toEqual({
    ladder: [],
    contractDueOn: "2027-03-22",
    filingDueOn: "2027-03-05",
  });
  const next = { id, bidderId: ranked[1] };
  expect((await officer.refusal("awardTender", next)).code).toBe("REASON_REQUIRED");
  const again = { id, bidderId: ranked[0], reason: "再次确认" };
  expect((await officer.refusal("awardTender", again)).code).toBe("TENDER_DONE_ALREADY");
  const { tender } = await officer.run(
    "awardTender",
    { ...next, reason: "第一候选人放弃中标" },
    "tender { status toldAt complaintsUntil awardedTo { id } }",
  );
  expect(tender).toEqual({
    status: "AWARDED",
    toldAt: null,
    complaintsUntil: null,
    awardedTo: { id: ranked[1] },
  });
  expect((await obliged()).map(({ kind }) => kind)).toEqual(["TENDER_TELL"]);
  expect(await due()).toMatchObject({ contractDueOn: null });
  await officer.run("tellTenderResult", told, status);
  const mine = bidders.find((one) => one.id === ranked[1]);
  expect((await look(server, mine!.token)).tender.result).toMatchObject({ mine: true });
  server.setClock("2027-02-22T02:00:00Z");
  const price = prices[mine!.name];
  await officer.run("contractTender", { id, contractOn: "2027-02-22", price, ...heads }, status);
  const later = { id, bidderId: ranked[2], reason: "已签合同" };
  expect((await officer.refusal("awardTender", later)).code).toBe("TENDER_DONE_ALREADY");
});

it("TEN-037, TEN-038: contract and filing later than the law allows need a reason, which stays on record", async () => {
  const { of, ranked, bidders } = await awarded();
  const { officer, id } = of;
  server.setClock("2027-03-24T02:00:00Z");
  const price = prices[bidders.find((one) => one.id === ranked[0])!.name];
  const contract = { id, contractOn: "2027-03-23", price, ...heads };
  expect(await officer.refusal("contractTender", contract)).toMatchObject({
    code: "STATUTE_BROKEN",
    details: { rules: ["TEN-038"], late: 1 },
  });
  const future = { ...contract, contractOn: "2027-03-25" };
  expect((await officer.refusal("contractTender", future)).code).toBe("INVALID_INPUT");
  await officer.run("contractTender", { ...contract, reason: "双方同意顺延" }, status);
  const filing = { id, filingOn: "2027-03-24", filingNumber: "备 1" };
  expect(await officer.refusal("fileTender", filing)).toMatchObject({
    details: { rules: ["TEN-037"] },
  });
  await officer.run("fileTender", { ...filing, reason: "备案系统停用" }, status);
  const log = await logOf(officer, id, "kind checks { rule { ruleId } verdict }");
  expect(log.at(-1)).toEqual({
    kind: "RESULT_FILED",
    checks: [{ rule: { ruleId: "TEN-037" }, verdict: "BROKEN" }],
  });
});

it("opens whatever a bidder sealed: signs that a database does not take hinder nobody's opening", async () => {
  const of = await issuedTender(server);
  const bidders = await registerBidders(server, of, Object.keys(prices));
  server.setClock("2027-02-10T02:00:00Z");
  const strange = {
    ...(bidAt("2.85") as object),
    plan: "方案\u0000结束",
    others: { __proto__: 1 },
  };
  await handIn(server, of, bidders[0]!, strange as Json);
  await handIn(server, of, bidders[1]!, bidAt("2.80"));
  await handIn(server, of, bidders[2]!, bidAt("2.60"));
  server.setClock(deadline);
  await of.officer.run("openTender", await openingInput(of), status);
  const log = await logOf(of.officer, of.id, "kind event");
  const { bids } = log.at(-1).event as { bids: { bid: { plan: string } }[] };
  expect(bids.map(({ bid }) => bid.plan)).toContain("方案\u0000结束");
  const view = await look(server, bidders[1]!.token);
  expect(view.tender.opening.bids).toHaveLength(3);
  const pack = await (await of.officer.fetch(`/tenders/${of.reference}/pack.json`)).json();
  const receipts = bidders.map(({ receipt }) => receipt as KeptReceipt);
  expect(await verify(pack as TenderPack, receipts)).toEqual([]);
});

it("opens bids that are together longer than a GraphQL request may be", async () => {
  const of = await issuedTender(server);
  const names = ["甲物业", "乙物业", "丙物业", "丁物业", "戊物业"];
  const bidders = await registerBidders(server, of, names);
  server.setClock("2027-02-10T02:00:00Z");
  for (const one of bidders) {
    const long = { ...(bidAt("2.85") as object), plan: "方".repeat(80_000) };
    expect((await handIn(server, of, one, long as Json)).body.done).toBe("BID");
  }
  server.setClock(deadline);
  const input = { clientMutationId: "opening", ...(await openingInput(of)) };
  const post = (
    who: Asker,
    body: object,
    headers: Record<string, string> = { "x-threshold": "1" },
  ) =>
    who.fetch(`/tenders/${of.reference}/opening`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  expect((await post(of.officer, input, {})).status).toBe(403);
  expect((await post(of.region, input)).status).toBe(403);
  expect((await post(of.officer, { ...input, minutes: 7 })).status).toBe(400);
  const answer = await post(of.officer, input);
  expect(await answer.json()).toEqual({ tender: of.id });
  const { bidders: rows } = await tenderOf(of.officer, of.id, "bidders { price }");
  expect(rows).toEqual(names.map(() => ({ price: "2.85" })));
});

it("lets a holder with an account keep a key of his own, and of nobody else", async () => {
  const of = await draftTender(server);
  const { officer, region, id } = of;
  const holder = { id, name: "区域人员", personId: region.personId };
  await officer.run("saveTenderHolder", holder, "tender { id }");
  await officer.run("saveTenderHolder", { id, name: "陈公证" }, "tender { id }");
  const { holders } = await tenderOf(region, id, "holders { id mine hasKey }");
  expect(holders).toMatchObject([{ mine: true, hasKey: false }]);
  const key = {
    publicKey: "A".repeat(88),
    salt: "A".repeat(24),
    iterations: 600_000,
    iv: "A".repeat(16),
    ciphertext: "A".repeat(64),
  };
  const all = (await tenderOf(officer, id, "holders { id mine }")).holders;
  expect((await officer.refusal("keepTenderKey", { id: all[0].id, key })).code).toBe("FORBIDDEN");
  expect((await region.refusal("keepTenderKey", { id: all[1].id, key })).code).toBe("NOT_FOUND");
  const weak = { ...key, iterations: 1000 };
  expect((await region.refusal("keepTenderKey", { id: all[0].id, key: weak })).code).toBe(
    "INVALID_INPUT",
  );
  await region.run("keepTenderKey", { id: all[0].id, key }, "tender { id }");
  const shares = { id, threshold: 2, publicKey: key.publicKey, shares: [] };
  expect(await officer.refusal("sealTender", shares)).toMatchObject({
    code: "HOLDER_KEYS_MISSING",
    details: { holders: ["陈公证"] },
  });
});

const download = (path: string, token: string) =>
  fetch(`${server.url}/api/links/download/${path}`, { headers: { "x-link-token": token } });

describe("the process", () => {
  it("SVC-001: goes from scores to the award, a whole contract, filing and close, and its pack is verified", async () => {
    const { of, bidders, members } = await judgedTender(server);
    const { officer, id } = of;
    expect(members).toHaveLength(5);
    for (const [index, { token }] of members.entries()) {
      const sheets = sheetsFor(bidders, index);
      const unpromised = await act(server, token, "SCORE", { sheets });
      expect(unpromised.body).toMatchObject({
        code: "STATUTE_BROKEN",
        details: { rules: ["TEN-030"] },
      });
      const { body } = await act(server, token, "SCORE", { sheets, confidential: true });
      expect(body).toMatchObject({ done: "SCORE", missing: 4 - index });
    }
    const revision = {
      bidder: bidders[2]!.reference,
      points: { order: "8", green: "8", price: "90" },
    };
    const [first] = members;
    expect((await act(server, first!.token, "REVISE", revision)).body.code).toBe("REASON_REQUIRED");
    const revised = await act(server, first!.token, "REVISE", { ...revision, reason: "复核方案" });
    expect(revised.status).toBe(200);
    await officer.run("rankTender", { id }, status);
    const { evaluation, bidders: rows } = await tenderOf(
      officer,
      id,
      `evaluation { ranked sheets { expertId total aloneTotal } judged { bidderId score outliers } }
       bidders { reference rank score }`,
    );
    expect(evaluation.ranked).toHaveLength(3);
    expect(evaluation.sheets).toHaveLength(15);
    const winner = evaluation.ranked[0] as string;
    expect(rows.find(({ rank }: { rank: number }) => rank === 1).reference).toBe(winner);
    const second = `TenderBidder_${evaluation.ranked[1]}`;
    expect((await officer.refusal("awardTender", { id, bidderId: second })).code).toBe(
      "REASON_REQUIRED",
    );
    await officer.run("awardTender", { id, bidderId: `TenderBidder_${winner}` }, status);
    const until = "2027-02-21T02:00:00.000Z";
    const few = { id, toldIds: [`TenderBidder_${winner}`], complaintsUntil: until };
    expect(await officer.refusal("tellTenderResult", few)).toMatchObject({
      details: { rules: ["TEN-036"] },
    });
    const all = { ...few, toldIds: bidders.map((one) => one.id) };
    await officer.run("tellTenderResult", all, status);
    await act(server, bidders[1]!.token, "COMPLAIN", { text: "请说明得分" });
    const { complaints } = await tenderOf(officer, id, "complaints { question text answer }");
    const answer = { id, complaint: complaints[0].question, text: "已按评分表复核" };
    await officer.run("answerTenderComplaint", answer, status);
    server.setClock("2027-02-22T02:00:00Z");
    const price = prices[bidders.find(({ reference }) => reference === winner)!.name] as string;
    const contract = { id, contractOn: "2027-02-22", price: "9.99", ...heads };
    expect((await officer.refusal("contractTender", contract)).code).toBe("CONTRACT_NOT_BY_BID");
    const vague = { ...contract, price, contractHeads: contractHeadNames.slice(1) };
    expect(await officer.refusal("contractTender", vague)).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { rules: ["SVC-001"] },
    });
    await officer.run("contractTender", { ...contract, price }, status);
    expect((await officer.refusal("closeTender", { id })).code).toBe("TENDER_STEPS_OPEN");
    const filing = { id, filingOn: "2027-02-22", filingNumber: "穗物招备 2027-031" };
    await officer.run("fileTender", filing, status);
    const { tender } = await officer.run(
      "closeTender",
      { id },
      "tender { status contractPrice filingNumber awardedTo { reference } }",
    );
    expect(tender).toEqual({
      status: "CLOSED",
      contractPrice: price,
      filingNumber: filing.filingNumber,
      awardedTo: { reference: winner },
    });
    const pack = (await (
      await officer.fetch(`/tenders/${of.reference}/pack.json`)
    ).json()) as TenderPack;
    const receipts = bidders.map(({ receipt }) => receipt as KeptReceipt);
    expect(await verify(pack, receipts)).toEqual([]);
    expect(pack.log.at(-1)?.event.kind).toBe("CLOSED");
    const theirs = await (await download("pack.json", bidders[0]!.token)).json();
    expect(theirs).toEqual(pack);
    for (const [name, isValid] of Object.entries(ocds)) {
      const published = await (await officer.fetch(`/tenders/${of.reference}/${name}`)).json();
      expect(isValid(published), JSON.stringify(isValid.errors)).toBe(true);
      const read = await (await download(name, bidders[0]!.token)).json();
      expect(isValid(read), JSON.stringify(isValid.errors)).toBe(true);
      expect(JSON.stringify(read)).toContain("甲物业");
    }
  });
});

it("opens the pack to a bidder's link from the opening on, up to what is still secret", async () => {
  const of = await issuedTender(server);
  const [one] = await registerBidders(server, of, ["甲物业"]);
  expect((await download("pack.json", one!.token)).status).toBe(404);
  const opened = await judgedTender(server);
  const pack = (await (await download("pack.json", opened.bidders[0]!.token)).json()) as TenderPack;
  expect(pack.log.at(-1)?.event.kind).toBe("OPENED");
  expect(await verify(pack, [opened.bidders[0]!.receipt as KeptReceipt])).toEqual([]);
});
