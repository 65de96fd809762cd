import type { PlanCalendarItem, PlanCalendarProps, PlanCalendarTexts } from "./calendar-types.ts";
import { formatDay } from "./day.ts";
import type { Day, DayMark } from "./day.ts";
import { StateMark } from "./Badge.tsx";

const SHOWN = 3;
const FULL: Intl.DateTimeFormatOptions = { month: "long", day: "numeric", weekday: "long" };

/** One day of the month's grid: its marks, its flags and its first few tasks. */
export function DayCell({
  day,
  items,
  focusable,
  chosen,
  onChoose,
  month,
  lang,
  today,
  dayMarks,
  milestones,
  texts,
}: Omit<PlanCalendarProps, "items"> & {
  day: Day;
  items: readonly PlanCalendarItem[];
  focusable: boolean;
  chosen: boolean;
  onChoose: (day: Day) => void;
}) {
  const mark = dayMarks(day);
  const off = mark && mark.kind !== "MAKE_UP";
  const rest = items.length - SHOWN;
  return (
    <td
      role="gridcell"
      data-day={day}
      tabIndex={focusable ? 0 : -1}
      aria-selected={chosen}
      aria-current={day === today ? "date" : undefined}
      className={[off ? "ui-month-off" : "", day.slice(0, 7) === month ? "" : "ui-month-other"]
        .filter(Boolean)
        .join(" ")}
      onClick={() => onChoose(day)}
    >
      <span className="visually-hidden">
        {[
          formatDay(day, lang, FULL),
          markWords(mark, texts),
          ...(milestones ?? []).filter((one) => one.day === day).map((one) => one.name),
          items.length > 0 ? texts.count(items.length) : "",
        ]
          .filter(Boolean)
          .join(", ")}
      </span>
      <div className="ui-month-date" aria-hidden="true">
        <span className="ui-month-number">{Number(day.slice(8))}</span>
        <Mark mark={mark} texts={texts} />
      </div>
      {milestones
        ?.filter((milestone) => milestone.day === day)
        .map((milestone) => (
          <div key={milestone.key} className="ui-month-flag" aria-hidden="true">
            ◆ {milestone.name}
          </div>
        ))}
      {items.slice(0, rest === 1 ? SHOWN + 1 : SHOWN).map((item) => (
        <div key={item.key} className="ui-month-item">
          <StateMark state={item.state} size={10} />
          <span>{item.name}</span>
        </div>
      ))}
      {rest > 1 && <div className="ui-month-more">{texts.more(rest)}</div>}
    </td>
  );
}

function Mark({ mark, texts }: { mark: DayMark | undefined; texts: PlanCalendarTexts }) {
  if (!mark || mark.kind === "REST") return null;
  return (
    <span
      className={`ui-month-mark ui-month-mark-${mark.kind === "HOLIDAY" ? "rest" : "work"}`}
      title={[mark.name, mark.provisional ? texts.provisional : ""].filter(Boolean).join(" · ")}
    >
      {mark.kind === "HOLIDAY" ? texts.rest : texts.makeUp}
      {mark.provisional && "*"}
    </span>
  );
}

function markWords(mark: DayMark | undefined, texts: PlanCalendarTexts): string {
  if (!mark || mark.kind === "REST") return "";
  return [
    mark.name ?? (mark.kind === "HOLIDAY" ? texts.rest : texts.makeUp),
    mark.provisional ? texts.provisional : "",
  ]
    .filter(Boolean)
    .join(" ");
}
