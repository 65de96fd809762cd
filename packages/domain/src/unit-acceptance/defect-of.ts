import type { DefectCategory, DefectSeverity, DefectTrade } from "../defect/vocabulary.ts";
import type { AcceptanceItem } from "./standard.ts";

/** What of an item's code says which kind of defect a failure is, and who mends such things; the first that fits. */
const kinds: readonly (readonly [RegExp, DefectCategory, DefectTrade])[] = [
  [/TILE_HOLLOW|FLOOR_HOLLOW/, "HOLLOW", "TILE"],
  [/HOLLOW/, "HOLLOW", "PLASTER"],
  [/HEIGHT|BAY|DEPTH|OPENING_SIZE|DOOR_WIDTH/, "DIMENSION", "CIVIL"],
  [/TILE/, "FLATNESS", "TILE"],
  [/PLASTER|PAINT_FLAT/, "FLATNESS", "PLASTER"],
  [/PAINT/, "FINISH", "PLASTER"],
  [/RAIL|GUARD/, "RAILING", "CIVIL"],
  [/SILL/, "LEVEL", "CIVIL"],
  [/OPENING/, "DOOR_WINDOW", "DOOR_WINDOW"],
  [/SHOWER|PONDING/, "LEAK", "WATERPROOF"],
  [/PRESSURE/, "PIPE", "PLUMBING"],
  [/BALL|DRAIN/, "DRAINAGE", "PLUMBING"],
  [/INSULATION|RCD|SOCKET|LIGHT/, "ELECTRIC", "ELECTRICAL"],
];

/** The defect that a failed item is. What is critical touches safe use: nobody accepts it as it is (TKO-R14). */
export function defectOf({ code, critical }: Pick<AcceptanceItem, "code" | "critical">): {
  readonly category: DefectCategory;
  readonly trade: DefectTrade;
  readonly severity: DefectSeverity;
} {
  const found = kinds.find(([pattern]) => pattern.test(code));
  return {
    category: found?.[1] ?? "OTHER",
    trade: found?.[2] ?? "OTHER",
    severity: critical ? "SAFETY" : "GENERAL",
  };
}
