import { takeoverStatuses } from "@threshold/domain/takeover/vocabulary";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { TakeoverStatus } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FilterBar } from "../list/FilterBar.tsx";
import { ListSearch } from "../list/ListSearch.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { pageArguments } from "../list/list-params.ts";
import { Pager } from "../list/Pager.tsx";
import { useListParams, usePages } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { useMay } from "../shell/viewer.ts";
import { CreateDialog } from "./CreateDialog.tsx";
import "./takeover.css";
import { useTakeoverWords } from "./words.ts";

const Takeovers = graphql(/* GraphQL */ `
  query Takeovers(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $search: String
    $statuses: [TakeoverStatus!]
    $regionIds: [ID!]
    $serviceCenterIds: [ID!]
  ) {
    takeoverProjects(
      first: $first
      after: $after
      last: $last
      before: $before
      search: $search
      statuses: $statuses
      regionIds: $regionIds
      serviceCenterIds: $serviceCenterIds
    ) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        name
        status
        deliveryOn
        serviceCenter {
          id
          name
        }
        areas {
          id
          unsafe
          transfer {
            id
          }
        }
        defectSums {
          severity
          state
          contractor
          count
        }
      }
    }
  }
`);

const PAGE = 30;
const statuses = Object.keys(takeoverStatuses) as TakeoverStatus[];

export const takeoverTone = (status: TakeoverStatus): Tone =>
  status === "TRIGGERED"
    ? "NEUTRAL"
    : ["TRANSFERRED", "REGISTER_DONE", "CLOSED"].includes(status)
      ? "OK"
      : "ACCENT";

/** 承接查验: every takeover with how far it is, what is unsafe and what is overdue. */
export function TakeoversPage() {
  const { t, language, format } = useWords();
  const words = useTakeoverWords();
  const may = useMay();
  const navigate = useNavigate();
  const { search, params, change, replaceAll } = useListParams();
  const { filter: place } = usePlace();
  const q = params.get("q");
  const status = statuses.find((one) => one === params.get("status"));
  const asked = { ...place, ...(q && { search: q }), ...(status && { statuses: [status] }) };
  const [{ data, error }] = useQuery({
    query: Takeovers,
    variables: { ...pageArguments(search, PAGE), ...asked },
  });
  const [registering, setRegistering] = useState(false);
  const list = data?.takeoverProjects;
  return (
    <Page
      title={words.title}
      subtitle={words.lead}
      actions={
        <>
          {may("takeover.create") && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setRegistering(true)}>
              {words.register}
            </Button>
          )}
          <SavedViews page="TAKEOVERS" search={search} onChoose={replaceAll} />
          <ExportMenu list="takeovers" args={asked} />
        </>
      }
    >
      <FilterBar
        active={status ? 1 : 0}
        search={
          <ListSearch
            label={words.search}
            placeholder={words.search}
            value={q}
            onChange={(text) => change({ q: text }, { replace: true })}
          />
        }
      >
        <Select
          label={words.status}
          placeholder={t.shell.all}
          value={status ?? ""}
          options={statuses.map((value) => ({ value, label: takeoverStatuses[value][language] }))}
          onChange={({ target }) => change({ status: target.value })}
        />
      </FilterBar>
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={6} />}
      {list?.nodes.length === 0 && (
        <Empty title={q || status ? words.noMatch : words.none}>
          {!q && !status && words.noneText}
        </Empty>
      )}
      {list && list.nodes.length > 0 && (
        <ul className="takeover-list">
          {list.nodes.map(({ id, name, status, deliveryOn, serviceCenter, areas, defectSums }) => {
            const unsafe = areas.reduce((sum, one) => sum + one.unsafe, 0);
            const overdue = defectSums
              .filter(({ state }) => state === "OVERDUE" || state === "URGED")
              .reduce((sum, { count }) => sum + count, 0);
            const gone = areas.filter(({ transfer }) => transfer).length;
            return (
              <li key={id}>
                <Link to={`/takeovers/${id}`}>
                  <span className="takeover-name">
                    <strong>{name}</strong>
                    <Badge tone={takeoverTone(status)}>{takeoverStatuses[status][language]}</Badge>
                    {unsafe > 0 && <Badge tone="BAD">{words.unsafe(unsafe)}</Badge>}
                    {overdue > 0 && <Badge tone="WARN">{words.overdue(overdue)}</Badge>}
                  </span>
                  <small>
                    {[
                      serviceCenter.name,
                      words.areasGone(gone, areas.length),
                      deliveryOn && words.delivery(format.day(deliveryOn)),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </small>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      <Pager pages={usePages(list?.pageInfo, change)} />
      {registering && (
        <CreateDialog
          onClose={() => setRegistering(false)}
          onDone={(id) => void navigate(`/takeovers/${id}`)}
        />
      )}
    </Page>
  );
}
