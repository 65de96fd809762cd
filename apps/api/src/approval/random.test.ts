import { type ApprovalState, currentStep, stateOf } from "@threshold/domain/approval/state";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contentHashOf } from "../content-hash.ts";
import { askApproval, bare, writeAs } from "../testing/approval.ts";
import { activePlan, type TestLaunch } from "../testing/launch.ts";
import { type Asker, startTestServer, type TestServer } from "../testing/server.ts";
import { approvalContentChanged } from "./actions.ts";
import { subjects } from "./subjects.ts";

let server: TestServer;
let company: TestLaunch;
let people: Asker[];
let outcomes: string[];
const before = subjects.LaunchPlan;

beforeAll(async () => {
  server = await startTestServer();
  subjects.LaunchPlan = {
    approved: async () => outcomes.push("APPROVED"),
    returned: async () => outcomes.push("RETURNED"),
  };
  company = await activePlan(server);
  people = [
    await company.hire("CUSTOMER_SERVICE_MANAGER"),
    company.head,
    await company.hire("REGION_HEAD"),
    await company.hire("HR_ADMIN_OFFICER"),
    company.staff,
  ];
  const role = (key: string, roles: string[], mode: string) => {
    const named = { key, label: key, labelEn: key };
    return { ...named, roles, level: "REGION", mode, dueDays: 2 };
  };
  const steps = [
    role("FIRST", ["HR_ADMIN_OFFICER"], "ONE"),
    role("BOTH", ["REGION_HEAD", "REGION_STAFF"], "ALL"),
  ];
  const chain = { key: "STAFFING_PLAN", basedOn: 1, steps };
  await company.admin.run("adaptApprovalChain", chain, "clientMutationId");
});
afterAll(async () => {
  if (before) subjects.LaunchPlan = before;
  else delete subjects.LaunchPlan;
  await server.close();
});

const anyCommand = fc.record({
  kind: fc.constantFrom(
    "APPROVE",
    "APPROVE",
    "APPROVE",
    "RETURN",
    "HAND",
    "ADD",
    "EDIT",
    "SAY",
    "TAKE",
  ),
  who: fc.nat(4),
  to: fc.nat(4),
  placement: fc.constantFrom("BEFORE", "AFTER"),
  headcount: fc.nat(2),
});
type Command = typeof anyCommand extends fc.Arbitrary<infer C> ? C : never;

const mutations: Record<string, string> = {
  APPROVE: "decideApproval",
  RETURN: "decideApproval",
  HAND: "delegateApproval",
  ADD: "countersignApproval",
  SAY: "commentOnApproval",
  TAKE: "withdrawApproval",
};

/** The approval as the tables have it: its history played by the domain, beside what is kept for lists. */
async function lookAt(id: string) {
  const { rows } = await server.database.owner.query(
    `select a.status, a.content_hash as "contentHash", a.steps as chain, a.requester_id as "requesterId", a.author_ids as "authorIds",
       (select jsonb_agg(jsonb_build_object('kind', e.kind, 'personId', e.person_id, 'stepKey', e.step_key, 'seat', e.seat,
         'toPersonId', e.to_person_id, 'placement', e.placement, 'contentHash', e.content_hash) order by e.position)
         from approval_event e where e.approval_id = a.id) as events,
       (select jsonb_agg(jsonb_build_object('key', s.key, 'status', s.status) order by s.position)
         from approval_step s where s.approval_id = a.id) as kept
     from approval a where a.id = $1`,
    [bare(id)],
  );
  const [row] = rows;
  const { events, chain: steps, requesterId, authorIds } = row;
  const asked = { steps, requesterId, authorIds, contentHash: events[0].contentHash };
  return { row, state: stateOf(asked, events.slice(1)) as ApprovalState };
}

async function take(id: string, command: Command): Promise<string> {
  const { kind, who, to, placement, headcount } = command;
  const person = people[who]!;
  const { state } = await lookAt(id);
  if (kind === "EDIT") {
    const record = { recordType: "LaunchPlan", recordId: bare(company.planId) };
    await writeAs(server, company, person, (db, context) =>
      approvalContentChanged(db, context, record, contentHashOf({ headcount })),
    );
    return "OK";
  }
  const seen = { step: currentStep(state)?.key ?? "NONE", contentHash: state.contentHash };
  const asked = { toPersonId: people[to]!.personId, personId: people[to]!.personId };
  const input: Record<string, object> = {
    APPROVE: { ...seen, decision: "APPROVE" },
    RETURN: { ...seen, decision: "RETURN", comment: "因为" },
    HAND: { ...seen, toPersonId: asked.toPersonId },
    ADD: { ...seen, personId: asked.personId, placement },
    SAY: { comment: "话" },
    TAKE: {},
  };
  const name = mutations[kind]!;
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { errors } = await person.send(
    `mutation($input: ${type}!) { ${name}(input: $input) { clientMutationId } }`,
    { input: { id, clientMutationId: crypto.randomUUID(), ...input[kind] } },
  );
  return errors?.[0]?.extensions.code ?? "OK";
}

it("stands as the domain plays its history, and follows once, in random sequences over the API", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCommand, { minLength: 4, maxLength: 18 }), async (commands) => {
      outcomes = [];
      const request = { recordId: company.planId, contentHash: contentHashOf({ headcount: 0 }) };
      const id = await askApproval(server, company, people[0]!, "STAFFING_PLAN", request);
      for (const command of commands) {
        const was = await lookAt(id);
        const code = await take(id, command);
        expect(code, JSON.stringify(command)).not.toBe("INTERNAL_SERVER_ERROR");
        const { row, state } = await lookAt(id);
        if (code !== "OK") expect(row).toEqual(was.row);
        expect(row.status).toBe(state.status);
        expect(row.contentHash).toBe(state.contentHash);
        expect(row.kept).toEqual(state.steps.map(({ key, status }) => ({ key, status })));
        for (const { personId, kind } of row.events)
          if (kind === "APPROVED") expect(row.authorIds).not.toContain(personId);
      }
      const { state } = await lookAt(id);
      const ended = state.status === "APPROVED" ? ["APPROVED"] : ["RETURNED"];
      expect(outcomes).toEqual(state.status === "PENDING" ? [] : ended);
      if (state.status === "PENDING")
        await people[0]!.run("withdrawApproval", { id }, "clientMutationId");
      const { rows } = await server.database.owner.query(
        "select kind from obligation where company_id = $1 and data ->> 'approvalId' = $2 and status = 'OPEN'",
        [company.id, id],
      );
      expect(rows).toEqual([]); // nobody is still asked for what is over
    }),
    { numRuns: 12, interruptAfterTimeLimit: 25_000 },
  );
});
