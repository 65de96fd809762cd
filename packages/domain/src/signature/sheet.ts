import type { StepLevel } from "../approval/chain.ts";
import type { ActionState } from "../launch/action.ts";
import { actionStates, givenReason } from "../launch/action.ts";
import type { Role } from "../organization/roles.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Authority, reaches } from "../approval/decide.ts";

/** 按顺序签署, 不分先后. */
export const signingOrders = ["GIVEN", "ANY"] as const;
export type SigningOrder = (typeof signingOrders)[number];

/** By hand on the screen; confirmed with the password or a code; typed, by whoever has no account. */
export const signatureMethods = ["HANDWRITTEN", "PASSWORD", "CODE", "TYPED"] as const;
export type SignatureMethod = (typeof signatureMethods)[number];

/** 待签署, 待前序, 已签署, 已拒签. */
export const slotStatuses = ["OPEN", "WAITING", "SIGNED", "REFUSED"] as const;
export type SlotStatus = (typeof slotStatuses)[number];

/** 签署中, 已全部签署, 有人拒签, 已取消. */
export const signOffStatuses = ["OPEN", "SIGNED", "REFUSED", "CANCELLED"] as const;
export type SignOffStatus = (typeof signOffStatuses)[number];

/** A place on a paper where somebody signs (签署栏). */
export interface SignatureSlot {
  /** Names the slot on its sheet. */
  readonly key: string;
  readonly label: string;
  readonly labelEn: string;
  /** For whom it is signed, 移交方 say: nobody signs for two. */
  readonly side: string;
  /** Who may: one of these roles at the level, or the person named. */
  readonly roles: readonly Role[];
  readonly level: StepLevel;
  readonly personId: string | null;
}

/** Somebody signed, or refused to. */
export interface SignatureEntry {
  readonly slotKey: string;
  readonly kind: "SIGNED" | "REFUSED";
  readonly personId: string | null;
  /** The name of somebody without an account. */
  readonly outsiderName: string | null;
  readonly contentHash: string;
  /** The content changed since: it counts for nothing. */
  readonly voided: boolean;
}

export interface Sheet {
  readonly order: SigningOrder;
  readonly slots: readonly SignatureSlot[];
  readonly contentHash: string;
  readonly cancelled: boolean;
  /** Oldest first. */
  readonly entries: readonly SignatureEntry[];
}

export interface SlotState {
  readonly slot: SignatureSlot;
  readonly status: SlotStatus;
  /** What counts of it now, if anything. */
  readonly entry: SignatureEntry | undefined;
}

/** What counts: neither voided nor of another content than what stands now. */
const counting = (sheet: Sheet) =>
  sheet.entries.filter((entry) => !entry.voided && entry.contentHash === sheet.contentHash);

/** Where each slot stands: a refusal stands until the slot is signed all the same. */
export function slotStates(sheet: Sheet): SlotState[] {
  const counted = counting(sheet);
  let blocked = false;
  return sheet.slots.map((slot) => {
    const entry = counted.findLast((one) => one.slotKey === slot.key);
    const status = entry?.kind ?? (blocked ? "WAITING" : "OPEN");
    blocked ||= sheet.order === "GIVEN" && status !== "SIGNED";
    return { slot, status, entry };
  });
}

/** Where the whole sheet stands. */
export function signOffStatus(sheet: Sheet): SignOffStatus {
  if (sheet.cancelled) return "CANCELLED";
  const states = slotStates(sheet).map(({ status }) => status);
  if (states.every((status) => status === "SIGNED")) return "SIGNED";
  return states.includes("REFUSED") ? "REFUSED" : "OPEN";
}

/** Who wants to sign, with the roles that he holds where the record lies. */
export interface Signer {
  readonly personId: string;
  readonly authorities: readonly Authority[];
  /** May give out one-time links (access-link/link). */
  readonly mayIssueLinks: boolean;
}

/** Somebody who signs by a one-time link. */
export interface OutsideSigner {
  readonly name: string;
}

