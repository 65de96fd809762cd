import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { fileURLToPath } from "node:url";
import type { Pool } from "pg";
import { largestBidFile, mostBidFiles, sealedSize } from "@threshold/domain/tender/bid-file";
import { linkHandler } from "./access-link/http.ts";
import { createAuth } from "./auth/auth.ts";
import { authSecret } from "./auth/secret.ts";
import { calendar, contexts } from "./contexts.ts";
import { openPool } from "./db/database.ts";
import { openReplica } from "./db/replica.ts";
import { isMigrated } from "./db/migrate.ts";
import type { Env } from "./env.ts";
import { giveKeys, keysOfEnv } from "./personal-keys.ts";
import { fileRoutes } from "./file-routes.ts";
import { verifyHandler } from "./form/http.ts";
import { listenToChanges } from "./graphql/changes.ts";
import { createApi } from "./graphql/http.ts";
import { logImportsTo, stopImports } from "./import/jobs.ts";
import { startWorker } from "./job/worker.ts";
import { faultOf, sendJson } from "./storage/answer.ts";
import { openParts } from "./storage/parts.ts";
import { openStorage } from "./storage/storage.ts";
import { closeMail } from "./notification/mail.ts";
import type { Log } from "./log.ts";
import { calendarHandler, calendarPath, withoutToken } from "./export/calendar.ts";
import { makeSchema, reads } from "./schema.ts";
import { outwardOf } from "./outward.ts";
import { setUpCompany } from "./organization/set-up.ts";
import { clearUploads } from "./storage/upload.ts";
import { webFiles } from "./web-files.ts";

export type ServerOptions = {
  env: Env;
  appUrl: string;
  /** The owner's connection: the queue of jobs is its alone. */
  ownerUrl: string;
  log: Log;
  /** The clock; another one in tests. */
  clock?: () => Date;
  /** Whether what comes every minute comes by itself; tests ask for it. */
  recurring?: boolean;
};

