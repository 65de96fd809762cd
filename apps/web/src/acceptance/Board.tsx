import { percent } from "@threshold/domain/unit-acceptance/delivery-rate";
import { sectionsOf } from "@threshold/domain/unit-acceptance/section";
import { unitStatuses, type UnitStatus } from "@threshold/domain/unit-acceptance/vocabulary";
import { memo, type ReactNode, useMemo } from "react";
import { Link, useSearchParams } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import type { Batch } from "./batch-document.ts";
import { Outlook } from "./Outlook.tsx";

type Cell = Batch["board"][number];

/** The homes of the batch as the buildings' sections, coloured by state; every number leads to the homes it is made of. */
export function Board({ batch }: { batch: Batch }) {
  const { t } = useWords();
  const [address, setAddress] = useSearchParams();
  const only = unitStatuses.find((status) => status === address.get("status"));
  const sections = useMemo(() => sectionsOf(batch.board), [batch.board]);
  return (
    <>
      <Rates batch={batch} />
      <Groups batch={batch} />
      <Legend
        batch={batch}
        only={only}
        onChoose={(status) =>
          setAddress({ view: "board", ...(status && { status }) }, { replace: true })
        }
      />
      <div className="acceptance-sections">
        {sections.map(({ building, lines, floors }) => (
          <section key={building} className="acceptance-section" aria-label={building}>
            <h2>{building}</h2>
            <ol style={{ "--lines": lines.length } as React.CSSProperties}>
              {floors.map(({ floor, homes }) => (
                <li key={floor}>
                  <span className="acceptance-floor">{t.acceptance.floor(floor)}</span>
                  {homes.map((cell, line) =>
                    cell ? (
                      <Home
                        key={cell.recordId}
                        cell={cell}
                        batchId={batch.id}
                        dim={only !== undefined && cell.status !== only}
                      />
                    ) : (
                      <span key={lines[line]} />
                    ),
                  )}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </>
  );
}

/** Drawn anew only when the home itself changed: a board has thousands. */
const Home = memo(
  function Home({ cell, batchId, dim }: { cell: Cell; batchId: string; dim: boolean }) {
    const { t } = useWords();
    const words = t.acceptance;
    return (
      <Link
        to={`/acceptances/${batchId}/homes/${cell.recordId}`}
        className={`acceptance-cell acceptance-${cell.status.toLowerCase()}${dim ? " acceptance-dim" : ""}`}
      >
        <b>{cell.room}</b>
        <span>{words.cell(words.statuses[cell.status], cell.failed)}</span>
        {cell.inspecting.length > 0 && (
          <em title={words.inspecting(cell.inspecting.join("、"))}>{cell.inspecting.join("、")}</em>
        )}
      </Link>
    );
  },
  (before, now) =>
    before.dim === now.dim &&
    before.cell.status === now.cell.status &&
    before.cell.failed === now.cell.failed &&
    before.cell.inspecting.join(" ") === now.cell.inspecting.join(" ") &&
    before.cell.recordId === now.cell.recordId,
);

/** UAC-R17: both rates with what they are shares of, and when it all comes to an end. */
function Rates({ batch }: { batch: Batch }) {
  const { t } = useWords();
  const words = t.acceptance;
  const { units, qualified, inspected, firstPass } = batch.standing;
  return (
    <dl className="acceptance-rates">
      <Rate name={words.rate} part={qualified} whole={units} to="status=QUALIFIED" of="">
        {qualified < units && (
          <Link to="?view=homes&status=LEFT">{words.homesLeft(units - qualified)}</Link>
        )}
      </Rate>
      <Rate
        name={words.firstPass}
        part={firstPass}
        whole={inspected}
        to="firstPass=1"
        of="concluded=1"
      />
      <Outlook batch={batch} />
    </dl>
  );
}

/** A share with ways to the homes that are it, and of which it is a share. */
function Rate({
  name,
  part,
  whole,
  to,
  of,
  children,
}: {
  name: string;
  part: number;
  whole: number;
  to: string;
  of: string;
  children?: ReactNode;
}) {
  const { t } = useWords();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{`${percent({ part, whole }) ?? "–"}%`}</strong>
        <span>
          <Link to={`?view=homes&${to}`}>{t.acceptance.homesOf(part)}</Link>
          {" / "}
          <Link to={`?view=homes${of && `&${of}`}`}>{t.acceptance.homesOf(whole)}</Link>
        </span>
        {children}
      </dd>
      <dd>
        <progress aria-label={name} max={Math.max(1, whole)} value={part} />
      </dd>
    </div>
  );
}

/** How far each group is. */
function Groups({ batch }: { batch: Batch }) {
  const { t } = useWords();
  const words = t.acceptance;
  if (batch.groups.length === 0) return null;
  return (
    <ul className="acceptance-groups" aria-label={words.progress}>
      {batch.groups.map(({ id, name, progress }) => (
        <li key={id}>
          <span>{name}</span>
          <progress
            aria-label={name}
            max={Math.max(1, batch.standing.units)}
            value={progress.done}
          />
          <small>{words.groupProgress(progress)}</small>
        </li>
      ))}
    </ul>
  );
}

function Legend({
  batch,
  only,
  onChoose,
}: {
  batch: Batch;
  only: UnitStatus | undefined;
  onChoose: (status: UnitStatus | undefined) => void;
}) {
  const { t } = useWords();
  const count = (status: UnitStatus) => batch.board.filter((cell) => cell.status === status).length;
  return (
    <div className="acceptance-legend" role="group" aria-label={t.acceptance.legend}>
      {unitStatuses
        .filter((status) => count(status) > 0)
        .map((status) => (
          <button
            key={status}
            type="button"
            aria-pressed={only === status}
            onClick={() => onChoose(only === status ? undefined : status)}
          >
            <i className={`acceptance-swatch acceptance-${status.toLowerCase()}`} />
            {`${t.acceptance.statuses[status]} ${count(status)}`}
          </button>
        ))}
    </div>
  );
}
