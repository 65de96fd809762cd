import type { PolicyEntry } from "@threshold/domain/policy/catalog";
import { isRole } from "@threshold/domain/organization/roles";
import { roleName } from "../i18n/role-name.ts";
import type { Language } from "../i18n/language.ts";
import type { Messages } from "../i18n/zh.ts";

/** A setting's value as a person reads it. */
export function valueWords(
  entry: Pick<PolicyEntry, "type" | "unit">,
  value: unknown,
  t: Messages,
  language: Language,
): string {
  const words = t.settings;
  switch (entry.type) {
    case "BOOLEAN":
      return value === true ? words.yes : words.no;
    case "DAY_LIST": {
      const days = value as readonly number[];
      return days.length === 0
        ? words.none
        : words.daysBefore(days.join(language === "zh" ? "、" : ", "));
    }
    case "CHOICE":
      return optionWords(String(value), t, language);
    case "TIME":
      return String(value);
    case "INT":
    case "DAYS":
    case "DECIMAL":
      return entry.unit ? `${String(value)} ${words.units[entry.unit]}` : String(value);
  }
}

/** A word that is chosen: a weekday, of whom something is asked, or a role. */
export const optionWords = (word: string, t: Messages, language: Language): string =>
  isRole(word)
    ? roleName(word, language)
    : (t.settings.weekdays[word] ??
      t.settings.askedOf[word] ??
      (t.bidding.effects as Record<string, string>)[word] ??
      word);
