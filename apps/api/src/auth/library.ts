import { betterAuth, type BetterAuthOptions, type BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware, getIP, isAPIError } from "better-auth/api";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { v7 } from "uuid";
import { addressHeader } from "./address.ts";
import { loginOf } from "./login.ts";
import {
  hashPassword,
  longestPassword,
  passwordFault,
  shortestPassword,
  verifyPassword,
} from "./password.ts";
import type { AuthDatabase } from "./queries.ts";
import type { Throttle } from "./throttle.ts";

/** The company's own identity provider. */
export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
  /** Believe mail addresses that the provider does not call verified. */
  readonly trustEmail?: boolean;
}

interface LibraryOptions {
  readonly db: AuthDatabase;
  readonly secret: string;
  readonly baseUrl: string;
  readonly secureCookies: boolean;
  readonly trustedOrigins: readonly string[];
  readonly oidc: OidcOptions | undefined;
  readonly throttle: Throttle;
  /** Our own endpoints. */
  readonly plugin: BetterAuthPlugin;
  readonly onSessionEnd: (accountId: string) => void;
  readonly log: (
    level: "debug" | "info" | "warn" | "error",
    message: string,
    details: unknown[],
  ) => void;
}

export const oidcProvider = "oidc";
const day = 86_400;

/** better-auth as we use it: our tables, our passwords, nothing open that is not used. */
export function createLibrary(options: LibraryOptions) {
  return betterAuth({
    appName: "Threshold",
    baseURL: options.baseUrl,
    basePath: "/api/auth",
    secret: options.secret,
    trustedOrigins: async (request) => [...options.trustedOrigins, ...ownOrigins(request)],
    database: { db: options.db, type: "postgres", schemaName: "auth", transaction: true },
    logger: {
      level: "warn",
      disableColors: true,
      log: (level, message, ...details) => options.log(level, message, details),
    },
    telemetry: { enabled: false },
    onAPIError: {
      errorURL: `${options.baseUrl}/sign-in`,
      // A refusal is an answer; only what the caller cannot mend is an error of ours.
      onError: (error) => {
        if (isAPIError(error) && Number(error.statusCode) < 500) return;
        options.log("error", "an account request failed", [error]);
      },
    },
    ...tables,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    rateLimit: { ...rateLimit },
    hooks: hooksOf(options.throttle),
    databaseHooks: {
      session: {
        create: {
          before: async (session, ctx) => ({
            data: {
              ...session,
              ...(ctx?.path.startsWith("/callback/") && { throughProvider: true }),
            },
          }),
        },
        delete: { after: async (session) => options.onSessionEnd(session.userId) },
      },
    },
    advanced: {
      cookiePrefix: "threshold",
      useSecureCookies: options.secureCookies,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // The library's defaults depend on NODE_ENV; ours do not.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      database: { generateId: () => v7() },
    },
    plugins: [
      twoFactor({ issuer: "Threshold", schema: twoFactorTables }),
      ...(options.oidc ? [oidcPlugin(options.oidc)] : []),
      options.plugin,
    ],
  });
}

/** The origin under which this very request reached us: an office uses a LAN address as well as a name. */
function ownOrigins(request: Request | undefined): string[] {
  const host = request?.headers.get("host");
  return host ? [`http://${host}`, `https://${host}`] : [];
}

/** Throttling, logins by phone, and the rules for a changed password, around the library's own endpoints. */
function hooksOf(throttle: Throttle): BetterAuthOptions["hooks"] {
  return {
    before: createAuthMiddleware(async (ctx) => {
      if (ctx.path === "/sign-in/email") {
        const typed = String(ctx.body?.email ?? "").slice(0, 320);
        const email = loginOf(typed)?.email ?? typed;
        const seconds = await throttle.enter(email, addressIn(ctx));
        if (seconds > 0) throw tooManyAttempts(seconds);
        return { context: { body: { ...ctx.body, email } } };
      }
      const fault =
        ctx.path === "/change-password" && passwordFault(String(ctx.body?.newPassword ?? ""));
      if (fault) throw new APIError("BAD_REQUEST", { code: fault, message: fault });
      return undefined;
    }),
    after: createAuthMiddleware(async (ctx) => {
      if (ctx.path !== "/sign-in/email" || isAPIError(ctx.context.returned)) return;
      await throttle.leave(String(ctx.body.email), addressIn(ctx));
    }),
  };
}

