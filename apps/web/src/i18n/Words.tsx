import { createContext, use, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { formats } from "./format.ts";
import type { Formats } from "./format.ts";
import type { Language } from "./language.ts";
import { followLanguage, LANGUAGE_TAGS, rememberLanguage } from "./language.ts";
import type { Messages } from "./zh.ts";

interface WordsState {
  language: Language;
  /** BCP 47 tag, e.g. for `lang` of the big components. */
  tag: string;
  t: Messages;
  format: Formats;
  choose: (language: Language) => Promise<void>;
}

const WordsContext = createContext<WordsState | undefined>(undefined);

/** What was fetched of each language; pages' words are added to it when they come. */
const fetched = new Map<Language, Messages>();
let pagesWanted = false;
let fieldWanted = false;

/** Fetches a language's dictionary: only the one in use travels, and of it what the pages opened so far need. */
export async function loadMessages(language: Language): Promise<Messages> {
  const first = language === "zh" ? (await import("./zh.ts")).zh : (await import("./en.ts")).en;
  const messages = fetched.get(language) ?? ({ ...first } as Messages);
  fetched.set(language, messages);
  if (pagesWanted) await addPages(language, messages);
  else if (fieldWanted) await addField(language, messages);
  return messages;
}

/**
 * Fetches the words of all pages but the first, refusals among them. Whatever shows them waits for this: every
 * page but the first, and every answer that brings an error.
 */
export async function loadPageWords(): Promise<void> {
  pagesWanted = true;
  await Promise.all([...fetched].map(([language, messages]) => addPages(language, messages)));
}

/**
 * The same ahead of telling what went wrong: where the words cannot be fetched either, over a bad line or from a server that has newer
 * ones by now, it is told without them (`explain`), and nobody waits for ever.
 */
export const loadWordsToExplain = (): Promise<void> => loadPageWords().catch(() => undefined);

/** Fetches the words of the pages that start on phones, a tenth of all. */
export async function loadFieldWords(): Promise<void> {
  fieldWanted = true;
  await Promise.all([...fetched].map(([language, messages]) => addField(language, messages)));
}

async function addField(language: Language, messages: Messages): Promise<void> {
  const field =
    language === "zh"
      ? (await import("./zh.field.ts")).zhField
      : (await import("./en.field.ts")).enField;
  // What came with all pages' words has more.
  Object.assign(messages, { ...field, ...messages });
}

async function addPages(language: Language, messages: Messages): Promise<void> {
  const pages =
    language === "zh"
      ? (await import("./zh.pages.ts")).zhPages
      : (await import("./en.pages.ts")).enPages;
  Object.assign(messages, pages);
}

/** Gives the app its words. The first dictionary comes in ready, so that nothing flashes. */
export function WordsProvider({
  first,
  children,
}: {
  first: { language: Language; messages: Messages };
  children: ReactNode;
}) {
  const [current, setCurrent] = useState(first);

  useEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[current.language];
  }, [current.language]);

  useEffect(
    () =>
      followLanguage((language) => {
        void loadMessages(language).then((messages) => setCurrent({ language, messages }));
      }),
    [],
  );

  const state = useMemo<WordsState>(
    () => ({
      language: current.language,
      tag: LANGUAGE_TAGS[current.language],
      t: current.messages,
      format: formats(LANGUAGE_TAGS[current.language]),
      choose: async (language) => {
        const messages = await loadMessages(language);
        rememberLanguage(language);
        setCurrent({ language, messages });
      },
    }),
    [current],
  );
  return <WordsContext value={state}>{children}</WordsContext>;
}

/** The words, formats and language of the page: `const { t, format } = useWords()`. */
export function useWords(): WordsState {
  const state = use(WordsContext);
  if (!state) throw new Error("useWords needs a WordsProvider above it");
  return state;
}
