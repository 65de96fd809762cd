import type { ChainKey } from "@threshold/domain/approval/default-chains";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contentHashOf } from "../content-hash.ts";
import { askApproval, bare, writeAs } from "../testing/approval.ts";
import { activePlan, picture, type TestLaunch } from "../testing/launch.ts";
import { type Asker, startTestServer, type TestServer } from "../testing/server.ts";
import { approvalContentChanged } from "./actions.ts";
import { subjects } from "./subjects.ts";

let server: TestServer;
let company: TestLaunch;
let manager: Asker;
let developer: Asker;
let outcome: unknown[];
const before = subjects.LaunchPlan;

beforeAll(async () => {
  server = await startTestServer();
  subjects.LaunchPlan = {
    approved: async (_, __, id) => outcome.push(["APPROVED", id]),
    returned: async (_, __, id, reason) => outcome.push(["RETURNED", id, reason]),
  };
});
afterAll(async () => {
  if (before) subjects.LaunchPlan = before;
  else delete subjects.LaunchPlan;
  await server.close();
});
beforeEach(async () => {
  outcome = [];
  company = await activePlan(server);
  manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
  developer = await company.hire("DEVELOPER_HEAD", company.regionId);
});

const content = { headcount: 12 };
const contentHash = contentHashOf(content);
const ask = (chain: ChainKey = "SALES_SUPPORT_SCHEME", who = manager, more = {}) =>
  askApproval(server, company, who, chain, { recordId: company.planId, contentHash, ...more });

const seen = (id: string, step: string, more = {}) => ({ id, step, contentHash, ...more });
const approve = (who: Asker, id: string, step: string, more = {}) =>
  who.run(
    "decideApproval",
    { ...seen(id, step), decision: "APPROVE", ...more },
    "approval { status currentStep { key } }",
  );
const refusalOf = async (who: Asker, name: string, input: Record<string, unknown>) =>
  (await who.refusal(name, input)).code;

const look = async (who: Asker, id: string, fields: string) =>
  (await who.ask(`{ approval(id: "${id}") { ${fields} } }`)).approval;
const history = async (id: string) =>
  (await look(company.head, id, "events { kind via stepKey voided comment person { id } }")).events;

it("LCH-R04 passes through three people: asked for, reviewed, approved by the developer's head", async () => {
  const id = await ask();
  const waiting = { nodes: [{ id, title: "销售配合服务方案" }] };
  const mine = "{ approvals(filter: { waitingForMe: true }) { nodes { id title } } }";
  expect(await company.head.ask(mine)).toEqual({ approvals: waiting });
  expect(await developer.ask(mine)).toEqual({ approvals: { nodes: [] } });
  const named = (text: string) =>
    company.head.ask(
      `{ approvals(filter: { waitingForMe: true, search: "${text}" }) { nodes { id title } } }`,
    );
  for (const text of ["配合服务", "sales-support"])
    expect(await named(text)).toEqual({ approvals: waiting });
  expect(await named("开荒")).toEqual({ approvals: { nodes: [] } });

  const reviewed = await approve(company.head, id, "REVIEW", { comment: "同意" });
  expect(reviewed).toEqual({ approval: { status: "PENDING", currentStep: { key: "DEVELOPER" } } });
  expect(await developer.ask(mine)).toEqual({ approvals: waiting });
  expect(outcome).toEqual([]);

  const approved = await approve(developer, id, "DEVELOPER");
  expect(approved).toEqual({ approval: { status: "APPROVED", currentStep: null } });
  expect(outcome).toEqual([["APPROVED", bare(company.planId)]]);
  expect(await history(id)).toMatchObject([
    { kind: "REQUESTED", person: { id: manager.personId } },
    { kind: "APPROVED", stepKey: "REVIEW", comment: "同意", person: { id: company.head.personId } },
    { kind: "APPROVED", stepKey: "DEVELOPER", person: { id: developer.personId } },
  ]);
});

it("SHW-R03 lets nobody approve ahead of the training department's review", async () => {
  const training = await company.hire("TRAINING_OFFICER");
  const id = await ask("SHOWCASE_PLAN");
  const early = { ...seen(id, "APPROVE"), decision: "APPROVE" };
  expect(await company.head.refusal("decideApproval", early)).toEqual({
    code: "APPROVAL_NOT_YOURS",
    details: { roles: ["TRAINING_OFFICER"] },
  });
  await approve(training, id, "REVIEW");
  await approve(company.head, id, "APPROVE");
  expect(outcome).toEqual([["APPROVED", bare(company.planId)]]);
});

