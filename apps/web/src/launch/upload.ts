import { loadPageWords } from "../i18n/Words.tsx";
import { requestHeaders } from "../session/company.ts";
import type { Problem } from "../problem.ts";
import { asRefusal } from "../problem.ts";

export type UploadOutcome = { ok: true; id: string } | { ok: false; problem: Problem };

/**
 * Attaches a file to a record. `fetch` cannot tell how much of a body is sent, hence XMLHttpRequest.
 * `progress` is 0–1.
 */
export function uploadFile(
  recordId: string,
  file: File,
  onProgress: (progress: number) => void,
): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/files?record=${encodeURIComponent(recordId)}`);
    for (const [name, value] of Object.entries(requestHeaders()))
      request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("error", () => resolve({ ok: false, problem: { kind: "OFFLINE" } }));
    request.addEventListener("load", () => void told().then(resolve));
    const told = async () => {
      const outcome = outcomeOf(request.status, request.response);
      if (!outcome.ok) await loadPageWords();
      return outcome;
    };
    const body = new FormData();
    body.append("file", file, file.name);
    request.send(body);
  });
}

/** Reads the server's answer: `{id}`, or `{code, details}` of a refusal. */
export function outcomeOf(status: number, answer: unknown): UploadOutcome {
  const { id, code, details } = (answer ?? {}) as Record<string, unknown>;
  if (status < 300 && typeof id === "string") return { ok: true, id };
  return {
    ok: false,
    problem: asRefusal(code, details) ?? { kind: "FAULT", requestId: undefined },
  };
}
