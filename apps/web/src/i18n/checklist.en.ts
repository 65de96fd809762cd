/** Units by their sign, as a sentence says them. */
export const unitsEn: Record<string, string> = {
  m: "metres",
  cm: "centimetres",
  mm: "millimetres",
};
