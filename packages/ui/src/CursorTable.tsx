import { useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { Button } from "./Button.tsx";
import "./CursorTable.css";
import { ErrorNote } from "./ErrorNote.tsx";
import { Icon } from "./Icon.tsx";
import { Skeleton } from "./Spinner.tsx";
import { usePhone } from "./theme.tsx";

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

/**
 * A list the server pages, sorts and searches: a table where there is room, cards on a phone.
 * Rows that open take ↑ ↓ Home End, Enter opens, Space selects.
 */
export function CursorTable<Row>(props: CursorTableProps<Row>) {
  const { rows, error, empty, selection, selectionActions, texts } = props;
  const phone = usePhone();
  const [active, setActive] = useState(0);
  const selected = selection?.selected.size ?? 0;
  return (
    <div className="ui-list" aria-busy={props.loading || rows === undefined || undefined}>
      {selection && selected > 0 && (
        <div className="ui-list-selection" role="status">
          <span>{texts.selected(selected)}</span>
          {selectionActions}
          <Button small kind="QUIET" onClick={() => selection.onChange(new Set())}>
            {texts.clearSelection}
          </Button>
        </div>
      )}
      {error && (
        <ErrorNote onRetry={error.onRetry} retryText={texts.retry}>
          {error.message}
        </ErrorNote>
      )}
      {rows?.length === 0 && !error ? (
        empty
      ) : rows === undefined && error ? null : phone ? (
        <Cards {...props} />
      ) : (
        <Table {...props} active={active} onActive={setActive} />
      )}
      <Foot {...props} />
    </div>
  );
}

function Foot<Row>({
  rows,
  total,
  loading,
  hasMore,
  hasPrevious,
  onMore,
  onNext,
  onPrevious,
  texts,
}: CursorTableProps<Row>) {
  if (!rows || rows.length === 0) return null;
  return (
    <div className="ui-list-foot">
      <span role="status">{texts.shown(rows.length, total)}</span>
      {onPrevious && (
        <Button
          small
          icon="arrowLeft"
          disabled={!hasPrevious}
          busy={loading ?? false}
          onClick={onPrevious}
        >
          {texts.previous}
        </Button>
      )}
      {onNext && (
        <Button small disabled={!hasMore} busy={loading ?? false} onClick={onNext}>
          {texts.next}
          <Icon name="arrowRight" />
        </Button>
      )}
      {onMore && hasMore && (
        <Button busy={loading ?? false} onClick={onMore}>
          {loading ? texts.loading : texts.loadMore}
        </Button>
      )}
    </div>
  );
}

type TableProps<Row> = CursorTableProps<Row> & {
  active: number;
  onActive: (index: number) => void;
};

function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, selection, rowKey, texts } = props;
  const keys = rows?.map(rowKey) ?? [];
  const all = keys.length > 0 && keys.every((key) => selection?.selected.has(key));
  const some = !all && keys.some((key) => selection?.selected.has(key));
  return (
    <div className="ui-table-frame">
      <table className="ui-table">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {selection && (
              <th className="ui-table-tick" scope="col">
                <input
                  type="checkbox"
                  className="ui-tick"
                  aria-label={texts.selectAll}
                  checked={all}
                  ref={(box) => {
                    if (box) box.indeterminate = some;
                  }}
                  onChange={() => selection.onChange(withAll(selection.selected, keys, !all))}
                />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} {...props} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            ? rows.map((row, index) => (
                <BodyRow key={rowKey(row)} row={row} index={index} {...props} />
              ))
            : Array.from({ length: 8 }, (_, line) => (
                <tr key={line}>
                  {columns.map((column) => (
                    <td key={column.key}>
                      <Skeleton lines={1} />
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
      {!rows && (
        <span className="visually-hidden" role="status">
          {texts.loading}
        </span>
      )}
    </div>
  );
}

function HeadCell<Row>({
  column,
  sort,
  onSort,
  texts,
}: CursorTableProps<Row> & { column: CursorColumn<Row> }) {
  const { sortKey, title, align, width } = column;
  const sorted = sort && sort.key === sortKey ? sort.direction : undefined;
  return (
    <th
      scope="col"
      className={align === "end" ? "ui-table-end" : undefined}
      style={width ? { width } : undefined}
      aria-sort={sorted && (sorted === "ASC" ? "ascending" : "descending")}
    >
      {sortKey && onSort ? (
        <button
          type="button"
          className="ui-table-sort"
          title={texts.sortBy(title)}
          onClick={() => onSort({ key: sortKey, direction: sorted === "ASC" ? "DESC" : "ASC" })}
        >
          {title}
          <span className={sorted ? undefined : "ui-table-unsorted"}>
            <Icon name={sorted === "DESC" ? "arrowDown" : "arrowUp"} size={12} />
          </span>
        </button>
      ) : (
        title
      )}
    </th>
  );
}

function BodyRow<Row>({
  row,
  index,
  columns,
  rows,
  rowKey,
  rowName,
  onOpen,
  openKey,
  selection,
  active,
  onActive,
  texts,
}: TableProps<Row> & { row: Row; index: number }) {
  const key = rowKey(row);
  const toggle = () =>
    selection?.onChange(withAll(selection.selected, [key], !selection.selected.has(key)));
  const focusable = onOpen !== undefined;
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter") onOpen?.(row);
    else if (event.key === " " && selection) toggle();
    else {
      const to = rowOfKey(event.key, index, rows?.length ?? 0);
      if (to === undefined) return;
      onActive(to);
      const body = event.currentTarget.parentElement as HTMLTableSectionElement;
      body.rows[to]?.focus();
    }
    event.preventDefault();
  };
  return (
    <tr
      className={[
        focusable ? "ui-table-opens" : "",
        key === openKey ? "ui-table-opened" : "",
        selection?.selected.has(key) ? "ui-table-selected" : "",
      ]
        .filter(Boolean)
        .join(" ")}
      tabIndex={focusable ? (index === active ? 0 : -1) : undefined}
      aria-label={focusable ? rowName(row) : undefined}
      onFocus={() => onActive(index)}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (onOpen && !isControl(event.target)) onOpen(row);
      }}
    >
      {selection && (
        <td className="ui-table-tick">
          <input
            type="checkbox"
            className="ui-tick"
            aria-label={texts.selectRow(rowName(row))}
            checked={selection.selected.has(key)}
            onChange={toggle}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.key} className={column.align === "end" ? "ui-table-end" : undefined}>
          {column.render(row)}
        </td>
      ))}
    </tr>
  );
}

