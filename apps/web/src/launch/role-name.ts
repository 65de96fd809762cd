import type { Role } from "@threshold/domain/organization/roles";
import { roles } from "@threshold/domain/organization/roles";
import type { Language } from "../i18n/language.ts";

/** A position's name in the reader's language. */
export function roleName(role: Role, language: Language): string {
  return roles[role][language];
}
