import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";

export const ShowcaseHistory_showcase = graphql(/* GraphQL */ `
  fragment ShowcaseHistory_showcase on ShowcasePlan {
    id
    history(first: 50) {
      nodes {
        id
        at
        personName
        action
        after
      }
    }
  }
`);

/** What was done with the showcase, by whom and when, newest first. */
export function ShowcaseHistory({
  showcase,
}: {
  showcase: FragmentType<typeof ShowcaseHistory_showcase>;
}) {
  const { t, format } = useWords();
  const { history } = readFragment(ShowcaseHistory_showcase, showcase);
  return (
    <ol className="showcase-rows">
      {history.nodes.map(({ id, at, personName, action, after }) => {
        const reason = (after as { returned_reason?: string | null } | null)?.returned_reason;
        return (
          <li key={id}>
            <div>
              <strong>{t.showcase.acts[action] ?? t.showcase.acts["other"]}</strong>
              {reason && <small>{t.showcase.returned(reason)}</small>}
            </div>
            <small>{`${personName ?? t.organization.history.system} · ${format.instant(at)}`}</small>
          </li>
        );
      })}
    </ol>
  );
}
