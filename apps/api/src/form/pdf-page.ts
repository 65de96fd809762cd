import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { plain } from "@threshold/domain/form/document";
import { showCode } from "@threshold/domain/form/verification";
import type PDFKit from "pdfkit";
import { encode } from "uqr";
import { type Copy, words } from "./copy.ts";

export type Doc = PDFKit.PDFDocument;
export type Font = "regular" | "bold";

/** In points; 1 mm is 2.83. */
export const sheet = { long: 841.89, short: 595.28, side: 42, top: 34, bottom: 30, footer: 44 };
export const ink = { text: "#111111", faint: "#555555", line: "#444444", fill: "#f0f0f0" };
export const size = { title: 16, text: 9, small: 8 };
/** The height of a line of text of a size. */
export const leading = (of: number) => of * 1.45;

/** Where the next block goes on the page of the copy being drawn. */
export interface Pen {
  readonly doc: Doc;
  readonly copy: Copy;
  readonly left: number;
  readonly width: number;
  /** Where the page's own content ends. */
  readonly end: number;
  y: number;
  /** Where content begins on a page that follows. */
  bodyTop: number;
}

const fonts = createRequire(import.meta.url);
const fontFile = (weight: string) =>
  readFile(fonts.resolve(`@expo-google-fonts/noto-sans-sc/${weight}.ttf`));

/** Opens a document with the Chinese fonts; what is used of them is embedded. */
export async function openDocument(title: string): Promise<Doc> {
  const [{ default: PDFDocument }, regular, bold] = await Promise.all([
    import("pdfkit"),
    fontFile("400Regular/NotoSansSC_400Regular"),
    fontFile("700Bold/NotoSansSC_700Bold"),
  ]);
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    margin: 0,
    lang: "zh-CN",
    displayTitle: true,
    info: { Title: title, Producer: "Threshold" },
  });
  doc.registerFont("regular", regular as never);
  doc.registerFont("bold", bold as never);
  return doc;
}

const widths = new WeakMap<Doc, Record<Font, Map<string, number>>>();

/** Whether the font that is set has a sign; pdfkit says so only through fontkit's own font. */
const has = (doc: Doc, sign: string): boolean =>
  (
    doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } }
  )._font.font.hasGlyphForCodePoint(sign.codePointAt(0)!);

/** What the font lacks is printed as 〓, as type-setters mark it. */
const printable = (doc: Doc, text: string): string =>
  // Common signs are there: they are not asked for one by one.
  text.replaceAll(/[^\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]/gu, (sign) =>
    has(doc, sign) ? sign : "〓",
  );

/** How wide a text is in points; the signs of a font are measured once per document. */
export function measure(doc: Doc, font: Font, points: number) {
  const known = widths.get(doc) ?? { regular: new Map(), bold: new Map() };
  widths.set(doc, known);
  const ofSign = (sign: string): number => {
    const seen = known[font].get(sign);
    if (seen !== undefined) return seen;
    const wide = doc.font(font).fontSize(1000).widthOfString(sign) / 1000;
    known[font].set(sign, wide);
    return wide;
  };
  return (text: string) => [...text].reduce((sum, sign) => sum + ofSign(sign), 0) * points;
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly align?: "LEFT" | "CENTER" | "RIGHT";
  readonly font?: Font;
  readonly points?: number;
  readonly color?: string;
}

/** One line of text; nothing wraps and no page is added by itself. */
export function line(doc: Doc, text: string, at: Placed): void {
  if (text === "") return;
  const { font = "regular", points = size.text, color = ink.text, align = "LEFT" } = at;
  const room = (at.width ?? 0) - measure(doc, font, points)(text);
  const shift = align === "LEFT" ? 0 : align === "CENTER" ? room / 2 : room;
  doc.font(font).fontSize(points).fillColor(color);
  doc.text(printable(doc, text), at.x + Math.max(0, shift), at.y, { lineBreak: false });
}

