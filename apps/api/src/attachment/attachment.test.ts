import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TenantContext } from "../db/tenancy.ts";
import { sendFile } from "../import/testing.ts";
import { openParts } from "../storage/parts.ts";
import { workbookParts, zipOf } from "../storage/testing.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import { rangeOf } from "./http.ts";

let server: TestServer;
let photo: Buffer;
beforeAll(async () => {
  server = await startTestServer();
  const pixels = { width: 800, height: 400, channels: 3, background: "#3b6a5a" } as const;
  // Lying on its side, as telephones store them, and with the place where it was taken.
  photo = await sharp({ create: pixels })
    .jpeg()
    .withExif({ IFD0: { Orientation: "6", Artist: "secret-artist" } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
});
afterAll(() => server.close());

const dates = {
  coordinationMeetingOn: "2026-12-20",
  entryDate: "2027-01-10",
  launchDate: "2027-05-01",
};
const facts = {
  fitOutStandard: "精装修",
  enclosureScope: "围挡以内",
  officePlace: "首层",
  permits: [
    {
      name: "预售许可证",
      status: "IN_PROGRESS",
      statusOn: "2026-12-01",
    },
  ],
  showFlats: [
    {
      location: "三号楼 2 层",
      count: 3,
    },
  ],
};

/** A plan under way and one of its tasks that asks for evidence and nothing before it. */
async function underWay() {
  const company = await makeCompany(server);
  const head = await company.hire("REGION_HEAD");
  const staff = await company.hire("REGION_STAFF");
  const { plan } = await staff.run(
    "createLaunchPlan",
    { estateId: company.estateId, ...dates, ...facts },
    "plan { id }",
  );
  await staff.run("activateLaunchPlan", { id: plan.id }, "plan { status }");
  const { launchPlan } = await staff.ask(
    "query($id: ID!) { launchPlan(id: $id) { tasks { id code evidenceRequired approvalRequired checks { id } actions { action allowed } } } }",
    { id: plan.id },
  );
  type Task = {
    id: string;
    evidenceRequired: boolean;
    approvalRequired: boolean;
    checks: [];
    actions: { action: string; allowed: boolean }[];
  };
  const task = launchPlan.tasks.find(
    (one: Task) => one.evidenceRequired && !one.approvalRequired && one.checks.length === 0,
  ) as Task;
  return { ...company, head, staff, planId: plan.id as string, taskId: task.id };
}

const attach = (
  who: Asker,
  record: string,
  content: Buffer,
  name = "现场 照片.jpg",
  headers = {},
) => sendFile(who, `/files?record=${record}`, content, { name, headers });
const evidenceOf = async (who: Asker, id: string) =>
  (
    await who.ask(
      "query($id: ID!) { node(id: $id) { ... on LaunchTask { evidence { id name mediaType sizeBytes url thumbnailUrl createdBy { name } } } } }",
      { id },
    )
  ).node.evidence;

const tus = { "tus-resumable": "1.0.0" };
const metadata = (key: string, name: string) =>
  `key ${Buffer.from(key).toString("base64")},name ${Buffer.from(name).toString("base64")}`;
const begin = (who: Asker, key: string, size: number, name = "空鼓.jpg") =>
  who.fetch("/uploads", {
    method: "POST",
    headers: { ...tus, "upload-length": String(size), "upload-metadata": metadata(key, name) },
  });
const add = (who: Asker, key: string, offset: number, part: Buffer) =>
  who.fetch(`/uploads/${key}`, {
    method: "PATCH",
    headers: {
      ...tus,
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(offset),
    },
    body: new Uint8Array(part),
  });
const reached = (who: Asker, key: string) =>
  who.fetch(`/uploads/${key}`, { method: "HEAD", headers: tus });
const fromParts = (who: Asker, record: string, key: string) =>
  who.fetch(`/files?record=${record}&parts=${key}`, {
    method: "POST",
    headers: { "apollo-require-preflight": "true", "idempotency-key": key },
  });

describe("a file in parts", () => {
  it("goes on where the line broke, and is kept once however often it is handed in", async () => {
    const { staff, taskId } = await underWay();
    const key = "photo-0001";
    expect((await reached(staff, key)).status).toBe(404);
    const begun = await begin(staff, key, photo.length);
    expect([begun.status, begun.headers.get("location")]).toEqual([201, `/uploads/${key}`]);
    expect((await add(staff, key, 0, photo.subarray(0, 1000))).status).toBe(204);
    expect((await reached(staff, key)).headers.get("upload-offset")).toBe("1000");
    // A part that came already, and a file that is not whole yet.
    expect((await add(staff, key, 0, photo.subarray(0, 1000))).status).toBe(409);
    expect((await fromParts(staff, taskId, key)).status).toBe(400);
    expect((await add(staff, key, 1000, photo.subarray(1000))).status).toBe(204);
    const first = await fromParts(staff, taskId, key);
    const again = await fromParts(staff, taskId, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await first.json());
    const evidence = await evidenceOf(staff, taskId);
    expect(evidence).toMatchObject([{ name: "空鼓.jpg", sizeBytes: photo.length }]);
    const kept = await staff.fetch(evidence[0].url);
    expect(Buffer.from(await kept.arrayBuffer()).equals(photo)).toBe(true);
    await staff.fetch(`/uploads/${key}`, { method: "DELETE", headers: tus });
    expect((await reached(staff, key)).status).toBe(404);
  });

  it("is nobody else's, nobody's without a session, no larger than any file and named by a plain key", async () => {
    const { staff, head, taskId } = await underWay();
    const key = "photo-0002";
    await begin(staff, key, photo.length);
    await add(staff, key, 0, photo);
    expect((await reached(head, key)).status).toBe(404);
    expect((await add(head, key, 0, photo)).status).toBe(404);
    expect((await fromParts(head, taskId, key)).status).toBe(404);
    const stranger = await fetch(`${server.url}/uploads/${key}`, { method: "HEAD", headers: tus });
    expect(stranger.status).toBe(401);
    const elsewhere = { ...tus, origin: "https://evil.example" };
    const foreign = await staff.fetch(`/uploads/${key}`, { method: "DELETE", headers: elsewhere });
    expect(foreign.status).toBe(403);
    expect((await begin(staff, "photo-0003", 25_000_001)).status).toBe(413);
    expect((await begin(staff, "../../etc/passwd", 10)).status).toBe(400);
    expect((await reached(staff, key)).headers.get("upload-offset")).toBe(String(photo.length));
  });
});

it("a file in parts waits while nothing can be kept, and goes on once the disk works again", async () => {
  const { staff } = await underWay();
  const key = "photo-0004";
  const folder = join(server.dataDir, "parts");
  await reached(staff, key); // makes the folder
  renameSync(folder, `${folder}.aside`);
  writeFileSync(folder, "no folder");
  const refused = await begin(staff, key, photo.length);
  expect([refused.status, await refused.json()]).toEqual([503, { code: "STORAGE_UNAVAILABLE" }]);
  const another = openParts(server.dataDir, { limit: 1 });
  const owner = { scope: { companyId: "c", personId: "p" } } as TenantContext;
  await expect(another.reached(owner, key)).rejects.toThrow("STORAGE_UNAVAILABLE");
  rmSync(folder);
  renameSync(`${folder}.aside`, folder);
  expect(await another.reached(owner, key)).toBeUndefined();
  expect((await begin(staff, key, photo.length)).status).toBe(201);
  expect((await add(staff, key, 0, photo)).status).toBe(204);
});

describe("a file with a task", () => {
  it("is kept as a telephone's HEIC by its content, without a small picture, whatever its name says", async () => {
    const { staff, taskId } = await underWay();
    const heic = Buffer.alloc(64);
    heic.writeUInt32BE(24, 0);
    heic.write("ftypheic\0\0\0\0mif1heic", 4, "latin1");
    for (const name of ["IMG_0231.HEIC", "IMG_0231.jpg"]) {
      expect((await attach(staff, taskId, heic, name)).status).toBe(201);
    }
    expect(await evidenceOf(staff, taskId)).toMatchObject([
      { name: "IMG_0231.HEIC", mediaType: "image/heic", thumbnailUrl: null },
      { name: "IMG_0231.jpg", mediaType: "image/heic", thumbnailUrl: null },
    ]);
    const [{ url }] = await evidenceOf(staff, taskId);
    const kept = await staff.fetch(url);
    expect(kept.headers.get("content-type")).toBe("image/heic");
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(heic);
  });

  it("is kept, shown small and upright, and comes back as it was", async () => {
    const { staff, taskId } = await underWay();
    const { status, answer } = await attach(staff, taskId, photo);
    expect(status).toBe(201);
    const [file] = await evidenceOf(staff, taskId);
    expect(file).toMatchObject({
      id: answer.id,
      name: "现场 照片.jpg",
      mediaType: "image/jpeg",
      sizeBytes: photo.length,
    });
    const response = await staff.fetch(file.url);
    expect(Buffer.from(await response.arrayBuffer()).equals(photo)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "content-disposition": `inline; filename="__ __.jpg"; filename*=UTF-8''${encodeURIComponent("现场 照片.jpg")}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
      "cache-control": "private, no-cache",
    });
    const small = Buffer.from(await (await staff.fetch(file.thumbnailUrl)).arrayBuffer());
    expect(await sharp(small).metadata()).toMatchObject({
      format: "webp",
      width: 160,
      height: 320,
    });
    expect(small.includes("secret-artist")).toBe(false);
    const etag = response.headers.get("etag")!;
    expect((await staff.fetch(file.url, { headers: { "if-none-match": etag } })).status).toBe(304);
    const part = await staff.fetch(file.url, { headers: { range: "bytes=10-19" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([
      206,
      `bytes 10-19/${photo.length}`,
    ]);
    expect(Buffer.from(await part.arrayBuffer()).equals(photo.subarray(10, 20))).toBe(true);
    expect(
      (await staff.fetch(file.url, { headers: { range: `bytes=${photo.length}-` } })).status,
    ).toBe(416);
    const head = await staff.fetch(file.url, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, `${photo.length}`]);
  });

  it("is attached once under one key", async () => {
    const { staff, taskId } = await underWay();
    const send = () => attach(staff, taskId, photo, "a.jpg", { "idempotency-key": "photo-1" });
    expect((await send()).answer.id).toBe((await send()).answer.id);
    expect(await evidenceOf(staff, taskId)).toHaveLength(1);
  });

  it("is seen and changed by those only who may with the task", async () => {
    const { staff, taskId, hire } = await underWay();
    const stranger = await makeCompany(server);
    const { answer } = await attach(staff, taskId, photo);
    const cleaner = await hire("CLEANER");
    for (const who of [stranger.admin, cleaner]) {
      expect((await who.fetch(`/files/${answer.id}`)).status).toBe(404);
      expect((await who.fetch(`/files/${answer.id}/thumbnail`)).status).toBe(404);
      expect((await attach(who, taskId, photo)).answer.code).toBe("NOT_FOUND");
      expect((await who.refusal("removeAttachment", { id: answer.id })).code).toBe("NOT_FOUND");
    }
    expect((await fetch(`${server.url}/files/${answer.id}`)).status).toBe(401);
    expect((await attach(staff, "Unit_0190a0a0-0000-7000-8000-000000000000", photo)).status).toBe(
      404,
    );
    expect((await attach(staff, taskId, photo, "a.jpg", { "x-threshold": "" })).status).toBe(403);
  });

  it("makes the task complete, and stays with it until the task is reopened", async () => {
    const { staff, taskId } = await underWay();
    expect((await staff.refusal("completeLaunchTask", { id: taskId })).code).toBe(
      "TASK_EVIDENCE_MISSING",
    );
    const { answer } = await attach(staff, taskId, photo);
    await staff.run("completeLaunchTask", { id: taskId }, "task { status }");
    expect((await staff.refusal("removeAttachment", { id: answer.id })).code).toBe("TASK_STATUS");
    await staff.run("reopenLaunchTask", { id: taskId, reason: "照片不清楚" }, "task { status }");
    expect(await staff.run("removeAttachment", { id: answer.id }, "removedId")).toEqual({
      removedId: answer.id,
    });
    expect(await evidenceOf(staff, taskId)).toEqual([]);
    expect((await staff.fetch(`/files/${answer.id}`)).status).toBe(404);
  });

  it("tells listening browsers of the task", async () => {
    const { staff, taskId, planId } = await underWay();
    const client = await server.database.app.connect();
    const told: { table: string; ids: string[]; parents: string[] }[] = [];
    client.on("notification", ({ payload }) => void told.push(JSON.parse(payload!)));
    await client.query("listen change");
    await attach(staff, taskId, photo);
    await client.query("select 1");
    client.release(true);
    const bare = (id: string) => id.slice(id.indexOf("_") + 1);
    expect(told).toContainEqual(
      expect.objectContaining({
        table: "launch_task",
        ids: [bare(taskId)],
        parents: [bare(planId)],
      }),
    );
  });
});

describe("a file with a plan or an estate", () => {
  it("asks for the rights of that record", async () => {
    const { admin, staff, head, planId, estateId } = await underWay();
    expect((await attach(staff, planId, photo)).status).toBe(201);
    expect((await attach(head, estateId, photo)).status).toBe(201);
    expect((await attach(staff, estateId, photo)).answer.code).toBe("FORBIDDEN");
    const { answer } = await attach(admin, estateId, photo);
    expect(await admin.run("removeAttachment", { id: answer.id }, "removedId")).toEqual({
      removedId: answer.id,
    });
  });

  it("has at most fifty others beside it", async () => {
    const { admin, estateId, id } = await makeCompany(server);
    const { answer } = await attach(admin, estateId, photo);
    await server.database.owner.query(
      `insert into attachment (company_id, id, service_center_id, record_type, record_id, name, media_type, size_bytes, sha256)
       select company_id, gen_random_uuid(), service_center_id, record_type, record_id, name, media_type, size_bytes, sha256
       from attachment, generate_series(1, 49) where company_id = $1 and id = $2`,
      [id, answer.id.slice("Attachment_".length)],
    );
    expect(await attach(admin, estateId, photo)).toMatchObject({
      status: 409,
      answer: { code: "TOO_MANY_FILES", details: { limit: 50 } },
    });
  });
});

describe("content, not its name, decides", () => {
  const types = (type: string) => `<Types><Override ContentType="${type}"/></Types>`;
  const office = "application/vnd.openxmlformats-officedocument";
  const docx = (more = {}) =>
    zipOf({
      "[Content_Types].xml": types(`${office}.wordprocessingml.document.main+xml`),
      "word/document.xml": "<x/>",
      ...more,
    });
  const cfb = (...names: string[]) =>
    Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(600),
      ...names.map((name) => Buffer.from(name, "utf16le")),
      Buffer.alloc(600),
    ]);
  const pdf = Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF");

  const cases: [
    name: string,
    content: () => Buffer | Promise<Buffer>,
    mediaType: string | undefined,
  ][] = [
    [
      "a.png",
      () =>
        sharp({ create: { width: 2, height: 2, channels: 4, background: "red" } })
          .png()
          .toBuffer(),
      "image/png",
    ],
    ["photo.exe", () => photo, "image/jpeg"],
    [
      "a.webp",
      () =>
        sharp({ create: { width: 2, height: 2, channels: 3, background: "red" } })
          .webp()
          .toBuffer(),
      "image/webp",
    ],
    [
      "a.gif",
      () =>
        sharp({ create: { width: 2, height: 2, channels: 3, background: "red" } })
          .gif()
          .toBuffer(),
      "image/gif",
    ],
    ["a.pdf", () => pdf, "application/pdf"],
    ["a.docx", () => docx(), `${office}.wordprocessingml.document`],
    ["a.xlsx", () => zipOf(workbookParts("")), `${office}.spreadsheetml.sheet`],
    [
      "a.pptx",
      () =>
        zipOf({
          "[Content_Types].xml": types(`${office}.presentationml.presentation.main+xml`),
          "ppt/presentation.xml": "<x/>",
        }),
      `${office}.presentationml.presentation`,
    ],
    // SHW-R09: the showcase's video.
    ["a.mp4", () => Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom"), "video/mp4"],
    ["a.doc", () => cfb("WordDocument"), "application/msword"],
    ["a.xls", () => cfb("Workbook"), "application/vnd.ms-excel"],
    ["a.txt", () => Buffer.from("工作记录\r\n第二行"), "text/plain"],
    ["a.csv", () => Buffer.from([0xb6, 0xb0, 0xba, 0xc5, 0x2c, 0x31]), "text/csv"],
    [
      "a.svg",
      () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
      undefined,
    ],
    ["a.txt", () => Buffer.from("<!doctype html><script>alert(1)</script>"), undefined],
    ["a.txt", () => Buffer.from(" <svg onload=alert(1)>"), undefined],
    ["a.html", () => Buffer.from("hello"), undefined],
    ["a.jpg", () => Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]), undefined],
    ["a.txt", () => Buffer.concat([Buffer.from("\x7fELF"), Buffer.alloc(200)]), undefined],
    ["a.docx", () => docx({ "word/vbaProject.bin": "x" }), undefined],
    [
      "a.docx",
      () =>
        zipOf({
          "[Content_Types].xml": types("application/vnd.ms-word.document.macroEnabled.main+xml"),
          "word/document.xml": "<x/>",
        }),
      undefined,
    ],
    [
      "a.docx",
      () => zipOf({ "[Content_Types].xml": types(`${office}.wordprocessingml.document.main+xml`) }),
      undefined,
    ],
    ["a.docx", () => zipOf({ "a.txt": "x" }), undefined],
    ["a.xls", () => cfb("Workbook", "_VBA_PROJECT"), undefined],
    ["a.doc", () => cfb("nothing known"), undefined],
    [
      "bomb.docx",
      () =>
        zipOf(
          {
            "[Content_Types].xml": types(`${office}.wordprocessingml.document.main+xml`),
            "word/document.xml": "x",
            "word/media/1": "x",
          },
          { "word/media/1": { size: 2_000_000_000 } },
        ),
      undefined,
    ],
  ];
  let who: Asker;
  let estate: string;
  beforeAll(async () => {
    const company = await makeCompany(server);
    [who, estate] = [company.admin, company.estateId];
  });

  it.each(cases)("%s #%#", async (name, content, mediaType) => {
    const { status, answer } = await attach(who, estate, await content(), name);
    if (mediaType === undefined)
      return expect({ status, code: answer.code }).toEqual({
        status: 415,
        code: "FILE_KIND_REFUSED",
      });
    const { node } = await who.ask(
      "query($id: ID!) { node(id: $id) { ... on Attachment { mediaType } } }",
      { id: answer.id },
    );
    expect(node).toEqual({ mediaType });
    await who.run("removeAttachment", { id: answer.id }, "removedId");
  });

  it("and size: what is empty, too large or broken off is refused, the rest of a picture's file is kept", async () => {
    expect(await attach(who, estate, Buffer.alloc(0))).toMatchObject({
      answer: { code: "FILE_EMPTY" },
    });
    const limit = 25_000_000;
    expect(await attach(who, estate, Buffer.alloc(limit + 1))).toMatchObject({
      status: 413,
      answer: { code: "FILE_TOO_LARGE", details: { limit } },
    });
    expect(await attach(who, estate, photo, `${"长".repeat(201)}.jpg`)).toMatchObject({
      status: 400,
      answer: { code: "INVALID_INPUT" },
    });
    const broken = await attach(who, estate, photo.subarray(0, 400), "../../etc/被截断.jpg");
    const { node } = await who.ask(
      "query($id: ID!) { node(id: $id) { ... on Attachment { name thumbnailUrl } } }",
      { id: broken.answer.id },
    );
    expect(node).toEqual({ name: "被截断.jpg", thumbnailUrl: null });
  });
});

it("reads a range as HTTP means it", () => {
  expect(rangeOf("bytes=0-9", 100)).toEqual({ from: 0, to: 9 });
  expect(rangeOf("bytes=90-", 100)).toEqual({ from: 90, to: 99 });
  expect(rangeOf("bytes=-10", 100)).toEqual({ from: 90, to: 99 });
  expect(rangeOf("bytes=50-500", 100)).toEqual({ from: 50, to: 99 });
  expect(rangeOf("bytes=0-1,5-6", 100)).toBeUndefined();
  expect(rangeOf(undefined, 100)).toBeUndefined();
  expect(rangeOf("bytes=100-", 100)).toBe("UNSATISFIABLE");
  expect(rangeOf("bytes=9-5", 100)).toBe("UNSATISFIABLE");
});
