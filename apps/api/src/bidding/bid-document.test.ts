import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pagesOf } from "../form/testing.ts";
import { systemContext } from "../system.ts";
import { write } from "../db/tenancy.ts";
import { enqueue } from "../job/enqueue.ts";
import { workOff } from "../job/testing.ts";
import {
  biddingOf,
  checkPacking,
  plannedBidding,
  type TestBidding,
  update,
  work,
} from "../testing/bidding.ts";
import { sendPhoto } from "../testing/launch.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04
});
afterAll(() => server.close());
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));

const ok = "project { id status }";
const now = () => new Date("2027-01-14T04:00:00Z");

/** A bid that is being written. */
async function writing(): Promise<TestBidding> {
  const bidding = await plannedBidding(server);
  await work(server, bidding, "BIDDING");
  return bidding;
}

/** Pages with their word on each; an empty one has nothing on it. */
async function pdf(words: readonly string[], turned = 0): Promise<Uint8Array> {
  const { degrees } = await import("@cantoo/pdf-lib");
  const document = await PDFDocument.create();
  for (const word of words) {
    const page = document.addPage([400, 600]);
    if (word !== "") page.drawText(word, { x: 50, y: 300, size: 20 });
    page.setRotation(degrees(turned));
  }
  return document.save();
}

async function send(who: Asker, recordId: string, name: string, content: Uint8Array, type: string) {
  const form = new FormData();
  form.append("file", new File([content as Uint8Array<ArrayBuffer>], name, { type }));
  const headers = { "x-threshold": "1" };
  const response = await who.fetch(`/files?record=${recordId}`, {
    method: "POST",
    body: form,
    headers,
  });
  expect(response.status, await response.clone().text()).toBe(201);
}
const sendPdf = async (who: Asker, recordId: string, name: string, words: readonly string[]) =>
  send(who, recordId, name, await pdf(words), "application/pdf");

const parts = async ({ staff, projectId }: TestBidding) =>
  (await biddingOf(staff, projectId, "parts { id title position sealedOn attachments { id } }"))
    .parts as { id: string; title: string; position: number; sealedOn: string | null }[];
async function addPart(bidding: TestBidding, title: string, more: object = {}): Promise<string> {
  const { staff, projectId } = bidding;
  const given = { projectId, title, required: true, needsSeal: false, ...more };
  await staff.run("saveBidPart", given, ok);
  return (await parts(bidding)).find((one) => one.title === title)!.id;
}
const lastPack = async ({ projectId }: TestBidding, who: Asker) =>
  (
    await biddingOf(
      who,
      projectId,
      "packs { id status total done pages isCurrent url failure contents { title page pages blank } }",
    )
  ).packs[0];
async function assembled(bidding: TestBidding) {
  await bidding.staff.run("assembleBid", { projectId: bidding.projectId }, ok);
  await workOff(server.database.owner, now());
  return lastPack(bidding, bidding.staff);
}
/** Has the queue hand an assembly's job out once more. */
async function handOut({ id }: TestBidding, packId: string): Promise<void> {
  const system = await systemContext(server.database.app, id, now(), "test");
  await write(system!, { name: "test", key: null, input: null }, (db) =>
    enqueue(db, "assembleBid", { packId }),
  );
  await workOff(server.database.owner, now());
}
const download = async (who: Asker, url: string) =>
  who.fetch(url, { headers: { authorization: `Bearer ${who.token}` } });

