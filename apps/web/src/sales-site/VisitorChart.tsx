import { addDays, type Day, daysBetween, weekday } from "@threshold/domain/calendar/day";
import { useWords } from "../i18n/Words.tsx";

const WIDTH = 620;
const HEIGHT = 180;
const FLOOR = 156;
const LEFT = 34;

/** The next round number at or above that halves evenly, so that the scale reads easily. */
function roundUp(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(2, most)));
  return [1, 2, 4, 6, 8, 10]
    .filter((step) => step * power > 1)
    .map((step) => step * power)
    .find((round) => round >= most)!;
}

/** Visitors of every day between two, as bars; days that nobody counted have none. The list under it says the same. */
export function VisitorChart({
  label,
  from,
  to,
  days,
}: {
  label: string;
  from: Day;
  to: Day;
  days: readonly { on: Day; visitors: number }[];
}) {
  const { t, format } = useWords();
  const count = daysBetween(from, to) + 1;
  const top = roundUp(Math.max(1, ...days.map(({ visitors }) => visitors)));
  const step = (WIDTH - LEFT) / count;
  const heightOf = (visitors: number) => (visitors / top) * (FLOOR - 12);
  const by = new Map(days.map(({ on, visitors }) => [on, visitors]));
  return (
    <figure className="site-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {[top, top / 2, 0].map((at) => (
          <g key={at}>
            <line
              x1={LEFT}
              x2={WIDTH}
              y1={FLOOR - heightOf(at)}
              y2={FLOOR - heightOf(at)}
              className="site-chart-line"
            />
            <text x={LEFT - 6} y={FLOOR - heightOf(at) + 4} textAnchor="end">
              {format.number(at)}
            </text>
          </g>
        ))}
        {Array.from({ length: count }, (_, at) => {
          const on = addDays(from, at);
          const visitors = by.get(on);
          const x = LEFT + at * step;
          const tall = visitors === undefined ? 0 : Math.max(1.5, heightOf(visitors));
          const marked = at === 0 || (at + 1) % 5 === 0;
          return (
            <g key={on}>
              {visitors !== undefined && (
                <rect
                  x={x + step * 0.15}
                  width={step * 0.7}
                  y={FLOOR - tall}
                  height={tall}
                  rx="1.5"
                  className={weekday(on) >= 6 ? "site-bar site-bar-weekend" : "site-bar"}
                >
                  <title>
                    {`${format.shortDay(on)} ${t.site.visitors.people(format.number(visitors))}`}
                  </title>
                </rect>
              )}
              {marked && (
                <text x={x + step / 2} y={FLOOR + 16} textAnchor="middle">
                  {at + 1}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
