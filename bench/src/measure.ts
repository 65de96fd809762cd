import { randomUUID } from "node:crypto";
import { load } from "./load.ts";
import type { Load, Loaded } from "./load.ts";
import { cpuOf, cpuOfFamily, rssOf } from "./processes.ts";
import type { Case, Subject, System } from "./systems.ts";
import { SYSTEMS } from "./systems.ts";

/** One system under load for some seconds. */
export interface Sample {
  readonly rps: number;
  readonly p99Ms: number;
  /** CPU of the API's process, and of all of PostgreSQL's, per request. */
  readonly cpuMs: number;
  readonly databaseCpuMs: number;
  /** Largest of the round. */
  readonly rssMb: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const fields = ["rps", "p99Ms", "cpuMs", "databaseCpuMs", "rssMb"] as const;
export const medianOf = (samples: readonly Sample[]): Sample =>
  Object.fromEntries(
    fields.map((field) => [field, median(samples.map((one) => one[field]))]),
  ) as unknown as Sample;

export interface Rounds {
  readonly rounds: number;
  readonly warmUp: Load;
  readonly load: Load;
  /** What the n-th request of a round asks for. */
  readonly idOf: (n: number) => string;
  /** Run ahead of every load, outside of what is measured. */
  readonly before: () => Promise<void>;
}

/** All systems in turn within each round, the first one another in each. */
export async function measureCase(
  name: Case,
  subjects: Readonly<Record<System, Subject>>,
  databasePid: number,
  { rounds, warmUp, load: full, idOf, before }: Rounds,
): Promise<Record<System, Sample[]>> {
  const samples: Record<System, Sample[]> = { threshold: [], handwritten: [], postgraphile: [] };
  const run = async (system: System, amount: Load) => {
    await before();
    return measure(name, subjects[system], databasePid, amount, idOf);
  };
  for (const system of SYSTEMS) await run(system, warmUp);
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < SYSTEMS.length; turn += 1) {
      const system = SYSTEMS[(round + turn) % SYSTEMS.length]!;
      samples[system].push(await run(system, full));
    }
  return samples;
}

async function measure(
  name: Case,
  { api, call }: Subject,
  databasePid: number,
  amount: Load,
  idOf: (n: number) => string,
): Promise<Sample> {
  const callOf = (n: number) => call(name, idOf(n), randomUUID());
  return sampling(api.pid, databasePid, () => load(api.url, callOf, amount));
}

/** What it costs an API and PostgreSQL to do something, by default one thing that takes all of the time. */
export async function sampling(
  apiPid: number,
  databasePid: number,
  act: () => Promise<Loaded | void>,
): Promise<Sample> {
  let rssMb = 0;
  const watch = setInterval(() => (rssMb = Math.max(rssMb, rssOf(apiPid))), 100);
  const before = [cpuOf(apiPid), cpuOfFamily(databasePid), performance.now()] as const;
  try {
    const loaded = await act();
    const took = performance.now() - before[2];
    const { requests, seconds, latenciesMs } = loaded ?? {
      requests: 1,
      seconds: took / 1000,
      latenciesMs: [took],
    };
    const sorted = latenciesMs.toSorted((a, b) => a - b);
    return {
      rps: requests / seconds,
      p99Ms: sorted[Math.ceil(sorted.length * 0.99) - 1]!,
      cpuMs: (cpuOf(apiPid) - before[0]) / requests,
      databaseCpuMs: (cpuOfFamily(databasePid) - before[1]) / requests,
      rssMb: Math.max(rssMb, rssOf(apiPid)),
    };
  } finally {
    clearInterval(watch);
  }
}

/** A case that is timed by itself, with a database of its own. */
export interface Timed {
  readonly case: string;
  readonly system: "threshold" | "handwritten";
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** Median and 99th percentile of durations in ms. */
export const timed = (
  name: string,
  times: readonly number[],
  system: Timed["system"] = "threshold",
): Timed => ({
  case: name,
  system,
  medianMs: median(times),
  p99Ms: times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1]!,
});
