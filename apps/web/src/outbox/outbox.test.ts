import "fake-indexeddb/auto";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { parse } from "graphql";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { outboxState } from "@threshold/domain/outbox/outbox";
import { Outbox } from "./outbox.ts";
import { openStore } from "./store.ts";

const RecordResult = parse(
  "mutation RecordResult($input: RecordResultInput!) { recordResult(input: $input) { clientMutationId } }",
  // oxlint-disable-next-line typescript/no-explicit-any -- a mutation of this test alone
) as any;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly key: string;
  readonly body: string;
}

let server: Server;
let asked: Asked[];
/** What the server answers while there is one; null drops the line, after the request was read; "NEVER" lets wait. */
let always: ((one: Asked) => Reply | null | "NEVER") | undefined;
let answers: ((one: Asked) => Reply | null)[];
interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter?: string;
  readonly offset?: number;
}
const done: Reply = { status: 200, body: { data: { recordResult: { clientMutationId: "x" } } } };
const refused = (code: string) => ({
  status: 200,
  body: { errors: [{ message: code, extensions: { code, details: { status: "SIGNED" } } }] },
});

/** A busy machine is slow, not wrong. */
const until = (holds: () => unknown) => vi.waitFor(holds, 60_000);

const outboxes: Outbox[] = [];
let name = 0;
const box = (owner = "lin", store = `outbox ${name}`): Outbox => {
  const made = new Outbox(owner, openStore(store));
  outboxes.push(made);
  return made;
};
const given = (label: string, lane = "unit 1") => ({ lane, label });
const stateOf = (outbox: Outbox, owner = "lin") => outboxState(outbox.commands(), owner);
const labels = (outbox: Outbox) => outbox.commands().map(({ content }) => content.label);

