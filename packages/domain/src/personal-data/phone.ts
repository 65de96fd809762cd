const star = "*";

/** The digits by which one phone number is one however it is written: blanks, dashes and the country's 86 left out. */
export function phoneDigits(text: string): string {
  const digits = text.replaceAll(/\D/g, "");
  return /^(?:00)?86(?=1\d{10}$|0\d{9,11}$)/.test(digits)
    ? digits.replace(/^(?:00)?86/, "")
    : digits;
}

/**
 * What a page shows of a phone number (脱敏): 138****5678, of a number with its area code 020****6001, of a shorter one the last
 * four, of anything too short to hide something nothing.
 */
export function maskPhone(text: string): string {
  const digits = phoneDigits(text);
  const [ahead, behind] = digits.length >= 10 ? [3, 4] : digits.length >= 7 ? [0, 4] : [0, 0];
  return digits.slice(0, ahead) + star.repeat(4) + digits.slice(digits.length - behind);
}

/** Whether this is what a page showed, and no number to be kept. */
export const isMasked = (text: string): boolean => text.includes(star);
