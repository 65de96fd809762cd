import type { IncomingMessage } from "node:http";

/** Largest request in bytes. */
export const bodyLimit = 1024 * 1024;

/** A request whose body cannot be taken: the HTTP status and words for it. */
export interface BadBody {
  readonly status: number;
  readonly message: string;
}

/** The JSON of a request's body; undefined for GET. */
export async function readJson(
  request: IncomingMessage,
  limit = bodyLimit,
): Promise<{ body: unknown } | BadBody> {
  if (request.method !== "POST") return { body: undefined };
  if (!/^application\/(graphql\+)?json\s*(;|$)/i.test(request.headers["content-type"] ?? ""))
    return { status: 415, message: "The body must be application/json" };
  const tooLarge = { status: 413, message: `The body is larger than ${limit} bytes` };
  if (Number(request.headers["content-length"]) > limit) return tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > limit) return tooLarge;
    chunks.push(chunk);
  }
  try {
    return { body: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
  } catch {
    return { status: 400, message: "The body is not JSON" };
  }
}
