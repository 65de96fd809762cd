import type { IncomingMessage, ServerResponse } from "node:http";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { checkUsable, linkStatus, termsOf } from "@threshold/domain/access-link/link";
import { day } from "@threshold/domain/calendar/day";
import type { Json } from "@threshold/domain/canonical-json";
import type { WorkingCalendar } from "@threshold/domain/calendar/working-calendar";
import type { GraphQLError } from "graphql";
import type { Pool } from "pg";
import { v7 as uuid } from "uuid";
import type { DecidingContext } from "../approval/actions.ts";
import { countAttachments, insertAttachment } from "../attachment/queries.ts";
import { captureOf, storeFile } from "../attachment/store-actions.ts";
import { tokenHash } from "../auth/token.ts";
import { found, unwrap } from "../change.ts";
import { refusalOfConstraint } from "../constraint.ts";
import { read, type Scope, write } from "../db/tenancy.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { refusalError } from "../refusal.ts";
import { answerError, disposition, jsonIn, sendJson, urlOf } from "../storage/answer.ts";
import type { Parts } from "../storage/parts.ts";
import type { Storage } from "../storage/storage.ts";
import { sealedKey } from "../storage/sealed.ts";
import { receiveFile } from "../storage/upload.ts";
import { LinkAct as LinkActWord } from "./enums.ts";
import type { LinkAct, LinkInput } from "./purpose-types.ts";
import { purposes } from "./purposes.ts";
import {
  countRequest,
  countUse,
  findToken,
  insertUse,
  type LinkRow,
  linkLock,
  linkStatement,
  lockLink,
  markOpened,
  senderStatement,
} from "./queries.ts";

interface Options {
  readonly pool: Pool;
  readonly storage: Storage;
  /** Files that come in parts by links. */
  readonly parts: Parts;
  readonly dataDir: string;
  readonly log: ErrorLog;
  readonly clock: () => Date;
  readonly calendar: WorkingCalendar;
  /** The address browsers see, for links that a link gives. */
  readonly baseUrl: string;
  readonly addressOf: (request: IncomingMessage) => string;
  /** Whether another site's page asks. */
  readonly isForeign: (request: IncomingMessage) => boolean;
}

/** Requests a minute by one link, by one that is often asked, and from one address: an office shares its address. */
const mostByLink = 30;
const mostByMany = 120;
const mostFromAddress = 90;
/** Of a file that comes in parts there are many. */
const mostParts = 400;
/** The largest body, in bytes: a signature of six thousand points fits, and where something is handed in a sealed bid. */
const largestBody = 128 * 1024;
const largestDeed = 1024 * 1024;

/** Photos that are handed in with one answer at most, and the largest, in bytes. */
const mostPhotos = 9;
const largestPhoto = 15_000_000;

/**
 * The whole of what a link opens: POST /api/links/read and /api/links/act with `{token, …}`, and for what is
 * handed in /api/links/photo with the token in a header. None takes a record's id: what the link is about stands with
 * the link. A tender's documents come by POST /api/links/file with `{token, id}`, what is made of its log by
 * GET /api/links/download/<name> with the token in a header. A bid's sealed files come in parts at /api/links/parts (tus, the token
 * in a header), and each is taken by POST /api/links/bid-file with `{token, upload}` once it is whole; before, that tells where to go on.
 */
export function linkHandler(options: Options) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const [, , , path = "", name = ""] = request.url?.split("?", 1)[0]?.split("/") ?? [];
      const isDownload = path === "download";
      if (path === "parts") return await receiveParts(options, request, response);
      if (isDownload ? request.method !== "GET" : request.method !== "POST")
        return sendJson(response, 405, { code: "BAD_REQUEST" });
      if (!isDownload && path !== "photo" && !isJson(request))
        return sendJson(response, 405, { code: "BAD_REQUEST" });
      if (options.isForeign(request)) return sendJson(response, 403, { code: "FORBIDDEN" });
      const address = options.addressOf(request);
      await limit(options, `address:${address}`, mostFromAddress);
      if (path === "photo") return sendJson(response, 201, await takePhoto(options, request));
      if (isDownload) return await download(options, request, response, name);
      const body = await jsonIn(request, path === "act" ? largestDeed : largestBody);
      const follows = await follow(options, request, String(body["token"] ?? ""));
      if (path === "file")
        return await sendFile(options, response, follows, String(body["id"] ?? ""));
      if (path === "bid-file") {
        const taken = await takeParts(options, follows, keyOf(body["upload"], "upload"));
        return sendJson(response, 200, taken);
      }
      const answer =
        path === "act" ? await act(options, follows, body, address) : await show(follows);
      sendJson(response, 200, answer);
    } catch (error) {
      await answerError(options.log, request, response, error);
    }
  };
}

