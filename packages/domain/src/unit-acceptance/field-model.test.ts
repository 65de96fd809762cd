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
import { judgeLot, type LotVerdict } from "./lots.ts";
import { type Found, type Sheet, sheetOf } from "./sheet.ts";
import type { Line } from "./standard.ts";
import { lineOf } from "./testing.ts";
import {
  completeInspection,
  conclude,
  type LineState,
  mayRecord,
  maySign,
  reopenInspection,
} from "./verdict.ts";

// Two inspectors, each with a phone that is away for a while, on two homes of a lot: one is in the sample, the other is left out
// and waits. A server that keeps leases or keeps none. What the phones sign is what they show: the last answer with their own
// commands over it.

const [sampled, other] = [lineOf("OPENING_MOVES"), lineOf("BALL_TEST")];
const homes = ["3-1201", "3-1202"] as const;
type HomeName = (typeof homes)[number];
const [inSample, leftOut] = homes;
const people = ["li", "zhao"];
const hours = 2;
/** Of the one home of the sample none may fail. */
const plan = { size: 1, accept: 0 };

type Deed = { readonly home: HomeName } & (
  | {
      readonly act: "RESULT";
      readonly id: string;
      readonly line: Line;
      readonly outcome: "PASS" | "FAIL";
      readonly seen: number | null;
    }
  | { readonly act: "PHOTO"; readonly of: string; readonly name: string }
  | { readonly act: "COMPLETE" }
  | { readonly act: "REOPEN" }
  | { readonly act: "TAKE" }
  | { readonly act: "SIGN"; readonly content: Sheet }
);

type Sent = Command<Deed> & { readonly by: string };

interface Result extends Found {
  readonly id: string;
  readonly by: string;
  readonly version: number;
  readonly photos: readonly string[];
}

interface Home {
  readonly name: HomeName;
  readonly status: "PENDING" | "INSPECTED" | "QUALIFIED" | "RECTIFYING";
  /** It is not asked for the item of the lot. */
  readonly skips: boolean;
  readonly results: ReadonlyMap<string, Result>;
  readonly signed: ReadonlyMap<string, Sheet>;
}

/** What the server holds, and as which a phone knows it. */
interface World {
  readonly homes: Readonly<Record<HomeName, Home>>;
  readonly lot: LotVerdict;
}

const homeAt = (name: HomeName): Home => ({
  name,
  status: "PENDING",
  skips: name === leftOut,
  results: new Map(),
  signed: new Map(),
});
const morning: World = {
  homes: { [inSample]: homeAt(inSample), [leftOut]: homeAt(leftOut) },
  lot: "OPEN",
};

const linesOf = ({ skips }: Pick<Home, "skips">) => (skips ? [other] : [sampled, other]);

const sheet = (home: Home): Sheet =>
  sheetOf({ batch: "一期", unit: home.name, round: 1 }, linesOf(home), home.results);

const states = (home: Home): LineState[] =>
  linesOf(home).map((line) => ({
    line,
    outcome: null,
    mending: null,
    exception: null,
    ...home.results.get(line.key),
  }));

const isOf = (home: Home, content: Sheet) => canonicalJson(content) === canonicalJson(sheet(home));

/** What a deed makes of its home, or why it is refused: the server's rule, and the phone's belief in advance. */
function homeAfter({ homes: all, lot }: World, deed: Deed, by: string): Home | Refusal {
  const home = all[deed.home];
  if (deed.act === "TAKE") return home;
  if (deed.act === "COMPLETE") {
    const waits = home.skips && lot === "OPEN";
    const open = waits ? [{ item: "启闭", itemEn: "Opening", concluded: 0, size: 1 }] : [];
    const done = completeInspection({ status: home.status, lines: states(home) }, open);
    return done.ok ? { ...home, status: done.value } : done.refusal;
  }
  if (deed.act === "REOPEN") {
    const again = reopenInspection(home.status);
    return again.ok ? { ...home, status: again.value } : again.refusal;
  }
  if (deed.act === "SIGN") {
    const may = maySign(home.status);
    if (!may.ok) return may.refusal;
    if (!isOf(home, deed.content)) return { code: "SIGNATURE_CONTENT_CHANGED" };
    return { ...home, signed: new Map([...home.signed, [by, deed.content]]) };
  }
  const may = mayRecord(home.status);
  if (!may.ok) return may.refusal;
  if (deed.act === "PHOTO") {
    const of = [...home.results].find(([, { id }]) => id === deed.of);
    if (!of) return { code: "NOT_FOUND" };
    const [key, result] = of;
    const photographed = { ...result, photos: [...result.photos, deed.name] };
    return { ...home, results: new Map([...home.results, [key, photographed]]) };
  }
  const { key } = deed.line;
  const known = home.results.get(key);
  if (known && known.by !== by && known.version !== deed.seen)
    return { code: "UAC_RESULT_CONFLICT" };
  const { outcome } = deed;
  const mending = outcome === "FAIL" ? ("OPEN" as const) : null;
  const found = { outcome, points: [], tool: null, remark: null, mending, exception: null };
  // One that is there already keeps its id and its photos.
  const { id, photos } = known ?? { id: deed.id, photos: [] };
  const result = { ...found, id, photos, by, version: (known?.version ?? 0) + 1 };
  return { ...home, results: new Map([...home.results, [key, result]]) };
}

