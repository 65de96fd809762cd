import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Pool } from "pg";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { tokenHash } from "./auth/token.ts";
import { sendJson } from "./storage/answer.ts";

/** What becomes of an attempt at a job; GAVE_UP: it was the last one. */
export type JobOutcome = "DONE" | "FAILED" | "GAVE_UP";

/** What Prometheus is told of this process. */
export interface Metrics {
  /** Counts a request by the first part of its path, and how long it took. */
  follow(request: IncomingMessage, response: ServerResponse, route: string): void;
  countJob(name: string, outcome: JobOutcome): void;
  /** GET /metrics, for whoever sends the token. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** In seconds: from what a mapped read takes to what nobody waits for. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Loaded only where a token is set. */
export function startMetrics(token: string, pool: Pool): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "threshold_http_request_seconds",
    help: "How long requests took, by the first part of their path, method and status",
    labelNames: ["route", "method", "status"],
    buckets,
    registers,
  });
  const jobs = new Counter({
    name: "threshold_job_attempts_total",
    help: "Attempts at jobs, by what became of them",
    labelNames: ["name", "outcome"],
    registers,
  });
  // oxlint-disable-next-line no-new -- it registers itself, and is read when it is asked for
  new Gauge({
    name: "threshold_database_connections",
    help: "Connections to PostgreSQL: used, idle, and requests that wait for one",
    labelNames: ["state"],
    registers,
    collect() {
      const { totalCount, idleCount, waitingCount } = pool;
      this.set({ state: "used" }, totalCount - idleCount);
      this.set({ state: "idle" }, idleCount);
      this.set({ state: "waiting" }, waitingCount);
    },
  });
  return {
    follow({ method = "" }, response, route) {
      const end = requests.startTimer({ route, method });
      response.once("close", () => end({ status: response.statusCode }));
    },
    countJob: (name, outcome) => jobs.inc({ name, outcome }),
    async answer({ method, headers }, response) {
      if (method !== "GET") return sendJson(response, 405, { code: "BAD_REQUEST" });
      const given = tokenHash(headers.authorization?.replace(/^Bearer /i, "") ?? "");
      if (!timingSafeEqual(given, tokenHash(token)))
        return sendJson(response, 401, { code: "UNAUTHENTICATED" });
      response.writeHead(200, {
        "content-type": registry.contentType,
        "cache-control": "no-store",
      });
      response.end(await registry.metrics());
    },
  };
}
