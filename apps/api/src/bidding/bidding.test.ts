import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  award,
  biddingFacts,
  biddingOf,
  contract,
  paper,
  plannedBidding,
  setTeam,
  step,
  type TestBidding,
  update,
  checkPacking,
  work,
} from "../testing/bidding.ts";
import { activePlan, noticesOf, planOf, sendPhoto, taskOf } from "../testing/launch.ts";
import { decide } from "../testing/launch-record.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04
});
afterAll(() => server.close());
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));

/** An answer of the API, whose shape the query says. */
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any;

const ok = "project { id status }";
const ladderOf = async (who: Asker, id: string) => {
  const { ladder } = await biddingOf(
    who,
    id,
    "ladder { feasible steps { step dueOn doneOn latestOn companyOn statuteOn binding daysLate why { step days rule origin statute { subject quotation } } } }",
  );
  return new Map<string, Answer>(ladder.steps.map((one: { step: string }) => [one.step, one]));
};
const obligationsOf = async (who: Asker, id: string) => {
  const { obligations } = await who.ask(
    "{ obligations(first: 100) { nodes { kind dueOn dueAt responsibleRole recordId } } }",
  );
  return new Map<string, Answer>(
    obligations.nodes
      .filter(({ recordId }: { recordId: string }) => recordId === id)
      .map((one: { kind: string }) => [one.kind, one]),
  );
};
const statusOf = async ({ staff, projectId }: TestBidding) =>
  (await biddingOf(staff, projectId, "status")).status;

