import { contentsPerPage, layOut } from "@threshold/domain/bidding/bid-document";
import type { PDFDocument as Pdf, PDFPage } from "@cantoo/pdf-lib";
import { type Doc, line, measure, openDocument } from "../form/print-actions.ts";

/** A4 in points. */
const paper = { width: 595.28, height: 841.89 };

/** What stands on the cover. */
export interface Cover {
  readonly estate: string;
  readonly object: string;
  readonly bidder: string;
  readonly madeOn: string;
}

/** A file of a part: what it is called, what it is, and its bytes once they are asked for. */
export interface PackFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: () => Promise<Buffer>;
}
export interface PackPart {
  readonly id: string;
  readonly title: string;
  readonly files: readonly PackFile[];
}

export interface AssembledPart {
  /** Which part it is: two may have one title. */
  readonly part: string;
  readonly title: string;
  readonly page: number;
  readonly pages: number;
  /** Pages with nothing on them, as they are numbered. */
  readonly blank: readonly number[];
}
export interface Assembled {
  readonly content: Uint8Array;
  readonly pages: number;
  readonly contents: readonly AssembledPart[];
}

/** Files that could not be taken, each with its part. */
export class CannotMerge extends Error {
  readonly names: readonly string[];

  constructor(names: readonly string[]) {
    super(names.join(", "));
    this.names = names;
  }
}

const library = () => import("@cantoo/pdf-lib");

/**
 * Puts the parts one behind the other: a cover, contents with the page of each part, then the pages of every file, numbered
 * throughout. `afterFile` is told of every file and may throw. All that cannot be taken is named at once.
 */
export async function assemble(
  cover: Cover,
  parts: readonly PackPart[],
  afterFile: () => Promise<void>,
): Promise<Assembled> {
  const { PDFDocument } = await library();
  const body = await PDFDocument.create({ updateMetadata: false });
  const refused: string[] = [];
  const counted: { id: string; title: string; pages: number; blank: number[] }[] = [];
  for (const { id, title, files } of parts) {
    const before = body.getPageCount();
    const blank: number[] = [];
    for (const file of files) {
      const blanks = await addFile(body, file);
      if (blanks) blank.push(...blanks.map((at) => at - before));
      else refused.push(`${title} / ${file.name}`);
      await afterFile();
    }
    counted.push({ id, title, pages: body.getPageCount() - before, blank });
  }
  if (refused.length > 0) throw new CannotMerge(refused);
  const filled = counted.filter(({ pages }) => pages > 0);
  const { entries, total } = layOut(filled);
  const front = await PDFDocument.load(await frontOf(cover, entries));
  for (const [at, page] of (await body.copyPages(front, front.getPageIndices())).entries())
    body.insertPage(at, page);
  await numberPages(body);
  body.setTitle(`投标文件 ${cover.estate}`);
  body.setProducer("Threshold");
  return {
    // Others are served in between.
    content: await body.save({ objectsPerTick: 200 }),
    pages: total,
    contents: entries.map((entry, at) => ({
      ...entry,
      part: filled[at]!.id,
      blank: filled[at]!.blank.map((page) => entry.page + page),
    })),
  };
}

/** Adds a file's pages; answers the places of those with nothing on them, or undefined for what cannot be taken. */
async function addFile(body: Pdf, file: PackFile): Promise<number[] | undefined> {
  if (file.mediaType.startsWith("image/")) return addPicture(body, await file.bytes());
  if (file.mediaType !== "application/pdf") return undefined;
  const { PDFDocument } = await library();
  try {
    const source = await PDFDocument.load(await file.bytes(), { updateMetadata: false });
    const first = body.getPageCount();
    const blank = await blankPagesOf(source);
    for (const page of await body.copyPages(source, source.getPageIndices())) body.addPage(page);
    return blank.map((at) => first + at);
  } catch {
    return undefined; // locked or broken: said by its name
  }
}

/** A picture on a page of its own, upright, as large as the margins let it be. */
async function addPicture(body: Pdf, content: Buffer): Promise<number[] | undefined> {
  const { default: sharp } = await import("sharp");
  try {
    const { data, info } = await sharp(content, { limitInputPixels: 100_000_000, pages: 1 })
      .rotate()
      .resize(2000, 2000, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 85 })
      .toBuffer({ resolveWithObject: true });
    const picture = await body.embedJpg(data);
    const across = info.width > info.height;
    const [width, height] = across ? [paper.height, paper.width] : [paper.width, paper.height];
    const margin = 40;
    const scale = Math.min(
      (width - 2 * margin) / info.width,
      (height - 2 * margin) / info.height,
      1,
    );
    const [wide, high] = [info.width * scale, info.height * scale];
    body.addPage([width, height]).drawImage(picture, {
      x: (width - wide) / 2,
      y: (height - high) / 2,
      width: wide,
      height: high,
    });
    return [];
  } catch {
    return undefined; // broken, or HEIC without its decoder
  }
}

