import { found } from "../change.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { answering, disposition, type Handler, sendJson, urlOf } from "../storage/answer.ts";
import { parsed } from "./facts.ts";
import { downloadOf } from "./pack-actions.ts";
import { readEntries, readTender } from "./queries.ts";

const path = /^\/tenders\/([0-9a-f-]{36})\/([a-z]+\.json)$/;

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
