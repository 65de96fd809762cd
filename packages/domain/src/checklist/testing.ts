import fc from "fast-check";
import { decimalOf } from "../decimal.ts";
import { noAnswer, type Answer, type Answers } from "./answer.ts";
import type { ChecklistContent, Condition, Item, Measure } from "./template.ts";

type More = Partial<Omit<Item, "kind" | "code">>;
const base = { section: "S", required: true, weight: 1 };
const labelled = (code: string) => ({ code, label: { zh: code } });

export const tick = (code: string, more: More = {}): Item => ({
  ...base,
  ...labelled(code),
  kind: "TICK",
  ...more,
});
export const choice = (code: string, oks: Record<string, boolean>, more: More = {}): Item => ({
  ...base,
  ...labelled(code),
  kind: "CHOICE",
  choices: Object.entries(oks).map(([one, ok]) => ({ ...labelled(one), ok })),
  ...more,
});
export const measure = (code: string, limits: Partial<Measure> = {}): Measure => ({
  ...labelled(code),
  unit: { zh: "m" },
  ...limits,
});
export const number = (code: string, measures: Measure[], more: More = {}): Item => ({
  ...base,
  ...labelled(code),
  kind: "NUMBER",
  measures,
  ...more,
});
export const list = (...items: Item[]): ChecklistContent => ({
  sections: [{ code: "S", label: { zh: "部分" } }],
  items,
});
export const said = (answer: Partial<Answer>): Answer => ({ ...noAnswer, ...answer });

/** Decimals with up to three digits behind the point, in millionths. */
export const amounts = fc.integer({ min: -5000, max: 5000 }).map((n) => BigInt(n) * 1000n);
export const decimals = amounts.map(decimalOf);

/** Checklists of ticks and numbers with conditions that look back, and answers to some of them. */
export const filled: fc.Arbitrary<{ content: ChecklistContent; answers: Answers }> = fc
  .array(
    fc.record({
      number: fc.boolean(),
      required: fc.boolean(),
      weight: fc.nat({ max: 5 }),
      mayNotApply: fc.constant(true),
      looksAt: fc.option(fc.nat(), { nil: undefined }),
      answer: fc.constantFrom("YES", "NO", "NONE", "NOT_APPLICABLE"),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) => {
    const items = rows.map(({ number: isNumber, required, weight, mayNotApply, looksAt }, at) => {
      const shownWhen =
        looksAt === undefined || at === 0
          ? undefined
          : ({ item: `I${looksAt % at}`, verdict: ["OK"] } satisfies Condition);
      const more = { required, weight, mayNotApply, shownWhen };
      return isNumber
        ? number(`I${at}`, [measure("V", { min: "0", max: "1" })], more)
        : tick(`I${at}`, more);
    });
    const answers = rows.map(({ number: isNumber, answer }, at): [string, Answer] => {
      const notApplicableReason = answer === "NOT_APPLICABLE" ? "没有" : null;
      if (answer !== "YES" && answer !== "NO") return [`I${at}`, said({ notApplicableReason })];
      const yes = answer === "YES";
      return [`I${at}`, said(isNumber ? { numbers: { V: yes ? "1" : "1.01" } } : { ticked: yes })];
    });
    return { content: list(...items), answers: Object.fromEntries(answers) };
  });
