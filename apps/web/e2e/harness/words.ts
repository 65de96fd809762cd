import { en, zh } from "../../src/i18n/whole.ts";
import { formats } from "../../src/i18n/format.ts";
import type { Formats } from "../../src/i18n/format.ts";
import { LANGUAGE_TAGS } from "../../src/i18n/language.ts";
import type { Language } from "../../src/i18n/language.ts";
import type { Messages } from "../../src/i18n/zh.ts";

/** What a visitor of a language reads: the product's own dictionary and formats. */
export interface Words {
  readonly t: Messages;
  readonly format: Formats;
}

export const wordsOf = (language: Language): Words => ({
  t: language === "zh" ? zh : en,
  format: formats(LANGUAGE_TAGS[language]),
});
