import type { TakeoverRights } from "@threshold/domain/takeover/project";
import type { Permission } from "@threshold/domain/organization/permissions";
import { may } from "@threshold/domain/organization/viewer";
import type { Context } from "../context.ts";

/** What the viewer may do with the takeovers of a center. */
export function rightsAt(
  { viewer }: Pick<Context, "viewer">,
  serviceCenterId: string,
): TakeoverRights {
  const held = (permission: Permission) =>
    may(viewer, permission, { level: "SERVICE_CENTER", id: serviceCenterId });
  return {
    create: held("takeover.create"),
    team: held("takeover.team.manage"),
    plan: held("takeover.plan.approve"),
    inspect: held("takeover.inspect"),
    report: held("takeover.report.sign"),
    agree: held("takeover.defect.agree"),
    transfer: held("takeover.transferRight"),
    register: held("takeover.register.manage"),
    things: held("takeover.inspect") && (held("custody.takeOver") || held("custody.handOver")),
    except: held("takeover.except"),
    urge: held("takeover.urge"),
    comment: held("takeover.comment"),
    personId: viewer.personId,
  };
}
