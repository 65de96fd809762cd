// PostGraphile 5 over the same tables, in production mode, with the same row-level security and the same settings.
import { createServer } from "node:http";
import { grafserv } from "postgraphile/grafserv/node";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { postgraphile } from "postgraphile";

const { PORT, APP_URL, TOKEN, SETTINGS } = process.env;
const settings = JSON.parse(SETTINGS);
const zone = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });

const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: APP_URL,
      schemas: ["public"],
      poolConfig: { max: 16, idleTimeoutMillis: 300_000, options: "-c TimeZone=UTC" },
    }),
  ],
  schema: { retryOnInitFail: false, exportSchemaSDLPath: process.env.SDL },
  grafserv: { port: Number(PORT), graphiql: false, watch: false, maxRequestLength: 1_000_000 },
  grafast: {
    explain: false,
    context({ node }) {
      if (node?.req.headers.authorization !== `Bearer ${TOKEN}`) throw new Error("UNAUTHENTICATED");
      const now = new Date();
      const request = { "app.now": now.toISOString(), "app.today": zone.format(now) };
      return { pgSettings: { ...settings, ...request } };
    },
  },
};

const instance = postgraphile(preset);
const serv = instance.createServ(grafserv);
await instance.getSchema();
const server = createServer();
await serv.addTo(server);
const [answer] = server.listeners("request");
server.removeAllListeners("request");
server.on("request", (request, response) => {
  if (request.url === "/readyz") response.end("ok");
  else answer(request, response);
});
server.on("error", (error) => console.error(error));
server.listen(Number(PORT), "127.0.0.1");
