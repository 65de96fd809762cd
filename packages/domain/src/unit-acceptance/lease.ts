import { givenReason } from "../launch/action.ts";
import { ok, refuse, type Result } from "../result.ts";

/** 正在验收: somebody is at work in a home, on the lines of a kind of group, until an instant. */
export interface Lease {
  readonly personId: string;
  readonly name: string;
  /** ISO. */
  readonly until: string;
}

const hour = 3_600_000;
const end = (now: string, hours: number): string =>
  new Date(Date.parse(now) + hours * hour).toISOString();

/** A lease ends by itself. */
export const isHeld = (lease: Lease | null, now: string): lease is Lease =>
  lease !== null && Date.parse(lease.until) > Date.parse(now);

/** Who else is at work there; null: nobody. */
export const heldByOther = (lease: Lease | null, personId: string, now: string): Lease | null =>
  isHeld(lease, now) && lease.personId !== personId ? lease : null;

export interface Taken {
  readonly until: string;
  /** From whom it is taken over, to be told. */
  readonly from: Lease | null;
}

/**
 * 领取, or 接手 from whoever is there with the reason. One's own is renewed. Refused: UAC_LEASED (another is there, and no reason
 * is given).
 */
export function takeLease(
  lease: Lease | null,
  personId: string,
  {
    now,
    hours,
    reason,
  }: { readonly now: string; readonly hours: number; readonly reason: string | null },
): Result<Taken> {
  const other = heldByOther(lease, personId, now);
  if (other && !givenReason(reason))
    return refuse("UAC_LEASED", { name: other.name, until: other.until });
  return ok({ until: end(now, hours), from: other });
}

/**
 * What a command of somebody at work makes of the lease: it is his until later, unless another holds it. A lease prevents; it
 * decides nothing, so that a device that was away without one is judged by the rules alone.
 */
export const renewed = (
  lease: Lease | null,
  personId: string,
  { now, hours }: { readonly now: string; readonly hours: number },
): string | null => (heldByOther(lease, personId, now) ? null : end(now, hours));
