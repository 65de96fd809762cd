import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { MINUTE } from "@threshold/domain/calendar/clock";
import { openPool } from "../db/database.ts";
import { systemContext } from "../system.ts";
import { tellObligations } from "./tick-actions.ts";

const here = fileURLToPath(import.meta.url);
/** Simulated time from one tick to the next. */
const step = 15 * MINUTE;

/** A process of its own that tells obligations from an instant to another, saying how far it is. */
function start(appUrl: string, companyId: string, from: number, to: number) {
  const args = [here, appUrl, companyId, String(from), String(to)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let reached = from;
  createInterface({ input: child.stdout }).on("line", (line) => {
    reached = Number(line);
  });
  return { child, reached: () => reached, exited: once(child, "exit") };
}

/**
 * Two processes tell a company's obligations through simulated time; at random moments one of them is killed as by a
 * power cut, and begun again a little before where it was. Answers how often.
 */
export async function killAtRandom(
  appUrl: string,
  companyId: string,
  from: number,
  to: number,
): Promise<number> {
  const live = async (spared: () => boolean): Promise<number> => {
    for (let at = from, kills = 0; ;) {
      const one = start(appUrl, companyId, at, to);
      // Long enough for the process to have begun, and then anywhere in its work.
      const killed = await Promise.race([
        sleep(500 + Math.random() * 600).then(() => !spared() && one.child.kill("SIGKILL")),
        one.exited.then(() => false),
      ]);
      const [code] = await one.exited;
      if (code === 0) return kills;
      if (!killed) throw new Error(`the process ended by itself with ${code}`);
      kills++;
      at = Math.max(from, one.reached() - 3 * step);
    }
  };
  const patience = Date.now() + 8_000;
  const spared = () => Date.now() > patience;
  const kills = await Promise.all([live(spared), live(spared)]);
  return kills.reduce((sum, count) => sum + count, 0);
}

if (process.argv[1] === here) {
  const [appUrl = "", companyId = "", from, to] = process.argv.slice(2);
  const pool = openPool(appUrl, { onError: () => {} });
  for (let now = Number(from); now <= Number(to); now += step) {
    const context = await systemContext(pool, companyId, new Date(now), "test");
    if (!context) throw new Error("no such company");
    await tellObligations(context);
    process.stdout.write(`${now}\n`);
    await sleep(3); // a day in a second or two
  }
  await pool.end();
}
