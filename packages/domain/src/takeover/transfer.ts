import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { countsFor, isSettled, isUnsafe, severityOf, type TakeoverDefect } from "./defect.ts";
import type { Waiver } from "./project.ts";
import {
  type AgreementHead,
  agreementHeadNames,
  agreementHeads,
  type FormalGroup,
  formalGroups,
  type TransferMode,
} from "./vocabulary.ts";

/** 查验区域 as it stands. */
export interface Area {
  readonly id: string;
  readonly name: string;
  readonly transferId: string | null;
}

/** An inspected thing that may be transferred by itself (分项). */
export interface TransferableItem {
  readonly id: string;
  readonly name: string;
  readonly areaId: string | null;
  readonly transferId: string | null;
}

/** What is to be transferred: by areas, or by items of them. */
export interface TransferDraft {
  readonly mode: TransferMode;
  readonly areaIds: readonly string[];
  readonly itemIds: readonly string[];
  /** 现状接管 (TKO-R13) */
  readonly asIs: boolean;
}

/** All that a transfer is decided on. */
export interface TransferFacts {
  readonly areas: readonly Area[];
  readonly items: readonly TransferableItem[];
  readonly defects: readonly TakeoverDefect[];
  readonly waiver: Waiver | null;
}

/**
 * TKO-R18: all at once takes every area, in part some, by item things of an area. An inspection that began without a condition
 * is transferred in part. Refused: TKO_TRANSFER_SCOPE, TKO_WAIVED_ONLY_PARTIAL, TKO_AREA_TRANSFERRED.
 */
function checkScope(draft: TransferDraft, { areas, items, waiver }: TransferFacts): Result<null> {
  const { mode, areaIds, itemIds } = draft;
  const chosen = areas.filter(({ id }) => areaIds.includes(id));
  const things = items.filter(({ id }) => itemIds.includes(id));
  const left = areas.filter(({ transferId }) => transferId === null);
  const fits =
    chosen.length === new Set(areaIds).size &&
    things.length === new Set(itemIds).size &&
    (mode === "BY_ITEM"
      ? chosen.length === 0 && things.length > 0
      : things.length === 0 &&
        chosen.length > 0 &&
        (mode === "PARTIAL" || left.length === chosen.length));
  if (!fits) return refuse("TKO_TRANSFER_SCOPE", { mode });
  if (waiver && mode !== "PARTIAL") return refuse("TKO_WAIVED_ONLY_PARTIAL");
  const gone = [...chosen, ...things].filter(({ transferId }) => transferId !== null);
  return gone.length === 0
    ? ok(null)
    : refuse("TKO_AREA_TRANSFERRED", { areas: gone.map(({ name }) => name) });
}

/** The defects that count for a transfer. */
export function defectsOf(draft: TransferDraft, facts: TransferFacts): TakeoverDefect[] {
  const byItem = draft.mode === "BY_ITEM";
  const things = facts.items.filter(({ id }) => draft.itemIds.includes(id));
  // A thing of no area may stand anywhere.
  const anywhere = things.some(({ areaId }) => areaId === null);
  const areaIds = new Set(
    !byItem
      ? draft.areaIds
      : anywhere
        ? facts.areas.map(({ id }) => id)
        : things.flatMap(({ areaId }) => areaId ?? []),
  );
  const counts = countsFor({ areaIds, itemIds: byItem ? new Set(draft.itemIds) : null });
  return facts.defects.filter(counts);
}

const numbersOf = (defects: readonly TakeoverDefect[]) => defects.map(({ number }) => `#${number}`);

/**
 * What may be transferred: nothing unsafe, by nobody's leave (TKO-R14); what does not touch safety as it is, once all three
 * agreed on a day for each (TKO-R13). Asked when the papers are made, signed, and when the right passes. Refused:
 * TKO_SAFETY_OPEN, TKO_NOT_AS_IS, TKO_AS_IS_UNAGREED and those of the scope.
 */
