/** A day from today in Shanghai, where the demo's company works. */
export function dayFromToday(days: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(
    Date.now() + days * 86_400_000,
  );
}
