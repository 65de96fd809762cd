import fc from "fast-check";
import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { mergeDefects, splitDefect } from "./combine.ts";
import {
  assignDefect,
  closeDefect,
  type DefectChange,
  type DefectStanding,
  fixDefect,
  fixDefectByLink,
  reasonAgainst,
  tellDefect,
  verifyDefect,
} from "./lifecycle.ts";
import { everything, standing } from "./testing.ts";
import type { DefectEventAct } from "./vocabulary.ts";

/** What stands in the tables: defects with where they came from and went, and events that are only ever added. */
interface Kept {
  readonly id: string;
  now: DefectStanding;
  mergedInto: string | null;
  readonly splitFrom: string | null;
  readonly events: { act: DefectEventAct; by: string; round: number }[];
}

const people = ["a", "b", "c", "link"] as const;
const command = fc.record({
  kind: fc.constantFrom(
    ...(["ASSIGN", "FIX", "LINK", "PASS", "FAIL", "CLOSE", "DISPUTE"] as const),
    ...(["EXCEPT", "VOID", "REOPEN", "MERGE", "SPLIT", "RAISE"] as const),
  ),
  by: fc.constantFrom(...people),
  at: fc.nat(7),
  other: fc.nat(7),
  safety: fc.boolean(),
});
type Command = typeof command extends fc.Arbitrary<infer One> ? One : never;

function carryOut(all: Kept[], { kind, by, at, other, safety }: Command): void {
  const one = all[at % Math.max(1, all.length)];
  if (kind === "RAISE" || !one) return void all.push(raised(`d${all.length}`, by, null, safety));
  const rights = everything(by);
  if (kind === "MERGE") {
    const duplicate = all[other % all.length]!;
    const refused = [one, duplicate].some((each) =>
      reasonAgainst("mergeDefects", each.now, rights),
    );
    const merged = mergeDefects(combined(one), [combined(duplicate)]);
    if (refused || !merged.ok) return;
    one.now = { ...one.now, severity: merged.value.severity };
    duplicate.now = { ...duplicate.now, status: "MERGED" };
    for (const each of all)
      if (each === duplicate || each.mergedInto === duplicate.id) each.mergedInto = one.id;
    one.events.push({ act: "TAKE_IN", by, round: one.now.round });
    return void duplicate.events.push({ act: "MERGE", by, round: duplicate.now.round });
  }
  if (kind === "SPLIT") {
    if (reasonAgainst("splitDefect", one.now, rights) || !splitDefect(["另一处"]).ok) return;
    one.events.push({ act: "SPLIT", by, round: one.now.round });
    return void all.push(raised(`d${all.length}`, by, one.id, one.now.severity === "SAFETY"));
  }
  const result = step(one.now, kind, by);
  if (!result.ok) return;
  const { act, columns } = result.value as DefectChange;
  one.now = { ...one.now, ...columns };
  one.events.push({ act, by, round: one.now.round });
}

const raised = (id: string, by: string, splitFrom: string | null, safety: boolean): Kept => ({
  id,
  now: standing({ raisedById: by, severity: safety ? "SAFETY" : "GENERAL" }),
  mergedInto: null,
  splitFrom,
  events: [{ act: "RAISE", by, round: 0 }],
});
const combined = ({ id, now }: Kept) => ({
  id,
  estateId: "e",
  unitId: "u",
  sourceKind: "UNIT_ACCEPTANCE" as const,
  severity: now.severity,
  dueOn: null,
});

function step(now: DefectStanding, kind: Command["kind"], by: string) {
  const rights = everything(by);
  switch (kind) {
    case "ASSIGN":
      return assignDefect(now, rights, { contractorId: "k", dueOn: day("2027-07-01") });
    case "FIX":
      return fixDefect(now, rights, null);
    case "LINK":
      return fixDefectByLink(now, "link", "已修");
    case "PASS":
      return verifyDefect(now, rights, true, null);
    case "FAIL":
      return verifyDefect(now, rights, false, "不行");
    case "CLOSE":
      return closeDefect(now, rights);
    case "DISPUTE":
      return tellDefect("disputeDefect", now, rights, "非我方");
    case "EXCEPT":
      return tellDefect("exceptDefect", now, rights, "业主同意");
    case "VOID":
      return tellDefect("voidDefect", now, rights, "误登");
    default:
      return tellDefect("reopenDefect", now, rights, "又漏了");
  }
}

/** Where somebody who looks at what goes on finds the evidence of a defect: on it, or on what points at it. */
const keeperOf = (all: readonly Kept[], one: Kept) =>
  one.mergedInto ? all.find(({ id }) => id === one.mergedInto)! : one;

it("comes to 已销项 only over a round that another person verified, and loses nothing by merging and splitting", () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const all: Kept[] = [];
      let told = 0;
      for (const one of commands) {
        const before = all.map(({ events }) => [...events]);
        carryOut(all, one);
        for (const [at, events] of before.entries())
          expect(all[at]!.events.slice(0, events.length)).toEqual(events);
        const count = all.reduce((sum, { events }) => sum + events.length, 0);
        expect(count).toBeGreaterThanOrEqual(told);
        told = count;
      }
      for (const each of all) {
        const { now, events } = each;
        const fix = events.findLast(({ act }) => act === "FIX");
        const pass = events.findLast(({ act }) => act === "PASS");
        const close = events.findLast(({ act }) => act === "CLOSE");
        if (now.status === "VERIFIED" || now.status === "CLOSED") {
          expect(pass?.round).toBe(now.round);
          expect(fix?.round).toBe(now.round);
          expect(pass?.by).not.toBe(now.fixedById);
        }
        if (now.status === "CLOSED") {
          expect(close?.by).not.toBe(pass?.by);
          expect(close?.by).not.toBe(now.fixedById);
        }
        if (now.severity === "SAFETY") expect(now.status).not.toBe("EXCEPTED");
        // A duplicate points at one that goes on, which is at least as grave; a part at what it was split from.
        const keeper = keeperOf(all, each);
        expect(now.status === "MERGED").toBe(each.mergedInto !== null);
        expect(keeper.mergedInto).toBeNull();
        if (now.severity === "SAFETY") expect(keeper.now.severity).toBe("SAFETY");
        if (each.splitFrom) expect(all.some(({ id }) => id === each.splitFrom)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