it("returns to draft with the reason, and comes again as a second round", async () => {
  const id = await ask();
  const back = { ...seen(id, "REVIEW"), decision: "RETURN" };
  expect(await refusalOf(company.head, "decideApproval", back)).toBe("REASON_REQUIRED");
  await company.head.run("decideApproval", { ...back, comment: "人数不足" }, "clientMutationId");
  expect(outcome).toEqual([["RETURNED", bare(company.planId), "人数不足"]]);
  const again = await ask();
  const fields = "round earlier { id status events { comment } }";
  expect(await look(manager, again, fields)).toEqual({
    round: 2,
    earlier: [{ id, status: "RETURNED", events: [{ comment: null }, { comment: "人数不足" }] }],
  });
});

it("is under way once at a time, also when two ask at once", async () => {
  const outcomes = await Promise.allSettled([ask(), ask(), ask()]);
  const refused = outcomes.filter((one) => one.status === "rejected");
  expect(outcomes.length - refused.length).toBe(1);
  await expect(ask()).rejects.toMatchObject({ extensions: { code: "APPROVAL_OPEN" } });
});

describe("nobody approves his own", () => {
  it("neither who asked, nor who wrote it, nor a stand-in for either", async () => {
    const second = await company.hire("REGION_HEAD");
    const id = await ask("SALES_SUPPORT_SCHEME", company.head, {
      authorIds: [bare(second.personId)],
    });
    const input = { ...seen(id, "REVIEW"), decision: "APPROVE" };
    for (const who of [company.head, second])
      expect(await refusalOf(who, "decideApproval", input)).toBe("APPROVAL_OWN");

    const { person } = await company.admin.ask(
      `{ person(id: "${company.head.personId}") { assignments { id } } }`,
    );
    const until = { fromOn: "2027-01-01", toOn: "2027-02-01", toPersonId: manager.personId };
    const standIn = { assignmentId: person.assignments[0].id, ...until };
    await company.admin.run("delegateRole", standIn, "clientMutationId");
    expect(await refusalOf(manager, "decideApproval", input)).toBe("APPROVAL_OWN");
    const none = "{ approvals(filter: { waitingForMe: true }) { nodes { id } } }";
    expect(await company.head.ask(none)).toEqual({ approvals: { nodes: [] } });
  });

  it("nor who changes it on the way, which voids what was approved, visibly", async () => {
    const second = await company.hire("REGION_HEAD");
    const id = await ask();
    await approve(company.head, id, "REVIEW");
    const changed = contentHashOf({ headcount: 13 });
    const record = { recordType: "LaunchPlan", recordId: bare(company.planId) };
    await writeAs(server, company, second, (db, context) =>
      approvalContentChanged(db, context, record, changed),
    );
    expect(await history(id)).toMatchObject([
      { kind: "REQUESTED", voided: false },
      { kind: "APPROVED", stepKey: "REVIEW", voided: true },
      { kind: "CONTENT_CHANGED", person: { id: second.personId } },
    ]);
    const input = { id, step: "REVIEW", decision: "APPROVE" };
    expect(await refusalOf(second, "decideApproval", { ...input, contentHash: changed })).toBe(
      "APPROVAL_OWN",
    );
    expect(await refusalOf(company.head, "decideApproval", { ...input, contentHash })).toBe(
      "APPROVAL_CONTENT_CHANGED",
    );
    await approve(company.head, id, "REVIEW", { contentHash: changed });
    await approve(developer, id, "DEVELOPER", { contentHash: changed });
    expect(outcome).toEqual([["APPROVED", bare(company.planId)]]);
  });
});

it("gives two who decide at once one decision, and the other a reason", async () => {
  const second = await company.hire("REGION_HEAD");
  const id = await ask();
  const input = { ...seen(id, "REVIEW"), decision: "APPROVE" };
  const mutation = `mutation($input: DecideApprovalInput!) { decideApproval(input: $input) { approval { id } } }`;
  const answers = await Promise.all(
    [company.head, second].map((who, at) =>
      who.send(mutation, { input: { ...input, clientMutationId: `k${at}` } }),
    ),
  );
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? "OK");
  expect(codes.toSorted()).toEqual(["APPROVAL_NOT_YOURS", "OK"]);
  expect(
    (await history(id)).filter((one: { kind: string }) => one.kind === "APPROVED"),
  ).toHaveLength(1);
});