const isRefusal = <Made extends object>(one: Made | Refusal): one is Refusal => "code" in one;

/** The same for all that is known: what a phone believes. */
function after(world: World, deed: Deed, by: string): World | Refusal {
  const home = homeAfter(world, deed, by);
  return isRefusal(home) ? home : { ...world, homes: { ...world.homes, [deed.home]: home } };
}

/** And what the server alone does: it concludes a home that all have signed, and decides the lot by it. */
function takenBy(world: World, deed: Deed, by: string): World | Refusal {
  const next = after(world, deed, by);
  if (isRefusal(next) || deed.act !== "SIGN") return next;
  const home = next.homes[deed.home];
  const unsigned = people.filter((one) => {
    const content = home.signed.get(one);
    return !content || !isOf(home, content);
  });
  const done = conclude({ status: home.status, lines: states(home), unsigned, openDefects: 0 });
  if (!done.ok) return next;
  const concluded = { ...next.homes, [home.name]: { ...home, status: done.value } };
  if (home.name !== inSample) return { ...next, homes: concluded };
  const failed = home.results.get(sampled.key)?.outcome === "FAIL";
  const lot = judgeLot(plan, { concluded: 1, nonconforming: failed ? 1 : 0 });
  const asked = { ...concluded[leftOut], skips: lot !== "REJECTED" };
  return { lot, homes: { ...concluded, [leftOut]: asked } };
}

