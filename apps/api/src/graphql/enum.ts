import { registerEnumType } from "type-graphql";

/**
 * A GraphQL enum from a list of words of the domain: one spelling from the column to the page.
 * `meanings` gives each word its sentence, with the Chinese term.
 */
export function enumOf<Word extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Word, string>>,
): Readonly<Record<Word, Word>> {
  const words = Object.keys(meanings) as Word[];
  const values = Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>;
  const valuesConfig = Object.fromEntries(
    words.map((word) => [word, { description: meanings[word] }]),
  ) as Record<Word, { description: string }>;
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}

/** The same from words that the domain tells in both languages. */
export const enumOfWords = <Word extends string>(
  name: string,
  description: string,
  words: Readonly<Record<Word, { readonly zh: string; readonly en: string }>>,
) =>
  enumOf(
    name,
    description,
    Object.fromEntries(
      Object.entries<{ zh: string; en: string }>(words).map(([word, { zh, en }]) => [
        word,
        `${en} (${zh})`,
      ]),
    ) as Record<Word, string>,
  );
