import type { Page } from "playwright-core";

/** What a reader should never see: enum values, dictionary paths, ids, and values printed by mistake. */
const SIGNS = [
  /\b[A-Z]+_[A-Z_]+[A-Z]\b/,
  /\b(undefined|null|NaN)\b|\[object /,
  /\b(shell|session|organization|launch|refusals)\.[a-z]+/,
  /\b[A-Z][A-Za-z]+_[0-9a-f]{8}-/,
  /Invalid Date/,
];

/** The texts, labels and titles in view that look like keys rather than words; `codes` are names that tasks go by. */
export async function untranslated(page: Page, codes: ReadonlySet<string>): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const shown: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) shown.push(walker.currentNode.textContent ?? "");
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]"))
      for (const name of ["aria-label", "title", "placeholder"])
        shown.push(element.getAttribute(name) ?? "");
    return [...shown, document.title];
  });
  const words = [...new Set(texts)].filter((text) => !codes.has(text.trim()));
  return words.filter((text) => SIGNS.some((sign) => sign.test(text)));
}
