import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import "./FilterBar.css";
import "./Input.css";
import { Menu } from "./Menu.tsx";
import type { MenuItem } from "./Menu.tsx";
import { keepInView } from "./place.ts";
import { usePhone } from "./theme.tsx";

/** What the fields hold: text, one choice, or several choices by field key. */
export type FilterValues = Readonly<Record<string, string | readonly string[] | undefined>>;

export type FilterField =
  | { key: string; label: string; kind: "TEXT"; placeholder?: string }
  | { key: string; label: string; kind: "CHOICE" | "CHOICES"; options: readonly FilterOption[] };

export interface FilterOption {
  value: string;
  label: string;
}

export interface SavedView {
  key: string;
  name: string;
  /** Views of the company cannot be removed by everybody. */
  removable?: boolean;
}

export interface FilterBarProps {
  label: string;
  fields: readonly FilterField[];
  values: FilterValues;
  onChange: (values: FilterValues) => void;
  views?: readonly SavedView[];
  /** The saved view in force; undefined for none. */
  view?: string;
  onView?: (key: string | undefined) => void;
  /** `shared`: for everybody, asked where `texts.shareView` names it. */
  onSaveView?: (name: string, shared: boolean) => void;
  onRemoveView?: (key: string) => void;
  /** What else rules the list, its order say; at the end. */
  more?: ReactNode;
  texts: {
    /** On a phone, the button before the choices; how many of them narrow the list now. */
    filters: (narrowing: number) => string;
    views: string;
    allRows: string;
    saveView: string;
    viewName: string;
    shareView?: string;
    save: string;
    cancel: string;
    removeView: (name: string) => string;
    clear: string;
    any: string;
    chosen: (choices: number) => string;
    /** A field with what is chosen in it, e.g. 地区：全部. */
    labelled: (label: string, chosen: string) => string;
  };
}

/**
 * Narrows a list, and keeps a narrowing under a name. On a phone the choices wait behind a button, so
 * that the list begins on the first screen.
 */
export function FilterBar(props: FilterBarProps) {
  const { label, fields, values, onChange, texts, onSaveView } = props;
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const narrowing = fields.filter(({ key }) => (values[key]?.length ?? 0) > 0);
  const controls = (shown: readonly FilterField[]) =>
    shown.map((field) => (
      <FieldControl
        key={field.key}
        field={field}
        value={values[field.key]}
        onChange={(value) => onChange({ ...values, [field.key]: value })}
        texts={texts}
      />
    ));
  const views = props.views && <Views {...props} onName={() => setNaming(true)} />;
  const rest = (
    <>
      {narrowing.length > 0 && (
        <Button kind="QUIET" icon="close" onClick={() => onChange({})}>
          {texts.clear}
        </Button>
      )}
      {props.more && <div className="ui-filter-more">{props.more}</div>}
    </>
  );
  return (
    <div className="ui-filter" role="search" aria-label={label}>
      {phone ? (
        <>
          {controls(fields.filter(({ kind }) => kind === "TEXT"))}
          <Button icon="filter" aria-expanded={open} onClick={() => setOpen(!open)}>
            {texts.filters(narrowing.filter(({ kind }) => kind !== "TEXT").length)}
          </Button>
          {open && (
            <>
              {views}
              {controls(fields.filter(({ kind }) => kind !== "TEXT"))}
              {rest}
            </>
          )}
        </>
      ) : (
        <>
          {views}
          {controls(fields)}
          {rest}
        </>
      )}
      {naming && onSaveView && (
        <NameView
          texts={texts}
          onCancel={() => setNaming(false)}
          onSave={(name, shared) => {
            setNaming(false);
            onSaveView(name, shared);
          }}
        />
      )}
    </div>
  );
}

