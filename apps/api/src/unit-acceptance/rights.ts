import type { Permission } from "@threshold/domain/organization/permissions";
import { may } from "@threshold/domain/organization/viewer";
import type { AcceptanceRights } from "@threshold/domain/unit-acceptance/batch";
import type { Context } from "../context.ts";

/** What the viewer may do with the acceptance of a center. */
export function rightsAt(context: Context, serviceCenterId: string): AcceptanceRights {
  const held = (permission: Permission) =>
    may(context.viewer, permission, { level: "SERVICE_CENTER", id: serviceCenterId });
  return {
    manage: held("unitAcceptance.team.manage"),
    inspect: held("unitAcceptance.inspect"),
    summarize: held("unitAcceptance.summarize"),
    sampling: held("unitAcceptance.sampling.decide"),
    personId: context.viewer.personId,
  };
}