function Cards<Row>(props: CursorTableProps<Row>) {
  const { label, rows, rowKey } = props;
  if (!rows)
    return (
      <div className="ui-cards" role="status">
        <span className="visually-hidden">{props.texts.loading}</span>
        {[0, 1, 2, 3].map((card) => (
          <div key={card} className="ui-card">
            <Skeleton lines={3} />
          </div>
        ))}
      </div>
    );
  return (
    <ul className="ui-cards" aria-label={label}>
      {rows.map((row) => (
        <Card key={rowKey(row)} row={row} {...props} />
      ))}
    </ul>
  );
}

function Card<Row>({
  row,
  columns,
  rowKey,
  rowName,
  onOpen,
  selection,
  texts,
}: CursorTableProps<Row> & { row: Row }) {
  const key = rowKey(row);
  const at = (place: NonNullable<CursorColumn<Row>["card"]>) =>
    columns.filter((column) => (column.card ?? "META") === place);
  return (
    <li className="ui-card">
      <div className="ui-card-head">
        {selection && (
          <input
            type="checkbox"
            className="ui-tick"
            aria-label={texts.selectRow(rowName(row))}
            checked={selection.selected.has(key)}
            onChange={() =>
              selection.onChange(withAll(selection.selected, [key], !selection.selected.has(key)))
            }
          />
        )}
        <div className="ui-card-title">
          {onOpen ? (
            <button type="button" aria-label={rowName(row)} onClick={() => onOpen(row)}>
              {at("TITLE").map((column) => (
                <span key={column.key}>{column.render(row)}</span>
              ))}
            </button>
          ) : (
            at("TITLE").map((column) => <span key={column.key}>{column.render(row)}</span>)
          )}
          {at("SUBTITLE").map((column) => (
            <div key={column.key} className="ui-card-subtitle">
              {column.render(row)}
            </div>
          ))}
        </div>
        {at("ASIDE").map((column) => (
          <div key={column.key} className="ui-card-aside">
            {column.render(row)}
          </div>
        ))}
      </div>
      <dl>
        {at("META").map((column) => (
          <div key={column.key}>
            <dt>{column.title}</dt>
            <dd>{column.render(row)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function withAll(selected: ReadonlySet<string>, keys: readonly string[], on: boolean) {
  const next = new Set(selected);
  for (const key of keys) {
    if (on) next.add(key);
    else next.delete(key);
  }
  return next;
}

function rowOfKey(key: string, index: number, rows: number): number | undefined {
  if (key === "ArrowDown") return Math.min(index + 1, rows - 1);
  if (key === "ArrowUp") return Math.max(index - 1, 0);
  if (key === "Home") return 0;
  return key === "End" ? rows - 1 : undefined;
}

/** A press on something inside a row that acts by itself. */
function isControl(target: EventTarget): boolean {
  return (
    target instanceof Element && target.closest("a, button, input, select, summary, label") !== null
  );
}
