import { Badge } from "@threshold/ui/Badge";
import { readFragment, type FragmentType } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { NoticeLadder_TenderFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";

export const NoticeLadder_tender = graphql(/* GraphQL */ `
  fragment NoticeLadder_tender on Tender {
    id
    ladder {
      step
      chosenOn
      firstOn
      firstBy {
        ...NoticeLadder_reason
      }
      lastOn
      lastBy {
        ...NoticeLadder_reason
      }
      broken
    }
  }
`);

export const NoticeLadder_reason = graphql(/* GraphQL */ `
  fragment NoticeLadder_reason on TenderRungReason {
    of
    days
    statute {
      ruleId
      subject
      subjectEn
      source
    }
  }
`);

type Rung = NoticeLadder_TenderFragment["ladder"][number];

/** The dates of the notice between what the law and today allow, counted both ways (倒排). */
export function NoticeLadder({ tender }: { tender: FragmentType<typeof NoticeLadder_tender> }) {
  const { t, format } = useWords();
  const words = t.tender.ladder;
  const { ladder } = readFragment(NoticeLadder_tender, tender);
  return (
    <ol className="tender-ladder" aria-label={words.title}>
      {ladder.map((rung) => (
        <li key={rung.step} className={rung.broken ? "tender-rung tender-rung-bad" : "tender-rung"}>
          <div className="tender-rung-head">
            <strong>{words.steps[rung.step]}</strong>
            <span>
              {rung.chosenOn
                ? format.day(rung.chosenOn)
                : words.between(
                    rung.firstOn ? format.day(rung.firstOn) : null,
                    rung.lastOn ? format.day(rung.lastOn) : null,
                  )}
            </span>
            {rung.broken && <Badge tone="BAD">{words.broken}</Badge>}
          </div>
          <Why rung={rung} />
        </li>
      ))}
    </ol>
  );
}

function Why({ rung: { firstOn, lastOn, ...rung } }: { rung: Rung }) {
  const { t, format, language } = useWords();
  const words = t.tender.ladder;
  const firstBy = readFragment(NoticeLadder_reason, rung.firstBy);
  const lastBy = readFragment(NoticeLadder_reason, rung.lastBy);
  const lawOf = ({ statute, days }: NonNullable<typeof firstBy>) =>
    statute
      ? words.law(
          language === "en" ? statute.subjectEn : statute.subject,
          statute.source,
          statute.ruleId,
        )
      : days > 0
        ? words.ours
        : "";
  const say = (distance: string, law: string) => [distance, law].filter(Boolean).join(" · ");
  const anchors = { ...words.steps, ...words.of };
  const lines = [
    ...(firstOn && firstBy && firstBy.of !== "TODAY"
      ? [
          words.first(
            format.day(firstOn),
            say(words.after(firstBy.days, anchors[firstBy.of]), lawOf(firstBy)),
          ),
        ]
      : []),
    ...(lastOn && lastBy
      ? [
          words.last(
            format.day(lastOn),
            say(words.before(lastBy.days, anchors[lastBy.of]), lawOf(lastBy)),
          ),
        ]
      : []),
  ];
  if (lines.length === 0) return null;
  return (
    <details className="tender-why">
      <summary>{words.why}</summary>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </details>
  );
}
