import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { type CursorColumn, CursorTable } from "@threshold/ui/CursorTable";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { LightMark } from "@threshold/ui/Light";
import { usePhone } from "@threshold/ui/theme";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type { BiddingFilter, BiddingOrder, BiddingsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FilterBar } from "../list/FilterBar.tsx";
import { pageArguments } from "../list/list-params.ts";
import { ListSearch } from "../list/ListSearch.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { useListParams, usePages, useTableTexts } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { explain } from "../refusals.ts";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { useMay } from "../shell/viewer.ts";
import { statusTones } from "./bidding-query.ts";
import { CreateDialog } from "./CreateDialog.tsx";
import "./bidding.css";

const Biddings = graphql(/* GraphQL */ `
  query Biddings(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: BiddingFilter
    $orderBy: BiddingOrder!
  ) {
    biddingProjects(
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
        status
        objectType
        launchDate
        daysLeft
        light
        nextStep
        nextDueOn
        requestDueOn
        requestedOn
        contractDueOn
        contractOn
        filingNumber
        feePermitNumber
        estate {
          id
          name
          serviceCenter {
            id
            name
          }
        }
        buildings {
          id
          number
        }
      }
    }
  }
`);

type Row = BiddingsQuery["biddingProjects"]["nodes"][number];

const PAGE = 25;
const orders = ["URGENCY", "LAUNCH_DATE", "NEWEST"] as const satisfies readonly BiddingOrder[];
const shown = ["OPEN", "OVER", "ALL"] as const;
const lights = ["RED", "AMBER", "GREEN"] as const;

/** The bidding board (招投标看板): every bidding with its next deadline and light, the most urgent first. */
export function BiddingsPage() {
  const { t } = useWords();
  const words = t.bidding;
  const phone = usePhone();
  const may = useMay();
  const navigate = useNavigate();
  const { search, params, change, replaceAll } = useListParams();
  const { filter: place } = usePlace();
  const [creating, setCreating] = useState(false);
  const show = shown.find((one) => one === params.get("show")) ?? "OPEN";
  const light = lights.find((one) => one === params.get("light"));
  const orderBy = orders.find((one) => one === params.get("order")) ?? "URGENCY";
  const filter: BiddingFilter = {
    ...place,
    ...(params.get("q") && { search: params.get("q") }),
    ...(light && { lights: [light] }),
    ...(show !== "ALL" && { open: show === "OPEN" }),
  };
  const [{ data, error, fetching, stale }, refresh] = useQuery({
    query: Biddings,
    variables: { ...pageArguments(search, PAGE), filter, orderBy },
  });
  const list = data?.biddingProjects;
  const pages = usePages(list?.pageInfo, change);
  const columns = useColumns();
  const texts = useTableTexts();
  const narrowed = Boolean(params.get("q") || light || show !== "OPEN");
  return (
    <Page
      title={words.title}
      subtitle={phone ? undefined : words.lead}
      actions={
        <>
          <SavedViews page="BIDDINGS" search={search} onChoose={replaceAll} />
          <ExportMenu list="biddings" iconOnly={phone} args={{ filter, orderBy }} />
          {may("bidding.create") && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setCreating(true)}>
              {words.create}
            </Button>
          )}
        </>
      }
    >
      <FilterBar
        active={[light, show !== "OPEN"].filter(Boolean).length}
        search={
          <ListSearch
            label={words.search}
            placeholder={words.search}
            value={params.get("q")}
            onChange={(q) => change({ q })}
          />
        }
      >
        <Select
          label={words.show}
          value={show}
          options={shown.map((value) => ({ value, label: words.shown[value] }))}
          onChange={({ target }) => change({ show: target.value === "OPEN" ? "" : target.value })}
        />
        <Select
          label={words.light}
          value={light ?? ""}
          options={[
            { value: "", label: words.anyLight },
            ...lights.map((value) => ({ value, label: words.lights[value] })),
          ]}
          onChange={({ target }) => change({ light: target.value })}
        />
        <Select
          label={words.sort}
          value={orderBy}
          options={orders.map((value) => ({ value, label: words.orders[value] }))}
          onChange={({ target }) =>
            change({ order: target.value === "URGENCY" ? "" : target.value })
          }
        />
      </FilterBar>
      <CursorTable
        label={words.title}
        columns={columns}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        rowName={({ estate }) => estate.name}
        onOpen={({ id }) => void navigate(`/biddings/${id}`)}
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
      {creating && (
        <CreateDialog
          onClose={() => setCreating(false)}
          onDone={(id) => void navigate(`/biddings/${id}`)}
        />
      )}
    </Page>
  );
}

function useColumns(): CursorColumn<Row>[] {
  const { t, format } = useWords();
  const words = t.bidding;
  const dueAndDone = (due: string, done: string | null | undefined) => (
    <span className="bidding-cell">
      <span>{words.due(format.day(due))}</span>
      {done && (
        <small className={done > due ? "bidding-bad" : ""}>{words.done(format.day(done))}</small>
      )}
    </span>
  );
  return [
    {
      key: "estate",
      title: words.estate,
      card: "TITLE",
      render: ({ estate, objectType, buildings, status }) => (
        <span className="bidding-cell">
          <span>
            <strong>{estate.name}</strong>{" "}
            <Badge tone={statusTones[status]}>{words.statuses[status]}</Badge>
          </span>
          <small>
            {[
              estate.serviceCenter.name,
              objectType === "NEW_PROJECT" ? "" : words.objectTypes[objectType],
              buildings.map(({ number }) => number).join("、"),
            ]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </span>
      ),
    },
    {
      key: "next",
      title: words.next,
      width: "12rem",
      card: "SUBTITLE",
      render: ({ light, nextStep, nextDueOn }) =>
        nextStep ? (
          <span className="bidding-next-cell">
            <LightMark level={light} />
            <span className="bidding-cell">
              <span>{words.steps[nextStep]}</span>
              {nextDueOn && (
                <small className={light === "RED" ? "bidding-bad" : ""}>
                  {`${words.lights[light]} · ${words.due(format.day(nextDueOn))}`}
                </small>
              )}
            </span>
          </span>
        ) : (
          <small>{words.over}</small>
        ),
    },
    {
      key: "launch",
      title: words.launch,
      width: "9.25rem",
      card: "ASIDE",
      render: ({ launchDate, daysLeft }) => (
        <span className="bidding-cell">
          <span>{format.day(launchDate)}</span>
          <small>{words.daysLeft(daysLeft)}</small>
        </span>
      ),
    },
    {
      key: "request",
      title: words.requestColumn,
      width: "10.5rem",
      render: ({ requestDueOn, requestedOn }) => dueAndDone(requestDueOn, requestedOn),
    },
    {
      key: "contract",
      title: words.contractColumn,
      width: "10.5rem",
      render: ({ contractDueOn, contractOn }) => dueAndDone(contractDueOn, contractOn),
    },
    {
      key: "papers",
      title: words.filed,
      width: "7rem",
      card: "HIDDEN",
      render: ({ filingNumber, feePermitNumber }) => (
        <span className="bidding-cell">
          <span>{filingNumber ?? "–"}</span>
          <small>{feePermitNumber ?? "–"}</small>
        </span>
      ),
    },
  ];
}
