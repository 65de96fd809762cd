import { useMemo, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { StateMark } from "./Badge.tsx";
import { Button } from "./Button.tsx";
import { addDays, formatDay } from "./day.ts";
import type { Day, DayMark, DayMarks } from "./day.ts";
import { Empty } from "./Empty.tsx";
import { monthGrid, moveMonth } from "./month.ts";
import "./PlanCalendar.css";
import type { TaskState, TaskStateWords } from "./task-state.ts";
import { usePhone } from "./theme.tsx";

export interface PlanCalendarItem {
  key: string;
  /** The day it is due. */
  day: Day;
  name: string;
  owner?: string;
  state: TaskState;
  critical?: boolean;
}

export interface PlanCalendarTexts {
  previousMonth: string;
  nextMonth: string;
  goToday: string;
  today: string;
  /** 休, 班 and the word for a provisional calendar (暂定). */
  rest: string;
  makeUp: string;
  provisional: string;
  critical: string;
  states: TaskStateWords;
  count: (tasks: number) => string;
  more: (tasks: number) => string;
  emptyMonth: string;
  emptyDay: string;
}

export interface PlanCalendarProps {
  label: string;
  lang: string;
  /** `YYYY-MM` */
  month: string;
  onMonth: (month: string) => void;
  items: readonly PlanCalendarItem[];
  /** Anchor days drawn as flags, e.g. 开盘. */
  milestones?: readonly { key: string; name: string; day: Day }[];
  today: Day;
  dayMarks: DayMarks;
  onOpen?: (key: string) => void;
  texts: PlanCalendarTexts;
}

const SHOWN = 3;
const FULL: Intl.DateTimeFormatOptions = { month: "long", day: "numeric", weekday: "long" };

/** Tasks by the day they are due: a month's grid beside the chosen day, a list on a phone. */
export function PlanCalendar(props: PlanCalendarProps) {
  const { month, onMonth, lang, today, items, texts } = props;
  const phone = usePhone();
  const byDay = useMemo(() => groupByDay(items), [items]);
  const [chosen, setChosen] = useState<Day>(today);
  const choose = (day: Day) => {
    setChosen(day);
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
          <MonthGrid {...props} byDay={byDay} chosen={chosen} onChoose={choose} />
          <aside className="ui-month-day">
            <DayHead day={chosen} {...props} />
            <Items {...props} items={byDay.get(chosen) ?? []} />
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

function DayCell({
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
      aria-label={[
        formatDay(day, lang, FULL),
        markWords(mark, texts),
        ...(milestones ?? []).filter((one) => one.day === day).map((one) => one.name),
        items.length > 0 ? texts.count(items.length) : "",
      ]
        .filter(Boolean)
        .join(", ")}
      className={[off ? "ui-month-off" : "", day.slice(0, 7) === month ? "" : "ui-month-other"]
        .filter(Boolean)
        .join(" ")}
      onClick={() => onChoose(day)}
    >
      <div className="ui-month-date">
        <span className="ui-month-number">{Number(day.slice(8))}</span>
        <Mark mark={mark} texts={texts} />
      </div>
      {milestones
        ?.filter((milestone) => milestone.day === day)
        .map((milestone) => (
          <div key={milestone.key} className="ui-month-flag">
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
          <Items {...props} items={byDay.get(day) ?? []} />
        </li>
      ))}
    </ol>
  );
}

function DayHead({
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

function Items({ items, onOpen, texts }: PlanCalendarProps) {
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
