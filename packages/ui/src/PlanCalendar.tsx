import { useMemo, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { Button } from "./Button.tsx";
import { DayCell } from "./calendar-cell.tsx";
import { DayHead, DayItems } from "./calendar-day.tsx";
import type { PlanCalendarItem, PlanCalendarProps } from "./calendar-types.ts";
import { addDays, formatDay } from "./day.ts";
import type { Day } from "./day.ts";
import { Empty } from "./Empty.tsx";
import { monthGrid, moveMonth } from "./month.ts";
import "./PlanCalendar.css";
import { usePhone } from "./theme.tsx";

export type { PlanCalendarItem, PlanCalendarProps, PlanCalendarTexts } from "./calendar-types.ts";

/** Tasks by the day they are due: a month's grid beside the chosen day, a list on a phone. */
export function PlanCalendar(props: PlanCalendarProps) {
  const { month, onMonth, lang, today, items, texts } = props;
  const phone = usePhone();
  const byDay = useMemo(() => groupByDay(items), [items]);
  const [picked, setPicked] = useState<Day>(today);
  const chosen = dayToShow(month, picked, byDay);
  const choose = (day: Day) => {
    setPicked(day);
    if (day.slice(0, 7) !== month) onMonth(day.slice(0, 7));
  };
  return (
    <section className="ui-month" aria-label={props.label}>
      <header className="ui-month-head">
        <h2 aria-live="polite">
          {formatDay(`${month}-01`, lang, { year: "numeric", month: "long" })}
        </h2>
        <Button kind="QUIET" onClick={() => choose(today)}>
          {texts.goToday}
        </Button>
        <Button icon="arrowLeft" iconOnly onClick={() => onMonth(moveMonth(month, -1))}>
          {texts.previousMonth}
        </Button>
        <Button icon="arrowRight" iconOnly onClick={() => onMonth(moveMonth(month, 1))}>
          {texts.nextMonth}
        </Button>
      </header>
      {phone ? (
        <DayList {...props} byDay={byDay} />
      ) : (
        <div className="ui-month-sides">
          <div>
            <MonthGrid {...props} byDay={byDay} chosen={chosen} onChoose={choose} />
            {hasProvisional(props) && <p className="ui-month-quiet">* {texts.provisional}</p>}
          </div>
          <aside className="ui-month-day">
            <DayHead day={chosen} {...props} />
            <DayItems {...props} items={byDay.get(chosen) ?? []} />
            {!byDay.has(chosen) && <p className="ui-month-quiet">{texts.emptyDay}</p>}
          </aside>
        </div>
      )}
    </section>
  );
}

type ByDay = ReadonlyMap<Day, readonly PlanCalendarItem[]>;

function MonthGrid({
  byDay,
  chosen,
  onChoose,
  ...props
}: PlanCalendarProps & { byDay: ByDay; chosen: Day; onChoose: (day: Day) => void }) {
  const { month, lang, label } = props;
  const weeks = monthGrid(month);
  const grid = useRef<HTMLTableElement>(null);
  const focus = chosen.slice(0, 7) === month ? chosen : `${month}-01`;
  const onKeyDown = (event: KeyboardEvent) => {
    const to = dayOfKey(event.key, focus);
    if (!to) return;
    event.preventDefault();
    onChoose(to);
    requestAnimationFrame(() =>
      grid.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus(),
    );
  };
  return (
    <table className="ui-month-grid" role="grid" aria-label={label} ref={grid}>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col" abbr={formatDay(day, lang, { weekday: "long" })}>
              {formatDay(day, lang, { weekday: "short" })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={onKeyDown}>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell
                key={day}
                day={day}
                {...props}
                items={byDay.get(day) ?? []}
                focusable={day === focus}
                chosen={day === chosen}
                onChoose={onChoose}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayList({ byDay, ...props }: PlanCalendarProps & { byDay: ByDay }) {
  const { month, items, milestones = [], texts } = props;
  const days = [...new Set([...byDay.keys(), ...milestones.map(({ day }) => day)])]
    .filter((day) => day.startsWith(month))
    .toSorted();
  if (days.length === 0 || items.length === 0) return <Empty title={texts.emptyMonth} />;
  return (
    <ol className="ui-month-list">
      {days.map((day) => (
        <li key={day}>
          <DayHead day={day} {...props} />
          <DayItems {...props} items={byDay.get(day) ?? []} />
        </li>
      ))}
    </ol>
  );
}

function hasProvisional({ month, dayMarks }: PlanCalendarProps): boolean {
  return monthGrid(month).some((week) => week.some((day) => dayMarks(day)?.provisional));
}

/** The day picked; in another month its first day with work, else its first. */
function dayToShow(month: string, picked: Day, byDay: ByDay): Day {
  if (picked.startsWith(month)) return picked;
  const withWork = [...byDay.keys()].filter((day) => day.startsWith(month)).toSorted();
  return withWork[0] ?? `${month}-01`;
}

function groupByDay(items: readonly PlanCalendarItem[]): Map<Day, PlanCalendarItem[]> {
  const byDay = new Map<Day, PlanCalendarItem[]>();
  for (const item of items) {
    const own = byDay.get(item.day);
    if (own) own.push(item);
    else byDay.set(item.day, [item]);
  }
  return byDay;
}

const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

function dayOfKey(key: string, day: Day): Day | undefined {
  const step = STEPS[key];
  if (step !== undefined) return addDays(day, step);
  if (key === "PageUp") return `${moveMonth(day.slice(0, 7), -1)}-01`;
  return key === "PageDown" ? `${moveMonth(day.slice(0, 7), 1)}-01` : undefined;
}
