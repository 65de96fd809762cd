import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Say } from "../say.ts";
import { startProblem } from "../say.ts";
import { findBinaries } from "./binaries.ts";
import type { Binaries } from "./binaries.ts";
import {
  diskFull,
  explain,
  freeMegabytes,
  prepareCluster,
  readPidFile,
  stopSurvivor,
} from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { lockDataDir } from "./data-lock.ts";

/** A PostgreSQL of our own, on this machine's loopback address only. */
export type EmbeddedDatabase = {
  /** Connection of the owner, who may do everything. */
  url: string;
  pid(): number | undefined;
  /** Resolves with the reason once the database keeps dying and nobody restarts it any more. */
  lost: Promise<Error>;
  /** Stops the server in good order and gives the data folder free. Call it after closing every pool. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  say: Say;
  /** Told to a second process that wants the same data folder. */
  about?: string;
  /** Interrupts the start at any moment, leaving no process and no half-made cluster. */
  signal?: AbortSignal;
};

/**
 * Settings for short queries of one application on a shared machine. They are given on the command
 * line, so that a new release of ours changes them in old data folders as well.
 */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  random_page_cost: "1.1",
  jit: "off", // compiling costs more than our queries take
  wal_level: "minimal", // one server, no replicas: bulk imports write less
  max_wal_senders: "0",
  max_wal_size: "512MB",
  log_min_messages: "log", // server events only: refused statements hold people's data
  log_checkpoints: "off",
};

/**
 * What a connection's process has freed it keeps, up to 32 MB, for its next statement: glibc gives it back at once, and fetching it
 * anew page by page was half of what a page of 200 launches cost.
 */
const keptMemory = {
  MALLOC_TRIM_THRESHOLD_: String(32 * 2 ** 20),
  MALLOC_MMAP_THRESHOLD_: String(16 * 2 ** 20),
  MALLOC_TOP_PAD_: String(2 ** 20),
};

/** @throws a start problem in both languages for everything a person can mend */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { dataDir, say, signal = new AbortController().signal } = options;
  makeDataDir(dataDir);
  const binaries = await findBinaries();
  const release = await lockDataDir(dataDir, options.about ?? `pid ${process.pid}`);
  try {
    const cluster = await prepareCluster(dataDir, binaries, say, signal);
    await stopSurvivor(cluster, say);
    return await supervise(cluster, binaries, say, signal, release);
  } catch (error) {
    await release();
    throw error;
  }
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw startProblem(
      `无法创建数据目录 ${dataDir}：${(error as Error).message}。请用 DATA_DIR 指定另一个目录。`,
      `The data folder cannot be made. Choose another one with DATA_DIR.`,
    );
  }
}

