import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { RefusalCode } from "@threshold/domain/refusal";
import { GraphQLError } from "graphql";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { readJson } from "../graphql/body.ts";
import { type ErrorLog, isDatabaseOutage } from "../graphql/errors.ts";
import { refusalError } from "../refusal.ts";
import type { Storage } from "./storage.ts";
import { type ZipPart, zipOfParts } from "./zip-writer.ts";

/** Answers one request of a signed-in viewer; a refusal is thrown. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
) => Promise<void>;

const statuses: Partial<Record<RefusalCode, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  SECOND_FACTOR_REQUIRED: 403,
  UNAUTHENTICATED: 401,
  INVALID_INPUT: 400,
  FILE_TOO_LARGE: 413,
  FILE_KIND_REFUSED: 415,
  IMPORT_NOT_A_WORKBOOK: 415,
  BCF_UNREADABLE: 415,
  STORAGE_UNAVAILABLE: 503,
  RATE_LIMITED: 429,
};

/** Tells refusals as `{code, details}` with their status (409 for a rule of the field), faults by an id. */
export const answering =
  (log: ErrorLog, handler: Handler): Handler =>
  async (request, response, context) => {
    try {
      await handler(request, response, context);
    } catch (error) {
      await answerError(log, request, response, error);
    }
  };

/** Answers a refusal with its code and status, anything else with the id under which it is logged. */
export async function answerError(
  log: ErrorLog,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): Promise<void> {
  const refusal = refusalOf(error);
  const errorId = randomUUID();
  if (!refusal || (error as Error).cause !== undefined)
    log.error({ err: error, errorId, path: request.url }, "a request for a file failed");
  if (response.headersSent) return void response.destroy();
  await drain(request);
  const fault = faultOf(causeOf(error));
  const status = refusal ? (statuses[refusal.code as RefusalCode] ?? 409) : fault.status;
  if (!request.complete) response.setHeader("connection", "close");
  sendJson(response, status, refusal ?? { code: fault.code, errorId });
}

const refusalOf = (error: unknown) =>
  error instanceof GraphQLError && error.extensions.code !== undefined
    ? error.extensions
    : undefined;

/** What failed below a field of a list that is exported. */
const causeOf = (error: unknown) =>
  error instanceof GraphQLError ? (error.originalError ?? error) : error;

/** How what is no refusal is told: the database is not there at the moment, or it is a fault of ours. */
export const faultOf = (error: unknown) =>
  isDatabaseOutage(error)
    ? { status: 503, code: "DATABASE_UNAVAILABLE" }
    : { status: 500, code: "INTERNAL_SERVER_ERROR" };

/** How long a body that is refused may still come, in ms: 31 MB take a phone a while. */
const patience = 60_000;

/** Reads the rest of a body for a while: a browser that is still sending would not see the answer. */
async function drain(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, patience).unref();
    request
      .on("close", resolve)
      .on("end", resolve)
      .on("error", () => resolve());
    request.resume();
  });
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(text),
      "cache-control": "no-store",
    })
    .end(text);
}

/** The JSON object of a body. Refused: FILE_TOO_LARGE (`limit`), INVALID_INPUT for anything else. */
export async function jsonIn(
  request: IncomingMessage,
  limit: number,
): Promise<Record<string, unknown>> {
  const read = await readJson(request, limit);
  if ("status" in read && read.status === 413)
    throw refusalError({ code: "FILE_TOO_LARGE", details: { limit } });
  const body = "body" in read ? read.body : undefined;
  if (typeof body === "object" && body !== null) return body as Record<string, unknown>;
  throw refusalError({ code: "INVALID_INPUT", details: { reason: "JSON" } });
}

/** What only a page of ours sends: another site's form cannot set a header. */
export function requirePreflight({ headers }: IncomingMessage): void {
  if (headers["apollo-require-preflight"] || headers["x-threshold"]) return;
  throw refusalError({ code: "FORBIDDEN" });
}

/** The address asked for; only its path and query count. */
export const urlOf = (request: IncomingMessage): URL =>
  new URL(`http://host${request.url?.startsWith("/") ? request.url : "/"}`);

/** `attachment` or `inline` with a name that may be Chinese (RFC 6266). */
export function disposition(kind: "attachment" | "inline", name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Sends a kept file as it is. The browser keeps it but asks each time. Refuses NOT_FOUND. */
export async function sendKept(
  storage: Storage,
  response: ServerResponse,
  key: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const content = found((await storage.get(key)) ?? undefined);
  response.writeHead(200, {
    ...headers,
    "cache-control": "private, no-cache",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  });
  await pipeline(content, response).catch(() => response.destroy()); // the reader went away
}

/** Sends an archive of parts as it is written. Of a reader who went away nothing is told. */
export async function sendZip(
  response: ServerResponse,
  name: string,
  parts: AsyncIterable<ZipPart>,
  { at, mediaType = "application/zip" }: { readonly at: Date; readonly mediaType?: string },
): Promise<void> {
  response.writeHead(200, {
    "content-type": mediaType,
    "content-disposition": disposition("attachment", name),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  await pipeline(zipOfParts(parts, at), response).catch((error: NodeJS.ErrnoException) => {
    response.destroy();
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  });
}

/** The viewer's language: `?lang=`, else what the browser prefers, else Chinese. */
export function languageOf(request: IncomingMessage): "zh" | "en" {
  const asked = urlOf(request).searchParams.get("lang") ?? request.headers["accept-language"] ?? "";
  return /^\s*en\b/i.test(asked) ? "en" : "zh";
}
