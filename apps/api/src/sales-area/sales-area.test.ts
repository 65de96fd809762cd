import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pagesOf } from "../form/testing.ts";
import { followLink } from "../testing/approval.ts";
import { developer, ink } from "../testing/custody.ts";
import { attachEvidence, noticesOf, planOf, sendPhoto, taskOf } from "../testing/launch.ts";
import { launchWithRecords, type TestRecords } from "../testing/launch-record.ts";
import {
  areaItems,
  askItems,
  engineeringOf,
  handOver,
  raiseInArea,
  sendPhotoByLink,
  tellInWriting,
  versionOf,
} from "../testing/sales-area.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

/** Launch T 2027-05-01; today Monday 2027-01-04. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  server.setClock("2027-01-04T02:00:00Z");
  await server.database.owner.query("delete from auth.access_link_rate");
});
afterAll(() => server.close());

const ok = "clientMutationId";
const bare = (id: string) => id.slice(id.indexOf("_") + 1);
const areas = ["SHOW_FLAT", "SALES_HALL", "ENCLOSURE"] as const;
const statusOf = async (who: Asker, planId: string, code: string) =>
  (await taskOf(who, planId, code)).status;
const defectOf = async (who: Asker, id: string) =>
  (
    await who.ask(`{ defect(id: "${id}") { status severity category text part dueOn round sourceKind version number
      sourceRecordId follower { id name } contractor { id name } photos { attachment { name } }
      events { act round reason saidName saidOrganization photos { attachment { id name } } } links { id status } } }`)
  ).defect;
const areaOf = async (who: Asker, id: string) =>
  (
    await who.ask(`{ node(id: "${id}") { ... on SalesAreaHandover { toTell
      defects { letter { number sentOn recipient contractor { id } } defect { id status } }
      letters { id number sentOn defectCount } } } }`)
  ).node;

/** What somebody has to do about a record, by kind. */
const workOf = async (who: Asker, recordId: string) =>
  (
    await who.ask(
      "{ myObligations(first: 100) { nodes { recordId kind title dueOn assignee { id } } } }",
    )
  ).myObligations.nodes.filter((one: { recordId: string }) => one.recordId === recordId);

const inspect = (launch: TestRecords, handoverId: string) =>
  launch.engineer.run(
    "inspectSalesArea",
    { planId: launch.planId, handoverId, inspectedOn: "2027-01-04" },
    ok,
  );

const textOf = async (who: Asker, form: string, recordId: string) => {
  const { batch } = await who.run(
    "printForms",
    { form, recordIds: [recordId], format: "PDF" },
    "batch { url }",
  );
  const response = await who.fetch(batch.url);
  return (await pagesOf(new Uint8Array(await response.arrayBuffer()))).join("");
};

describe("LCH-R24", () => {
  it("the works' progress is logged with photos, begins its task, which is done once all three areas are handed over", async () => {
    const launch = await launchWithRecords(server);
    const { engineer, service, planId } = launch;
    const log = { planId, area: "SHOW_FLAT", onDay: "2027-01-03", text: "吊顶完成" };
    const { entry } = await engineer.run("logWorksProgress", log, "entry { id }");
    expect((await sendPhoto(engineer, entry.id)).status).toBe(201);
    const { progressEntries } = await planOf(
      engineer,
      planId,
      "progressEntries { text attachments { name } }",
    );
    expect(progressEntries).toEqual([{ text: "吊顶完成", attachments: [{ name: "现场.png" }] }]);
    expect((await sendPhoto(service, entry.id)).status).toBe(403);
    expect(await statusOf(engineer, planId, "WORKS_PROGRESS")).toBe("IN_PROGRESS");
    for (const area of areas.slice(0, 2)) await handOver(launch, area);
    expect(await statusOf(engineer, planId, "WORKS_PROGRESS")).toBe("IN_PROGRESS");
    await handOver(launch, "ENCLOSURE", "2027-01-03");
    expect(await taskOf(engineer, planId, "WORKS_PROGRESS")).toMatchObject({
      status: "DONE",
      doneOn: "2027-01-04",
    });
  });
});

