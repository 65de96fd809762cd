import { addDays, dayNumber, weekday } from "./day.ts";
import type { Day } from "./day.ts";

/** The weeks (Monday first) that touch a month `YYYY-MM`, neighbours' days included. */
export function monthGrid(month: string): Day[][] {
  const first = `${month}-01`;
  const next = dayNumber(`${moveMonth(month, 1)}-01`);
  const weeks: Day[][] = [];
  let monday = addDays(first, 1 - weekday(first));
  while (dayNumber(monday) < next) {
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(monday, day)));
    monday = addDays(monday, 7);
  }
  return weeks;
}

/** The month `steps` later, e.g. `2027-12` + 1 = `2028-01`. */
export function moveMonth(month: string, steps: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + steps;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}
