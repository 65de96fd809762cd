import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect } from "node:net";

/** What is sent, the n-th time. */
export interface Call {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

export const CONNECTIONS = 16;

/** Keeps sixteen connections open; each sends its next request when the last one is answered. */
export function openConnections(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const { hostname, port } = new URL(url);

  const send = ({ path, body, headers }: Call): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const length = {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      };
      const asked = request(
        { agent, hostname, port, path, method: "POST", headers: { ...headers, ...length } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => void chunks.push(chunk));
          response.once("error", reject);
          response.once("end", () =>
            resolve({ status: response.statusCode!, body: Buffer.concat(chunks) }),
          );
        },
      );
      asked.once("error", reject);
      asked.end(body);
    });

  return { send, close: () => agent.destroy() };
}

export interface Load {
  /** Seconds to ask for. */
  readonly seconds: number;
  /** At most so many requests. */
  readonly count?: number;
}

export interface Loaded {
  readonly requests: number;
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
}

/** GraphQL tells its errors by this key. */
const errors = Buffer.from('"errors":[');

/**
 * A connection that looks an answer through as it comes and keeps none of it. The load shares a core with PostgreSQL:
 * as an HTTP client's whole answers, 300 kB each, it took more of that core than a server's own work.
 */
async function openLooking(url: string) {
  const { hostname, port, host } = new URL(url);
  /** Bytes of the answer's body that are still to come; undefined ahead of its head. */
  let left: number | undefined;
  let before = Buffer.alloc(0);
  /** Of the answer that is waited for; undefined before the first. */
  let settle: PromiseWithResolvers<void> | undefined;
  const fail = (error: Error) => settle?.reject(error);
  const look = (bytes: Buffer) => {
    let body = bytes;
    if (left === undefined) {
      const whole = Buffer.concat([before, bytes]);
      const end = whole.indexOf("\r\n\r\n");
      if (end < 0) return void (before = whole);
      const head = whole.toString("latin1", 0, end);
      const length = /^content-length: *(\d+)/im.exec(head)?.[1];
      if (!head.startsWith("HTTP/1.1 200") || length === undefined)
        return fail(new Error(whole.toString("utf8", 0, 1000)));
      left = Number(length);
      body = whole.subarray(end + 4);
      before = Buffer.alloc(0);
    }
    const seam = Buffer.concat([before, body.subarray(0, errors.length)]);
    if (body.includes(errors) || seam.includes(errors))
      return fail(new Error(body.toString("utf8", 0, 1000)));
    const last = body.length < errors.length ? seam : body;
    before = Buffer.from(last.subarray(-errors.length));
    left -= body.length;
    if (left > 0) return;
    left = undefined;
    before = Buffer.alloc(0);
    settle?.resolve();
  };
  const socket = connect({
    host: hostname,
    port: Number(port),
    noDelay: true,
    onread: {
      buffer: Buffer.allocUnsafe(1 << 18),
      callback(size, buffer) {
        look(Buffer.from(buffer.buffer, buffer.byteOffset, size));
        return true;
      },
    },
  });
  await once(socket, "connect");
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the connection was closed")));
  const send = ({ path, body, headers }: Call): Promise<void> => {
    settle = Promise.withResolvers();
    if (socket.destroyed) fail(new Error("the connection was closed"));
    const told = { host, "content-type": "application/json", ...headers };
    const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = Buffer.byteLength(body);
    socket.write(
      `POST ${path} HTTP/1.1\r\n${lines.join("")}content-length: ${length}\r\n\r\n${body}`,
    );
    return settle.promise;
  };
  return { send, close: () => socket.destroy() };
}

/** Asks for a while over all connections. Throws at the first answer that is no success. */
export async function load(
  url: string,
  callOf: (n: number) => Call,
  { seconds, count = Infinity }: Load,
): Promise<Loaded> {
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => openLooking(url)),
  );
  const latenciesMs: number[] = [];
  const began = performance.now();
  let next = 0;
  const worker = async ({ send }: (typeof connections)[number]) => {
    while (next < count && performance.now() - began < seconds * 1000) {
      const call = callOf(next++);
      const at = performance.now();
      await send(call);
      latenciesMs.push(performance.now() - at);
    }
  };
  try {
    await Promise.all(connections.map(worker));
  } finally {
    for (const { close } of connections) close();
  }
  const took = (performance.now() - began) / 1000;
  return { requests: latenciesMs.length, seconds: took, latenciesMs };
}
