import { parseArgs } from "node:util";
import { tryBackup } from "./cluster/backup.ts";
import { tryCitus } from "./cluster/citus.ts";
import { tryProcesses } from "./cluster/processes.ts";
import { tryRecovery } from "./cluster/recovery.ts";
import { newSeed, runFaults } from "./faults/run.ts";
import { tryUpgrade } from "./cluster/upgrade.ts";
import { tryGrowth } from "./growth/run.ts";
import { soak } from "./soak/run.ts";

/** What is tried and not timed: words for a person, and a failure where anything is wrong. */
export interface Trial {
  readonly report: string;
  readonly wrong: readonly string[];
}

/** What is told meanwhile, and what has to be undone at the end, however it comes. */
export interface Bounds {
  readonly say: (words: string) => void;
  readonly closers: (() => Promise<unknown>)[];
}

/** The trial that the command line names, as in `faults --minutes 60`, `upgrade --from <commit>`. */
export function trialOf(
  args: readonly string[],
  bounds: Bounds,
): (() => Promise<Trial>) | undefined {
  const [name, ...rest] = args;
  const options = {
    minutes: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
    from: { type: "string" },
    rows: { type: "string" },
    url: { type: "string" },
  } as const;
  const given = () => parseArgs({ args: [...rest], options }).values;
  if (name === "faults") {
    const { minutes = "10", seed = String(newSeed()), only } = given();
    bounds.say(`seed ${seed}`);
    return () => runFaults({ minutes: Number(minutes), seed: Number(seed), only, ...bounds });
  }
  if (name === "backup") return () => tryBackup(bounds);
  if (name === "citus") {
    const { url } = given();
    if (!url) throw new Error("citus --url <address>: an empty database on a coordinator");
    return () => tryCitus({ url, ...bounds });
  }
  if (name === "soak") return () => soak({ minutes: Number(given().minutes ?? "60"), ...bounds });
  if (name === "growth")
    return () => tryGrowth({ rows: Number(given().rows ?? "1000000"), ...bounds });
  if (name === "processes") return () => tryProcesses(bounds);
  if (name === "recovery") return () => tryRecovery(bounds);
  if (name === "upgrade") {
    const { from } = given();
    if (!from) throw new Error("upgrade --from <commit>: the release that runs until now");
    return () => tryUpgrade(from, bounds);
  }
  return undefined;
}
