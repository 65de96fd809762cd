import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { type FragmentType, readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { pageArguments } from "../list/list-params.ts";
import { Pager } from "../list/Pager.tsx";
import { useListParams, usePages } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { BulkRows } from "./BulkRows.tsx";
import { BulkEditShown_edit, useBulk } from "./use-bulk.ts";
import "./bulk.css";

const BulkEdits = graphql(/* GraphQL */ `
  query BulkEdits(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $statuses: [BulkStatus!]!
  ) {
    bulkEdits(first: $first, after: $after, last: $last, before: $before, statuses: $statuses) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        ...BulkEditShown_edit
      }
    }
  }
`);

const PAGE = 20;
/** What was only looked at is no part of the history. */
const CARRIED_OUT = ["APPLIED", "UNDONE"] as const;

/** One's own bulk edits, each with what it changed and the way back. */
export function BulkEditsPage() {
  const { t } = useWords();
  const words = t.bulk;
  const { search, params, change } = useListParams();
  const status = CARRIED_OUT.find((one) => one === params.get("status"));
  const asked = { statuses: status ? [status] : [...CARRIED_OUT] };
  const [{ data, error }, refresh] = useQuery({
    query: BulkEdits,
    variables: { ...pageArguments(search, PAGE), ...asked },
  });
  const edits = data?.bulkEdits.nodes ?? [];
  return (
    <Page
      title={words.history}
      subtitle={words.historyLead}
      actions={<ExportMenu list="bulk-edits" args={asked} />}
    >
      <div className="toolbar">
        <Select
          label={words.status}
          placeholder={t.shell.all}
          value={status ?? ""}
          options={CARRIED_OUT.map((value) => ({ value, label: words.states[value] }))}
          onChange={({ target }) => change({ status: target.value })}
        />
      </div>
      {error && <ProblemNote problem={problemOf(error)} onRetry={() => refresh()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && edits.length === 0 && (
        <Empty title={status ? t.organization.noneFound : words.none}>
          {!status && words.noneText}
        </Empty>
      )}
      <div className="bulk-edits">
        {edits.map((edit) => (
          <Edit key={edit.id} edit={edit} />
        ))}
      </div>
      <Pager pages={usePages(data?.bulkEdits.pageInfo, change)} />
    </Page>
  );
}

function Edit(props: { edit: FragmentType<typeof BulkEditShown_edit> }) {
  const { t, format } = useWords();
  const words = t.bulk;
  const announce = useAnnounce();
  const { undo, busy, problem } = useBulk();
  const { id, recordType, status, toChange, appliedAt, createdAt } = readFragment(
    BulkEditShown_edit,
    props.edit,
  );
  return (
    <details className="panel bulk-edit">
      <summary>
        <strong>{words.records[recordType] ?? recordType}</strong>
        <span>{words.applied(format.number(toChange))}</span>
        <span className="quiet">{format.instant(appliedAt ?? createdAt)}</span>
        <Badge tone={status === "APPLIED" ? "OK" : "NEUTRAL"}>{words.states[status]}</Badge>
      </summary>
      <BulkRows edit={props.edit} />
      {problem && <ProblemNote problem={problem} />}
      {status === "APPLIED" && toChange > 0 && (
        <div className="page-actions">
          <Button
            small
            icon="redo"
            busy={busy}
            onClick={() => void undo(id).then((undone) => undone && announce(words.undone))}
          >
            {words.undo}
          </Button>
        </div>
      )}
    </details>
  );
}
