import { day } from "@threshold/domain/calendar/day";
import { contestRows } from "@threshold/domain/outbox/contest";
import type { RefusalDetails } from "@threshold/domain/refusal";
import type { HandoverPack } from "@threshold/domain/takeover/handover-pack";
import { verify } from "@threshold/domain/takeover/verify.mjs";
import { unzipSync } from "fflate";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { warrantyOfComponent } from "../asset/actions.ts";
import { write } from "../db/tenancy.ts";
import { followLink } from "../testing/approval.ts";
import { attachEvidence } from "../testing/launch.ts";
import { sendPhotoByLink } from "../testing/sales-area.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import {
  agreement,
  conditionsInput,
  defectsOf,
  filled,
  fillSite,
  formal,
  inspecting,
  linesOf,
  raise,
  registered,
  signByLink,
  signedPapers,
  signSheet,
  takeoverOf,
  teamInput,
  type TestTakeover,
  trained,
} from "../testing/takeover.ts";
import type { Block } from "@threshold/domain/form/document";
import { papers } from "@threshold/domain/form/papers";
import { openUrging } from "./defect-actions.ts";
import { takeoverForms } from "./forms.ts";
import { systemContext } from "../system.ts";

let server: TestServer;
let company: TestCompany;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04 in Shanghai
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setClock("2027-01-04T02:00:00Z");
  company = await makeCompany(server);
});

const key = "clientMutationId";
const codeOf = async (who: Asker, name: string, input: Record<string, unknown>) =>
  (await who.refusal(name, input)).code;
const dutiesOf = async (who: Asker) =>
  (
    await who.ask(
      "{ obligations(first: 100) { nodes { kind dueOn title status responsibleRole } } }",
    )
  ).obligations.nodes as { kind: string; dueOn: string; title: string; responsibleRole: string }[];
/** Sets the clock, in Shanghai's time, and does what is done once a minute. */
const minute = async (time: string) => {
  server.setClock(new Date(`${time.replace(" ", "T")}:00+08:00`).toISOString());
  await server.minute();
};
/** What somebody was told of obligations, in order. */
const told = async (who: Asker): Promise<string[]> => {
  const { notifications } = await who.ask(
    "{ notifications(first: 50) { nodes { kind data createdAt } } }",
  );
  return (notifications.nodes as { kind: string; data: { title: string } }[])
    .filter(({ kind }) => kind.startsWith("OBLIGATION"))
    .map(({ kind, data }) => `${kind} ${data.title}`)
    .toReversed();
};
const move = (of: TestTakeover, name: string, more = {}) =>
  of.head.run("moveTakeover", { id: of.id, move: name, ...more }, key);
/** The first table of a form. */
const tableOf = async (who: Asker, form: string, record: string) => {
  const { formPreview } = await who.ask(
    `{ formPreview(form: "${form}", recordId: "${record}") { document } }`,
  );
  const { blocks } = formPreview.document as { blocks: Block[] };
  return blocks.find((block) => block.kind === "TABLE")!;
};
const areaNamed = async (of: TestTakeover, name: string) =>
  (await takeoverOf(of.head, of.id)).areas.find((one: { name: string }) => one.name === name);

/** Signs an agreement by all of its parties. */
async function agree(
  of: TestTakeover,
  defectIds: readonly string[],
  dueOn: string,
  remedy = "REPAIR",
) {
  const defects = defectIds.map((takeoverDefectId) => ({ takeoverDefectId, dueOn, remedy }));
  const input = { id: of.id, contractorId: of.contractorId, defects };
  const { agreement: made } = await of.engineer.run(
    "agreeTakeoverDefects",
    input,
    "agreement { id signOffs { id slots { key } } }",
  );
  const [sheet] = made.signOffs;
  await signSheet(of.developer, sheet.id, "ENGINEERING");
  await signSheet(of.head, sheet.id, "SERVICE_CENTER");
  if (sheet.slots.length === 3) await signByLink(server, of.head, sheet.id, "RESPONSIBLE_UNIT");
  return made.id as string;
}

/** Mended by engineering, seen to be good by the region. */
async function mend(of: TestTakeover, engineId: string) {
  await of.developer.run("fixDefect", { id: engineId }, key);
  await of.regionStaff.run("verifyDefect", { id: engineId, good: true }, key);
}

