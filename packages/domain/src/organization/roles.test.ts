import { expect, it } from "vitest";
import { capabilityNames } from "./capabilities.ts";
import { isRole, roleIdentifier, roleNames, superiorOf, type Role } from "./roles.ts";

it("knows the 55 roles and 24 capabilities of the requirements", () => {
  expect(roleNames).toHaveLength(55);
  expect(capabilityNames).toHaveLength(24);
});

it("spells a role as the requirements do", () => {
  expect(roleIdentifier("REGION_HEAD")).toBe("regionHead");
  expect(roleIdentifier("OWNER")).toBe("owner");
  expect(new Set(roleNames.map(roleIdentifier)).size).toBe(roleNames.length);
});

it("does not take an inherited word for a role", () => {
  expect(isRole("REGION_HEAD")).toBe(true);
  expect(isRole("toString")).toBe(false);
});

it.each<[Role, Role | undefined]>([
  ["FRONT_DESK_AGENT", "CUSTOMER_SERVICE_SUPERVISOR"],
  ["BUILDING_STEWARD", "PROPERTY_SUPERVISOR"],
  ["HR_ADMIN_OFFICER", "REGION_HEAD"],
  ["GENERAL_MANAGER", undefined],
  ["OWNER", undefined],
])("ORG-R03 %s reports to %s", (role, superior) => {
  expect(superiorOf(role)).toBe(superior);
});

it("leads every reporting line to its top", () => {
  for (const role of roleNames) {
    const seen = new Set<Role>();
    for (let at: Role | undefined = role; at !== undefined; at = superiorOf(at)) {
      expect(isRole(at)).toBe(true);
      expect(seen.has(at)).toBe(false);
      seen.add(at);
    }
  }
});
