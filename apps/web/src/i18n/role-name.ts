import { roleNames, roles } from "@threshold/domain/organization/roles";
import type { Role } from "@threshold/domain/organization/roles";
import type { Language } from "./language.ts";

/** A role's name as a title, from the domain's table of roles. */
export function roleName(role: Role, language: Language): string {
  const name = roles[role][language];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Every role to choose from; the search finds it by its name in either language. */
export const roleChoices = (language: Language) =>
  roleNames.map((value) => ({
    value,
    label: roleName(value, language),
    keywords: `${roles[value].zh} ${roles[value].en}`,
  }));
