import type { Capability } from "./capabilities.ts";
import { letterOf, type Letter } from "./matrix.ts";
import { needsOf, type Permission } from "./permissions.ts";
import type { Role } from "./roles.ts";

/** A level of the tree at which a role may be held. */
export type PlaceLevel = "COMPANY" | "REGION" | "SERVICE_CENTER" | "ESTATE";

/** A node of the tree a record belongs to; an estate brings its service center along. */
export type Place =
  | { readonly level: "COMPANY" | "REGION" | "SERVICE_CENTER"; readonly id: string }
  | { readonly level: "ESTATE"; readonly id: string; readonly centerId: string };

/** A role somebody holds today at a place, with what lies below that place. */
export interface HeldRole {
  readonly role: Role;
  readonly place: { readonly level: PlaceLevel; readonly id: string };
  /** Service centers wholly below the place (or it itself); none for a role at one estate. */
  readonly centerIds: readonly string[] | "ALL";
  /** Regions wholly below the place (or it itself); none for a role at a center or an estate. */
  readonly regionIds: readonly string[] | "ALL";
}

/** Who looks: an account, the person behind it, and the roles held today. */
export interface Viewer {
  readonly accountId: string;
  readonly personId: string;
  readonly companyId: string;
  readonly assignments: readonly HeldRole[];
}

const within = (id: string, ids: readonly string[] | "ALL") => ids === "ALL" || ids.includes(id);

/** Whether a held role reaches a place: the place itself or anything below it (ORG-R02). */
export function covers(held: HeldRole, place: Place): boolean {
  switch (place.level) {
    case "COMPANY":
      return held.place.level === "COMPANY" && held.place.id === place.id;
    case "REGION":
      return within(place.id, held.regionIds);
    case "SERVICE_CENTER":
      return within(place.id, held.centerIds);
    case "ESTATE":
      return (
        (held.place.level === "ESTATE" && held.place.id === place.id) ||
        within(place.centerId, held.centerIds)
      );
  }
}

/** The roles the viewer holds that reach a place, each once. */
export const rolesAt = (viewer: Viewer, place: Place): ReadonlySet<Role> =>
  new Set(viewer.assignments.filter((held) => covers(held, place)).map((held) => held.role));

/** The matrix letters the viewer's roles give at a place, each once, without "-". */
export function lettersAt(
  viewer: Viewer,
  capability: Capability,
  place: Place,
): ReadonlySet<Letter> {
  const letters = [...rolesAt(viewer, place)].map((role) => letterOf(role, capability));
  return new Set(letters.filter((letter) => letter !== "-"));
}

/** Whether a role as such carries a permission, wherever it is held. */
export function grants(role: Role, permission: Permission): boolean {
  const needs = needsOf(permission);
  if (!needs.letters.includes(letterOf(role, needs.capability))) return false;
  return needs.roles === undefined || needs.roles.includes(role);
}

/**
 * Whether the viewer may do something at a place. Letter and role come from one and the same
 * assignment: a letter of one role does not lend itself to another.
 */
export function may(viewer: Viewer, permission: Permission, place: Place): boolean {
  return viewer.assignments.some((held) => grants(held.role, permission) && covers(held, place));
}

/** Whether the viewer may do it anywhere: what the navigation and "new" buttons ask. */
export const mayAnywhere = (viewer: Viewer, permission: Permission): boolean =>
  viewer.assignments.some((held) => grants(held.role, permission));

const reads = (held: HeldRole, capability: Capability) =>
  ["M", "A", "R"].includes(letterOf(held.role, capability));

/**
 * The service centers whose records of a capability the viewer reads, for the query's scope.
 * Own records only ("S") are no reading of a center; roles at one estate: `readableEstates`.
 */
export function readableCenters(viewer: Viewer, capability: Capability): readonly string[] | "ALL" {
  const ids = new Set<string>();
  for (const held of viewer.assignments) {
    if (!reads(held, capability)) continue;
    if (held.centerIds === "ALL") return "ALL";
    for (const id of held.centerIds) ids.add(id);
  }
  return [...ids];
}

/** The single estates at which the viewer reads a capability without reading the whole center. */
export function readableEstates(viewer: Viewer, capability: Capability): readonly string[] {
  const held = viewer.assignments.filter(
    (one) => one.place.level === "ESTATE" && reads(one, capability),
  );
  return [...new Set(held.map((one) => one.place.id))];
}
