import { Badge, type Tone } from "@threshold/ui/Badge";
import { readFragment, type FragmentType } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { Checks_CheckFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";

export const Checks_check = graphql(/* GraphQL */ `
  fragment Checks_check on StatuteCheck {
    verdict
    effect
    inputs
    found
    rule {
      ruleId
      version
      subject
      subjectEn
      statement
      statementEn
      source
      quotation
      quotedFrom
      confidence
    }
  }
`);

const tones: Record<Checks_CheckFragment["verdict"], Tone> = {
  MET: "OK",
  BROKEN: "BAD",
  UNKNOWN: "NEUTRAL",
};

/** Checks of the law in plain words: what came out, what was asked, with what, and by which text. */
export function Checks({ checks }: { checks: readonly FragmentType<typeof Checks_check>[] }) {
  const { t } = useWords();
  return (
    <ul className="bidding-checks">
      {readFragment(Checks_check, checks).map((check) => (
        <li key={check.rule.ruleId}>
          <details>
            <summary>
              <Badge
                tone={
                  check.verdict === "BROKEN" && check.effect !== "BLOCK"
                    ? "WARN"
                    : tones[check.verdict]
                }
              >
                {t.bidding.verdicts[check.verdict]}
              </Badge>
              <Says check={check} />
            </summary>
            <Text check={check} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Says({ check: { rule, found } }: { check: Checks_CheckFragment }) {
  const { t, language } = useWords();
  return (
    <span>
      <strong>{language === "zh" ? rule.subject : rule.subjectEn}</strong>
      {found && <small>{t.bidding.found(t.bidding.values[found] ?? found)}</small>}
    </span>
  );
}

function Text({ check: { rule, effect, inputs } }: { check: Checks_CheckFragment }) {
  const { t, language, format } = useWords();
  const words = t.bidding;
  const said = Object.entries(inputs as Record<string, string | number | boolean | null>)
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) => `${words.inputs[name] ?? name} ${sayInput(value, words.values, format)}`,
    );
  return (
    <div className="bidding-law">
      <p>{language === "zh" ? rule.statement : rule.statementEn}</p>
      {rule.quotation && (
        <blockquote lang="zh-CN">
          {rule.quotation}
          <cite>{rule.quotedFrom}</cite>
        </blockquote>
      )}
      <p className="bidding-quiet">
        {[
          words.source(rule.source),
          `${rule.ruleId} ${words.version(rule.version)}`,
          words.confidences[rule.confidence],
          words.effects[effect],
        ].join(" · ")}
      </p>
      {said.length > 0 && <p className="bidding-quiet">{said.join(" · ")}</p>}
    </div>
  );
}

/** A day, an instant, a yes or no, or the word itself. */
function sayInput(
  value: string | number | boolean | null,
  words: Record<string, string>,
  format: ReturnType<typeof useWords>["format"],
): string {
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return format.day(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return format.instant(text);
  return words[text] ?? text;
}
