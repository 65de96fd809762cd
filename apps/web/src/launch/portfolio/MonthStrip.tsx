import type { CSSProperties } from "react";
import { useWords } from "../../i18n/Words.tsx";
import type { LaunchMonth } from "./portfolio-filter.ts";

/** Who launches when, month by month; a month chosen narrows the list to it. */
export function MonthStrip({
  months,
  chosen,
  onChoose,
}: {
  months: readonly LaunchMonth[];
  chosen: string | undefined;
  onChoose: (month: string | undefined) => void;
}) {
  const { t, tag } = useWords();
  if (months.length < 2) return null;
  const name = new Intl.DateTimeFormat(tag, { year: "numeric", month: "long", timeZone: "UTC" });
  const short = new Intl.DateTimeFormat(tag, { month: "short", timeZone: "UTC" });
  return (
    <section aria-label={t.launch.portfolio.whoWhen} className="portfolio-months">
      <ul>
        {months.map(({ month, count, lights }, index) => {
          const day = new Date(`${month}-01T00:00:00Z`);
          const isYearShown = index === 0 || month.endsWith("-01");
          return (
            <li key={month}>
              <button
                type="button"
                aria-pressed={month === chosen}
                disabled={count === 0}
                onClick={() => onChoose(month === chosen ? undefined : month)}
              >
                <span className="portfolio-dots" aria-hidden="true">
                  <Dots lights={lights} />
                </span>
                <span aria-hidden="true">{short.format(day)}</span>
                {isYearShown && <small aria-hidden="true">{month.slice(0, 4)}</small>}
                <span className="visually-hidden">
                  {t.launch.portfolio.monthPlans(name.format(day), count)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const COLORS = { RED: "var(--bad)", AMBER: "var(--warn)", GREEN: "var(--ok)" } as const;

function Dots({ lights }: { lights: LaunchMonth["lights"] }) {
  return (["GREEN", "AMBER", "RED"] as const).map((light) =>
    lights[light] === 0 ? null : (
      <i key={light} style={{ "--dot": COLORS[light], flexGrow: lights[light] } as CSSProperties}>
        {lights[light]}
      </i>
    ),
  );
}
