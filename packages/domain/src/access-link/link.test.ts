import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Role } from "../organization/roles.ts";
import {
  type AccessLink,
  checkUsable,
  endOfLink,
  linkStatus,
  mayIssueLinks,
  revokeLink,
  usesOf,
} from "./link.ts";

const now = "2027-01-04T02:00:00.000Z";
const link = (more: Partial<AccessLink> = {}): AccessLink => ({
  expiresAt: "2027-01-05T02:00:00.000Z",
  revokedAt: null,
  maxUses: 1,
  uses: 0,
  ...more,
});

describe("a link", () => {
  it("works until it is used up, ends at its instant, and not once it is revoked", () => {
    expect(linkStatus(link(), now)).toBe("ACTIVE");
    expect(linkStatus(link({ uses: 1 }), now)).toBe("USED_UP");
    expect(linkStatus(link(), "2027-01-05T02:00:00.000Z")).toBe("EXPIRED");
    expect(linkStatus(link({ revokedAt: now, uses: 1 }), now)).toBe("REVOKED");
    expect(checkUsable(link({ uses: 1 }), now)).toMatchObject({
      refusal: { code: "LINK_NOT_VALID", details: { status: "USED_UP" } },
    });
  });

  it("lives for one to thirty days", () => {
    expect(endOfLink(now, 1)).toEqual({ ok: true, value: "2027-01-05T02:00:00.000Z" });
    for (const days of [0, 31, 1.5, -1]) expect(endOfLink(now, days).ok).toBe(false);
  });

  it("is used once, but one on a desk as often as is said, up to 500 times", () => {
    expect(usesOf("SIGN", undefined)).toEqual({ ok: true, value: 1 });
    expect(usesOf("APPROVE", 2).ok).toBe(false);
    expect(usesOf("ANSWER", 500)).toEqual({ ok: true, value: 500 });
    for (const wished of [0, 501, 1.5]) expect(usesOf("ANSWER", wished).ok).toBe(false);
  });

  it("is revoked once", () => {
    expect(revokeLink(link()).ok).toBe(true);
    expect(revokeLink(link({ revokedAt: now })).ok).toBe(false);
  });

  it("is usable exactly while it is neither revoked, used up nor over", () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.nat(4),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: -5, max: 5 }),
        (revoked, uses, maxUses, hours) => {
          const expiresAt = new Date(Date.parse(now) + hours * 3_600_000).toISOString();
          const one = { expiresAt, revokedAt: revoked ? now : null, uses, maxUses };
          expect(checkUsable(one, now).ok).toBe(!revoked && uses < maxUses && hours > 0);
        },
      ),
    );
  });
});

it("is given out by the company's own people who work with such records there", () => {
  const may = (role: Role) => mayIssueLinks([role], "LCH");
  expect(may("REGION_STAFF")).toBe(true);
  expect(may("CUSTOMER_SERVICE_MANAGER")).toBe(true);
  expect(may("DEVELOPER_STAFF")).toBe(false); // they would invite themselves
  expect(may("SYSTEM_ADMIN")).toBe(false); // reads only
  expect(mayIssueLinks([], "LCH")).toBe(false);
});
