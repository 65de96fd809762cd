import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** A server process as `npm start` runs it, but for its database. */
export interface Served {
  readonly url: string;
  readonly pid: number;
  /** What it said so far. */
  words(): string;
  stop(): Promise<void>;
}

/** Starts it and waits until it says that it is ready. It does not outlive this process. */
export async function serve(
  main: string,
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<Served> {
  const child = spawn(process.execPath, ["--enable-source-maps", "--max-semi-space-size=8", main], {
    env: { ...process.env, LOG_LEVEL: "warn", NODE_ENV: "production", ...env, PORT: String(port) },
    stdio: ["ignore", "pipe", 2, "ipc"],
  });
  let words = "";
  child.stdout!.on("data", (piece: Buffer) => (words += String(piece)));
  for (let waited = 0; !words.includes("ready at"); waited += 50) {
    if (waited > 120_000 || child.exitCode !== null)
      throw new Error(`${main} does not start:\n${words}`);
    await sleep(50);
  }
  return {
    url: `http://localhost:${port}`,
    pid: child.pid!,
    words: () => words,
    async stop() {
      const exited = once(child, "exit");
      if (child.exitCode === null && child.signalCode === null && child.kill("SIGTERM"))
        await exited;
    },
  };
}
