import { compareDays, type Day } from "../calendar/day.ts";
import { type ActionState, actionStates, givenReason } from "../launch/action.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import {
  type DefectEventAct,
  type DefectSeverity,
  type DefectSourceKind,
  type DefectStatus,
  openStatuses,
} from "./vocabulary.ts";

/** What the rules of a defect decide on. */
export interface DefectStanding {
  readonly sourceKind: DefectSourceKind;
  readonly status: DefectStatus;
  readonly severity: DefectSeverity;
  /** How often it was told to be mended. */
  readonly round: number;
  readonly raisedById: string | null;
  readonly raisedOn: Day;
  /** Who mended it last, and who saw that round to be good: people, or the one-time link somebody answered by. */
  readonly fixedById: string | null;
  readonly verifiedById: string | null;
  /** Who has to mend it. */
  readonly contractorId: string | null;
}

/** What somebody may do with a defect where it lies. */
export interface DefectRights {
  readonly personId: string;
  readonly raise: boolean;
  readonly assign: boolean;
  /** Tells that it is mended: whoever pushes the responsible party, and that party itself. */
  readonly fix: boolean;
  readonly verify: boolean;
  readonly close: boolean;
  readonly except: boolean;
}

/**
 * What comes to somebody with the one defect: whoever found it corrects it and adds to it, and so does whoever is named to follow it
 * (跟进专人, LCH-R25), who also tells that it is mended and looks at what others told; never both of one round.
 */
export const rightsWithIt = (
  rights: DefectRights,
  {
    raisedById,
    followerId,
  }: { readonly raisedById: string | null; readonly followerId: string | null },
): DefectRights => {
  const follows = followerId === rights.personId;
  return {
    ...rights,
    raise: rights.raise || follows || raisedById === rights.personId,
    fix: rights.fix || follows,
    verify: rights.verify || follows,
  };
};

type Right = Exclude<keyof DefectRights, "personId">;

/** Who does what to a defect that stands how. */
const steps = {
  assignDefects: { right: "assign", from: ["UNASSIGNED", "ASSIGNED", "RETURNED", "DISPUTED"] },
  fixDefect: { right: "fix", from: ["ASSIGNED", "RETURNED"] },
  disputeDefect: { right: "fix", from: ["ASSIGNED", "RETURNED"] },
  verifyDefect: { right: "verify", from: ["FIXED"] },
  closeDefects: { right: "close", from: ["VERIFIED"] },
  exceptDefect: { right: "except", from: openStatuses },
  voidDefect: { right: "raise", from: openStatuses },
  reopenDefect: { right: "verify", from: ["VERIFIED", "CLOSED", "EXCEPTED"] },
  mergeDefects: { right: "raise", from: openStatuses },
  splitDefect: { right: "raise", from: openStatuses },
  copyDefect: { right: "raise", from: openStatuses },
} as const satisfies Record<string, { right: Right; from: readonly DefectStatus[] }>;

export type DefectAction = keyof typeof steps;
export const defectActions = Object.keys(steps) as DefectAction[];

/**
 * Steps that may be given without signal and wait on the device: they say what somebody who stands before the defect did or saw, and
 * are judged by how it stands when they arrive. All others decide on how it stands, which only the server knows: who mends it
 * now, that it may stay as it is, that it never was one, what is one with it.
 */
const withoutSignal: readonly DefectAction[] = [
  "fixDefect",
  "verifyDefect",
  "disputeDefect",
  "reopenDefect",
];
export const mayWait = (action: DefectAction): boolean => withoutSignal.includes(action);

/**
 * Why somebody may not do something with a defect now. Refused: FORBIDDEN, RECORD_STATUS, DEFECT_OWN_WORK (nobody
 * verifies what he mended, nor writes off what he mended or verified), DEFECT_SAFETY (TKO-R14: no waiver), AREA_NOT_TOLD.
 */
