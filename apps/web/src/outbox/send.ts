import type { SendOutcome } from "@threshold/domain/outbox/outbox";
import { asRefusal, mayPassLater } from "../problem.ts";
import { requestHeaders } from "../session/company.ts";
import { reportSignedOut } from "../session/session.ts";
import type { DeviceCommand } from "./store.ts";

/** A request without an answer after so long, in ms, counts as no connection: it comes again under its key. */
const patience = 60_000;

/** Sends a command and reads what came of it. Never throws for what the network or the server does. */
export async function sendCommand(
  command: DeviceCommand,
  fileOf: (id: string) => Promise<Blob | undefined>,
  ended: AbortSignal,
): Promise<SendOutcome> {
  const request = await requestOf(command, fileOf);
  if (!request) return { kind: "REFUSED", refusal: { code: "FILE_EMPTY" } };
  let response: Response;
  let answer: unknown;
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(patience)]);
    response = await fetch(request.address, { ...request.init, signal });
    answer = await response.json().catch(() => undefined);
  } catch {
    return { kind: "STOPPED", why: "OFFLINE" };
  }
  const outcome = outcomeOf(response, answer);
  if (outcome.kind === "STOPPED") reportSignedOut();
  return outcome;
}

async function requestOf(
  { id, content }: DeviceCommand,
  fileOf: (id: string) => Promise<Blob | undefined>,
): Promise<{ address: string; init: RequestInit } | undefined> {
  const headers = requestHeaders();
  if (content.kind === "MUTATION") {
    const { document: query, input } = content;
    const body = JSON.stringify({
      query,
      variables: { input: { ...input, clientMutationId: id } },
    });
    headers["content-type"] = "application/json";
    return { address: "/graphql", init: { method: "POST", headers, body } };
  }
  const file = await fileOf(id);
  if (!file) return undefined;
  const body = new FormData();
  body.append("file", file, content.name);
  headers["idempotency-key"] = id;
  const address = `/files?record=${encodeURIComponent(content.record)}`;
  return { address, init: { method: "POST", headers, body } };
}

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
  if (typeof answer !== "object" || answer === null) return later;
  const { data, errors, id } = answer as { data?: unknown; errors?: unknown; id?: unknown };
  const told: Told = Array.isArray(errors) ? (errors[0]?.extensions ?? {}) : answer;
  if (told.code === "UNAUTHENTICATED") return { kind: "STOPPED", why: "SIGNED_OUT" };
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
