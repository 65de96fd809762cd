import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../canonical-json.ts";
import {
  type Command,
  inOrder,
  outboxState,
  putAside,
  type SendOutcome,
} from "../outbox/outbox.ts";
import { Disk, type Fault, faults, Way } from "../outbox/testing.ts";
import type { Refusal } from "../refusal.ts";
import { type Lease, renewed, takeLease } from "./lease.ts";
import { type Found, type Sheet, sheetOf } from "./sheet.ts";
import { lineOf } from "./testing.ts";
import {
  completeInspection,
  type LineState,
  mayRecord,
  maySign,
  reopenInspection,
} from "./verdict.ts";

// Two inspectors on one home, each with a phone that is away for a while; a server that keeps leases or keeps none. What
// the phones sign is what they show: the last answer with their own lane over it.

const lines = [lineOf("OPENING_MOVES"), lineOf("BALL_TEST")];
const people = ["li", "zhao"];
const hours = 2;

type Deed =
  | {
      readonly act: "RESULT";
      readonly line: number;
      readonly outcome: "PASS" | "FAIL";
      readonly seen: number | null;
    }
  | { readonly act: "COMPLETE" }
  | { readonly act: "REOPEN" }
  | { readonly act: "TAKE" }
  | { readonly act: "SIGN"; readonly content: Sheet };

type Sent = Command<Deed> & { readonly by: string };

interface Result extends Found {
  readonly by: string;
  readonly version: number;
}

interface Home {
  readonly status: "PENDING" | "INSPECTED";
  readonly results: ReadonlyMap<string, Result>;
}

const sheet = ({ results }: Home): Sheet =>
  sheetOf({ batch: "一期", unit: "3-1201", round: 1 }, lines, results);

const states = ({ results }: Home): LineState[] =>
  lines.map((line) => ({
    line,
    outcome: null,
    mending: null,
    exception: null,
    ...results.get(line.key),
  }));

/** What a deed makes of the home, or why it is refused: the server's rule, and the phone's belief in advance. */
function after(home: Home, deed: Deed, by: string): Home | Refusal {
  if (deed.act === "TAKE") return home;
  if (deed.act === "COMPLETE") {
    const done = completeInspection({ status: home.status, lines: states(home), unsigned: [] });
    return done.ok ? { ...home, status: done.value } : done.refusal;
  }
  if (deed.act === "REOPEN") {
    const again = reopenInspection(home.status);
    return again.ok ? { ...home, status: again.value } : again.refusal;
  }
  if (deed.act === "SIGN") {
    const may = maySign(home.status);
    if (!may.ok) return may.refusal;
    const isSame = canonicalJson(deed.content) === canonicalJson(sheet(home));
    return isSame ? home : { code: "SIGNATURE_CONTENT_CHANGED" };
  }
  const may = mayRecord(home.status);
  if (!may.ok) return may.refusal;
  const { key } = lines[deed.line]!;
  const known = home.results.get(key);
  if (known && known.by !== by && known.version !== deed.seen)
    return { code: "UAC_RESULT_CONFLICT" };
  const { outcome } = deed;
  const mending = outcome === "FAIL" ? ("OPEN" as const) : null;
  const result = { outcome, points: [], tool: null, remark: null, mending, exception: null };
  const version = (known?.version ?? 0) + 1;
  return { ...home, results: new Map([...home.results, [key, { ...result, by, version }]]) };
}

const isRefusal = (one: Home | Refusal): one is Refusal => "code" in one;

class Server {
  home: Home = { status: "PENDING", results: new Map() };
  lease: Lease | null = null;
  readonly applied: Sent[] = [];
  /** Each signature with what stood when it was taken. */
  readonly signed: { readonly content: Sheet; readonly stood: Sheet }[] = [];
  readonly #done = new Set<string>();
  readonly #leases: boolean;
  readonly #now: () => number;

  constructor(leases: boolean, now: () => number) {
    this.#leases = leases;
    this.#now = now;
  }