describe("LCH-R25", () => {
  it("spec/03 part 5: the handover of an area gives engineering the inspection and customer service the item list, due that day", async () => {
    const launch = await launchWithRecords(server);
    const { engineer, service, planId } = launch;
    const id = await handOver(launch);
    expect(await workOf(engineer, id)).toMatchObject([
      { kind: "INSPECT", dueOn: "2027-01-04", title: expect.stringContaining("样板房承接查验") },
    ]);
    expect(await workOf(service, id)).toMatchObject([{ kind: "ITEMS", dueOn: "2027-01-04" }]);
    for (const code of ["SALES_AREA_INSPECTED", "SALES_AREA_ITEMS"])
      expect(await statusOf(engineer, planId, code)).toBe("IN_PROGRESS");
    server.setClock("2027-01-04T16:01:00Z");
    await server.minute();
    await server.workOff();
    const told = (await noticesOf(engineer)).filter(({ kind }) => kind === "OBLIGATION_OVERDUE");
    expect(told.map(({ data }) => data["title"])).toContainEqual(
      expect.stringContaining("样板房承接查验"),
    );
    await inspect(launch, id);
    expect(await workOf(engineer, id)).toEqual([]);
  });

  it("TKO-R22: what is wrong with it is a defect of the one engine, in the list of defects by its source, on the same page", async () => {
    const launch = await launchWithRecords(server);
    const { engineer, center, service, security, planId, estateId } = launch;
    const handoverId = await handOver(launch);
    const { id } = await raiseInArea(launch, handoverId, security, { dueOn: "2027-01-08" });
    expect((await sendPhoto(engineer, id)).status).toBe(201);
    // The head inspects as well: whoever found a defect, and whoever follows it, adds to it.
    const byHead = await raiseInArea({ engineer: center, planId }, handoverId, engineer);
    for (const [who, of] of [
      [center, byHead.id],
      [security, id],
    ] as const)
      expect((await sendPhoto(who, of)).status).toBe(201);
    await center.run("tellDefect", { id: byHead.id, step: "voidDefect", reason: "重复" }, ok);
    expect(await defectOf(security, id)).toMatchObject({
      number: 1,
      sourceKind: "SALES_AREA",
      sourceRecordId: handoverId,
      status: "UNASSIGNED",
      category: "CRACK",
      part: "样板房 主卧窗台",
      dueOn: "2027-01-08",
      follower: { id: security.personId },
      photos: [{ attachment: { name: "现场.png" } }, { attachment: { name: "现场.png" } }],
      events: [{ act: "RAISE" }],
    });
    // One list with those of homes and takeovers, one count of numbers, filtered by source and exported with it.
    const byHand = {
      sourceKind: "TAKEOVER",
      estateId,
      category: "LEAK",
      severity: "GENERAL",
      trade: "PLUMBING",
      text: "泵房渗水",
    };
    const { defect: other } = await engineer.run("raiseDefect", byHand, "defect { id number }");
    expect(other.number).toBe(3);
    const listed = async (kind: string) =>
      (
        await service.ask(
          `{ defects(first: 9, filter: { sourceKinds: [${kind}], open: true }) { nodes { id follower { id } } } }`,
        )
      ).defects.nodes;
    expect(await listed("SALES_AREA")).toEqual([{ id, follower: { id: security.personId } }]);
    expect(await listed("TAKEOVER")).toEqual([{ id: other.id, follower: null }]);
    expect(await areaOf(engineer, handoverId)).toMatchObject({
      toTell: 1,
      defects: [{ defect: { id }, letter: null }, { defect: { status: "VOID" } }],
    });
    // Without its handover there is none: it is told on the page of the area.
    const stray = { ...byHand, sourceKind: "SALES_AREA" };
    expect(await engineer.refusal("raiseDefect", stray)).toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "sourceKind" },
    });
    expect(await statusOf(engineer, planId, "SALES_AREA_ISSUES_SENT")).toBe("IN_PROGRESS");
  });

  it("spec/03 part 7, done without evidence: nobody mends a defect without a letter in writing, its day and its file", async () => {
    const launch = await launchWithRecords(server);
    const { engineer, service, planId } = launch;
    const handoverId = await handOver(launch);
    const contractorId = await engineeringOf(launch);
    const first = await raiseInArea(launch, handoverId, engineer);
    const assign = { defectIds: [first.id], contractorId, dueOn: "2027-01-20" };
    const early = await service.run("assignDefects", assign, "decisions { done code }");
    expect(early.decisions).toEqual([{ done: false, code: "AREA_NOT_TOLD" }]);
    expect(await service.refusal("fixDefect", { id: first.id })).toMatchObject({
      code: "RECORD_STATUS",
    });
    const { letter } = await engineer.run(
      "writeSalesAreaLetter",
      { planId, handoverId },
      "letter { id number defectCount sentOn }",
    );
    expect(letter).toMatchObject({ number: 1, defectCount: 1, sentOn: null });
    const second = await raiseInArea(launch, handoverId, engineer, {
      text: "灯具缺一盏",
      part: null,
    });
    const slip = await raiseInArea(launch, handoverId, engineer, { text: "登记错了" });
    await engineer.run("tellDefect", { id: slip.id, step: "voidDefect", reason: "重复登记" }, ok);
    // What was found since goes into the same letter as long as it is not sent.
    const again = await engineer.run(
      "writeSalesAreaLetter",
      { planId, handoverId },
      "letter { id defectCount }",
    );
    expect(again.letter).toEqual({ id: letter.id, defectCount: 2 });
    const sent = {
      planId,
      id: letter.id,
      sentOn: "2027-01-04",
      recipient: "华南地产工程部",
      contractorId,
    };
    expect(await engineer.refusal("sendSalesAreaLetter", sent)).toMatchObject({
      code: "AREA_LETTER_FILE_MISSING",
    });
    await attachEvidence(engineer, letter.id);
    expect(
      await engineer.refusal("sendSalesAreaLetter", { ...sent, sentOn: "2027-01-05" }),
    ).toMatchObject({ code: "DONE_IN_THE_FUTURE" });
    expect(await service.refusal("sendSalesAreaLetter", sent)).toMatchObject({ code: "FORBIDDEN" });
    await engineer.run("sendSalesAreaLetter", sent, ok);
    const letterSaid = {
      number: 1,
      sentOn: "2027-01-04",
      recipient: "华南地产工程部",
      contractor: { id: contractorId },
    };
    expect(await areaOf(engineer, handoverId)).toMatchObject({
      toTell: 0,
      defects: [
        { letter: letterSaid, defect: { id: first.id, status: "ASSIGNED" } },
        { letter: letterSaid, defect: { id: second.id, status: "ASSIGNED" } },
        { letter: null, defect: { id: slip.id, status: "VOID" } },
      ],
    });
    expect(await defectOf(engineer, first.id)).toMatchObject({
      dueOn: null,
      contractor: { id: contractorId },
      events: [{ act: "RAISE" }, { act: "ASSIGN", reason: "书面反馈 第 1 号 · 华南地产工程部" }],
    });
    expect(await engineer.refusal("sendSalesAreaLetter", sent)).toMatchObject({
      code: "NOTHING_CHANGES",
    });
    expect(await engineer.refusal("writeSalesAreaLetter", { planId, handoverId })).toMatchObject({
      code: "RECORD_INCOMPLETE",
    });
    // The letter keeps what it said, whatever is corrected later.
    const { version, category, severity, ...rest } = await defectOf(engineer, first.id);
    const corrected = { id: first.id, version, category, severity, trade: "TILE", part: rest.part };
    await engineer.run("changeDefect", { ...corrected, text: "石材开裂两处" }, ok);
    const paper = await textOf(engineer, "AREA_ISSUE_LETTER", letter.id);
    for (const said of ["工程问题反馈单", "第1号", "石材开裂", "灯具缺一盏"])
      expect(paper).toContain(said);
    expect(paper).not.toContain("开裂两处");
    expect(paper).not.toContain("登记错了");
    // What is split off of what was told was told with it.
    const { parts } = await engineer.run(
      "splitDefect",
      { id: first.id, texts: ["北侧窗台开裂"] },
      "parts { id status }",
    );
    expect(await areaOf(engineer, handoverId)).toMatchObject({ toTell: 0 });
    await service.run("assignDefects", { ...assign, defectIds: [parts[0].id] }, ok);
    expect(await defectOf(service, parts[0].id)).toMatchObject({ status: "ASSIGNED" });
  });

  it("a named person follows each defect until it is mended and seen to be, and a third one writes it off", async () => {
    const launch = await launchWithRecords(server);
    const { engineer, security, service, center } = launch;
    const handoverId = await handOver(launch);
    const { id, version } = await raiseInArea(launch, handoverId, security, {
      dueOn: "2027-01-08",
    });
    expect(await workOf(security, id)).toMatchObject([
      {
        kind: "DEFECT_ASSIGN",
        title: expect.stringContaining("书面反馈"),
        assignee: { id: security.personId },
      },
    ]);
    const stranger = await (await makeCompany(server)).hire("ENGINEERING_MANAGER");
    const kept = { category: "CRACK", severity: "GENERAL", trade: "TILE", part: "样板房 主卧窗台" };
    const changed = { id, version, ...kept, text: "石材开裂两处", followerId: engineer.personId };
    const to = async (followerId: string) =>
      (await engineer.refusal("changeDefect", { ...changed, followerId })).code;
    expect(await to(stranger.personId)).toBe("NOT_FOUND");
    expect(await to(launch.developer.personId)).toBe("DEFECT_FOLLOWER_NOT_STAFF");
    const nobody = { ...changed, followerId: null };
    expect(await engineer.refusal("changeDefect", nobody)).toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "followerId" },
    });
    await engineer.run("changeDefect", { ...changed, dueOn: "2027-01-11" }, ok);
    expect(await workOf(security, id)).toEqual([]);
    expect(await workOf(engineer, id)).toMatchObject([{ kind: "DEFECT_ASSIGN" }]);
    const back = { ...changed, version: version + 1, followerId: security.personId };
    await engineer.run("changeDefect", back, ok);

    await tellInWriting(launch, handoverId);
    expect(await workOf(security, id)).toMatchObject([
      { kind: "DEFECT_RECTIFY", dueOn: "2027-01-11" },
    ]);
    // From now on whoever assigns says the day.
    const late = { ...back, version: version + 3, dueOn: "2027-01-12" };
    expect(await engineer.refusal("changeDefect", late)).toMatchObject({ code: "RECORD_STATUS" });
    await security.run("fixDefect", { id, note: "已更换" }, ok);
    // Nobody looks at what he told himself: it is asked of the others.
    expect(await workOf(security, id)).toEqual([]);
    expect(await security.refusal("verifyDefect", { id, good: true })).toMatchObject({
      code: "DEFECT_OWN_WORK",
    });
    expect(await workOf(service, id)).toMatchObject([{ kind: "DEFECT_VERIFY" }]);
    expect(await service.refusal("verifyDefect", { id, good: false })).toMatchObject({
      code: "REASON_REQUIRED",
    });
    await service.run("verifyDefect", { id, good: false, reason: "色差明显" }, ok);
    expect(await defectOf(security, id)).toMatchObject({ status: "RETURNED" });
    await engineer.run("fixDefect", { id, note: "已更换同批石材" }, ok);
    expect(await workOf(security, id)).toMatchObject([{ kind: "DEFECT_VERIFY" }]);
    await security.run("verifyDefect", { id, good: true }, ok);
    await center.run("closeDefects", { defectIds: [id] }, ok);
    expect(await defectOf(security, id)).toMatchObject({
      status: "CLOSED",
      text: "石材开裂两处",
      round: 2,
    });
    expect(await workOf(security, id)).toEqual([]);
  });

  it("the launch tasks are done with the last area, and one more defect takes the sending up again", async () => {
    const launch = await launchWithRecords(server);
    const { engineer, planId } = launch;
    const ids: string[] = [];
    for (const area of areas) ids.push(await handOver(launch, area));
    await raiseInArea(launch, ids[0]!, engineer);
    for (const id of ids) await inspect(launch, id);
    expect(await statusOf(engineer, planId, "SALES_AREA_INSPECTED")).toBe("DONE");
    expect(await statusOf(engineer, planId, "SALES_AREA_ISSUES_SENT")).toBe("IN_PROGRESS");
    const { id: taskId } = await taskOf(engineer, planId, "SALES_AREA_ISSUES_SENT");
    expect(await engineer.refusal("completeLaunchTask", { id: taskId })).toMatchObject({
      code: "TASK_WORKED_BY_RECORD",
    });
    await tellInWriting(launch, ids[0]!);
    expect(await statusOf(engineer, planId, "SALES_AREA_ISSUES_SENT")).toBe("DONE");
    const late = await raiseInArea(launch, ids[1]!, engineer, { text: "地毯污损" });
    expect(await statusOf(engineer, planId, "SALES_AREA_ISSUES_SENT")).toBe("IN_PROGRESS");
    await engineer.run("tellDefect", { id: late.id, step: "voidDefect", reason: "误登记" }, ok);
    expect(await statusOf(engineer, planId, "SALES_AREA_ISSUES_SENT")).toBe("DONE");
  });

  it("a technician, who sees no launch, leaves what its letters owe as it is", async () => {
    const launch = await launchWithRecords(server);
    const technician = await launch.hire("TECHNICIAN");
    const handoverId = await handOver(launch);
    const one = await raiseInArea(launch, handoverId, launch.engineer);
    const twin = await raiseInArea(launch, handoverId, launch.engineer);
    expect(await defectOf(technician, one.id)).toMatchObject({ sourceKind: "SALES_AREA" });
    const merge = { id: one.id, defectIds: [twin.id], reason: "重复" };
    expect(await technician.refusal("mergeDefects", merge)).toMatchObject({ code: "FORBIDDEN" });
    await launch.engineer.run("mergeDefects", merge, ok);
    expect(await areaOf(launch.engineer, handoverId)).toMatchObject({ toTell: 1 });
  });

  it("areas in which nothing is wrong have nothing to send", async () => {
    const launch = await launchWithRecords(server);
    const { engineer, planId } = launch;
    for (const area of areas) await inspect(launch, await handOver(launch, area));
    expect(await statusOf(engineer, planId, "SALES_AREA_ISSUES_SENT")).toBe("DONE");
  });

  it("is engineering's: others neither register nor send", async () => {
    const launch = await launchWithRecords(server);
    const { service, hr, planId } = launch;
    const handoverId = await handOver(launch);
    const defect = {
      planId,
      handoverId,
      category: "CRACK",
      severity: "GENERAL",
      trade: "TILE",
      text: "裂缝",
      followerId: service.personId,
    };
    for (const who of [service, hr])
      expect(await who.refusal("raiseSalesAreaDefect", defect)).toMatchObject({
        code: "FORBIDDEN",
      });
    const stranger = (await makeCompany(server)).admin;
    expect(await stranger.refusal("raiseSalesAreaDefect", defect)).toMatchObject({
      code: "NOT_FOUND",
    });
    const empty = { ...defect, text: " " };
    expect(await launch.engineer.refusal("raiseSalesAreaDefect", empty)).toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "text" },
    });
  });
});

