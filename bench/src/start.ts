import { cpuOf, rssOf, type Api } from "./processes.ts";
import { median } from "./measure.ts";
import type { Row } from "./report.ts";

/** From the process's start to its first /readyz, with the database running: the median of some starts. */
export async function measureStart(
  start: () => Promise<Api & { readonly startMs: number }>,
  times: number,
): Promise<Row> {
  const all: { startMs: number; cpuMs: number; rssMb: number }[] = [];
  await (await start()).stop(); // the compile cache is filled once per build
  for (let time = 0; time < times; time += 1) {
    const api = await start();
    all.push({ startMs: api.startMs, cpuMs: cpuOf(api.pid), rssMb: rssOf(api.pid) });
    await api.stop();
  }
  const startMs = median(all.map((one) => one.startMs));
  return {
    case: "api-cold-start",
    system: "threshold",
    rps: 1000 / startMs,
    p99Ms: startMs,
    cpuMs: median(all.map((one) => one.cpuMs)),
    databaseCpuMs: 0,
    rssMb: median(all.map((one) => one.rssMb)),
  };
}
