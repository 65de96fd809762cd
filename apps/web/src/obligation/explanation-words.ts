import type { whyDueZh } from "./why-due.zh.ts";
import { todayIn } from "../form/today.ts";
import type { Formats } from "../i18n/format.ts";

/** What `Obligation.explanation` tells, as far as words are made of it. */
export interface Told {
  readonly anchor: unknown;
  readonly rule: unknown;
  readonly countsDays: boolean;
  readonly total: unknown;
  readonly stretches: readonly {
    readonly from: string;
    readonly to: string;
    readonly counted: boolean;
    readonly reason?: string | null;
    readonly note?: unknown;
    readonly length: number;
  }[];
}

type Words = typeof whyDueZh;
type Said = Pick<Formats, "day" | "shortDay" | "instant">;

interface Rule {
  readonly unit: keyof Words["units"];
  readonly count?: number;
  readonly before?: boolean;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** The due instant in words: the end of a day, or the minute. */
export const dueSaid = (
  due: {
    readonly dueOn?: string | null;
    readonly dueAt?: string | null;
    readonly wholeDay: boolean;
  },
  t: Words,
  format: Said,
): string =>
  due.wholeDay ? t.endOfDay(format.day(due.dueOn ?? "")) : format.instant(due.dueAt ?? "");

/** The rule as a sentence: from what, how long, until when. */
export function ruleSaid(told: Told, due: string, t: Words, format: Said): string {
  const rule = told.rule as Rule;
  const anchor = told.anchor as { on?: string; at?: string };
  if (rule.unit === "DAY") return t.ruleFixed(due);
  const from = anchor.on ? format.day(anchor.on) : format.instant(anchor.at ?? "");
  const said = t.units[rule.unit](rule.count ?? 0, rule.before ?? false);
  return rule.before ? t.ruleBefore(from, said, due) : t.rule(from, said, due);
}

/** An instant at which something is late, in words: the day by whose end it was due, or the minute. */
export const dueAtSaid = (at: string, wholeDay: boolean, timeZone: string, format: Said): string =>
  wholeDay ? format.day(todayIn(timeZone, new Date(Date.parse(at) - 1))) : format.instant(at);

/** A rule by itself, as in a heading: 第 3 个工作日. */
export function ruleWords(value: unknown, t: Words): string {
  const rule = value as Rule;
  return t.units[rule.unit](rule.count ?? 0, rule.before ?? false);
}

export interface Line {
  readonly key: string;
  readonly when: string;
  readonly counted: boolean;
  readonly length: string;
  readonly reason: string;
}

/** Every stretch on the way as a line: when, whether it counts, how much, and why. */
export function linesOf(
  told: Told,
  timeZone: string,
  language: "zh" | "en",
  t: Words,
  format: Said,
): Line[] {
  const dayOf = (instant: number) =>
    new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(instant);
  return told.stretches.map((one) => {
    const [from, to] = [Date.parse(one.from), Date.parse(one.to)];
    const first = format.shortDay(dayOf(from));
    const last = format.shortDay(dayOf(to - 1));
    const days = first === last ? first : `${first}–${last}`;
    return {
      key: one.from,
      when: told.countsDays ? days : `${format.instant(one.from)} – ${format.instant(one.to)}`,
      counted: one.counted,
      length: told.countsDays
        ? t.countedDays(one.length)
        : (to - from) % DAY === 0
          ? t.countedDays((to - from) / DAY)
          : t.countedTime(Math.round(one.length / MINUTE)),
      reason: reasonSaid(one, language, t),
    };
  });
}

function reasonSaid(
  { reason, note }: Told["stretches"][number],
  language: "zh" | "en",
  t: Words,
): string {
  if (!reason) return "";
  const word = t.reasons[reason as keyof Words["reasons"]];
  if (typeof note === "string")
    return `${word}：${note}`.replace("：", language === "zh" ? "：" : ": ");
  const name = (note as { zh?: string; en?: string } | null)?.[language];
  if (!name) return word;
  return reason === "STATUTORY_HOLIDAY" ? name : `${name}${language === "zh" ? "" : ", "}${word}`;
}

/** What counted all together. */
export const totalSaid = (told: Told, t: Words): string =>
  t.total(
    told.countsDays
      ? t.countedDays(Number(told.total))
      : t.countedTime(Math.round(Number(told.total) / MINUTE)),
  );
