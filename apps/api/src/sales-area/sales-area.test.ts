import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pagesOf } from "../form/testing.ts";
import { followLink } from "../testing/approval.ts";
import { attachEvidence, noticesOf, planOf, sendPhoto, taskOf } from "../testing/launch.ts";
import { launchWithRecords, type TestRecords } from "../testing/launch-record.ts";
import {
  addIssue,
  areaItems,
  askItems,
  handOver,
  sendIssues,
  sendPhotoByLink,
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
const issueOf = async (who: Asker, id: string) =>
  (
    await who.ask(`{ node(id: "${id}") { ... on SalesAreaIssue { status fixedOn verifiedOn rejectedReason version
      text follower { name } letter { number sentOn recipient } attachments { id }
      replies { saidName saidOrganization text attachments { id name } } links { id status } } } }`)
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

  it("spec/03 part 7, done without evidence: a problem does not leave OPEN without a letter in writing, its day and its file", async () => {
    const launch = await launchWithRecords(server);
    const { engineer, planId } = launch;
    const handoverId = await handOver(launch);
    const first = await addIssue(launch, handoverId, engineer);
    expect((await sendPhoto(engineer, first.id)).status).toBe(201);
    const early = { planId, id: first.id, fixedOn: "2027-01-04" };
    expect(await engineer.refusal("recordAreaIssueFixed", early)).toMatchObject({
      code: "RECORD_STATUS",
    });
    const { letter } = await engineer.run(
      "writeSalesAreaLetter",
      { planId, handoverId },
      "letter { id number issueCount sentOn }",
    );
    expect(letter).toMatchObject({ number: 1, issueCount: 1, sentOn: null });
    await addIssue(launch, handoverId, engineer, { text: "灯具缺一盏" });
    // What was found since goes into the same letter as long as it is not sent.
    const again = await engineer.run(
      "writeSalesAreaLetter",
      { planId, handoverId },
      "letter { id issueCount }",
    );
    expect(again.letter).toEqual({ id: letter.id, issueCount: 2 });
    const paper = await textOf(engineer, "AREA_ISSUE_LETTER", letter.id);
    for (const said of ["工程问题反馈单", "第1号", "石材开裂", "灯具缺一盏"])
      expect(paper).toContain(said);
    const sent = { planId, id: letter.id, sentOn: "2027-01-04", recipient: "华南地产工程部" };
    expect(await engineer.refusal("sendSalesAreaLetter", sent)).toMatchObject({
      code: "AREA_LETTER_FILE_MISSING",
    });
    await attachEvidence(engineer, letter.id);
    expect(
      await engineer.refusal("sendSalesAreaLetter", { ...sent, sentOn: "2027-01-05" }),
    ).toMatchObject({ code: "DONE_IN_THE_FUTURE" });
    await engineer.run("sendSalesAreaLetter", sent, ok);
    expect(await issueOf(engineer, first.id)).toMatchObject({
      status: "SENT",
      letter: { number: 1, sentOn: "2027-01-04", recipient: "华南地产工程部" },
    });
    const gone = { planId, id: first.id };
    expect(await engineer.refusal("removeSalesAreaIssue", gone)).toMatchObject({
      code: "RECORD_STATUS",
    });
    expect(await engineer.refusal("writeSalesAreaLetter", { planId, handoverId })).toMatchObject({
      code: "RECORD_INCOMPLETE",
    });
  });

  it("a named person follows each problem until it is mended and seen to be", async () => {
    const launch = await launchWithRecords(server);
    const { engineer, security, service, planId } = launch;
    const handoverId = await handOver(launch);
    const { id, version } = await addIssue(launch, handoverId, security, { dueOn: "2027-01-08" });
    const [follow] = await workOf(security, id);
    expect(follow).toMatchObject({
      kind: "FOLLOW",
      dueOn: "2027-01-08",
      assignee: { id: security.personId },
    });
    const stranger = await (await makeCompany(server)).hire("ENGINEERING_MANAGER");
    const changed = { planId, id, version, text: "石材开裂两处", followerId: engineer.personId };
    const to = async (followerId: string) =>
      (await engineer.refusal("changeSalesAreaIssue", { ...changed, followerId })).code;
    expect(await to(stranger.personId)).toBe("NOT_FOUND");
    expect(await to(launch.developer.personId)).toBe("AREA_FOLLOWER_NOT_STAFF");
    await engineer.run("changeSalesAreaIssue", changed, ok);
    expect(await workOf(security, id)).toEqual([]);
    expect(await workOf(engineer, id)).toMatchObject([{ dueOn: null }]);
    const back = { ...changed, version: version + 1, followerId: security.personId };
    await engineer.run("changeSalesAreaIssue", back, ok);

    await sendIssues(launch, handoverId);
    const fixed = { planId, id, fixedOn: "2027-01-04", note: "已更换" };
    expect(await service.refusal("recordAreaIssueFixed", fixed)).toMatchObject({
      code: "FORBIDDEN",
    });
    await security.run("recordAreaIssueFixed", fixed, ok);
    expect(await workOf(security, id)).toMatchObject([
      { title: expect.stringContaining("复验整改") },
    ]);
    const verify = { planId, id, mended: false };
    expect(await security.refusal("verifyAreaIssue", verify)).toMatchObject({
      code: "REASON_REQUIRED",
    });
    await security.run("verifyAreaIssue", { ...verify, reason: "色差明显" }, ok);
    expect(await issueOf(security, id)).toMatchObject({
      status: "SENT",
      fixedOn: null,
      rejectedReason: "色差明显",
    });
    await security.run("recordAreaIssueFixed", fixed, ok);
    await security.run("verifyAreaIssue", { planId, id, mended: true }, ok);
    expect(await issueOf(security, id)).toMatchObject({
      status: "VERIFIED",
      verifiedOn: "2027-01-04",
      text: "石材开裂两处",
    });
    expect(await workOf(security, id)).toEqual([]);
  });

  it("the launch tasks are done with the last area, and one more problem takes the sending up again", async () => {
    const launch = await launchWithRecords(server);
    const { engineer, planId } = launch;
    const ids: string[] = [];
    for (const area of areas) ids.push(await handOver(launch, area));
    await addIssue(launch, ids[0]!, engineer);
    for (const id of ids) await inspect(launch, id);
    expect(await statusOf(engineer, planId, "SALES_AREA_INSPECTED")).toBe("DONE");
    expect(await statusOf(engineer, planId, "SALES_AREA_ISSUES_SENT")).toBe("IN_PROGRESS");
    const { id: taskId } = await taskOf(engineer, planId, "SALES_AREA_ISSUES_SENT");
    expect(await engineer.refusal("completeLaunchTask", { id: taskId })).toMatchObject({
      code: "TASK_WORKED_BY_RECORD",
    });
    await sendIssues(launch, ids[0]!);
    expect(await statusOf(engineer, planId, "SALES_AREA_ISSUES_SENT")).toBe("DONE");
    const late = await addIssue(launch, ids[1]!, engineer, { text: "地毯污损" });
    expect(await statusOf(engineer, planId, "SALES_AREA_ISSUES_SENT")).toBe("IN_PROGRESS");
    await engineer.run("removeSalesAreaIssue", { planId, id: late.id }, ok);
    expect(await statusOf(engineer, planId, "SALES_AREA_ISSUES_SENT")).toBe("DONE");
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
    const issue = { planId, handoverId, text: "裂缝", followerId: service.personId };
    for (const who of [service, hr])
      expect(await who.refusal("addSalesAreaIssue", issue)).toMatchObject({ code: "FORBIDDEN" });
    const stranger = (await makeCompany(server)).admin;
    expect(await stranger.refusal("addSalesAreaIssue", issue)).toMatchObject({ code: "NOT_FOUND" });
    const empty = { ...issue, text: " " };
    expect(await launch.engineer.refusal("addSalesAreaIssue", empty)).toMatchObject({
      code: "INVALID_INPUT",
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
  /** A problem that was told in writing, with a link for the contractor. */
  async function answered() {
    const launch = await launchWithRecords(server);
    const handoverId = await handOver(launch);
    const issue = await addIssue(launch, handoverId, launch.security, { dueOn: "2027-01-08" });
    await sendIssues(launch, handoverId);
    const asked = {
      purpose: "UPLOAD_EVIDENCE",
      subjectId: issue.id,
      part: "ANSWER",
      name: "陈工",
      organization: "华南地产工程部",
      days: 7,
    };
    const { url, link } = await launch.engineer.run("issueAccessLink", asked, "url link { id }");
    return { ...launch, handoverId, issueId: issue.id, token: new URL(url).hash.slice(1), link };
  }
  const answer = (more = {}) => ({
    act: "HAND_IN",
    name: "陈建国",
    organization: "华南地产",
    comment: "已更换石材",
    key: "answer-key-1",
    ...more,
  });

  it("shows the problem and nothing else, takes photos and words once, and hands them to who follows it", async () => {
    const { token, issueId, security, engineer, link } = await answered();
    const { body } = await followLink(server, "read", { token });
    expect(body).toMatchObject({
      status: "ACTIVE",
      purpose: "UPLOAD_EVIDENCE",
      title: expect.stringContaining("工程问题整改答复"),
      problem: null,
    });
    expect(body.facts.map(({ value }: { value: string }) => value)).toEqual([
      "样板房 show flats",
      "1. 石材开裂",
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
    expect(await issueOf(security, issueId)).toMatchObject({
      status: "FIXED",
      fixedOn: "2027-01-04",
      replies: [
        {
          saidName: "陈建国",
          saidOrganization: "华南地产",
          text: "已更换石材",
          attachments: [{ name: "整改后.png" }],
        },
      ],
      links: [{ id: link.id, status: "USED_UP" }],
    });
    expect(await workOf(security, issueId)).toMatchObject([
      { title: expect.stringContaining("复验整改") },
    ]);
    const told = (await noticesOf(security)).filter(({ kind }) => kind === "EVIDENCE_RECEIVED");
    expect(told).toMatchObject([{ data: { by: "华南地产 陈建国", title: "1. 石材开裂" } }]);
    // Used once: neither words nor photos are taken again.
    const again = { token, ...answer({ key: "answer-key-2" }) };
    expect((await followLink(server, "act", again)).body).toMatchObject({ code: "LINK_NOT_VALID" });
    expect((await sendPhotoByLink(server, token)).status).toBe(409);
    const photos = (await issueOf(engineer, issueId)).replies[0].attachments;
    expect((await engineer.fetch(`/files/${photos[0].id}`)).status).toBe(200);
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
        "actByLink sales_area_issue",
        "actByLink sales_area_reply",
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
      "notification",
      "sales_area_issue",
      "sales_area_reply",
    ]);
  });

  it("ends with its day, when it is taken back, and when the problem awaits no answer any more", async () => {
    const { token, link, engineer, planId, issueId } = await answered();
    const fixed = { planId, id: issueId, fixedOn: "2027-01-04" };
    await engineer.run("recordAreaIssueFixed", fixed, ok);
    expect((await followLink(server, "read", { token })).body.problem).toBe("RECORD_STATUS");
    expect((await sendPhotoByLink(server, token)).status).toBe(409);
    await engineer.run(
      "verifyAreaIssue",
      { planId, id: issueId, mended: false, reason: "色差" },
      ok,
    );
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
    const { token, service, issueId } = launch;
    for (const act of ["SIGN", "APPROVE", "RETURN", "REFUSE"])
      expect(
        (await followLink(server, "act", { token, ...answer({ act, key: `key-${act}-9` }) })).body,
      ).toMatchObject({ code: "INVALID_INPUT" });
    await sendPhoto(launch.engineer, issueId);
    const [file] = (await issueOf(launch.engineer, issueId)).attachments;
    const headers = { authorization: `Bearer ${token}`, "x-link-token": token };
    expect((await fetch(`${server.url}/files/${file.id}`, { headers })).status).toBe(401);
    const sheet = await askItems(launch, launch.handoverId);
    const link = { purpose: "SIGN", subjectId: sheet.id, part: "GIVER", name: "陈工", days: 7 };
    const { url } = await service.run("issueAccessLink", link, "url");
    const signToken = new URL(url).hash.slice(1);
    expect((await sendPhotoByLink(server, signToken)).status).toBe(404);
  });

  it("is given out for a problem that is being mended, by those who work with launches", async () => {
    const { engineer, planId, handoverId, developer, issueId, ...launch } = await answered();
    const fresh = await addIssue({ engineer, planId }, handoverId, launch.security);
    const asked = { purpose: "UPLOAD_EVIDENCE", part: "ANSWER", name: "陈工", days: 7 };
    expect(
      await engineer.refusal("issueAccessLink", { ...asked, subjectId: fresh.id }),
    ).toMatchObject({ code: "RECORD_STATUS" });
    expect(
      await engineer.refusal("issueAccessLink", { ...asked, subjectId: planId }),
    ).toMatchObject({ code: "NOT_FOUND" });
    const mine = { ...asked, subjectId: issueId };
    expect(await developer.refusal("issueAccessLink", mine)).toMatchObject({ code: "FORBIDDEN" });
    expect(await engineer.refusal("issueAccessLink", { ...mine, part: "GIVER" })).toMatchObject({
      code: "INVALID_INPUT",
    });
    const stranger = await (await makeCompany(server)).hire("ENGINEERING_MANAGER");
    expect(await stranger.refusal("issueAccessLink", mine)).toMatchObject({ code: "NOT_FOUND" });
  });
});
