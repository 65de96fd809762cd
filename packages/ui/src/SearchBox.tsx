import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode, RefObject } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./Icon.tsx";
import "./Input.css";
import "./SearchBox.css";
import { Spinner } from "./Spinner.tsx";

export interface SearchItem {
  key: string;
  title: ReactNode;
  hint?: ReactNode;
}

export interface SearchGroup<Item extends SearchItem = SearchItem> {
  key: string;
  name: string;
  icon?: IconName;
  items: readonly Item[];
}

export interface SearchBoxProps<Item extends SearchItem> {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  /** What was found for `value`; empty groups are left out. undefined before anything is asked. */
  groups: readonly SearchGroup<Item>[] | undefined;
  loading?: boolean;
  /** Shown in the list when the search failed. */
  error?: string;
  onPick: (item: Item, group: SearchGroup<Item>) => void;
  /** Ctrl/⌘ + K brings the focus here. */
  hotkey?: boolean;
  texts: {
    loading: string;
    none: (value: string) => string;
    /** Announced, e.g. 找到 7 条. */
    found: (items: number) => string;
    clear: string;
  };
}

/** Search with a list of grouped answers: a combobox as ARIA 1.2 describes it. */
export function SearchBox<Item extends SearchItem>(props: SearchBoxProps<Item>) {
  const { value, onChange, groups, loading, onPick, hotkey, texts } = props;
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState({ value, index: -1 });
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const flat = (groups ?? []).flatMap((group) => group.items.map((item) => ({ item, group })));
  const active = chosen.value === value ? Math.min(chosen.index, flat.length - 1) : -1;
  const setActive = (index: number) => setChosen({ value, index });
  const shown = open && value.trim() !== "";

  useHotkey(hotkey === true, input);

  const pick = (index: number) => {
    const found = flat[index];
    if (!found) return;
    setOpen(false);
    onPick(found.item, found.group);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // the keys belong to the pinyin input method
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      setActive(turn(active, event.key === "ArrowDown" ? 1 : -1, flat.length));
    } else if (event.key === "Enter" && shown && flat.length > 0) {
      event.preventDefault();
      pick(Math.max(active, 0));
    } else if (event.key === "Escape" && (open || value)) {
      event.preventDefault();
      event.stopPropagation();
      if (shown) setOpen(false);
      else onChange("");
    }
  };

  return (
    <div
      className="ui-search"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <span className="ui-search-icon">
        {loading ? <Spinner size={16} /> : <Icon name="search" />}
      </span>
      <input
        ref={input}
        className="ui-input ui-search-input"
        type="text"
        role="combobox"
        aria-label={props.label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        placeholder={props.placeholder}
        value={value}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          setOpen(true);
          onChange(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      {value ? (
        <button
          type="button"
          className="ui-search-clear"
          aria-label={texts.clear}
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
        >
          <Icon name="close" size={14} />
        </button>
      ) : (
        hotkey && <kbd aria-hidden="true">Ctrl K</kbd>
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={props.label}
        hidden={!shown}
        className="ui-search-list"
      >
        {shown && <Found {...props} id={id} active={active} onActive={setActive} onTake={pick} />}
      </div>
      <span className="visually-hidden" role="status">
        {shown && groups && !loading ? texts.found(flat.length) : ""}
      </span>
    </div>
  );
}

function Found<Item extends SearchItem>({
  groups,
  loading,
  error,
  value,
  id,
  active,
  onActive,
  onTake,
  texts,
}: SearchBoxProps<Item> & {
  id: string;
  active: number;
  onActive: (index: number) => void;
  onTake: (index: number) => void;
}) {
  if (error) return <p className="ui-search-quiet">{error}</p>;
  const filled = (groups ?? []).filter((group) => group.items.length > 0);
  if (filled.length === 0)
    return (
      <p className="ui-search-quiet">{loading || !groups ? texts.loading : texts.none(value)}</p>
    );
  const flat = filled.flatMap((group) => group.items);
  return filled.map((group) => (
    <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
      <div className="ui-search-group" id={`${id}-${group.key}`} role="presentation">
        {group.name}
      </div>
      {group.items.map((item) => {
        const at = flat.indexOf(item);
        return (
          <div
            key={item.key}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            className="ui-search-item"
            ref={(element) => {
              if (at === active) element?.scrollIntoView({ block: "nearest" });
            }}
            onPointerMove={() => onActive(at)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(at)}
          >
            {group.icon && <Icon name={group.icon} />}
            <span>{item.title}</span>
            {item.hint && <span className="ui-search-hint">{item.hint}</span>}
          </div>
        );
      })}
    </div>
  ));
}

function turn(active: number, step: number, length: number): number {
  if (length === 0) return -1;
  if (active < 0) return step > 0 ? 0 : length - 1;
  return (active + step + length) % length;
}

function useHotkey(on: boolean, input: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    if (!on) return undefined;
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [on, input]);
}
