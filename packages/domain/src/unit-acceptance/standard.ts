import { compareDays, type Day } from "../calendar/day.ts";
import type { Decimal } from "../decimal.ts";
import { type Confidence, type Enforcement, isName, type LegalPlace } from "../rule-pack/rule.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { LotSpec } from "./lots.ts";
import type { ToolCode } from "./tool-kit.ts";
import type { GroupKind, RoomKind } from "./vocabulary.ts";

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** How points are measured and what they must be (实测实量). All limits include their ends (READ-07). */
export interface MeasureSpec {
  readonly unit: string;
  /** VALUE: as it is read; DEVIATION: less the room's design value of this name. */
  readonly of: "VALUE" | { readonly deviationFrom: DesignValue };
  readonly min?: Decimal;
  readonly max?: Decimal;
  /** 极差: the largest less the smallest of the points, at most. */
  readonly range?: Decimal;
  /** How many points at least, and where. */
  readonly points: { readonly atLeast: number; readonly where: Words };
  /** Qualified rate: so many of a hundred points within the limits, and none beyond so many times the limit. */
  readonly rate?: { readonly percent: number; readonly worst: Decimal };
}

/** 设计值 of a room, in mm. */
export const designValues = ["height", "bay", "depth"] as const;
export type DesignValue = (typeof designValues)[number];

/** Where a limit comes from and how sure we are of it; SEED: the procedure itself, without a limit. */
export interface ItemSource {
  /** UNI-121, or SEED. */
  readonly rule: string;
  readonly document: string;
  readonly confidence: Confidence;
  readonly enforcement: Enforcement;
}

/** 检查项. One that holds only in a place or for designs of a time carries `holds`; of one code the nearest holds. */
export interface AcceptanceItem {
  /** The same through versions and variants: results are known by it. */
  readonly code: string;
  readonly kind: GroupKind;
  readonly part: Words;
  readonly label: Words;
  readonly method: Words;
  readonly tools: readonly ToolCode[];
  readonly rooms: readonly RoomKind[];
  readonly measure?: MeasureSpec;
  /** What is looked at, where nothing is measured. */
  readonly requirement?: Words;
  readonly sampling: Words;
  /** Not every home of a lot is inspected for it. */
  readonly lots?: LotSpec;
  /** A failure is nobody's to except. */
  readonly critical: boolean;
  readonly source: ItemSource;
  readonly holds?: {
    readonly place?: { readonly level: "PROVINCE" | "CITY"; readonly name: string };
    /** Of the design or permit (UNI-300), not of the inspection. */
    readonly approvedFrom?: Day;
    readonly approvedTo?: Day;
  };
}

/** One version of a 分户验收标准: KF-02 综合类 and KF-03 专项类 together, as a batch is inspected by both. */
export interface StandardContent {
  readonly items: readonly AcceptanceItem[];
}

/** A limit that somebody read in a text may fail a home by itself; what nobody read, or what only informs, is left to the inspector. */
export const isDecisive = ({ source }: AcceptanceItem): boolean =>
  (source.confidence === "V1" || source.confidence === "V2") && source.enforcement !== "INFO";

const nearness = ({ holds }: AcceptanceItem, place: LegalPlace, approvedOn: Day): number => {
  if (holds?.approvedFrom && compareDays(approvedOn, holds.approvedFrom) < 0) return -1;
  if (holds?.approvedTo && compareDays(approvedOn, holds.approvedTo) > 0) return -1;
  if (!holds?.place) return 0;
  const said = holds.place.level === "CITY" ? place.city : place.province;
  if (!isName(said, holds.place.name)) return -1;
  return holds.place.level === "CITY" ? 2 : 1;
};

/** The items for a place and the day on which the design was approved: of each code the nearest variant, in the standard's order. */
export function itemsFor(
  { items }: StandardContent,
  place: LegalPlace,
  approvedOn: Day,
): AcceptanceItem[] {
  const chosen = new Map<string, { item: AcceptanceItem; near: number }>();
  for (const item of items) {
    const near = nearness(item, place, approvedOn);
    const known = chosen.get(item.code);
    if (near >= 0 && (!known || near > known.near)) chosen.set(item.code, { item, near });
  }
  return [...chosen.values()].map(({ item }) => item);
}

/** 房间 of a layout (户型), with its design values in mm where they are known. */
export interface Room {
  readonly code: string;
  readonly name: string;
  readonly kind: Exclude<RoomKind, "WHOLE_UNIT">;
  readonly height?: number | null;
  readonly bay?: number | null;
  readonly depth?: number | null;
}

/** Rooms of a layout as they are kept: each with a code and a name of its own, sizes above nothing. Refused: INVALID_INPUT. */
export function checkRooms(rooms: readonly Room[]): Result<readonly Room[]> {
  const wrong = (field: string) => refuse("INVALID_INPUT", { field: `rooms.${field}` });
  const kept = rooms.map((room) => ({ ...room, code: room.code.trim(), name: room.name.trim() }));
  if (kept.length > 40) return wrong("count");
  if (kept.some(({ code }) => !/^[A-Z0-9_-]{1,20}$/.test(code))) return wrong("code");
  if (new Set(kept.map(({ code }) => code)).size !== kept.length) return wrong("code");
  if (kept.some(({ name }) => name === "" || name.length > 20)) return wrong("name");
  const sizes = kept.flatMap(({ height, bay, depth }) => [height, bay, depth]);
  return sizes.some((size) => size !== null && size !== undefined && (size <= 0 || size > 40_000))
    ? wrong("size")
    : ok(kept);
}

/** One thing to look at in one place of a home. */
export interface Line {
  readonly item: AcceptanceItem;
  /** Null: of the home as a whole. */
  readonly room: Room | null;
  /** item@room */
  readonly key: string;
}

export const lineKey = (itemCode: string, roomCode: string | null): string =>
  `${itemCode}@${roomCode ?? ""}`;

/**
 * What a home is inspected for: every item in every room of its kinds; once, where the layout's rooms are not told. `skips` are
 * items of whose samples it is left out.
 */
export function linesOf(
  items: readonly AcceptanceItem[],
  rooms: readonly Room[],
  skips: readonly string[] = [],
): Line[] {
  return items.flatMap((item): Line[] => {
    if (skips.includes(item.code)) return [];
    const line = (room: Room | null): Line => ({
      item,
      room,
      key: lineKey(item.code, room?.code ?? null),
    });
    if (rooms.length === 0 || item.rooms.includes("WHOLE_UNIT")) return [line(null)];
    return rooms.filter(({ kind }) => item.rooms.includes(kind)).map(line);
  });
}

/** Lines of which the range alone is judged, for their room has no design value. */
export const rangeOnly = (items: readonly AcceptanceItem[], rooms: readonly Room[]): Line[] =>
  linesOf(items, rooms).filter(({ item: { measure }, room }) => {
    if (!measure || measure.of === "VALUE") return false;
    return (room?.[measure.of.deviationFrom] ?? null) === null;
  });