it("decides once for twin commands", async () => {
  const id = await ask();
  const input = { ...seen(id, "REVIEW"), decision: "APPROVE", clientMutationId: "twin" };
  const twins = await Promise.all(
    [1, 2, 3].map(() => company.head.run("decideApproval", input, "approval { status }")),
  );
  expect(twins).toEqual(twins.map(() => ({ approval: { status: "PENDING" } })));
  expect(await history(id)).toHaveLength(2);
});

describe("转交", () => {
  it("lets that person decide this once, and ends with the decision", async () => {
    const id = await ask();
    const hand = { ...seen(id, "REVIEW"), toPersonId: company.staff.personId, comment: "出差" };
    await company.head.run("delegateApproval", hand, "clientMutationId");
    const { currentStep } = await look(manager, id, "currentStep { candidates { id } }");
    expect(currentStep.candidates).toEqual([{ id: company.staff.personId }]);
    const input = { ...seen(id, "REVIEW"), decision: "APPROVE" };
    expect(await refusalOf(company.head, "decideApproval", input)).toBe("APPROVAL_HANDED_OVER");
    await approve(company.staff, id, "REVIEW");
    await developer.run(
      "decideApproval",
      { ...seen(id, "DEVELOPER"), decision: "RETURN", comment: "重做" },
      "clientMutationId",
    );
    const again = await ask();
    expect(await refusalOf(company.staff, "decideApproval", { ...input, id: again })).toBe(
      "APPROVAL_NOT_YOURS",
    );
  });

  it("goes to nobody who wrote it, and to nobody without a role there", async () => {
    const id = await ask();
    const stranger = await company.hire("CONTRACTOR_STAFF");
    const hand = (toPersonId: string) =>
      refusalOf(company.head, "delegateApproval", { ...seen(id, "REVIEW"), toPersonId });
    expect(await hand(manager.personId)).toBe("APPROVER_IS_AUTHOR");
    expect(await hand(stranger.personId)).toBe("APPROVER_NOT_AT_PLACE");
    expect(await hand(company.head.personId)).toBe("DELEGATION_TO_ONESELF");
    const { askable } = await look(manager, id, "askable { id }");
    const asked = new Set(askable.map((one: { id: string }) => one.id));
    expect([company.staff, company.head].every((who) => asked.has(who.personId))).toBe(true);
    expect([manager, stranger].some((who) => asked.has(who.personId))).toBe(false);
  });
});

it("加签 asks a further person ahead of one's own decision", async () => {
  const id = await ask();
  const further = { personId: company.staff.personId, placement: "BEFORE" };
  await company.head.run(
    "countersignApproval",
    { ...seen(id, "REVIEW"), ...further },
    "clientMutationId",
  );
  const { steps } = await look(manager, id, "steps { key status label }");
  expect(steps).toMatchObject([
    { key: "FURTHER_1", status: "CURRENT", label: "加签" },
    { key: "REVIEW", status: "WAITING" },
    { key: "DEVELOPER", status: "WAITING" },
  ]);
  await approve(company.staff, id, "FURTHER_1");
  await approve(company.head, id, "REVIEW");
});

