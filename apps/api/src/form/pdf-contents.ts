import { plain } from "@threshold/domain/form/document";
import { words } from "./copy.ts";
import { type Doc, ink, leading, line, measure, sheet, size } from "./pdf-page.ts";

/** A copy in a bound file: what it is of with its number, and the page of the file that it begins on. */
export interface Entry {
  readonly name: string;
  readonly page: number;
}

const perPage = 40;
const step = 17;

/** How many pages of contents stand in front of so many copies; one alone has none. */
export const contentsPages = (copies: number): number =>
  copies > 1 ? Math.ceil(copies / perPage) : 0;

/** Where a link to a copy leads. */
export const destinationOf = (page: number): string => `copy-${page}`;

/** Writes 目录 after all copies, since only then their pages are known, and puts it in front of them. */
export function addContents(doc: Doc, title: string, entries: readonly Entry[]): void {
  const pages = contentsPages(entries.length);
  const left = sheet.side;
  const width = sheet.short - 2 * sheet.side;
  for (let at = 0; at < pages; at += 1) {
    doc.addPage({ size: "A4", layout: "portrait", margin: 0 });
    const heading = { x: left, width, align: "CENTER" as const };
    line(doc, plain(title), { ...heading, y: sheet.top, color: ink.faint });
    line(doc, words.contents, { ...heading, y: sheet.top + 18, font: "bold", points: size.title });
    for (const [row, entry] of entries.slice(at * perPage, (at + 1) * perPage).entries()) {
      const y = sheet.top + 52 + row * step;
      const page = String(entry.page);
      const name = `${at * perPage + row + 1}　${plain(entry.name)}`;
      line(doc, name, { x: left, y });
      line(doc, page, { x: left, y, width, align: "RIGHT" });
      const wide = measure(doc, "regular", size.text);
      dots(doc, left + wide(name) + 6, left + width - wide(page) - 6, y + leading(size.text) - 4);
      doc.goTo(left, y, width, step, destinationOf(entry.page));
    }
    line(doc, words.wholePage(at + 1), {
      x: left,
      y: sheet.long - sheet.bottom - sheet.footer + 20,
      width,
      align: "RIGHT",
      points: size.small,
      color: ink.faint,
    });
  }
  doc.flushPages();
  // pdfkit has no way to put a page in front; the order of a file's pages is this list.
  const kids = (doc as unknown as { _root: { data: { Pages: { data: { Kids: unknown[] } } } } })
    ._root.data.Pages.data.Kids;
  kids.unshift(...kids.splice(kids.length - pages));
}

function dots(doc: Doc, from: number, to: number, y: number): void {
  if (to <= from) return;
  doc.save().lineWidth(0.7).dash(0.7, { space: 3 }).strokeColor(ink.faint);
  doc.moveTo(from, y).lineTo(to, y).stroke();
  doc.undash().restore();
}
