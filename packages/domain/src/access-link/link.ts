import type { Capability } from "../organization/capabilities.ts";
import { letterOf } from "../organization/matrix.ts";
import { type Role, roles, type RoleScope } from "../organization/roles.ts";
import { ok, refuse, type Result } from "../result.ts";

/** How a link of a purpose is used. */
interface PurposeTerms {
  /** How often at most. */
  readonly mostUses: number;
  /** How often where whoever gives it out does not say. */
  readonly uses: number;
  /** Nobody is sent it: it is a code on a desk, for whoever comes by. */
  readonly onDesk?: true;
  /** Given out by the tender itself, to whom it may concern. */
  readonly ofTender?: true;
}

const once: PurposeTerms = { mostUses: 1, uses: 1 };
const asOftenAsItTakes = { mostUses: 5000, uses: 5000, ofTender: true } as const;

/**
 * What a link lets somebody without an account do: this one thing. Those of a tender go with it to its end: its public notice,
 * a bidder's, a committee member's and a key holder's.
 */
const purposeTerms = {
  APPROVE: once,
  SIGN: once,
  UPLOAD_EVIDENCE: once,
  ANSWER: { mostUses: 500, uses: 1, onDesk: true },
  SUBMIT_PLAN: once,
  RECTIFY: { mostUses: 500, uses: 500 },
  NOTICE: asOftenAsItTakes,
  BID: asOftenAsItTakes,
  SCORE: asOftenAsItTakes,
  KEEP_KEY: asOftenAsItTakes,
} satisfies Readonly<Record<string, PurposeTerms>>;
export type LinkPurpose = keyof typeof purposeTerms;
export type TenderPurpose = Extract<LinkPurpose, "NOTICE" | "BID" | "SCORE" | "KEEP_KEY">;
/** All of them, in the order in which they are listed. */
export const linkPurposes = Object.keys(purposeTerms) as LinkPurpose[];
export const termsOf = (purpose: LinkPurpose): PurposeTerms => purposeTerms[purpose];

/** 可用, 已用完, 已过期, 已撤销. */
export const linkStatuses = ["ACTIVE", "USED_UP", "EXPIRED", "REVOKED"] as const;
export type LinkStatus = (typeof linkStatuses)[number];

export interface AccessLink {
  /** ISO instants. */
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly maxUses: number;
  readonly uses: number;
}

/** Where a link stands at an instant; that it was revoked is told first, for somebody meant it. */
export function linkStatus(link: AccessLink, now: string): LinkStatus {
  if (link.revokedAt !== null) return "REVOKED";
  if (link.uses >= link.maxUses) return "USED_UP";
  return Date.parse(now) >= Date.parse(link.expiresAt) ? "EXPIRED" : "ACTIVE";
}

/** Whether something may be done by the link now. Refused: LINK_NOT_VALID with its status. */
export function checkUsable(link: AccessLink, now: string): Result<null> {
  const status = linkStatus(link, now);
  return status === "ACTIVE" ? ok(null) : refuse("LINK_NOT_VALID", { status });
}

/** Days that a link may live at most. */
const mostDays = 30;

/** When a link that is made now ends. Refused: INVALID_INPUT. */
export function endOfLink(now: string, days: number): Result<string> {
  if (!Number.isInteger(days) || days < 1 || days > mostDays)
    return refuse("INVALID_INPUT", { field: "days", max: mostDays });
  return ok(new Date(Date.parse(now) + days * 86_400_000).toISOString());
}

const tenderDays = 730;

/** A link of a tender lives as long as a tender does, and is used as often as it takes. */
export const termsOfTenderLink = (
  purpose: TenderPurpose,
  now: string,
): { expiresAt: string; maxUses: number } => ({
  expiresAt: new Date(Date.parse(now) + tenderDays * 86_400_000).toISOString(),
  maxUses: termsOf(purpose).uses,
});

/** How often a link may be used. Refused: INVALID_INPUT. */
export function usesOf(purpose: LinkPurpose, wished: number | null | undefined): Result<number> {
  const { uses, mostUses: most } = termsOf(purpose);
  if (wished === null || wished === undefined) return ok(uses);
  return Number.isInteger(wished) && wished >= 1 && wished <= most
    ? ok(wished)
    : refuse("INVALID_INPUT", { field: "maxUses", max: most });
}

/** Links are given out, and taken back, by the company's own people who work with such records: `held` at the record's place. */
export const mayIssueLinks = (held: Iterable<Role>, capability: Capability): boolean =>
  [...held].some((role) => {
    const scope: RoleScope = roles[role].scope;
    return scope !== "EXTERNAL" && ["M", "A"].includes(letterOf(role, capability));
  });

/** 撤销. Refused: LINK_NOT_VALID where it is revoked already. */
export const revokeLink = (link: AccessLink): Result<null> =>
  link.revokedAt === null ? ok(null) : refuse("LINK_NOT_VALID", { status: "REVOKED" });
