import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import type { IncomingMessage, ServerResponse } from "node:http";
import { paperOf } from "@threshold/domain/form/papers";
import { readCode } from "@threshold/domain/form/verification";
import type { Pool } from "pg";
import { addressOf } from "../auth/address.ts";
import { found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { refusalError } from "../refusal.ts";
import {
  answering,
  disposition,
  type Handler,
  requirePreflight,
  sendJson,
  sendKept,
  urlOf,
} from "../storage/answer.ts";
import type { Storage } from "../storage/storage.ts";
import { receiveFile } from "../storage/upload.ts";
import { workbookType } from "../export/sheet.ts";
import { allowLetterhead, setLogo } from "./actions.ts";
import { printBatch } from "./print-actions.ts";
import { findBatch, findLetterhead, listPrints, lookUpCode } from "./queries.ts";

interface FormOptions {
  readonly storage: Storage;
  readonly dataDir: string;
  readonly log: ErrorLog;
}

/** Largest logo, in bytes. */
const largestLogo = 5 * 1024 * 1024;

/**
 * `print`: GET /prints/PrintBatch_<uuid>, the file of an order; that of a single copy is made when it is first fetched.
 * `logo`: GET /letterhead/logo; POST, multipart with the field `file`, sets it.
 */
export function formHandlers({ storage, dataDir, log }: FormOptions): {
  print: Handler;
  logo: Handler;
} {
  const send = (
    response: ServerResponse,
    { scope }: Context,
    sha256: string,
    headers: Record<string, string>,
  ) => sendKept(storage, response, `${scope.companyId}/${sha256}`, headers);
  const takeLogo = async (
    request: IncomingMessage,
    response: ServerResponse,
    context: Context,
  ): Promise<void> => {
    requirePreflight(request);
    allowLetterhead(context);
    const upload = await receiveFile(request, { dataDir, limit: largestLogo });
    try {
      const logo = await logoOf(await readFile(upload.path));
      const sha256 = createHash("sha256").update(logo).digest("hex");
      await storage.put(`${context.scope.companyId}/${sha256}`, Readable.from([logo]), logo.length);
      const clientMutationId = String(request.headers["idempotency-key"] ?? randomUUID());
      await setLogo(context, { clientMutationId, sha256 });
      sendJson(response, 201, { logoUrl: `/letterhead/logo?${sha256.slice(0, 12)}` });
    } finally {
      await upload.discard();
    }
  };
  return {
    print: answering(log, async (request, response, context) => {
      const id = uuidOf("PrintBatch", urlOf(request).pathname.split("/")[2] ?? "");
      const asked = found(await findBatch(context, id));
      if (asked.total === 1) await printBatch(context, id);
      const batch = found(await findBatch(context, id));
      if (batch.status !== "DONE" || batch.fileSha256 === null)
        throw refusalError({ code: "PRINT_NOT_READY", details: { status: batch.status } });
      const [first] = await listPrints(context, id);
      const { zh } = paperOf(batch.form);
      const of = batch.total === 1 ? first!.number : `${batch.total}份`;
      const [type, ending] = { PDF: ["application/pdf", "pdf"], EXCEL: [workbookType, "xlsx"] }[
        batch.format
      ];
      const shown = batch.format === "PDF" && !urlOf(request).searchParams.has("download");
      await send(response, context, batch.fileSha256, {
        "content-type": type!,
        "content-length": String(batch.fileBytes),
        "content-disposition": disposition(
          shown ? "inline" : "attachment",
          `${zh}-${of}.${ending}`,
        ),
        "content-security-policy": "default-src 'none'; object-src 'self'; frame-ancestors 'self'",
      });
    }),
    logo: answering(log, async (request, response, context) => {
      if (request.method === "POST") return takeLogo(request, response, context);
      const { logoSha256 } = await findLetterhead(context);
      const type = { "content-type": "image/png" };
      await send(response, context, found(logoSha256 ?? undefined), type);
    }),
  };
}

/** A logo as it is printed: a PNG of a size that paper needs. Refuses FILE_KIND_REFUSED for what is no picture. */
async function logoOf(content: Buffer): Promise<Buffer> {
  const { default: sharp } = await import("sharp");
  try {
    return await sharp(content, { limitInputPixels: 100_000_000, pages: 1 })
      .rotate()
      .resize(800, 240, { fit: "inside", withoutEnlargement: true })
      .png()
      .toBuffer();
  } catch {
    throw refusalError({
      code: "FILE_KIND_REFUSED",
      details: { kind: "", allowed: ["PNG", "JPEG", "WebP"] },
    });
  }
}

interface VerifyOptions {
  readonly pool: Pool;
  readonly clock: () => Date;
  readonly trustProxy: boolean;
}

/**
 * GET /verify-form/<code>, for anybody: `{genuine: true, title, titleEn, printedAt}` of a paper of ours, `{genuine: false}`
 * for any other code, 429 for whoever tries too many. What stands on the paper is not told.
 */
export const verifyHandler =
  ({ pool, clock, trustProxy }: VerifyOptions) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = addressOf(request, trustProxy);
    const code = readCode(decode(urlOf(request).pathname.split("/")[2] ?? "")) ?? "";
    const print = await lookUpCode(pool, { code, address, now: clock() });
    if (print === "WAIT") return sendJson(response, 429, { code: "RATE_LIMITED" });
    if (!print) return sendJson(response, 200, { genuine: false });
    const { zh, en } = paperOf(print.form);
    sendJson(response, 200, {
      genuine: true,
      title: zh,
      titleEn: en,
      printedAt: print.printedAt,
    });
  };

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
