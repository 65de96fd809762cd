import { useCallback, useState } from "react";
import { useSearchParams } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { readParams, withParams } from "./list-params.ts";

/** The list's state in its address, and the way to change it. */
export function useListParams() {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (
      changes: Record<string, string | readonly string[] | undefined>,
      way: { replace?: boolean } = {},
    ) => setSearch((now) => withParams(now, changes), { preventScrollReset: true, ...way }),
    [setSearch],
  );
  return { search, params: readParams(search), change, replaceAll: setSearch };
}

interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor?: string | null;
  endCursor?: string | null;
}

/** What a CursorTable needs to turn a connection's pages by the address. */
export function usePages(
  pageInfo: PageInfo | undefined,
  change: ReturnType<typeof useListParams>["change"],
) {
  return {
    hasMore: pageInfo?.hasNextPage ?? false,
    hasPrevious: pageInfo?.hasPreviousPage ?? false,
    onNext: () => change({ after: pageInfo?.endCursor ?? "" }),
    onPrevious: () => change({ before: pageInfo?.startCursor ?? "" }),
  };
}

/**
 * A page that the next one follows, by its cursor, once somebody asks: `onMore` where there is more to ask for, `next` the
 * cursor of what was asked for.
 */
export function useNextPage(
  pageInfo: { hasNextPage: boolean; endCursor?: string | null } | undefined,
) {
  const [wanted, setWanted] = useState(false);
  return {
    onMore: pageInfo?.hasNextPage && !wanted ? () => setWanted(true) : undefined,
    next: wanted ? (pageInfo?.endCursor ?? undefined) : undefined,
  };
}

/** The table's words. */
export function useTableTexts() {
  const { t, format } = useWords();
  const words = t.shell.table;
  return {
    loading: t.shell.loading,
    retry: t.shell.retry,
    loadMore: words.loadMore,
    next: words.next,
    previous: words.previous,
    selectAll: words.selectAll,
    selectRow: words.selectRow,
    selected: words.selected,
    clearSelection: words.clearSelection,
    sortBy: words.sortBy,
    shown: (rows: number, total: number | undefined) =>
      total === undefined
        ? words.rows(format.number(rows))
        : words.rowsOf(format.number(rows), format.number(total)),
  };
}
