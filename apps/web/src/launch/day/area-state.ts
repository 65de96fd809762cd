import type { Tone } from "@threshold/ui/Badge";
import type { Area } from "./cleaning-documents.ts";

/** How far an area is, as a word of `areaStates`. */
export type AreaState = "WAITING" | "LATE" | "CLEANING" | "DONE" | "DAILY";

export const areaTones: Record<AreaState, Tone> = {
  WAITING: "NEUTRAL",
  LATE: "BAD",
  CLEANING: "ACCENT",
  DONE: "OK",
  DAILY: "OK",
};

export function areaState(
  area: Pick<Area, "startedOn" | "finishedOn" | "dailySince" | "isLate">,
): AreaState {
  if (area.dailySince) return "DAILY";
  if (area.finishedOn) return "DONE";
  if (area.isLate) return "LATE";
  return area.startedOn ? "CLEANING" : "WAITING";
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Where days lie between the first and the last of a timeline, in percent; a day is as wide as itself. */
export function timelineOf(days: readonly string[]) {
  const numbers = days.map(dayNumber);
  const first = Math.min(...numbers);
  const span = Math.max(...numbers) - first + 1;
  const at = (day: string) => ((dayNumber(day) - first) / span) * 100;
  return {
    at,
    inside: (day: string) => at(day) >= 0 && at(day) < 100,
    width: (from: string, to: string) => ((dayNumber(to) - dayNumber(from) + 1) / span) * 100,
  };
}
