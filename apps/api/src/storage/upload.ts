import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { basename, join } from "node:path";
import { Transform, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type Busboy from "busboy";
import { refusalError } from "../refusal.ts";
import { storageUnavailable } from "./unavailable.ts";

/** A file that came with a request, in a place of its own until somebody takes it. */
export interface Upload {
  readonly path: string;
  /** Its name on the sender's machine, without folders, control characters or more than 200 characters. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
  /** Throws the file away; harmless after it was moved. */
  discard(): Promise<void>;
}

const folderOf = (dataDir: string) => join(dataDir, "uploads");

/** How long an upload may take that no living process has given up, in ms: a day. */
const patience = 86_400_000;

/** Throws away what killed servers left behind; another server of the same folder may be receiving right now. */
export async function clearUploads(dataDir: string): Promise<void> {
  for (const name of await readdir(folderOf(dataDir)).catch(() => [])) {
    const path = join(folderOf(dataDir), name);
    const written = (await stat(path).catch(() => null))?.mtimeMs;
    if (written !== undefined && Date.now() - written > patience) await rm(path, { force: true });
  }
}

/**
 * Takes the field `file` of a multipart request to disk, streaming. Refuses FILE_TOO_LARGE (above
 * `limit` bytes), FILE_EMPTY, INVALID_INPUT (no such field, or no multipart at all).
 */
export async function receiveFile(
  request: IncomingMessage,
  { dataDir, limit }: { readonly dataDir: string; readonly limit: number },
): Promise<Upload> {
  const length = Number(request.headers["content-length"] ?? 0);
  if (length > limit + 65_536) throw tooLarge(length, limit);
  return kept(dataDir, async (path) => {
    const upload = await takeField(request, path, limit);
    if (upload.size === 0) throw refusalError({ code: "FILE_EMPTY" });
    return upload;
  });
}

/** Keeps what comes out of something else, a picture of an archive say, as if it had come with a request. Refused: FILE_TOO_LARGE. */
export const keepUpload = (
  content: NodeJS.ReadableStream,
  given: string,
  { dataDir, limit }: { readonly dataDir: string; readonly limit: number },
): Promise<Upload> =>
  kept(dataDir, async (path) => ({
    ...(await writeDown(content, path, limit)),
    name: plainName(given),
  }));

/** A place of its own on the disk for what `take` writes there; nothing stays of what failed. */
async function kept(
  dataDir: string,
  take: (path: string) => Promise<Omit<Upload, "path" | "discard">>,
): Promise<Upload> {
  const path = join(folderOf(dataDir), randomUUID());
  const discard = () => rm(path, { force: true });
  try {
    await mkdir(folderOf(dataDir), { recursive: true });
    return { ...(await take(path)), path, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

const tooLarge = (size: number, limit: number) =>
  refusalError({ code: "FILE_TOO_LARGE", details: { size, limit } });
const noFile = () => refusalError({ code: "INVALID_INPUT", details: { field: "file" } });

async function takeField(
  request: IncomingMessage,
  path: string,
  limit: number,
): Promise<Pick<Upload, "name" | "size" | "sha256">> {
  const { default: busboy } = await import("busboy");
  const parser = multipartParser(busboy, request, limit);
  let taken: Promise<Pick<Upload, "name" | "size" | "sha256">> | undefined;
  parser.on("file", (field, content, info) => {
    if (field !== "file" || taken) return void content.resume();
    taken = writeDown(content, path, limit).then((written) => ({
      ...written,
      name: plainName(info.filename ?? ""),
    }));
    taken.catch((error: Error) => parser.destroy(error));
  });
  try {
    await flow(request, parser);
  } catch (error) {
    if (taken) await taken; // its own reason, where it has one
    throw isBroken(error) ? noFile() : error;
  }
  if (!taken) throw noFile();
  return taken;
}

/** Not `pipeline`: on a refusal it would end the socket that the refusal is to be told over. */
function flow(request: IncomingMessage, parser: Writable): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    parser.on("close", resolve).on("error", reject);
    request.on("error", reject).on("close", () => {
      if (!request.complete) reject(new Error("the sender broke off"));
    });
    request.pipe(parser);
  }).catch((error: unknown) => {
    request.unpipe(parser);
    parser.destroy();
    throw error;
  });
}

function multipartParser(busboy: typeof Busboy, request: IncomingMessage, limit: number) {
  try {
    const limits = { files: 1, fields: 5, parts: 6, fieldSize: 1_000, fileSize: limit + 1 };
    return busboy({ headers: request.headers, limits, defParamCharset: "utf8" });
  } catch {
    throw noFile(); // no multipart/form-data, or one without a boundary
  }
}

/** What busboy says of a body that is cut off or no multipart. */
const isBroken = (error: unknown) =>
  /Unexpected end|Malformed|Missing/.test((error as Error).message ?? "");

async function writeDown(
  content: NodeJS.ReadableStream,
  path: string,
  limit: number,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256");
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > limit ? tooLarge(size, limit) : null, chunk);
    },
  });
  try {
    await pipeline(content, count, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  } catch (error) {
    throw isDiskTrouble(error) ? storageUnavailable(error) : error;
  }
  return { size, sha256: hash.digest("hex") };
}

const isDiskTrouble = (error: unknown) =>
  ["ENOSPC", "EDQUOT", "EROFS", "EIO", "EACCES"].includes(
    (error as NodeJS.ErrnoException).code ?? "",
  );

export function plainName(given: string): string {
  const name = basename(given.replaceAll("\\", "/"))
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, "")
    .trim();
  if (name === "") return "file";
  const letters = [...name];
  if (letters.length <= 200) return name;
  throw refusalError({ code: "INVALID_INPUT", details: { field: "name", max: 200 } });
}
