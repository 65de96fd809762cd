import type { OrganizationMessages } from "./organization.zh.ts";

export const organizationEn: OrganizationMessages = {
  estates: "Estates",
};