export const tooManyAttempts = (retryAfterSeconds: number): APIError =>
  new APIError(
    "TOO_MANY_REQUESTS",
    { code: "RATE_LIMITED", message: "Too many attempts", retryAfterSeconds },
    { "retry-after": String(retryAfterSeconds) },
  );

/** The client's address; a call from inside the process has none. */
export const addressIn = (ctx: {
  request?: Request;
  context: { options: BetterAuthOptions };
}): string => (ctx.request && getIP(ctx.request, ctx.context.options)) ?? "inside";

/** Per address and endpoint, kept in PostgreSQL: it bounds the load. Sign-in has a throttle of its own. */
const rateLimit = {
  enabled: true,
  storage: "database",
  modelName: "rate_limit",
  fields: { lastRequest: "last_request" },
  window: 10,
  max: 100,
  customRules: {
    "/get-session": false,
    // Says only which ways to sign in there are; the library would count it with the sign-ins.
    "/sign-in-methods": false,
    // Counted by our throttle, which forgets those who come in: an office of a thousand has one address.
    "/sign-in/email": false,
    "/sign-in/*": { window: 10, max: 60 },
    "/change-password": { window: 60, max: 10 },
    "/two-factor/*": { window: 60, max: 20 },
    "/invitation/*": { window: 60, max: 30 },
    "/setup/*": { window: 60, max: 10 },
  },
} as const satisfies BetterAuthOptions["rateLimit"];

const stamps = { createdAt: "created_at", updatedAt: "updated_at" };

/** The library's words in our spelling. */
const tables = {
  user: { fields: { emailVerified: "email_verified", ...stamps } },
  session: {
    fields: {
      expiresAt: "expires_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
      userId: "user_id",
      ...stamps,
    },
    additionalFields: {
      throughProvider: {
        type: "boolean",
        fieldName: "through_provider",
        required: false,
        input: false,
        returned: false,
      },
    },
    // How long browsers keep the cookie: the longest life of a session. When it ends is the database's to say
    // (auth.session_end), also where it is used meanwhile.
    expiresIn: 30 * day,
    disableSessionRefresh: true,
    // Every check asks the database: a revoked session ends at once.
    cookieCache: { enabled: false },
  },
  account: {
    modelName: "credential",
    fields: {
      accountId: "account_id",
      providerId: "provider_id",
      userId: "user_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
      ...stamps,
    },
    encryptOAuthTokens: true,
    // Accounts come by invitation, under an address an administrator knows: an identity whose
    // provider vouches for that address is the same person.
    accountLinking: {
      enabled: true,
      requireLocalEmailVerified: false,
      // Whoever is signed in may add an identity under another address: phone accounts have none.
      allowDifferentEmails: true,
    },
  },
  verification: { fields: { expiresAt: "expires_at", ...stamps } },
} satisfies Partial<BetterAuthOptions>;

const twoFactorTables = {
  user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
  twoFactor: {
    modelName: "two_factor",
    fields: {
      backupCodes: "backup_codes",
      userId: "user_id",
      failedVerificationCount: "failed_verification_count",
      lockedUntil: "locked_until",
    },
  },
};

/** Authorization code with PKCE and nonce; the ID token's signature is checked; nobody signs up by it. */
function oidcPlugin(oidc: OidcOptions) {
  const mapProfileToUser = oidc.trustEmail ? () => ({ emailVerified: true }) : undefined;
  return genericOAuth({
    config: [
      {
        providerId: oidcProvider,
        name: oidc.name,
        discoveryUrl: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        scopes: ["openid", "email", "profile"],
        pkce: true,
        disableSignUp: true,
        requireIdTokenVerification: true,
        ...(mapProfileToUser && { mapProfileToUser }),
      },
    ],
  });
}
