import type { Graph } from "./graph.ts";

type Shape = Omit<Graph, "order">;

/**
 * The nodes of a shortest cycle, each before the one that depends on it; none when there is no cycle.
 * Nodes that are on no cycle are peeled off first, and each node whose cycles are known is peeled off
 * with all that hung on it, so that one large circle is searched once.
 */
export function shortestCycle(graph: Shape): number[] {
  const core = peeler(graph);
  let best: number[] = [];
  for (let node = 0; node < graph.size; node++) {
    if (!core.has(node)) continue;
    const found = cycleThrough(graph, node, core.has, best.length || Infinity);
    if (found !== undefined) best = found;
    core.remove(node);
  }
  return best;
}

/** Keeps the nodes that have links in and out among themselves. */
function peeler({ size, from, to, incoming, outgoing }: Shape) {
  const gone = new Uint8Array(size);
  const ins = Int32Array.from(
    { length: size },
    (_, v) => incoming.start[v + 1]! - incoming.start[v]!,
  );
  const outs = Int32Array.from(
    { length: size },
    (_, v) => outgoing.start[v + 1]! - outgoing.start[v]!,
  );
  const remove = (first: number) => {
    const stack = [first];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (gone[node]) continue;
      gone[node] = 1;
      for (let i = outgoing.start[node]!; i < outgoing.start[node + 1]!; i++) {
        const next = to[outgoing.links[i]!]!;
        if (--ins[next]! === 0) stack.push(next);
      }
      for (let i = incoming.start[node]!; i < incoming.start[node + 1]!; i++) {
        const previous = from[incoming.links[i]!]!;
        if (--outs[previous]! === 0) stack.push(previous);
      }
    }
  };
  for (let node = 0; node < size; node++) if (ins[node] === 0 || outs[node] === 0) remove(node);
  return { remove, has: (node: number) => gone[node] === 0 };
}

/** A shortest cycle through a node, if one has fewer nodes than `limit`: breadth first back to it. */
function cycleThrough(
  { to, outgoing }: Shape,
  origin: number,
  has: (node: number) => boolean,
  limit: number,
): number[] | undefined {
  const reachedFrom = new Map<number, number>([[origin, origin]]);
  let ring = [origin];
  for (let length = 1; ring.length > 0 && length < limit; length++) {
    const next: number[] = [];
    for (const node of ring) {
      for (let i = outgoing.start[node]!; i < outgoing.start[node + 1]!; i++) {
        const reached = to[outgoing.links[i]!]!;
        if (reached === origin) return pathTo(node, origin, reachedFrom);
        if (reachedFrom.has(reached) || !has(reached)) continue;
        reachedFrom.set(reached, node);
        next.push(reached);
      }
    }
    ring = next;
  }
  return undefined;
}

function pathTo(last: number, origin: number, reachedFrom: Map<number, number>): number[] {
  const path = [last];
  for (let node = last; node !== origin; path.push(node)) node = reachedFrom.get(node)!;
  return path.reverse();
}
