import { Badge } from "@threshold/ui/Badge";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { graphql } from "../gql/gql.ts";
import type { RecordObligationsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { dueSaidOf, obligationTitle } from "./obligation-words.ts";
import { useWhyDue } from "./use-why-due.tsx";

const RecordObligations = graphql(/* GraphQL */ `
  query RecordObligations($recordId: ID!) {
    recordObligations(recordId: $recordId) {
      id
      act
      title
      data
      status
      urgency
      dueOn
      dueAt
      wholeDay
    }
  }
`);

/**
 * The time limits of a record, for its page: until when, why then, who was told, pauses. Nothing where it has none. Of a record with
 * `several` each says what it is about, and what is settled is folded away.
 */
export function ObligationLine({
  recordId,
  several = false,
}: {
  recordId: string;
  several?: boolean;
}) {
  const { t } = useWords();
  const [{ data, error }, refresh] = useQuery({
    query: RecordObligations,
    variables: { recordId },
  });
  const again = () => refresh({ requestPolicy: "network-only" });
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={again} />;
  if (!data || data.recordObligations.length === 0) return null;
  const linesOf = (of: readonly Obligation[]) => (
    <ul className="obligation-lines">
      {of.map((one) => (
        <Line key={one.id} obligation={one} isNamed={several} onChange={again} />
      ))}
    </ul>
  );
  if (!several) return linesOf(data.recordObligations);
  const settled = data.recordObligations.filter(isSettled);
  const open = data.recordObligations.filter((one) => !isSettled(one));
  return (
    <div>
      {open.length > 0 && linesOf(open)}
      {settled.length > 0 && (
        <details>
          <summary>{t.obligation.settled(settled.length)}</summary>
          {linesOf(settled)}
        </details>
      )}
    </div>
  );
}

type Obligation = RecordObligationsQuery["recordObligations"][number];
const isSettled = ({ status }: Obligation) => status === "MET" || status === "CANCELLED";

function Line({
  obligation,
  isNamed,
  onChange,
}: {
  obligation: Obligation;
  isNamed: boolean;
  onChange: () => void;
}) {
  const { t, format, language } = useWords();
  const today = useToday();
  const { act, status, urgency, wholeDay, dueOn } = obligation;
  // What is settled is late no more, however long ago its day was.
  const settled = isSettled(obligation);
  const said =
    settled && wholeDay && dueOn
      ? t.launch.dueOn(format.shortDay(dueOn))
      : dueSaidOf(obligation, today, t, format);
  const title = obligationTitle(obligation, language);
  const why = useWhyDue({ id: obligation.id, title }, onChange);
  return (
    <li>
      <span>{isNamed ? title : t.obligation.acts[act]}</span>
      {why.button(said, !settled && urgency === "OVERDUE")}
      {status !== "OPEN" && <Badge>{t.obligation.statuses[status]}</Badge>}
      {why.panel}
    </li>
  );
}
