import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";

/** Names with a content hash never change. */
const hashed = /^\/assets\//;

const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'", // Ant Design writes its styles into the page
  "connect-src 'self' ws: wss:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

/** The built web at /: files as they are, every other path is the app's own (routes live in the browser). */
export function webFiles(directory: string) {
  if (!existsSync(directory))
    return (_: IncomingMessage, response: ServerResponse) =>
      response.writeHead(404).end("The web is not built: pnpm build");
  const serve = sirv(directory, {
    single: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader(
        "cache-control",
        hashed.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
      );
      response.setHeader("x-content-type-options", "nosniff");
      response.setHeader("referrer-policy", "same-origin");
      response.setHeader("content-security-policy", policy);
    },
  });
  return (request: IncomingMessage, response: ServerResponse) =>
    serve(request, response, () => void response.writeHead(404).end("not found"));
}
