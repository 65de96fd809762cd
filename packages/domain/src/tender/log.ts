import { canonicalJson, type Json } from "../canonical-json.ts";
import type { Explanation } from "../rule-pack/explain.ts";
import { sha256 } from "./encoding.ts";

/** An entry of a process log: what happened, when, and the hash of the entry before. */
export interface LogEntry<Event = Json> {
  /** From 1 without a gap. */
  readonly position: number;
  /** ISO instant in UTC. */
  readonly at: string;
  readonly by: string;
  readonly event: Event;
  /** What the law said to it then, so that it can be judged again. */
  readonly checks?: readonly Explanation[];
  readonly previous: string;
  readonly hash: string;
}

/** Before the first entry. */
export const beginning = "0".repeat(64);

const hashOf = ({ hash: _, ...told }: LogEntry<unknown>): Promise<string> =>
  sha256(canonicalJson(told as unknown as Json));

/** The next entry of a log. */
export async function logged<Event>(
  last: Pick<LogEntry, "position" | "hash"> | undefined,
  at: string,
  by: string,
  event: Event,
  checks: readonly Explanation[] = [],
): Promise<LogEntry<Event>> {
  const position = (last?.position ?? 0) + 1;
  const said = checks.length > 0 ? { checks } : {};
  const entry = { position, at, by, event, ...said, previous: last?.hash ?? beginning, hash: "" };
  return { ...entry, hash: await hashOf(entry) };
}

/** The position at which a log is not as it was written; undefined for a whole one. Time never runs back. */
export async function brokenAt(log: readonly LogEntry<unknown>[]): Promise<number | undefined> {
  let last: LogEntry<unknown> | undefined;
  for (const entry of log) {
    const position = (last?.position ?? 0) + 1;
    const follows = entry.position === position && entry.previous === (last?.hash ?? beginning);
    const inTime = !last || Date.parse(last.at) <= Date.parse(entry.at);
    if (!follows || !inTime || entry.hash !== (await hashOf(entry))) return position;
    last = entry;
  }
}
