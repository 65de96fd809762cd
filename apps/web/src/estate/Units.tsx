import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { CursorTable } from "@threshold/ui/CursorTable";
import type { CursorColumn } from "@threshold/ui/CursorTable";
import { Empty } from "@threshold/ui/Empty";
import { useState } from "react";
import { useQuery } from "urql";
import { BulkBar } from "../bulk/BulkBar.tsx";
import { UnitBulkForm } from "../bulk/UnitBulkForm.tsx";
import { useSelection } from "../bulk/use-bulk.ts";
import { graphql } from "../gql/gql.ts";
import type { EstateUnitsQuery } from "../gql/graphql.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { useMay } from "../shell/viewer.ts";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { pageArguments } from "../list/list-params.ts";
import { orderOf, sortOf } from "../list/order.ts";
import { useListParams, usePages, useTableTexts } from "../list/use-list.ts";
import { explainError } from "../refusals.ts";
import { UnitFilters } from "./UnitFilters.tsx";
import { UnitForm } from "./UnitForm.tsx";
import { unitFilter, unitOrder } from "./unit-list-state.ts";
import { UnitPanel } from "./UnitPanel.tsx";

export const Units_estate = graphql(/* GraphQL */ `
  fragment Units_estate on Estate {
    id
    buildings {
      id
      number
    }
    ...UnitFilters_estate
  }
`);

const EstateUnits = graphql(/* GraphQL */ `
  query EstateUnits(
    $id: ID!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: UnitFilter
    $orderBy: UnitOrder
  ) {
    estate(id: $id) {
      id
      units(
        first: $first
        after: $after
        last: $last
        before: $before
        filter: $filter
        orderBy: $orderBy
      ) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          id
          floorNumber
          roomNumber
          layoutType
          use
          buildingArea
          innerArea
          status
          building {
            id
            number
          }
        }
      }
    }
  }
`);

type Row = NonNullable<EstateUnitsQuery["estate"]>["units"]["nodes"][number];
const PAGE_SIZE = 25;

/** The estate's units: searched, narrowed, sorted and paged by the server. */
export function Units({
  estate: masked,
  manages,
}: {
  estate: FragmentType<typeof Units_estate>;
  manages: boolean;
}) {
  const estate = readFragment(Units_estate, masked);
  const { t } = useWords();
  const words = t.organization.estate;
  const { search, params, change, replaceAll } = useListParams();
  const [adding, setAdding] = useState(false);
  const may = useMay();
  const order = unitOrder(params);
  const filter = unitFilter(params);
  const [{ data, error, fetching }, refresh] = useQuery({
    query: EstateUnits,
    variables: {
      id: estate.id,
      ...pageArguments(search, PAGE_SIZE),
      filter,
      orderBy: order,
    },
  });
  const units = data?.estate?.units;
  const selection = useSelection(JSON.stringify(filter));
  const pages = usePages(units?.pageInfo, change);

  return (
    <section className="panel" id="units">
      <div className="panel-head">
        <h2>{words.units}</h2>
        <div className="page-actions">
          <ExportMenu
            list="units"
            of={estate.id}
            args={{ filter, orderBy: order }}
            mayImport={may("import.run")}
          />
          <SavedViews page="UNITS" search={search} onChoose={replaceAll} />
          {manages && estate.buildings.length > 0 && (
            <Button small icon="plus" onClick={() => setAdding(true)}>
              {words.newUnit}
            </Button>
          )}
        </div>
      </div>
      <UnitFilters estate={estate} params={params} change={change} />
      <CursorTable<Row>
        label={words.units}
        columns={useColumns()}
        rows={units?.nodes}
        rowKey={(row) => row.id}
        rowName={(row) => words.unit(words.building(row.building.number), row.roomNumber)}
        onOpen={(row) => change({ unit: row.id })}
        openKey={params.get("unit")}
        sort={sortOf(order)}
        onSort={(sort) => change({ sort: orderOf(sort) })}
        {...(manages
          ? {
              selection,
              selectionActions: (
                <BulkBar
                  selection={selection}
                  total={units?.totalCount ?? 0}
                  list={{ name: "units", of: estate.id, args: { filter, orderBy: order } }}
                  title={t.bulk.unit.title}
                  form={UnitBulkForm}
                  onChanged={() => refresh({ requestPolicy: "network-only" })}
                />
              ),
            }
          : {})}
        loading={fetching}
        {...(units ? { total: units.totalCount } : {})}
        {...(error ? { error: { message: explainError(t, error), onRetry: () => refresh() } } : {})}
        {...pages}
        empty={<Empty title={words.unitsEmpty} />}
        texts={useTableTexts()}
      />
      <UnitPanel
        id={params.get("unit") || undefined}
        manages={manages}
        onClose={() => change({ unit: "" })}
      />
      <UnitForm
        open={adding}
        onClose={() => setAdding(false)}
        onSaved={() => refresh({ requestPolicy: "network-only" })}
        buildings={estate.buildings}
      />
    </section>
  );
}

function useColumns(): CursorColumn<Row>[] {
  const { t, format } = useWords();
  const { fields, uses, estate: words, statuses } = t.organization;
  const area = (value: number | null | undefined) => (value == null ? "–" : format.area(value));
  return [
    {
      key: "place",
      title: fields["building"] ?? "",
      sortKey: "PLACE",
      card: "HIDDEN",
      render: (row) => words.building(row.building.number),
    },
    {
      key: "floor",
      title: fields["floorNumber"] ?? "",
      card: "HIDDEN",
      render: (row) => words.floor(row.floorNumber),
    },
    {
      key: "room",
      title: fields["roomNumber"] ?? "",
      card: "TITLE",
      render: (row) => (
        <>
          <span className="only-card">{words.building(row.building.number)} </span>
          {row.roomNumber} {row.status === "SUSPENDED" && <Badge>{statuses.place.SUSPENDED}</Badge>}
        </>
      ),
    },
    { key: "layout", title: fields["layoutType"] ?? "", render: (row) => row.layoutType ?? "–" },
    { key: "use", title: fields["use"] ?? "", card: "ASIDE", render: (row) => uses[row.use] },
    {
      key: "area",
      title: fields["buildingArea"] ?? "",
      sortKey: "AREA",
      align: "end",
      render: (row) => area(row.buildingArea),
    },
    {
      key: "inner",
      title: fields["innerArea"] ?? "",
      card: "HIDDEN",
      align: "end",
      render: (row) => area(row.innerArea),
    },
  ];
}
