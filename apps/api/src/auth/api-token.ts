import { ok, refuse, type Result } from "@threshold/domain/result";
import { v7 } from "uuid";
import { insertApiToken, listMemberships, type Db } from "./queries.ts";
import { newToken, tokenHash } from "./token.ts";

const apiTokenScopes = ["READ", "WRITE", "CALENDAR"] as const;
/**
 * READ runs queries and subscriptions; WRITE runs mutations too. Both see what their account sees. CALENDAR opens nothing but
 * the account's deadlines in its company, by an address that it stands in.
 */
export type ApiTokenScope = (typeof apiTokenScopes)[number];

/** Longest life of a token, in days: one that is forgotten dies by itself. */
const longestTokenDays = 365;

export interface ApiTokenInput {
  readonly accountId: string;
  readonly name: string;
  readonly scope: ApiTokenScope;
  /** One company only; null for every company of the account. */
  readonly companyId: string | null;
  readonly days: number;
}

/** A token is shown once, when it is made. */
interface NewToken {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes a personal API token for the account that asks. */
export async function createApiToken(
  db: Db,
  input: ApiTokenInput,
  now: Date,
): Promise<Result<NewToken, "INVALID_INPUT" | "NOT_FOUND">> {
  const { accountId, scope, companyId, days } = input;
  const name = input.name.trim();
  if (name.length < 1 || name.length > 80) return refuse("INVALID_INPUT", { field: "name" });
  if (!apiTokenScopes.includes(scope)) return refuse("INVALID_INPUT", { field: "scope" });
  if (!Number.isInteger(days) || days < 1 || days > longestTokenDays) {
    return refuse("INVALID_INPUT", { field: "days", min: 1, max: longestTokenDays });
  }
  if (scope === "CALENDAR" && !companyId) return refuse("INVALID_INPUT", { field: "companyId" });
  const members = await listMemberships(db, accountId);
  if (companyId && !members.some((member) => member.company_id === companyId))
    return refuse("NOT_FOUND");
  const token = newToken(scope === "CALENDAR" ? "cal_" : "thr_");
  const made = { id: v7(), token, expiresAt: new Date(now.getTime() + days * 86_400_000) };
  await insertApiToken(db, {
    id: made.id,
    account_id: accountId,
    company_id: companyId,
    name,
    scope,
    prefix: token.slice(0, 8),
    token_hash: tokenHash(token),
    created_at: now,
    expires_at: made.expiresAt,
  });
  return ok(made);
}