const isJson = ({ headers }: IncomingMessage) =>
  headers["content-type"]?.startsWith("application/json") ?? false;

async function limit({ pool, clock }: Options, subject: string, most: number): Promise<void> {
  if ((await countRequest(pool, subject, clock())) > most)
    throw refusalError({ code: "RATE_LIMITED", details: { retryAfterSeconds: 60 } });
}

/** A link that somebody follows, with what it sees: itself and what it is about. */
interface Followed {
  readonly link: LinkRow;
  readonly sender: { readonly company: string; readonly serviceCenter: string | null };
  /** Reads the one thing; reaches no center. */
  readonly sees: DecidingContext;
  /** Carries a decision out at the center where it lies, in the capability of its record. */
  readonly acts: DecidingContext;
}

async function follow(
  options: Options,
  request: IncomingMessage,
  token: string,
  mostOften?: number,
): Promise<Followed> {
  const { pool } = options;
  const known = found(await findToken(pool, tokenHash(token)));
  const now = options.clock();
  const scope: Scope = {
    companyId: known.companyId,
    accountId: known.linkId,
    // Nobody of the company: what is written is recorded under the link.
    personId: known.linkId,
    placeIds: [],
    reachIds: [],
    centerIds: [],
    readable: "{}",
    permissions: [],
    requestId: String(request.headers["x-request-id"] ?? uuid()),
    origin: `link:${known.linkId}`,
  };
  const blind = { pool, scope, now: now.toISOString(), today: now.toISOString().slice(0, 10) };
  const [row] = await read<LinkRow>(blind, linkStatement(known.linkId));
  const link = found(row);
  const most = purposes[link.purpose].isOftenAsked ? mostByMany : mostByLink;
  if (mostOften === undefined) await limit(options, `link:${link.id}`, most);
  else await limit(options, `parts:${link.id}`, mostOften);
  const placeIds = [link.serviceCenterId];
  const placed = { ...blind, scope: { ...scope, placeIds } };
  const [sender] = await read(placed, senderStatement(link.serviceCenterId));
  const { timeZone } = found(sender);
  const today = day(new Intl.DateTimeFormat("en-CA", { timeZone }).format(now));
  const sees = { ...placed, today, calendar: options.calendar };
  return {
    link,
    sender: found(sender),
    sees,
    acts: { ...sees, scope: actingScope(sees.scope, link) },
  };
}

/** What is told of a defect, or of all of a party's, moves the takeover that found it as well. */
const aboutDefects: readonly string[] = ["Defect", "Contractor"];

/** By a tender's link that one tender is reached, whatever else lies at its center. */
const actingScope = (scope: Scope, link: LinkRow): Scope => ({
  ...scope,
  reachIds: [link.serviceCenterId],
  centerIds: link.capability === "LCH" ? [link.serviceCenterId] : [],
  readable: JSON.stringify(
    termsOf(link.purpose).ofTender
      ? { TENDER: `{${link.recordId}}` }
      : {
          [link.capability]: `{${link.serviceCenterId}}`,
          ...(aboutDefects.includes(link.recordType) && { TKO: `{${link.serviceCenterId}}` }),
        },
  ),
});

