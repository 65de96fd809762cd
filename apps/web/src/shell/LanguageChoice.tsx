import { useWords } from "../i18n/Words.tsx";
import { LANGUAGES, LANGUAGE_TAGS } from "../i18n/language.ts";

/** Each language by its own name; the choice is remembered in this browser. */
export function LanguageChoice() {
  const { t, language, choose } = useWords();
  return (
    <div className="language-choice" role="group" aria-label={t.shell.language}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={LANGUAGE_TAGS[one]}
          aria-pressed={one === language}
          onClick={() => void choose(one)}
        >
          {t.shell.languages[one]}
        </button>
      ))}
    </div>
  );
}
