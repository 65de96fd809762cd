/** Digits and letters that nobody takes for another: no I, L, O, U. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A code of twelve signs out of eight random bytes or more: sixty bits, which nobody guesses. */
export function codeOf(random: Uint8Array): string {
  let bits = 0n;
  for (const byte of random.slice(0, 8)) bits = (bits << 8n) | BigInt(byte);
  let code = "";
  for (let at = 0; at < 12; at += 1) {
    code += signs[Number(bits & 31n)];
    bits >>= 5n;
  }
  return code;
}

/** A code as somebody typed it from paper: small letters, blanks and dashes do not matter, nor O for 0. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return code.length === 12 && [...code].every((sign) => signs.includes(sign)) ? code : undefined;
}

/** As it is printed: in three groups of four. */
export const showCode = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, "$1-");
