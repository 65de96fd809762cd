import fc from "fast-check";
import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import {
  assignDefect,
  type DefectChange,
  type DefectStanding,
  fixDefect,
  tellDefect,
  verifyDefect,
} from "../defect/lifecycle.ts";
import { everything, standing } from "../defect/testing.ts";
import { gravest } from "../defect/vocabulary.ts";
import { refusedStep, type TakeoverDefect } from "./defect.ts";
import { checkTransfer, checkTransferred, type TransferDraft } from "./transfer.ts";

/** A takeover as it is kept: areas and things with what took them over, and defects as the engine has them. */
interface Kept {
  areas: { id: string; name: string; transferId: string | null }[];
  items: { id: string; name: string; areaId: string | null; transferId: string | null }[];
  defects: {
    now: DefectStanding;
    areaId: string | null;
    itemId: string | null;
    mergedInto: number | null;
    agreed: boolean;
  }[];
}

const areaIds = ["1栋", "2栋", "园区"];
const start = (): Kept => ({
  areas: areaIds.map((id) => ({ id, name: id, transferId: null })),
  items: ["水泵", "电梯"].map((id) => ({ id, name: id, areaId: "2栋", transferId: null })),
  defects: [],
});

const command = fc.record({
  kind: fc.constantFrom(
    ...(["RAISE", "ASSIGN", "AGREE", "FIX", "PASS", "FAIL", "EXCEPT", "VOID", "REOPEN"] as const),
    ...(["GRAVER", "MERGE", "ALL", "PART", "ITEM"] as const),
  ),
  by: fc.constantFrom("a", "b", "c"),
  at: fc.nat(5),
  other: fc.nat(5),
  area: fc.constantFrom(...areaIds, null),
  item: fc.constantFrom("水泵", "电梯", null),
  safety: fc.boolean(),
  asIs: fc.boolean(),
});
type Command = typeof command extends fc.Arbitrary<infer One> ? One : never;

/** Defects as the takeover is told of them: what was merged stands as what it was merged into. */
const seen = ({ defects }: Kept): TakeoverDefect[] =>
  defects
    .filter(({ now }) => now.status !== "VOID")
    .map(({ now, areaId, itemId, mergedInto, agreed }, at) => {
      const root = mergedInto === null ? now : defects[mergedInto]!.now;
      return {
        number: at + 1,
        severity: gravest([now.severity, root.severity]),
        status: root.status,
        areaId,
        itemId,
        agreedOn: agreed ? day("2027-06-04") : null,
      };
    });

function step(now: DefectStanding, { kind, by }: Command) {
  const rights = everything(by);
  switch (kind) {
    case "ASSIGN":
      return assignDefect(now, rights, { contractorId: "k", dueOn: day("2027-07-01") });
    case "FIX":
      return fixDefect(now, rights, null);
    case "PASS":
      return verifyDefect(now, rights, true, null);
    case "FAIL":
      return verifyDefect(now, rights, false, "不行");
    case "EXCEPT":
      return tellDefect("exceptDefect", now, rights, "接受");
    case "VOID":
      return tellDefect("voidDefect", now, rights, "误登");
    default:
      return tellDefect("reopenDefect", now, rights, "又坏了");
  }
}

/** What a command makes of it; the same where a rule says no, as a transaction that is rolled back. */
function carryOut(before: Kept, told: Command): Kept {
  const after = structuredClone(before);
  if (told.kind === "ALL" || told.kind === "PART" || told.kind === "ITEM")
    return transfer(before, after, told);
  const touched = change(after, told);
  if (touched === null) return before;
  const refused = touched.some(({ severity, status }) => refusedStep(severity, status));
  return refused || !checkTransferred([{ ...after, defects: seen(after) }]).ok ? before : after;
}

function transfer(before: Kept, after: Kept, { kind, area, item, asIs, at }: Command): Kept {
  const draft: TransferDraft = {
    mode: kind === "ALL" ? "ALL_AT_ONCE" : kind === "PART" ? "PARTIAL" : "BY_ITEM",
    areaIds:
      kind === "ALL"
        ? after.areas.filter(({ transferId }) => transferId === null).map(({ id }) => id)
        : kind === "PART" && area
          ? [area]
          : [],
    itemIds: kind === "ITEM" && item ? [item] : [],
    asIs,
  };
  if (!checkTransfer(draft, { ...before, defects: seen(before), waiver: null }).ok) return before;
  for (const one of [...after.areas, ...after.items])
    if (draft.areaIds.includes(one.id) || draft.itemIds.includes(one.id)) one.transferId = `t${at}`;
  return after;
}

/** Writes a step of the engine; answers the defects that it touched, or null where the engine says no. */
function change(all: Kept, told: Command): DefectStanding[] | null {
  const { kind, by, area, item, safety } = told;
  if (kind === "RAISE") {
    const now = standing({ raisedById: by, severity: safety ? "SAFETY" : "GENERAL" });
    all.defects.push({ now, areaId: area, itemId: item, mergedInto: null, agreed: false });
    return [now];
  }
  const one = all.defects[told.at % Math.max(1, all.defects.length)];
  if (!one) return null;
  const isOpen = ["UNASSIGNED", "ASSIGNED", "RETURNED", "DISPUTED", "FIXED"];
  if (kind === "AGREE") {
    one.agreed = true;
    return [one.now];
  }
  if (kind === "GRAVER") {
    if (!isOpen.includes(one.now.status)) return null;
    one.now = { ...one.now, severity: "SAFETY" };
    return [one.now];
  }
  if (kind === "MERGE") {
    const at = told.other % all.defects.length;
    const keeper = all.defects[at]!;
    if (keeper === one || ![one, keeper].every(({ now }) => isOpen.includes(now.status)))
      return null;
    keeper.now = { ...keeper.now, severity: gravest([keeper.now.severity, one.now.severity]) };
    const from = all.defects.indexOf(one);
    one.now = { ...one.now, status: "MERGED" };
    for (const each of all.defects)
      if (each === one || each.mergedInto === from) each.mergedInto = at;
    return [one.now, keeper.now];
  }
  const decided = step(one.now, told);
  if (!decided.ok) return null;
  one.now = { ...one.now, ...(decided.value as DefectChange).columns };
  return [one.now];
}

it("TKO-R14 reaches no transferred area or thing with a safety defect that is not verified, by whatever sequence", () => {
  let transferred = 0;
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      let now = start();
      for (const told of commands) {
        now = carryOut(now, told);
        const unsafe = seen(now).filter(
          ({ severity, status }) =>
            severity === "SAFETY" && status !== "VERIFIED" && status !== "CLOSED",
        );
        for (const { areaId, itemId } of unsafe) {
          for (const area of now.areas)
            if (areaId === null || areaId === area.id) expect(area.transferId).toBeNull();
          if (itemId !== null)
            expect(now.items.find(({ id }) => id === itemId)?.transferId).toBeNull();
        }
      }
      transferred += now.areas.filter(({ transferId }) => transferId !== null).length;
    }),
    { numRuns: 1_000 },
  );
  // The law is worth something: many sequences do transfer.
  expect(transferred).toBeGreaterThan(100);
});
