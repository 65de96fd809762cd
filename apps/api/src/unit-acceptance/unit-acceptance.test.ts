import { drawOrder } from "@threshold/domain/unit-acceptance/lots";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendFile } from "../import/testing.ts";
import { picture } from "../testing/launch.ts";
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
  homeLines as lines,
  inspect,
  inspecting,
  layHomes,
  notice,
  notified,
  publishLots,
  recordOf,
  resultOf,
  signAll,
  strokes,
  type TestAcceptance,
} from "../testing/unit-acceptance.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04 in Shanghai
});
afterAll(() => server.close());
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));

const first = async (of: TestAcceptance) =>
  (await batchOf(of.service, of.batchId)).board[0].recordId as string;

/** A batch of three homes in another building of the estate, its team formed; ready to start. */
async function nextTeam(
  company: Awaited<ReturnType<typeof makeCompany>>,
  of: Awaited<ReturnType<typeof notified>>,
) {
  const buildingId = await layHomes(company, ["201", "202", "203"], "4");
  const input = { estateId: company.estateId, buildingIds: [buildingId], ...notice };
  const { batch } = await of.service.run("createAcceptanceBatch", input, "batch { id }");
  const next = { ...of, batchId: batch.id, buildingId };
  for (const kind of ["GENERAL", "SPECIAL"] as const)
    await of.service.run("saveAcceptanceGroup", groupInput(next, kind), "clientMutationId");
  await of.service.run("formAcceptanceTeam", { id: batch.id }, "clientMutationId");
  return next;
}

