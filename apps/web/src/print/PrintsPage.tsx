import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button, ButtonLink } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { isPaper, papers } from "@threshold/domain/form/papers";
import { useEffect } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { type FragmentType, readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { PrintStatus } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { pageArguments } from "../list/list-params.ts";
import { Pager } from "../list/Pager.tsx";
import { useListParams, usePages } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import "./print.css";

export const PrintOrder_batch = graphql(/* GraphQL */ `
  fragment PrintOrder_batch on PrintBatch {
    id
    form
    format
    status
    total
    done
    firstNumber
    url
    createdAt
  }
`);

const PrintBatches = graphql(/* GraphQL */ `
  query PrintBatches(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $statuses: [PrintStatus!]
  ) {
    printBatches(first: $first, after: $after, last: $last, before: $before, statuses: $statuses) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        status
        total
        ...PrintOrder_batch
      }
    }
  }
`);

const CancelPrint = graphql(/* GraphQL */ `
  mutation CancelPrint($input: CancelPrintInput!) {
    cancelPrint(input: $input) {
      batch {
        ...PrintOrder_batch
      }
    }
  }
`);

const PAGE = 30;
const STATUSES = ["WAITING", "PRINTING", "DONE", "CANCELLED", "FAILED"] as const;

/** How often an order under way is asked for, in ms. */
const pace = 1_000;

/** The viewer's orders to print: how far they are, their files, and cancelling. */
export function PrintsPage() {
  const { t } = useWords();
  const words = t.print;
  const { search, params, change } = useListParams();
  const status = STATUSES.find((one) => one === params.get("status"));
  const asked = status ? { statuses: [status] } : {};
  const [{ data, error }, refresh] = useQuery({
    query: PrintBatches,
    variables: { ...pageArguments(search, PAGE), ...asked },
  });
  const batches = data?.printBatches.nodes ?? [];
  const busy = batches.some(
    ({ status, total }) => total > 1 && (status === "WAITING" || status === "PRINTING"),
  );
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(() => refresh({ requestPolicy: "network-only" }), pace);
    return () => clearInterval(timer);
  }, [busy, refresh]);
  return (
    <Page
      title={words.orders}
      subtitle={words.ordersLead}
      actions={<ExportMenu list="prints" args={asked} />}
    >
      <div className="toolbar">
        <Select
          label={words.status}
          placeholder={t.shell.all}
          value={status ?? ""}
          options={STATUSES.map((value) => ({ value, label: words.states[value] }))}
          onChange={({ target }) => change({ status: target.value })}
        />
      </div>
      {error && <ProblemNote problem={problemOf(error)} onRetry={() => refresh()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && batches.length === 0 && (
        <Empty title={status ? t.organization.noneFound : words.noOrders}>
          {!status && words.noOrdersText}
        </Empty>
      )}
      <ul className="print-orders">
        {batches.map((batch) => (
          <PrintOrder key={batch.id} batch={batch} />
        ))}
      </ul>
      <Pager pages={usePages(data?.printBatches.pageInfo, change)} />
    </Page>
  );
}

const TONES: Record<PrintStatus, Tone> = {
  WAITING: "NEUTRAL",
  PRINTING: "ACCENT",
  DONE: "OK",
  CANCELLED: "NEUTRAL",
  FAILED: "BAD",
};

function PrintOrder(props: { batch: FragmentType<typeof PrintOrder_batch> }) {
  const { t, language, format } = useWords();
  const words = t.print;
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(CancelPrint);
  const batch = readFragment(PrintOrder_batch, props.batch);
  const { id, form, status, total, done, url } = batch;
  const title = isPaper(form) ? papers[form][language] : form;
  const isMany = total > 1;
  const isOpen = status === "WAITING" || status === "PRINTING";
  const cancel = async () => {
    if ((await run({ id })).ok) announce(words.cancelled);
  };
  return (
    <li className="panel print-order">
      <div>
        <h2>{isMany ? `${title} · ${words.copies(total)}` : `${title} ${batch.firstNumber}`}</h2>
        <p className="quiet">{`${format.instant(batch.createdAt)} · ${batch.format}`}</p>
      </div>
      {isMany && isOpen ? (
        <label className="print-progress">
          <progress value={done} max={total} />
          {words.progress(done, total)}
        </label>
      ) : (
        <Badge tone={TONES[status]}>{words.states[status]}</Badge>
      )}
      {!isMany && isOpen && <small className="quiet">{words.single}</small>}
      <div className="page-actions">
        {(status === "DONE" || (!isMany && status !== "CANCELLED")) && (
          <ButtonLink small icon="download" href={`${url}?download`} download>
            {words.download}
          </ButtonLink>
        )}
        {isMany && isOpen && (
          <Button small icon="stop" busy={busy} onClick={() => void cancel()}>
            {words.cancel}
          </Button>
        )}
      </div>
      {problem && <ProblemNote problem={problem} />}
    </li>
  );
}
