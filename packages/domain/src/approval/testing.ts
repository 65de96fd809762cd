import type { Role } from "../organization/roles.ts";
import type { PlaceLevel } from "../organization/viewer.ts";
import type { ChainStep } from "./chain.ts";
import type { Actor } from "./decide.ts";
import { type ApprovalEvent, type Asked, stateOf } from "./state.ts";

export const stepOf = (
  key: string,
  roles: readonly Role[],
  more: Partial<ChainStep> = {},
): ChainStep => ({
  key,
  label: key,
  labelEn: key,
  roles,
  level: "REGION",
  mode: "ONE",
  dueDays: null,
  ...more,
});

/** The sales-support scheme: the region head reviews, the developer's head approves. */
export const scheme: Asked = {
  steps: [
    stepOf("REVIEW", ["REGION_HEAD"]),
    stepOf("DEVELOPER", ["DEVELOPER_HEAD"], { level: "EXTERNAL" }),
  ],
  requesterId: "manager",
  authorIds: ["manager", "writer"],
  contentHash: "h1",
};

export const holding = (
  personId: string,
  role?: Role,
  more: {
    placeLevel?: PlaceLevel;
    forPersonId?: string;
    mayRecord?: boolean;
    mayIssueLinks?: boolean;
  } = {},
): Actor => ({
  personId,
  authorities: role
    ? [{ role, placeLevel: more.placeLevel ?? "REGION", forPersonId: more.forPersonId ?? null }]
    : [],
  mayRecord: more.mayRecord ?? false,
  mayIssueLinks: more.mayIssueLinks ?? false,
});

export const at = (...history: ApprovalEvent[]) => stateOf(scheme, history);