export function reasonAgainst(
  action: DefectAction,
  defect: DefectStanding,
  rights: DefectRights,
): Refusal | undefined {
  const { right, from } = steps[action];
  if (!rights[right] && !(action === "voidDefect" && rights.except)) return { code: "FORBIDDEN" };
  if (!(from as readonly DefectStatus[]).includes(defect.status))
    return {
      code: "RECORD_STATUS",
      details: { action, status: defect.status, allowed: [...from] },
    };
  if (action === "assignDefects" && isToTell(defect)) return { code: "AREA_NOT_TOLD" };
  const isDoer = defect.fixedById === rights.personId;
  if (action === "verifyDefect" && isDoer)
    return { code: "DEFECT_OWN_WORK", details: { step: "FIX" } };
  if (action === "closeDefects" && (isDoer || defect.verifiedById === rights.personId))
    return { code: "DEFECT_OWN_WORK", details: { step: isDoer ? "FIX" : "PASS" } };
  if (action === "exceptDefect" && defect.severity === "SAFETY") return { code: "DEFECT_SAFETY" };
  if (action === "voidDefect" && !rights.except && !isOwnSlip(defect, rights))
    return { code: "DEFECT_VOID_BY_HEAD" };
  return undefined;
}

/** LCH-R25: of a sales area the letter to the developer's engineering department says first who mends it. */
export const isToTell = ({
  sourceKind,
  status,
  contractorId,
}: Pick<DefectStanding, "sourceKind" | "status" | "contractorId">): boolean =>
  sourceKind === "SALES_AREA" && status === "UNASSIGNED" && contractorId === null;

/** Entered by mistake by oneself, and nobody works on it yet. */
const isOwnSlip = (
  { status, severity, raisedById }: DefectStanding,
  { personId }: DefectRights,
): boolean => status === "UNASSIGNED" && severity !== "SAFETY" && raisedById === personId;

export const defectActionStates = (
  defect: DefectStanding,
  rights: DefectRights,
): ActionState<DefectAction>[] =>
  actionStates(defectActions, (action) => reasonAgainst(action, defect, rights));

/** What a step changes, and what the history says of it. */
export interface DefectChange {
  readonly act: DefectEventAct;
  readonly reason: string | null;
  readonly columns: {
    readonly status: DefectStatus;
    readonly round?: number;
    readonly fixedById?: string | null;
    readonly verifiedById?: string | null;
    readonly closedById?: string | null;
    readonly contractorId?: string;
    readonly dueOn?: Day;
  };
}

const may = (action: DefectAction, defect: DefectStanding, rights: DefectRights): Result<null> => {
  const refusal = reasonAgainst(action, defect, rights);
  return refusal ? { ok: false, refusal } : ok(null);
};

const longestReason = 1_000;
/** A reason that must be told. Refused: REASON_REQUIRED, INVALID_INPUT. */
export function reasonFor(action: DefectAction, text: string | null | undefined): Result<string> {
  const reason = givenReason(text);
  if (reason === undefined) return refuse("REASON_REQUIRED", { action });
  return reason.length > longestReason
    ? refuse("INVALID_INPUT", { field: "reason", max: longestReason })
    : ok(reason);
}
const noteOf = (text: string | null | undefined): Result<string | null> =>
  (text?.trim().length ?? 0) > longestReason
    ? refuse("INVALID_INPUT", { field: "note", max: longestReason })
    : ok(givenReason(text) ?? null);

/** By when it is to be mended. Refused: DEFECT_DUE_TOO_EARLY: before it was found (06 part 7). */
export const dueOfDefect = (
  { raisedOn }: Pick<DefectStanding, "raisedOn">,
  dueOn: Day,
): Result<Day> =>
  compareDays(dueOn, raisedOn) < 0
    ? refuse("DEFECT_DUE_TOO_EARLY", { raisedOn, dueOn })
    : ok(dueOn);