describe("the batch", () => {
  it("begins with the notice, and a record for every home that is not accepted elsewhere (UAC-R02)", async () => {
    const company = await makeCompany(server);
    const of = await notified(company, ["1201", "1202"]);
    expect(await batchOf(of.service, of.batchId)).toMatchObject({
      status: "NOTIFIED",
      standing: { units: 2, qualified: 0, inspected: 0 },
      board: [
        { building: "3", room: "1201", status: "PENDING" },
        { building: "3", room: "1202", status: "PENDING" },
      ],
    });
    const again = { estateId: company.estateId, buildingIds: [of.buildingId], ...notice };
    expect(await of.service.refusal("createAcceptanceBatch", again)).toMatchObject({
      code: "UAC_NO_UNITS",
    });
  });

  it("UAC-R02 is refused without the internal pass, and after the handover", async () => {
    const company = await makeCompany(server);
    const service = await company.hire("CUSTOMER_SERVICE_MANAGER");
    const buildingIds = [await layHomes(company, ["101"])];
    const input = { estateId: company.estateId, buildingIds, ...notice };
    const without = { ...input, internalPassedOn: null };
    expect(await service.refusal("createAcceptanceBatch", without)).toMatchObject({
      code: "UAC_NOT_PASSED_INTERNALLY",
    });
    const late = { ...input, plannedHandoverOn: "2027-01-04" };
    expect(await service.refusal("createAcceptanceBatch", late)).toMatchObject({
      code: "UAC_HANDOVER_PASSED",
    });
  });

  it("UAC-R04 asks the region and the head of the center for the groups, and the manager a week before the handover", async () => {
    const of = await notified(await makeCompany(server));
    const kinds = async (who: Asker) =>
      (await who.ask(`{ obligations(first: 50) { nodes { kind dueOn } } }`)).obligations.nodes;
    expect(await kinds(of.region)).toContainEqual({ kind: "FORM_TEAM_REGION_STAFF", dueOn: null });
    expect(await kinds(of.service)).toContainEqual({
      kind: "UNQUALIFIED_LEFT",
      dueOn: "2027-02-22",
    });
    const general = groupInput(of, "GENERAL");
    await of.service.run("saveAcceptanceGroup", general, "clientMutationId");
    expect(await of.service.refusal("formAcceptanceTeam", { id: of.batchId })).toMatchObject({
      code: "UAC_GROUP_MISSING",
    });
  });

  it("spec/05 scenario 2: a group without the marketing department does not start", async () => {
    const of = await notified(await makeCompany(server));
    const general = groupInput(of, "GENERAL");
    const members = general.members.filter(({ organization }) => organization !== "DEV_MARKETING");
    for (const input of [{ ...general, members }, groupInput(of, "SPECIAL")])
      await of.service.run("saveAcceptanceGroup", input, "clientMutationId");
    await of.service.run("formAcceptanceTeam", { id: of.batchId }, "clientMutationId");
    expect(await of.service.refusal("startAcceptance", { id: of.batchId })).toMatchObject({
      code: "UAC_ORGANIZATION_MISSING",
      details: { organizations: ["营销部"] },
    });
  });

  it("spec/05 scenario 3: balls 1 to 39 and a second 39 are refused", async () => {
    const of = await notified(await makeCompany(server));
    const special = groupInput(of, "SPECIAL");
    const tools = special.tools.map((tool) =>
      tool.code === "BALLS"
        ? { ...tool, ballNumbers: [...tool.ballNumbers!.slice(0, 39), 39] }
        : tool,
    );
    expect(await of.service.refusal("saveAcceptanceGroup", { ...special, tools })).toMatchObject({
      code: "UAC_BALLS_WRONG",
    });
  });

  it("UAC-R06, UAC-R16 does not start with somebody untrained, or a tool unchecked", async () => {
    const of = await notified(await makeCompany(server));
    const general = groupInput(of, "GENERAL");
    const special = groupInput(of, "SPECIAL");
    await of.service.run("saveAcceptanceGroup", special, "clientMutationId");
    await of.service.run("saveAcceptanceGroup", general, "clientMutationId");
    await of.service.run("formAcceptanceTeam", { id: of.batchId }, "clientMutationId");
    const start = () => of.service.refusal("startAcceptance", { id: of.batchId });
    const untrained = general.members.map((one, at) =>
      at === 3 ? { ...one, trainedOn: null } : one,
    );
    await of.service.run(
      "saveAcceptanceGroup",
      { ...general, version: 1, members: untrained },
      "clientMutationId",
    );
    expect(await start()).toMatchObject({ code: "UAC_MEMBER_NOT_READY" });
    const unchecked = general.tools.map((one, at) =>
      at === 0 ? { ...one, checkedOn: null } : one,
    );
    const input = { ...general, version: 2, tools: unchecked };
    await of.service.run("saveAcceptanceGroup", input, "clientMutationId");
    expect(await start()).toMatchObject({
      code: "UAC_TOOL_UNCHECKED",
      details: { tools: ["靠尺(水平尺)"] },
    });
    expect(await of.service.refusal("saveAcceptanceGroup", input)).toMatchObject({
      code: "STALE_VERSION",
    });
  });

  it("UAC-R01, UAC-R03 is organized by customer service and the region, and by nobody without the right", async () => {
    const company = await makeCompany(server);
    const of = await notified(company);
    const guard = await company.hire("SECURITY_MANAGER");
    expect(await guard.refusal("formAcceptanceTeam", { id: of.batchId })).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await of.technician.refusal("formAcceptanceTeam", { id: of.batchId })).toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a home", () => {
  it("spec/05 scenario 1: two failed items and all signatures make it RECTIFYING, the summary due at 24:00", async () => {
    const of = await inspecting(await makeCompany(server));
    const id = await first(of);
    await inspect(of, id, ["PLASTER_FLAT", "OPENING_MOVES"]);
    expect(await recordOf(of.service, id)).toMatchObject({ status: "INSPECTED", linesFailed: 2 });
    await signAll(of, [id]);
    expect(await recordOf(of.service, id)).toMatchObject({
      status: "RECTIFYING",
      firstPass: false,
    });
    const { obligations } = await of.head.ask(
      `{ obligations(first: 50) { nodes { kind dueOn } } }`,
    );
    expect(obligations.nodes).toContainEqual({ kind: "SEND_SUMMARY", dueOn: "2027-01-04" });
    expect((await batchOf(of.service, of.batchId)).status).toBe("RECTIFYING");
  });

  it("UAC-R07, UAC-R17 with nothing failed it is QUALIFIED at the first pass, and the batch completed", async () => {
    const of = await inspecting(await makeCompany(server));
    const id = await first(of);
    await inspect(of, id);
    await signAll(of, [id]);
    expect(await recordOf(of.service, id)).toMatchObject({ status: "QUALIFIED", firstPass: true });
    expect(await batchOf(of.service, of.batchId)).toMatchObject({
      status: "COMPLETED",
      standing: { units: 1, qualified: 1, inspected: 1, firstPass: 1 },
    });
  });

  it("spec/05 scenario 5: it is not concluded while one member has not signed", async () => {
    const of = await inspecting(await makeCompany(server));
    const id = await first(of);
    await inspect(of, id);
    await signAll(of, [id], 1);
    expect((await recordOf(of.service, id)).status).toBe("INSPECTED");
  });

  it("several homes are signed at once, each on its own content", async () => {
    const of = await inspecting(await makeCompany(server), ["1201", "1202"]);
    const { board } = await batchOf(of.service, of.batchId);
    const ids = board.map(({ recordId }: { recordId: string }) => recordId);
    for (const id of ids) await inspect(of, id);
    await signAll(of, ids);
    const { standing } = await batchOf(of.service, of.batchId);
    expect(standing.qualified).toBe(2);
  });

  it("nobody signs for somebody with an account, nor a stranger to the group for anybody (05 part 7)", async () => {
    const of = await inspecting(await makeCompany(server));
    const id = await first(of);
    await inspect(of, id);
    const { signOffs } = await recordOf(of.service, id);
    const signings = [{ recordId: id, contentHash: signOffs[0].contentHash }];
    const { groups } = await batchOf(of.service, of.batchId);
    const [member] = groups[0].members;
    expect(member.personId).toBe(of.service.personId);
    const sign = { signings, memberId: member.id, strokes };
    expect(await of.technician.refusal("signUnitAcceptances", sign)).toMatchObject({
      code: "UAC_NOT_MEMBER",
    });
    expect(await of.region.refusal("signUnitAcceptances", sign)).toMatchObject({
      code: "UAC_NOT_MEMBER",
    });
  });

  it("what changed after a signature is signed again: what was given is void", async () => {
    const of = await inspecting(await makeCompany(server));
    const id = await first(of);
    await inspect(of, id);
    const { signings, members } = await signAll(of, [id], 1);
    const { groups } = await batchOf(of.service, of.batchId);
    const group = groups.find(({ kind }: { kind: string }) => kind === "GENERAL");
    const at = { id, groupId: group.id };
    await of.technician.run("reopenUnitInspection", at, "clientMutationId");
    const line = lines.find(({ item }) => item.code === "OPENING_MOVES")!;
    const results = [resultOf(line, group.tools, false)];
    await of.technician.run("recordUnitResults", { ...at, results }, "clientMutationId");
    await of.technician.run("completeUnitInspection", at, "clientMutationId");
    const last = members.at(-1);
    const stale = { signings, memberId: last.id, strokes };
    expect(await of.technician.refusal("signUnitAcceptances", stale)).toMatchObject({
      code: "SIGNATURE_CONTENT_CHANGED",
    });
    const { signOffs } = await recordOf(of.service, id);
    expect(signOffs[0].slots.every(({ status }: { status: string }) => status === "OPEN")).toBe(
      true,
    );
  });

  it("is not handed to be signed with a line open, and cannot be called passed against what was measured", async () => {
    const of = await inspecting(await makeCompany(server));
    const id = await first(of);
    const { groups } = await batchOf(of.service, of.batchId);
    const group = groups.find(({ kind }: { kind: string }) => kind === "GENERAL");
    const at = { id, groupId: group.id };
    expect(await of.technician.refusal("completeUnitInspection", at)).toMatchObject({
      code: "UAC_LINES_OPEN",
    });
    const line = lines.find(({ item }) => item.code === "PLASTER_FLAT")!;
    const over = { ...resultOf(line, group.tools, false), outcome: "PASS" };
    expect(
      await of.technician.refusal("recordUnitResults", { ...at, results: [over] }),
    ).toMatchObject({ code: "UAC_VERDICT_COMPUTED", details: { rule: "UNI-121" } });
    const wrong = { ...over, points: [{ value: "平" }] };
    expect(
      await of.technician.refusal("recordUnitResults", { ...at, results: [wrong] }),
    ).toMatchObject({ code: "UAC_VALUE_MISSING" });
    const far = { ...over, outcome: null, points: [{ value: "300" }, { value: "1" }] };
    expect(
      await of.technician.refusal("recordUnitResults", { ...at, results: [far] }),
    ).toMatchObject({ code: "UAC_VALUE_QUESTIONED" });
  });

  it("tells two inspectors of one line, and takes the later of one's own whatever arrives first", async () => {
    const of = await inspecting(await makeCompany(server));
    const id = await first(of);
    const { groups } = await batchOf(of.service, of.batchId);
    const group = groups.find(({ kind }: { kind: string }) => kind === "GENERAL");
    const line = lines.find(({ item }) => item.code === "OPENING_MOVES")!;
    const at = { id, groupId: group.id };
    const fails = { ...at, results: [resultOf(line, group.tools, false)] };
    const passes = { ...at, results: [resultOf(line, group.tools)] };
    await of.technician.run(
      "recordUnitResults",
      { ...fails, doneAt: "2027-01-04T01:30:00Z" },
      "clientMutationId",
    );
    await of.technician.run(
      "recordUnitResults",
      { ...passes, doneAt: "2027-01-04T01:00:00Z" },
      "clientMutationId",
    );
    const record = await recordOf(of.service, id);
    expect(record.results).toMatchObject([{ outcome: "FAIL", mending: "OPEN" }]);
    expect(record.leases).toMatchObject([{ kind: "GENERAL", personId: of.technician.personId }]);
    expect(await of.service.refusal("recordUnitResults", passes)).toMatchObject({
      code: "UAC_RESULT_CONFLICT",
    });
    const seen = { ...passes.results[0], seenVersion: record.results[0].version };
    await of.service.run("recordUnitResults", { ...at, results: [seen] }, "clientMutationId");
    expect((await recordOf(of.service, id)).results).toMatchObject([{ outcome: "PASS" }]);
  });

  it("UAC-R02, UAC-R06 nothing is recorded from the handover on, nor by somebody of no group, nor of time to come", async () => {
    const of = await inspecting(await makeCompany(server));
    const id = await first(of);
    const { groups } = await batchOf(of.service, of.batchId);
    const at = { id, groupId: groups[0].id, results: [] };
    expect(await of.region.refusal("recordUnitResults", at)).toMatchObject({
      code: "UAC_NOT_MEMBER",
    });
    const early = { ...at, doneAt: "2027-01-02T02:00:00Z" };
    expect(await of.technician.refusal("recordUnitResults", early)).toMatchObject({
      code: "UAC_MEMBER_NOT_READY",
    });
    const coming = { ...at, doneAt: "2027-01-04T03:00:00Z" };
    expect(await of.technician.refusal("recordUnitResults", coming)).toMatchObject({
      code: "INVALID_INPUT",
    });
    server.setClock("2027-03-01T02:00:00Z");
    expect(await of.technician.refusal("recordUnitResults", at)).toMatchObject({
      code: "UAC_HANDOVER_PASSED",
    });
  });
});

/** What failed of a home, as defects: assigned by the manager, mended by the developer. */
async function defectsOf(of: TestAcceptance, recordId: string) {
  const { defects } = await of.service.ask(
    `query($id: String) { defects(first: 50, filter: { sourceId: $id }) { nodes { id status severity sourceItem text } } }`,
    { id: recordId.slice("UnitAcceptance_".length) },
  );
  return defects.nodes as {
    id: string;
    status: string;
    severity: string;
    sourceItem: string;
    text: string;
  }[];
}
async function mend(company: TestCompany, of: TestAcceptance, ids: readonly string[]) {
  const developer = await company.hire("DEVELOPER_STAFF", company.regionId);
  const builder = {
    serviceCenterId: company.centerId,
    name: `一建${uuid().slice(-4)}`,
    trades: ["TILE"],
  };
  const { contractor } = await of.service.run("keepContractor", builder, "contractor { id }");
  const to = { defectIds: ids, contractorId: contractor.id, dueOn: "2027-01-10" };
  await of.service.run("assignDefects", to, "clientMutationId");
  for (const id of ids) await developer.run("fixDefect", { id }, "clientMutationId");
}

describe("rectification", () => {
  it("spec/05 scenario 4, UAC-R09: both mended and re-inspected PASS, then QUALIFIED and not at the first pass", async () => {
    const company = await makeCompany(server);
    const of = await inspecting(company);
    const id = await first(of);
    await inspect(of, id, ["PLASTER_FLAT", "OPENING_MOVES"]);
    await signAll(of, [id]);
    const defects = await defectsOf(of, id);
    expect(defects.map(({ sourceItem, status }) => [sourceItem, status]).toSorted()).toEqual([
      ["OPENING_MOVES@", "UNASSIGNED"],
      ["PLASTER_FLAT@", "UNASSIGNED"],
    ]);
    const { groups } = await batchOf(of.service, of.batchId);
    const group = groups.find(({ kind }: { kind: string }) => kind === "GENERAL");
    const again = (code: string, passes = true) =>
      resultOf(
        lines.find(({ item }) => item.code === code)!,
        group.tools,
        passes,
      );
    const at = { id, groupId: group.id };
    expect(
      await of.technician.refusal("reinspectUnit", { ...at, results: [again("PLASTER_FLAT")] }),
    ).toMatchObject({ code: "UAC_NOT_RECTIFIED" });
    await mend(company, of, [defects[0]!.id, defects[1]!.id]);
    expect((await recordOf(of.service, id)).status).toBe("RECTIFIED");
    const { days } = await batchOf(of.service, of.batchId);
    const { id: dayId } = days.find(
      (day: { group: { kind: string } }) => day.group.kind === "GENERAL",
    );
    await of.service.run("sendAcceptanceSummary", { id: dayId }, "clientMutationId");
    const bad = { ...again("PLASTER_FLAT", false), remark: "仍不平" };
    await of.technician.run("reinspectUnit", { ...at, results: [bad] }, "clientMutationId");
    expect((await recordOf(of.service, id)).status).toBe("RECTIFYING");
    // UAC-R08: engineering has the day's results, but not this one.
    await of.service.run("sendAcceptanceSummary", { id: dayId }, "clientMutationId");
    const { acceptanceDay } = await of.service.ask(
      "query($id: ID!) { acceptanceDay(id: $id) { rows earlier } }",
      { id: dayId },
    );
    expect(acceptanceDay.rows[0].inspected).toBe(acceptanceDay.earlier[0].rows[0].inspected + 1);
    const flat = defects.find(({ sourceItem }) => sourceItem === "PLASTER_FLAT@")!;
    expect((await defectsOf(of, id)).find((one) => one.id === flat.id)?.status).toBe("RETURNED");
    const developer = await company.hire("DEVELOPER_STAFF", company.regionId);
    await developer.run("fixDefect", { id: flat.id }, "clientMutationId");
    const good = [again("PLASTER_FLAT"), again("OPENING_MOVES")];
    await of.technician.run("reinspectUnit", { ...at, results: good }, "clientMutationId");
    const seen = await recordOf(of.service, id);
    expect(seen).toMatchObject({ status: "REINSPECTED", round: 2 });
    const rounds = seen.results.filter(
      ({ itemCode }: { itemCode: string }) => itemCode === "PLASTER_FLAT",
    );
    expect(rounds.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      "FAIL",
      "FAIL",
      "PASS",
    ]);
    await signAll(of, [id]);
    expect(await recordOf(of.service, id)).toMatchObject({ status: "QUALIFIED", firstPass: false });
    expect((await defectsOf(of, id)).map(({ status }) => status)).toEqual(["VERIFIED", "VERIFIED"]);
    expect((await batchOf(of.service, of.batchId)).standing).toMatchObject({
      qualified: 1,
      inspected: 1,
      firstPass: 0,
    });
  });

  it("UAC-R09 a defect that is verified on its own page brings the home on as well, and one opened again brings it back", async () => {
    const company = await makeCompany(server);
    const of = await inspecting(company);
    const id = await first(of);
    await inspect(of, id, ["OPENING_MOVES"]);
    await signAll(of, [id]);
    const [defect] = await defectsOf(of, id);
    await mend(company, of, [defect!.id]);
    await of.technician.run("verifyDefect", { id: defect!.id, good: true }, "clientMutationId");
    expect((await recordOf(of.service, id)).status).toBe("REINSPECTED");
    const reason = { id: defect!.id, step: "reopenDefect", reason: "又松动" };
    await of.technician.run("tellDefect", reason, "clientMutationId");
    expect((await recordOf(of.service, id)).status).not.toBe("REINSPECTED");
  });

  it("evidence is never lost: pin and photos of a failed line go on with its defect, those of a re-inspection with the round", async () => {
    const company = await makeCompany(server);
    const of = await inspecting(company);
    const id = await first(of);
    const drawing = { estateId: company.estateId, layoutType: "A1", width: 1200, height: 900 };
    const { plan } = await of.service.run("keepLayoutPlan", drawing, "plan { id }");
    await inspect(of, id, ["PLASTER_FLAT"]);
    const { groups } = await batchOf(of.service, of.batchId);
    const { id: groupId, tools } = groups.find(({ kind }: { kind: string }) => kind === "GENERAL");
    const at = { id, groupId };
    await of.technician.run("reopenUnitInspection", at, "clientMutationId");
    const flat = lines.find(({ item }) => item.code === "PLASTER_FLAT")!;
    const told = (passes: boolean, pin: object | null) => ({
      ...resultOf(flat, tools, passes),
      pin,
    });
    const pin = { planId: plan.id, x: 0.25, y: 0.5 };
    const nowhere = told(false, { ...pin, planId: `LayoutPlan_${uuid()}` });
    expect(
      await of.technician.refusal("recordUnitResults", { ...at, results: [nowhere] }),
    ).toMatchObject({ code: "DEFECT_NO_PLAN" });
    const pinned = { ...at, results: [told(false, pin)] };
    await of.technician.run("recordUnitResults", pinned, "clientMutationId");
    const taken = {
      at: "2027-01-04T01:30:00.000Z",
      by: "PHOTO",
      place: { latitude: 23.13, longitude: 113.26, accuracy: null, by: "PHOTO" },
    };
    const flatOf = async () =>
      (await recordOf(of.service, id)).results.findLast(
        ({ itemCode }: { itemCode: string }) => itemCode === "PLASTER_FLAT",
      );
    const photograph = async (who: Asker, name: string) => {
      const record = (await flatOf()).id;
      const asked = new URLSearchParams({ record, capture: JSON.stringify(taken) }).toString();
      return (await sendFile(who, `/files?${asked}`, picture, { name })).status;
    };
    expect(await photograph(of.technician, "空鼓.png")).toBe(201);
    const [photo] = (await flatOf()).attachments;
    expect(photo.capture).toEqual({ ...taken, place: { latitude: 23.13, by: "PHOTO" } });
    await of.technician.run("completeUnitInspection", at, "clientMutationId");
    await signAll(of, [id]);
    const [defect] = await defectsOf(of, id);
    const seen = async () =>
      (
        await of.service.ask(
          `query($id: ID!) { defect(id: $id) { pinX pinY plan { id } photos { attachment { id name createdBy { id } capture { at } } }
            events { act photos { attachment { name } } } } }`,
          { id: defect!.id },
        )
      ).defect;
    expect(await seen()).toMatchObject({
      pinX: 0.25,
      pinY: 0.5,
      plan: { id: plan.id },
      photos: [
        {
          attachment: {
            name: "空鼓.png",
            createdBy: { id: of.technician.personId },
            capture: { at: taken.at },
          },
        },
      ],
    });
    // Taken off the line it stays with the defect, and nothing more is added to what all have signed.
    expect(await photograph(of.technician, "以后.png")).not.toBe(201);
    await mend(company, of, [defect!.id]);
    const good = { ...at, results: [told(true, null)] };
    await of.technician.run("reinspectUnit", good, "clientMutationId");
    expect(await photograph(of.service, "别人.png")).not.toBe(201);
    expect(await photograph(of.technician, "复验.png")).toBe(201);
    const passed = (await seen()).events.find(({ act }: { act: string }) => act === "PASS");
    expect(passed.photos).toEqual([{ attachment: { name: "复验.png" } }]);
    const [kept] = (await flatOf()).attachments;
    expect(await of.technician.refusal("removeAttachment", { id: kept.id })).toMatchObject({
      code: "UAC_STATUS",
    });
    expect((await recordOf(of.service, id)).results.at(-1)).toMatchObject({ round: 2 });
  });

  it("an exception with a reason lets pass what failed, by the head of the center; nothing critical", async () => {
    const company = await makeCompany(server);
    const of = await inspecting(company);
    const id = await first(of);
    await inspect(of, id, ["OPENING_MOVES", "SOCKET_WIRING"]);
    await signAll(of, [id]);
    const defects = await defectsOf(of, id);
    const critical = defects.find(({ severity }) => severity === "SAFETY")!;
    const plain = defects.find(({ severity }) => severity === "GENERAL")!;
    expect(critical.sourceItem).toBe("SOCKET_WIRING@");
    const except = (defect: { id: string }) => ({
      id: defect.id,
      step: "exceptDefect",
      reason: "业主书面同意",
    });
    expect(await of.technician.refusal("tellDefect", except(plain))).toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await of.head.refusal("tellDefect", except(critical))).toMatchObject({
      code: "DEFECT_SAFETY",
    });
    await of.head.run("tellDefect", except(plain), "clientMutationId");
    const record = await recordOf(of.service, id);
    expect(record.status).toBe("RECTIFYING");
    expect(
      record.results.find(({ itemCode }: { itemCode: string }) => itemCode === "OPENING_MOVES")
        .exception,
    ).toBe("业主书面同意");
    await mend(company, of, [critical.id]);
    await of.technician.run("verifyDefect", { id: critical.id, good: true }, "clientMutationId");
    await signAll(of, [id]);
    expect((await recordOf(of.service, id)).status).toBe("QUALIFIED");
  });
});

