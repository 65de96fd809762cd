/** A day from today in Shanghai, where the demo's company works, or from the day of another instant. */
export function dayFromToday(days: number, now: number = Date.now()): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(
    now + days * 86_400_000,
  );
}
