import { addDays, compareDays, type Day, daysBetween, earliest } from "../calendar/day.ts";
import { calendarDays } from "../calendar/duration.ts";
import type { WorkingCalendar } from "../calendar/working-calendar.ts";
import { planNetwork, type Plan } from "../planning/network.ts";
import { lastDayWithin } from "../rule-pack/explain.ts";
import { governing, type RulePack } from "../rule-pack/pack.ts";
import type { LegalPlace } from "../rule-pack/rule.ts";
import { type BiddingStep, biddingStepNames, type SaleKind } from "./vocabulary.ts";

/** How long the company takes for what no law counts, in calendar days (settings). */
export interface LeadTimes {
  /** From the selection method to the finished tender document. */
  readonly documentDays: number;
  /** From the opening to the award: the E of the derivation. */
  readonly evaluationDays: number;
  /** From the award to the contract. */
  readonly contractDays: number;
}

/** What the plan of a tender is counted from. */
export interface TenderDates {
  readonly launchDate: Day;
  readonly place: LegalPlace;
  readonly saleKind: SaleKind;
  /** The day of the presale permit, of the first sale or of delivery; null while unknown. */
  readonly saleOn: Day | null;
  /** Days that the tender document or the authority has fixed. */
  readonly fixed: Partial<Record<BiddingStep, Day>>;
  readonly done: Partial<Record<BiddingStep, Day>>;
  readonly lead: LeadTimes;
}

/** Who set what a step waits for. FIXED: a day of the tender document. */
export type Origin = "COMPANY" | "STATUTE" | "FIXED";
/** Which deadline binds a step: the earlier one; BOTH where they fall on one day. */
export type Binding = Origin | "BOTH";

/** One link of the way from a step to the deadline that holds it: so many days ahead of that step, by that rule. */
export interface Reason {
  readonly step: BiddingStep;
  readonly days: number;
  readonly rule: string;
  readonly origin: Origin;
}

/** A step of the ladder. */
export interface PlannedStep {
  readonly step: BiddingStep;
  /** By the company's own procedure and deadlines alone; null where they say nothing. */
  readonly companyOn: Day | null;
  /** By the law alone; null where it says nothing, or its day is not known. */
  readonly statuteOn: Day | null;
  /** By both together, and by what is fixed: the last day on which all of it can still be kept. */
  readonly latestOn: Day | null;
  readonly binding: Binding | null;
  /** From this step to the deadline that holds it; the last one is that deadline, 0 days from itself. */
  readonly why: readonly Reason[];
  /** What it is held to: the procedure's own deadline (BID-R01, R02), else the day fixed, else the latest one. */
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
  /** When it can be done at the earliest from today on. */
  readonly earlyOn: Day;
  /** Days after dueOn that it was done, or that it is open today. */
  readonly daysLate: number;
}

export interface TenderPlan {
  readonly steps: readonly PlannedStep[];
  /** Whether everything open can still be done in time. */
  readonly feasible: boolean;
  /** The steps that cannot all be in time, the last one missing its deadline by so many days. */
  readonly conflict: { readonly steps: readonly BiddingStep[]; readonly daysLate: number } | null;
}

interface Gap {
  readonly from: BiddingStep;
  readonly to: BiddingStep;
  readonly days: number;
  readonly rule: string;
  readonly origin: Origin;
}
interface Deadline {
  readonly step: BiddingStep;
  readonly on: Day;
  readonly rule: string;
  readonly origin: Origin;
}

/** Not every tender has them: nobody is late with a clarification that was not needed, or a meeting that is not called. */
const mayBeSkipped: readonly BiddingStep[] = ["CLARIFICATION", "PRE_BID_MEETING"];

/** The procedure's deadlines before the launch, in days (READ-01). */
export const companyDeadlines = { REQUEST: 90, CONTRACT: 75 } as const;

const order = (from: BiddingStep, to: BiddingStep, days = 0, rule = "BID-R09"): Gap => ({
  from,
  to,
  days,
  rule,
  origin: "COMPANY",
});

