import type { Refusal } from "../refusal.ts";

/**
 * A command that somebody gave on a device, kept there until the server has answered it (待同步). The server answers each
 * `id` once, however often it comes.
 */
export interface Command<Content = unknown> {
  /** The idempotency key. */
  readonly id: string;
  /** The order of giving on this device. */
  readonly sequence: number;
  /** Who gave it, in which company: it is sent under no other name. */
  readonly owner: string;
  /** Commands of one lane, a home's record say, are carried out one after the other. */
  readonly lane: string;
  readonly content: Content;
  /** When it was given, ISO. */
  readonly doneAt: string;
  readonly tries: number;
  /** Not tried again before this instant, in ms. */
  readonly notBefore: number;
  /** Why the server did not accept it: kept and shown until somebody decides. */
  readonly refusal: Refusal | null;
  /** Somebody decided to go on without it (放弃); it stays to be looked at. */
  readonly aside: boolean;
}

/** What came of sending a command. */
export type SendOutcome =
  | { readonly kind: "DONE" }
  | { readonly kind: "REFUSED"; readonly refusal: Refusal }
  /** The server could not do it now: a fault of its own, or too much to do. */
  | { readonly kind: "LATER"; readonly afterMs?: number }
  /** Nothing can be sent now: no connection, or nobody is signed in. */
  | { readonly kind: "STOPPED"; readonly why: "OFFLINE" | "SIGNED_OUT" };

const firstPause = 2_000;
const longestPause = 300_000;

/** How long to wait after so many tries in vain, in ms: twice as long each time, five minutes at most. */
export const pauseAfter = (tries: number): number =>
  Math.min(longestPause, firstPause * 2 ** Math.min(tries - 1, 20));

/**
 * What to send next: the earliest whose lane nothing holds up. A lane is held up by a command that waits for its next try
 * or was refused: what came after it was done in the belief that it counts.
 */
export function nextToSend<C extends Command>(
  commands: readonly C[],
  owner: string,
  now: number,
): C | undefined {
  const held = new Set<string>();
  for (const command of inOrder(commands)) {
    if (command.owner !== owner || command.aside || held.has(command.lane)) continue;
    if (command.refusal === null && command.notBefore <= now) return command;
    held.add(command.lane);
  }
  return undefined;
}

export const inOrder = <C extends Command>(commands: readonly C[]): C[] =>
  commands.toSorted((a, b) => a.sequence - b.sequence);

/** When to look again, in ms: as soon as a pause ends; undefined where nothing waits for time alone. */
export function nextTry(commands: readonly Command[], owner: string): number | undefined {
  const held = new Set<string>();
  const pauses: number[] = [];
  for (const command of inOrder(commands)) {
    if (command.owner !== owner || command.aside || held.has(command.lane)) continue;
    held.add(command.lane);
    if (command.refusal === null) pauses.push(command.notBefore);
  }
  return pauses.length === 0 ? undefined : Math.min(...pauses);
}

/** The command after an answer; null: the server has it, and it can be forgotten here. */
export function afterAnswer<C extends Command>(
  command: C,
  answer: Exclude<SendOutcome, { kind: "STOPPED" }>,
  now: number,
): C | null {
  switch (answer.kind) {
    case "DONE":
      return null;
    case "REFUSED":
      return { ...command, refusal: answer.refusal };
    case "LATER": {
      const tries = command.tries + 1;
      return { ...command, tries, notBefore: now + (answer.afterMs ?? pauseAfter(tries)) };
    }
  }
}

/** Somebody wants it tried again: what stood against it may be gone. Under its key, so that it is never done twice. */
export const triedAgain = <C extends Command>(command: C): C => ({
  ...command,
  tries: 0,
  notBefore: 0,
  refusal: null,
  aside: false,
});

/** Somebody decides to go on without it. */
export const putAside = <C extends Command>(command: C): C => ({ ...command, aside: true });

/** What the page tells all the time (已同步 / n 条待同步 / n 条需要处理). */
export interface OutboxState {
  readonly waiting: number;
  /** Refused, or held up by a refused one. */
  readonly needsYou: number;
  /** Given by somebody else on this device. */
  readonly ofOthers: number;
}

export function outboxState(commands: readonly Command[], owner: string): OutboxState {
  const held = new Set<string>();
  let waiting = 0;
  let needsYou = 0;
  let ofOthers = 0;
  for (const command of inOrder(commands)) {
    if (command.aside) continue;
    if (command.owner !== owner) ofOthers += 1;
    else if (command.refusal !== null || held.has(command.lane)) {
      held.add(command.lane);
      needsYou += 1;
    } else waiting += 1;
  }
  return { waiting, needsYou, ofOthers };
}

/** Where a device keeps its commands. */
export interface OutboxStore<C extends Command> {
  all(): Promise<readonly C[]>;
  replace(command: C): Promise<void>;
  remove(command: C): Promise<void>;
}

/**
 * Sends what can be sent, one after the other, and keeps each until it is answered. One at a time on a device: whoever
 * calls it holds the device's lock. Answers why it stopped; null when nothing is left to send now.
 */
export async function drain<C extends Command>(
  store: OutboxStore<C>,
  send: (command: C) => Promise<SendOutcome>,
  { owner, now }: { readonly owner: string; readonly now: () => number },
): Promise<"OFFLINE" | "SIGNED_OUT" | null> {
  for (;;) {
    const command = nextToSend(await store.all(), owner, now());
    if (!command) return null;
    const outcome = await send(command);
    if (outcome.kind === "STOPPED") return outcome.why;
    const left = afterAnswer(command, outcome, now());
    if (left) await store.replace(left);
    else await store.remove(command);
  }
}
