import type { ComponentType } from "react";
import type { RouteObject } from "react-router";
import { loadFieldWords, loadPageWords } from "./i18n/Words.tsx";

/** A page on a slow phone is shown by then, in ms. */
const settled = 5_000;

/** Code whose words are not those of the first page: both come when it is first shown. */
export async function withPageWords<T>(code: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([code, loadPageWords()]);
  return loaded;
}

/** A page whose code and words come when it is first opened. */
export const page = (
  path: string,
  load: () => Promise<ComponentType>,
  children?: RouteObject[],
): RouteObject => ({
  path,
  lazy: async () => ({ Component: await withPageWords(load()) }),
  ...(children && { children }),
});

/**
 * A page that starts on a phone: with its own words alone. All others follow once it is shown, with the code that it may need `later`:
 * they are there when there is no signal any more. Whoever goes on to another page waits for them there.
 */
export const fieldPage = (
  path: string,
  load: () => Promise<ComponentType>,
  later: () => Promise<unknown>,
): RouteObject => ({
  path,
  lazy: async () => {
    const [Component] = await Promise.all([load(), loadFieldWords()]);
    setTimeout(() => whileOnline(() => Promise.all([loadPageWords(), later()])), settled);
    return { Component };
  },
});

/** Code that could not be fetched once is not asked for again by a browser: without a connection it waits for one. */
function whileOnline(fetchCode: () => Promise<unknown>): void {
  if (!navigator.onLine)
    return addEventListener("online", () => whileOnline(fetchCode), { once: true });
  // What is lost on a bad line is told where it is needed.
  void fetchCode().catch(() => undefined);
}
