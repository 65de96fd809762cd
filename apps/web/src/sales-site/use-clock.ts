import { useEffect, useMemo, useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { useViewer } from "../shell/viewer.ts";

/** Instants as the time of day at the company. */
export function useClock(): (iso: string) => string {
  const { timeZone } = useViewer().company;
  const { tag } = useWords();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(tag, {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    return (iso: string) => format.format(new Date(iso));
  }, [tag, timeZone]);
}

/** Now, to the minute: what is late becomes so while the page stays open. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