describe("LCH-R26", () => {
  const sign = (who: Asker, sheet: { id: string; contentHash: string }, slot: string) =>
    who.run(
      "signRecord",
      { ...sheet, slot, method: "HANDWRITTEN", strokes: [[10, 10, 200, 90, 300, 40]] },
      ok,
    );

  it("both sides sign the item list, one by link; the things are handed over and printed with their ink", async () => {
    const launch = await launchWithRecords(server);
    const { service, planId } = launch;
    const handoverId = await handOver(launch);
    const sheet = await askItems(launch, handoverId);
    await sign(service, sheet, "RECEIVER");
    const link = { purpose: "SIGN", subjectId: sheet.id, part: "GIVER", name: "陈工", days: 7 };
    const { url } = await service.run("issueAccessLink", link, "url");
    const token = new URL(url).hash.slice(1);
    const { body } = await followLink(server, "read", { token });
    expect(body.title).toContain("样板房物品交接表");
    expect(body.facts[1].value).toBe("沙盘 1座（完好）；洽谈沙发 6组（一组有划痕）");
    const signing = {
      token,
      act: "SIGN",
      name: "陈工",
      organization: "华南地产",
      contentHash: sheet.contentHash,
      strokes: [[20, 20, 220, 120]],
      key: "sign-by-link",
    };
    expect((await followLink(server, "act", signing)).body).toEqual({ done: "SIGN" });
    const { salesAreas } = await planOf(
      service,
      planId,
      "salesAreas { itemsSignedOn signOffs { status signatures { outsiderName person { id } drawing } } }",
    );
    expect(salesAreas).toMatchObject([
      {
        itemsSignedOn: "2027-01-04",
        signOffs: [
          {
            status: "SIGNED",
            signatures: [{ person: { id: service.personId } }, { outsiderName: "陈工" }],
          },
        ],
      },
    ]);
    expect(await workOf(service, handoverId)).toEqual([]);
    const paper = await textOf(service, "SALES_AREA_ITEMS", handoverId);
    for (const said of ["销售区域物品交接表", "洽谈沙发", "一组有划痕", "陈工"])
      expect(paper).toContain(said);
  });

  it("is handed over by the developer's own at that estate alone, who sees nothing else of the center", async () => {
    const launch = await launchWithRecords(server);
    const { service, admin, planId, centerId, estateId } = launch;
    const there = await launch.hire("DEVELOPER_STAFF", estateId);
    const place = { serviceCenterId: centerId, code: "E9", name: "别处", category: "RESIDENTIAL" };
    const { estate } = await admin.run("createEstate", place, "estate { id }");
    const elsewhere = await launch.hire("DEVELOPER_STAFF", estate.id);
    const handoverId = await handOver(launch);
    const sheet = await askItems(launch, handoverId);
    const seen = `{ signOff(id: "${sheet.id}") { title slots { key actions { allowed } } } }`;
    expect((await elsewhere.ask(seen)).signOff).toBeNull();
    expect(await workOf(elsewhere, handoverId)).toEqual([]);
    const signing = {
      ...sheet,
      slot: "GIVER",
      method: "HANDWRITTEN",
      strokes: [[10, 10, 200, 90]],
    };
    expect(await elsewhere.refusal("signRecord", signing)).toMatchObject({ code: "NOT_FOUND" });
    const { signOff } = await there.ask(seen);
    expect(signOff.title).toContain("样板房物品交接表");
    const [giver, receiver] = signOff.slots;
    expect([giver.actions[0], receiver.actions[0]]).toEqual([
      { allowed: true },
      { allowed: false },
    ]);
    expect(await workOf(there, handoverId)).toMatchObject([
      { kind: "SIGN_ITEMS_GIVER_DEVELOPER_STAFF" },
    ]);
    expect((await noticesOf(there)).map(({ kind }) => kind)).toEqual(["SIGNATURE_REQUESTED"]);
    expect(await noticesOf(elsewhere)).toEqual([]);
    await sign(service, sheet, "RECEIVER");
    // The last to sign: the launch that he does not see follows all the same.
    const { signOff: signed } = await there.run("signRecord", signing, "signOff { status }");
    expect(signed).toEqual({ status: "SIGNED" });
    expect(await workOf(there, handoverId)).toEqual([]);
    const { salesAreas } = await planOf(service, planId, "salesAreas { itemsSignedOn }");
    expect(salesAreas).toEqual([{ itemsSignedOn: "2027-01-04" }]);
    expect((await there.ask("{ launchPlans { totalCount } }")).launchPlans.totalCount).toBe(0);
  });

  it("another list voids what was signed, visibly, and is signed anew", async () => {
    const launch = await launchWithRecords(server);
    const { service, hire, regionId, planId } = launch;
    const giver = await hire("DEVELOPER_STAFF", regionId);
    const ids: string[] = [];
    for (const area of areas) ids.push(await handOver(launch, area));
    for (const id of ids) {
      const sheet = await askItems(launch, id);
      await sign(service, sheet, "RECEIVER");
      await sign(giver, sheet, "GIVER");
    }
    expect(await statusOf(service, planId, "SALES_AREA_ITEMS")).toBe("DONE");
    const handoverId = ids[0]!;
    const version = await versionOf(service, handoverId);
    const keep = { planId, handoverId, version, items: areaItems.slice(0, 1) };
    const same = { ...keep, items: areaItems };
    expect(await service.refusal("keepSalesAreaItems", same)).toMatchObject({
      code: "NOTHING_CHANGES",
    });
    expect(await service.refusal("keepSalesAreaItems", { ...keep, items: [] })).toMatchObject({
      code: "RECORD_INCOMPLETE",
    });
    const { handover } = await service.run(
      "keepSalesAreaItems",
      keep,
      "handover { itemsSignedOn signOffs { id status contentHash signatures { voidedAt } } }",
    );
    const [signOff] = handover.signOffs;
    expect(handover.itemsSignedOn).toBeNull();
    expect(signOff).toMatchObject({ status: "OPEN" });
    for (const { voidedAt } of signOff.signatures) expect(voidedAt).not.toBeNull();
    expect(await statusOf(service, planId, "SALES_AREA_ITEMS")).toBe("IN_PROGRESS");
    const { id, contentHash } = signOff;
    await sign(service, { id, contentHash }, "RECEIVER");
    await sign(giver, { id, contentHash }, "GIVER");
    expect(await statusOf(service, planId, "SALES_AREA_ITEMS")).toBe("DONE");
  });

  it("TKO-R22: is a sheet of the engine that a takeover's lists are signed by, refused with a reason and signed anew; its keys go through the same custody", async () => {
    const launch = await launchWithRecords(server);
    const { service, planId, estateId } = launch;
    const there = await launch.hire("DEVELOPER_STAFF", estateId);
    const handoverId = await handOver(launch);
    const sheet = await askItems(launch, handoverId);
    await sign(service, sheet, "RECEIVER");
    const refusal = { ...sheet, slot: "GIVER", reason: "沙发应为 5 组" };
    const refused = await there.run("refuseSignature", refusal, "signOff { status }");
    expect(refused.signOff).toEqual({ status: "REFUSED" });
    const { salesAreas } = await planOf(service, planId, "salesAreas { itemsSignedOn version }");
    expect(salesAreas).toMatchObject([{ itemsSignedOn: null }]);
    expect(await statusOf(service, planId, "SALES_AREA_ITEMS")).toBe("IN_PROGRESS");
    const items = [areaItems[0], { ...areaItems[1], quantity: 5 }];
    const keep = { planId, handoverId, version: salesAreas[0].version, items };
    const { handover } = await service.run(
      "keepSalesAreaItems",
      keep,
      "handover { signOffs { id contentHash status slots { key } } }",
    );
    const [anew] = handover.signOffs;
    expect(anew).toMatchObject({ id: sheet.id, status: "OPEN" });
    const { id, contentHash } = anew;
    await sign(there, { id, contentHash }, "GIVER");
    await sign(service, { id, contentHash }, "RECEIVER");
    // One sheet for the list, as for each list of a takeover: kept, hashed, refused and voided by the one engine.
    const { rows } = await server.database.owner.query(
      "select record_type, key, status from sign_off where company_id = $1",
      [launch.id],
    );
    expect(rows).toEqual([{ record_type: "SalesAreaHandover", key: "ITEMS", status: "SIGNED" }]);
    // Counted pieces: two of three keys came, one of them bent, signed by both with a stand-in of the developer.
    const come = {
      estateId,
      direction: "RECEIVE",
      holder: developer,
      standIn: { name: "小赵", relation: "同事" },
      lines: [],
      things: [
        {
          kind: "KEY",
          name: "样板房入户门钥匙",
          numbers: ["YB-01"],
          quantity: 2,
          listed: 3,
          damaged: 1,
        },
      ],
      strokes: ink,
      ownStrokes: ink,
    };
    const { handover: keys } = await service.run(
      "handOverCustody",
      come,
      "handover { status standInName lines { quantity listed damaged } signOffs { status } }",
    );
    expect(keys).toMatchObject({
      status: "DONE",
      standInName: "小赵",
      lines: [{ quantity: 2, listed: 3, damaged: 1 }],
      signOffs: [{ status: "SIGNED" }],
    });
  });

  it("is customer service's, tells name, quantity and condition, and is signed once something stands on it", async () => {
    const launch = await launchWithRecords(server);
    const { service, engineer, planId } = launch;
    const handoverId = await handOver(launch);
    const version = await versionOf(service, handoverId);
    const keep = { planId, handoverId, version, items: areaItems };
    expect(await engineer.refusal("keepSalesAreaItems", keep)).toMatchObject({ code: "FORBIDDEN" });
    expect(await service.refusal("askItemSignatures", { planId, handoverId })).toEqual({
      code: "RECORD_INCOMPLETE",
      details: { fields: ["items"] },
    });
    for (const wrong of [{ quantity: 0 }, { name: "" }, { condition: " " }])
      expect(
        await service.refusal("keepSalesAreaItems", {
          ...keep,
          items: [{ ...areaItems[0], ...wrong }],
        }),
      ).toMatchObject({ code: "INVALID_INPUT" });
    expect(
      await service.refusal("keepSalesAreaItems", { ...keep, version: version + 1 }),
    ).toMatchObject({ code: "STALE_VERSION" });
  });
});

