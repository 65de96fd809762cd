import { percent } from "@threshold/domain/unit-acceptance/delivery-rate";
import { batchStatuses } from "@threshold/domain/unit-acceptance/vocabulary";
import type { Tone } from "@threshold/ui/Badge";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { AcceptancesQuery } from "../gql/graphql.ts";
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
import { NoticeDialog } from "./NoticeDialog.tsx";
import "./acceptance.css";

const Acceptances = graphql(/* GraphQL */ `
  query Acceptances(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $search: String
    $statuses: [AcceptanceBatchStatus!]
    $regionIds: [ID!]
    $serviceCenterIds: [ID!]
  ) {
    acceptanceBatches(
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
        plannedHandoverOn
        serviceCenter {
          id
          name
        }
        standing {
          units
          qualified
        }
      }
    }
  }
`);

type Batch = AcceptancesQuery["acceptanceBatches"]["nodes"][number];

const PAGE = 30;

export const batchTones: Record<Batch["status"], Tone> = {
  NOTIFIED: "NEUTRAL",
  TEAM_FORMED: "ACCENT",
  INSPECTING: "ACCENT",
  RECTIFYING: "WARN",
  COMPLETED: "OK",
};

/** Every batch of homes under acceptance: how far each is, and when it is to be handed over. */
export function AcceptancesPage() {
  const { t, format } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { search, params, change, replaceAll } = useListParams();
  const { filter: place } = usePlace();
  const q = params.get("q");
  const status = batchStatuses.find((one) => one === params.get("status"));
  const asked = { ...place, ...(q && { search: q }), ...(status && { statuses: [status] }) };
  const [{ data, error }] = useQuery({
    query: Acceptances,
    variables: { ...pageArguments(search, PAGE), ...asked },
  });
  const [registering, setRegistering] = useState(false);
  const batches = data?.acceptanceBatches.nodes ?? [];
  return (
    <Page
      title={t.acceptance.title}
      subtitle={t.acceptance.lead}
      actions={
        <>
          <Link className={buttonClass()} to="/acceptance-standards">
            {t.acceptanceStandard.title}
          </Link>
          {may("unitAcceptance.notify") && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setRegistering(true)}>
              {t.acceptance.register}
            </Button>
          )}
          <SavedViews page="ACCEPTANCES" search={search} onChoose={replaceAll} />
          <ExportMenu list="acceptance-batches" args={asked} />
        </>
      }
    >
      <FilterBar
        active={status ? 1 : 0}
        search={
          <ListSearch
            label={t.acceptance.search}
            placeholder={t.acceptance.search}
            value={q}
            onChange={(text) => change({ q: text }, { replace: true })}
          />
        }
      >
        <Select
          label={t.acceptance.status}
          placeholder={t.shell.all}
          value={status ?? ""}
          options={batchStatuses.map((value) => ({
            value,
            label: t.acceptance.batchStatuses[value],
          }))}
          onChange={({ target }) => change({ status: target.value })}
        />
      </FilterBar>
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && batches.length === 0 && (
        <Empty title={q || status ? t.organization.noneFound : t.acceptance.none}>
          {!q && !status && t.acceptance.noneText}
        </Empty>
      )}
      {batches.length > 0 && (
        <ul className="acceptance-list">
          {batches.map(({ id, name, status, plannedHandoverOn, serviceCenter, standing }) => (
            <li key={id}>
              <Link to={`/acceptances/${id}`}>
                <span className="acceptance-name">
                  <strong>{name}</strong>
                  <Badge tone={batchTones[status]}>{t.acceptance.batchStatuses[status]}</Badge>
                </span>
                <span className="acceptance-meter">
                  <progress
                    aria-label={t.acceptance.rate}
                    max={standing.units}
                    value={standing.qualified}
                  />
                  <small>
                    {`${percent({ part: standing.qualified, whole: standing.units }) ?? "–"}% · ${t.acceptance.ofUnits(standing.qualified, standing.units)}`}
                  </small>
                </span>
                <small>
                  {`${serviceCenter.name} · ${t.acceptance.handover(format.day(plannedHandoverOn))}`}
                </small>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Pager pages={usePages(data?.acceptanceBatches.pageInfo, change)} />
      {registering && (
        <NoticeDialog
          onClose={() => setRegistering(false)}
          onDone={(id) => void navigate(`/acceptances/${id}`)}
        />
      )}
    </Page>
  );
}
