import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { startServer } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server that all journeys share. */
    server: string;
    /** A data folder with the demo that nothing runs on, for a journey that stops and starts servers. */
    spareDataDir: string;
  }
}

const NEEDED = {
  "apps/web/dist/index.html": "the web is not built",
  "apps/api/dist/main.js": "the server is not built",
};

/** One real server with the demo for the whole run, and a copy of its data for whoever restarts one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const [path, problem] of Object.entries(NEEDED)) {
    if (!existsSync(fileURLToPath(new URL(`../../../../${path}`, import.meta.url))))
      throw new Error(`${problem} (${path} is missing): run \`pnpm exec turbo run build\` first`);
  }
  const folder = mkdtempSync(join(tmpdir(), "threshold-e2e-"));
  const [dataDir, spareDataDir] = [join(folder, "data"), join(folder, "spare")];
  await (await startServer(dataDir)).stop();
  cpSync(dataDir, spareDataDir, { recursive: true });
  const server = await startServer(dataDir);
  project.provide("server", server.url);
  project.provide("spareDataDir", spareDataDir);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
