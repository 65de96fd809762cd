import { memo, useEffect, useRef } from "react";
import type { ClipboardEvent, FocusEvent, KeyboardEvent, ReactNode } from "react";
import "./NumberGrid.css";

export interface NumberGridCell {
  readonly text: string;
  /** Why it cannot stand as it is typed. */
  readonly fault?: string | undefined;
  /** Of a counted cell: worth a second look. */
  readonly warn?: string | undefined;
}

export interface NumberGridRow {
  readonly key: string;
  readonly name: string;
  /** The name with what else is told of the row; must keep its identity, or all rows are drawn again. */
  readonly head: ReactNode;
  readonly level: number;
  /** Counted from others: nothing is typed here. */
  readonly counted?: boolean;
  /** One for each column. */
  readonly cells: readonly NumberGridCell[];
}

export interface NumberGridProps {
  label: string;
  corner: ReactNode;
  columns: readonly { readonly key: string; readonly name: string; readonly head: ReactNode }[];
  rows: readonly NumberGridRow[];
  foot: { readonly name: string; readonly cells: readonly ReactNode[] };
  /** What was typed into a field. */
  onChange: (row: number, column: number, text: string) => void;
  /** A block from a spreadsheet, put down with its first cell here. */
  onPaste: (row: number, column: number, block: readonly (readonly string[])[]) => void;
  /** Where the focus is now. */
  onAt?: (row: number, column: number) => void;
}

type Place = readonly [row: number, column: number];

const nameOf = ([row, column]: Place) => `${row}:${column}`;
const placeOf = (target: EventTarget): Place | undefined => {
  const at = target instanceof HTMLInputElement ? target.dataset["at"] : undefined;
  const [row, column] = at?.split(":").map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : [row, column];
};

/** Rows of a spreadsheet as they come from the clipboard. */
export const blockOf = (text: string): string[][] =>
  text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t"));

/**
 * Many numbers to type, as in a spreadsheet: arrows and Enter move, Tab goes on, blocks are pasted. What is typed in one row
 * draws that row anew and no other, so that thousands of fields stay quick.
 */
export function NumberGrid(props: NumberGridProps) {
  const { label, corner, columns, rows, foot } = props;
  const table = useRef<HTMLTableElement>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const change = useRef((row: number, column: number, text: string) =>
    latest.current.onChange(row, column, text),
  );

  const go = (to: Place) => {
    const field = table.current?.querySelector<HTMLInputElement>(`[data-at="${nameOf(to)}"]`);
    field?.focus();
    field?.select();
    return field !== null && field !== undefined;
  };
  /** The next row with fields that way. */
  const rowFrom = (row: number, step: 1 | -1): number => {
    let next = row + step;
    while (rows[next]?.counted) next += step;
    return next;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const at = placeOf(event.target);
    if (!at || event.nativeEvent.isComposing) return;
    const field = event.target as HTMLInputElement;
    const [row, column] = at;
    const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const isAtStart = whole || field.selectionEnd === 0;
    const isAtEnd = whole || field.selectionStart === field.value.length;
    const moves: Partial<Record<string, Place | false>> = {
      ArrowUp: [rowFrom(row, -1), column],
      ArrowDown: [rowFrom(row, 1), column],
      Enter: [rowFrom(row, event.shiftKey ? -1 : 1), column],
      ArrowLeft: isAtStart && [row, column - 1],
      ArrowRight: isAtEnd && [row, column + 1],
    };
    const to = moves[event.key];
    if (
      to &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey &&
      (go(to) || event.key === "Enter")
    )
      event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const at = placeOf(event.target);
    const text = event.clipboardData.getData("text/plain");
    if (!at || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    props.onPaste(at[0], at[1], blockOf(text));
  };
  const onFocus = (event: FocusEvent<HTMLTableElement>) => {
    const at = placeOf(event.target);
    if (!at) return;
    (event.target as unknown as HTMLInputElement).select();
    props.onAt?.(at[0], at[1]);
  };
  const names = columns.map(({ name }) => name);
  return (
    <div className="ui-number-grid">
      <table ref={table} onKeyDown={onKeyDown} onPaste={onPaste} onFocus={onFocus}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map(({ key, head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row key={row.key} row={row} at={at} names={names} onChange={change.current} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{foot.name}</th>
            {foot.cells.map((cell, at) => (
              <td key={columns[at]?.key}>{cell}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface RowProps {
  row: NumberGridRow;
  at: number;
  names: readonly string[];
  onChange: (row: number, column: number, text: string) => void;
}

const sameCells = (a: readonly NumberGridCell[], b: readonly NumberGridCell[]) =>
  a.length === b.length &&
  a.every(({ text, fault, warn }, at) => {
    const other = b[at];
    return other?.text === text && other.fault === fault && other.warn === warn;
  });

const Row = memo(
  function Row({ row, at, names, onChange }: RowProps) {
    return (
      <tr className={row.counted ? "ui-number-grid-counted" : undefined}>
        <th scope="row" style={{ paddingInlineStart: `${0.6 + row.level * 0.9}rem` }}>
          {row.head}
        </th>
        {row.cells.map(({ text, fault, warn }, column) =>
          row.counted ? (
            <td
              key={names[column]}
              className={warn ? "ui-number-grid-warn" : undefined}
              title={warn}
            >
              {text}
              {warn && <span className="visually-hidden">（{warn}）</span>}
            </td>
          ) : (
            <td key={names[column]}>
              <input
                data-at={nameOf([at, column])}
                inputMode="decimal"
                autoComplete="off"
                aria-label={`${row.name} · ${names[column]}`}
                aria-invalid={fault ? true : undefined}
                title={fault}
                value={text}
                onChange={({ target }) => onChange(at, column, target.value)}
              />
            </td>
          ),
        )}
      </tr>
    );
  },
  (a, b) =>
    a.at === b.at &&
    a.row.key === b.row.key &&
    a.row.head === b.row.head &&
    a.row.counted === b.row.counted &&
    a.names.length === b.names.length &&
    a.names.every((name, column) => name === b.names[column]) &&
    sameCells(a.row.cells, b.row.cells),
);
