import { type Answer, answerTo, type Answers } from "./answer.ts";
import { changesOf, type ItemChange } from "../item-changes.ts";
import { isSameAnswer } from "./answer-item.ts";
import type { ChecklistContent, Item } from "./template.ts";

/** From one version to another: what is new and what changed in the order of `to`, then what is gone. */
export const diffContent = (from: ChecklistContent, to: ChecklistContent): ItemChange[] =>
  changesOf(from.items, to.items, ({ code }) => code);

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
