/** A fee as its permit says it: what for, by which unit, how much in yuan. */
export interface FeeStandard {
  readonly name: string;
  readonly unit: string;
  readonly price: string;
}

/**
 * Fee standards (收费标准) as they are typed or pasted from a sheet: one a line, its three parts apart by a comma or a tab. Undefined
 * where a line is something else, or there is none.
 */
export function readFeeLines(text: string): FeeStandard[] | undefined {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const read = lines.flatMap((line): FeeStandard[] => {
    const [name = "", unit = "", price = "", ...more] = line
      .split(/[,，\t]/)
      .map((one) => one.trim());
    const isPrice = /^\d{1,7}(\.\d{1,2})?$/.test(price) && Number(price) > 0;
    return name !== "" && unit !== "" && isPrice && more.length === 0
      ? [{ name, unit, price }]
      : [];
  });
  return read.length === lines.length && read.length > 0 ? read : undefined;
}
