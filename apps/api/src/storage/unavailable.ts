import { refusalError } from "../refusal.ts";

/** The refusal for a store that fails, with its reason for the log. */
export function storageUnavailable(reason: unknown): Error {
  const error = refusalError({ code: "STORAGE_UNAVAILABLE" });
  error.cause = reason;
  return error;
}
