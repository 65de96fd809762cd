// Work with reload on both sides. The database is this process's own, so it outlives the API's restarts.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readEnv } from "../apps/api/src/env.ts";
import { startEmbedded } from "../apps/api/src/db/embedded.ts";
import { report, say } from "../apps/api/src/say.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => stop.abort());
process.on("disconnect", () => stop.abort());

function reloading(directory: string, args: string[], extra: NodeJS.ProcessEnv): ChildProcess {
  const env = { ...process.env, NODE_ENV: "development", ...extra };
  const child = spawn(process.execPath, args, {
    cwd: new URL(`../${directory}`, import.meta.url),
    stdio: ["ignore", "inherit", "inherit"],
    env,
  });
  child.once("exit", () => stop.abort());
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

async function develop(): Promise<void> {
  const { port, dataDir, databaseUrl } = readEnv();
  const webPort = Number(process.env.WEB_PORT ?? port + 1);
  const about = `npm run dev, pid ${process.pid}`;
  const database = databaseUrl
    ? undefined
    : await startEmbedded({ dataDir, say, about, signal: stop.signal });
  const lost = database?.lost.then((reason) => Promise.reject(reason));
  const children: ChildProcess[] = [];
  try {
    const source = ["--conditions=source", "--import", "@oxc-node/core/register", "src/main.ts"];
    const DATABASE_URL = databaseUrl ?? database!.url;
    const BASE_URL = process.env.BASE_URL ?? `http://localhost:${webPort}`;
    children.push(
      reloading("apps/api", ["--watch", "--watch-preserve-output", ...source], {
        DATABASE_URL,
        BASE_URL,
      }),
    );
    const web = { API_PORT: String(port), WEB_PORT: String(webPort) };
    children.push(reloading("apps/web", ["node_modules/vite/bin/vite.js"], web));
    say(`网页（改动即时生效）：${BASE_URL}`, `web with reload; API at http://localhost:${port}`);
    if (!stop.signal.aborted)
      await Promise.race([once(stop.signal, "abort"), ...(lost ? [lost] : [])]);
  } finally {
    await Promise.all(children.map(end));
    await database?.stop();
  }
}

try {
  await develop();
} catch (error) {
  if (!stop.signal.aborted) {
    report(error);
    process.exitCode = 1;
  }
}
process.exit();