it("records the developer's signed paper, with the paper and who recorded it", async () => {
  const id = await ask();
  await approve(company.head, id, "REVIEW");
  const form = new FormData();
  form.append("file", new File([picture], "审批单.png", { type: "image/png" }));
  const headers = { "x-threshold": "1" };
  const upload = await company.staff.fetch(`/files?record=${id}`, {
    method: "POST",
    body: form,
    headers,
  });
  expect(upload.status).toBe(201);
  const { id: evidenceId } = (await upload.json()) as { id: string };
  const paper = {
    ...seen(id, "DEVELOPER"),
    decision: "APPROVE",
    role: "DEVELOPER_HEAD",
    name: "陈总",
    organization: "华南地产",
    decidedOn: "2027-01-03",
    evidenceId,
  };
  expect(await refusalOf(manager, "recordPaperDecision", paper)).toBe("FORBIDDEN");
  const missing = { ...paper, evidenceId: "Attachment_00000000-0000-0000-0000-000000000000" };
  expect(await refusalOf(company.staff, "recordPaperDecision", missing)).toBe(
    "APPROVAL_EVIDENCE_MISSING",
  );
  await company.staff.run("recordPaperDecision", paper, "clientMutationId");
  const fields =
    "status events { via outsiderName outsiderOrganization decidedOn recordedBy { id } evidence { id } person { id } }";
  expect(await look(manager, id, fields)).toMatchObject({
    status: "APPROVED",
    events: [
      {},
      {},
      {
        via: "PAPER",
        outsiderName: "陈总",
        outsiderOrganization: "华南地产",
        decidedOn: "2027-01-03",
        recordedBy: { id: company.staff.personId },
        evidence: { id: evidenceId },
        person: null,
      },
    ],
  });
  expect(await refusalOf(company.staff, "removeAttachment", { id: evidenceId })).toBe(
    "APPROVAL_CLOSED",
  );
  // Seen by whoever sees the approval, and by nobody else.
  expect((await developer.fetch(`/files/${evidenceId}`)).status).toBe(200);
  const desk = await company.hire("FRONT_DESK_AGENT");
  expect((await desk.fetch(`/files/${evidenceId}`)).status).toBe(404);
});

it("keeps its deadline by the days of the step, from the day on which its turn came", async () => {
  const steps = [
    {
      key: "REVIEW",
      label: "审核",
      labelEn: "Review",
      roles: ["REGION_HEAD"],
      level: "REGION",
      mode: "ONE",
      dueDays: 3,
    },
    {
      key: "FINAL",
      label: "终审",
      labelEn: "Final",
      roles: ["REGION_STAFF"],
      level: "REGION",
      mode: "ONE",
      dueDays: 2,
    },
  ];
  const chain = { key: "STAFFING_PLAN", basedOn: 1, steps };
  await company.admin.run("adaptApprovalChain", chain, "clientMutationId");
  const id = await ask("STAFFING_PLAN");
  server.setClock("2027-01-06T02:00:00Z");
  await approve(company.head, id, "REVIEW");
  expect((await look(manager, id, "steps { sinceOn dueOn }")).steps).toEqual([
    { sinceOn: "2027-01-04", dueOn: "2027-01-07" },
    { sinceOn: "2027-01-06", dueOn: "2027-01-08" },
  ]);
  server.setClock("2027-01-04T02:00:00Z");
});

it("is among the work of those whose turn it is, and of nobody once they decided", async () => {
  const work = async (who: Asker) => {
    const { obligations } = await who.ask(
      `{ obligations(filter: { recordTypes: ["LaunchPlan"], acts: [APPROVE, FOLLOW] }) { nodes { act isMine status } } }`,
    );
    const open = obligations.nodes.filter((one: { isMine: boolean }) => one.isMine);
    return open.map((one: { act: string }) => one.act);
  };
  const id = await ask();
  expect(await work(company.head)).toEqual(["APPROVE"]);
  expect(await work(developer)).toEqual([]);
  await company.head.run(
    "delegateApproval",
    { ...seen(id, "REVIEW"), toPersonId: company.staff.personId },
    "clientMutationId",
  );
  expect([await work(company.head), await work(company.staff)]).toEqual([[], ["APPROVE"]]);
  await approve(company.staff, id, "REVIEW");
  expect([await work(company.staff), await work(developer)]).toEqual([["FOLLOW"], ["APPROVE"]]);
  await manager.run("withdrawApproval", { id }, "clientMutationId");
  expect([await work(company.staff), await work(developer)]).toEqual([[], []]);
  expect(outcome).toEqual([["RETURNED", bare(company.planId), null]]);
});

