/**
 * A company's credit code (统一社会信用代码, GB 32100) as it is written: 18 digits and letters, of which I, O, S, V and Z are none.
 * Undefined for anything else.
 */
export function readCreditCode(typed: string): string | undefined {
  const code = typed.normalize("NFKC").trim().toUpperCase();
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code) ? code : undefined;
}
