import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { type CursorColumn, CursorTable } from "@threshold/ui/CursorTable";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { usePhone } from "@threshold/ui/theme";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type {
  CreateTenderInput,
  TenderFilter,
  TenderOrder,
  TenderStatus,
  TendersQuery,
} from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FilterBar } from "../list/FilterBar.tsx";
import { pageArguments } from "../list/list-params.ts";
import { ListSearch } from "../list/ListSearch.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { useListParams, usePages, useTableTexts } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { explain } from "../refusals.ts";
import { Modal } from "../shell/Modal.tsx";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { useMay } from "../shell/viewer.ts";
import { CreateTender } from "./acts.ts";
import { useServerNow, useTimeLeft } from "./clock.tsx";
import { statusTones } from "./status.ts";
import "./tender.css";

const Tenders = graphql(/* GraphQL */ `
  query Tenders(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: TenderFilter
    $orderBy: TenderOrder!
  ) {
    tenders(
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
        now
        status
        title
        method
        organiserName
        issuedOn
        deadline
        sealed
        bidderCount
        bidCount
        estate {
          id
          name
          serviceCenter {
            id
            name
          }
        }
        officers {
          id
          name
        }
      }
    }
  }
`);

type Row = TendersQuery["tenders"]["nodes"][number];

const PAGE = 25;
const orders = ["DEADLINE", "NEWEST"] as const satisfies readonly TenderOrder[];
const shown = ["OPEN", "OVER", "ALL"] as const;
const statuses = [
  "DRAFT",
  "ISSUED",
  "OPENED",
  "EVALUATING",
  "RANKED",
  "AWARDED",
  "TOLD",
  "CLOSED",
  "FAILED",
] as const satisfies readonly TenderStatus[];

/** The board of tenders (招标管理): what is out, when it closes, and where it stands. */
export function TendersPage() {
  const { t } = useWords();
  const words = t.tender;
  const phone = usePhone();
  const may = useMay();
  const navigate = useNavigate();
  const { search, params, change, replaceAll } = useListParams();
  const { filter: place } = usePlace();
  const [creating, setCreating] = useState(false);
  const show = shown.find((one) => one === params.get("show")) ?? "OPEN";
  const status = statuses.find((one) => one === params.get("status"));
  const mine = params.get("mine") !== "";
  const orderBy = orders.find((one) => one === params.get("order")) ?? "DEADLINE";
  const filter: TenderFilter = {
    ...place,
    ...(params.get("q") && { search: params.get("q") }),
    ...(status && { statuses: [status] }),
    ...(mine && { mine: true }),
    ...(show !== "ALL" && !status && { open: show === "OPEN" }),
  };
  const [{ data, error, fetching, stale }, refresh] = useQuery({
    query: Tenders,
    variables: { ...pageArguments(search, PAGE), filter, orderBy },
  });
  const list = data?.tenders;
  const pages = usePages(list?.pageInfo, change);
  const columns = useColumns();
  const texts = useTableTexts();
  const narrowed = Boolean(params.get("q") || status || mine || show !== "OPEN");
  return (
    <Page
      title={words.title}
      subtitle={phone ? undefined : words.lead}
      actions={
        <>
          <SavedViews page="TENDERS" search={search} onChoose={replaceAll} />
          <ExportMenu list="tenders" iconOnly={phone} args={{ filter, orderBy }} />
          {may("tender.manage") && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setCreating(true)}>
              {words.create}
            </Button>
          )}
        </>
      }
    >
      <FilterBar
        active={[status, mine, show !== "OPEN"].filter(Boolean).length}
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
          label={words.status}
          value={status ?? ""}
          options={[
            { value: "", label: words.anyStatus },
            ...statuses.map((value) => ({ value, label: words.statuses[value] ?? value })),
          ]}
          onChange={({ target }) => change({ status: target.value })}
        />
        <Select
          label={words.whose}
          value={mine ? "mine" : ""}
          options={[
            { value: "", label: words.everybody },
            { value: "mine", label: words.mine },
          ]}
          onChange={({ target }) => change({ mine: target.value })}
        />
        <Select
          label={words.sort}
          value={orderBy}
          options={orders.map((value) => ({ value, label: words.orders[value] }))}
          onChange={({ target }) =>
            change({ order: target.value === "DEADLINE" ? "" : target.value })
          }
        />
      </FilterBar>
      <CursorTable
        label={words.title}
        columns={columns}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={({ id }) => void navigate(`/tenders/${id}`)}
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
          onDone={(id) => void navigate(`/tenders/${id}`)}
        />
      )}
    </Page>
  );
}

