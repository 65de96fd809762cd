/** What one version says otherwise than another, item by item. */
export interface ItemChange {
  readonly code: string;
  readonly kind: "ADDED" | "REMOVED" | "CHANGED";
  /** With CHANGED: the names of what is said otherwise. */
  readonly fields: readonly string[];
}

/** Equal as JSON, in whatever order the keys come; a key without value is no key. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return one === other;
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}

function changedFields(from: object, to: object): string[] {
  const [a, b] = [from as Record<string, unknown>, to as Record<string, unknown>];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.filter((name) => !same(a[name], b[name])).toSorted();
}

/** From one list to another: what is new and what changed in the order of `to`, then what is gone; items are known by `codeOf`. */
export function changesOf<Item extends object>(
  from: readonly Item[],
  to: readonly Item[],
  codeOf: (item: Item) => string,
): ItemChange[] {
  const before = new Map(from.map((item) => [codeOf(item), item]));
  const after = new Set(to.map(codeOf));
  const here = to.flatMap((item): ItemChange[] => {
    const code = codeOf(item);
    const old = before.get(code);
    if (old === undefined) return [{ code, kind: "ADDED", fields: [] }];
    const fields = changedFields(old, item);
    return fields.length > 0 ? [{ code, kind: "CHANGED", fields }] : [];
  });
  const gone = [...before.keys()]
    .filter((code) => !after.has(code))
    .map((code): ItemChange => ({ code, kind: "REMOVED", fields: [] }));
  return [...here, ...gone];
}
