import type { WarningReason } from "@threshold/domain/launch/early-warning";
import type { Language } from "../../i18n/language.ts";
import type { Facts } from "../../i18n/launch.zh.ts";
import type { Messages } from "../../i18n/zh.ts";

/** Why a task is likely late, one sentence per reason. */
export const warningWords = (
  reasons: readonly { code: string; details: unknown }[],
  t: Messages["launch"],
  language: Language,
): string[] =>
  reasons.map(({ code, details }) => {
    const facts = details as Facts;
    const title = facts[language === "en" ? "titleEn" : "title"];
    return t.warning.reasons[code as WarningReason["code"]]({ ...facts, title });
  });
