import { forecast, percent } from "@threshold/domain/unit-acceptance/delivery-rate";
import type { Day } from "@threshold/domain/calendar/day";
import { unitStatuses, type UnitStatus } from "@threshold/domain/unit-acceptance/vocabulary";
import { Link, useSearchParams } from "react-router";
import { useToday } from "../form/today.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Batch } from "./batch-document.ts";

type Cell = Batch["board"][number];

/** The homes of the batch as the buildings' sections, coloured by state; every number is made of homes that can be seen. */
export function Board({ batch }: { batch: Batch }) {
  const { t, format } = useWords();
  const words = t.acceptance;
  const today = useToday();
  const [address, setAddress] = useSearchParams();
  const only = unitStatuses.find((status) => status === address.get("status"));
  const firstPass = address.get("firstPass");
  const isShown = (cell: Cell) =>
    (!only || cell.status === only) &&
    (firstPass === null || (cell.firstPass !== null && cell.firstPass === (firstPass === "1")));
  const { units, qualified, inspected, firstPass: passed, qualifiedLately } = batch.standing;
  const expected = forecast(units - qualified, qualifiedLately, today as Day);
  const narrow = (more: Record<string, string>) =>
    setAddress({ view: "board", ...more }, { replace: true });
  const rate = (part: number, whole: number) => `${percent({ part, whole }) ?? "–"}%`;
  return (
    <>
      <dl className="acceptance-rates">
        <div>
          <dt>{words.rate}</dt>
          <dd>
            <strong>{rate(qualified, units)}</strong>
            <button type="button" onClick={() => narrow({ status: "QUALIFIED" })}>
              {words.ofUnits(qualified, units)}
            </button>
          </dd>
        </div>
        <div>
          <dt>{words.firstPass}</dt>
          <dd>
            <strong>{rate(passed, inspected)}</strong>
            <button type="button" onClick={() => narrow({ firstPass: "1" })}>
              {words.ofUnits(passed, inspected)}
            </button>
          </dd>
        </div>
        <div>
          <dt>{words.forecast}</dt>
          <dd>
            <strong>{expected ? format.day(expected) : "–"}</strong>
            <small>{expected ? words.forecastBasis : words.forecastNone}</small>
          </dd>
        </div>
      </dl>
      <Legend batch={batch} only={only} onChoose={(status) => narrow(status ? { status } : {})} />
      <div className="acceptance-sections">
        {[...bySection(batch.board)].map(([building, floors]) => (
          <section key={building} className="acceptance-section" aria-label={building}>
            <h2>{building}</h2>
            <ol>
              {floors.map(([floor, cells]) => (
                <li key={floor}>
                  <span className="acceptance-floor">{words.floor(floor)}</span>
                  <span className="acceptance-cells">
                    {cells.map((cell) => (
                      <Link
                        key={cell.recordId}
                        to={`/acceptances/${batch.id}/homes/${cell.recordId}`}
                        className={`acceptance-cell acceptance-${cell.status.toLowerCase()}${isShown(cell) ? "" : " acceptance-dim"}`}
                      >
                        <b>{cell.room}</b>
                        <span>{words.cell(words.statuses[cell.status], cell.failed)}</span>
                      </Link>
                    ))}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </>
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

/** Buildings in their order, the highest floor first. */
function bySection(board: readonly Cell[]): Map<string, [number, Cell[]][]> {
  const buildings = new Map<string, Map<number, Cell[]>>();
  for (const cell of board) {
    const floors = buildings.get(cell.building) ?? new Map<number, Cell[]>();
    floors.set(cell.floor, [...(floors.get(cell.floor) ?? []), cell]);
    buildings.set(cell.building, floors);
  }
  return new Map(
    [...buildings].map(([building, floors]) => [
      building,
      [...floors].toSorted(([a], [b]) => b - a),
    ]),
  );
}
