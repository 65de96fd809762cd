import { NO_FLOOR, NO_LIMIT } from "./model.ts";
import type { Model } from "./model.ts";

/** Where each node starts and finishes. */
export interface Positions {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

export function positions(size: number): Positions {
  return { start: new Float64Array(size), finish: new Float64Array(size) };
}

/** Every node as early as its floor and its links allow. */
export function forwardPass(model: Model): Positions {
  const early = positions(model.graph.size);
  for (const node of model.graph.order) placeEarliest(model, node, early);
  return early;
}

/** Every node as late as deadlines, its links and the horizon allow. */
export function backwardPass(model: Model, horizon: number): Positions {
  const { order, size } = model.graph;
  const late = positions(size);
  for (let i = size - 1; i >= 0; i--) placeLatest(model, order[i]!, horizon, late, late);
  return late;
}

/** The end of the whole plan: the last early finish or deadline of any node that is not done. */
export function horizonOf({ state, limit }: Model, early: Positions): number {
  let horizon = NO_FLOOR;
  for (let node = 0; node < state.length; node++) {
    if (state[node] === "DONE") continue;
    const own = limit[node]!;
    horizon = Math.max(horizon, early.finish[node]!, own === NO_LIMIT ? NO_FLOOR : own);
  }
  return horizon;
}

/** Puts a node as early as its floor and the nodes before it, where `at` has them, allow. */
function placeEarliest(model: Model, node: number, at: Positions): void {
  const { graph, shift, fromFinish, toFinish, binds } = model;
  const { start: first, links } = graph.incoming;
  let start = NO_FLOOR;
  let finish = NO_FLOOR;
  for (let i = first[node]!; i < first[node + 1]!; i++) {
    const link = links[i]!;
    const from = graph.from[link]!;
    if (!binds[link]) continue;
    const bound = shift[link]!.forward(fromFinish[link] ? at.finish[from]! : at.start[from]!);
    if (toFinish[link]) finish = Math.max(finish, bound);
    else start = Math.max(start, bound);
  }
  settleEarliest(model, node, start, finish, at);
}

/** Puts a node as early as its floor and two bounds allow; facts stay. */
export function settleEarliest(
  { state, work, floor, startFact, finishFact }: Model,
  node: number,
  start: number,
  finish: number,
  into: Positions,
): void {
  const own = work[node]!;
  if (state[node] === "OPEN") {
    const byFinish = finish === NO_FLOOR ? NO_FLOOR : own.earliestStart(finish);
    into.start[node] = own.startAtOrAfter(Math.max(floor[node]!, start, byFinish));
    into.finish[node] = own.finish(into.start[node]!);
    return;
  }
  into.start[node] = startFact[node]!;
  into.finish[node] =
    state[node] === "DONE"
      ? finishFact[node]!
      : own.finishAtOrAfter(Math.max(floor[node]!, finish));
}

/** Puts a node as late as its deadline, the horizon and the nodes after it, where `at` has them, allow. */
export function placeLatest(
  model: Model,
  node: number,
  horizon: number,
  at: Positions,
  into: Positions,
): void {
  const { graph, shift, fromFinish, toFinish, binds, state, startFact, finishFact } = model;
  const { start: first, links } = graph.outgoing;
  let start = NO_LIMIT;
  let finish = Math.min(model.limit[node]!, horizon);
  for (let i = first[node]!; i < first[node + 1]!; i++) {
    const link = links[i]!;
    if (!binds[link]) continue;
    const to = graph.to[link]!;
    const bound = shift[link]!.backward(toFinish[link] ? at.finish[to]! : at.start[to]!);
    if (fromFinish[link]) finish = Math.min(finish, bound);
    else start = Math.min(start, bound);
  }
  const own = model.work[node]!;
  if (state[node] === "OPEN") {
    into.start[node] = own.startAtOrBefore(Math.min(start, own.latestStart(finish)));
    into.finish[node] = own.finish(into.start[node]!);
    return;
  }
  into.start[node] = startFact[node]!;
  into.finish[node] = state[node] === "DONE" ? finishFact[node]! : own.finishAtOrBefore(finish);
}