describe("the acceptance scenarios", () => {
  it("spec/02 scenario 1: launch 2027-05-01 makes the request due on 2027-01-31 and the contract on 2027-02-15", async () => {
    const { staff, head, projectId } = await plannedBidding(server, { launchDate: "2027-05-01" });
    const ladder = await ladderOf(staff, projectId);
    expect(ladder.get("REQUEST").dueOn).toBe("2027-01-31");
    expect(ladder.get("CONTRACT").dueOn).toBe("2027-02-15");
    expect(await biddingOf(staff, projectId, "requestDueOn contractDueOn")).toEqual({
      requestDueOn: "2027-01-31",
      contractDueOn: "2027-02-15",
    });
    const obliged = await obligationsOf(head, projectId);
    expect(obliged.get("BID_REQUEST")).toMatchObject({ dueOn: "2027-01-31" });
    expect(obliged.get("BID_CONTRACT")).toMatchObject({ dueOn: "2027-02-15" });
  });

  it("spec/02 scenario 2: not requested by 2027-02-01 00:00, the milestone is overdue and the region's head is notified", async () => {
    const { staff, head, projectId } = await plannedBidding(server, { launchDate: "2027-05-01" });
    server.setClock("2027-01-31T15:59:00Z");
    await server.minute();
    await server.workOff();
    const told = async () =>
      (await noticesOf(head)).filter(
        ({ kind, data }) =>
          (kind.includes("OVERDUE") || kind.includes("ESCALAT")) &&
          JSON.stringify(data).includes("提请地区公司"),
      ).length;
    expect(await told()).toBe(0);
    server.setClock("2027-01-31T16:00:00Z"); // 2027-02-01 00:00 in Shanghai
    await server.minute();
    await server.workOff();
    expect(await told()).toBeGreaterThan(0);
    expect((await ladderOf(staff, projectId)).get("REQUEST")).toMatchObject({ daysLate: 1 });
    const { light } = await biddingOf(staff, projectId, "light");
    expect(light).toBe("RED");
  });

  it("spec/02 scenario 3: 41 of 42 requirements responded to, the leader is refused and the missing clause listed", async () => {
    const bidding = await plannedBidding(server);
    const { staff, projectId } = bidding;
    await work(server, bidding, "BIDDING");
    for (let at = 1; at <= 42; at++) {
      const responded = at !== 17;
      const more = responded ? { responded, sectionRef: `第 ${at} 节` } : {};
      const requirement = { projectId, clause: `3.${at}`, text: "要求", category: "EVALUATION" };
      await staff.run("saveTenderRequirement", { ...requirement, ...more }, "clientMutationId");
    }
    const packed = { id: projectId, bindingChecked: true, packagingChecked: true };
    expect(await staff.refusal("submitBid", packed)).toMatchObject({
      code: "BIDDING_REQUIREMENTS_OPEN",
      details: { count: 1, clauses: ["3.17"] },
    });
    const { requirements } = await biddingOf(staff, projectId, "requirements { clause }");
    expect(requirements.map(({ clause }: { clause: string }) => clause).slice(8, 11)).toEqual([
      "3.9",
      "3.10",
      "3.11",
    ]);
  });

  it("spec/02 scenario 4: deadline 2027-02-05 09:30, a delivery at 09:31 is refused", async () => {
    const bidding = await plannedBidding(server);
    const { staff, projectId } = bidding;
    await work(server, bidding, "BIDDING");
    const requirement = { projectId, clause: "1", text: "方案", category: "SUBJECT" };
    await staff.run(
      "saveTenderRequirement",
      { ...requirement, responded: true, sectionRef: "一" },
      ok,
    );
    server.setClock("2027-02-05T02:00:00Z");
    const deliver = (time: string) => ({
      id: projectId,
      bindingChecked: true,
      packagingChecked: true,
      submittedAt: `2027-02-05T${time}:00+08:00`,
    });
    expect(await staff.refusal("submitBid", deliver("09:31"))).toMatchObject({
      code: "BIDDING_DEADLINE_PASSED",
    });
    await checkPacking(bidding);
    await staff.run("submitBid", deliver("09:30"), ok);
    expect(await statusOf(bidding)).toBe("SUBMITTED");
  });

  it("spec/02 scenario 5: in agency mode licences and drawings without data do not issue the tender", async () => {
    const bidding = await plannedBidding(server, { organizerMode: "AGENCY" });
    const { staff, developer, projectId: id } = bidding;
    await work(server, bidding, "AGREED");
    const hand = (kind: string) =>
      developer.run("recordDeveloperMaterial", { id, kind, providedOn: "2027-01-04" }, ok);
    await hand("LICENSE");
    await hand("DRAWING");
    expect(await staff.refusal("issueTender", { id })).toMatchObject({
      code: "BIDDING_MATERIALS_MISSING",
      details: { kinds: ["DATA"] },
    });
    await hand("DATA");
    await work(server, bidding, "ISSUED");
    expect(await statusOf(bidding)).toBe("ISSUED");
  });

  it("spec/02 scenario 6: five members all appointed by the region do not begin the bid", async () => {
    const bidding = await plannedBidding(server);
    const { staff, developer, projectId } = bidding;
    await work(server, bidding, "ISSUED");
    const { members } = await biddingOf(staff, projectId, "members { id kind }");
    for (const { id } of members) await staff.run("removeBiddingPart", { id }, ok);
    for (const kind of ["LEADER", "PROJECT_HEAD", "LIAISON", "WRITER", "MEMBER"]) {
      const { personId } = kind === "LEADER" ? staff : await bidding.hire("REGION_STAFF");
      const member = { projectId, personId, kind, appointedBy: "REGION", responsibility: "投标" };
      await staff.run("saveBidTeamMember", member, ok);
    }
    const received = { id: projectId, tenderReceivedAt: "2027-01-14T10:00:00+08:00" };
    expect(await staff.refusal("startBidding", received)).toMatchObject({
      code: "BIDDING_TEAM_ONE_SIDED",
    });
    const member = { projectId, kind: "MEMBER", appointedBy: "DEVELOPER", responsibility: "沟通" };
    await staff.run("saveBidTeamMember", { ...member, personId: developer.personId }, ok);
    await work(server, bidding, "BIDDING");
    expect(await statusOf(bidding)).toBe("BIDDING");
  });

  it("spec/02 scenario 7: contracted on T−75 is on time, the day after one day late", async () => {
    const on = async (launchDate: string) => {
      const bidding = await plannedBidding(server, { launchDate });
      await work(server, bidding, "CONTRACTED"); // on 2027-02-15
      const { daysLate } = (await ladderOf(bidding.staff, bidding.projectId)).get("CONTRACT");
      server.setClock("2027-01-04T02:00:00Z");
      return daysLate;
    };
    expect([await on("2027-05-01"), await on("2027-04-30")]).toEqual([0, 1]);
  });
});