describe("ahead of the inspection", () => {
  it("TKO-R05 scenario 1 asks for the team 30 days before V, or on the day of an earlier notice", async () => {
    const of = await registered(company);
    const due = async () =>
      (await dutiesOf(of.head)).find(({ kind }) => kind === "FORM_TEAM")?.dueOn;
    expect(await due()).toBe("2027-01-04"); // the notice came today
    const { version } = await takeoverOf(of.head, of.id);
    const update = (more: number, days: object) =>
      of.head.run("updateTakeover", { id: of.id, version: version + more, ...days }, key);
    await update(0, { subCompletionOn: "2027-08-31", noticeOn: null });
    await minute("2027-07-19 10:00");
    await update(1, { noticeOn: "2027-07-20" });
    expect(await due()).toBeUndefined();
    expect(await told(of.head)).toEqual([]);
    await minute("2027-07-20 09:00");
    expect(await due()).toBe("2027-07-20");
    const team = "OBLIGATION_REMINDER 锦绣华庭 承接查验：组建承接查验小组";
    expect(await told(of.head)).toEqual([team]);
    await update(2, { noticeOn: null });
    await minute("2027-07-31 23:59");
    expect(await due()).toBeUndefined();
    await minute("2027-08-01 00:01");
    expect(await due()).toBe("2027-08-01");
    expect(await told(of.head)).toEqual([team]);
    await minute("2027-08-01 09:00");
    expect(await told(of.head)).toEqual([team, team]);
    await update(3, { subCompletionOn: "2027-09-30" });
    expect(await due()).toBeUndefined();
    // A team that is set up ahead of its day is asked for no more.
    await of.head.run("saveTakeoverTeam", teamInput(of), key);
    expect(await due()).toBeUndefined();
    const none = { id: of.id, version: version + 6, subCompletionOn: null, noticeOn: null };
    expect(await codeOf(of.head, "updateTakeover", none)).toBe("TKO_ANCHOR_MISSING");
  });

  it("TKO-R01 lets the region read and comment on every record of its centers, and a center only on its own", async () => {
    const of = await trained(company);
    expect((await takeoverOf(of.regionStaff, of.id)).name).toBe("锦绣华庭 承接查验");
    const { admin, hire } = company;
    const region = { code: "R2", name: "华东地区公司" };
    const other = (await admin.run("createRegion", region, "region { id }")).region.id;
    const contact = { dutyPhone: "021-1", officeAddress: "二号楼", repairHotline: "021-2" };
    const centers = await Promise.all(
      [company.regionId, other].map(async (regionId, at) => {
        const named = { regionId, code: `C${at + 2}`, name: `${at + 2} 号服务中心`, ...contact };
        return (await admin.run("createServiceCenter", named, "serviceCenter { id }")).serviceCenter
          .id as string;
      }),
    );
    const strangers = [
      await hire("SERVICE_CENTER_HEAD", centers[0]),
      await hire("SERVICE_CENTER_HEAD", centers[1]),
      await hire("REGION_STAFF", other),
      (await makeCompany(server)).admin,
    ];
    const [document] = await linesOf(of.head, of.id, ["DOCUMENT"]);
    const onLine = { id: of.id, recordId: document.id, text: "请附地下管网图" };
    for (const who of strangers) {
      expect(await takeoverOf(who, of.id)).toBeNull();
      expect(await codeOf(who, "commentOnTakeover", onLine)).toBe("NOT_FOUND");
    }
    await of.regionStaff.run("commentOnTakeover", onLine, key);
    server.setClock("2027-01-04T03:00:00Z");
    await of.head.run("commentOnTakeover", { id: of.id, text: "已补，请核" }, key);
    const named = (recordType: string, recordId: string, about: string | null) => ({
      recordType,
      recordId,
      about,
    });
    expect((await takeoverOf(of.engineer, of.id)).comments).toEqual([
      {
        ...named("TakeoverProject", of.id, null),
        text: "已补，请核",
        createdBy: { id: of.head.personId },
      },
      {
        ...named("TakeoverItem", document.id, document.name),
        text: "请附地下管网图",
        createdBy: { id: of.regionStaff.personId },
      },
    ]);
    // The leader is told of what the region says, the region of the answer, nobody of his own.
    const heard = async (who: Asker) =>
      (
        await who.ask("{ notifications(first: 20) { nodes { kind data recordId } } }")
      ).notifications.nodes.flatMap(
        (one: { kind: string; data: { text: string }; recordId: string }) =>
          one.kind === "TAKEOVER_COMMENTED" ? [one.data.text, one.recordId] : [],
      );
    expect(await heard(of.head)).toEqual(["请附地下管网图", of.id]);
    expect(await heard(of.regionStaff)).toEqual(["已补，请核", of.id]);
    const elsewhere = await registered(await makeCompany(server));
    const foreign = { id: of.id, recordId: elsewhere.id, text: "他处" };
    expect(await codeOf(of.regionStaff, "commentOnTakeover", foreign)).toBe("NOT_FOUND");
    expect(await codeOf(of.regionStaff, "commentOnTakeover", { id: of.id, text: " " })).toBe(
      "INVALID_INPUT",
    );
  });

  it("takes a building over once", async () => {
    const of = await registered(company);
    const { areas } = await of.head
      .ask(`{ takeoverProject(id: "${of.id}") { areas { building { id } } } }`)
      .then(({ takeoverProject }) => takeoverProject);
    const input = {
      estateId: company.estateId,
      scope: "再次",
      buildingIds: [areas[0].building.id],
      zones: [],
      noticeOn: "2027-01-04",
    };
    expect(await codeOf(of.head, "createTakeover", input)).toBe("TKO_BUILDING_TAKEN");
  });

  it("TKO-R06 is led by the head of the center", async () => {
    const of = await registered(company);
    const input = { ...teamInput(of), leaderId: of.engineer.personId };
    expect(await codeOf(of.head, "saveTakeoverTeam", input)).toBe("TKO_LEADER_NOT_HEAD");
    await of.head.run("saveTakeoverTeam", teamInput(of), key);
    expect(await takeoverOf(of.head, of.id)).toMatchObject({ status: "TEAM_FORMED" });
  });

  it("TKO-R03, R07, R08 plans with the three bases attached, every task whole, a standard of its own", async () => {
    const of = await registered(company);
    await of.head.run("saveTakeoverTeam", teamInput(of), key);
    const plan = [{ content: "资料核查", standard: "KF-06", dueOn: "2027-01-20" }];
    expect(await of.head.refusal("saveTakeoverPlan", { id: of.id, plan })).toMatchObject({
      code: "TKO_BASIS_MISSING",
      details: { items: ["国家有关规定", "销售合同", "前期物业服务合同"] },
    });
    const ready = await trained(await makeCompany(server));
    const hole = [...plan, { content: "查验设备", standard: "", dueOn: null }];
    expect(
      await ready.head.refusal("saveTakeoverPlan", { id: ready.id, plan: hole }),
    ).toMatchObject({
      code: "TKO_PLAN_ROW_INCOMPLETE",
      details: { row: 2 },
    });
    const { standard, standardNumber } = await takeoverOf(ready.head, ready.id);
    expect(standard).toHaveLength(50);
    await ready.head.run(
      "saveTakeoverPlan",
      {
        id: ready.id,
        plan,
        standard: standard
          .slice(0, 49)
          .map(({ aspects: _, ...item }: Record<string, unknown>) => item),
      },
      key,
    );
    expect((await takeoverOf(ready.head, ready.id)).standardNumber).toBe(standardNumber + 1);
    await move(ready, "startPreInspection");
    expect(await codeOf(ready.head, "saveTakeoverPlan", { id: ready.id, plan })).toBe("TKO_STATUS");
    expect((await takeoverOf(ready.head, ready.id)).standardFrozenAt).not.toBeNull();
  });

  it("TKO-R04 scenario 5 does not begin while heating is not usable, and does where it does not apply", async () => {
    const of = await trained(company, { HEATING: "NOT_MET" });
    const input = { id: of.id, move: "startPreInspection" };
    expect(await of.head.refusal("moveTakeover", input)).toMatchObject({
      code: "TKO_CONDITIONS_UNMET",
      details: { items: ["供暖能正常使用"] },
    });
    await of.head.run("saveTakeoverConditions", conditionsInput(of, { HEATING: "NA" }), key);
    const roads = conditionsInput(of, { ROADS: "NA" });
    expect(await codeOf(of.head, "saveTakeoverConditions", roads)).toBe("INVALID_INPUT");
    await of.head.run("moveTakeover", input, key);
    expect(await takeoverOf(of.head, of.id)).toMatchObject({ status: "PRE_INSPECTION" });
  });

  it("is let begin without a condition by the region's head alone, and then transferred in part only", async () => {
    const of = await trained(company, { ROADS: "NOT_MET" });
    const waiver = { id: of.id, codes: ["ROADS"], reason: "仅移交 21 栋" };
    expect(await codeOf(of.head, "waiveTakeoverConditions", waiver)).toBe("FORBIDDEN");
    await of.regionHead.run("waiveTakeoverConditions", waiver, key);
    await move(of, "startPreInspection");
    await formal(of);
    const { areas } = await takeoverOf(of.head, of.id);
    const papers = { id: of.id, takeoverItemIds: [], asIs: false, agreement };
    const all = {
      ...papers,
      mode: "ALL_AT_ONCE",
      takeoverAreaIds: areas.map(({ id }: { id: string }) => id),
    };
    expect(await codeOf(of.head, "prepareTakeoverTransfer", all)).toBe("TKO_WAIVED_ONLY_PARTIAL");
    await of.head.run(
      "prepareTakeoverTransfer",
      { ...papers, mode: "PARTIAL", takeoverAreaIds: [areas[0].id] },
      key,
    );
  });

  it("INS-011, INS-028 is stopped by the law where the procedure would go on", async () => {
    const of = await trained(company, { APPROVALS: "NOT_MET" });
    const input = { id: of.id, move: "startPreInspection" };
    expect(await of.head.refusal("moveTakeover", input)).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { rules: ["INS-011", "INS-127"] },
    });
    await of.head.run("saveTakeoverConditions", conditionsInput(of), key);
    const { version } = await takeoverOf(of.head, of.id);
    await of.head.run(
      "updateTakeover",
      { id: of.id, version, documentsHandedOn: "2026-12-20" },
      key,
    );
    expect((await of.head.refusal("moveTakeover", input)).details).toMatchObject({
      rules: ["INS-028"],
    });
    server.setClock("2027-01-09T02:00:00Z");
    await of.head.run("moveTakeover", input, key);
    const [step] = (await takeoverOf(of.head, of.id)).steps;
    expect(
      step.checks.find(({ rule }: { rule: { ruleId: string } }) => rule.ruleId === "INS-028"),
    ).toMatchObject({ verdict: "MET" });
  });
});

