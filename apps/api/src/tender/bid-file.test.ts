import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "@threshold/domain/canonical-json";
import { mostBidFiles, openFile, type SealedFile } from "@threshold/domain/tender/bid-file";
import { verify } from "@threshold/domain/tender/verify.mjs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { followLink } from "../testing/approval.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import {
  act,
  addPart,
  beginParts,
  bidAt,
  deadline,
  handIn,
  issuedTender,
  logOf,
  look,
  openingInput,
  partsThere,
  prices,
  registerBidders,
  sealedFile,
  sendBidFile,
  takeParts,
  tenderOf,
  type TestBidder,
  type TestTender,
  tokenOf,
} from "../testing/tender.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setClock("2027-01-04T02:00:00Z");
  await server.database.owner.query("delete from auth.access_link_rate");
});

const content = (text: string) => new TextEncoder().encode(text);
const withFiles = (price: string, ...files: readonly SealedFile[]): Json => ({
  ...(bidAt(price) as Record<string, Json>),
  files: files.map(({ file }) => file as unknown as Json),
});

/** Three registered companies, a week before the deadline. */
async function biddingTender() {
  const of = await issuedTender(server);
  const bidders = await registerBidders(server, of, Object.keys(prices));
  server.setClock("2027-02-10T02:00:00Z");
  return { of, bidders: bidders as [TestBidder, TestBidder, TestBidder] };
}

/** What is kept of sealed files. */
const keptNow = async (of: TestTender) => {
  const { rows } = await server.database.owner.query(
    "select sha256, position from tender_bid_file where tender_id = $1 order by received_at, id",
    [of.reference],
  );
  const company = of.companyId.slice(of.companyId.indexOf("_") + 1);
  const folder = join(server.dataDir, "files", company, "sealed");
  const blobs = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    : [];
  return { rows, blobs: blobs.length };
};
/** Once the job is through that removes what is not named any more. */
const kept = (of: TestTender) => expect.poll(() => keptNow(of), { timeout: 60_000 });
const fetched = (who: Asker, of: TestTender, { file }: SealedFile) =>
  who.fetch(`/tenders/${of.reference}/files/${file.sealed.sha256}`);
const fileByLink = (token: string, id: string) =>
  fetch(`${server.url}/api/links/file`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, id }),
  });

