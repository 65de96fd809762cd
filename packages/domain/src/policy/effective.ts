import { compareDays, type Day } from "../calendar/day.ts";
import type { PolicyEntry, PolicyLevel, PolicyValue } from "./catalog.ts";

/** A change of a setting at one place; null takes the place's own value away again. */
export interface Setting {
  readonly value: PolicyValue | null;
  /** The first day on which it counts. */
  readonly fromOn: Day;
  /** Orders changes from the same day: the later one wins. ISO 8601, in UTC. */
  readonly setAt: string;
}

/** A place on the way from the company down to where somebody asks, with its changes. */
export interface Step<Kept extends Setting = Setting> {
  readonly level: PolicyLevel;
  readonly placeId: string;
  readonly settings: readonly Kept[];
}

/** What counts at a place on a day. */
export interface InForce<Kept extends Setting> extends Step<Kept> {
  /** The change that counts there; it may have taken the value away. */
  readonly current: Kept | null;
  /** Changes whose day is still to come, the next first. */
  readonly planned: readonly Kept[];
}

export interface Effective<Kept extends Setting> {
  readonly value: PolicyValue;
  /** The place it comes from; null for the default. */
  readonly from: InForce<Kept> | null;
  /** Every place asked, from the company down. */
  readonly chain: readonly InForce<Kept>[];
}

const byDay = (a: Setting, b: Setting) =>
  compareDays(a.fromOn, b.fromOn) || (a.setAt < b.setAt ? -1 : a.setAt > b.setAt ? 1 : 0);

/**
 * The value of a setting on a day, and why: of the places on the way the nearest that has a value of its own wins,
 * else the catalog's default. `steps` go from the company down.
 */
export function effective<Kept extends Setting>(
  entry: Pick<PolicyEntry, "initial">,
  steps: readonly Step<Kept>[],
  day: Day,
): Effective<Kept> {
  const chain = steps.map((step) => inForce(step, day));
  const from = chain.findLast(({ current }) => current !== null && current.value !== null) ?? null;
  return { value: from?.current?.value ?? entry.initial, from, chain };
}

function inForce<Kept extends Setting>(step: Step<Kept>, day: Day): InForce<Kept> {
  const ordered = step.settings.toSorted(byDay);
  const current = ordered.findLast(({ fromOn }) => compareDays(fromOn, day) <= 0) ?? null;
  // Of several changes for the same coming day only the last will count.
  const planned = ordered.filter(
    (one, at) => compareDays(one.fromOn, day) > 0 && ordered[at + 1]?.fromOn !== one.fromOn,
  );
  return { ...step, current, planned };
}
