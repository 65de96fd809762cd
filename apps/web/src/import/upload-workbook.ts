import { asRefusal } from "../problem.ts";
import type { Problem } from "../problem.ts";
import { requestHeaders } from "../session/company.ts";
import { reportSignedOut } from "../session/session.ts";

export type Uploaded = { ok: true; id: string } | { ok: false; problem: Problem };

/** Sends a workbook, telling how far it is (0–1). Never throws: what goes wrong is a problem. */
export function uploadWorkbook(
  estateId: string,
  file: File,
  onProgress: (part: number) => void,
): Promise<Uploaded> {
  return new Promise((resolve) => {
    // XMLHttpRequest, because fetch does not tell how much of a body has gone.
    const request = new XMLHttpRequest();
    request.open("POST", `/imports?estate=${encodeURIComponent(estateId)}`);
    for (const [name, value] of Object.entries(requestHeaders()))
      request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener("load", () => resolve(answerOf(request)));
    request.addEventListener("error", () => resolve({ ok: false, problem: { kind: "OFFLINE" } }));
    const body = new FormData();
    body.append("file", file);
    request.send(body);
  });
}

function answerOf(request: XMLHttpRequest): Uploaded {
  const answer = (request.response ?? {}) as {
    id?: string;
    code?: string;
    details?: unknown;
    requestId?: string;
  };
  if (request.status < 300 && answer.id !== undefined) return { ok: true, id: answer.id };
  if (answer.code === "UNAUTHENTICATED") reportSignedOut();
  const refusal = asRefusal(answer.code, answer.details);
  return { ok: false, problem: refusal ?? { kind: "FAULT", requestId: answer.requestId } };
}
