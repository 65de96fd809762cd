import { ok, refuse, type Result } from "../result.ts";

/** The levels of the tree, from the top (ORG-R01); a cluster (组团) groups buildings of one estate. */
export const levels = [
  "COMPANY",
  "REGION",
  "SERVICE_CENTER",
  "ESTATE",
  "CLUSTER",
  "BUILDING",
  "UNIT",
] as const;
export type Level = (typeof levels)[number];

/** ACTIVE 启用, SUSPENDED 停用. */
export const placeStatuses = ["ACTIVE", "SUSPENDED"] as const;
export type PlaceStatus = (typeof placeStatuses)[number];

/** 物业类型 of an estate (01 part 2.2). */
export const estateCategories = {
  RESIDENTIAL: { zh: "住宅小区", en: "Residential estate" },
  OFFICE: { zh: "写字楼", en: "Office building" },
  GOVERNMENT: { zh: "机关", en: "Government office" },
  APARTMENT: { zh: "公寓", en: "Apartments" },
  CAMPUS: { zh: "校园", en: "Campus" },
} as const satisfies Record<string, { zh: string; en: string }>;
export type EstateCategory = keyof typeof estateCategories;

const parents: Record<Exclude<Level, "COMPANY">, Level> = {
  REGION: "COMPANY",
  SERVICE_CENTER: "REGION",
  ESTATE: "SERVICE_CENTER",
  CLUSTER: "ESTATE",
  BUILDING: "ESTATE",
  UNIT: "BUILDING",
};

/** What making a place below another needs to know of that other. */
export interface Parent {
  readonly level: Level;
  readonly status: PlaceStatus;
}

/**
 * Whether a place of a level may be made below another: each has one parent of the level directly
 * above, and nothing new is made below a suspended one. Refused: PARENT_LEVEL_WRONG, PLACE_SUSPENDED.
 */
export function checkParent(level: Exclude<Level, "COMPANY">, parent: Parent): Result<null> {
  const needs = parents[level];
  if (parent.level !== needs)
    return refuse("PARENT_LEVEL_WRONG", { level, parentLevel: parent.level, needs });
  return parent.status === "SUSPENDED" ? refuse("PLACE_SUSPENDED") : ok(null);
}

/** 停用 / 启用. Refused: PLACE_STATUS_SAME. */
export const changeStatus = (is: PlaceStatus, to: PlaceStatus): Result<{ status: PlaceStatus }> =>
  is === to ? refuse("PLACE_STATUS_SAME", { status: is }) : ok({ status: to });

/** A place is deleted only with nothing below it and no record of it (01 part 3). Refused: PLACE_NOT_EMPTY. */
export const checkDeletable = (holds: {
  readonly children: number;
  readonly records: number;
}): Result<null> =>
  holds.children + holds.records > 0 ? refuse("PLACE_NOT_EMPTY", holds) : ok(null);

const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;

/**
 * A place's code as it is kept: capital letters, digits and single hyphens, 1 to 20, for it goes
 * into numbers of papers; full-width and small letters are brought into that form.
 * `taken`: the codes of the company's other places of the level. Refused: CODE_MALFORMED, CODE_TAKEN.
 */
export function checkCode(entered: string, taken: readonly string[] = []): Result<string> {
  const placeCode = entered.normalize("NFKC").trim().toUpperCase();
  if (!CODE.test(placeCode) || placeCode.length > 20)
    return refuse("CODE_MALFORMED", { placeCode: entered.slice(0, 40) });
  return taken.includes(placeCode) ? refuse("CODE_TAKEN", { placeCode }) : ok(placeCode);
}
