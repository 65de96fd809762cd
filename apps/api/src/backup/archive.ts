import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { type FileHandle, open, rename, stat } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { startProblem } from "../say.ts";
import { blockSize, paddingOf, readTarHeader, type TarEntry, tarHeader } from "./tar.ts";

type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** An archive that is being written: complete under its name, or not there at all. */
export interface ArchiveWriter {
  /** Adds a member; its content must have as many bytes as announced. */
  add(entry: TarEntry, content: Content): Promise<void>;
  /** Bytes written so far. */
  written(): number;
  /** Writes the digests of all members, then gives the archive its name. */
  finish(): Promise<void>;
  /** Leaves nothing behind. Harmless after `finish`. */
  abandon(): Promise<void>;
}

/** The digests, as sha256sum writes and checks them (`sha256sum -c SHA256SUMS` after unpacking). */
const sumsName = "SHA256SUMS";
const pieceSize = 1024 * 1024;

/** Refuses a name that is taken. Only the user may read the archive: it holds everybody's data. */
export async function createArchive(path: string): Promise<ArchiveWriter> {
  if (await exists(path)) throw taken(path);
  const draft = `${path}.part`;
  const file = await told(path, () => open(draft, "w", 0o600));
  const removeDraft = () => rmSync(draft, { force: true });
  process.on("exit", removeDraft); // also when a signal ends us
  const sums: string[] = [];
  let written = 0;
  const write = async (bytes: Uint8Array) => {
    await told(path, () => file.writeFile(bytes));
    written += bytes.length;
  };
  const add = async (entry: TarEntry, content: Content) => {
    const hash = createHash("sha256");
    let length = 0;
    await write(tarHeader(entry));
    for await (const bytes of content) {
      hash.update(bytes);
      length += bytes.length;
      await write(bytes);
    }
    if (length !== entry.size)
      throw new Error(`${entry.name} has ${length} bytes instead of ${entry.size}`);
    await write(Buffer.alloc(paddingOf(length)));
    sums.push(`${hash.digest("hex")}  ${entry.name}\n`);
  };
  const close = async () => {
    process.off("exit", removeDraft);
    await file.close();
  };
  return {
    add,
    written: () => written,
    async finish() {
      const text = Buffer.from(sums.join(""));
      await add({ name: sumsName, size: text.length }, [text]);
      await write(Buffer.alloc(2 * blockSize));
      await told(path, () => file.sync());
      await close();
      await told(path, () => rename(draft, path));
    },
    async abandon() {
      await close().catch(() => {}); // it may be closed already
      removeDraft();
    },
  };
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** What a disk says, in words for whoever can mend it. */
async function told<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC" || code === "EDQUOT")
      throw startProblem(
        `磁盘已满，备份没有完成，未完成的部分已删除：${path}。请释放空间，或换一个磁盘。`,
        "The disk is full. The backup was not finished, and its beginning was deleted: free some space, or choose another disk.",
      );
    throw startProblem(
      `无法写入备份 ${path}：${message}`,
      "The backup cannot be written there: check that the folder exists and that this user may write to it.",
    );
  }
}

const taken = (path: string) =>
  startProblem(
    `${path} 已经存在，不会覆盖。请换一个名字，或给出一个文件夹。`,
    "There is a file of that name already, which is not replaced: choose another name, or give a folder.",
  );

/** An archive whose members all are as they were written. */
export interface ArchiveReader {
  readonly entries: readonly TarEntry[];
  read(name: string): AsyncIterable<Buffer>;
  text(name: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * Reads the whole archive once and compares every member with its digest.
 *
 * @param progress told how many of how many bytes are checked
 * @throws a start problem that names the member which is damaged or missing
 */
export async function openArchive(
  path: string,
  progress: (done: number, all: number) => void = () => {},
): Promise<ArchiveReader> {
  const file = await openFile(path);
  try {
    const { size: all } = await file.stat();
    const places = new Map<string, { at: number; size: number }>();
    const digests = new Map<string, string>();
    for (let at = 0, last = ""; ;) {
      const header = await bytesAt(file, at, blockSize);
      if (header.length === blockSize && header.every((byte) => byte === 0)) break;
      const entry = header.length === blockSize ? readTarHeader(header) : undefined;
      if (!entry) throw at === 0 ? noBackup(path) : damagedAfter(last);
      const { name, size } = entry;
      const hash = createHash("sha256");
      let length = 0;
      for await (const bytes of piecesOf(file, at + blockSize, size)) {
        hash.update(bytes);
        length += bytes.length;
      }
      if (length < size) throw damagedAfter(name);
      places.set(name, { at: at + blockSize, size });
      digests.set(name, hash.digest("hex"));
      last = name;
      at += blockSize + size + paddingOf(size);
      progress(at, all);
    }
    const read = (name: string) => {
      const place = places.get(name);
      if (!place) throw damaged(name);
      return piecesOf(file, place.at, place.size);
    };
    const text = async (name: string) => (await buffer(read(name))).toString();
    if (!places.has(sumsName)) throw damagedAfter([...places.keys()].at(-1) ?? "");
    compare(digests, await text(sumsName));
    places.delete(sumsName);
    const entries = [...places].map(([name, { size }]) => ({ name, size }));
    return { entries, read, text, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    throw startProblem(
      `无法读取备份 ${path}：${(error as Error).message}`,
      "The backup cannot be read: check its name and that this user may read it.",
    );
  }
}

function compare(found: ReadonlyMap<string, string>, sums: string): void {
  const stated = new Map(
    sums
      .split("\n")
      .filter(Boolean)
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  for (const [name, digest] of stated) if (found.get(name) !== digest) throw damaged(name);
  for (const name of found.keys()) if (!stated.has(name) && name !== sumsName) throw damaged(name);
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

async function* piecesOf(file: FileHandle, from: number, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; at += pieceSize) {
    const piece = await bytesAt(file, from + at, Math.min(pieceSize, size - at));
    if (piece.length === 0) return; // the archive ends early, which its reader notices
    yield piece;
  }
}

const noBackup = (path: string) =>
  startProblem(`${path} 不是 Threshold 的备份。`, "This file is no backup of Threshold.");

const damaged = (name: string) =>
  startProblem(
    `备份已损坏：其中的 ${name} 与写入时不同。什么都没有改动，请使用另一份备份。`,
    `The backup is damaged: ${name} in it is not as it was written. Nothing was changed: take another backup.`,
  );

const damagedAfter = (name: string) =>
  startProblem(
    `备份已损坏或不完整：${name} 之后的内容读不出来。什么都没有改动，请使用另一份备份。`,
    `The backup is damaged or cut off: nothing can be read after ${name}. Nothing was changed: take another backup.`,
  );
