import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { followLink } from "../testing/approval.ts";
import { startTestServer, type Asker, type TestServer } from "../testing/server.ts";
import {
  openSurvey,
  plannedShowcase,
  surveyDraft,
  type TestShowcase,
} from "../testing/showcase.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));
afterAll(() => server.close());

const surveyOf = async (who: Asker, id: string, fields: string) =>
  (await who.ask(`query($id: ID!) { needsSurvey(id: $id) { ${fields} } }`, { id })).needsSurvey;

interface TestSurvey extends TestShowcase {
  readonly id: string;
  readonly receptionist: Asker;
}

async function survey(): Promise<TestSurvey> {
  const showcase = await plannedShowcase(server);
  const receptionist = await showcase.hire("SALES_CENTER_RECEPTIONIST");
  return { ...showcase, id: await openSurvey(showcase), receptionist };
}

/** A code for the desk; answers its token and the link's id. */
async function deskLink({ receptionist, id }: TestSurvey, more: Record<string, unknown> = {}) {
  const input = { purpose: "ANSWER", subjectId: id, part: "VISITOR", name: "接待台", days: 7 };
  const { url, link } = await receptionist.run(
    "issueAccessLink",
    { ...input, maxUses: 3, ...more },
    "url link { id status maxUses title }",
  );
  return { token: new URL(url).hash.slice(1), link };
}

let keys = 0;
const answer = (token: string, answers: unknown, more: Record<string, unknown> = {}) =>
  followLink(server, "act", { token, act: "ANSWER", answers, key: `visitor-${++keys}`, ...more });

describe("a survey of needs", () => {
  it("SHW-R16 collects answers on site, counts them, and closes with what changes in the management plan", async () => {
    const { service, receptionist, id } = await survey();
    const visitor = (score: number, text?: string) => ({
      id,
      answers: [
        { code: "Q1", choices: [0, 2] },
        { code: "Q2", score },
        ...(text ? [{ code: "Q3", text }] : []),
        { code: "Q5", choices: [1] },
      ],
    });
    await receptionist.run("answerNeedsSurvey", visitor(5, "多种树"), "clientMutationId");
    await service.run("answerNeedsSurvey", visitor(4), "clientMutationId");
    const fields = "answerCount linkAnswerCount statistics { code answered counts average texts }";
    expect(await surveyOf(service, id, fields)).toEqual({
      answerCount: 2,
      linkAnswerCount: 0,
      statistics: [
        { code: "Q1", answered: 2, counts: [2, 0, 2, 0, 0, 0], average: null, texts: [] },
        { code: "Q2", answered: 2, counts: [0, 0, 0, 1, 1], average: 4.5, texts: [] },
        { code: "Q3", answered: 1, counts: [], average: null, texts: ["多种树"] },
        { code: "Q4", answered: 0, counts: [0, 0, 0, 0, 0, 0], average: null, texts: [] },
        { code: "Q5", answered: 2, counts: [0, 2, 0, 0], average: null, texts: [] },
      ],
    });
    expect(await service.refusal("closeNeedsSurvey", { id, noChange: false })).toMatchObject({
      code: "ADJUSTMENT_MISSING",
    });
    const closing = { id, noChange: false, adjustment: "增加绿化养护频次" };
    await service.run("closeNeedsSurvey", closing, "clientMutationId");
    expect(await surveyOf(service, id, "closedOn adjustment closedBy { id }")).toEqual({
      closedOn: "2027-01-04",
      adjustment: "增加绿化养护频次",
      closedBy: { id: service.personId },
    });
    expect(await receptionist.refusal("answerNeedsSurvey", visitor(3))).toMatchObject({
      code: "SURVEY_CLOSED",
    });
  });

  it("SHW-R16 closes without a change when 无需调整 is said, and is due a week after its last day", async () => {
    const { service, id } = await survey();
    const due = async () =>
      (
        await service.ask("query($id: ID!) { recordObligations(recordId: $id) { dueOn status } }", {
          id,
        })
      ).recordObligations;
    expect(await due()).toEqual([{ dueOn: "2027-02-07", status: "OPEN" }]);
    await service.run("closeNeedsSurvey", { id, noChange: true }, "clientMutationId");
    expect(await surveyOf(service, id, "closedOn adjustment")).toEqual({
      closedOn: "2027-01-04",
      adjustment: null,
    });
    expect(await due()).toEqual([{ dueOn: "2027-02-07", status: "MET" }]);
  });

  it("changes its questions until somebody answered, and how long it is open after that as well", async () => {
    const { service, receptionist, id } = await survey();
    const questions = surveyDraft.questions.slice(0, 2);
    const change = { ...surveyDraft, id, topics: ["PROPERTY"], questions };
    await service.run("changeNeedsSurvey", { ...change, version: 1 }, "clientMutationId");
    const answers = [
      { code: "Q1", choices: [0] },
      { code: "Q2", score: 1 },
    ];
    await receptionist.run("answerNeedsSurvey", { id, answers }, "clientMutationId");
    const other = { ...surveyDraft, id, version: 2 };
    expect(await service.refusal("changeNeedsSurvey", other)).toMatchObject({
      code: "SURVEY_ANSWERED",
    });
    const longer = { ...change, untilOn: "2027-02-15", version: 2 };
    await service.run("changeNeedsSurvey", longer, "clientMutationId");
    expect(await receptionist.refusal("changeNeedsSurvey", longer)).toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("refuses what does not fit its questions, and what comes after its last day", async () => {
    const { receptionist, id } = await survey();
    const refusal = (answers: object[]) =>
      receptionist.refusal("answerNeedsSurvey", { id, answers });
    expect(await refusal([{ code: "Q1", choices: [0] }])).toMatchObject({
      code: "SURVEY_ANSWERS_MISSING",
    });
    expect(await refusal([{ code: "Q1", choices: [99] }])).toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "Q1" },
    });
    server.setClock("2027-02-01T02:00:00Z");
    expect(
      await refusal([
        { code: "Q1", choices: [0] },
        { code: "Q2", score: 3 },
      ]),
    ).toMatchObject({
      code: "SURVEY_OVER",
    });
  });
});

