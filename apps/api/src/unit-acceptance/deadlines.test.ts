import { requiredTools, type ToolCode } from "@threshold/domain/unit-acceptance/tool-kit";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import {
  batchOf,
  groupInput,
  inspecting,
  notified,
  type TestAcceptance,
} from "../testing/unit-acceptance.ts";

let server: TestServer;
let company: TestCompany;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Sets the clock, in Shanghai's time. */
const at = (text: string) =>
  server.setClock(new Date(`${text.replace(" ", "T")}:00+08:00`).toISOString());
const minute = async (text: string) => {
  at(text);
  await server.minute();
};
beforeEach(async () => {
  at("2027-01-04 10:00");
  company = await makeCompany(server);
});

const bare = (id: string) => id.slice(id.indexOf("_") + 1);
/** What was told of the company's obligations of a kind, and to whom: `01-04 18:00 DUE_DAY named`. */
async function told(kind: string): Promise<string[]> {
  const { rows } = await server.database.owner.query<{ at: string; kind: string; role: string }>(
    `select to_char(f.fires_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as at, f.kind, coalesce(f.role, 'named') as role
     from obligation_firing f join obligation o on o.company_id = f.company_id and o.id = f.obligation_id
     where o.company_id = $1 and o.kind = $2 order by f.position`,
    [company.id, kind],
  );
  return rows.map((row) => `${row.at} ${row.kind} ${row.role}`);
}
const kindsOf = async (who: Asker): Promise<string[]> =>
  (
    await server.database.owner.query<{ kind: string }>(
      "select kind from notification where company_id = $1 and person_id = $2 order by created_at, id",
      [company.id, bare(who.personId)],
    )
  ).rows.map(({ kind }) => kind);
/** A line that is only looked at: with it the group's day has begun. */
async function lookAt(of: TestAcceptance) {
  const { board, groups } = await batchOf(of.service, of.batchId);
  const group = groups.find(({ kind }: { kind: string }) => kind === "GENERAL");
  await of.technician.run(
    "recordUnitResults",
    {
      id: board[0].recordId,
      groupId: group.id,
      results: [{ id: uuid(), itemCode: "OPENING_MOVES", outcome: "PASS", points: [] }],
    },
    "clientMutationId",
  );
}

describe("in time (05 part 5)", () => {
  it("UAC-R08 reminds the leader of the day's summary at 18:00, and tells the head and the region's head at 24:00", async () => {
    const of = await inspecting(company);
    const regionHead = await company.hire("REGION_HEAD");
    await lookAt(of);
    await minute("2027-01-04 17:59");
    expect(await told("SEND_SUMMARY")).toEqual([]);
    await minute("2027-01-04 18:00");
    expect(await told("SEND_SUMMARY")).toEqual(["01-04 18:00 DUE_DAY named"]);
    await minute("2027-01-04 23:59");
    await minute("2027-01-05 00:00");
    expect((await told("SEND_SUMMARY")).slice(1)).toEqual([
      "01-05 00:00 OVERDUE named",
      "01-05 00:00 ESCALATION REGION_HEAD",
    ]);
    expect(await kindsOf(of.head)).toContain("OBLIGATION_OVERDUE");
    expect(await kindsOf(regionHead)).toContain("OBLIGATION_ESCALATED");
  });

  it("UAC-R08 tells nothing of a summary that was sent", async () => {
    const of = await inspecting(company);
    await lookAt(of);
    const { days } = await batchOf(of.service, of.batchId);
    await of.service.run("sendAcceptanceSummary", { id: days[0].id }, "clientMutationId");
    await minute("2027-01-05 00:00");
    expect(await told("SEND_SUMMARY")).toEqual([]);
  });

  it("UAC-R09 reminds engineering on the day a rectification is due, and escalates to the region's head when it is overdue", async () => {
    const of = await inspecting(company);
    const developer = await company.hire("DEVELOPER_STAFF");
    const regionHead = await company.hire("REGION_HEAD");
    const builder = { serviceCenterId: company.centerId, name: "一建", trades: ["TILE"] };
    const { contractor } = await of.service.run("keepContractor", builder, "contractor { id }");
    const found = {
      estateId: company.estateId,
      part: "大堂",
      category: "HOLLOW",
      severity: "GENERAL",
      trade: "TILE",
      text: "墙砖空鼓",
      sourceKind: "UNIT_ACCEPTANCE",
    };
    const { defect } = await of.service.run("raiseDefect", found, "defect { id }");
    const to = { defectIds: [defect.id], contractorId: contractor.id, dueOn: "2027-01-06" };
    await of.service.run("assignDefects", to, "clientMutationId");
    await minute("2027-01-06 09:00");
    await minute("2027-01-07 00:00");
    const all = await told("DEFECT_RECTIFY");
    expect(all).toContain("01-06 09:00 DUE_DAY DEVELOPER_STAFF");
    expect(all).toContain("01-07 00:00 OVERDUE DEVELOPER_STAFF");
    expect(await kindsOf(developer)).toContain("OBLIGATION_OVERDUE");
    expect(await kindsOf(regionHead)).toContain("OBLIGATION_ESCALATED");
  });

  it("UAC-R02 tells the customer service manager seven days before the handover which homes are left, and nothing before", async () => {
    const of = await inspecting(company, ["1201", "1202"]);
    await minute("2027-02-21 23:59");
    expect(await told("UNQUALIFIED_LEFT")).toEqual([]);
    await minute("2027-02-22 09:00");
    expect(await told("UNQUALIFIED_LEFT")).toEqual([
      "02-22 09:00 DUE_DAY CUSTOMER_SERVICE_MANAGER",
    ]);
    expect(await kindsOf(of.service)).toContain("OBLIGATION_REMINDER");
    // The list that it is about.
    const { unitAcceptances } = await of.service.ask(
      `query($ids: [ID!]) { unitAcceptances(batchIds: $ids, statuses: [PENDING, INSPECTED, SIGNED, RECTIFYING, RECTIFIED, REINSPECTED]) {
        totalCount nodes { unit { roomNumber } } } }`,
      { ids: [of.batchId] },
    );
    expect(unitAcceptances.totalCount).toBe(2);
  });
});