function useColumns(): CursorColumn<Row>[] {
  const { t, format } = useWords();
  const words = t.tender;
  return [
    {
      key: "title",
      title: words.tender,
      card: "TITLE",
      render: ({ title, status, estate, organiserName }) => (
        <span className="tender-cell">
          <span>
            <strong>{title}</strong>{" "}
            <Badge tone={statusTones(status)}>{words.statuses[status]}</Badge>
          </span>
          <small>{[estate.name, organiserName].filter(Boolean).join(" · ")}</small>
        </span>
      ),
    },
    {
      key: "deadline",
      title: words.deadline,
      width: "12rem",
      card: "SUBTITLE",
      render: (row) => <DeadlineCell row={row} />,
    },
    {
      key: "method",
      title: words.fields.method,
      width: "7rem",
      card: "HIDDEN",
      render: ({ method }) => words.methods[method],
    },
    {
      key: "issued",
      title: words.fields.issuedOn,
      width: "9.5rem",
      card: "HIDDEN",
      render: ({ issuedOn }) => (issuedOn ? format.day(issuedOn) : "–"),
    },
    {
      key: "bids",
      title: words.bidsColumn,
      width: "8rem",
      card: "ASIDE",
      render: ({ sealed, bidderCount, bidCount, status }) =>
        status === "DRAFT" ? (
          "–"
        ) : sealed ? (
          <small title={words.sealedHint}>{words.sealedShort}</small>
        ) : (
          words.bidsOf(bidCount ?? 0, bidderCount ?? 0)
        ),
    },
    {
      key: "officers",
      title: words.officers,
      width: "9rem",
      render: ({ officers }) => officers.map(({ name }) => name).join("、") || "–",
    },
  ];
}

const DAY = 24 * 60 * 60 * 1000;

function DeadlineCell({ row: { status, deadline, now } }: { row: Row }) {
  const { t, format } = useWords();
  const left = useServerNow(now);
  const say = useTimeLeft();
  if (!deadline) return <small>{t.tender.noDeadline}</small>;
  const ms = Date.parse(deadline) - left;
  const near = status === "ISSUED" && ms < DAY;
  return (
    <span className="tender-cell">
      <span>{format.instant(deadline)}</span>
      {status === "ISSUED" && <small className={near ? "tender-bad" : ""}>{say(ms)}</small>}
    </span>
  );
}

const TenderEstates = graphql(/* GraphQL */ `
  query TenderEstates {
    estates(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

function CreateDialog({ onDone, onClose }: { onDone: (id: string) => void; onClose: () => void }) {
  const { t } = useWords();
  const words = t.tender;
  const [{ data }] = useQuery({ query: TenderEstates });
  const { send } = useSend(CreateTender);
  const estates = data?.estates.nodes ?? [];
  return (
    <Modal open onClose={onClose} title={words.create}>
      {data ? (
        <RecordForm
          fields={[
            {
              kind: "CHOICE",
              name: "estateId",
              label: words.estate,
              required: true,
              options: estates.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              kind: "TEXT",
              name: "title",
              label: words.fields.title,
              hint: words.titleHint,
              required: true,
              maxLength: 120,
            },
            {
              kind: "CHOICE",
              name: "method",
              label: words.fields.method,
              required: true,
              options: (["PUBLIC", "INVITED"] as const).map((value) => ({
                value,
                label: words.methods[value],
              })),
            },
            {
              kind: "TEXT",
              name: "organiserName",
              label: words.fields.organiserName,
              required: true,
              maxLength: 80,
            },
          ]}
          values={{ method: "PUBLIC" }}
          submitText={words.create}
          onSubmit={(values) => send(values as unknown as CreateTenderInput)}
          onDone={({ createTender }) => onDone(createTender.tender.id)}
          onCancel={onClose}
        />
      ) : (
        <Skeleton lines={4} />
      )}
    </Modal>
  );
}
