import type { Day } from "@threshold/domain/calendar/day";
import {
  noPrint,
  type Print,
  printedDocuments,
  type PrintStep,
  printSteps,
  recordPrintStep as stepRule,
} from "@threshold/domain/launch/printing";
import { unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { type RecordFollowing, tasksFollow } from "../launch/task-actions.ts";
import type { RecordPrintStepInput } from "./inputs.ts";
import { insertRecord, type PlanRecords, updateRecord } from "./queries.ts";
import { allowWork, mayWork, onRecords } from "./record-actions.ts";

/** 登记印刷步骤: customer service up to the application, human resources up to the handover (LCH-R14, R15). */
export const recordPrintStep = (context: Context, input: RecordPrintStepInput) =>
  onRecords(context, "recordPrintStep", input, async (db, { plan, records }) => {
    const { document, step } = input;
    const { task } = printedDocuments[document];
    const onHandover = printSteps[step].task === "HANDOVER";
    allowWork(plan, mayWork(context, plan, onHandover ? "PRINTS_HANDED_OVER" : task));
    const stored = records.prints.find((one) => one.document === document);
    const entry = { ...input, onDay: input.onDay as Day };
    const columns = unwrap(stepRule(stored ?? noPrint, entry, context.today));
    const id =
      stored?.id ??
      (await insertRecord(db, "print_handover", plan, { ...columns, document, taskCode: task }));
    if (stored) await updateRecord(db, "print_handover", id, columns);
    const print = { ...noPrint, ...stored, ...columns };
    const following = onHandover
      ? handedOver(records, document, print)
      : untilApplied(task, step, print, entry.onDay);
    await tasksFollow(db, context, plan, following);
    return { print: id };
  });

const ticked = { state: "DONE", value: null } as const;
/** The tick row of the task that each step answers. */
const tickOf: Partial<Record<PrintStep, string>> = {
  FINALIZED: "FINALIZED",
  APPROVED: "SUBMITTED",
  PRINT_APPLIED: "PRINT_APPLIED",
};

function untilApplied(code: string, step: PrintStep, print: Print, on: Day): RecordFollowing[] {
  const checks = { [tickOf[step]!]: ticked };
  if (print.printAppliedOn === null) return [{ code, step: "START", on, checks }];
  return [{ code, step: "FINISH", on: print.printAppliedOn, checks }];
}

/** Both papers are handed over under one task: it is done with the later of them. */
function handedOver(
  { prints }: PlanRecords,
  document: keyof typeof printedDocuments,
  print: Print,
): RecordFollowing[] {
  const other = prints.find((one) => one.document !== document);
  const { copies } = print;
  const checks = { [printedDocuments[document].copies]: { state: "DONE" as const, value: copies } };
  const days = [print.handedOn, other?.handedOn ?? null];
  const [, last] = days.toSorted();
  const code = "PRINTS_HANDED_OVER";
  return days.includes(null) || !last
    ? [{ code, step: "START", checks }]
    : [{ code, step: "FINISH", on: last, checks }];
}
