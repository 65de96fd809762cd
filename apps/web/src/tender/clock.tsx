import { useEffect, useState } from "react";
import { useWords } from "../i18n/Words.tsx";

/** The server's time in milliseconds, running on from an instant that it told: the clock of this device may be wrong. */
export function useServerNow(told: string): number {
  const [ahead, setAhead] = useState(() => Date.parse(told) - Date.now());
  const [now, setNow] = useState(() => Date.parse(told));
  useEffect(() => setAhead(Date.parse(told) - Date.now()), [told]);
  useEffect(() => {
    const tick = () => setNow(Date.now() + ahead);
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [ahead]);
  return now;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long there is until a deadline, in the two units that matter. */
export function useTimeLeft(): (left: number) => string {
  const { t } = useWords();
  const words = t.tender.left;
  return (left) => {
    if (left <= 0) return words.over;
    if (left >= DAY) return words.days(Math.floor(left / DAY), Math.floor((left % DAY) / HOUR));
    if (left >= HOUR)
      return words.hours(Math.floor(left / HOUR), Math.floor((left % HOUR) / MINUTE));
    return words.minutes(Math.floor(left / MINUTE), Math.floor((left % MINUTE) / SECOND));
  };
}

/** Until the deadline (投标截止), by the server's time; in the last day it stands out. */
export function Countdown({ now, deadline }: { now: string; deadline: string }) {
  const { t, format } = useWords();
  const left = Date.parse(deadline) - useServerNow(now);
  const say = useTimeLeft();
  const state = left <= 0 ? "over" : left < DAY ? "near" : "open";
  return (
    <div className={`tender-countdown tender-countdown-${state}`} role="timer">
      <span>{t.tender.deadline}</span>
      <strong>{say(left)}</strong>
      <small>{`${format.instant(deadline)} · ${t.tender.left.byServer}`}</small>
    </div>
  );
}
