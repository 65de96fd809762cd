import type { IncomingMessage } from "node:http";
import { urlOf } from "../storage/answer.ts";
import type { Language } from "./types.ts";

/** The viewer's language: `?lang=`, else what the browser prefers, else Chinese. */
export function languageOf(request: IncomingMessage): Language {
  const asked = urlOf(request).searchParams.get("lang") ?? request.headers["accept-language"] ?? "";
  return /^\s*en\b/i.test(asked) ? "en" : "zh";
}
