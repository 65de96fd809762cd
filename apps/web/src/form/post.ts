import { loadWordsToExplain } from "../i18n/Words.tsx";
import { asRefusal, type Problem } from "../problem.ts";
import { requestHeaders } from "../session/company.ts";
import { heedTurnAway } from "../session/session.ts";

/** Posts JSON to an address beside GraphQL; never throws: what goes wrong is a problem. */
export async function post(
  address: string,
  body: object,
): Promise<
  | { readonly ok: true; readonly response: Response }
  | { readonly ok: false; readonly problem: Problem }
> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { ...requestHeaders(), "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    return { ok: false, problem: { kind: "OFFLINE" } };
  }
  if (response.ok) return { ok: true, response };
  await loadWordsToExplain(); // which explain it
  const answer = ((await response.json().catch(() => undefined)) ?? {}) as Record<string, unknown>;
  heedTurnAway(answer["code"]);
  const refusal = asRefusal(answer["code"], answer["details"]);
  const { errorId } = answer;
  const requestId = typeof errorId === "string" ? errorId : undefined;
  return { ok: false, problem: refusal ?? { kind: "FAULT", requestId } };
}
