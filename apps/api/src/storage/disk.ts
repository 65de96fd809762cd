import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Storage } from "./storage.ts";
import { storageUnavailable } from "./unavailable.ts";

const keyForm = /^[0-9a-z-]+(\/[0-9a-z.-]+)+$/;

/** Files below DATA_DIR/files, two letters of the hash to a folder. A crash leaves no half file under a key. */
export function diskStorage(dataDir: string): Storage {
  const root = join(dataDir, "files");
  const pathOf = (key: string) => {
    if (!keyForm.test(key) || key.includes("..")) throw new Error(`not a storage key: ${key}`);
    const at = key.lastIndexOf("/") + 1;
    return join(root, key.slice(0, at), key.slice(at, at + 2), key.slice(at));
  };
  return {
    async put(key, content) {
      const path = pathOf(key);
      try {
        if (await sizeOf(path)) return void content.destroy();
        await mkdir(dirname(path), { recursive: true });
        await writeWhole(path, content);
      } catch (error) {
        throw storageUnavailable(error);
      }
    },
    async get(key, range) {
      const path = pathOf(key);
      if ((await sizeOf(path)) === undefined) return undefined;
      return createReadStream(path, range && { start: range.from, end: range.to });
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw storageUnavailable(error);
  }
}

/** Under another name first, on the disk for good, and only then under its own. */
async function writeWhole(path: string, content: Readable): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  try {
    await pipeline(content, createWriteStream(part, { flags: "wx", mode: 0o600, flush: true }));
    await rename(part, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The name, too, has to survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
