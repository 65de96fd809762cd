import type { WarrantyState } from "@threshold/domain/asset/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { type CursorColumn, CursorTable } from "@threshold/ui/CursorTable";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { usePhone } from "@threshold/ui/theme";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { BulkBar } from "../bulk/BulkBar.tsx";
import { useSelection } from "../bulk/use-bulk.ts";
import { graphql } from "../gql/gql.ts";
import type { AssetFilter, AssetsQuery } from "../gql/graphql.ts";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FilterBar } from "../list/FilterBar.tsx";
import { importAddress } from "../list/import-address.ts";
import { pageArguments } from "../list/list-params.ts";
import { ListSearch } from "../list/ListSearch.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { useListParams, usePages, useTableTexts } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { explain } from "../refusals.ts";
import { Page } from "../shell/Page.tsx";
import { PageWait } from "../shell/PageWait.tsx";
import { useMay } from "../shell/viewer.ts";
import { AssetBulkForm } from "./AssetBulkForm.tsx";
import { AssetForm } from "./AssetForm.tsx";
import { AssetTree } from "./AssetTree.tsx";
import { placeOf, useAssetWords, warrantyTones } from "./words.ts";
import "./asset.css";

/** The estates that may have a register, and the facilities that there are. */
const Registers = graphql(/* GraphQL */ `
  query AssetRegisters {
    estates(first: 100) {
      nodes {
        id
        name
      }
    }
    assetPlaces(first: 100, kind: FACILITY) {
      nodes {
        id
        name
        estate {
          id
        }
      }
    }
  }
`);

const Assets = graphql(/* GraphQL */ `
  query Assets($first: Int, $after: String, $last: Int, $before: String, $filter: AssetFilter) {
    assetComponents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        name
        description
        tagNumber
        serialNumber
        facility {
          id
          name
        }
        place {
          id
          kind
          name
          parent {
            id
            name
          }
        }
        type {
          id
          name
          maker
          model
        }
        systems {
          id
          name
        }
        warranty {
          startsOn
          partsUntil
          laborUntil
          parts
          labor
        }
      }
    }
  }
`);

type Row = AssetsQuery["assetComponents"]["nodes"][number];
const PAGE = 25;

