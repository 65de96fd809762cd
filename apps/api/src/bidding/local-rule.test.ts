import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  biddingOf,
  contract,
  localRule,
  paper,
  plannedBidding,
  step,
  type TestBidding,
  tenderTimes,
  update,
  work,
} from "../testing/bidding.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04
});
afterAll(() => server.close());
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));

const ok = "rule { id ruleId number }";
const inSuzhou = { province: "江苏省", city: "苏州市" };
const changesOf = async (who: Asker) =>
  (
    await who.ask(
      "{ localRules { ruleId number place enforcement effectiveTo changes { recordId before { rule { ruleId } verdict } after { rule { ruleId version source } verdict effect found } } } }",
    )
  ).localRules;
const ready = async (bidding: TestBidding) => {
  await work(server, bidding, "AGREED");
  await step(bidding, "TENDER_DOCUMENT");
  await step(bidding, "PRE_FILING");
  await paper(bidding, "TENDER_DOCUMENT");
  await update(bidding, { timesAgreedOn: "2027-01-04", ...tenderTimes });
  server.setClock("2027-01-14T04:00:00Z");
};

it("holds at its place only, by name of the national rule, with its source; what it asks for is the ladder's and the law's", async () => {
  const bidding = await plannedBidding(server, inSuzhou);
  const elsewhere = await plannedBidding(server, { province: "江苏省", city: "南京市" });
  const { rule } = await bidding.admin.run("saveLocalRule", { rule: localRule }, ok);
  expect(rule).toMatchObject({ ruleId: "LOC-001", number: 1 });
  await ready(bidding);
  // 22 days from notice to deadline: enough for the nation, not here.
  expect(await bidding.staff.refusal("issueTender", { id: bidding.projectId })).toMatchObject({
    code: "STATUTE_BROKEN",
    details: { rules: ["LOC-001"], sources: ["《苏州市前期物业管理招标投标办法》 第十二条"] },
  });
  const { ladder } = await biddingOf(
    bidding.staff,
    bidding.projectId,
    "ladder { steps { step why { days statute { ruleId quotation } } } }",
  );
  expect(JSON.stringify(ladder)).toContain("不得少于二十五日");
  await ready(elsewhere);
  await elsewhere.staff.run("issueTender", { id: elsewhere.projectId }, "project { id }");
  const later = "2027-02-09T09:30:00+08:00";
  await update(bidding, { submissionDeadline: later, openingAt: later });
  await bidding.staff.run("issueTender", { id: bidding.projectId }, "project { id }");
  const { steps } = await biddingOf(
    bidding.staff,
    bidding.projectId,
    "steps { step checks { rule { ruleId quotedFrom confidence } verdict } }",
  );
  const issued = steps.find(({ step: code }: { step: string }) => code === "ISSUE");
  expect(issued.checks).toContainEqual({
    rule: {
      ruleId: "LOC-001",
      quotedFrom: "《苏州市前期物业管理招标投标办法》第十二条",
      confidence: "V1",
    },
    verdict: "MET",
  });
});

it("a new version changes no decision, lists what it would change before and after it is added, and can be ended", async () => {
  const bidding = await plannedBidding(server, inSuzhou);
  const { admin, staff, projectId } = bidding;
  await work(server, bidding, "ISSUED");
  const trial = async (more: object = {}) =>
    (
      await admin.ask(
        "query($rule: LocalRuleInput!) { localRuleTrial(rule: $rule) { recordId before { rule { ruleId } verdict } after { verdict found } } }",
        { rule: { ...localRule, ...more } },
      )
    ).localRuleTrial;
  expect(await trial()).toEqual([
    {
      recordId: projectId,
      before: { rule: { ruleId: "TEN-013" }, verdict: "MET" },
      after: { verdict: "BROKEN", found: "22" },
    },
  ]);
  expect(await trial({ value: "22" })).toEqual([]);
  expect(await trial({ place: "无锡市" })).toEqual([]);
  await admin.run("saveLocalRule", { rule: { ...localRule, value: "22" } }, ok);
  const next = { ...localRule, ruleId: "LOC-001", value: "25" };
  const { rule } = await admin.run("saveLocalRule", { rule: next }, ok);
  expect(rule).toMatchObject({ ruleId: "LOC-001", number: 2 });
  const listed = await changesOf(staff);
  expect(
    listed.map(({ number, changes }: { number: number; changes: object[] }) => [
      number,
      changes.length,
    ]),
  ).toEqual([
    [2, 1],
    [1, 0],
  ]);
  expect(listed[0].changes[0]).toMatchObject({
    recordId: projectId,
    before: { rule: { ruleId: "TEN-013" }, verdict: "MET" },
    after: { rule: { ruleId: "LOC-001", version: 2 }, verdict: "BROKEN", effect: "BLOCK" },
  });
  const kept = await biddingOf(
    staff,
    projectId,
    "status steps { step checks { rule { ruleId } verdict } } ruleChanges { before { verdict } after { verdict } }",
  );
  expect(kept.status).toBe("ISSUED");
  const checks = kept.steps.find(({ step: code }: { step: string }) => code === "ISSUE").checks;
  expect(checks).toContainEqual({ rule: { ruleId: "TEN-013" }, verdict: "MET" });
  expect(kept.ruleChanges).toEqual([{ before: { verdict: "MET" }, after: { verdict: "BROKEN" } }]);
  const future = { ...localRule, overrides: "TEN-038", value: "20", effectiveFrom: "2027-03-01" };
  await admin.run("saveLocalRule", { rule: future }, ok);
  // What has not begun cannot end before it does; a version that would begin later goes.
  expect(
    await admin.refusal("endLocalRule", { ruleId: "LOC-002", lastDay: "2027-02-01" }),
  ).toMatchObject({ code: "INVALID_INPUT", details: { field: "lastDay" } });
  await admin.run(
    "saveLocalRule",
    { rule: { ...next, value: "30", effectiveFrom: "2027-03-01" } },
    ok,
  );
  const ended = await admin.run("endLocalRule", { ruleId: "LOC-001", lastDay: "2027-01-14" }, ok);
  expect(ended.rule).toMatchObject({ ruleId: "LOC-001", number: 2 });
  expect(
    (await changesOf(staff))
      .filter(({ ruleId }: { ruleId: string }) => ruleId === "LOC-001")
      .map(({ number, effectiveTo }: { number: number; effectiveTo: string }) => [
        number,
        effectiveTo,
      ]),
  ).toEqual([
    [2, "2027-01-14"],
    [1, "2027-01-14"],
  ]);
  server.setClock("2027-01-15T04:00:00Z");
  expect(
    (await biddingOf(staff, projectId, "ruleChanges { before { verdict } }")).ruleChanges,
  ).toEqual([]);
  expect(
    await admin.refusal("endLocalRule", { ruleId: "LOC-001", lastDay: "2027-01-20" }),
  ).toMatchObject({ code: "INVALID_INPUT" });
});

