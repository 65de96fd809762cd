import { letterOf } from "../organization/matrix.ts";
import type { Role } from "../organization/roles.ts";
import { ok, refuse, type Result } from "../result.ts";

/**
 * Who is named for a task can open it: one of the roles that reach its center reads launches, or the task
 * would be in the hands of somebody who never sees it (ORG-R02). Refused: ASSIGNEE_CANNOT_READ.
 */
export function nameAssignee(personId: string, roles: readonly Role[]): Result<string> {
  return roles.some((role) => "MAR".includes(letterOf(role, "LCH")))
    ? ok(personId)
    : refuse("ASSIGNEE_CANNOT_READ");
}
