import { Button } from "@threshold/ui/Button";
import { Checkbox, Select } from "@threshold/ui/Input";
import { useCallback } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { ListParams } from "../list/list-params.ts";
import { FilterBar } from "../list/FilterBar.tsx";
import { ListSearch } from "../list/ListSearch.tsx";
import { usePlace } from "../shell/place.tsx";
import {
  countNarrowing,
  ESTATE_CATEGORIES,
  isNarrowed,
  PLACE_STATUSES,
} from "./estate-list-state.ts";

const FilterPlaces = graphql(/* GraphQL */ `
  query FilterPlaces {
    company {
      id
      regions {
        id
        name
        serviceCenters {
          id
          name
        }
      }
    }
  }
`);

/** What narrows the list of estates. */
export function EstateFilters({
  params,
  change,
  onClear,
}: {
  params: ListParams;
  change: (changes: Record<string, string>, way?: { replace?: boolean }) => void;
  onClear: () => void;
}) {
  const { t } = useWords();
  const words = t.organization.estates;
  const { place } = usePlace();
  return (
    <FilterBar
      active={countNarrowing(params)}
      search={
        <ListSearch
          label={t.shell.search.label}
          placeholder={words.search}
          value={params.get("q")}
          onChange={useCallback((q: string) => change({ q }, { replace: true }), [change])}
        />
      }
    >
      {place.level === "COMPANY" && <PlaceFilters params={params} change={change} />}
      <Select
        label={words.category}
        placeholder={t.shell.all}
        value={params.get("category")}
        options={ESTATE_CATEGORIES.map((value) => ({
          value,
          label: t.organization.categories[value],
        }))}
        onChange={(event) => change({ category: event.target.value })}
      />
      <Select
        label={words.status}
        placeholder={t.shell.all}
        value={params.get("status")}
        options={PLACE_STATUSES.map((value) => ({
          value,
          label: t.organization.statuses.place[value],
        }))}
        onChange={(event) => change({ status: event.target.value })}
      />
      <Checkbox
        label={words.onlyWithLaunch}
        checked={params.get("launch") === "yes"}
        onChange={(event) => change({ launch: event.target.checked ? "yes" : "" })}
      />
      {isNarrowed(params) && (
        <Button kind="QUIET" icon="close" onClick={onClear}>
          {t.organization.clearFilters}
        </Button>
      )}
    </FilterBar>
  );
}

function PlaceFilters({
  params,
  change,
}: {
  params: ListParams;
  change: (changes: Record<string, string>) => void;
}) {
  const { t } = useWords();
  const words = t.organization.estates;
  const [{ data }] = useQuery({ query: FilterPlaces, requestPolicy: "cache-first" });
  const regions = data?.company.regions ?? [];
  const region = params.get("region");
  const centers = regions
    .filter(({ id }) => region === "" || id === region)
    .flatMap(({ serviceCenters }) => serviceCenters);
  const asOptions = (places: readonly { id: string; name: string }[]) =>
    places.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        label={words.region}
        placeholder={t.shell.all}
        value={region}
        options={asOptions(regions)}
        onChange={(event) => change({ region: event.target.value, center: "" })}
      />
      <Select
        label={words.center}
        placeholder={t.shell.all}
        value={params.get("center")}
        options={asOptions(centers)}
        onChange={(event) => change({ center: event.target.value })}
      />
    </>
  );
}
