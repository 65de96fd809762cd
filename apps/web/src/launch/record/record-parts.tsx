import { Badge } from "@threshold/ui/Badge";
import type { Tone } from "@threshold/ui/Badge";
import type { PaperCode } from "@threshold/domain/form/papers";
import { Button, buttonClass } from "@threshold/ui/Button";
import { FileDrop } from "@threshold/ui/FileDrop";
import { StateBadge } from "@threshold/ui/Badge";
import { useId, useState } from "react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useAct } from "../../form/use-act.ts";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { HistoryList } from "../history/HistoryList.tsx";
import { RemoveEvidence } from "../task/task-mutations.ts";
import { useUploads } from "../task/use-evidence.ts";
import { taskState } from "../task-state.ts";
import { taskTitle } from "../titles.ts";
import { RecordFiles_file, type Records } from "./record-documents.ts";
import { useRecordWords } from "./use-record-words.ts";
import { useNextPage } from "../../list/use-list.ts";

const TONES: Record<string, Tone> = {
  NONE: "NEUTRAL",
  DRAFT: "ACCENT",
  OPEN: "ACCENT",
  ORDERED: "ACCENT",
  SUBMITTED: "WARN",
  REVIEWED: "WARN",
};

/** Where a record stands, in a word. */
export function RecordMark({ state }: { state: string }) {
  const { t } = useRecordWords();
  return <Badge tone={TONES[state] ?? "OK"}>{t.records.states[state]}</Badge>;
}

/** A part of a record's page under its own heading. */
export function RecordCard({
  title,
  mark,
  children,
}: {
  title: string;
  mark?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="record-card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {mark}
      </header>
      {children}
    </section>
  );
}

/** The way to a record's paper, to be looked at and printed. */
export function PrintLink({ form, recordId }: { form: PaperCode; recordId: string }) {
  const { t } = useRecordWords();
  return (
    <Link className={buttonClass({ small: true })} to={`/forms/${form}/${recordId}`}>
      {t.records.print}
    </Link>
  );
}

/** The tasks that a record does, each with its day: what to look at first. */
export function RecordTasks({ planId, tasks }: { planId: string; tasks: Records["tasks"] }) {
  const { t, format, language } = useRecordWords();
  if (tasks.length === 0) return null;
  return (
    <ul className="record-tasks" aria-label={t.records.tasks}>
      {tasks.map((task) => (
        <li key={task.id}>
          <StateBadge state={taskState(task)} word={t.launch.taskStates[taskState(task)]} />
          <Link to={`/launches/${planId}/tasks/${task.id}`}>{taskTitle(task, language)}</Link>
          <span className="record-quiet">
            {task.doneOn
              ? t.records.doneOn(format.day(task.doneOn))
              : task.dueOn
                ? t.records.due(format.day(task.dueOn))
                : t.records.noDue}
          </span>
        </li>
      ))}
    </ul>
  );
}

type File = FragmentType<typeof RecordFiles_file> & { id: string };