describe("a link to hand in an answer (LCH-R25)", () => {
  /** A defect that was told in writing, with a link for the contractor. */
  async function answered() {
    const launch = await launchWithRecords(server);
    const handoverId = await handOver(launch);
    const { id: defectId } = await raiseInArea(launch, handoverId, launch.security, {
      dueOn: "2027-01-08",
    });
    await tellInWriting(launch, handoverId);
    const asked = {
      purpose: "UPLOAD_EVIDENCE",
      subjectId: defectId,
      part: "ANSWER",
      name: "陈工",
      organization: "华南地产工程部",
      days: 7,
    };
    const { url, link } = await launch.engineer.run("issueAccessLink", asked, "url link { id }");
    return { ...launch, handoverId, defectId, token: new URL(url).hash.slice(1), link };
  }
  const answer = (more = {}) => ({
    act: "HAND_IN",
    name: "陈建国",
    organization: "华南地产",
    comment: "已更换石材",
    key: "answer-key-1",
    ...more,
  });

  it("shows the defect and nothing else, takes photos and words once, and hands them to who follows it", async () => {
    const { token, defectId, security, engineer, link } = await answered();
    const { body } = await followLink(server, "read", { token });
    expect(body).toMatchObject({
      status: "ACTIVE",
      purpose: "UPLOAD_EVIDENCE",
      title: expect.stringContaining("缺陷整改答复"),
      problem: null,
    });
    expect(body.facts.map(({ value }: { value: string }) => value)).toEqual([
      "#1",
      "样板房 主卧窗台",
      "裂缝 Crack",
      "石材开裂",
      "2027-01-08",
    ]);
    expect((await followLink(server, "act", { token, ...answer() })).body).toEqual({
      code: "LINK_PHOTO_MISSING",
    });
    const photo = await sendPhotoByLink(server, token);
    expect([photo.status, await photo.json()]).toEqual([201, { photos: 1 }]);
    const wordless = { token, ...answer({ comment: " " }) };
    expect((await followLink(server, "act", wordless)).body).toMatchObject({
      code: "INVALID_INPUT",
    });
    expect((await followLink(server, "act", { token, ...answer() })).body).toEqual({
      done: "HAND_IN",
    });
    expect(await defectOf(security, defectId)).toMatchObject({
      status: "FIXED",
      round: 1,
      events: [
        { act: "RAISE" },
        { act: "ASSIGN" },
        {
          act: "FIX",
          saidName: "陈建国",
          saidOrganization: "华南地产",
          reason: "已更换石材",
          photos: [{ attachment: { name: "整改后.png" } }],
        },
      ],
      links: [],
    });
    expect((await defectOf(engineer, defectId)).links).toEqual([
      { id: link.id, status: "USED_UP" },
    ]);
    expect(await workOf(security, defectId)).toMatchObject([{ kind: "DEFECT_VERIFY" }]);
    const told = (await noticesOf(security)).filter(({ kind }) => kind === "EVIDENCE_RECEIVED");
    expect(told).toMatchObject([{ data: { by: "华南地产 陈建国", title: "#1 石材开裂" } }]);
    // Used once: neither words nor photos are taken again.
    const again = { token, ...answer({ key: "answer-key-2" }) };
    expect((await followLink(server, "act", again)).body).toMatchObject({ code: "LINK_NOT_VALID" });
    expect((await sendPhotoByLink(server, token)).status).toBe(409);
    const { photos } = (await defectOf(engineer, defectId)).events[2];
    for (const who of [engineer, security])
      expect((await who.fetch(`/files/${photos[0].attachment.id}`)).status).toBe(200);
  });

  it("is audited under the link, photo and answer", async () => {
    const { token, id: companyId, link } = await answered();
    await sendPhotoByLink(server, token);
    await followLink(server, "act", { token, ...answer() });
    const { rows } = await server.database.owner.query(
      `select distinct action, table_name from audit_entry where company_id = $1 and origin = $2 order by 1, 2`,
      [companyId, `link:${bare(link.id)}`],
    );
    const seen = rows.map(({ action, table_name: table }) => `${action} ${table}`);
    expect(seen).toEqual(
      expect.arrayContaining([
        "actByLink defect",
        "actByLink defect_event",
        "actByLink access_link_use",
        "sendPhotoByLink attachment",
      ]),
    );
    // Nothing but what the answer is about.
    const touched = new Set(rows.map(({ table_name: table }) => table));
    expect([...touched].toSorted()).toEqual([
      "access_link",
      "access_link_use",
      "attachment",
      "defect",
      "defect_event",
      "notification",
    ]);
  });

  it("ends with its day, when it is taken back, and when the defect awaits no answer any more", async () => {
    const { token, link, engineer, service, defectId } = await answered();
    await engineer.run("fixDefect", { id: defectId }, ok);
    expect((await followLink(server, "read", { token })).body.problem).toBe("RECORD_STATUS");
    expect((await sendPhotoByLink(server, token)).status).toBe(409);
    await service.run("verifyDefect", { id: defectId, good: false, reason: "色差" }, ok);
    expect((await sendPhotoByLink(server, token)).status).toBe(201);
    server.setClock("2027-01-12T02:00:00Z");
    const late = await sendPhotoByLink(server, token);
    expect(await late.json()).toMatchObject({
      code: "LINK_NOT_VALID",
      details: { status: "EXPIRED" },
    });
    server.setClock("2027-01-04T03:00:00Z");
    await engineer.run("revokeAccessLink", { id: link.id }, ok);
    const revoked = await sendPhotoByLink(server, token);
    expect(await revoked.json()).toMatchObject({ details: { status: "REVOKED" } });
    expect((await followLink(server, "act", { token, ...answer() })).body).toMatchObject({
      code: "LINK_NOT_VALID",
    });
  });

  it("takes pictures alone, nine of them, within the limits of a minute", async () => {
    const { token } = await answered();
    const other = await sendPhotoByLink(server, token, new Blob(["%PDF-1.7\n%%EOF"]));
    expect(await other.json()).toMatchObject({ code: "FILE_KIND_REFUSED" });
    for (let at = 0; at < 9; at++) expect((await sendPhotoByLink(server, token)).status).toBe(201);
    expect(await (await sendPhotoByLink(server, token)).json()).toMatchObject({
      code: "TOO_MANY_FILES",
    });
    for (let at = 11; at < 30; at++) await sendPhotoByLink(server, token);
    expect(await (await sendPhotoByLink(server, token)).json()).toMatchObject({
      code: "RATE_LIMITED",
    });
    expect((await sendPhotoByLink(server, "thl_unknown")).status).toBe(404);
  });

  it("does nothing else: it neither signs, approves nor reads files, and a link to sign takes no photo", async () => {
    const launch = await answered();
    const { token, service, defectId } = launch;
    for (const act of ["SIGN", "APPROVE", "RETURN", "REFUSE"])
      expect(
        (await followLink(server, "act", { token, ...answer({ act, key: `key-${act}-9` }) })).body,
      ).toMatchObject({ code: "INVALID_INPUT" });
    await sendPhoto(launch.engineer, defectId);
    const { defect } = await launch.engineer.ask(
      `{ defect(id: "${defectId}") { photos { attachment { id } } } }`,
    );
    const [{ attachment: file }] = defect.photos;
    const headers = { authorization: `Bearer ${token}`, "x-link-token": token };
    expect((await fetch(`${server.url}/files/${file.id}`, { headers })).status).toBe(401);
    const sheet = await askItems(launch, launch.handoverId);
    const link = { purpose: "SIGN", subjectId: sheet.id, part: "GIVER", name: "陈工", days: 7 };
    const { url } = await service.run("issueAccessLink", link, "url");
    const signToken = new URL(url).hash.slice(1);
    expect((await sendPhotoByLink(server, signToken)).status).toBe(404);
  });

  it("is given out for a defect that is being mended, by those who work with launches", async () => {
    const { engineer, planId, handoverId, developer, defectId, ...launch } = await answered();
    const fresh = await raiseInArea({ engineer, planId }, handoverId, launch.security);
    const asked = { purpose: "UPLOAD_EVIDENCE", part: "ANSWER", name: "陈工", days: 7 };
    expect(
      await engineer.refusal("issueAccessLink", { ...asked, subjectId: fresh.id }),
    ).toMatchObject({ code: "RECORD_STATUS" });
    expect(
      await engineer.refusal("issueAccessLink", { ...asked, subjectId: planId }),
    ).toMatchObject({ code: "NOT_FOUND" });
    const mine = { ...asked, subjectId: defectId };
    expect(await developer.refusal("issueAccessLink", mine)).toMatchObject({ code: "FORBIDDEN" });
    expect(await engineer.refusal("issueAccessLink", { ...mine, part: "GIVER" })).toMatchObject({
      code: "INVALID_INPUT",
    });
    const stranger = await (await makeCompany(server)).hire("ENGINEERING_MANAGER");
    expect(await stranger.refusal("issueAccessLink", mine)).toMatchObject({ code: "NOT_FOUND" });
  });
});
