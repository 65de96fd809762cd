/** The languages of the product, by their dictionary. */
export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The BCP 47 tag that a document and `Intl` want. */
export const LANGUAGE_TAGS: Record<Language, string> = { zh: "zh-CN", en: "en" };

const STORAGE_KEY = "threshold.language";

/** The language chosen in this browser; else the first that the browser prefers and we speak; else Chinese. */
export function preferredLanguage(): Language {
  const wished = [stored(), ...navigator.languages].filter((tag) => tag !== null);
  for (const tag of wished) {
    const language = LANGUAGES.find((known) => tag.toLowerCase().startsWith(known));
    if (language) return language;
  }
  return "zh";
}

/** Keeps the choice in this browser. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // storage may be forbidden: the choice then lasts for this page only
  }
}

/** Tells what is chosen in another tab of this browser, until the answer is called. */
export function followLanguage(tell: (language: Language) => void): () => void {
  const listen = ({ key, newValue }: StorageEvent) => {
    const language = LANGUAGES.find((known) => known === newValue);
    if (key === STORAGE_KEY && language) tell(language);
  };
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