/** The asset register (设备台账) of an estate: by place or by system, searched, narrowed, handed out and brought in. */
export function AssetsPage() {
  const { t, words, states } = useAssetWords();
  const phone = usePhone();
  const may = useMay();
  const navigate = useNavigate();
  const { search, params, change, replaceAll } = useListParams();
  const [adding, setAdding] = useState(false);
  const [{ data: registers }] = useQuery({ query: Registers });
  const estates = registers?.estates.nodes ?? [];
  const facilities = registers?.assetPlaces.nodes ?? [];
  const estateId = params.get("estate") || facilities[0]?.estate.id || estates[0]?.id || "";
  const of = (name: string) => (params.get(name) ? [params.get(name)] : undefined);
  const state = (Object.keys(states) as WarrantyState[]).find(
    (one) => one === params.get("warranty"),
  );
  const filter: AssetFilter = {
    estateIds: [estateId],
    ...(params.get("q") && { search: params.get("q") }),
    ...(of("place") && { placeIds: of("place")! }),
    ...(of("system") && { groupIds: of("system")! }),
    ...(of("type") && { typeIds: of("type")! }),
    ...(state && { warranty: state }),
  };
  const [{ data, error, fetching, stale }, refresh] = useQuery({
    query: Assets,
    variables: { ...pageArguments(search, PAGE), filter },
    pause: estateId === "",
  });
  const list = data?.assetComponents;
  const pages = usePages(list?.pageInfo, change);
  const texts = useTableTexts();
  const columns = useColumns();
  const selection = useSelection(JSON.stringify(filter));
  if (!registers) return <PageWait />;
  const own = facilities.filter(({ estate }) => estate.id === estateId);
  const manages = may("asset.manage") && estateId !== "";
  const narrowed = ["q", "place", "system", "type", "warranty"].some((one) => params.get(one));
  const type = params.get("type") && list?.nodes[0]?.type.name;
  const tree = <AssetTree key={estateId} estateId={estateId} />;
  return (
    <Page
      title={words.title}
      subtitle={phone ? undefined : words.lead}
      actions={
        <>
          <ExportMenu
            list="assets"
            label={words.bring}
            iconOnly={phone}
            args={{ filter }}
            more={[
              ...own.map(({ id, name }) => ({
                key: id,
                label: words.exportCobie(name),
                icon: "download" as const,
                onChoose: () => location.assign(`/cobie/${id}.xlsx`),
              })),
              ...(manages
                ? [
                    {
                      key: "cobie",
                      label: words.importCobie,
                      icon: "upload" as const,
                      separated: true,
                      onChoose: () => void navigate(importAddress("cobie", estateId)),
                    },
                    {
                      key: "plain",
                      label: words.importPlain,
                      icon: "upload" as const,
                      onChoose: () => void navigate(importAddress("assets", estateId)),
                    },
                  ]
                : []),
            ]}
          />
          <SavedViews page="ASSETS" search={search} onChoose={replaceAll} />
          {manages && (
            <Button kind="PRIMARY" icon="plus" onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          )}
        </>
      }
    >
      <FilterBar
        active={[state, params.get("type")].filter(Boolean).length}
        search={
          <ListSearch
            label={words.search}
            placeholder={words.search}
            value={params.get("q")}
            onChange={(q) => change({ q }, { replace: true })}
          />
        }
      >
        <Select
          label={words.estate}
          value={estateId}
          options={estates.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ target }) =>
            change({ estate: target.value, place: "", system: "", type: "" })
          }
        />
        <Select
          label={words.warranty}
          placeholder={t.shell.all}
          value={state ?? ""}
          options={(Object.keys(states) as WarrantyState[]).map((value) => ({
            value,
            label: states[value],
          }))}
          onChange={({ target }) => change({ warranty: target.value })}
        />
        {type && (
          <Button small icon="close" onClick={() => change({ type: "" })}>
            {words.ofType(type)}
          </Button>
        )}
      </FilterBar>
      <div className="asset-columns">
        {own.length > 0 &&
          (phone ? (
            <details className="asset-fold">
              <summary>{words.tree}</summary>
              {tree}
            </details>
          ) : (
            tree
          ))}
        <CursorTable
          label={words.title}
          columns={columns}
          rows={list?.nodes}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          onOpen={({ id }) => void navigate(`/assets/${id}`)}
          {...(manages && {
            selection,
            selectionActions: (
              <BulkBar
                selection={selection}
                total={list?.totalCount ?? 0}
                list={{ name: "assets", args: { filter } }}
                title={t.bulk.asset.title}
                form={AssetBulkForm}
                onChanged={() => refresh({ requestPolicy: "network-only" })}
              />
            ),
          })}
          {...pages}
          loading={fetching && !stale}
          {...(list ? { total: list.totalCount } : {})}
          {...(error && {
            error: {
              message: explain(t, problemOf(error)),
              onRetry: () => refresh({ requestPolicy: "network-only" }),
            },
          })}
          empty={
            narrowed ? (
              <Empty title={words.noMatch} />
            ) : (
              <Empty title={words.none}>{words.noneText}</Empty>
            )
          }
          texts={texts}
        />
      </div>
      {adding && (
        <AssetForm
          estateId={estateId}
          onClose={() => setAdding(false)}
          onDone={() => refresh({ requestPolicy: "network-only" })}
        />
      )}
    </Page>
  );
}

function useColumns(): CursorColumn<Row>[] {
  const { words, format, states } = useAssetWords();
  return [
    {
      key: "component",
      title: words.columns.component,
      card: "TITLE",
      render: ({ name, tagNumber, serialNumber }) => (
        <span className="asset-cell">
          <strong>{name}</strong>
          <small>{[tagNumber, serialNumber].filter(Boolean).join(" · ")}</small>
        </span>
      ),
    },
    {
      key: "type",
      title: words.columns.type,
      card: "SUBTITLE",
      render: ({ type }) => (
        <span className="asset-cell">
          <span>{type.name}</span>
          <small>{[type.maker, type.model].filter(Boolean).join(" ")}</small>
        </span>
      ),
    },
    { key: "place", title: words.columns.place, render: placeOf },
    {
      key: "system",
      title: words.columns.system,
      render: ({ systems }) => systems.map(({ name }) => name).join("、"),
    },
    {
      key: "warranty",
      title: words.columns.warranty,
      width: "10rem",
      card: "ASIDE",
      render: ({ warranty: { parts, labor, partsUntil, laborUntil } }) => {
        const state = parts === "COVERED" || labor === "NONE" ? parts : labor;
        const until = [partsUntil, laborUntil]
          .filter((day) => day != null)
          .toSorted()
          .at(-1);
        return (
          <span className="asset-cell">
            <Badge tone={warrantyTones[state]}>{states[state]}</Badge>
            {state === "COVERED" && until && <small>{words.until(format.day(until))}</small>}
          </span>
        );
      },
    },
  ];
}