describe("the files of a bid, before the opening", () => {
  it("come sealed and in parts, go on where the line broke, and are there once however often they are handed in", async () => {
    const { of, bidders } = await biddingTender();
    const [{ token }] = bidders;
    const plan = await sealedFile(of, bidders[0], "方案.pdf", content("四个班组"));
    const { upload, contents } = plan;
    const whole = await contents.read(0, contents.size);
    expect(await partsThere(server, token, upload)).toBe(404);
    expect((await beginParts(server, token, upload, contents.size)).status).toBe(201);
    expect((await addPart(server, token, upload, 0, whole.slice(0, 1000))).status).toBe(204);
    expect(await partsThere(server, token, upload)).toBe(1000);
    const partial = { done: "PARTIAL", offset: 1000 };
    expect((await takeParts(server, token, upload)).body).toEqual(partial);
    expect((await addPart(server, token, upload, 1000, whole.slice(1000))).status).toBe(204);
    const { sha256 } = plan.file.sealed;
    const taken = await takeParts(server, token, upload);
    expect(taken).toMatchObject({ status: 200, body: { done: "TAKEN", sha256, bytes: 1_048_592 } });
    expect((await takeParts(server, token, upload)).body).toEqual(taken.body);
    await kept(of).toEqual({ rows: [{ sha256, position: null }], blobs: 1 });
    // By its link alone: not by another's, nor by one for something else.
    const other = await takeParts(server, bidders[1].token, upload);
    expect(other.body).toEqual({ done: "PARTIAL", offset: null });
    const { url } = await of.officer.run("issueTenderLink", { id: of.id }, "url");
    expect((await beginParts(server, tokenOf(url), upload, 9)).status).toBe(404);
    expect((await beginParts(server, "thl_nobody", upload, 9)).status).toBe(404);
  });

  it("are told in the log by hash and length, and a bid that names one that is not there is refused", async () => {
    const { of, bidders } = await biddingTender();
    const [one] = bidders;
    const plan = await sealedFile(of, one, "方案.pdf", content("四个班组"));
    const bid = withFiles("2.85", plan);
    expect(await handIn(server, of, one, bid)).toMatchObject({
      status: 409,
      body: { code: "BID_FILE_NOT_THERE" },
    });
    await sendBidFile(server, one.token, plan);
    const { body } = await handIn(server, of, one, bid);
    expect(body.done).toBe("BID");
    const { bidders: seen } = await tenderOf(of.officer, of.id, "bidders { bidBytes }");
    const log = await logOf(of.officer, of.id, "event");
    const { sha256, bytes } = plan.file.sealed;
    expect(log.at(-1).event.files).toEqual([{ sha256, bytes }]);
    expect(seen[0].bidBytes).toBe(bytes + 4112);
    const { tender } = await look(server, one.token);
    expect(tender.received).toMatchObject([{ files: 1, state: "COUNTS" }]);
    expect(JSON.stringify(tender)).not.toContain("方案.pdf");
  });

  it("TEN-023: are kept with the bid that counts: what was replaced, withdrawn or never handed in goes", async () => {
    const { of, bidders } = await biddingTender();
    const [one] = bidders;
    const [first, second, stray] = await Promise.all(
      ["甲", "乙", "丙"].map((text) => sealedFile(of, one, `${text}.pdf`, content(text))),
    );
    for (const file of [first!, second!]) await sendBidFile(server, one.token, file);
    await handIn(server, of, one, withFiles("2.85", first!, second!));
    await kept(of).toMatchObject({ rows: [{}, {}], blobs: 2 });
    // The second goes on from bid to bid without being sent again.
    await sendBidFile(server, one.token, stray!);
    const again = await handIn(server, of, one, withFiles("2.80", second!));
    await kept(of).toEqual({
      rows: [{ sha256: second!.file.sealed.sha256, position: again.body.position }],
      blobs: 1,
    });
    expect((await act(server, one.token, "WITHDRAW")).body.done).toBe("WITHDRAW");
    await kept(of).toEqual({ rows: [], blobs: 0 });
  });

  it("TEN-022: one that is whole after the deadline is refused, recorded with its hash, and not kept", async () => {
    const { of, bidders } = await biddingTender();
    const [one] = bidders;
    const { upload, contents, file } = await sealedFile(of, one, "方案.pdf", content("晚"));
    await beginParts(server, one.token, upload, contents.size);
    const whole = await contents.read(0, contents.size);
    await addPart(server, one.token, upload, 0, whole.slice(0, 9));
    server.setClock("2027-02-18T02:00:00.001Z");
    await addPart(server, one.token, upload, 9, whole.slice(9));
    const { sha256, bytes } = file.sealed;
    expect(await takeParts(server, one.token, upload)).toMatchObject({
      status: 200,
      body: { done: "LATE_FILE_REFUSED", kept: false },
    });
    const log = await logOf(of.officer, of.id, "event");
    expect(log.at(-1).event).toEqual({
      kind: "LATE_FILE_REFUSED",
      bidder: one.reference,
      sha256,
      bytes,
    });
    await kept(of).toEqual({ rows: [], blobs: 0 });
    expect(await partsThere(server, one.token, upload)).toBe(404);
    const later = await beginParts(server, one.token, "another-file", 9);
    expect(later.status).toBe(409);
    expect(await later.json()).toMatchObject({ code: "DEADLINE_PASSED" });
  });

  it("are no larger and no more than a bid takes: of those that no bid names the oldest goes", async () => {
    const { bidders } = await biddingTender();
    const [one] = bidders;
    expect((await beginParts(server, one.token, "too-large", 300_000_000)).status).toBe(413);
    for (let index = 0; index <= mostBidFiles; index += 1) {
      const name = `part-${String(index).padStart(4, "0")}`;
      expect((await beginParts(server, one.token, name, 9)).status).toBe(201);
    }
    const there = await Promise.all(
      [0, 1, mostBidFiles].map((index) =>
        partsThere(server, one.token, `part-${String(index).padStart(4, "0")}`),
      ),
    );
    expect(there.filter((one) => one === 404)).toHaveLength(1);
    const hashes = Array.from({ length: mostBidFiles + 1 }, () => "a".repeat(64));
    const sent = await act(server, one.token, "BID", {
      sealed: { commitment: "a".repeat(64), box: {} },
      files: hashes,
    });
    expect(sent.status).toBe(400);
  });

  it("two bids that come in the same moment are two entries", async () => {
    const { of, bidders } = await biddingTender();
    const answers = await Promise.all(
      bidders.map((one) => handIn(server, of, one, bidAt(prices[one.name] as string))),
    );
    expect(answers.map(({ body }) => body.done)).toEqual(["BID", "BID", "BID"]);
    expect(new Set(answers.map(({ body }) => body.position)).size).toBe(3);
  });
});

