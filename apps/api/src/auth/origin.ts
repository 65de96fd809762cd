import type { IncomingHttpHeaders } from "node:http";

/** As much of a request as is needed to tell who sends it. */
export type Asking = { readonly headers: IncomingHttpHeaders };

/**
 * Whether another site's page sends the request: its cookie is then not the user's wish.
 *
 * Browsers name the page's origin on every cross-site request with side effects, on WebSockets and
 * on fetches; only navigation by GET goes without. An origin that equals the host asked for is the
 * same site under whatever name it is reached (an office reaches it by its address on the LAN).
 */
export function isForeign(request: Asking, trustedOrigins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined)
    return request.headers["sec-fetch-site"] === "cross-site" && !isNavigation(request);
  if (trustedOrigins.includes(origin)) return false;
  return host === undefined || (origin !== `http://${host}` && origin !== `https://${host}`);
}

const isNavigation = (request: Asking) => request.headers["sec-fetch-mode"] === "navigate";
