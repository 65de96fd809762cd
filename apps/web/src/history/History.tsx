import { graphql } from "../gql/gql.ts";
import type { History_EntriesFragment } from "../gql/graphql.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { changedFields, isWordless } from "./history-lines.ts";
import "./history.css";

export const History_entries = graphql(/* GraphQL */ `
  fragment History_entries on AuditEntryConnection {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      at
      personName
      action
      origin
      tableName
      operation
      before
      after
    }
  }
`);

type Entry = History_EntriesFragment["nodes"][number];

/** Who changed what and when, newest first. */
export function History({ entries: masked }: { entries: FragmentType<typeof History_entries> }) {
  const { nodes } = readFragment(History_entries, masked);
  const { t } = useWords();
  if (nodes.length === 0) return <p className="quiet">{t.organization.history.empty}</p>;
  return (
    <ol className="history">
      {nodes.map((entry) => (
        <HistoryEntry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function HistoryEntry({ entry }: { entry: Entry }) {
  const { t, format } = useWords();
  const words = t.organization.history;
  const operation = words.operations[entry.operation.toUpperCase()] ?? entry.operation;
  const table = words.tables[entry.tableName] ?? entry.tableName;
  const origin = words.origins[entry.origin.split(":")[0] ?? ""];
  const fields =
    entry.operation.toUpperCase() === "UPDATE" ? changedFields(entry.before, entry.after) : [];
  return (
    <li>
      <p>
        <strong>{entry.personName ?? words.system}</strong> {words.what(operation, table)}
        {origin && <span className="quiet"> · {origin}</span>}
      </p>
      <time dateTime={entry.at}>{format.instant(entry.at)}</time>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ field, before, after }) => (
            <li key={field}>
              {t.organization.fields[field] ?? field}
              {!isWordless(before) && !isWordless(after) && (
                <>
                  {": "}
                  <del>{said(words.nothing, format.day, before)}</del>
                  {" → "}
                  <ins>{said(words.nothing, format.day, after)}</ins>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function said(nothing: string, day: (day: string) => string, value: unknown): string {
  if (value === null || value === undefined || value === "") return nothing;
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : text;
}
