import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { publicLookup, refusePrivateHost } from "./address.ts";

/** What an endpoint answered. */
export interface Answer {
  readonly statusCode: number;
  /** The beginning of its body. */
  readonly body: string;
}

/** How long an endpoint may take, in ms. */
const patience = 15_000;
/** As much of an answer as is read. */
const mostRead = 4096;

/**
 * Posts JSON to an endpoint. Redirections are not followed, and unless it is allowed no address of the own network is
 * connected to, whatever name leads there.
 */
export async function post(
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  { allowPrivate, signal }: { readonly allowPrivate: boolean; readonly signal: AbortSignal },
): Promise<Answer> {
  const url = new URL(address);
  if (!allowPrivate) refusePrivateHost(url.hostname);
  const options = {
    method: "POST",
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
      "user-agent": "Threshold",
      ...headers,
    },
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    lookup: allowPrivate ? undefined : publicLookup,
    agent: false as const,
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? secure : plain)(url, options, (response) => {
      let read = "";
      const told = () => resolve({ statusCode: response.statusCode ?? 0, body: read });
      response.setEncoding("utf8");
      response.on("data", (more: string) => {
        read += more;
        if (read.length < mostRead) return;
        read = read.slice(0, mostRead);
        told();
        response.destroy();
      });
      response.on("end", told);
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}
