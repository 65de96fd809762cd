import {
  type Block,
  type Cell,
  cellText,
  type Checks,
  type Facts,
  type Photos,
  type Picture,
  plain,
  sharesOf,
  type Signatures,
  type Table,
} from "@threshold/domain/form/document";
import { wrap } from "@threshold/domain/form/wrap";
import { setImmediate as breathe } from "node:timers/promises";
import { type Pictures, words } from "./copy.ts";
import { type Font, ink, leading, line, measure, type Pen, size, turnPage } from "./pdf-page.ts";

const pad = 4;
const lineHeight = leading(size.text);

/** A cell of a row about to be drawn: its lines, broken to its width. */
interface Box {
  readonly width: number;
  readonly lines: readonly string[];
  readonly align: "LEFT" | "CENTER" | "RIGHT";
  readonly font: Font;
  readonly filled: boolean;
  /** A box to tick stands in it. */
  readonly tick?: boolean | undefined;
}

interface Look {
  readonly align?: Box["align"];
  readonly font?: Font;
  readonly filled?: boolean;
}

function boxOf(pen: Pen, cell: Cell, width: number, look: Look = {}): Box {
  const { align = "LEFT", font = "regular", filled = false } = look;
  const isTick = cell !== null && typeof cell === "object";
  const lines = isTick
    ? [cellText(cell)]
    : wrap(cellText(cell), width - 2 * pad, measure(pen.doc, font, size.text));
  return { width, lines, align, font, filled, tick: isTick ? cell.ticked : undefined };
}

/**
 * Draws a row; one that does not fit begins on a new page, and one that is higher than half a page goes on there.
 * `again` draws what every page of the table begins with.
 */
function drawRow(pen: Pen, boxes: readonly Box[], again: () => void = () => {}): void {
  const most = Math.max(...boxes.map(({ lines }) => lines.length), 1);
  const height = (count: number) => count * lineHeight + 2 * pad;
  const room = () => Math.floor((pen.end - pen.y - 2 * pad) / lineHeight);
  const next = () => {
    turnPage(pen);
    again();
  };
  if (height(most) > pen.end - pen.y && (height(most) <= (pen.end - pen.bodyTop) / 2 || room() < 2))
    next();
  for (let from = 0; from < most;) {
    const count = Math.max(1, Math.min(most - from, room()));
    drawPart(pen, boxes, from, count);
    pen.y += height(count);
    from += count;
    if (from < most) next();
  }
}

function drawPart(pen: Pen, boxes: readonly Box[], from: number, count: number): void {
  const { doc, y } = pen;
  let x = pen.left;
  const height = count * lineHeight + 2 * pad;
  for (const box of boxes) {
    if (box.filled) doc.rect(x, y, box.width, height).fill(ink.fill);
    doc.lineWidth(0.5).strokeColor(ink.line).rect(x, y, box.width, height).stroke();
    if (box.tick !== undefined) drawTickBox(pen, x + box.width / 2, y + height / 2);
    for (const [at, text] of box.lines.slice(from, from + count).entries())
      line(doc, text, {
        x: x + pad,
        y: y + pad + at * lineHeight,
        width: box.width - 2 * pad,
        align: box.tick === undefined ? box.align : "CENTER",
        font: box.font,
      });
    x += box.width;
  }
}

const drawTickBox = ({ doc }: Pen, x: number, y: number) =>
  doc
    .lineWidth(0.7)
    .strokeColor(ink.text)
    .rect(x - 4.5, y - 4.5, 9, 9)
    .stroke();

function drawTitle(pen: Pen, title: string | undefined): void {
  pen.y += 8;
  if (!title) return;
  // A title stays with what it heads: with two lines below it at least.
  if (pen.y + lineHeight + 3 * (lineHeight + 2 * pad) > pen.end) turnPage(pen);
  line(pen.doc, plain(title), { x: pen.left, y: pen.y, font: "bold", points: size.text + 1 });
  pen.y += lineHeight + 4;
}

function drawFacts(pen: Pen, { facts }: Facts): void {
  const label = pen.width * 0.16;
  const half = pen.width / 2 - label;
  const heads = { font: "bold", filled: true } as const;
  const pending = [...facts];
  for (let fact = pending.shift(); fact; fact = pending.shift()) {
    const head = boxOf(pen, fact.label, label, heads);
    const value = boxOf(pen, fact.value, half);
    const [beside] = pending;
    const other = beside && boxOf(pen, beside.value, half);
    if (value.lines.length <= 2 && other && other.lines.length <= 2) {
      drawRow(pen, [head, value, boxOf(pen, beside.label, label, heads), other]);
      pending.shift();
    } else drawRow(pen, [head, boxOf(pen, fact.value, pen.width - label)]);
  }
}

