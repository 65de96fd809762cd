import type { Refusal, RefusalCode, RefusalDetails } from "./refusal.ts";

/** What a rule answers: the value, or which rule said no and why. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** The rule says yes: here is what it leads to. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** The rule says no; the details fill in the code's sentence. */
export const refuse = (code: RefusalCode, details?: RefusalDetails): Result<never> => ({
  ok: false,
  refusal: details === undefined ? { code } : { code, details },
});
