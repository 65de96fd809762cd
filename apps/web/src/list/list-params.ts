/** The state of a list as its address holds it; what is not in the address is as a new visit finds it. */
export interface ListParams {
  get: (name: string) => string;
  all: (name: string) => string[];
}

/** Reads the address of a list. */
export function readParams(search: URLSearchParams): ListParams {
  return {
    get: (name) => search.get(name) ?? "",
    all: (name) => search.getAll(name).filter((value) => value !== ""),
  };
}

/** The names that say which page of the list is shown, as against what is listed. */
const PAGE_NAMES = ["after", "before"] as const;

/**
 * The address with some parameters changed; empty values leave it. Another condition or order begins
 * at the first page again, because a cursor of one list means nothing in another.
 */
export function withParams(
  search: URLSearchParams,
  changes: Record<string, string | readonly string[] | undefined>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  const turnsPage = Object.keys(changes).some((name) => PAGE_NAMES.includes(name as "after"));
  for (const name of PAGE_NAMES) next.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of [value ?? []].flat()) if (one !== "") next.append(name, one);
  }
  if (!turnsPage && onlyLooks(changes)) keepPage(search, next);
  return next;
}

/** Parameters that open something beside the list and leave the list as it is. */
const LOOKS = ["unit", "person", "form"];
const onlyLooks = (changes: object) => Object.keys(changes).every((name) => LOOKS.includes(name));

function keepPage(from: URLSearchParams, to: URLSearchParams): void {
  for (const name of PAGE_NAMES) {
    const value = from.get(name);
    if (value !== null) to.set(name, value);
  }
}

/** The page that the address asks for, as arguments of a connection. */
export function pageArguments(search: URLSearchParams, size: number) {
  const before = search.get("before");
  // `first` may not be null, only left out.
  return before === null ? { first: size, after: search.get("after") } : { last: size, before };
}

/** What a saved view keeps: the conditions and the order, never the page or what is open. */
export function viewOf(search: URLSearchParams): Record<string, string[]> {
  const kept = [...new Set(search.keys())].filter(
    (name) => !LOOKS.includes(name) && !PAGE_NAMES.includes(name as "after"),
  );
  return Object.fromEntries(kept.map((name) => [name, search.getAll(name)]));
}

/** The address of a saved view; anything but lists of words in it is passed over. */
export function addressOfView(query: unknown): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries((query ?? {}) as Record<string, unknown>))
    for (const value of [values].flat()) if (typeof value === "string") search.append(name, value);
  return search;
}
