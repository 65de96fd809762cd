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
  const answer = async (path: string | undefined): Promise<[number, string]> => {
    if (path === "/healthz") return [200, "ok"];
    if (path !== "/readyz") return [404, "not found"];
    const ready = await isMigrated(pool).catch(() => false); // the pool has logged why
    return ready ? [200, "ok"] : [503, "not ready"];
  };
  const server = createServer((request, response) => {
    void answer(request.url).then(([status, words]) => response.writeHead(status).end(words));
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
