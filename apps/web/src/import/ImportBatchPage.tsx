import { Badge } from "@threshold/ui/Badge";
import { buttonClass } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { useQuery, useSubscription } from "urql";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { importAddress } from "../list/import-address.ts";
import { pageOfList } from "./page-of-list.ts";
import { asRefusal } from "../problem.ts";
import { explain, explainError } from "../refusals.ts";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { Page } from "../shell/Page.tsx";
import { PageWait } from "../shell/PageWait.tsx";
import { titleOf, useImportList } from "./import-list.ts";
import { asRecord } from "./import-row.ts";
import { importTone, isMoving } from "./import-state.ts";
import { ImportActions } from "./ImportActions.tsx";
import { ImportProgress } from "./ImportProgress.tsx";
import { ImportContent } from "./ImportSheets.tsx";
import "./import.css";

const Batch = graphql(/* GraphQL */ `
  query ImportBatch($id: ID!) {
    importBatch(id: $id) {
      id
      ...ImportBatchPage_batch
    }
  }
`);

export const ImportBatchPage_batch = graphql(/* GraphQL */ `
  fragment ImportBatchPage_batch on ImportBatch {
    id
    fileName
    status
    rowsTotal
    rowsRead
    rowsDone
    toCreate
    toChange
    unchanged
    refused
    failure
    createdAt
    createdBy {
      id
      name
    }
    refusedUrl
    actions {
      action
      allowed
      code
      details
    }
    list
    of
    sheets {
      name
      isTaken
      problem
      rows
      toCreate
      toChange
      unchanged
      refused
      orphans
    }
  }
`);

const BatchChanged = graphql(/* GraphQL */ `
  subscription ImportBatchChanged($id: ID!) {
    importBatchChanged(id: $id) {
      id
      ...ImportBatchPage_batch
    }
  }
`);

const POLL_MS = 2000;

/** One workbook on its way in: what it would do row by row, then doing it, then perhaps undoing it. */
export function ImportBatchPage() {
  const { batchId = "" } = useParams();
  const { t, format, language } = useWords();
  const words = t.organization.import;
  const [{ data, error }, refresh] = useQuery({ query: Batch, variables: { id: batchId } });
  const batch = readFragment(ImportBatchPage_batch, data?.importBatch) ?? undefined;
  const moving = batch !== undefined && isMoving(batch.status);
  useSubscription({ query: BatchChanged, variables: { id: batchId }, pause: !batch });

  useEffect(() => {
    if (!moving) return undefined;
    const timer = window.setInterval(() => refresh({ requestPolicy: "network-only" }), POLL_MS);
    return () => window.clearInterval(timer);
  }, [moving, refresh]);

  const asked = useImportList(batch?.list ?? "", batch === undefined);
  const { list } = asked;

  const trouble = batch ? asked.error : error;
  if (trouble && !list)
    return (
      <Page title={t.organization.importList}>
        <ErrorNote onRetry={batch ? asked.retry : () => refresh()} retryText={t.shell.retry}>
          {explainError(t, trouble)}
        </ErrorNote>
      </Page>
    );
  if (!data) return <PageWait />;
  if (!batch) return <NotFoundPage />;
  if (!list) return <PageWait />;
  const title = titleOf(list, language);
  const failure = asRecord(batch.failure);
  const failed = batch.failure ? asRefusal(failure["code"], failure["details"]) : undefined;
  return (
    <Page
      title={batch.fileName}
      mark={
        <Badge tone={importTone(batch.status)}>
          {t.organization.statuses.import[batch.status]}
        </Badge>
      }
      subtitle={words.by(batch.createdBy?.name ?? "–", format.instant(batch.createdAt))}
      trail={[
        { label: title, href: pageOfList(batch.list, batch.of) },
        { label: words.title(title), href: importAddress(batch.list, batch.of ?? undefined) },
      ]}
      actions={
        <Link className={buttonClass()} to={pageOfList(batch.list, batch.of)}>
          {words.back}
        </Link>
      }
    >
      <section className="panel">
        <h2>{words.leads[batch.status]}</h2>
        {batch.status === "FAILED" && (
          <ErrorNote>{explain(t, failed ?? { kind: "FAULT", requestId: undefined })}</ErrorNote>
        )}
        <ImportProgress batch={batch} />
        <ImportActions batch={batch} onDone={() => refresh({ requestPolicy: "network-only" })} />
      </section>
      {!moving && batch.status !== "FAILED" && (
        <ImportContent id={batchId} batch={batch} list={list} />
      )}
    </Page>
  );
}
