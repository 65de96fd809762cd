import { once } from "node:events";
import { setImmediate as breathe } from "node:timers/promises";
import type { Writable } from "node:stream";
import type { Copy, Pictures } from "./copy.ts";
import { drawBlock } from "./pdf-blocks.ts";
import { beginCopy, endCopy, openDocument } from "./pdf-page.ts";

/** Writes copies one after the other into one PDF, each with pages numbered by itself; memory holds one copy. */
export async function writePdf(
  out: Writable,
  title: string,
  copies: AsyncIterable<Copy>,
  pictures: Pictures,
): Promise<void> {
  const doc = await openDocument(title);
  doc.pipe(out);
  const written = once(out, "finish");
  for await (const copy of copies) {
    const pen = beginCopy(doc, copy);
    for (const block of copy.document.blocks) {
      await drawBlock(pen, block, pictures);
      await breathe(); // others are served between blocks
    }
    endCopy(pen);
    if (out.writableNeedDrain) await once(out, "drain");
  }
  doc.end();
  await written;
}
