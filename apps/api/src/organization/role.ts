import { roleNames, roles, type Role as RoleWord } from "@threshold/domain/organization/roles";
import { enumOf } from "../graphql/enum.ts";

const meanings = Object.fromEntries(
  roleNames.map((role) => [role, `${roles[role].en} (${roles[role].zh})`]),
) as Record<RoleWord, string>;

export const Role = enumOf("Role", "A position, held at a place (岗位)", meanings);