/** What the page shows. A link that is over tells nothing but that. */
async function show({ link, sender, sees, acts }: Followed) {
  const status = linkStatus(link, sees.now);
  if (status !== "ACTIVE") return { status, company: sender.company, uses: link.uses };
  const use = { name: "openLink", key: null, input: null };
  await write(acts, use, (db) => markOpened(db, link.id).then(() => null));
  const view = await purposes[link.purpose].read(sees, link, acts);
  return {
    status,
    purpose: link.purpose,
    company: sender.company,
    serviceCenter: sender.serviceCenter,
    name: link.addresseeName,
    organization: link.addresseeOrganization,
    expiresAt: link.expiresAt,
    // Deadlines are counted by this clock, whatever the visitor's says.
    now: sees.now,
    ...view,
  };
}

/** Does the one thing, once per key, and counts it. */
async function act(
  { baseUrl }: Options,
  { link, acts }: Followed,
  body: Record<string, unknown>,
  address: string,
) {
  const input = inputOf(body);
  const use = { name: "actByLink", key: keyOf(body["key"]), input, lock: linkLock(link.id) };
  const told: Record<string, Json> = {};
  const answer = await write(acts, use, async (db) => {
    const current = found(await lockLink(db, link.id));
    unwrap(checkUsable(current, acts.now));
    const outcome = await purposes[link.purpose].act(db, acts, current, input, told);
    await countUse(db, link.id);
    await insertUse(db, {
      id: uuid(),
      link_id: link.id,
      service_center_id: link.serviceCenterId,
      act: input.act,
      said_name: input.name,
      said_organization: input.organization,
      address,
    });
    return { done: input.act, ...outcome };
  }).catch((error: unknown) => {
    throw refusalOfConstraint(error, use.name, input.deed);
  });
  // Behind # it stays in the browser; told this once.
  const { token } = told;
  return token === undefined ? answer : { ...answer, url: `${baseUrl}/l#${String(token)}` };
}

