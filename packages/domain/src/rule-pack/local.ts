import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { RulePack } from "./pack.ts";
import {
  type Confidence,
  type Effect,
  effectOf,
  isRead,
  type RuleTest,
  type StatutoryRule,
} from "./rule.ts";

/** What an administrator says of a local rule (地方规定), or of a new version of one. */
export interface LocalRuleDraft {
  /** The national rule that it takes the place of, where it holds. */
  readonly overrides: string;
  readonly level: "PROVINCE" | "CITY";
  readonly place: string;
  readonly subject: string;
  readonly statement: string;
  /** A number; words with | between them; a share as 2/3; nothing for what is done or not. */
  readonly value: string;
  /** The document, and its article. */
  readonly source: string;
  readonly article: string;
  readonly quotation: string;
  readonly confidence: Confidence;
  readonly enforcement: Effect;
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
  readonly note: string;
}

/** The same as it is kept. */
export interface LocalRule extends LocalRuleDraft {
  readonly ruleId: string;
  readonly version: number;
}

/** Rules that are asked somewhere: others may be read, but changing them changes nothing. */
export const askedRules: ReadonlySet<string> = new Set([
  "TEN-002",
  "TEN-004",
  "TEN-007",
  "TEN-010",
  "TEN-012",
  "TEN-013",
  "TEN-014",
  "TEN-018",
  "TEN-019",
  "TEN-020",
  "TEN-024",
  "TEN-026",
  "TEN-027",
  "TEN-034",
  "TEN-035",
  "TEN-037",
  "TEN-038",
]);

/** National rules that a local one may take the place of. */
export const overridable = (pack: RulePack): StatutoryRule[] =>
  pack.filter(
    ({ id, jurisdictions }) =>
      askedRules.has(id) && jurisdictions.some(({ level }) => level === "NATION"),
  );

const whole = (value: string): number | undefined =>
  /^\d{1,7}$/.test(value.trim()) ? Number(value) : undefined;

/** What a local value asks for, in the way of the rule that it takes the place of. */
export function localTest(overridden: StatutoryRule, value: string): RuleTest | undefined {
  const { test, id } = overridden;
  // What counts as small is a floor area that the place says; approval alone is the nation's.
  if (id === "TEN-002") {
    const number = whole(value);
    return number === undefined || number === 0 ? undefined : { kind: "BELOW", number };
  }
  switch (test.kind) {
    case "DAYS_APART":
    case "DAYS_WITHIN": {
      const days = whole(value);
      return days === undefined ? undefined : { kind: test.kind, days };
    }
    case "AT_LEAST": {
      const number = whole(value);
      return number === undefined ? undefined : { ...test, number };
    }
    case "AT_MOST": {
      const number = whole(value);
      return number === undefined ? undefined : { kind: test.kind, number };
    }
    case "SHARE": {
      const [, numerator, denominator] = /^(\d{1,3})\/(\d{1,3})$/.exec(value.trim()) ?? [];
      return numerator !== undefined && Number(denominator) > 0
        ? { kind: "SHARE", numerator: Number(numerator), denominator: Number(denominator) }
        : undefined;
    }
    case "ONE_OF": {
      const words = value.split("|").map((word) => word.trim());
      return words.length > 0 && words.every((word) => test.words.includes(word))
        ? { kind: "ONE_OF", words }
        : undefined;
    }
    case "EARLIER":
    case "HOLDS":
      return test;
    default:
      return undefined;
  }
}

/** Whether one asks for less than the other. */
function isLooser(local: RuleTest, national: RuleTest): boolean {
  switch (local.kind) {
    case "DAYS_APART":
      return national.kind === "DAYS_APART" && local.days < national.days;
    case "DAYS_WITHIN":
      return national.kind === "DAYS_WITHIN" && local.days > national.days;
    case "AT_LEAST":
      return national.kind === "AT_LEAST" && local.number < national.number;
    case "AT_MOST":
      return national.kind === "AT_MOST" && local.number > national.number;
    case "SHARE":
      return (
        national.kind === "SHARE" &&
        local.numerator * national.denominator < national.numerator * local.denominator
      );
    default:
      return false;
  }
}

