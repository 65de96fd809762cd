import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draw, type Expert, isCommittee, seedCommitment, shuffled } from "./draw.ts";

const seed = { tender: "T1", secret: "s3cret", publicValue: "03 07 11 19 26 31 + 08" };
const expert = (id: string, conflict: string | null = null): Expert => ({
  id,
  name: `专家${id}`,
  conflict,
});
const pool = ["a", "b", "c", "d", "e", "f", "g", "h"].map((id) => expert(id));
const size = { members: 5, experts: 4 };

describe("the draw of experts", () => {
  it("comes out alike for whoever recomputes it, in whatever order the list stands", async () => {
    const first = await draw(pool, size, seed);
    expect(first).toEqual(await draw(pool.toReversed(), size, seed));
    expect(first).toMatchObject({ ok: true, value: { excluded: [] } });
  });

  it("is another for another secret, public value or tender", async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `e${index}`);
    const order = (await shuffled(ids, seed)).join();
    for (const other of [{ secret: "x" }, { publicValue: "x" }, { tender: "x" }])
      expect((await shuffled(ids, { ...seed, ...other })).join()).not.toBe(order);
  });

  it("TEN-026, TEN-027: takes at least five, an odd number, experts two thirds", () => {
    const fits = (members: number, experts: number) => isCommittee({ members, experts });
    expect([fits(5, 4), fits(7, 5), fits(9, 6), fits(5, 5)]).toEqual([true, true, true, true]);
    expect([fits(3, 3), fits(6, 6), fits(5, 3), fits(7, 4), fits(5, 6)]).toEqual(
      Array(5).fill(false),
    );
  });

  it("TEN-029: leaves out who has an interest, with the reason, and refuses one without", async () => {
    const tied = pool.with(2, expert("c", "曾任投标人甲的顾问"));
    const drawn = await draw(tied, size, seed);
    expect(drawn).toMatchObject({
      ok: true,
      value: { excluded: [{ id: "c", reason: "曾任投标人甲的顾问" }] },
    });
    expect(await draw(pool.with(2, expert("c", " ")), size, seed)).toMatchObject({
      refusal: { code: "CONFLICT_WITHOUT_REASON" },
    });
  });

  it("refuses too few, somebody twice and a wrong committee", async () => {
    expect(await draw(pool.slice(0, 3), size, seed)).toMatchObject({
      refusal: { code: "EXPERTS_TOO_FEW", details: { eligible: 3, need: 4 } },
    });
    expect(await draw([...pool, expert("a")], size, seed)).toMatchObject({
      refusal: { code: "EXPERT_TWICE" },
    });
    expect(await draw(pool, { members: 4, experts: 4 }, seed)).toMatchObject({
      refusal: { code: "COMMITTEE_SIZE_WRONG" },
    });
  });

  it("is bound by what was committed to: another secret has another commitment", async () => {
    expect(await seedCommitment(seed)).not.toBe(
      await seedCommitment({ ...seed, secret: "s3cret2" }),
    );
  });

  it("law: drawn, reserve and excluded are the list, each once", async () => {
    const people = fc.uniqueArray(
      fc.tuple(fc.string({ minLength: 1, maxLength: 4 }), fc.boolean()),
      {
        selector: ([id]) => id,
        minLength: 4,
        maxLength: 20,
      },
    );
    await fc.assert(
      fc.asyncProperty(people, fc.string(), async (some, secret) => {
        const list = some.map(([id, tied]) => expert(id, tied ? "回避" : null));
        const drawn = await draw(list, size, { ...seed, secret });
        if (!drawn.ok) {
          expect(some.filter(([, tied]) => !tied).length).toBeLessThan(4);
          return;
        }
        const { value } = drawn;
        const all = [...value.drawn, ...value.reserve, ...value.excluded.map(({ id }) => id)];
        expect(all.toSorted()).toEqual(some.map(([id]) => id).toSorted());
        expect(value.drawn).toHaveLength(4);
        expect(value.excluded.map(({ id }) => id).toSorted()).toEqual(
          some
            .filter(([, tied]) => tied)
            .map(([id]) => id)
            .toSorted(),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("favours nobody: over 3,000 seeds each of seven is first as often as chance has it", async () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g"];
    const first = new Map<string, number>();
    for (let run = 0; run < 3000; run += 1) {
      const [winner = ""] = await shuffled(ids, { ...seed, secret: `${run}` });
      first.set(winner, (first.get(winner) ?? 0) + 1);
    }
    const expected = 3000 / 7;
    const chi = ids.reduce((sum, id) => sum + ((first.get(id) ?? 0) - expected) ** 2 / expected, 0);
    expect(chi).toBeLessThan(22.46); // one in a thousand at six degrees of freedom; the seeds are fixed
  });
});
