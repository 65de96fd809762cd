import { type Finding, limitsOf } from "./judge.ts";
import type { Item, Measure, Words } from "./template.ts";

export type Language = keyof Words;

/** A text in the reader's language, in Chinese where it was not translated. */
export const inWords = (words: Words, language: Language): string => words[language] ?? words.zh;

/** What a measure must be, as people write it: 0.6–0.75m, 1.5±0.01m, ≥2部. */
export function limitWords(measure: Measure, language: Language): string {
  const { min, max } = limitsOf(measure);
  const word = inWords(measure.unit, language);
  const unit = language === "en" && /^[a-z]{2,}/i.test(word) ? ` ${word}` : word;
  const { expected, tolerance } = measure;
  if (expected !== undefined && measure.min === undefined && measure.max === undefined)
    return `${expected}${tolerance === undefined || Number(tolerance) === 0 ? "" : `±${tolerance}`}${unit}`;
  if (min !== undefined && max !== undefined)
    return min === max ? `${min}${unit}` : `${min}–${max}${unit}`;
  if (min !== undefined) return `≥${min}${unit}`;
  return max === undefined ? "" : `≤${max}${unit}`;
}

/** Why an item is not met, as a sentence: the template's own, or the limit that was missed. */
export function findingWords(item: Item, finding: Finding, language: Language): string {
  if (item.failure) return inWords(item.failure, language);
  const measure =
    item.kind === "NUMBER" && item.measures.find(({ code }) => code === finding.measure);
  const label = inWords(item.label, language);
  if (!measure) return inWords(item.requirement ?? item.label, language);
  const limit = limitWords(measure, language);
  const what = inWords(measure.label, language);
  return language === "zh" ? `${label}${what}应为${limit}` : `${label}: ${what} must be ${limit}`;
}

/** Everything that an item's findings say, each sentence once. */
export const findingsWords = (
  item: Item,
  findings: readonly Finding[],
  language: Language,
): string[] => [...new Set(findings.map((finding) => findingWords(item, finding, language)))];