beforeEach(async () => {
  name += 1;
  asked = [];
  answers = [];
  always = undefined;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => void chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const json = request.url === "/graphql" ? JSON.parse(body) : undefined;
      const key = json?.variables.input.clientMutationId ?? request.headers["idempotency-key"];
      const { method = "", url: path = "" } = request;
      const one: Asked = { method, path, key: String(key), body };
      asked.push(one);
      const next = always ?? answers.shift();
      const answer = next ? next(one) : done;
      if (!answer) return void response.destroy();
      if (answer === "NEVER") return;
      if (answer.retryAfter) response.setHeader("retry-after", answer.retryAfter);
      if (answer.offset !== undefined) response.setHeader("upload-offset", answer.offset);
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const fetched = globalThis.fetch;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const made = new Request(`http://127.0.0.1:${port}${path}`, init);
    // As bytes: Node's fetch rejects unheard when a form that it still reads is cut off.
    const body = init.body instanceof FormData ? await made.arrayBuffer() : init.body;
    return fetched(made.url, { ...init, headers: made.headers, body });
  });
  vi.stubGlobal("localStorage", { getItem: () => null });
});
afterEach(async () => {
  for (const outbox of outboxes.splice(0)) await outbox.close();
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

test("what is given is sent in order and forgotten when the server has it", async () => {
  const outbox = box();
  for (const value of ["1", "2", "3"]) await outbox.give(RecordResult, { value }, given(value));
  await until(() => expect(outbox.commands()).toEqual([]));
  expect(asked.map(({ body }) => JSON.parse(body).variables.input.value)).toEqual(["1", "2", "3"]);
});

test("an answer that was lost on the way is asked for again under the same key", async () => {
  always = () => null;
  const outbox = box();
  await outbox.give(RecordResult, { value: "1" }, given("1"));
  await until(() => expect(asked).not.toEqual([]));
  expect(labels(outbox)).toEqual(["1"]);
  always = undefined;
  await until(async () => {
    await outbox.send();
    expect(outbox.commands()).toEqual([]);
  });
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
});

test("is tried again soon once the browser is back, for its first requests find no way yet", async () => {
  const back: (() => void)[] = [];
  vi.stubGlobal("addEventListener", (event: string, heard: () => void) => {
    if (event === "online") back.push(heard);
  });
  vi.stubGlobal("removeEventListener", () => undefined);
  always = () => null;
  const outbox = box();
  await outbox.give(RecordResult, { value: "1" }, given("1"));
  await until(() => expect(asked).not.toEqual([]));
  const before = asked.length;
  for (const heard of back) heard();
  await until(() => expect(asked.length).toBeGreaterThan(before));
  always = undefined;
  await until(() => expect(outbox.commands()).toEqual([]));
});

test("what the rules refuse stays with its reason and holds up its record alone", async () => {
  answers = [() => refused("RECORD_STATUS")];
  const outbox = box();
  await outbox.give(RecordResult, { value: "1" }, given("1"));
  await outbox.give(RecordResult, { value: "2" }, given("2"));
  await outbox.give(RecordResult, { value: "3" }, given("3", "unit 2"));
  await until(() => expect(labels(outbox)).toEqual(["1", "2"]));
  expect(outbox.commands()[0]?.refusal).toEqual({
    code: "RECORD_STATUS",
    details: { status: "SIGNED" },
  });
  expect(stateOf(outbox)).toEqual({ waiting: 0, needsYou: 2, ofOthers: 0 });
  await outbox.putAside(outbox.commands()[0]!);
  await until(() => expect(labels(outbox)).toEqual(["1"]));
  // The leader is told as well: of the refusal, and that its person goes on without it.
  const told = () => asked.map(({ body }) => body).filter((body) => body.includes("commandId"));
  await until(() => expect(told()).toHaveLength(2));
  expect(told().map((body) => JSON.parse(body).variables.input)).toMatchObject([
    { recordId: "unit", code: "RECORD_STATUS", aside: false },
    { recordId: "unit", code: "RECORD_STATUS", aside: true },
  ]);
  expect(stateOf(outbox)).toEqual({ waiting: 0, needsYou: 0, ofOthers: 0 });
});

test("a refused token, a second factor to set up, a fault, a proxy's page and a busy server lose nothing", async () => {
  always = () => refused("UNAUTHENTICATED");
  answers = [
    () => ({ ...refused("SECOND_FACTOR_REQUIRED"), status: 403 }),
    () => ({ status: 503, body: "<html>nginx</html>", retryAfter: "1" }),
    () => refused("DATABASE_UNAVAILABLE"),
  ];
  const outbox = box();
  await outbox.give(RecordResult, { value: "1" }, given("1"));
  await until(() => expect(asked).not.toEqual([]));
  expect(outbox.commands()[0]).toMatchObject({ tries: 0, refusal: null });
  always = undefined;
  await outbox.send();
  expect(outbox.commands()[0]).toMatchObject({ tries: 0, refusal: null });
  await outbox.send();
  await until(() => expect(outbox.commands()[0]).toMatchObject({ tries: 1 }));
  await until(() => expect(outbox.commands()[0]).toMatchObject({ tries: 2 }));
  await until(() => expect(outbox.commands()).toEqual([]));
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
});

test("a closed tab's commands are there for the next one, photos too", async () => {
  const store = await openStore(`outbox ${name}`);
  const photo = new File([new Uint8Array([1, 2, 3])], "空鼓.jpg", { type: "image/jpeg" });
  const capture = { at: "2026-11-29T02:03:11.000Z", by: "PHOTO", place: null } as const;
  const told = JSON.stringify(capture);
  always = () => "NEVER";
  const first = box();
  await first.givePhoto({ record: "Defect_1", file: photo, capture }, given("空鼓.jpg"));
  await until(() => expect(asked).not.toEqual([]));
  await first.close();
  expect(await store.all()).toHaveLength(1);
  store.close();
  always = () => ({ status: 201, body: { id: "Attachment_1" } });
  const before = asked.length;
  const next = box();
  await until(() => expect(asked).toHaveLength(before + 1));
  await until(() => expect(next.commands()).toEqual([]));
  expect(new Set(asked.map(({ path }) => path))).toEqual(
    new Set([`/files?${new URLSearchParams({ record: "Defect_1", capture: told }).toString()}`]),
  );
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
});

test("a large photo goes in parts, and after a break only what the server does not have", async () => {
  const photo = new File([new Uint8Array(600 * 1024)], "渗漏.jpg", { type: "image/jpeg" });
  let kept: number | undefined;
  let breaks = 1;
  always = ({ method, path }) => {
    if (path === "/uploads") kept = 0;
    else if (path.startsWith("/files")) return { status: 201, body: { id: "Attachment_1" } };
    else if (method === "HEAD" && kept === undefined) return { status: 404, body: "" };
    else if (method === "PATCH") {
      if (kept !== 0 && breaks-- > 0) return null; // within the second part
      kept = Math.min(photo.size, (kept ?? 0) + 256 * 1024);
    }
    return { status: 200, body: "", offset: kept ?? 0 };
  };
  const outbox = box();
  await outbox.givePhoto({ record: "Defect_1", file: photo, capture: null }, given("渗漏.jpg"));
  await until(async () => {
    await outbox.send();
    expect(outbox.commands()).toEqual([]);
  });
  const [id] = asked[0]!.path.split("/").slice(-1);
  expect(asked.map(({ method, path }) => `${method} ${path.replace(id!, "ID")}`)).toEqual([
    "HEAD /uploads/ID",
    "POST /uploads",
    "PATCH /uploads/ID",
    "PATCH /uploads/ID",
    "HEAD /uploads/ID",
    "PATCH /uploads/ID",
    "PATCH /uploads/ID",
    "POST /files?record=Defect_1&parts=ID",
    "DELETE /uploads/ID",
  ]);
});

test("two tabs give and send at once: each command once, none with another's number", async () => {
  const tabs = [box(), box()];
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      tabs[n % 2]!.give(RecordResult, { value: String(n) }, given(String(n))),
    ),
  );
  await until(() => expect(tabs.flatMap(labels)).toEqual([]));
  expect(asked).toHaveLength(20);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(20);
});

test("nothing goes out under another person's name", async () => {
  always = () => null;
  const hers = box("lin");
  await hers.give(RecordResult, { value: "1" }, given("1"));
  await until(() => expect(asked).not.toEqual([]));
  await hers.close();
  always = undefined;
  const before = asked.length;
  const his = box("zhao");
  await his.send();
  expect(asked).toHaveLength(before);
  await until(() => expect(stateOf(his, "zhao")).toEqual({ waiting: 0, needsYou: 0, ofOthers: 1 }));
});

test("a full disk is told when the command is given, and nothing half is kept", async () => {
  const store = await openStore(`outbox ${name}`);
  const full = new DOMException("no room", "QuotaExceededError");
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw full;
  });
  const outbox = box();
  const photo = new File([new Uint8Array([1])], "1.jpg");
  const withPhoto = [{ record: "Defect_1", file: photo, capture: null }];
  await expect(outbox.give(RecordResult, { value: "1" }, given("1"), withPhoto)).rejects.toBe(full);
  vi.restoreAllMocks();
  expect(await store.all()).toEqual([]);
  store.close();
});
