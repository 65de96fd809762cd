import { type Answer, answerTo, type Answers } from "./answer.ts";
import { isSameAnswer } from "./answer-item.ts";
import type { ChecklistContent, Item } from "./template.ts";

/** What one version says otherwise than another, item by item. */
export interface ItemChange {
  readonly code: string;
  readonly kind: "ADDED" | "REMOVED" | "CHANGED";
  /** With CHANGED: the names of what is said otherwise. */
  readonly fields: readonly string[];
}

/** Equal as JSON, in whatever order the keys come; a key without value is no key. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return one === other;
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}

function changedFields(from: Item, to: Item): string[] {
  const [a, b] = [from, to] as unknown as [Record<string, unknown>, Record<string, unknown>];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.filter((name) => !same(a[name], b[name])).toSorted();
}

/** From one version to another: what is new and what changed in the order of `to`, then what is gone. */
export function diffContent(from: ChecklistContent, to: ChecklistContent): ItemChange[] {
  const before = new Map(from.items.map((item) => [item.code, item]));
  const after = new Set(to.items.map((item) => item.code));
  const here = to.items.flatMap((item): ItemChange[] => {
    const old = before.get(item.code);
    if (old === undefined) return [{ code: item.code, kind: "ADDED", fields: [] }];
    const fields = changedFields(old, item);
    return fields.length > 0 ? [{ code: item.code, kind: "CHANGED", fields }] : [];
  });
  const gone = from.items
    .filter((item) => !after.has(item.code))
    .map((item): ItemChange => ({ code: item.code, kind: "REMOVED", fields: [] }));
  return [...here, ...gone];
}

/** Whether a change is one of meaning: words alone void no exception. */
const onlyWords = (change: ItemChange) =>
  change.kind === "CHANGED" &&
  change.fields.every((field) =>
    ["label", "failure", "figure", "source", "section"].includes(field),
  );

/** Answers of one version taken over to another, and the items whose answer does not fit it any more. */
export interface MovedAnswers {
  readonly answers: Answers;
  /** Codes of items answered before of whose answer something is lost, in order. */
  readonly lost: readonly string[];
  readonly changes: readonly ItemChange[];
}

/**
 * Takes an open checklist's answers to another version: what the new version still asks the same way
 * stays answered. Limits are judged anew, and an exception holds only where the item is as it was.
 */
export function moveAnswers(
  from: ChecklistContent,
  to: ChecklistContent,
  answers: Answers,
): MovedAnswers {
  const changes = diffContent(from, to);
  const altered = new Set(changes.filter((one) => !onlyWords(one)).map(({ code }) => code));
  const before = new Map(from.items.map((item) => [item.code, item]));
  const moved = to.items.flatMap((item): [string, Answer][] => {
    const old = before.get(item.code);
    if (old === undefined) return [];
    const fitted = fit(old, item, answerTo(answers, item.code));
    return [[item.code, altered.has(item.code) ? { ...fitted, waivedReason: null } : fitted]];
  });
  const kept: Answers = Object.fromEntries(moved);
  const lost = from.items
    .map(({ code }) => code)
    .filter((code) => !isSameAnswer(answerTo(answers, code), answerTo(kept, code)));
  return { answers: kept, lost, changes };
}

/** What of an answer the item still takes. Files stay with the answer, whatever is asked. */
function fit(old: Item, item: Item, answer: Answer): Answer {
  const notApplicableReason = item.mayNotApply ? answer.notApplicableReason : null;
  const sameKind = old.kind === item.kind;
  const measures = item.kind === "NUMBER" ? item.measures.map(({ code }) => code) : [];
  const choices = item.kind === "CHOICE" ? item.choices.map(({ code }) => code) : [];
  const numbers = Object.entries(answer.numbers).filter(([code]) => measures.includes(code));
  return {
    ...answer,
    notApplicableReason,
    ticked: sameKind ? answer.ticked : null,
    text: sameKind ? answer.text : null,
    choice: answer.choice !== null && choices.includes(answer.choice) ? answer.choice : null,
    numbers: Object.fromEntries(numbers),
    signature: answer.signature === "NONE" ? "NONE" : "VOID",
  };
}
