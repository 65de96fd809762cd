import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { createApiToken, type ApiTokenScope } from "./api-token.ts";
import {
  acceptInvitation,
  acceptSetup,
  AcceptRefused,
  readInvitation,
  type SetUpCompany,
} from "./invitation.ts";
import { addressIn, oidcProvider, tooManyAttempts, type OidcOptions } from "./library.ts";
import { listApiTokens, revokeToken, type AuthDatabase } from "./queries.ts";
import type { Throttle } from "./throttle.ts";

interface EndpointOptions {
  readonly db: AuthDatabase;
  readonly throttle: Throttle;
  readonly clock: () => Date;
  readonly oidc: OidcOptions | undefined;
  readonly setUpCompany: SetUpCompany | undefined;
  readonly onTokenEnd: (accountId: string) => void;
}

/** Our own endpoints beside the library's: under the same origin check, rate limit and error format. */
export function ownEndpoints(options: EndpointOptions) {
  return {
    id: "threshold",
    endpoints: {
      ...methodEndpoints(options),
      ...linkEndpoints(options),
      ...tokenEndpoints(options),
    },
  } satisfies BetterAuthPlugin;
}

/** What the sign-in page offers. */
function methodEndpoints({ oidc }: EndpointOptions) {
  return {
    signInMethods: createAuthEndpoint("/sign-in-methods", { method: "GET" }, async (ctx) =>
      ctx.json({ password: true, oidc: oidc ? { provider: oidcProvider, name: oidc.name } : null }),
    ),
  };
}

/** One-time links: nobody is signed in yet, the token in the body is what is asked for. */
function linkEndpoints({ db, throttle, clock, setUpCompany }: EndpointOptions) {
  /** A link is guessed at as slowly as a password, and the password behind it too. */
  async function guarded<T>(token: string, address: string, work: () => Promise<T>): Promise<T> {
    const seconds = await throttle.enter(token, address);
    if (seconds > 0) throw tooManyAttempts(seconds);
    const done = await work().catch(refused);
    await throttle.leave(token, address);
    return done;
  }
  return {
    readInvitation: createAuthEndpoint("/invitation/read", { method: "POST" }, async (ctx) => {
      const [token] = texts(ctx.body, "token");
      const shown = await guarded(token, addressIn(ctx), async () => {
        return (
          (await readInvitation(db, token, clock())) ??
          refused(new AcceptRefused("INVITATION_NOT_VALID"))
        );
      });
      return ctx.json(shown);
    }),
    acceptInvitation: createAuthEndpoint("/invitation/accept", { method: "POST" }, async (ctx) => {
      const [token, password] = texts(ctx.body, "token", "password");
      await guarded(token, addressIn(ctx), () =>
        acceptInvitation(db, token, { password }, clock()),
      );
      return ctx.json({ accepted: true });
    }),
    acceptSetup: createAuthEndpoint("/setup/accept", { method: "POST" }, async (ctx) => {
      if (!setUpCompany) throw new APIError("NOT_FOUND");
      const [token, companyName, companyCode, name, login, password] = texts(
        ctx.body,
        "token",
        "companyName",
        "companyCode",
        "name",
        "login",
        "password",
      );
      const input = { companyName, companyCode, name, login, password };
      await guarded(token, addressIn(ctx), () =>
        acceptSetup(db, token, input, setUpCompany, clock()),
      );
      return ctx.json({ accepted: true });
    }),
  };
}

/** Personal API tokens of whoever is signed in by a session; a token makes no tokens. */
function tokenEndpoints({ db, clock, onTokenEnd }: EndpointOptions) {
  const use = [sensitiveSessionMiddleware];
  return {
    listApiTokens: createAuthEndpoint("/api-token/list", { method: "GET", use }, async (ctx) => {
      const rows = await listApiTokens(db, ctx.context.session.user.id);
      return ctx.json(
        rows.map((row) => ({
          id: row.id,
          name: row.name,
          scope: row.scope,
          companyId: row.company_id,
          prefix: row.prefix,
          createdAt: row.created_at,
          expiresAt: row.expires_at,
          lastUsedAt: row.last_used_at,
        })),
      );
    }),
    createApiToken: createAuthEndpoint(
      "/api-token/create",
      { method: "POST", use },
      async (ctx) => {
        const [name, scope] = texts(ctx.body, "name", "scope") as [string, ApiTokenScope];
        const { companyId = null, days = 0 } = ctx.body as {
          companyId?: string | null;
          days?: number;
        };
        const accountId = ctx.context.session.user.id;
        const made = await createApiToken(
          db,
          { accountId, name, scope, companyId, days: Number(days) },
          clock(),
        );
        if (!made.ok)
          throw new APIError("BAD_REQUEST", { ...made.refusal, message: made.refusal.code });
        return ctx.json(made.value);
      },
    ),
    revokeApiToken: createAuthEndpoint(
      "/api-token/revoke",
      { method: "POST", use },
      async (ctx) => {
        const [id] = texts(ctx.body, "id");
        const accountId = ctx.context.session.user.id;
        const revoked =
          /^[0-9a-f-]{36}$/i.test(id) && (await revokeToken(db, accountId, id, clock()));
        if (!revoked) throw new APIError("NOT_FOUND", { code: "NOT_FOUND", message: "NOT_FOUND" });
        onTokenEnd(accountId);
        return ctx.json({ revoked: true });
      },
    ),
  };
}

/** The named fields of a body as texts of a sensible length. */
function texts<const Names extends string[]>(
  body: unknown,
  ...names: Names
): { [K in keyof Names]: string } {
  return names.map((name) => {
    const value = (body as Record<string, unknown> | null | undefined)?.[name];
    if (typeof value === "string" && value.length > 0 && value.length <= 500) return value;
    throw new APIError("BAD_REQUEST", {
      code: "INVALID_INPUT",
      message: "INVALID_INPUT",
      details: { field: name },
    });
  }) as { [K in keyof Names]: string };
}

function refused(error: unknown): never {
  if (!(error instanceof AcceptRefused)) throw error;
  const status = error.fault === "INVALID_EMAIL_OR_PASSWORD" ? "UNAUTHORIZED" : "BAD_REQUEST";
  throw new APIError(status, { code: error.fault, message: error.fault });
}
