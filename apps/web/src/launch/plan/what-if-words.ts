import type { Formats } from "../../i18n/format.ts";
import type { Messages } from "../../i18n/zh.ts";
import type { MilestoneKey, Tried } from "./trial.ts";

/** What would happen, as counted in the browser or by the server. */
export interface Outcome {
  moved: number;
  newlyLate: number;
  noLongerLate: number;
  feasible: boolean;
  /** Titles of the smallest set of tasks that makes it infeasible. */
  conflict: readonly string[];
}

type Saying = Pick<Formats, "day" | "list">;

/** The question of a try, e.g. 如果开盘日期改为 5 月 11 日(推后 10 天). */
export function trialWords(
  tried: Tried,
  title: string,
  t: Messages["launch"],
  format: Saying,
): string {
  const to = format.day(tried.to);
  if (tried.kind === "TASK") return t.whatIf.taskTo(title, to, tried.days);
  const say: Record<MilestoneKey, () => string> = {
    LAUNCH: () => t.whatIf.launchTo(to, tried.days),
    ENTRY: () => t.whatIf.entryTo(to, tried.days),
    SOFT_FITOUT: () => t.whatIf.softTo(to),
    HALL_FITOUT: () => t.whatIf.hallTo(to),
  };
  return say[tried.milestone]();
}

/** The answer to it: how many tasks move, how many turn late, whether it can be done at all. */
export function outcomeWords(outcome: Outcome, t: Messages["launch"], format: Saying): string {
  const words = t.whatIf;
  const feasibility = outcome.feasible
    ? words.feasible
    : outcome.conflict.length > 0
      ? words.infeasible(format.list(outcome.conflict))
      : words.infeasibleBare;
  return [
    words.moved(outcome.moved),
    words.becomesLate(outcome.newlyLate),
    ...(outcome.noLongerLate > 0 ? [words.noLongerLate(outcome.noLongerLate)] : []),
    feasibility,
  ].join(words.and);
}