describe("a code on the desk", () => {
  const good = { Q1: [1], Q2: 4, Q3: "谢谢" };

  it("SHW-R16 lets visitors answer without an account, one after the other, up to its limit", async () => {
    const made = await survey();
    const { token, link } = await deskLink(made);
    expect(link).toMatchObject({ status: "ACTIVE", maxUses: 3, title: "来访客户需求问卷" });
    const { body } = await followLink(server, "read", { token });
    expect(body).toMatchObject({ purpose: "ANSWER", title: "来访客户需求问卷", problem: null });
    expect(body.questions).toHaveLength(5);
    for (let visitor = 0; visitor < 3; visitor += 1) {
      server.setClock(`2027-01-04T02:0${visitor}:00Z`);
      expect((await answer(token, good)).body).toEqual({ done: "ANSWER" });
    }
    expect(await answer(token, good)).toMatchObject({
      body: { code: "LINK_NOT_VALID", details: { status: "USED_UP" } },
    });
    const fields = `answerCount linkAnswerCount links { id status useCount
      uses(first: 2) { pageInfo { hasNextPage } nodes { act saidName at } } }`;
    const seen = await surveyOf(made.service, made.id, fields);
    expect(seen).toMatchObject({ answerCount: 3, linkAnswerCount: 3 });
    expect(seen.links).toEqual([
      {
        id: link.id,
        status: "USED_UP",
        useCount: 3,
        uses: {
          pageInfo: { hasNextPage: true },
          nodes: ["02", "01"].map((minute) => ({
            act: "ANSWER",
            saidName: null,
            at: `2027-01-04T02:${minute}:00+00:00`,
          })),
        },
      },
    ]);
  });

  it("counts an answer once however often it is sent, and is audited under the link", async () => {
    const made = await survey();
    const { token, link } = await deskLink(made);
    const key = "same-visitor";
    await answer(token, good, { key });
    await answer(token, good, { key });
    expect((await surveyOf(made.service, made.id, "answerCount")).answerCount).toBe(1);
    const { rows } = await server.database.owner.query(
      `select origin, action from audit_entry where company_id = $1 and table_name = 'needs_survey_answer'`,
      [made.service.companyId],
    );
    const bare = link.id.slice("AccessLink_".length);
    expect(rows).toEqual([{ origin: `link:${bare}`, action: "actByLink" }]);
  });

  it("does nothing but answer this one survey: no other act, no other purpose, no wrong answer", async () => {
    const made = await survey();
    const { token } = await deskLink(made);
    for (const act of ["APPROVE", "RETURN", "SIGN", "REFUSE"])
      expect((await answer(token, good, { act, name: "某某" })).body).toMatchObject({
        code: "INVALID_INPUT",
        details: { field: "act" },
      });
    expect((await answer(token, { Q2: 4 })).body).toMatchObject({ code: "SURVEY_ANSWERS_MISSING" });
    expect((await answer(token, [1])).body).toMatchObject({ code: "INVALID_INPUT" });
    const other = await openSurvey(made);
    await answer(token, good, { subjectId: other, id: other, surveyId: other });
    expect((await surveyOf(made.service, other, "answerCount")).answerCount).toBe(0);
    expect((await surveyOf(made.service, made.id, "answerCount")).answerCount).toBe(1);
    const { body } = await followLink(server, "read", { token });
    const told = JSON.stringify(body);
    for (const secret of ["谢谢", "answerCount", "statistics", "019", made.planId])
      expect(told).not.toContain(secret);
    const asked = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ needsSurvey(id: "x") { id } }' }),
    });
    expect(asked.status).toBe(401);
  });

  it("ends with its days, when it is taken back, and with the survey", async () => {
    const made = await survey();
    const short = await deskLink(made, { days: 1 });
    const back = await deskLink(made);
    const last = await deskLink(made);
    await made.receptionist.run("revokeAccessLink", { id: back.link.id }, "clientMutationId");
    expect((await answer(back.token, good)).body).toMatchObject({ details: { status: "REVOKED" } });
    server.setClock("2027-01-05T02:00:01Z");
    expect((await answer(short.token, good)).body).toMatchObject({
      details: { status: "EXPIRED" },
    });
    await made.service.run("closeNeedsSurvey", { id: made.id, noChange: true }, "clientMutationId");
    expect((await followLink(server, "read", { token: last.token })).body).toMatchObject({
      problem: "SURVEY_CLOSED",
    });
    expect((await answer(last.token, good)).body).toMatchObject({ code: "SURVEY_CLOSED" });
  });

  it("is slowed down: so many requests a minute", async () => {
    const made = await survey();
    const { token } = await deskLink(made);
    const codes: unknown[] = [];
    for (let at = 0; at < 31; at += 1)
      codes.push((await followLink(server, "read", { token })).body.code);
    expect(codes.filter((code) => code === "RATE_LIMITED").length).toBeGreaterThan(0);
  });

  it("is given out by who collects there, for a survey that is open, and for 500 answers at most", async () => {
    const made = await survey();
    const input = {
      purpose: "ANSWER",
      subjectId: made.id,
      part: "VISITOR",
      name: "接待台",
      days: 7,
    };
    const refusal = (who: Asker, more: object = {}) =>
      who.refusal("issueAccessLink", { ...input, ...more });
    expect(await refusal(made.receptionist, { maxUses: 501 })).toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(await refusal(made.receptionist, { part: "REGION_HEAD" })).toMatchObject({
      code: "INVALID_INPUT",
    });
    const outsider = await made.hire("SECURITY_MANAGER");
    expect((await refusal(outsider)).code).toMatch(/FORBIDDEN|NOT_FOUND/);
    await made.service.run("closeNeedsSurvey", { id: made.id, noChange: true }, "clientMutationId");
    expect(await refusal(made.receptionist)).toMatchObject({ code: "SURVEY_CLOSED" });
  });
});
