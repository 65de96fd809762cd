import { Agent, request } from "node:http";

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

/** Asks for a while over all connections. Throws at the first answer that is no success. */
export async function load(
  url: string,
  callOf: (n: number) => Call,
  { seconds, count = Infinity }: Load,
): Promise<Loaded> {
  const { send, close } = openConnections(url);
  const latenciesMs: number[] = [];
  const began = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count && performance.now() - began < seconds * 1000) {
      const call = callOf(next++);
      const at = performance.now();
      const { status, body } = await send(call);
      latenciesMs.push(performance.now() - at);
      // GraphQL tells its errors by this key. It is looked for in the bytes: the load shares a core with PostgreSQL.
      if (status !== 200 || body.includes('"errors":['))
        throw new Error(`${url}${call.path} answered ${status}: ${body.toString("utf8", 0, 1000)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  } finally {
    close();
  }
  const took = (performance.now() - began) / 1000;
  return { requests: latenciesMs.length, seconds: took, latenciesMs };
}