/** The order of the procedure, with the time that the company gives itself. */
const companyGaps = ({ documentDays, evaluationDays, contractDays }: LeadTimes): Gap[] => [
  order("REQUEST", "WORKING_GROUP"),
  order("WORKING_GROUP", "PROCEDURE"),
  order("PROCEDURE", "REPORT"),
  order("REPORT", "CONSULT"),
  order("CONSULT", "METHOD"),
  order("METHOD", "TENDER_DOCUMENT", documentDays, "bidding.documentDays"),
  order("TENDER_DOCUMENT", "PRE_FILING"),
  order("PRE_FILING", "ISSUE"),
  order("ISSUE", "RECEIVE"),
  order("RECEIVE", "PRE_BID_MEETING"),
  order("PRE_BID_MEETING", "DELIVER"),
  order("RECEIVE", "DELIVER"),
  order("ISSUE", "CLARIFICATION"),
  order("CLARIFICATION", "DELIVER"),
  order("DELIVER", "OPENING"),
  order("OPENING", "AWARD", evaluationDays, "bidding.evaluationDays"),
  order("AWARD", "CONTRACT", contractDays, "bidding.contractDays"),
  order("AWARD", "RESULT_FILING"),
  order("CONTRACT", "FILING"),
  order("CONTRACT", "FEE_PERMIT"),
];

/** The distances that the law asks for, in the version that holds here on a day. */
function statuteGaps(pack: RulePack, place: LegalPlace, on: Day): Gap[] {
  const gap = (rule: string, from: BiddingStep, to: BiddingStep): Gap[] => {
    const held = governing(pack, rule, place, on);
    return held?.test.kind === "DAYS_APART"
      ? [{ from, to, days: held.test.days, rule: held.id, origin: "STATUTE" }]
      : [];
  };
  return [
    ...gap("TEN-010", "PRE_FILING", "ISSUE"),
    ...gap("TEN-013", "ISSUE", "DELIVER"),
    ...gap("TEN-014", "CLARIFICATION", "DELIVER"),
  ];
}

/** The rule that says by when a tender is over, by how the units are sold. */
export const completionRules: Record<SaleKind, string> = {
  CASH_SALE: "TEN-018",
  PRESALE: "TEN-019",
  NOT_FOR_SALE: "TEN-020",
};

function statuteDeadlines(
  { place, saleKind, saleOn, done }: TenderDates,
  pack: RulePack,
  on: Day,
  calendar: WorkingCalendar,
): Deadline[] {
  const deadlines: Deadline[] = [];
  const completion = governing(pack, completionRules[saleKind], place, on);
  if (saleOn !== null && completion) {
    const days = completion.test.kind === "DAYS_APART" ? completion.test.days : 1;
    const last = addDays(saleOn, -days);
    deadlines.push({ step: "AWARD", on: last, rule: completion.id, origin: "STATUTE" });
  }
  const after = (rule: string, step: BiddingStep): Deadline[] => {
    const held = governing(pack, rule, place, on);
    return done.AWARD !== undefined && held?.test.kind === "DAYS_WITHIN"
      ? [
          {
            step,
            on: lastDayWithin(done.AWARD, held.test.days, calendar),
            rule: held.id,
            origin: "STATUTE",
          },
        ]
      : [];
  };
  return [...deadlines, ...after("TEN-038", "CONTRACT"), ...after("TEN-037", "RESULT_FILING")];
}

function network(
  gaps: readonly Gap[],
  deadlines: readonly Deadline[],
  today: Day,
  calendar: WorkingCalendar,
  done: TenderDates["done"] = {},
): Plan {
  const activities = biddingStepNames.map((key) => {
    const own = deadlines.filter(({ step }) => step === key).map(({ on }) => on);
    const [first, ...others] = own;
    return {
      key,
      duration: calendarDays(0),
      deadline: first === undefined ? undefined : earliest(first, ...others),
      doneOn: done[key],
    };
  });
  const links = gaps.map(({ from, to, days }) => ({
    from,
    to,
    kind: "FF" as const,
    lag: calendarDays(days),
  }));
  const planned = planNetwork({ activities, links, today, calendar });
  if (!planned.ok) throw new RangeError(planned.refusal.code);
  return planned.value;
}

/** The last day of every step that some deadline bounds. */
function latestDays(
  gaps: readonly Gap[],
  deadlines: readonly Deadline[],
  today: Day,
  calendar: WorkingCalendar,
): Map<BiddingStep, Day> {
  const bounded = new Set(deadlines.map(({ step }) => step));
  for (let grown = true; grown;) {
    const before = bounded.size;
    for (const { from, to } of gaps) if (bounded.has(to)) bounded.add(from);
    grown = bounded.size > before;
  }
  const plan = network(gaps, deadlines, today, calendar);
  return new Map([...bounded].map((step) => [step, plan.activities.get(step)!.lateFinish]));
}

