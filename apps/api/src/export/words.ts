import type { IncomingMessage } from "node:http";
import { urlOf } from "../storage/answer.ts";

/** A language of workbooks. */
export type Language = "zh" | "en";

/** A word in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The viewer's language: `?lang=`, else what the browser prefers, else Chinese. */
export function languageOf(request: IncomingMessage): Language {
  const asked = urlOf(request).searchParams.get("lang") ?? request.headers["accept-language"] ?? "";
  return /^\s*en\b/i.test(asked) ? "en" : "zh";
}

export const planStatusWords: Record<string, Words> = {
  DRAFT: { zh: "草稿", en: "Draft" },
  ACTIVE: { zh: "筹备中", en: "Active" },
  READY: { zh: "具备开盘条件", en: "Ready" },
  LAUNCHED: { zh: "已开盘", en: "Launched" },
  CLOSED: { zh: "已归档", en: "Closed" },
  SUSPENDED: { zh: "已暂停", en: "Suspended" },
};

export const lightWords: Record<string, Words> = {
  GREEN: { zh: "绿", en: "Green" },
  AMBER: { zh: "黄", en: "Amber" },
  RED: { zh: "红", en: "Red" },
};

export const placeStatusWords: Record<string, Words> = {
  ACTIVE: { zh: "启用", en: "Active" },
  SUSPENDED: { zh: "停用", en: "Suspended" },
};