/** The files of a record: add, see, take away. */
export function RecordFiles({
  recordId,
  files,
  may,
  mayRemove = may,
  label,
  hint,
  onChanged,
}: {
  recordId: string;
  files: readonly File[];
  may: boolean;
  /** Where files are added that are not taken away again. */
  mayRemove?: boolean;
  label?: string;
  hint?: string;
  onChanged: () => void;
}) {
  const { t, format } = useRecordWords();
  const uploads = useUploads(recordId, onChanged);
  const { run, problem } = useAct(RemoveEvidence);
  const stored = readFragment(RecordFiles_file, files).map((file) => ({
    key: file.id,
    name: file.name,
    bytes: file.sizeBytes,
    state: "STORED" as const,
    href: file.url,
    ...(file.thumbnailUrl ? { thumbnailHref: file.thumbnailUrl } : {}),
    note: t.launch.files.by(
      file.createdBy?.name ?? t.launch.history.system,
      format.instant(file.createdAt),
    ),
  }));
  const remove = async (key: string) => {
    if (!stored.some((file) => file.key === key)) return uploads.dismiss(key);
    const { ok } = await run({ id: key });
    if (ok) onChanged();
  };
  if (!may && stored.length === 0) return null;
  return (
    <div>
      <FileDrop
        label={label ?? t.records.files}
        hint={hint ?? t.records.filesHint}
        items={[...stored, ...uploads.items]}
        accept="image/*,application/pdf,video/mp4,.doc,.docx,.xls,.xlsx,.pptx"
        camera
        disabled={!may}
        onAdd={(added) => void uploads.add(added)}
        onRetry={uploads.retry}
        {...(mayRemove ? { onRemove: (key: string) => void remove(key) } : {})}
        texts={t.launch.files}
      />
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}

/** Rows of a list that is entered: added, changed, taken away. */
export function Rows<Row>({
  legend,
  rows,
  blank,
  onChange,
  nameOf,
  kind,
  beside,
  children,
}: {
  legend: string;
  rows: readonly Row[];
  blank: Row;
  onChange: (rows: Row[]) => void;
  nameOf: (row: Row) => string;
  /** Names the widths of its columns in records.css. */
  kind: string;
  /** Stands beside the button that adds a row. */
  beside?: ReactNode;
  children: (row: Row, put: (part: Partial<Row>) => void) => ReactNode;
}) {
  const { t } = useRecordWords();
  return (
    <fieldset className="record-rows">
      <legend>{legend}</legend>
      {rows.map((row, index) => (
        <div key={index} className={`record-row record-row-${kind}`}>
          {children(row, (part) =>
            onChange(rows.map((one, at) => (at === index ? { ...one, ...part } : one))),
          )}
          <Button
            kind="QUIET"
            icon="trash"
            iconOnly
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            {t.records.remove(nameOf(row) || String(index + 1))}
          </Button>
        </div>
      ))}
      <div className="record-buttons">
        <Button small icon="plus" onClick={() => onChange([...rows, blank])}>
          {t.records.add}
        </Button>
        {beside}
      </div>
    </fieldset>
  );
}

/** A list as it is read. */
export function RecordTable({
  label,
  head,
  rows,
}: {
  label: string;
  head: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}) {
  return (
    <table className="record-table" aria-label={label}>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) => (
              <td key={head[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const RecordHistoryDocument = graphql(/* GraphQL */ `
  query RecordHistory($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      id
      ... on SalesSupportScheme {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on StaffingPlan {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on UniformOrder {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on MaterialRequest {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on LogisticsItem {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on PrintHandover {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on LaunchTraining {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on SalesAreaHandover {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on InitialCleaningPlan {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on CleaningUtilities {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on LaunchDayPlan {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on LaunchDrill {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
      ... on RecruitmentItem {
        history(first: 10, after: $after) {
          ...RecordHistory_page
        }
      }
    }
  }
`);

const RecordHistory_page = graphql(/* GraphQL */ `
  fragment RecordHistory_page on AuditEntryConnection {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      ...HistoryList_entries
    }
  }
`);

/** What was changed of a record, once somebody asks. */
export function RecordHistory({ recordId, of }: { recordId: string; of?: string }) {
  const { t } = useRecordWords();
  const [open, setOpen] = useState(false);
  return (
    <details
      className="record-history"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{of ? `${t.records.history} · ${of}` : t.records.history}</summary>
      {open && <HistoryEntries recordId={recordId} />}
    </details>
  );
}

/** A page of it; the next follows by the cursor of this one. */
function HistoryEntries({ recordId, after }: { recordId: string; after?: string }) {
  const { t } = useRecordWords();
  const [{ data, fetching }] = useQuery({
    query: RecordHistoryDocument,
    variables: { id: recordId, after: after ?? null },
    requestPolicy: "cache-and-network",
  });
  const node = data?.node;
  const history =
    node && "history" in node ? readFragment(RecordHistory_page, node.history) : undefined;
  const { onMore, next } = useNextPage(history?.pageInfo);
  const { historyActions, historyColumns, states, procurement, modes, kinds, documents } =
    t.records;
  const { history: known } = t.launch;
  const words = {
    ...t.launch,
    history: {
      ...known,
      actions: { ...known.actions, ...historyActions },
      columns: { ...known.columns, ...historyColumns },
      values: { ...states, ...procurement, ...modes, ...kinds, ...documents, ...t.records.posts },
    },
  };
  return (
    <>
      <HistoryList
        words={words}
        label={t.records.history}
        entries={history?.nodes}
        busy={fetching}
        isPart={next !== undefined || after !== undefined}
        onMore={onMore}
      />
      {next && <HistoryEntries recordId={recordId} after={next} />}
    </>
  );
}