describe("the document pack", () => {
  it("puts PDFs and pictures behind cover and contents, numbers every page, and names blank ones", async () => {
    const bidding = await writing();
    const { staff } = bidding;
    const letter = await addPart(bidding, "投标函");
    const scheme = await addPart(bidding, "物业管理方案");
    await addPart(bidding, "彩页", { required: false });
    await sendPdf(staff, letter, "letter.pdf", ["letter"]);
    await sendPdf(staff, scheme, "scheme.pdf", ["scheme-a", "", "scheme-b"]);
    await sendPhoto(staff, scheme);
    await send(staff, scheme, "across.pdf", await pdf(["across"], 90), "application/pdf");
    const pack = await assembled(bidding);
    expect(pack).toMatchObject({
      status: "DONE",
      total: 4,
      done: 4,
      pages: 8,
      isCurrent: true,
      contents: [
        { title: "投标函", page: 3, pages: 1, blank: [] },
        { title: "物业管理方案", page: 4, pages: 5, blank: [5] },
      ],
    });
    const response = await download(staff, pack.url);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    const pages = await pagesOf(new Uint8Array(await response.arrayBuffer()));
    expect(pages).toHaveLength(8);
    expect(pages[0]).toContain("投标文件");
    expect(pages[0]).not.toContain("1/8");
    expect(pages[1]).toContain("投标函");
    expect(pages[1]).toContain("物业管理方案");
    expect(pages.slice(1).map((text, at) => text.includes(`${at + 2}/8`))).toEqual(
      Array.from({ length: 7 }, () => true),
    );
    expect(pages[2]).toContain("letter");
    expect(pages[3]).toContain("scheme-a");
    expect(pages[7]).toContain("across");
  });

  it("names what cannot be merged, all at once, and makes no file without it", async () => {
    const bidding = await writing();
    const { staff, projectId } = bidding;
    const part = await addPart(bidding, "费用测算");
    await sendPdf(staff, part, "good.pdf", ["good"]);
    await send(staff, part, "测算.csv", new TextEncoder().encode("a,b\n1,2\n"), "text/csv");
    const broken = new TextEncoder().encode("%PDF-1.7\nnothing that can be read");
    await send(staff, part, "扫描.pdf", broken, "application/pdf");
    const pack = await assembled(bidding);
    expect(pack).toMatchObject({
      status: "FAILED",
      url: null,
      failure: {
        code: "BID_PACK_FILES",
        details: { names: ["费用测算 / 测算.csv", "费用测算 / 扫描.pdf"] },
      },
    });
    expect((await download(staff, `/bid-packs/${pack.id}`)).status).toBe(404);
    const empty = await writing();
    expect(await empty.staff.refusal("assembleBid", { projectId: empty.projectId })).toMatchObject({
      code: "BID_PACK_EMPTY",
    });
    expect(await staff.refusal("cancelBidPack", { projectId, packId: pack.id })).toMatchObject({
      code: "BID_PACK_STATUS",
    });
  });

  it("is cancelled while it waits, made once at a time, and no longer current once a file came or a part moved", async () => {
    const bidding = await writing();
    const { staff, projectId } = bidding;
    const [first, second] = [await addPart(bidding, "一"), await addPart(bidding, "二")];
    await sendPdf(staff, first, "1.pdf", ["one"]);
    await sendPdf(staff, second, "2.pdf", ["two"]);
    const done = await assembled(bidding);
    expect(done).toMatchObject({ status: "DONE", isCurrent: true });
    await staff.run("orderBidParts", { projectId, partIds: [second, first] }, ok);
    expect((await parts(bidding)).map(({ title }) => title)).toEqual(["二", "一"]);
    expect(await lastPack(bidding, staff)).toMatchObject({ isCurrent: false });
    expect(await staff.refusal("orderBidParts", { projectId, partIds: [first] })).toMatchObject({
      code: "INVALID_INPUT",
    });
    await server.database.owner.query("update bid_pack set status = 'WAITING' where id = $1", [
      done.id.slice("BidPack_".length),
    ]);
    expect(await staff.refusal("assembleBid", { projectId })).toMatchObject({
      code: "BID_PACK_STATUS",
    });
    await staff.run("cancelBidPack", { projectId, packId: done.id }, ok);
    // The job, should it be handed out all the same, leaves it as it is.
    await handOut(bidding, done.id.slice("BidPack_".length));
    expect(await lastPack(bidding, staff)).toMatchObject({ status: "CANCELLED", url: null });
  });

  it("is of what was there when it was made, also of what was taken away since", async () => {
    const bidding = await writing();
    const { staff, projectId } = bidding;
    const part = await addPart(bidding, "投标函");
    await sendPdf(staff, part, "1.pdf", ["one"]);
    const packId = (await assembled(bidding)).id.slice("BidPack_".length);
    // As if the job had come to it late: a file came in between.
    await server.database.owner.query("update bid_pack set status = 'WAITING' where id = $1", [
      packId,
    ]);
    await sendPdf(staff, part, "2.pdf", ["two"]);
    await handOut(bidding, packId);
    expect(await lastPack(bidding, staff)).toMatchObject({ pages: 4, isCurrent: true });
    const { parts: rows } = await biddingOf(staff, projectId, "parts { attachments { id name } }");
    const second = rows[0].attachments.find(({ name }: { name: string }) => name === "2.pdf");
    await staff.run("removeAttachment", { id: second.id }, "removedId");
    expect(await lastPack(bidding, staff)).toMatchObject({ pages: 4, isCurrent: false });
  });

  it("BID-R13: tells the matrix the page of the part that answers, whatever others are called", async () => {
    const bidding = await writing();
    const { staff, projectId } = bidding;
    const given = { projectId, title: "附件", required: true, needsSeal: false };
    for (const _ of [1, 2]) await staff.run("saveBidPart", given, ok);
    const [one, two] = await parts(bidding);
    await sendPdf(staff, one!.id, "1.pdf", ["one", "more"]);
    await sendPdf(staff, two!.id, "2.pdf", ["two"]);
    const clause = { projectId, clause: "1.1", text: "资信证明", category: "SUBJECT" };
    await staff.run("saveTenderRequirement", { ...clause, responded: true, partId: two!.id }, ok);
    await assembled(bidding);
    const { formPreview } = await staff.ask(
      `{ formPreview(form: "BID_MATRIX", recordId: "${projectId}") { document } }`,
    );
    const table = formPreview.document.blocks.find(
      ({ kind }: { kind: string }) => kind === "TABLE",
    );
    expect(table.rows).toMatchObject([["1.1", {}, "资信证明", { ticked: true }, "附件", 5, {}]]);
  });

  it("BID-R13, R14: with parts, a bid is delivered only assembled, sealed, and with every clause answered by something", async () => {
    const bidding = await writing();
    const { staff, projectId } = bidding;
    const part = await addPart(bidding, "投标函", { needsSeal: true });
    const clause = { projectId, clause: "1.1", text: "按格式提交投标函", category: "SUBJECT" };
    await staff.run("saveTenderRequirement", { ...clause, responded: true, partId: part }, ok);
    const { requirements } = await biddingOf(
      staff,
      projectId,
      "requirements { sectionRef part { id title } checkedBy { id } }",
    );
    expect(requirements).toEqual([
      {
        sectionRef: "投标函",
        part: { id: part, title: "投标函" },
        checkedBy: { id: staff.personId },
      },
    ]);
    await checkPacking(bidding);
    const submit = { id: projectId, bindingChecked: true, packagingChecked: true };
    expect(await staff.refusal("submitBid", submit)).toMatchObject({
      code: "BIDDING_PACK_OPEN",
      details: { missing: ["投标函"], unsealed: ["投标函"], unanswered: ["1.1"], stale: 1 },
    });
    await sendPdf(staff, part, "letter.pdf", ["letter"]);
    await assembled(bidding);
    await staff.run("sealBidPart", { projectId, partId: part, sealed: true }, ok);
    await staff.run("submitBid", submit, ok);
    expect((await biddingOf(staff, projectId, "status")).status).toBe("SUBMITTED");
    // What was delivered stays.
    expect(
      await staff.refusal("saveBidPart", {
        projectId,
        title: "补充",
        required: true,
        needsSeal: false,
      }),
    ).toMatchObject({ code: "BIDDING_STATUS" });
  });

  it("begins with the usual parts; a part with files is emptied before it goes, and its clauses ask anew", async () => {
    const bidding = await writing();
    const { staff, projectId } = bidding;
    await staff.run("addStandardBidParts", { projectId }, ok);
    const [first] = await parts(bidding);
    expect(first).toMatchObject({ title: "投标函", position: 1 });
    expect(await staff.refusal("addStandardBidParts", { projectId })).toMatchObject({
      code: "INVALID_INPUT",
    });
    await sendPdf(staff, first!.id, "letter.pdf", ["letter"]);
    expect(await staff.refusal("removeBiddingPart", { id: first!.id })).toMatchObject({
      code: "BIDDING_HAS_FILES",
    });
  });
});

