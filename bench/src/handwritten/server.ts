import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { day } from "@threshold/domain/calendar/day";
import { workingCalendar } from "@threshold/domain/calendar/working-calendar";
import type { Viewer } from "@threshold/domain/organization/viewer";
import pg from "pg";
import { complete } from "./complete.ts";
import { applyImport, checkImport, undoImport } from "./import.ts";
import { planAnswer, planSql } from "./plan.ts";
import { defectsSql, homeAnswer, homeSql } from "./defects.ts";
import { raise, type Raising } from "./raise.ts";
import { pageAnswer, portfolioSql } from "./portfolio.ts";

/** The limit of this stack: node http, pg, prepared statements, JSON built by PostgreSQL, nothing in between. */

const { PORT, OWNER_URL, TOKEN, VIEWER } = process.env as Record<string, string>;
const viewer = JSON.parse(VIEWER!) as Viewer;
// Read-only statements are one round trip each; the write pipelines several.
const pool = new pg.Pool({
  connectionString: OWNER_URL,
  max: 16,
  idleTimeoutMillis: 300_000, // as long as ours
  options: "-c TimeZone=UTC",
  pipeline: true,
} as pg.PoolConfig);
/** COPY does not go with pipelining. */
const imports = new pg.Pool({ connectionString: OWNER_URL, max: 2, options: "-c TimeZone=UTC" });
const calendar = workingCalendar();
const zone = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });
const portfolio = portfolioSql(200);
const defects = defectsSql(20);

async function answer(
  path: string,
  body: Record<string, string>,
  request: IncomingMessage,
): Promise<string> {
  const by = known(request);
  const values = [viewer.companyId, by.today];
  const uuid = body.id?.slice(body.id.indexOf("_") + 1);
  if (path === "/portfolio") {
    const { rows } = await pool.query({ name: "portfolio", text: portfolio, values });
    return pageAnswer("launchPlans", rows[0]);
  }
  if (path === "/defects") {
    const { rows } = await pool.query({ name: "defects", text: defects, values });
    return pageAnswer("defects", rows[0]);
  }
  if (path === "/home") {
    const asked = [viewer.companyId, uuid];
    const { rows } = await pool.query({ name: "home", text: homeSql, values: asked });
    return homeAnswer(rows[0].home);
  }
  if (path === "/plan") {
    const { rows } = await pool.query({ name: "plan", text: planSql, values: [...values, uuid] });
    return planAnswer(rows[0].plan);
  }
  if (path === "/raise") return raise(pool, body as unknown as Raising, { ...by, calendar });
  const asked = { taskId: uuid!, key: body.clientMutationId! };
  return complete(pool, asked, { ...by, calendar });
}

/** Who asks, when and from where. */
const known = (request: IncomingMessage) => ({
  viewer,
  today: day(zone.format(new Date())),
  origin: request.socket.remoteAddress ?? "",
  requestId: randomUUID(),
});

/** One step of an import, answered when it is done. */
async function importStep(url: URL, body: Buffer, request: IncomingMessage): Promise<string> {
  const by = { ...known(request), calendar };
  if (url.pathname === "/import/check") {
    const id = await checkImport(imports, body, url.searchParams.get("estate")!, by);
    return JSON.stringify({ id });
  }
  const { id } = JSON.parse(body.toString()) as { id: string };
  await (url.pathname === "/import/apply" ? applyImport : undoImport)(imports, id, by);
  return JSON.stringify({ id });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function respond(request: IncomingMessage): Promise<string> {
  const body = await bodyOf(request);
  const url = new URL(request.url!, "http://127.0.0.1");
  if (url.pathname.startsWith("/import/")) return importStep(url, body, request);
  return answer(url.pathname, body.length === 0 ? {} : JSON.parse(body.toString()), request);
}

createServer((request, response) => {
  if (request.url === "/readyz") return void response.end("ok");
  if (request.headers.authorization !== `Bearer ${TOKEN}`)
    return void response.writeHead(401).end();
  respond(request)
    .then((text) => {
      const headers = {
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(text),
      };
      response.writeHead(200, headers).end(text);
    })
    .catch((error: Error) => {
      console.error(error);
      response.writeHead(500).end(JSON.stringify({ errors: [{ message: error.message }] }));
    });
}).listen(Number(PORT), "127.0.0.1");
