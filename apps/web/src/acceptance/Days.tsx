import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { type SummaryRow, supplemented } from "@threshold/domain/unit-acceptance/daily-summary";
import { Link } from "react-router";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Batch } from "./batch-document.ts";

const SendSummary = graphql(/* GraphQL */ `
  mutation SendAcceptanceSummary($input: SendAcceptanceSummaryInput!) {
    sendAcceptanceSummary(input: $input) {
      day {
        id
        sentAt
      }
    }
  }
`);

/** 每日汇总 (UAC-R08): what each group inspected on a day, and whether engineering has it. */
export function Days({
  batch,
  may,
  onChanged,
}: {
  batch: Batch;
  may: boolean;
  onChanged: () => void;
}) {
  const { t, format } = useWords();
  const words = t.acceptance.days;
  const { run, busy, problem } = useAct(SendSummary);
  if (batch.days.length === 0) return <Empty title={words.none} />;
  return (
    <ul className="acceptance-days">
      {problem && <ProblemNote problem={problem} />}
      {batch.days.map(({ id, onDay, sentAt, lateAt, sentBy, group, rows, earlier }) => (
        <li key={id}>
          <header>
            <h2>{`${format.day(onDay)} · ${group.name}`}</h2>
            {sentAt ? (
              <Badge tone="OK">{words.sent(format.instant(sentAt), sentBy?.name ?? "")}</Badge>
            ) : (
              <Badge tone="WARN">{words.due}</Badge>
            )}
            {lateAt && <Badge tone="BAD">{words.late(format.instant(lateAt))}</Badge>}
            {(!sentAt || lateAt) && may && (
              <Button
                small
                busy={busy}
                onClick={() => void run({ id }).then(({ ok }) => ok && onChanged())}
              >
                {lateAt ? words.supplement : words.send}
              </Button>
            )}
          </header>
          {sentAt && <Link to={`/forms/ACCEPTANCE_SUMMARY/${id}`}>{t.shell.print}</Link>}
          {sentAt && <Sent rows={rows as readonly SummaryRow[]} earlier={earlier as Sending[]} />}
        </li>
      ))}
    </ul>
  );
}

interface Sending {
  readonly sentAt: string;
  readonly sentBy: string | null;
  readonly rows: readonly SummaryRow[];
}

/** A day as it was sent last, with what differs from the sending before it, and the sendings before. */
function Sent({ rows, earlier }: { rows: readonly SummaryRow[]; earlier: readonly Sending[] }) {
  const { t, format } = useWords();
  const words = t.acceptance.days;
  const before = earlier.at(-1);
  return (
    <>
      <Rows rows={rows} changed={before ? supplemented(before.rows, rows) : new Set()} />
      {earlier.length > 0 && (
        <details>
          <summary>{words.earlier(earlier.length)}</summary>
          {earlier.map((one) => (
            <section key={one.sentAt}>
              <p>{words.sent(format.instant(one.sentAt), one.sentBy ?? "")}</p>
              <Rows rows={one.rows} changed={new Set()} />
            </section>
          ))}
        </details>
      )}
    </>
  );
}

function Rows({
  rows,
  changed,
}: {
  rows: readonly SummaryRow[];
  /** Homes of which a supplement says otherwise. */
  changed: ReadonlySet<string>;
}) {
  const { t } = useWords();
  const words = t.acceptance.days;
  return (
    <div
      className="acceptance-scroll"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
      role="region"
      aria-label={words.items}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.inspected}</th>
            <th scope="col">{words.failed}</th>
            <th scope="col">{words.items}</th>
            <th scope="col">{words.contractors}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unit}>
              <th scope="row">
                {row.unit} {changed.has(row.unit) && <Badge tone="WARN">{words.changed}</Badge>}
              </th>
              <td>{row.inspected}</td>
              <td>{row.failed}</td>
              <td>{row.failedItems.join("、") || "–"}</td>
              <td>{row.contractors.join("、") || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
