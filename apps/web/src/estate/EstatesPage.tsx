import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { CursorTable } from "@threshold/ui/CursorTable";
import type { CursorColumn } from "@threshold/ui/CursorTable";
import { Empty } from "@threshold/ui/Empty";
import { usePhone } from "@threshold/ui/theme";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { useSelection } from "../bulk/use-bulk.ts";
import { graphql } from "../gql/gql.ts";
import type { EstatesQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { orderOf, sortOf } from "../list/order.ts";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { pageArguments } from "../list/list-params.ts";
import { SavedViews } from "../list/SavedViews.tsx";
import { useListParams, usePages, useTableTexts } from "../list/use-list.ts";
import { PrintBar } from "../print/PrintBar.tsx";
import { explainError } from "../refusals.ts";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { useMay } from "../shell/viewer.ts";
import { EstateFilters } from "./EstateFilters.tsx";
import { EstateForm } from "./EstateForm.tsx";
import { estateFilter, estateOrder, isNarrowed } from "./estate-list-state.ts";

const Estates = graphql(/* GraphQL */ `
  query Estates(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: EstateFilter
    $orderBy: EstateOrder
  ) {
    estates(
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
        code
        name
        status
        category
        launchDate
        unitCount
        buildingCount
        serviceCenter {
          id
          name
          region {
            id
            name
          }
        }
      }
    }
  }
`);

type Row = EstatesQuery["estates"]["nodes"][number];
const PAGE_SIZE = 50;

/** Every estate that the viewer may see, narrowed by the address. */
export function EstatesPage() {
  const { t } = useWords();
  const phone = usePhone();
  const words = t.organization.estates;
  const navigate = useNavigate();
  const may = useMay();
  const { place, filter: placeFilter } = usePlace();
  const { search, params, change, replaceAll } = useListParams();
  const [adding, setAdding] = useState(false);
  const order = estateOrder(params);
  const filter = estateFilter(params, placeFilter);
  const [{ data, error, fetching }, refresh] = useQuery({
    query: Estates,
    variables: {
      ...pageArguments(search, PAGE_SIZE),
      filter,
      orderBy: order,
    },
  });
  const pages = usePages(data?.estates.pageInfo, change);
  const selection = useSelection(JSON.stringify(filter));
  const newEstate = may("org.manage") && (
    <Button kind="PRIMARY" icon="plus" onClick={() => setAdding(true)}>
      {words.newEstate}
    </Button>
  );

  return (
    <Page
      title={words.title}
      subtitle={place.level === "COMPANY" ? undefined : words.scope(place.name)}
      actions={
        <>
          <ExportMenu
            list="estates"
            iconOnly={phone}
            args={{ filter, orderBy: order }}
            mayImport={may("org.manage")}
          />
          <SavedViews page="ESTATES" search={search} onChoose={replaceAll} />
          {newEstate}
        </>
      }
    >
      <EstateFilters params={params} change={change} onClear={() => replaceAll({})} />
      <CursorTable<Row>
        label={words.title}
        columns={useColumns()}
        rows={data?.estates.nodes}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(row) => void navigate(`/estates/${row.id}`)}
        sort={sortOf(order)}
        onSort={(sort) => change({ sort: orderOf(sort) })}
        selection={selection}
        selectionActions={
          <PrintBar
            selection={selection}
            total={data?.estates.totalCount ?? 0}
            list={{ name: "estates", args: { filter, orderBy: order } }}
            form="UNIT_LIST"
          />
        }
        loading={fetching}
        {...(data ? { total: data.estates.totalCount } : {})}
        {...(error ? { error: { message: explainError(t, error), onRetry: () => refresh() } } : {})}
        {...pages}
        empty={
          isNarrowed(params) ? (
            <Empty title={words.empty}>{words.emptyText}</Empty>
          ) : (
            <Empty title={words.none} action={newEstate}>
              {words.noneText}
            </Empty>
          )
        }
        texts={useTableTexts()}
      />
      <EstateForm
        open={adding}
        onClose={() => setAdding(false)}
        onSaved={(id) => void navigate(`/estates/${id}`)}
      />
    </Page>
  );
}

function useColumns(): CursorColumn<Row>[] {
  const { t, format } = useWords();
  const words = t.organization.estates;
  const { categories, fields, statuses } = t.organization;
  return [
    {
      key: "name",
      title: fields["name"] ?? "",
      sortKey: "NAME",
      card: "TITLE",
      render: (row) => row.name,
    },
    {
      key: "code",
      title: fields["code"] ?? "",
      sortKey: "CODE",
      width: "7rem",
      card: "META",
      render: (row) => row.code,
    },
    {
      key: "center",
      title: words.center,
      card: "SUBTITLE",
      render: (row) => `${row.serviceCenter.region.name} · ${row.serviceCenter.name}`,
    },
    {
      key: "category",
      title: words.category,
      width: "8rem",
      render: (row) => categories[row.category],
    },
    {
      key: "units",
      title: words.units,
      align: "end",
      width: "6rem",
      render: (row) => format.number(row.unitCount),
    },
    {
      key: "launch",
      title: words.launch,
      sortKey: "LAUNCH_DATE",
      width: "9.5rem",
      render: (row) =>
        row.launchDate ? (
          format.day(row.launchDate)
        ) : (
          <span className="quiet">{words.noLaunch}</span>
        ),
    },
    {
      key: "status",
      title: words.status,
      width: "6rem",
      card: "ASIDE",
      render: (row) => (
        <Badge tone={row.status === "ACTIVE" ? "OK" : "NEUTRAL"}>
          {statuses.place[row.status]}
        </Badge>
      ),
    },
  ];
}
