import type { ItemState } from "../checklist/judge.ts";
import { itemNames } from "../checklist/lifecycle.ts";
import { standing } from "../checklist/standing.ts";
import { actionStates, givenReason } from "../launch/action.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type SetupStatus, setupStatuses } from "./vocabulary.ts";

/** A center's set-up as its rules need it. */
export interface SetupFacts {
  readonly status: SetupStatus;
  /** Every item of its check, judged. */
  readonly states: readonly ItemState[];
  /** The check is on the version of the standard that is in use. */
  readonly onCurrentStandard: boolean;
  /** Who checked last: nobody accepts his own work. */
  readonly checkedById: string | null;
}

/** What a person may do with a center's set-up, whatever its state (RCP-R01). */
export interface SetupRights {
  /** Lay out and check: the service center. */
  readonly check: boolean;
  /** Accept, return, except: the region. */
  readonly accept: boolean;
  readonly personId: string;
}

export const setupActions = [
  "answerChecklistItem",
  "submitReceptionCheck",
  "acceptReception",
  "returnReception",
  "waiveReceptionLine",
  "createFrontDeskDevice",
] as const;
export type SetupAction = (typeof setupActions)[number];

/** The register is kept whatever the set-up's status. */
const from: Record<SetupAction, readonly SetupStatus[]> = {
  answerChecklistItem: ["PLANNED", "RETURNED", "RECHECK_DUE"],
  submitReceptionCheck: ["PLANNED", "RETURNED", "RECHECK_DUE"],
  acceptReception: ["SELF_CHECKED"],
  returnReception: ["SELF_CHECKED"],
  waiveReceptionLine: ["SELF_CHECKED"],
  createFrontDeskDevice: setupStatuses,
};

const centers = new Set<SetupAction>([
  "answerChecklistItem",
  "submitReceptionCheck",
  "createFrontDeskDevice",
]);

/** Why somebody may not do this now, for the page; undefined when he may. */
export function reasonAgainst(
  action: SetupAction,
  { status, checkedById }: Pick<SetupFacts, "status" | "checkedById">,
  rights: SetupRights,
): Refusal | undefined {
  if (centers.has(action) && !rights.check)
    return { code: "FORBIDDEN", details: { permission: "reception.check" } };
  // RCP-R01: the region accepts, never the service center itself.
  if (!centers.has(action) && !rights.accept) return { code: "RECEPTION_ONLY_REGION" };
  if (!from[action].includes(status))
    return { code: "RECEPTION_STATUS", details: { action, status, allowed: [...from[action]] } };
  if (!centers.has(action) && checkedById === rights.personId)
    return { code: "RECEPTION_OWN_CHECK" };
  return undefined;
}

/** Every action with the reason against it, if there is one. */
export const availableSetupActions = (
  facts: Pick<SetupFacts, "status" | "checkedById">,
  rights: SetupRights,
) => actionStates(setupActions, (action) => reasonAgainst(action, facts, rights));

const refusing = (refusal: Refusal) => ({ ok: false, refusal }) as const;

/** One photo of each area at least (07 part 2.2). */
function checkPhotos(states: readonly ItemState[]): Refusal | undefined {
  const missing = states.filter(({ item, open, shown }) => item.kind === "PHOTO" && shown && open);
  return missing.length === 0
    ? undefined
    : { code: "RECEPTION_PHOTOS_MISSING", details: itemNames(missing.map(({ item }) => item)) };
}

/**
 * The center declares that it is laid out as the standard says, or says where it is not. Refused:
 * FORBIDDEN, RECEPTION_STATUS, RECEPTION_STANDARD_CHANGED, RECEPTION_PHOTOS_MISSING; the checklist
 * itself refuses what is unanswered.
 */
export function submitCheck(facts: SetupFacts, rights: SetupRights): Result<"SELF_CHECKED"> {
  const against = reasonAgainst("submitReceptionCheck", facts, rights);
  if (against) return refusing(against);
  if (!facts.onCurrentStandard) return refuse("RECEPTION_STANDARD_CHANGED");
  const photos = checkPhotos(facts.states);
  return photos ? refusing(photos) : ok("SELF_CHECKED");
}

/** The region accepts (RCP-R01). Refused: see `reasonAgainst`, RECEPTION_PHOTOS_MISSING, RECEPTION_LINES_NOT_OK. */
export function accept(facts: SetupFacts, rights: SetupRights): Result<"ACCEPTED"> {
  const against = reasonAgainst("acceptReception", facts, rights);
  if (against) return refusing(against);
  const photos = checkPhotos(facts.states);
  if (photos) return refusing(photos);
  const { notOk } = standing(facts.states);
  const lines = facts.states.filter(({ item }) => notOk.includes(item.code));
  return lines.length > 0
    ? refuse("RECEPTION_LINES_NOT_OK", itemNames(lines.map(({ item }) => item)))
    : ok("ACCEPTED");
}

/** The region sends it back to be mended, with a reason. */
export function returnSetup(
  facts: Pick<SetupFacts, "status" | "checkedById">,
  rights: SetupRights,
  reason: string,
): Result<{ readonly status: "RETURNED"; readonly reason: string }> {
  const against = reasonAgainst("returnReception", facts, rights);
  if (against) return refusing(against);
  const given = givenReason(reason);
  return given === undefined
    ? refuse("REASON_REQUIRED", { action: "returnReception" })
    : ok({ status: "RETURNED", reason: given });
}

/** The region excepts one line that is not met, with a reason. */
export function waiveLine(
  facts: Pick<SetupFacts, "status" | "checkedById">,
  rights: SetupRights,
  reason: string,
): Result<string> {
  const against = reasonAgainst("waiveReceptionLine", facts, rights);
  if (against) return refusing(against);
  const given = givenReason(reason);
  return given === undefined
    ? refuse("REASON_REQUIRED", { action: "waiveReceptionLine" })
    : ok(given);
}

/** What was checked on the old standard is checked again on the new one; the rest is still to be checked anyway. */
export const needsRecheck = (status: SetupStatus): boolean =>
  status === "ACCEPTED" || status === "SELF_CHECKED";
