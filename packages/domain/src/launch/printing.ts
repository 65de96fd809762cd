import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { all, dayOfDoing, whole, words, type RecordTaskCode } from "./record.ts";

/** The papers (资料) that are printed for the launch, with the task that ends in their printing being applied for. */
export const printedDocuments = {
  PRE_AGREEMENT: { task: "PRE_STAGE_AGREEMENT_FINAL", copies: "AGREEMENT_COPIES" },
  INTERIM_COVENANT: { task: "INTERIM_COVENANT_FINAL", copies: "COVENANT_COPIES" },
} as const satisfies Record<string, { task: RecordTaskCode; copies: string }>;

export type PrintedDocument = keyof typeof printedDocuments;
export const printedDocumentNames = Object.keys(printedDocuments) as PrintedDocument[];

/**
 * The steps of a paper in their order: customer service finalizes it, has it approved and applies for
 * printing (LCH-R14), human resources have it printed and hand it to the marketing department (LCH-R15).
 */
export const printSteps = {
  FINALIZED: { column: "finalizedOn", task: "FINAL" },
  APPROVED: { column: "approvedOn", task: "FINAL" },
  PRINT_APPLIED: { column: "printAppliedOn", task: "FINAL" },
  PRINTED: { column: "printedOn", task: "HANDOVER" },
  HANDED_OVER: { column: "handedOn", task: "HANDOVER" },
} as const;

export type PrintStep = keyof typeof printSteps;
export const printStepNames = Object.keys(printSteps) as PrintStep[];

/** A paper on its way. */
export interface Print {
  readonly finalizedOn: Day | null;
  readonly approvedOn: Day | null;
  readonly printAppliedOn: Day | null;
  readonly printedOn: Day | null;
  readonly handedOn: Day | null;
  readonly copies: number | null;
  readonly receiver: string | null;
}

export const noPrint: Print = {
  finalizedOn: null,
  approvedOn: null,
  printAppliedOn: null,
  printedOn: null,
  handedOn: null,
  copies: null,
  receiver: null,
};

/** The next step of a paper; undefined when it is handed over. */
export const nextPrintStep = (print: Print): PrintStep | undefined =>
  printStepNames.find((step) => print[printSteps[step].column] === null);

export interface PrintStepEntry {
  readonly step: PrintStep;
  readonly onDay: Day;
  /** With PRINTED: how many copies. */
  readonly copies?: number | null | undefined;
  /** With HANDED_OVER: who of the marketing department received them (接收人). */
  readonly receiver?: string | null | undefined;
}

/**
 * Records a step on its day, never before the step before it. The last step recorded may be recorded
 * again to put it right. Refused: PRINT_STEP_ORDER, PRINT_DAY_ORDER, DONE_IN_THE_FUTURE, INVALID_INPUT.
 */
export function recordPrintStep(
  print: Print,
  entry: PrintStepEntry,
  today: Day,
): Result<Partial<Print>> {
  const place = printStepNames.indexOf(entry.step);
  const next = nextPrintStep(print);
  const nextPlace = next === undefined ? printStepNames.length : printStepNames.indexOf(next);
  if (place !== nextPlace && place !== nextPlace - 1)
    return refuse("PRINT_STEP_ORDER", { step: entry.step, next: next ?? "HANDED_OVER" });
  const done = dayOfDoing(entry.onDay, today);
  if (!done.ok) return done;
  const before = place === 0 ? undefined : printStepNames[place - 1];
  const last = before && print[printSteps[before].column];
  if (last && compareDays(entry.onDay, last) < 0)
    return refuse("PRINT_DAY_ORDER", { step: entry.step, onDay: entry.onDay, last });
  const day = { [printSteps[entry.step].column]: entry.onDay };
  if (entry.step === "PRINTED")
    return all<Partial<Print> & Record<string, unknown>>({
      printedOn: ok(entry.onDay),
      copies: whole("copies", entry.copies ?? 0, 1, 1_000_000),
    });
  if (entry.step === "HANDED_OVER")
    return all<Partial<Print> & Record<string, unknown>>({
      handedOn: ok(entry.onDay),
      receiver: words("receiver", entry.receiver ?? "", 40),
    });
  return ok(day);
}
