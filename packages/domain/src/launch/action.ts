import type { Refusal } from "../refusal.ts";

/** What a page shows of an action: that it can be taken, or why it cannot. */
export type ActionState<Action extends string> =
  | { readonly action: Action; readonly allowed: true }
  | { readonly action: Action; readonly allowed: false; readonly refusal: Refusal };

/** Every action of a table with the reason against it, if there is one, in the table's order. */
export const actionStates = <Action extends string>(
  actions: readonly Action[],
  reasonAgainst: (action: Action) => Refusal | undefined,
): ActionState<Action>[] =>
  actions.map((action) => {
    const refusal = reasonAgainst(action);
    return refusal === undefined ? { action, allowed: true } : { action, allowed: false, refusal };
  });

/** A reason somebody gave, without surrounding blanks; undefined when there is none. */
export const givenReason = (text: string | null | undefined): string | undefined =>
  text?.trim() || undefined;