describe("the procedure", () => {
  it("BID-R05, R09, R17, R18, R19 goes from plan to archive, and keeps what the law said of each step", async () => {
    const bidding = await plannedBidding(server);
    const { staff, head, projectId: id } = bidding;
    await work(server, bidding, "CLOSED");
    const project = await biddingOf(
      staff,
      id,
      `status filingNumber feePermitNumber nextStep light feeStandards { name price }
       steps { step doneOn superseded checks { verdict effect found inputs rule { ruleId version source quotation quotedFrom confidence } } }
       ruleChanges { before { verdict } } nextChecks { action }`,
    );
    expect(project).toMatchObject({
      status: "CLOSED",
      filingNumber: "备 2027-18",
      feePermitNumber: "价证 88",
      nextStep: null,
      light: "GREEN",
      feeStandards: [{ name: "住宅物业费", price: "3.2" }],
      ruleChanges: [],
      nextChecks: null,
    });
    const issue = project.steps.find((one: { step: string }) => one.step === "ISSUE");
    const check = issue.checks.find((one: Answer) => one.rule.ruleId === "TEN-013");
    expect(check).toMatchObject({
      verdict: "MET",
      effect: "BLOCK",
      found: "22",
      inputs: { from: "2027-01-14", to: "2027-02-05" },
      rule: { version: 1, confidence: "V1", quotedFrom: "《招标投标法》第二十四条" },
    });
    expect(check.rule.quotation).toContain("最短不得少于二十日");
    expect(await head.refusal("cancelBidding", { id, reason: "太晚" })).toMatchObject({
      code: "BIDDING_STATUS",
    });
  });

  it("BID-R03 refuses a second open bidding for the same object, and takes one for a building", async () => {
    const { staff, head, admin, estateId, projectId } = await plannedBidding(server);
    const again = { estateId, launchDate: "2027-08-01", ...biddingFacts };
    expect(await staff.refusal("createBidding", again)).toMatchObject({
      code: "BIDDING_OBJECT_TAKEN",
    });
    const { building } = await admin.run(
      "createBuilding",
      { estateId, number: "3栋" },
      "building { id }",
    );
    const one = { ...again, objectType: "NEW_BUILDING", buildingIds: [building.id] };
    await staff.run("createBidding", one, ok);
    expect(await staff.refusal("createBidding", one)).toMatchObject({
      code: "BIDDING_OBJECT_TAKEN",
    });
    expect(await staff.refusal("createBidding", { ...one, buildingIds: [] })).toMatchObject({
      code: "BIDDING_BUILDINGS_REQUIRED",
    });
    await head.run("cancelBidding", { id: projectId, reason: "重新立项" }, ok);
    await staff.run("createBidding", again, ok);
  });

  it("02 part 7: a launch in the past is refused, one within 90 days is told and its reason kept", async () => {
    const { staff, estateId } = await plannedCompany();
    const begin = (launchDate: string) => ({ estateId, launchDate, ...biddingFacts });
    expect(await staff.refusal("createBidding", begin("2027-01-03"))).toMatchObject({
      code: "BIDDING_LAUNCH_PAST",
    });
    const late = { ...begin("2027-03-01"), lateReason: "地区公司提前开盘" };
    const { project } = await staff.run(
      "createBidding",
      late,
      "project { begunLate lateReason light }",
    );
    expect(project).toEqual({ begunLate: true, lateReason: "地区公司提前开盘", light: "RED" });
  });

  it("BID-R04 leaves the work to the region: service centers read, others are refused, strangers see nothing", async () => {
    const bidding = await plannedBidding(server);
    const { projectId: id, estateId } = bidding;
    const center = await bidding.hire("SERVICE_CENTER_HEAD");
    const { status, actions } = await biddingOf(
      center,
      id,
      "status actions { action allowed code }",
    );
    expect(status).toBe("PLANNED");
    expect(actions.filter((one: { allowed: boolean }) => one.allowed)).toEqual([]);
    expect(await center.refusal("requestBidding", { id })).toMatchObject({ code: "FORBIDDEN" });
    const begin = { estateId, launchDate: "2027-08-01", ...biddingFacts };
    expect(await center.refusal("createBidding", begin)).toMatchObject({ code: "FORBIDDEN" });
    const guard = await bidding.hire("SECURITY_MANAGER");
    expect(await biddingOf(guard, id, "id")).toBeNull();
    const stranger = (await makeCompany(server)).admin;
    expect(await biddingOf(stranger, id, "id")).toBeNull();
    expect(await stranger.refusal("requestBidding", { id })).toMatchObject({ code: "NOT_FOUND" });
  });

  it("BID-R06 begins with four pieces of work on the tender document", async () => {
    const { staff, projectId } = await plannedBidding(server);
    const { workItems } = await biddingOf(staff, projectId, "workItems { work }");
    expect(workItems.map(({ work: one }: { work: string }) => one)).toEqual([
      "制定投标人条件",
      "制定评标标准",
      "制定标的文件",
      "协助制定招标方案",
    ]);
  });

  it("BID-R08 issues nothing before the times are agreed with the authority", async () => {
    const bidding = await plannedBidding(server);
    await work(server, bidding, "AGREED");
    expect(await bidding.staff.refusal("issueTender", { id: bidding.projectId })).toMatchObject({
      code: "BIDDING_TIMES_NOT_AGREED",
    });
  });

  it("BID-R10 has the plan approved by the region's head, anew where it changed meanwhile", async () => {
    const bidding = await plannedBidding(server);
    const { staff, head, projectId } = bidding;
    await work(server, bidding, "ISSUED");
    const received = { id: projectId, tenderReceivedAt: "2027-01-14T10:00:00+08:00" };
    expect(await staff.refusal("startBidding", received)).toMatchObject({
      code: "BIDDING_PLAN_NOT_APPROVED",
    });
    await staff.run("submitBidPlan", { id: projectId }, ok);
    const before = await biddingOf(head, projectId, "approval { contentHash status }");
    await staff.run(
      "saveBidWorkItem",
      { projectId, work: "编写服务方案", dueOn: "2027-01-25" },
      ok,
    );
    const after = await biddingOf(head, projectId, "approval { contentHash status }");
    expect(after.approval.contentHash).not.toBe(before.approval.contentHash);
    await decide(head);
    await staff.run("startBidding", received, ok);
    expect((await biddingOf(staff, projectId, "planApprovedOn")).planApprovedOn).toBe("2027-01-14");
  });

  it("BID-R10: a second leader is refused, and nobody is in a team twice", async () => {
    const bidding = await plannedBidding(server);
    const { staff, developer, projectId } = bidding;
    await setTeam(bidding);
    const other = await bidding.hire("REGION_STAFF");
    const member = { projectId, appointedBy: "REGION", responsibility: "投标" };
    expect(
      await staff.refusal("saveBidTeamMember", {
        ...member,
        personId: other.personId,
        kind: "LEADER",
      }),
    ).toMatchObject({ code: "BIDDING_TWO_LEADERS" });
    expect(
      await staff.refusal("saveBidTeamMember", {
        ...member,
        personId: developer.personId,
        kind: "MEMBER",
      }),
    ).toMatchObject({ code: "BIDDING_MEMBER_TWICE" });
  });

  it("BID-R11, R12: only the team begins and delivers; the meeting is told with who was there", async () => {
    const bidding = await plannedBidding(server);
    const { projectHead, staff, projectId } = bidding;
    await work(server, bidding, "ISSUED");
    const received = { id: projectId, tenderReceivedAt: "2027-01-14T10:00:00+08:00" };
    expect(await projectHead.refusal("startBidding", received)).toMatchObject({
      code: "BIDDING_TEAM_ONLY",
    });
    const meeting = { id: projectId, step: "PRE_BID_MEETING", doneOn: "2027-01-14" };
    expect(await staff.refusal("recordBiddingStep", meeting)).toMatchObject({
      code: "BIDDING_FIELDS_MISSING",
    });
    await step(bidding, "PRE_BID_MEETING", "2027-01-14", "全体参加；问：车位数量");
    const { steps } = await biddingOf(staff, projectId, "steps { step note }");
    expect(steps[0]).toEqual({ step: "PRE_BID_MEETING", note: "全体参加；问：车位数量" });
  });

  it("BID-R15 waits for the defence where the tender document asks for one", async () => {
    const bidding = await plannedBidding(server);
    const { staff, projectId: id } = bidding;
    await work(server, bidding, "BIDDING");
    await update(bidding, { defenseRequired: true, defenseAt: "2027-02-05T14:00:00+08:00" });
    await work(server, bidding, "SUBMITTED");
    expect([...(await obligationsOf(staff, id)).keys()]).toContain(
      `BID_DEFENSE:${staff.personId.slice("Person_".length)}`,
    );
    server.setClock("2027-02-05T08:00:00Z");
    const opening = { id, bidderCount: 3, leaderAttended: true, projectHeadAttended: true };
    const held = { ...opening, defenseAttended: true };
    expect(await staff.refusal("openBids", held)).toMatchObject({
      code: "BIDDING_DEFENSE_MISSING",
    });
    await update(bidding, { defensePrepared: true });
    expect(await staff.refusal("openBids", opening)).toMatchObject({
      code: "BIDDING_DEFENSE_MISSING",
    });
    await staff.run("openBids", held, ok);
  });

  it("BID-R16 wants leader and project head at the opening", async () => {
    const bidding = await plannedBidding(server);
    await work(server, bidding, "SUBMITTED");
    server.setClock("2027-02-05T04:00:00Z");
    const opening = { id: bidding.projectId, bidderCount: 3, leaderAttended: true };
    expect(
      await bidding.staff.refusal("openBids", { ...opening, projectHeadAttended: false }),
    ).toMatchObject({ code: "BIDDING_ATTENDANCE_MISSING" });
  });

  it("BID-R17, R18: award without notice, filing with three of four papers are refused; what a step rests on stays", async () => {
    const bidding = await plannedBidding(server);
    const { staff, projectId: id } = bidding;
    await work(server, bidding, "OPENED");
    server.setClock("2027-02-08T04:00:00Z");
    const given = { id, kind: "AWARD_NOTICE", author: "DEVELOPER", datedOn: "2027-02-08" };
    const { document } = await staff.run("addBiddingDocument", given, "document { id }");
    // A paper without its file does not count.
    expect(await staff.refusal("recordAward", { id, ...award })).toMatchObject({
      code: "BIDDING_AWARD_NOTICE_MISSING",
    });
    await sendPhoto(staff, document.id);
    await staff.run("recordAward", { id, ...award }, ok);
    const { documents } = await biddingOf(staff, id, "documents { kind attachments { id } }");
    const notice = documents.find((one: { kind: string }) => one.kind === "AWARD_NOTICE");
    expect(await staff.refusal("removeAttachment", { id: notice.attachments[0].id })).toMatchObject(
      {
        code: "BIDDING_FIELD_KEPT",
      },
    );
    await work(server, bidding, "CONTRACTED");
    const filing = { id, filingNumber: " ", filingOn: "2027-02-15" };
    expect(await staff.refusal("fileBidding", filing)).toMatchObject({ code: "INVALID_INPUT" });
    const bid = documents.find((one: { kind: string }) => one.kind === "BID_DOCUMENT");
    await staff.run("removeAttachment", { id: bid.attachments[0].id }, "clientMutationId");
    expect(await staff.refusal("fileBidding", { ...filing, filingNumber: "1" })).toMatchObject({
      code: "BIDDING_FILING_INCOMPLETE",
      details: { documents: ["BID_DOCUMENT"] },
    });
  });

  it("BID-R20 prints JBPM-QR-KF-01 with the milestones and the team", async () => {
    const bidding = await plannedBidding(server, { launchDate: "2027-05-01" });
    await setTeam(bidding);
    const query = `query($form: String!, $id: ID!) { formPreview(form: $form, recordId: $id) { document } }`;
    const { formPreview } = await bidding.staff.ask(query, {
      form: "BIDDING_PLAN",
      id: bidding.projectId,
    });
    const printed = JSON.stringify(formPreview);
    for (const word of [
      "JBPM-QR-KF-01",
      "签订《前期物业服务合同》",
      "2027-02-15",
      "制定评标标准",
      "统筹投标",
    ])
      expect(printed).toContain(word);
  });
});

