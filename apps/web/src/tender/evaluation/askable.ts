import type { Messages } from "../../i18n/zh.ts";
import { asRefusal } from "../../problem.ts";
import { explain } from "../../refusals.ts";
import { offered, type PartProps } from "../tender-query.ts";

/** What is nobody's business here: not this viewer's, or not in this state. */
const elsewhere = new Set(["FORBIDDEN", "TENDER_STATE", "TENDER_OFFICER_PARTIAL"]);

/** Whether an action is to be shown, and what stands against it now as a button takes it. */
export function askable(
  t: Messages,
  tender: PartProps["tender"],
  action: string,
): { readonly unavailable?: string } | undefined {
  const state = offered(tender, action);
  if (!state || (!state.allowed && elsewhere.has(state.code ?? ""))) return undefined;
  const refused = state.allowed ? undefined : asRefusal(state.code, state.details);
  return refused ? { unavailable: explain(t, refused) } : {};
}
