import { type Command, drain, type OutboxStore, type SendOutcome } from "./outbox.ts";

class Crash extends Error {}

/** The disk outlives the process that writes it; between an answer and its note the process may die. */
export class Disk<C extends Command> implements OutboxStore<C> {
  commands: readonly C[] = [];
  readonly removed: string[] = [];
  dies = () => false;

  all() {
    return Promise.resolve(this.commands);
  }
  change({ id }: C, to: (now: C) => C) {
    if (this.dies()) throw new Crash();
    this.commands = this.commands.map((one) => (one.id === id ? to(one) : one));
    return Promise.resolve();
  }
  remove({ id }: C) {
    if (this.dies()) throw new Crash();
    this.removed.push(id);
    this.commands = this.commands.filter((one) => one.id !== id);
    return Promise.resolve();
  }
}

export const faults = [
  "NONE",
  "REQUEST_LOST",
  "ANSWER_LOST",
  "TWICE",
  "AGAIN_LATER",
  "FAULT_BEFORE",
  "FAULT_AFTER",
  "DIES_BEFORE",
  "DIES_AFTER",
] as const;
export type Fault = (typeof faults)[number];

interface Receiver<C> {
  receive(command: C): SendOutcome;
  report(command: C, key: string): SendOutcome;
}

/** The way between devices and a server, on which anything may happen. */
export class Way {
  readonly late: (() => unknown)[] = [];
  now = 0;
  #tellings = 0;

  /** A process of a device sends, with a fault for each request while there are any. */
  async send<C extends Command>(
    disk: Disk<C>,
    script: readonly Fault[],
    owner: string,
    server: Receiver<C>,
  ): Promise<void> {
    const left = [...script];
    let dying = false;
    disk.dies = () => dying;
    const through = (arrive: () => SendOutcome): Promise<SendOutcome> => {
      const fault = left.shift() ?? "NONE";
      this.now += 1;
      if (fault === "DIES_BEFORE") throw new Crash();
      if (fault === "REQUEST_LOST") return Promise.resolve({ kind: "STOPPED", why: "OFFLINE" });
      if (fault === "FAULT_BEFORE") return Promise.resolve({ kind: "LATER" });
      const answer = arrive();
      if (fault === "TWICE") arrive();
      if (fault === "AGAIN_LATER") this.late.push(arrive);
      if (fault === "ANSWER_LOST") return Promise.resolve({ kind: "STOPPED", why: "OFFLINE" });
      if (fault === "FAULT_AFTER") return Promise.resolve({ kind: "LATER" });
      dying = fault === "DIES_AFTER";
      return Promise.resolve(answer);
    };
    const report = (command: C) => {
      const key = `telling ${(this.#tellings += 1)}`;
      return through(() => server.report(command, key));
    };
    try {
      await drain(disk, (command) => through(() => server.receive(command)), report, {
        owner,
        now: () => this.now,
      });
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    } finally {
      disk.dies = () => false;
    }
  }

  /** What was held up on the way arrives once more. */
  lateArrives(): void {
    this.late.shift()?.();
  }
}
