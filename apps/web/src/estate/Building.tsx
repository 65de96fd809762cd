import { useWords } from "../i18n/Words.tsx";
import { buildingShape } from "./building-shape.ts";

export interface DrawnBuilding {
  id: string;
  number: string;
  floors?: number | null;
  unitCount: number;
  status: string;
}

/** One building as a small silhouette; pressing it narrows the list of units to it. */
export function Building({
  building,
  tallest,
  chosen,
  onChoose,
}: {
  building: DrawnBuilding;
  tallest: number;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { t } = useWords();
  const words = t.organization.estate;
  const floors = building.floors ?? null;
  const shape = buildingShape(floors, building.unitCount, tallest);
  const number = words.building(building.number);
  return (
    <button
      type="button"
      className="building"
      aria-pressed={chosen}
      data-suspended={building.status === "SUSPENDED" || undefined}
      data-empty={building.unitCount === 0 || undefined}
      onClick={onChoose}
    >
      <svg
        width={shape.width}
        height={shape.height}
        viewBox={`0 0 ${shape.width} ${shape.height}`}
        aria-hidden="true"
      >
        <rect className="building-body" width={shape.width} height={shape.height} rx="1.5" />
        <path className="building-windows" d={windowsPath(shape)} />
      </svg>
      <span className="building-number">{number}</span>
      {floors !== null && <span className="visually-hidden">{words.floorsShort(floors)}</span>}
      <span className="building-units">{words.unitsShort(building.unitCount)}</span>
    </button>
  );
}

/** All windows as one path: an estate has thousands of them. */
function windowsPath({ storeys, bays }: ReturnType<typeof buildingShape>): string {
  const tall = storeys.length > 1 ? (storeys[1] ?? 0) - (storeys[0] ?? 0) : 5;
  const high = Math.max(1, tall * 0.5);
  return storeys
    .flatMap((top) =>
      Array.from(
        { length: bays },
        (_, bay) => `M${5 + bay * 8} ${round(top)}h4v${round(high)}h-4z`,
      ),
    )
    .join("");
}

const round = (value: number) => Math.round(value * 100) / 100;
