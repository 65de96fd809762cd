import { LightMark } from "@threshold/ui/Light";
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
  const short = new Intl.DateTimeFormat(tag, { year: "numeric", month: "short", timeZone: "UTC" });
  return (
    <section aria-label={t.launch.portfolio.whoWhen} className="portfolio-months">
      <p aria-hidden="true">{t.launch.portfolio.whoWhen}</p>
      <ul>
        {months.map(({ month, count, lights }) => {
          const day = new Date(`${month}-01T00:00:00Z`);
          return (
            <li key={month}>
              <button
                type="button"
                aria-pressed={month === chosen}
                disabled={count === 0}
                onClick={() => onChoose(month === chosen ? undefined : month)}
              >
                <span aria-hidden="true">{short.format(day)}</span>
                <span className="portfolio-dots" aria-hidden="true">
                  {count === 0 ? t.launch.portfolio.monthQuiet : <Dots lights={lights} />}
                </span>
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
  return (["RED", "AMBER", "GREEN"] as const).map((light) =>
    lights[light] === 0 ? null : (
      <i key={light} style={{ "--dot": COLORS[light] } as CSSProperties}>
        <LightMark level={light} size={14} /> {lights[light]}
      </i>
    ),
  );
}
