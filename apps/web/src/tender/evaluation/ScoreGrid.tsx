import { rounded } from "@threshold/domain/tender/fraction";
import { NumberGrid } from "@threshold/ui/NumberGrid";
import { useMemo, useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { aboutRow } from "./say-row.ts";
import type { Column, JudgedBid, SheetRow, Typed } from "./sheet.ts";

export interface ScoreGridProps {
  rows: readonly SheetRow[];
  bids: readonly JudgedBid[];
  columns: ReadonlyMap<string, Column>;
  typed: Typed;
  onChange: (criterion: string, bidder: string, text: string) => void;
  onPaste: (criterion: string, bidder: string, block: readonly (readonly string[])[]) => void;
  /** Reads a bid, and scores it by itself. */
  onOpen: (bidder: string) => void;
}

/** The whole sheet: criteria down, bids across. */
export function ScoreGrid({
  rows,
  bids,
  columns,
  typed,
  onChange,
  onPaste,
  onOpen,
}: ScoreGridProps) {
  const { t } = useWords();
  const words = t.tenderEval;
  const [at, setAt] = useState<{ criterion: string; bid: string }>();
  const heads = useMemo(
    () =>
      rows.map((row) => (
        <span key={row.criterion.id} className="eval-criterion">
          {row.criterion.name}
          <small>{aboutRow(row, words).join(" · ")}</small>
        </span>
      )),
    [rows, words],
  );
  const heading = useMemo(
    () =>
      bids.map(({ bidder, name, price }) => ({
        key: bidder,
        name,
        head: (
          <span className="eval-bid-head">
            <button type="button" className="eval-open-bid" onClick={() => onOpen(bidder)}>
              {name}
            </button>
            <small>{words.price(price)}</small>
          </span>
        ),
      })),
    [bids, words, onOpen],
  );
  const leaves = rows.filter(({ isLeaf }) => isLeaf).length;
  const cells = ({ criterion, isLeaf }: SheetRow) =>
    bids.map(({ bidder }) => {
      const column = columns.get(bidder);
      if (isLeaf) {
        const fault = column?.faults[criterion.id];
        const text = typed[bidder]?.[criterion.id] ?? "";
        return fault ? { text, fault: words.faults[fault](criterion.max ?? "") } : { text };
      }
      const part = column?.parts.get(criterion.id);
      const text = part ? rounded(part, 2) : "";
      return column?.short.includes(criterion.id) ? { text, warn: words.belowLeast } : { text };
    });
  return (
    <div className="eval-grid">
      <NumberGrid
        label={words.sheet}
        corner={words.criterion}
        columns={heading}
        rows={rows.map((row, index) => ({
          key: row.criterion.id,
          name: row.criterion.name,
          head: heads[index],
          level: row.level,
          counted: !row.isLeaf,
          cells: cells(row),
        }))}
        foot={{
          name: words.total,
          cells: bids.map(({ bidder }) => {
            const column = columns.get(bidder);
            return column && <Total key={bidder} column={column} all={leaves} />;
          }),
        }}
        onChange={(row, column, text) => {
          const [criterion, bid] = [rows[row]?.criterion.id, bids[column]?.bidder];
          if (criterion !== undefined && bid !== undefined) onChange(criterion, bid, text);
        }}
        onPaste={(row, column, block) => {
          const [criterion, bid] = [rows[row]?.criterion.id, bids[column]?.bidder];
          if (criterion !== undefined && bid !== undefined) onPaste(criterion, bid, block);
        }}
        onAt={(row, column) =>
          setAt({ criterion: rows[row]?.criterion.name ?? "", bid: bids[column]?.name ?? "" })
        }
      />
      <p className="eval-quiet">{at ? words.where(at.bid, at.criterion) : words.keys}</p>
    </div>
  );
}

/** A total as people read it; the exact fraction is one look away. */
function Total({ column, all }: { column: Column; all: number }) {
  const { t } = useWords();
  const isWhole = column.given === all;
  return (
    <span
      className={isWhole ? "eval-total" : "eval-total eval-quiet"}
      title={isWhole ? undefined : t.tenderEval.openAsNone(all - column.given)}
    >
      {rounded(column.total, 2)}
    </span>
  );
}
