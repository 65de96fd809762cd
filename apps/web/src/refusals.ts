import type { RefusalCode, RefusalDetails } from "@threshold/domain/refusal";
import type { CombinedError } from "@urql/core";
import type { Messages } from "./i18n/zh.ts";
import type { Problem } from "./problem.ts";
import { problemOf } from "./problem.ts";

/** One sentence per refusal; the compiler keeps both languages complete. */
export type RefusalSentences = Record<RefusalCode, (details: RefusalDetails) => string>;

/** Says a problem to a person, in the language of the words. */
export function explain(t: Messages, problem: Problem): string {
  switch (problem.kind) {
    case "REFUSED":
      return fieldSentence(t, problem) ?? refusalSentence(t, problem);
    case "OFFLINE":
      return t.shell.failed.network;
    case "NO_ROOM":
      return t.outbox.full;
    case "FAULT":
      return [t.shell.failed.text, problem.requestId && t.shell.failed.id(problem.requestId)]
        .filter(Boolean)
        .join(" ");
  }
}

/** On a page that started with its own words alone the sentences of others may still be on their way. */
function refusalSentence(t: Messages, { code, details }: Problem & { kind: "REFUSED" }): string {
  const sentences: Partial<RefusalSentences> = t.refusals;
  return sentences[code]?.(details) ?? `${t.shell.failed.text} (${code})`;
}

/** The same for an error as urql hands it out. */
export function explainError(t: Messages, error: CombinedError): string {
  return explain(t, problemOf(error));
}

/** The field that a refusal speaks of, for a message beside that field. */
export function fieldOf(problem: Problem): string | undefined {
  if (problem.kind !== "REFUSED") return undefined;
  const { code, details } = problem;
  if (code === "CODE_TAKEN" || code === "CODE_MALFORMED") return "code";
  if (code === "NAME_TAKEN") return "name";
  return typeof details["field"] === "string" ? details["field"] : undefined;
}

/** A malformed value names its field and what is wrong with it. */
function fieldSentence(t: Messages, problem: Problem & { kind: "REFUSED" }): string | undefined {
  if (problem.code !== "INVALID_INPUT") return undefined;
  const reason = t.shell.fieldReasons[String(problem.details["reason"])];
  const field = t.organization.fields[String(problem.details["field"])];
  return reason && field ? t.shell.fieldProblem(field, reason) : undefined;
}
