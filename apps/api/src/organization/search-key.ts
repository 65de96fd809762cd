/**
 * What a search compares with: pinyin, initials, the name itself and whatever else it is known by, in small letters.
 * Pinyin first, so that ordering by it is ordering by name.
 */
export async function searchKey(name: string, ...others: readonly string[]): Promise<string> {
  const { pinyin } = await import("pinyin-pro"); // its dictionary is loaded when first needed
  const options = { toneType: "none", type: "array", nonZh: "consecutive", v: true } as const;
  const full = pinyin(name, options).join("");
  const initials = pinyin(name, { ...options, pattern: "first" }).join("");
  return [full, initials, name, ...others].join(" ").toLowerCase();
}

/** A building's number without the word for building: 3 of 3栋 or 3号楼. */
export const bareNumber = (building: string): string => building.replace(/[栋幢座号楼]+$/u, "");

/** A unit is looked for as 3栋1201, 3-1201 or 1201. */
export const unitSearchKey = (building: string, room: string): string => {
  const number = bareNumber(building);
  return `${building}${room} ${number}栋${room} ${number}-${room} ${room}`.toLowerCase();
};
