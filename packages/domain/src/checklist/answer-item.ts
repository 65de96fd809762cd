import { millionths, readDecimal } from "../decimal.ts";
import type { RefusalDetails } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { Answer } from "./answer.ts";
import type { Item, ItemKind } from "./template.ts";

/** What somebody answers an item with; nothing of it takes the answer away. */
export interface GivenAnswer {
  readonly ticked?: boolean | null | undefined;
  readonly choice?: string | null | undefined;
  /** All values known so far, as typed. */
  readonly numbers?:
    | readonly { readonly code: string; readonly value: string }[]
    | null
    | undefined;
  readonly text?: string | null | undefined;
  /** Signs for the content as it stands. */
  readonly signed?: boolean | null | undefined;
  readonly notApplicableReason?: string | null | undefined;
  readonly remark?: string | null | undefined;
}

const LONGEST = 2000;

const nameOf = (item: Item): RefusalDetails => ({
  code: item.code,
  item: item.label.zh,
  itemEn: item.label.en ?? item.label.zh,
});

/** Which kinds take which field; a remark goes with all of them. */
const fields = {
  ticked: ["TICK"],
  choice: ["CHOICE"],
  numbers: ["NUMBER"],
  text: ["TEXT"],
  signed: ["SIGNATURE"],
} as const satisfies Record<string, readonly ItemKind[]>;

/**
 * The answer after somebody gave it. An exception granted for another answer does not hold for it.
 *
 * Refused: CHECKLIST_ITEM_FROM_RECORD, CHECKLIST_ANSWER_KIND, CHECKLIST_MUST_APPLY,
 * CHECKLIST_NUMBER_MALFORMED, CHECKLIST_VALUE_IMPLAUSIBLE, INVALID_INPUT.
 */
export function answerItem(item: Item, before: Answer, given: GivenAnswer): Result<Answer> {
  if (item.fromRecord) return refuse("CHECKLIST_ITEM_FROM_RECORD", nameOf(item));
  const stray = (Object.keys(fields) as (keyof typeof fields)[]).find(
    (field) => isGiven(given, field) && !(fields[field] as readonly ItemKind[]).includes(item.kind),
  );
  if (stray) return refuse("CHECKLIST_ANSWER_KIND", { ...nameOf(item), field: stray });
  for (const field of ["text", "remark", "notApplicableReason"] as const)
    if ((given[field]?.length ?? 0) > LONGEST)
      return refuse("INVALID_INPUT", { field, max: LONGEST });
  const remark = given.remark === undefined ? before.remark : given.remark?.trim() || null;
  const reason = given.notApplicableReason?.trim() || null;
  if (reason !== null && !item.mayNotApply) return refuse("CHECKLIST_MUST_APPLY", nameOf(item));
  if (item.kind === "CHOICE" && given.choice != null && !knows(item, given.choice))
    return refuse("INVALID_INPUT", { field: "choice" });
  const numbers = readNumbers(item, given.numbers ?? []);
  if (!numbers.ok) return numbers;
  const after: Answer = {
    ...before,
    ticked: given.ticked ?? null,
    choice: given.choice ?? null,
    numbers: numbers.value,
    text: given.text?.trim() || null,
    signature: given.signed ? "VALID" : "NONE",
    notApplicableReason: reason,
    remark,
  };
  return ok({ ...after, waivedReason: isSameAnswer(before, after) ? before.waivedReason : null });
}

/** Nothing, and a list of nothing, is no answer. */
const isGiven = (given: GivenAnswer, field: keyof typeof fields): boolean =>
  field === "numbers" ? (given.numbers?.length ?? 0) > 0 : given[field] != null;

const knows = (item: Extract<Item, { kind: "CHOICE" }>, choice: string) =>
  item.choices.some(({ code }) => code === choice);

/** Whether two answers say the same, whatever was remarked. */
export const isSameAnswer = (one: Answer, other: Answer): boolean => {
  const said = ({ ticked, choice, numbers, text, notApplicableReason, fileCount }: Answer) =>
    JSON.stringify([
      ticked,
      choice,
      Object.entries(numbers).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      text,
      notApplicableReason,
      fileCount,
    ]);
  return said(one) === said(other);
};

function readNumbers(
  item: Item,
  given: NonNullable<GivenAnswer["numbers"]>,
): Result<Answer["numbers"]> {
  const read: [string, string][] = [];
  for (const { code, value } of given) {
    const measure = item.kind === "NUMBER" && item.measures.find((one) => one.code === code);
    if (!measure) return refuse("CHECKLIST_ANSWER_KIND", { ...nameOf(item), field: "numbers" });
    if (value.trim() === "") continue;
    const decimal = readDecimal(value);
    if (decimal === undefined)
      return refuse("CHECKLIST_NUMBER_MALFORMED", { ...nameOf(item), value: value.slice(0, 40) });
    const plausible = millionths(measure.plausible);
    if (plausible !== undefined && millionths(decimal)! > plausible)
      return refuse("CHECKLIST_VALUE_IMPLAUSIBLE", {
        ...nameOf(item),
        measure: code,
        value: decimal,
        unit: measure.unit.zh,
        unitEn: measure.unit.en ?? measure.unit.zh,
      });
    read.push([code, decimal]);
  }
  return ok(Object.fromEntries(read));
}