describe("the inspection", () => {
  it("TKO-R09 is recorded by trained members only", async () => {
    const of = await inspecting(company);
    const late = await company.hire("ENGINEERING_MANAGER");
    const [line] = await linesOf(of.head, of.id, ["COMMON_PART"]);
    const items = [filled(line, { verdict: "PASS" })];
    expect(await codeOf(late, "saveTakeoverItems", { id: of.id, items })).toBe("TKO_NOT_MEMBER");
    const team = teamInput(of);
    await of.head.run(
      "saveTakeoverTeam",
      { ...team, members: [...team.members, { personId: late.personId }] },
      key,
    );
    expect(await codeOf(late, "saveTakeoverItems", { id: of.id, items })).toBe("TKO_UNTRAINED");
    const training = { id: of.id, on: "2027-01-04", topics: ["SITE"], traineeIds: [late.personId] };
    expect(await codeOf(of.head, "trainTakeoverTeam", training)).toBe("TKO_TOPICS_MISSING");
    await of.head.run(
      "trainTakeoverTeam",
      { ...training, topics: ["SITE", "CONTENT", "STANDARD", "METHOD", "CAUTION"] },
      key,
    );
    await late.run("saveTakeoverItems", { id: of.id, items }, key);
    expect(await codeOf(late, "saveTakeoverItems", { id: of.id, items })).toBe("STALE_VERSION");
  });

  it("keeps what two members say of one line without signal, each his own, and shows both what both changed", async () => {
    const of = await inspecting(company);
    const pump = (await linesOf(of.head, of.id, ["EQUIPMENT"]))[0];
    const known: Record<string, unknown> = filled(pump, { version: null });
    const base = { ...known, takeoverItemId: null };
    const save = (who: Asker, ...items: object[]) =>
      who.run("saveTakeoverItems", { id: of.id, doneAt: "2027-01-03T20:00:00Z", items }, key);
    const lineNow = async () => (await linesOf(of.head, of.id, ["EQUIPMENT"]))[0];
    // Counted by one, run by the other, who both found the line empty; the first goes on with what he had said before.
    await save(of.engineer, { ...known, quantity: 2, counted: 2, before: base });
    await save(of.service, { ...known, singleRun: "PASS", before: base });
    const went = { ...known, quantity: 2, counted: 2, verdict: "PASS" };
    await save(of.engineer, { ...went, before: { ...base, quantity: 2, counted: 2 } });
    expect(await lineNow()).toMatchObject({ counted: 2, singleRun: "PASS", verdict: "PASS" });
    // Both judged it, and differently: what stands stays, and whoever came second sees both.
    const other = { ...known, verdict: "FAIL", remark: "漏油", before: base };
    const input = { id: of.id, items: [other], doneAt: "2027-01-03T21:00:00Z" };
    const refused = await of.service.refusal("saveTakeoverItems", input);
    expect(refused.code).toBe("TKO_LINE_CONTESTED");
    const { person } = await of.engineer
      .ask("{ viewer { person { name } } }")
      .then((a) => a.viewer);
    expect(contestRows(refused.details as RefusalDetails)).toMatchObject([
      {
        item: `${pump.name} 结果`,
        said: { outcome: "FAIL" },
        stands: { outcome: "PASS", by: person.name },
      },
    ]);
    expect(await lineNow()).toMatchObject({ verdict: "PASS", remark: null });
    // The leader sees it in the day's work and with the takeover, and settles it with a note.
    const told = {
      commandId: crypto.randomUUID(),
      recordId: of.id,
      label: pump.name,
      action: "saveTakeoverItems",
      code: refused.code,
      details: refused.details,
      doneAt: "2027-01-04T01:00:00Z",
      aside: true,
    };
    await of.service.run("reportRefusedCommand", told, key);
    const open = `refusedCommands(first: 5, takeoverIds: ["${of.id}"]) { nodes { id status label } }`;
    const [command] = (await of.head.ask(`{ ${open} }`)).refusedCommands.nodes;
    expect(command).toMatchObject({ status: "ASIDE", label: pump.name });
    const kinds = async () => (await dutiesOf(of.head)).map(({ kind }) => kind);
    expect(await kinds()).toContain("REFUSED_COMMANDS");
    await of.head.run("settleRefusedCommand", { id: command.id, note: "已当面核对" }, key);
    expect(await kinds()).not.toContain("REFUSED_COMMANDS");
    const stranger = (await makeCompany(server)).admin;
    expect((await stranger.ask(`{ ${open} }`)).refusedCommands.nodes).toEqual([]);
  });

  it("takes lines and defects under ids that a phone made, of the day on which they were seen", async () => {
    const of = await inspecting(company);
    const [line, defect] = [crypto.randomUUID(), crypto.randomUUID()];
    const room = await areaNamed(of, "园区");
    const key1 = { kind: "KEY", name: "泵房钥匙", place: "泵房", quantity: 2, counted: 2 };
    const made = { ...key1, newId: line, takeoverAreaId: room.id };
    const doneAt = "2027-01-03T15:30:00Z"; // the evening before
    await of.engineer.run("saveTakeoverItems", { id: of.id, items: [made], doneAt }, key);
    const onIt = { ...key1, takeoverItemId: `TakeoverItem_${line}`, takeoverAreaId: room.id };
    const later = { ...onIt, counted: 1, before: onIt };
    await of.engineer.run("saveTakeoverItems", { id: of.id, items: [later], doneAt }, key);
    expect(
      (
        await of.head.ask(
          `{ takeoverItems(first: 5, takeoverIds: ["${of.id}"], kinds: [KEY]) { nodes { id counted inspectedOn } } }`,
        )
      ).takeoverItems.nodes,
    ).toEqual([{ id: `TakeoverItem_${line}`, counted: 1, inspectedOn: "2027-01-03" }]);
    expect(
      await codeOf(of.engineer, "saveTakeoverItems", { id: of.id, items: [made], doneAt }),
    ).toBe("ID_TAKEN");
    const raised = {
      id: of.id,
      newId: defect,
      doneAt,
      takeoverAreaId: room.id,
      takeoverItemId: `TakeoverItem_${line}`,
      category: "OTHER",
      severity: "GENERAL",
      trade: "FIRE",
      text: "少一把钥匙",
    };
    await of.engineer.run("raiseTakeoverDefect", raised, key);
    await attachEvidence(of.engineer, `Defect_${defect}`);
    const { node } = await of.head.ask(
      `{ node(id: "Defect_${defect}") { ... on Defect { raisedOn part photos { attachment { id } } } } }`,
    );
    expect(node).toMatchObject({ raisedOn: "2027-01-03", part: "园区 泵房钥匙 泵房" });
    expect(node.photos).toHaveLength(1);
    expect(await codeOf(of.engineer, "raiseTakeoverDefect", raised)).toBe("ID_TAKEN");
  });

  it("TKO-R10, R11, R12 is reported once every line has its result, by the leader's signature", async () => {
    const of = await inspecting(company);
    const lines = await linesOf(of.head, of.id);
    const count = (kind: string) =>
      lines.filter((line: { kind: string }) => line.kind === kind).length;
    expect(count("COMMON_PART")).toBe(32);
    expect(count("EQUIPMENT")).toBe(12);
    expect(count("FACILITY")).toBe(22);
    const report = { id: of.id, move: "reportPreInspection" };
    expect(await codeOf(of.head, "moveTakeover", report)).toBe("TKO_LINES_OPEN");
    const pump = lines.find(({ name }: { name: string }) => name === "水泵");
    const early = [filled(pump, { verdict: "PASS", linkage: "PASS" })];
    expect(await codeOf(of.engineer, "saveTakeoverItems", { id: of.id, items: early })).toBe(
      "TKO_LINKAGE_TOO_EARLY",
    );
    await fillSite(of);
    await of.head.run("moveTakeover", report, key);
    const next = { id: of.id, move: "startFormalInspection" };
    expect(await codeOf(of.head, "moveTakeover", next)).toBe("TKO_REPORT_UNSIGNED");
    const { signOffs, status } = await takeoverOf(of.head, of.id);
    expect(status).toBe("PRE_INSPECTION");
    const reported = async () =>
      (await dutiesOf(of.developer)).filter(({ kind }) => kind === "REPORT");
    expect(await reported()).toEqual([]);
    await signSheet(of.head, signOffs[0].id, "LEADER");
    expect((await takeoverOf(of.head, of.id)).status).toBe("PRE_REPORTED");
    // It goes to the developer's engineering department, and is theirs until the formal inspection.
    expect(await reported()).toMatchObject([
      { title: "锦绣华庭 承接查验：预验收整改报告已签署，请组织整改" },
    ]);
    await of.head.run("moveTakeover", next, key);
    expect(await reported()).toEqual([]);
  });

  it("TKO-R16 lists tools, keys and facilities of equipment rooms", async () => {
    const of = await inspecting(company);
    const items = [
      { kind: "KEY", name: "配电房钥匙", place: "配电房", quantity: 3, counted: 3 },
      {
        kind: "ROOM_FACILITY",
        name: "应急灯",
        place: "配电房",
        quantity: 2,
        counted: 1,
        remark: "缺 1",
      },
    ];
    await of.engineer.run("saveTakeoverItems", { id: of.id, items }, key);
    expect(await linesOf(of.head, of.id, ["KEY", "TOOL", "ROOM_FACILITY"])).toHaveLength(2);
    const nowhere = [{ kind: "KEY", name: "钥匙", counted: 1 }];
    expect(await codeOf(of.engineer, "saveTakeoverItems", { id: of.id, items: nowhere })).toBe(
      "INVALID_INPUT",
    );
  });

  it("TKO-R16 feeds custody's list from the lines, once, and knows of each who has it", async () => {
    const of = await inspecting(company);
    const items = [
      { kind: "KEY", name: "配电房钥匙", place: "配电房", quantity: 3, counted: 3 },
      { kind: "ROOM_FACILITY", name: "应急灯", place: "配电房", quantity: 2, counted: 1 },
    ];
    await of.engineer.run("saveTakeoverItems", { id: of.id, items }, key);
    const thingsOf = async () =>
      (
        await of.head.ask(
          `query($ids: [ID!]) { takeoverItems(first: 100, takeoverIds: $ids, kinds: [KEY, ROOM_FACILITY, DOCUMENT]) { nodes {
            kind name promisedOn custodyItem { id kind name number form place expected received promisedOn } } } }`,
          { ids: [of.id] },
        )
      ).takeoverItems.nodes;
    expect(await codeOf(of.developer, "listTakeoverThings", { id: of.id })).toBe("FORBIDDEN");
    // Who may inspect and keeps no register is not offered it either.
    expect(await codeOf(of.regionStaff, "listTakeoverThings", { id: of.id })).toBe("FORBIDDEN");
    const { actions } = await takeoverOf(of.regionStaff, of.id);
    expect(
      actions.filter(({ action }: { action: string }) =>
        ["saveTakeoverItems", "listTakeoverThings"].includes(action),
      ),
    ).toEqual([
      { action: "saveTakeoverItems", allowed: true, code: null },
      { action: "listTakeoverThings", allowed: false, code: "FORBIDDEN" },
    ]);
    // A number that somebody typed is passed over; a document that two lines tell of is one thing.
    const typed = { kind: "KEY", name: "旧钥匙", numbers: ["YJ-0002"] };
    const listed = { estateId: company.estateId, things: [typed] };
    await of.engineer.run("listCustodyThings", listed, "items { id }");
    const twice = [1, 2].map((quantity) => ({
      kind: "DOCUMENT",
      name: "21 栋竣工图",
      quantity,
      isOriginal: true,
      promisedOn: "2027-02-01",
    }));
    await of.engineer.run("saveTakeoverItems", { id: of.id, items: twice }, key);
    await of.engineer.run("listTakeoverThings", { id: of.id }, key);
    const things = await thingsOf();
    const named = (name: string) =>
      things.find((one: { name: string }) => one.name === name).custodyItem;
    expect(named("配电房钥匙")).toMatchObject({
      kind: "KEY",
      number: "YJ-0001",
      place: "配电房",
      expected: 3,
      received: 0,
    });
    expect(named("应急灯")).toMatchObject({ kind: "FACILITY", number: "YJ-0003", expected: 2 });
    expect(named("21 栋竣工图")).toMatchObject({ expected: 3, promisedOn: "2027-02-01" });
    expect(
      new Set(
        things.flatMap((one: { name: string; custodyItem: { id: string } }) =>
          one.name === "21 栋竣工图" ? one.custodyItem.id : [],
        ),
      ).size,
    ).toBe(1);
    expect(named("单体建筑竣工图")).toMatchObject({
      kind: "DOCUMENT",
      form: "ORIGINAL",
      number: null,
    });
    // What is promised of a missing document stands there as well.
    expect(named("竣工总平面图")).toMatchObject({ promisedOn: "2027-03-01" });
    await of.engineer.run("listTakeoverThings", { id: of.id }, key);
    expect(await thingsOf()).toEqual(things);
    const strokes = [[20, 40, 120, 160]];
    const received = {
      estateId: company.estateId,
      direction: "RECEIVE",
      holder: { party: "DEVELOPER", name: "李工", organization: "地区公司工程部" },
      lines: [{ itemId: named("配电房钥匙").id, quantity: 3, listed: 3 }],
      strokes,
      ownStrokes: strokes,
    };
    await of.head.run("handOverCustody", received, "handover { id status }");
    expect(
      (await thingsOf()).find((one: { name: string }) => one.name === "配电房钥匙"),
    ).toMatchObject({
      custodyItem: { received: 3 },
    });
    const stranger = (await makeCompany(server)).admin;
    expect(await codeOf(stranger, "listTakeoverThings", { id: of.id })).toBe("NOT_FOUND");
  });

  it("TKO-R21 prints every form of it, and the papers of an agreement and of a transfer", async () => {
    const of = await inspecting(company);
    const { id } = await raise(of, "21栋", "GENERAL", "门禁失灵");
    const agreed = await agree(of, [id], "2027-02-01");
    await formal(of);
    const transfer = await signedPapers(of, ["21栋"], "PARTIAL", true);
    await of.head.run("transferTakeover", { id: transfer, transferredOn: "2027-01-04" }, key);
    const titleOf = async (form: string, record: string) =>
      (await of.head.ask(`{ formPreview(form: "${form}", recordId: "${record}") { document } }`))
        .formPreview.document;
    for (const form of Object.keys(takeoverForms)) {
      const record = papers[form as keyof typeof papers].recordType;
      const on =
        record === "TakeoverProject"
          ? of.id
          : record === "TakeoverAgreement"
            ? agreed
            : record === "TakeoverPack"
              ? transfer.replace("TakeoverTransfer", "TakeoverPack")
              : transfer;
      const { title, blocks } = await titleOf(form, on);
      expect(title).toBe(papers[form as keyof typeof papers].zh);
      expect(blocks.length).toBeGreaterThan(1);
    }
    expect(JSON.stringify(await titleOf("TAKEOVER_DEFECTS", of.id))).toContain("门禁失灵");
    const { rows } = await tableOf(of.head, "TAKEOVER_TRANSFER", transfer);
    expect(rows).toEqual([
      ["#1", "门禁失灵", "不影响结构安全和使用安全", "2027-02-01", "2027-01-04"],
    ]);
  });

  it("TKO-R15 makes papers once rectification, linkage tests and signed lists are there", async () => {
    const of = await inspecting(company);
    await fillSite(of);
    await move(of, "reportPreInspection");
    await signSheet(of.head, (await takeoverOf(of.head, of.id)).signOffs[0].id, "LEADER");
    await move(of, "startFormalInspection");
    const area = await areaNamed(of, "21栋");
    const input = {
      id: of.id,
      mode: "PARTIAL",
      takeoverAreaIds: [area.id],
      takeoverItemIds: [],
      asIs: false,
      agreement,
    };
    expect(await of.head.refusal("prepareTakeoverTransfer", input)).toMatchObject({
      code: "TKO_FORMAL_OPEN",
      details: { items: ["预验收问题整改情况", "设施设备联动测试", "资料与设备清单签署"] },
    });
  });
});