describe("a kit", () => {
  const general: readonly [string, ToolCode][] = [["UAC-R10", "HAMMER"]];
  const special: readonly [string, ToolCode][] = [
    ["UAC-R11", "SPARE_GAUGE"],
    ["UAC-R12", "POLE_2M"],
    ["UAC-R13", "TORCH"],
    ["UAC-R14", "WALKIE_TALKIE"],
    ["UAC-R15", "PLIERS"],
  ];

  it("UAC-R10, UAC-R11, UAC-R12, UAC-R13, UAC-R14, UAC-R15 that lacks a tool does not start", async () => {
    const of = await notified(company);
    const inputs = { GENERAL: groupInput(of, "GENERAL"), SPECIAL: groupInput(of, "SPECIAL") };
    for (const kind of ["GENERAL", "SPECIAL"] as const)
      await of.service.run("saveAcceptanceGroup", inputs[kind], "clientMutationId");
    await of.service.run("formAcceptanceTeam", { id: of.batchId }, "clientMutationId");
    let version = { GENERAL: 1, SPECIAL: 1 };
    for (const [kind, kits] of [
      ["GENERAL", general],
      ["SPECIAL", special],
    ] as const)
      for (const [rule, code] of kits) {
        expect(requiredTools(kind), rule).toContain(code);
        const save = async (tools: object[]) => {
          await of.service.run(
            "saveAcceptanceGroup",
            { ...inputs[kind], version: version[kind], tools },
            "clientMutationId",
          );
          version = { ...version, [kind]: version[kind] + 1 };
        };
        await save(inputs[kind].tools.filter((tool) => tool.code !== code));
        expect(await of.service.refusal("startAcceptance", { id: of.batchId }), rule).toMatchObject(
          {
            code: "UAC_TOOL_MISSING",
          },
        );
        await save([...inputs[kind].tools]);
      }
    await of.service.run("startAcceptance", { id: of.batchId }, "clientMutationId");
  });

  it("UAC-R14 with a net of 350 mm is refused (05 part 7)", async () => {
    const of = await notified(company);
    const input = groupInput(of, "SPECIAL");
    const tools = input.tools.map((tool) =>
      tool.code === "NET" ? { ...tool, netDiameter: 350 } : tool,
    );
    expect(await of.service.refusal("saveAcceptanceGroup", { ...input, tools })).toMatchObject({
      code: "UAC_NET_WRONG",
    });
  });
});

