import { ok, refuse, type Result } from "../result.ts";
import { type ShowcaseEquipment, showcaseEquipmentNames, type ShowcaseMode } from "./vocabulary.ts";

/** From this many square metres on there is room for a reception area (001-E 4.2: 不少于10平方米). */
export const leastReceptionArea = 10;

/** How the showcase is laid out (物业服务展示区域布置方案). */
export interface Layout {
  /** Where in the sales hall. */
  readonly location: string;
  /** Square metres, with at most two decimals. */
  readonly area: number;
  readonly mode: ShowcaseMode;
  readonly equipment: readonly { readonly kind: ShowcaseEquipment; readonly quantity: number }[];
  readonly boards: readonly {
    readonly title: string;
    readonly place: string;
    readonly hasPhoto: boolean;
  }[];
  readonly consultDesk: string;
  readonly hotline: string;
}

/** Digits, spaces and the signs of phone numbers, seven digits at least. */
const isPhone = (text: string) =>
  /^[\d\s()+-]{7,30}$/.test(text) && text.replace(/\D/g, "").length >= 7;

/**
 * Whether a layout can be carried out. Refused: INVALID_INPUT; AREA_TOO_SMALL for a reception area below 10 m²
 * (SHW-R05); EQUIPMENT_MISSING with the kinds it lacks; BOARD_MISSING (SHW-R06: at least one board, each with a
 * photo of how it hangs at a conspicuous place of the sales hall).
 */
export function checkLayout(layout: Layout): Result<Layout> {
  for (const field of ["location", "consultDesk"] as const)
    if (layout[field].trim() === "" || layout[field].length > 120)
      return refuse("INVALID_INPUT", { field, max: 120 });
  if (!isPhone(layout.hotline)) return refuse("INVALID_INPUT", { field: "hotline" });
  if (!(layout.area > 0 && layout.area <= 10_000))
    return refuse("INVALID_INPUT", { field: "area" });
  if (layout.equipment.some(({ quantity }) => !Number.isInteger(quantity) || quantity < 1))
    return refuse("INVALID_INPUT", { field: "equipment" });
  return layout.mode === "RECEPTION_AREA" ? checkReceptionArea(layout) : checkBoards(layout);
}

function checkReceptionArea(layout: Layout): Result<Layout> {
  if (layout.area < leastReceptionArea)
    return refuse("AREA_TOO_SMALL", { area: layout.area, least: leastReceptionArea });
  const there = new Set(layout.equipment.map(({ kind }) => kind));
  const missing = showcaseEquipmentNames.filter((kind) => !there.has(kind));
  return missing.length > 0 ? refuse("EQUIPMENT_MISSING", { missing }) : ok(layout);
}

function checkBoards(layout: Layout): Result<Layout> {
  const shown = layout.boards.filter(
    ({ title, place }) => title.trim() !== "" && place.trim() !== "",
  );
  if (
    shown.length === 0 ||
    shown.length < layout.boards.length ||
    !shown.every(({ hasPhoto }) => hasPhoto)
  )
    return refuse("BOARD_MISSING", { boards: layout.boards.length });
  return ok(layout);
}
