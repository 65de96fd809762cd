import { addDays, type Day, daysBetween, parseDay } from "../calendar/day.ts";
import { isWorkingDay, type WorkingCalendar } from "../calendar/working-calendar.ts";
import { governing, type RulePack, versionOf } from "./pack.ts";
import { type Effect, effectOf, type LegalPlace, type StatutoryRule } from "./rule.ts";

/** What a check was given, and all that it needs to be done again; null where it is not known yet. */
export type Inputs = Readonly<Record<string, string | number | boolean | null>>;

/** UNKNOWN: something is not known yet, so nobody can say. */
export const verdicts = ["MET", "BROKEN", "UNKNOWN"] as const;
export type Verdict = (typeof verdicts)[number];

/** Why a check came out as it did: which rule, in which version, from which source, with which inputs. */
export interface Explanation {
  readonly ruleId: string;
  readonly version: number;
  readonly source: string;
  readonly inputs: Inputs;
  readonly verdict: Verdict;
  /** What breaking it does where it was checked. */
  readonly effect: Effect;
  /** What was found, where it is a number: days, persons; or the word. */
  readonly found: string | number | null;
}

const dayOf = (value: unknown): Day | undefined =>
  typeof value === "string" ? parseDay(value) : undefined;
const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

/** The last of so many days after one: the first not counted, and when it is a rest day the next working day (CAL-001, 002). */
export function lastDayWithin(from: Day, days: number, calendar: WorkingCalendar): Day {
  let last = addDays(from, days);
  while (!isWorkingDay(last, calendar)) last = addDays(last, 1);
  return last;
}

/** Only what the rule asks for, with the last day as the calendar has it now: a later calendar changes nothing decided. */
export function inputsFor(rule: StatutoryRule, facts: Inputs, calendar: WorkingCalendar): Inputs {
  const pick = (...keys: string[]): Inputs =>
    Object.fromEntries(keys.map((key) => [key, facts[key] ?? null]));
  switch (rule.test.kind) {
    case "DAYS_APART":
      return pick("from", "to");
    case "DAYS_WITHIN": {
      const from = dayOf(facts["from"]);
      const lastDay = from === undefined ? null : lastDayWithin(from, rule.test.days, calendar);
      return { ...pick("from", "on", ...(rule.test.lasting ? ["until"] : [])), lastDay };
    }
    case "EARLIER":
      return pick("on", "anchor");
    case "SAME_INSTANT":
      return pick("at", "anchor");
    case "SHARE":
      return pick("part", "whole");
    case "AT_LEAST":
    case "AT_MOST":
    case "BELOW":
      return pick("number");
    case "ONE_OF":
      return pick("word");
    case "HOLDS":
      return pick("holds");
    case "SHOWN":
      return {};
  }
}

interface Outcome {
  readonly verdict: Verdict;
  readonly found: string | number | null;
}

const unknown: Outcome = { verdict: "UNKNOWN", found: null };
const outcome = (met: boolean, found: string | number | null): Outcome => ({
  verdict: met ? "MET" : "BROKEN",
  found,
});

/** What the inputs come to; depends on nothing but the rule's version and the inputs. */
function judge({ test }: StatutoryRule, inputs: Inputs): Outcome {
  const between = (from: unknown, to: unknown): number | undefined => {
    const [first, last] = [dayOf(from), dayOf(to)];
    return first === undefined || last === undefined ? undefined : daysBetween(first, last);
  };
  switch (test.kind) {
    case "DAYS_APART": {
      const days = between(inputs["from"], inputs["to"]);
      return days === undefined ? unknown : outcome(days >= test.days, days);
    }
    case "DAYS_WITHIN": {
      const days = between(inputs["from"], inputs["on"]);
      const left = between(inputs["on"], inputs["lastDay"]);
      if (days === undefined || left === undefined) return unknown;
      if (test.lasting === undefined || left < 0) return outcome(left >= 0, days);
      const lasts = between(inputs["on"], inputs["until"]);
      return lasts === undefined ? unknown : outcome(lasts >= test.lasting, lasts);
    }
    case "EARLIER": {
      const days = between(inputs["on"], inputs["anchor"]);
      return days === undefined ? unknown : outcome(days > 0, days);
    }
    case "SAME_INSTANT": {
      const [at, anchor] = [inputs["at"], inputs["anchor"]];
      if (typeof at !== "string" || typeof anchor !== "string") return unknown;
      const minutes = (Date.parse(at) - Date.parse(anchor)) / 60_000;
      return Number.isFinite(minutes) ? outcome(minutes === 0, minutes) : unknown;
    }
    case "SHARE": {
      const [part, whole] = [numberOf(inputs["part"]), numberOf(inputs["whole"])];
      if (part === undefined || whole === undefined || whole <= 0) return unknown;
      return outcome(part * test.denominator >= whole * test.numerator, `${part}/${whole}`);
    }
    case "ONE_OF": {
      const word = inputs["word"];
      return typeof word === "string" ? outcome(test.words.includes(word), word) : unknown;
    }
    case "HOLDS": {
      const holds = inputs["holds"];
      return typeof holds === "boolean" ? outcome(holds, null) : unknown;
    }
    case "SHOWN":
      return unknown;
    default: {
      const number = numberOf(inputs["number"]);
      if (number === undefined) return unknown;
      if (test.kind === "AT_MOST") return outcome(number <= test.number, number);
      if (test.kind === "BELOW") return outcome(number < test.number, number);
      return outcome(number >= test.number && (!test.odd || number % 2 === 1), number);
    }
  }
}

const explained = (rule: StatutoryRule, inputs: Inputs, effect: Effect): Explanation => ({
  ruleId: rule.id,
  version: rule.version,
  source: rule.source,
  inputs,
  ...judge(rule, inputs),
  effect,
});

/** Checks one rule. `configured` is what the company lets a local rule do. */
export const explain = (
  rule: StatutoryRule,
  facts: Inputs,
  calendar: WorkingCalendar,
  configured: Effect,
): Explanation => explained(rule, inputsFor(rule, facts, calendar), effectOf(rule, configured));

/** The same check once more, from nothing but its inputs; undefined where the pack has lost the version. */
export function replay(pack: RulePack, { ruleId, version, inputs, effect }: Explanation) {
  const rule = versionOf(pack, ruleId, version);
  return rule && explained(rule, inputs, effect);
}

/** Whether a check stops whoever wants to go on. */
export const isBlocker = ({ verdict, effect }: Explanation): boolean =>
  verdict === "BROKEN" && effect === "BLOCK";

/** A decision that a newer version would see in another way. The decision itself stays as it is. */
export interface WouldChange {
  readonly before: Explanation;
  readonly after: Explanation;
}

/** What the rules that hold at a place on a day would change of decisions that were taken by earlier ones. */
export function whatWouldChange(
  decisions: readonly Explanation[],
  pack: RulePack,
  place: LegalPlace,
  on: Day,
  calendar: WorkingCalendar,
  configured: Effect,
): WouldChange[] {
  return decisions.flatMap((before) => {
    const rule = governing(pack, before.ruleId, place, on);
    if (!rule || (rule.id === before.ruleId && rule.version === before.version)) return [];
    const after = explain(rule, before.inputs, calendar, configured);
    return after.verdict === before.verdict && after.effect === before.effect
      ? []
      : [{ before, after }];
  });
}