/** From a step along whatever holds it, to the deadline. */
function reasonsOf(
  step: BiddingStep,
  latest: ReadonlyMap<BiddingStep, Day>,
  gaps: readonly Gap[],
  deadlines: readonly Deadline[],
): Reason[] {
  const on = latest.get(step);
  const own = deadlines.find((one) => one.step === step && one.on === on);
  if (own) return [{ step, days: 0, rule: own.rule, origin: own.origin }];
  const tight = gaps.find(({ from, to, days }) => {
    const next = latest.get(to);
    return from === step && next !== undefined && addDays(next, -days) === on;
  });
  if (!tight) return [];
  const { to, days, rule, origin } = tight;
  return [{ step: to, days, rule, origin }, ...reasonsOf(to, latest, gaps, deadlines)];
}

const bindingOf = (
  companyOn: Day | null,
  statuteOn: Day | null,
  lawful: Day | null,
  latestOn: Day | null,
): Binding | null => {
  if (latestOn === null) return null;
  if (lawful === null || compareDays(latestOn, lawful) < 0) return "FIXED";
  if (latestOn !== companyOn) return "STATUTE";
  return latestOn === statuteOn ? "BOTH" : "COMPANY";
};

/**
 * The plan of a tender, counted back from the company's deadlines (T−90, T−75) and the law's together on the planning
 * engine. The law binds where a step must be earlier than the company's own procedure asks for, be it by a day of its own or
 * by the time it puts between two steps. BID-R21: done steps keep their day and are measured against the new one.
 */
export function planTender(
  dates: TenderDates,
  pack: RulePack,
  today: Day,
  calendar: WorkingCalendar,
): TenderPlan {
  const { launchDate, place, fixed, done, lead } = dates;
  const own: Deadline[] = [
    {
      step: "REQUEST",
      on: addDays(launchDate, -companyDeadlines.REQUEST),
      rule: "BID-R01",
      origin: "COMPANY",
    },
    {
      step: "CONTRACT",
      on: addDays(launchDate, -companyDeadlines.CONTRACT),
      rule: "BID-R02",
      origin: "COMPANY",
    },
  ];
  const legal = statuteDeadlines(dates, pack, today, calendar);
  const set = biddingStepNames.flatMap((step): Deadline[] =>
    fixed[step] === undefined ? [] : [{ step, on: fixed[step], rule: "FIXED", origin: "FIXED" }],
  );
  const gaps = companyGaps(lead);
  const legalGaps = statuteGaps(pack, place, today);
  // The law knows the order as well, but not the time that the company gives itself.
  const bare = gaps.map((gap) => ({ ...gap, days: 0 }));
  const all = [...legalGaps, ...gaps];
  const company = latestDays(gaps, own, today, calendar);
  const statute = latestDays([...legalGaps, ...bare], legal, today, calendar);
  const both = latestDays(all, [...legal, ...own], today, calendar);
  const deadlines = [...legal, ...own, ...set];
  const latest = latestDays(all, deadlines, today, calendar);
  const skipped = new Set(
    mayBeSkipped.filter((step) => done[step] === undefined && fixed[step] === undefined),
  );
  const needed = ({ from, to }: Gap) => !skipped.has(from) && !skipped.has(to);
  const due = deadlines.filter((one) => !skipped.has(one.step));
  const ahead = network(all.filter(needed), due, today, calendar, done);
  const steps = biddingStepNames.map((step): PlannedStep => {
    const companyOn = company.get(step) ?? null;
    const statuteOn = statute.get(step) ?? null;
    const latestOn = latest.get(step) ?? null;
    const formal = own.find((one) => one.step === step)?.on;
    const dueOn = formal ?? fixed[step] ?? latestOn;
    const doneOn = done[step] ?? null;
    return {
      step,
      companyOn,
      statuteOn,
      latestOn,
      binding: bindingOf(companyOn, statuteOn, both.get(step) ?? null, latestOn),
      why: reasonsOf(step, latest, all, deadlines),
      dueOn,
      doneOn,
      earlyOn: ahead.activities.get(step)!.earlyFinish,
      daysLate:
        dueOn === null || skipped.has(step) ? 0 : Math.max(0, daysBetween(dueOn, doneOn ?? today)),
    };
  });
  return {
    steps,
    feasible: ahead.feasible,
    conflict: ahead.conflict
      ? {
          steps: ahead.conflict.activities as BiddingStep[],
          daysLate: ahead.conflict.daysLate,
        }
      : null,
  };
}
