import { Timeline } from "@threshold/ui/Timeline";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { Messages } from "../../i18n/zh.ts";
import { useWords } from "../../i18n/Words.tsx";
import { historyWords, isWorthTelling } from "./history-words.ts";

export const HistoryList_entries = graphql(/* GraphQL */ `
  fragment HistoryList_entries on AuditEntry {
    id
    at
    personName
    action
    origin
    tableName
    operation
    before
    after
    names
  }
`);

/** A record's history as a person reads it: when, who, what, from what to what. */
export function HistoryList(props: {
  label: string;
  entries: readonly FragmentType<typeof HistoryList_entries>[] | undefined;
  onMore?: (() => void) | undefined;
  busy?: boolean;
  /** One page of several: says nothing where none of its entries is worth telling. */
  isPart?: boolean;
  /** The words of a record whose pages bring their own. */
  words?: Messages["launch"];
}) {
  const { t, language, format } = useWords();
  const launch = props.words ?? t.launch;
  const speech = { t: launch, language, format };
  const words = launch.history;
  const entries = props.entries && readFragment(HistoryList_entries, props.entries);
  const told = entries
    ?.filter((entry) => isWorthTelling(entry, speech))
    .map((entry) => {
      const { headline, changes } = historyWords(entry, speech);
      return {
        key: entry.id,
        who: entry.personName ?? words.origins[entry.origin.split(":")[0] ?? ""] ?? words.system,
        what: headline,
        at: format.instant(entry.at),
        atIso: entry.at,
        changes: changes.map(({ label, from, to }) => ({ field: label, before: from, after: to })),
      };
    });
  return (
    <Timeline
      label={props.label}
      entries={told}
      hasMore={props.onMore !== undefined}
      isPart={props.isPart ?? false}
      loading={props.busy ?? false}
      onMore={() => props.onMore?.()}
      texts={{
        empty: words.none,
        none: words.empty,
        more: t.launch.task.moreHistory,
        changedTo: words.to,
      }}
    />
  );
}
