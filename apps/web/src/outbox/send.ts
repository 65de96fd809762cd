import type { SendOutcome } from "@threshold/domain/outbox/outbox";
import { fileQuery } from "../offline/file-query.ts";
import { asRefusal, mayPassLater } from "../problem.ts";
import { requestHeaders } from "../session/company.ts";
import { heedTurnAway } from "../session/session.ts";
import { type Content, type DeviceCommand, mutationOf } from "./store.ts";

/** A request without an answer after so long, in ms, counts as no connection: it comes again under its key. */
const patience = 60_000;

/** A file is sent in parts of so many bytes: over a bad line a part is lost, not the photo. */
const part = 256 * 1024;
/** The server's word for the protocol of files in parts (tus.io). */
const tus = { "tus-resumable": "1.0.0" };

type Ask = (address: string, init: RequestInit) => Promise<Response>;

class NoConnection extends Error {}

/** Sends a command and reads what came of it. Never throws for what the network or the server does. */
export const sendCommand = (
  command: DeviceCommand,
  fileOf: (id: string) => Promise<Blob | undefined>,
  ended: AbortSignal,
): Promise<SendOutcome> =>
  asking(ended, async (ask) =>
    command.content.kind === "MUTATION"
      ? sendMutation(command.id, command.content, ask)
      : sendFile(command.id, command.content, await fileOf(command.id), ask),
  );

/** Tells the server what was refused of a command, for the leader to see. */
export const reportCommand = (
  { id, lane, content, refusal, aside, doneAt }: DeviceCommand,
  ended: AbortSignal,
): Promise<SendOutcome> =>
  asking(ended, (ask) => {
    const input = {
      commandId: id,
      recordId: lane.split(" ")[0],
      label: content.label,
      action: content.kind === "FILE" ? "attachEvidence" : mutationOf(content.document),
      code: refusal?.code,
      details: refusal?.details ?? {},
      doneAt,
      aside,
    };
    // A telling of its own each time: the same command may be refused, put aside and refused again.
    return sendMutation(crypto.randomUUID(), { document: Report, input }, ask);
  });

const Report = `mutation ReportRefusedCommand($input: ReportRefusedCommandInput!) {
  reportRefusedCommand(input: $input) { clientMutationId }
}`;

async function asking(
  ended: AbortSignal,
  send: (ask: Ask) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const ask: Ask = async (address, { headers, ...init }) => {
    try {
      const signal = AbortSignal.any([ended, AbortSignal.timeout(patience)]);
      const all = { ...requestHeaders(), ...(headers as Record<string, string>) };
      return await fetch(address, { ...init, method: init.method ?? "POST", headers: all, signal });
    } catch {
      throw new NoConnection();
    }
  };
  try {
    return await send(ask);
  } catch (error) {
    if (error instanceof NoConnection) return { kind: "STOPPED", why: "OFFLINE" };
    throw error;
  }
}

type ContentOf<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

async function sendMutation(
  id: string,
  { document: query, input }: Pick<ContentOf<"MUTATION">, "document" | "input">,
  ask: Ask,
): Promise<SendOutcome> {
  const body = JSON.stringify({ query, variables: { input: { ...input, clientMutationId: id } } });
  const headers = { "content-type": "application/json" };
  return answered(await ask("/graphql", { headers, body }));
}

async function sendFile(
  id: string,
  { record, name, capture }: ContentOf<"FILE">,
  file: Blob | undefined,
  ask: Ask,
): Promise<SendOutcome> {
  if (!file) return { kind: "REFUSED", refusal: { code: "FILE_EMPTY" } };
  const address = `/files?${fileQuery({ record }, capture)}`;
  const headers = { "idempotency-key": id };
  if (file.size <= part) {
    const body = new FormData();
    body.append("file", file, name);
    return answered(await ask(address, { headers, body }));
  }
  const stopped = await sendParts(id, name, file, ask);
  if (stopped) return stopped;
  const outcome = await answered(await ask(`${address}&parts=${id}`, { headers }));
  if (outcome.kind === "DONE")
    // The server tidies it away by itself some day.
    await ask(`/uploads/${id}`, { method: "DELETE", headers: tus }).catch(() => undefined);
  return outcome;
}

/** Goes on from where the server has it. What stood in the way; undefined when all of it is there. */
async function sendParts(
  id: string,
  name: string,
  file: Blob,
  ask: Ask,
): Promise<SendOutcome | undefined> {
  const address = `/uploads/${id}`;
  const head = await ask(address, { method: "HEAD", headers: tus });
  let offset = offsetOf(head);
  if (head.status === 404) {
    const metadata = `key ${base64(id)},name ${base64(name)}`;
    const headers = { ...tus, "upload-length": String(file.size), "upload-metadata": metadata };
    const begun = await ask("/uploads", { headers });
    if (!begun.ok) return answered(begun);
    offset = 0;
  } else if (!head.ok) return answered(head);
  while (offset < file.size) {
    const headers = {
      ...tus,
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(offset),
    };
    const body = file.slice(offset, offset + part);
    const added = await ask(address, { method: "PATCH", headers, body });
    if (!added.ok) return answered(added);
    const reached = offsetOf(added);
    if (reached <= offset) return { kind: "LATER" }; // whoever answered is not the server
    offset = reached;
  }
  return undefined;
}

const offsetOf = ({ headers }: Response): number => Number(headers.get("upload-offset") ?? 0);

const base64 = (text: string): string =>
  btoa(String.fromCodePoint(...new TextEncoder().encode(text)));

const answered = async (response: Response): Promise<SendOutcome> =>
  outcomeOf(response, await response.json().catch(() => undefined));

interface Told {
  readonly code?: unknown;
  readonly details?: unknown;
}

/**
 * DONE only for an answer that says so. A refusal is a rule's word and stays; everything else that is not understood may
 * pass later: a proxy's page, a fault of the server, a database that is away.
 */
export function outcomeOf(response: Response, answer: unknown): SendOutcome {
  const later: SendOutcome = { kind: "LATER", ...pauseOf(response) };
  const { data, errors, id } = (answer ?? {}) as { data?: unknown; errors?: unknown; id?: unknown };
  const told: Told = Array.isArray(errors) ? (errors[0]?.extensions ?? {}) : (answer ?? {});
  if (heedTurnAway(response.status === 401 ? "UNAUTHENTICATED" : told.code))
    return { kind: "STOPPED", why: "SIGNED_OUT" };
  if (typeof answer !== "object" || answer === null) return later;
  const problem = asRefusal(told.code, told.details);
  if (problem?.kind === "REFUSED") {
    const { code, details } = problem;
    const passes = mayPassLater(problem) || code === "RATE_LIMITED";
    return passes ? later : { kind: "REFUSED", refusal: { code, details } };
  }
  const isDone = response.ok && !Array.isArray(errors) && (Boolean(data) || typeof id === "string");
  return isDone ? { kind: "DONE" } : later;
}

function pauseOf(response: Response): { afterMs: number } | object {
  const seconds = Number(response.headers.get("retry-after"));
  return seconds > 0 ? { afterMs: seconds * 1_000 } : {};
}
