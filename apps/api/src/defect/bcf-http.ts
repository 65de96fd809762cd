import { createHash, randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { type BcfTopic, type BcfVersion, bcfVersions } from "@threshold/domain/defect/bcf";
import { defectTrades } from "@threshold/domain/defect/vocabulary";
import type { GraphQLSchema } from "graphql";
import { type StoredFile, storeFile } from "../attachment/store-actions.ts";
import { uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { askedOf, listIds } from "../export/actions.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { refusalCodeOf, refusalError } from "../refusal.ts";
import {
  answering,
  type Handler,
  requirePreflight,
  sendJson,
  sendZip,
  urlOf,
} from "../storage/answer.ts";
import type { Storage } from "../storage/storage.ts";
import { keepUpload, receiveFile } from "../storage/upload.ts";
import { BadZip } from "../storage/zip.ts";
import type { ZipPart } from "../storage/zip-writer.ts";
import { bcfTopicOf, lookAtTopics, openBcfEstate, takeTopics } from "./bcf-actions.ts";
import { type BcfFile, largestPicture, openBcf } from "./bcf-read.ts";
import { type BcfDefectRow, listForBcf } from "./bcf-queries.ts";
import { bcfHead, bcfMarkup } from "./bcf-write.ts";

/** Defects that one file holds at most, and how large a file that comes in may be, in bytes. */
const mostDefects = 500;
const largestBcf = 200 * 1024 * 1024;
/** The longer side of a picture that goes out, in pixels, as the format asks for. */
const longestSide = 1_500;

interface BcfOptions {
  readonly storage: Storage;
  readonly dataDir: string;
  readonly schema: GraphQLSchema;
  readonly log: ErrorLog;
}

/**
 * `give`: GET /bcf/defects.bcf?version=<2.1|3.0>&args=<arguments of the list as JSON>, or &rows=<global ids parted by ~>.
 * `take`: POST /bcf?of=Estate_<uuid>, multipart with the field `file`, says what each topic of a file would do; with &take it does it.
 */
export function bcfHandlers(options: BcfOptions): { give: Handler; take: Handler } {
  const { storage, dataDir, schema, log } = options;
  return {
    give: answering(log, async (request, response, context) => {
      const { searchParams } = urlOf(request);
      const version = bcfVersions.find((one) => one === searchParams.get("version"));
      if (!version) throw refusalError({ code: "INVALID_INPUT", details: { field: "version" } });
      const rows = await listForBcf(context, await idsOf(schema, context, searchParams));
      if (rows.length === 0)
        throw refusalError({ code: "INVALID_INPUT", details: { field: "rows" } });
      const parts = partsOf(storage, context, version, rows);
      await sendZip(response, `缺陷-${rows[0]!.estateName}.bcf`, parts, {
        at: new Date(context.now),
        mediaType: "application/octet-stream",
      });
    }),
    take: answering(log, async (request, response, context) => {
      requirePreflight(request);
      const { searchParams } = urlOf(request);
      const estateId = uuidOf("Estate", searchParams.get("of") ?? "");
      await openBcfEstate(context, estateId);
      const taking = searchParams.has("take");
      if (taking && !context.canWrite) throw refusalError({ code: "FORBIDDEN" });
      const key = String(request.headers["idempotency-key"] ?? randomUUID());
      const upload = await receiveFile(request, { dataDir, limit: largestBcf });
      try {
        const file = await openBcf(upload.path);
        try {
          const topics = taking
            ? await takeTopics(
                context,
                estateId,
                file.topics,
                (topic) => keyOf(key, topic),
                (path) => keepSnapshot(options, context, file, path),
              )
            : await lookAtTopics(context, estateId, file.topics);
          sendJson(response, 200, { version: file.version, topics, broken: file.broken });
        } finally {
          await file.close();
        }
      } finally {
        await upload.discard();
      }
    }),
  };
}

async function idsOf(schema: GraphQLSchema, context: Context, search: URLSearchParams) {
  const rows = search.get("rows");
  const ids = rows
    ? rows.split("~")
    : await listIds(schema, context, { name: "defects", args: askedOf(search).args }, mostDefects);
  if (ids.length > mostDefects)
    throw refusalError({ code: "BCF_TOO_MANY", details: { limit: mostDefects } });
  return [...new Set(ids)].map((id) => uuidOf("Defect", id));
}

/** A file of defects: its head, then topic by topic with its pictures; memory holds one picture. */
async function* partsOf(
  storage: Storage,
  context: Context,
  version: BcfVersion,
  rows: readonly (BcfDefectRow & { estateId: string; estateName: string })[],
): AsyncGenerator<ZipPart> {
  const [first] = rows;
  const project = { id: first!.estateId, name: first!.estateName };
  const users = [...new Set(rows.flatMap(({ contractor }) => contractor ?? []))];
  const labels = Object.values(defectTrades).map(({ zh }) => zh);
  yield* bcfHead(version, project, users, [...new Set(labels)]);
  for (const row of rows) {
    const photos: { id: string; path: string }[] = [];
    for (const { id, mediaType, sha256 } of row.files) {
      if (!mediaType.startsWith("image/")) continue;
      const picture = await snapshotOf(storage, context, sha256, version);
      if (!picture) continue; // told among what the file does not carry
      const path = `${row.id}/${id}.${version === "2.1" ? "png" : "jpg"}`;
      photos.push({ id, path });
      yield { name: path, content: [picture], isSmall: true };
    }
    yield bcfMarkup(version, bcfTopicOf(row, photos, row.estateName));
  }
}

/** A kept photo as the edition takes it, upright and no larger than it asks for; undefined for what cannot be read. */
async function snapshotOf(
  storage: Storage,
  { scope }: Context,
  sha256: string,
  version: BcfVersion,
): Promise<Buffer | undefined> {
  const kept = await storage.get(`${scope.companyId}/${sha256}`);
  if (!kept) return undefined;
  const { default: sharp } = await import("sharp");
  try {
    const picture = sharp(await buffer(kept), { limitInputPixels: 100_000_000, pages: 1 })
      .rotate()
      .resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true });
    return await (
      version === "2.1"
        ? picture.png()
        : picture.flatten({ background: "#ffffff" }).jpeg({ quality: 85 })
    ).toBuffer();
  } catch {
    return undefined; // broken, or HEIC without its decoder
  }
}

/** A key of its own for each topic of a command. */
const keyOf = (key: string, { guid }: BcfTopic) =>
  createHash("sha256").update(`${key} ${guid}`).digest("hex").slice(0, 48);

/** A picture out of the file, kept as every upload is; undefined for what is none. */
async function keepSnapshot(
  { storage, dataDir }: BcfOptions,
  { scope }: Context,
  file: BcfFile,
  path: string,
): Promise<StoredFile | undefined> {
  try {
    const name = path.slice(path.lastIndexOf("/") + 1).slice(-200);
    const upload = await keepUpload(await file.read(path), name, {
      dataDir,
      limit: largestPicture,
    });
    try {
      return await storeFile(storage, scope.companyId, upload, "PICTURES");
    } finally {
      await upload.discard();
    }
  } catch (error) {
    if (error instanceof BadZip || refusalCodeOf(error) === "FILE_KIND_REFUSED") return undefined;
    throw error;
  }
}
