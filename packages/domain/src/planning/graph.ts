import { ok, refuse } from "../result.ts";
import type { Result } from "../result.ts";
import { shortestCycle } from "./cycle.ts";
import type { Activity, Link } from "./network.ts";

/** For each node its links: those of node v are links[start[v]] to before links[start[v + 1]]. */
export interface Adjacency {
  readonly start: Int32Array;
  readonly links: Int32Array;
}

/** A network's shape by number: activities are nodes in the order given, links are numbered likewise. */
export interface Graph {
  readonly size: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly incoming: Adjacency;
  readonly outgoing: Adjacency;
  /** All nodes, each after those that it depends on. */
  readonly order: Int32Array;
}

/** Refused: TASK_CODE_TAKEN (`code`), LINK_UNKNOWN_TASK (`code`), LINKS_FORM_A_CYCLE (`codes`). */
export function buildGraph(activities: readonly Activity[], links: readonly Link[]): Result<Graph> {
  const nodes = new Map(activities.map((activity, node) => [activity.key, node]));
  if (nodes.size < activities.length)
    return refuse("TASK_CODE_TAKEN", { code: repeatedKey(activities, nodes) });
  const from = new Int32Array(links.length);
  const to = new Int32Array(links.length);
  for (const [i, link] of links.entries()) {
    const [a, b] = [nodes.get(link.from), nodes.get(link.to)];
    if (a === undefined || b === undefined)
      return refuse("LINK_UNKNOWN_TASK", { code: a === undefined ? link.from : link.to });
    from[i] = a;
    to[i] = b;
  }
  const size = activities.length;
  const shape = { size, from, to, incoming: adjacency(size, to), outgoing: adjacency(size, from) };
  const order = topologicalOrder(shape);
  if (order.length === size) return ok({ ...shape, order });
  const codes = shortestCycle(shape).map((node) => (activities[node] as Activity).key);
  return refuse("LINKS_FORM_A_CYCLE", { codes });
}

function repeatedKey(activities: readonly Activity[], lastNodes: Map<string, number>): string {
  return (activities.find(({ key }, node) => lastNodes.get(key) !== node) as Activity).key;
}

/** Groups link numbers by one of their ends, keeping their order. */
function adjacency(size: number, end: Int32Array): Adjacency {
  const start = new Int32Array(size + 1);
  for (const node of end) start[node + 1]!++;
  for (let node = 0; node < size; node++) start[node + 1]! += start[node]!;
  const next = start.slice();
  const links = new Int32Array(end.length);
  for (let link = 0; link < end.length; link++) links[next[end[link]!]!++] = link;
  return { start, links };
}

/** Kahn's order; shorter than the graph when links run in a circle. */
function topologicalOrder({ size, to, incoming, outgoing }: Omit<Graph, "order">): Int32Array {
  const order = new Int32Array(size);
  const waiting = new Int32Array(size);
  let filled = 0;
  for (let node = 0; node < size; node++) {
    waiting[node] = incoming.start[node + 1]! - incoming.start[node]!;
    if (waiting[node] === 0) order[filled++] = node;
  }
  for (let read = 0; read < filled; read++) {
    const node = order[read]!;
    for (let i = outgoing.start[node]!; i < outgoing.start[node + 1]!; i++) {
      const next = to[outgoing.links[i]!]!;
      if (--waiting[next]! === 0) order[filled++] = next;
    }
  }
  return order.subarray(0, filled);
}
