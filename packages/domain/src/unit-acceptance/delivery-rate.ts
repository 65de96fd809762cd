import type { UnitStatus } from "./vocabulary.ts";

/** An exact share: so many of so many. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** In percent to one decimal, half up; null of nothing. 2 of 3 is "66.7". */
export function percent({ part, whole }: Share): string | null {
  if (whole === 0) return null;
  const tenths = Math.floor((2000 * part + whole) / (2 * whole));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

interface Counted {
  readonly status: UnitStatus;
  /** Concluded at its first inspection, as qualified or not; null before. */
  readonly firstPass: boolean | null;
}

/** UAC-R17: 房屋交付率 = QUALIFIED ÷ units to be delivered. */
export const deliveryRate = (units: readonly Pick<Counted, "status">[]): Share => ({
  part: units.filter(({ status }) => status === "QUALIFIED").length,
  whole: units.length,
});

/** UAC-R17: 一次合格率 = qualified at the first inspection ÷ inspected (concluded once at least). */
export function firstPassRate(units: readonly Counted[]): Share {
  const inspected = units.filter(({ firstPass }) => firstPass !== null);
  return { part: inspected.filter(({ firstPass }) => firstPass).length, whole: inspected.length };
}
