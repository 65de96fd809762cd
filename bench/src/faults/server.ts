import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** As deploy/threshold.service has it, in ms. */
const RESTART_AFTER = 2_000;

/** A server process and what starts it again whenever it is gone, as systemd does. */
export interface Kept {
  readonly url: string;
  /** What a server that was ready said last when it ended although nobody killed it. */
  readonly lastWords: readonly string[];
  /** kill -9; it is started again. */
  kill(): Promise<void>;
  /** Sets its clock so many ms ahead of the machine's. */
  setClock(ahead: number): void;
  stop(): Promise<void>;
}

export interface Place {
  readonly main: string;
  readonly port: number;
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What it said to people at the end, and not what it logged. */
const wordsOf = (logFile: string) =>
  readFileSync(logFile, "utf8")
    .split("\n")
    .filter((line) => !line.startsWith("{"))
    .slice(-40)
    .join("\n");

const clock = fileURLToPath(new URL("clock.mjs", import.meta.url));

export async function keepServer({ main, port, directory, env }: Place): Promise<Kept> {
  const url = `http://127.0.0.1:${port}`;
  const clockFile = join(directory, `clock-${port}`);
  const logFile = join(directory, `server-${port}.log`);
  writeFileSync(clockFile, "0");
  const log = openSync(logFile, "a");
  let child: ChildProcess;
  let wasReady = false;
  let killed = false;
  const ending = new AbortController();
  const lastWords: string[] = [];

  const isReady = async () =>
    (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) }).catch(() => null))?.ok;

  async function live(): Promise<void> {
    while (!ending.signal.aborted) {
      child = spawn(
        process.execPath,
        ["--import", clock, "--enable-source-maps", "--max-semi-space-size=8", main],
        {
          env: { ...process.env, ...env, PORT: String(port), CLOCK_FILE: clockFile },
          stdio: ["ignore", log, log, "ipc"], // it does not outlive this process
        },
      );
      const exited = once(child, "exit");
      killed = wasReady = false;
      while (
        child.exitCode === null &&
        child.signalCode === null &&
        !(wasReady ||= !!(await isReady()))
      )
        await sleep(50);
      await exited;
      if (ending.signal.aborted) return;
      if (wasReady && !killed) lastWords.push(wordsOf(logFile));
      await sleep(RESTART_AFTER);
    }
  }
  const living = live();
  for (const end = performance.now() + 60_000; !(await isReady()); await sleep(50))
    if (performance.now() > end)
      throw new Error(`the server does not start:\n${readFileSync(logFile, "utf8").slice(-2_000)}`);

  return {
    url,
    lastWords,
    async kill() {
      killed = true;
      const exited = once(child, "exit");
      if (!child.kill("SIGKILL")) return; // between two lives
      await exited;
    },
    setClock(ahead) {
      writeFileSync(clockFile, String(ahead));
      if (wasReady) child.kill("SIGUSR2");
    },
    async stop() {
      ending.abort();
      child.kill("SIGTERM");
      const patience = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await living;
      clearTimeout(patience);
    },
  };
}
