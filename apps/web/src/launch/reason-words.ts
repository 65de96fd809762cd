import type { Messages } from "../i18n/zh.ts";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";

/** An action of a record as the API lists it. */
export interface ActionAnswer {
  action: string;
  allowed: boolean;
  code?: string | null;
  details?: unknown;
}

/** Why an action cannot be taken, as a sentence; undefined where it can. `names` puts words to codes of rows. */
export function reasonAgainst(
  state: ActionAnswer | undefined,
  t: Messages,
  names: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  if (!state || state.allowed) return undefined;
  const problem = asRefusal(state.code, named(state.details, names));
  return problem ? explain(t, problem) : t.shell.failed.text;
}

/** The same facts with the codes of check rows replaced by their labels. */
function named(details: unknown, names: ReadonlyMap<string, string>): unknown {
  const facts = (details ?? {}) as Record<string, unknown>;
  const checks = facts["checks"];
  if (!Array.isArray(checks)) return facts;
  return { ...facts, checks: checks.map((code: string) => names.get(code) ?? code) };
}
