import type { Role } from "../organization/roles.ts";
import { may, rolesAt, type Place, type Viewer } from "../organization/viewer.ts";

/** What a viewer may do with one launch plan, whatever its state. */
export interface PlanRights {
  /** Keep its facts and dates, add tasks, suspend, record the launch. */
  readonly update: boolean;
  /** Declare ready, grant exceptions. */
  readonly approve: boolean;
  /** Log the works progress of the sales area (LCH-R24). */
  readonly logProgress: boolean;
}

/** What a viewer may do with one task of a launch plan, whatever its state. */
export interface TaskRights {
  /** Begin, tick, attach, submit, complete, reopen. */
  readonly work: boolean;
  /** Accept or send back what was submitted, grant an exception from readiness. */
  readonly approve: boolean;
  /** Declare not applicable. */
  readonly waive: boolean;
  /** Change due day, responsible role, remark. */
  readonly update: boolean;
}

/** A task is worked by its responsible role at the place, the center's head, or the region. */
export const mayCompleteTask = (viewer: Viewer, responsibleRole: Role, place: Place): boolean =>
  may(viewer, "launch.completeTask", place) || rolesAt(viewer, place).has(responsibleRole);

/** Who is named for a task works on it, as long as a role of any kind reaches the place (ORG-R02). */
const isNamedFor = (viewer: Viewer, assigneeId: string | null | undefined, place: Place) =>
  assigneeId === viewer.personId && rolesAt(viewer, place).size > 0;

/** The viewer's rights over a task at its estate. */
export const taskRights = (
  viewer: Viewer,
  task: { readonly responsibleRole: Role; readonly assigneeId?: string | null },
  place: Place,
): TaskRights => ({
  work:
    mayCompleteTask(viewer, task.responsibleRole, place) ||
    isNamedFor(viewer, task.assigneeId, place),
  approve: may(viewer, "launch.approve", place),
  waive: may(viewer, "launch.waiveTask", place),
  update: may(viewer, "launch.update", place),
});

/** The viewer's rights over a plan at its estate. */
export const planRights = (viewer: Viewer, place: Place): PlanRights => ({
  update: may(viewer, "launch.update", place),
  approve: may(viewer, "launch.approve", place),
  logProgress: mayCompleteTask(viewer, "ENGINEERING_MANAGER", place),
});
