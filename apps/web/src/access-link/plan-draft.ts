import type { OpenPlan } from "./link-api.ts";

/** What a contractor has written so far, kept in this tab alone: a phone that reloads the page loses nothing of it. */
export interface PlanDraft {
  readonly name: string;
  readonly values: OpenPlan["values"];
}

/** The end of a token tells links apart and opens none. */
const keyOf = (token: string) => `threshold.plan.${token.slice(-8)}`;

/** Nothing where nothing is kept, or none of it can be read. */
export function keptPlanDraft(
  token: string,
  storage: Pick<Storage, "getItem"> = sessionStorage,
): PlanDraft | undefined {
  try {
    const kept = JSON.parse(storage.getItem(keyOf(token)) ?? "null") as Partial<PlanDraft> | null;
    return typeof kept?.name === "string" && typeof kept.values === "object" && kept.values !== null
      ? { name: kept.name, values: kept.values }
      : undefined;
  } catch {
    return undefined; // storage may be forbidden, or hold something else under this name
  }
}

export function keepPlanDraft(
  token: string,
  draft: PlanDraft,
  storage: Pick<Storage, "setItem"> = sessionStorage,
): void {
  try {
    storage.setItem(keyOf(token), JSON.stringify(draft));
  } catch {
    // full or forbidden: what is written stays on the page alone
  }
}
