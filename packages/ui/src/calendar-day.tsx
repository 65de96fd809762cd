import { StateMark } from "./Badge.tsx";
import type { PlanCalendarProps } from "./calendar-types.ts";
import { formatDay } from "./day.ts";
import type { Day } from "./day.ts";

const FULL: Intl.DateTimeFormatOptions = { month: "long", day: "numeric", weekday: "long" };

/** A day in words, with its holiday and what the plan hangs on it. */
export function DayHead({
  day,
  lang,
  today,
  dayMarks,
  milestones,
  texts,
}: PlanCalendarProps & { day: Day }) {
  const mark = dayMarks(day);
  return (
    <h3 className="ui-month-day-head">
      {formatDay(day, lang, FULL)}
      {day === today && <span className="ui-month-today">{texts.today}</span>}
      {mark && mark.kind !== "REST" && (
        <span className="ui-month-quiet">
          {[mark.name, mark.provisional ? texts.provisional : ""].filter(Boolean).join(" · ")}
        </span>
      )}
      {milestones
        ?.filter((milestone) => milestone.day === day)
        .map((milestone) => (
          <span key={milestone.key}>◆ {milestone.name}</span>
        ))}
    </h3>
  );
}

/** A day's tasks, each opens. */
export function DayItems({ items, onOpen, texts }: PlanCalendarProps) {
  return (
    <ul className="ui-month-items">
      {items.map((item) => (
        <li key={item.key}>
          <button type="button" onClick={() => onOpen?.(item.key)}>
            <StateMark state={item.state} />
            <span className="ui-month-name">
              {item.name}
              <span className="ui-month-quiet">
                {[texts.states[item.state], item.owner, item.critical ? texts.critical : ""]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
