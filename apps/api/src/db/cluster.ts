import { once } from "node:events";
import {
  existsSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
} from "node:fs";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { keepSecret } from "../secret.ts";
import { startProblem } from "../say.ts";
import type { Say } from "../say.ts";
import type { Binaries } from "./binaries.ts";

/** PostgreSQL's folder inside the data folder, and what it takes to own it. */
export type Cluster = { directory: string; logFile: string; password: string };

const megabyte = 1024 * 1024;

/**
 * Makes the cluster on first start. It appears under its name only when it is complete, so that an
 * interrupted first start leaves nothing behind.
 *
 * The default collation is C.UTF-8 (keys compare bytewise, fast and stable over upgrades); Chinese
 * order is asked for where it is wanted, by the collation "zh-Hans-CN-x-icu".
 */
export async function prepareCluster(
  dataDir: string,
  binaries: Binaries,
  say: Say,
  signal: AbortSignal,
): Promise<Cluster> {
  const directory = join(dataDir, "postgres");
  const logFile = join(dataDir, "postgres.log");
  const passwordFile = join(dataDir, "postgres.password");
  const exists = existsSync(join(directory, "PG_VERSION"));
  const passwordLost = exists && !existsSync(passwordFile);
  refuseFullDisk(dataDir, exists ? 32 : 200);
  const password = keepSecret(passwordFile);
  if (exists) binaries.own(directory);
  if (passwordLost) await singleUser(binaries, directory, [setPassword(password)]);
  if (!exists) {
    say(
      "首次启动，正在创建数据库（约 2 秒）",
      "first start: making the database (about 2 seconds)",
    );
    await createCluster(directory, binaries, password, signal);
  }
  return { directory: realpathSync(directory), logFile, password };
}

async function createCluster(
  directory: string,
  binaries: Binaries,
  password: string,
  signal: AbortSignal,
) {
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  try {
    binaries.own(draft);
    const locale = [
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C.UTF-8",
    ];
    const safety = ["--data-checksums", "--sync-method=syncfs"];
    // Nobody connects before the password is set: trust is replaced below.
    await finish(
      binaries,
      binaries.initdb,
      ["-D", draft, "-U", "postgres", "-A", "trust", ...locale, ...safety],
      "",
      signal,
    );
    await singleUser(binaries, draft, [setPassword(password), "CREATE DATABASE threshold"], signal);
    writeFileSync(join(draft, "pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    signal.throwIfAborted();
    renameSync(draft, directory);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

const setPassword = (password: string) => `ALTER ROLE postgres PASSWORD '${password}'`;

async function singleUser(
  binaries: Binaries,
  directory: string,
  statements: string[],
  signal?: AbortSignal,
) {
  const input = statements.map((statement) => `${statement}\n`).join("");
  await finish(
    binaries,
    binaries.postgres,
    ["--single", "-D", directory, "postgres"],
    input,
    signal,
  );
}

/** Runs a program to its end; its complaint becomes the error. */
async function finish(
  binaries: Binaries,
  program: string,
  args: string[],
  input: string,
  signal?: AbortSignal,
) {
  signal?.throwIfAborted();
  const child = binaries.run(program, args, ["pipe", "ignore", "pipe"]);
  const interrupt = () => void child.kill("SIGINT");
  signal?.addEventListener("abort", interrupt);
  child.stdin!.on("error", () => {}).end(input); // it may stop before it has read everything
  try {
    const [complaint, [code]] = await Promise.all([text(child.stderr!), once(child, "close")]);
    signal?.throwIfAborted();
    if (code !== 0 || /^\S* ?(ERROR|FATAL|PANIC):/m.test(complaint))
      throw explain(complaint, directoryOf(args));
  } finally {
    signal?.removeEventListener("abort", interrupt);
  }
}

const directoryOf = (args: string[]) => args[args.indexOf("-D") + 1]!;

/**
 * Stops a server that outlived its process (kill -9, power-saving, a crash of Node) before we start ours.
 * Only a process that works in this very folder is touched: the number may belong to somebody else by now.
 */
export async function stopSurvivor({ directory }: Cluster, say: Say): Promise<void> {
  const { pid } = readPidFile(directory);
  if (pid === undefined || !isAlive(pid)) return;
  if (!worksIn(pid, directory)) {
    rmSync(join(directory, "postmaster.pid"), { force: true });
    return;
  }
  say(
    "上次未正常结束，正在停止遗留的数据库进程",
    "the last run ended abruptly: stopping the database it left behind",
  );
  for (const [signal, seconds] of [
    ["SIGINT", 10],
    ["SIGQUIT", 5],
    ["SIGKILL", 5],
  ] as const) {
    if (isAlive(pid)) process.kill(pid, signal);
    for (let waited = 0; waited < seconds * 1000 && isAlive(pid); waited += 20) await sleep(20);
    if (!isAlive(pid)) return;
  }
}

/** What the server says about itself, as pg_ctl reads it. */
export function readPidFile(directory: string): { pid?: number; port?: number; status?: string } {
  try {
    const lines = readFileSync(join(directory, "postmaster.pid"), "utf8").split("\n");
    return {
      pid: Number(lines[0]) || undefined,
      port: Number(lines[3]) || undefined,
      status: lines[7]?.trim(),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    // A zombie answers signals too, but no longer holds anything.
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

function worksIn(pid: number, directory: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === directory;
  } catch {
    return false;
  }
}

export function freeMegabytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return (bavail * bsize) / megabyte;
}

function refuseFullDisk(dataDir: string, needed: number): void {
  const free = Math.floor(freeMegabytes(dataDir));
  if (free < needed) throw diskFull(dataDir, free, needed);
}

export function diskFull(directory: string, free: number, needed = 32): Error {
  return startProblem(
    `磁盘已满：${directory} 只剩 ${Math.floor(free)} MB，至少需要 ${needed} MB。请释放空间，或用 DATA_DIR 指定其他磁盘。`,
    `The disk is full: ${directory} has ${Math.floor(free)} MB left and needs ${needed} MB. Free some space, or choose another disk with DATA_DIR.`,
  );
}

/** Turns PostgreSQL's own last words into words for the person who starts us. */
export function explain(words: string, directory: string): Error {
  if (/No space left on device|Disk quota exceeded/.test(words)) return diskFull(directory, 0);
  const version =
    /initialized by PostgreSQL version (\S+), which is not compatible with this version (\S+)\./.exec(
      words,
    );
  if (version) {
    return startProblem(
      `数据目录 ${directory} 属于 PostgreSQL ${version[1]}，而此版本的 Threshold 自带 ${version[2]}。数据没有改动：请用原来的版本启动并导出，或用 DATA_DIR 指定另一个目录。`,
      `The data folder was made by PostgreSQL ${version[1]}; this Threshold brings ${version[2]}. Nothing was changed: start the version that made it and dump the data, or choose another folder with DATA_DIR.`,
    );
  }
  if (/Permission denied|wrong ownership|invalid permissions/.test(words)) {
    return startProblem(
      `没有权限使用数据目录 ${directory}（可能由另一个用户创建）。请换回该用户，或用 DATA_DIR 指定另一个目录。\n${lastLines(words)}`,
      `This user may not use the data folder (another user may have made it). Start as that user, or choose another folder with DATA_DIR.`,
    );
  }
  return startProblem(
    `数据库无法启动：\n${lastLines(words)}`,
    "The database does not start; above are its own last words.",
  );
}

const lastLines = (words: string) => words.trim().split("\n").slice(-5).join("\n");
