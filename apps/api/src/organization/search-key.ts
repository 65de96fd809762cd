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
