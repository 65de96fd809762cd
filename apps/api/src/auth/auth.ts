import type { IncomingMessage, ServerResponse } from "node:http";
import type { Pool } from "pg";
import { addressOf } from "./address.ts";
import { type Confirmation, confirmAccount, type Proof } from "./confirm.ts";
import { createAuthHandler } from "./http.ts";
import { createSetup, setupLink, type SetUpCompany } from "./invitation.ts";
import type { OidcOptions } from "./library.ts";
import { listenForViewers } from "./notices.ts";
import { isForeign, type Asking } from "./origin.ts";
import { authDatabase, deleteStale } from "./queries.ts";
import { createThrottle } from "./throttle.ts";
import { createViewers, type Viewers } from "./viewer.ts";

export type { Signed } from "./viewer.ts";

export interface AuthOptions {
  /** Connects as the application role. */
  readonly pool: Pool;
  /** Signs cookies and encrypts second factors; every process on one database has the same. */
  readonly secret: string;
  /** The address browsers see. */
  readonly baseUrl: string;
  /** Cookies over https only; by default when `baseUrl` is https. */
  readonly secureCookies?: boolean;
  /** Origins of further pages that may send cookies; `baseUrl`'s and the request's own host always may. */
  readonly trustedOrigins?: readonly string[];
  /** Behind a reverse proxy: believe the last address in X-Forwarded-For. */
  readonly trustProxy?: boolean;
  readonly oidc?: OidcOptions | undefined;
  /** Makes the first company; without it an empty installation cannot be set up over HTTP. */
  readonly setUpCompany?: SetUpCompany;
  readonly clock?: () => Date;
  readonly log?: (
    level: "debug" | "info" | "warn" | "error",
    message: string,
    details: unknown[],
  ) => void;
}

/** Accounts: signing in and out over HTTP, and who stands behind a request. */
export interface Auth extends Viewers {
  /** Answers every request below /api/auth. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Forgets viewers when other processes say so; returns what stops it. Without it they are remembered for 30 s. */
  readonly listen: () => Promise<() => void>;
  /** Whether another site's page sends the request: its cookie is then nobody's, and it may change nothing. */
  readonly isForeign: (request: Asking) => boolean;
  /** Whether an account's owner still is who he was when he signed in: asked again before he signs. */
  readonly confirm: (
    request: IncomingMessage,
    accountId: string,
    proof: Proof,
  ) => Promise<Confirmation>;
  /** Whose address sends the request, as limits count it. */
  readonly addressOf: (request: IncomingMessage) => string;
  /** The one-time link for the first administrator of an empty installation; null once anybody is there. */
  readonly createSetupLink: () => Promise<string | null>;
  /** Deletes ended sessions and old failures; for a job once a day. */
  readonly tidy: () => Promise<void>;
}

const throughProvider = /\/(?:sign-in\/social|callback\/oidc|link-social)$/;

/** Puts the accounts together over one pool. */
export function createAuth(options: AuthOptions): Auth {
  const { pool, secret, baseUrl, clock = () => new Date(), log = () => {} } = options;
  const secureCookies = options.secureCookies ?? baseUrl.startsWith("https:");
  const trustedOrigins = [new URL(baseUrl).origin, ...(options.trustedOrigins ?? [])];
  const db = authDatabase(pool);
  const viewers = createViewers({ pool, secret, secureCookies, trustedOrigins, clock });
  const throttle = createThrottle(db, secret, clock);
  const from = (request: IncomingMessage) => addressOf(request, options.trustProxy ?? false);
  // The library takes a third of a second and 60 MB to load: the server listens before, and its first
  // sign-in waits for it instead.
  let loading: Promise<(request: Request) => Promise<Response>> | undefined;
  const load = async () => {
    const [{ createLibrary }, { ownEndpoints }] = await Promise.all([
      import("./library.ts"),
      import("./endpoints.ts"),
    ]);
    const onSessionEnd = viewers.invalidateAccount;
    const { oidc, setUpCompany } = options;
    const plugin = ownEndpoints({
      db,
      throttle,
      clock,
      oidc,
      setUpCompany,
      onTokenEnd: onSessionEnd,
    });
    const own = { throttle, log, plugin, onSessionEnd };
    const shared = { db, secret, baseUrl, secureCookies, trustedOrigins, ...own };
    // The library waits for the provider's description before it answers anything: an instance of its
    // own lets passwords work while the provider hangs.
    const plain = createLibrary({ ...shared, oidc: undefined });
    const federated = oidc ? createLibrary({ ...shared, oidc }) : plain;
    return (request: Request) =>
      (throughProvider.test(new URL(request.url).pathname) ? federated : plain).handler(request);
  };
  return {
    ...viewers,
    isForeign: (request) => isForeign(request, trustedOrigins),
    handle: createAuthHandler({
      async handle(request) {
        loading ??= load().catch((error) => {
          loading = undefined;
          throw error;
        });
        return (await loading)(request);
      },
      onFailure: (error) => log("error", "an account request failed", [error]),
      baseUrl,
      trustedOrigins,
      trustProxy: options.trustProxy ?? false,
    }),
    confirm: (request, accountId, proof) =>
      confirmAccount({ db, throttle, secret, clock }, accountId, from(request), proof),
    addressOf: from,
    listen: () =>
      listenForViewers(pool, viewers, (error) =>
        log("warn", "lost the notices of viewers", [error]),
      ),
    async createSetupLink() {
      const setup = await createSetup(db, clock());
      return setup && setupLink(baseUrl, setup.token);
    },
    tidy: () => deleteStale(db, clock()),
  };
}
