import "./WorkstreamBars.css";

export interface WorkstreamBarsItem {
  key: string;
  name: string;
  done: number;
  total: number;
  /** Open tasks past their due day; drawn as the red end of the bar. */
  overdue?: number;
}

export interface WorkstreamBarsProps {
  label: string;
  items: readonly WorkstreamBarsItem[];
  /** LIST names every bar; STRIP is a row of slim columns for a table cell. */
  form?: "LIST" | "STRIP";
  texts: {
    /** e.g. 7 项完成 4 项,逾期 1 项 */
    value: (done: number, total: number, overdue: number) => string;
    /** e.g. 57% */
    percent: (percent: number) => string;
  };
}

/** How much of each workstream is done. */
export function WorkstreamBars({ label, items, form = "LIST", texts }: WorkstreamBarsProps) {
  return (
    <ul className={`ui-work ui-work-${form.toLowerCase()}`} aria-label={label}>
      {items.map((item) => {
        const said = texts.value(item.done, item.total, item.overdue ?? 0);
        return (
          <li key={item.key} title={`${item.name}: ${said}`}>
            <span className={form === "STRIP" ? "visually-hidden" : "ui-work-name"}>
              {item.name}
            </span>
            <WorkBar item={item} upright={form === "STRIP"} />
            <span className={form === "STRIP" ? "visually-hidden" : "ui-work-value"}>
              {form === "STRIP" ? said : texts.percent(percentOf(item.done, item.total))}
              {form === "LIST" && <span className="visually-hidden"> {said}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function WorkBar({ item, upright }: { item: WorkstreamBarsItem; upright: boolean }) {
  const { done, total, overdue = 0 } = item;
  const length = (part: number) => `${percentOf(part, total)}%`;
  const side = upright ? "height" : "width";
  return (
    <span className="ui-work-track" aria-hidden="true">
      <span className="ui-work-done" style={{ [side]: length(done) }} />
      <span className="ui-work-overdue" style={{ [side]: length(overdue) }} />
    </span>
  );
}

function percentOf(part: number, total: number): number {
  return total === 0 ? 100 : Math.round((part / total) * 100);
}
