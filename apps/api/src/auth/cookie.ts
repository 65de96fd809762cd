import { createHmac, timingSafeEqual } from "node:crypto";

/** The session cookie's name; browsers accept `__Secure-` names over https only. */
export const sessionCookieName = (secure: boolean): string =>
  `${secure ? "__Secure-" : ""}threshold.session_token`;

/** The raw value of a cookie, undefined when it is not sent. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/** The session token inside a cookie `token.signature` that our secret signed; null otherwise. */
export function signedToken(value: string, secret: string): string | null {
  const decoded = decode(value);
  const dot = decoded?.lastIndexOf(".") ?? -1;
  if (!decoded || dot < 1) return null;
  const token = decoded.slice(0, dot);
  const given = Buffer.from(decoded.slice(dot + 1), "base64");
  const right = createHmac("sha256", secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
