import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";

export const SetupHistory_setup = graphql(/* GraphQL */ `
  fragment SetupHistory_setup on ReceptionSetup {
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

/** What was done with the set-up, by whom and when, newest first. */
export function SetupHistory({ setup }: { setup: FragmentType<typeof SetupHistory_setup> }) {
  const { t, format } = useWords();
  const { history } = readFragment(SetupHistory_setup, setup);
  return (
    <ol className="reception-rows">
      {history.nodes.map(({ id, at, personName, action, after }) => {
        const reason = (after as { return_reason?: string | null } | null)?.return_reason;
        return (
          <li key={id}>
            <div>
              <strong>{t.reception.acts[action] ?? t.reception.acts["other"]}</strong>
              {reason && <small>{reason}</small>}
            </div>
            <small>{`${personName ?? t.organization.history.system} · ${format.instant(at)}`}</small>
          </li>
        );
      })}
    </ol>
  );
}
