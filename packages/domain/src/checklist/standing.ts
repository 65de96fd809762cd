import type { ItemState } from "./judge.ts";

/** How a checklist stands: what pages show of it without its items. */
export interface Standing {
  /** Items shown. */
  readonly itemCount: number;
  /** Of them answered to the end. */
  readonly doneCount: number;
  /** Codes of the items that keep it from being complete, in order. */
  readonly open: readonly string[];
  /** Codes of the items that are not met and not excepted, in order. */
  readonly notOk: readonly string[];
  /** Percent with one decimal, in tenths: 1000 is all met. Null where nothing counts. */
  readonly score: number | null;
}

/**
 * The score is the weight of what is met in the weight of what is judged. What does not apply, is
 * hidden or is optional and unanswered stands on neither side; what is required and unanswered, and
 * what is excepted, counts as not met: an exception lets pass, it does not make good.
 */
function scoreOf(states: readonly ItemState[]): number | null {
  const counted = states.filter(
    ({ shown, required, judgement: { verdict } }) =>
      shown && (verdict === "OK" || verdict === "NOT_OK" || (verdict === "MISSING" && required)),
  );
  const weigh = (some: readonly ItemState[]) =>
    some.reduce((sum, { item }) => sum + item.weight, 0);
  const all = weigh(counted);
  const met = weigh(counted.filter(({ judgement }) => judgement.verdict === "OK"));
  return all === 0 ? null : Math.floor((met * 2000 + all) / (2 * all));
}

const codes = (states: readonly ItemState[]) => states.map(({ item }) => item.code);

/** How a judged checklist stands. */
export function standing(states: readonly ItemState[]): Standing {
  const shown = states.filter((state) => state.shown);
  const open = shown.filter((state) => state.required && state.open);
  const notOk = shown.filter(({ judgement, waived }) => judgement.verdict === "NOT_OK" && !waived);
  return {
    itemCount: shown.length,
    doneCount: shown.filter((state) => !state.open).length,
    open: codes(open),
    notOk: codes(notOk),
    score: scoreOf(states),
  };
}
