import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** A file on the disk, by the key that it is kept under. */
export interface KeptFile {
  readonly key: string;
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** What `diskStorage` keeps: of one company, or all. A file that comes or goes meanwhile may be told or not. */
export async function* listKept(dataDir: string, companyId = ""): AsyncGenerator<KeptFile> {
  const root = join(dataDir, "files");
  for (const folder of companyId ? [companyId] : await namesIn(root)) yield* listIn(root, folder);
}

/** The last folder of a path is the first two letters of the file's name, and no part of its key. */
async function* listIn(root: string, folder: string): AsyncGenerator<KeptFile> {
  for (const entry of await entriesOf(join(root, folder))) {
    const path = join(root, folder, entry.name);
    if (entry.isDirectory()) yield* listIn(root, join(folder, entry.name));
    else if (!entry.name.endsWith(".part")) {
      const size = await stat(path).then((found) => found.size, gone);
      const key = join(folder, "..", entry.name);
      if (size !== undefined) yield { key, path, size };
    }
  }
}

const entriesOf = async (path: string) =>
  (await readdir(path, { withFileTypes: true }).catch(gone)) ?? [];
const namesIn = async (path: string) => (await entriesOf(path)).map(({ name }) => name);

function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