async function plannedCompany() {
  const company = await makeCompany(server);
  return { ...company, staff: await company.hire("REGION_STAFF") };
}

describe("the law", () => {
  it("blocks a tender whose times break it, says by which text, and lets it go once they are mended", async () => {
    const bidding = await plannedBidding(server);
    const { staff, projectId: id } = bidding;
    await work(server, bidding, "AGREED");
    await step(bidding, "TENDER_DOCUMENT");
    await step(bidding, "PRE_FILING");
    const at = "2027-02-02T09:30:00+08:00";
    const times = {
      noticeKind: "ANNOUNCEMENT",
      noticeAt: "2027-01-14T09:00:00+08:00",
      submissionPlace: "12 楼",
    };
    await update(bidding, {
      ...times,
      timesAgreedOn: "2027-01-04",
      submissionDeadline: at,
      openingAt: at,
    });
    server.setClock("2027-01-14T04:00:00Z");
    expect(await staff.refusal("issueTender", { id })).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { rules: ["TEN-013"], late: 0 },
    });
    const { nextChecks } = await biddingOf(
      staff,
      id,
      "nextChecks { action checks { verdict found rule { ruleId subject } } }",
    );
    expect(nextChecks.action).toBe("issueTender");
    expect(nextChecks.checks.find((one: Answer) => one.verdict === "BROKEN")).toEqual({
      verdict: "BROKEN",
      found: "19",
      rule: { ruleId: "TEN-013", subject: "投标文件编制时间" },
    });
    const later = "2027-02-03T09:30:00+08:00";
    await update(bidding, { submissionDeadline: later, openingAt: later });
    await staff.run("issueTender", { id }, ok);
    // What it was let go by stays: a later opening alone, another day of the filing.
    const { version } = await biddingOf(staff, id, "version");
    const moved = { id, version, openingAt: "2027-02-03T10:30:00+08:00" };
    expect(await staff.refusal("updateBidding", moved)).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { rules: ["TEN-025"] },
    });
    const filed = { id, step: "PRE_FILING", doneOn: "2027-01-14" };
    expect(await staff.refusal("recordBiddingStep", filed)).toMatchObject({
      code: "BIDDING_STEP_KEPT",
      details: { by: ["ISSUE"] },
    });
  });

  it("TEN-024: with two bidders nothing is opened; the tender is void and begins again with its filing", async () => {
    const bidding = await plannedBidding(server);
    const { staff, projectId: id } = bidding;
    await work(server, bidding, "SUBMITTED");
    server.setClock("2027-02-05T04:00:00Z");
    const opening = { id, bidderCount: 2, leaderAttended: true, projectHeadAttended: true };
    expect(await staff.refusal("openBids", opening)).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { rules: ["TEN-024"] },
    });
    await staff.run("voidTender", { id, reason: "投标人不足三家" }, ok);
    const { status, steps, submissionDeadline } = await biddingOf(
      staff,
      id,
      "status submissionDeadline steps { step superseded }",
    );
    expect([status, submissionDeadline]).toEqual(["AGREED", null]);
    const superseded = steps.filter((one: Answer) => one.superseded).map((one: Answer) => one.step);
    expect(new Set(superseded)).toEqual(new Set(["PRE_FILING", "ISSUE", "RECEIVE", "DELIVER"]));
    expect(await staff.refusal("issueTender", { id })).toMatchObject({
      code: "BIDDING_TIMES_NOT_AGREED",
    });
  });

  it("TEN-037, TEN-038, SVC-001: what is late is noted by the region's head with a reason, and stays on record", async () => {
    const bidding = await plannedBidding(server);
    const { staff, head, projectId: id } = bidding;
    await work(server, bidding, "AWARDED");
    await paper(bidding, "PRE_CONTRACT");
    await paper(bidding, "PRE_AGREEMENT");
    server.setClock("2027-03-15T04:00:00Z");
    const signing = { id, contractOn: "2027-03-15", ...contract };
    // SVC-001: what is not in the contract is not made up for by a reason.
    const vague = {
      ...signing,
      contractHeads: contract.contractHeads.slice(1),
      reason: "已口头约定",
    };
    expect(await head.refusal("signContract", vague)).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { rules: ["SVC-001"] },
    });
    expect(await head.refusal("signContract", signing)).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { rules: ["TEN-038"], late: 1 },
    });
    await head.run("signContract", { ...signing, reason: "地区公司用印延误" }, ok);
    const { steps } = await biddingOf(
      staff,
      id,
      "steps { step reason checks { verdict rule { ruleId } } }",
    );
    expect(steps[0]).toMatchObject({
      step: "CONTRACT",
      reason: "地区公司用印延误",
      checks: expect.arrayContaining([{ verdict: "BROKEN", rule: { ruleId: "TEN-038" } }]),
    });
  });

  it("TEN-045: in 杭州 an invited tender is warned of, and blocked where the company says so", async () => {
    const bidding = await plannedBidding(server, { province: "浙江省", city: "杭州市" });
    const { staff, admin, companyId, projectId: id } = bidding;
    await work(server, bidding, "AGREED");
    await update(bidding, { selectionMethod: "INVITED_TENDER", invitedCount: 3 });
    const mode = async () =>
      (
        await biddingOf(staff, id, "nextChecks { checks { effect verdict rule { ruleId } } }")
      ).nextChecks.checks.find((one: Answer) => one.rule.ruleId === "TEN-045");
    expect(await mode()).toMatchObject({ verdict: "BROKEN", effect: "WARN" });
    const setting = {
      key: "bidding.localRules",
      placeId: companyId,
      value: "BLOCK",
      reason: "从严",
    };
    await admin.run("setPolicy", setting, "clientMutationId");
    expect(await mode()).toMatchObject({ verdict: "BROKEN", effect: "BLOCK" });
  });

  it("the ladder says which deadline binds, and why, with the text of the law", async () => {
    const { staff, projectId } = await plannedBidding(server);
    const ladder = await ladderOf(staff, projectId);
    expect(ladder.get("CONTRACT")).toMatchObject({ binding: "COMPANY", dueOn: "2027-05-18" });
    const issue = ladder.get("ISSUE");
    expect(issue).toMatchObject({
      binding: "STATUTE",
      companyOn: "2027-05-10",
      latestOn: "2027-04-20",
    });
    expect(issue.why[0]).toMatchObject({
      step: "DELIVER",
      days: 20,
      rule: "TEN-013",
      origin: "STATUTE",
    });
    expect(issue.why[0].statute.quotation).toContain("最短不得少于二十日");
  });
});