it("blocks only where it was read, and never loosens what the nation blocks", async () => {
  const { admin } = await plannedBidding(server);
  const refused = async (more: object) =>
    (await admin.refusal("saveLocalRule", { rule: { ...localRule, ...more } })).code;
  expect(await refused({ confidence: "M" })).toBe("LOCAL_RULE_UNREAD");
  expect(await refused({ quotation: "" })).toBe("LOCAL_RULE_UNREAD");
  expect(await refused({ value: "15" })).toBe("LOCAL_RULE_LOOSER");
  expect(await refused({ enforcement: "WARN" })).toBe("LOCAL_RULE_LOOSER");
  expect(await refused({ overrides: "TEN-003" })).toBe("INVALID_INPUT");
  expect(await refused({ ruleId: "LOC-009" })).toBe("NOT_FOUND");
});

it("TEN-038: a local limit that has passed is taken note of by the head, like the nation's", async () => {
  const bidding = await plannedBidding(server, inSuzhou);
  const shorter = {
    ...localRule,
    overrides: "TEN-038",
    subject: "签约期限",
    statement: "中标后 5 日内签订合同",
    value: "5",
    quotation: "五日内",
  };
  await bidding.admin.run("saveLocalRule", { rule: shorter }, ok);
  await work(server, bidding, "AWARDED");
  const { paper } = await import("../testing/bidding.ts");
  await paper(bidding, "PRE_CONTRACT");
  await paper(bidding, "PRE_AGREEMENT");
  server.setClock("2027-02-25T04:00:00Z");
  const sign = { id: bidding.projectId, contractOn: "2027-02-25", ...contract };
  expect(await bidding.head.refusal("signContract", sign)).toMatchObject({
    code: "STATUTE_BROKEN",
    details: { rules: ["LOC-001"], late: 1 },
  });
  await bidding.head.run("signContract", { ...sign, reason: "盖章流程延迟" }, "project { status }");
});

it("is the administrator's, seen by the company and by nobody else; the nation's rules can be read by all", async () => {
  const { admin, staff, head } = await plannedBidding(server);
  await admin.run("saveLocalRule", { rule: localRule }, ok);
  for (const who of [head, staff]) {
    expect((await who.refusal("saveLocalRule", { rule: localRule })).code).toBe("FORBIDDEN");
    expect(
      (await who.refusal("endLocalRule", { ruleId: "LOC-001", lastDay: "2027-01-20" })).code,
    ).toBe("FORBIDDEN");
  }
  expect(await changesOf(staff)).toHaveLength(1);
  const stranger = (await makeCompany(server)).admin;
  expect(await changesOf(stranger)).toEqual([]);
  const { statutes } = await staff.ask(
    "{ statutes { ruleId source quotation confidence effect places overridable } }",
  );
  expect(statutes).toContainEqual(
    expect.objectContaining({ ruleId: "TEN-013", effect: "BLOCK", places: [], overridable: true }),
  );
  expect(statutes).toContainEqual(
    expect.objectContaining({ ruleId: "TEN-045", effect: null, overridable: false }),
  );
});
