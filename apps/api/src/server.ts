import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openPool } from "./db/database.ts";
import { isMigrated } from "./db/migrate.ts";
import type { Env } from "./env.ts";
import type { Log } from "./log.ts";

export type ServerOptions = { env: Env; ownerUrl: string; appUrl: string; log: Log };

/** Listens on the one port; `close` lets requests under way finish. */
export async function startServer({
  env,
  appUrl,
  log,
}: ServerOptions): Promise<{ url: string; close(): Promise<void> }> {
  const pool = openPool(appUrl, {
    onError: (error) => log.warn({ err: error }, "database connection lost"),
  });
  const server = createServer(async (request, response) => {
    const ready = request.url !== "/readyz" || (await isMigrated(pool).catch(() => false));
    const known = request.url === "/healthz" || request.url === "/readyz";
    response
      .writeHead(known ? (ready ? 200 : 503) : 404)
      .end(known ? (ready ? "ok" : "not ready") : "not found");
  });
  server.listen(env.port, env.host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: env.baseUrl.replace(/:0$/, `:${port}`),
    async close() {
      await new Promise((closed) => server.close(closed));
      await pool.end();
    },
  };
}
