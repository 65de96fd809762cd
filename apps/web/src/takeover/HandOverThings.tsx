import { goesOver } from "@threshold/domain/takeover/custody";
import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useClient } from "urql";
import type { ChosenLine } from "../custody/ChosenThings.tsx";
import type { Brought } from "../custody/HandingOverPage.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { day } from "@threshold/domain/calendar/day";
import { graphql } from "../gql/gql.ts";
import type { TakeoverItemKind, TakeoverThingsQuery } from "../gql/graphql.ts";
import { type Problem, problemOf } from "../problem.ts";
import type { Takeover } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

const ListTakeoverThings = graphql(/* GraphQL */ `
  mutation ListTakeoverThings($input: ListTakeoverThingsInput!) {
    listTakeoverThings(input: $input) {
      takeover {
        id
        version
      }
    }
  }
`);
const TakeoverThings = graphql(/* GraphQL */ `
  query TakeoverThings($ids: [ID!], $kinds: [TakeoverItemKind!]) {
    takeoverItems(first: 500, takeoverIds: $ids, kinds: $kinds) {
      nodes {
        id
        kind
        quantity
        counted
        receivedOn
        custodyItem {
          id
          name
          number
          form
          place
          received
        }
      }
    }
  }
`);

/** Handover takes at most so many of one thing at once. */
const mostPieces = 1_000;

/**
 * 办理交接 of what was counted: the lines are put on custody's list, and go along to where both sides sign once for all of them. What
 * was handed over before stays at home.
 */
export function HandOverThings({
  takeover,
  kinds,
}: {
  takeover: Takeover;
  kinds: readonly TakeoverItemKind[];
}) {
  const words = useTakeoverWords();
  const navigate = useNavigate();
  const client = useClient();
  const { run, busy, problem } = useAct(ListTakeoverThings);
  const [failed, setFailed] = useState<Problem>();
  const go = async () => {
    setFailed(undefined);
    if (!(await run({ id: takeover.id })).ok) return;
    const asked = { ids: [takeover.id], kinds: [...kinds] };
    const { data, error } = await client
      .query(TakeoverThings, asked, { requestPolicy: "network-only" })
      .toPromise();
    if (error) return setFailed(problemOf(error));
    void navigate(`/custody/hand-over?direction=RECEIVE&estate=${takeover.estate.id}`, {
      state: { lines: linesToHandOver(data?.takeoverItems.nodes ?? []) } satisfies Brought,
    });
  };
  return (
    <>
      <Button icon="key" busy={busy} onClick={() => void go()}>
        {words.handOver}
      </Button>
      {(problem ?? failed) && <ProblemNote problem={(problem ?? failed)!} />}
    </>
  );
}

/** What goes over now, thing by thing: several lines may tell of one document. */
function linesToHandOver(nodes: TakeoverThingsQuery["takeoverItems"]["nodes"]): ChosenLine[] {
  const listed = nodes.flatMap(({ custodyItem, receivedOn, ...line }) =>
    custodyItem
      ? [{ ...line, thing: custodyItem, receivedOn: receivedOn ? day(receivedOn) : null }]
      : [],
  );
  return [...new Set(listed.map(({ thing }) => thing.id))].flatMap((of) => {
    const lines = listed.filter(({ thing }) => thing.id === of);
    const { id, name, number, form, place, received } = lines[0]!.thing;
    const over = goesOver(lines, received);
    if (!over) return [];
    return {
      id,
      name,
      number: number ?? null,
      form: form ?? null,
      place: place ?? "",
      most: mostPieces,
      damaged: 0,
      ...over,
    };
  });
}