class Server {
  world = morning;
  readonly leases = new Map<HomeName, Lease>();
  readonly applied: Sent[] = [];
  /** Each signature with what stood when it was taken, and how the lot stood then. */
  readonly signed: { readonly content: Sheet; readonly stood: Sheet; readonly lot: LotVerdict }[] =
    [];
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
    const { home } = content;
    const when = { now: new Date(this.#now() * 600_000).toISOString(), hours };
    const lease = this.leases.get(home) ?? null;
    if (content.act === "TAKE" && this.#leases) {
      const given = takeLease(lease, by, { ...when, reason: "接手" });
      if (!given.ok) return { kind: "REFUSED", refusal: given.refusal };
      this.leases.set(home, { personId: by, name: by, until: given.value.until });
    }
    const next = takenBy(this.world, content, by);
    if (isRefusal(next)) return { kind: "REFUSED", refusal: next };
    if (content.act === "SIGN") {
      const stood = sheet(this.world.homes[home]);
      this.signed.push({ content: content.content, stood, lot: this.world.lot });
    }
    if (content.act === "RESULT" && this.#leases) {
      const until = renewed(lease, by, when);
      if (until !== null) this.leases.set(home, { personId: by, name: by, until });
    }
    this.world = next;
    this.applied.push(command);
    this.#done.add(command.id);
    return { kind: "DONE" };
  }

  report(): SendOutcome {
    return { kind: "DONE" };
  }
}

const acts = [
  "RESULT",
  "RESULT",
  "RESULT",
  "PHOTO",
  "COMPLETE",
  "COMPLETE",
  "SIGN",
  "SIGN",
  "SIGN",
  "REOPEN",
  "TAKE",
] as const;
const given = fc.record({
  do: fc.constant("GIVE" as const),
  device: fc.nat(1),
  home: fc.constantFrom(inSample, inSample, leftOut),
  act: fc.constantFrom(...acts),
  line: fc.constantFrom(sampled, other),
  outcome: fc.integer({ min: 1, max: 5 }).map((of) => (of > 2 ? "PASS" : "FAIL")),
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
  const answers = people.map(() => server.world);
  let sequence = 0;
  /** What a phone shows: the last answer, and over it what waits there. */
  const shown = (device: number): World =>
    inOrder(disks[device]!.commands)
      .filter(({ aside }) => !aside)
      .reduce((world, { content, by }) => {
        const next = after(world, content, by);
        return isRefusal(next) ? world : next;
      }, answers[device]!);
  const give = ({ device, home: name, act, line, outcome }: Extract<Step, { do: "GIVE" }>) => {
    const world = shown(device);
    const home = world.homes[name];
    if (!linesOf(home).includes(line)) return; // its page has no such line
    const known = home.results.get(line.key);
    const made = `${sequence + 1}`;
    const deed: Deed =
      act === "RESULT"
        ? { home: name, act, id: known?.id ?? made, line, outcome, seen: known?.version ?? null }
        : act === "PHOTO"
          ? { home: name, act, of: known?.id ?? "", name: made }
          : act === "SIGN"
            ? { home: name, act, content: sheet(home) }
            : { home: name, act };
    const by = people[device]!;
    // The page lets nobody do what its rules refuse.
    if (isRefusal(after(world, deed, by))) return;
    sequence += 1;
    const fresh = { tries: 0, notBefore: 0, refusal: null, aside: false, reported: null };
    const doneAt = new Date(0).toISOString();
    const command = { id: made, sequence, owner: by, by, lane: name, doneAt, ...fresh };
    const disk = disks[device]!;
    disk.commands = [...disk.commands, { ...command, content: deed }];
  };
  const send = (device: number, script: readonly Fault[]) =>
    way.send(disks[device]!, script, people[device]!, server);
  for (const one of steps) {
    if (one.do === "GIVE") give(one);
    else if (one.do === "SEND") await send(one.device, one.faults);
    else if (one.do === "LATE") way.lateArrives();
    else answers[one.device] = server.world;
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

test("UAC-R07 whatever happens on the way, a signature stands on what was on its signer's screen, photos stay with their lines, lots are waited for, and leases decide nothing", async () => {
  let signatures = 0;
  let refused = 0;
  let photographed = 0;
  const lots: Partial<Record<LotVerdict, number>> = {};
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 100, maxLength: 260 }), async (steps) => {
      const { server, left, given } = await play(steps, true);
      const { applied, signed, world } = server;
      // Nothing lost, nothing doubled.
      const ids = [...applied, ...left].map(({ id }) => id);
      expect(new Set(ids).size).toBe(given);
      expect(ids).toHaveLength(given);
      expect(left.every(({ refusal }) => refusal !== null)).toBe(true);
      for (const { content, stood, lot } of signed) {
        expect(content).toEqual(stood);
        // Nobody signs for a home that is left out ahead of its lot, nor without the item once that is rejected.
        if (content.unit === leftOut) expect(lot).not.toBe("OPEN");
        const items = content.results.map(({ item }) => item);
        expect(items.includes(sampled.key)).toBe(content.unit === inSample || lot === "REJECTED");
      }
      // Each photo is on one line of its home, once, whoever looked at the line again after it.
      const photos = homes.flatMap((name) =>
        [...world.homes[name].results.values()].flatMap((result) => result.photos),
      );
      const taken = applied.filter(({ content }) => content.act === "PHOTO").map(({ id }) => id);
      expect(photos.toSorted()).toEqual(taken.toSorted());
      signatures += signed.length;
      photographed += photos.length;
      lots[world.lot] = (lots[world.lot] ?? 0) + 1;
      refused += left.filter(({ content }) => content.act === "SIGN").length;
      // Some order in which the people could have done it one after another leads to where the server is.
      const one = applied.reduce((now, { content, by }) => {
        const next = takenBy(now, content, by);
        expect(isRefusal(next)).toBe(false);
        return isRefusal(next) ? now : next;
      }, morning);
      expect(one).toEqual(world);
      // Without leases the same is taken and the same refused.
      const without = await play(steps, false);
      expect(without.server.applied.map(({ id }) => id)).toEqual(applied.map(({ id }) => id));
      expect(without.left.map(({ id }) => id)).toEqual(left.map(({ id }) => id));
    }),
    { numRuns: 80 },
  );
  // The days that were played had some of each.
  expect(signatures).toBeGreaterThan(10);
  expect(refused).toBeGreaterThan(0);
  expect(photographed).toBeGreaterThan(50);
  expect(lots.ACCEPTED).toBeGreaterThan(0);
  expect(lots.REJECTED).toBeGreaterThan(0);
});
