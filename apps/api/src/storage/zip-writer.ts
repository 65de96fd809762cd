import { Readable } from "node:stream";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** A file of an archive that is being written. */
export interface ZipPart {
  /** Its path there, with slashes. */
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Pictures and PDFs are small already. */
  readonly isSmall?: boolean;
}

/** An archive of parts, written as they are read; each is dated the same, so that the same parts are the same archive. */
export const zipOfParts = (parts: AsyncIterable<ZipPart> | Iterable<ZipPart>, at: Date): Readable =>
  Readable.from(written(parts, at), { objectMode: false });

/** Not `yield*`: an array's iterator takes no fault of a reader who went away. */
async function* written(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>, at: Date) {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for await (const { name, content, isSmall } of parts) {
    const file = isSmall ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    file.mtime = at;
    zip.add(file);
    for await (const chunk of content) {
      file.push(chunk);
      for (const chunk of ready.splice(0)) yield chunk;
    }
    file.push(new Uint8Array(0), true);
    for (const chunk of ready.splice(0)) yield chunk;
  }
  zip.end();
  for (const chunk of ready) yield chunk;
}
