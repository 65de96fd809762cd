import { useMemo } from "react";
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
