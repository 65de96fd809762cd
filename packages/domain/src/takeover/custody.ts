import type { CustodyKind, DocumentForm } from "../custody/vocabulary.ts";
import type { ItemFacts } from "./item.ts";

/** A thing on custody's list as a line of the takeover tells it; a document has a form instead of a number. */
export interface ThingOfLine {
  readonly kind: CustodyKind;
  readonly name: string;
  readonly place: string | null;
  readonly form: DocumentForm | null;
  /** How many are to come. */
  readonly expected: number;
  readonly promisedOn: ItemFacts["promisedOn"];
}

const kinds = { KEY: "KEY", TOOL: "TOOL", ROOM_FACILITY: "FACILITY" } as const;

/**
 * What a line of KF-06 or of the tool and key list (TKO-R16) puts on custody's list; null for lines of what is inspected, and for what
 * does not apply. A document is there in one form: its original, unless the line says otherwise.
 */
export function thingOfLine(
  line: Pick<
    ItemFacts,
    "kind" | "name" | "place" | "quantity" | "counted" | "verdict" | "isOriginal" | "promisedOn"
  > & { readonly area: string | null },
): ThingOfLine | null {
  const { kind, name, place, area, quantity, counted, verdict, promisedOn } = line;
  if (verdict === "NA") return null;
  const where = [area, place].filter(Boolean).join(" ").slice(0, 80) || null;
  const expected = quantity ?? counted ?? 1;
  if (kind === "DOCUMENT") {
    const form = line.isOriginal === false ? "COPY" : "ORIGINAL";
    return { kind, name, place: null, form, expected, promisedOn };
  }
  if (kind === "KEY" || kind === "TOOL" || kind === "ROOM_FACILITY")
    return { kind: kinds[kind], name, place: where, form: null, expected, promisedOn: null };
  return null;
}

/** Numbers (移交编号) of things that nobody numbered, within an estate; see numbering/pattern. */
export const thingNumbers = "YJ-{number:4}";

/** What a line says of how many there are. */
type CountedLine = Pick<ItemFacts, "kind" | "quantity" | "counted" | "receivedOn">;

/** How many of a line came: what was counted, and of a document what was received. */
const handedOf = (line: CountedLine): number =>
  line.kind === "DOCUMENT"
    ? line.receivedOn === null
      ? 0
      : (line.quantity ?? 1)
    : (line.counted ?? 0);

/**
 * What goes over now of one thing, which one or several lines tell of, and how many the list names of that, null where it names none:
 * what was received before is off both. Null where nothing is left to hand over.
 */
export function goesOver(
  lines: readonly CountedLine[],
  received: number,
): { readonly quantity: number; readonly listed: number | null } | null {
  const here = lines.filter((line) => handedOf(line) > 0);
  const quantity = here.reduce((sum, line) => sum + handedOf(line), 0) - received;
  if (quantity <= 0) return null;
  const listed = here.reduce<number | null>(
    (sum, line) => (sum === null || line.quantity === null ? null : sum + line.quantity),
    0,
  );
  return { quantity, listed: listed === null ? null : Math.max(0, listed - received) };
}
