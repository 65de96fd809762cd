/** Units by their sign, as a sentence says them. */
export const unitsZh: Record<string, string> = { m: "米", cm: "厘米", mm: "毫米" };