describe("requirements", () => {
  it("BID-R13: many clauses are taken down at once, each number once", async () => {
    const { staff, projectId } = await writing();
    const requirements = [
      { clause: "1.1", text: "营业执照", category: "BIDDER_CONDITION" },
      { clause: "1.2", text: "业绩", category: "EVALUATION" },
    ];
    await staff.run("addTenderRequirements", { projectId, requirements }, ok);
    const { requirements: kept } = await biddingOf(
      staff,
      projectId,
      "requirements { clause responded }",
    );
    expect(kept).toEqual([
      { clause: "1.1", responded: false },
      { clause: "1.2", responded: false },
    ]);
    expect(await staff.refusal("addTenderRequirements", { projectId, requirements })).toMatchObject(
      {
        code: "CODE_TAKEN",
      },
    );
    const { requirements: still } = await biddingOf(staff, projectId, "requirements { clause }");
    expect(still).toHaveLength(2);
  });
});

describe("binding and packaging", () => {
  it("BID-R14: a list is there from the beginning; with a line unchecked nothing is delivered, and each tells who checked it", async () => {
    const bidding = await writing();
    const { staff, projectId } = bidding;
    const clause = { projectId, clause: "1", text: "方案", category: "SUBJECT" };
    await staff.run("saveTenderRequirement", { ...clause, responded: true, sectionRef: "一" }, ok);
    const own = { projectId, kind: "MEDIA", text: "U 盘", quantity: 2 };
    await staff.run("saveBidPackingItem", own, ok);
    const items = async () =>
      (
        await biddingOf(
          staff,
          projectId,
          "packingItems { id kind text quantity checkedAt checkedBy { id } }",
        )
      ).packingItems;
    const before = await items();
    expect(before.at(-1)).toMatchObject({ text: "U 盘", quantity: 2, checkedBy: null });
    for (const { id: packingItemId } of before.slice(0, -1))
      await staff.run("checkBidPackingItem", { projectId, packingItemId, checked: true }, ok);
    const submit = { id: projectId, bindingChecked: true, packagingChecked: true };
    expect(await staff.refusal("submitBid", submit)).toMatchObject({
      code: "BIDDING_PACKING_OPEN",
      details: { count: 1, names: ["U 盘"] },
    });
    const last = before.at(-1).id;
    const checked = { projectId, packingItemId: last, checked: true };
    await staff.run("checkBidPackingItem", checked, ok);
    expect((await items()).at(-1).checkedBy).toEqual({ id: staff.personId });
    // What says something else is checked anew.
    await staff.run("saveBidPackingItem", { ...own, id: last, quantity: 3 }, ok);
    expect((await items()).at(-1).checkedBy).toBeNull();
    await staff.run("checkBidPackingItem", checked, ok);
    await staff.run("submitBid", submit, ok);
  });

  it("is printed with the envelope's label, and the matrix of clauses beside it", async () => {
    const bidding = await writing();
    const { staff, projectId } = bidding;
    const clause = { projectId, clause: "3.2", text: "应急预案", category: "EVALUATION" };
    await staff.run(
      "saveTenderRequirement",
      { ...clause, responded: true, sectionRef: "第五章" },
      ok,
    );
    const paper = async (form: string) =>
      JSON.stringify(
        (await staff.ask(`{ formPreview(form: "${form}", recordId: "${projectId}") { document } }`))
          .formPreview,
      );
    const packing = await paper("BID_PACKING");
    for (const text of ["装订与封装清单", "副本", "封套标签", "开标前不得启封", "地区公司 12 楼"])
      expect(packing).toContain(text);
    const matrix = await paper("BID_MATRIX");
    for (const text of ["招标文件响应表", "3.2", "应急预案", "第五章"])
      expect(matrix).toContain(text);
  });
});

