import type { Decimal } from "../decimal.ts";

/** What is known of an item: everything that somebody answered, attached or signed. */
export interface Answer {
  /** TICK: met or not. */
  readonly ticked: boolean | null;
  /** CHOICE: the code. */
  readonly choice: string | null;
  /** NUMBER: by measure. */
  readonly numbers: Readonly<Record<string, Decimal>>;
  readonly text: string | null;
  /** SIGNATURE: whether it stands for the content as it is; one given before a change does not. */
  readonly signature: "NONE" | "VALID" | "VOID";
  readonly fileCount: number;
  readonly notApplicableReason: string | null;
  readonly remark: string | null;
  /** Why it is accepted although it is not met (经批准例外). */
  readonly waivedReason: string | null;
}

export const noAnswer: Answer = {
  ticked: null,
  choice: null,
  numbers: {},
  text: null,
  signature: "NONE",
  fileCount: 0,
  notApplicableReason: null,
  remark: null,
  waivedReason: null,
};

/** Answers by item; an item without one is unanswered. */
export type Answers = Readonly<Record<string, Answer>>;

/** An own property only: "constructor" is no item's code. */
export const answerTo = (answers: Answers, code: string): Answer =>
  Object.hasOwn(answers, code) ? answers[code]! : noAnswer;