/** A company's rule as one of the pack. */
export function localRuleOf(local: LocalRule, pack: RulePack): StatutoryRule {
  const overridden = pack.find(({ id }) => id === local.overrides);
  const test = overridden && localTest(overridden, local.value);
  if (!overridden || !test)
    throw new RangeError(`${local.ruleId} takes the place of nothing that there is`);
  const source = [local.source, local.article].filter(Boolean).join(" ");
  return {
    id: local.ruleId,
    version: local.version,
    jurisdictions: [{ level: local.level, name: local.place }],
    effectiveFrom: local.effectiveFrom,
    effectiveTo: local.effectiveTo,
    subject: { zh: local.subject, en: local.subject },
    statement: { zh: local.statement, en: local.statement },
    value: local.value,
    unit: overridden.unit,
    anchor: overridden.anchor,
    source,
    quotation:
      local.quotation === ""
        ? null
        : { document: local.source, article: local.article, text: local.quotation },
    confidence: local.confidence,
    confidenceDetail: local.confidence,
    enforcement: local.enforcement,
    note: local.note,
    test,
    overrides: [local.overrides],
  };
}

const limits = {
  place: 20,
  subject: 40,
  statement: 300,
  source: 120,
  article: 40,
  quotation: 500,
  note: 500,
} as const;

/**
 * A rule of a company's own, as a version of `ruleId`. Only what was read blocks: V1 and V2 with the text and its article. What
 * blocks nationally is neither loosened nor turned into a warning by a company's row: a local text that asks for more may take
 * its place, no other. Refused: INVALID_INPUT with the field, LOCAL_RULE_UNREAD, LOCAL_RULE_LOOSER.
 */
export function checkLocalRule(
  draft: LocalRuleDraft,
  { ruleId, version }: Pick<LocalRule, "ruleId" | "version">,
  pack: RulePack,
): Result<LocalRule> {
  const said = Object.fromEntries(
    Object.keys(limits).map((field) => [field, draft[field as keyof typeof limits].trim()]),
  ) as Record<keyof typeof limits, string>;
  for (const [field, longest] of Object.entries(limits))
    if (said[field as keyof typeof limits].length > longest)
      return refuse("INVALID_INPUT", { field, max: longest });
  for (const field of ["place", "subject", "statement", "source"] as const)
    if (said[field] === "") return refuse("INVALID_INPUT", { field });
  const overridden = overridable(pack).find(({ id }) => id === draft.overrides);
  if (!overridden) return refuse("INVALID_INPUT", { field: "overrides" });
  const test = localTest(overridden, draft.value);
  if (!test) return refuse("INVALID_INPUT", { field: "value" });
  const { effectiveFrom, effectiveTo } = draft;
  if (effectiveTo !== null && compareDays(effectiveTo, effectiveFrom) < 0)
    return refuse("INVALID_INPUT", { field: "effectiveTo" });
  const isTextGiven = said.article !== "" && said.quotation !== "";
  if (draft.enforcement === "BLOCK" && !(isRead(draft) && isTextGiven))
    return refuse("LOCAL_RULE_UNREAD");
  // CONFIGURABLE ones are local themselves; of the national ones the enforcement is the row's.
  if (effectOf(overridden, "WARN") === "BLOCK") {
    if (draft.enforcement !== "BLOCK" || isLooser(test, overridden.test))
      return refuse("LOCAL_RULE_LOOSER", { rule: overridden.id, subject: overridden.subject.zh });
  }
  return ok({
    ...draft,
    ...said,
    // 杭州市 is kept as 杭州: a bidding's place is compared so as well.
    place: said.place.replace(/[省市]$/, ""),
    value: draft.value.trim(),
    ruleId,
    version,
  });
}
