/** Today in the company's time zone, as `YYYY-MM-DD`: what a day field starts with. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
}
