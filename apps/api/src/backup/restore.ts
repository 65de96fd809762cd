import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { migrate, releaseMigrations } from "../db/migrate.ts";
import type { Env } from "../env.ts";
import { keyFile, keyNamesOf } from "../personal-keys.ts";
import { type Say, startProblem } from "../say.ts";
import { openStorage } from "../storage/storage.ts";
import { type ArchiveReader, openArchive } from "./archive.ts";
import {
  dataFolder,
  filesFolder,
  type Manifest,
  printOf,
  readManifest,
  secretName,
} from "./manifest.ts";
import {
  analyze,
  connect,
  copyIn,
  countProcesses,
  countRows,
  emptyTables,
  hasCompanies,
  isInUse,
  listMigrations,
  loading,
  type Owner,
  queueJobs,
  setSequences,
} from "./queries.ts";

type Installation = Pick<
  Env,
  "dataDir" | "s3" | "authSecret" | "personalDataKeys" | "appDatabaseUrl"
>;

export interface RestoreOptions {
  readonly env: Installation;
  readonly say: Say;
  /** Opened once the backup is known to be whole and of this release. */
  readonly openDatabase: () => Promise<{ url: string }>;
  /** Whether to restore although keys of personal data are lost: what they sealed stays masked for ever. */
  readonly withoutKeys?: boolean;
}

/**
 * Restores a backup, or a company's export, into an installation that nobody uses yet: all of it or nothing. The backup is
 * read twice, to compare it with its digests before anything is touched.
 */
export async function restoreBackup(path: string, options: RestoreOptions): Promise<Manifest> {
  const { env, say } = options;
  const progress = everyThreeSeconds(say);
  const archive = await openArchive(path, (done, all) =>
    progress(() => {
      const percent = Math.floor((done / all) * 100);
      return [`正在核对备份 ${percent}%`, `checking the backup: ${percent}%`];
    }),
  );
  try {
    const manifest = await readManifest(archive);
    refuseOtherRelease(manifest);
    const secret = await secretOf(archive, manifest, env);
    if (!options.withoutKeys) refuseWithoutKeys(manifest, env);
    const { url } = await options.openDatabase();
    const owner = await connect(url);
    try {
      await refuseUsed(owner, manifest);
      const roles = { ownerUrl: url, appUrl: env.appDatabaseUrl, say };
      await migrate({ ...roles, upTo: manifest.migrations.at(-1)!.name });
      await restoreFiles(archive, env, progress);
      if (secret !== undefined) await keepSecret(env, secret);
      await loading(owner, () => loadTables(owner, archive, manifest, progress));
      await migrate(roles);
      await analyze(owner);
    } catch (error) {
      throw isDiskFull(error) ? diskFullWords() : error;
    } finally {
      await owner.end();
    }
    return manifest;
  } finally {
    await archive.close();
  }
}

function refuseOtherRelease({ migrations }: Manifest): void {
  const release = releaseMigrations();
  const other = migrations.find(({ name, checksum }, at) => {
    const ours = release[at];
    return ours?.name !== name || ours.checksum !== checksum;
  });
  if (!other) return;
  throw startProblem(
    `版本不符：备份的数据库结构里有此版本没有的 ${other.name}。请用写出备份的版本或更新的版本恢复。`,
    `Wrong version: the backup's database has ${other.name}, which this release does not. Restore it with the release that wrote it, or a later one.`,
  );
}

/** Without the keys the numbers of people could never be read again, and nobody would notice before somebody needs one. */
function refuseWithoutKeys({ personalDataKeys = [], company }: Manifest, env: Installation): void {
  const given = keyNamesOf(env);
  const missing = personalDataKeys.filter((name) => !given.includes(name));
  if (missing.length === 0) return;
  const file = keyFile(env.dataDir);
  throw company
    ? startProblem(
        `缺少个人信息密钥 ${missing.join("、")}，电话将无法解密。请先启动一次新的安装生成自己的密钥，再把导出旁边的 .keys 文件内容接在 ${file} 末尾（或 PERSONAL_DATA_KEYS 末尾），然后恢复。密钥已经丢失时加 --without-keys，号码只能看到脱敏部分。`,
        `The keys of personal data are missing. Append the lines of the .keys file beside the export to ${file}, behind a key of this installation's own, and restore then; if they are lost, --without-keys leaves numbers masked.`,
      )
    : startProblem(
        `缺少个人信息密钥 ${missing.join("、")}，电话将无法解密；密钥不在备份里。请把原安装的 personal-data-keys 复制为 ${file}（或给出同样的 PERSONAL_DATA_KEYS），然后恢复。密钥已经丢失时加 --without-keys，号码只能看到脱敏部分。`,
        `The keys of personal data are missing; they are not in the backup. Copy personal-data-keys of the old installation to ${file}, or give the same PERSONAL_DATA_KEYS, and restore then; if they are lost, --without-keys leaves numbers masked.`,
      );
}