it("tells whose turn it is, and the requester what became of it, each once", async () => {
  const told = async (who: Asker) => {
    const { rows } = await server.database.owner.query<{ kind: string }>(
      "select kind from notification where company_id = $1 and person_id = $2 and kind like 'APPROVAL%' order by id",
      [company.id, bare(who.personId)],
    );
    return rows.map((row) => row.kind);
  };
  const id = await ask();
  expect([await told(company.head), await told(developer), await told(manager)]).toEqual([
    ["APPROVAL_REQUESTED"],
    [],
    [],
  ]);
  const hand = { ...seen(id, "REVIEW"), toPersonId: company.staff.personId };
  await company.head.run("delegateApproval", hand, "clientMutationId");
  expect(await told(company.staff)).toEqual(["APPROVAL_DELEGATED"]);
  await company.staff.run("commentOnApproval", { id, comment: "请补充" }, "clientMutationId");
  await approve(company.staff, id, "REVIEW");
  expect(await told(developer)).toEqual(["APPROVAL_REQUESTED"]);
  await approve(developer, id, "DEVELOPER");
  expect((await told(manager)).toSorted()).toEqual(["APPROVAL_APPROVED", "APPROVAL_COMMENTED"]);
  expect(await told(company.head)).toEqual(["APPROVAL_REQUESTED"]);
});

describe("a company's own chain", () => {
  const step = (key: string, role: string) => ({
    key,
    label: key,
    labelEn: key,
    roles: [role],
    level: "REGION",
    mode: "ONE",
    dueDays: null,
  });
  const adapt = (who: Asker, basedOn: number, ...steps: object[]) =>
    who.run("adaptApprovalChain", { key: "MATERIAL_REQUEST", basedOn, steps }, "versionNumber");

  it("holds for what is asked for from then on; what runs stays with its version", async () => {
    const running = await ask("MATERIAL_REQUEST");
    await adapt(company.admin, 1, step("ONLY", "REGION_HEAD"));
    expect(await look(manager, running, "chainVersion steps { key }")).toEqual({
      chainVersion: 1,
      steps: [{ key: "REVIEW" }, { key: "APPROVE" }],
    });
    await manager.run("withdrawApproval", { id: running }, "clientMutationId");
    const next = await ask("MATERIAL_REQUEST");
    expect(await look(manager, next, "chainVersion steps { key }")).toEqual({
      chainVersion: 2,
      steps: [{ key: "ONLY" }],
    });
  });

  it("is listed with its versions, the requirements' being the first", async () => {
    await adapt(company.admin, 1, step("ONLY", "REGION_HEAD"));
    const { approvalChains } = await manager.ask(
      "{ approvalChains { key name current { versionNumber } versions { versionNumber adaptedBy { name } steps { key } } } }",
    );
    expect(approvalChains.find((one: { key: string }) => one.key === "MATERIAL_REQUEST")).toEqual({
      key: "MATERIAL_REQUEST",
      name: "物资申购",
      current: { versionNumber: 2 },
      versions: [
        { versionNumber: 2, adaptedBy: { name: "管理员" }, steps: [{ key: "ONLY" }] },
        { versionNumber: 1, adaptedBy: null, steps: [{ key: "REVIEW" }, { key: "APPROVE" }] },
      ],
    });
  });

  it("is adapted by administrators alone, from its current version, to steps that make a chain", async () => {
    const input = (more: object) => ({ key: "MATERIAL_REQUEST", basedOn: 1, ...more });
    const steps = [step("ONLY", "REGION_HEAD")];
    expect(await refusalOf(company.head, "adaptApprovalChain", input({ steps }))).toBe("FORBIDDEN");
    const admin = company.admin;
    expect(await refusalOf(admin, "adaptApprovalChain", input({ steps: [] }))).toBe(
      "CHAIN_WITHOUT_STEPS",
    );
    expect(await refusalOf(admin, "adaptApprovalChain", input({ steps, basedOn: 2 }))).toBe(
      "STALE_VERSION",
    );
    await adapt(admin, 1, ...steps);
    const same = input({ steps, basedOn: 2 });
    expect(await refusalOf(admin, "adaptApprovalChain", same)).toBe("NOTHING_CHANGES");
  });
});

it("shows an approval to nobody outside of its region, and to nobody who does not read such records", async () => {
  const id = await ask();
  const guard = await company.hire("SECURITY_MANAGER");
  const desk = await company.hire("FRONT_DESK_AGENT");
  expect(await look(guard, id, "id")).not.toBeNull();
  expect(await look(desk, id, "id")).toBeNull();
  expect(await refusalOf(desk, "commentOnApproval", { id, comment: "x" })).toBe("NOT_FOUND");
});
