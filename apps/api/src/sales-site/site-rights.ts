import type { ActionState } from "@threshold/domain/launch/action";
import type { Permission } from "@threshold/domain/organization/permissions";
import { may, type Place, type Viewer } from "@threshold/domain/organization/viewer";

/** What is done at a site, by the permissions of which one is needed. */
const needs = {
  recordSite: ["showcase.inventory"],
  keepRegister: ["showcase.inventory", "showcase.supervise"],
  follow: ["showcase.inventory", "showcase.supervise"],
  updateSalesSite: ["showcase.supervise"],
} as const satisfies Record<string, readonly Permission[]>;

/** Which of it the viewer may do there. */
export function siteActions(
  viewer: Viewer,
  { estateId: id, serviceCenterId: centerId }: { estateId: string; serviceCenterId: string },
): ActionState<string>[] {
  const place: Place = { level: "ESTATE", id, centerId };
  return Object.entries(needs).map(([action, permissions]) =>
    permissions.some((one) => may(viewer, one, place))
      ? { action, allowed: true }
      : {
          action,
          allowed: false,
          refusal: { code: "FORBIDDEN", details: { permission: permissions[0] } },
        },
  );
}
