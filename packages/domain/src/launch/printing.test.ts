import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import {
  nextPrintStep,
  noPrint,
  type Print,
  printSteps,
  printStepNames,
  recordPrintStep,
  type PrintStepEntry,
} from "./printing.ts";

const today = day("2027-04-10");
const on = (step: PrintStepEntry["step"], onDay = "2027-04-01", more = {}) => ({
  step,
  onDay: day(onDay),
  ...more,
});
const refused = (code: string) => ({ ok: false, refusal: { code } });

/** A paper after steps that must be taken. */
function after(...entries: PrintStepEntry[]): Print {
  return entries.reduce((print, entry) => {
    const step = recordPrintStep(print, entry, today);
    if (!step.ok) throw new Error(step.refusal.code);
    return { ...print, ...step.value };
  }, noPrint);
}

it("LCH-R14: is finalized, approved, then its printing applied for, in this order", () => {
  const print = after(
    on("FINALIZED"),
    on("APPROVED", "2027-04-02"),
    on("PRINT_APPLIED", "2027-04-02"),
  );
  expect(nextPrintStep(print)).toBe("PRINTED");
  expect(recordPrintStep(noPrint, on("PRINT_APPLIED"), today)).toEqual({
    ok: false,
    refusal: { code: "PRINT_STEP_ORDER", details: { step: "PRINT_APPLIED", next: "FINALIZED" } },
  });
  expect(
    recordPrintStep(after(on("FINALIZED")), on("APPROVED", "2027-03-31"), today),
  ).toMatchObject(refused("PRINT_DAY_ORDER"));
  expect(recordPrintStep(noPrint, on("FINALIZED", "2027-04-11"), today)).toMatchObject(
    refused("DONE_IN_THE_FUTURE"),
  );
});

describe("LCH-R15: the prints", () => {
  const applied = after(on("FINALIZED"), on("APPROVED"), on("PRINT_APPLIED"));
  it("are handed over with their quantity and receiver", () => {
    expect(recordPrintStep(applied, on("PRINTED"), today)).toMatchObject(refused("INVALID_INPUT"));
    const printed = { ...applied, printedOn: day("2027-04-05"), copies: 500 };
    expect(recordPrintStep(applied, on("PRINTED", "2027-04-05", { copies: 500 }), today)).toEqual({
      ok: true,
      value: { printedOn: "2027-04-05", copies: 500 },
    });
    expect(recordPrintStep(printed, on("HANDED_OVER", "2027-04-06"), today)).toMatchObject(
      refused("INVALID_INPUT"),
    );
    const handed = on("HANDED_OVER", "2027-04-06", { receiver: "营销部 周颖" });
    expect(recordPrintStep(printed, handed, today)).toEqual({
      ok: true,
      value: { handedOn: "2027-04-06", receiver: "营销部 周颖" },
    });
  });

  it("have their last step put right, and none before it", () => {
    const again = recordPrintStep(applied, on("PRINT_APPLIED", "2027-04-03"), today);
    expect(again).toEqual({ ok: true, value: { printAppliedOn: "2027-04-03" } });
    expect(recordPrintStep(applied, on("FINALIZED"), today)).toMatchObject(
      refused("PRINT_STEP_ORDER"),
    );
  });
});

it("law: whatever is recorded in whatever order, the days of a paper never run backwards", () => {
  const entries = fc.array(
    fc.record({
      step: fc.constantFrom(...printStepNames),
      onDay: fc
        .integer({ min: 1, max: 12 })
        .map((n) => day(`2027-04-${String(n).padStart(2, "0")}`)),
      copies: fc.integer({ min: -1, max: 3 }),
      receiver: fc.constantFrom("", "周颖"),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(entries, (drawn) => {
      const print = drawn.reduce((known: Print, entry) => {
        const step = recordPrintStep(known, entry, today);
        return step.ok ? { ...known, ...step.value } : known;
      }, noPrint);
      const days = printStepNames.map((step) => print[printSteps[step].column]);
      const known = days.filter((one) => one !== null);
      expect(days.slice(0, known.length)).toEqual(known);
      expect(known.toSorted()).toEqual(known);
    }),
  );
});
