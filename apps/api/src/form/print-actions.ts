import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { Pool } from "pg";
import type { Day } from "@threshold/domain/calendar/day";
import type { FormDocument } from "@threshold/domain/form/document";
import { paperOf } from "@threshold/domain/form/papers";
import { type TenantContext, write } from "../db/tenancy.ts";
import type { Storage } from "../storage/storage.ts";
import type { Copy, Pictures } from "./copy.ts";
import { forms } from "./forms.ts";
import {
  type BatchRow,
  failBatch,
  findBatch,
  findLetterhead,
  finishBatch,
  listPrints,
  type MadeFile,
  tellProgress,
} from "./queries.ts";

/** What printing needs of the server beside its database. */
interface Press {
  readonly storage: Storage;
  readonly dataDir: string;
  /** The address browsers see, for the codes. */
  readonly baseUrl: string;
}
/** Told once at a server's start; jobs, which know the database only, find it by that. */
const presses = new WeakMap<Pool, Press>();
export const setUpPress = (pool: Pool, press: Press) => void presses.set(pool, press);

/** What other papers than forms are drawn with. */
export { type Doc, line, measure, openDocument } from "./pdf-page.ts";

/** Where files are kept, for other jobs that make some. */
export const storageOf = (pool: Pool): Storage | undefined => presses.get(pool)?.storage;

/** Harmless twice. */
export async function removeFiles(pool: Pool, keys: readonly string[]): Promise<void> {
  const { storage } = presses.get(pool)!;
  for (const key of keys) await storage.remove(key);
}

type Reader = TenantContext & { readonly today: Day };

/** The hash of what a form says, to tell later whether its record still says the same. */
export const contentHash = ({ subject: _, ...said }: FormDocument): string =>
  createHash("sha256").update(JSON.stringify(said)).digest("hex");

class Cancelled extends Error {}

/** How often progress is told at most, in ms. */
const pace = 400;
const use = (name: string) => ({ name, key: null, input: null });

/**
 * Makes the file of a batch and keeps it: harmless twice, and nothing where it was cancelled. Records that are gone
 * since are told by a page that says so, for their numbers were given.
 */
export async function printBatch(context: Reader, id: string, signal?: AbortSignal): Promise<void> {
  const batch = await findBatch(context, id);
  const press = presses.get(context.pool);
  if (!batch || batch.status === "DONE" || batch.status === "CANCELLED" || !press) return;
  const path = join(press.dataDir, "uploads", randomUUID());
  await mkdir(join(press.dataDir, "uploads"), { recursive: true });
  try {
    const file = await makeFile(context, press, batch, path, signal);
    const key = `${context.scope.companyId}/${file.sha256}`;
    await press.storage.put(key, createReadStream(path), file.bytes);
    await write(context, use("finishPrint"), (db) => finishBatch(db, id, file));
  } catch (error) {
    if (error instanceof Cancelled) return;
    const { code = "UNEXPECTED" } = (error as { extensions?: { code?: string } }).extensions ?? {};
    if (!signal?.aborted)
      await write(context, use("failPrint"), (db) => failBatch(db, id, { code }));
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

async function makeFile(
  context: Reader,
  at: Press,
  batch: BatchRow,
  path: string,
  signal: AbortSignal | undefined,
): Promise<MadeFile> {
  const hashes: Record<string, string> = {};
  const out = createWriteStream(path);
  const copies = copiesOf(context, at, batch, hashes, signal);
  const title = paperOf(batch.form).zh;
  const pictures = picturesOf(context, at.storage);
  if (batch.format === "PDF")
    await (await import("./pdf.ts")).writePdf(out, title, copies, pictures, batch.total);
  else await (await import("./excel.ts")).writeWorkbook(out, copies, pictures, batch.total === 1);
  if (!out.closed) await once(out.end(), "close");
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest("hex"), bytes, hashes };
}

async function* copiesOf(
  context: Reader,
  { storage, baseUrl }: Press,
  batch: BatchRow,
  hashes: Record<string, string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Copy> {
  const { header, logoSha256 } = await findLetterhead(context);
  const logo = logoSha256 ? await contentOf(context, storage, logoSha256) : null;
  const { printedBy, printedAt } = batch;
  let toldAt = 0;
  for (const [done, print] of (await listPrints(context, batch.id)).entries()) {
    signal?.throwIfAborted();
    if (batch.total > 1 && performance.now() - toldAt > pace) {
      toldAt = performance.now();
      const told = write(context, use("tellPrintProgress"), (db) =>
        tellProgress(db, batch.id, done),
      );
      if (!(await told)) throw new Cancelled();
    }
    const document = (await forms[batch.form](context, print.recordId)) ?? gone(batch);
    hashes[print.id] = contentHash(document);
    const { number, copy, code } = print;
    const verifyUrl = `${baseUrl}/verify/${code}`;
    yield { document, header, logo, number, copy, code, verifyUrl, printedBy, printedAt };
  }
}

const gone = ({ form }: BatchRow): FormDocument => ({
  title: paperOf(form).zh,
  paperCode: paperOf(form).paperCode,
  orientation: "PORTRAIT",
  blocks: [{ kind: "TEXT", text: "打印时该记录已不存在，本编号作废。" }],
});

const keyOf = ({ scope }: TenantContext, sha256: string) => `${scope.companyId}/${sha256}`;

async function contentOf(context: TenantContext, storage: Storage, sha256: string) {
  const content = await storage.get(keyOf(context, sha256));
  return content ? bufferOf(content) : null;
}

async function bufferOf(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Pictures as paper takes them: upright, no larger than a page needs, without what the camera wrote into them. */
function picturesOf(context: TenantContext, storage: Storage): Pictures {
  return async (sha256) => {
    const content = await contentOf(context, storage, sha256);
    if (!content) return null;
    const { default: sharp } = await import("sharp");
    const picture = sharp(content, {
      limitInputPixels: 100_000_000,
      failOn: "truncated",
      pages: 1,
    });
    try {
      const { hasAlpha } = await picture.metadata();
      const fitted = picture
        .rotate()
        .resize(1200, 1200, { fit: "inside", withoutEnlargement: true });
      return await (hasAlpha ? fitted.png() : fitted.jpeg({ quality: 82 })).toBuffer();
    } catch {
      return null; // broken, or HEIC without its decoder: the paper says so in its place
    }
  };
}
