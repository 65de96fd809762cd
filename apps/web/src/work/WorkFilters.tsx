import { Button } from "@threshold/ui/Button";
import { Select } from "@threshold/ui/Input";
import { lazy, Suspense, useCallback } from "react";
import { useWords } from "../i18n/Words.tsx";
import { FilterBar } from "../list/FilterBar.tsx";
import type { ListParams } from "../list/list-params.ts";
import { ListSearch } from "../list/ListSearch.tsx";
import { ACTS, countNarrowing, type Scope, URGENCIES } from "./work-state.ts";

/** On a phone they come with the filters, once those are asked for: the first page is light. */
const SavedViews = lazy(async () => ({
  default: (await import("../list/SavedViews.tsx")).SavedViews,
}));
const ExportMenu = lazy(async () => ({
  default: (await import("../list/ExportMenu.tsx")).ExportMenu,
}));

const LISTS = { mine: "my-obligations", team: "team-obligations", all: "obligations" } as const;

/** Record types by what people call their module: several may be one. */
function modulesOf(records: Readonly<Record<string, string>>) {
  const types = new Map<string, string[]>();
  for (const [type, label] of Object.entries(records))
    types.set(label, [...(types.get(label) ?? []), type]);
  return [...types].map(([label, some]) => ({ value: some.join("~"), label }));
}

/** What narrows the list of work. */
export function WorkFilters({
  scope,
  asked,
  search,
  params,
  change,
  replaceAll,
}: {
  scope: Scope;
  /** What the list was asked with, for handing it out. */
  asked: object;
  search: URLSearchParams;
  params: ListParams;
  change: (changes: Record<string, string>, way?: { replace?: boolean }) => void;
  replaceAll: (search: URLSearchParams) => void;
}) {
  const { t } = useWords();
  const words = t.obligation;
  return (
    <FilterBar
      active={countNarrowing(params)}
      search={
        <ListSearch
          label={words.searchLabel}
          placeholder={words.searchHint}
          value={params.get("q")}
          onChange={useCallback((q: string) => change({ q }, { replace: true }), [change])}
        />
      }
    >
      <Select
        label={words.act}
        placeholder={t.shell.all}
        value={params.get("act")}
        options={ACTS.map((value) => ({ value, label: words.acts[value] }))}
        onChange={({ target }) => change({ act: target.value })}
      />
      <Select
        label={words.module}
        placeholder={t.shell.all}
        value={params.get("module")}
        options={modulesOf(words.records)}
        onChange={({ target }) => change({ module: target.value })}
      />
      <Select
        label={words.urgency}
        placeholder={t.shell.all}
        value={params.get("urgency")}
        options={URGENCIES.map((value) => ({ value, label: words.urgencies[value] }))}
        onChange={({ target }) => change({ urgency: target.value })}
      />
      {countNarrowing(params) > 0 && (
        <Button
          kind="QUIET"
          icon="close"
          onClick={() => change({ act: "", module: "", urgency: "" })}
        >
          {t.organization.clearFilters}
        </Button>
      )}
      <Suspense fallback={null}>
        <SavedViews page="WORK" search={search} onChoose={replaceAll} />
        <ExportMenu list={LISTS[scope]} args={asked} />
      </Suspense>
    </FilterBar>
  );
}