describe("the files of a bid, from the opening on", () => {
  it("open for the officer, the committee and whoever reads the bids, and for nobody before; the pack holds for them", async () => {
    const { of, bidders } = await biddingTender();
    const [one] = bidders;
    const text = content("四个班组的排班表");
    const plan = await sealedFile(of, one, "方案.pdf", text);
    await sendBidFile(server, one.token, plan);
    for (const each of bidders)
      await handIn(
        server,
        of,
        each,
        each === one ? withFiles("2.85", plan) : bidAt(prices[each.name] as string),
      );
    const { officer, region } = of;
    for (const who of [officer, region]) expect((await fetched(who, of, plan)).status).toBe(404);
    server.setClock(deadline);
    // The browser in which the bids are opened has it, nobody else.
    expect((await fetched(officer, of, plan)).status).toBe(200);
    expect((await fetched(region, of, plan)).status).toBe(404);
    const opening = await openingInput(of);
    expect(await officer.refusal("openTender", { ...opening, files: [] })).toMatchObject({
      code: "OPENING_NOT_COMPLETE",
    });
    await officer.run("openTender", opening, "tender { status }");
    const answer = await fetched(region, of, plan);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    const place = { tender: of.reference, bidder: one.reference };
    const pieces: Uint8Array[] = [];
    const says = await openFile(place, plan.file, answer.body!, (piece) => pieces.push(piece));
    expect([says, Buffer.concat(pieces).toString()]).toEqual(["AS_COMMITTED", "四个班组的排班表"]);
    const stranger = (await makeCompany(server)).admin;
    expect((await fetched(stranger, of, plan)).status).toBe(404);
    // Another bidder reads the log, and no file of a competitor.
    for (const { token } of bidders)
      expect((await fileByLink(token, plan.file.sealed.sha256)).status).toBe(404);
    const pack = await (await officer.fetch(`/tenders/${of.reference}/pack.json`)).json();
    const held = (bytes: Uint8Array) => [{ name: "方案.pdf", read: () => Promise.resolve(bytes) }];
    expect(await verify(pack, [one.receipt], held(text))).toEqual([]);
    expect(await verify(pack, [], held(content("另一份")))).toMatchObject([
      { code: "FILE_CHANGED" },
    ]);
    const record = await officer.fetch(`/tenders/${of.reference}/record.json`);
    expect(await record.json()).toMatchObject({
      records: [{ compiledRelease: { tender: { documents: [{ title: "方案.pdf" }] } } }],
    });
  });

  it("go to members of the committee by their links, and not to one who was replaced; what was wrong is minuted", async () => {
    const { of, bidders } = await biddingTender();
    const [one] = bidders;
    const plan = await sealedFile(of, one, "方案.pdf", content("四个班组"));
    await sendBidFile(server, one.token, plan);
    for (const each of bidders)
      await handIn(server, of, each, each === one ? withFiles("2.85", plan) : bidAt("2.80"));
    server.setClock(deadline);
    const { officer, id } = of;
    const wrong = await openingInput(of);
    const files = wrong.files.map((file) => ({ ...file, state: "CHANGED" }));
    await officer.run("openTender", { ...wrong, files }, "tender { status }");
    const log = await logOf(officer, id, "event");
    expect(log.at(-1).event.files).toEqual([
      { bidder: one.reference, sha256: plan.file.sha256, state: "CHANGED" },
    ]);
    for (let index = 1; index <= 6; index += 1)
      await officer.run(
        "saveTenderExpert",
        { id, kind: "EXPERT", name: `专家${index}` },
        "tender { id }",
      );
    const own = { id, kind: "REPRESENTATIVE", name: "招标人代表" };
    await officer.run("saveTenderExpert", own, "tender { id }");
    await officer.run("listTenderExperts", { id, experts: 4 }, "tender { id }");
    await officer.run("drawTenderExperts", { id, publicValue: "03 07" }, "tender { status }");
    const { experts } = await tenderOf(officer, id, "experts { id kind member }");
    const members = experts.filter(({ member }: { member: boolean }) => member);
    const { sha256, bytes } = plan.file.sealed;
    const tokens = new Map<string, string>();
    for (const { id: expert } of members) {
      const { url } = await officer.run("issueTenderLink", { id: expert }, "url");
      tokens.set(expert, tokenOf(url));
      const sent = await fileByLink(tokenOf(url), sha256);
      expect((await sent.arrayBuffer()).byteLength).toBe(bytes);
    }
    const absent = members.find(({ kind }: { kind: string }) => kind === "EXPERT").id;
    const reason = "临时因病不能到场";
    await officer.run("replaceTenderExpert", { id: absent, reason }, "tender { id }");
    const refused = await fileByLink(tokens.get(absent)!, sha256);
    expect(refused.status).toBeGreaterThanOrEqual(400);
  });

  it("a look at a bidder's page stays small, however long the opened bids are", async () => {
    const { of, bidders } = await biddingTender();
    for (const each of bidders) {
      const long = { ...(bidAt("2.85") as object), plan: "方案".repeat(20_000) };
      await handIn(server, of, each, long);
    }
    server.setClock(deadline);
    await of.officer.run("openTender", await openingInput(of), "tender { status }");
    const view = await look(server, bidders[0].token);
    expect(view.tender.opening).toMatchObject({
      at: deadline,
      bids: bidders.map(({ name }) => ({ name, price: "2.85" })),
      unreadable: [],
    });
    expect(JSON.stringify(view).length).toBeLessThan(8_000);
    const { status } = await followLink(server, "read", { token: bidders[1].token });
    expect(status).toBe(200);
  });

  it("of a tender that fails unopened nothing sealed is kept", async () => {
    const { of, bidders } = await biddingTender();
    const [one] = bidders;
    const plan = await sealedFile(of, one, "方案.pdf", content("四个班组"));
    await sendBidFile(server, one.token, plan);
    await handIn(server, of, one, withFiles("2.85", plan));
    server.setClock(deadline);
    await of.officer.run("failTender", { id: of.id, reason: "投标人少于三个" }, "tender { id }");
    await kept(of).toEqual({ rows: [], blobs: 0 });
  });
});
