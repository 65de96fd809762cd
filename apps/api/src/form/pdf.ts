import { once } from "node:events";
import { setImmediate as breathe } from "node:timers/promises";
import type { Writable } from "node:stream";
import type { Copy, Pictures } from "./copy.ts";
import { drawBlock } from "./pdf-blocks.ts";
import { addContents, contentsPages, destinationOf, type Entry } from "./pdf-contents.ts";
import { beginCopy, endCopy, openDocument } from "./pdf-page.ts";

/**
 * Writes copies one after the other into one PDF, each with pages numbered by itself; memory holds one copy. Many are bound:
 * contents in front, pages numbered throughout as well, an outline.
 */
export async function writePdf(
  out: Writable,
  title: string,
  copies: AsyncIterable<Copy>,
  pictures: Pictures,
  total: number,
): Promise<void> {
  const doc = await openDocument(title);
  doc.pipe(out);
  const written = once(out, "finish");
  const before = contentsPages(total);
  const entries: Entry[] = [];
  for await (const copy of copies) {
    if (copy.document.digest) doc.info.Keywords = copy.document.digest;
    const pen = beginCopy(doc, copy);
    if (before > 0) {
      const page = before + doc.bufferedPageRange().start + 1;
      const { subject } = copy.document;
      const name = subject ? `${subject}　${copy.number}` : copy.number;
      entries.push({ name, page });
      doc.addNamedDestination(destinationOf(page));
      doc.outline.addItem(name);
    }
    for (const block of copy.document.blocks) {
      await drawBlock(pen, block, pictures);
      await breathe(); // others are served between blocks
    }
    endCopy(pen, before);
    if (out.writableNeedDrain) await once(out, "drain");
  }
  if (before > 0) addContents(doc, title, entries);
  doc.end();
  await written;
}