describe("inspection by lots", () => {
  it("draws a sample of each building; a home outside of it waits for the lot, and a rejected lot asks every home", async () => {
    const company = await makeCompany(server);
    const region = await company.hire("REGION_STAFF");
    // Of two to eight homes two are looked at, and none may fail (table 2-A, letter A).
    await publishLots(region, "OPENING_MOVES", { level: "II", aql: "6.5" });
    const rooms = ["101", "102", "103", "104", "105"];
    const of = await inspecting(company, rooms);
    const lotsOf = async (id = of.batchId) =>
      (
        await of.service.ask(
          `query($id: ID!) { acceptanceBatch(id: $id) { drawSecret lots { itemCode homes letter accept severity verdict sample
            progress { concluded nonconforming } } } }`,
          { id },
        )
      ).acceptanceBatch;
    const { drawSecret, lots } = await lotsOf();
    expect(lots).toMatchObject([
      {
        itemCode: "OPENING_MOVES",
        homes: 5,
        letter: "A",
        accept: 0,
        severity: "NORMAL",
        verdict: "OPEN",
      },
    ]);
    const { sample } = lots[0];
    const seed = { batch: of.batchId.split("_")[1]!, building: "3", secret: drawSecret };
    const order = await drawOrder(
      rooms.map((room) => `3-${room}`),
      seed,
    );
    expect(sample).toEqual(order.slice(0, 2));
    const { board, groups } = await batchOf(of.service, of.batchId);
    const recordIn = (name: string): string =>
      board.find(({ room }: { room: string }) => `3-${room}` === name).recordId;
    const outside = recordIn(order[2]!);
    expect((await recordOf(of.service, outside)).skips).toEqual(["OPENING_MOVES"]);
    expect((await recordOf(of.service, recordIn(sample[0]))).skips).toEqual([]);
    await expect(inspect(of, outside)).rejects.toThrow(/UAC_LOT_OPEN/);
    await inspect(of, recordIn(sample[0]));
    await signAll(of, [recordIn(sample[0])]);
    expect((await lotsOf()).lots[0]).toMatchObject({
      verdict: "OPEN",
      progress: { concluded: 1, nonconforming: 0 },
    });
    await inspect(of, recordIn(sample[1]), ["OPENING_MOVES"]);
    await signAll(of, [recordIn(sample[1])]);
    expect((await lotsOf()).lots[0]).toMatchObject({
      verdict: "REJECTED",
      progress: { concluded: 2, nonconforming: 1 },
    });
    expect((await recordOf(of.service, outside)).skips).toEqual([]);
    const complete = { id: outside, groupId: groups[0].id };
    expect(await of.technician.refusal("completeUnitInspection", complete)).toMatchObject({
      code: "UAC_LINES_OPEN",
      details: { number: 1 },
    });
    // Another building of the estate: accepted, its homes outside of the sample go without the item.
    const next = await nextTeam(company, of);
    await of.service.run("startAcceptance", { id: next.batchId }, "clientMutationId");
    const homes: string[] = (await batchOf(of.service, next.batchId)).board.map(
      ({ recordId }: { recordId: string }) => recordId,
    );
    const skipping = await Promise.all(
      homes.map(async (id) => (await recordOf(of.service, id)).skips.length > 0),
    );
    expect(skipping.filter(Boolean)).toHaveLength(1);
    const sampled = homes.filter((_, at) => !skipping[at]);
    for (const id of sampled) await inspect(next, id);
    // The last member signs the last two homes of the sample at once: neither sees the other's until it is committed.
    const { members, signings } = await signAll(next, sampled, 1);
    const { owner } = server.database;
    const holder = await owner.connect();
    await holder.query("begin; select from acceptance_lot for update");
    const both = signings.map((signing) =>
      of.technician.run(
        "signUnitAcceptances",
        { signings: [signing], memberId: members.at(-1)!.id, strokes },
        "clientMutationId",
      ),
    );
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%acceptance_lot%'`;
    await expect
      .poll(async () => (await owner.query(waiting)).rowCount, { timeout: 60_000 })
      .toBe(2);
    await holder.query("commit");
    holder.release();
    await Promise.all(both);
    expect((await lotsOf(next.batchId)).lots[0]).toMatchObject({
      verdict: "ACCEPTED",
      progress: { concluded: 2, nonconforming: 0 },
    });
    const left = homes.find((_, at) => skipping[at])!;
    await inspect(next, left);
    await signAll(next, [left]);
    expect(await recordOf(of.service, left)).toMatchObject({
      status: "QUALIFIED",
      firstPass: true,
    });
    const { formPreview } = await of.service.ask(
      `query($id: ID!) { formPreview(form: "UNIT_ACCEPTANCE", recordId: $id) { document } }`,
      { id: left },
    );
    expect(JSON.stringify(formPreview.document)).toContain("门窗开启（批接收）");
  });

  it("is reduced by a head's decision once the estate's lots reach a score of 30, for what is drawn from then on (GB/T 2828.1, 9.3)", async () => {
    const company = await makeCompany(server);
    const region = await company.hire("REGION_STAFF");
    await publishLots(region, "OPENING_MOVES", { level: "II", aql: "6.5" });
    const of = await inspecting(company, ["101", "102", "103"]);
    const decide = { id: of.batchId, itemCode: "OPENING_MOVES", decision: "REDUCE" };
    const reason = "同一施工队、同一工艺，连续十五栋稳定";
    expect(
      await of.service.refusal("decideAcceptanceSampling", { ...decide, reason }),
    ).toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await of.head.refusal("decideAcceptanceSampling", { ...decide, reason })).toMatchObject({
      code: "UAC_SAMPLING_SWITCH",
      details: { severity: "NORMAL", score: 0, need: 30 },
    });
    // Fifteen more buildings whose lots were accepted: two points each, for their Ac is 0.
    for (let at = 1; at <= 15; at += 1) await layHomes(company, [], `L${at}`);
    const { owner } = server.database;
    const batchId = of.batchId.split("_")[1];
    await owner.query(
      `insert into acceptance_lot select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'building_id', b.id,
          'verdict', 'ACCEPTED', 'decided_at', current_timestamp))).*
        from acceptance_lot l join building b on b.company_id = l.company_id and b.number like 'L%' where l.batch_id = $1`,
      [batchId],
    );
    await of.head.run("decideAcceptanceSampling", { ...decide, reason }, "clientMutationId");
    const { acceptanceBatch } = await of.service.ask(
      "query($id: ID!) { acceptanceBatch(id: $id) { sampling { itemCode level aql events } } }",
      { id: of.batchId },
    );
    expect(acceptanceBatch.sampling).toMatchObject([{ itemCode: "OPENING_MOVES", level: "II" }]);
    const { events } = acceptanceBatch.sampling[0];
    expect(events).toHaveLength(16);
    expect(events[0]).toEqual({
      kind: "LOT",
      homes: 3,
      severity: "NORMAL",
      accept: 0,
      accepted: true,
      nonconforming: 0,
    });
    expect(events.at(-1)).toMatchObject({ kind: "DECISION", decision: "REDUCE", reason });
    const next = await nextTeam(company, of);
    const { batch: started } = await of.service.run(
      "startAcceptance",
      { id: next.batchId },
      "batch { lots { severity } }",
    );
    expect(started.lots).toEqual([{ severity: "REDUCED" }]);
    expect(await of.head.refusal("decideAcceptanceSampling", { ...decide, reason })).toMatchObject({
      code: "UAC_SAMPLING_SWITCH",
    });
    await of.head.run(
      "decideAcceptanceSampling",
      { ...decide, decision: "RESTORE", reason: "换了施工队" },
      "clientMutationId",
    );
  });

  it("never samples what blocks a home", async () => {
    const region = await (await makeCompany(server)).hire("REGION_STAFF");
    await expect(publishLots(region, "SOCKET_WIRING", { level: "I", aql: "10" })).rejects.toThrow(
      /UAC_CRITICAL_SAMPLED/,
    );
  });
});

