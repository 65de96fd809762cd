import { fileQuery, ownCapture } from "../offline/file-query.ts";
import { loadWordsToExplain } from "../i18n/Words.tsx";
import { requestHeaders } from "../session/company.ts";
import type { Problem } from "../problem.ts";
import { asRefusal } from "../problem.ts";
import { heedTurnAway } from "../session/session.ts";

export type UploadOutcome = { ok: true; id: string } | { ok: false; problem: Problem };
export type Outcome<Answer> = { ok: true; answer: Answer } | { ok: false; problem: Problem };

export const MB = 1_000_000;

/** Attaches a file to a record, a photo with what it says of when and where it was taken. `progress` is 0–1. */
export async function uploadFile(
  recordId: string,
  file: File,
  onProgress: (progress: number) => void,
): Promise<UploadOutcome> {
  const query = fileQuery({ record: recordId }, await ownCapture(file));
  return upload(`/files?${query}`, file, 25 * MB, onProgress);
}

/** Sends a workbook of a list; `of` is the record whose list it is. */
export const uploadWorkbook = (
  list: string,
  of: string | null,
  file: File,
  onProgress: (progress: number) => void,
) =>
  upload(
    `/imports?${new URLSearchParams({ list, ...(of === null ? {} : { of }) }).toString()}`,
    file,
    30 * MB,
    onProgress,
  );

/** The id under which the server keeps what was sent. */
async function upload(
  address: string,
  file: File,
  limit: number,
  onProgress: (progress: number) => void,
): Promise<UploadOutcome> {
  const sent = await send(address, file, limit, onProgress, ({ id }) =>
    typeof id === "string" ? id : undefined,
  );
  return sent.ok ? { ok: true, id: sent.answer } : sent;
}

/**
 * Sends a file; never throws: what goes wrong is a problem. More than the server takes (`limit`, in
 * bytes) is not sent: a proxy on the way would cut the line instead of saying so. `fetch` cannot tell
 * how much of a body is sent, hence XMLHttpRequest.
 */
export function send<Answer>(
  address: string,
  file: File,
  limit: number,
  onProgress: (progress: number) => void,
  answerIn: (response: Readonly<Record<string, unknown>>) => Answer | undefined,
  key?: string,
): Promise<Outcome<Answer>> {
  if (file.size > limit) {
    const details = { size: file.size, limit };
    return Promise.resolve({
      ok: false,
      problem: { kind: "REFUSED", code: "FILE_TOO_LARGE", details },
    });
  }
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    for (const [name, value] of Object.entries(requestHeaders()))
      request.setRequestHeader(name, value);
    if (key !== undefined) request.setRequestHeader("idempotency-key", key);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener("error", () => resolve({ ok: false, problem: { kind: "OFFLINE" } }));
    request.addEventListener("load", () => void answered().then(resolve));
    const answered = async () => {
      const outcome = outcomeOf(request, answerIn);
      if (!outcome.ok) await loadWordsToExplain(); // which explain it
      return outcome;
    };
    const body = new FormData();
    body.append("file", file, file.name);
    request.send(body);
  });
}

/** Reads the server's answer, or `{code, details}` of a refusal. */
function outcomeOf<Answer>(
  { status, response }: XMLHttpRequest,
  answerIn: (response: Readonly<Record<string, unknown>>) => Answer | undefined,
): Outcome<Answer> {
  const told = (response ?? {}) as Record<string, unknown>;
  const answer = status < 300 ? answerIn(told) : undefined;
  if (answer !== undefined) return { ok: true, answer };
  const { code, details, requestId } = told;
  heedTurnAway(code);
  const fault: Problem = {
    kind: "FAULT",
    requestId: typeof requestId === "string" ? requestId : undefined,
  };
  return { ok: false, problem: asRefusal(code, details) ?? fault };
}
