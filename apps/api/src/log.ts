import { pino, stdSerializers } from "pino";
import type { Logger } from "pino";
import type { Env } from "./env.ts";

export type Log = Logger;

/** Fields that hold a secret wherever they turn up in a logged object. */
const secrets = ["password", "token", "secret", "authorization", "cookie", "set-cookie"];

/**
 * The process's log: one JSON object per line, or short readable lines on a terminal.
 * A request logs through `log.child({ requestId })`.
 */
export function createLog(level: Env["logLevel"], terminal = process.stdout.isTTY): Log {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: { err: withoutClient },
    redact: {
      paths: secrets.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]),
      censor: "***",
    },
  };
  return terminal
    ? pino(options, { write: (line: string) => void process.stdout.write(readable(line)) })
    : pino(options);
}

/** An error without the client that pg's pool hangs on it: tens of kilobytes of a connection's inside in every line. */
export function withoutClient(error: Error) {
  const { client: _, ...told } = stdSerializers.err(error) as ReturnType<
    typeof stdSerializers.err
  > & { client?: unknown };
  return told;
}

const labels: Record<number, string> = {
  10: "trace",
  20: "debug",
  30: "info",
  40: "WARN",
  50: "ERROR",
  60: "FATAL",
};

/** One log line for a person: clock, level, words, then whatever else was logged. */
export function readable(line: string): string {
  const { level, time, msg, err, pid: _, ...rest } = JSON.parse(line);
  const fields = Object.entries(rest).map(
    ([key, value]) => ` ${key}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  const stack = err?.stack ? `\n${err.stack}` : "";
  return `${time.slice(11, 19)} ${labels[level] ?? level} ${msg ?? ""}${fields.join("")}${stack}\n`;
}
