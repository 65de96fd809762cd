import type { Explanation } from "@threshold/domain/rule-pack/explain";
import { type LocalRule, localRuleOf } from "@threshold/domain/rule-pack/local";
import { type RulePack, statutes, versionOf } from "@threshold/domain/rule-pack/pack";
import { found } from "../change.ts";

/** The rules that come with the product, and the company's own. */
export const packWith = (own: readonly LocalRule[]): RulePack =>
  own.length === 0 ? statutes : [...statutes, ...own.map((one) => localRuleOf(one, statutes))];

/** A rule as the API tells it. */
export function toldRule(pack: RulePack, ruleId: string, version: number) {
  const rule = found(versionOf(pack, ruleId, version));
  const { quotation } = rule;
  return {
    ruleId,
    version,
    subject: rule.subject.zh,
    subjectEn: rule.subject.en,
    statement: rule.statement.zh,
    statementEn: rule.statement.en,
    source: rule.source,
    quotation: quotation?.text ?? null,
    quotedFrom: quotation ? `${quotation.document}${quotation.article}` : null,
    confidence: rule.confidence,
  };
}

/** An explanation as the API tells it. */
export const toldCheck = (
  pack: RulePack,
  { ruleId, version, verdict, effect, inputs, found: seen }: Explanation,
) => ({
  rule: toldRule(pack, ruleId, version),
  verdict,
  effect,
  inputs,
  found: seen === null ? null : String(seen),
});