async function supervise(
  cluster: Cluster,
  binaries: Binaries,
  say: Say,
  signal: AbortSignal,
  release: () => Promise<void>,
): Promise<EmbeddedDatabase> {
  let { child, port } = await launchOnFreePort(cluster, binaries, say, signal);
  const stopping = new AbortController();
  const lost = Promise.withResolvers<Error>();

  const restart = async () => {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      try {
        child = await launch(cluster, binaries, port, say, stopping.signal);
        say("数据库已恢复", "the database is back");
        return watch();
      } catch (error) {
        if (stopping.signal.aborted) return;
        const full = isFull(cluster.directory);
        if (!full && failures >= 4) return lost.resolve(error as Error);
        say(
          "数据库无法重启，将再试",
          `the database does not restart, trying again:\n${(error as Error).message}`,
        );
        await sleep(full ? 5000 : 1000, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  };
  const crashes: number[] = [];
  const watch = () => {
    child.once("exit", (code, by) => {
      if (stopping.signal.aborted) return;
      say(
        "数据库意外停止，正在重启",
        `the database stopped unexpectedly (${by ?? `code ${code}`}), restarting it`,
      );
      crashes.push(Date.now());
      if (crashes.filter((at) => at > Date.now() - 60_000).length > 10)
        return lost.resolve(keepsDying(cluster));
      restarting = restart();
    });
  };
  let restarting: Promise<void> | undefined;
  watch();
  const stopWatchingDisk = watchDisk(cluster, say);

  return {
    url: `postgres://postgres:${cluster.password}@127.0.0.1:${port}/threshold`,
    pid: () => child.pid,
    lost: lost.promise,
    async stop() {
      stopping.abort();
      stopWatchingDisk();
      await restarting;
      await stopServer(child);
      await release();
    },
  };
}

/** A running server only fails writes on a full disk: say why, once each time it fills. */
function watchDisk({ directory }: Cluster, say: Say): () => void {
  let told = false;
  const timer = setInterval(() => {
    const full = isFull(directory);
    if (full && !told)
      say(
        "磁盘已满，写入会失败，请释放空间",
        `the disk is full, writes fail: free some space (${directory})`,
      );
    told = full;
  }, 10_000).unref();
  return () => clearInterval(timer);
}

const keepsDying = ({ logFile }: Cluster) =>
  startProblem(
    `数据库一分钟内多次意外停止，不再重启。日志：${logFile}`,
    `The database died again and again within a minute and is not restarted any more. Its log: ${logFile}`,
  );

async function launchOnFreePort(
  cluster: Cluster,
  binaries: Binaries,
  say: Say,
  signal: AbortSignal,
) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { port, child: await launch(cluster, binaries, port, say, signal) };
    } catch (error) {
      // Between finding a port and using it somebody else may take it.
      if (attempt === 5 || !/could not bind|Address already in use/.test((error as Error).message))
        throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** Starts the server and waits until it accepts connections, through a crash recovery if need be. */
async function launch(
  cluster: Cluster,
  binaries: Binaries,
  port: number,
  say: Say,
  signal: AbortSignal,
): Promise<ChildProcess> {
  for (let waited = 0; ; waited += 250) {
    const from = rotateLog(cluster.logFile);
    const child = startServer(cluster, binaries, port);
    if (await becomesReady(child, cluster, say, signal)) return child;
    signal.throwIfAborted();
    const words = readFileSync(cluster.logFile).subarray(from).toString();
    // After a kill -9 of the server its workers need a moment to notice and go.
    const workersRemain =
      /pre-existing shared memory block|is still in use/.test(words) && waited < 10_000;
    if (!workersRemain) throw whyNot(words, cluster);
    await sleep(250, undefined, { signal });
  }
}

function startServer(cluster: Cluster, binaries: Binaries, port: number): ChildProcess {
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(cluster.logFile, "a", 0o600);
  try {
    const args = ["-D", cluster.directory, "-p", String(port), ...options];
    return binaries.run(binaries.postgres, args, ["ignore", log, log], keptMemory);
  } finally {
    closeSync(log);
  }
}

async function becomesReady(
  child: ChildProcess,
  { directory }: Cluster,
  say: Say,
  signal: AbortSignal,
): Promise<boolean> {
  const end = new AbortController();
  child.once("error", () => end.abort());
  child.once("exit", () => end.abort());
  for (let waited = 0; !end.signal.aborted; waited += 10) {
    const { pid, status } = readPidFile(directory);
    if (pid === child.pid && status === "ready") return true;
    if (signal.aborted) await stopServer(child);
    // On a full disk the server recovers and fails in a circle, and cannot even write down that it is ready.
    if (waited % 1000 === 990 && isFull(directory)) await stopServer(child, "SIGQUIT");
    if (waited === 5000)
      say(
        "数据库正在恢复未写完的数据，请稍候",
        "the database is recovering what was not yet written: please wait",
      );
    await sleep(10);
  }
  return false;
}

/** SIGINT ends connections and writes everything down; a server that does not follow is ended harder. */
async function stopServer(child: ChildProcess, first: NodeJS.Signals = "SIGINT"): Promise<void> {
  const steps = [
    ["SIGINT", 8000], // all of them together stay below main's patience
    ["SIGQUIT", 3000],
    ["SIGKILL", 2000],
  ] as const;
  for (const [signal, patience] of steps.slice(first === "SIGINT" ? 0 : 1)) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit", { signal: AbortSignal.timeout(patience) });
    child.kill(signal);
    await exit.catch(() => {}); // its time is up: the next step
  }
}

/** A folder that somebody has deleted under a running server is another trouble than a full disk. */
const isFull = (directory: string) => existsSync(directory) && freeMegabytes(directory) < 16;

function whyNot(words: string, { directory }: Cluster): Error {
  return isFull(directory)
    ? diskFull(directory, freeMegabytes(directory))
    : explain(words, directory);
}

/** Keeps one old log; returns where the new words begin. */
function rotateLog(logFile: string): number {
  const size = existsSync(logFile) ? statSync(logFile).size : 0;
  if (size < 5_000_000) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}
