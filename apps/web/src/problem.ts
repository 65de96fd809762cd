import type { RefusalCode, RefusalDetails } from "@threshold/domain/refusal";
import { refusalCodes } from "@threshold/domain/refusal";
import type { CombinedError } from "@urql/core";

/** What went wrong with a request: a rule's refusal, no network, no room on the device, or a fault of ours with its number. */
export type Problem =
  | { kind: "REFUSED"; code: RefusalCode; details: RefusalDetails }
  | { kind: "OFFLINE" }
  | { kind: "NO_ROOM" }
  | { kind: "FAULT"; requestId: string | undefined };

/** Reads an error of the API. */
export function problemOf(error: CombinedError): Problem {
  if (error.networkError) return { kind: "OFFLINE" };
  for (const { extensions } of error.graphQLErrors) {
    const refused = asRefusal(extensions["code"], extensions["details"]);
    if (refused) return refused;
  }
  return { kind: "FAULT", requestId: requestIdOf(error) };
}

/** A refusal from its two parts as they came over the wire, if the code is one that we know. */
export function asRefusal(code: unknown, details: unknown): Problem | undefined {
  const known = refusalCodes.find((one) => one === code);
  return known && { kind: "REFUSED", code: known, details: (details ?? {}) as RefusalDetails };
}

/** Whether the same may pass when it is sent again: nothing was wrong with it. */
export const mayPassLater = (problem: Problem): boolean =>
  problem.kind !== "REFUSED" ||
  problem.code === "STORAGE_UNAVAILABLE" ||
  problem.code === "DATABASE_UNAVAILABLE";

/** The number under which the server logged the fault, if the error carries one. */
export function requestIdOf(error: unknown): string | undefined {
  const errors = (error as Partial<CombinedError> | undefined)?.graphQLErrors ?? [];
  for (const { extensions } of errors) {
    const id = extensions["errorId"];
    if (typeof id === "string") return id;
  }
  return undefined;
}