describe("defects and transfers", () => {
  it("TKO-R13, R17 scenario 2 takes three agreed defects over as they are, and KF-10 lists three open rows", async () => {
    const of = await inspecting(company);
    const ids: string[] = [];
    for (const text of ["墙面裂缝", "门禁失灵", "路灯不亮"])
      ids.push((await raise(of, "21栋", "GENERAL", text)).id);
    await formal(of);
    const { areas } = await takeoverOf(of.head, of.id);
    const takeoverAreaIds = areas.map(({ id }: { id: string }) => id);
    const papers = {
      id: of.id,
      mode: "ALL_AT_ONCE",
      takeoverAreaIds,
      takeoverItemIds: [],
      agreement,
    };
    expect(await codeOf(of.head, "prepareTakeoverTransfer", { ...papers, asIs: false })).toBe(
      "TKO_NOT_AS_IS",
    );
    expect(
      await of.head.refusal("prepareTakeoverTransfer", { ...papers, asIs: true }),
    ).toMatchObject({
      code: "TKO_AS_IS_UNAGREED",
      details: { defects: ["#1", "#2", "#3"] },
    });
    const hole = {
      id: of.id,
      contractorId: of.contractorId,
      defects: [{ takeoverDefectId: ids[0], dueOn: null, remedy: "REPAIR" }],
    };
    expect(await codeOf(of.engineer, "agreeTakeoverDefects", hole)).toBe("TKO_AGREED_DUE_MISSING");
    const past = { ...hole, defects: [{ ...hole.defects[0]!, dueOn: "2027-01-03" }] };
    expect(await codeOf(of.engineer, "agreeTakeoverDefects", past)).toBe("DEFECT_DUE_TOO_EARLY");
    // Two of the three parties are not enough.
    const defects = ids.map((one) => ({
      ...hole.defects[0]!,
      takeoverDefectId: one,
      dueOn: "2027-10-15",
    }));
    const { agreement: made } = await of.engineer.run(
      "agreeTakeoverDefects",
      { ...hole, defects },
      "agreement { signOffs { id } }",
    );
    const sheet = made.signOffs[0].id;
    await signSheet(of.developer, sheet, "ENGINEERING");
    await signSheet(of.head, sheet, "SERVICE_CENTER");
    expect(await codeOf(of.head, "prepareTakeoverTransfer", { ...papers, asIs: true })).toBe(
      "TKO_AS_IS_UNAGREED",
    );
    await signByLink(server, of.head, sheet, "RESPONSIBLE_UNIT");
    expect((await defectsOf(of.head, of.id, ", agreed: true")).totalCount).toBe(3);
    const { transfer } = await of.head.run(
      "prepareTakeoverTransfer",
      { ...papers, asIs: true },
      "transfer { id signOffs { id } }",
    );
    expect(
      await codeOf(of.head, "transferTakeover", { id: transfer.id, transferredOn: "2027-01-04" }),
    ).toBe("TKO_PAPERS_UNSIGNED");
    server.setClock("2027-01-05T02:00:00Z");
    await signSheet(of.developer, transfer.signOffs[0].id, "ENGINEERING");
    await signSheet(of.head, transfer.signOffs[0].id, "SERVICE_CENTER");
    expect(
      await codeOf(of.head, "transferTakeover", { id: transfer.id, transferredOn: "2027-01-04" }),
    ).toBe("TKO_TRANSFER_BEFORE_SIGNING");
    await of.head.run("transferTakeover", { id: transfer.id, transferredOn: "2027-01-05" }, key);
    const after = await takeoverOf(of.head, of.id);
    expect(after).toMatchObject({ status: "TRANSFERRED" });
    expect(after.defectSums).toEqual([
      { severity: "NON_SAFETY", state: "OPEN", contractor: "广厦建设", count: 3 },
    ]);
    const { columns, rows } = await tableOf(of.head, "TAKEOVER_DEFECTS", of.id);
    const at = (header: string) =>
      rows.map((row) => row[columns.findIndex((one) => one.header === header)]);
    expect(at("序号")).toEqual([1, 2, 3]);
    expect(at("问题")).toEqual(["墙面裂缝", "门禁失灵", "路灯不亮"]);
    expect(at("问题类别")).toEqual(Array(3).fill("不影响结构安全和使用安全"));
    expect(at("责任单位")).toEqual(Array(3).fill("广厦建设"));
    expect(at("约定整改期限")).toEqual(Array(3).fill("2027-10-15"));
    expect(at("实际整改日期")).toEqual(Array(3).fill(null));
    expect(at("状态")).toEqual(Array(3).fill("待整改"));
  });

  it("TKO-R14, R18 scenario 3 refuses building 2 while its safety defect is not verified, and lets building 1 go", async () => {
    const of = await inspecting(company);
    const unsafe = await raise(of, "22栋", "SAFETY", "梁裂缝");
    await formal(of);
    await agree(of, [unsafe.id], "2027-02-01", "STRENGTHEN");
    await of.developer.run("fixDefect", { id: unsafe.engineId }, key);
    const one = await areaNamed(of, "21栋");
    const two = await areaNamed(of, "22栋");
    expect([one.unsafe, two.unsafe]).toEqual([0, 1]);
    const papers = { id: of.id, mode: "PARTIAL", takeoverItemIds: [], asIs: true, agreement };
    expect(
      await of.head.refusal("prepareTakeoverTransfer", { ...papers, takeoverAreaIds: [two.id] }),
    ).toMatchObject({
      code: "TKO_SAFETY_OPEN",
      details: { defects: ["#1"] },
    });
    const id = await signedPapers(of, ["21栋"], "PARTIAL");
    await of.head.run("transferTakeover", { id, transferredOn: "2027-01-04" }, key);
    expect((await takeoverOf(of.head, of.id)).status).toBe("HANDOVER_SIGNED");
    expect((await areaNamed(of, "21栋")).transfer).toEqual({ number: 1, status: "TRANSFERRED" });
    await of.regionStaff.run("verifyDefect", { id: unsafe.engineId, good: true }, key);
    const rest = await signedPapers(of, ["22栋", "园区"], "PARTIAL");
    await of.head.run("transferTakeover", { id: rest, transferredOn: "2027-01-04" }, key);
    expect((await takeoverOf(of.head, of.id)).status).toBe("TRANSFERRED");
    // Nothing unsafe comes back into what was transferred: it is a repair from now on.
    const again = { step: "reopenDefect", id: unsafe.engineId, reason: "又裂了" };
    expect(await codeOf(of.regionStaff, "tellDefect", again)).toBe("TKO_AREA_TRANSFERRED");
  });

  it("TKO-R14 waives, voids and moves nothing that touches safety", async () => {
    const of = await inspecting(company);
    const unsafe = await raise(of, "22栋", "SAFETY", "梁裂缝");
    const light = await raise(of, "21栋", "GENERAL", "墙面污染");
    await formal(of);
    const tell = (step: string, id: string) => ({ step, id, reason: "已看过" });
    expect(await codeOf(of.regionHead, "tellDefect", tell("exceptDefect", unsafe.engineId))).toBe(
      "DEFECT_SAFETY",
    );
    expect(await codeOf(of.regionHead, "tellDefect", tell("voidDefect", unsafe.engineId))).toBe(
      "TKO_SAFETY_NOT_VOID",
    );
    expect(await codeOf(of.regionHead, "tellDefect", tell("exceptDefect", light.engineId))).toBe(
      "TKO_NO_EXCEPTION",
    );
    await agree(of, [light.id], "2027-02-01");
    const id = await signedPapers(of, ["21栋"], "PARTIAL", true);
    await of.head.run("transferTakeover", { id, transferredOn: "2027-01-04" }, key);
    // What was light when it was taken over as it is does not become unsafe there, neither by itself nor by a duplicate.
    const graver = {
      id: light.engineId,
      version: 2,
      category: "LEAK",
      severity: "SAFETY",
      trade: "CIVIL",
      text: "墙面污染",
    };
    const version = (await defectsOf(of.head, of.id)).nodes.find(
      (one: { id: string }) => one.id === light.id,
    ).defect.version;
    expect(await codeOf(of.engineer, "changeDefect", { ...graver, version })).toBe(
      "TKO_AREA_TRANSFERRED",
    );
    const merged = { id: light.engineId, defectIds: [unsafe.engineId], reason: "同一处" };
    expect(await codeOf(of.engineer, "mergeDefects", merged)).toBe("TKO_AREA_TRANSFERRED");
    const raised = {
      estateId: company.estateId,
      sourceKind: "TAKEOVER",
      category: "CRACK",
      severity: "SAFETY",
      trade: "CIVIL",
      text: "不知何处",
    };
    expect(await codeOf(of.engineer, "raiseDefect", raised)).toBe("TKO_AREA_TRANSFERRED");
  });

  it("finds how one defect stands by its key, however many there are", async () => {
    const uuidIn = (id: string) => id.slice(id.indexOf("_") + 1);
    await server.database.owner.query(
      `insert into defect (company_id, id, service_center_id, estate_id, number, source_kind, category, severity, trade, text, raised_on,
         search_key)
       select $1, gen_random_uuid(), $2, $3, n, 'TAKEOVER', 'CRACK', 'GENERAL', 'CIVIL', '裂缝', current_date, 'x'
       from generate_series(1, 2000) n`,
      [company.companyId, company.centerId, company.estateId].map(uuidIn),
    );
    await server.database.owner.query("analyze defect");
    const context = (await systemContext(server.database.app, company.id, server.now(), "test"))!;
    const use = { name: "explainStanding", key: null, input: null };
    const plan = await write(context, use, async (db) => {
      const { rows } = await sql<{
        "QUERY PLAN": string;
      }>`explain select state from takeover_standing
        where company_id = current_company() and id = ${crypto.randomUUID()}::uuid`.execute(db);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).not.toMatch(/Seq Scan on defect/);
  });

  it("TKO-R18 transfers things by themselves, and leaves behind what is unsafe", async () => {
    const of = await inspecting(company);
    const [pump, lift] = ["水泵", "电梯"].map((name) => ({ name }));
    const two = await areaNamed(of, "22栋");
    const lines = await linesOf(of.head, of.id, ["EQUIPMENT"]);
    const named = (name: string) => lines.find((line: { name: string }) => line.name === name);
    const raised = {
      id: of.id,
      takeoverAreaId: two.id,
      takeoverItemId: named(lift!.name).id,
      category: "OTHER",
      severity: "SAFETY",
      trade: "ELEVATOR",
      text: "限速器失效",
    };
    await of.engineer.run("raiseTakeoverDefect", raised, key);
    await formal(of);
    const lately = await linesOf(of.head, of.id, ["EQUIPMENT"]);
    for (const name of [pump!.name, lift!.name]) {
      const line = lately.find((one: { name: string }) => one.name === name);
      await of.engineer.run(
        "saveTakeoverItems",
        { id: of.id, items: [filled(line, { takeoverAreaId: two.id })] },
        key,
      );
    }
    const papers = { id: of.id, mode: "BY_ITEM", takeoverAreaIds: [], asIs: false, agreement };
    expect(
      await codeOf(of.head, "prepareTakeoverTransfer", {
        ...papers,
        takeoverItemIds: [named(lift!.name).id],
      }),
    ).toBe("TKO_SAFETY_OPEN");
    await of.head.run(
      "prepareTakeoverTransfer",
      { ...papers, takeoverItemIds: [named(pump!.name).id] },
      key,
    );
  });

  it("TKO-R20 scenario 6 is overdue the day after, with a task for the region and for engineering, and again a week later", async () => {
    const of = await inspecting(company);
    const { id, engineId } = await raise(of, "21栋", "GENERAL", "门禁失灵");
    const unit = await company.hire("CONTRACTOR_STAFF");
    const known = { contractorId: of.contractorId, serviceCenterId: company.centerId, version: 1 };
    await of.service.run(
      "keepContractor",
      { ...known, name: "广厦建设", trades: ["CIVIL"], personId: unit.personId },
      "contractor { id }",
    );
    await agree(of, [id], "2027-01-15");
    const urge = async () => {
      await openUrging(
        (await systemContext(server.database.app, company.id, server.now(), "test"))!,
      );
      return (await defectsOf(of.head, of.id)).nodes[0];
    };
    // Three days ahead the engineering manager is reminded, and whoever answers for the responsible unit.
    const agreedDue = "承接查验问题 #1 约定 2027-01-15 前整改：门禁失灵";
    for (const who of [of.engineer, unit]) expect(await told(who)).toEqual([]);
    await minute("2027-01-12 08:59");
    for (const who of [of.engineer, unit]) expect(await told(who)).toEqual([]);
    await minute("2027-01-12 09:00");
    for (const who of [of.engineer, unit])
      expect(await told(who)).toEqual([`OBLIGATION_REMINDER ${agreedDue}`]);
    server.setClock("2027-01-15T10:00:00Z");
    expect(await urge()).toMatchObject({ state: "OPEN", urges: 0 });
    server.setClock("2027-01-15T16:01:00Z");
    expect(await urge()).toMatchObject({ state: "OVERDUE", urges: 1 });
    // The overdue list (06 part 6).
    const listed = async (state: string) =>
      (await defectsOf(of.regionStaff, of.id, `, states: [${state}]`)).totalCount;
    expect([await listed("OVERDUE"), await listed("OPEN")]).toEqual([1, 0]);
    for (const who of [of.regionStaff, of.developer])
      expect((await dutiesOf(who)).map(({ kind }) => kind)).toContain(
        `URGE_${who === of.developer ? "DEVELOPER_STAFF" : "REGION_STAFF"}`,
      );
    expect(await codeOf(of.head, "urgeTakeoverDefect", { id, note: "已电话" })).toBe("FORBIDDEN");
    await of.regionStaff.run("urgeTakeoverDefect", { id, note: "约谈项目经理" }, key);
    expect(await urge()).toMatchObject({ state: "URGED", urges: 1 });
    expect((await dutiesOf(of.developer)).filter(({ kind }) => kind.startsWith("URGE"))).toEqual(
      [],
    );
    server.setClock("2027-01-23T02:00:00Z");
    expect(await urge()).toMatchObject({ urges: 2 });
    // The party tells it without an account, by a link of this one defect: that settles it as the engine's own step does.
    const link = { purpose: "UPLOAD_EVIDENCE", subjectId: engineId, part: "ANSWER", days: 3 };
    const { url } = await of.service.run("issueAccessLink", { ...link, name: "韩建军" }, "url");
    const token = new URL(url).hash.slice(1);
    expect((await sendPhotoByLink(server, token)).status).toBe(201);
    const answer = { act: "HAND_IN", key: "door-mended", name: "韩建军", comment: "已更换门禁" };
    expect((await followLink(server, "act", { token, ...answer })).body).toEqual({
      done: "HAND_IN",
    });
    await of.regionStaff.run("verifyDefect", { id: engineId, good: true }, key);
    expect((await dutiesOf(of.regionStaff)).filter(({ kind }) => kind.startsWith("URGE"))).toEqual(
      [],
    );
    server.setClock("2027-02-09T02:00:00Z");
    expect(await urge()).toMatchObject({ state: "VERIFIED", urges: 2 });
  });

  it("INS-101 warns of a day beyond the city's limit", async () => {
    const of = await inspecting(company);
    const { version } = await takeoverOf(of.head, of.id);
    await of.head.run(
      "updateTakeover",
      { id: of.id, version, city: "青岛", province: "山东" },
      key,
    );
    const { id } = await raise(of, "21栋", "GENERAL");
    await agree(of, [id], "2027-03-15");
    const [made] = (await takeoverOf(of.head, of.id)).agreements;
    expect(made.checks).toEqual([{ verdict: "BROKEN", rule: { ruleId: "INS-107" } }]);
  });
});

describe("after the transfer", () => {
  it("TKO-R19 reminds the archivist after two months, and is overdue for the head and the region's head the day after three", async () => {
    const of = await registered(company);
    const { version } = await takeoverOf(of.head, of.id);
    await of.head.run("updateTakeover", { id: of.id, version, firstMoveInOn: "2027-01-31" }, key);
    const reminded = async () =>
      (await dutiesOf(of.archivist)).find(({ kind }) => kind === "REMIND_REGISTER")?.dueOn;
    await minute("2027-03-30 23:59");
    expect(await reminded()).toBeUndefined();
    expect(await told(of.archivist)).toEqual([]);
    await minute("2027-03-31 09:00");
    expect(await reminded()).toBe("2027-04-30");
    expect(await told(of.archivist)).toEqual([
      "OBLIGATION_REMINDER 锦绣华庭 承接查验：建立权属清册",
    ]);
    const overdue = "锦绣华庭 承接查验：建立、完善权属清册";
    await minute("2027-04-30 23:59");
    expect(await told(of.head)).not.toContain(`OBLIGATION_OVERDUE ${overdue}`);
    expect(await told(of.regionHead)).not.toContain(`OBLIGATION_ESCALATED ${overdue}`);
    await minute("2027-05-01 00:00");
    expect(await told(of.head)).toContain(`OBLIGATION_OVERDUE ${overdue}`);
    expect(await told(of.regionHead)).toContain(`OBLIGATION_ESCALATED ${overdue}`);
  });

  it("TKO-R02, R19, R23 scenario 4 is due three months after the first move-in, at the month's end, and closed with the filing", async () => {
    const of = await inspecting(company);
    await formal(of);
    const id = await signedPapers(of, ["21栋", "22栋", "园区"], "ALL_AT_ONCE");
    await of.head.run("transferTakeover", { id, transferredOn: "2027-01-04" }, key);
    let { version } = await takeoverOf(of.head, of.id);
    await of.head.run("updateTakeover", { id: of.id, version, firstMoveInOn: "2027-11-30" }, key);
    expect((await takeoverOf(of.head, of.id)).registerDueOn).toBe("2028-02-29");
    expect((await dutiesOf(of.head)).find(({ kind }) => kind === "REGISTER")?.dueOn).toBe(
      "2028-02-29",
    );
    const done = { id: of.id, move: "completeOwnershipRegister" };
    expect(await codeOf(of.archivist, "moveTakeover", done)).toBe("TKO_REGISTER_OPEN");
    const area = await areaNamed(of, "21栋");
    const rows = [
      { name: "物业服务用房", area: "320.50", owner: "OWNERS", takeoverAreaIds: [area.id] },
      { name: "人防车库", area: "8000", owner: "DEVELOPER", takeoverAreaIds: [] },
    ];
    for (const row of rows)
      await of.archivist.run("saveOwnershipEntry", { id: of.id, ...row }, key);
    const bad = { id: of.id, name: "会所", area: "-3", owner: "OWNERS", takeoverAreaIds: [] };
    expect(await codeOf(of.archivist, "saveOwnershipEntry", bad)).toBe("INVALID_INPUT");
    const { registerSums } = await takeoverOf(of.head, of.id);
    expect(registerSums).toEqual([
      { owner: "DEVELOPER", entries: 1, area: 8000 },
      { owner: "OWNERS", entries: 1, area: 320.5 },
    ]);
    await of.archivist.run("moveTakeover", done, key);
    const close = { id: of.id, move: "closeTakeover" };
    expect(await of.head.refusal("moveTakeover", close)).toMatchObject({
      code: "STATUTE_UNKNOWN",
      details: { rules: ["INS-056"] },
    });
    ({ version } = await takeoverOf(of.head, of.id));
    const filing = { id: of.id, version, filedOn: "2027-02-10", filedDocuments: ["DATA_LIST"] };
    expect(await codeOf(of.head, "updateTakeover", filing)).toBe("TKO_FILING_INCOMPLETE");
    const list = [
      "PRE_STAGE_CONTRACT",
      "INTERIM_CONVENTION",
      "INSPECTION_AGREEMENT",
      "DATA_LIST",
      "INSPECTION_RECORD",
      "HANDOVER_RECORD",
    ];
    await of.head.run("updateTakeover", { ...filing, filedDocuments: list }, key);
    // Filed on the 37th day: nobody can go back, so the region's head takes note of it.
    expect(await of.head.refusal("moveTakeover", close)).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { late: 1 },
    });
    expect(await codeOf(of.head, "moveTakeover", { ...close, reason: "逾期备案" })).toBe(
      "STATUTE_BROKEN",
    );
    expect(await takeoverOf(of.head, of.id)).toMatchObject({ status: "REGISTER_DONE" });
    // TKO-R02, R23: what is filed stands by itself, and stays as it was when the takeover was closed.
    const archive = async () =>
      (
        await of.archivist.ask(
          `{ takeoverProject(id: "${of.id}") { archive { entries { category title on sha256 } missing } } }`,
        )
      ).takeoverProject.archive;
    const before = await archive();
    const signed = before.entries.filter(({ sha256 }: { sha256: string | null }) => sha256);
    expect(signed.map(({ title }: { title: string }) => title)).toEqual([
      "预验收整改报告",
      "资料与设备清单",
      "移交文件 1",
      "承接查验交接包 1",
    ]);
    expect(before.entries.at(-1)).toEqual({
      category: "COMMON",
      title: "配套房屋设施权属清册",
      on: "2027-01-04",
      sha256: null,
    });
    // The estate's plan is promised and did not come.
    expect(before.missing).toEqual(["ESTATE_PLAN", "OWNER", "TENANT"]);
    await of.regionHead.run("moveTakeover", { ...close, reason: "逾期备案" }, key);
    expect(await takeoverOf(of.head, of.id)).toMatchObject({ status: "CLOSED" });
    expect(await archive()).toEqual(before);
  });
});

