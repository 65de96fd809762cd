import { compare, readFraction, rounded } from "@threshold/domain/tender/fraction";
import type { AllSheets, Points, Scoring } from "@threshold/domain/tender/score";
import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Textarea } from "@threshold/ui/Input";
import { StripPlot } from "@threshold/ui/StripPlot";
import { useMemo, useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import type { Problem } from "../../problem.ts";
import { explain } from "../../refusals.ts";
import { aboutRow, short } from "./say-row.ts";
import { type JudgedBid, readPoints, rowsOf, type SheetRow } from "./sheet.ts";
import {
  changedPoints,
  drawnAs,
  fromOf,
  type Member,
  pointsOf,
  type Spread,
  totalsOf,
} from "./together.ts";
import "./evaluation.css";

export interface TogetherProps {
  scoring: Scoring;
  bids: readonly JudgedBid[];
  members: readonly Member[];
  sheets: AllSheets;
  /** As the members scored alone, where that is told: what was revised since shows what it was. */
  alone?: AllSheets;
  /** The reader, where he may revise his own. */
  own?: string | undefined;
  /** Answers with what went wrong. */
  onRevise?: (bidder: string, points: Points, reason: string) => Promise<Problem | undefined>;
}

/** Everybody's points beside each other: how far apart they lie, by bid and by criterion. Nobody is struck out. */
export function Together(props: TogetherProps) {
  const { scoring, bids, members, sheets, alone, own, onRevise } = props;
  const { t } = useWords();
  const words = t.tenderEval;
  const [chosen, choose] = useState(bids[0]?.bidder);
  const totals = useMemo(
    () => new Map(bids.map(({ bidder }) => [bidder, totalsOf(scoring, sheets, bidder)])),
    [scoring, bids, sheets],
  );
  const from = fromOf([...totals.values()].map((spread) => ({ spread, max: 100 })));
  const bid = bids.find(({ bidder }) => bidder === chosen) ?? bids[0];
  return (
    <div className="eval-together">
      <p className="eval-quiet">{words.togetherLead}</p>
      <ul className="eval-overview">
        {bids.map(({ bidder, name }) => {
          const spread = totals.get(bidder);
          return (
            <li key={bidder}>
              <button
                type="button"
                aria-pressed={bidder === bid?.bidder}
                onClick={() => choose(bidder)}
              >
                <span>{name}</span>
                {spread && (
                  <>
                    <Strip label={name} max={100} {...{ from, spread, members, own }} />
                    <span className="eval-quiet">
                      {words.median(rounded(spread.median, 2))}
                      {spread.far.size > 0 && ` · ${words.far(spread.far.size)}`}
                    </span>
                  </>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {bid && (
        <OneBid
          key={bid.bidder}
          {...{ scoring, bid, members, sheets, alone, own, from }}
          totals={totals.get(bid.bidder)}
          onRevise={onRevise && ((points, reason) => onRevise(bid.bidder, points, reason))}
        />
      )}
    </div>
  );
}

function Strip({
  label,
  from,
  max,
  least,
  spread,
  members,
  own,
}: {
  label: string;
  /** As a share of the most. */
  from: number;
  max: number;
  /** The threshold (门槛), as a share of the most. */
  least?: string | null;
  spread: Spread;
  members: readonly Member[];
  own: string | undefined;
}) {
  const { t } = useWords();
  const threshold = readFraction(least ?? "");
  return (
    <StripPlot
      label={label}
      from={Math.round(from * max * 10) / 10}
      max={max}
      least={threshold && drawnAs(threshold) * max}
      median={drawnAs(spread.median)}
      farText={t.tenderEval.isFar}
      dots={spread.values.map(({ expert, value }) => ({
        key: expert,
        name: nameIn(members, expert),
        value: drawnAs(value),
        text: short(value),
        isFar: spread.far.has(expert),
        isOwn: expert === own,
      }))}
    />
  );
}

const nameIn = (members: readonly Member[], reference: string) =>
  members.find((one) => one.reference === reference)?.name ?? "";

const isOther = (text: string, value: Spread["median"]): boolean => {
  const before = readFraction(text);
  return before !== undefined && compare(before, value) !== 0;
};

interface OneBidProps {
  scoring: Scoring;
  bid: JudgedBid;
  members: readonly Member[];
  sheets: AllSheets;
  alone: AllSheets | undefined;
  own: string | undefined;
  from: number;
  totals: Spread | undefined;
  onRevise: ((points: Points, reason: string) => Promise<Problem | undefined>) | undefined;
}

/** Criterion by criterion: each member's points, and the reader's own to revise. */
function OneBid(props: OneBidProps) {
  const { scoring, bid, members, sheets, alone, own, from, totals, onRevise } = props;
  const { t } = useWords();
  const words = t.tenderEval;
  const rows = useMemo(() => rowsOf(scoring), [scoring]);
  const spreads = useMemo(
    () =>
      new Map(
        rows
          .filter(({ isLeaf }) => isLeaf)
          .map(({ criterion }) => [
            criterion.id,
            {
              spread: pointsOf(scoring, sheets, bid.bidder, criterion),
              max: Number(criterion.max ?? 0),
            },
          ]),
      ),
    [scoring, sheets, bid.bidder, rows],
  );
  const rowsFrom = fromOf([...spreads.values()]);
  const before = own === undefined ? undefined : sheets[own]?.[bid.bidder];
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>();
  return (
    <section className="eval-one" aria-labelledby={`eval-${bid.bidder}`}>
      <header>
        <h3 id={`eval-${bid.bidder}`}>{bid.name}</h3>
        {before && onRevise && !typed && (
          <Button icon="edit" onClick={() => setTyped(before)}>
            {words.revise}
          </Button>
        )}
      </header>
      <div
        className="eval-scroll"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
        role="region"
        aria-label={words.pointsOfBid(bid.name)}
      >
        <table className="eval-points">
          <caption className="visually-hidden">{words.pointsOfBid(bid.name)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.criterion}</th>
              <th scope="col">{words.spread}</th>
              {members.map(({ reference, name }) => (
                <th
                  key={reference}
                  scope="col"
                  className={reference === own ? "eval-own" : undefined}
                >
                  {reference === own ? words.me(name) : name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const known = spreads.get(row.criterion.id);
              return known ? (
                <PointsRow
                  key={row.criterion.id}
                  {...{ row, members, own, typed }}
                  {...known}
                  from={rowsFrom}
                  before={(expert) => alone?.[expert]?.[bid.bidder]?.[row.criterion.id]}
                  onType={(text) => setTyped({ ...typed, [row.criterion.id]: text })}
                />
              ) : (
                <tr key={row.criterion.id} className="eval-branch">
                  <th scope="row" colSpan={members.length + 2}>
                    {row.criterion.name}
                    <small>{aboutRow(row, words).join(" · ")}</small>
                  </th>
                </tr>
              );
            })}
          </tbody>
          {totals && (
            <tfoot>
              <tr>
                <th scope="row">{words.total}</th>
                <td data-label={words.spread}>
                  <Strip
                    label={words.total}
                    max={100}
                    spread={totals}
                    {...{ from, members, own }}
                  />
                </td>
                {members.map(({ reference, name }) => (
                  <td
                    key={reference}
                    data-label={name}
                    className={reference === own ? "eval-own" : undefined}
                  >
                    <Given spread={totals} expert={reference} />
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {typed && before && onRevise && (
        <Revision {...{ rows, typed, before, onRevise }} onDone={() => setTyped(undefined)} />
      )}
    </section>
  );
}

function Given({
  spread,
  expert,
  before,
}: {
  spread: Spread;
  expert: string;
  /** What was given alone. */
  before?: string | undefined;
}) {
  const { t } = useWords();
  const one = spread.values.find((value) => value.expert === expert);
  if (!one) return "—";
  const isFar = spread.far.has(expert);
  return (
    <span className={isFar ? "eval-far" : undefined}>
      {before !== undefined && isOther(before, one.value) && (
        <s className="eval-before" title={t.tenderEval.givenAlone}>
          {before}
        </s>
      )}
      {short(one.value)}
      {isFar && (
        <>
          <span className="eval-ring" aria-hidden="true">
            ○
          </span>
          <span className="visually-hidden">{t.tenderEval.isFar}</span>
        </>
      )}
    </span>
  );
}

function PointsRow({
  row,
  spread,
  from,
  max,
  members,
  own,
  typed,
  before,
  onType,
}: {
  row: SheetRow;
  spread: Spread;
  from: number;
  max: number;
  members: readonly Member[];
  own: string | undefined;
  typed: Readonly<Record<string, string>> | undefined;
  before: (expert: string) => string | undefined;
  onType: (text: string) => void;
}) {
  const { t } = useWords();
  const words = t.tenderEval;
  const { criterion } = row;
  const most = criterion.max ?? "0";
  const fault = typed && readPoints(typed[criterion.id], most).fault;
  return (
    <tr>
      <th scope="row">
        <span className="eval-criterion">
          {criterion.name}
          <small>{aboutRow(row, words).join(" · ")}</small>
        </span>
      </th>
      <td data-label={words.spread}>
        <Strip
          label={criterion.name}
          least={criterion.least}
          {...{ from, max, spread, members, own }}
        />
      </td>
      {members.map(({ reference, name }) => (
        <td
          key={reference}
          data-label={name}
          className={reference === own ? "eval-own" : undefined}
        >
          {typed && reference === own ? (
            <input
              className="ui-input"
              inputMode="decimal"
              aria-label={criterion.name}
              aria-invalid={fault ? true : undefined}
              title={fault && words.faults[fault](most)}
              value={typed[criterion.id] ?? ""}
              onChange={({ target }) => onType(target.value)}
            />
          ) : (
            <Given spread={spread} expert={reference} before={before(reference)} />
          )}
        </td>
      ))}
    </tr>
  );
}

interface RevisionProps {
  rows: readonly SheetRow[];
  typed: Readonly<Record<string, string>>;
  before: Points;
  onRevise: (points: Points, reason: string) => Promise<Problem | undefined>;
  onDone: () => void;
}

/** A changed sheet goes with its reason, which stands in the log for everybody. */
function Revision({ rows, typed, before, onRevise, onDone }: RevisionProps) {
  const { t } = useWords();
  const words = t.tenderEval;
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const read = rows
    .filter(({ isLeaf }) => isLeaf)
    .map(
      ({ criterion }) =>
        [criterion.id, readPoints(typed[criterion.id], criterion.max ?? "0").points] as const,
    );
  const isWhole = read.every(([, points]) => points !== undefined);
  const points = Object.fromEntries(read.map(([id, value]) => [id, value ?? ""]));
  const changed = isWhole ? changedPoints(before, points) : [];
  const names = rows.filter(({ criterion }) => changed.includes(criterion.id));
  const unavailable = !isWhole
    ? words.revisionWrong
    : changed.length === 0
      ? words.nothingChanged
      : reason.trim() === ""
        ? words.reasonFirst
        : undefined;
  const send = async () => {
    setBusy(true);
    const refused = await onRevise(points, reason.trim());
    setBusy(false);
    setProblem(refused);
    if (!refused) onDone();
  };
  return (
    <div className="eval-revision">
      {names.length > 0 && (
        <ul>
          {names.map(({ criterion: { id, name } }) => (
            <li key={id}>{words.changedFrom(name, before[id] ?? "", points[id] ?? "")}</li>
          ))}
        </ul>
      )}
      <Textarea
        label={words.reason}
        hint={words.reasonHint}
        required
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {problem && <ErrorNote>{explain(t, problem)}</ErrorNote>}
      <div className="eval-row">
        <Button onClick={onDone}>{t.shell.cancel}</Button>
        <Button
          kind="PRIMARY"
          busy={busy}
          onClick={() => void send()}
          {...(unavailable && { unavailable })}
        >
          {words.saveRevision}
        </Button>
        {unavailable && <span className="eval-quiet">{unavailable}</span>}
      </div>
    </div>
  );
}
