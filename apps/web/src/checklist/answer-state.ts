import type { Answer, Answers } from "@threshold/domain/checklist/answer";
import type { GivenAnswer } from "@threshold/domain/checklist/answer-item";
import { type ItemState, judgeChecklist } from "@threshold/domain/checklist/judge";
import { standing, type Standing } from "@threshold/domain/checklist/standing";
import type { ChecklistContent, Section } from "@threshold/domain/checklist/template";
import type { ChecklistForm_ResultFragment } from "../gql/graphql.ts";

export type StoredAnswer = ChecklistForm_ResultFragment["answers"][number];

/** An answer of the API as the rules take it. */
export const asAnswer = (stored: StoredAnswer): Answer => ({
  ticked: stored.ticked ?? null,
  choice: stored.choice ?? null,
  numbers: Object.fromEntries(stored.numbers.map(({ code, value }) => [code, value])),
  text: stored.text ?? null,
  signature: stored.signedBy ? (stored.signatureVoid ? "VOID" : "VALID") : "NONE",
  fileCount: stored.files.length,
  notApplicableReason: stored.notApplicableReason ?? null,
  remark: stored.remark ?? null,
  waivedReason: stored.waivedReason ?? null,
});

export const asAnswers = (stored: readonly StoredAnswer[]): Answers =>
  Object.fromEntries(stored.map((one) => [one.itemCode, asAnswer(one)]));

/** The whole answer again with one thing changed: what the API takes replaces the answer. */
export const given = (answer: Answer, change: GivenAnswer): GivenAnswer => ({
  ticked: answer.ticked,
  choice: answer.choice,
  numbers: Object.entries(answer.numbers).map(([code, value]) => ({ code, value })),
  text: answer.text,
  notApplicableReason: answer.notApplicableReason,
  ...change,
});

export interface SectionState {
  section: Section;
  items: readonly ItemState[];
}

/** A checklist as the page shows it: its sections with what is shown of them, and how all of it stands. */
export function checklistState(
  content: ChecklistContent,
  answers: Answers,
): { sections: SectionState[]; states: ItemState[]; standing: Standing } {
  const states = judgeChecklist(content, answers);
  const sections = content.sections
    .map((section) => ({
      section,
      items: states.filter(({ item, shown }) => shown && item.section === section.code),
    }))
    .filter(({ items }) => items.length > 0);
  return { sections, states, standing: standing(states) };
}

/** The item to go to next: the first open one after this, else the first open one of all. */
export function nextOpen(
  states: readonly ItemState[],
  after: string | undefined,
): string | undefined {
  const open = states.filter((state) => state.required && state.open).map(({ item }) => item.code);
  const order = states.map(({ item }) => item.code);
  const from = after === undefined ? -1 : order.indexOf(after);
  return open.find((code) => order.indexOf(code) > from) ?? open[0];
}
