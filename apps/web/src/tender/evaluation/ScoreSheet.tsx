import type { Points, Scoring } from "@threshold/domain/tender/score";
import { Button } from "@threshold/ui/Button";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { Checkbox } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { usePhone } from "@threshold/ui/theme";
import { useEffect, useMemo, useRef, useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import type { Problem } from "../../problem.ts";
import { explain } from "../../refusals.ts";
import { dropDraft, keepDraft, keptDraft } from "./draft.ts";
import { ScoreCard } from "./ScoreCard.tsx";
import { ScoreGrid } from "./ScoreGrid.tsx";
import {
  type Column,
  columnOf,
  type JudgedBid,
  rowsOf,
  sheetsOf,
  type Typed,
  withBlock,
} from "./sheet.ts";
import "./evaluation.css";

export interface ScoreSheetProps {
  tender: string;
  member: string;
  scoring: Scoring;
  bids: readonly JudgedBid[];
  /** Answers with what went wrong. */
  onHandIn: (sheets: Record<string, Points>) => Promise<Problem | undefined>;
}

const NONE: Typed[string] = {};

/** What each bid's numbers come to, counted anew only for the one that changed. */
function useColumns(scoring: Scoring, bids: readonly JudgedBid[], typed: Typed) {
  const rows = useMemo(() => rowsOf(scoring), [scoring]);
  const [counted] = useState(() => new WeakMap<object, Column>());
  const columns = new Map(
    bids.map(({ bidder }) => {
      const own = typed[bidder] ?? NONE;
      const column = counted.get(own) ?? columnOf(scoring, rows, own);
      counted.set(own, column);
      return [bidder, column] as const;
    }),
  );
  return { rows, columns };
}

type View = "GRID" | "CARDS";

/** A member's own sheet: all bids beside each other, or one after the other; nothing of anybody else. */
export function ScoreSheet({ tender, member, scoring, bids, onHandIn }: ScoreSheetProps) {
  const { t } = useWords();
  const words = t.tenderEval;
  const phone = usePhone();
  const [typed, setTyped] = useState<Typed>(() => keptDraft(tender, member));
  const [isKept, setKept] = useState(true);
  const [chosen, choose] = useState<View>("GRID");
  const [at, setAt] = useState(0);
  const view: View = phone ? "CARDS" : chosen;
  const { rows, columns } = useColumns(scoring, bids, typed);
  const leaves = rows.filter(({ isLeaf }) => isLeaf);
  const all = leaves.length * bids.length;
  const given = [...columns.values()].reduce((sum, column) => sum + column.given, 0);
  // Kept once typing rests: thousands of numbers are not written for every key.
  useEffect(() => {
    const timer = setTimeout(() => setKept(keepDraft(tender, member, typed)), 250);
    const now = () => keepDraft(tender, member, typed);
    window.addEventListener("pagehide", now);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", now);
    };
  }, [tender, member, typed]);
  const type = (criterion: string, bidder: string, text: string) =>
    setTyped((before) => ({ ...before, [bidder]: { ...before[bidder], [criterion]: text } }));
  const paste = (criterion: string, bidder: string, block: readonly (readonly string[])[]) => {
    const place = {
      criteria: leaves.map(({ criterion: one }) => one.id),
      bidders: bids.map((one) => one.bidder),
    };
    setTyped((before) => withBlock(before, place, { criterion, bidder }, block));
  };
  const bid = bids[Math.min(at, bids.length - 1)];
  const open = (bidder: string) => {
    setAt(bids.findIndex((one) => one.bidder === bidder));
    choose("CARDS");
  };
  const root = useRef<HTMLDivElement>(null);
  const go = (bidder: string, criterion: string) => {
    const column = bids.findIndex((one) => one.bidder === bidder);
    const row = rows.findIndex((one) => one.criterion.id === criterion);
    setAt(column);
    requestAnimationFrame(() => {
      const name = view === "GRID" ? `[data-at="${row}:${column}"]` : `[data-row="${row}"]`;
      root.current?.querySelector<HTMLElement>(name)?.focus();
    });
  };
  return (
    <div className="eval-sheet" ref={root}>
      <div className="eval-sheet-head">
        <progress max={all} value={given} aria-label={words.progress} />
        <span aria-live="polite">{words.given(given, all)}</span>
        <span className="eval-quiet">{isKept ? words.keptHere : words.notKept}</span>
        {!phone && (
          <Segmented<View>
            label={words.view}
            value={view}
            options={[
              { value: "GRID", label: words.asGrid },
              { value: "CARDS", label: words.asCards },
            ]}
            onChange={choose}
          />
        )}
      </div>
      {view === "GRID" ? (
        <ScoreGrid
          {...{ rows, bids, columns, typed }}
          onChange={type}
          onPaste={paste}
          onOpen={open}
        />
      ) : (
        bid && (
          <ScoreCard
            {...{ rows, bids, bid, columns }}
            typed={typed[bid.bidder] ?? {}}
            onChange={(criterion, text) => type(criterion, bid.bidder, text)}
            onChoose={(bidder) => setAt(bids.findIndex((one) => one.bidder === bidder))}
          />
        )
      )}
      <HandIn
        columns={columns}
        names={new Map(bids.map(({ bidder, name }) => [bidder, name]))}
        onGo={go}
        criteria={new Map(leaves.map(({ criterion }) => [criterion.id, criterion.name]))}
        onHandIn={async (sheets) => {
          const problem = await onHandIn(sheets);
          if (!problem) dropDraft(tender, member);
          return problem;
        }}
      />
    </div>
  );
}

