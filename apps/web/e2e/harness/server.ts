import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../../api/dist/main.js", import.meta.url));

/** The product as `npm start` runs it, on a port and a data folder of its own. */
export interface RunningServer {
  readonly url: string;
  /** Stops it as Ctrl-C does; done when its database is down too. */
  stop(): Promise<void>;
}

const shiftedClock = new URL("shifted-clock.mjs", import.meta.url).href;

/**
 * Starts the built server on a data folder and waits until it says that it is ready; the first start fills the folder with the demo.
 * With `clock`, a file's name, its time runs ahead by as many milliseconds as the file says.
 */
export async function startServer(
  dataDir: string,
  wished?: number,
  clock?: string,
): Promise<RunningServer> {
  const port = wished ?? (await freePort());
  const shifted = clock === undefined ? [] : ["--import", shiftedClock];
  const child = spawn(process.execPath, ["--enable-source-maps", ...shifted, main], {
    // Nothing of vitest's own environment, and no database but its own.
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      TMPDIR: process.env["TMPDIR"],
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
      TRUST_PROXY: "on",
      // Nobody cuts this database's power: its commits need not wait for the disk.
      PGOPTIONS: "-c synchronous_commit=off",
      ...(clock !== undefined && { SHIFTED_CLOCK: clock }),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const url = `http://localhost:${port}`;
  await new Promise<void>((ready, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(`ready at ${url}`)) ready();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", failed);
    child.once("exit", (code) =>
      failed(new Error(`the server ended with ${code} while starting:\n${said}`)),
    );
  });
  return {
    url,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill("SIGINT");
      await once(child, "exit");
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, "127.0.0.1"), "listening");
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
