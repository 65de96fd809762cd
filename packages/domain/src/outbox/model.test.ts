import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Command,
  drain,
  inOrder,
  outboxState,
  type OutboxStore,
  putAside,
  type SendOutcome,
} from "./outbox.ts";

// Two devices, one server, and what may go wrong between them: the request or its answer is lost, the request comes
// twice or once more later, the server has a fault before or after it wrote, a device dies at any point.

/** What an inspector does to a home: a result of an item, or the conclusion after which no result is taken. */
interface Deed {
  readonly home: string;
  readonly act: "RESULT" | "CONCLUDE";
}

interface Sent extends Command<Deed> {
  readonly device: number;
}

/**
 * Does each key once and then gives its answer again; what was refused is decided anew, for nothing was written. Refuses a
 * result for a home that is concluded, whoever concluded it.
 */
class Server {
  readonly #done = new Set<string>();
  readonly #concluded = new Set<string>();
  readonly applied: Sent[] = [];

  receive(command: Sent): SendOutcome {
    if (this.#done.has(command.id)) return { kind: "DONE" };
    const { home, act } = command.content;
    if (this.#concluded.has(home))
      return { kind: "REFUSED", refusal: { code: "RECORD_STATUS", details: { home } } };
    this.applied.push(command);
    this.#done.add(command.id);
    if (act === "CONCLUDE") this.#concluded.add(home);
    return { kind: "DONE" };
  }
}

class Crash extends Error {}

/** The disk outlives the process that writes it; between an answer and its note the process may die. */
class Disk implements OutboxStore<Sent> {
  commands: readonly Sent[] = [];
  readonly removed: string[] = [];
  dies = () => false;

  all() {
    return Promise.resolve(this.commands);
  }
  replace(command: Sent) {
    if (this.dies()) throw new Crash();
    this.commands = this.commands.map((one) => (one.id === command.id ? command : one));
    return Promise.resolve();
  }
  remove({ id }: Sent) {
    if (this.dies()) throw new Crash();
    this.removed.push(id);
    this.commands = this.commands.filter((one) => one.id !== id);
    return Promise.resolve();
  }
}

const faults = [
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
type Fault = (typeof faults)[number];

const step = fc.oneof(
  fc.record({
    do: fc.constant("GIVE" as const),
    device: fc.nat(1),
    home: fc.constantFrom("1-101", "1-102", "1-103"),
    act: fc.constantFrom("RESULT", "RESULT", "RESULT", "CONCLUDE"),
  }),
  fc.record({
    do: fc.constant("SEND" as const),
    device: fc.nat(1),
    faults: fc.array(fc.constantFrom(...faults), { maxLength: 6 }),
  }),
  fc.record({ do: fc.constant("LATE" as const) }),
  fc.record({ do: fc.constant("DECIDE" as const), device: fc.nat(1) }),
);

const owner = "lin";

class World {
  readonly server = new Server();
  readonly disks = [new Disk(), new Disk()];
  readonly given: Sent[] = [];
  readonly late: Sent[] = [];
  now = 0;

  give(device: number, content: Deed): void {
    const disk = this.disks[device]!;
    const sequence = this.given.length;
    const command: Sent = {
      id: `${device}-${sequence}`,
      sequence,
      owner,
      lane: content.home,
      content,
      doneAt: new Date(0).toISOString(),
      tries: 0,
      notBefore: 0,
      refusal: null,
      aside: false,
      device,
    };
    this.given.push(command);
    disk.commands = [...disk.commands, command];
  }

  /** A process of the device sends, with a fault for each request while there are any. */
  async send(device: number, script: readonly Fault[]): Promise<void> {
    const disk = this.disks[device]!;
    const left = [...script];
    let dying = false;
    disk.dies = () => dying;
    const send = (command: Sent): Promise<SendOutcome> => {
      const fault = left.shift() ?? "NONE";
      this.now += 1;
      if (fault === "DIES_BEFORE") throw new Crash();
      if (fault === "REQUEST_LOST") return Promise.resolve({ kind: "STOPPED", why: "OFFLINE" });
      if (fault === "FAULT_BEFORE") return Promise.resolve({ kind: "LATER" });
      const answer = this.server.receive(command);
      if (fault === "TWICE") this.server.receive(command);
      if (fault === "AGAIN_LATER") this.late.push(command);
      if (fault === "ANSWER_LOST") return Promise.resolve({ kind: "STOPPED", why: "OFFLINE" });
      if (fault === "FAULT_AFTER") return Promise.resolve({ kind: "LATER" });
      dying = fault === "DIES_AFTER";
      return Promise.resolve(answer);
    };
    try {
      await drain(disk, send, { owner, now: () => this.now });
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    } finally {
      disk.dies = () => false;
    }
  }

  /** What was held up on the way arrives once more. */
  lateArrives(): void {
    const command = this.late.shift();
    if (command) this.server.receive(command);
  }

  /** The person puts the first refused command aside. */
  decide(device: number): void {
    const disk = this.disks[device]!;
    const refused = inOrder(disk.commands).find((one) => one.refusal !== null && !one.aside);
    if (refused)
      disk.commands = disk.commands.map((one) => (one === refused ? putAside(one) : one));
  }

  /** The faults end: everybody sends, decides, and sends until nothing waits. */
  async end(): Promise<void> {
    while (this.late.length > 0) this.lateArrives();
    for (const device of [0, 1]) {
      do {
        this.now += 1_000_000;
        this.decide(device);
        await this.send(device, []);
      } while (unsettled(this.disks[device]!));
    }
  }
}

const unsettled = ({ commands }: Disk): boolean => {
  const { waiting, needsYou } = outboxState(commands, owner);
  return waiting + needsYou > 0;
};

test("nothing is lost, nothing doubled, and what the server holds is what the people could have done one after another", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const world = new World();
      for (const one of steps) {
        if (one.do === "GIVE") world.give(one.device, one as Deed);
        else if (one.do === "SEND") await world.send(one.device, one.faults);
        else if (one.do === "LATE") world.lateArrives();
        else world.decide(one.device);
        const kept = world.disks.flatMap(({ commands }) => commands.map(({ id }) => id));
        const gone = world.disks.flatMap(({ removed }) => removed);
        // At every moment: each is on its device or was answered, never both and never neither.
        expect([...kept, ...gone].toSorted()).toEqual(world.given.map(({ id }) => id).toSorted());
        const applied = new Set(world.server.applied.map(({ id }) => id));
        expect(gone.filter((id) => !applied.has(id))).toEqual([]);
      }
      await world.end();
      const applied = world.server.applied;
      const aside = world.disks.flatMap(({ commands }) => commands);
      expect(new Set(applied.map(({ id }) => id)).size).toBe(applied.length);
      expect([...applied, ...aside].map(({ id }) => id).toSorted()).toEqual(
        world.given.map(({ id }) => id).toSorted(),
      );
      // What is not applied was refused, with the reason kept.
      expect(aside.every(({ refusal }) => refusal !== null)).toBe(true);
      // Each device's deeds on a home are there in the order of doing, and no result follows a conclusion.
      for (const device of [0, 1])
        for (const home of ["1-101", "1-102", "1-103"]) {
          const own = applied.filter((one) => one.device === device && one.lane === home);
          expect(own).toEqual(inOrder(own));
        }
      const concluded = new Set<string>();
      for (const { content } of applied) {
        expect(concluded.has(content.home)).toBe(false);
        if (content.act === "CONCLUDE") concluded.add(content.home);
      }
    }),
    { numRuns: 500 },
  );
});
