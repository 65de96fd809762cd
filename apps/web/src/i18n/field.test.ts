import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { acceptanceZh } from "./acceptance.zh.ts";
import { zh } from "./zh.ts";
import { zhField } from "./zh.field.ts";

const sources = fileURLToPath(new URL("../", import.meta.url));

/** The text of a module and of all that comes with it. */
function closure(file: string, found = new Map<string, string>()): Map<string, string> {
  const path = join(sources, file);
  if (found.has(file) || file.startsWith("gql/") || !existsSync(path)) return found;
  const text = readFileSync(path, "utf8");
  found.set(file, text);
  for (const [, from] of text.matchAll(/from "(\.[^"]+)"/g))
    closure(normalize(join(dirname(file), from!)), found);
  return found;
}

test("the pages that start on phones show no words but those that come with them", () => {
  const pages = new Map([
    ...closure("acceptance/InspectPage.tsx"),
    ...closure("acceptance/SignPage.tsx"),
  ]);
  expect(pages.size).toBeGreaterThan(30);
  const there = new Set([...Object.keys(zh), ...Object.keys(zhField)]);
  for (const [file, text] of pages) {
    if (file.startsWith("i18n/")) continue;
    for (const [, dictionary] of text.matchAll(/\bt\.(\w+)/g))
      expect(there, `${file} says t.${dictionary}`).toContain(dictionary);
    if (!text.includes("words = t.acceptance;")) continue;
    for (const [, word] of text.matchAll(/(?<![-\w])words\.(\w+)/g))
      if (!text.includes("words = t.outbox") && !text.includes("words = t.acceptance.lease"))
        expect(Object.keys(acceptanceZh), `${file} says ${word}`).toContain(word);
  }
});
