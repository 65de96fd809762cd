/** An exact number: numerator over a positive denominator, without common divisor. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));
const size = (value: bigint): bigint => (value < 0n ? -value : value);

export function fraction(top: bigint, bottom = 1n): Fraction {
  if (bottom === 0n) throw new RangeError("A fraction over zero");
  const shared = divisor(size(top), size(bottom)) * (bottom < 0n ? -1n : 1n);
  return { top: top / shared, bottom: bottom / shared };
}

export const zero = fraction(0n);

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const minus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
export const times = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.top, a.bottom * b.bottom);
export const over = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom, a.bottom * b.top);
export const sum = (all: readonly Fraction[]): Fraction =>
  all.reduce((total, one) => plus(total, one), zero);

/** Negative where the first is less. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** "7/3", "4". */
export const writeFraction = ({ top, bottom }: Fraction): string =>
  bottom === 1n ? `${top}` : `${top}/${bottom}`;

/** Of "7/3", "4" or "2.5"; undefined for what is no number. */
export function readFraction(text: string): Fraction | undefined {
  const quotient = /^(-?\d{1,30})\/(\d{1,30})$/.exec(text);
  if (quotient) {
    const bottom = BigInt(quotient[2] ?? "");
    return bottom === 0n ? undefined : fraction(BigInt(quotient[1] ?? ""), bottom);
  }
  const decimal = /^(-?\d{1,30})(?:\.(\d{1,12}))?$/.exec(text);
  if (!decimal) return undefined;
  const part = decimal[2] ?? "";
  return fraction(BigInt(`${decimal[1]}${part}`), 10n ** BigInt(part.length));
}

/** Rounded half away from zero, for people to read; never counted with again. */
export function rounded({ top, bottom }: Fraction, places: number): string {
  const scaled = size(top) * 10n ** BigInt(places);
  const digits = `${(scaled * 2n + bottom) / (bottom * 2n)}`.padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return top < 0n && /[1-9]/.test(text) ? `-${text}` : text;
}
