import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Empty } from "./Empty.tsx";
import { Skeleton } from "./Spinner.tsx";
import "./Timeline.css";

export interface TimelineEntry {
  key: string;
  /** Who did it; "the system" in the viewer's language for jobs. */
  who: string;
  /** What was done, e.g. 调整开盘日期. */
  what: ReactNode;
  /** When, for people and for machines. */
  at: string;
  atIso: string;
  /** From where, e.g. 网页 · 10.2.3.4. */
  from?: string;
  changes?: readonly TimelineChange[];
}

export interface TimelineChange {
  field: string;
  /** Already in words; undefined where there was or is nothing. */
  before?: ReactNode;
  after?: ReactNode;
}

export interface TimelineProps {
  label: string;
  /** Newest first; undefined while loading. */
  entries: readonly TimelineEntry[] | undefined;
  hasMore?: boolean;
  /** Others stand before or after it: where it is empty it says nothing. */
  isPart?: boolean;
  loading?: boolean;
  onMore?: () => void;
  texts: { empty: string; none: string; more: string; changedTo: string };
}

/** What happened to a record, as sentences. */
export function Timeline({
  label,
  entries,
  hasMore,
  isPart,
  loading,
  onMore,
  texts,
}: TimelineProps) {
  if (!entries) return <Skeleton lines={5} />;
  if (entries.length === 0 && !hasMore) return isPart ? null : <Empty title={texts.empty} />;
  return (
    <div className="ui-timeline">
      <ol aria-label={label} hidden={entries.length === 0}>
        {entries.map((entry) => (
          <li key={entry.key}>
            <p>
              <strong>{entry.who}</strong> {entry.what}
            </p>
            {entry.changes && entry.changes.length > 0 && (
              <Changes changes={entry.changes} none={texts.none} changedTo={texts.changedTo} />
            )}
            <p className="ui-timeline-when">
              <time dateTime={entry.atIso}>{entry.at}</time>
              {entry.from && ` · ${entry.from}`}
            </p>
          </li>
        ))}
      </ol>
      {hasMore && onMore && (
        <Button small busy={loading ?? false} onClick={onMore}>
          {texts.more}
        </Button>
      )}
    </div>
  );
}

function Changes({
  changes,
  none,
  changedTo,
}: {
  changes: readonly TimelineChange[];
  none: string;
  changedTo: string;
}) {
  return (
    <dl className="ui-timeline-changes">
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            <del>{before ?? none}</del>
            <span aria-label={changedTo} role="img">
              →
            </span>
            <ins>{after ?? none}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
