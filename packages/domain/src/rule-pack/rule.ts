import type { Day } from "../calendar/day.ts";

/**
 * How sure we are of a rule: V1 read in the full text of the law; V2 read in a reprint, an excerpt or a local text; M from
 * memory alone; C sources conflict. Only V1 and V2 may block.
 */
export const confidences = ["V1", "V2", "M", "C"] as const;
export type Confidence = (typeof confidences)[number];

/** What the rule pack asks for: CONFIGURABLE is decided by the company for its place. */
export const enforcements = ["BLOCK", "WARN", "INFO", "CONFIGURABLE"] as const;
export type Enforcement = (typeof enforcements)[number];

/** What a broken rule in fact does. */
export const effects = ["BLOCK", "WARN", "INFO"] as const;
export type Effect = (typeof effects)[number];

/** Where a rule holds; a municipality such as 上海 is a province. */
export type Jurisdiction =
  | { readonly level: "NATION" }
  | { readonly level: "PROVINCE" | "CITY"; readonly name: string };

/** Where something lies, as far as it is known. */
export interface LegalPlace {
  readonly province: string | null;
  readonly city: string | null;
}

/** 杭州 and 杭州市 are one; a municipality may be given as the city. */
export const isName = (said: string | null, name: string): boolean =>
  said !== null && said.trim().replace(/[省市]$/, "") === name;

/** A row of docs/statutes.csv. */
export interface SourceRow {
  readonly id: string;
  readonly subject: string;
  readonly statement: string;
  readonly operator: string;
  readonly value: string;
  readonly unit: string;
  readonly anchor: string;
  readonly source: string;
  readonly address: string;
  readonly confidence: Confidence;
  readonly confidenceDetail: string;
  readonly effectiveText: string;
  readonly effectiveFrom: string | null;
  readonly enforcement: Enforcement;
  readonly scope: string;
  readonly note: string;
}

/** A few words of the text itself. */
export interface Quotation {
  readonly document: string;
  readonly article: string;
  readonly text: string;
}

/**
 * What is checked. Days: APART asks for at least so many from one day to another, the first not counted (CAL-001); WITHIN
 * for at most so many, the last one moving over rest days (CAL-002), and where it is LASTING for at least so many from then on;
 * EARLIER for a day before another. SHOWN is not checked.
 */
export type RuleTest =
  | { readonly kind: "DAYS_APART"; readonly days: number }
  | { readonly kind: "DAYS_WITHIN"; readonly days: number; readonly lasting?: number }
  | { readonly kind: "EARLIER" }
  | { readonly kind: "SAME_INSTANT" }
  | { readonly kind: "AT_LEAST"; readonly number: number; readonly odd: boolean }
  | { readonly kind: "AT_MOST"; readonly number: number }
  | { readonly kind: "BELOW"; readonly number: number }
  | { readonly kind: "SHARE"; readonly numerator: number; readonly denominator: number }
  | { readonly kind: "ONE_OF"; readonly words: readonly string[] }
  | { readonly kind: "HOLDS" }
  | { readonly kind: "SHOWN" };

/** One version of a statutory rule (法定规则). */
export interface StatutoryRule {
  readonly id: string;
  /** 1 for the first; a later version takes over from its first day on. */
  readonly version: number;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly effectiveFrom: Day | null;
  /** The last day on which it holds. */
  readonly effectiveTo: Day | null;
  readonly subject: { readonly zh: string; readonly en: string };
  readonly statement: { readonly zh: string; readonly en: string };
  readonly value: string;
  readonly unit: string;
  /** What it is measured from. */
  readonly anchor: string;
  readonly source: string;
  readonly quotation: Quotation | null;
  readonly confidence: Confidence;
  readonly confidenceDetail: string;
  readonly enforcement: Enforcement;
  readonly note: string;
  readonly test: RuleTest;
  /** National rules that this local one takes the place of, where it holds. */
  readonly overrides: readonly string[];
}

/** Whether a rule may stop somebody: it was read in a text. */
export const isRead = ({ confidence }: Pick<StatutoryRule, "confidence">): boolean =>
  confidence === "V1" || confidence === "V2";

/** What a rule does when it is broken: a company decides on local ones; what nobody read only warns. */
export function effectOf(
  rule: Pick<StatutoryRule, "confidence" | "enforcement">,
  configured: Effect,
): Effect {
  const asked = rule.enforcement === "CONFIGURABLE" ? configured : rule.enforcement;
  return asked === "BLOCK" && !isRead(rule) ? "WARN" : asked;
}

/** What a row's operator, value and unit ask for; shares are told as fractions, for 0.6667 would refuse 2 of 3. */
export function testOf({ operator, value, unit }: SourceRow): RuleTest {
  const number = Number(value);
  // Steps in their order and lists of kinds as well: whoever asks says whether they were kept to.
  if (["require", "forbid", "sequence", "enum"].includes(operator)) return { kind: "HOLDS" };
  if (operator === "before") return { kind: "EARLIER" };
  if (operator === "in") return { kind: "ONE_OF", words: value.split("|") };
  if (!Number.isFinite(number) || value === "") return { kind: "SHOWN" };
  switch (operator) {
    case ">=":
      if (unit === "share of members") return shareOf(number);
      if (unit.startsWith("month")) return { kind: "SHOWN" };
      return unit.startsWith("calendar days")
        ? { kind: "DAYS_APART", days: number }
        : { kind: "AT_LEAST", number, odd: unit === "persons (odd)" };
    case "<=":
      return unit.startsWith("calendar days after")
        ? { kind: "DAYS_WITHIN", days: number, ...lastingOf(unit) }
        : { kind: "AT_MOST", number };
    case "<":
      return { kind: "BELOW", number };
    case "=":
      return unit === "minutes after" ? { kind: "SAME_INSTANT" } : { kind: "SHOWN" };
    default:
      return { kind: "SHOWN" };
  }
}

/** "calendar days after (show ≥15 days)": what is to be there in time has to stay. */
function lastingOf(unit: string): { readonly lasting?: number } {
  const [, days] = /\(show ≥(\d+) days\)/.exec(unit) ?? [];
  return days === undefined ? {} : { lasting: Number(days) };
}

/** The simplest fraction that a decimal of four places stands for. */
function shareOf(decimal: number): RuleTest {
  for (let denominator = 1; denominator <= 12; denominator++) {
    const numerator = Math.round(decimal * denominator);
    if (Math.abs(numerator / denominator - decimal) < 0.0001)
      return { kind: "SHARE", numerator, denominator };
  }
  throw new RangeError(`no simple fraction is ${decimal}`);
}
