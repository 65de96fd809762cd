/** A building as it is drawn: storeys of windows, all in one scale over the estate. */
export interface BuildingShape {
  width: number;
  height: number;
  /** Top edge of each storey, from the roof down. */
  storeys: number[];
  /** Windows on one storey. */
  bays: number;
}

const STOREY = 7;
const BAY = 8;
const MARGIN = 3;
/** A tower of 60 floors is still to be seen whole beside a house of three. */
const TALLEST = 168;
const MOST_BAYS = 9;

/**
 * The drawing of a building of so many floors and units. Buildings without a floor count are drawn
 * by their units, six to a floor; `tallest` is the estate's highest building in floors.
 */
export function buildingShape(
  floors: number | null,
  units: number,
  tallest: number,
): BuildingShape {
  const count = storeysOf(floors, units);
  const storey = Math.min(STOREY, TALLEST / Math.max(tallest, 1));
  const bays = Math.min(MOST_BAYS, Math.max(4, Math.ceil(units / count)));
  const height = Math.max(storey * count, 8);
  return {
    width: bays * BAY + 2 * MARGIN,
    height: height + MARGIN,
    storeys: Array.from({ length: count }, (_, index) => MARGIN + index * storey),
    bays,
  };
}

/** The floors a building is drawn with. */
export const storeysOf = (floors: number | null, units: number): number =>
  Math.max(1, floors ?? Math.ceil(units / 6));