export interface Signing {
  readonly slot: string;
  /** The content that was looked at. */
  readonly contentHash: string;
}

const mayFill = (slot: SignatureSlot, { personId, authorities }: Signer): boolean =>
  slot.personId === null
    ? authorities.some((held) => slot.roles.includes(held.role) && reaches(held, slot.level))
    : slot.personId === personId;

type SignatureRefusal = Refusal;

/** Refused: SIGN_OFF_CLOSED, NOT_FOUND, SIGNATURE_GIVEN, SIGNATURE_OUT_OF_ORDER. */
function slotToSign(sheet: Sheet, key: string): Result<SignatureSlot> {
  if (sheet.cancelled) return refuse("SIGN_OFF_CLOSED");
  const states = slotStates(sheet);
  const at = states.findIndex(({ slot }) => slot.key === key);
  const state = states[at];
  if (!state) return refuse("NOT_FOUND");
  if (state.status === "SIGNED") return refuse("SIGNATURE_GIVEN");
  if (state.status === "WAITING") {
    const before = states.slice(0, at).filter(({ status }) => status !== "SIGNED");
    return refuse("SIGNATURE_OUT_OF_ORDER", { slots: before.map(({ slot }) => slot.label) });
  }
  return ok(state.slot);
}

/** Whoever signed for another side of this very content does not sign for this one. */
function checkSides(sheet: Sheet, side: string, isSame: (entry: SignatureEntry) => boolean) {
  const sides = new Map(sheet.slots.map((slot) => [slot.key, slot.side]));
  const other = counting(sheet).some(
    (entry) => entry.kind === "SIGNED" && isSame(entry) && sides.get(entry.slotKey) !== side,
  );
  return other ? refuse("SIGNATURE_OTHER_SIDE") : ok(null);
}

const asSeen = (sheet: Sheet, signing: Signing) =>
  signing.contentHash === sheet.contentHash ? ok(null) : refuse("SIGNATURE_CONTENT_CHANGED");

/** Whether a person may sign, or refuse, a slot now. */
function mayActOn(sheet: Sheet, signer: Signer, key: string): Result<SignatureSlot> {
  const slot = slotToSign(sheet, key);
  if (!slot.ok) return slot;
  if (!mayFill(slot.value, signer))
    return refuse("SIGNATURE_NOT_YOURS", { roles: [...slot.value.roles] });
  return slot;
}

/**
 * 签署: a person signs a slot of what was looked at. Refused beside `slotToSign`: SIGNATURE_NOT_YOURS,
 * SIGNATURE_OTHER_SIDE, SIGNATURE_CONTENT_CHANGED.
 */
export function sign(sheet: Sheet, signer: Signer, signing: Signing): Result<SignatureEntry> {
  const { personId } = signer;
  const slot = mayActOn(sheet, signer, signing.slot);
  if (!slot.ok) return slot;
  const sides = checkSides(sheet, slot.value.side, (entry) => entry.personId === personId);
  if (!sides.ok) return sides;
  const same = asSeen(sheet, signing);
  return same.ok ? ok(entryOf(sheet, signing.slot, "SIGNED", { personId })) : same;
}

/** 拒签, with the reason. Refused beside `slotToSign`: SIGNATURE_NOT_YOURS, SIGNATURE_CONTENT_CHANGED, REASON_REQUIRED. */
export function refuseToSign(
  sheet: Sheet,
  signer: Signer,
  signing: Signing,
  reason: string,
): Result<SignatureEntry> {
  const slot = mayActOn(sheet, signer, signing.slot);
  if (!slot.ok) return slot;
  const same = asSeen(sheet, signing);
  if (!same.ok) return same;
  if (!givenReason(reason)) return refuse("REASON_REQUIRED", { action: "refuseSignature" });
  return ok(entryOf(sheet, signing.slot, "REFUSED", { personId: signer.personId }));
}