/** A kept file that the link's purpose shows. */
async function sendFile(
  { storage }: Options,
  response: ServerResponse,
  { link, sees }: Followed,
  id: string,
): Promise<void> {
  unwrap(checkUsable(link, sees.now));
  const file = found(await purposes[link.purpose].file?.(sees, link, id));
  const content = found(await storage.get(file.key ?? `${sees.scope.companyId}/${file.sha256}`));
  response.writeHead(200, {
    "content-type": file.mediaType,
    "content-length": file.sizeBytes,
    "content-disposition": disposition("attachment", file.name),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  await pipeline(content, response);
}

/** What is made on the way, as a file. */
async function download(
  options: Options,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const token = String(request.headers["x-link-token"] ?? "");
  const { link, sees } = await follow(options, request, token);
  unwrap(checkUsable(link, sees.now));
  const made = found(await purposes[link.purpose].download?.(sees, link, name, options.baseUrl));
  response.setHeader("content-disposition", disposition("attachment", name));
  sendJson(response, 200, made);
}

/** A photo of what is to be handed in. It hangs on a record that is there once it is handed in. */
async function takePhoto(options: Options, request: IncomingMessage) {
  const { link, acts } = await follow(
    options,
    request,
    String(request.headers["x-link-token"] ?? ""),
  );
  const place = found(purposes[link.purpose].photo);
  unwrap(checkUsable(link, acts.now));
  const asked = urlOf(request).searchParams;
  const capture = captureOf(acts, asked.get("capture"));
  const upload = await receiveFile(request, { dataDir: options.dataDir, limit: largestPhoto });
  try {
    const { companyId } = acts.scope;
    const file = await storeFile(options.storage, companyId, upload, "PICTURES");
    const key = keyOf(request.headers["idempotency-key"]);
    const use = { name: "sendPhotoByLink", key, input: { file }, lock: linkLock(link.id) };
    return await write(acts, use, async (db) => {
      unwrap(checkUsable(found(await lockLink(db, link.id)), acts.now));
      const { type, id: recordId } = await place(db, link, asked);
      if ((await countAttachments(db, recordId)) >= mostPhotos)
        throw refusalError({ code: "TOO_MANY_FILES", details: { limit: mostPhotos } });
      await insertAttachment(db, {
        id: uuid(),
        service_center_id: link.serviceCenterId,
        record_type: type,
        record_id: recordId,
        name: file.name,
        media_type: file.mediaType,
        size_bytes: file.sizeBytes,
        sha256: file.sha256,
        has_thumbnail: file.hasThumbnail,
        capture: capture && JSON.stringify(capture),
        removed_at: null,
      });
      return { photos: await countAttachments(db, recordId) };
    });
  } finally {
    await upload.discard();
  }
}

/** One part of a file, or where it ended (tus); the link is asked each time, and when a file is begun whether one may be. */
async function receiveParts(
  options: Options,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "", headers } = request;
  if (!["POST", "HEAD", "PATCH", "DELETE"].includes(method))
    return sendJson(response, 405, { code: "BAD_REQUEST" });
  if (options.isForeign(request)) return sendJson(response, 403, { code: "FORBIDDEN" });
  await limit(options, `parts:${options.addressOf(request)}`, 3 * mostParts);
  const token = String(headers["x-link-token"] ?? "");
  const { link, sees, acts } = await follow(options, request, token, mostParts);
  unwrap(checkUsable(link, sees.now));
  const { begin } = found(purposes[link.purpose].parts);
  if (method === "POST") await begin(sees, link);
  await options.parts.handle(request, response, acts);
}

/** Keeps a file that is whole, under a name of its own; one that is there already stays. Of any other it tells how much has come. */
async function takeParts({ storage, parts }: Options, { link, acts }: Followed, upload: string) {
  unwrap(checkUsable(link, acts.now));
  const { find, take } = found(purposes[link.purpose].parts);
  const known = await find(acts, link, upload);
  if (known) return known;
  const reached = await parts.reached(acts, upload);
  if (!reached?.isWhole) return { done: "PARTIAL", offset: reached?.offset ?? null };
  const { path, size, sha256, discard } = await parts.take(acts, upload);
  const id = uuid();
  const key = sealedKey(acts, id);
  await storage.put(key, createReadStream(path), size);
  const use = { name: "takePartsByLink", key: null, input: null, lock: linkLock(link.id) };
  const taken = await write(acts, use, async (db) => {
    unwrap(checkUsable(found(await lockLink(db, link.id)), acts.now));
    return take(db, acts, link, { id, upload, sha256, bytes: size });
  }).catch(async (error: unknown) => {
    await storage.remove(key);
    throw error;
  });
  if (!taken.kept) await storage.remove(key);
  await discard();
  return taken;
}

function keyOf(value: unknown, field = "key"): string {
  if (typeof value === "string" && /^[\w-]{8,64}$/.test(value)) return value;
  throw refusalError({ code: "INVALID_INPUT", details: { field } });
}

const acts = Object.keys(LinkActWord) as LinkAct[];

/** What was sent, as far as it has the form of it. Refused: INVALID_INPUT with the field. */
function inputOf(body: Record<string, unknown>): LinkInput {
  const wrong = (field: string): GraphQLError =>
    refusalError({ code: "INVALID_INPUT", details: { field } });
  const textIn = (field: string, longest: number): string | null => {
    const value = body[field] ?? "";
    if (typeof value !== "string" || value.trim().length > longest) throw wrong(field);
    return value.trim() || null;
  };
  const act = acts.find((word) => word === body["act"]);
  if (!act) throw wrong("act");
  const { token: _token, key: _key, ...deed } = body;
  const answers = body["answers"] ?? {};
  if (typeof answers !== "object" || Array.isArray(answers)) throw wrong("answers");
  const strokes = body["strokes"] ?? null;
  const isDrawing =
    Array.isArray(strokes) &&
    strokes.every((one) => Array.isArray(one) && one.every((value) => typeof value === "number"));
  if (strokes !== null && !isDrawing) throw wrong("strokes");
  return {
    act,
    name: textIn("name", 80),
    organization: textIn("organization", 80),
    contentHash: textIn("contentHash", 64) ?? "",
    comment: textIn("comment", 2000),
    strokes: strokes as number[][] | null,
    answers: answers as Record<string, unknown>,
    deed,
  };
}
