import { Checks } from "../../bidding/Checks.tsx";
import { readFragment, type FragmentType } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { TenderLogKind } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";

export const StepLaw_tender = graphql(/* GraphQL */ `
  fragment StepLaw_tender on Tender {
    id
    steps: log(
      first: 60
      kinds: [
        EXPERTS_LISTED
        EXPERTS_DRAWN
        EXPERT_REPLACED
        SHEET_SEALED
        SCORED_ALONE
        RANKED
        AWARDED
        RESULT_TOLD
        CONTRACTED
        RESULT_FILED
      ]
    ) {
      nodes {
        id
        kind
        checks {
          rule {
            ruleId
          }
          ...Checks_check
        }
      }
    }
  }
`);

/** What the law said to steps when they were taken: of each kind and rule what it said last. */
export function StepLaw({
  tender,
  kinds,
}: {
  tender: FragmentType<typeof StepLaw_tender>;
  kinds: readonly TenderLogKind[];
}) {
  const { t } = useWords();
  const { nodes } = readFragment(StepLaw_tender, tender).steps;
  const said = kinds.flatMap((kind) => nodes.find((entry) => entry.kind === kind)?.checks ?? []);
  const checks = [...new Map(said.map((check) => [check.rule.ruleId, check])).values()];
  if (checks.length === 0) return null;
  return (
    <details className="eval-law">
      <summary>{t.tenderEval.law(checks.length)}</summary>
      <Checks checks={checks} />
    </details>
  );
}
