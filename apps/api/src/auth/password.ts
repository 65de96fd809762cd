import { hash, verify } from "@node-rs/argon2";

/** Shortest password, in characters (NIST SP 800-63B asks for 8; we ask for more and for no odd signs). */
export const shortestPassword = 10;
/** Longest password, so that hashing cannot be made expensive. */
export const longestPassword = 128;

/** Argon2id with OWASP's parameters: 19 MiB, two passes, one lane; about 30 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** False as well for a hash that cannot be read. */
export const verifyPassword = (kept: string, password: string): Promise<boolean> =>
  verify(kept, password).catch(() => false);

/** Why a password is not taken. */
export type PasswordFault = "PASSWORD_TOO_SHORT" | "PASSWORD_TOO_LONG" | "PASSWORD_TOO_COMMON";

/**
 * Tells why a password cannot be used, null when it can.
 *
 * Common passwords are made of few words: the words are listed, not the million variants, so that
 * `P@ssw0rd2024!` and `woaini1314520` fall like their base does. `about` holds what belongs to the
 * person (name, login): it is worth nothing inside a password either.
 */
export function passwordFault(
  password: string,
  about: readonly string[] = [],
): PasswordFault | null {
  const length = [...password].length;
  if (length < shortestPassword) return "PASSWORD_TOO_SHORT";
  if (length > longestPassword) return "PASSWORD_TOO_LONG";
  return surprise(password, about) < fewestSurprises ? "PASSWORD_TOO_COMMON" : null;
}

/** How many characters must be left when everything that can be foreseen is taken away. */
const fewestSurprises = 5;

const commonWords = [
  ..."password passwort passw0rd pass word admin administrator root user guest test demo login".split(
    " ",
  ),
  ..."welcome letmein changeme default secret master hello monkey dragon shadow sunshine".split(
    " ",
  ),
  ..."princess football baseball superman batman iloveyou trustno starwars whatever".split(" "),
  ..."computer internet samsung google facebook michael jennifer jordan hunter freedom".split(" "),
  ..."threshold property wuye kaipan guanli jinbi mima zhanghao gongsi".split(" "),
  ..."woaini woaiwo aini wangyi taobao zhang wang xiao nihao zhongguo beijing shanghai".split(" "),
  ..."asdfghjkl qwertyuiop zxcvbnm qwerty asdfgh zxcvbn qwer asdf zxcv qazwsx qazwsxedc".split(" "),
  ..."abc123 a123456 aa123456 abcd1234 1q2w3e4r5t 1q2w3e4r 1qaz2wsx zaq12wsx q1w2e3r4 5201314 1314520".split(
    " ",
  ),
].toSorted((a, b) => b.length - a.length);

const rows = ["1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
const leet: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

/** Counts the characters that neither a common word, a run, a repetition nor a year explains. */
function surprise(password: string, about: readonly string[]): number {
  const words = [...about.flatMap(partsOf), ...commonWords];
  const plain = strip(password.toLowerCase(), words);
  const unleeted = strip(
    password.toLowerCase().replace(/[@4310$57]/g, (sign) => leet[sign]!),
    words,
  );
  return Math.min(plain, unleeted);
}

function strip(text: string, words: readonly string[]): number {
  const left = words
    .reduce((rest, word) => rest.replaceAll(word, " "), text)
    .replace(/(?:19|20)\d\d/g, " ")
    .replace(/(.{1,4}?)\1+/gu, "$1");
  return new Set(withoutRuns(left)).size;
}

/** Drops every second and later character of a run along the alphabet, the digits or a keyboard row. */
function withoutRuns(text: string): string[] {
  return [...text].filter((sign, index, all) => {
    if (/\s/.test(sign)) return false;
    const before = all[index - 1];
    return before === undefined || !rows.some((row) => neighbours(row, before, sign));
  });
}

function neighbours(row: string, a: string, b: string): boolean {
  const [i, k] = [row.indexOf(a), row.indexOf(b)];
  return i >= 0 && k >= 0 && Math.abs(i - k) === 1;
}

const partsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= 3);