describe("the defence", () => {
  const question = (projectId: string) => ({
    projectId,
    kind: "QUESTION",
    title: "夜间如何管控出入口？",
    text: "双人双岗，视频巡检",
    minutes: 3,
    ready: false,
  });
  it("BID-R15: what is prepared is somebody's until the eve of the defence; nobody calls it prepared before", async () => {
    const bidding = await writing();
    const { staff, projectHead, projectId } = bidding;
    await update(bidding, { defenseRequired: true, defenseAt: "2027-02-05T14:00:00+08:00" });
    await staff.run(
      "saveBidDefenceItem",
      { ...question(projectId), personId: projectHead.personId },
      ok,
    );
    const mine = async () =>
      (
        await projectHead.ask("{ myObligations(first: 50) { nodes { title dueAt } } }")
      ).myObligations.nodes.filter(({ title }: { title: string }) => title.includes("答辩准备"));
    expect(await mine()).toMatchObject([
      {
        title: expect.stringContaining("夜间如何管控出入口"),
        dueAt: expect.stringContaining("2027-02-04"),
      },
    ]);
    const { version } = await biddingOf(staff, projectId, "version");
    const prepared = { id: projectId, version, defensePrepared: true };
    expect(await staff.refusal("updateBidding", prepared)).toMatchObject({
      code: "BIDDING_DEFENSE_OPEN",
      details: { count: 1 },
    });
    const { defenceItems } = await biddingOf(
      staff,
      projectId,
      "defenceItems { id kind minutes person { id } }",
    );
    const [{ id }] = defenceItems;
    await staff.run("saveBidDefenceItem", { ...question(projectId), id, ready: true }, ok);
    expect(await mine()).toEqual([]);
    await update(bidding, { defensePrepared: true });
    const form = `{ formPreview(form: "BID_DEFENCE", recordId: "${projectId}") { document } }`;
    expect(JSON.stringify(await staff.ask(form))).toContain("双人双岗");
  });
});