describe("the launch", () => {
  it("BID-R22, LCH-R03: the signed contract completes the launch's task, which is not completed by hand meanwhile", async () => {
    const launch = await activePlan(server);
    const { staff, head, hire, estateId, planId, regionId } = launch;
    const begin = { estateId, ...biddingFacts };
    const { project } = await staff.run(
      "createBidding",
      begin,
      "project { id launchDate launchPlan { id } }",
    );
    expect(project).toMatchObject({ launchDate: "2027-05-01", launchPlan: { id: planId } });
    const contract = await taskOf(staff, planId, "PRE_STAGE_CONTRACT");
    expect(await staff.refusal("completeLaunchTask", { id: contract.id })).toMatchObject({
      code: "TASK_WORKED_BY_RECORD",
      details: { record: "BiddingProject" },
    });
    const bidding: TestBidding = {
      ...launch,
      head,
      projectHead: await hire("REGION_STAFF"),
      developer: await hire("DEVELOPER_STAFF", regionId),
      projectId: project.id,
    };
    await work(server, bidding, "REQUESTED");
    expect(await taskOf(staff, planId, "BIDDING_REQUEST")).toMatchObject({ status: "DONE" });
    await work(server, bidding, "CONTRACTED");
    expect(await taskOf(staff, planId, "PRE_STAGE_CONTRACT")).toMatchObject({
      status: "DONE",
      doneOn: "2027-02-15",
      daysLate: 0,
    });
  });

  it("BID-R21: when the launch moves, open milestones are counted anew and done ones measured against the new day", async () => {
    const launch = await activePlan(server);
    const { staff, estateId, planId } = launch;
    const { project } = await staff.run(
      "createBidding",
      { estateId, ...biddingFacts },
      "project { id }",
    );
    server.setClock("2027-02-02T04:00:00Z");
    await staff.run("requestBidding", { id: project.id }, ok);
    expect((await ladderOf(staff, project.id)).get("REQUEST")).toMatchObject({
      doneOn: "2027-02-02",
      daysLate: 2,
    });
    expect(
      await staff.refusal("moveBiddingLaunch", {
        id: project.id,
        launchDate: "2027-06-01",
        reason: "延期",
      }),
    ).toMatchObject({ code: "BIDDING_FOLLOWS_PLAN" });
    await staff.run(
      "moveLaunch",
      { id: planId, launchDate: "2027-06-01", reason: "延期" },
      "clientMutationId",
    );
    const ladder = await ladderOf(staff, project.id);
    expect(ladder.get("REQUEST")).toMatchObject({ doneOn: "2027-02-02", daysLate: 0 });
    expect(ladder.get("CONTRACT")).toMatchObject({ dueOn: "2027-03-18" });
    const { history } = await biddingOf(
      staff,
      project.id,
      "history(first: 5) { nodes { action before after } }",
    );
    expect(
      history.nodes.find((one: Answer) => one.action === "moveLaunch" && one.after.launch_date),
    ).toMatchObject({
      before: { launch_date: "2027-05-01" },
      after: { launch_date: "2027-06-01" },
    });
    expect((await obligationsOf(staff, project.id)).get("BID_CONTRACT")).toMatchObject({
      dueOn: "2027-03-18",
    });
    expect((await planOf(staff, planId, "launchDate")).launchDate).toBe("2027-06-01");
  });

  it("BID-R21: a bidding without launch plan is moved by itself, with a reason", async () => {
    const { staff, projectId: id } = await plannedBidding(server);
    const move = { id, launchDate: "2027-09-01", reason: " " };
    expect(await staff.refusal("moveBiddingLaunch", move)).toMatchObject({
      code: "REASON_REQUIRED",
    });
    await staff.run("moveBiddingLaunch", { ...move, reason: "取证延期" }, ok);
    expect(await biddingOf(staff, id, "launchDate contractDueOn")).toEqual({
      launchDate: "2027-09-01",
      contractDueOn: "2027-06-18",
    });
  });
});

