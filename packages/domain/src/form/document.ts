import type { Day } from "../calendar/day.ts";

/**
 * What a form prints, as data: the PDF, the workbook and the page's preview are made of the same value. Papers are the
 * company's Chinese ones; their words are Chinese whoever prints them.
 */
export interface FormDocument {
  readonly title: string;
  readonly paperCode: string | null;
  /** What it is of, in the contents of a file that binds many: a home's number say. */
  readonly subject?: string;
  /** What all of it is known by elsewhere: the file bears it in its properties. */
  readonly digest?: string;
  /** Lists with many columns lie across. */
  readonly orientation: "PORTRAIT" | "LANDSCAPE";
  readonly blocks: readonly Block[];
}

export type Block = Facts | Table | Checks | Prose | Photos | Signatures;

/** Labels with their values, two beside each other; a value may be long. */
export interface Facts {
  readonly kind: "FACTS";
  readonly title?: string;
  readonly facts: readonly { readonly label: string; readonly value: Cell }[];
}

/** A table; its header is printed again on every page that it reaches. */
export interface Table {
  readonly kind: "TABLE";
  readonly title?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Said where there are no rows. */
  readonly empty?: string;
}

export interface Column {
  readonly header: string;
  /** Its share of the width, beside the others'. */
  readonly width: number;
  readonly align?: "LEFT" | "CENTER" | "RIGHT";
}

/** What each column takes of the width, 0 to 1; together 1, whatever the shares add up to. */
export function sharesOf(columns: readonly Pick<Column, "width">[]): number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => width / all);
}

/** Nothing, a text, a number as it is printed, a day, or a box that is ticked or not. */
export type Cell = string | number | null | { readonly ticked: boolean };

/** Lines with a box each. */
export interface Checks {
  readonly kind: "CHECKS";
  readonly title?: string;
  readonly items: readonly {
    readonly text: string;
    readonly ticked: boolean;
    readonly remark?: string | null;
  }[];
}

export interface Prose {
  readonly kind: "TEXT";
  readonly title?: string;
  readonly text: string;
}

/** A picture that is kept: by its content's hash to be printed, by its address to be shown. */
export interface Picture {
  readonly sha256: string;
  readonly url: string;
}

export interface Photos {
  readonly kind: "PHOTOS";
  readonly title?: string;
  readonly photos: readonly { readonly picture: Picture; readonly caption: string }[];
}

/** Boxes to sign in; what is signed in the system already comes with its picture. */
export interface Signatures {
  readonly kind: "SIGNATURES";
  readonly title?: string;
  readonly boxes: readonly {
    readonly label: string;
    readonly name?: string | null;
    readonly on?: Day | null;
    /** The drawn signature: kept like a photo, or as the strokes of an SVG path within 300 × 100. */
    readonly picture?: Picture | { readonly strokes: string } | null;
  }[];
}

/** A cell as it is read: a tick is a sign. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "object") return cell.ticked ? "√" : "";
  return plain(String(cell));
}

/**
 * Text as it may stand on paper: without control characters and the invisible marks that turn the direction of what
 * follows, so that what is read is what was kept. Line breaks stay.
 */
export const plain = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .replaceAll(/\r\n?|\u2028|\u2029/g, "\n")
    .replaceAll("\t", " ")
    // Control and format characters, of which only the line break is meant to be there.
    .replaceAll(/[^\P{Cc}\n]|\p{Cf}/gu, "");
