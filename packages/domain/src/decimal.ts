/**
 * A decimal number as people write it, such as "0.75": kept as text, so that 0.1 + 0.2 is 0.3 and a
 * limit of 1.1 holds for a measured 1.10. Compared and added in millionths.
 */
export type Decimal = string;

const SCALE = 6;
const FORM = /^-?\d{1,12}(\.\d{1,6})?$/;

/** In millionths; undefined for what is no decimal of at most 12 digits before and 6 after the point. */
export function millionths(text: unknown): bigint | undefined {
  if (typeof text !== "string" || !FORM.test(text)) return undefined;
  const [whole = "", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(SCALE, "0"));
}

/** As short as it can be written: 1.100000 is "1.1", -0 is "0". */
export function decimalOf(value: bigint): Decimal {
  const digits = (value < 0n ? -value : value).toString().padStart(SCALE + 1, "0");
  const part = digits.slice(-SCALE).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -SCALE)}${part && `.${part}`}`;
}

/**
 * What somebody typed, in its shortest form: blanks, full-width digits and a Chinese full stop for the
 * point are taken as meant. Undefined for what is no number.
 */
export function readDecimal(typed: string): Decimal | undefined {
  const text = typed.normalize("NFKC").trim().replace("。", ".").replace(/^\+/, "");
  const value = millionths(text.replace(/^(-?)\./, "$10.").replace(/\.$/, ""));
  return value === undefined ? undefined : decimalOf(value);
}