/** A slot that somebody without an account may sign. Refused beside `slotToSign`: SIGNATURE_NOT_EXTERNAL. */
export function slotOfOutsider(sheet: Sheet, key: string): Result<SignatureSlot> {
  const slot = slotToSign(sheet, key);
  if (!slot.ok) return slot;
  return slot.value.level === "EXTERNAL" ? slot : refuse("SIGNATURE_NOT_EXTERNAL");
}

/** The same by a one-time link: the name that is given stands for the person. Refused also: INVALID_INPUT. */
export function signAsOutsider(
  sheet: Sheet,
  { name }: OutsideSigner,
  signing: Signing,
  refusal: string | null,
): Result<SignatureEntry> {
  const slot = slotOfOutsider(sheet, signing.slot);
  if (!slot.ok) return slot;
  const outsiderName = name.trim();
  if (!outsiderName) return refuse("INVALID_INPUT", { field: "name" });
  const same = asSeen(sheet, signing);
  if (!same.ok) return same;
  if (refusal !== null) {
    if (!givenReason(refusal)) return refuse("REASON_REQUIRED", { action: "refuseSignature" });
    return ok(entryOf(sheet, signing.slot, "REFUSED", { outsiderName }));
  }
  const sides = checkSides(sheet, slot.value.side, (entry) => entry.outsiderName === outsiderName);
  return sides.ok ? ok(entryOf(sheet, signing.slot, "SIGNED", { outsiderName })) : sides;
}

const entryOf = (
  sheet: Sheet,
  slotKey: string,
  kind: "SIGNED" | "REFUSED",
  who: { readonly personId?: string; readonly outsiderName?: string },
): SignatureEntry => ({
  slotKey,
  kind,
  personId: who.personId ?? null,
  outsiderName: who.outsiderName ?? null,
  contentHash: sheet.contentHash,
  voided: false,
});

export const signatureActions = ["signRecord", "refuseSignature", "issueAccessLink"] as const;
export type SignatureAction = (typeof signatureActions)[number];

/** What a person can do with a slot now, and why not. */
export const availableSignatureActions = (
  sheet: Sheet,
  signer: Signer,
  key: string,
): ActionState<SignatureAction>[] =>
  actionStates(signatureActions, (action): SignatureRefusal | undefined => {
    if (action === "issueAccessLink") return againstLink(sheet, signer, key);
    const may = mayActOn(sheet, signer, key);
    if (!may.ok) return may.refusal;
    if (action === "refuseSignature") return undefined;
    const sides = checkSides(sheet, may.value.side, (entry) => entry.personId === signer.personId);
    return sides.ok ? undefined : sides.refusal;
  });

/** A link may be sent ahead of its turn: by the time it is opened the others have signed. */
function againstLink(sheet: Sheet, signer: Signer, key: string): Refusal | undefined {
  const slot = slotToSign(sheet, key);
  if (!slot.ok && slot.refusal.code !== "SIGNATURE_OUT_OF_ORDER") return slot.refusal;
  const level = sheet.slots.find((one) => one.key === key)?.level;
  if (level !== "EXTERNAL") return { code: "SIGNATURE_NOT_EXTERNAL" };
  return signer.mayIssueLinks ? undefined : { code: "FORBIDDEN" };
}

const KEY = /^[A-Z][A-Z0-9_]{0,39}$/;

/** Whether slots make a sheet: at least one, each with a name, and somebody who may sign it. */
export function checkSlots(slots: readonly SignatureSlot[]): boolean {
  const keys = new Set(slots.map(({ key }) => key));
  return (
    slots.length > 0 &&
    keys.size === slots.length &&
    slots.every(
      ({ key, label, labelEn, side, roles, personId, level }) =>
        KEY.test(key) &&
        label.trim() !== "" &&
        labelEn.trim() !== "" &&
        side.trim() !== "" &&
        (roles.length > 0 || personId !== null || level === "EXTERNAL"),
    )
  );
}
