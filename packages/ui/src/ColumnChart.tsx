import { ChartTable } from "./chart-table.tsx";
import { usePhone } from "./theme.tsx";
import "./chart.css";

export interface ChartSeries {
  readonly name: string;
  /** Lighter to darker of one hue, or one that stands for itself. */
  readonly look: "AGE_0" | "AGE_1" | "AGE_2" | "AGE_3" | "IN" | "OUT";
}
export interface ChartColumn {
  readonly key: string;
  readonly name: string;
  /** A number of each series, stacked from below. */
  readonly parts: readonly number[];
}

export interface ColumnChartProps {
  /** What is counted, with what stands out: all that is said of a small one. */
  label: string;
  columns: readonly ChartColumn[];
  series: readonly ChartSeries[];
  /** Small: columns alone, for a cell of a table. */
  small?: boolean;
  /** Beside each other in place of on top of each other. */
  beside?: boolean;
  texts?: { table: string; column: string };
}

const look = (of: ChartSeries["look"]) => `ui-chart-${of.toLowerCase().replace("_", "-")}`;

/** Columns over time, stacked; the same numbers stand in a table behind. */
export function ColumnChart({ label, columns, series, small, beside, texts }: ColumnChartProps) {
  const phone = usePhone();
  const [wide, high] = small ? [120, 28] : [phone ? 340 : 640, 190];
  const [left, bottom, top] = small ? [0, 0, 0] : [34, 20, 8];
  const sumOf = ({ parts }: ChartColumn) =>
    beside ? Math.max(0, ...parts) : parts.reduce((sum, part) => sum + part, 0);
  const most = niceTop(Math.max(1, ...columns.map(sumOf)), small);
  const step = (wide - left) / Math.max(1, columns.length);
  const scale = (high - top - bottom) / most;
  const base = high - bottom;
  const slot = step * (small ? 0.8 : 0.72);
  const every = Math.ceil(columns.length / (phone ? 4 : 8));
  const drawn = (
    <svg
      className={small ? "ui-chart-small" : "ui-chart-drawing"}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${wide} ${high}`}
      width={wide}
      height={high}
    >
      {!small &&
        [0, most / 2, most].map((value) => (
          <g key={value}>
            <line
              className="ui-chart-grid"
              x1={left}
              x2={wide}
              y1={base - value * scale}
              y2={base - value * scale}
            />
            <text
              className="ui-chart-text"
              x={left - 6}
              y={base - value * scale + 3.5}
              textAnchor="end"
            >
              {value}
            </text>
          </g>
        ))}
      {columns.map((column, at) => {
        const x = left + at * step + (step - slot) / 2;
        let from = 0;
        return (
          <g key={column.key}>
            <title>{`${column.name}：${series.map(({ name }, part) => `${name} ${column.parts[part]}`).join("，")}`}</title>
            {series.map(({ name, look: of }, part) => {
              const count = column.parts[part] ?? 0;
              const width = beside ? slot / series.length : slot;
              const y = base - (beside ? count : from + count) * scale;
              from += count;
              return (
                <rect
                  key={name}
                  className={look(of)}
                  x={beside ? x + part * width : x}
                  y={y}
                  width={width}
                  height={count * scale}
                />
              );
            })}
            {!small && at % every === 0 && (
              <text className="ui-chart-text" x={x + slot / 2} y={high - 6} textAnchor="middle">
                {column.name}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
  if (small) return drawn;
  return (
    <figure className="ui-chart">
      <ul className="ui-chart-legend" aria-hidden>
        {series.map(({ name, look: of }) => (
          <li key={name}>
            <svg width="12" height="12">
              <rect className={look(of)} width="12" height="12" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      {drawn}
      {texts && (
        <ChartTable
          caption={label}
          summary={texts.table}
          head={[texts.column, ...series.map(({ name }) => name)]}
          rows={columns.map(({ key, name, parts }) => ({ key, cells: [name, ...parts] }))}
        />
      )}
    </figure>
  );
}

/** The next number that halves well. */
function niceTop(most: number, small = false): number {
  if (small) return most;
  const step = [2, 4, 6, 8, 10, 20, 40, 60, 80].find((one) => one >= most / 10 ** scaleOf(most));
  return step! * 10 ** scaleOf(most);
}
const scaleOf = (most: number) => Math.max(0, Math.floor(Math.log10(most)) - 1);
