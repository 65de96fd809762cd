import { expect, it } from "vitest";
import type { Role } from "./roles.ts";
import {
  lettersAt,
  may,
  mayAnywhere,
  readableCenters,
  readableEstates,
  rolesAt,
  type HeldRole,
  type Place,
  type Viewer,
} from "./viewer.ts";

const company: Place = { level: "COMPANY", id: "k" };
const north: Place = { level: "REGION", id: "north" };
const centerA: Place = { level: "SERVICE_CENTER", id: "a" };
const centerB: Place = { level: "SERVICE_CENTER", id: "b" };
const estate1: Place = { level: "ESTATE", id: "a1", centerId: "a" };
const estate2: Place = { level: "ESTATE", id: "a2", centerId: "a" };

const viewer = (...assignments: HeldRole[]): Viewer => ({
  accountId: "x",
  personId: "p",
  companyId: "k",
  assignments,
});
const atCompany = (role: Role): HeldRole => ({
  role,
  place: { level: "COMPANY", id: "k" },
  centerIds: "ALL",
  regionIds: "ALL",
});
const inNorth = (role: Role): HeldRole => ({
  role,
  place: { level: "REGION", id: "north" },
  centerIds: ["a", "c"],
  regionIds: ["north"],
});
const inA = (role: Role): HeldRole => ({
  role,
  place: { level: "SERVICE_CENTER", id: "a" },
  centerIds: ["a"],
  regionIds: [],
});
const atEstate1 = (role: Role): HeldRole => ({
  role,
  place: { level: "ESTATE", id: "a1" },
  centerIds: [],
  regionIds: [],
});

it("ORG-R02 reaches the place and what lies below it, nothing else", () => {
  const head = viewer(inNorth("REGION_HEAD"));
  expect(rolesAt(head, north)).toEqual(new Set(["REGION_HEAD"]));
  expect(rolesAt(head, centerA)).toEqual(new Set(["REGION_HEAD"]));
  expect(rolesAt(head, estate1)).toEqual(new Set(["REGION_HEAD"]));
  expect(rolesAt(head, centerB)).toEqual(new Set());
  expect(rolesAt(head, company)).toEqual(new Set());
});

it("reaches one estate only from a role held at it", () => {
  const developer = viewer(atEstate1("DEVELOPER_STAFF"));
  expect(may(developer, "launch.read", estate1)).toBe(true);
  expect(may(developer, "launch.read", estate2)).toBe(false);
  expect(may(developer, "launch.read", centerA)).toBe(false);
  expect(readableCenters(developer, "LCH")).toEqual([]);
  expect(readableEstates(developer, "LCH")).toEqual(["a1"]);
});

it("does not reach another company, even from the top of one", () => {
  const manager = viewer(atCompany("GENERAL_MANAGER"));
  expect(may(manager, "launch.read", { level: "COMPANY", id: "other" })).toBe(false);
});

it("gathers the letters of all roles at a place", () => {
  const two = viewer(
    inNorth("REGION_HEAD"),
    inA("SERVICE_CENTER_HEAD"),
    inA("PARKING_FEE_COLLECTOR"),
  );
  expect(lettersAt(two, "LCH", centerA)).toEqual(new Set(["A", "M"]));
  expect(lettersAt(two, "LCH", north)).toEqual(new Set(["A"]));
});

it("gives no letter for own records a reading of the center", () => {
  const vendor = viewer(inA("VENDOR_STAFF"));
  expect(lettersAt(vendor, "LCH", centerA)).toEqual(new Set(["S"]));
  expect(may(vendor, "launch.read", centerA)).toBe(false);
  expect(readableCenters(vendor, "LCH")).toEqual([]);
});

it.each<[Role, string]>([
  ["REGION_HEAD", "create update completeTask waiveTask approve read"],
  ["REGION_STAFF", "create update completeTask read"],
  ["SERVICE_CENTER_HEAD", "completeTask read"],
  ["HR_ADMIN_OFFICER", "read"],
  ["CUSTOMER_SERVICE_MANAGER", "read"],
  ["PROPERTY_SUPERVISOR", "read"],
  ["FRONT_DESK_AGENT", ""],
  ["SYSTEM_ADMIN", "read"],
  ["DEVELOPER_STAFF", "read"],
])("lets %s do with launches: %s", (role, allowed) => {
  const one = viewer(atCompany(role));
  const all = ["create", "update", "completeTask", "waiveTask", "approve", "read"] as const;
  expect(all.filter((name) => may(one, `launch.${name}`, centerA)).join(" ")).toBe(allowed);
});

it("keeps the tree in the hands of those who manage it", () => {
  const hr = viewer(inNorth("HR_ADMIN_OFFICER"));
  expect(may(hr, "org.assign", centerA)).toBe(true);
  expect(may(hr, "people.manage", north)).toBe(true);
  expect(may(hr, "org.manage", centerA)).toBe(false);
  const head = viewer(inA("SERVICE_CENTER_HEAD"));
  expect(may(head, "import.run", estate1)).toBe(true);
  expect(may(head, "org.suspend", centerA)).toBe(false);
  expect(mayAnywhere(head, "org.suspend")).toBe(false);
  expect(mayAnywhere(head, "import.run")).toBe(true);
});

it("does not lend the letter of one role to the reach of another", () => {
  const mixed = viewer(inA("REGION_HEAD"), inNorth("FRONT_DESK_AGENT"));
  expect(may(mixed, "launch.approve", { level: "SERVICE_CENTER", id: "c" })).toBe(false);
});

it("reads every center from the company, some from below", () => {
  expect(readableCenters(viewer(atCompany("QUALITY_OFFICER")), "LCH")).toBe("ALL");
  expect(
    readableCenters(viewer(inNorth("TRAINING_OFFICER"), inA("SECURITY_MANAGER")), "LCH"),
  ).toEqual(["a", "c"]);
  expect(readableCenters(viewer(inNorth("TRAINING_OFFICER")), "FEE")).toEqual([]);
  expect(readableCenters(viewer(), "LCH")).toEqual([]);
});
