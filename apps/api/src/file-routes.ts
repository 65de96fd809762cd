import type { IncomingMessage, ServerResponse } from "node:http";
import { fileHandlers, largestFile } from "./attachment/http.ts";
import { auditDownloads } from "./audit/http.ts";
import type { GraphQLSchema } from "graphql";
import type { Pool } from "pg";
import { cobieHandler } from "./asset/cobie-export.ts";
import { packHandler } from "./bidding/pack-actions.ts";
import type { Context } from "./context.ts";
import { bcfHandlers } from "./defect/bcf-http.ts";
import type { Replica } from "./db/replica.ts";
import type { Env } from "./env.ts";
import { exportHandlers } from "./export/http.ts";
import { formHandlers } from "./form/http.ts";
import { setUpPress } from "./form/print-actions.ts";
import { sendSheet } from "./export/sheet.ts";
import type { ErrorLog } from "./graphql/errors.ts";
import { importHandlers } from "./import/http.ts";
import { readListsThrough } from "./import/lists.ts";
import { refusalError } from "./refusal.ts";
import { answerError, answering, type Handler, sendJson } from "./storage/answer.ts";
import { openParts } from "./storage/parts.ts";
import { openStorage } from "./storage/storage.ts";
import { handoverPacks } from "./takeover/http.ts";
import { tenderBidFiles, tenderDownloads, tenderOpenings } from "./tender/http.ts";

interface Options {
  readonly env: Pick<Env, "dataDir" | "s3">;
  readonly log: ErrorLog;
  readonly pool: Pool;
  readonly replica: Replica;
  /** What lists are read through. */
  readonly schema: GraphQLSchema;
  /** The address browsers see. */
  readonly baseUrl: string;
  /** Who asks; throws for nobody. */
  readonly contextOf: (request: IncomingMessage) => Promise<Context>;
  /** Whether another site's page asks. */
  readonly isForeign: (request: IncomingMessage) => boolean;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Files, imports, templates and exports by path, for people who are signed in. */
export function fileRoutes({
  env,
  log,
  pool,
  replica,
  schema,
  baseUrl,
  contextOf,
  isForeign,
}: Options): (readonly [RegExp, Answer])[] {
  const storage = openStorage(env);
  const parts = openParts(env.dataDir, { limit: largestFile });
  const files = fileHandlers({ storage, parts, dataDir: env.dataDir, log });
  const uploads = answering(log, async (request, response, context) => {
    if (!context.canWrite) throw refusalError({ code: "FORBIDDEN" });
    await parts.handle(request, response, context);
  });
  const forms = formHandlers({ storage, dataDir: env.dataDir, log });
  setUpPress(pool, { storage, dataDir: env.dataDir, baseUrl });
  readListsThrough(schema);
  const imports = importHandlers({ dataDir: env.dataDir, log, sendSheet });
  const bcf = bcfHandlers({ storage, dataDir: env.dataDir, schema, log });
  const exports = exportHandlers({ log, schema, replica });
  const route = (path: RegExp, methods: readonly string[], handler: Handler) =>
    [path, guard(methods, handler)] as const;

  const guard =
    (methods: readonly string[], handler: Handler): Answer =>
    async (request, response) => {
      if (!methods.includes(request.method ?? ""))
        return sendJson(response, 405, { code: "BAD_REQUEST" });
      if (!["GET", "HEAD"].includes(request.method ?? "") && isForeign(request))
        return sendJson(response, 403, { code: "FORBIDDEN" });
      let context: Context;
      try {
        context = await contextOf(request);
      } catch (error) {
        return answerError(log, request, response, error);
      }
      await handler(request, response, context);
    };

  return [
    route(/^\/files$/, ["POST"], files.upload),
    route(/^\/uploads(\/[^/]+)?$/, ["POST", "HEAD", "PATCH", "DELETE"], uploads),
    route(/^\/files\/[^/]+(\/thumbnail)?$/, ["GET", "HEAD"], files.download),
    route(/^\/prints\/[^/]+$/, ["GET"], forms.print),
    route(/^\/bid-packs\/[^/]+$/, ["GET"], packHandler({ storage, log })),
    route(/^\/handover-packs\/[\w-]+\.zip$/, ["GET"], handoverPacks({ storage, log })),
    route(/^\/letterhead\/logo$/, ["GET", "POST"], forms.logo),
    route(/^\/imports$/, ["POST"], imports.upload),
    route(/^\/imports\/[^/]+\/refused\.xlsx$/, ["GET"], imports.refused),
    route(/^\/templates\/[a-z-]+\.xlsx$/, ["GET"], imports.template),
    route(/^\/tenders\/[0-9a-f-]{36}\/[a-z]+\.json$/, ["GET"], tenderDownloads(log)),
    route(
      /^\/tenders\/[0-9a-f-]{36}\/files\/[0-9a-f]{64}$/,
      ["GET"],
      tenderBidFiles({ storage, log }),
    ),
    route(/^\/tenders\/[0-9a-f-]{36}\/opening$/, ["POST"], tenderOpenings(log)),
    route(/^\/bcf\/defects\.bcf$/, ["GET"], bcf.give),
    route(/^\/bcf$/, ["POST"], bcf.take),
    route(/^\/cobie\/[^/]+\.xlsx$/, ["GET"], cobieHandler({ log })),
    route(/^\/audit\/(roots\.json|audit-log\.zip)$/, ["GET"], auditDownloads(log)),
    route(/^\/exports\/[a-z-]+\.(xlsx|csv)$/, ["GET", "POST"], exports.list),
  ];
}
