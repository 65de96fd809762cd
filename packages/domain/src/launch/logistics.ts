import type { Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { all, complete, dayOfDoing, optionalWords, type RecordTaskCode } from "./record.ts";

interface KindRule {
  readonly task: RecordTaskCode;
  /** A place is rented: where, and how far from the estate (LCH-R22). */
  readonly rental: boolean;
}

/**
 * Canteen and dormitory (食堂宿舍, LCH-R22, R23), all of it due before the project's entry. The cook
 * (厨师招聘) is a post of the recruitment plan: people are hired in one place.
 */
export const logisticsKinds = {
  DORM_RENT: { task: "DORMITORY_RENTED", rental: true },
  CANTEEN_RENT: { task: "CANTEEN_RENTED", rental: true },
  CANTEEN_GOODS: { task: "CANTEEN_GOODS", rental: false },
  FOOD_SUPPLIER: { task: "FOOD_SUPPLIER_CHOSEN", rental: false },
} as const satisfies Record<string, KindRule>;

export type LogisticsKind = keyof typeof logisticsKinds;
export const logisticsKindNames = Object.keys(logisticsKinds) as LogisticsKind[];

export interface Logistics {
  readonly address: string | null;
  /** Kilometres to the estate (与楼盘距离): it must be near, the texts give no limit. */
  readonly distanceKm: number | null;
  /** Landlord, seller or supplier (出租方、供应单位). */
  readonly counterparty: string | null;
  readonly finishedOn: Day | null;
  readonly remark: string | null;
}

/** What may be left out of an entry. */
export type LogisticsEntry = { readonly [K in keyof Logistics]?: Logistics[K] | undefined };

const farthest = 1_000;

/**
 * Keeps an item; with a day it is finished. A rental is finished with its address and distance, the
 * supplier with a name. Refused: INVALID_INPUT, DONE_IN_THE_FUTURE, RECORD_INCOMPLETE.
 */
export function keepLogistics(
  kind: LogisticsKind,
  entered: LogisticsEntry,
  today: Day,
): Result<Logistics> {
  const { rental } = logisticsKinds[kind];
  const finishedOn = entered.finishedOn ?? null;
  const kept = all<Logistics & Record<string, unknown>>({
    address: optionalWords("address", rental ? entered.address : null, 120),
    distanceKm: distanceOf(rental ? (entered.distanceKm ?? null) : null),
    counterparty: optionalWords("counterparty", entered.counterparty, 80),
    finishedOn: finishedOn === null ? ok(null) : dayOfDoing(finishedOn, today),
    remark: optionalWords("remark", entered.remark, 500),
  });
  if (!kept.ok || finishedOn === null) return kept;
  const { address, distanceKm, counterparty } = kept.value;
  const told = complete({
    address: rental && address === null,
    distanceKm: rental && distanceKm === null,
    counterparty: kind === "FOOD_SUPPLIER" && counterparty === null,
  });
  return told.ok ? kept : told;
}

function distanceOf(value: number | null): Result<number | null> {
  if (value === null) return ok(null);
  const kept = Math.round(value * 100) / 100;
  return kept > 0 && kept <= farthest
    ? ok(kept)
    : refuse("INVALID_INPUT", { field: "distanceKm", min: 0.01, max: farthest });
}
