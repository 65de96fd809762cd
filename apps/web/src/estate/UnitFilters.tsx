import { Select } from "@threshold/ui/Input";
import { useCallback } from "react";
import { graphql } from "../gql/gql.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import type { ListParams } from "../list/list-params.ts";
import { FilterBar } from "../list/FilterBar.tsx";
import { ListSearch } from "../list/ListSearch.tsx";
import { UNIT_USES } from "./unit-list-state.ts";

export const UnitFilters_estate = graphql(/* GraphQL */ `
  fragment UnitFilters_estate on Estate {
    id
    buildings {
      id
      number
    }
    layouts {
      layoutType
    }
  }
`);

/** What narrows the list of units. */
export function UnitFilters({
  estate: masked,
  params,
  change,
}: {
  estate: FragmentType<typeof UnitFilters_estate>;
  params: ListParams;
  change: (changes: Record<string, string>, way?: { replace?: boolean }) => void;
}) {
  const { buildings, layouts } = readFragment(UnitFilters_estate, masked);
  const { t } = useWords();
  const { estate: words, fields, uses } = t.organization;
  const layoutNames = layouts.flatMap(({ layoutType }) => layoutType ?? []);
  const choice = (
    name: string,
    label: string,
    all: string,
    options: { value: string; label: string }[],
  ) => (
    <Select
      label={label}
      placeholder={all}
      value={params.get(name)}
      options={options}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  );
  return (
    <FilterBar
      active={["building", "layout", "use"].filter((name) => params.get(name) !== "").length}
      search={
        <ListSearch
          label={t.shell.search.label}
          placeholder={words.searchUnits}
          value={params.get("q")}
          onChange={useCallback((q: string) => change({ q }, { replace: true }), [change])}
        />
      }
    >
      {choice(
        "building",
        fields["building"] ?? "",
        words.allBuildings,
        buildings.map(({ id, number }) => ({ value: id, label: words.building(number) })),
      )}
      {choice(
        "layout",
        fields["layoutType"] ?? "",
        words.allLayouts,
        layoutNames.map((name) => ({ value: name, label: name })),
      )}
      {choice(
        "use",
        fields["use"] ?? "",
        words.allUses,
        UNIT_USES.map((use) => ({ value: use, label: uses[use] })),
      )}
    </FilterBar>
  );
}
