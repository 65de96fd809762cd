import { once } from "node:events";
import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { AwsClient } from "aws4fetch";
import type { S3Env } from "../env.ts";
import type { Storage } from "./storage.ts";
import { storageUnavailable } from "./unavailable.ts";

/** Without a byte for this long the store is taken for dead, in ms. */
const patience = 30_000;

/** Files in a bucket, path style. Streamed by node's own http: a body of known length needs no copy in memory. */
export function s3Storage({
  endpoint,
  bucket,
  region,
  accessKeyId,
  secretAccessKey,
}: S3Env): Storage {
  let client: AwsClient | undefined;
  const signer = async () => {
    const { AwsClient: Client } = await import("aws4fetch");
    return (client ??= new Client({ accessKeyId, secretAccessKey, region, service: "s3" }));
  };
  const ask = async (method: string, key: string, more: Record<string, string>, body?: Body) => {
    const url = new URL(`${endpoint}/${bucket}/${key}`);
    const signed = await (await signer()).sign(url.href, { method, headers: more });
    return send(url, method, Object.fromEntries(signed.headers), body);
  };
  return {
    async put(key, content, size) {
      const response = await ask("PUT", key, {}, { content, size });
      await expectStatus(response, [200, 201, 204]);
      response.resume();
    },
    async get(key, range) {
      const part = range && { range: `bytes=${range.from}-${range.to}` };
      const response = await ask("GET", key, part ?? {});
      if (response.statusCode === 404) return void response.resume();
      await expectStatus(response, [range ? 206 : 200]);
      return response;
    },
    async remove(key) {
      const response = await ask("DELETE", key, {});
      await expectStatus(response, [200, 204, 404]);
      response.resume();
    },
  };
}

interface Body {
  readonly content: Readable;
  readonly size: number;
}

async function send(
  url: URL,
  method: string,
  headers: Record<string, string>,
  body?: Body,
): Promise<IncomingMessage> {
  const open = url.protocol === "https:" ? requestTls : requestPlain;
  const length = body && { "content-length": String(body.size) };
  const request = open(url, { method, headers: { ...headers, ...length }, timeout: patience });
  request.on("timeout", () => request.destroy(new Error(`no answer for ${patience / 1000} s`)));
  try {
    const answered = once(request, "response") as Promise<[IncomingMessage]>;
    answered.catch(() => {}); // told by the pipeline as well when the body breaks off
    if (body) await pipeline(body.content, request);
    else request.end();
    return (await answered)[0];
  } catch (error) {
    request.destroy();
    throw storageUnavailable(error);
  }
}

async function expectStatus(response: IncomingMessage, wanted: readonly number[]): Promise<void> {
  const { statusCode = 0 } = response;
  if (wanted.includes(statusCode)) return;
  const words = (await text(response)).slice(0, 500);
  throw storageUnavailable(new Error(`the store answered ${statusCode}: ${words}`));
}
