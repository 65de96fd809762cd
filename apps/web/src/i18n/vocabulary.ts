type Named = { readonly zh: string; readonly en: string };

/** Picks a language's words out of a vocabulary of the domain. */
export const wordsIn =
  (language: "zh" | "en") =>
  <Word extends string>(vocabulary: Readonly<Record<Word, Named>>) =>
    Object.fromEntries(
      Object.entries<Named>(vocabulary).map(([word, names]) => [word, names[language]]),
    ) as Record<Word, string>;
