import { describe, expect, it } from "vitest";
import type { Role } from "../organization/roles.ts";
import type { Place, Viewer } from "../organization/viewer.ts";
import { taskRights } from "./rights.ts";

const estate: Place = { level: "ESTATE", id: "estate", centerId: "center" };
const task = { responsibleRole: "HR_ADMIN_OFFICER" as const, assigneeId: "named" };

const viewer = (personId: string, role?: Role, centerId = "center"): Viewer => ({
  accountId: personId,
  personId,
  companyId: "company",
  assignments: role
    ? [
        {
          role,
          place: { level: "SERVICE_CENTER", id: centerId },
          centerIds: [centerId],
          regionIds: [],
        },
      ]
    : [],
});

describe("who works on a task", () => {
  it("is its role, the center's head, and whoever is named for it", () => {
    expect(taskRights(viewer("a", "HR_ADMIN_OFFICER"), task, estate).work).toBe(true);
    expect(taskRights(viewer("a", "SERVICE_CENTER_HEAD"), task, estate).work).toBe(true);
    expect(taskRights(viewer("a", "SECURITY_MANAGER"), task, estate).work).toBe(false);
    expect(taskRights(viewer("named", "SECURITY_MANAGER"), task, estate).work).toBe(true);
  });

  it("is nobody without a role that reaches the place, named or not", () => {
    expect(taskRights(viewer("named"), task, estate).work).toBe(false);
    expect(taskRights(viewer("named", "SECURITY_MANAGER", "other"), task, estate).work).toBe(false);
  });
});