export function checkTransfer(draft: TransferDraft, facts: TransferFacts): Result<null> {
  const scope = checkScope(draft, facts);
  if (!scope.ok) return scope;
  const defects = defectsOf(draft, facts);
  const unsafe = defects.filter(isUnsafe);
  if (unsafe.length > 0) return refuse("TKO_SAFETY_OPEN", { defects: numbersOf(unsafe) });
  const left = defects.filter(
    ({ severity, status }) =>
      severityOf(severity) === "NON_SAFETY" && !isSettled(status) && status !== "VOID",
  );
  if (left.length > 0 && !draft.asIs) return refuse("TKO_NOT_AS_IS", { defects: numbersOf(left) });
  const unagreed = left.filter(({ agreedOn }) => agreedOn === null);
  return unagreed.length === 0
    ? ok(null)
    : refuse("TKO_AS_IS_UNAGREED", { defects: numbersOf(unagreed) });
}

/** What was transferred of a takeover, and how its defects stand. */
export interface Transferred {
  readonly areas: readonly Area[];
  readonly items: readonly TransferableItem[];
  readonly defects: readonly Pick<TakeoverDefect, "severity" | "status" | "areaId" | "itemId">[];
}

/**
 * TKO-R14 after every step of a defect, whether it was raised, reopened, merged or made graver: nothing unsafe is in what was
 * transferred. What is found there later is a repair. Refused: TKO_AREA_TRANSFERRED.
 */
export function checkTransferred(takeovers: readonly Transferred[]): Result<null> {
  const unsafe = takeovers.flatMap(({ areas, items, defects }) => {
    const open = defects.filter(isUnsafe);
    return [
      ...areas.filter(
        ({ id, transferId }) =>
          transferId !== null && open.some(({ areaId }) => areaId === null || areaId === id),
      ),
      ...items.filter(
        ({ id, transferId }) => transferId !== null && open.some(({ itemId }) => itemId === id),
      ),
    ];
  });
  return unsafe.length === 0
    ? ok(null)
    : refuse("TKO_AREA_TRANSFERRED", { areas: [...new Set(unsafe.map(({ name }) => name))] });
}

/** TKO-R15: the groups of the formal inspection that papers wait for. Refused: TKO_FORMAL_OPEN. */
export function checkFormal(done: readonly FormalGroup[]): Result<null> {
  const open = (["RECTIFICATION", "LINKAGE", "LISTS"] as const).filter(
    (group) => !done.includes(group),
  );
  return open.length === 0
    ? ok(null)
    : refuse("TKO_FORMAL_OPEN", {
        items: open.map((group) => formalGroups[group].zh),
        itemsEn: open.map((group) => formalGroups[group].en),
      });
}

/** INS-049: every head says something. */
export const missingHeads = (said: Readonly<Partial<Record<AgreementHead, string>>>) =>
  agreementHeadNames.filter((head) => !said[head]?.trim());

/** Refused: TKO_AGREEMENT_HEADS. */
export function checkHeads(
  said: Readonly<Partial<Record<AgreementHead, string>>>,
): Result<Readonly<Record<AgreementHead, string>>> {
  const missing = missingHeads(said);
  if (missing.length > 0)
    return refuse("TKO_AGREEMENT_HEADS", {
      items: missing.map((head) => agreementHeads[head].zh),
      itemsEn: missing.map((head) => agreementHeads[head].en),
    });
  const heads = agreementHeadNames.map((head) => [head, said[head]!.trim()] as const);
  return heads.some(([, text]) => text.length > 2_000)
    ? refuse("INVALID_INPUT", { field: "agreement", max: 2_000 })
    : ok(Object.fromEntries(heads) as Record<AgreementHead, string>);
}

/** TKO-R17. Refused: TKO_PAPERS_UNSIGNED, TKO_TRANSFER_BEFORE_SIGNING, INVALID_INPUT. */
export function checkTransferDay(
  on: Day,
  { signedOn, today }: { readonly signedOn: Day | null; readonly today: Day },
): Result<Day> {
  if (signedOn === null) return refuse("TKO_PAPERS_UNSIGNED");
  if (compareDays(on, signedOn) < 0) return refuse("TKO_TRANSFER_BEFORE_SIGNING", { signedOn });
  return compareDays(on, today) > 0
    ? refuse("INVALID_INPUT", { field: "transferredOn", reason: "FUTURE" })
    : ok(on);
}

/** Where a project stands once papers are signed, and once everything is transferred. */
export const statusAfter = (areas: readonly Area[]): "HANDOVER_SIGNED" | "TRANSFERRED" =>
  areas.every(({ transferId }) => transferId !== null) ? "TRANSFERRED" : "HANDOVER_SIGNED";
