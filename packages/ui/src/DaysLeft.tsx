import "./DaysLeft.css";

export interface DaysLeftProps {
  /** Calendar days until the day; negative once it is past, undefined when no day is set. */
  days: number | undefined;
  /** The day itself, already formatted; a quiet line below. */
  date?: string;
  texts: {
    /** Around the number, e.g. 还有 42 天. */
    before: string;
    after: string;
    /** e.g. 已过 3 天 */
    past: (days: number) => string;
    today: string;
    none: string;
  };
}

/** The number everybody looks for: days until the launch. */
export function DaysLeft({ days, date, texts }: DaysLeftProps) {
  return (
    <span className="ui-days">
      <span className="ui-days-line">{daysLine(days, texts)}</span>
      {date && <span className="ui-days-date">{date}</span>}
    </span>
  );
}

function daysLine(days: number | undefined, texts: DaysLeftProps["texts"]) {
  if (days === undefined) return <span className="ui-days-quiet">{texts.none}</span>;
  if (days === 0) return <strong>{texts.today}</strong>;
  if (days < 0) return <span className="ui-days-quiet">{texts.past(-days)}</span>;
  return (
    <>
      {texts.before} <strong>{days}</strong> {texts.after}
    </>
  );
}
