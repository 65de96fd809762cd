import type { ImportBatchPage_BatchFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { IMPORT_VERDICTS } from "./import-state.ts";

type Batch = ImportBatchPage_BatchFragment;

/** How far the work on a batch is, and what its rows amount to: one bar, split by verdict. */
export function ImportProgress({ batch }: { batch: Batch }) {
  const { t, format } = useWords();
  const words = t.organization.import;
  if (batch.status === "READING")
    return (
      <Bar label={words.reading(batch.rowsRead)} part={partOf(batch.rowsRead, batch.rowsTotal)} />
    );
  if (batch.status === "APPLYING" || batch.status === "UNDOING")
    return (
      <Bar
        label={words.applying(batch.rowsDone, batch.rowsTotal)}
        part={partOf(batch.rowsDone, batch.rowsTotal)}
      />
    );
  if (batch.status === "FAILED") return null;
  const counts = countsOf(batch);
  return (
    <div className="import-split">
      <div className="import-split-bar" aria-hidden="true">
        {IMPORT_VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
          <span key={verdict} data-verdict={verdict} style={{ flexGrow: counts[verdict] }} />
        ))}
      </div>
      <ul>
        {IMPORT_VERDICTS.map((verdict) => (
          <li key={verdict} data-verdict={verdict}>
            <strong>{format.number(counts[verdict])}</strong> {words.verdicts[verdict]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Rows per verdict, of a batch or of one of its sheets. */
export const countsOf = (
  batch: Pick<Batch, "toCreate" | "toChange" | "unchanged" | "refused">,
) => ({
  CREATE: batch.toCreate,
  CHANGE: batch.toChange,
  SAME: batch.unchanged,
  REFUSED: batch.refused,
});

function Bar({ label, part }: { label: string; part: number | undefined }) {
  return (
    <div className="import-bar">
      <progress aria-label={label} max={1} value={part} />
      <p role="status">{label}</p>
    </div>
  );
}

const partOf = (done: number, total: number) => (total > 0 ? Math.min(1, done / total) : undefined);
