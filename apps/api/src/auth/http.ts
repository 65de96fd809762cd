import type { IncomingMessage, ServerResponse } from "node:http";
import { addressHeader, addressOf } from "./address.ts";
import { isForeign } from "./origin.ts";

/** The largest body of a sign-in, invitation or second factor, in bytes. */
const largestBody = 32_768;

interface HandlerOptions {
  readonly handle: (request: Request) => Promise<Response>;
  readonly baseUrl: string;
  readonly trustedOrigins: readonly string[];
  readonly trustProxy: boolean;
  readonly onFailure: (error: unknown) => void;
}

/**
 * What is open below /api/auth. A list of what is open, not of what is closed: a newer version of
 * the library opens nothing by itself. Sign-up, mail changes and deletion are not on it.
 */
const open = new Set([
  "GET /ok",
  "GET /get-session",
  "GET /sign-in-methods",
  "POST /sign-in/email",
  "POST /sign-in/social",
  "GET /callback/oidc",
  "POST /callback/oidc",
  "POST /sign-out",
  "GET /list-sessions",
  "POST /revoke-session",
  "POST /revoke-sessions",
  "POST /revoke-other-sessions",
  "POST /change-password",
  "GET /list-accounts",
  "POST /link-social",
  "POST /unlink-account",
  "POST /two-factor/enable",
  "POST /two-factor/disable",
  "POST /two-factor/get-totp-uri",
  "POST /two-factor/verify-totp",
  "POST /two-factor/verify-backup-code",
  "POST /two-factor/generate-backup-codes",
  "POST /invitation/read",
  "POST /invitation/accept",
  "POST /setup/accept",
  "GET /api-token/list",
  "POST /api-token/create",
  "POST /api-token/revoke",
]);
const basePath = "/api/auth";
/** An identity provider may post its answer as a form from its own site; its state is checked there. */
const fromProvider = "POST /callback/oidc";

/**
 * Answers requests below /api/auth on plain node http: 404 for what is not open, 403 for another
 * site's pages, 413 for a body too large, 415 for a form, then the library.
 */
export function createAuthHandler(options: HandlerOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const refusal = refusalOf(request, options);
      if (refusal) return await answer(response, refusal);
      const body = await bodyOf(request);
      if (body === "TOO_LARGE") return await answer(response, json(413, "BODY_TOO_LARGE"), true);
      await answer(response, await options.handle(webRequest(request, body, options)));
    } catch (error) {
      if (request.destroyed && !request.complete) return; // the client went away in the middle of its body
      options.onFailure(error);
      if (!response.headersSent) await answer(response, json(500, "INTERNAL"), true);
    }
  };
}

function refusalOf(request: IncomingMessage, options: HandlerOptions): Response | undefined {
  const path = urlOf(request, options).pathname;
  const operation = `${request.method} ${path.slice(basePath.length)}`;
  if (!path.startsWith(`${basePath}/`) || !open.has(operation)) return json(404, "NOT_FOUND");
  if (request.method === "GET" || operation === fromProvider) return undefined;
  if (isForeign(request, options.trustedOrigins)) return json(403, "FOREIGN_ORIGIN");
  const type = request.headers["content-type"];
  // A page of another site can send a form without asking first, but no JSON.
  if (type !== undefined && !type.startsWith("application/json")) return json(415, "JSON_EXPECTED");
  return undefined;
}

/** Joined as text, so that `//elsewhere/api/auth` stays a path of ours. */
const urlOf = (request: IncomingMessage, { baseUrl }: HandlerOptions): URL =>
  new URL(new URL(baseUrl).origin + (request.url ?? "/"));

const json = (status: number, code: string): Response =>
  Response.json({ code, message: code }, { status });

/** The body, undefined where there is none; reading stops as soon as it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | "TOO_LARGE" | undefined> {
  if (request.method === "GET") return undefined;
  if (Number(request.headers["content-length"] ?? 0) > largestBody) return "TOO_LARGE";
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return "TOO_LARGE";
    chunks.push(chunk);
  }
  return size > 0 ? Buffer.concat(chunks) : undefined;
}

function webRequest(
  request: IncomingMessage,
  body: Buffer | undefined,
  options: HandlerOptions,
): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined)
      headers.set(name, [value].flat().join(name === "cookie" ? "; " : ", "));
  }
  headers.set(addressHeader, addressOf(request, options.trustProxy));
  const { method = "GET" } = request;
  return new Request(urlOf(request, options), {
    method,
    headers,
    ...(body && { body: new Uint8Array(body) }),
  });
}

/** Writes the answer; `hangUp` where the rest of the request's body is not going to be read. */
async function answer(response: ServerResponse, from: Response, hangUp = false): Promise<void> {
  response.statusCode = from.status;
  from.headers.forEach((value, name) => {
    if (name !== "set-cookie") response.setHeader(name, value);
  });
  const cookies = from.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  response.setHeader("cache-control", "no-store");
  if (hangUp) response.setHeader("connection", "close");
  response.end(Buffer.from(await from.arrayBuffer()));
}
