import { randomUUID } from "node:crypto";
import { pipeline } from "node:stream/promises";
import type { ServerResponse } from "node:http";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { globalIdOf, parseId } from "../graphql/id.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { refusalError } from "../refusal.ts";
import {
  answering,
  disposition,
  type Handler,
  requirePreflight,
  sendJson,
  urlOf,
} from "../storage/answer.ts";
import type { Parts } from "../storage/parts.ts";
import type { ByteRange, Storage } from "../storage/storage.ts";
import { receiveFile, type Upload } from "../storage/upload.ts";
import { attachFile, checkAttachable, type NewAttachment } from "./actions.ts";
import { isShownInline } from "./kind.ts";
import { type AttachmentRow, findAttachment } from "./queries.ts";
import { captureOf, storeFile } from "./store-actions.ts";

/** Largest file that is kept, in bytes. */
export const largestFile = 25_000_000;

interface FileOptions {
  readonly storage: Storage;
  readonly parts: Parts;
  readonly dataDir: string;
  readonly log: ErrorLog;
}

/**
 * `upload`: POST /files?record=<global id>, multipart with the field `file`, or `&parts=<key>` of a file that came in
 * parts; `&capture=<JSON>` says when and where a photo was taken. Answers 201 `{id}`. An `idempotency-key` header makes a repetition harmless.
 * `download`: GET or HEAD /files/Attachment_<uuid> and, for a small picture, …/thumbnail.
 * Refusals are answered as `{code, details}`.
 */
export function fileHandlers(options: FileOptions): { upload: Handler; download: Handler } {
  return {
    upload: answering(options.log, async (request, response, context) => {
      requirePreflight(request);
      if (!context.canWrite) throw refusalError({ code: "FORBIDDEN" });
      const asked = urlOf(request).searchParams;
      const record = asked.get("record") ?? "";
      const capture = captureOf(context, asked.get("capture"));
      await checkAttachable(context, record);
      const key = request.headers["idempotency-key"];
      const parts = asked.get("parts");
      const upload =
        parts === null
          ? await receiveFile(request, { ...options, limit: largestFile })
          : await keptParts(options, context, parts);
      try {
        const id = await keep(options, context, upload, {
          record,
          capture,
          clientMutationId: String(key ?? randomUUID()),
        });
        sendJson(response, 201, { id: globalIdOf("Attachment", id) });
      } finally {
        await upload.discard();
      }
    }),
    download: answering(options.log, async (request, response, context) => {
      const [, , name = "", part] = urlOf(request).pathname.split("/");
      const parsed = parseId(name);
      const row = found(
        parsed?.type === "Attachment" ? await findAttachment(context, parsed.uuid) : undefined,
      );
      const isSmall = part === "thumbnail" && row.hasThumbnail;
      if (part !== undefined && !isSmall) throw refusalError({ code: "NOT_FOUND" });
      const file = isSmall ? smallPicture(row) : whole(row);
      await answerFile(request.headers, response, file, options.storage, context, request.method);
    }),
  };
}

/** The sender deletes its parts once it has the answer: a repetition finds them. */
const keptParts = async (
  { parts }: FileOptions,
  context: Context,
  key: string,
): Promise<Upload> => ({
  ...(await parts.take(context, key)),
  discard: () => Promise.resolve(),
});

async function keep(
  { storage }: FileOptions,
  context: Context,
  upload: Upload,
  of: Pick<NewAttachment, "clientMutationId" | "record" | "capture">,
): Promise<string> {
  const file = await storeFile(storage, context.scope.companyId, upload);
  return (await attachFile(context, { ...of, ...file })).id;
}

/** A kept file on its way out. */
interface Outgoing {
  readonly keyEnd: string;
  readonly name: string;
  readonly mediaType: string;
  /** In bytes; undefined where only its content tells. */
  readonly size: number | undefined;
}

const whole = ({ sha256, name, mediaType, sizeBytes }: AttachmentRow): Outgoing => ({
  keyEnd: sha256,
  name,
  mediaType,
  size: sizeBytes,
});

const smallPicture = ({ sha256, name }: AttachmentRow): Outgoing => ({
  keyEnd: `${sha256}.webp`,
  name: `${name}.webp`,
  mediaType: "image/webp",
  size: undefined,
});

async function answerFile(
  headers: { "if-none-match"?: string | undefined; range?: string | undefined },
  response: ServerResponse,
  file: Outgoing,
  storage: Storage,
  context: Context,
  method: string | undefined,
): Promise<void> {
  const etag = `"${file.keyEnd}"`;
  response.setHeader("etag", etag);
  // The browser keeps it but asks each time: what was removed, or is not the viewer's any more, is gone.
  response.setHeader("cache-control", "private, no-cache");
  if (headers["if-none-match"] === etag) return void response.writeHead(304).end();
  const range = rangeOf(headers.range, file.size);
  if (range === "UNSATISFIABLE")
    return void response.writeHead(416, { "content-range": `bytes */${file.size}` }).end();
  const content = found(await storage.get(`${context.scope.companyId}/${file.keyEnd}`, range));
  response.writeHead(range ? 206 : 200, { ...headersOf(file), ...lengthOf(file.size, range) });
  if (method === "HEAD") {
    content.destroy();
    return void response.end();
  }
  await pipeline(content, response).catch(() => response.destroy()); // the reader went away
}

function headersOf({ name, mediaType }: Outgoing): Record<string, string> {
  const shown = isShownInline(mediaType);
  const isText = mediaType.startsWith("text/");
  return {
    "content-type": isText ? `${mediaType}; charset=utf-8` : mediaType,
    "content-disposition": disposition(shown ? "inline" : "attachment", name),
    "x-content-type-options": "nosniff",
    // Browsers do not show a PDF within a sandbox; their viewer is one of its own.
    "content-security-policy":
      mediaType === "application/pdf"
        ? "default-src 'none'; object-src 'self'; frame-ancestors 'self'"
        : "default-src 'none'; sandbox; frame-ancestors 'self'",
    "cross-origin-resource-policy": "same-origin",
  };
}

const lengthOf = (size: number | undefined, range: ByteRange | undefined) => {
  if (size === undefined) return {};
  if (!range) return { "content-length": size, "accept-ranges": "bytes" };
  const { from, to } = range;
  return { "content-length": to - from + 1, "content-range": `bytes ${from}-${to}/${size}` };
};

/** The one range asked for; several, or of what has no known size, are answered as a whole. */
export function rangeOf(
  header: string | undefined,
  size: number | undefined,
): ByteRange | "UNSATISFIABLE" | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (size === undefined || (first === "" && last === "")) return undefined;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return from > to || from >= size ? "UNSATISFIABLE" : { from, to };
}
