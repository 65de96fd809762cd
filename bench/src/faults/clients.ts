import { createHash, randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

/** What the product acknowledged, and so must not lose. */
export interface Acknowledged {
  readonly kind: Work;
  /** What tells it apart in the database, made by the client: a repetition that was done twice would show twice. */
  readonly mark: string;
  /** The answer's id. */
  readonly id: string;
  /** Of a file. */
  readonly sha256?: string;
}

export const WORKS = ["person", "message", "file", "parts"] as const;
export type Work = (typeof WORKS)[number];

export interface Target {
  readonly urls: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Whom messages are sent to. */
  readonly endpointId: string;
  /** Where the estates are made that files hang on. */
  readonly serviceCenterId: string;
  /** A number from 0 up to 1, the next of the seed's. */
  readonly random: () => number;
}

export interface Clients {
  readonly acknowledged: readonly Acknowledged[];
  /** Repetitions of what was acknowledged, all of which were answered as the first time. */
  readonly repeated: number;
  readonly reads: number;
  /** What was answered instead of a success, and how often, since the last `forget`. */
  readonly refused: ReadonlyMap<string, number>;
  /** Answers that no product should give: other answers to the same key, stack traces, errors without a code. */
  readonly wrong: readonly string[];
  forget(): void;
  /** Has one thing done by this server; true once it is acknowledged, false at the first failure. */
  probe(url: string): Promise<boolean>;
  stop(): Promise<void>;
}

/** How long a client waits for an answer, in ms. */
const PATIENCE = 45_000;
/** Between two things that a client does, on average, in ms. */
const PAUSE = 400;

class Refused extends Error {}

/** Codes that tell nobody what to do. */
const faults = new Set(["INTERNAL_SERVER_ERROR", "UNEXPECTED"]);

/** So many people who each do one thing after the other, and send it again under its key until it is acknowledged. */
export function startClients(target: Target, count: number): Clients {
  const { urls, headers, random } = target;
  const acknowledged: Acknowledged[] = [];
  const refused = new Map<string, number>();
  const wrong: string[] = [];
  let repeated = 0;
  let reads = 0;
  const ending = new AbortController();
  const anyUrl = () => urls[Math.floor(random() * urls.length)]!;

  async function ask(url: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, {
        ...init,
        headers: { ...headers, ...(init.headers as Record<string, string>) },
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch (error) {
      const { name, cause } = error as { name: string; cause?: { code?: string } };
      throw new Refused(name === "TimeoutError" ? "no answer" : (cause?.code ?? "connection lost"));
    }
  }

  /** The answer's JSON, or the code with which it is refused. */
  async function answer(url: string, init: RequestInit): Promise<Record<string, unknown>> {
    const response = await ask(url, init);
    const text = await response.text().catch(() => {
      throw new Refused("connection lost");
    });
    const told = parsed(text);
    if (told && response.ok && !told.errors) return told as Record<string, unknown>;
    throw refusalOf(url, response.status, text);
  }

  /** The code that is told instead of a success; one without a reason, or with a trace, is wrong. */
  function refusalOf(url: string, status: number, text: string): Refused {
    if (status === 503 && text === "not at work") return new Refused("503 not at work");
    const told = parsed(text);
    const code = told?.errors?.[0]?.extensions?.code ?? told?.code;
    if (/\n\s+at |node_modules|\.[jt]s:\d+/.test(text) || !code || faults.has(code))
      wrong.push(`${url} answered ${status}: ${text.slice(0, 300)}`);
    return new Refused(code ?? `${status} without a code`);
  }

  const graphql = async (url: string, query: string, input: object, field: string) => {
    const { data } = (await answer(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables: { input } }),
    })) as { data: Record<string, Record<string, { id: string }>> };
    return Object.values(data)[0]![field]!.id;
  };

  const form = (content: Buffer, mark: string) => {
    const body = new FormData();
    body.append("file", new Blob([content], { type: "text/plain" }), `${mark}.txt`);
    return body;
  };

  const ESTATE = `mutation($input: CreateEstateInput!) { createEstate(input: $input) { estate { id } } }`;
  /** Of an estate of its own, for a record takes fifty files at most. */
  const attach = async (url: string, key: string, parts: string, body?: FormData) => {
    const name = key.replaceAll("-", "").slice(0, 20);
    const { serviceCenterId } = target;
    const input = {
      clientMutationId: `e${key}`,
      serviceCenterId,
      code: name,
      name,
      category: "RESIDENTIAL",
    };
    const record = await graphql(url, ESTATE, input, "estate");
    const address = `${url}/files?record=${record}${parts}`;
    const init = { method: "POST", headers: { "idempotency-key": key, "x-threshold": "1" } };
    return (await answer(address, body ? { ...init, body } : init)).id as string;
  };

  /** Sends what is missing of a file, as a telephone does once there is a signal again. */
  async function sendParts(url: string, key: string, mark: string, content: Buffer): Promise<void> {
    const tus = { "tus-resumable": "1.0.0" };
    const part = async (path: string, init: RequestInit) => {
      const response = await ask(`${url}/uploads${path}`, {
        ...init,
        headers: { ...tus, ...(init.headers as Record<string, string>) },
      });
      const text = await response.text().catch(() => "");
      // An answer to HEAD has no body that could tell why.
      if (response.status >= 500 && init.method === "HEAD") throw new Refused("503 for HEAD");
      if (response.status >= 500) throw refusalOf(url, response.status, text);
      return response;
    };
    const text = (word: string) => Buffer.from(word).toString("base64");
    let head = await part(`/${key}`, { method: "HEAD" });
    if (head.status === 404) {
      const metadata = `key ${text(key)},name ${text(`${mark}.txt`)}`;
      const made = { "upload-length": String(content.length), "upload-metadata": metadata };
      const begun = await part("", { method: "POST", headers: made });
      if (begun.status !== 201) throw new Refused(`${begun.status} beginning a file`);
      head = begun;
    } else if (!head.ok) throw new Refused(`${head.status} asking for a file`);
    const from = Number(head.headers.get("upload-offset") ?? 0);
    if (from === content.length) return;
    // One half, so that the rest may land at another server.
    const to = from === 0 ? content.length >> 1 : content.length;
    const sent = await part(`/${key}`, {
      method: "PATCH",
      headers: {
        "upload-offset": String(from),
        "content-type": "application/offset+octet-stream",
      },
      body: new Uint8Array(content.subarray(from, to)),
    });
    if (!sent.ok) throw new Refused(`${sent.status} sending a part`);
    if (to < content.length) throw new Refused("half of the file is there");
  }

  /** One thing to be done, which may be sent as often as need be. */
  function begin(kind: Work): {
    mark: string;
    sha256?: string;
    send(url: string): Promise<string>;
  } {
    const clientMutationId = randomUUID();
    const mark = clientMutationId.replaceAll("-", "").slice(0, 20);
    if (kind === "person") {
      const input = { clientMutationId, name: mark, badgeNumber: mark, phone: "13800000000" };
      const query = `mutation($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }`;
      return { mark, send: (url) => graphql(url, query, input, "person") };
    }
    if (kind === "message") {
      const input = { clientMutationId, id: target.endpointId };
      const query = `mutation($input: TestWebhookEndpointInput!) { testWebhookEndpoint(input: $input) { delivery { id } } }`;
      return { mark, send: (url) => graphql(url, query, input, "delivery") };
    }
    const bytes = Buffer.from(`演练 ${randomBytes(30_000).toString("base64")}`);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    if (kind === "file")
      return { mark, sha256, send: (url) => attach(url, clientMutationId, "", form(bytes, mark)) };
    return {
      mark,
      sha256,
      async send(url) {
        await sendParts(url, clientMutationId, mark, bytes);
        return attach(url, clientMutationId, `&parts=${clientMutationId}`);
      },
    };
  }

  const note = (error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    const { message } = error;
    if (message !== "half of the file is there")
      refused.set(message, (refused.get(message) ?? 0) + 1);
  };

  async function work(kind: Work): Promise<void> {
    const { mark, sha256, send } = begin(kind);
    const id = await insist(send);
    if (id === undefined) return;
    acknowledged.push({ kind, mark, id, ...(sha256 && { sha256 }) });
    // Every fourth is sent again, as by somebody whose answer was lost on the way.
    if (random() >= 0.25) return;
    const again = await insist(send);
    if (again === undefined) return;
    repeated += 1;
    if (again !== id) wrong.push(`${kind} ${mark}: first ${id}, then ${again}`);
  }

  /** Sends until it is acknowledged; undefined where the run ends before. */
  async function insist(send: (url: string) => Promise<string>): Promise<string | undefined> {
    for (let pause = 100; !ending.signal.aborted; pause = Math.min(pause * 2, 2_000)) {
      try {
        return await send(anyUrl());
      } catch (error) {
        note(error);
        await sleep(pause);
      }
    }
    return undefined;
  }

  const READ = "{ people(first: 20) { totalCount nodes { id name } } }";
  async function look(): Promise<void> {
    try {
      await answer(`${anyUrl()}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: READ }),
      });
      reads += 1;
    } catch (error) {
      note(error);
    }
  }

  async function live(): Promise<void> {
    while (!ending.signal.aborted) {
      if (random() < 0.3) await look();
      else await work(WORKS[Math.floor(random() * WORKS.length)]!);
      await sleep(random() * 2 * PAUSE);
    }
  }
  const lives = Array.from({ length: count }, live);

  return {
    acknowledged,
    get repeated() {
      return repeated;
    },
    get reads() {
      return reads;
    },
    refused,
    wrong,
    forget: () => refused.clear(),
    async probe(url) {
      const { mark, send } = begin("person");
      try {
        acknowledged.push({ kind: "person", mark, id: await send(url) });
        return true;
      } catch (error) {
        note(error);
        return false;
      }
    },
    async stop() {
      ending.abort();
      await Promise.all(lives);
    },
  };
}

interface Told {
  readonly code?: string;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

function parsed(text: string): Told | undefined {
  try {
    return JSON.parse(text) as Told;
  } catch {
    return undefined;
  }
}
