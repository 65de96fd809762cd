import type { ComponentType } from "react";
import type { RouteObject } from "react-router";
import { loadPageWords } from "./i18n/Words.tsx";

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