/** 分配: who has to mend it by when. What was in dispute is settled by it. */
export function assignDefect(
  defect: DefectStanding,
  rights: DefectRights,
  to: { readonly contractorId: string; readonly dueOn: Day; readonly note?: string | null },
): Result<DefectChange> {
  const allowed = may("assignDefects", defect, rights);
  if (!allowed.ok) return allowed;
  const due = dueOfDefect(defect, to.dueOn);
  if (!due.ok) return due;
  const note = noteOf(to.note);
  if (!note.ok) return note;
  const { contractorId, dueOn } = to;
  return ok({
    act: "ASSIGN",
    reason: note.value,
    columns: { status: "ASSIGNED", contractorId, dueOn },
  });
}

/** 整改完成: another round begins, whose doer is whoever tells it. */
export function fixDefect(
  defect: DefectStanding,
  rights: DefectRights,
  note: string | null | undefined,
): Result<DefectChange> {
  const allowed = may("fixDefect", defect, rights);
  return allowed.ok ? fixedBy(defect, rights.personId, note) : allowed;
}

/** The same by the responsible party's one-time link. */
export function fixDefectByLink(
  defect: DefectStanding,
  linkId: string,
  note: string | null | undefined,
): Result<DefectChange> {
  const awaited = awaitsFix(defect);
  return awaited.ok ? fixedBy(defect, linkId, note) : awaited;
}

/** Whether somebody is to mend it now. Refused: RECORD_STATUS. */
export const awaitsFix = ({ status }: Pick<DefectStanding, "status">): Result<null> =>
  status === "ASSIGNED" || status === "RETURNED"
    ? ok(null)
    : refuse("RECORD_STATUS", { action: "fixDefect", status, allowed: ["ASSIGNED", "RETURNED"] });

function fixedBy(
  { round }: DefectStanding,
  fixedById: string,
  text: string | null | undefined,
): Result<DefectChange> {
  const note = noteOf(text);
  if (!note.ok) return note;
  const columns = { status: "FIXED", round: round + 1, fixedById, verifiedById: null } as const;
  return ok({ act: "FIX", reason: note.value, columns });
}

/** 复验 (UAC-R09): somebody else looked. Good, or back for another round with what is still wrong. */
export function verifyDefect(
  defect: DefectStanding,
  rights: DefectRights,
  good: boolean,
  text: string | null | undefined,
): Result<DefectChange> {
  const allowed = may("verifyDefect", defect, rights);
  if (!allowed.ok) return allowed;
  const reason = good ? noteOf(text) : reasonFor("verifyDefect", text);
  if (!reason.ok) return reason;
  return ok({
    act: good ? "PASS" : "FAIL",
    reason: reason.value,
    columns: good
      ? { status: "VERIFIED", verifiedById: rights.personId }
      : { status: "RETURNED", verifiedById: null },
  });
}

/** 销项, by a third person. */
export function closeDefect(defect: DefectStanding, rights: DefectRights): Result<DefectChange> {
  const allowed = may("closeDefects", defect, rights);
  if (!allowed.ok) return allowed;
  const columns = { status: "CLOSED", closedById: rights.personId } as const;
  return ok({ act: "CLOSE", reason: null, columns });
}

const told = {
  disputeDefect: { act: "DISPUTE", status: "DISPUTED" },
  exceptDefect: { act: "EXCEPT", status: "EXCEPTED" },
  voidDefect: { act: "VOID", status: "VOID" },
  reopenDefect: { act: "REOPEN", status: "RETURNED" },
} as const;

/** 争议、例外接受、作废、重新打开: steps that are told with their reason and change nothing else. */
export function tellDefect(
  action: keyof typeof told,
  defect: DefectStanding,
  rights: DefectRights,
  text: string | null | undefined,
): Result<DefectChange> {
  const allowed = may(action, defect, rights);
  if (!allowed.ok) return allowed;
  const reason = reasonFor(action, text);
  if (!reason.ok) return reason;
  const { act, status } = told[action];
  if (action !== "reopenDefect") return ok({ act, reason: reason.value, columns: { status } });
  // Accepted as it was before anybody had to mend it: it is to be assigned first.
  const again = defect.contractorId === null ? "UNASSIGNED" : status;
  const columns = { status: again, verifiedById: null, closedById: null } as const;
  return ok({ act, reason: reason.value, columns });
}
