import type { RefusalDetails } from "@threshold/domain/refusal";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { RefusedCommandsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { Contests } from "../outbox/Contests.tsx";
import { asRefusal, problemOf } from "../problem.ts";
import "../outbox/outbox.css";

const RefusedCommands = graphql(/* GraphQL */ `
  query RefusedCommands($batchIds: [ID!], $takeoverIds: [ID!], $statuses: [RefusedCommandStatus!]) {
    refusedCommands(
      first: 100
      batchIds: $batchIds
      takeoverIds: $takeoverIds
      statuses: $statuses
    ) {
      nodes {
        id
        recordId
        label
        code
        details
        doneAt
        status
        note
        settledAt
        settledBy {
          id
          name
        }
        person {
          id
          name
        }
      }
    }
  }
`);

const Settle = graphql(/* GraphQL */ `
  mutation SettleRefusedCommand($input: SettleRefusedCommandInput!) {
    settleRefusedCommand(input: $input) {
      command {
        id
        status
        note
      }
    }
  }
`);

type Command = RefusedCommandsQuery["refusedCommands"]["nodes"][number];

const tones: Record<Command["status"], Tone> = {
  OPEN: "BAD",
  ASIDE: "WARN",
  TAKEN: "OK",
  SETTLED: "NEUTRAL",
};

/**
 * What people did without signal for a batch or a takeover and the rules refused: for the leader, who settles each with a note. `isQuiet`
 * says nothing where there is none.
 */
export function Refused({
  of,
  may,
  isQuiet = false,
}: {
  of: { readonly batchIds: [string] } | { readonly takeoverIds: [string] };
  may: boolean;
  isQuiet?: boolean;
}) {
  const { t } = useWords();
  const words = t.acceptance.refused;
  const [all, setAll] = useState(false);
  const [{ data, error }, refresh] = useQuery({
    query: RefusedCommands,
    variables: { ...of, statuses: all ? null : ["OPEN", "ASIDE"] },
    requestPolicy: "cache-and-network",
  });
  if (isQuiet && !all && !data?.refusedCommands.nodes.length) return null;
  return (
    <section aria-label={words.title} className="acceptance-refused">
      <p className="quiet">{words.lead}</p>
      <label className="acceptance-tick">
        <input type="checkbox" checked={all} onChange={({ target }) => setAll(target.checked)} />
        {words.all}
      </label>
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.refusedCommands.nodes.length === 0 && <Empty title={words.none} />}
      <ol className="outbox-commands">
        {data?.refusedCommands.nodes.map((command) => (
          <RefusedRow
            key={command.id}
            command={command}
            batchId={"batchIds" in of ? of.batchIds[0] : undefined}
            may={may}
            onSettled={() => refresh({ requestPolicy: "network-only" })}
          />
        ))}
      </ol>
    </section>
  );
}

function RefusedRow({
  command,
  batchId,
  may,
  onSettled,
}: {
  command: Command;
  batchId: string | undefined;
  may: boolean;
  onSettled: () => void;
}) {
  const { t, format } = useWords();
  const words = t.acceptance.refused;
  const { run, busy, problem } = useAct(Settle);
  const [note, setNote] = useState("");
  const { id, label, person, doneAt, status, code, recordId, settledAt, settledBy } = command;
  const details = command.details as RefusalDetails;
  const refusal = asRefusal(code, details);
  const isOpen = status === "OPEN" || status === "ASIDE";
  return (
    <li className="panel outbox-command">
      <div>
        <strong>{label}</strong>
        <p className="quiet">{`${person?.name ?? ""} · ${format.instant(doneAt)}`}</p>
      </div>
      <Badge tone={tones[status]}>{words.statuses[status]}</Badge>
      {refusal && <ProblemNote problem={refusal} />}
      <Contests details={details} />
      {command.note && (
        <p>
          {command.note}{" "}
          <span className="quiet">
            {settledAt && words.settled(settledBy?.name ?? "", format.instant(settledAt))}
          </span>
        </p>
      )}
      {batchId && recordId.startsWith("UnitAcceptance_") && (
        <div className="page-actions">
          <Link
            className={buttonClass({ small: true })}
            to={`/acceptances/${batchId}/homes/${recordId}`}
          >
            {t.acceptance.look}
          </Link>
        </div>
      )}
      {isOpen && may && (
        <form
          className="acceptance-settle"
          onSubmit={(event) => {
            event.preventDefault();
            void run({ id, note }).then(({ ok }) => ok && onSettled());
          }}
        >
          <Input
            label={words.note}
            value={note}
            required
            maxLength={1000}
            onChange={({ target }) => setNote(target.value)}
          />
          <Button submit busy={busy} disabled={note.trim() === ""}>
            {words.settle}
          </Button>
        </form>
      )}
      {problem && <ProblemNote problem={problem} />}
    </li>
  );
}