describe("the day", () => {
  it("UAC-R08 is summed up and sent to engineering once, a copy to the region's head", async () => {
    const company = await makeCompany(server);
    const of = await inspecting(company);
    const developer = await company.hire("DEVELOPER_STAFF", company.regionId);
    const regionHead = await company.hire("REGION_HEAD");
    await inspect(of, await first(of), ["OPENING_MOVES"]);
    const { days } = await batchOf(of.service, of.batchId);
    const general = days.find((one: { group: { kind: string } }) => one.group.kind === "GENERAL");
    await of.service.run("sendAcceptanceSummary", { id: general.id }, "day { sentAt }");
    const sent = (await batchOf(of.service, of.batchId)).days.find(
      (one: { id: string }) => one.id === general.id,
    );
    expect(sent.rows).toMatchObject([{ unit: "3-1201", failed: 1 }]);
    for (const who of [developer, regionHead])
      expect(
        (await who.ask("{ notifications(first: 5) { nodes { kind } } }")).notifications.nodes,
      ).toContainEqual({ kind: "ACCEPTANCE_SUMMARY" });
    expect(await of.service.refusal("sendAcceptanceSummary", { id: general.id })).toMatchObject({
      code: "NOTHING_CHANGES",
    });
  });

  it("UAC-R08 is supplemented where something of it arrived after it was sent, and what was sent stays to be seen", async () => {
    const company = await makeCompany(server);
    const of = await inspecting(company, ["1201", "1202"]);
    const developer = await company.hire("DEVELOPER_STAFF", company.regionId);
    const { board, groups } = await batchOf(of.service, of.batchId);
    const [one, other]: [string, string] = board.map(
      ({ recordId }: { recordId: string }) => recordId,
    );
    await inspect(of, one);
    const dayOf = async () =>
      (
        await of.service.ask(
          "query($id: ID!) { acceptanceBatch(id: $id) { days { id sentAt lateAt rows earlier group { kind } } } }",
          { id: of.batchId },
        )
      ).acceptanceBatch.days.find(
        (day: { group: { kind: string } }) => day.group.kind === "GENERAL",
      );
    const { id } = await dayOf();
    await of.service.run("sendAcceptanceSummary", { id }, "clientMutationId");
    expect(await dayOf()).toMatchObject({ lateAt: null, earlier: [] });
    // Recorded that morning in the basement; the phone came up the day after.
    server.setClock("2027-01-05T02:00:00Z");
    const group = groups.find(({ kind }: { kind: string }) => kind === "GENERAL");
    const line = lines.find(({ item }) => item.code === "OPENING_MOVES")!;
    await of.technician.run(
      "recordUnitResults",
      {
        id: other,
        groupId: group.id,
        doneAt: "2027-01-04T02:30:00Z",
        results: [resultOf(line, group.tools, false)],
      },
      "clientMutationId",
    );
    expect((await dayOf()).lateAt).not.toBeNull();
    const owed = async () =>
      (
        await of.head.ask("{ obligations(first: 50) { nodes { kind recordId dueOn title } } }")
      ).obligations.nodes.filter((work: { recordId: string }) => work.recordId === id);
    expect(await owed()).toMatchObject([
      {
        kind: "SEND_SUMMARY",
        dueOn: "2027-01-05",
        title: expect.stringContaining("补充 2027-01-04"),
      },
    ]);
    // What arrives after that moves its deadline no further.
    server.setClock("2027-01-06T02:00:00Z");
    const { lateAt } = await dayOf();
    await of.technician.run(
      "recordUnitResults",
      {
        id: other,
        groupId: group.id,
        doneAt: "2027-01-04T02:40:00Z",
        results: [resultOf(line, group.tools, false)],
      },
      "clientMutationId",
    );
    expect((await dayOf()).lateAt).toBe(lateAt);
    expect(await owed()).toMatchObject([{ dueOn: "2027-01-05" }]);
    await of.service.run("sendAcceptanceSummary", { id }, "clientMutationId");
    const sent = await dayOf();
    expect(sent).toMatchObject({ lateAt: null });
    expect(sent.rows.map(({ unit }: { unit: string }) => unit)).toEqual(["3-1201", "3-1202"]);
    expect(sent.earlier).toMatchObject([{ rows: [{ unit: "3-1201" }] }]);
    const told = await developer.ask("{ notifications(first: 5) { nodes { kind data } } }");
    expect(
      told.notifications.nodes.filter(
        ({ kind }: { kind: string }) => kind === "ACCEPTANCE_SUMMARY",
      ),
    ).toMatchObject([{ data: { supplement: 1, units: 2 } }, { data: { units: 1 } }]);
    expect(await of.service.refusal("sendAcceptanceSummary", { id })).toMatchObject({
      code: "NOTHING_CHANGES",
    });
  });
});

