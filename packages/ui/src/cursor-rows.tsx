import type { KeyboardEvent } from "react";
import type { CursorColumn, CursorTableProps } from "./cursor-types.ts";
import { Icon } from "./Icon.tsx";
import { withAll } from "./selection.ts";
import { Skeleton } from "./Spinner.tsx";

type TableProps<Row> = CursorTableProps<Row> & {
  active: number;
  onActive: (index: number) => void;
};

/** The rows as a table, for where there is room. */
export function CursorRows<Row>(props: TableProps<Row>) {
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
      const there = event.currentTarget.parentElement?.children[to];
      if (there instanceof HTMLElement) there.focus();
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
