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
  /** As what the leader was told of it last: refused, or put aside. */
  readonly reported: Reported | null;
}

export type Reported = "REFUSED" | "ASIDE";

/** What came of sending a command. */
export type SendOutcome =
  | { readonly kind: "DONE" }
  | { readonly kind: "REFUSED"; readonly refusal: Refusal }
  /** The server could not do it now: a fault of its own, or too much to do. */
  | { readonly kind: "LATER"; readonly afterMs?: number }
  /** Nothing can be sent now: no connection, or nobody is let in: signed in, with what the company asks. */
  | { readonly kind: "STOPPED"; readonly why: "OFFLINE" | "SIGNED_OUT" };

const firstPause = 2_000;
const longestPause = 300_000;

/** How long to wait after so many tries in vain, in ms: twice as long each time, five minutes at most. */
export const pauseAfter = (tries: number): number =>
  Math.min(longestPause, firstPause * 2 ** Math.min(tries - 1, 20));

/**
 * How a command stands on its device. NEXT of its lane; WAITING for the one before it; HELD behind a refused one, for what
 * came after it was done in the belief that it counts; ASIDE: somebody went on without it.
 */
export type Standing = "NEXT" | "WAITING" | "HELD" | "REFUSED" | "ASIDE";

/** One person's commands in their order, each as it stands. */
export function standings<C extends Command>(
  commands: readonly C[],
  owner: string,
): { readonly command: C; readonly standing: Standing }[] {
  /** The first of each lane that is not aside. */
  const heads = new Map<string, C>();
  const standingOf = (command: C): Standing => {
    if (command.aside) return "ASIDE";
    const head = heads.get(command.lane);
    if (!head) heads.set(command.lane, command);
    if (command.refusal !== null) return "REFUSED";
    if (!head) return "NEXT";
    return head.refusal === null ? "WAITING" : "HELD";
  };
  return inOrder(commands)
    .filter((command) => command.owner === owner)
    .map((command) => ({ command, standing: standingOf(command) }));
}

export const inOrder = <C extends Command>(commands: readonly C[]): C[] =>
  commands.toSorted((a, b) => a.sequence - b.sequence);

/** Of each lane the one that waits for nothing but its time. */
const sendable = <C extends Command>(commands: readonly C[], owner: string): C[] =>
  standings(commands, owner)
    .filter(({ standing }) => standing === "NEXT")
    .map(({ command }) => command);

/** What to send next: the earliest whose lane nothing holds up and whose pause is over. */
export const nextToSend = <C extends Command>(
  commands: readonly C[],
  owner: string,
  now: number,
): C | undefined => sendable(commands, owner).find(({ notBefore }) => notBefore <= now);

/** When to look again, in ms: as soon as a pause ends; undefined where nothing waits for time alone. */
export function nextTry(commands: readonly Command[], owner: string): number | undefined {
  const pauses = sendable(commands, owner).map(({ notBefore }) => notBefore);
  return pauses.length === 0 ? undefined : Math.min(...pauses);
}

/** The command after an answer that does not take it. */
export function afterAnswer<C extends Command>(
  command: C,
  answer: Extract<SendOutcome, { kind: "REFUSED" | "LATER" }>,
  now: number,
): C {
  switch (answer.kind) {
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
  reported: null,
});

/** What the leader is to be told of a command; null: nothing, or he knows. Of what this person gave, as of all else. */
export function toReport({ refusal, aside, reported }: Command): Reported | null {
  if (refusal === null) return null;
  const now = aside ? "ASIDE" : "REFUSED";
  return reported === now ? null : now;
}

const nextToReport = <C extends Command>(commands: readonly C[], owner: string): C | undefined =>
  inOrder(commands).find((command) => command.owner === owner && toReport(command) !== null);

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
  const mine = standings(commands, owner).map(({ standing }) => standing);
  return {
    waiting: mine.filter((one) => one === "NEXT" || one === "WAITING").length,
    needsYou: mine.filter((one) => one === "REFUSED" || one === "HELD").length,
    ofOthers: commands.filter((command) => command.owner !== owner && !command.aside).length,
  };
}

/** Where a device keeps its commands. */
export interface OutboxStore<C extends Command> {
  all(): Promise<readonly C[]>;
  /** Changes a command as it is by now: its person may have decided on it meanwhile. Nothing where it is gone. */
  change(command: C, to: (now: C) => C): Promise<void>;
  remove(command: C): Promise<void>;
}

/**
 * Sends what can be sent, one after the other, and keeps each until it is answered; then tells of what was refused. One at
 * a time on a device: whoever calls it holds the device's lock. Answers why it stopped; null when nothing is left now.
 */
export async function drain<C extends Command>(
  store: OutboxStore<C>,
  send: (command: C) => Promise<SendOutcome>,
  report: (command: C) => Promise<SendOutcome>,
  { owner, now }: { readonly owner: string; readonly now: () => number },
): Promise<"OFFLINE" | "SIGNED_OUT" | null> {
  for (;;) {
    const all = await store.all();
    const command = nextToSend(all, owner, now());
    if (!command) {
      const untold = nextToReport(all, owner);
      if (!untold) return null;
      const told = await report(untold);
      if (told.kind === "STOPPED") return told.why;
      if (told.kind === "LATER") return null;
      // What the server does not take of a telling stays with its person, who has it before him.
      const { refusal, aside } = untold;
      await store.change(untold, (by) =>
        by.aside === aside && by.refusal?.code === refusal?.code
          ? { ...by, reported: toReport(untold) }
          : by,
      );
      continue;
    }
    const outcome = await send(command);
    if (outcome.kind === "STOPPED") return outcome.why;
    if (outcome.kind === "DONE") await store.remove(command);
    else await store.change(command, (by) => afterAnswer(by, outcome, now()));
  }
}
