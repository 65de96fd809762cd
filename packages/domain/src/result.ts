import type { Refusal, RefusalCode, RefusalDetails } from "./refusal.ts";

/** What a rule answers: the value, or which rule said no and why. */
export type Result<T, Code extends RefusalCode = RefusalCode> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal<Code> };

/** The rule says yes: here is what it leads to. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** The rule says no; the details fill in the code's sentence. */
export const refuse = <Code extends RefusalCode>(
  code: Code,
  details?: RefusalDetails,
): { readonly ok: false; readonly refusal: Refusal<Code> } => ({
  ok: false,
  refusal: details === undefined ? { code } : { code, details },
});
