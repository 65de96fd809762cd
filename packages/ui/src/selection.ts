/** A selection with some keys put in or taken out. */
export function withAll(selected: ReadonlySet<string>, keys: readonly string[], on: boolean) {
  const next = new Set(selected);
  for (const key of keys) {
    if (on) next.add(key);
    else next.delete(key);
  }
  return next;
}
