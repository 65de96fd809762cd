import type { Role } from "@threshold/domain/organization/roles";
import { roles } from "@threshold/domain/organization/roles";
import { useWords } from "../i18n/Words.tsx";

/** An office by its name; the names of all offices come when one is asked for. */
export function OfficeName({ role }: { role: Role }) {
  const { language } = useWords();
  return roles[role][language];
}
