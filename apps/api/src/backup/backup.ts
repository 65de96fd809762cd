import { open, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { authSecret } from "../auth/secret.ts";
import type { Env } from "../env.ts";
import { keysOfEnv } from "../personal-keys.ts";
import { type Say, startProblem } from "../say.ts";
import { type KeptFile, listKept } from "../storage/list.ts";
import { type ArchiveWriter, createArchive } from "./archive.ts";
import {
  dataFolder,
  filesFolder,
  type Manifest,
  manifestName,
  printOf,
  secretName,
} from "./manifest.ts";
import {
  beginSnapshot,
  type Company,
  copyOut,
  endSnapshot,
  listClosed,
  listCompanies,
  listMigrations,
  listSequences,
  listTables,
  type Owner,
  postgresVersion,
  seesAll,
  type Table,
} from "./queries.ts";

export interface BackupOptions {
  readonly env: Pick<Env, "dataDir" | "s3" | "authSecret" | "personalDataKeys">;
  readonly owner: Owner;
  /** A file to be made, or a folder to make one in. */
  readonly to: string;
  /** The id, code or name of the one company to be exported; all of the installation unless told. */
  readonly company?: string | undefined;
  readonly say: Say;
}

/**
 * Writes a backup while the product runs, and answers its path. Files are copied first, and those that came meanwhile
 * after the snapshot has begun: whatever the snapshot names was kept before it, under a name that its content has for ever.
 */
export async function takeBackup(options: BackupOptions): Promise<string> {
  const { env, owner, say } = options;
  const migrations = await listMigrations(owner);
  if (migrations.length === 0) throw nothingThere();
  const all = await seesAll(owner);
  if (!all) await refuseClosed(owner);
  const company = await findCompany(owner, options.company);
  const path = await pathOf(options.to, company);
  const archive = await createArchive(path);
  const progress = progressOf(say, archive);
  try {
    const copied = new Set<string>();
    const copyFiles = async () => {
      if (env.s3) return;
      for await (const file of listKept(env.dataDir, company?.id)) {
        if (copied.has(file.key)) continue;
        await addFile(archive, file);
        copied.add(file.key);
        progress.file();
      }
    };
    await copyFiles();
    const takenAt = await beginSnapshot(owner);
    await copyFiles();
    const companies = all ? [] : await listCompanies(owner);
    const tables: Manifest["tables"][number][] = [];
    for (const table of await listTables(owner)) {
      const content = copyOut(owner, table, { ...(company && { company }), companies });
      const rows = await addRows(archive, table, content, progress.rows);
      tables.push({ name: table.name, columns: table.columns, rows });
    }
    const sequences = await listSequences(owner, company);
    await endSnapshot(owner);
    const keys = keysOfEnv(env);
    const secret = company ? null : authSecret(env);
    if (secret !== null && !env.authSecret) await addText(archive, secretName, secret);
    const manifest: Manifest = {
      format: 1,
      company: company ?? null,
      takenAt,
      postgres: await postgresVersion(owner),
      migrations,
      files: env.s3 ? "S3" : "DISK",
      secretPrint: secret && printOf(secret),
      personalDataKeys: keys.names,
      tables,
      sequences,
    };
    await addText(archive, manifestName, `${JSON.stringify(manifest, null, 1)}\n`);
    if (company) await writeKeys(keyLinesOf(path), keys.linesFor(company.id));
    await archive.finish();
  } catch (error) {
    await archive.abandon();
    throw error;
  } finally {
    progress.stop();
  }
  return path;
}

/** Where a company's export has the keys of its personal data: beside it, so that neither tells anything alone. */
export const keyLinesOf = (path: string): string => `${path}.keys`;

const writeKeys = (path: string, lines: readonly string[]) =>
  writeFile(path, `${lines.join("\n")}\n`, { mode: 0o600, flag: "wx", flush: true });

const nothingThere = () =>
  startProblem(
    "没有可备份的数据：数据库还没有启动过。",
    "There is nothing to back up: the database was never started.",
  );

/** A role that row-level security binds reads company by company, where the level of the database lets it. */
async function refuseClosed(owner: Owner): Promise<void> {
  const closed = await listClosed(owner);
  if (closed.length === 0) return;
  throw startProblem(
    `请先用此版本启动一次（更新数据库结构），再备份。所有者还读不到：${closed.join("、")}`,
    "Start this release once, so that the database is brought to its level, and back up then.",
  );
}

async function findCompany(owner: Owner, named: string | undefined): Promise<Company | undefined> {
  if (named === undefined) return undefined;
  const companies = await listCompanies(owner);
  const found = companies.filter(({ id, code, name }) => [id, code, name].includes(named));
  if (found.length === 1) return found[0];
  const list = companies.map(({ id, code, name }) => `  ${id}  ${code}  ${name}`).join("\n");
  throw startProblem(
    `${found.length === 0 ? "没有" : "有多个"}公司叫“${named}”。请用下列编号、代码或名称之一：\n${list}`,
    "Name one company by its id, code or name, as listed above.",
  );
}

/** threshold-20270104T020000Z.tar in a folder that is there; otherwise as named. */
async function pathOf(to: string, company: Company | undefined): Promise<string> {
  const isFolder = await stat(to).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return to;
  const at = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
  return join(
    to,
    `threshold-${company ? `${company.code.replaceAll(/[^\w-]/g, "_")}-` : ""}${at}.tar`,
  );
}

const addText = (archive: ArchiveWriter, name: string, text: string) => {
  const bytes = Buffer.from(text);
  return archive.add({ name, size: bytes.length }, [bytes]);
};

/** One that is gone since it was listed was no longer named by anything. */
async function addFile(archive: ArchiveWriter, { key, path, size }: KeptFile): Promise<void> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  if (!file) return;
  const content = file.createReadStream({ autoClose: false });
  try {
    await archive.add({ name: filesFolder + key, size }, content);
  } finally {
    await file.close();
  }
}

/** Rows are packed in pieces of this many bytes or a little more: an archive states how long a member is ahead of it. */
const pieceSize = 4 * 1024 * 1024;
const pack = promisify(gzip);

/** How many rows a table had. */
async function addRows(
  archive: ArchiveWriter,
  table: Table,
  content: AsyncIterable<Buffer>,
  progress: (rows: number) => void,
): Promise<number> {
  let pieces = 0;
  let rows = 0;
  let kept: Buffer[] = [];
  let length = 0;
  const flush = async () => {
    const packed = await pack(Buffer.concat(kept));
    const number = String((pieces += 1)).padStart(6, "0");
    await archive.add({ name: `${dataFolder(table.name)}${number}.copy.gz`, size: packed.length }, [
      packed,
    ]);
    kept = [];
    length = 0;
  };
  for await (const bytes of content) {
    kept.push(bytes);
    length += bytes.length;
    const lines = linesIn(bytes);
    rows += lines;
    progress(lines);
    if (length >= pieceSize) await flush();
  }
  if (length > 0) await flush();
  return rows;
}

/** A row's own line ends are written as \n in two letters. */
function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** Tells every three seconds how far it is. */
function progressOf(say: Say, archive: ArchiveWriter) {
  let files = 0;
  let rows = 0;
  const timer = setInterval(() => {
    const size = `${Math.round(archive.written() / 1e6)} MB`;
    say(
      `已备份文件 ${files} 个、记录 ${rows} 行，${size}`,
      `${files} files and ${rows} rows so far, ${size}`,
    );
  }, 3_000).unref();
  return {
    file: () => void (files += 1),
    rows: (more: number) => void (rows += more),
    stop: () => clearInterval(timer),
  };
}