it("prints KF-02, KF-03, KF-04, the day's results and the delivery rate, and hands lists out (05 part 6)", async () => {
  const of = await inspecting(await makeCompany(server));
  const id = await first(of);
  await inspect(of, id, ["OPENING_MOVES"]);
  await signAll(of, [id]);
  const { days } = await batchOf(of.service, of.batchId);
  const preview = async (form: string, recordId: string) =>
    (
      await of.service.ask(
        `query($form: String!, $id: ID!) { formPreview(form: $form, recordId: $id) { document } }`,
        { form, id: recordId },
      )
    ).formPreview.document;
  const paper = await preview("UNIT_ACCEPTANCE", id);
  expect(paper).toMatchObject({ title: "分户验收综合记录表", paperCode: "JBPM-QR-KF-04" });
  const text = JSON.stringify(paper);
  for (const words of ["3-1201", "整改中", "不合格项整改", "小组成员签字确认", "营销部"])
    expect(text).toContain(words);
  const boxes = paper.blocks.at(-1).boxes;
  expect(boxes).toHaveLength(12);
  expect(boxes.every(({ picture }: { picture: object | null }) => picture !== null)).toBe(true);
  const standard = await preview("ACCEPTANCE_STANDARD_GENERAL", of.batchId);
  expect(standard).toMatchObject({ paperCode: "JBPM-QR-KF-02" });
  expect(standard.blocks[1].columns.map(({ header }: { header: string }) => header)).toEqual([
    "部位",
    "检查项",
    "方法",
    "工具",
    "允许偏差/要求",
    "测点",
    "抽样",
    "依据",
  ]);
  expect(JSON.stringify(await preview("ACCEPTANCE_STANDARD_SPECIAL", of.batchId))).toContain(
    "通球试验",
  );
  expect(await preview("ACCEPTANCE_SUMMARY", days[0].id)).toMatchObject({ title: "验收结果汇总" });
  expect(JSON.stringify(await preview("DELIVERY_RATE", of.batchId))).toContain("0.0%（0/1）");
  for (const list of ["unit-acceptances", "unit-results"]) {
    const csv = await of.service.fetch(`/exports/${list}.csv?language=zh`);
    expect(await csv.text()).toContain("1201");
  }
});

it("neither shows nor takes anything of another company", async () => {
  const of = await inspecting(await makeCompany(server));
  const id = await first(of);
  const stranger = (await makeCompany(server)).admin;
  expect(await batchOf(stranger, of.batchId)).toBeNull();
  expect(await recordOf(stranger, id)).toBeNull();
  expect(await stranger.refusal("startAcceptance", { id: of.batchId })).toMatchObject({
    code: "NOT_FOUND",
  });
});