describe("the rates", () => {
  it("spec/05 scenario 6, UAC-R17: 150 of 200 QUALIFIED is 75.0 %, and each number counts the homes of its list", async () => {
    const of = await inspecting(company);
    const { owner } = server.database;
    const { groups } = await batchOf(of.service, of.batchId);
    const general = groups.find(({ kind }: { kind: string }) => kind === "GENERAL");
    await owner.query(
      `with laid as (
         insert into unit (company_id, id, service_center_id, estate_id, building_id, floor_number, room_number, sort_key, search_key)
         select u.company_id, gen_random_uuid(), u.service_center_id, u.estate_id, u.building_id, 20 + n / 4, (2000 + n)::text,
           u.sort_key || n, 's' || n
         from unit u cross join generate_series(1, 199) n where u.company_id = $1 returning *)
       insert into unit_acceptance (company_id, id, service_center_id, batch_id, estate_id, building_id, unit_id)
       select l.company_id, gen_random_uuid(), l.service_center_id, $2, l.estate_id, l.building_id, l.id from laid l`,
      [company.id, bare(of.batchId)],
    );
    await owner.query(
      `update unit_acceptance r set status = case when p.place <= 150 then 'QUALIFIED' else 'RECTIFYING' end,
         qualified_at = case when p.place <= 150 then $2::timestamptz - (p.place % 10) * interval '1 day' end,
         inspected_at = case when p.place <= 190 then $2::timestamptz - interval '11 days' end,
         first_pass = case when p.place <= 120 then true when p.place <= 190 then false end,
         lines_failed = case when p.place > 120 then 1 else 0 end,
         general_group_id = case when p.place <= 195 then $3::uuid end
       from (select id, row_number() over (order by id) as place from unit_acceptance where company_id = $1) p
       where r.company_id = $1 and r.id = p.id`,
      [company.id, server.now().toISOString(), bare(general.id)],
    );
    const { acceptanceBatch } = await of.service.ask(
      `query($id: ID!) { acceptanceBatch(id: $id) { standing { units qualified inspected firstPass } trend { on inspected qualified } } }`,
      { id: of.batchId },
    );
    expect(acceptanceBatch.standing).toEqual({
      units: 200,
      qualified: 150,
      inspected: 190,
      firstPass: 120,
    });
    const after = await batchOf(of.service, of.batchId);
    const progress = after.groups.map((group: { progress: object }) => group.progress);
    expect(progress).toContainEqual({ units: 195, done: 190, failed: 75 });
    expect(progress).toContainEqual({ units: 0, done: 0, failed: 0 });
    const { trend } = acceptanceBatch;
    expect(trend[0]).toEqual({ on: "2026-12-24", inspected: 190, qualified: 0 });
    expect(trend.slice(1)).toHaveLength(10);
    expect(trend.at(-1)).toEqual({ on: "2027-01-04", inspected: 0, qualified: 15 });
    const count = async (filter: string) =>
      (
        await of.service.ask(
          `query($ids: [ID!]) { unitAcceptances(first: 1, batchIds: $ids, ${filter}) { totalCount } }`,
          { ids: [of.batchId] },
        )
      ).unitAcceptances.totalCount;
    expect(await count("statuses: [QUALIFIED]")).toBe(150);
    expect(await count("firstPass: true")).toBe(120);
    expect(await count("concluded: true")).toBe(190);
    const { formPreview } = await of.service.ask(
      `query($id: ID!) { formPreview(form: "DELIVERY_RATE", recordId: $id) { document } }`,
      { id: of.batchId },
    );
    const said = JSON.stringify(formPreview.document);
    expect(said).toContain("75.0%（150/200）");
    expect(said).toContain("63.2%（120/190）");
    expect(said).toContain("共 11 天合格 135 户");
  });
});

it("UAC-R09 the same in three homes of a layout without a pin, as what fails at an inspection, raises an alert with how many further homes to check", async () => {
  const of = await inspecting(company, ["1201", "1202", "1203", "1204", "1205"]);
  const engineer = await company.hire("ENGINEERING_MANAGER");
  const { units } = await of.service.ask(
    `query($ids: [ID!]) { units: unitAcceptances(first: 5, batchIds: $ids) { nodes { unit { id } } } }`,
    { ids: [of.batchId] },
  );
  const alerts = async () =>
    (
      await of.service.ask(
        "{ defectAlerts { nodes { id found further category layoutType part plan { id } region { id } } } }",
      )
    ).defectAlerts.nodes;
  const found = {
    part: "厨房",
    category: "HOLLOW",
    severity: "GENERAL",
    trade: "TILE",
    text: "墙砖空鼓",
    sourceKind: "UNIT_ACCEPTANCE",
  };
  for (const [at, { unit }] of units.nodes.slice(0, 4).entries()) {
    const part = at === 2 ? "卫生间" : "厨房";
    await of.service.run("raiseDefect", { ...found, part, unitId: unit.id }, "clientMutationId");
    expect(await alerts(), String(at)).toHaveLength(at < 3 ? 0 : 1);
  }
  const [alert] = await alerts();
  expect(alert).toMatchObject({
    found: 3,
    further: 2,
    category: "HOLLOW",
    layoutType: "A1",
    part: "厨房",
    plan: null,
    region: null,
  });
  const { obligations } = await engineer.ask("{ obligations(first: 50) { nodes { kind title } } }");
  expect(obligations.nodes).toContainEqual({
    kind: "DEFECT_BATCH",
    title: expect.stringMatching(/A1 厨房 空鼓，已 3 户，另须检查 2 户/),
  });
});
