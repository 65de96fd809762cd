import { Icon } from "@threshold/ui/Icon";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type { SearchQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { addressOf } from "./hit-address.ts";
import { nextHit, SEARCH_REST_MS, searchText } from "./search-state.ts";
import { useSearchShortcut } from "./use-shortcut.ts";

const Search = graphql(/* GraphQL */ `
  query Search($text: String!) {
    search(text: $text, first: 12) {
      id
      kind
      title
      subtitle
    }
  }
`);

type Hit = SearchQuery["search"][number];

/** Finds estates, buildings, units, people and plans by Chinese, pinyin or initials. */
export function SearchBox({ onDone }: { onDone?: () => void }) {
  const { t } = useWords();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const { hits, waiting } = useHits(typed);
  const navigate = useNavigate();
  const id = useId();

  useSearchShortcut(
    useCallback(() => {
      box.current?.focus();
      box.current?.select();
    }, []),
  );

  const go = (hit: Hit | undefined) => {
    if (!hit) return;
    setOpen(false);
    setTyped("");
    box.current?.blur();
    void navigate(addressOf(hit));
    onDone?.();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter and arrows belong to the input method
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setActive(nextHit(active, hits?.length ?? 0, event.key));
    } else if (event.key === "Enter") go(hits?.[Math.max(active, 0)]);
    else if (event.key === "Escape") {
      setOpen(false);
      if (typed === "") onDone?.();
      setTyped("");
    }
  };

  const shown = open && searchText(typed) !== undefined;
  return (
    <div className="search" role="search">
      <Icon name="search" />
      <input
        ref={box}
        type="search"
        role="combobox"
        aria-label={t.shell.search.label}
        aria-expanded={shown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder={t.shell.search.placeholder}
        autoFocus={onDone !== undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {typed === "" && <kbd aria-hidden="true">/</kbd>}
      {shown && (
        <div className="search-panel">
          <Hits id={id} hits={hits} waiting={waiting} active={active} onChoose={go} />
        </div>
      )}
    </div>
  );
}

function Hits({
  id,
  hits,
  waiting,
  active,
  onChoose,
}: {
  id: string;
  hits: readonly Hit[] | undefined;
  waiting: boolean;
  active: number;
  onChoose: (hit: Hit) => void;
}) {
  const { t } = useWords();
  const words =
    hits === undefined || waiting ? t.shell.search.waiting : t.shell.search.found(hits.length);
  return (
    <>
      <p className={hits?.length ? "visually-hidden" : "search-note"} role="status">
        {words}
      </p>
      <ul id={id} role="listbox" aria-label={t.shell.search.results}>
        {hits?.map((hit, index) => (
          <li
            key={hit.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(hit)}
          >
            <span className="search-kind">{t.shell.search.kinds[hit.kind]}</span>
            <span className="search-title">{hit.title}</span>
            <span className="search-subtitle">{hit.subtitle}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Asks when the typing rests; keeps the last hits in view while the next are on their way. */
function useHits(typed: string) {
  const [asked, setAsked] = useState<string>();
  const text = searchText(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(text), SEARCH_REST_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  const [{ data, fetching }] = useQuery({
    query: Search,
    variables: { text: asked ?? "" },
    pause: asked === undefined,
    requestPolicy: "network-only",
  });
  return {
    hits: asked === undefined ? undefined : data?.search,
    waiting: fetching || asked !== text,
  };
}
