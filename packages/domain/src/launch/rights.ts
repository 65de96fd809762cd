import type { Role } from "../organization/roles.ts";
import { may, rolesAt, type Place, type Viewer } from "../organization/viewer.ts";

/** What a viewer may do with one launch plan and one of its tasks, whatever their state. */
export interface TaskRights {
  /** Begin, tick, attach, submit, complete, reopen. */
  readonly work: boolean;
  /** Accept or send back what was submitted. */
  readonly approve: boolean;
  /** Declare not applicable, grant an exception from readiness. */
  readonly waive: boolean;
  /** Change due day, responsible role, remark. */
  readonly update: boolean;
}

/** What a viewer may do with a launch plan, whatever its state. */
export interface PlanRights {
  readonly update: boolean;
  readonly approve: boolean;
}

/** A task is worked by its responsible role at the place, the center's head, or the region. */
export const mayCompleteTask = (viewer: Viewer, responsibleRole: Role, place: Place): boolean =>
  may(viewer, "launch.completeTask", place) || rolesAt(viewer, place).has(responsibleRole);

/** A submitted task is accepted by the role that the template names, or the region's head. */
export const mayApproveTask = (
  viewer: Viewer,
  approverRole: Role | undefined,
  place: Place,
): boolean =>
  may(viewer, "launch.approve", place) ||
  (approverRole !== undefined && rolesAt(viewer, place).has(approverRole));

/** The viewer's rights over a task at its estate. */
export function taskRights(
  viewer: Viewer,
  task: { readonly responsibleRole: Role; readonly approverRole?: Role | undefined },
  place: Place,
): TaskRights {
  return {
    work: mayCompleteTask(viewer, task.responsibleRole, place),
    approve: mayApproveTask(viewer, task.approverRole, place),
    waive: may(viewer, "launch.waiveTask", place),
    update: may(viewer, "launch.update", place),
  };
}

/** The viewer's rights over a plan at its estate. */
export const planRights = (viewer: Viewer, place: Place): PlanRights => ({
  update: may(viewer, "launch.update", place),
  approve: may(viewer, "launch.approve", place),
});
