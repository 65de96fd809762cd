import { givenReason } from "../launch/action.ts";
import { ok, refuse, type Result } from "../result.ts";

/**
 * How a command stands that the rules refused (未被接受): open; put aside by its person; accepted after all under the same
 * key; settled by the leader.
 */
export const refusedStatuses = ["OPEN", "ASIDE", "TAKEN", "SETTLED"] as const;
export type RefusedStatus = (typeof refusedStatuses)[number];

/**
 * What a device's telling makes of it: what is accepted or settled stays so, whatever comes late or twice. `taken`: its key
 * has an answer.
 */
export function toldStatus(
  known: RefusedStatus | null,
  { aside, taken }: { readonly aside: boolean; readonly taken: boolean },
): RefusedStatus {
  if (taken || known === "TAKEN") return "TAKEN";
  if (known === "SETTLED") return "SETTLED";
  return aside ? "ASIDE" : "OPEN";
}

/** 处理: the leader looked at it, and says what came of it. Refused: FORBIDDEN, NOTHING_CHANGES, REASON_REQUIRED. */
export function settleRefused(
  status: RefusedStatus,
  may: boolean,
  note: string,
): Result<{ readonly status: "SETTLED"; readonly note: string }> {
  if (!may) return refuse("FORBIDDEN", { permission: "unitAcceptance.team.manage" });
  if (status === "TAKEN" || status === "SETTLED") return refuse("NOTHING_CHANGES");
  const given = givenReason(note);
  return given
    ? ok({ status: "SETTLED", note: given })
    : refuse("REASON_REQUIRED", { action: "settleRefusedCommand" });
}
