import type { OpenPlan, PlanNode } from "./link-api.ts";

type Values = OpenPlan["values"];
export type Field = keyof Values;

/** What a contractor has written so far, kept in this tab alone: a phone that reloads the page loses nothing of it. */
export interface PlanDraft {
  readonly name: string;
  readonly values: Values;
  /** What it was begun on: the plan as it was kept then. */
  readonly base: { readonly version: number; readonly values: Values };
  /** Fields that somebody of the company changed as well meanwhile, as they stand there. */
  readonly theirs: Values;
}

export const beginDraft = (name: string, base: PlanDraft["base"]): PlanDraft => ({
  name,
  values: base.values,
  base,
  theirs: {},
});

const nodeText = ({ area, from, to }: PlanNode) => [area, from, to].join(" ");
/** What stands in a field, to compare and to show: an area with its times is a line. */
export const textOf = (values: Values, field: Field): string =>
  field === "timeNodes"
    ? (values.timeNodes ?? []).map(nodeText).join("\n")
    : (values[field] ?? "").trim();

/**
 * The draft on the plan as it is now: what the contractor did not touch is as the company has it by now, what he wrote stays. What
 * both changed stays as he wrote it and is told beside it (`theirs`), so that he hands nothing in over what he did not see.
 */
export function draftOn(draft: PlanDraft, now: PlanDraft["base"]): PlanDraft {
  const { base, values, theirs } = draft;
  if (base.version === now.version) return draft;
  const differs = (one: Values, other: Values) => (field: Field) =>
    textOf(one, field) !== textOf(other, field);
  const isMine = differs(values, base.values);
  const isTheirs = differs(now.values, base.values);
  const fields = Object.keys({ ...values, ...now.values }) as Field[];
  const taken = (some: readonly Field[]): Values =>
    Object.fromEntries(some.map((field) => [field, now.values[field]]));
  const both = fields.filter((field) => isMine(field) && (isTheirs(field) || field in theirs));
  const untouched = fields.filter((field) => !isMine(field));
  return { ...draft, values: { ...values, ...taken(untouched) }, base: now, theirs: taken(both) };
}

/** Fields that both wrote and that say something else still. */
export const contested = ({ values, theirs }: PlanDraft): Field[] =>
  (Object.keys(theirs) as Field[]).filter(
    (field) => textOf(theirs, field) !== textOf(values, field),
  );

/** The end of a token tells links apart and opens none. */
const keyOf = (token: string) => `threshold.plan.${token.slice(-8)}`;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Nothing where nothing is kept, or none of it can be read. */
export function keptPlanDraft(
  token: string,
  storage: Pick<Storage, "getItem"> = sessionStorage,
): PlanDraft | undefined {
  try {
    const kept = JSON.parse(storage.getItem(keyOf(token)) ?? "null") as Partial<PlanDraft> | null;
    return typeof kept?.name === "string" &&
      isObject(kept.values) &&
      isObject(kept.base) &&
      isObject(kept.theirs)
      ? (kept as PlanDraft)
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