interface HandInProps {
  columns: ReadonlyMap<string, Column>;
  names: ReadonlyMap<string, string>;
  criteria: ReadonlyMap<string, string>;
  onGo: (bidder: string, criterion: string) => void;
  onHandIn: ScoreSheetProps["onHandIn"];
}

/** Once and for all bids: what is missing is told, what is handed in cannot be taken back. */
function HandIn({ columns, names, criteria, onGo, onHandIn }: HandInProps) {
  const { t } = useWords();
  const words = t.tenderEval;
  const [isPromised, setPromised] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const sheets = sheetsOf(columns);
  const open = [...columns].flatMap(([bidder, { missing, faults }]) =>
    missing.map((criterion) => ({ bidder, criterion, isWrong: criterion in faults })),
  );
  const [first] = open;
  const short = [...columns].filter(([, column]) => column.short.length > 0);
  const where =
    first && words.where(names.get(first.bidder) ?? "", criteria.get(first.criterion) ?? "");
  const reason = first
    ? first.isWrong
      ? words.firstWrong(where ?? "")
      : words.stillOpen(open.length, where ?? "")
    : isPromised
      ? undefined
      : words.promiseFirst;
  const handIn = async () => {
    if (!sheets) return;
    setBusy(true);
    setProblem(await onHandIn(sheets));
    setBusy(false);
  };
  return (
    <div className="eval-hand-in">
      {short.length > 0 && (
        <Note tone="WARN">{words.short(short.map(([bidder]) => names.get(bidder) ?? ""))}</Note>
      )}
      <Checkbox
        label={words.promise}
        checked={isPromised}
        onChange={({ target }) => setPromised(target.checked)}
      />
      {problem && <ErrorNote>{explain(t, problem)}</ErrorNote>}
      <div className="eval-row">
        <Button
          kind="PRIMARY"
          icon="check"
          busy={busy}
          onClick={() => void handIn()}
          {...(reason && { unavailable: reason })}
        >
          {words.handIn}
        </Button>
        <span className="eval-quiet">{reason ?? words.handInOnce}</span>
        {first && (
          <Button small kind="QUIET" onClick={() => onGo(first.bidder, first.criterion)}>
            {words.goThere}
          </Button>
        )}
      </div>
    </div>
  );
}
