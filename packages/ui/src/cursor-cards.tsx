import type { CursorColumn, CursorTableProps } from "./cursor-types.ts";
import { withAll } from "./selection.ts";
import { Skeleton } from "./Spinner.tsx";

/** The rows as cards, for a phone. */
export function CursorCards<Row>(props: CursorTableProps<Row>) {
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
  // A name without a value says nothing where there are no columns to fill.
  const facts = at("META")
    .map(({ key: of, title, render }) => ({ key: of, title, value: render(row) }))
    .filter(
      ({ value }) => value !== null && value !== undefined && value !== "" && value !== false,
    );
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
            <button type="button" onClick={() => onOpen(row)}>
              {at("TITLE").map((column) => (
                <span key={column.key}>{column.render(row)}</span>
              ))}
            </button>
          ) : (
            at("TITLE").map((column) => <span key={column.key}>{column.render(row)}</span>)
          )}
        </div>
        {at("ASIDE").map((column) => (
          <div key={column.key} className="ui-card-aside">
            {column.render(row)}
          </div>
        ))}
        {at("SUBTITLE").map((column) => (
          <div key={column.key} className="ui-card-subtitle">
            {column.render(row)}
          </div>
        ))}
      </div>
      {facts.length > 0 && (
        <dl>
          {facts.map(({ key, title, value }) => (
            <div key={key}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
