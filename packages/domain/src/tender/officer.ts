import type { Role } from "../organization/roles.ts";

/** Whose people may run a tender whoever bids: the developer's and the agency's. */
const organisersRoles: readonly Role[] = ["DEVELOPER_STAFF", "AGENCY_STAFF"];

/**
 * Whether somebody is too near to a bidder to run a tender (TEN-016): a member of the bid team for the same estate, and the
 * region's people where the region bids.
 */
export const isPartial = (of: {
  readonly roles: Iterable<Role>;
  readonly inBidTeam: boolean;
  readonly regionBids: boolean;
}): boolean =>
  of.inBidTeam || (of.regionBids && ![...of.roles].some((role) => organisersRoles.includes(role)));