/** The secret to be kept in DATA_DIR; undefined where the environment gives it, or the installation makes its own. */
async function secretOf(
  archive: ArchiveReader,
  { secretPrint }: Manifest,
  env: Installation,
): Promise<string | undefined> {
  if (secretPrint === null || (env.authSecret && printOf(env.authSecret) === secretPrint))
    return undefined;
  const isKept = archive.entries.some(({ name }) => name === secretName);
  if (isKept && !env.authSecret) return archive.text(secretName);
  throw isKept
    ? startProblem(
        "AUTH_SECRET 与备份里的密钥不同，两步验证和 Webhook 将无法解密。请去掉 AUTH_SECRET 再恢复。",
        "AUTH_SECRET is not the secret of the backup, without which second factors and webhooks cannot be read: restore without it.",
      )
    : startProblem(
        "原来的安装用 AUTH_SECRET 给出密钥，备份里没有它。请用同一个 AUTH_SECRET 恢复。",
        "The installation that was backed up was given its AUTH_SECRET, which is not in the backup: restore with the same one.",
      );
}

/** In place of the one that an empty installation may have made. */
async function keepSecret({ dataDir }: Installation, secret: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, "auth-secret"), secret, { mode: 0o600, flush: true });
}

const inUse = () =>
  startProblem(
    "这里已经有数据，不会覆盖。请恢复到空的安装：另一个 DATA_DIR，或一个新建的数据库。",
    "There is data here already, which is not replaced. Restore into an empty installation: another DATA_DIR, or a new database.",
  );

async function refuseUsed(owner: Owner, manifest: Manifest): Promise<void> {
  if ((await countProcesses(owner)) > 0) {
    throw startProblem(
      "Threshold 正在使用这个数据库。请先停止它，再恢复。",
      "Threshold is at work on this database: stop it first, then restore.",
    );
  }
  if (await isInUse(owner)) throw inUse();
  const level = (await listMigrations(owner)).at(-1)?.name ?? "";
  const { name } = manifest.migrations.at(-1)!;
  if (level > name) {
    throw startProblem(
      `这个空数据库的结构（${level}）比备份（${name}）新。请恢复到新建的数据库或新的 DATA_DIR，之后会自动更新结构。`,
      "This empty database is already at a later level than the backup. Restore into a new database or DATA_DIR; it is brought to this release's level afterwards.",
    );
  }
}

/** Of the files' disk, or of the database's. */
const isDiskFull = (error: unknown): boolean =>
  error instanceof Error &&
  (["ENOSPC", "EDQUOT", "53100"].includes((error as NodeJS.ErrnoException).code ?? "") ||
    isDiskFull(error.cause));

const diskFullWords = () =>
  startProblem(
    "磁盘已满，没有恢复任何数据。请释放空间，或用 DATA_DIR 指定其他磁盘，再恢复一次。",
    "The disk is full, and no data was restored. Free some space, or choose another disk with DATA_DIR, and restore again.",
  );

type Progress = (words: () => [string, string]) => void;

async function restoreFiles(
  archive: ArchiveReader,
  env: Installation,
  progress: Progress,
): Promise<void> {
  const storage = openStorage(env);
  const files = archive.entries.filter(({ name }) => name.startsWith(filesFolder));
  for (const [at, { name, size }] of files.entries()) {
    progress(() => [
      `正在恢复文件 ${at}/${files.length}`,
      `restoring files: ${at} of ${files.length}`,
    ]);
    await storage.put(name.slice(filesFolder.length), Readable.from(archive.read(name)), size);
  }
}

async function loadTables(
  owner: Owner,
  archive: ArchiveReader,
  { tables, sequences }: Manifest,
  progress: Progress,
): Promise<void> {
  if (await hasCompanies(owner)) throw inUse();
  await emptyTables(owner);
  for (const [at, table] of tables.entries()) {
    progress(() => [
      `正在恢复数据 ${at}/${tables.length}`,
      `restoring data: table ${at} of ${tables.length}`,
    ]);
    const pieces = archive.entries.filter(({ name }) => name.startsWith(dataFolder(table.name)));
    if (pieces.length > 0)
      await pipeline(Readable.from(rowsIn(archive, pieces)), copyIn(owner, table));
    const rows = await countRows(owner, table);
    if (rows !== table.rows)
      throw new Error(
        `${table.name}: ${rows} rows came out of the backup instead of ${table.rows}`,
      );
  }
  await setSequences(owner, sequences);
  await queueJobs(owner);
}

const unpack = promisify(gunzip);

async function* rowsIn(archive: ArchiveReader, pieces: readonly { name: string }[]) {
  for (const { name } of pieces) yield unpack(await buffer(archive.read(name)));
}

function everyThreeSeconds(say: Say): Progress {
  let next = Date.now() + 3_000;
  return (words) => {
    if (Date.now() < next) return;
    next = Date.now() + 3_000;
    say(...words());
  };
}
