/** How an account is called: a mail address, or a mobile number for people without one. */
interface Login {
  /** The spelling under which the account is kept and found; mail-shaped for phones too. */
  readonly email: string;
  /** What a person reads. */
  readonly shown: string;
}

// The library knows accounts by mail address only. `.invalid` is reserved (RFC 2606): nothing is ever sent there.
const phoneDomain = "@phone.invalid";
const mainlandMobile = /^(?:\+?86)?(1[3-9]\d{9})$/;
const mail = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** Reads a mail address or a mainland mobile number in any usual spelling; null when it is neither. */
export function loginOf(text: string): Login | null {
  const typed = text.trim().toLowerCase();
  const number = mainlandMobile.exec(typed.replace(/[\s-]/g, ""))?.[1];
  if (number) return { email: number + phoneDomain, shown: number };
  if (typed.length > 254 || typed.endsWith(phoneDomain) || !mail.test(typed)) return null;
  return { email: typed, shown: typed };
}

/** The login as a person knows it, from the kept spelling. */
export const shownLogin = (email: string): string =>
  email.endsWith(phoneDomain) ? email.slice(0, -phoneDomain.length) : email;
