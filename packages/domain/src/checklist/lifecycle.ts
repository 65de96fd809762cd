import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { ItemState } from "./judge.ts";
import { standing, type Standing } from "./standing.ts";
import type { Item } from "./template.ts";

export const templateStatuses = ["DRAFT", "PUBLISHED", "RETIRED"] as const;
export type TemplateStatus = (typeof templateStatuses)[number];

export const resultStatuses = ["OPEN", "COMPLETED"] as const;
export type ResultStatus = (typeof resultStatuses)[number];

/** Names of items as a refusal tells them, in both languages. */
export const itemNames = (items: readonly Item[]) => ({
  items: items.map(({ label }) => label.zh),
  itemsEn: items.map(({ label }) => label.en ?? label.zh),
});

/** Only an open checklist is answered: what is complete stays as it was until it is opened again. */
export const reasonAgainstAnswering = (status: ResultStatus): Refusal | undefined =>
  status === "OPEN" ? undefined : { code: "CHECKLIST_COMPLETED" };

/** Declares a checklist complete. Refused: CHECKLIST_COMPLETED, CHECKLIST_ITEMS_OPEN naming the items. */
export function complete(status: ResultStatus, states: readonly ItemState[]): Result<Standing> {
  const against = reasonAgainstAnswering(status);
  if (against) return { ok: false, refusal: against };
  const found = standing(states);
  const open = states.filter(({ item }) => found.open.includes(item.code)).map(({ item }) => item);
  return open.length > 0 ? refuse("CHECKLIST_ITEMS_OPEN", itemNames(open)) : ok(found);
}

/** A version to be published is a draft; the one before it retires. Refused: CHECKLIST_STATUS. */
export const publish = (status: TemplateStatus): Result<"PUBLISHED"> =>
  status === "DRAFT" ? ok("PUBLISHED") : refuse("CHECKLIST_STATUS", { status });

/** Nothing new is filled on a retired version; a draft that is given up retires as well. Refused: CHECKLIST_STATUS. */
export const retire = (status: TemplateStatus): Result<"RETIRED"> =>
  status === "RETIRED" ? refuse("CHECKLIST_STATUS", { status }) : ok("RETIRED");