describe("time (02 part 5)", () => {
  it("tells the team 72, 24 and 2 hours ahead of the deadline, and the chiefs of meeting and opening", async () => {
    const bidding = await plannedBidding(server);
    const { staff, developer, projectHead, projectId } = bidding;
    await work(server, bidding, "ISSUED");
    await update(bidding, { preBidMeetingAt: "2027-01-20T10:00:00+08:00" });
    const kinds = new Set((await obligationsOf(staff, projectId)).keys());
    const of = (kind: string, who: Asker) => `${kind}:${who.personId.slice("Person_".length)}`;
    for (const who of [staff, projectHead, developer])
      expect(kinds).toContain(of("BID_DELIVER", who));
    for (const kind of ["BID_MEETING", "BID_OPENING"]) {
      expect(kinds).toContain(of(kind, projectHead));
      expect(kinds).not.toContain(of(kind, developer));
    }
    const told = async (who: Asker) =>
      (await noticesOf(who)).filter(({ data }) => JSON.stringify(data).includes("送达投标文件"))
        .length;
    const at = async (instant: string) => {
      server.setClock(instant);
      await server.minute();
      await server.workOff();
      return told(projectHead);
    };
    const before = await told(projectHead);
    expect(await at("2027-02-02T01:29:00Z")).toBe(before);
    expect(await at("2027-02-02T01:30:00Z")).toBe(before + 1);
    expect(await at("2027-02-04T01:30:00Z")).toBe(before + 2);
    expect(await at("2027-02-04T23:30:00Z")).toBe(before + 3);
  });

  it("reminds of T−90 and T−75 14 and 3 days ahead, and tells the head and the company once T−75 is over", async () => {
    const bidding = await plannedBidding(server, { launchDate: "2027-05-01" });
    const { staff, head } = bidding;
    const manager = await bidding.hire("GENERAL_MANAGER");
    await setTeam(bidding); // staff leads it
    const told = async (who: Asker, about: RegExp) =>
      (await noticesOf(who)).filter(({ data }) => about.test(JSON.stringify(data))).length;
    /** How often each has heard of it by the evening of a day. */
    const heard = async (on: string, about: RegExp, ...who: Asker[]) => {
      server.setClock(`${on}T12:00:00Z`);
      await server.minute();
      await server.workOff();
      return Promise.all(who.map((one) => told(one, about)));
    };
    const [request, contract] = [/提请/, /签订|签约/]; // due on 2027-01-31 and on 2027-02-15
    expect(await heard("2027-01-16", request, staff, head)).toEqual([0, 0]);
    const first = await heard("2027-01-17", request, staff, head);
    const second = await heard("2027-01-28", request, staff, head);
    expect(first.every((count) => count > 0)).toBe(true);
    expect(second.every((count, index) => count > first[index]!)).toBe(true);
    expect(await told(staff, contract)).toBe(0);
    const third = await heard("2027-02-01", contract, staff, head);
    const fourth = await heard("2027-02-12", contract, staff, head);
    expect(third.every((count) => count > 0)).toBe(true);
    expect(fourth.every((count, index) => count > third[index]!)).toBe(true);
    expect(await told(manager, contract)).toBe(0);
    const over = await heard("2027-02-16", contract, staff, head, manager);
    expect(over.every((count, index) => count > (fourth[index] ?? 0))).toBe(true);
    expect(await biddingOf(staff, bidding.projectId, "light")).toEqual({ light: "RED" });
  });

  it("ends what is done: request, delivery, contract", async () => {
    const bidding = await plannedBidding(server);
    await work(server, bidding, "CONTRACTED");
    const kinds = [...(await obligationsOf(bidding.staff, bidding.projectId)).keys()].toSorted();
    expect(kinds).toEqual(["BID_FEE_PERMIT", "BID_FILING", "BID_RESULT_FILING"]);
  });
});

