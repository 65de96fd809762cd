import { compareDays, type Day } from "../calendar/day.ts";
import type { DefectChange } from "../defect/lifecycle.ts";
import type { DefectStatus } from "../defect/vocabulary.ts";
import { ok, refuse, type Result } from "../result.ts";
import {
  all,
  complete,
  dayOfDoing,
  each,
  optionalWords,
  type RecordTaskCode,
  words,
} from "./record.ts";

/** 样板房, 销售大厅, 围蔽区域: what the developer hands over for the sales (001-D 4.8). */
export const salesAreas = ["SHOW_FLAT", "SALES_HALL", "ENCLOSURE"] as const;
export type SalesArea = (typeof salesAreas)[number];

/** How the defects were told to the developer's engineering department (书面反馈): the day, and to whom. */
export interface LetterSent {
  readonly sentOn: Day;
  readonly recipient: string;
}

/**
 * LCH-R25: the letter has gone out, in writing: without the file of it no defect is told.
 * Refused: NOTHING_CHANGES where it is sent already, AREA_LETTER_FILE_MISSING, DONE_IN_THE_FUTURE, INVALID_INPUT.
 */
export function sendAreaLetter(
  letter: { readonly sentOn: Day | null; readonly files: number; readonly defects: number },
  entered: LetterSent,
  today: Day,
): Result<LetterSent> {
  if (letter.sentOn !== null) return refuse("NOTHING_CHANGES");
  if (letter.defects === 0) return refuse("RECORD_INCOMPLETE", { fields: ["defects"] });
  if (letter.files === 0) return refuse("AREA_LETTER_FILE_MISSING");
  return all<LetterSent & Record<string, unknown>>({
    sentOn: dayOfDoing(entered.sentOn, today),
    recipient: words("recipient", entered.recipient, 80),
  });
}

/**
 * LCH-R25, TKO-R22: a defect of an area is told in writing ahead of being mended; the letter is its assignment. One that somebody took
 * out of the list meanwhile stands as it does.
 */
export const tellInWriting = (
  { status }: { readonly status: DefectStatus },
  contractorId: string,
  reason: string,
): DefectChange | null =>
  status === "UNASSIGNED"
    ? { act: "ASSIGN", reason, columns: { status: "ASSIGNED", contractorId } }
    : null;

/** A thing that is handed over (移交物品). */
export interface AreaItem {
  readonly name: string;
  readonly quantity: number;
  readonly unit: string | null;
  readonly condition: string;
}

const mostItems = 500;

/** The list of things (LCH-R26): name, quantity, condition. Refused: INVALID_INPUT. */
export const areaItems = (
  entered: readonly {
    readonly name: string;
    readonly quantity: number;
    readonly unit?: string | null | undefined;
    readonly condition: string;
  }[],
): Result<readonly AreaItem[]> =>
  entered.length > mostItems
    ? refuse("INVALID_INPUT", { field: "items", max: mostItems })
    : each(entered, (item) =>
        all<AreaItem & Record<string, unknown>>({
          name: words("name", item.name, 80),
          quantity: quantityOf(item.quantity),
          unit: optionalWords("unit", item.unit, 10),
          condition: words("condition", item.condition, 200),
        }),
      );

const quantityOf = (value: number): Result<number> => {
  const kept = Math.round(value * 100) / 100;
  return kept > 0 && kept <= 1_000_000
    ? ok(kept)
    : refuse("INVALID_INPUT", { field: "quantity", min: 0.01, max: 1_000_000 });
};

/** A list is signed once something stands on it. Refused: RECORD_INCOMPLETE. */
export const signableItems = (items: readonly AreaItem[]): Result<null> =>
  complete({ items: items.length === 0 });

/** Rows that were copied out of a sheet, and the numbers of those that are no item. */
export interface PastedItems {
  readonly items: readonly AreaItem[];
  readonly wrong: readonly number[];
}

/** The order of columns on the paper list: name, quantity, unit, condition; without a unit three of them. */
export function pastedItems(text: string): PastedItems {
  const items: AreaItem[] = [];
  const wrong: number[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const cells = line.split("\t").map((cell) => cell.trim());
    if (cells.every((cell) => cell === "")) continue;
    const [name = "", quantity = "", ...rest] = cells;
    if (at === 0 && Number.isNaN(Number(quantity)) && /名称|name/i.test(name)) continue;
    const [unit, condition] = rest.length > 1 ? rest : [null, rest[0]];
    const read = areaItems([
      { name, quantity: Number(quantity), unit: unit ?? null, condition: condition || "完好" },
    ]);
    if (read.ok) items.push(...read.value);
    else wrong.push(at + 1);
  }
  return { items, wrong };
}

/** What is known of one area that was handed over. */
export interface AreaFacts {
  readonly area: SalesArea;
  readonly handedOverOn: Day;
  readonly inspectedOn: Day | null;
  readonly itemsSignedOn: Day | null;
  /** Defects not yet told in writing. */
  readonly toTell: number;
  /** When defects were last told in writing. */
  readonly lastSentOn: Day | null;
}

export type AreaTask = Extract<
  RecordTaskCode,
  "WORKS_PROGRESS" | "SALES_AREA_INSPECTED" | "SALES_AREA_ISSUES_SENT" | "SALES_AREA_ITEMS"
>;

/**
 * The day on which each launch task of the sales areas is done; null while something of it is open. All three areas are
 * handed over (LCH-R24), inspected and their defects told in writing (LCH-R25), their lists signed by both (LCH-R26).
 */
export function areaStanding(areas: readonly AreaFacts[]): Readonly<Record<AreaTask, Day | null>> {
  const isWhole = salesAreas.every((area) => areas.some((one) => one.area === area));
  const last = (days: readonly (Day | null)[]): Day | null =>
    isWhole && days.every((one) => one !== null)
      ? (days
          .filter((one) => one !== null)
          .toSorted(compareDays)
          .at(-1) ?? null)
      : null;
  const inspected = last(areas.map(({ inspectedOn }) => inspectedOn));
  const sent = areas.map(({ toTell, lastSentOn, inspectedOn }) =>
    toTell > 0 ? null : latest(lastSentOn, inspectedOn),
  );
  return {
    WORKS_PROGRESS: last(areas.map(({ handedOverOn }) => handedOverOn)),
    SALES_AREA_INSPECTED: inspected,
    SALES_AREA_ISSUES_SENT: inspected === null ? null : last(sent),
    SALES_AREA_ITEMS: last(areas.map(({ itemsSignedOn }) => itemsSignedOn)),
  };
}

const latest = (a: Day | null, b: Day | null): Day | null =>
  a === null || b === null ? (a ?? b) : compareDays(a, b) > 0 ? a : b;
