import type { IncomingMessage } from "node:http";

/** Set by our own handler from the connection; whatever a client sends under this name is replaced. */
export const addressHeader = "x-threshold-address";

/**
 * The address of whoever asks. Behind a reverse proxy it is the last one in X-Forwarded-For, the
 * one our own proxy wrote; those before it are whatever the client claims.
 */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = request.headers["x-forwarded-for"];
  const last = trustProxy
    ? [forwarded ?? []].flat().join(",").split(",").at(-1)?.trim()
    : undefined;
  return last || request.socket.remoteAddress || "0.0.0.0";
}
