import fc from "fast-check";
import { expect, it } from "vitest";
import { type Account, balances, emptyAccount, outOf, post, type Posting } from "./account.ts";
import { custodyActs, type CustodyAct } from "./vocabulary.ts";

const play = (postings: readonly Posting[], start: Account = emptyAccount) =>
  postings.reduce((account, posting) => {
    const result = post(account, posting);
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  }, start);

const receive = (quantity: number): Posting => ({ act: "RECEIVE", quantity });
const issue = (quantity: number, loan: string): Posting => ({ act: "ISSUE", quantity, loan });

it("knows where each piece is along the whole chain", () => {
  const account = play([
    receive(3),
    issue(2, "a"),
    { act: "RETURN", quantity: 1, loan: "a" },
    { act: "LOSE", quantity: 1, loan: "a" },
    { act: "REPLACE", quantity: 1 },
    { act: "SEND_BACK", quantity: 1 },
  ]);
  expect(account).toEqual({
    received: 3,
    replaced: 1,
    inStore: 2,
    lost: 0,
    gone: 2,
    loans: {},
  });
});

it("hands out no more than lies in the store, takes back no more than is held, finds no more than is lost", () => {
  const start = play([receive(2), issue(1, "a")]);
  const refusal = (posting: Posting) => post(start, posting);
  expect(refusal(issue(2, "b"))).toMatchObject({
    refusal: { code: "CUSTODY_NOT_IN_STORE", details: { there: 1, asked: 2 } },
  });
  expect(refusal({ act: "RETURN", quantity: 2, loan: "a" })).toMatchObject({
    refusal: { code: "CUSTODY_NOT_HELD", details: { there: 1, asked: 2 } },
  });
  expect(refusal({ act: "RETURN", quantity: 1, loan: "b" })).toMatchObject({
    refusal: { code: "CUSTODY_NOT_HELD", details: { there: 0 } },
  });
  expect(refusal({ act: "FIND", quantity: 1 })).toMatchObject({
    refusal: { code: "CUSTODY_NOT_LOST" },
  });
  for (const quantity of [0, -1, 0.5, Number.NaN])
    expect(refusal(receive(quantity))).toMatchObject({ refusal: { code: "INVALID_INPUT" } });
});

const anyPosting = fc.record({
  act: fc.constantFrom(...(Object.keys(custodyActs) as CustodyAct[]), "ISSUE", "RECEIVE"),
  quantity: fc.integer({ min: 1, max: 4 }),
  loan: fc.constantFrom("a", "b", null),
}) as fc.Arbitrary<Posting>;
/** A loan is named where there is one, and nowhere else. */
const named = (posting: Posting): Posting =>
  posting.act === "ISSUE" || posting.act === "RETURN"
    ? { ...posting, loan: posting.loan ?? "a" }
    : posting;

it("keeps its law in any sequence: came in = held + lost + gone, and nothing is ever negative", () => {
  fc.assert(
    fc.property(fc.array(anyPosting, { maxLength: 60 }), (postings) => {
      let account: Account = emptyAccount;
      for (const posting of postings.map(named)) {
        const result = post(account, posting);
        if (result.ok) account = result.value;
        expect(balances(account)).toBe(true);
        const { loans, ...pockets } = account;
        for (const amount of [...Object.values(pockets), ...Object.values(loans)])
          expect(amount).toBeGreaterThanOrEqual(0);
        for (const held of Object.values(loans)) expect(held).toBeGreaterThan(0);
      }
      expect(account.received).toBeGreaterThanOrEqual(outOf(account) - account.replaced);
    }),
  );
});

it("stands after any interleaving of many desks as after one desk that took thing by thing", () => {
  const command = fc.record({ item: fc.constantFrom("x", "y", "z"), posting: anyPosting });
  const desk = fc.array(command, { maxLength: 20 });
  fc.assert(
    fc.property(
      fc.tuple(desk, desk, desk),
      fc.array(fc.nat(2), { minLength: 60, maxLength: 60 }),
      (desks, turns) => {
        // Whose turn it is decides the order; each desk keeps its own.
        const left = desks.map((one) => [...one]);
        const order = [...turns, ...turns.map((turn) => (turn + 1) % 3), 0, 1, 2].flatMap(
          (turn) => {
            const next = left[turn]!.shift();
            return next ? [next] : [];
          },
        );
        const together: Record<string, Account> = {};
        for (const { item, posting } of order) {
          const result = post(together[item] ?? emptyAccount, named(posting));
          if (result.ok) together[item] = result.value;
        }
        for (const item of ["x", "y", "z"]) {
          let alone: Account = emptyAccount;
          for (const one of order.filter((of) => of.item === item)) {
            const result = post(alone, named(one.posting));
            if (result.ok) alone = result.value;
          }
          expect(together[item] ?? emptyAccount).toEqual(alone);
        }
      },
    ),
  );
});
