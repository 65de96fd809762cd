import { readBid } from "@threshold/domain/tender/bid";
import { useWords } from "../../i18n/Words.tsx";
import { BidFiles } from "./BidFiles.tsx";
import type { JudgedBid, SheetRow } from "./sheet.ts";

/** What a bid says, part by part; what it says to single criteria stands beside them. */
export function BidText({ bid, rows }: { bid: JudgedBid; rows: readonly SheetRow[] }) {
  const { t } = useWords();
  const words = t.tenderEval;
  const read = readBid(bid.bid);
  if (!read) return <p className="eval-quiet">{words.bidUnknown}</p>;
  const nameOf = (id: string) =>
    rows.find(({ criterion }) => criterion.id === id)?.criterion.name ?? id;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [words.bidParts.price, [words.price(read.price)]],
    [
      words.bidParts.services,
      read.services.map(({ name, price }) => `${name} ${words.price(price)}`),
    ],
    [words.bidParts.letter, [read.letter]],
    [words.bidParts.plan, [read.plan]],
    [
      words.bidParts.answers,
      read.answers.map(({ criterion, text }) => `${nameOf(criterion)}：${text}`),
    ],
    [words.bidParts.others, [read.others]],
  ];
  return (
    <dl className="eval-bid">
      {parts
        .map(([name, lines]) => [name, lines.filter((line) => line.trim() !== "")] as const)
        .filter(([, lines]) => lines.length > 0)
        .map(([name, lines]) => (
          <div key={name}>
            <dt>{name}</dt>
            {lines.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        ))}
      {read.files.length > 0 && (
        <div>
          <dt>{words.bidParts.files}</dt>
          <dd>
            <BidFiles bidder={bid.bidder} files={read.files} checked={bid.files ?? []} />
          </dd>
        </div>
      )}
    </dl>
  );
}