/** Begins a copy on a page of its own: logo, the company's name, the paper's code, title and number. */
export function beginCopy(doc: Doc, copy: Copy): Pen {
  const pen = newPage(doc, copy);
  const { left, width } = pen;
  let x = left;
  if (copy.logo) {
    doc.image(copy.logo, left, sheet.top, { fit: [110, 30], valign: "center" });
    x += 118;
  }
  line(doc, plain(copy.header), { x, y: sheet.top + 9, color: ink.faint });
  const paper = copy.document.paperCode ?? "";
  line(doc, paper, { x: left, y: sheet.top + 9, width, align: "RIGHT", color: ink.faint });
  const title = { x: left, y: sheet.top + 34, width, align: "CENTER" as const };
  line(doc, plain(copy.document.title), { ...title, font: "bold", points: size.title });
  const number = `${words.number}：${copy.number}`;
  line(doc, number, { x: left, y: sheet.top + 62, width, align: "RIGHT" });
  pen.y = sheet.top + 80;
  return pen;
}

function newPage(doc: Doc, copy: Copy): Pen {
  const across = copy.document.orientation === "LANDSCAPE";
  const [wide, high] = across ? [sheet.long, sheet.short] : [sheet.short, sheet.long];
  doc.addPage({ size: "A4", layout: across ? "landscape" : "portrait", margin: 0 });
  const bodyTop = sheet.top + 22;
  const end = high - sheet.bottom - sheet.footer;
  return { doc, copy, left: sheet.side, width: wide - 2 * sheet.side, end, y: bodyTop, bodyTop };
}

/** Goes on on a new page, which says what it belongs to. */
export function turnPage(pen: Pen): void {
  const { doc, copy, left, width } = pen;
  newPage(doc, copy);
  const y = sheet.top;
  line(doc, plain(copy.document.title), { x: left, y, points: size.small, color: ink.faint });
  const right = { x: left, y, width, align: "RIGHT" as const };
  line(doc, copy.number, { ...right, points: size.small, color: ink.faint });
  doc.lineWidth(0.5).strokeColor(ink.line);
  doc
    .moveTo(left, y + 15)
    .lineTo(left + width, y + 15)
    .stroke();
  pen.y = pen.bodyTop;
}

/**
 * Puts the foot onto every page of the copy that ends here, now that their number is known, and lets them go. `before`: so many
 * pages of contents stand in front of a bound file.
 */
export function endCopy({ doc, copy, left, width, end }: Pen, before: number): void {
  const { start, count } = doc.bufferedPageRange();
  const { data } = encode(copy.verifyUrl, { ecc: "M", border: 0 });
  for (let at = 0; at < count; at += 1) {
    doc.switchToPage(start + at);
    const y = end + 6;
    doc
      .lineWidth(0.5)
      .strokeColor(ink.line)
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke();
    drawQr(doc, data, left, y + 5, 36);
    const foot = { points: size.small, color: ink.faint, width };
    line(doc, `${words.code} ${showCode(copy.code)}`, { ...foot, x: left + 44, y: y + 8 });
    const by = words.printed(plain(copy.printedBy), copy.printedAt, copy.copy);
    line(doc, by, { ...foot, x: left + 44, y: y + 22 });
    const right = { ...foot, x: left, align: "RIGHT" as const };
    line(doc, words.page(at + 1, count), { ...right, y: y + (before > 0 ? 8 : 15) });
    if (before > 0) line(doc, words.wholePage(before + start + at + 1), { ...right, y: y + 22 });
  }
  doc.flushPages();
}

function drawQr(
  doc: Doc,
  rows: readonly (readonly boolean[])[],
  x: number,
  y: number,
  side: number,
) {
  const dot = side / rows.length;
  for (const [at, row] of rows.entries())
    for (const [column, dark] of row.entries())
      if (dark) doc.rect(x + column * dot, y + at * dot, dot, dot);
  doc.fill("#000000");
}
