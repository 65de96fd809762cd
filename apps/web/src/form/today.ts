import { useEffect, useState } from "react";
import { useViewer } from "../shell/viewer.ts";

/** The company's calendar day at an instant. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(now);
}

/** The company's day now; turns with midnight while the page stays open. */
export function useToday(): string {
  const { timeZone } = useViewer().company;
  const [today, setToday] = useState(() => todayIn(timeZone, new Date()));
  useEffect(() => {
    const look = () => setToday(todayIn(timeZone, new Date()));
    const timer = setInterval(look, 60_000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [timeZone]);
  return today;
}
