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

/** How many of a line go over now: what was counted, and of a document what came. */
export const handedOf = (
  line: Pick<ItemFacts, "kind" | "quantity" | "counted" | "receivedOn">,
): number =>
  line.kind === "DOCUMENT"
    ? line.receivedOn === null
      ? 0
      : (line.quantity ?? 1)
    : (line.counted ?? 0);
