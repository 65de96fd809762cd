/** How long typing must rest before the server is asked. */
export const SEARCH_REST_MS = 160;

/** What is sent for what was typed: trimmed, and nothing for a single Latin letter or digit. */
export function searchText(typed: string): string | undefined {
  const text = typed.trim().replaceAll(/\s+/g, " ");
  if (text === "") return undefined;
  const single = [...text].length === 1;
  return single && /[a-z0-9]/i.test(text) ? undefined : text.slice(0, 80);
}

/** The next hit for an arrow key; −1 is the box itself. Round and round. */
export function nextHit(current: number, count: number, key: "ArrowDown" | "ArrowUp"): number {
  if (count === 0) return -1;
  const step = key === "ArrowDown" ? 1 : -1;
  const next = current + step;
  if (next >= count) return -1;
  return next < -1 ? count - 1 : next;
}
