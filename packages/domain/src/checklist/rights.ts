import type { Capability } from "../organization/capabilities.ts";
import { letterOf } from "../organization/matrix.ts";
import type { Viewer } from "../organization/viewer.ts";

/**
 * A capability's checklists are the company's: whoever manages or approves in it at a region or above
 * keeps them for all centers. A center works by them.
 */
export const mayManageChecklists = (viewer: Viewer, capability: Capability): boolean =>
  viewer.assignments.some(
    ({ role, place }) =>
      (place.level === "COMPANY" || place.level === "REGION") &&
      ["M", "A"].includes(letterOf(role, capability)),
  );
