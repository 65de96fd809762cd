import { NO_FLOOR } from "./model.ts";
import type { Model } from "./model.ts";
import { positions, settleEarliest } from "./passes.ts";
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
 * its last node's deadline by itself. Round r of the search knows for each node the latest position
 * that a chain of r + 1 nodes forces on it; the first round that breaks a deadline has a shortest one.
 * A chain can still break a deadline exactly while it pushes its last node past its late dates, so
 * only such nodes are carried on.
 *
 * Cost: for each round the links of the nodes that it pushed further, at most (nodes of the chain) ×
 * (all links); the rounds are gone through twice.
 */
export function brokenChain(model: Model, late: Positions): BrokenChain {
  const search = { model, late, ...scratchOf(model) };
  const first = firstState(search);
  const kept = [copy(first)];
  let { at, front } = first;
  let round = 0;
  let last = worst(model, first);
  while (last === undefined) {
    if (front.nodes.length === 0) throw new Error("a plan without a broken chain is feasible");
    front = advance(search, at, front);
    round++;
    if (round % STRIDE === 0) kept.push(copy({ at, front }));
    last = worst(model, { at, front });
  }
  const daysLate = at.finish[last]! - model.limit[last]!;
  return { nodes: traceBack(search, kept, last, round), daysLate };
}

/** The nodes that a round pushed further, and for each the node before it on its chain. */
interface Front {
  readonly nodes: readonly number[];
  readonly by: readonly number[];
}

interface State {
  readonly at: Positions;
  readonly front: Front;
}

interface Search extends ReturnType<typeof scratchOf> {
  readonly model: Model;
  readonly late: Positions;
}

/** Arrays that a round needs while it lasts; `next.finish` is NO_FLOOR between rounds. */
function scratchOf({ graph }: Model) {
  const next = positions(graph.size);
  next.finish.fill(NO_FLOOR);
  return { next, probe: positions(graph.size), by: new Int32Array(graph.size) };
}

/** Chains of one node: all facts, and what is past its late dates by its own floor. */
function firstState({ model, late }: Search): State {
  const at = positions(model.graph.size);
  const nodes: number[] = [];
  for (let node = 0; node < model.graph.size; node++) {
    settleEarliest(model, node, NO_FLOOR, NO_FLOOR, at);
    if (model.state[node] !== "OPEN" || at.finish[node]! > late.finish[node]!) nodes.push(node);
  }
  return { at, front: { nodes, by: [] } };
}

/** Lengthens the chains of a front by one node each; `at` takes the new positions when all are known. */
function advance(search: Search, at: Positions, front: Front): Front {
  const { next, by } = search;
  const nodes: number[] = [];
  for (const node of front.nodes) pushFrom(search, at, node, nodes);
  for (const node of nodes) {
    at.start[node] = next.start[node]!;
    at.finish[node] = next.finish[node]!;
    next.finish[node] = NO_FLOOR;
  }
  return { nodes, by: nodes.map((node) => by[node]!) };
}

/** Follows the links of one node, noting in `next` what they push further than all before, past late dates. */
function pushFrom(search: Search, at: Positions, node: number, pushed: number[]): void {
  const { model, late, next, probe, by } = search;
  const { graph, binds, shift, fromFinish, toFinish } = model;
  const { start, links } = graph.outgoing;
  for (let i = start[node]!; i < start[node + 1]!; i++) {
    const link = links[i]!;
    if (!binds[link]) continue;
    const to = graph.to[link]!;
    const bound = shift[link]!.forward(fromFinish[link] ? at.finish[node]! : at.start[node]!);
    if (toFinish[link]) settleEarliest(model, to, NO_FLOOR, bound, probe);
    else settleEarliest(model, to, bound, NO_FLOOR, probe);
    const finish = probe.finish[to]!;
    if (finish <= Math.max(at.finish[to]!, late.finish[to]!, next.finish[to]!)) continue;
    if (next.finish[to] === NO_FLOOR) pushed.push(to);
    next.finish[to] = finish;
    next.start[to] = probe.start[to]!;
    by[to] = node;
  }
}

/** The node of the front that misses its deadline by the most days, the first given of these. */
function worst({ limit }: Model, { at, front }: State): number | undefined {
  let found: number | undefined;
  let most = 0;
  for (const node of front.nodes) {
    const late = at.finish[node]! - limit[node]!;
    if (late < most || late <= 0) continue;
    if (late > most || node < found!) found = node;
    most = late;
  }
  return found;
}

/** Finds the chain from its last node back; fronts are computed again from the kept states, a stride at a time. */
function traceBack(search: Search, kept: State[], last: number, rounds: number): number[] {
  const chain = [last];
  let fronts: Front[] = [];
  for (let round = rounds; round > 0; round--) {
    const block = Math.floor((round - 1) / STRIDE);
    if (round === rounds || round % STRIDE === 0)
      fronts = frontsOf(search, kept[block]!, round - block * STRIDE);
    const { nodes, by } = fronts.pop()!;
    chain.push(by[nodes.indexOf(chain.at(-1)!)]!);
  }
  return chain.reverse();
}

function frontsOf(search: Search, { at, front }: State, rounds: number): Front[] {
  const fronts: Front[] = [];
  for (let round = 0; round < rounds; round++)
    fronts.push(advance(search, at, fronts.at(-1) ?? front));
  return fronts;
}

function copy({ at, front }: State): State {
  return { at: { start: at.start.slice(), finish: at.finish.slice() }, front };
}
