import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { type FragmentType, readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { BulkRows } from "./BulkRows.tsx";
import { BulkEditShown_edit, useBulk } from "./use-bulk.ts";
import "./bulk.css";

const BulkEdits = graphql(/* GraphQL */ `
  query BulkEdits {
    bulkEdits(first: 20) {
      nodes {
        id
        status
        ...BulkEditShown_edit
      }
    }
  }
`);

/** One's own bulk edits, each with what it changed and the way back. */
export function BulkEditsPage() {
  const { t } = useWords();
  const words = t.bulk;
  const [{ data, error }, refresh] = useQuery({ query: BulkEdits });
  const edits = data?.bulkEdits.nodes.filter(({ status }) => status !== "PREVIEWED") ?? [];
  return (
    <Page title={words.history} subtitle={words.historyLead}>
      {error && <ProblemNote problem={problemOf(error)} onRetry={() => refresh()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && edits.length === 0 && <Empty title={words.none}>{words.noneText}</Empty>}
      <div className="bulk-edits">
        {edits.map((edit) => (
          <Edit key={edit.id} edit={edit} />
        ))}
      </div>
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