it("the board lists the most urgent first, filtered by words, light and place, and counted", async () => {
  const bidding = await plannedBidding(server, { launchDate: "2027-03-01", lateReason: "提前" });
  const { staff, admin, estateId, regionId } = bidding;
  const { building } = await admin.run(
    "createBuilding",
    { estateId, number: "9栋" },
    "building { id }",
  );
  const calm = {
    estateId,
    ...biddingFacts,
    objectType: "NEW_BUILDING",
    buildingIds: [building.id],
  };
  await staff.run("createBidding", { ...calm, launchDate: "2027-12-01" }, ok);
  const list = async (filter: string) =>
    (
      await staff.ask(
        `{ biddingProjects(first: 10, filter: ${filter}) { totalCount nodes { launchDate light } } }`,
      )
    ).biddingProjects;
  expect((await list("{}")).nodes).toEqual([
    { launchDate: "2027-03-01", light: "RED" },
    { launchDate: "2027-12-01", light: "GREEN" },
  ]);
  expect((await list("{ lights: [GREEN] }")).totalCount).toBe(1);
  expect(
    (await list(`{ regionIds: ["${regionId}"], open: true, statuses: [PLANNED] }`)).totalCount,
  ).toBe(2);
  expect((await list('{ search: "没有这个项目" }')).totalCount).toBe(0);
});
