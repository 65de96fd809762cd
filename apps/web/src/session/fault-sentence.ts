import type { Messages } from "../i18n/zh.ts";
import type { AuthFault } from "./auth-api.ts";

/** Says in words why the accounts' endpoints turned a request down. */
export function faultSentence(t: Messages, fault: AuthFault): string {
  if (fault.code === "RATE_LIMITED" && fault.retryAfterSeconds !== undefined)
    return t.session.waitFor(fault.retryAfterSeconds);
  return t.session.faults[fault.code];
}
