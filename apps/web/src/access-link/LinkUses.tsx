import { Button } from "@threshold/ui/Button";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { readFragment } from "../gql/fragment-masking.ts";
import type { LinkUses_UsesFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { LinkUses as Uses, LinkUses_uses } from "./link-documents.ts";

/** What was done by a link: who said to have done what, and when. */
export function useSaid() {
  const { t, format } = useWords();
  return ({ act, saidName, saidOrganization, at }: LinkUses_UsesFragment) => {
    const who = [saidOrganization, saidName].filter(Boolean).join(" ");
    return t.link.used(who, t.link.acts[act], format.instant(at));
  };
}

/** All that was done by a link that is used many times, the latest first; it is asked for once somebody looks. */
export function LinkUses({ id, count }: { id: string; count: number }) {
  const { t, format } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.link.allUses(format.number(count))}</summary>
      {open && <UsesAfter id={id} after={null} />}
    </details>
  );
}

/** A page of it, with the next one below once it is asked for. */
function UsesAfter({ id, after }: { id: string; after: string | null }) {
  const { t } = useWords();
  const said = useSaid();
  const [goesOn, setGoesOn] = useState(false);
  const [{ data, error }, refresh] = useQuery({ query: Uses, variables: { id, after } });
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={refresh} />;
  const uses = data?.node && "uses" in data.node ? data.node.uses : undefined;
  if (!uses) return <Skeleton lines={3} />;
  const { hasNextPage, endCursor } = uses.pageInfo;
  return (
    <>
      <ul className="link-quiet">
        {readFragment(LinkUses_uses, uses.nodes).map((use) => (
          <li key={use.id}>{said(use)}</li>
        ))}
      </ul>
      {hasNextPage &&
        (goesOn ? (
          <UsesAfter id={id} after={endCursor ?? null} />
        ) : (
          <Button small onClick={() => setGoesOn(true)}>
            {t.shell.table.loadMore}
          </Button>
        ))}
    </>
  );
}
