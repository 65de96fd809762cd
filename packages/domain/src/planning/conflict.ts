import type { Model } from "./model.ts";
import { placeEarliest, positions, settleEarliest } from "./passes.ts";
import type { Positions } from "./passes.ts";

/** How many rounds lie between two kept states of the search. */
const STRIDE = 128;

/** The chain that breaks a deadline, first node first, and the days by which its last node breaks it. */
export interface BrokenChain {
  readonly nodes: number[];
  readonly daysLate: number;
}

/**
 * The fewest nodes that cannot be planned together, when some deadline cannot be met; a set of nodes
 * is planned with the links among them alone.
 *
 * Guarantee: the set is infeasible, every proper subset of it is feasible, and no infeasible set has
 * fewer nodes. Of several such sets it is one whose last node misses its deadline by the most days.
 * Why: positions are maxima over links, so any infeasible set contains a chain of links that breaks
 * its last node's deadline by itself. Round r of the search knows for each node the earliest position
 * that chains of at most r + 1 nodes impose; the first round that breaks a deadline has a shortest one.
 *
 * Cost: (nodes of the chain) × (links among nodes that have negative slack or are facts).
 */
export function brokenChain(model: Model, early: Positions, late: Positions): BrokenChain {
  const search = buildSearch(model, early, late);
  const at = firstRound(search);
  const kept = [copy(at)];
  let round = 0;
  let last = worst(search, at);
  while (last === undefined) {
    round++;
    advance(search, at, round);
    if (round % STRIDE === 0) kept.push(copy(at));
    last = worst(search, at);
    if (round > search.nodes.length) throw new Error("an infeasible plan without a broken chain");
  }
  const daysLate = at.finish[last]! - model.limit[last]!;
  return { nodes: traceBack(search, kept, last, round, at.finish[last]!), daysLate };
}

interface Search {
  readonly model: Model;
  /** 1 for the nodes that a broken chain can pass: late ones, and facts. */
  readonly among: Uint8Array;
  /** These nodes, those with the longest chains before them first. */
  readonly nodes: Int32Array;
  /** How many of them have chains of r links or more before them, by r: all others are settled by then. */
  readonly unsettled: Int32Array;
  readonly scratch: { readonly at: Positions; readonly among: Uint8Array };
}

function buildSearch(model: Model, early: Positions, late: Positions): Search {
  const { order, size, incoming, from } = model.graph;
  const among = new Uint8Array(size);
  const depth = new Int32Array(size);
  for (const node of order) {
    const open = model.state[node] === "OPEN";
    if (open && early.finish[node]! <= late.finish[node]!) continue;
    among[node] = 1;
    for (let i = incoming.start[node]!; i < incoming.start[node + 1]!; i++) {
      const link = incoming.links[i]!;
      const before = from[link]!;
      if (among[before] && model.binds[link])
        depth[node] = Math.max(depth[node]!, depth[before]! + 1);
    }
  }
  const nodes = order.filter((node) => among[node]).sort((a, b) => depth[b]! - depth[a]!);
  const unsettled = new Int32Array(size + 1);
  for (const node of nodes) unsettled[depth[node]!]!++;
  for (let r = size - 1; r >= 0; r--) unsettled[r]! += unsettled[r + 1]!;
  const scratch = { at: positions(size), among: new Uint8Array(size) };
  return { model, among, nodes, unsettled, scratch };
}

function firstRound({ model, nodes }: Search): Positions {
  const at = positions(model.graph.size);
  for (const node of nodes) settleEarliest(model, node, -Infinity, -Infinity, at);
  return at;
}

/** Lengthens all chains by a node. Nodes later in the graph go first, so each still reads the last round. */
function advance({ model, among, nodes, unsettled }: Search, at: Positions, round: number): void {
  const count = unsettled[round]!;
  for (let i = 0; i < count; i++) placeEarliest(model, nodes[i]!, at, at, among);
}

/** The node that misses its deadline by the most days, the first given of these. */
function worst({ model, nodes }: Search, at: Positions): number | undefined {
  let found: number | undefined;
  let most = 0;
  for (const node of nodes) {
    const late = at.finish[node]! - model.limit[node]!;
    if (late > most || (late === most && found !== undefined && node < found)) {
      most = late;
      found = node;
    }
  }
  return found;
}

/** Finds the chain from its last node back: rounds are computed again from the kept ones, a stride at a time. */
function traceBack(
  search: Search,
  kept: Positions[],
  last: number,
  rounds: number,
  finish: number,
): number[] {
  const chain = [last];
  let node = last;
  let target = finish;
  let states: Positions[] = [];
  for (let round = rounds - 1; round >= 0; round--) {
    const block = Math.floor(round / STRIDE);
    if (round === rounds - 1 || round % STRIDE === STRIDE - 1)
      states = statesOf(search, kept[block]!, block * STRIDE, round);
    const before = states[round - block * STRIDE]!;
    node = imposing(search, node, target, before);
    target = before.finish[node]!;
    chain.push(node);
  }
  return chain.reverse();
}

function statesOf(search: Search, from: Positions, first: number, last: number): Positions[] {
  const states = [from];
  for (let round = first + 1; round <= last; round++) {
    const next = copy(states.at(-1)!);
    advance(search, next, round);
    states.push(next);
  }
  return states;
}

/** The node whose position one round before puts another's finish where it is. */
function imposing(search: Search, node: number, finish: number, before: Positions): number {
  const { model, among, scratch } = search;
  const { incoming, from } = model.graph;
  for (let i = incoming.start[node]!; i < incoming.start[node + 1]!; i++) {
    const candidate = from[incoming.links[i]!]!;
    if (!among[candidate]) continue;
    scratch.among[candidate] = 1;
    placeEarliest(model, node, before, scratch.at, scratch.among);
    scratch.among[candidate] = 0;
    if (scratch.at.finish[node] === finish) return candidate;
  }
  throw new Error("a position that no link imposes");
}

function copy({ start, finish }: Positions): Positions {
  return { start: start.slice(), finish: finish.slice() };
}