function Views({
  views = [],
  view,
  onView,
  onSaveView,
  onRemoveView,
  onName,
  texts,
}: FilterBarProps & { onName: () => void }) {
  const current = views.find(({ key }) => key === view);
  const items: MenuItem[] = [
    {
      key: "",
      label: texts.allRows,
      checked: !current,
      onChoose: () => onView?.(undefined),
    },
    ...views.map(({ key, name }): MenuItem => ({
      key,
      label: name,
      checked: key === view,
      onChoose: () => onView?.(key),
    })),
  ];
  if (onSaveView)
    items.push({
      key: "save",
      label: texts.saveView,
      icon: "bookmark",
      separated: true,
      onChoose: onName,
    });
  if (current?.removable && onRemoveView)
    items.push({
      key: "remove",
      label: texts.removeView(current.name),
      icon: "trash",
      danger: true,
      onChoose: () => onRemoveView(current.key),
    });
  return <Menu label={current?.name ?? texts.views} icon="bookmark" items={items} />;
}

function FieldControl({
  field,
  value,
  onChange,
  texts,
}: {
  field: FilterField;
  value: string | readonly string[] | undefined;
  onChange: (value: string | readonly string[] | undefined) => void;
  texts: FilterBarProps["texts"];
}) {
  if (field.kind === "TEXT")
    return (
      <span className="ui-filter-text">
        <Icon name="search" />
        <input
          type="search"
          className="ui-input"
          aria-label={field.label}
          placeholder={field.placeholder ?? field.label}
          value={typeof value === "string" ? value : ""}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      </span>
    );
  if (field.kind === "CHOICE")
    return (
      <select
        className="ui-input ui-select ui-filter-select"
        aria-label={field.label}
        value={typeof value === "string" ? value : ""}
        data-narrowed={value ? "" : undefined}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{texts.labelled(field.label, texts.any)}</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  return <Choices field={field} value={value} onChange={onChange} texts={texts} />;
}

function Choices({
  field,
  value,
  onChange,
  texts,
}: {
  field: Extract<FilterField, { options: unknown }>;
  value: string | readonly string[] | undefined;
  onChange: (value: readonly string[] | undefined) => void;
  texts: FilterBarProps["texts"];
}) {
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const only =
    chosen.length === 1 ? field.options.find((one) => one.value === chosen[0]) : undefined;
  const words = chosen.length === 0 ? texts.any : (only?.label ?? texts.chosen(chosen.length));
  const toggle = (option: string) => {
    const next = chosen.includes(option)
      ? chosen.filter((one) => one !== option)
      : [...chosen, option];
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <details
      className="ui-filter-choices"
      onToggle={(event) => keepInView(event.currentTarget.querySelector("fieldset"))}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !event.currentTarget.open) return;
        event.stopPropagation();
        event.currentTarget.open = false;
        event.currentTarget.querySelector("summary")?.focus();
      }}
    >
      <summary
        className="ui-input ui-select ui-filter-select"
        data-narrowed={chosen.length > 0 ? "" : undefined}
      >
        {texts.labelled(field.label, words)}
      </summary>
      <fieldset tabIndex={-1}>
        <legend className="visually-hidden">{field.label}</legend>
        {field.options.map((option) => (
          <label key={option.value} className="ui-checkbox">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

function NameView({
  texts,
  onSave,
  onCancel,
}: {
  texts: FilterBarProps["texts"];
  onSave: (name: string, shared: boolean) => void;
  onCancel: () => void;
}) {
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) onSave(name.trim(), shared);
  };
  return (
    <form
      className="ui-filter-name"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <input
        className="ui-input"
        aria-label={texts.viewName}
        placeholder={texts.viewName}
        autoFocus
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {texts.shareView && (
        <label className="ui-checkbox">
          <input
            type="checkbox"
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
          <span>{texts.shareView}</span>
        </label>
      )}
      <Button submit kind="PRIMARY">
        {texts.save}
      </Button>
      <Button kind="QUIET" onClick={onCancel}>
        {texts.cancel}
      </Button>
    </form>
  );
}