describe("the handover pack", () => {
  const facilities = (of: TestTakeover) => (facility: string, name: string) =>
    of.engineer
      .run(
        "addAssetComponent",
        {
          estateId: company.estateId,
          facility,
          floor: "B1",
          space: "生活水泵房",
          name,
          type: "生活水泵",
          maker: "上海凯泉",
          warrantyMonths: 24,
        },
        "component { id }",
      )
      .then(({ component }) => component.id as string);
  const warranties = async (of: TestTakeover) =>
    Object.fromEntries(
      (
        await of.head.ask(
          "{ assetComponents(first: 20) { nodes { facility { name } name warranty { startsOn developerPays } } } }",
        )
      ).assetComponents.nodes.map(
        (one: {
          facility: { name: string };
          name: string;
          warranty: { startsOn: string | null; developerPays: boolean };
        }) => [`${one.facility.name} ${one.name}`, one.warranty],
      ),
    );
  const packOf = async (who: Asker, id: string) =>
    (await who.ask(`{ takeoverTransfer(id: "${id}") { pack { id digest components url } } }`))
      .takeoverTransfer?.pack;

  it("holds signed papers, lists, open defects and photos of one transfer, and verifies without us", async () => {
    const of = await inspecting(company);
    const { id: defect, engineId } = await raise(of, "21栋", "GENERAL", "门禁失灵");
    await attachEvidence(of.engineer, engineId);
    await raise(of, "22栋", "SAFETY", "梁裂缝");
    const twin = await raise(of, "21栋", "GENERAL", "门禁不灵");
    const none = await raise(of, "21栋", "GENERAL", "灯不亮");
    const merge = { id: engineId, defectIds: [twin.engineId], reason: "同一处" };
    await of.engineer.run("mergeDefects", merge, key);
    await agree(of, [defect, none.id], "2027-02-01");
    const add = facilities(of);
    await add("21栋", "1#生活水泵");
    await formal(of);
    const transfer = await signedPapers(of, ["21栋"], "PARTIAL", true);
    // What turned out to be none after both had signed stays in the pack: the papers name it.
    const mistaken = { step: "voidDefect", id: none.engineId, reason: "灯已亮" };
    await of.head.run("tellDefect", mistaken, key);
    expect(await packOf(of.head, transfer)).toBeNull();
    await of.head.run("transferTakeover", { id: transfer, transferredOn: "2027-01-04" }, key);
    const { id, digest, components, url } = await packOf(of.regionStaff, transfer);
    expect(components).toBe(1);
    const response = await of.regionStaff.fetch(url);
    expect(response.status).toBe(200);
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const pack = JSON.parse(Buffer.from(parts["handover.json"]!).toString()) as HandoverPack;
    expect(pack.digest).toBe(digest);
    expect(pack.content.sheets.map(({ kind }) => kind)).toEqual([
      "REPORT",
      "LISTS",
      "AGREEMENT",
      "PAPERS",
    ]);
    expect(pack.content.defects).toMatchObject([
      {
        text: "门禁失灵",
        state: "OPEN",
        agreedDueOn: "2027-02-01",
        agreement: 1,
        mergedInto: null,
      },
      { text: "门禁不灵", state: "OPEN", agreedDueOn: "2027-02-01", agreement: 1, mergedInto: 1 },
      { text: "灯不亮", state: "VOID" },
    ]);
    // Of the other building nothing goes along: 16 common parts of this one, and what no area was named for.
    const partsOf = (area: string) =>
      pack.content.lines.filter((line) => line.kind === "COMMON_PART" && line.area === area);
    expect([partsOf("21栋").length, partsOf("22栋").length]).toEqual([16, 0]);
    expect(pack.content.lines.filter(({ kind }) => kind === "EQUIPMENT")).toHaveLength(12);
    expect(pack.content.components).toMatchObject([
      { facility: "21栋", startsOn: "2027-01-04", partsUntil: "2029-01-04" },
    ]);
    const held = Object.entries(parts)
      .filter(([name]) => name === "handover.pdf" || name.startsWith("files/"))
      .map(([name, bytes]) => ({ name, read: () => Promise.resolve(Uint8Array.from(bytes)) }));
    // The three bases and the defect's photo are one picture in these tests, which is kept once.
    expect(held).toHaveLength(2);
    expect(await verify(pack, held, digest)).toEqual([]);
    // The same pack again, byte for byte what it was, also once something moved on.
    await mend(of, engineId);
    const again = unzipSync(new Uint8Array(await (await of.head.fetch(url)).arrayBuffer()));
    expect(Buffer.from(again["handover.json"]!)).toEqual(Buffer.from(parts["handover.json"]!));
    expect(Buffer.from(again["handover.pdf"]!)).toEqual(Buffer.from(parts["handover.pdf"]!));
    const forged = {
      ...pack,
      content: { ...pack.content, defects: [] },
    };
    expect((await verify(forged, held, digest)).map(({ code }) => code)).toEqual([
      "CONTENT_CHANGED",
      "DEFECT_LEFT_OUT",
      "DEFECT_LEFT_OUT",
      "DEFECT_LEFT_OUT",
    ]);
    const stranger = (await makeCompany(server)).admin;
    expect((await stranger.fetch(url)).status).toBe(404);
    expect(
      (await of.head.ask(`{ formPreview(form: "TAKEOVER_PACK", recordId: "${id}") { document } }`))
        .formPreview.document.digest,
    ).toBe(digest);
  });

  it("starts the warranty clock of what goes with it, and tells repairs whether the developer pays", async () => {
    const of = await inspecting(company);
    const add = facilities(of);
    const pump = await add("21栋", "1#生活水泵");
    await add("22栋", "1#生活水泵");
    await add("园区", "1#喷淋泵");
    await add("售楼处", "1#空调");
    await formal(of);
    const first = await signedPapers(of, ["21栋"], "PARTIAL");
    server.setClock("2027-01-06T02:00:00Z");
    await of.head.run("transferTakeover", { id: first, transferredOn: "2027-01-05" }, key);
    const waiting = { startsOn: null, developerPays: false };
    const since = (startsOn: string) => ({ startsOn, developerPays: true });
    expect(await warranties(of)).toEqual({
      "21栋 1#生活水泵": since("2027-01-05"),
      "22栋 1#生活水泵": waiting,
      "园区 1#喷淋泵": waiting,
      "售楼处 1#空调": waiting,
    });
    // What comes into the register afterwards has its clock running, where its area was handed over.
    await add("21栋", "2#生活水泵");
    await add("22栋", "2#生活水泵");
    expect(await warranties(of)).toMatchObject({
      "21栋 2#生活水泵": since("2027-01-05"),
      "22栋 2#生活水泵": waiting,
    });
    const rest = await signedPapers(of, ["22栋", "园区"], "PARTIAL");
    await of.head.run("transferTakeover", { id: rest, transferredOn: "2027-01-06" }, key);
    expect((await packOf(of.head, rest)).components).toBe(4);
    expect(await warranties(of)).toMatchObject({
      "21栋 1#生活水泵": since("2027-01-05"),
      "22栋 2#生活水泵": since("2027-01-06"),
      "园区 1#喷淋泵": since("2027-01-06"),
      "售楼处 1#空调": since("2027-01-06"),
    });
    const context = (await systemContext(server.database.app, company.id, server.now(), "test"))!;
    const use = { name: "warrantyOfComponent", key: null, input: null };
    const pays = (on: string) =>
      write(context, use, (db) => warrantyOfComponent(db, pump.split("_")[1]!, day(on)));
    expect(await pays("2029-01-05")).toMatchObject({ developerPays: true });
    expect(await pays("2029-01-06")).toMatchObject({ parts: "EXPIRED", developerPays: false });
  });

  it("starts the clock of a thing that was transferred by itself, by its name", async () => {
    const of = await inspecting(company);
    const add = facilities(of);
    await add("21栋", "水泵");
    await add("21栋", "电梯");
    await formal(of);
    const [pump] = (await linesOf(of.head, of.id, ["EQUIPMENT"])).filter(
      ({ name }: { name: string }) => name === "水泵",
    );
    const papers = { id: of.id, mode: "BY_ITEM", takeoverAreaIds: [], asIs: false, agreement };
    const { transfer } = await of.head.run(
      "prepareTakeoverTransfer",
      { ...papers, takeoverItemIds: [pump.id] },
      "transfer { id signOffs { id } }",
    );
    await signSheet(of.developer, transfer.signOffs[0].id, "ENGINEERING");
    await signSheet(of.head, transfer.signOffs[0].id, "SERVICE_CENTER");
    await of.head.run("transferTakeover", { id: transfer.id, transferredOn: "2027-01-04" }, key);
    expect(await warranties(of)).toEqual({
      "21栋 水泵": { startsOn: "2027-01-04", developerPays: true },
      "21栋 电梯": { startsOn: null, developerPays: false },
    });
  });
});
