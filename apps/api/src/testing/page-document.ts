import { readFileSync } from "node:fs";

/** A document of the web as a page asks it: that of a file under `apps/web/src` which begins so. Throws where there is none. */
export function pageDocument(file: string, begins: string): string {
  const source = readFileSync(new URL(`../../../web/src/${file}`, import.meta.url), "utf8");
  const found = [...source.matchAll(/graphql\(\/\* GraphQL \*\/ `([^`]*)`\)/g)]
    .map(([, text]) => text!.trim())
    .find((text) => text.startsWith(begins));
  if (!found) throw new Error(`${file} has no ${begins}`);
  return found;
}
