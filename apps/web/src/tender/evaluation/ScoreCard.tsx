import { readBid } from "@threshold/domain/tender/bid";
import { rounded, writeFraction } from "@threshold/domain/tender/fraction";
import { Button } from "@threshold/ui/Button";
import { Input, Select } from "@threshold/ui/Input";
import { useWords } from "../../i18n/Words.tsx";
import { aboutRow } from "./say-row.ts";
import { BidText } from "./BidText.tsx";
import type { Column, JudgedBid, SheetRow } from "./sheet.ts";

export interface ScoreCardProps {
  rows: readonly SheetRow[];
  bids: readonly JudgedBid[];
  bid: JudgedBid;
  columns: ReadonlyMap<string, Column>;
  typed: Readonly<Record<string, string>>;
  onChange: (criterion: string, text: string) => void;
  onChoose: (bidder: string) => void;
}

/** One bid after the other: what it says, and its points. */
export function ScoreCard(props: ScoreCardProps) {
  const { rows, bids, bid, columns, typed, onChange, onChoose } = props;
  const { t } = useWords();
  const words = t.tenderEval;
  const column = columns.get(bid.bidder);
  const at = bids.indexOf(bid);
  const leaves = rows.filter(({ isLeaf }) => isLeaf).length;
  const answers = new Map(
    readBid(bid.bid)?.answers.map(({ criterion, text }) => [criterion, text]) ?? [],
  );
  const step = (by: number) => {
    const next = bids[at + by];
    if (next) onChoose(next.bidder);
  };
  return (
    <section className="eval-card" aria-label={bid.name}>
      <div className="eval-card-choice">
        <Button
          iconOnly
          icon="arrowLeft"
          onClick={() => step(-1)}
          {...(at === 0 && { unavailable: words.firstBid })}
        >
          {words.previous}
        </Button>
        <Select
          label={words.bidOf(at + 1, bids.length)}
          value={bid.bidder}
          options={bids.map(({ bidder, name }) => ({
            value: bidder,
            label: `${columns.get(bidder)?.given === leaves ? "✓ " : ""}${name}`,
          }))}
          onChange={({ target }) => onChoose(target.value)}
        />
        <Button
          iconOnly
          icon="arrowRight"
          onClick={() => step(1)}
          {...(at === bids.length - 1 && { unavailable: words.lastBid })}
        >
          {words.next}
        </Button>
      </div>
      <details className="eval-bid-text">
        <summary>{words.readBid}</summary>
        <BidText bid={bid} rows={rows} />
      </details>
      <ol className="eval-card-rows">
        {rows.map((row, index) => {
          const { criterion, isLeaf, level } = row;
          const about = aboutRow(row, words).join(" · ");
          const fault = column?.faults[criterion.id];
          const part = column?.parts.get(criterion.id);
          return (
            <li key={criterion.id} style={{ paddingInlineStart: `${level * 0.75}rem` }}>
              {isLeaf ? (
                <Input
                  label={criterion.name}
                  hint={about}
                  data-row={index}
                  inputMode="decimal"
                  autoComplete="off"
                  value={typed[criterion.id] ?? ""}
                  error={fault && words.faults[fault](criterion.max ?? "")}
                  onChange={({ target }) => onChange(criterion.id, target.value)}
                  onKeyDown={nextOnEnter}
                />
              ) : (
                <div className="eval-card-part">
                  <span className="eval-criterion">
                    <strong>{criterion.name}</strong>
                    <small>{about}</small>
                  </span>
                  <span className={column?.short.includes(criterion.id) ? "eval-warn" : undefined}>
                    {part && rounded(part, 2)}
                    {column?.short.includes(criterion.id) && ` · ${words.belowLeast}`}
                  </span>
                </div>
              )}
              {answers.get(criterion.id) && (
                <p className="eval-answer">{answers.get(criterion.id)}</p>
              )}
            </li>
          );
        })}
      </ol>
      {column && (
        <p className="eval-card-total">
          <span>{words.total}</span>
          <strong>{rounded(column.total, 2)}</strong>
          <small>
            {column.given === leaves
              ? words.exactly(writeFraction(column.total))
              : words.openAsNone(leaves - column.given)}
          </small>
        </p>
      )}
    </section>
  );
}

/** Enter goes to the next number, as a phone's keyboard offers. */
function nextOnEnter(event: React.KeyboardEvent<HTMLInputElement>) {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const fields = [
    ...(event.currentTarget.closest("ol")?.querySelectorAll<HTMLInputElement>("input") ?? []),
  ];
  fields[fields.indexOf(event.currentTarget) + 1]?.focus();
}
