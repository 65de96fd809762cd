import { decimalOf, type Decimal, millionths } from "../decimal.ts";
import { type Answer, answerTo, type Answers } from "./answer.ts";
import type { ChecklistContent, Condition, Item, Measure, Verdict } from "./template.ts";

export type FindingCode = "NOT_TICKED" | "CHOICE_NOT_OK" | "BELOW_MIN" | "ABOVE_MAX";

/** Why an answer does not meet the requirement: the limit with the value that misses it. */
export interface Finding {
  readonly code: FindingCode;
  /** The measure. */
  readonly measure?: string;
  readonly value?: Decimal;
  readonly min?: Decimal;
  readonly max?: Decimal;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Only with NOT_OK. */
  readonly findings: readonly Finding[];
  /** What is still to be entered: measures by code. With NOT_OK as well: one wrong value is enough to say so. */
  readonly missing: readonly string[];
}

/** The ends of what a measure may be, both included; undefined where it is open. */
export interface Limits {
  readonly min?: Decimal;
  readonly max?: Decimal;
}

/** What `min`, `max`, `expected` and `tolerance` come to together. */
export function limitsOf(measure: Measure): Limits {
  const expected = millionths(measure.expected);
  const tolerance = millionths(measure.tolerance) ?? 0n;
  const around = (sign: bigint) =>
    expected === undefined ? undefined : expected + sign * tolerance;
  const min = [millionths(measure.min), around(-1n)].filter((one) => one !== undefined);
  const max = [millionths(measure.max), around(1n)].filter((one) => one !== undefined);
  return {
    ...(min.length > 0 && { min: decimalOf(min.reduce((a, b) => (a > b ? a : b))) }),
    ...(max.length > 0 && { max: decimalOf(max.reduce((a, b) => (a < b ? a : b))) }),
  };
}

/** Whether a value keeps within a measure's limits; the finding if it does not. */
export function judgeMeasure(measure: Measure, value: Decimal): Finding | undefined {
  const limits = limitsOf(measure);
  const [is, min, max] = [value, limits.min, limits.max].map(millionths);
  const finding = { measure: measure.code, value, ...limits };
  if (min !== undefined && is! < min) return { code: "BELOW_MIN", ...finding };
  return max !== undefined && is! > max ? { code: "ABOVE_MAX", ...finding } : undefined;
}

const plain = (verdict: Verdict): Judgement => ({ verdict, findings: [], missing: [] });
const findingOr = (wrong: boolean, code: FindingCode): Judgement =>
  wrong ? { verdict: "NOT_OK", findings: [{ code }], missing: [] } : plain("OK");

/** What an answer is worth against its item. */
export function judge(item: Item, answer: Answer): Judgement {
  if (answer.notApplicableReason !== null) return plain("NOT_APPLICABLE");
  switch (item.kind) {
    case "TICK":
      return answer.ticked === null ? plain("MISSING") : findingOr(!answer.ticked, "NOT_TICKED");
    case "CHOICE": {
      const chosen = item.choices.find((choice) => choice.code === answer.choice);
      return chosen ? findingOr(!chosen.ok, "CHOICE_NOT_OK") : plain("MISSING");
    }
    case "NUMBER":
      return judgeNumbers(item.measures, answer.numbers);
    case "TEXT":
      return plain(answer.text ? "OK" : "MISSING");
    case "SIGNATURE":
      return plain(answer.signature === "VALID" ? "OK" : "MISSING");
    case "PHOTO":
    case "FILE":
      return plain(answer.fileCount >= Math.max(1, item.minFiles) ? "OK" : "MISSING");
  }
}

function judgeNumbers(measures: readonly Measure[], numbers: Answer["numbers"]): Judgement {
  const given = (code: string) => (Object.hasOwn(numbers, code) ? numbers[code] : undefined);
  const missing = measures.map(({ code }) => code).filter((code) => given(code) === undefined);
  const findings = measures.flatMap((measure) => {
    const value = given(measure.code);
    return (value !== undefined && judgeMeasure(measure, value)) || [];
  });
  const verdict = findings.length > 0 ? "NOT_OK" : missing.length > 0 ? "MISSING" : "OK";
  return { verdict, findings, missing };
}

/** An item as its checklist stands. */
export interface ItemState {
  readonly item: Item;
  readonly shown: boolean;
  /** Shown, and to be answered before the checklist is complete. */
  readonly required: boolean;
  readonly judgement: Judgement;
  /** Not met, but accepted as an approved exception. */
  readonly waived: boolean;
  /** Something of it is still to be entered. */
  readonly open: boolean;
}

/** Every item in its order, judged, with what its conditions come to. */
export function judgeChecklist(content: ChecklistContent, answers: Answers): ItemState[] {
  const known = new Map<string, ItemState>();
  const items = new Map(content.items.map((item) => [item.code, item]));
  const stateOf = (code: string, asking: ReadonlySet<string>): ItemState | undefined => {
    const item = items.get(code);
    // A circle cannot be published; in a draft under way nothing of it is shown.
    if (item === undefined || asking.has(code)) return undefined;
    const found = known.get(code) ?? work(item, new Set([...asking, code]));
    known.set(code, found);
    return found;
  };
  const work = (item: Item, asking: ReadonlySet<string>): ItemState => {
    const holds = (condition: Condition) => conditionHolds(condition, answers, asking, stateOf);
    const answer = answerTo(answers, item.code);
    const judgement = judge(item, answer);
    const shown = item.shownWhen === undefined || holds(item.shownWhen);
    const required =
      shown && (item.required || (item.requiredWhen !== undefined && holds(item.requiredWhen)));
    const waived = judgement.verdict === "NOT_OK" && answer.waivedReason !== null;
    const open = shown && (judgement.verdict === "MISSING" || judgement.missing.length > 0);
    return { item, shown, required, judgement, waived, open };
  };
  return content.items.map((item) => stateOf(item.code, new Set())!);
}

function conditionHolds(
  condition: Condition,
  answers: Answers,
  asking: ReadonlySet<string>,
  stateOf: (code: string, asking: ReadonlySet<string>) => ItemState | undefined,
): boolean {
  const holds = (one: Condition) => conditionHolds(one, answers, asking, stateOf);
  if ("all" in condition) return condition.all.every(holds);
  if ("any" in condition) return condition.any.some(holds);
  const state = stateOf(condition.item, asking);
  if (!state?.shown) return false;
  if ("verdict" in condition) return condition.verdict.includes(state.judgement.verdict);
  const answer = answerTo(answers, condition.item);
  if (answer.notApplicableReason !== null) return false;
  if ("choice" in condition)
    return answer.choice !== null && condition.choice.includes(answer.choice);
  const value = Object.hasOwn(answer.numbers, condition.value)
    ? millionths(answer.numbers[condition.value])
    : undefined;
  if (value === undefined) return false;
  const [least, most] = [millionths(condition.atLeast), millionths(condition.atMost)];
  return (least === undefined || value >= least) && (most === undefined || value <= most);
}
