import { forgetSignIn } from "./session.ts";

/** Codes with which the accounts' endpoints turn a request down; any other is UNEXPECTED. */
export const AUTH_FAULTS = [
  "INVALID_EMAIL_OR_PASSWORD",
  "INVALID_PASSWORD",
  "INVALID_CODE",
  "INVALID_BACKUP_CODE",
  "INVALID_TWO_FACTOR_COOKIE",
  "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE",
  "RATE_LIMITED",
  "INVITATION_NOT_VALID",
  "ACCOUNT_EXISTS",
  "PASSWORD_TOO_SHORT",
  "PASSWORD_TOO_LONG",
  "PASSWORD_TOO_COMMON",
  "INVALID_INPUT",
  "SESSION_EXPIRED",
  "SESSION_NOT_FRESH",
  "OFFLINE",
  "UNEXPECTED",
] as const;
export type AuthFaultCode = (typeof AUTH_FAULTS)[number];

export interface AuthFault {
  code: AuthFaultCode;
  /** How long to wait, where the server says so. */
  retryAfterSeconds?: number;
  /** The field that INVALID_INPUT speaks of. */
  field?: string;
}

export type AuthAnswer<T> = { ok: true; value: T } | { ok: false; fault: AuthFault };

/** Asks an endpoint below /api/auth. Never throws: what goes wrong is a fault with a sentence. */
export async function authCall<T>(path: string, body?: unknown): Promise<AuthAnswer<T>> {
  try {
    const response = await fetch(`/api/auth${path}`, {
      method: body === undefined ? "GET" : "POST",
      credentials: "same-origin",
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return { ok: true, value: answer as T };
    return { ok: false, fault: faultOf(response, answer) };
  } catch {
    return { ok: false, fault: { code: "OFFLINE" } };
  }
}

function faultOf(response: Response, answer: unknown): AuthFault {
  const said = (answer ?? {}) as {
    code?: string;
    retryAfterSeconds?: number;
    details?: { field?: string };
  };
  if (response.status === 429) {
    const header = response.headers.get("retry-after") ?? response.headers.get("x-retry-after");
    const seconds = said.retryAfterSeconds ?? Number(header ?? Number.NaN);
    return { code: "RATE_LIMITED", ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}) };
  }
  const code = AUTH_FAULTS.find((known) => known === said.code) ?? "UNEXPECTED";
  return { code, ...(said.details?.field ? { field: said.details.field } : {}) };
}

/** What the sign-in page offers. */
export interface SignInMethods {
  password: boolean;
  oidc: { provider: string; name: string } | null;
}

/** Signs in with a password; `twoFactorRedirect` asks for the second factor first. */
export const signInByPassword = (login: string, password: string) =>
  authCall<{ twoFactorRedirect?: boolean }>("/sign-in/email", { email: login, password });

/** The second step: a code of the authenticator app, or one of the recovery codes. */
export const verifySecondFactor = (kind: "TOTP" | "RECOVERY", code: string, trust: boolean) =>
  authCall<unknown>(
    kind === "TOTP" ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code",
    {
      code: code.replaceAll(/\s/g, ""),
      trustDevice: trust,
    },
  );

/** Leaves for the company's identity provider; the answer holds where to go. */
export const signInByProvider = (provider: string, callbackURL: string) =>
  authCall<{ url: string }>("/sign-in/social", {
    provider,
    callbackURL,
    errorCallbackURL: "/sign-in",
  });

/** Who is signed in at this browser, null for nobody, also while a second factor is still to be set up. */
export const askSession = () =>
  authCall<{ user?: { twoFactorEnabled?: boolean } } | null>("/get-session");

/** Ends the session and forgets everything that the page holds of it. */
export async function signOut(): Promise<void> {
  await authCall("/sign-out", {});
  forgetSignIn();
  const { forgetKept } = await import("../offline/kept-store.ts");
  await forgetKept().catch(() => undefined); // no storage, nothing kept
  location.assign("/sign-in");
}
