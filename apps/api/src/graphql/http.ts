import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { ApolloServer, HeaderMap } from "@apollo/server";
import type { ApolloServerPlugin, HTTPGraphQLResponse } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { InMemoryLRUCache } from "@apollo/utils.keyvaluecache";
import { GraphQLError } from "graphql";
import type { GraphQLSchema } from "graphql";
import type { TenantContext } from "../db/tenancy.ts";
import { readJson } from "./body.ts";
import { defaultLimits } from "./cost.ts";
import type { Limits } from "./cost.ts";
import { maskErrors } from "./errors.ts";
import type { ErrorLog } from "./errors.ts";
import { limitsPlugin, shortNames } from "./limits.ts";
import { liveServer } from "./live.ts";
import { queryPage } from "./query-page.ts";
import { passThrough, stringifyResult } from "./read/passthrough.ts";
import { attachReads } from "./read/registry.ts";
import type { Reads } from "./read/registry.ts";

export interface ApiOptions<Context extends TenantContext> {
  readonly schema: GraphQLSchema;
  readonly reads: Reads;
  /** Who asks. Throws `refusalError({ code: "UNAUTHENTICATED" })` for nobody, which becomes status 401 (see `withStatus`). */
  readonly contextOf: (request: IncomingMessage) => Promise<Context>;
  /** Whether another site's page opens a socket. */
  readonly isForeign: (request: IncomingMessage) => boolean;
  readonly log: ErrorLog;
  /** Introspection and the query page. */
  readonly development: boolean;
  readonly limits?: Limits;
}

export interface Api {
  /** Answers a request to /graphql. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Takes a WebSocket to /graphql, from http's `upgrade` event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends subscriptions, whose connections would stay open; requests are answered as before. */
  hangUp(): Promise<void>;
  /** Lets requests under way finish; takes no more. */
  stop(): Promise<void>;
}

/**
 * A request with one of these headers is no page's of another site: browsers ask the server ahead of sending it. Who signs in
 * by token sends the first of them, and may therefore ask by GET.
 */
const preflighted = ["authorization", "apollo-require-preflight", "x-apollo-operation-name"];

const unanswerable = ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"];

/**
 * Whoever accepts application/json alone and sends a document that cannot be carried out is told so with status 200, as GraphQL
 * over HTTP has it for clients that take any other status for the answer of something between. Limits and rights keep theirs.
 */
const legacyStatus: ApolloServerPlugin = {
  requestDidStart: async () => ({
    async willSendResponse({ request, response: { body, http } }) {
      const accepted = request.http?.headers.get("accept")?.split(/[,;]/, 1)[0]?.trim();
      if (accepted !== "application/json" || body.kind !== "single") return;
      const [error] = body.singleResult.errors ?? [];
      if (unanswerable.includes(String(error?.extensions?.code))) http.status = 200;
    },
  }),
};

/** Tokens in a document: parsing and validating stay cheap. */
const maxTokens = 6_000;

/**
 * Documents that are kept parsed, as bytes of their JSON: the pages' own are 5 MB. Apollo's 30 MB, which take 100 of memory, fill up with
 * what is asked once.
 */
const keptDocuments = 8 * 2 ** 20;

/** The GraphQL endpoint over plain node http and WebSocket. */
export async function createApi<Context extends TenantContext>(
  options: ApiOptions<Context>,
): Promise<Api> {
  const { reads, development, log, limits = defaultLimits } = options;
  const schema = attachReads(options.schema, reads);
  const server = new ApolloServer<Context>({
    schema,
    introspection: development,
    csrfPrevention: { requestHeaders: preflighted },
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !development,
    persistedQueries: false,
    documentStore: new InMemoryLRUCache({ maxSize: keptDocuments }),
    parseOptions: { maxTokens },
    validationRules: [shortNames],
    formatError: maskErrors(log),
    stringifyResult,
    plugins: [
      limitsPlugin(limits),
      passThrough,
      legacyStatus,
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await server.start();
  const live = liveServer({ ...options, schema, limits, maxTokens });
  return {
    handle: async (request, response) => {
      try {
        await answer(server, options, request, response);
      } catch (error) {
        const errorId = randomUUID();
        log.error({ err: error, errorId }, "unexpected error in GraphQL over HTTP");
        if (response.headersSent) response.destroy();
        else sendError(response, 500, "INTERNAL_SERVER_ERROR", `Something went wrong (${errorId})`);
      }
    },
    upgrade: live.upgrade,
    hangUp: () => live.stop(),
    stop: () => server.stop(),
  };
}

async function answer<Context extends TenantContext>(
  server: ApolloServer<Context>,
  { contextOf, development }: ApiOptions<Context>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "", url = "" } = request;
  if (method !== "GET" && method !== "POST") {
    response.setHeader("allow", "GET, POST");
    return sendError(response, 405, "BAD_REQUEST", "Only GET and POST");
  }
  const at = url.indexOf("?");
  const search = at < 0 ? "" : url.slice(at);
  if (development && method === "GET" && !search && request.headers.accept?.includes("text/html"))
    return send(response, 200, { "content-type": "text/html; charset=utf-8" }, queryPage);
  const read = await readJson(request);
  if (!("body" in read)) {
    response.setHeader("connection", "close"); // the rest of the body is not waited for
    return sendError(response, read.status, "BAD_REQUEST", read.message);
  }
  const result = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers: headersOf(request), search, body: read.body },
    context: () => contextOf(request).catch(withStatus),
  });
  await sendResult(response, result);
}

function headersOf({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(", ") : value);
  return map;
}

/** A refusal to say who asks is the client's matter: 401, 403 for whoever is to set a second factor up, or 400. */
function withStatus(error: unknown): never {
  if (!(error instanceof GraphQLError)) throw error;
  const { code } = error.extensions;
  const status = code === "UNAUTHENTICATED" ? 401 : code === "SECOND_FACTOR_REQUIRED" ? 403 : 400;
  throw new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status } } });
}

async function sendResult(
  response: ServerResponse,
  { status, headers, body }: HTTPGraphQLResponse,
): Promise<void> {
  const shown = { ...Object.fromEntries(headers), "cache-control": "no-store" };
  if (body.kind === "complete") return send(response, status ?? 200, shown, body.string);
  response.writeHead(status ?? 200, shown);
  for await (const chunk of body.asyncIterator) response.write(chunk);
  response.end();
}

function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}

function sendError(response: ServerResponse, status: number, code: string, message: string): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  send(response, status, { "content-type": "application/json; charset=utf-8" }, body);
}
