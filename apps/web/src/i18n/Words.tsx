import { createContext, use, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { formats } from "./format.ts";
import type { Formats } from "./format.ts";
import type { Language } from "./language.ts";
import { LANGUAGE_TAGS, rememberLanguage } from "./language.ts";
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

/** Fetches a language's dictionary: only the one in use travels. */
export async function loadMessages(language: Language): Promise<Messages> {
  return language === "zh" ? (await import("./zh.ts")).zh : (await import("./en.ts")).en;
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
