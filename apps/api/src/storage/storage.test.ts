import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusalCodeOf } from "../refusal.ts";
import { diskStorage } from "./disk.ts";
import { s3Storage } from "./s3.ts";
import type { Storage } from "./storage.ts";
import { openBucket, type TestBucket } from "./testing.ts";
import { sendZip } from "./answer.ts";
import { clearUploads } from "./upload.ts";
import type { ZipPart } from "./zip-writer.ts";

const folder = mkdtempSync(join(tmpdir(), "threshold-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

let bucket: TestBucket;
beforeAll(async () => {
  bucket = await openBucket();
});
afterAll(() => bucket.close());

const s3 = (more = {}) => s3Storage({ ...bucket.env, ...more });
const content = Buffer.from("0123456789".repeat(50_000));
const key = `0190-company/${createHash("sha256").update(content).digest("hex")}`;
const put = (storage: Storage, of = content) =>
  storage.put(key, Readable.from([of.subarray(0, 9), of.subarray(9)]), of.length);
const got = async (stream: Readable | undefined) => stream && (await buffer(stream)).toString();

describe.each([
  ["disk", () => diskStorage(folder)],
  ["S3", () => s3()],
])("files on %s", (_, open) => {
  it("come back as they went, whole or in part, until they are removed", async () => {
    const storage = open();
    expect(await storage.get(key)).toBeUndefined();
    await put(storage);
    await put(storage);
    expect(await got(await storage.get(key))).toBe(content.toString());
    expect(await got(await storage.get(key, { from: 5, to: 12 }))).toBe("56789012");
    await storage.remove(key);
    await storage.remove(key);
    expect(await storage.get(key)).toBeUndefined();
  });
});

describe("disk", () => {
  it("keeps nothing of a file that breaks off", async () => {
    const storage = diskStorage(folder);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from("half");
        throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      })(),
    );
    const error = await storage.put(key, broken, 10).catch((reason: unknown) => reason);
    expect(refusalCodeOf(error)).toBe("STORAGE_UNAVAILABLE");
    expect(await storage.get(key)).toBeUndefined();
    expect(
      readdirSync(join(folder, "files"), { recursive: true }).filter((name) =>
        String(name).endsWith(".part"),
      ),
    ).toEqual([]);
  });

  it("refuses in words when it cannot be written to", async () => {
    const blocked = join(folder, "blocked");
    await mkdir(blocked);
    await writeFile(join(blocked, "files"), "a file where the folder should be");
    const error = await put(diskStorage(blocked)).catch((reason: unknown) => reason);
    expect(refusalCodeOf(error)).toBe("STORAGE_UNAVAILABLE");
    expect((error as Error).cause).toBeInstanceOf(Error);
  });

  it("takes no key that leaves its folder", async () => {
    await expect(diskStorage(folder).get("../../etc/passwd")).rejects.toThrow("not a storage key");
  });
});

describe("S3", () => {
  it("is addressed by path and signed", async () => {
    await put(s3());
    expect(bucket.seen.at(-1)!.url).toBe(`/files/${key}`);
    expect(bucket.seen.at(-1)!.headers["x-amz-content-sha256"]).toBe("UNSIGNED-PAYLOAD");
  });

  it("refuses in words when it says no or is not there", async () => {
    for (const storage of [s3({ accessKeyId: "other" }), s3({ endpoint: "http://127.0.0.1:9" })]) {
      const error = await put(storage).catch((reason: unknown) => reason);
      expect(refusalCodeOf(error)).toBe("STORAGE_UNAVAILABLE");
    }
  });
});

it("throws away uploads that a killed server left, not those under way at another one", async () => {
  const uploads = join(folder, "uploads");
  await mkdir(uploads);
  const yesterday = Date.now() / 1000 - 90_000;
  await writeFile(join(uploads, "left"), "x");
  await utimes(join(uploads, "left"), yesterday, yesterday);
  await writeFile(join(uploads, "under-way"), "x");
  await clearUploads(folder);
  expect(readdirSync(uploads)).toEqual(["under-way"]);
});

describe("an archive on its way", () => {
  /** What becomes of sending parts, and what their reader met who goes away after the first bytes. */
  async function sent(parts: () => AsyncGenerator<ZipPart>) {
    let told: (outcome: unknown) => void = () => {};
    const outcome = new Promise<unknown>((resolve) => (told = resolve));
    const server = createServer(
      (_, response) =>
        void sendZip(response, "包.zip", parts(), { at: new Date(2027, 0) }).then(told, told),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const reader = new AbortController();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const met = await fetch(url, { signal: reader.signal })
      .then(({ body }) => body!.getReader().read())
      .then(
        () => "READ",
        () => "BROKEN",
      );
    reader.abort();
    server.close();
    return { met, outcome: await outcome };
  }

  it("is no fault where its reader goes away, and is one where a part of it cannot be read", async () => {
    async function* endless(): AsyncGenerator<ZipPart> {
      for (let at = 0; ; at += 1)
        yield { name: `${at}`, content: [Buffer.alloc(65_536)], isSmall: true };
    }
    expect(await sent(endless)).toEqual({ met: "READ", outcome: undefined });
    // oxlint-disable-next-line require-yield -- the first part fails
    async function* broken(): AsyncGenerator<ZipPart> {
      throw new Error("gone");
    }
    expect(await sent(broken)).toMatchObject({ met: "BROKEN", outcome: { message: "gone" } });
  });
});
