/** JSON with its keys in order, so that equal answers are equal texts. */
export const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Throws, showing the first difference, when two values differ. */
export function assertSame(what: string, one: unknown, other: unknown): void {
  const [a, b] = [ordered(one), ordered(other)];
  if (a === b) return;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 200), at + 100);
  throw new Error(`${what} differ:\n  ${around(a)}\n  ${around(b)}`);
}