async function drawTable(pen: Pen, { columns, rows, empty }: Table): Promise<void> {
  const widths = sharesOf(columns).map((share) => pen.width * share);
  const head = columns.map(({ header }, at) =>
    boxOf(pen, header, widths[at]!, { font: "bold", filled: true, align: "CENTER" }),
  );
  const drawHead = () => drawRow(pen, head);
  // A header stays with its first row.
  if (pen.y + 3 * (lineHeight + 2 * pad) > pen.end) turnPage(pen);
  drawHead();
  for (const [number, row] of rows.entries()) {
    if (number % 50 === 49) await breathe(); // others are served while a long list is drawn
    const boxes = columns.map(({ align = "LEFT" }, at) =>
      boxOf(pen, row[at] ?? null, widths[at]!, { align }),
    );
    drawRow(pen, boxes, drawHead);
  }
  if (rows.length === 0)
    drawRow(pen, [boxOf(pen, empty ?? words.none, pen.width, { align: "CENTER" })]);
}

function drawChecks(pen: Pen, { items }: Checks): void {
  const remarks = items.some(({ remark }) => remark);
  for (const { text, ticked, remark } of items) {
    const rest = pen.width - 26;
    const said = boxOf(pen, text, remarks ? rest * 0.65 : rest);
    const note = remarks ? [boxOf(pen, remark ?? null, rest * 0.35)] : [];
    drawRow(pen, [boxOf(pen, { ticked }, 26), said, ...note]);
  }
}

const photo = { width: 0.5, height: 170, caption: 16 };

async function drawPhotos(pen: Pen, { photos }: Photos, pictures: Pictures): Promise<void> {
  const width = pen.width * photo.width;
  for (let at = 0; at < photos.length; at += 2) {
    if (pen.y + photo.height + photo.caption > pen.end) turnPage(pen);
    for (const [column, { picture, caption }] of photos.slice(at, at + 2).entries()) {
      const x = pen.left + column * width;
      await drawPicture(pen, picture, [x + 2, pen.y, width - 4, photo.height], pictures);
      const [text = ""] = wrap(plain(caption), width - 8, measure(pen.doc, "regular", size.small));
      const below = { x: x + 2, y: pen.y + photo.height + 2, width: width - 4 };
      line(pen.doc, text, { ...below, align: "CENTER", points: size.small });
    }
    pen.y += photo.height + photo.caption;
  }
}

type Frame = readonly [x: number, y: number, width: number, height: number];

async function drawPicture(pen: Pen, picture: Picture, frame: Frame, pictures: Pictures) {
  const [x, y, width, height] = frame;
  const content = await pictures(picture.sha256);
  if (content)
    pen.doc.image(content, x, y, { fit: [width, height], align: "center", valign: "center" });
  else
    line(pen.doc, words.noPicture, {
      x,
      y: y + height / 2,
      width,
      align: "CENTER",
      color: ink.faint,
    });
}

const signature = { height: 70, perRow: 3 };

async function drawSignatures(pen: Pen, { boxes }: Signatures, pictures: Pictures): Promise<void> {
  const { doc } = pen;
  const perRow = Math.min(signature.perRow, Math.max(1, boxes.length));
  const width = pen.width / perRow;
  pen.y += 6;
  for (let at = 0; at < boxes.length; at += perRow) {
    if (pen.y + signature.height > pen.end) turnPage(pen);
    for (const [column, box] of boxes.slice(at, at + perRow).entries()) {
      const [x, y] = [pen.left + column * width, pen.y];
      doc.lineWidth(0.5).strokeColor(ink.line).rect(x, y, width, signature.height).stroke();
      line(doc, plain(box.label), { x: x + pad, y: y + pad, font: "bold" });
      if (box.picture && "strokes" in box.picture)
        drawStrokes(pen, box.picture.strokes, x + 8, y + 18, width - 16);
      else if (box.picture)
        await drawPicture(pen, box.picture, [x + 8, y + 18, width - 16, 32], pictures);
      const foot = `${words.sign}：${plain(box.name ?? "")}`;
      line(doc, foot, { x: x + pad, y: y + signature.height - 16 });
      const on = `${words.day}：${box.on ?? "          "}`;
      line(doc, on, {
        x: x + pad,
        y: y + signature.height - 16,
        width: width - 2 * pad,
        align: "RIGHT",
      });
    }
    pen.y += signature.height;
  }
}

/** Strokes drawn on a field of 300 × 100. */
function drawStrokes({ doc }: Pen, strokes: string, x: number, y: number, width: number): void {
  const scale = Math.min(width / 300, 32 / 100);
  doc.save().translate(x, y).scale(scale).lineWidth(2.5).lineCap("round").strokeColor(ink.text);
  doc.path(strokes).stroke().restore();
}

/** Draws one block below what stands on the page. */
export async function drawBlock(pen: Pen, block: Block, pictures: Pictures): Promise<void> {
  drawTitle(pen, "title" in block ? block.title : undefined);
  switch (block.kind) {
    case "FACTS":
      return drawFacts(pen, block);
    case "TABLE":
      return drawTable(pen, block);
    case "CHECKS":
      return drawChecks(pen, block);
    case "TEXT":
      return drawRow(pen, [boxOf(pen, block.text, pen.width)]);
    case "PHOTOS":
      return drawPhotos(pen, block, pictures);
    case "SIGNATURES":
      return drawSignatures(pen, block, pictures);
  }
}
