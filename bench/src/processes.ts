import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** Core of the API under test, and of everything else; null where cores cannot be told apart. */
export const cores = canPin() ? { api: "0", rest: "1" } : null;

function canPin(): boolean {
  if (availableParallelism() < 2) return false;
  try {
    execFileSync("taskset", ["-c", "0,1", "true"]);
    return true;
  } catch {
    return false;
  }
}

/** Moves running processes with all their threads, and what they start from now on. */
export function pin(pids: readonly number[], core: string): void {
  for (const pid of pids) execFileSync("taskset", ["-acp", core, String(pid)], { stdio: "ignore" });
}

/** A server under test; its own words go to our stderr. */
export interface Api {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts Node on the core of the API and waits until the address answers 200. */
export async function startApi(
  args: readonly string[],
  { env, url, ready }: { env: Record<string, string>; url: string; ready: string },
): Promise<Api & { readonly startMs: number }> {
  const command = [process.execPath, "--enable-source-maps", ...args];
  const pinned = cores ? ["taskset", "-c", cores.api, ...command] : command;
  const started = performance.now();
  const child = spawn(pinned[0]!, pinned.slice(1), {
    env: { ...process.env, ...env },
    stdio: ["ignore", process.stderr, process.stderr],
  });
  await answers(url + ready, child);
  const startMs = performance.now() - started;
  return { url, pid: child.pid!, startMs, stop: () => stop(child) };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end;) {
    if (child.exitCode !== null)
      throw new Error(`${url}: the process ended with ${child.exitCode}`);
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await sleep(5);
  }
  throw new Error(`${url} gave no answer within a minute`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await gone;
  clearTimeout(patience);
}

const statOf = (pid: number): string[] => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return []; // gone
  }
};

/** The kernel counts hundredths of a second. */
const TICK_MS = 10;

/** CPU time of one process so far, in ms. */
export const cpuOf = (pid: number): number => {
  const [user, system] = statOf(pid).slice(11, 13);
  return (Number(user ?? 0) + Number(system ?? 0)) * TICK_MS;
};

export const childrenOf = (parent: number): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid)[1] === String(parent));

/** CPU time of a process with its children, those that ended included, in ms. */
export function cpuOfFamily(pid: number): number {
  const [user, system] = statOf(pid).slice(13, 15);
  const ended = (Number(user ?? 0) + Number(system ?? 0)) * TICK_MS;
  return childrenOf(pid).reduce((sum, child) => sum + cpuOf(child), cpuOf(pid) + ended);
}

/** Memory held, in MB. */
export function rssOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