it("none of it is seen, fetched or changed by whoever runs the tender, or by another company", async () => {
  const bidding = await writing();
  const { staff, developer, projectId } = bidding;
  const part = await addPart(bidding, "投标函");
  await sendPdf(staff, part, "letter.pdf", ["letter"]);
  const pack = await assembled(bidding);
  const stranger = (await makeCompany(server)).admin;
  const seen = await biddingOf(
    developer,
    projectId,
    "parts { id } packs { id } packingItems { id } defenceItems { id }",
  );
  expect(seen).toEqual({ parts: [], packs: [], packingItems: [], defenceItems: [] });
  for (const who of [developer, stranger]) {
    expect((await who.ask(`{ node(id: "${part}") { id } }`)).node).toBeNull();
    expect((await download(who, `/bid-packs/${pack.id}`)).status).toBe(404);
  }
  const sealed = { projectId, partId: part, sealed: true };
  expect(await developer.refusal("sealBidPart", sealed)).toMatchObject({ code: "FORBIDDEN" });
  expect(await stranger.refusal("sealBidPart", sealed)).toMatchObject({ code: "NOT_FOUND" });
  for (const form of ["BID_PACKING", "BID_MATRIX", "BID_DEFENCE"]) {
    const { errors } = await developer.send(
      `{ formPreview(form: "${form}", recordId: "${projectId}") { document } }`,
    );
    expect(errors?.[0]?.extensions.code, form).toBe("NOT_FOUND");
  }
});
