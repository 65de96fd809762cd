import { unitStatuses } from "@threshold/domain/unit-acceptance/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { type CursorColumn, CursorTable } from "@threshold/ui/CursorTable";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Link, useNavigate } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { AcceptanceHomesQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FilterBar } from "../list/FilterBar.tsx";
import { pageArguments } from "../list/list-params.ts";
import { useListParams, usePages, useTableTexts } from "../list/use-list.ts";
import { usePrint } from "../print/use-print.ts";
import { problemOf } from "../problem.ts";
import { explain } from "../refusals.ts";
import type { Batch } from "./batch-document.ts";
import { homeTones } from "./tones.ts";

const AcceptanceHomes = graphql(/* GraphQL */ `
  query AcceptanceHomes(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $batchIds: [ID!]
    $buildingIds: [ID!]
    $statuses: [UnitAcceptanceStatus!]
    $firstPass: Boolean
    $concluded: Boolean
  ) {
    unitAcceptances(
      first: $first
      after: $after
      last: $last
      before: $before
      batchIds: $batchIds
      buildingIds: $buildingIds
      statuses: $statuses
      firstPass: $firstPass
      concluded: $concluded
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
        round
        linesDone
        linesFailed
        firstPass
        inspectedAt
        qualifiedAt
        building {
          id
          number
        }
        unit {
          id
          roomNumber
          layoutType
        }
      }
    }
  }
`);

type Row = AcceptanceHomesQuery["unitAcceptances"]["nodes"][number];

const PAGE = 50;
const yes = (value: string) => (value === "" ? undefined : value === "1");

/** The homes behind a number: narrowed by what the number says, page by page, handed out as they are shown. */
export function Homes({ batch }: { batch: Batch }) {
  const { t } = useWords();
  const words = t.acceptance;
  const navigate = useNavigate();
  const { search, params, change } = useListParams();
  const status = unitStatuses.find((one) => one === params.get("status"));
  const [firstPass, concluded] = [yes(params.get("firstPass")), yes(params.get("concluded"))];
  const building = params.get("building");
  const left = params.get("status") === "LEFT";
  const args = {
    batchIds: [batch.id],
    ...(building && { buildingIds: [building] }),
    ...(left
      ? { statuses: unitStatuses.filter((one) => one !== "QUALIFIED") }
      : status && { statuses: [status] }),
    ...(firstPass !== undefined && { firstPass }),
    ...(concluded !== undefined && { concluded }),
  };
  const [{ data, error, fetching, stale }, refresh] = useQuery({
    query: AcceptanceHomes,
    variables: { ...pageArguments(search, PAGE), ...args },
  });
  const list = data?.unitAcceptances;
  const columns = useColumns();
  const { print, busy, problem } = usePrint();
  /** The records of the homes shown, all pages of them, bound into one file. */
  const bind = async () => {
    const asked = { list: { name: "unit-acceptances", args } };
    const order = await print("UNIT_ACCEPTANCE", asked, "PDF");
    if (order) void navigate("/prints");
  };
  const passes = [
    ["1", words.homes.passed],
    ["0", words.homes.notPassed],
  ] as const;
  return (
    <>
      <FilterBar
        active={["building", "firstPass", "concluded"].filter((name) => params.get(name)).length}
        search={
          <Select
            label={words.homes.status}
            placeholder={t.shell.all}
            value={left ? "LEFT" : (status ?? "")}
            options={[
              { value: "LEFT", label: words.homes.left },
              ...unitStatuses.map((value) => ({ value, label: words.statuses[value] })),
            ]}
            onChange={({ target }) => change({ status: target.value })}
          />
        }
      >
        <Select
          label={words.buildings}
          placeholder={t.shell.all}
          value={building}
          options={batch.buildings.map(({ id, number }) => ({ value: id, label: number }))}
          onChange={({ target }) => change({ building: target.value })}
        />
        <Select
          label={words.homes.firstPass}
          placeholder={t.shell.all}
          value={params.get("firstPass")}
          options={passes.map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => change({ firstPass: target.value })}
        />
        <Select
          label={words.homes.concluded}
          placeholder={t.shell.all}
          value={params.get("concluded")}
          options={[
            { value: "1", label: words.homes.isConcluded },
            { value: "0", label: words.homes.notConcluded },
          ]}
          onChange={({ target }) => change({ concluded: target.value })}
        />
        <ExportMenu list="unit-acceptances" args={args} />
        <Button
          icon="file"
          busy={busy}
          disabled={!list || list.totalCount === 0}
          onClick={() => void bind()}
        >
          {words.homes.bind}
        </Button>
      </FilterBar>
      {problem && <ProblemNote problem={problem} />}
      <CursorTable
        label={words.views.HOMES}
        columns={columns}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        rowName={nameOf}
        onOpen={({ id }) => void navigate(`/acceptances/${batch.id}/homes/${id}`)}
        {...usePages(list?.pageInfo, change)}
        loading={fetching && !stale}
        {...(list ? { total: list.totalCount } : {})}
        {...(error && {
          error: {
            message: explain(t, problemOf(error)),
            onRetry: () => refresh({ requestPolicy: "network-only" }),
          },
        })}
        empty={<Empty title={words.homes.none} />}
        texts={useTableTexts()}
      />
    </>
  );
}

const nameOf = ({ building, unit }: Row) => `${building.number} ${unit.roomNumber}`;

function useColumns(): CursorColumn<Row>[] {
  const { t, format } = useWords();
  const words = t.acceptance;
  const day = (at: string | null | undefined) => (at ? format.instant(at) : "–");
  return [
    { key: "home", title: words.days.unit, card: "TITLE", render: nameOf },
    {
      key: "status",
      title: words.homes.status,
      width: "8rem",
      card: "ASIDE",
      render: ({ status }) => <Badge tone={homeTones[status]}>{words.statuses[status]}</Badge>,
    },
    {
      key: "layout",
      title: words.homes.layout,
      card: "SUBTITLE",
      render: ({ unit }) => unit.layoutType ?? "–",
    },
    {
      key: "lines",
      title: words.days.inspected,
      width: "7rem",
      render: ({ linesDone }) => linesDone,
    },
    {
      key: "failed",
      title: words.days.failed,
      width: "7rem",
      render: ({ id, linesFailed }) =>
        linesFailed > 0 ? (
          <Link to={`/defects?stage=ALL&sourceId=${id.slice("UnitAcceptance_".length)}`}>
            {linesFailed}
          </Link>
        ) : (
          linesFailed
        ),
    },
    {
      key: "firstPass",
      title: words.homes.firstPass,
      width: "7rem",
      render: ({ firstPass }) =>
        firstPass === null || firstPass === undefined
          ? "–"
          : firstPass
            ? words.homes.passed
            : words.homes.notPassed,
    },
    {
      key: "inspected",
      title: words.homes.inspectedAt,
      width: "12rem",
      render: ({ inspectedAt }) => day(inspectedAt),
    },
    {
      key: "qualified",
      title: words.homes.qualifiedAt,
      width: "12rem",
      render: ({ qualifiedAt }) => day(qualifiedAt),
    },
  ];
}