  receive(command: Sent): SendOutcome {
    if (this.#done.has(command.id)) return { kind: "DONE" };
    const { content, by } = command;
    const when = { now: new Date(this.#now() * 600_000).toISOString(), hours };
    if (content.act === "TAKE" && this.#leases) {
      const taken = takeLease(this.lease, by, { ...when, reason: "接手" });
      if (!taken.ok) return { kind: "REFUSED", refusal: taken.refusal };
      this.lease = { personId: by, name: by, until: taken.value.until };
    }
    const next = after(this.home, content, by);
    if (isRefusal(next)) return { kind: "REFUSED", refusal: next };
    if (content.act === "SIGN")
      this.signed.push({ content: content.content, stood: sheet(this.home) });
    if (content.act === "RESULT" && this.#leases) {
      const until = renewed(this.lease, by, when);
      if (until !== null) this.lease = { personId: by, name: by, until };
    }
    this.home = next;
    this.applied.push(command);
    this.#done.add(command.id);
    return { kind: "DONE" };
  }

  report(): SendOutcome {
    return { kind: "DONE" };
  }
}

const acts = ["RESULT", "RESULT", "RESULT", "COMPLETE", "SIGN", "SIGN", "REOPEN", "TAKE"] as const;
const given = fc.record({
  do: fc.constant("GIVE" as const),
  device: fc.nat(1),
  act: fc.constantFrom(...acts),
  line: fc.nat(1),
  outcome: fc.constantFrom("PASS" as const, "FAIL" as const),
});
const step = fc.oneof(
  { weight: 3, arbitrary: given },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("SEND" as const),
      device: fc.nat(1),
      faults: fc.array(fc.constantFrom(...faults), { maxLength: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("LOOK" as const, "LATE" as const),
      device: fc.nat(1),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Runs the people's day, and answers the server and what is left on the phones. */
async function play(steps: readonly Step[], leases: boolean) {
  const way = new Way();
  const server = new Server(leases, () => way.now);
  const disks = people.map(() => new Disk<Sent>());
  const answers = people.map(() => server.home);
  let sequence = 0;
  /** What a phone shows: the last answer, and over it what waits there. */
  const shown = (device: number): Home =>
    inOrder(disks[device]!.commands)
      .filter(({ aside }) => !aside)
      .reduce((home, { content, by }) => {
        const next = after(home, content, by);
        return isRefusal(next) ? home : next;
      }, answers[device]!);
  const give = ({ device, act, line, outcome }: Extract<Step, { do: "GIVE" }>) => {
    const home = shown(device);
    const seen = home.results.get(lines[line]!.key)?.version ?? null;
    const deed: Deed =
      act === "RESULT"
        ? { act, line, outcome, seen }
        : act === "SIGN"
          ? { act, content: sheet(home) }
          : { act };
    const by = people[device]!;
    // The page lets nobody do what its rules refuse.
    if (isRefusal(after(home, deed, by))) return;
    sequence += 1;
    const fresh = { tries: 0, notBefore: 0, refusal: null, aside: false, reported: null };
    const doneAt = new Date(0).toISOString();
    const command = { id: `${sequence}`, sequence, owner: by, by, lane: "home", doneAt, ...fresh };
    const disk = disks[device]!;
    disk.commands = [...disk.commands, { ...command, content: deed }];
  };
  const send = (device: number, script: readonly Fault[]) =>
    way.send(disks[device]!, script, people[device]!, server);
  for (const one of steps) {
    if (one.do === "GIVE") give(one);
    else if (one.do === "SEND") await send(one.device, one.faults);
    else if (one.do === "LATE") way.lateArrives();
    else answers[one.device] = server.home;
  }
  while (way.late.length > 0) way.lateArrives();
  for (const device of [0, 1]) {
    const disk = disks[device]!;
    for (;;) {
      way.now += 1_000_000;
      await send(device, []);
      const { waiting, needsYou } = outboxState(disk.commands, people[device]!);
      if (waiting + needsYou === 0) break;
      const refused = inOrder(disk.commands).find((one) => one.refusal !== null && !one.aside);
      disk.commands = disk.commands.map((one) => (one === refused ? putAside(one) : one));
    }
  }
  return { server, left: disks.flatMap(({ commands }) => commands), given: sequence };
}

test("UAC-R07 whatever happens on the way, a signature stands on what was on its signer's screen, and leases decide nothing", async () => {
  let signatures = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 90 }), async (steps) => {
      const { server, left, given } = await play(steps, true);
      const { applied, signed, home } = server;
      // Nothing lost, nothing doubled.
      const ids = [...applied, ...left].map(({ id }) => id);
      expect(new Set(ids).size).toBe(given);
      expect(ids).toHaveLength(given);
      expect(left.every(({ refusal }) => refusal !== null)).toBe(true);
      for (const { content, stood } of signed) expect(content).toEqual(stood);
      signatures += signed.length;
      refused += left.filter(({ content }) => content.act === "SIGN").length;
      // Some order in which the people could have done it one after another leads to where the server is.
      let one: Home = { status: "PENDING", results: new Map() };
      for (const { content, by } of applied) {
        const next = after(one, content, by);
        expect(isRefusal(next)).toBe(false);
        if (!isRefusal(next)) one = next;
      }
      expect(one).toEqual(home);
      // Without leases the same is taken and the same refused.
      const without = await play(steps, false);
      expect(without.server.applied.map(({ id }) => id)).toEqual(applied.map(({ id }) => id));
      expect(without.left.map(({ id }) => id)).toEqual(left.map(({ id }) => id));
    }),
    { numRuns: 120 },
  );
  // The days that were played had some of each.
  expect(signatures).toBeGreaterThan(10);
  expect(refused).toBeGreaterThan(0);
});
