import { roles } from "@threshold/domain/organization/roles";
import type { Role } from "@threshold/domain/organization/roles";
import type { Language } from "./language.ts";

/** A role's name as a title, from the domain's table of roles. */
export function roleName(role: Role, language: Language): string {
  const name = roles[role][language];
  return name.charAt(0).toUpperCase() + name.slice(1);
}