/** What paints something: text, lines, areas, pictures, shadings. */
const paints = /(?:^|[\s\])>])(?:Tj|TJ|'|"|Do|S|s|f\*?|F|B\*?|b\*?|sh|EI)(?=\s|$)/;

/** Pages on which nothing is drawn, by their place. */
async function blankPagesOf(source: Pdf): Promise<number[]> {
  const { PDFArray, PDFRawStream, PDFStream, decodePDFRawStream } = await library();
  const drawn = (page: PDFPage): boolean => {
    if (page.node.Annots()?.size()) return true;
    const contents = page.node.Contents();
    const streams =
      contents instanceof PDFArray
        ? contents.asArray().map((ref) => source.context.lookup(ref))
        : [contents];
    return streams.some((stream) => {
      if (stream instanceof PDFRawStream)
        return paints.test(Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1"));
      return stream instanceof PDFStream;
    });
  };
  return source.getPages().flatMap((page, at) => (drawn(page) ? [] : [at]));
}

/** Cover and contents, with the product's Chinese fonts. */
async function frontOf(
  cover: Cover,
  entries: readonly { readonly title: string; readonly page: number }[],
): Promise<Buffer> {
  const doc = await openDocument("投标文件");
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.once("end", resolve));
  drawCover(doc, cover);
  drawContents(doc, entries);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawCover(doc: Doc, { estate, object, bidder, madeOn }: Cover): void {
  doc.addPage({ size: "A4", margin: 0 });
  const centered = { x: 60, width: paper.width - 120, align: "CENTER" as const };
  line(doc, estate, { ...centered, y: 190, points: 22, font: "bold" });
  line(doc, object, { ...centered, y: 228, points: 14 });
  line(doc, "前期物业管理招标", { ...centered, y: 256, points: 14 });
  line(doc, "投 标 文 件", { ...centered, y: 320, points: 34, font: "bold" });
  for (const [at, text] of ["□ 正本", "□ 副本"].entries())
    line(doc, text, { ...centered, y: 400 + at * 26, points: 14 });
  for (const [at, text] of [
    `投标人：${bidder}（盖章）`,
    "法定代表人或授权代表：            （签字）",
    madeOn,
  ].entries())
    line(doc, text, { ...centered, y: 620 + at * 30, points: 13 });
}

function drawContents(
  doc: Doc,
  entries: readonly { readonly title: string; readonly page: number }[],
): void {
  const [left, right] = [60, paper.width - 60];
  for (let from = 0; from === 0 || from < entries.length; from += contentsPerPage) {
    doc.addPage({ size: "A4", margin: 0 });
    line(doc, "目 录", {
      x: left,
      width: right - left,
      align: "CENTER",
      y: 60,
      points: 18,
      font: "bold",
    });
    for (const [at, { title, page }] of entries.slice(from, from + contentsPerPage).entries()) {
      const y = 110 + at * 22;
      const points = 11;
      const name = fitting(doc, `${from + at + 1}  ${title}`, right - left - 60, points);
      line(doc, name, { x: left, y, points });
      line(doc, String(page), { x: left, width: right - left, align: "RIGHT", y, points });
      const begin = left + measure(doc, "regular", points)(name) + 6;
      const end = right - measure(doc, "regular", points)(String(page)) - 6;
      doc.lineWidth(0.5).strokeColor("#888888").dash(1, { space: 3 });
      if (end > begin)
        doc
          .moveTo(begin, y + 11)
          .lineTo(end, y + 11)
          .stroke();
      doc.undash();
    }
  }
}

function fitting(doc: Doc, text: string, width: number, points: number): string {
  const wide = measure(doc, "regular", points);
  let shown = text;
  while (wide(shown) > width) shown = `${shown.slice(0, -2)}…`;
  return shown;
}

/** Numbers every page but the cover at its foot, as it is looked at: pages may lie turned in their file. */
async function numberPages(whole: Pdf): Promise<void> {
  const { degrees, rgb, StandardFonts } = await library();
  const font = await whole.embedFont(StandardFonts.Helvetica);
  const pages = whole.getPages();
  const points = 9;
  const foot = 18;
  for (const [at, page] of pages.entries()) {
    if (at === 0) continue;
    const text = `${at + 1} / ${pages.length}`;
    const wide = font.widthOfTextAtSize(text, points);
    const { x, y, width, height } = page.getCropBox();
    const turn = ((page.getRotation().angle % 360) + 360) % 360;
    const [middle, along] = {
      0: [
        { x: x + width / 2, y: y + foot },
        { x: 1, y: 0 },
      ],
      90: [
        { x: x + width - foot, y: y + height / 2 },
        { x: 0, y: 1 },
      ],
      180: [
        { x: x + width / 2, y: y + height - foot },
        { x: -1, y: 0 },
      ],
      270: [
        { x: x + foot, y: y + height / 2 },
        { x: 0, y: -1 },
      ],
    }[turn] as [Point, Point];
    const begin = { x: middle.x - (along.x * wide) / 2, y: middle.y - (along.y * wide) / 2 };
    const pad = 3;
    // What lies behind does not make the number hard to read.
    page.drawRectangle({
      x: begin.x - along.x * pad + along.y * pad,
      y: begin.y - along.y * pad - along.x * pad,
      width: wide + 2 * pad,
      height: points + pad,
      rotate: degrees(turn),
      color: rgb(1, 1, 1),
      opacity: 0.85,
    });
    page.drawText(text, {
      ...begin,
      size: points,
      font,
      color: rgb(0.2, 0.2, 0.2),
      rotate: degrees(turn),
    });
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}
