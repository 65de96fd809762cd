import { Checks } from "../../bidding/Checks.tsx";
import { readFragment, type FragmentType } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import type { Tender } from "../tender-query.ts";

export const StepLaw_tender = graphql(/* GraphQL */ `
  fragment StepLaw_tender on Tender {
    id
    log {
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
`);

/** What the law said to steps when they were taken: of each kind and rule what it said last. */
export function StepLaw({
  tender,
  kinds,
}: {
  tender: FragmentType<typeof StepLaw_tender>;
  kinds: readonly Tender["log"][number]["kind"][];
}) {
  const { t } = useWords();
  const { log } = readFragment(StepLaw_tender, tender);
  const said = kinds.flatMap((kind) => log.findLast((entry) => entry.kind === kind)?.checks ?? []);
  const checks = [...new Map(said.map((check) => [check.rule.ruleId, check])).values()];
  if (checks.length === 0) return null;
  return (
    <details className="eval-law">
      <summary>{t.tenderEval.law(checks.length)}</summary>
      <Checks checks={checks} />
    </details>
  );
}
