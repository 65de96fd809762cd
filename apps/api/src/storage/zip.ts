import { type FileHandle, open } from "node:fs/promises";
import { PassThrough, Readable, Transform } from "node:stream";
import { createInflateRaw } from "node:zlib";

/** A file of a zip archive, as the archive's directory declares it; sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly at: number;
}

export interface Zip {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** The file's content; fails with BadZip as soon as it is longer than declared. */
  read(entry: ZipEntry): Promise<Readable>;
  close(): Promise<void>;
}

/** The file is no zip archive, a broken one, or one that lies about itself. */
export class BadZip extends Error {}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locatorMark = 0x07064b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const chunkLength = 64 * 1024;
const unknown32 = 0xffffffff;
/** A directory larger than this is an attack: a workbook has some dozen files. */
const largestDirectory = 4 * 1024 * 1024;

/** Opens an archive by its directory, which alone counts; what stands between its files is not looked at. */
export async function openZip(path: string): Promise<Zip> {
  const file = await open(path, "r");
  try {
    const entries = await readDirectory(file);
    return {
      entries,
      read: (entry) => readEntry(file, entry),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function bytes(file: FileHandle, at: number, length: number): Promise<Buffer> {
  if (at < 0 || length < 0) throw new BadZip("points outside of the file");
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new BadZip("ends early");
  return buffer;
}

async function readDirectory(file: FileHandle): Promise<Map<string, ZipEntry>> {
  const { size } = await file.stat();
  const tailAt = Math.max(0, size - 65_557);
  const tail = await bytes(file, tailAt, size - tailAt);
  const end = lastIndexOf(tail, endMark);
  if (end < 0) throw new BadZip("has no directory");
  let length = tail.readUInt32LE(end + 12);
  let at = tail.readUInt32LE(end + 16);
  if (at === unknown32 || length === unknown32)
    [length, at] = await directory64(file, tailAt + end);
  if (length > largestDirectory) throw new BadZip("has too large a directory");
  return entriesOf(await bytes(file, at, length));
}

function lastIndexOf(buffer: Buffer, mark: number): number {
  for (let at = buffer.length - 22; at >= 0; at -= 1)
    if (buffer.readUInt32LE(at) === mark) return at;
  return -1;
}

/** Length and place of the directory of a large archive (Zip64). */
async function directory64(file: FileHandle, end: number): Promise<[number, number]> {
  const locator = await bytes(file, end - 20, 20);
  if (locator.readUInt32LE(0) !== locatorMark) throw new BadZip("has no Zip64 directory");
  const record = await bytes(file, Number(locator.readBigUInt64LE(8)), 56);
  if (record.readUInt32LE(0) !== end64Mark) throw new BadZip("has no Zip64 directory");
  return [Number(record.readBigUInt64LE(40)), Number(record.readBigUInt64LE(48))];
}

function entriesOf(directory: Buffer): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === entryMark) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const name = directory.toString("utf8", at + 46, nameEnd).replaceAll("\\", "/");
    if (entries.has(name)) throw new BadZip("names a file twice");
    entries.set(name, entryOf(name, directory, at, directory.subarray(nameEnd, extraEnd)));
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function entryOf(name: string, directory: Buffer, at: number, extra: Buffer): ZipEntry {
  if (directory.readUInt16LE(at + 8) & 1) throw new BadZip("is encrypted");
  const wide = zip64Field(extra);
  const wideOr = (offset: number) => {
    const narrow = directory.readUInt32LE(at + offset);
    return narrow === unknown32 && wide.length > 0 ? wide.shift()! : narrow;
  };
  // The Zip64 field holds, in this order, only what did not fit.
  const size = wideOr(24);
  const compressedSize = wideOr(20);
  return { name, method: directory.readUInt16LE(at + 10), size, compressedSize, at: wideOr(42) };
}

function zip64Field(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1 && at + 4 + length <= extra.length)
      return Array.from({ length: Math.floor(length / 8) }, (_, n) =>
        Number(extra.readBigUInt64LE(at + 4 + n * 8)),
      );
    at += 4 + length;
  }
  return [];
}

async function readEntry(file: FileHandle, entry: ZipEntry): Promise<Readable> {
  const local = await bytes(file, entry.at, 30);
  if (local.readUInt32LE(0) !== localMark) throw new BadZip("has no such file");
  const start = entry.at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (entry.compressedSize === 0) return new PassThrough().end();
  const packed = Readable.from(chunksOf(file, start, entry.compressedSize), { objectMode: false });
  const unpack = entry.method === 0 ? new PassThrough() : createInflateRaw();
  if (entry.method !== 0 && entry.method !== 8) throw new BadZip("is packed in an unknown way");
  const content = atMost(entry.size);
  packed.on("error", (error) => content.destroy(error));
  unpack.on("error", () => content.destroy(new BadZip("cannot be unpacked")));
  content.on("close", () => void packed.destroy());
  return packed.pipe(unpack).pipe(content);
}

/** Not a stream of the handle, which would close it for the other files of the archive. */
async function* chunksOf(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += chunkLength)
    yield await bytes(file, start + at, Math.min(chunkLength, length - at));
}

/** Passes through as many bytes as were declared: what unpacks to more is a bomb. */
function atMost(limit: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length;
      if (passed > limit) done(new BadZip("holds more than it declares"));
      else done(null, chunk);
    },
  });
}
