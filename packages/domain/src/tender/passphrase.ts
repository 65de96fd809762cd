import { randomBytes } from "./encoding.ts";

/** Fewer characters are refused. */
export const passphraseLeast = 14;

export const passphraseStrengths = ["TOO_SHORT", "WEAK", "FAIR", "STRONG"] as const;
export type PassphraseStrength = (typeof passphraseStrengths)[number];

/** Characters as they are counted and derived from: typed half or full width is the same. */
export const passphraseCharacters = (typed: string): string[] => [
  ...typed.normalize("NFKC").trim(),
];

/** How many others a character stands among. */
function among(character: string): number {
  // Letters come in words, words of the language's few thousand characters: far fewer than there are.
  if (/[\da-z]/i.test(character)) return 10;
  return /\p{Script=Han}/u.test(character) ? 500 : 30;
}

/**
 * Roughly how many bits somebody must guess who knows how people make passphrases: a character that was used already, or that
 * follows the one before as on a keyboard or in the alphabet, adds little.
 */
function bitsOf(characters: readonly string[]): number {
  const seen = new Map<string, number>();
  let bits = 0;
  for (const [index, character] of characters.entries()) {
    const before = characters[index - 1];
    const step = before === undefined ? 9 : character.codePointAt(0)! - before.codePointAt(0)!;
    const used = seen.get(character) ?? 0;
    seen.set(character, used + 1);
    bits += Math.abs(step) <= 1 ? 0.5 : Math.log2(among(character)) / (used + 1);
  }
  return bits;
}

/** Below 34 bits rented machines guess it, PBKDF2 or not; above 42 it costs more than a tender is worth. */
export function passphraseStrength(typed: string): PassphraseStrength {
  const characters = passphraseCharacters(typed);
  if (characters.length < passphraseLeast) return "TOO_SHORT";
  const bits = bitsOf(characters);
  return bits < 34 ? "WEAK" : bits < 42 ? "FAIR" : "STRONG";
}

/** Neither 0 and o nor 1 and l: it is read off paper. */
const letters = "23456789abcdefghijkmnpqrstuvwxyz";

/** A passphrase of 100 random bits in groups of four, to be written down. */
export const makePassphrase = (): string =>
  Array.from(randomBytes(20), (byte, index) => {
    const gap = index > 0 && index % 4 === 0 ? "-" : "";
    return `${gap}${letters[byte % letters.length]}`;
  }).join("");
