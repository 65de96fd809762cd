/** Picks a language's words out of a vocabulary of the domain. */
export const wordsIn =
  (language: "zh" | "en") =>
  (vocabulary: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) =>
    Object.fromEntries(
      Object.entries(vocabulary).map(([word, names]) => [word, names[language]]),
    ) as Record<string, string>;
