import { found } from "../change.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { globalIdOf } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import {
  answering,
  disposition,
  type Handler,
  jsonIn,
  requirePreflight,
  sendJson,
  sendKept,
  urlOf,
} from "../storage/answer.ts";
import { sealedKey } from "../storage/sealed.ts";
import type { Storage } from "../storage/storage.ts";
import { openTender } from "./actions.ts";
import { TenderFileState } from "./enums.ts";
import { parsed } from "./facts.ts";
import type { OpenTenderInput } from "./inputs.ts";
import { downloadOf } from "./pack-actions.ts";
import { findBidFile, reachingTender, readEntries, readTender } from "./queries.ts";
import { openingOf } from "./told.ts";

const path = /^\/tenders\/([0-9a-f-]{36})\/([a-z]+(?:\.json)?)$/;

/**
 * GET /tenders/<uuid>/pack.json, releases.json or record.json: of the process log what the viewer may read as a whole, for the
 * verifier and as OCDS 1.1.
 */
export const tenderDownloads = (log: ErrorLog): Handler =>
  answering(log, async (request, response, context) => {
    const [, id = "", name = ""] = found(path.exec(urlOf(request).pathname) ?? undefined);
    const tender = found(await readTender(context, id));
    const entries = parsed((await readEntries(context, id)) ?? []);
    const made = downloadOf(name, tender, entries, context.now, context.baseUrl);
    response.setHeader("content-disposition", disposition("attachment", name));
    sendJson(response, 200, made);
  });

/**
 * GET /tenders/<uuid>/files/<hash>: a sealed file of a bid as it was handed in, for whoever reads the opened bids, and from the deadline
 * on for the officer in whose browser they are opened. What is in it, its reader's browser works out.
 */
export const tenderBidFiles = ({ storage, log }: { storage: Storage; log: ErrorLog }): Handler =>
  answering(log, async (request, response, context) => {
    const [, , id = "", , sha256 = ""] = urlOf(request).pathname.split("/");
    found(await readTender(context, id));
    const mayOpen = (await openingOf(context, id)) !== null;
    const eyes = mayOpen ? reachingTender(context, id) : context;
    const file = found(await findBidFile(eyes, id, sha256));
    await sendKept(storage, response, sealedKey(context, file.id), {
      "content-type": "application/octet-stream",
      "content-length": String(file.bytes),
      "content-disposition": disposition("attachment", `${sha256}.sealed`),
    });
  });

/** Fifty bids as long as a box may be. */
const largestOpening = 32 * 1024 * 1024;

/**
 * POST /tenders/<uuid>/opening with the input of openTender: all bids of an opening come at once, and together they may be longer
 * than a GraphQL request, which nobody may hinder an opening by.
 */
export const tenderOpenings = (log: ErrorLog): Handler =>
  answering(log, async (request, response, context) => {
    requirePreflight(request);
    const [, id = ""] = found(path.exec(urlOf(request).pathname) ?? undefined);
    found(await readTender(context, id)); // ahead of a body that may be long
    const sent = await jsonIn(request, largestOpening);
    const input = { ...openingIn(sent), id: globalIdOf("Tender", id) };
    const { tender } = await openTender(context, input);
    sendJson(response, 200, { tender: globalIdOf("Tender", tender) });
  });

type Told = Readonly<Record<string, unknown>>;

/** What was sent, as far as it has the form of an opening. */
function openingIn(sent: Told): Omit<OpenTenderInput, "id"> {
  const wrong = (field: string) => refusalError({ code: "INVALID_INPUT", details: { field } });
  const objectIn = (value: unknown, field: string): Told => {
    if (typeof value !== "object" || value === null) throw wrong(field);
    return value as Told;
  };
  const textIn = (of: Told, field: string): string => {
    const value = of[field];
    if (typeof value !== "string") throw wrong(field);
    return value;
  };
  const fileStateIn = (of: Told) => {
    const state = textIn(of, "state");
    if (!Object.hasOwn(TenderFileState, state)) throw wrong("state");
    return state as keyof typeof TenderFileState;
  };
  const listIn = (field: string): Told[] => {
    const value = sent[field] ?? [];
    if (!Array.isArray(value)) throw wrong(field);
    return value.map((one) => objectIn(one, field));
  };
  return {
    clientMutationId: textIn(sent, "clientMutationId"),
    holders: listIn("holders").map((one) => ({
      holderId: textIn(one, "holderId"),
      proof: textIn(one, "proof"),
    })),
    bids: listIn("bids").map((one) => ({
      bidderId: textIn(one, "bidderId"),
      bid: one["bid"] ?? null,
      nonce: textIn(one, "nonce"),
    })),
    unreadable: listIn("unreadable").map((one) => ({
      bidderId: textIn(one, "bidderId"),
      reason: textIn(one, "reason"),
    })),
    files: listIn("files").map((one) => ({
      bidderId: textIn(one, "bidderId"),
      sha256: textIn(one, "sha256"),
      state: fileStateIn(one),
    })),
    minutes: textIn(sent, "minutes"),
  };
}