export interface Server {
  readonly url: string;
  /** The one-time link of an installation that nobody has set up yet. */
  readonly setupLink: string | null;
  /** What it answers beside the web's files, as docs/openapi.yaml describes it. */
  readonly paths: readonly RegExp[];
  close(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * How long a connection may be quiet before we close it, in ms: longer than proxies and balancers, of which many wait for a minute.
 * After Node's five seconds they would send on a connection that is being closed, and a POST is not sent again.
 */
const quietConnection = 75_000;

/** Everything on one port: the web at /, GraphQL, accounts, files, health. `close` lets requests under way finish. */
export async function startServer({
  env,
  appUrl,
  ownerUrl,
  log,
  clock = () => new Date(),
  recurring = true,
}: ServerOptions): Promise<Server> {
  const pool = openPool(appUrl, {
    onError(error) {
      // A database that stops after us may be faster than our farewell to it.
      if (!pool.ending) log.warn({ err: error }, "database connection lost");
    },
  });
  giveKeys(pool, keysOfEnv(env));
  const replica = openReplica(env.replicaUrl, { appUrl, primary: pool, log });
  const server = createServer();
  server.keepAliveTimeout = quietConnection;
  const connections = new Set<Socket>();
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  server.on("request", answerAway);
  server.listen(env.port, env.host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const baseUrl = env.baseUrl.replace(/:0$/, `:${port}`);
  const auth = createAuth({
    pool,
    secret: authSecret(env),
    baseUrl,
    trustProxy: env.trustProxy,
    oidc: env.oidc,
    setUpCompany,
    clock,
    log: (level, message, details) => log[level]({ details }, message),
  });
  const asked = Promise.all([auth.listen(), auth.createSetupLink()]);
  asked.catch(() => {}); // told below, when it is awaited
  const changes = listenToChanges(appUrl, log);
  const outward = outwardOf(env, baseUrl);
  const contextOf = contexts({ auth, pool, changes, baseUrl, outward, clock });
  const schema = await makeSchema(); // while the database answers
  const [stopListening, setupLink] = await asked;
  const api = await createApi({
    schema,
    reads,
    contextOf,
    isForeign: auth.isForeign,
    log,
    development: env.development,
  });
  logImportsTo(log);
  await clearUploads(env.dataDir);
  const metrics = env.metricsToken
    ? (await import("./metrics.ts")).startMetrics(env.metricsToken, pool)
    : undefined;
  const worker = startWorker({
    pool,
    ownerUrl,
    outward,
    clock,
    log,
    tidy: auth.tidy,
    recurring,
    countJob: metrics?.countJob,
  });
  const tracing = env.otelEndpoint
    ? (await import("./trace.ts")).startTracing(env.otelEndpoint)
    : undefined;
  const web = webFiles(fileURLToPath(new URL("../../web/dist", import.meta.url)));
  const routes: readonly (readonly [RegExp, Handler])[] = [
    [/^\/healthz$/, (_, response) => answerWord(response, 200, "ok")],
    [/^\/readyz$/, (_, response) => answerReady(pool, response)],
    [
      /^\/metrics$/,
      metrics?.answer ?? ((_, response) => sendJson(response, 404, { code: "NOT_FOUND" })),
    ],
    [/^\/graphql$/, api.handle],
    [/^\/api\/auth\//, auth.handle],
    [calendarPath, calendarHandler({ auth, contextOf, schema, log })],
    [/^\/verify-form\//, verifyHandler({ pool, clock, trustProxy: env.trustProxy })],
    [
      /^\/api\/links\/(read|act|photo|file|bid-file|parts(\/[^/]+)?|download\/[a-z]+\.json)$/,
      linkHandler({
        baseUrl,
        pool,
        log,
        clock,
        calendar,
        storage: openStorage(env),
        parts: openParts(env.dataDir, {
          limit: sealedSize(largestBidFile),
          most: mostBidFiles,
          path: "/api/links/parts",
        }),
        dataDir: env.dataDir,
        ...auth,
      }),
    ],
    ...fileRoutes({
      env,
      log,
      pool,
      replica,
      schema,
      baseUrl,
      contextOf,
      isForeign: auth.isForeign,
    }),
    [/^/, web],
  ];
  server.off("request", answerAway);
  server.on("request", (request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0]!;
    nameRequest(request, response);
    guardAnswer(response, baseUrl);
    tracing?.follow(request, response, withoutToken(path));
    logRequest(log, request, response, withoutToken(path));
    const handle = routes.find(([pattern]) => pattern.test(path))![1];
    metrics?.follow(request, response, handle === web ? "web" : path.split("/", 2)[1]!);
    void Promise.resolve(handle(request, response)).catch((error) => {
      const errorId = request.headers["x-request-id"];
      log.error({ err: error, path: withoutToken(path), requestId: errorId }, "unexpected error");
      if (response.headersSent) return response.destroy();
      const { status, code } = faultOf(error);
      return sendJson(response, status, { code, errorId });
    });
  });
  server.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?", 1)[0] === "/graphql") api.upgrade(request, socket, head);
    else socket.destroy();
  });
  return {
    url: baseUrl,
    setupLink,
    paths: routes.slice(0, -1).map(([path]) => path),
    async close() {
      // A connection that is kept open brings one more request while the others finish.
      server.removeAllListeners("request").on("request", answerAway);
      const closed = new Promise((resolve) => server.close(resolve));
      server.keepAliveTimeout = 1; // of connections that are still being answered
      await api.hangUp();
      await changes.stop();
      stopListening();
      server.closeIdleConnections();
      // Browsers open some ahead of need: to Node one that has brought nothing yet is not idle.
      for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
      await closed;
      await api.stop();
      await stopImports();
      await worker.stop();
      await closeMail();
      await replica.close();
      await pool.end();
      await tracing?.stop();
    },
  };
}

/** Who asks between listening and readiness, or during the stop, is told to ask again: a request without an answer would hang. */
function answerAway(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { "retry-after": "1", connection: "close" }).end("not at work");
}

function answerWord(response: ServerResponse, status: number, word: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(word);
}

async function answerReady(pool: Pool, response: ServerResponse): Promise<void> {
  const ready = await isMigrated(pool).catch(() => false); // the pool has logged why
  answerWord(response, ready ? 200 : 503, ready ? "ok" : "not ready");
}

const wellFormedId = /^[\w-]{8,64}$/;

/** Every request has an id, its sender's when it is well formed: in the log, the audit, the trace and the answer. */
function nameRequest(request: IncomingMessage, response: ServerResponse): void {
  const asked = request.headers["x-request-id"];
  const id = typeof asked === "string" && wellFormedId.test(asked) ? asked : randomUUID();
  request.headers["x-request-id"] = id;
  response.setHeader("x-request-id", id);
}

/**
 * What browsers are told of every answer: it is what it says it is, and where the installation has an address of https, nobody
 * asks it otherwise for a year.
 */
function guardAnswer(response: ServerResponse, baseUrl: string): void {
  response.setHeader("x-content-type-options", "nosniff");
  if (baseUrl.startsWith("https:"))
    response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
}

/** One line per request once it is answered; on a terminal only what went wrong. */
function logRequest(
  log: Log,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): void {
  const begun = performance.now();
  response.once("close", () => {
    const ms = Math.round(performance.now() - begun);
    const { statusCode: status } = response;
    const level = status >= 500 ? "warn" : process.stdout.isTTY ? "debug" : "info";
    log[level](
      { requestId: request.headers["x-request-id"], method: request.method, path, status, ms },
      "request",
    );
  });
}
