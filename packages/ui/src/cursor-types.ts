import type { ReactNode } from "react";

export interface CursorColumn<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** Named when the server can sort by it; given back in `onSort`. */
  sortKey?: string;
  align?: "start" | "end";
  /** CSS width, e.g. "8rem". */
  width?: string;
  /** Where the value stands on a phone's card; default META. */
  card?: "TITLE" | "SUBTITLE" | "ASIDE" | "META" | "HIDDEN";
}

export interface CursorSort {
  key: string;
  direction: "ASC" | "DESC";
}

export interface CursorSelection {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
}

export interface CursorTableTexts {
  loading: string;
  loadMore: string;
  next: string;
  previous: string;
  retry: string;
  selectAll: string;
  selectRow: (row: string) => string;
  selected: (rows: number) => string;
  clearSelection: string;
  /** e.g. 已显示 50 条,共 12,480 条; total undefined when the server does not count. */
  shown: (rows: number, total: number | undefined) => string;
  sortBy: (column: string) => string;
}

export interface CursorTableProps<Row> {
  label: string;
  columns: readonly CursorColumn<Row>[];
  /** undefined while the first page is on its way (skeleton). */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Plain-text name of a row for screen readers. */
  rowName: (row: Row) => string;
  onOpen?: (row: Row) => void;
  openKey?: string;
  sort?: CursorSort;
  onSort?: (sort: CursorSort) => void;
  /** Endless form: one button that appends. Or pages: next/previous replace the rows. */
  onMore?: () => void;
  onNext?: () => void;
  onPrevious?: () => void;
  hasMore?: boolean;
  hasPrevious?: boolean;
  /** A further page is on its way. */
  loading?: boolean;
  total?: number;
  error?: { message: string; onRetry?: () => void };
  empty: ReactNode;
  selection?: CursorSelection;
  /** Buttons shown while rows are selected. */
  selectionActions?: ReactNode;
  texts: CursorTableTexts;
}
