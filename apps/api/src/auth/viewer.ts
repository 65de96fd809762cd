import type { Day } from "@threshold/domain/calendar/day";
import { letterOf } from "@threshold/domain/organization/matrix";
import { permissions, type Permission } from "@threshold/domain/organization/permissions";
import { roleNames } from "@threshold/domain/organization/roles";
import { isSecondFactorAsked } from "@threshold/domain/organization/second-factor";
import { mayAnywhere, type Viewer } from "@threshold/domain/organization/viewer";
import type { Pool } from "pg";
import type { Scope } from "../db/tenancy.ts";
import { settingAmong, type SettingsAlong } from "../policy/queries.ts";
import { cookieOf, sessionCookieName, signedToken } from "./cookie.ts";
import { isForeign, type Asking } from "./origin.ts";
import { findSignedIn, type SignedInRow } from "./queries.ts";
import { readableOf } from "./readable.ts";
import { tokenHash } from "./token.ts";
import { createViewerCache } from "./viewer-cache.ts";

/** Somebody who is signed in, in one company. */
export interface Signed {
  readonly viewer: Viewer;
  /** What row-level security is told of them; the request adds its id and origin. */
  readonly scope: Omit<Scope, "requestId" | "origin">;
  /** The company's day, YYYY-MM-DD. */
  readonly today: string;
  /** False for an API token with another scope than WRITE: no mutation runs. */
  readonly canWrite: boolean;
  readonly account: { readonly id: string; readonly name: string; readonly email: string };
  /** The session, null where an API token signs in. */
  readonly sessionId: string | null;
  readonly apiTokenId: string | null;
}

/** Tells who asks, and forgets what it remembers when told so. */
export interface Viewers {
  /**
   * Who sends this request: by `Authorization: Bearer thr_…` or by the session cookie, in the company
   * named by the header `threshold-company` (its id; by default the first membership). Null for nobody: no
   * or an ended session, a company the account is not in, or a cookie sent by another site's page.
   */
  readonly viewerOf: (request: Asking) => Promise<Signed | null>;
  /** Whose calendar an address is, by its company and token; null for none, which no other token can be. */
  readonly viewerOfCalendar: (companyId: string, token: string) => Promise<Signed | null>;
  /** Forgets the viewers of a company, or all: to be called when assignments or people changed. */
  readonly invalidateViewers: (companyId?: string) => void;
  readonly invalidateAccount: (accountId: string) => void;
}

interface ViewerOptions {
  readonly pool: Pool;
  readonly secret: string;
  readonly secureCookies: boolean;
  readonly trustedOrigins: readonly string[];
  readonly clock: () => Date;
}

/** Roles that read launch records at their place; own records only ("S") are no reading. */
const launchRoles = roleNames.filter((role) => ["M", "A", "R"].includes(letterOf(role, "LCH")));

const permissionNames = Object.keys(permissions) as Permission[];

/** A company's global id, or the bare uuid. */
const companyName = /^(?:Company_)?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i;

/** Whoever asks is found in one round trip, and remembered for at most half a minute. */
export function createViewers(options: ViewerOptions): Viewers {
  const cache = createViewerCache<Signed>(options.clock);
  const cookieName = sessionCookieName(options.secureCookies);

  async function load(proof: Proof, companyId: string | null) {
    const row = await findSignedIn(options.pool, {
      ...proof,
      companyId,
      at: options.clock(),
      launchRoles,
    });
    if (!row) return null;
    const { accountId } = row;
    return {
      value: signedOf(row),
      accountId,
      companyId: row.companyId,
      validUntil: new Date(row.validUntil),
    };
  }

  return {
    async viewerOf(request) {
      const companyId = companyOf(request);
      if (companyId === undefined) return null;
      const { authorization, cookie } = request.headers;
      if (authorization !== undefined) {
        const token = /^Bearer (thr_[\w-]{43})$/i.exec(authorization)?.[1];
        if (!token) return null;
        return cache.get(`${token} ${companyId}`, () =>
          load({ sessionToken: null, apiTokenHash: tokenHash(token) }, companyId),
        );
      }
      const value = cookieOf(cookie, cookieName);
      if (!value || isForeign(request, options.trustedOrigins)) return null;
      return cache.get(`${value} ${companyId}`, async () => {
        const sessionToken = signedToken(value, options.secret);
        return sessionToken === null ? null : load({ sessionToken, apiTokenHash: null }, companyId);
      });
    },
    viewerOfCalendar: async (companyId, token) =>
      /^cal_[\w-]{43}$/.test(token)
        ? cache.get(`${token} ${companyId}`, () =>
            load({ sessionToken: null, apiTokenHash: tokenHash(token) }, companyId),
          )
        : null,
    invalidateViewers: (companyId) =>
      cache.forget((entry) => companyId === undefined || entry.companyId === companyId),
    invalidateAccount: (accountId) => cache.forget((entry) => entry.accountId === accountId),
  };
}

type Proof =
  | { readonly sessionToken: string; readonly apiTokenHash: null }
  | { readonly sessionToken: null; readonly apiTokenHash: Buffer };

/** The company asked for: null for the default, undefined for a value that cannot be one. */
function companyOf({ headers }: Asking): string | null | undefined {
  const value = headers["threshold-company"];
  if (value === undefined || value === "") return null;
  return typeof value === "string" ? companyName.exec(value)?.[1]?.toLowerCase() : undefined;
}

/** The first day from today on at which the company asks a second factor of the viewer; null where it has none planned. */
function secondFactorFrom({ on, changes }: SettingsAlong, { assignments }: Viewer): Day | null {
  const coming = changes.map(({ fromOn }) => fromOn).filter((day) => day > on);
  const days = [on, ...coming.toSorted()];
  const isAsked = (day: Day) =>
    isSecondFactorAsked(settingAmong({ on: day, changes }, "security.secondFactor"), assignments);
  return days.find(isAsked) ?? null;
}

function signedOf(row: SignedInRow): Signed {
  const { accountId, companyId, personId, assignments, placeIds, reachIds, centerIds } = row;
  const viewer: Viewer = { accountId, companyId, personId, assignments };
  const held = permissionNames.filter((permission) => mayAnywhere(viewer, permission));
  return {
    viewer,
    scope: {
      accountId,
      companyId,
      personId,
      placeIds,
      reachIds,
      centerIds,
      readable: readableOf(viewer, reachIds),
      permissions: held,
      secondFactorFrom: row.secondFactor ? null : secondFactorFrom(row.settings, viewer),
    },
    today: row.today,
    canWrite: row.scope === "WRITE",
    account: { id: accountId, name: row.accountName, email: row.email },
    sessionId: row.sessionId,
    apiTokenId: row.tokenId,
  };
}
