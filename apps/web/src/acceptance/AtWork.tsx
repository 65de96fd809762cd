import { heldByOther } from "@threshold/domain/unit-acceptance/lease";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useEffect, useEffectEvent, useState } from "react";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { type DeviceCommand, mutationOf } from "../outbox/store.ts";
import { useOutbox } from "../outbox/use-outbox.ts";
import { useViewer } from "../shell/viewer.ts";
import type { Group, Home } from "./home-document.ts";

const Take = graphql(/* GraphQL */ `
  mutation TakeUnitInspection($input: TakeUnitInspectionInput!) {
    takeUnitInspection(input: $input) {
      clientMutationId
    }
  }
`);
const Leave = graphql(/* GraphQL */ `
  mutation LeaveUnitInspection($input: LeaveUnitInspectionInput!) {
    leaveUnitInspection(input: $input) {
      clientMutationId
    }
  }
`);

type Lease = Home["leases"][number];

/** The lane of a home's leases: what is refused there holds up no result. */
const laneOf = (home: Home) => `${home.id} lease`;

/** Takings and leavings that wait on this device. */
const waitingOn = (home: Home, commands: readonly { readonly command: DeviceCommand }[]) =>
  commands
    .map(({ command }) => command)
    .filter(({ lane, refusal }) => lane === laneOf(home) && refusal === null);

/** Who else is at work in a home, but for those whom somebody takes over from on this device. */
export function useOthers(
  home: Home,
  commands: readonly { readonly command: DeviceCommand }[],
): readonly Lease[] {
  const { person } = useViewer();
  const [now] = useState(() => new Date().toISOString());
  const taken = new Set(
    waitingOn(home, commands).flatMap(({ content }) =>
      content.kind === "MUTATION" && mutationOf(content.document) === "takeUnitInspection"
        ? [(content.input as { groupId: string }).groupId]
        : [],
    ),
  );
  return home.leases.filter(
    (lease) =>
      heldByOther(lease, person.id, now) !== null &&
      !home.batch.groups.some(({ id, kind }) => kind === lease.kind && taken.has(id)),
  );
}

/** 正在验收: take a home, leave it, or take it over from whoever is there, with the reason. Kept like every other step. */
export function AtWork({
  home,
  group,
  room,
  other,
  onChanged,
}: {
  home: Home;
  group: Group;
  room: string;
  other: Lease | undefined;
  onChanged: () => void;
}) {
  const { t, format } = useWords();
  const words = t.acceptance.lease;
  const { person } = useViewer();
  const { outbox, commands } = useOutbox();
  const [reason, setReason] = useState("");
  const waiting = waitingOn(home, commands).length;
  const ask = useEffectEvent(onChanged);
  useEffect(() => {
    if (waiting === 0) ask();
  }, [waiting]);
  const own = home.leases.find(
    ({ kind, personId }) => kind === group.kind && personId === person.id,
  );
  const about = (what: string) => ({ lane: laneOf(home), label: `${room} ${what}` });
  const at = { id: home.id, groupId: group.id };
  if (other)
    return (
      <form
        className="acceptance-lease"
        onSubmit={(event) => {
          event.preventDefault();
          void outbox.give(Take, { ...at, reason: reason.trim() }, about(words.takeOver));
        }}
      >
        <p role="alert">{words.other(other.name, format.instant(other.until), group.name)}</p>
        <Input
          label={words.reason}
          value={reason}
          required
          maxLength={200}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button submit disabled={reason.trim() === ""}>
          {words.takeOver}
        </Button>
      </form>
    );
  return (
    <p className="acceptance-lease">
      {own ? (
        <>
          <span className="quiet">{words.own(group.name, format.instant(own.until))}</span>
          <Button
            small
            kind="QUIET"
            onClick={() => void outbox.give(Leave, at, about(words.leave))}
          >
            {words.leave}
          </Button>
        </>
      ) : (
        <Button small onClick={() => void outbox.give(Take, at, about(words.take(group.name)))}>
          {words.take(group.name)}
        </Button>
      )}
    </p>
  );
}
