import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Command,
  inOrder,
  outboxState,
  putAside,
  type SendOutcome,
  toReport,
  triedAgain,
} from "./outbox.ts";
import { type RefusedStatus, toldStatus } from "./refused.ts";
import { Disk, type Fault, faults, Way } from "./testing.ts";

// Two devices, one server, and what may go wrong between them: the request or its answer is lost, the request comes
// twice or once more later, the server has a fault before or after it wrote, a device dies at any point.

/** What an inspector does to a home: a result of an item, the conclusion after which no result is taken, or its end. */
interface Deed {
  readonly home: string;
  readonly act: "RESULT" | "CONCLUDE" | "REOPEN";
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
  /** What the leader sees: of each refused command its standing. */
  readonly told = new Map<string, RefusedStatus>();

  /** A telling has a key of its own: what comes twice is taken once. */
  report(command: Sent, key: string): SendOutcome {
    if (this.#done.has(key)) return { kind: "DONE" };
    this.#done.add(key);
    const aside = toReport(command) === "ASIDE";
    const taken = this.#done.has(command.id);
    this.told.set(command.id, toldStatus(this.told.get(command.id) ?? null, { aside, taken }));
    return { kind: "DONE" };
  }

  receive(command: Sent): SendOutcome {
    if (this.#done.has(command.id)) return { kind: "DONE" };
    const { home, act } = command.content;
    if (act !== "REOPEN" && this.#concluded.has(home))
      return { kind: "REFUSED", refusal: { code: "RECORD_STATUS", details: { home } } };
    this.applied.push(command);
    this.#done.add(command.id);
    if (act === "CONCLUDE") this.#concluded.add(home);
    if (act === "REOPEN") this.#concluded.delete(home);
    if (this.told.has(command.id)) this.told.set(command.id, "TAKEN");
    return { kind: "DONE" };
  }
}

const step = fc.oneof(
  fc.record({
    do: fc.constant("GIVE" as const),
    device: fc.nat(1),
    home: fc.constantFrom("1-101", "1-102", "1-103"),
    act: fc.constantFrom("RESULT", "RESULT", "RESULT", "CONCLUDE", "REOPEN"),
  }),
  fc.record({
    do: fc.constant("SEND" as const),
    device: fc.nat(1),
    faults: fc.array(fc.constantFrom(...faults), { maxLength: 6 }),
  }),
  fc.record({ do: fc.constant("LATE" as const) }),
  fc.record({ do: fc.constant("DECIDE" as const), device: fc.nat(1), again: fc.boolean() }),
);

const owner = "lin";

class World {
  readonly server = new Server();
  readonly way = new Way();
  readonly disks = [new Disk<Sent>(), new Disk<Sent>()];
  readonly given: Sent[] = [];
  /** What somebody went on without once: tried again it comes after what was done later. */
  readonly aside = new Set<string>();

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
      reported: null,
      device,
    };
    this.given.push(command);
    disk.commands = [...disk.commands, command];
  }

  /** A process of the device sends, with a fault for each request while there are any. */
  send(device: number, script: readonly Fault[]): Promise<void> {
    return this.way.send(this.disks[device]!, script, owner, this.server);
  }

  /** The person puts the first refused command aside, or tries it once more: one that was put aside as well. */
  decide(device: number, again: boolean): void {
    const disk = this.disks[device]!;
    const refused = inOrder(disk.commands).find(
      (one) => one.refusal !== null && (again || !one.aside),
    );
    const decided = again ? triedAgain : putAside;
    if (refused && !again) this.aside.add(refused.id);
    disk.commands = disk.commands.map((one) => (one === refused ? decided(one) : one));
  }

  /** The faults end: everybody sends, decides, and sends until nothing waits. */
  async end(): Promise<void> {
    while (this.way.late.length > 0) this.way.lateArrives();
    for (const device of [0, 1]) {
      do {
        this.way.now += 1_000_000;
        this.decide(device, false);
        await this.send(device, []);
      } while (unsettled(this.disks[device]!));
    }
  }
}

const unsettled = ({ commands }: Disk<Sent>): boolean => {
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
        else if (one.do === "LATE") world.way.lateArrives();
        else world.decide(one.device, one.again);
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
      // What is not applied was refused, with the reason kept, and the leader knows of each.
      expect(aside.every(({ refusal }) => refusal !== null)).toBe(true);
      for (const { id } of aside) expect(world.server.told.get(id)).toBe("ASIDE");
      for (const { id } of applied) expect(world.server.told.get(id) ?? "TAKEN").toBe("TAKEN");
      // Each device's deeds on a home are there in the order of doing but for what somebody had gone on without, and no result follows a conclusion.
      for (const device of [0, 1])
        for (const home of ["1-101", "1-102", "1-103"]) {
          const own = applied.filter(
            (one) => one.device === device && one.lane === home && !world.aside.has(one.id),
          );
          expect(own).toEqual(inOrder(own));
        }
      const concluded = new Set<string>();
      for (const { content } of applied) {
        if (content.act !== "REOPEN") expect(concluded.has(content.home)).toBe(false);
        if (content.act === "CONCLUDE") concluded.add(content.home);
        if (content.act === "REOPEN") concluded.delete(content.home);
      }
    }),
    { numRuns: 500 },
  );
});
